/** The columns of the table: how wide, and what stands in them. */
import type { ReactNode } from "react";
import { showDay, showMoment } from "@/format";
import type { Column, LeadRow } from "@/ipc";
import { Badge, ConsentBadge, channelWord, NextWords, statusWord } from "@/kit";
import { languageName } from "@/language";
import { m } from "@/paraglide/messages";
import type { Names } from "../words";

/** Least width and share of what is left, both of tokens. */
const widths: Record<Column, readonly [least: string, share: number]> = {
  case_no: ["var(--term)", 0],
  phone: ["var(--short-field)", 0],
  status: ["calc(var(--term) + var(--s5))", 1],
  next: ["var(--menu-width)", 3],
  consent: ["var(--menu-width)", 0],
  owner: ["var(--term)", 1],
  channel: ["var(--term)", 1],
  language: ["var(--control-min)", 0],
  arrives: ["var(--choice-field)", 0],
  created: ["var(--choice-field)", 0],
  changed: ["calc(var(--term) + var(--s5))", 0],
};
const NAME: readonly [string, number] = ["var(--menu-width)", 3];
const TICK = "calc(var(--tick) + var(--s6))";

/** The same grid for the heading and each row, and the width below which it scrolls sideways. */
export function gridOf(columns: readonly Column[], ticks: boolean): { template: string; least: string } {
  const all = [NAME, ...columns.map((column) => widths[column])];
  const template = all.map(([least, share]) => (share === 0 ? least : `minmax(${least}, ${share}fr)`));
  const least = all.map(([width]) => width);
  return {
    template: [...(ticks ? [TICK] : []), ...template].join(" "),
    least: `calc(${[...(ticks ? [TICK] : []), ...least].join(" + ")})`,
  };
}

export function Cell({
  column,
  row,
  today,
  names,
}: {
  column: Column;
  row: LeadRow;
  today: string | undefined;
  names: Names;
}): ReactNode {
  switch (column) {
    case "case_no":
      return row.case_no;
    case "phone":
      return row.phone_tail || "–";
    case "status":
      return row.archived ? <Badge look="plain">{m.leads_archived()}</Badge> : statusWord(row.status);
    case "next":
      return row.blocked_due ? (
        m.leads_destroyed_by({ due: showDay(row.blocked_due) })
      ) : (
        <NextWords next={row.next_action} overdue={row.overdue} today={today} />
      );
    case "consent":
      return <ConsentBadge state={row.consent} />;
    case "owner":
      return row.owner === null ? "–" : names(row.owner);
    case "channel":
      return channelWord(row.channel);
    case "language":
      return languageName(row.language);
    case "arrives":
      return row.arrives_on ? showDay(row.arrives_on) : "–";
    case "created":
      return showMoment(row.created_at).replace(/ \S+$/, "");
    case "changed":
      return showMoment(row.changed_at);
  }
}
