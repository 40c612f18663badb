/** Words of the list: which leads it shows, in which order and form. */
import { showDay } from "@/format";
import type { AccountId, Column, ConsentWanted, Filter, Layout, NextWanted, SavedView, Sort } from "@/ipc";
import { categoryWord, channelWord, statusWord } from "@/kit";
import { languageName } from "@/language";
import { m } from "@/paraglide/messages";
import { isEverybody, type View } from "./view";

const states: Record<View["state"], () => string> = {
  open: m.leads_view_open,
  archived: m.leads_view_archived,
  blocked: m.leads_view_blocked,
};
export const stateWord = (state: View["state"]): string => states[state]();

/** The state of a list that has conditions beside it: not all of them any more. */
export const stateOf = ({ state, filter }: Pick<View, "state" | "filter">): string =>
  state === "open" && !isEverybody(filter) ? m.leads_view_open_of() : stateWord(state);

/** What an account is called. */
export type Names = (account: AccountId) => string;

/** What a list is called: its state and each of its conditions. */
export function listWord(view: Pick<View, "state" | "filter">, names: Names): string {
  return [stateOf(view), ...conditions(view.filter, names).map(({ words }) => words)].join(" · ");
}

/** One condition of a filter in words, and the filter without it. */
export type Condition = { id: string; words: string; without: Filter };

const consents: Record<ConsentWanted, () => string> = {
  given: m.leads_filter_consent_given,
  never: m.leads_filter_consent_never,
  ending: m.leads_filter_consent_ending,
};
export const CONSENTS: readonly ConsentWanted[] = ["given", "never", "ending"];
export const consentWantedWord = (wanted: ConsentWanted): string => consents[wanted]();

const promises: Record<NextWanted, () => string> = {
  overdue: m.leads_filter_next_overdue,
  today: m.leads_filter_next_today,
  week: m.leads_filter_next_week,
  any: m.leads_filter_next_any,
  nothing: m.leads_filter_next_nothing,
};
export const PROMISES: readonly NextWanted[] = ["overdue", "today", "week", "any", "nothing"];
export const nextWantedWord = (wanted: NextWanted): string => promises[wanted]();

/** The conditions of a filter, in the order of its dialog. */
export function conditions(filter: Filter, names: Names): Condition[] {
  const chip = (field: string, words: readonly string[]) =>
    m.leads_filter_chip({ field, words: words.join(m.leads_filter_and()) });
  const owners = [
    ...(filter.mine ? [m.leads_filter_mine()] : []),
    ...(filter.unowned ? [m.leads_owner_nobody()] : []),
    ...filter.owners.map(names),
  ];
  const all: readonly [string, string | false, Partial<Filter>][] = [
    ["statuses", words(m.leads_filter_status(), filter.statuses.map(statusWord)), { statuses: [] }],
    ["channels", words(m.leads_channel(), filter.channels.map(channelWord)), { channels: [] }],
    ["interests", words(m.leads_interests(), filter.interests.map(categoryWord)), { interests: [] }],
    ["languages", words(m.leads_language(), filter.languages.map(languageName)), { languages: [] }],
    [
      "consent",
      filter.consent !== null && chip(m.leads_filter_consent(), [consentWantedWord(filter.consent)]),
      { consent: null },
    ],
    ["next", filter.next !== null && chip(m.leads_next(), [nextWantedWord(filter.next)]), { next: null }],
    ["owner", words(m.leads_owner(), owners), { mine: false, unowned: false, owners: [] }],
    ["created", createdWords(filter), { created_from: null, created_to: null }],
    [
      "idle",
      filter.idle_days !== null && m.leads_filter_idle_days({ count: filter.idle_days }),
      { idle_days: null },
    ],
    ["estimate", filter.estimate_ending && m.leads_filter_estimate(), { estimate_ending: false }],
  ];
  function words(field: string, chosen: readonly string[]): string | false {
    return chosen.length > 0 && chip(field, chosen);
  }
  return all.flatMap(([id, said, part]) =>
    said === false ? [] : [{ id, words: said, without: { ...filter, ...part } }],
  );
}

function createdWords({ created_from: from, created_to: to }: Filter): string | false {
  if (from === null && to === null) return false;
  const days =
    from !== null && to !== null
      ? m.leads_filter_between({ from: showDay(from), to: showDay(to) })
      : from !== null
        ? m.leads_filter_from({ day: showDay(from) })
        : m.leads_filter_to({ day: showDay(to ?? "") });
  return m.leads_filter_chip({ field: m.leads_column_created(), words: days });
}

export const SORTS: readonly Sort[] = ["changed", "next_action"];
const sorts: Record<Sort, () => string> = { changed: m.leads_sort_changed, next_action: m.leads_sort_next };
export const sortWord = (sort: Sort): string => sorts[sort]();

/** What is put away has one order only. */
export const isSortable = ({ state }: Pick<View, "state">): boolean => state === "open";

const layouts: Record<Layout, () => string> = {
  cards: m.leads_layout_cards,
  table: m.leads_layout_table,
  board: m.leads_layout_board,
};
export const layoutWord = (layout: Layout): string => layouts[layout]();

/** The columns a table may have, in their order. */
export const ALL_COLUMNS: readonly Column[] = [
  "case_no",
  "phone",
  "status",
  "next",
  "consent",
  "owner",
  "channel",
  "language",
  "arrives",
  "created",
  "changed",
];
const columns: Record<Column, () => string> = {
  case_no: m.leads_number,
  phone: m.leads_column_phone,
  status: m.leads_filter_status,
  next: m.leads_next,
  consent: m.leads_filter_consent,
  owner: m.leads_owner,
  channel: m.leads_column_channel,
  language: m.leads_language,
  arrives: m.leads_column_arrives,
  created: m.leads_column_created,
  changed: m.leads_column_changed,
};
export const columnWord = (column: Column): string => columns[column]();

/** A view that has lost its name, because it named a person who was destroyed, is called by its number. */
export const viewName = ({ id, name }: Pick<SavedView, "id" | "name">): string =>
  name || m.leads_view_number({ number: id });
