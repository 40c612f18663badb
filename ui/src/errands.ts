/**
 * What one room asks another to do without importing it: “register a person called so”, “log a call with
 * this lead”. The feature that owns the dialog hears; a request nobody hears does nothing.
 */
import { useEffect, useRef } from "react";
import type { ContactKind, Filter, LeadId, LeadRow, Sort } from "./ipc";

/** What a dialog about a lead has to know to begin with; a row and a card both have it. */
export type LeadBrief = Pick<LeadRow, "id" | "short_name" | "next_action">;

export type Errands = {
  /** Register a person; `text` was typed in the search and was not found. */
  quick_add: { text: string };
  /** Record a withdrawal letter; the person is known already when asked from a card. */
  withdrawal: { lead: LeadId | null };
  log_contact: { lead: LeadBrief; kind: ContactKind };
  /** Show a list of leads in their room; what is not said of the filter lets everybody through. */
  show_leads: { filter: Partial<Filter>; sort: Sort };
  /** Join two cards of one person; `other` is looked for when it is not known yet. */
  merge: { one: LeadId; other: LeadId | null };
};

type Hearer = { name: keyof Errands; handler: (errand: never) => void };
const hearers: Hearer[] = [];

export function ask<K extends keyof Errands>(name: K, errand: Errands[K]): void {
  hearers.findLast((one) => one.name === name)?.handler(errand as never);
}

/** Does the errand while the component stands. */
export function useErrand<K extends keyof Errands>(name: K, handler: (errand: Errands[K]) => void): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    const one: Hearer = { name, handler: (errand) => latest.current(errand as Errands[K]) };
    hearers.push(one);
    return () => {
      hearers.splice(hearers.indexOf(one), 1);
    };
  }, [name]);
}
