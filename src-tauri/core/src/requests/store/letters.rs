//! SQL of the letters themselves, and of what they need to know of a record.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::grounds::{BlockReason, ClockDates};
use super::super::{
    Applicant, DestructionMark, IdentityCheck, LetterChannel, RequestKind, RequestOutcome, Scope, StepKind,
};
use crate::Result;
use crate::clinic::Tx;
use crate::values::{AccountId, CaseNo, Day, Language, LeadId, RequestId, SubjectUid, Timestamp};

/// What a letter needs to know of the record it is about, blocked or not.
pub(in crate::requests) struct Record {
    pub lead: LeadId,
    pub subject: SubjectUid,
    pub case_no: CaseNo,
    pub language: Language,
    pub registered_at: Timestamp,
    /// The day of its block and why; a word of another room is `None`.
    pub blocked: Option<(Day, Option<BlockReason>)>,
}

pub(in crate::requests) fn record_of(sql: &Connection, lead: LeadId) -> Result<Option<Record>> {
    Ok(sql
        .prepare_cached(
            "SELECT subject_uid, case_no, language, created_at, blocked_due, blocked_reason FROM lead WHERE id = ?1",
        )?
        .query_row([lead], |row| {
            let language: String = row.get(2)?;
            let due: Option<Day> = row.get(4)?;
            let reason: String = row.get(5)?;
            Ok(Record {
                lead,
                subject: row.get(0)?,
                case_no: row.get(1)?,
                language: Language::from_code(&language).unwrap_or(Language::Ru),
                registered_at: row.get(3)?,
                blocked: due.map(|due| (due, BlockReason::from_code(&reason).ok())),
            })
        })
        .optional()?)
}

/// A letter about to be written.
pub(in crate::requests) struct NewRow<'a> {
    pub case_no: &'a CaseNo,
    pub kind: RequestKind,
    pub record: Option<&'a Record>,
    pub applicant: Applicant,
    pub received_on: Day,
    pub received_at: Option<Timestamp>,
    pub channel: LetterChannel,
    pub scope: Scope,
    pub parts: &'a str,
    pub identity_check: IdentityCheck,
    pub reference: &'a str,
    pub language: Language,
    pub first: &'a ClockDates,
}

pub(in crate::requests) fn insert(tx: &Tx<'_>, row: &NewRow<'_>) -> Result<RequestId> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO request (case_no, kind, lead_id, subject_uid, lead_case_no, applicant, received_on,
               received_at, recorded_at, recorded_by, channel, scope, parts, identity_check, identity_by,
               reference, language, due_on, target_on, status)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?10, ?15, ?16, ?17, ?18, 'open')",
        )?
        .execute(params![
            row.case_no,
            row.kind,
            row.record.map(|record| record.lead),
            row.record.map_or("", |record| record.subject.as_str()),
            row.record.map_or("", |record| record.case_no.as_str()),
            row.applicant,
            row.received_on,
            row.received_at,
            tx.now(),
            tx.account(),
            row.channel,
            row.scope,
            row.parts,
            row.identity_check,
            row.reference,
            row.language.code(),
            row.first.due_on,
            row.first.target_on,
        ])?;
    Ok(RequestId::new(tx.sql().last_insert_rowid()))
}

/// A letter as stored.
pub(in crate::requests) struct Stored {
    /// `None` once destroyed, or when there never was a record.
    pub lead: Option<LeadId>,
    pub request: RequestId,
    pub case_no: CaseNo,
    pub kind: RequestKind,
    pub applicant: Applicant,
    pub lead_case_no: CaseNo,
    pub subject: SubjectUid,
    pub received_on: Day,
    pub received_at: Option<Timestamp>,
    pub recorded_at: Timestamp,
    pub channel: LetterChannel,
    pub due_on: Day,
    pub due_at: Option<Timestamp>,
    pub target_on: Day,
    pub closed: bool,
    pub outcome: Option<RequestOutcome>,
    pub recorded_by: AccountId,
    pub destruction: Option<DestructionMark>,
    /// When that destruction ended, and the number of its act.
    pub destroyed: Option<(Timestamp, CaseNo)>,
}

impl Stored {
    /// A destruction has begun and is not proved yet: nothing else is done about the letter.
    pub fn is_being_destroyed(&self) -> bool {
        self.destruction.as_ref().is_some_and(|mark| mark.state != "done")
    }
}

/// The facts only the letter's own page shows.
pub(in crate::requests) struct More {
    pub scope: Scope,
    pub parts: String,
    pub identity_check: IdentityCheck,
    pub identity_by: String,
    pub recorded_by: String,
    pub reference: String,
    pub language: Language,
    pub closed_at: Option<Timestamp>,
    pub closed_by: String,
}

const STORED: &str = "r.id, r.case_no, r.kind, r.applicant, r.lead_case_no, r.subject_uid, r.received_on,
  r.received_at, r.recorded_at, r.channel, r.due_on, r.target_on, r.status, r.outcome, r.lead_id, r.recorded_by,
  d.id, d.state,
  (SELECT min(due_at) FROM request_clock WHERE request_id = r.id AND done_at IS NULL),
  d.finished_at, d.act_year, d.act_number";
const JOINED: &str = "FROM request r
  LEFT JOIN destruction d ON d.id =
    (SELECT max(destruction_id) FROM destruction_person WHERE subject_uid = r.subject_uid AND r.subject_uid <> '')";

