//! SQL of trips and their ticks.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::checklist::{CheckItem, Tick};
use super::leg::{Direction, TripLeg};
use super::list::TripRow;
use super::outlook::LegOutlook;
use super::plan::TripPlan;
use super::trip::TripStatus;
use crate::Result;
use crate::clinic::Tx;
use crate::values::{Day, LeadId, PersonName, Timestamp, TripId};

/// A trip's own row.
pub(super) struct Stored {
    pub id: TripId,
    pub version: u32,
    pub status: TripStatus,
    pub arrival: TripLeg,
    pub departure: TripLeg,
    pub hotel: String,
    pub transfer: String,
    pub companions: u32,
    pub passport_ok_on: Option<Day>,
    pub note: String,
    pub changed_at: Timestamp,
}

fn row_to_leg(row: &Row<'_>, from: usize) -> rusqlite::Result<TripLeg> {
    Ok(TripLeg {
        on: row.get(from)?,
        time: row.get(from + 1)?,
        zone: row.get(from + 2)?,
        mode: row.get(from + 3)?,
        crossing: row.get(from + 4)?,
    })
}

fn row_to_trip(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        id: row.get(0)?,
        version: row.get(1)?,
        status: row.get(2)?,
        arrival: row_to_leg(row, 3)?,
        departure: row_to_leg(row, 8)?,
        hotel: row.get(13)?,
        transfer: row.get(14)?,
        companions: row.get(15)?,
        passport_ok_on: row.get(16)?,
        note: row.get(17)?,
        changed_at: row.get(18)?,
    })
}

pub(super) fn find(sql: &Connection, lead: LeadId) -> Result<Option<Stored>> {
    Ok(sql
        .prepare_cached(
            "SELECT id, version, status, arrive_on, arrive_time, arrive_zone, arrive_mode, arrive_crossing,
               depart_on, depart_time, depart_zone, depart_mode, depart_crossing,
               hotel, transfer, companions, passport_ok_on, note, changed_at
             FROM trip WHERE lead_id = ?1",
        )?
        .query_row([lead], row_to_trip)
        .optional()?)
}

/// Keeps a checked plan as the lead's one trip.
pub(super) fn put(tx: &Tx<'_>, plan: &TripPlan) -> Result<TripId> {
    Ok(tx
        .sql()
        .prepare_cached(
            "INSERT INTO trip (lead_id, status, arrive_on, arrive_time, arrive_zone, arrive_mode, arrive_crossing,
               depart_on, depart_time, depart_zone, depart_mode, depart_crossing,
               hotel, transfer, companions, passport_ok_on, note, changed_at, changed_by)
             VALUES (:lead, :status, :a_on, :a_time, :a_zone, :a_mode, :a_crossing,
               :d_on, :d_time, :d_zone, :d_mode, :d_crossing,
               :hotel, :transfer, :companions, :passport, :note, :at, :by)
             ON CONFLICT (lead_id) DO UPDATE SET version = version + 1, status = :status,
               arrive_on = :a_on, arrive_time = :a_time, arrive_zone = :a_zone, arrive_mode = :a_mode,
               arrive_crossing = :a_crossing, depart_on = :d_on, depart_time = :d_time,
               depart_zone = :d_zone, depart_mode = :d_mode, depart_crossing = :d_crossing,
               hotel = :hotel, transfer = :transfer, companions = :companions,
               passport_ok_on = :passport, note = :note, changed_at = :at, changed_by = :by
             RETURNING id",
        )?
        .query_row(
            named_params! {
                ":lead": plan.lead, ":status": plan.status,
                ":a_on": plan.arrival.on, ":a_time": plan.arrival.time, ":a_zone": plan.arrival.zone,
                ":a_mode": plan.arrival.mode, ":a_crossing": plan.arrival.crossing,
                ":d_on": plan.departure.on, ":d_time": plan.departure.time, ":d_zone": plan.departure.zone,
                ":d_mode": plan.departure.mode, ":d_crossing": plan.departure.crossing,
                ":hotel": plan.hotel, ":transfer": plan.transfer, ":companions": plan.companions,
                ":passport": plan.passport_ok_on, ":note": plan.note,
                ":at": tx.now(), ":by": tx.account(),
            },
            |row| row.get(0),
        )?)
}

/// Trips not over yet.
pub(super) fn pending(sql: &Connection, lead: LeadId) -> Result<u32> {
    Ok(sql
        .prepare_cached(
            "SELECT count(*) FROM trip WHERE lead_id = ?1 AND status NOT IN ('cancelled', 'crossed', 'missed')",
        )?
        .query_row([lead], |row| row.get(0))?)
}

