//! Undoing: the other card comes back with all that was its own; what was added since stays where it
//! was added.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::UNDO_DAYS;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Enquiry};
use crate::leads::timeline::EntryKind;
use crate::leads::{LeadCard, card, store};
use crate::values::{LeadId, SubjectUid};
use crate::{Error, Result};

/// Names a merge of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MergeRef {
    /// The joined card.
    pub lead: LeadId,
    /// The merge.
    #[ts(type = "number")]
    pub merge: i64,
}

/// Makes two cards of one again. A card that was edited since keeps its words.
///
/// # Errors
/// `NotFound`, `Blocked`; `WrongState`: `undone`, `undo_over` after thirty days, `merged_since` when the
/// joined card was joined into a third.
pub fn unmerge(clinic: &Clinic, of: MergeRef) -> Result<LeadCard> {
    clinic.transact(Op::UnmergeLeads, |tx| {
        let permit = consent::permit::<Enquiry>(tx, of.lead)?;
        let merge =
            store::find_merge(tx.sql(), of.lead, of.merge)?.ok_or_else(|| Error::not_found("merge"))?;
        // Both cards are named in the log, each in an entry of its own.
        tx.close_entry()?;
        tx.about_lead(&merge.subject);
        let wrong = |state: &str| Err(Error::WrongState { state: state.into() });
        if merge.undone {
            return wrong("undone");
        }
        if merge.kept != of.lead {
            return wrong("merged_since");
        }
        if merge.snapshot.is_none() {
            return wrong("undo_over");
        }
        undo(tx, of.lead, merge)?;
        card::of(tx, &permit)
    })
}

/// As [`unmerge`], for a person whom an older copy of the database knows only as a part of another card
/// and who is to be destroyed again.
///
/// # Errors
/// `Internal` when the snapshot is gone: it outlives every backup.
pub(crate) fn unmerge_by_program(tx: &Tx<'_>, subject: &SubjectUid) -> Result<()> {
    tx.about_lead(subject);
    match store::find_merged(tx.sql(), subject)? {
        Some((lead, merge)) => undo(tx, lead, merge),
        None => Ok(()),
    }
}

fn undo(tx: &Tx<'_>, lead: LeadId, merge: store::StoredMerge) -> Result<()> {
    let snapshot = merge.snapshot.ok_or_else(|| Error::internal("leads: a merge without its snapshot"))?;
    let now = store::card(tx, lead)?.map(|(card, _)| card.version);
    snapshot.put_back(tx, lead, now != Some(snapshot.version))?;
    consent::forget_narrowing(tx, &snapshot.facts)?;
    store::mark_undone(tx, merge.id)?;
    store::add_entry(tx, lead, EntryKind::Unmerged, merge.case_no.as_str())?;
    [lead, merge.absorbed].into_iter().try_for_each(|lead| store::reindex_as_stored(tx, lead))
}

/// Whether [`forget_old`] has something to do.
///
/// # Errors
/// Only the database's own.
pub(crate) fn has_old(tx: &Tx<'_>) -> Result<bool> {
    store::has_snapshots(tx.sql(), tx.now().plus_seconds(-i64::from(UNDO_DAYS) * 86_400))
}

/// Snapshots end after thirty days: until then they hold a second copy of somebody's data.
///
/// # Errors
/// Only the database's own.
pub(crate) fn forget_old(tx: &Tx<'_>) -> Result<()> {
    store::forget_snapshots(tx.sql(), tx.now().plus_seconds(-i64::from(UNDO_DAYS) * 86_400))
}
