import { crossingName, useCrossings } from "@/crossings";
import type { Today, TodayTrip } from "@/ipc";
import { Badge } from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf } from "@/router";
import type { Counter } from "./Counters";
import s from "./today.module.css";

const ZONES = { heihe: "Asia/Shanghai", blagoveshchensk: "Asia/Yakutsk" };

/** Who crosses the river today, by both clocks, and whether they are met and housed. */
export function River({ today: { trips }, only }: { today: Today; only: Counter | null }) {
  const crossings = useCrossings();
  const shown = trips.filter(
    ({ direction }) =>
      (only !== "arrivals" || direction === "arrival") &&
      (only !== "departures" || direction === "departure"),
  );
  return (
    <section className={s.panel} aria-label={m.today_river()}>
      <header className={s.head}>
        <h2>{m.today_river()}</h2>
        <span className="soft small">
          {m.app_heihe()} / {m.app_blagoveshchensk()}
        </span>
      </header>
      {shown.length === 0 && <p className={s.none}>{m.today_no_trips()}</p>}
      <ul>
        {shown.map((trip) => (
          <li key={`${trip.lead} ${trip.direction}`}>
            <a href={addressOf("leads", trip.lead, "trip")} className={s.row}>
              <span className={s.time}>{bothClocks(trip)}</span>
              <span className={s.who}>
                <b>{trip.short_name || trip.case_no}</b>
                <span className="soft small">
                  {trip.direction === "arrival" ? m.today_arrives() : m.today_departs()}
                  {trip.crossing && ` · ${crossingName(crossings, trip.crossing)}`}
                  {trip.companions > 0 && ` · ${m.today_companions({ count: trip.companions })}`}
                </span>
              </span>
              {trip.direction === "arrival" && (
                <span className={s.marks}>
                  <Badge look={trip.hotel ? "given" : "none"}>{m.today_hotel()}</Badge>
                  <Badge look={trip.transfer ? "given" : "none"}>{m.today_transfer()}</Badge>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `10:20 / 11:20`: Heihe and Blagoveshchensk are an hour apart all year round. */
export function bothClocks({ time, zone }: Pick<TodayTrip, "time" | "zone">): string {
  if (!time) return m.today_no_time();
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const clock = (shift: number) =>
    `${String((hours + shift + 24) % 24).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
  return zone === ZONES.blagoveshchensk ? `${clock(-1)} / ${clock(0)}` : `${clock(0)} / ${clock(1)}`;
}