fn row_to_stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let (status, outcome): (String, String) = (row.get(12)?, row.get(13)?);
    let destruction = match row.get(16)? {
        Some(destruction) => Some(DestructionMark { destruction, state: row.get(17)? }),
        None => None,
    };
    Ok(Stored {
        request: row.get(0)?,
        case_no: row.get(1)?,
        kind: row.get(2)?,
        applicant: row.get(3)?,
        lead_case_no: row.get(4)?,
        subject: row.get(5)?,
        received_on: row.get(6)?,
        received_at: row.get(7)?,
        recorded_at: row.get(8)?,
        channel: row.get(9)?,
        due_on: row.get(10)?,
        target_on: row.get(11)?,
        closed: status == "closed",
        outcome: RequestOutcome::from_code(&outcome).ok(),
        lead: row.get(14)?,
        recorded_by: row.get(15)?,
        destruction,
        due_at: row.get(18)?,
        destroyed: match (row.get(19)?, row.get(20)?, row.get(21)?) {
            (Some(at), Some(year), Some(number)) => Some((at, CaseNo::new('A', year, number))),
            _ => None,
        },
    })
}

pub(in crate::requests) fn list(sql: &Connection, open_only: bool) -> Result<Vec<Stored>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {STORED} {JOINED} WHERE NOT ?1 OR r.status = 'open'
         ORDER BY r.status = 'closed', r.due_on, r.id LIMIT 1000"
    ))?;
    Ok(statement.query_map([open_only], row_to_stored)?.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::requests) fn get(sql: &Connection, request: RequestId) -> Result<Option<(Stored, More)>> {
    Ok(sql
        .prepare_cached(&format!(
            "SELECT {STORED}, r.scope, r.parts, r.identity_check, coalesce(i.display_name, ''),
               coalesce(b.display_name, ''), r.reference, r.language, r.closed_at, coalesce(c.display_name, '')
             {JOINED}
             LEFT JOIN staff_account i ON i.id = r.identity_by
             LEFT JOIN staff_account b ON b.id = r.recorded_by
             LEFT JOIN staff_account c ON c.id = r.closed_by
             WHERE r.id = ?1"
        ))?
        .query_row([request], |row| {
            let language: String = row.get(28)?;
            let more = More {
                scope: row.get(22)?,
                parts: row.get(23)?,
                identity_check: row.get(24)?,
                identity_by: row.get(25)?,
                recorded_by: row.get(26)?,
                reference: row.get(27)?,
                language: Language::from_code(&language).unwrap_or(Language::Ru),
                closed_at: row.get(29)?,
                closed_by: row.get(30)?,
            };
            Ok((row_to_stored(row)?, more))
        })
        .optional()?)
}

/// Closes one letter and stops its clocks.
pub(in crate::requests) fn close(tx: &Tx<'_>, request: RequestId, outcome: RequestOutcome) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE request SET status = 'closed', closed_at = ?2, closed_by = ?3, outcome = ?4 WHERE id = ?1",
        )?
        .execute(params![request, tx.now(), tx.account(), outcome])?;
    tx.sql()
        .prepare_cached(
            "UPDATE request_clock SET done_at = ?2, done_by = ?3 WHERE request_id = ?1 AND done_at IS NULL",
        )?
        .execute(params![request, tx.now(), tx.account()])?;
    Ok(())
}

/// Open letters of a person who is gone.
pub(in crate::requests) fn open_of(sql: &Connection, subject: &SubjectUid) -> Result<Vec<RequestId>> {
    let mut statement = sql.prepare_cached(
        "SELECT id FROM request WHERE subject_uid = ?1 AND status = 'open' AND subject_uid <> ''",
    )?;
    Ok(statement.query_map([subject], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Sets a letter's dates to those of its earliest open clock; without one they stay as they were.
pub(in crate::requests) fn follow_clocks(tx: &Tx<'_>, request: RequestId) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE request SET (due_on, target_on) = (c.due_on, c.target_on)
             FROM (SELECT due_on, target_on FROM request_clock WHERE request_id = ?1 AND done_at IS NULL
                   ORDER BY due_on, due_at IS NULL, due_at, id LIMIT 1) AS c
             WHERE request.id = ?1",
        )?
        .execute([request])?;
    Ok(())
}

/// When the mistaken letters about a record were entered.
pub(in crate::requests) fn mistaken_of(sql: &Connection, lead: LeadId) -> Result<Vec<Timestamp>> {
    let mut statement = sql.prepare_cached(
        "SELECT DISTINCT recorded_at FROM request WHERE lead_id = ?1 AND outcome = 'mistaken' ORDER BY id",
    )?;
    Ok(statement.query_map([lead], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// What mistaken letters about a record called off, and when, the newest first.
pub(in crate::requests) fn called_off_by_mistake(
    sql: &Connection,
    lead: LeadId,
) -> Result<Vec<(StepKind, Timestamp)>> {
    let mut statement = sql.prepare_cached(
        "SELECT s.step, s.at FROM request r JOIN request_step s ON s.request_id = r.id
         WHERE r.lead_id = ?1 AND r.outcome = 'mistaken' AND s.step IN ('trips_cancelled', 'actions_cancelled')
         ORDER BY s.id DESC",
    )?;
    let rows = statement.query_map([lead], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
