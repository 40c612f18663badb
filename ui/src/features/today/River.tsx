import { crossingName, useCrossings } from "@/crossings";
import { dayAfter, showShortDay } from "@/format";
import type { Crossing, Day, Direction, Today, TodayTrip, TripRow } from "@/ipc";
import { Badge, Button } from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf, navigate } from "@/router";
import type { Counter } from "./Counters";
import { bothClocks } from "./clocks";
import s from "./today.module.css";

export type RiverProps = { today: Today; unconfirmed: readonly TripRow[]; only: Counter | null };

type Way = { lead: number; direction: Direction };
const sameWay = (a: Way) => (b: Way) => a.lead === b.lead && a.direction === b.direction;
const directionWord = (direction: Direction) =>
  direction === "arrival" ? m.today_arrives() : m.today_departs();

/** Who crosses the river today, by both clocks, whether they are met and housed; and who soon might. */
export function River({ today: { day, trips }, unconfirmed, only }: RiverProps) {
  const crossings = useCrossings();
  const open = (trip: TodayTrip) => unconfirmed.some(sameWay(trip));
  const shown = trips.filter(
    (trip) =>
      (only !== "arrivals" || trip.direction === "arrival") &&
      (only !== "departures" || trip.direction === "departure") &&
      (only !== "unconfirmed" || open(trip)),
  );
  const ofToday = only === "arrivals" || only === "departures";
  const soon = ofToday ? [] : unconfirmed.filter(({ on }) => on > day);
  return (
    <section className={s.panel} aria-label={m.today_river()}>
      <header className={s.head}>
        <h2>{m.today_river()}</h2>
        {ofToday || only === "unconfirmed" ? (
          <Button look="quiet" onPress={() => navigate({ room: "travel" })}>
            {m.today_open_trips()}
          </Button>
        ) : (
          <span className="soft small">
            {m.app_heihe()} / {m.app_blagoveshchensk()}
          </span>
        )}
      </header>
      {shown.length === 0 && only !== "unconfirmed" && <p className={s.none}>{m.today_no_trips()}</p>}
      <ul>
        {shown.map((trip) => (
          <li key={`${trip.lead} ${trip.direction}`}>
            <TodaysTrip trip={trip} unconfirmed={open(trip)} crossings={crossings} />
          </li>
        ))}
      </ul>
      {soon.length > 0 && (
        <>
          <h3 className={s.group}>{m.today_unconfirmed_soon()}</h3>
          <ul aria-label={m.today_unconfirmed_soon()}>
            {soon.map((trip) => (
              <li key={`${trip.lead} ${trip.direction}`}>
                <SoonTrip trip={trip} today={day} crossings={crossings} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type TodaysTripProps = { trip: TodayTrip; unconfirmed: boolean; crossings: readonly Crossing[] };

function TodaysTrip({ trip, unconfirmed, crossings }: TodaysTripProps) {
  return (
    <a href={addressOf("leads", trip.lead, "trip")} className={s.row}>
      <span className={s.time}>{bothClocks(trip)}</span>
      <span className={s.who}>
        <b>{trip.short_name || trip.case_no}</b>
        <span className="soft small">
          {directionWord(trip.direction)}
          {trip.crossing && ` · ${crossingName(crossings, trip.crossing)}`}
          {trip.companions > 0 && ` · ${m.today_companions({ count: trip.companions })}`}
        </span>
      </span>
      <span className={s.marks}>
        {trip.direction === "arrival" && (
          <>
            <Badge look={trip.hotel ? "given" : "none"}>{m.today_hotel()}</Badge>
            <Badge look={trip.transfer ? "given" : "none"}>{m.today_transfer()}</Badge>
          </>
        )}
        {unconfirmed && <Badge look="soon">{m.today_unconfirmed()}</Badge>}
      </span>
    </a>
  );
}

type SoonTripProps = { trip: TripRow; today: Day; crossings: readonly Crossing[] };

function SoonTrip({ trip, today, crossings }: SoonTripProps) {
  const day = trip.on === dayAfter(today, 1) ? m.common_tomorrow() : showShortDay(trip.on, today);
  return (
    <a href={addressOf("leads", trip.lead, "trip")} className={s.row}>
      <span className={s.time}>{day}</span>
      <span className={s.who}>
        <b>{trip.full_name || trip.case_no}</b>
        <span className="soft small">
          {directionWord(trip.direction)} · {bothClocks(trip.leg)}
          {trip.leg.crossing && ` · ${crossingName(crossings, trip.leg.crossing)}`}
        </span>
      </span>
      <span className={s.marks}>
        <Badge look={trip.status === "bought" ? "partial" : "none"}>
          {trip.status === "bought" ? m.travel_status_bought() : m.travel_status_planned()}
        </Badge>
      </span>
    </a>
  );
}