/// Calls off what is not over.
pub(super) fn call_off(tx: &Tx<'_>, lead: LeadId) -> Result<u32> {
    let called_off = tx
        .sql()
        .prepare_cached(
            "UPDATE trip SET status = 'cancelled', version = version + 1, changed_at = ?2, changed_by = ?3
             WHERE lead_id = ?1 AND status NOT IN ('cancelled', 'crossed', 'missed')",
        )?
        .execute(params![lead, tx.now(), tx.account()])?;
    Ok(u32::try_from(called_off).unwrap_or(u32::MAX))
}

/// Gives a trip called off at that moment its status back, unless its day has passed.
pub(super) fn put_back(
    tx: &Tx<'_>,
    lead: LeadId,
    status: TripStatus,
    called_off_at: Timestamp,
) -> Result<bool> {
    let back = tx
        .sql()
        .prepare_cached(
            "UPDATE trip SET status = ?2, version = version + 1, changed_at = ?4, changed_by = ?5
             WHERE lead_id = ?1 AND status = 'cancelled' AND changed_at = ?3
               AND coalesce(arrive_on, depart_on, ?6) >= ?6",
        )?
        .execute(params![lead, status, called_off_at, tx.now(), tx.account(), tx.today()])?;
    Ok(back > 0)
}

pub(super) fn set_passport(tx: &Tx<'_>, id: TripId, day: Option<Day>) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE trip SET passport_ok_on = ?2, version = version + 1, changed_at = ?3, changed_by = ?4
             WHERE id = ?1",
        )?
        .execute(params![id, day, tx.now(), tx.account()])?;
    Ok(())
}

/// Ticks a line or opens it again; a tick that is there stays as it is.
pub(super) fn tick(tx: &Tx<'_>, id: TripId, item: CheckItem, ticked: bool) -> Result<()> {
    if ticked {
        tx.sql()
            .prepare_cached(
                "INSERT INTO trip_check (trip_id, item, ticked_at, ticked_by) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (trip_id, item) DO NOTHING",
            )?
            .execute(params![id, item, tx.now(), tx.account()])?;
    } else {
        tx.sql()
            .prepare_cached("DELETE FROM trip_check WHERE trip_id = ?1 AND item = ?2")?
            .execute(params![id, item])?;
    }
    Ok(())
}

pub(super) fn ticks(sql: &Connection, id: TripId) -> Result<BTreeMap<CheckItem, Tick>> {
    let mut statement = sql.prepare_cached(
        "SELECT c.item, c.ticked_at, coalesce(a.display_name, '')
         FROM trip_check c LEFT JOIN staff_account a ON a.id = c.ticked_by WHERE c.trip_id = ?1",
    )?;
    Ok(statement
        .query_map([id], |row| Ok((row.get(0)?, Tick { at: row.get(1)?, by: row.get(2)? })))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Crossings between two days, both ways, without blocked records; the outlook is still empty.
pub(super) fn between(sql: &Connection, from: Day, to: Day) -> Result<Vec<TripRow>> {
    let mut rows = Vec::new();
    for (direction, way) in [(Direction::Arrival, "arrive"), (Direction::Departure, "depart")] {
        let mut statement = sql.prepare_cached(&format!(
            "SELECT t.{way}_on, t.{way}_time, t.{way}_zone, t.{way}_mode, t.{way}_crossing,
               l.id, l.case_no, l.surname, l.given, l.patronymic, l.latin, l.chinese,
               t.status, t.hotel, t.transfer, t.companions, t.passport_ok_on IS NOT NULL
             FROM trip t JOIN lead l ON l.id = t.lead_id
             WHERE t.{way}_on BETWEEN ?1 AND ?2 AND l.blocked_at IS NULL
               AND t.status NOT IN ('cancelled', 'missed')"
        ))?;
        for row in statement.query_map([from, to], |row| row_to_crossing(row, direction))? {
            rows.push(row?);
        }
    }
    Ok(rows)
}

fn row_to_crossing(row: &Row<'_>, direction: Direction) -> rusqlite::Result<TripRow> {
    let name = PersonName {
        surname: row.get(7)?,
        given: row.get(8)?,
        patronymic: row.get(9)?,
        latin: row.get(10)?,
        chinese: row.get(11)?,
    };
    Ok(TripRow {
        on: row.get(0)?,
        leg: row_to_leg(row, 0)?,
        outlook: LegOutlook { clocks: None, warnings: Vec::new() },
        lead: row.get(5)?,
        case_no: row.get(6)?,
        full_name: name.full(),
        chinese: name.chinese,
        direction,
        status: row.get(12)?,
        hotel: row.get(13)?,
        transfer: row.get(14)?,
        companions: row.get(15)?,
        passport_ok: row.get(16)?,
    })
}
