//! SQL of consent: the facts, the texts, and what of the lead's row consent decides.

mod facts;
mod texts;

pub(super) use facts::*;
pub(super) use texts::*;

use rusqlite::{Connection, OptionalExtension, params};

use crate::Result;
use crate::clinic::Tx;
use crate::values::{Day, Language, LeadId, PersonName, SubjectUid, Timestamp};

/// What a permit must know of a lead.
pub(in crate::consent) struct LeadState {
    pub subject: SubjectUid,
    pub blocked_due: Option<Day>,
    /// For the time of a check only (152-FZ Art. 21(1)).
    pub disputed: bool,
    pub registered_at: Timestamp,
}

pub(in crate::consent) fn lead_state(sql: &Connection, lead: LeadId) -> Result<Option<LeadState>> {
    Ok(sql
        .prepare_cached(
            "SELECT subject_uid, blocked_at, blocked_due, created_at, blocked_reason = 'disputed' FROM lead WHERE id = ?1",
        )?
        .query_row([lead], |row| {
            let blocked: Option<String> = row.get(1)?;
            let due: Option<Day> = row.get(2)?;
            Ok(LeadState {
                subject: row.get(0)?,
                blocked_due: blocked.and(due),
                disputed: row.get(4)?,
                registered_at: row.get(3)?,
            })
        })
        .optional()?)
}

pub(in crate::consent) fn block(tx: &Tx<'_>, lead: LeadId, due: Day, reason: &str) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE lead SET blocked_at = coalesce(blocked_at, ?2), blocked_due = ?3, blocked_reason = ?4,
               version = version + 1 WHERE id = ?1",
        )?
        .execute(params![lead, tx.now(), due, reason])?;
    Ok(())
}

pub(in crate::consent) fn unblock(tx: &Tx<'_>, lead: LeadId) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE lead SET blocked_at = NULL, blocked_due = NULL, blocked_reason = '', version = version + 1
             WHERE id = ?1",
        )?
        .execute([lead])?;
    Ok(())
}

/// Preferred language.
pub(in crate::consent) fn language_of(sql: &Connection, lead: LeadId) -> Result<Language> {
    let code: String =
        sql.prepare_cached("SELECT language FROM lead WHERE id = ?1")?.query_row([lead], |row| row.get(0))?;
    Language::from_code(&code)
}

/// Full name and card number, for the form.
pub(in crate::consent) fn name_of(sql: &Connection, lead: LeadId) -> Result<(String, String)> {
    Ok(sql
        .prepare_cached("SELECT surname, given, patronymic, latin, chinese, case_no FROM lead WHERE id = ?1")?
        .query_row([lead], |row| {
            let name = PersonName {
                surname: row.get(0)?,
                given: row.get(1)?,
                patronymic: row.get(2)?,
                latin: row.get(3)?,
                chinese: row.get(4)?,
            };
            Ok((name.full(), row.get(5)?))
        })?)
}
