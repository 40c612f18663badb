import type { RequestRow, Urgency } from "@/ipc";
import { Badge, type BadgeLook, cx } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./requests.module.css";

/** The days the law gives from receipt (Art. 21(5)). */
const TERM = 30;

const LOOKS: Record<Urgency, BadgeLook> = {
  calm: "none",
  soon: "soon",
  pressing: "blocked",
  overdue: "blocked",
  closed: "given",
};

/** How much of the term is left: shape, words and a bar. */
export function Term({ row }: { row: Pick<RequestRow, "urgency" | "days_left" | "destruction"> }) {
  const left = Math.max(0, Math.min(TERM, row.days_left));
  return (
    <span className={s.term}>
      <Badge look={LOOKS[row.urgency]}>{termWords(row)}</Badge>
      <span className={s.bar} aria-hidden="true">
        {row.urgency !== "closed" && (
          <span
            className={cx(s.left, s[row.urgency])}
            style={{ inlineSize: `${row.urgency === "overdue" ? 100 : (left / TERM) * 100}%` }}
          />
        )}
      </span>
    </span>
  );
}

export function termWords({
  urgency,
  days_left,
}: Pick<RequestRow, "urgency" | "days_left" | "destruction">): string {
  if (urgency === "closed") return m.requests_closed();
  if (days_left < 0) return m.requests_overdue({ count: -days_left });
  return days_left === 0 ? m.requests_last_day() : m.common_days_left({ count: days_left });
}
