//! SQL of clocks and steps.

use rusqlite::{Connection, Row, params};

use super::super::grounds::{ClockDates, ClockGround};
use super::super::{Decision, ExtensionReason, StepKind};
use crate::Result;
use crate::clinic::Tx;
use crate::values::{Day, LeadId, RequestId, Timestamp};

/// A clock as stored.
pub(in crate::requests) struct StoredClock {
    pub request: RequestId,
    pub ground: ClockGround,
    pub started_on: Day,
    pub due_on: Day,
    pub due_at: Option<Timestamp>,
    pub target_on: Day,
    pub extended_on: Option<Day>,
    pub extended_by: String,
    pub extended_reason: Option<ExtensionReason>,
    pub done_at: Option<Timestamp>,
    pub done_by: String,
}

const CLOCK: &str =
    "SELECT c.request_id, c.ground, c.started_on, c.due_on, c.due_at, c.target_on, c.extended_on,
    coalesce(e.display_name, ''), c.extended_reason, c.done_at, coalesce(d.display_name, '')
  FROM request_clock c
  LEFT JOIN staff_account e ON e.id = c.extended_by
  LEFT JOIN staff_account d ON d.id = c.done_by";

fn row_to_clock(row: &Row<'_>) -> rusqlite::Result<StoredClock> {
    let reason: String = row.get(8)?;
    Ok(StoredClock {
        request: row.get(0)?,
        ground: row.get(1)?,
        started_on: row.get(2)?,
        due_on: row.get(3)?,
        due_at: row.get(4)?,
        target_on: row.get(5)?,
        extended_on: row.get(6)?,
        extended_by: row.get(7)?,
        extended_reason: ExtensionReason::from_code(&reason).ok(),
        done_at: row.get(9)?,
        done_by: row.get(10)?,
    })
}

pub(in crate::requests) fn insert_clock(
    tx: &Tx<'_>,
    request: RequestId,
    started_on: Day,
    dates: &ClockDates,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO request_clock (request_id, ground, started_on, due_on, due_at, target_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![request, dates.ground, started_on, dates.due_on, dates.due_at, dates.target_on])?;
    Ok(())
}

/// The clocks of a letter, the earliest first.
pub(in crate::requests) fn clocks(sql: &Connection, request: RequestId) -> Result<Vec<StoredClock>> {
    let mut statement = sql.prepare_cached(&format!(
        "{CLOCK} WHERE c.request_id = ?1 ORDER BY c.due_on, c.due_at IS NULL, c.due_at, c.id"
    ))?;
    Ok(statement.query_map([request], row_to_clock)?.collect::<rusqlite::Result<_>>()?)
}

/// Every clock that still runs.
pub(in crate::requests) fn open_clocks(sql: &Connection) -> Result<Vec<StoredClock>> {
    let mut statement = sql.prepare_cached(&format!("{CLOCK} WHERE c.done_at IS NULL ORDER BY c.id"))?;
    Ok(statement.query_map([], row_to_clock)?.collect::<rusqlite::Result<_>>()?)
}

/// The open clocks of a record's open letters, with what their claim was decided to be.
pub(in crate::requests) fn clocks_of_lead(
    sql: &Connection,
    lead: LeadId,
) -> Result<Vec<(ClockGround, Day, Option<Decision>)>> {
    let mut statement = sql.prepare_cached(
        "SELECT c.ground, c.due_on,
           coalesce((SELECT detail FROM request_step WHERE request_id = r.id AND step = 'decided'
                       AND detail <> 'refused' ORDER BY id DESC LIMIT 1), '')
         FROM request r JOIN request_clock c ON c.request_id = r.id
         WHERE r.lead_id = ?1 AND r.status = 'open' AND c.done_at IS NULL ORDER BY c.due_on, c.id",
    )?;
    let rows = statement.query_map([lead], |row| {
        let decided: String = row.get(2)?;
        Ok((row.get(0)?, row.get(1)?, Decision::from_code(&decided).ok()))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Moves a clock's dates.
pub(in crate::requests) fn move_clock(tx: &Tx<'_>, request: RequestId, dates: &ClockDates) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE request_clock SET due_on = ?3, due_at = ?4, target_on = ?5 WHERE request_id = ?1 AND ground = ?2",
        )?
        .execute(params![request, dates.ground, dates.due_on, dates.due_at, dates.target_on])?;
    Ok(())
}

pub(in crate::requests) fn mark_extended(
    tx: &Tx<'_>,
    request: RequestId,
    ground: ClockGround,
    reason: ExtensionReason,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE request_clock SET extended_on = ?3, extended_by = ?4, extended_reason = ?5
             WHERE request_id = ?1 AND ground = ?2",
        )?
        .execute(params![request, ground, tx.today(), tx.account(), reason])?;
    Ok(())
}

pub(in crate::requests) fn stop_clock(tx: &Tx<'_>, request: RequestId, ground: ClockGround) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE request_clock SET done_at = ?3, done_by = ?4
             WHERE request_id = ?1 AND ground = ?2 AND done_at IS NULL",
        )?
        .execute(params![request, ground, tx.now(), tx.account()])?;
    Ok(())
}

/// A step as stored.
pub(in crate::requests) struct StoredStep {
    pub at: Timestamp,
    pub by: String,
    pub step: StepKind,
    pub detail: String,
}

pub(in crate::requests) fn add_step(
    tx: &Tx<'_>,
    request: RequestId,
    step: StepKind,
    detail: &str,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO request_step (request_id, at, by, step, detail) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![request, tx.now(), tx.account(), step, detail])?;
    Ok(())
}

/// The steps of a letter, the first first.
pub(in crate::requests) fn steps(sql: &Connection, request: RequestId) -> Result<Vec<StoredStep>> {
    let mut statement = sql.prepare_cached(
        "SELECT s.at, coalesce(a.display_name, ''), s.step, s.detail
         FROM request_step s LEFT JOIN staff_account a ON a.id = s.by WHERE s.request_id = ?1 ORDER BY s.id",
    )?;
    let rows = statement.query_map([request], |row| {
        Ok(StoredStep { at: row.get(0)?, by: row.get(1)?, step: row.get(2)?, detail: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
