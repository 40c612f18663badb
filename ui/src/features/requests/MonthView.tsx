import { useState } from "react";
import { type CalendarYear, type RequestRow, useDesk, useToday } from "@/ipc";
import { Badge, cx, ErrorText, IconButton, Notice, Skeleton } from "@/kit";
import { locale } from "@/language";
import { m } from "@/paraglide/messages";
import { addressOf } from "@/router";
import { daysOf, monthsFrom, worksOn } from "./month";
import s from "./month.module.css";
import { kindWord } from "./words";

/** A month with what is due on its days; days off are those of the Russian production calendar. */
export function MonthView() {
  const today = useToday();
  const [moved, setMoved] = useState(0);
  const letters = useDesk("request_list", { open_only: true }, { keep: true });
  const years = useDesk("calendar_years", {}, { keep: true });
  if (!today || !letters.data || !years.data) {
    const error = letters.error ?? years.error;
    return error ? <ErrorText error={error} /> : <Skeleton rows={6} />;
  }
  const { year, month } = monthsFrom(today, moved);
  const table = years.data.find((one) => one.year === year);
  const title = new Intl.DateTimeFormat(locale(), { month: "long", year: "numeric", timeZone: "UTC" });
  return (
    <div className={s.month}>
      <header className={s.head}>
        <IconButton icon="left" label={m.requests_month_before()} onPress={() => setMoved(moved - 1)} />
        <h2>{title.format(Date.UTC(year, month, 1))}</h2>
        <IconButton icon="right" label={m.requests_month_after()} onPress={() => setMoved(moved + 1)} />
        {table?.preliminary && <Badge look="soon">{m.requests_year_preliminary()}</Badge>}
      </header>
      {!table && <Notice look="warn">{m.requests_calendar_missing({ year: String(year) })}</Notice>}
      <Grid year={year} month={month} today={today} table={table} letters={letters.data} />
      <p className="soft small">{m.requests_month_legend()}</p>
    </div>
  );
}

type GridProps = {
  year: number;
  month: number;
  today: string;
  table: CalendarYear | undefined;
  letters: readonly RequestRow[];
};

function Grid({ year, month, today, table, letters }: GridProps) {
  const weekday = new Intl.DateTimeFormat(locale(), { weekday: "short", timeZone: "UTC" });
  const weeks = daysOf(year, month);
  return (
    <table className={s.grid}>
      <thead>
        <tr>
          {weeks[0]?.map(({ day }) => (
            <th key={day} scope="col">
              {weekday.format(new Date(`${day}T00:00:00Z`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.day}>
            {week.map(({ day, inside }) => {
              const works = worksOn(day, table);
              return (
                <td
                  key={day}
                  title={inside && !works ? m.requests_day_off() : undefined}
                  aria-current={day === today ? "date" : undefined}
                  className={cx(!inside && s.outside, !works && s.off, day === today && s.today)}
                >
                  <span className={cx("figures", s.number)}>{Number(day.slice(8))}</span>
                  {inside &&
                    letters
                      .filter(({ due_on }) => due_on === day)
                      .map((row) => (
                        <a
                          key={row.request}
                          href={addressOf("privacy", row.request)}
                          className={cx(s.due, s[row.urgency])}
                          title={kindWord(row.kind)}
                        >
                          {row.case_no}
                        </a>
                      ))}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
