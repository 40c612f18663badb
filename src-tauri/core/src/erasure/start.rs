//! Starting a destruction and going on with one that was interrupted.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::job::{self, Walk};
use super::{Destruction, DestructionRef, State, register, store, view};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::{CaseNo, DestructionId, RequestId};
use crate::{Error, Result, error::Problem, settings};

/// The order to destroy. There is no undo.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StartDestruction {
    /// The letter that asks for it.
    pub request: RequestId,
    /// The case number of the card or of the letter, typed by hand.
    pub typed_case_no: String,
}

/// Destroys a person's data with proof (152-FZ Art. 21(5)); returns when it is done. Progress can be
/// read meanwhile with [`super::get`]. A job of the same letter that was interrupted is gone on with.
///
/// # Errors
/// `NotFound { request }`; `WrongState` (`destroyed`, `not_blocked`); `Invalid { typed_case_no,
/// mismatch }`; `Invalid { operator_name | operator_address, empty }`: an act needs them; `Busy` while
/// another destruction runs or a reader keeps the log from being emptied: the job goes on later.
/// A proof that finds something is no error: the reply's state is `failed_proof`.
pub fn start(clinic: &Clinic, args: StartDestruction) -> Result<Destruction> {
    start_walking(clinic, &args, &|_| Walk::Do)
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
    let _alone = clinic.file_work()?;
    let id = clinic.transact(Op::Destroy, |tx| open_job(tx, args))?;
    job::run(clinic, id, walk)?;
    view::shown(clinic, id)
}

pub(super) fn resume_walking(
    clinic: &Clinic,
    id: DestructionId,
    walk: &dyn Fn(State) -> Walk,
) -> Result<Destruction> {
    let _alone = clinic.file_work()?;
    clinic.transact(Op::Destroy, |tx| {
        let job = store::job(tx.sql(), id)?;
        tx.about_lead(&job.subject);
        match job.state {
            // What was found may lie in slack: build the file anew and look again.
            State::FailedProof => {
                store::advance(tx.sql(), id, State::FailedProof, State::FailedProof.again())
            }
            _ => Ok(()),
        }
    })?;
    job::run(clinic, id, walk)?;
    view::shown(clinic, id)
}

fn open_job(tx: &Tx<'_>, args: &StartDestruction) -> Result<DestructionId> {
    let sql = tx.sql();
    let letter = store::find_letter(sql, args.request)?.ok_or_else(|| Error::not_found("request"))?;
    tx.about_lead(&letter.subject);
    let typed = CaseNo::typed(&args.typed_case_no);
    if typed != letter.lead_case_no && typed != letter.case_no {
        return Err(Error::invalid("typed_case_no", Problem::Mismatch));
    }
    if let Some(interrupted) = store::unfinished_of(sql, &letter.subject)? {
        return Ok(interrupted);
    }
    let lead = letter.lead.ok_or_else(|| Error::WrongState { state: "destroyed".into() })?;
    if !store::is_blocked(sql, lead)? {
        return Err(Error::WrongState { state: "not_blocked".into() });
    }
    let settings = settings::current(tx)?;
    for (field, value) in
        [("operator_name", &settings.operator_name), ("operator_address", &settings.operator_address)]
    {
        if value.trim().is_empty() {
            return Err(Error::invalid(field, Problem::Empty));
        }
    }
    if !register::unclassified(sql)?.is_empty() {
        return Err(Error::internal("erasure: a column is not in the register"));
    }
    store::insert_job(sql, &letter, tx.now(), tx.account())
}
