//! Undoing a withdrawal, a demand or an objection that was recorded by mistake: only before a
//! destruction has begun, with a reason from a fixed list, by new facts. What was called off comes
//! back where its day is still ahead; the letter's steps say what was called off and what is back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::grounds::ClockGround;
use super::handle::{Open, state};
use super::see::{self, RequestDetails};
use super::{Mistake, RequestOutcome, StepKind, store};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Appointment, Enquiry, Permit, Purpose};
use crate::values::{LeadId, RequestId};
use crate::{Error, Result};
use crate::{leads, travel};

/// A withdrawal to undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoRequest {
    /// The letter.
    pub request: RequestId,
    /// Why it was a mistake.
    pub reason: Mistake,
}

/// Undoes it: the consent is restored by new facts, the block is lifted unless another letter asks
/// for it, what was called off is put back, the letter is closed as mistaken. An objection is closed
/// the moment it comes; it is undone all the same.
///
/// # Errors
/// `NotFound`; `WrongState`: `closed`, `destruction_begun`, `no_withdrawal` when the letter withdraws
/// nothing.
pub fn undo(clinic: &Clinic, undone: UndoRequest) -> Result<RequestDetails> {
    clinic.transact(Op::UndoWithdrawal, |tx| {
        let open = Open::to_undo(tx, undone.request)?;
        let lead = open.row.lead.filter(|_| open.may().undo).ok_or_else(|| state("no_withdrawal"))?;
        tx.because(undone.reason.code());
        store::close(tx, undone.request, RequestOutcome::Mistaken)?;
        store::add_step(tx, undone.request, StepKind::Undone, undone.reason.code())?;
        store::add_step(tx, undone.request, StepKind::Closed, RequestOutcome::Mistaken.code())?;
        give_back(tx, lead)?;
        open.settle(tx)?;
        put_back(tx, undone.request, lead)?;
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

/// Puts back what mistaken letters called off, once the record may be used again.
fn put_back(tx: &Tx<'_>, request: RequestId, lead: LeadId) -> Result<()> {
    let mut back: u32 = 0;
    for (step, at) in store::called_off_by_mistake(tx.sql(), lead)? {
        let is_back = match step {
            StepKind::TripsCancelled => match leave::<Appointment>(tx, lead)? {
                Some(permit) => travel::put_back(tx, &permit, at)?,
                None => false,
            },
            StepKind::ActionsCancelled => match leave::<Enquiry>(tx, lead)? {
                Some(permit) => leads::put_back_promise(tx, &permit, at)?,
                None => false,
            },
            _ => false,
        };
        back += u32::from(is_back);
    }
    if back > 0 {
        store::add_step(tx, request, StepKind::PutBack, &back.to_string())?;
    }
    Ok(())
}

/// Leave to use the record, or none while it is blocked or not agreed to.
fn leave<'tx, P: Purpose>(tx: &'tx Tx<'_>, lead: LeadId) -> Result<Option<Permit<'tx, P>>> {
    match consent::permit::<P>(tx, lead) {
        Ok(permit) => Ok(Some(permit)),
        Err(
            Error::Blocked { .. }
            | Error::Disputed { .. }
            | Error::NoConsent { .. }
            | Error::EnquiryOver { .. },
        ) => Ok(None),
        Err(error) => Err(error),
    }
}
