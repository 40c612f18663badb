/** Plain days of a month in weeks from Monday; no time zone touches them. */
import type { CalendarYear } from "@/ipc";

export type MonthDay = { day: string; inside: boolean };

const DAY_MS = 86_400_000;
const plain = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The month `moved` months from that of a day; months count from 0. */
export function monthsFrom(today: string, moved: number): { year: number; month: number } {
  const at = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 + moved, 1));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() };
}

/** Its weeks, whole. */
export function daysOf(year: number, month: number): MonthDay[][] {
  const first = Date.UTC(year, month, 1);
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY_MS;
  const weeks: MonthDay[][] = [];
  for (let at = monday; at <= Date.UTC(year, month + 1, 0); at += 7 * DAY_MS) {
    weeks.push(
      Array.from({ length: 7 }, (_, n) => {
        const day = plain(at + n * DAY_MS);
        return { day, inside: Number(day.slice(5, 7)) === month + 1 };
      }),
    );
  }
  return weeks;
}

/** Whether a day is worked, by the year's table; without one by the weekday alone. */
export function worksOn(day: string, table: CalendarYear | undefined): boolean {
  if (table?.working_saturdays.includes(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !table?.days_off.includes(day);
}
