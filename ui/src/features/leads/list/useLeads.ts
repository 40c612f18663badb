import { useMemo } from "react";
import { type LeadCount, type LeadRow, useDesk, usePages } from "@/ipc";
import { queryOf, type View } from "../view";

/** The list as it is loaded so far: the rows left of the card, in the table and on the way through them. */
export type Leads = {
  /** Another list, another key. */
  key: string;
  rows: readonly LeadRow[] | undefined;
  count: LeadCount | undefined;
  error: Error | null;
  more: () => void;
};

/** One view, in its order, page by page as one scrolls. */
export function useLeads(view: View): Leads {
  const first = queryOf(view);
  const { pages, error, more } = usePages("lead_list", first, ({ next }) =>
    next ? { ...first, after: next } : null,
  );
  const count = useDesk("lead_count", first).data;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows), [pages]);
  return { key: JSON.stringify(first), rows, count, error, more };
}
