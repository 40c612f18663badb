//! SQL of the Today page: reads across features by their indexes on days.

use rusqlite::{Connection, Row, params};

use super::{TodayLetter, TodayTrip};
use crate::travel::Direction;
use crate::values::{AccountId, Day, LeadId, PersonName, TimeOfDay, Timestamp};
use crate::{Result, consent};

/// How many promises are late, and how many of today's are not late yet.
///
/// `owner`: only of people this account answers for.
pub(super) fn promises(
    sql: &Connection,
    today: Day,
    now: TimeOfDay,
    owner: Option<AccountId>,
) -> Result<(u32, u32)> {
    Ok(sql
        .prepare_cached(
            "SELECT count(*) FILTER (WHERE next_on < ?1 OR next_time < ?2),
               count(*) FILTER (WHERE next_on = ?1 AND (next_time IS NULL OR next_time >= ?2))
             FROM lead INDEXED BY lead_by_next
             WHERE blocked_at IS NULL AND archived_at IS NULL AND next_on IS NOT NULL AND next_on <= ?1
               AND (?3 IS NULL OR owner_id = ?3)",
        )?
        .query_row(params![today, now, owner], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Leads promised something by today: at most `most` late by days, and `most` of today.
pub(super) fn promised(
    sql: &Connection,
    today: Day,
    most: u32,
    owner: Option<AccountId>,
) -> Result<Vec<LeadId>> {
    let mut ids = Vec::new();
    for day in ["next_on < ?1", "next_on = ?1"] {
        let mut statement = sql.prepare_cached(&format!(
            "SELECT id FROM lead INDEXED BY lead_by_next
             WHERE blocked_at IS NULL AND archived_at IS NULL AND next_on IS NOT NULL AND {day}
               AND (?3 IS NULL OR owner_id = ?3)
             ORDER BY next_on DESC, id DESC LIMIT ?2"
        ))?;
        for id in statement.query_map(params![today, most, owner], |row| row.get(0))? {
            ids.push(id?);
        }
    }
    Ok(ids)
}

const ON_THE_RIVER: &str = "l.blocked_at IS NULL AND t.status NOT IN ('cancelled', 'missed')";

/// How many arrive, and how many go home.
pub(super) fn crossings(sql: &Connection, today: Day) -> Result<(u32, u32)> {
    let count = |column: &str| -> Result<u32> {
        Ok(sql
            .prepare_cached(&format!(
                "SELECT count(*) FROM trip t JOIN lead l ON l.id = t.lead_id WHERE t.{column} = ?1 AND {ON_THE_RIVER}"
            ))?
            .query_row([today], |row| row.get(0))?)
    };
    Ok((count("arrive_on")?, count("depart_on")?))
}

/// Crossings of a day, those with an hour first.
pub(super) fn trips(sql: &Connection, today: Day) -> Result<Vec<TodayTrip>> {
    let mut trips = Vec::new();
    for (direction, way) in [(Direction::Arrival, "arrive"), (Direction::Departure, "depart")] {
        let mut statement = sql.prepare_cached(&format!(
            "SELECT l.id, l.case_no, l.surname, l.given, l.patronymic, l.latin, l.chinese,
               t.{way}_time, t.{way}_zone, coalesce(t.{way}_mode, ''), t.{way}_crossing,
               t.hotel <> '', t.transfer <> '', t.companions
             FROM trip t JOIN lead l ON l.id = t.lead_id WHERE t.{way}_on = ?1 AND {ON_THE_RIVER}"
        ))?;
        for trip in statement.query_map([today], |row| row_to_trip(row, direction))? {
            trips.push(trip?);
        }
    }
    trips.sort_by_key(|trip| (trip.time.is_none(), trip.time));
    Ok(trips)
}

fn row_to_trip(row: &Row<'_>, direction: Direction) -> rusqlite::Result<TodayTrip> {
    let name = PersonName {
        surname: row.get(2)?,
        given: row.get(3)?,
        patronymic: row.get(4)?,
        latin: row.get(5)?,
        chinese: row.get(6)?,
    };
    Ok(TodayTrip {
        lead: row.get(0)?,
        case_no: row.get(1)?,
        short_name: name.short(),
        direction,
        time: row.get(7)?,
        zone: row.get(8)?,
        mode: row.get(9)?,
        crossing: row.get(10)?,
        hotel: row.get(11)?,
        transfer: row.get(12)?,
        companions: row.get(13)?,
    })
}

/// How many letters are open.
pub(super) fn letters_open(sql: &Connection) -> Result<u32> {
    Ok(sql
        .prepare_cached("SELECT count(*) FROM request INDEXED BY request_open WHERE status = 'open'")?
        .query_row([], |row| row.get(0))?)
}

/// Open letters, the nearest hard date first.
pub(super) fn letters(sql: &Connection, today: Day, now: Timestamp) -> Result<Vec<TodayLetter>> {
    let mut statement = sql.prepare_cached(
        "SELECT case_no, due_on, target_on, id, kind,
           (SELECT min(due_at) FROM request_clock WHERE request_id = request.id AND done_at IS NULL)
         FROM request INDEXED BY request_open WHERE status = 'open' ORDER BY due_on, id LIMIT 50",
    )?;
    Ok(statement
        .query_map([], |row| {
            let (due_on, due_at): (Day, Option<Timestamp>) = (row.get(1)?, row.get(5)?);
            Ok(TodayLetter {
                request: row.get(3)?,
                kind: row.get(4)?,
                minutes_left: due_at.map(|due| due.seconds_since(now).div_euclid(60)),
                case_no: row.get(0)?,
                days_left: due_on.days_since(today),
                due_on,
                target_on: row.get(2)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Open leads of a condition of another feature, counted up to `most`.
pub(super) fn among(sql: &Connection, leads: &str, most: u32) -> Result<u32> {
    Ok(sql
        .prepare_cached(&format!(
            "SELECT count(*) FROM (SELECT 1 FROM lead AS l
               WHERE l.id IN ({leads}) AND l.blocked_at IS NULL AND l.archived_at IS NULL LIMIT ?1)"
        ))?
        .query_row([most], |row| row.get(0))?)
}

/// Open leads without any granted consent, counted up to `most`.
pub(super) fn without_consent(sql: &Connection, most: u32) -> Result<u32> {
    let granted = consent::sql_ever_granted("l.id");
    Ok(sql
        .prepare_cached(&format!(
            "SELECT count(*) FROM (SELECT 1 FROM lead AS l INDEXED BY lead_open
               WHERE l.blocked_at IS NULL AND l.archived_at IS NULL AND NOT {granted} LIMIT ?1)"
        ))?
        .query_row([most], |row| row.get(0))?)
}
