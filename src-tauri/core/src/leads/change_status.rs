//! Moving a lead along: the status, its moment, and what must be said with it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::timeline::EntryKind;
use super::{LeadCard, LeadStatus, NextAction, card, store};
use crate::Result;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::consent::{self, Enquiry};
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
    clinic.transact(Op::ChangeStatus, |tx| {
        let permit = consent::permit::<Enquiry>(tx, args.lead)?;
        let reason = text::optional_line("reason", args.reason.as_deref(), text::LINE_MAX)?;
        args.status.check(reason.as_deref(), args.until, tx.today())?;
        let before = card::of(tx, &permit)?;
        let comes_back = args.until.filter(|_| args.status == LeadStatus::Postponed);
        let moved = before.next_action.as_ref().map(|next| next.on) != comes_back && comes_back.is_some();
        if before.status == args.status && !moved {
            return Ok(before);
        }
        store::set_status(tx, permit.lead(), args.status)?;
        store::add_entry(tx, permit.lead(), EntryKind::Status, args.status.code())?;
        if let Some(on) = comes_back {
            let kept = before.next_action.map(|next| next.text).unwrap_or_default();
            let next = NextAction { text: reason.clone().unwrap_or(kept), on, time: None };
            store::set_next_action(tx, permit.lead(), Some(&next))?;
        }
        if let Some(reason) = reason {
            store::add_entry(tx, permit.lead(), EntryKind::Note, &reason)?;
        }
        card::of(tx, &permit)
    })
}
