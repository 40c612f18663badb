//! Starting a destruction, by hand or by the clock, and going on with one that was interrupted.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::job::{self, Walk};
use super::{Destruction, DestructionRef, Reason, State, register, store, view};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent;
use crate::requests::deadlines::{WITHDRAWAL_DAYS, calendar_days_after};
use crate::staff::Role;
use crate::values::{CaseNo, Day, DestructionId, LeadId, RequestId, SubjectUid, text};
use crate::{Error, Result, error::Problem, settings};

/// Most people of one job.
const PEOPLE_MAX: usize = 500;

/// The order to destroy one person by a letter. There is no undo.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StartDestruction {
    /// The letter that asks for it.
    pub request: RequestId,
    /// The case number of the card or of the letter, typed by hand.
    pub typed_case_no: String,
    /// Field е of the act: paper destroyed with it and its sheets; empty = none.
    #[serde(default)]
    pub medium: String,
    /// Days until which items are held, as shown: destroying beside a hold is done knowingly.
    #[serde(default)]
    pub beside_holds: bool,
}

impl StartDestruction {
    /// The plain order: no paper with it, nothing held.
    pub fn plain(request: RequestId, typed_case_no: impl Into<String>) -> Self {
        StartDestruction {
            request,
            typed_case_no: typed_case_no.into(),
            medium: String::new(),
            beside_holds: false,
        }
    }
}

/// Who is to be destroyed, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Asked {
    /// By a letter.
    Letter {
        /// The letter.
        request: RequestId,
    },
    /// By the end of its term.
    Term {
        /// The entry of the retention queue.
        #[ts(type = "number")]
        entry: i64,
    },
}

/// The order to destroy several people at once, in one job with one act.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StartBatch {
    /// Who.
    pub people: Vec<Asked>,
    /// How many, typed by hand.
    pub typed_count: u32,
    /// Field е of the act.
    #[serde(default)]
    pub medium: String,
    /// Items of some of them are held, as shown: destroying beside a hold is done knowingly.
    #[serde(default)]
    pub beside_holds: bool,
}

/// Destroys a person's data with proof (152-FZ Art. 21(5)); returns when it is done. Progress can be
/// read meanwhile with [`super::get`]. A job of the same letter that was interrupted is gone on with.
/// Where the clinic asks for a second person, the reply's state is `approval` and nothing is done yet.
///
/// # Errors
/// `NotFound { request }`; `WrongState` (`destroyed`, `not_blocked`, `held` when an item is held and
/// that was not acknowledged, `approval` when a second person must agree first); `Invalid
/// { typed_case_no, mismatch }`; `Invalid { operator_name | operator_address, empty }`: an act needs
/// them; `Busy` while another destruction runs or a reader keeps the log from being emptied: the job
/// goes on later. A proof that finds something is no error: the reply's state is `failed_proof`.
pub fn start(clinic: &Clinic, args: StartDestruction) -> Result<Destruction> {
    start_walking(clinic, &args, &|_| Walk::Do)
}

/// Destroys several people in one job: one rebuilding of the file, one proof, one act for all.
///
/// # Errors
/// As [`start`]; `Invalid { typed_count, mismatch }`, `Invalid { people, … }`; `WrongState { held }` when
/// somebody's item is held and that was not acknowledged.
pub fn start_batch(clinic: &Clinic, args: StartBatch) -> Result<Destruction> {
    batch_walking(clinic, &args, &|_| Walk::Do)
}

/// Agrees to a destruction as the second person, and runs it.
///
/// # Errors
/// `NotFound`; `WrongState` when it does not wait for that; `Invalid { account, mismatch }` for whoever
/// began it.
pub fn approve(clinic: &Clinic, of: DestructionRef) -> Result<Destruction> {
    let work = clinic.file_work()?;
    clinic.transact(Op::ApproveDestruction, |tx| {
        let job = store::job(tx.sql(), of.destruction)?;
        job.is_about(tx)?;
        let by = store::waiting_for_approval(tx.sql(), job.id)?
            .ok_or_else(|| Error::WrongState { state: job.state.code().to_owned() })?;
        if by == tx.account() {
            return Err(Error::invalid("account", Problem::Mismatch));
        }
        store::approve(tx.sql(), job.id, tx.now(), tx.account())?;
        store::advance(tx.sql(), job.id, State::Approval, State::Collect)
    })?;
    // The officer who began it has the right to its steps; whoever agreed only sets them going.
    let mut actor = clinic.actor().clone();
    actor.roles.insert(Role::PrivacyOfficer);
    job::run(&clinic.for_actor(actor), &work, of.destruction, &|_| Walk::Do)?;
    view::shown(clinic, of.destruction)
}

