//! Looking at destructions: one with its progress, and the list of the Privacy screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Act, CategoryCount, DestructionRef, Found, Proof, State, store};
use crate::Result;
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::values::{CaseNo, DestructionId, RequestId, Timestamp};

/// One destruction: progress, then proof and act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Destruction {
    /// Its number.
    pub id: DestructionId,
    /// The letter.
    pub request: Option<RequestId>,
    /// The letter's case number.
    pub letter_case_no: String,
    /// The card's case number.
    pub lead_case_no: CaseNo,
    /// The next step, `done` or `failed_proof`.
    pub state: State,
    /// Steps behind it.
    pub steps_done: u32,
    /// Steps in all.
    pub steps_total: u32,
    /// What was found before, by category.
    pub categories: Vec<CategoryCount>,
    /// The scan, once made.
    pub proof: Option<Proof>,
    /// The act, once issued.
    pub act: Option<Act>,
    /// SHA-256 of the frozen act.
    pub act_sha256: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
    /// Who began it.
    pub started_by: String,
    /// When the act was issued.
    pub finished_at: Option<Timestamp>,
}

/// Shows one destruction; to be asked again while it runs.
///
/// # Errors
/// `NotFound { destruction }`.
pub fn get(clinic: &Clinic, args: DestructionRef) -> Result<Destruction> {
    clinic.read(Op::SeeAct, |tx| {
        let job = store::job(tx.sql(), args.destruction)?;
        tx.about_lead(&job.subject);
        show(job)
    })
}

/// Lists destructions, the newest first.
pub fn list(clinic: &Clinic, _: Nothing) -> Result<Vec<Destruction>> {
    clinic.read(Op::SeeAct, |tx| store::jobs(tx.sql())?.into_iter().map(show).collect())
}

/// The outcome for the verb that made it: the making is registered already.
pub(super) fn shown(clinic: &Clinic, id: DestructionId) -> Result<Destruction> {
    show(store::job(&*clinic.db().reader()?, id)?)
}

fn show(job: store::Job) -> Result<Destruction> {
    let total = State::STEPS.len();
    let done = match job.state {
        State::FailedProof => State::STEPS.iter().filter(|step| **step <= State::Prove).count(),
        state => State::STEPS.iter().filter(|step| **step < state).count(),
    };
    let found: Found = if job.found == "[]" { Found::default() } else { serde_json::from_str(&job.found)? };
    Ok(Destruction {
        id: job.id,
        request: job.request,
        letter_case_no: job.letter_case_no,
        lead_case_no: job.lead_case_no,
        state: job.state,
        steps_done: u32::try_from(done).unwrap_or(u32::MAX),
        steps_total: u32::try_from(total).unwrap_or(u32::MAX),
        categories: found.categories,
        proof: if job.proof == "{}" { None } else { Some(serde_json::from_str(&job.proof)?) },
        act: job.act.as_deref().map(serde_json::from_str).transpose()?,
        act_sha256: job.act_sha256,
        started_at: job.started_at,
        started_by: job.officer,
        finished_at: job.finished_at,
    })
}
