//! Leaving the lists and coming back. *Archive* is neither *block* nor *destroy*: the person stays.

use super::timeline::EntryKind;
use super::{LeadCard, LeadRef, card, store};
use crate::Result;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Enquiry, Permit};

/// Takes a lead out of the lists; search still finds it, last and marked.
///
/// # Errors
/// `NotFound`, `Blocked`.
pub fn archive(clinic: &Clinic, args: LeadRef) -> Result<LeadCard> {
    clinic.transact(Op::ArchiveLead, |tx| set(tx, &consent::permit(tx, args.lead)?, true))
}

/// Brings an archived lead back to the lists.
///
/// # Errors
/// `NotFound`, `Blocked`.
pub fn restore(clinic: &Clinic, args: LeadRef) -> Result<LeadCard> {
    clinic.transact(Op::RestoreLead, |tx| set(tx, &consent::permit(tx, args.lead)?, false))
}

/// Twice is once: a second click changes nothing.
///
/// # Errors
/// Only the database's own.
pub(super) fn set(tx: &Tx<'_>, permit: &Permit<'_, Enquiry>, archived: bool) -> Result<LeadCard> {
    if card::of(tx, permit)?.archived != archived {
        store::set_archived(tx, permit.lead(), archived.then(|| tx.now()))?;
        let kind = if archived { EntryKind::Archived } else { EntryKind::Restored };
        store::add_entry(tx, permit.lead(), kind, "")?;
    }
    card::of(tx, permit)
}