/// Goes on with a destruction that was interrupted or whose proof failed.
///
/// # Errors
/// As [`start`]; `WrongState { needles_lost }` when the job's sealed list is gone.
pub fn resume(clinic: &Clinic, args: DestructionRef) -> Result<Destruction> {
    resume_walking(clinic, args.destruction, &|_| Walk::Do)
}

/// Destructions that were interrupted, oldest first. They go on at the next opening.
pub fn unfinished(clinic: &Clinic) -> Result<Vec<DestructionId>> {
    store::unfinished(&*clinic.db().reader()?)
}

/// Goes on with every interrupted destruction; to be called by the program once after opening.
/// Returns how many were finished.
///
/// # Errors
/// The first failure; the rest stays for the next opening.
pub fn resume_unfinished(clinic: &Clinic) -> Result<u32> {
    let mut finished = 0;
    for destruction in unfinished(clinic)? {
        resume(clinic, DestructionRef { destruction })?;
        finished += 1;
    }
    Ok(finished)
}

pub(super) fn start_walking(
    clinic: &Clinic,
    args: &StartDestruction,
    walk: &dyn Fn(State) -> Walk,
) -> Result<Destruction> {
    let work = clinic.file_work()?;
    let id = clinic.transact(Op::Destroy, |tx| open_by_letter(tx, args))?;
    job::run(clinic, &work, id, walk)?;
    view::shown(clinic, id)
}

pub(super) fn batch_walking(
    clinic: &Clinic,
    args: &StartBatch,
    walk: &dyn Fn(State) -> Walk,
) -> Result<Destruction> {
    let work = clinic.file_work()?;
    let id = clinic.transact(Op::Destroy, |tx| {
        let asked: BTreeSet<Asked> = args.people.iter().copied().collect();
        if asked.is_empty() {
            return Err(Error::invalid("people", Problem::Empty));
        }
        if asked.len() > PEOPLE_MAX {
            return Err(Error::invalid("people", Problem::TooLarge { max: 500 }));
        }
        if usize::try_from(args.typed_count) != Ok(asked.len()) {
            return Err(Error::invalid("typed_count", Problem::Mismatch));
        }
        if !args.beside_holds {
            nothing_held(tx, &asked)?;
        }
        let first = first_state(tx)?;
        open_job(tx, &asked.into_iter().collect::<Vec<_>>(), first, &args.medium)
    })?;
    job::run(clinic, &work, id, walk)?;
    view::shown(clinic, id)
}

/// What the clock asks for on the hard date: the law's day does not wait for a second person.
pub(super) fn start_by_itself(clinic: &Clinic, asked: &[Asked]) -> Result<Destruction> {
    let work = clinic.file_work()?;
    let asked = asked.get(..asked.len().min(PEOPLE_MAX)).unwrap_or_default();
    let id = clinic.transact(Op::Destroy, |tx| open_job(tx, asked, State::Collect, ""))?;
    job::run(clinic, &work, id, &|_| Walk::Do)?;
    view::shown(clinic, id)
}

pub(super) fn resume_walking(
    clinic: &Clinic,
    id: DestructionId,
    walk: &dyn Fn(State) -> Walk,
) -> Result<Destruction> {
    let work = clinic.file_work()?;
    clinic.transact(Op::Destroy, |tx| {
        let job = store::job(tx.sql(), id)?;
        job.is_about(tx)?;
        match job.state {
            // What was found may lie in slack: build the file anew and look again.
            State::FailedProof => {
                store::advance(tx.sql(), id, State::FailedProof, State::FailedProof.again())
            }
            State::Approval => Err(Error::WrongState { state: "approval".into() }),
            _ => Ok(()),
        }
    })?;
    job::run(clinic, &work, id, walk)?;
    view::shown(clinic, id)
}

/// Refuses when an item of somebody is held and nobody said that this is known.
fn nothing_held(tx: &Tx<'_>, asked: &BTreeSet<Asked>) -> Result<()> {
    for one in asked {
        let lead = match *one {
            Asked::Letter { request } => {
                store::find_letter(tx.sql(), request)?.and_then(|letter| letter.lead)
            }
            Asked::Term { entry } => store::find_entry(tx.sql(), entry)?.and_then(|entry| entry.lead),
        };
        if let Some(lead) = lead
            && !store::kept(tx.sql(), lead, tx.today())?.is_empty()
        {
            return Err(Error::WrongState { state: "held".into() });
        }
    }
    Ok(())
}

/// Where a job asked for by hand begins.
fn first_state(tx: &Tx<'_>) -> Result<State> {
    let second = settings::current(tx)?.two_person_destruction;
    Ok(if second { State::Approval } else { State::Collect })
}

