/** One person in two lines, the same in every list of people: who, how far, what next, what consent. */
import type { ReactNode } from "react";
import { dayAfter, showDay, showShortDay } from "@/format";
import type { LeadRow, NextAction } from "@/ipc";
import { m } from "@/paraglide/messages";
import { cx } from "./cx";
import s from "./lead.module.css";
import { Badge, ConsentBadge } from "./show";
import { statusWord } from "./words";

export type LeadLineProps = {
  row: LeadRow;
  /** The day at the desk, so that its promises read “today”. */
  today?: string | undefined;
  /** Instead of the next action: why the person is in this list. */
  note?: ReactNode;
  /** Says the day of arrival, too. */
  arrival?: boolean;
};

export function LeadLine({ row, today, note, arrival }: LeadLineProps) {
  return (
    <span className={s.line}>
      <span className={s.name}>
        <b>{row.short_name}</b>
        {row.chinese && row.chinese !== row.short_name && <span className="soft">{row.chinese}</span>}
      </span>
      <span className={s.end}>
        {row.archived ? <Badge look="plain">{m.leads_archived()}</Badge> : statusWord(row.status)}
      </span>
      <span className={cx(s.more, "small")}>
        {row.phone_tail && <span className={cx("figures", s.tail)}>{row.phone_tail}</span>}
        {arrival && row.arrives_on && (
          <span className={cx("figures", s.tail)}>
            {m.leads_arrives({ day: showShortDay(row.arrives_on, today) })}
          </span>
        )}
        <span className={s.next}>
          {note ??
            (row.blocked_due ? (
              m.leads_destroyed_by({ due: showDay(row.blocked_due) })
            ) : (
              <NextWords next={row.next_action} overdue={row.overdue} today={today} />
            ))}
        </span>
      </span>
      <span className={s.end}>
        <ConsentBadge state={row.consent} />
      </span>
    </span>
  );
}

export type NextWordsProps = {
  next: NextAction | null;
  overdue: boolean;
  today?: string | undefined;
};

/** What is promised and when; a late promise says so in words too. */
export function NextWords({ next, overdue, today }: NextWordsProps) {
  if (!next) return <span className={s.nothing}>{m.leads_next_none()}</span>;
  return (
    <>
      {overdue && <span className={s.late}>{m.leads_overdue()} </span>}
      <span className={cx("figures", overdue ? s.late : s.when)}>{whenWords(next, today)}</span> {next.text}
    </>
  );
}

function whenWords({ on, time }: NextAction, today: string | undefined): string {
  const day =
    on === today
      ? m.common_today()
      : today !== undefined && on === dayAfter(today, 1)
        ? m.common_tomorrow()
        : showShortDay(on, today);
  return time ? `${day} ${time.slice(0, 5)}` : day;
}
