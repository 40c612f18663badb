//! Undoing a withdrawal that was recorded by mistake: only before a destruction has begun, with a
//! reason from a fixed list, by new facts. What was called off stays called off; the letter's steps
//! say what it was.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::grounds::ClockGround;
use super::handle::{Open, state};
use super::see::{self, RequestDetails};
use super::{Mistake, RequestOutcome, StepKind, store};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent;
use crate::values::{LeadId, RequestId};
use crate::{Error, Result};

/// A withdrawal to undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoRequest {
    /// The letter.
    pub request: RequestId,
    /// Why it was a mistake.
    pub reason: Mistake,
}

/// Undoes it: the consent is restored by new facts, the block is lifted unless another letter asks
/// for it, the letter is closed as mistaken.
///
/// # Errors
/// `NotFound`; `WrongState`: `closed`, `destruction_begun`, `no_withdrawal` when the letter withdraws
/// nothing.
pub fn undo(clinic: &Clinic, undone: UndoRequest) -> Result<RequestDetails> {
    clinic.transact(Op::UndoWithdrawal, |tx| {
        let open = Open::find(tx, undone.request)?;
        let lead = open.row.lead.filter(|_| open.may().undo).ok_or_else(|| state("no_withdrawal"))?;
        tx.because(undone.reason.code());
        store::close(tx, undone.request, RequestOutcome::Mistaken)?;
        store::add_step(tx, undone.request, StepKind::Undone, undone.reason.code())?;
        store::add_step(tx, undone.request, StepKind::Closed, RequestOutcome::Mistaken.code())?;
        give_back(tx, lead)?;
        open.settle(tx)?;
        tx.about_lead(&open.row.subject);
        see::details(tx, undone.request)
    })
}

/// Gives back what mistaken letters took, unless another letter withdraws it all the same.
fn give_back(tx: &Tx<'_>, lead: LeadId) -> Result<()> {
    let clocks = store::clocks_of_lead(tx.sql(), lead)?;
    if clocks.iter().any(|(ground, ..)| *ground == ClockGround::Withdrawal) {
        return Ok(());
    }
    for recorded_at in store::mistaken_of(tx.sql(), lead)? {
        match consent::reinstate(tx, lead, recorded_at) {
            // A letter that came after another took nothing by itself.
            Ok(()) | Err(Error::WrongState { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
