//! Taking records out that never should have been there: the rows and the rebuilding of a destruction,
//! without its letter, its proof and its act.

use rusqlite::Connection;

use super::{job, store};
use crate::clinic::{Clinic, FileWork};
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
