import { today } from "@internationalized/date";
import { crossingName, useCrossings } from "@/crossings";
import { showLongDay } from "@/format";
import { type Crossing, type TripRow, useDesk } from "@/ipc";
import { Badge, EmptyState, ErrorText, Page, Panel, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf } from "@/router";
import s from "./travel.module.css";
import { bothClocks, directionWord, modeWord, statusLook, statusWord, warningWords } from "./words";

const DAYS = 30;

/** Who crosses the river in the next 30 days, by day and hour. */
export function Area() {
  const from = today("Asia/Yakutsk");
  const between = { from: from.toString(), to: from.add({ days: DAYS }).toString() };
  const { data, error } = useDesk("trip_list", between);
  const crossings = useCrossings();
  return (
    <Page title={m.area_travel()} note={m.travel_next_days({ count: DAYS })}>
      <ErrorText error={error} />
      {!data && !error && <Skeleton rows={8} />}
      {data?.length === 0 && (
        <EmptyState icon="travel" title={m.travel_empty_title()}>
          {m.travel_empty_text()}
        </EmptyState>
      )}
      {byDay(data ?? []).map(([day, rows]) => (
        <Panel key={day} title={capital(showLongDay(day))} actions={<Counts rows={rows} />} flush>
          <ul className={s.rows}>
            {rows.map((row) => (
              <li key={`${row.lead} ${row.direction}`}>
                <Row row={row} crossings={crossings} />
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </Page>
  );
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Rows come in order; a new day begins where it changes. */
function byDay(rows: readonly TripRow[]): [string, TripRow[]][] {
  const days = new Map<string, TripRow[]>();
  for (const row of rows) days.set(row.on, [...(days.get(row.on) ?? []), row]);
  return [...days];
}

function Counts({ rows }: { rows: readonly TripRow[] }) {
  const arrivals = rows.filter(({ direction }) => direction === "arrival").length;
  const departures = rows.length - arrivals;
  return (
    <span className={s.note}>
      {[
        arrivals > 0 && m.travel_arrivals({ count: arrivals }),
        departures > 0 && m.travel_departures({ count: departures }),
      ]
        .filter(Boolean)
        .join(" · ")}
    </span>
  );
}

function Row({ row, crossings }: { row: TripRow; crossings: readonly Crossing[] }) {
  const { leg, outlook } = row;
  const how = [
    leg.mode && modeWord(leg.mode),
    leg.crossing && crossingName(crossings, leg.crossing),
    row.companions > 0 && m.travel_companions_count({ count: row.companions }),
  ].filter(Boolean);
  return (
    <a className={s.row} href={addressOf("leads", row.lead, "trip")}>
      <span className={s.direction}>{directionWord(row.direction)}</span>
      <span className={s.when}>{outlook.clocks ? bothClocks(outlook.clocks) : m.travel_no_time()}</span>
      <span className={s.who}>
        <span>
          <b>{row.full_name || row.case_no}</b>
          {row.chinese && row.chinese !== row.full_name && ` ${row.chinese}`}{" "}
          <span className={s.note}>{row.case_no}</span>
        </span>
        <span className={s.note}>{how.join(" · ")}</span>
        {outlook.warnings.map((warning) => (
          <span key={JSON.stringify(warning)} className={s.warning}>
            {warningWords(warning)}
          </span>
        ))}
      </span>
      <span className={s.marks}>
        {row.direction === "arrival" && (
          <>
            <Badge look={row.passport_ok ? "given" : "none"}>{m.travel_mark_passport()}</Badge>
            <Badge look={row.hotel ? "given" : "none"}>{m.travel_mark_hotel()}</Badge>
            <Badge look={row.transfer ? "given" : "none"}>{m.travel_mark_transfer()}</Badge>
          </>
        )}
        <Badge look={statusLook(row.status)}>{statusWord(row.status)}</Badge>
      </span>
    </a>
  );
}
