//! After the act: its signature, and what the program could not reach, ticked off by a human.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Destruction, DestructionRef, store, view};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::error::Problem;
use crate::values::{CaseNo, Day, DestructionId, Timestamp};
use crate::{Error, Result};

/// The act was signed on paper.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct Signature {
    /// The destruction.
    pub destruction: DestructionId,
    /// The day on the paper.
    pub on: Day,
}

/// A paper or file outside the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LooseEnd {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// Whose, by the card's number.
    pub lead_case_no: CaseNo,
    /// consent_form, trip_sheet, estimate, confirmation…
    pub kind: String,
    /// Number of the paper; may be empty.
    pub number: String,
    /// saved or printed.
    pub target: String,
    /// printed, changed, missing.
    pub fate: String,
    /// When it was made.
    pub made_on: Option<Day>,
    /// When a human dealt with it.
    pub ticked_at: Option<Timestamp>,
    /// Who says so.
    pub ticked_by: String,
}

/// Names a loose end.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct LooseEndRef {
    /// Its number.
    #[ts(type = "number")]
    pub loose_end: i64,
}

/// Notes that the act was signed; an act the program issued by itself waits for this.
///
/// # Errors
/// `NotFound`; `Invalid { on }`: before the act or in the future; `WrongState { signed }`.
pub fn sign(clinic: &Clinic, signature: Signature) -> Result<Destruction> {
    clinic.transact(Op::SignAct, |tx| {
        let job = store::job(tx.sql(), signature.destruction)?;
        tx.about("destruction", job.id);
        let Some(finished) = job.finished_at else {
            return Err(Error::WrongState { state: job.state.code().to_owned() });
        };
        if signature.on > tx.today() {
            return Err(Error::invalid("on", Problem::Future));
        }
        if signature.on < finished.day_in(tx.zone()) {
            return Err(Error::invalid("on", Problem::TooEarly));
        }
        if store::sign(tx.sql(), job.id, signature.on, tx.account())? {
            Ok(())
        } else {
            Err(Error::WrongState { state: "signed".into() })
        }
    })?;
    view::shown(clinic, signature.destruction)
}

/// What a destruction could not reach.
pub fn loose_ends(clinic: &Clinic, of: DestructionRef) -> Result<Vec<LooseEnd>> {
    clinic.read(Op::SeeAct, |tx| {
        tx.about("destruction", of.destruction);
        store::loose_ends(tx.sql(), of.destruction)
    })
}

/// Notes that a human dealt with one of them.
///
/// # Errors
/// `NotFound`.
pub fn loose_end_tick(clinic: &Clinic, of: LooseEndRef) -> Result<Vec<LooseEnd>> {
    clinic.transact(Op::TickLooseEnd, |tx| {
        let destruction = store::tick_loose_end(tx.sql(), of.loose_end, tx.now(), tx.account())?
            .ok_or_else(|| Error::not_found("loose_end"))?;
        tx.about("destruction", destruction);
        store::loose_ends(tx.sql(), destruction)
    })
}
