import type { RequestRow, Urgency } from "@/ipc";
import { Badge, type BadgeLook, cx } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./requests.module.css";
import { minutesWords, outcomeWord } from "./words";

/** The longest term of the law in days (Art. 21(5)): the length of the bar. */
const TERM = 30;

const LOOKS: Record<Urgency, BadgeLook> = {
  calm: "none",
  soon: "soon",
  pressing: "blocked",
  overdue: "blocked",
  closed: "given",
};

type Told = Pick<RequestRow, "urgency" | "days_left" | "minutes_left" | "outcome">;

/** How much of the term is left: shape, words and a bar. */
export function Term({ row }: { row: Told }) {
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

export function termWords({ urgency, days_left, minutes_left, outcome }: Told): string {
  if (urgency === "closed") return outcome ? outcomeWord(outcome) : m.requests_closed();
  if (minutes_left !== null) return minutesWords(minutes_left);
  if (days_left < 0) return m.requests_overdue({ count: -days_left });
  return days_left === 0 ? m.requests_last_day() : m.common_days_left({ count: days_left });
}
