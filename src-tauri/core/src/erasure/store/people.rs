//! SQL of the people of a destruction and of the letters that ask for it.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::Reason;
use super::super::extract::Event;
use super::super::traces::Absorbed;
use crate::Result;
use crate::values::{CaseNo, Day, DestructionId, LeadId, RequestId, SubjectUid};

/// A letter as far as a destruction needs it.
pub(in crate::erasure) struct Letter {
    pub id: RequestId,
    pub case_no: CaseNo,
    pub reason: Reason,
    pub lead: Option<LeadId>,
    pub subject: SubjectUid,
    pub lead_case_no: CaseNo,
    pub received_on: Day,
    pub due_on: Day,
}

pub(in crate::erasure) fn find_letter(sql: &Connection, request: RequestId) -> Result<Option<Letter>> {
    Ok(sql
        .prepare_cached(
            // Of a letter that asks for several things, the clock that ends in a destruction counts.
            "SELECT r.id, r.case_no, coalesce(c.kind, r.kind), r.lead_id, r.subject_uid, r.lead_case_no,
               r.received_on, coalesce(c.due_on, r.due_on)
             FROM request r LEFT JOIN (
               SELECT request_id, due_on, CASE ground WHEN 'withdrawal_21_5' THEN 'withdrawal'
                 WHEN 'stop_21_5_1' THEN 'stop' WHEN 'unlawful_destroy_21_3' THEN 'unlawful'
                 WHEN 'unnecessary_20_3' THEN 'unnecessary' END AS kind
               FROM request_clock WHERE request_id = ?1 AND ground IN
                 ('withdrawal_21_5', 'stop_21_5_1', 'unlawful_destroy_21_3', 'unnecessary_20_3')
               ORDER BY due_on, id LIMIT 1) c ON c.request_id = r.id
             WHERE r.id = ?1",
        )?
        .query_row([request], |row| {
            let kind: String = row.get(2)?;
            Ok(Letter {
                id: row.get(0)?,
                case_no: row.get(1)?,
                reason: Reason::of_request(&kind),
                lead: row.get(3)?,
                subject: row.get(4)?,
                lead_case_no: row.get(5)?,
                received_on: row.get(6)?,
                due_on: row.get(7)?,
            })
        })
        .optional()?)
}

/// One person of a job.
#[derive(Debug, Clone)]
pub(in crate::erasure) struct JobPerson {
    pub request: Option<RequestId>,
    /// The entry of the retention queue, when no letter asks for it.
    pub retention: Option<i64>,
    pub letter_case_no: String,
    pub subject: SubjectUid,
    pub lead_case_no: CaseNo,
    pub reason: Reason,
    pub found: String,
}

fn row_to_person(row: &Row<'_>) -> rusqlite::Result<JobPerson> {
    let reason: String = row.get(5)?;
    Ok(JobPerson {
        request: row.get(0)?,
        retention: row.get(1)?,
        letter_case_no: row.get(2)?,
        subject: row.get(3)?,
        lead_case_no: row.get(4)?,
        reason: Reason::from_code(&reason),
        found: row.get(6)?,
    })
}

pub(in crate::erasure) fn people_of(sql: &Connection, id: DestructionId) -> Result<Vec<JobPerson>> {
    let mut statement = sql.prepare_cached(
        "SELECT p.request_id, p.retention_id, coalesce(r.case_no, ''), p.subject_uid, p.lead_case_no, p.reason, p.found
         FROM destruction_person p LEFT JOIN request r ON r.id = p.request_id
         WHERE p.destruction_id = ?1 ORDER BY p.position",
    )?;
    Ok(statement.query_map([id], row_to_person)?.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::erasure) fn insert_person(
    sql: &Connection,
    id: DestructionId,
    position: usize,
    person: &JobPerson,
) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO destruction_person (destruction_id, position, request_id, retention_id, subject_uid,
           lead_case_no, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id,
        i64::try_from(position).unwrap_or(i64::MAX),
        person.request,
        person.retention,
        person.subject,
        person.lead_case_no,
        person.reason.code()
    ])?;
    Ok(())
}