fn open_by_letter(tx: &Tx<'_>, args: &StartDestruction) -> Result<DestructionId> {
    let sql = tx.sql();
    let letter = store::find_letter(sql, args.request)?.ok_or_else(|| Error::not_found("request"))?;
    tx.about_lead(&letter.subject);
    let typed = CaseNo::typed(&args.typed_case_no);
    if typed != letter.lead_case_no && typed != letter.case_no {
        return Err(Error::invalid("typed_case_no", Problem::Mismatch));
    }
    if let Some(interrupted) = store::unfinished_of(sql, &letter.subject)? {
        return match store::waiting_for_approval(sql, interrupted)? {
            Some(_) => Err(Error::WrongState { state: "approval".into() }),
            None => Ok(interrupted),
        };
    }
    if let Some(lead) = letter.lead
        && !store::kept(sql, lead, tx.today())?.is_empty()
        && !args.beside_holds
    {
        return Err(Error::WrongState { state: "held".into() });
    }
    open_job(tx, &[Asked::Letter { request: args.request }], first_state(tx)?, &args.medium)
}

/// Writes the job down with its people. Each is checked again here, inside the transaction.
fn open_job(tx: &Tx<'_>, asked: &[Asked], first: State, medium: &str) -> Result<DestructionId> {
    let settings = settings::current(tx)?;
    for (field, value) in
        [("operator_name", &settings.operator_name), ("operator_address", &settings.operator_address)]
    {
        if value.trim().is_empty() {
            return Err(Error::invalid(field, Problem::Empty));
        }
    }
    if !register::unclassified(tx.sql())?.is_empty() {
        return Err(Error::internal("erasure: a column is not in the register"));
    }
    let medium = text::line("medium", medium, 200)?;
    let job = store::NewJob { first, now: tx.now(), by: tx.account(), medium: &medium };
    let id = store::insert_job(tx.sql(), &job)?;
    let mut named: BTreeSet<String> = BTreeSet::new();
    for one in asked {
        let person = person(tx, *one)?;
        // Two letters of one person are one destruction.
        if !named.insert(person.subject.as_str().to_owned()) {
            continue;
        }
        if tx.actor().account.is_none() {
            store::drop_waiting(tx.sql(), &person.subject)?;
        }
        if store::unfinished_of(tx.sql(), &person.subject)?.is_some_and(|other| other != id) {
            return Err(Error::WrongState { state: "running".into() });
        }
        if named.len() > 1 {
            tx.close_entry()?;
        }
        tx.about_lead(&person.subject);
        store::insert_person(tx.sql(), id, named.len(), &person)?;
    }
    Ok(id)
}

fn person(tx: &Tx<'_>, asked: Asked) -> Result<store::JobPerson> {
    let found = "{}".to_owned();
    match asked {
        Asked::Letter { request } => {
            let (letter, _) = letter_and_lead(tx, request)?;
            Ok(store::JobPerson {
                request: Some(request),
                retention: None,
                letter_case_no: letter.case_no.to_string(),
                subject: letter.subject,
                lead_case_no: letter.lead_case_no,
                reason: letter.reason,
                found,
            })
        }
        Asked::Term { entry } => {
            let entry = store::find_entry(tx.sql(), entry)?.ok_or_else(|| Error::not_found("entry"))?;
            tx.about_lead(&entry.subject);
            let lead = entry
                .lead
                .filter(|_| entry.state == super::EntryState::Waiting)
                .ok_or_else(|| Error::WrongState { state: entry.state.code().to_owned() })?;
            // From now on nobody may use it: what is written meanwhile would be lost.
            consent::block_expired(tx, lead, entry.due_on)?;
            Ok(store::JobPerson {
                request: None,
                retention: Some(entry.id),
                letter_case_no: String::new(),
                subject: entry.subject,
                lead_case_no: entry.case_no,
                reason: entry.cause.reason(),
                found,
            })
        }
    }
}

/// Whether a job that has begun and not ended has this person; one that only waits for a second person
/// gives way to the law's day.
pub(super) fn another_has(sql: &Connection, subject: &SubjectUid) -> Result<bool> {
    match store::unfinished_of(sql, subject)? {
        Some(job) => Ok(store::waiting_for_approval(sql, job)?.is_none()),
        None => Ok(false),
    }
}

/// The letter and the blocked record it is about.
pub(super) fn letter_and_lead(tx: &Tx<'_>, request: RequestId) -> Result<(store::Letter, LeadId)> {
    let letter = store::find_letter(tx.sql(), request)?.ok_or_else(|| Error::not_found("request"))?;
    tx.about_lead(&letter.subject);
    let lead = letter.lead.ok_or_else(|| Error::WrongState { state: "destroyed".into() })?;
    if !store::is_blocked(tx.sql(), lead)? {
        return Err(Error::WrongState { state: "not_blocked".into() });
    }
    Ok((letter, lead))
}

/// The hard date the law gives, before any hold has moved it.
pub(super) fn lawful_due(letter: &store::Letter) -> Day {
    match letter.reason {
        Reason::Withdrawal => calendar_days_after(letter.received_on, WITHDRAWAL_DAYS),
        _ => letter.due_on,
    }
}
