import type { LeadRow } from "@/ipc";
import { ConsentBadge, cx, NextWords } from "@/kit";
import s from "./board.module.css";

/** One person on the board: who, what is promised, what consent, the end of the phone. */
export function BoardCard({ row, today }: { row: LeadRow; today: string | undefined }) {
  return (
    <span className={s.card}>
      <span className={s.head}>
        <span className={s.line}>
          <b>{row.short_name}</b>
          {row.chinese && row.chinese !== row.short_name && <span className="soft"> {row.chinese}</span>}
        </span>
        <span className={cx("soft", "small", "figures", s.tail)}>{row.phone_tail}</span>
      </span>
      <span className={cx("small", "soft", s.line)}>
        <NextWords next={row.next_action} overdue={row.overdue} today={today} />
      </span>
      <ConsentBadge state={row.consent} />
    </span>
  );
}
