//! SQL of the retention queue and of what has come to its hard date.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::retention::{Cause, EntryState};
use crate::Result;
use crate::values::{AccountId, CaseNo, Day, LeadId, RequestId, SubjectUid, Timestamp};

/// A record whose term has ended and that does not wait yet.
#[derive(Debug, Clone)]
pub(in crate::erasure) struct Candidate {
    pub lead: LeadId,
    pub subject: SubjectUid,
    pub case_no: CaseNo,
    pub last_change: Timestamp,
}

fn row_to_candidate(row: &Row<'_>) -> rusqlite::Result<Candidate> {
    Ok(Candidate { lead: row.get(0)?, subject: row.get(1)?, case_no: row.get(2)?, last_change: row.get(3)? })
}

/// Status words after which nothing more is promised.
const CLOSED: &str = "'completed', 'aftercare', 'declined', 'spam', 'duplicate', 'no_show'";

/// `?1`: since when a decision to keep a record counts.
const NOT_IN_QUEUE: &str = "NOT EXISTS (SELECT 1 FROM retention_entry r WHERE r.lead_id = l.id
    AND (r.state = 'waiting' OR (r.state = 'cancelled' AND r.decided_at >= ?1)))";

/// Records closed or idle, longest untouched first. `before`: not changed since; a decision to keep a
/// record counts as a change.
pub(in crate::erasure) fn candidates(
    sql: &Connection,
    cause: Cause,
    before: Timestamp,
    today: Day,
    most: u32,
) -> Result<Vec<Candidate>> {
    let closed = if cause == Cause::Closed { "IN" } else { "NOT IN" };
    let mut statement = sql.prepare(&format!(
        "SELECT l.id, l.subject_uid, l.case_no, l.changed_at FROM lead l
         WHERE l.blocked_at IS NULL AND l.status {closed} ({CLOSED}) AND l.changed_at < ?1
           AND (l.next_on IS NULL OR l.next_on < ?2) AND {NOT_IN_QUEUE}
         ORDER BY l.changed_at, l.id LIMIT ?3"
    ))?;
    let rows = statement.query_map(params![before, today, most], row_to_candidate)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One record as a candidate, unless it waits already or was kept since `before`.
pub(in crate::erasure) fn candidate(
    sql: &Connection,
    lead: LeadId,
    before: Timestamp,
) -> Result<Option<Candidate>> {
    Ok(sql
        .prepare_cached(&format!(
            "SELECT l.id, l.subject_uid, l.case_no, l.changed_at FROM lead l WHERE l.id = ?2 AND {NOT_IN_QUEUE}"
        ))?
        .query_row(params![before, lead], row_to_candidate)
        .optional()?)
}

/// An entry as stored.
#[derive(Debug, Clone)]
pub(in crate::erasure) struct StoredEntry {
    pub id: i64,
    pub lead: Option<LeadId>,
    pub subject: SubjectUid,
    pub case_no: CaseNo,
    pub cause: Cause,
    pub entered_on: Day,
    pub due_on: Day,
    pub state: EntryState,
}

const ENTRY: &str =
    "SELECT id, lead_id, subject_uid, lead_case_no, cause, entered_on, due_on, state FROM retention_entry";

fn row_to_entry(row: &Row<'_>) -> rusqlite::Result<StoredEntry> {
    let (cause, state): (String, String) = (row.get(4)?, row.get(7)?);
    Ok(StoredEntry {
        id: row.get(0)?,
        lead: row.get(1)?,
        subject: row.get(2)?,
        case_no: row.get(3)?,
        cause: Cause::from_code(&cause).unwrap_or(Cause::Idle),
        entered_on: row.get(5)?,
        due_on: row.get(6)?,
        state: EntryState::from_code(&state).unwrap_or(EntryState::Waiting),
    })
}

pub(in crate::erasure) fn insert_entry(
    sql: &Connection,
    of: &Candidate,
    cause: Cause,
    entered_on: Day,
    due_on: Day,
) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO retention_entry (lead_id, subject_uid, lead_case_no, cause, entered_on, due_on, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'waiting')",
    )?
    .execute(params![of.lead, of.subject, of.case_no, cause.code(), entered_on, due_on])?;
    Ok(())
}

