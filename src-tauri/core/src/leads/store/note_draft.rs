//! SQL of notes being written.

use rusqlite::{OptionalExtension, params};

use crate::Result;
use crate::clinic::Tx;
use crate::leads::note_draft::NoteDraft;
use crate::leads::timeline::ContactKind;
use crate::values::LeadId;

pub(in crate::leads) fn note_draft(tx: &Tx<'_>, lead: LeadId) -> Result<Option<NoteDraft>> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT kind, text, saved_at FROM note_draft WHERE lead_id = ?1 AND account_id = ?2")?
        .query_row(params![lead, tx.account()], |row| {
            Ok(NoteDraft { kind: row.get(0)?, text: row.get(1)?, saved_at: row.get(2)? })
        })
        .optional()?)
}

pub(in crate::leads) fn keep_note_draft(
    tx: &Tx<'_>,
    lead: LeadId,
    kind: ContactKind,
    text: &str,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO note_draft (lead_id, account_id, kind, text, saved_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (lead_id, account_id) DO UPDATE SET kind = ?3, text = ?4, saved_at = ?5",
        )?
        .execute(params![lead, tx.account(), kind, text, tx.now()])?;
    Ok(())
}

pub(in crate::leads) fn end_note_draft(tx: &Tx<'_>, lead: LeadId) -> Result<()> {
    tx.sql()
        .prepare_cached("DELETE FROM note_draft WHERE lead_id = ?1 AND account_id = ?2")?
        .execute(params![lead, tx.account()])?;
    Ok(())
}
