//! Verifies: a backup against its catalogue, a clinic against itself.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use serde::Serialize;

use super::catalogue::{self, Catalogue};
use super::{ledger, store};
use crate::clinic::Clinic;
use crate::db::{self, FILE_NAME};
use crate::disk;
use crate::error::FileKind;
use crate::vault::copy::CopyHeader;
use crate::{Error, Result, audit};

/// What was found whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Rows counted in all tables.
    pub rows: i64,
    /// Files compared with their SHA-256; 0 for a clinic.
    pub files: usize,
    /// Entries of the log whose links were verified; 0 for a backup.
    pub log_entries: i64,
    /// Lines of the ledger of the destroyed.
    pub ledger_lines: usize,
}

/// Verifies a backup with the recovery code: catalogue, every file, every page, every count.
///
/// # Errors
/// `RecoveryCodeTypo`; `WrongRecoveryCode`; `BackupDamaged`; `NewerSchema`.
pub fn check_backup(backup: &Path, code: &str) -> Result<Checked> {
    let header = CopyHeader::read(backup)?;
    let keys = header.open(code)?;
    let catalogue = Catalogue::read(backup, &*catalogue::key_of(&keys)?)?;
    for (name, file) in &catalogue.files {
        let (bytes, sha256) = disk::digest(&backup.join(name)).map_err(|_| Error::BackupDamaged)?;
        if bytes != file.bytes || sha256 != file.sha256 {
            return Err(Error::BackupDamaged);
        }
    }
    database(&backup.join(FILE_NAME), keys.current.bytes(), &catalogue.rows)?;
    Ok(Checked {
        rows: catalogue.rows.values().sum(),
        files: catalogue.files.len(),
        log_entries: 0,
        ledger_lines: usize::try_from(catalogue.ledger_lines).unwrap_or(usize::MAX),
    })
}

/// Verifies an open clinic: pages, structure, the log's chain; the ledger was compared when it opened.
///
/// # Errors
/// `Damaged { database | audit_chain }`; `Busy` when the log cannot be emptied first.
pub fn check_clinic(clinic: &Clinic) -> Result<Checked> {
    clinic.flush_looks()?;
    clinic.db().close_idle_readers();
    // Right after a cut, frames of the log look like damage until they are in the file.
    db::checkpoint(&clinic.db().writer())?;
    let sql = clinic.db().beside()?;
    pages(&sql).map_err(|_| Error::Damaged { what: FileKind::Database })?;
    let verified = audit::verify_all(&sql)?;
    if verified.broken_at.is_some() {
        return Err(audit::broken());
    }
    let rows = store::row_counts(&sql)?.values().sum();
    let ledger_lines = store::ledger_lines(&sql)?.len();
    ledger::publish(clinic)?;
    Ok(Checked { rows, files: 0, log_entries: verified.entries, ledger_lines })
}

/// Opens a copy and verifies its pages, its structure and its counts.
///
/// # Errors
/// `BackupDamaged`.
pub(super) fn database(file: &Path, key: &[u8; 32], rows: &BTreeMap<String, i64>) -> Result<()> {
    let look = || -> Result<bool> {
        let sql = db::connection(file, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        pages(&sql)?;
        Ok(store::row_counts(&sql)? == *rows)
    };
    if look().unwrap_or(false) { Ok(()) } else { Err(Error::BackupDamaged) }
}

fn pages(sql: &Connection) -> Result<()> {
    let mut statement = sql.prepare("PRAGMA cipher_integrity_check")?;
    let broken = statement.query([])?.next()?.is_some();
    let found: String = sql.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if broken || found != "ok" { Err(Error::BackupDamaged) } else { Ok(()) }
}
