//! Working on a letter: a step noted, a term extended, a claim decided, the letter closed.
//!
//! Refuses: a second extension and one the law does not have, closing while the law asks for a
//! destruction, anything on a closed letter.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::destroyed::of_access;
use super::grounds::{ClockGround, Receipt};
use super::see::{self, RequestDetails};
use super::{Decision, ExtensionReason, RefusalGround, RequestOutcome, StepKind, block, may, store, years};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::{Day, RequestId};
use crate::{Error, Result, error::Problem};

/// A term to extend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Extension {
    /// The letter.
    pub request: RequestId,
    /// Which of its clocks.
    pub ground: ClockGround,
    /// Why; the notice says it.
    pub reason: ExtensionReason,
}

/// A step to note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewStep {
    /// The letter.
    pub request: RequestId,
    /// What was done.
    pub step: StepKind,
}

/// What the check of a claim found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Verdict {
    /// The letter.
    pub request: RequestId,
    /// What it found.
    pub decision: Decision,
    /// What a refused access stands on.
    #[serde(default)]
    pub refusal_ground: Option<RefusalGround>,
}

/// How a letter is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Closing {
    /// The letter.
    pub request: RequestId,
    /// What was done.
    pub outcome: RequestOutcome,
}

/// A letter with what the rules look at, still open.
pub(super) struct Open {
    pub row: store::Stored,
    pub clocks: Vec<store::StoredClock>,
    steps: Vec<store::StoredStep>,
    parts: String,
}

impl Open {
    /// # Errors
    /// `NotFound`; `WrongState`: `closed`, `destruction_begun`.
    pub fn find(tx: &Tx<'_>, request: RequestId) -> Result<Open> {
        let open = Open::to_undo(tx, request)?;
        if open.row.closed {
            return Err(state("closed"));
        }
        Ok(open)
    }

    /// As [`Open::find`], or closed already by the recording of it: an objection.
    pub fn to_undo(tx: &Tx<'_>, request: RequestId) -> Result<Open> {
        let (row, more) = store::get(tx.sql(), request)?.ok_or_else(|| Error::not_found("request"))?;
        if row.lead.is_some() {
            tx.about_lead(&row.subject);
        } else {
            tx.about("request", request);
        }
        if row.closed && row.outcome != Some(RequestOutcome::MarketingStopped) {
            return Err(state("closed"));
        }
        if row.is_being_destroyed() {
            return Err(state("destruction_begun"));
        }
        let clocks = store::clocks(tx.sql(), request)?;
        let steps = store::steps(tx.sql(), request)?;
        Ok(Open { row, clocks, steps, parts: more.parts })
    }

    pub fn may(&self) -> may::May {
        let Open { row, clocks, steps, parts } = self;
        may::of(&may::Case { row, clocks, steps, parts })
    }

    /// The clocks that run besides those of an access: then its answer ends its own clock.
    fn asks_for_more_than_access(&self) -> bool {
        self.clocks.iter().any(|clock| clock.done_at.is_none() && !of_access(clock.ground))
    }

    /// Lets the letter's dates and the record's block follow the clocks.
    pub fn settle(&self, tx: &Tx<'_>) -> Result<()> {
        store::follow_clocks(tx, self.row.request)?;
        if let Some(lead) = self.row.lead
            && let Some(record) = store::record_of(tx.sql(), lead)?
        {
            block::settle(tx, &record, Some(self.row.request))?;
        }
        Ok(())
    }
}

pub(super) fn state(word: &str) -> Error {
    Error::WrongState { state: word.into() }
}

/// Notes a step. The answer that was sent ends the clock of an access asked for in the same letter
/// as something else; a letter that asks for nothing more is closed with its outcome.
///
/// # Errors
/// `NotFound`; `WrongState`; `Invalid { step }` for a step the program notes itself.
pub fn step(clinic: &Clinic, new: NewStep) -> Result<RequestDetails> {
    clinic.transact(Op::NoteStep, |tx| {
        let open = Open::find(tx, new.request)?;
        if !StepKind::BY_HAND.contains(&new.step) {
            return Err(Error::invalid("step", Problem::Unknown));
        }
        store::add_step(tx, open.row.request, new.step, "")?;
        if new.step == StepKind::AnswerSent && open.asks_for_more_than_access() {
            store::stop_clock(tx, new.request, ClockGround::Access)?;
            store::stop_clock(tx, new.request, ClockGround::Refusal)?;
            open.settle(tx)?;
        }
        see::details(tx, new.request)
    })
}

/// Extends a term once by the working days the law has for it (152-FZ Art. 20, 21(5.1)); the person
/// is sent a reasoned notice.
///
/// # Errors
/// `NotFound`; `WrongState`: `already_extended`, `no_extension` when the law has none, `clock_done`,
/// `too_late` once the term has ended, `closed`.
pub fn extend(clinic: &Clinic, extension: Extension) -> Result<RequestDetails> {
    clinic.transact(Op::ExtendTerm, |tx| {
        let open = Open::find(tx, extension.request)?;
        let ground = extension.ground;
        let clock = open.clocks.iter().find(|clock| clock.ground == ground);
        let clock = clock.ok_or_else(|| Error::not_found("clock"))?;
        if ground.rule().longer_by.is_none() {
            return Err(state("no_extension"));
        }
        if clock.extended_on.is_some() {
            return Err(state("already_extended"));
        }
        if clock.done_at.is_some() {
            return Err(state("clock_done"));
        }
        if clock.due_on < tx.today() {
            return Err(state("too_late"));
        }
        if !open.may().extend.contains(&ground) {
            return Err(state("destruction_begun"));
        }
        tx.because(extension.reason.code());
        let dates = ground.dates(&years::load(tx)?, from(tx, clock.started_on), true);
        store::move_clock(tx, extension.request, &dates)?;
        store::mark_extended(tx, extension.request, ground, extension.reason)?;
        store::add_step(tx, extension.request, StepKind::Extended, ground.code())?;
        open.settle(tx)?;
        see::details(tx, extension.request)
    })
}

