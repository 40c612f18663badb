//! What the register finds of one person: rows read by its routes, for the answer to the person's own
//! question (152-FZ Art. 14(7)). Nobody else's row can come along: the same condition deletes.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::{job, register, store};
use crate::clinic::{Clinic, FileWork, Tx};
use crate::values::LeadId;
use crate::{Result, db};

/// Takes every row of a record out, by the same register: for an import that is reverted. No act: nobody
/// was destroyed, the record never should have been.
///
/// # Errors
/// Only the database's own.
pub(crate) fn take_out(sql: &Connection, lead: LeadId) -> Result<()> {
    store::delete_rows(sql, lead, &store::Kept::default())
}

/// Builds the file anew, without slack and without a log: afterwards nothing is left of removed rows.
///
/// # Errors
/// `Busy` while a reader keeps the log.
pub(crate) fn build_anew(clinic: &Clinic, _work: &FileWork) -> Result<()> {
    clinic.db().close_idle_readers();
    store::clear_statistics(&clinic.db().writer())?;
    job::vacuum(&clinic.db().writer())?;
    db::checkpoint(&clinic.db().writer())
}

/// A person's rows of one table, the named columns of each, in their order.
///
/// # Errors
/// Only the database's own; a table the register does not know has no rows.
pub(crate) fn rows_of(tx: &Tx<'_>, lead: LeadId, table: &str, columns: &[&str]) -> Result<Vec<Vec<Value>>> {
    match register::find(table) {
        Some(table) => store::rows_of(tx.sql(), lead, table, columns),
        None => Ok(Vec::new()),
    }
}
