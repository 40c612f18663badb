/**
 * Which leads the list shows, in which form. Kept while the window is open, so that the list never loses its
 * place; other rooms ask for a list by the errand `show_leads`.
 */
import { useSyncExternalStore } from "react";
import type { Column, Filter, Layout, LeadId, ListQuery, SavedView, Sort, ViewContent } from "@/ipc";

export type View = {
  /** Records that are worked with, put away, or blocked. */
  state: "open" | "archived" | "blocked";
  filter: Filter;
  sort: Sort;
  layout: Layout;
  /** Columns of the table, beside the name. */
  columns: readonly Column[];
  /** The saved view this began as. */
  saved: number | null;
  /** The lead last shown beside the list. */
  last: LeadId | null;
};

/** Lets everybody through. */
export const EVERYBODY: Filter = {
  statuses: [],
  channels: [],
  interests: [],
  languages: [],
  consent: null,
  next: null,
  mine: false,
  owners: [],
  unowned: false,
  created_from: null,
  created_to: null,
  idle_days: null,
  estimate_ending: false,
};

/** Columns of a table nobody has chosen any for. */
export const COLUMNS: readonly Column[] = ["phone", "status", "next", "consent", "owner", "changed"];

let kept: View = {
  state: "open",
  filter: EVERYBODY,
  sort: "changed",
  layout: "cards",
  columns: COLUMNS,
  saved: null,
  last: null,
};
const listeners = new Set<() => void>();

export function setView(part: Partial<View>): void {
  kept = { ...kept, ...part };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function useView(): [View, (part: Partial<View>) => void] {
  return [useSyncExternalStore(subscribe, () => kept), setView];
}

/** The forms a list may have: only what is worked with stands on a board. */
export const layoutsOf = ({ state }: Pick<View, "state">): readonly Layout[] =>
  state === "open" ? ["cards", "table", "board"] : ["cards", "table"];

/** The form it has. */
export const layoutOf = (view: Pick<View, "state" | "layout">): Layout =>
  layoutsOf(view).includes(view.layout) ? view.layout : "table";

/** Rows of one page. */
const PAGE = 100;

export function queryOf({ state, filter, sort }: Pick<View, "state" | "filter" | "sort">): ListQuery {
  return {
    filter,
    archived: state === "archived",
    blocked: state === "blocked",
    sort,
    after: null,
    limit: PAGE,
  };
}

/** Whether a filter lets everybody through. */
export const isEverybody = (filter: Filter): boolean => sameFilter(filter, EVERYBODY);

/** What is saved of a view. */
export const contentOf = (view: View): ViewContent => ({
  list: { ...queryOf(view), blocked: false, limit: 0 },
  layout: view.layout,
  columns: [...view.columns],
});

/** A saved view, shown. */
export const shownAs = ({ id, content: { list, layout, columns } }: SavedView): Partial<View> => ({
  state: list.archived ? "archived" : "open",
  filter: { ...EVERYBODY, ...list.filter },
  sort: list.sort,
  layout,
  columns,
  saved: id,
});

/** Whether a view shows something else than it was saved as; the order of words within a condition is nothing. */
export function isChanged(view: View, { content: { list, layout, columns } }: SavedView): boolean {
  return !(
    view.state === (list.archived ? "archived" : "open") &&
    (view.state !== "open" || view.sort === list.sort) &&
    view.layout === layout &&
    sameWords(view.columns, columns) &&
    sameFilter(view.filter, list.filter)
  );
}

function sameFilter(one: Filter, other: Filter): boolean {
  return (Object.keys(EVERYBODY) as (keyof Filter)[]).every((field) => {
    const [a, b] = [one[field], other[field]];
    return Array.isArray(a) && Array.isArray(b) ? sameWords(a, b) : a === b;
  });
}

const sameWords = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((word) => other.includes(word));