/// A term counted from a day; none of these is counted in hours.
fn from(tx: &Tx<'_>, on: Day) -> Receipt {
    Receipt { on, at: tx.now(), zone: tx.zone() }
}

/// Decides a claim (152-FZ Art. 21(1)–(3), 20(2), (3)): rejected, the record is given back; confirmed,
/// it is given back to be corrected, or blocked to be destroyed when it is not needed; unlawful, the
/// clocks of Art. 21(3) start today; an access refused, the written refusal has its term.
///
/// # Errors
/// `NotFound`; `WrongState`: `decided`, `closed`; `Invalid { refusal_ground }` for a refusal that does
/// not say what it stands on.
pub fn decide(clinic: &Clinic, verdict: Verdict) -> Result<RequestDetails> {
    clinic.transact(Op::DecideClaim, |tx| {
        let open = Open::find(tx, verdict.request)?;
        if !open.may().decisions.contains(&verdict.decision) {
            return Err(state("decided"));
        }
        let request = verdict.request;
        if verdict.decision == Decision::Refused {
            return refuse(tx, &open, verdict.refusal_ground);
        }
        tx.because(verdict.decision.code());
        store::add_step(tx, request, StepKind::Decided, verdict.decision.code())?;
        let calendar = years::load(tx)?;
        match verdict.decision {
            Decision::Confirmed | Decision::Refused => {}
            Decision::Rejected => {
                store::stop_clock(tx, request, ClockGround::Dispute)?;
                store::stop_clock(tx, request, ClockGround::Unnecessary)?;
            }
            Decision::Unlawful => {
                store::stop_clock(tx, request, ClockGround::Dispute)?;
                for ground in [ClockGround::UnlawfulStop, ClockGround::UnlawfulDestroy] {
                    let dates = ground.dates(&calendar, from(tx, tx.today()), false);
                    store::insert_clock(tx, request, tx.today(), &dates)?;
                }
                // Blocked it is already.
                store::stop_clock(tx, request, ClockGround::UnlawfulStop)?;
            }
        }
        open.settle(tx)?;
        let nothing_runs = store::clocks(tx.sql(), request)?.iter().all(|clock| clock.done_at.is_some());
        if nothing_runs {
            store::close(tx, request, RequestOutcome::Unfounded)?;
            store::add_step(tx, request, StepKind::Closed, RequestOutcome::Unfounded.code())?;
        }
        see::details(tx, request)
    })
}

/// Refuses an access: its clock becomes that of the written refusal, which names its provision
/// (152-FZ Art. 20(2)).
fn refuse(tx: &Tx<'_>, open: &Open, ground: Option<RefusalGround>) -> Result<RequestDetails> {
    let ground = ground.ok_or_else(|| Error::invalid("refusal_ground", Problem::Empty))?;
    let request = open.row.request;
    tx.because(ground.code());
    let access = open.clocks.iter().find(|clock| clock.ground == ClockGround::Access);
    let access = access.ok_or_else(|| Error::not_found("clock"))?;
    if access.done_at.is_none() {
        let extended = access.extended_reason;
        let receipt = from(tx, access.started_on);
        let dates = ClockGround::Refusal.dates(&years::load(tx)?, receipt, extended.is_some());
        store::add_step(tx, request, StepKind::Decided, Decision::Refused.code())?;
        store::stop_clock(tx, request, ClockGround::Access)?;
        store::insert_clock(tx, request, access.started_on, &dates)?;
        if let Some(reason) = extended {
            store::mark_extended(tx, request, ClockGround::Refusal, reason)?;
        }
    }
    store::add_step(tx, request, StepKind::RefusalGround, ground.code())?;
    open.settle(tx)?;
    see::details(tx, request)
}

/// Closes a letter with what was done.
///
/// # Errors
/// `NotFound`; `WrongState`: `closed`, `destruction_due` while the law asks for a destruction;
/// `Invalid { outcome }` for an end this letter cannot have.
pub fn close(clinic: &Clinic, closing: Closing) -> Result<RequestDetails> {
    clinic.transact(Op::CloseRequest, |tx| {
        let open = Open::find(tx, closing.request)?;
        let may = open.may();
        if may.outcomes.is_empty() && may.destroy {
            return Err(state("destruction_due"));
        }
        if !may.outcomes.contains(&closing.outcome) {
            return Err(Error::invalid("outcome", Problem::Mismatch));
        }
        tx.because(closing.outcome.code());
        store::close(tx, closing.request, closing.outcome)?;
        store::add_step(tx, closing.request, StepKind::Closed, closing.outcome.code())?;
        open.settle(tx)?;
        see::details(tx, closing.request)
    })
}
