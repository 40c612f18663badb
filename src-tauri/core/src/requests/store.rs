//! SQL of letters.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::deadlines::Clock;
use super::{Cancelled, DestructionMark, IdentityCheck, LetterChannel, NewWithdrawal, Scope};
use crate::Result;
use crate::clinic::Tx;
use crate::consent::{Permit, Purpose};
use crate::values::{AccountId, CaseNo, Day, Language, LeadId, RequestId, Timestamp};

pub(super) fn case_no<P: Purpose>(sql: &Connection, permit: &Permit<'_, P>) -> Result<CaseNo> {
    Ok(sql
        .prepare_cached("SELECT case_no FROM lead WHERE id = ?1")?
        .query_row([permit.lead()], |row| row.get(0))?)
}

/// The day at the desk on which the record was made.
pub(super) fn registered_on<P: Purpose>(tx: &Tx<'_>, permit: &Permit<'_, P>) -> Result<Day> {
    let at: Timestamp = tx
        .sql()
        .prepare_cached("SELECT created_at FROM lead WHERE id = ?1")?
        .query_row([permit.lead()], |row| row.get(0))?;
    Ok(at.day_in(tx.zone()))
}

pub(super) fn insert<P: Purpose>(
    tx: &Tx<'_>,
    permit: &Permit<'_, P>,
    letter: &NewWithdrawal,
    clock: &Clock,
    case_no: &CaseNo,
    lead_case_no: &CaseNo,
) -> Result<RequestId> {
    let own: String = tx
        .sql()
        .prepare_cached("SELECT language FROM lead WHERE id = ?1")?
        .query_row([permit.lead()], |row| row.get(0))?;
    let language = letter.language.map_or(own, |language| language.code().to_owned());
    tx.sql()
        .prepare_cached(
            "INSERT INTO request (case_no, kind, lead_id, subject_uid, lead_case_no, received_on, recorded_at,
               recorded_by, channel, scope, identity_check, identity_by, language, due_on, target_on, status)
             VALUES (?1, 'withdrawal', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?7, ?11, ?12, ?13, 'open')",
        )?
        .execute(params![
            case_no,
            permit.lead(),
            permit.subject(),
            lead_case_no,
            letter.received_on,
            tx.now(),
            tx.account(),
            letter.channel.code(),
            letter.scope.code(),
            letter.identity_check.code(),
            language,
            clock.due_on,
            clock.target_on
        ])?;
    Ok(RequestId::new(tx.sql().last_insert_rowid()))
}

/// What a block would stop.
pub(super) fn cancellable<P: Purpose>(sql: &Connection, permit: &Permit<'_, P>) -> Result<Cancelled> {
    let count = |query: &str| -> Result<u32> {
        Ok(sql.prepare_cached(query)?.query_row([permit.lead()], |row| row.get(0))?)
    };
    Ok(Cancelled {
        trips: count(
            "SELECT count(*) FROM trip WHERE lead_id = ?1 AND status NOT IN ('cancelled', 'crossed', 'missed')",
        )?,
        next_actions: count("SELECT count(*) FROM lead WHERE id = ?1 AND next_on IS NOT NULL")?,
        drafts: count("SELECT count(*) FROM estimate WHERE lead_id = ?1 AND status = 'draft'")?,
    })
}

/// Stops it.
pub(super) fn cancel<P: Purpose>(tx: &Tx<'_>, permit: &Permit<'_, P>) -> Result<Cancelled> {
    let cancelled = cancellable(tx.sql(), permit)?;
    tx.sql()
        .prepare_cached(
            "UPDATE trip SET status = 'cancelled', version = version + 1, changed_at = ?2, changed_by = ?3
             WHERE lead_id = ?1 AND status NOT IN ('cancelled', 'crossed', 'missed')",
        )?
        .execute(params![permit.lead(), tx.now(), tx.account()])?;
    tx.sql()
        .prepare_cached("UPDATE lead SET next_action = '', next_on = NULL, next_time = NULL WHERE id = ?1")?
        .execute([permit.lead()])?;
    Ok(cancelled)
}

/// A letter as stored, with the name while there is one.
pub(super) struct Stored {
    /// `None` once destroyed.
    pub lead: Option<LeadId>,
    pub request: RequestId,
    pub case_no: CaseNo,
    pub lead_case_no: CaseNo,
    pub received_on: Day,
    pub recorded_at: Timestamp,
    pub channel: LetterChannel,
    pub due_on: Day,
    pub target_on: Day,
    pub closed: bool,
    pub recorded_by: AccountId,
    pub destruction: Option<DestructionMark>,
}

/// The facts only the letter's own page shows.
pub(super) struct More {
    pub scope: Scope,
    pub identity_check: IdentityCheck,
    pub identity_by: String,
    pub recorded_by: String,
    pub language: Language,
}

const STORED: &str =
    "r.id, r.case_no, r.lead_case_no, r.received_on, r.recorded_at, r.channel, r.due_on, r.target_on,
  r.status, d.id, d.state, r.lead_id, r.recorded_by";
const JOINED: &str = "FROM request r
  LEFT JOIN destruction d ON d.id =
    (SELECT max(destruction_id) FROM destruction_person WHERE subject_uid = r.subject_uid AND r.subject_uid <> '')";

fn row_to_stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let (channel, status): (String, String) = (row.get(5)?, row.get(8)?);
    let destruction = match row.get(9)? {
        Some(destruction) => Some(DestructionMark { destruction, state: row.get(10)? }),
        None => None,
    };
    Ok(Stored {
        request: row.get(0)?,
        case_no: row.get(1)?,
        lead_case_no: row.get(2)?,
        received_on: row.get(3)?,
        recorded_at: row.get(4)?,
        channel: LetterChannel::from_code(&channel).unwrap_or(LetterChannel::Post),
        due_on: row.get(6)?,
        target_on: row.get(7)?,
        closed: status == "closed",
        destruction,
        lead: row.get(11)?,
        recorded_by: row.get(12)?,
    })
}

pub(super) fn list(sql: &Connection, open_only: bool) -> Result<Vec<Stored>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {STORED} {JOINED} WHERE NOT ?1 OR r.status = 'open'
         ORDER BY r.status = 'closed', r.due_on, r.id LIMIT 1000"
    ))?;
    Ok(statement.query_map([open_only], row_to_stored)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn get(sql: &Connection, request: RequestId) -> Result<Option<(Stored, More)>> {
    Ok(sql
        .prepare_cached(&format!(
            "SELECT {STORED}, r.scope, r.identity_check, coalesce(i.display_name, ''), coalesce(b.display_name, ''),
               r.language {JOINED}
             LEFT JOIN staff_account i ON i.id = r.identity_by
             LEFT JOIN staff_account b ON b.id = r.recorded_by
             WHERE r.id = ?1"
        ))?
        .query_row([request], |row| {
            let (scope, check, language): (String, String, String) = (row.get(13)?, row.get(14)?, row.get(17)?);
            let more = More {
                scope: Scope::from_code(&scope).unwrap_or(Scope::Everything),
                identity_check: IdentityCheck::from_code(&check).unwrap_or(IdentityCheck::KnownAddress),
                identity_by: row.get(15)?,
                recorded_by: row.get(16)?,
                language: Language::from_code(&language).unwrap_or(Language::Ru),
            };
            Ok((row_to_stored(row)?, more))
        })
        .optional()?)
}
