//! A part of the log as a file for an inspector. By construction without personal data: people by
//! their random names, staff by account number, everything else by fixed words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::read::{AuditQuery, rows};
use super::{Op, chain};
use crate::Result;
use crate::clinic::Clinic;
use crate::values::text;

/// More entries do not go into one file.
const MOST_ROWS: u32 = 100_000;

/// The file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AuditFile {
    /// Number of the newest entry, no names.
    pub file_name: String,
    /// The file's text, byte-order mark included.
    pub csv: String,
    /// SHA-256 of the text in UTF-8.
    pub sha256: String,
    /// Entries in it.
    #[ts(type = "number")]
    pub entries: usize,
    /// Whether older entries did not fit into it.
    pub more: bool,
}

const COLUMNS: [&str; 13] = [
    "seq",
    "at",
    "zone",
    "account",
    "workstation",
    "action",
    "object_type",
    "object_id",
    "result",
    "reason",
    "times",
    "prev_hash",
    "hash",
];

/// Writes the entries a query asks for, newest first, with the hashes that bind them. Registered
/// before it leaves.
///
/// # Errors
/// As [`super::list`].
pub fn export(clinic: &Clinic, query: AuditQuery) -> Result<AuditFile> {
    clinic.transact(Op::ExportAudit, |tx| {
        let wanted = query.wanted(tx)?;
        let found = rows(tx, &wanted, query.before, MOST_ROWS + 1)?;
        let mut hashes = tx.sql().prepare_cached(
            "SELECT zone, coalesce(account_id, 0), prev_hash, hash FROM audit_entry WHERE seq = ?1",
        )?;
        let mut csv = String::from('\u{feff}');
        text::csv_line(&mut csv, COLUMNS);
        for row in found.iter().take(MOST_ROWS as usize) {
            let (zone, account, prev, hash) = hashes.query_row([row.seq], |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, i64>(1)?,
                    row.get::<_, String>(2)?,
                    row.get::<_, String>(3)?,
                ))
            })?;
            text::csv_line(
                &mut csv,
                [
                    row.seq.to_string().as_str(),
                    &row.at.to_string(),
                    &zone,
                    &account.to_string(),
                    &row.workstation,
                    &row.action,
                    &row.object_type,
                    &row.object_id,
                    &row.result,
                    &row.reason,
                    &row.times.to_string(),
                    &prev,
                    &hash,
                ],
            );
        }
        let head = chain::head(tx.sql())?.map_or(0, |head| head.seq);
        let more = found.len() > MOST_ROWS as usize;
        Ok(AuditFile {
            file_name: format!("audit-log-{head}.csv"),
            sha256: text::sha256(csv.as_bytes()),
            entries: found.len() - usize::from(more),
            more,
            csv,
        })
    })
}
