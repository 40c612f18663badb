import { showNumber } from "@/format";
import type { Today } from "@/ipc";
import { cx } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import s from "./today.module.css";

/** Counters that narrow the page; the others lead to another room. */
export type Counter = "overdue" | "due" | "arrivals" | "departures";

export type CountersProps = { today: Today; only: Counter | null; onOnly: (only: Counter | null) => void };

type One = { id: string; count: number; word: string; look?: "late" | "soon"; run: () => void; on?: boolean };

/** More people than the core counts. */
const MANY = 1000;

export function Counters({ today, only, onOnly }: CountersProps) {
  const filter = (id: Counter) => ({ id, on: only === id, run: () => onOnly(only === id ? null : id) });
  const nearest = today.letters[0]?.days_left;
  const counters: One[] = [
    {
      ...filter("overdue"),
      count: today.overdue,
      word: m.today_overdue({ count: today.overdue }),
      look: "late",
    },
    { ...filter("due"), count: today.calls_today, word: m.today_due({ count: today.calls_today }) },
    { ...filter("arrivals"), count: today.arrivals, word: m.today_arrivals({ count: today.arrivals }) },
    {
      ...filter("departures"),
      count: today.departures,
      word: m.today_departures({ count: today.departures }),
    },
    {
      id: "letters",
      count: today.letters_open,
      word:
        nearest === undefined
          ? m.today_letters({ count: today.letters_open })
          : `${m.today_letters({ count: today.letters_open })} · ${daysLeft(nearest)}`,
      look: nearest !== undefined && nearest < 0 ? "late" : "soon",
      run: () => navigate({ room: "privacy" }),
    },
    {
      id: "estimates",
      count: today.estimates_expiring,
      word: m.today_estimates({ count: today.estimates_expiring }),
      look: "soon",
      run: () => navigate({ room: "estimates" }),
    },
    {
      id: "without_consent",
      count: today.without_consent,
      word: m.today_without_consent({ count: today.without_consent }),
      run: () => navigate({ room: "leads" }),
    },
  ];
  if (today.consents_ending > 0) {
    counters.push({
      id: "consents_ending",
      count: today.consents_ending,
      word: m.today_consents_ending({ count: today.consents_ending }),
      look: "soon",
      run: () => navigate({ room: "leads" }),
    });
  }
  return (
    <ul aria-label={m.today_counters()} className={s.counters}>
      {counters.map(({ id, count, word, look, run, on }) => (
        <li key={id}>
          <button
            type="button"
            aria-pressed={on}
            onClick={run}
            className={cx(s.counter, count === 0 && s.zero, count > 0 && look && s[look], on && s.on)}
          >
            <b className={s.count}>
              {showNumber(count)}
              {(id === "without_consent" || id === "consents_ending") && count >= MANY && "+"}
            </b>
            <span>{word}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** “6 days left”, or that the hard date has passed. */
export const daysLeft = (days: number): string =>
  days < 0 ? m.today_days_late({ count: -days }) : m.common_days_left({ count: days });
