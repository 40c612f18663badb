//! Taking an import back: its cards go as if they had never been there, completed ones are as they were.
//! What somebody has worked on since stays, and is counted.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::Timestamp;
use crate::{Error, Result, erasure, leads};

/// Days in which an import can be reverted.
pub(super) const DAYS: u32 = 30;

/// Names an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportRef {
    /// Which.
    #[ts(type = "number")]
    pub batch: i64,
}

/// What a revert did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportReverted {
    /// Cards that went.
    pub removed: u32,
    /// Cards that are as they were.
    pub restored: u32,
    /// Cards somebody has worked on since: they stay.
    pub kept: u32,
}

/// Until when an import of that moment can be reverted.
pub(super) fn last_moment(at: Timestamp) -> Timestamp {
    at.plus_seconds(i64::from(DAYS) * 86_400)
}

/// Reverts an import. The file is built anew afterwards, so that nothing of the cards is left in it.
///
/// # Errors
/// `NotFound`; `WrongState`: `undone`, `undo_over`; `Busy` while a destruction or backup runs.
pub fn revert(clinic: &Clinic, of: ImportRef) -> Result<ImportReverted> {
    let work = clinic.file_work()?;
    let done = clinic.transact(Op::RevertImport, |tx| {
        tx.about("import", of.batch);
        let batch = store::batches(tx, Some(of.batch))?.pop().ok_or_else(|| Error::not_found("import"))?;
        if batch.reverted_at.is_some() {
            return Err(Error::WrongState { state: "undone".into() });
        }
        if batch.revert_until.is_none() {
            return Err(Error::WrongState { state: "undo_over".into() });
        }
        let numbers = store::numbers_of(tx.sql(), of.batch)?;
        let mut done = ImportReverted { removed: 0, restored: 0, kept: 0 };
        for card in store::leads_of(tx.sql(), of.batch)? {
            if store::used_since(tx.sql(), &card)? {
                done.kept += 1;
            } else if card.created {
                erasure::take_out(tx.sql(), card.lead)?;
                done.removed += 1;
            } else {
                card.before()?.put_back(tx, card.lead)?;
                leads::reindex_as_stored(tx, card.lead)?;
                done.restored += 1;
            }
        }
        store::mark_reverted(tx, of.batch)?;
        if done.kept == 0 {
            store::give_numbers_back(tx, leads::SERIES, &numbers)?;
        }
        store::forget_leads(tx.sql(), of.batch)?;
        Ok(done)
    })?;
    if done.removed > 0 {
        erasure::build_anew(clinic, &work)?;
    }
    Ok(done)
}

/// Copies of completed cards end after thirty days.
///
/// # Errors
/// Only the database's own.
pub(crate) fn forget_old(tx: &Tx<'_>) -> Result<()> {
    store::forget_snapshots(tx.sql(), oldest(tx))
}

/// Whether [`forget_old`] has something to do.
///
/// # Errors
/// Only the database's own.
pub(crate) fn has_old(tx: &Tx<'_>) -> Result<bool> {
    store::has_snapshots(tx.sql(), oldest(tx))
}

fn oldest(tx: &Tx<'_>) -> Timestamp {
    tx.now().plus_seconds(-i64::from(DAYS) * 86_400)
}
