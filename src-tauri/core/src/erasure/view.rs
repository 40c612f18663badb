//! Looking at destructions: one with its progress, and the list of the Privacy screen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Act, Category, CategoryCount, DestructionRef, Found, Held, Proof, Reason, State, store};
use crate::Result;
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::values::{CaseNo, Day, DestructionId, RequestId, Timestamp};

/// One destruction: progress, then proof and act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Destruction {
    /// Its number.
    pub id: DestructionId,
    /// Whose data; empty three years after the act.
    pub people: Vec<DestructionPerson>,
    /// The next step, `done`, `failed_proof` or `approval`.
    pub state: State,
    /// Steps behind it.
    pub steps_done: u32,
    /// Steps in all.
    pub steps_total: u32,
    /// What was found before, by category, over all people.
    pub categories: Vec<CategoryCount>,
    /// The scan, once made.
    pub proof: Option<Proof>,
    /// Number of the act, once issued.
    pub act_number: Option<CaseNo>,
    /// The act, until three years after it.
    pub act: Option<Act>,
    /// SHA-256 of the frozen act.
    pub act_sha256: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
    /// Who began it; empty = the program on the hard date.
    pub started_by: String,
    /// Who agreed as the second person.
    pub approved_by: Option<String>,
    /// When the act was issued.
    pub finished_at: Option<Timestamp>,
    /// The day the act was signed on paper.
    pub signed_on: Option<Day>,
}

/// One person of a destruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DestructionPerson {
    /// The letter; absent when the term ended.
    pub request: Option<RequestId>,
    /// The letter's case number; empty when the term ended.
    pub letter_case_no: String,
    /// The card's case number.
    pub lead_case_no: CaseNo,
    /// Why.
    pub reason: Reason,
    /// What stays for a while (Art. 21(6)).
    pub held: Vec<Held>,
}

/// Shows one destruction; to be asked again while it runs.
///
/// # Errors
/// `NotFound { destruction }`.
pub fn get(clinic: &Clinic, args: DestructionRef) -> Result<Destruction> {
    clinic.read(Op::SeeAct, |tx| {
        let job = store::job(tx.sql(), args.destruction)?;
        job.is_looked_at(tx)?;
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
    let mut counts: BTreeMap<Category, u32> = BTreeMap::new();
    let mut people = Vec::new();
    for person in job.people {
        let found: Found = serde_json::from_str(&person.found)?;
        for row in found.categories {
            let sum = counts.entry(row.category).or_default();
            *sum = sum.saturating_add(row.count);
        }
        people.push(DestructionPerson {
            request: person.request,
            letter_case_no: person.letter_case_no,
            lead_case_no: person.lead_case_no,
            reason: person.reason,
            held: found.held,
        });
    }
    Ok(Destruction {
        id: job.id,
        people,
        state: job.state,
        steps_done: u32::try_from(done).unwrap_or(u32::MAX),
        steps_total: u32::try_from(total).unwrap_or(u32::MAX),
        categories: counts.into_iter().map(|(category, count)| CategoryCount { category, count }).collect(),
        proof: if job.proof == "{}" { None } else { Some(serde_json::from_str(&job.proof)?) },
        act_number: job.act_number,
        act: job.act.as_deref().map(Act::read).transpose()?,
        act_sha256: job.act_sha256,
        started_at: job.started_at,
        started_by: job.officer,
        approved_by: job.approved_by,
        finished_at: job.finished_at,
        signed_on: job.signed_on,
    })
}
