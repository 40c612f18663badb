import { showDay } from "@/format";
import type { Today } from "@/ipc";
import { Badge, type BadgeLook } from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf } from "@/router";
import { daysLeft } from "./Counters";
import s from "./today.module.css";

/** Days before the hard date from which a letter is marked. */
const SOON = 7;

/** Letters with a legal clock, nearest first; by number only, for the privacy officer. */
export function Letters({ today: { letters, letters_open } }: { today: Today }) {
  return (
    <section className={s.panel} aria-label={m.today_privacy()}>
      <header className={s.head}>
        <h2>{m.today_privacy()}</h2>
      </header>
      {letters.length === 0 && (
        <p className={s.none}>
          {letters_open === 0 ? m.today_no_letters() : m.today_letters_hidden({ count: letters_open })}
        </p>
      )}
      <ul>
        {letters.map(({ request, case_no, kind, days_left, minutes_left, due_on, target_on }) => (
          <li key={case_no}>
            <a href={addressOf("privacy", request)} className={s.row}>
              <span className={s.time}>{case_no}</span>
              <span className={s.who}>
                <span>{m[`requests_kind_${kind}`]()}</span>
                <span className="small soft">
                  {m.today_letter_days({ target: showDay(target_on), due: showDay(due_on) })}
                </span>
              </span>
              <Badge look={look(days_left, minutes_left)}>
                {minutes_left === null ? daysLeft(days_left) : hoursLeft(minutes_left)}
              </Badge>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function look(days: number, minutes: number | null): BadgeLook {
  if (days < 0 || (minutes !== null && minutes < 0)) return "blocked";
  return days <= SOON ? "soon" : "plain";
}

/** A leak is told in hours, to the minute. */
function hoursLeft(minutes: number): string {
  const time = { hours: Math.floor(Math.abs(minutes) / 60), minutes: Math.abs(minutes) % 60 };
  return minutes < 0 ? m.requests_hours_over(time) : m.requests_hours_left(time);
}