/// A job of this person that is not over yet.
pub(in crate::erasure) fn unfinished_of(
    sql: &Connection,
    subject: &SubjectUid,
) -> Result<Option<DestructionId>> {
    Ok(sql
        .prepare_cached(
            "SELECT d.id FROM destruction_person p JOIN destruction d ON d.id = p.destruction_id
             WHERE p.subject_uid = ?1 AND d.state <> 'done'",
        )?
        .query_row([subject], |row| row.get(0))
        .optional()?)
}

pub(in crate::erasure) fn keep_found(
    sql: &Connection,
    id: DestructionId,
    subject: &SubjectUid,
    found: &str,
) -> Result<()> {
    sql.prepare_cached(
        "UPDATE destruction_person SET found = ?3 WHERE destruction_id = ?1 AND subject_uid = ?2",
    )?
    .execute(params![id, subject, found])?;
    Ok(())
}

/// What is held keeps a record blocked until its last day.
pub(in crate::erasure) fn hold_block(sql: &Connection, subject: &SubjectUid, until: Day) -> Result<()> {
    sql.execute(
        "UPDATE lead SET blocked_due = ?2 WHERE subject_uid = ?1 AND blocked_at IS NOT NULL",
        params![subject, until],
    )?;
    Ok(())
}

/// Columns of an event, of `audit_entry e` with its account `a`.
const EVENT: &str = "e.seq, e.at, e.zone, coalesce(a.display_name, ''), e.workstation, e.action, e.result,
  e.reason, e.times, e.prev_hash, e.hash";

fn row_to_event(row: &Row<'_>) -> rusqlite::Result<Event> {
    Ok(Event {
        seq: row.get(0)?,
        at: row.get(1)?,
        zone: row.get(2)?,
        account: row.get(3)?,
        workstation: row.get(4)?,
        action: row.get(5)?,
        result: row.get(6)?,
        reason: row.get(7)?,
        times: row.get(8)?,
        prev_hash: row.get(9)?,
        hash: row.get(10)?,
    })
}

/// The log's entries about a person, oldest first.
pub(in crate::erasure) fn events_of(
    sql: &Connection,
    subject: &SubjectUid,
    request: Option<RequestId>,
) -> Result<Vec<Event>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {EVENT} FROM audit_entry e LEFT JOIN staff_account a ON a.id = e.account_id
         WHERE (e.object_type = 'lead' AND e.object_id = ?1)
            OR (e.object_type = 'request' AND e.object_id = CAST(?2 AS TEXT))
         ORDER BY e.seq"
    ))?;
    let rows = statement.query_map(params![subject, request], row_to_event)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One event as the log holds it now.
pub(in crate::erasure) fn find_event(sql: &Connection, seq: i64) -> Result<Option<Event>> {
    Ok(sql
        .prepare_cached(&format!(
            "SELECT {EVENT} FROM audit_entry e LEFT JOIN staff_account a ON a.id = e.account_id WHERE e.seq = ?1"
        ))?
        .query_row([seq], row_to_event)
        .optional()?)
}

/// The cards that went into a record.
pub(in crate::erasure) fn absorbed(sql: &Connection, lead: LeadId) -> Result<Vec<Absorbed>> {
    let mut statement = sql.prepare_cached(
        "SELECT absorbed_id, subject_uid FROM merge WHERE lead_id = ?1 AND undone_at IS NULL ORDER BY id",
    )?;
    let rows = statement.query_map([lead], |row| Ok(Absorbed { lead: row.get(0)?, subject: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The record behind a random name, while there is one.
pub(in crate::erasure) fn lead_of(sql: &Connection, subject: &SubjectUid) -> Result<Option<LeadId>> {
    Ok(sql
        .prepare_cached("SELECT id FROM lead WHERE subject_uid = ?1")?
        .query_row([subject], |row| row.get(0))
        .optional()?)
}
