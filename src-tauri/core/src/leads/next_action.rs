//! What is promised next, and when.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::timeline::EntryKind;
use super::{LeadCard, NextAction, card, store};
use crate::Result;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Enquiry};
use crate::values::LeadId;

/// A new promise, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextActionChange {
    /// Whose.
    pub lead: LeadId,
    /// The promise; `null` = done, nothing promised.
    pub next_action: Option<NextAction>,
}

/// Sets the next action. A day in the past is accepted: the promise was made then.
///
/// # Errors
/// `NotFound`, `Blocked`; `Invalid` naming `next_action.text`.
pub fn set_next_action(clinic: &Clinic, args: NextActionChange) -> Result<LeadCard> {
    clinic.transact(Op::SetNextAction, |tx| {
        let permit = consent::permit::<Enquiry>(tx, args.lead)?;
        let next = args.next_action.map(NextAction::checked).transpose()?;
        let before = card::of(tx, &permit)?;
        if before.next_action == next {
            return Ok(before);
        }
        store::set_next_action(tx, permit.lead(), next.as_ref())?;
        store::add_entry(tx, permit.lead(), EntryKind::NextAction, &told(next.as_ref()))?;
        card::of(tx, &permit)
    })
}

/// Whether something is promised. No use of the record is made, hence no permit.
///
/// # Errors
/// Only the database's own.
pub(crate) fn is_promised(tx: &Tx<'_>, lead: LeadId) -> Result<bool> {
    store::is_promised(tx.sql(), lead)
}

/// Drops what was promised: the record is being blocked. Stopping is no use, hence no permit.
///
/// # Errors
/// Only the database's own.
pub(crate) fn drop_promise(tx: &Tx<'_>, lead: LeadId) -> Result<()> {
    store::set_next_action(tx, lead, None)
}

/// The promise as the timeline keeps it: `2026-11-24 10:00 call about dates`; empty when done.
fn told(next: Option<&NextAction>) -> String {
    match next {
        Some(NextAction { text, on, time: Some(time) }) => format!("{on} {time} {text}"),
        Some(NextAction { text, on, time: None }) => format!("{on} {text}"),
        None => String::new(),
    }
}
