//! The register of exports.

use rusqlite::params;

use crate::Result;
use crate::clinic::Tx;
use crate::leads::{ExportFile, ExportOrder};
use crate::values::CaseNo;

pub(in crate::leads) fn insert_export(
    tx: &Tx<'_>,
    number: &CaseNo,
    order: &ExportOrder,
    reason: &str,
    recipient: &str,
    file: &ExportFile,
) -> Result<()> {
    tx.sql().execute(
        "INSERT INTO lead_export (number, at, by, purpose, reason, recipient, people, left_out)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            number,
            tx.now(),
            tx.account(),
            order.purpose.code(),
            reason,
            recipient,
            file.people,
            file.left_out
        ],
    )?;
    Ok(())
}