/// Entries, the nearest hard date first.
pub(in crate::erasure) fn entries(sql: &Connection, state: EntryState) -> Result<Vec<StoredEntry>> {
    let mut statement =
        sql.prepare_cached(&format!("{ENTRY} WHERE state = ?1 ORDER BY due_on, id LIMIT 1000"))?;
    Ok(statement.query_map([state.code()], row_to_entry)?.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::erasure) fn find_entry(sql: &Connection, id: i64) -> Result<Option<StoredEntry>> {
    Ok(sql.prepare_cached(&format!("{ENTRY} WHERE id = ?1"))?.query_row([id], row_to_entry).optional()?)
}

/// Waiting entries whose hard date has come.
pub(in crate::erasure) fn due_entries(sql: &Connection, by: Day) -> Result<Vec<StoredEntry>> {
    let mut statement = sql.prepare_cached(&format!(
        "{ENTRY} WHERE state = 'waiting' AND due_on <= ?1 AND lead_id IS NOT NULL ORDER BY due_on, id"
    ))?;
    Ok(statement.query_map([by], row_to_entry)?.collect::<rusqlite::Result<_>>()?)
}

/// Open letters whose record is blocked and must be gone by a day.
pub(in crate::erasure) fn due_letters(sql: &Connection, by: Day) -> Result<Vec<(RequestId, Day)>> {
    let mut statement = sql.prepare_cached(
        "SELECT r.id, min(c.due_on) AS due FROM request_clock c JOIN request r ON r.id = c.request_id
           JOIN lead l ON l.id = r.lead_id
         WHERE c.done_at IS NULL AND c.due_on <= ?1 AND r.status = 'open'
           AND l.blocked_at IS NOT NULL AND l.blocked_reason <> 'disputed'
           AND (c.ground IN ('withdrawal_21_5', 'stop_21_5_1', 'unlawful_destroy_21_3')
             OR c.ground = 'unnecessary_20_3' AND l.blocked_reason = 'unnecessary')
         GROUP BY r.id ORDER BY due, r.id",
    )?;
    Ok(statement.query_map([by], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Takes a waiting entry out of the queue; tells whether it waited.
pub(in crate::erasure) fn cancel_entry(
    sql: &Connection,
    id: i64,
    now: Timestamp,
    by: AccountId,
) -> Result<bool> {
    let changed = sql
        .prepare_cached(
            "UPDATE retention_entry SET state = 'cancelled', decided_at = ?2, decided_by = ?3
             WHERE id = ?1 AND state = 'waiting'",
        )?
        .execute(params![id, now, by])?;
    Ok(changed == 1)
}

/// Waiting entries, each with whether its card was used since it began to wait. A letter that came
/// meanwhile has a clock of its own and counts as use; without consent nothing else does. A record blocked
/// by the end of its own term goes on waiting.
pub(in crate::erasure) fn waiting_entries(
    sql: &Connection,
    zone: chrono_tz::Tz,
) -> Result<Vec<(StoredEntry, bool)>> {
    let mut statement = sql.prepare_cached(
        "SELECT r.id, r.lead_id, r.subject_uid, r.lead_case_no, r.cause, r.entered_on, r.due_on, r.state,
           l.changed_at, l.blocked_at IS NOT NULL AND l.blocked_reason <> 'term_expired'
         FROM retention_entry r JOIN lead l ON l.id = r.lead_id WHERE r.state = 'waiting'",
    )?;
    let rows = statement.query_map([], |row| {
        let (changed, blocked): (Timestamp, bool) = (row.get(8)?, row.get(9)?);
        let entry = row_to_entry(row)?;
        let dealt_with = entry.cause != Cause::NoConsent && changed.day_in(zone) > entry.entered_on;
        Ok((entry, dealt_with || blocked))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The person behind an entry is gone.
pub(in crate::erasure) fn mark_destroyed(
    sql: &Connection,
    subject: &SubjectUid,
    now: Timestamp,
    by: AccountId,
) -> Result<()> {
    sql.prepare_cached(
        "UPDATE retention_entry SET state = 'destroyed', decided_at = ?2, decided_by = ?3
         WHERE subject_uid = ?1 AND state = 'waiting'",
    )?
    .execute(params![subject, now, by])?;
    Ok(())
}
