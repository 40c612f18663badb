/** Which leads the list shows. Kept while the window is open, so that the list never loses its place. */
import { useState } from "react";
import type { LeadId, LeadStatus, ListQuery, Sort } from "@/ipc";

export type View = {
  of: "open" | "archived" | "blocked" | LeadStatus;
  sort: Sort;
  /** The lead last shown beside the list. */
  last: LeadId | null;
};

let kept: View = { of: "open", sort: "changed", last: null };

export function useView(): [View, (part: Partial<View>) => void] {
  const [view, setView] = useState(kept);
  const change = (part: Partial<View>) => {
    kept = { ...kept, ...part };
    setView(kept);
  };
  return [view, change];
}

/** Rows of one page. */
const PAGE = 100;

export function queryOf({ of, sort }: View): ListQuery {
  const status = of === "open" || of === "archived" || of === "blocked" ? null : of;
  return { status, archived: of === "archived", blocked: of === "blocked", sort, after: null, limit: PAGE };
}
