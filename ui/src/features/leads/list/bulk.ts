/** One change over those ticked: what is asked first, and what the answer says. */
import type { AccountId, BulkAct, BulkOrder, BulkRow, LeadId, LeadStatus } from "@/ipc";
import { statusWord } from "@/kit";
import { m } from "@/paraglide/messages";
import { asks } from "../AskStatus";
import { type NextDraft, nextOf } from "../NextFields";
import type { Names } from "../words";

/** What was pressed; some of it has to be said in full first. */
export type Asked =
  | { kind: "status"; status: LeadStatus }
  | { kind: "next" }
  | { kind: "owner"; owner: AccountId | null }
  | { kind: "archive" }
  | { kind: "restore" };

/** What is typed before the look. */
export type BulkDraft = { reason: string; until: string | null; next: NextDraft };

export const asksMore = (asked: Asked): boolean =>
  asked.kind === "next" || (asked.kind === "status" && asks(asked.status));

export function actOf(asked: Asked, draft: BulkDraft): BulkAct {
  switch (asked.kind) {
    case "status":
      return {
        act: "status",
        status: asked.status,
        reason: draft.reason.trim() || null,
        until: asked.status === "postponed" ? draft.until : null,
      };
    case "next":
      return { act: "next", next_action: nextOf(draft.next) };
    case "owner":
      return { act: "owner", owner: asked.owner };
    case "archive":
    case "restore":
      return { act: asked.kind };
  }
}

export const orderOf = (act: BulkAct, leads: readonly LeadId[], preview: boolean): BulkOrder => ({
  changes: leads.map((lead) => ({ lead, change: act })),
  preview,
});

/** The act as the dialog is called. */
export function askedWord(asked: Asked, names: Names): string {
  switch (asked.kind) {
    case "status":
      return m.leads_status({ status: statusWord(asked.status) });
    case "next":
      return m.leads_next();
    case "owner":
      return m.leads_filter_chip({
        field: m.leads_owner(),
        words: asked.owner === null ? m.leads_owner_nobody() : names(asked.owner),
      });
    case "archive":
      return m.leads_archive();
    case "restore":
      return m.leads_restore();
  }
}

/** The act on its button, with how many it changes. */
export function doWord(asked: Asked, count: string): string {
  if (asked.kind === "archive") return m.leads_bulk_archive({ count });
  return asked.kind === "restore" ? m.leads_bulk_restore({ count }) : m.leads_bulk_change({ count });
}

const ORDER = ["refused", "same", "changes"] as const;

/** Those who are left first, as they are what one has to read. */
export const sorted = (rows: readonly BulkRow[]): BulkRow[] =>
  ORDER.flatMap((verdict) => rows.filter((row) => row.verdict.verdict === verdict));

export const countOf = (rows: readonly BulkRow[], verdict: (typeof ORDER)[number]): number =>
  rows.filter((row) => row.verdict.verdict === verdict).length;
