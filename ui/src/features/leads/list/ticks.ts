/**
 * Which rows are ticked: never more than the core changes at once, and only such as are still in the list.
 * Another list begins without ticks.
 */
import { useRef, useState } from "react";
import type { LeadId, LeadRow } from "@/ipc";

/** Most leads changed at once. */
export const MOST = 500;

export type Ticks = {
  chosen: readonly LeadId[];
  has: (lead: LeadId) => boolean;
  toggle: (lead: LeadId) => void;
  /** From the row ticked last to this one. */
  upTo: (lead: LeadId) => void;
  /** All that are loaded, or none when they all are. */
  all: () => void;
  clear: () => void;
  /** Whether more were wanted than go at once. */
  full: boolean;
};

const NONE: ReadonlySet<LeadId> = new Set();

export function useTicks(key: string, rows: readonly LeadRow[]): Ticks {
  const [kept, setKept] = useState({ key, ticked: NONE, full: false });
  const { ticked, full } = kept.key === key ? kept : { ticked: NONE, full: false };
  const last = useRef<LeadId | null>(null);
  const chosen = rows.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const set = (leads: readonly LeadId[]) => {
    setKept({ key, ticked: new Set(leads.slice(0, MOST)), full: leads.length > MOST });
  };
  const place = (lead: LeadId | null) => rows.findIndex(({ id }) => id === lead);
  return {
    chosen,
    has: (lead) => ticked.has(lead),
    toggle: (lead) => {
      last.current = lead;
      set(ticked.has(lead) ? chosen.filter((one) => one !== lead) : [...chosen, lead]);
    },
    upTo: (lead) => {
      const [from, to] = [place(last.current), place(lead)].sort((a, b) => a - b) as [number, number];
      const between = from < 0 ? [lead] : rows.slice(from, to + 1).map(({ id }) => id);
      last.current = lead;
      set([...chosen, ...between.filter((one) => !ticked.has(one))]);
    },
    all: () => set(chosen.length === Math.min(rows.length, MOST) ? [] : rows.map(({ id }) => id)),
    clear: () => set([]),
    full,
  };
}
