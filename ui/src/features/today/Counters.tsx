import { ask } from "@/errands";
import { showNumber } from "@/format";
import type { Filter, Today, TripRow } from "@/ipc";
import { cx } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import { daysWithout } from "./backup";
import s from "./today.module.css";

/** Counters that narrow the page; the others lead to another room. */
export type Counter = "overdue" | "due" | "arrivals" | "departures" | "unconfirmed";

export type CountersProps = {
  today: Today;
  unconfirmed: readonly TripRow[];
  /** The last backup and the moment now; `undefined` until it is known. */
  backup: { at: string | null; now: number } | undefined;
  only: Counter | null;
  onOnly: (only: Counter | null) => void;
};

type One = {
  id: string;
  count: number;
  word: string;
  /** How it looks when it is not zero. */
  look?: "late" | "soon" | undefined;
  /** The core counts no further. */
  capped?: boolean;
  /** Zero is what is wrong. */
  never?: boolean;
  run: () => void;
  on?: boolean;
};

/** More people than the core counts. */
const MANY = 1000;

const list = (filter: Partial<Filter>) => () => ask("show_leads", { filter, sort: "changed" });

function countersOf({ today, unconfirmed, backup, only, onOnly }: CountersProps): One[] {
  const narrow = (id: Counter) => ({ id, on: only === id, run: () => onOnly(only === id ? null : id) });
  const counters: One[] = [
    {
      ...narrow("overdue"),
      count: today.overdue,
      word: m.today_overdue({ count: today.overdue }),
      look: "late",
    },
    { ...narrow("due"), count: today.calls_today, word: m.today_due({ count: today.calls_today }) },
    { ...narrow("arrivals"), count: today.arrivals, word: m.today_arrivals({ count: today.arrivals }) },
    {
      ...narrow("departures"),
      count: today.departures,
      word: m.today_departures({ count: today.departures }),
    },
  ];
  if (unconfirmed.length > 0 || only === "unconfirmed") {
    const count = unconfirmed.length;
    counters.push({
      ...narrow("unconfirmed"),
      count,
      word: m.today_unconfirmed_count({ count }),
      look: "soon",
    });
  }
  counters.push(
    lettersOf(today),
    {
      id: "estimates",
      count: today.estimates_expiring,
      word: m.today_estimates({ count: today.estimates_expiring }),
      look: "soon",
      capped: true,
      run: list({ estimate_ending: true }),
    },
    {
      id: "without_consent",
      count: today.without_consent,
      word: m.today_without_consent({ count: today.without_consent }),
      capped: true,
      run: list({ consent: "never" }),
    },
  );
  if (today.consents_ending > 0) {
    counters.push({
      id: "consents_ending",
      count: today.consents_ending,
      word: m.today_consents_ending({ count: today.consents_ending }),
      look: "soon",
      capped: true,
      run: list({ consent: "ending" }),
    });
  }
  const days = backup?.at ? daysWithout(backup.at, backup.now) : 0;
  if (backup && (days > 0 || backup.at === null)) {
    counters.push({
      id: "backup",
      count: days,
      word: backup.at === null ? m.today_backup_none() : m.today_backup_days({ count: days }),
      look: "soon",
      never: backup.at === null,
      run: () => navigate({ room: "settings", id: "backups" }),
    });
  }
  return counters;
}

function lettersOf({ letters, letters_open }: Today): One {
  const nearest = letters[0]?.days_left;
  const words = m.today_letters({ count: letters_open });
  return {
    id: "letters",
    count: letters_open,
    word: nearest === undefined ? words : `${words} · ${daysLeft(nearest)}`,
    look: nearest !== undefined && nearest < 0 ? "late" : "soon",
    run: () => navigate({ room: "privacy" }),
  };
}

/** What cannot wait, in figures: each narrows the page, or opens the list it counts. */
export function Counters(props: CountersProps) {
  return (
    <ul aria-label={m.today_counters()} className={s.counters}>
      {countersOf(props).map(({ id, count, word, look, capped, never, run, on }) => {
        const calm = count === 0 && !never;
        return (
          <li key={id}>
            <button
              type="button"
              aria-pressed={on}
              onClick={run}
              className={cx(s.counter, calm && s.zero, !calm && look && s[look], on && s.on)}
            >
              <b className={s.count}>
                {showNumber(count)}
                {capped && count >= MANY && "+"}
              </b>
              <span>{word}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** “6 days left”, or that the hard date has passed. */
export const daysLeft = (days: number): string =>
  days < 0 ? m.today_days_late({ count: -days }) : m.common_days_left({ count: days });
