//! Moving a lead along: the status, its moment, and what must be said with it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::timeline::EntryKind;
use super::{LeadCard, LeadStatus, NextAction, card, store};
use crate::Result;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Enquiry, Permit};
use crate::values::{Day, LeadId, text};

/// A new status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatusChange {
    /// Whose.
    pub lead: LeadId,
    /// The new status.
    pub status: LeadStatus,
    /// Why; needed for `declined`, welcome with every other.
    #[serde(default)]
    pub reason: Option<String>,
    /// Until when; needed for `postponed`, where it becomes the day of the next action.
    #[serde(default)]
    pub until: Option<Day>,
}

/// Changes the status and stamps the moment. The same status again changes nothing.
///
/// # Errors
/// `NotFound`, `Blocked`; `Invalid` naming `reason` or `until`.
pub fn change_status(clinic: &Clinic, args: StatusChange) -> Result<LeadCard> {
    clinic.transact(Op::ChangeStatus, |tx| set(tx, &consent::permit::<Enquiry>(tx, args.lead)?, args))
}

/// The change inside a transaction.
///
/// # Errors
/// `Invalid` naming `reason` or `until`.
pub(super) fn set(tx: &Tx<'_>, permit: &Permit<'_, Enquiry>, args: StatusChange) -> Result<LeadCard> {
    let reason = text::optional_line("reason", args.reason.as_deref(), text::LINE_MAX)?;
    args.status.check(reason.as_deref(), args.until, tx.today())?;
    let before = card::of(tx, permit)?;
    if !changes(&before, args.status, args.until) {
        return Ok(before);
    }
    stamp(tx, permit, args.status)?;
    if let Some(on) = args.until.filter(|_| args.status == LeadStatus::Postponed) {
        let kept = before.next_action.map(|next| next.text).unwrap_or_default();
        let next = NextAction { text: reason.clone().unwrap_or(kept), on, time: None };
        store::set_next_action(tx, permit.lead(), Some(&next))?;
    }
    if let Some(reason) = reason {
        store::add_entry(tx, permit.lead(), EntryKind::Note, &reason)?;
    }
    card::of(tx, permit)
}

/// Whether a status, until that day, is another than the card's own.
pub(super) fn changes(before: &LeadCard, status: LeadStatus, until: Option<Day>) -> bool {
    let comes_back = until.filter(|_| status == LeadStatus::Postponed);
    before.status != status
        || (comes_back.is_some() && before.next_action.as_ref().map(|next| next.on) != comes_back)
}

/// The status with its moment and its line of the timeline.
pub(super) fn stamp(tx: &Tx<'_>, permit: &Permit<'_, Enquiry>, status: LeadStatus) -> Result<()> {
    store::set_status(tx, permit.lead(), status)?;
    store::add_entry(tx, permit.lead(), EntryKind::Status, status.code())?;
    Ok(())
}
