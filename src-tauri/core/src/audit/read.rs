//! Reading the log, for the privacy officer and the administrator: filtered, a page at a time.

use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Op;
use crate::clinic::{Clinic, Tx};
use crate::staff::Role;
use crate::values::{AccountId, Day, Timestamp, word::words};
use crate::{Error, Result, error::Problem};

/// Entries of a page.
pub(super) const PAGE: u32 = 200;

words! {
    /// How an entry ended.
    AuditResult in "result" {
        /// Done.
        Ok = "ok",
        /// Refused by a rule.
        Refused = "refused",
        /// Broken off by a failure.
        Failed = "failed",
    }
}

/// Which part of the log; an empty one means all of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct AuditQuery {
    /// Entries before this number; the newest first when absent.
    #[ts(type = "number | null")]
    pub before: Option<i64>,
    /// Only this object (a `subject_uid` or an internal id).
    pub object: Option<String>,
    /// Only the person behind this case number, or the letter: the card's `K-…` or the letter's `L-…`.
    /// For the privacy officer.
    pub case_no: Option<String>,
    /// Only this account; 0 is the program itself.
    pub account: Option<AccountId>,
    /// Only actions of this group: the word before the dot of their codes.
    pub group: Option<String>,
    /// Only entries that ended so.
    pub result: Option<AuditResult>,
    /// From this day at the desk.
    pub from: Option<Day>,
    /// Up to and with this day at the desk.
    pub to: Option<Day>,
}

/// One entry as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AuditRow {
    /// Its number.
    #[ts(type = "number")]
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Name of the account; empty for the program itself.
    pub who: String,
    /// Computer.
    pub workstation: String,
    /// Op code.
    pub action: String,
    /// Kind of object.
    pub object_type: String,
    /// Id of the object.
    pub object_id: String,
    /// ok, refused, failed.
    pub result: String,
    /// Fixed word.
    pub reason: String,
    /// How many equal events.
    pub times: u32,
}

/// A page of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AuditPage {
    /// Newest first, at most 200.
    pub rows: Vec<AuditRow>,
    /// Groups of actions one can ask for.
    pub groups: Vec<String>,
}

fn row_to_audit(row: &Row<'_>) -> rusqlite::Result<AuditRow> {
    Ok(AuditRow {
        seq: row.get(0)?,
        at: row.get(1)?,
        who: row.get(2)?,
        workstation: row.get(3)?,
        action: row.get(4)?,
        object_type: row.get(5)?,
        object_id: row.get(6)?,
        result: row.get(7)?,
        reason: row.get(8)?,
        times: row.get(9)?,
    })
}

/// What a query asks of the rows.
pub(super) struct Wanted {
    object: Option<(&'static str, String)>,
    account: Option<i64>,
    actions: Option<String>,
    result: Option<AuditResult>,
    from: Option<Timestamp>,
    until: Option<Timestamp>,
}

impl AuditQuery {
    /// Looks up what stands behind the words of the query.
    pub(super) fn wanted(&self, tx: &Tx<'_>) -> Result<Wanted> {
        let object = match (&self.case_no, &self.object) {
            (Some(case_no), _) => Some(of_case(tx, case_no)?),
            (None, Some(id)) => Some(("", id.clone())),
            (None, None) => None,
        };
        let group = self.group.as_deref();
        if group.is_some_and(|group| !groups().iter().any(|known| known == group)) {
            return Err(Error::invalid("group", Problem::Unknown));
        }
        Ok(Wanted {
            object,
            account: self.account.map(AccountId::get),
            actions: group.map(|group| format!("{group}.*")),
            result: self.result,
            from: self.from.map(|day| day.begins_in(tx.zone())),
            until: self.to.map(|day| day.plus_days(1).begins_in(tx.zone())),
        })
    }
}

/// The object behind a case number. Who may not see people may not ask for one.
fn of_case(tx: &Tx<'_>, case_no: &str) -> Result<(&'static str, String)> {
    if !tx.actor().holds_any(&[Role::PrivacyOfficer]) {
        return Err(Error::NotAllowed { op: Op::SeeAudit.code().into() });
    }
    // The letter is Latin, whatever the keyboard was set to.
    let case_no = case_no.trim().to_uppercase().replace('К', "K");
    let subject: Option<String> = tx
        .sql()
        .query_row(
            "SELECT subject_uid FROM lead WHERE case_no = ?1
             UNION SELECT subject_uid FROM request WHERE lead_case_no = ?1 LIMIT 1",
            [&case_no],
            |row| row.get(0),
        )
        .optional()?
        .flatten();
    if let Some(subject) = subject {
        return Ok(("lead", subject));
    }
    let letter: Option<i64> = tx
        .sql()
        .query_row("SELECT id FROM request WHERE case_no = ?1", [&case_no], |row| row.get(0))
        .optional()?;
    letter.map(|id| ("request", id.to_string())).ok_or_else(|| Error::invalid("case_no", Problem::Unknown))
}

/// The groups of actions, in the table's order.
fn groups() -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for op in Op::ALL {
        let group = op.code().split('.').next().unwrap_or_default();
        if !groups.iter().any(|known| known == group) {
            groups.push(group.to_owned());
        }
    }
    groups
}

/// The rows of a query before an entry, newest first.
pub(super) fn rows(tx: &Tx<'_>, wanted: &Wanted, before: Option<i64>, most: u32) -> Result<Vec<AuditRow>> {
    let (object_type, object) = wanted.object.as_ref().map_or(("", None), |(kind, id)| (*kind, Some(id)));
    // An object has an index of its own; everything else is read from the end.
    let by_object = if object.is_some() { "e.object_id = ?2" } else { "?2 IS NULL" };
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT e.seq, e.at, coalesce(a.display_name, ''), e.workstation, e.action, e.object_type, e.object_id,
           e.result, e.reason, e.times
         FROM audit_entry e LEFT JOIN staff_account a ON a.id = e.account_id
         WHERE e.seq < coalesce(?1, 9223372036854775807) AND {by_object} AND (?3 = '' OR e.object_type = ?3)
           AND (?4 IS NULL OR coalesce(e.account_id, 0) = ?4) AND (?5 IS NULL OR e.action GLOB ?5)
           AND (?6 IS NULL OR e.result = ?6) AND (?7 IS NULL OR e.at >= ?7) AND (?8 IS NULL OR e.at < ?8)
         ORDER BY e.seq DESC LIMIT ?9"
    ))?;
    let rows = statement.query_map(
        params![
            before,
            object,
            object_type,
            wanted.account,
            wanted.actions,
            wanted.result,
            wanted.from,
            wanted.until,
            most
        ],
        row_to_audit,
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Lists entries, newest first.
///
/// # Errors
/// `NotAllowed`, also for a case number asked for by who may not see people; `Invalid { case_no }`
/// for a number nobody has; `Invalid { group }`.
pub fn list(clinic: &Clinic, query: AuditQuery) -> Result<AuditPage> {
    // Looks of this second are shown too.
    clinic.flush_looks()?;
    clinic.read(Op::SeeAudit, |tx| {
        let wanted = query.wanted(tx)?;
        if let Some((kind, id)) = &wanted.object
            && !kind.is_empty()
        {
            tx.about(kind, id);
        }
        Ok(AuditPage { rows: rows(tx, &wanted, query.before, PAGE)?, groups: groups() })
    })
}
