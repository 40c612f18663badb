//! Reading the log, for the privacy officer and the administrator.

use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Op, Verified, verify_all};
use crate::{Result, api::Nothing, clinic::Clinic, values::Timestamp};

/// Which part of the log.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct AuditQuery {
    /// Entries before this number; the newest first when absent.
    #[ts(type = "number | null")]
    pub before: Option<i64>,
    /// Only this object (a `subject_uid` or an internal id).
    pub object: Option<String>,
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

/// Lists entries, newest first.
pub fn list(clinic: &Clinic, query: AuditQuery) -> Result<AuditPage> {
    clinic.read(Op::SeeAudit, |tx| {
        let mut statement = tx.sql().prepare_cached(
            "SELECT e.seq, e.at, coalesce(a.display_name, ''), e.workstation, e.action, e.object_type, e.object_id,
               e.result, e.reason, e.times
             FROM audit_entry e LEFT JOIN staff_account a ON a.id = e.account_id
             WHERE e.seq < coalesce(?1, 9223372036854775807) AND (?2 IS NULL OR e.object_id = ?2)
             ORDER BY e.seq DESC LIMIT 200",
        )?;
        let rows = statement.query_map(params![query.before, query.object], row_to_audit)?;
        Ok(AuditPage { rows: rows.collect::<rusqlite::Result<_>>()? })
    })
}

/// Verifies the whole chain on demand.
pub fn verify(clinic: &Clinic, _: Nothing) -> Result<Verified> {
    clinic.read(Op::VerifyAudit, |tx| verify_all(tx.sql()))
}
