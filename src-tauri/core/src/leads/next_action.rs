//! What is promised next, and when.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::timeline::EntryKind;
use super::{LeadCard, NextAction, card, store};
use crate::Result;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Enquiry, Permit};
use crate::values::{Day, LeadId, TimeOfDay, Timestamp};

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
        set(tx, &permit, next)
    })
}

/// Sets a checked promise inside a transaction.
///
/// # Errors
/// Only the database's own.
pub(super) fn set(tx: &Tx<'_>, permit: &Permit<'_, Enquiry>, next: Option<NextAction>) -> Result<LeadCard> {
    let before = card::of(tx, permit)?;
    if before.next_action == next {
        return Ok(before);
    }
    store::set_next_action(tx, permit.lead(), next.as_ref())?;
    store::add_entry(tx, permit.lead(), EntryKind::NextAction, &told(next.as_ref()))?;
    card::of(tx, permit)
}

/// Whether something is promised. No use of the record is made, hence no permit.
///
/// # Errors
/// Only the database's own.
pub(crate) fn is_promised(tx: &Tx<'_>, lead: LeadId) -> Result<bool> {
    store::is_promised(tx.sql(), lead)
}

/// Drops what was promised: the record is being blocked. Stopping is no use, hence no permit. The
/// timeline keeps what it was, for [`put_back_promise`].
///
/// # Errors
/// Only the database's own.
pub(crate) fn drop_promise(tx: &Tx<'_>, lead: LeadId) -> Result<()> {
    let promised = store::card(tx, lead)?.and_then(|(card, _)| card.next_action);
    if let Some(promised) = promised {
        store::add_entry(tx, lead, EntryKind::NextAction, &told(Some(&promised)))?;
    }
    store::set_next_action(tx, lead, None)
}

/// Takes up again what was dropped at that moment, as it was promised: a day that has passed
/// meanwhile stands among the overdue. Tells whether there was something.
///
/// # Errors
/// Only the database's own.
pub(crate) fn put_back_promise(
    tx: &Tx<'_>,
    permit: &Permit<'_, Enquiry>,
    dropped_at: Timestamp,
) -> Result<bool> {
    let lead = permit.lead();
    let dropped = store::newest_of(tx.sql(), lead, EntryKind::NextAction)?;
    let dropped = dropped.filter(|entry| entry.at == dropped_at).and_then(|entry| read(&entry.text));
    let Some(promise) = dropped.filter(|_| !matches!(is_promised(tx, lead), Ok(true))) else {
        return Ok(false);
    };
    store::set_next_action(tx, lead, Some(&promise))?;
    store::add_entry(tx, lead, EntryKind::NextAction, &told(Some(&promise)))?;
    Ok(true)
}

/// A promise as the timeline keeps it, see [`told`].
fn read(text: &str) -> Option<NextAction> {
    let (on, rest) = text.split_once(' ')?;
    let on = Day::parse(on).ok()?;
    let timed = rest.split_once(' ').and_then(|(time, words)| Some((TimeOfDay::parse(time).ok()?, words)));
    Some(match timed {
        Some((time, words)) => NextAction { text: words.to_owned(), on, time: Some(time) },
        None => NextAction { text: rest.to_owned(), on, time: None },
    })
}

/// The promise as the timeline keeps it: `2026-11-24 10:00 call about dates`; empty when done.
fn told(next: Option<&NextAction>) -> String {
    match next {
        Some(NextAction { text, on, time: Some(time) }) => format!("{on} {time} {text}"),
        Some(NextAction { text, on, time: None }) => format!("{on} {text}"),
        None => String::new(),
    }
}
