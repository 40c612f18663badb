//! What the register finds of one person: rows read by its routes, for the answer to the person's own
//! question (152-FZ Art. 14(7)). Nobody else's row can come along: the same condition deletes.

use rusqlite::types::Value;

use super::{register, store};
use crate::Result;
use crate::clinic::Tx;
use crate::values::LeadId;

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
