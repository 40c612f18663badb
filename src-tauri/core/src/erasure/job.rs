//! The job: one step after another, each committed, each safe to repeat.
//!
//! The writer is held only inside a step, so the desk goes on working between them; readers are
//! never in the way except for the moment the log is emptied.

use rusqlite::Connection;

use super::{Found, State, act, files, prove, store, traces};
use crate::attachments;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::DestructionId;
use crate::{Error, Result};

/// From this size on, the file is built anew by way of an (encrypted) temporary file instead of
/// memory, in pages of 4096 bytes: 64 MB.
const PAGES_IN_MEMORY: i64 = 16_384;

/// How often the log is tried to be emptied; each try waits for readers as long as `busy_timeout`.
const CHECKPOINT_TRIES: u32 = 3;

/// What to do at a step. The program always does; tests take steps out and stop between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "testing"), allow(dead_code, reason = "only tests skip and stop"))]
pub enum Walk {
    /// Do it.
    Do,
    /// Go on as if it were done.
    Skip,
    /// Stop before it, as a killed program would.
    Stop,
}

/// As [`super::start`], with steps taken out: a test must see the proof fail.
#[cfg(feature = "testing")]
pub fn start_with(
    clinic: &Clinic,
    args: super::StartDestruction,
    walk: &dyn Fn(State) -> Walk,
) -> Result<super::Destruction> {
    super::start::start_walking(clinic, &args, walk)
}

/// As [`super::resume`], with steps taken out.
#[cfg(feature = "testing")]
pub fn resume_with(
    clinic: &Clinic,
    id: DestructionId,
    walk: &dyn Fn(State) -> Walk,
) -> Result<super::Destruction> {
    super::start::resume_walking(clinic, id, walk)
}

/// Walks a job to its end, or to where it must stop.
pub(super) fn run(clinic: &Clinic, id: DestructionId, walk: &dyn Fn(State) -> Walk) -> Result<()> {
    loop {
        let job = store::job(&*clinic.db().reader()?, id)?;
        match (job.state, walk(job.state)) {
            (State::Done | State::FailedProof, _) | (_, Walk::Stop) => return Ok(()),
            (state, Walk::Skip) => commit(clinic, &job, state.next(), |_| Ok(()))?,
            (State::Collect, Walk::Do) => collect(clinic, &job)?,
            (State::Files, Walk::Do) => remove_files(clinic, &job)?,
            (State::Rows, Walk::Do) => delete_rows(clinic, &job)?,
            (State::Statistics, Walk::Do) => {
                commit(clinic, &job, State::Vacuum, |tx| store::clear_statistics(tx.sql()))?;
            }
            (State::Vacuum, Walk::Do) => {
                vacuum(&clinic.db().writer())?;
                commit(clinic, &job, State::Checkpoint, |_| Ok(()))?;
            }
            (State::Checkpoint, Walk::Do) => {
                clinic.db().close_idle_readers();
                checkpoint(&clinic.db().writer())?;
                commit(clinic, &job, State::Prove, |_| Ok(()))?;
            }
            (State::Prove, Walk::Do) => {
                let traces = traces::read(clinic, id, job.needle_key)?;
                let proof = prove::prove(clinic, &traces, walk(State::Checkpoint) != Walk::Skip)?;
                let to = if proof.found_total == 0 { State::Act } else { State::FailedProof };
                let proof = serde_json::to_string(&proof)?;
                commit(clinic, &job, to, |tx| store::keep_proof(tx.sql(), id, &proof))?;
            }
            (State::Act, Walk::Do) => {
                commit(clinic, &job, State::Clean, |tx| {
                    act::issue(tx, &job)?;
                    store::close_letters(tx.sql(), &job.subject, tx.now())
                })?;
            }
            (State::Clean, Walk::Do) => {
                files::overwrite_and_remove(clinic, &traces::path(clinic.folder(), id))?;
                commit(clinic, &job, State::Done, |tx| store::forget_key(tx.sql(), id))?;
                // The log still holds the key of a file that is gone; a busy reader only delays this.
                match checkpoint(&clinic.db().writer()) {
                    Ok(()) | Err(Error::Busy) => {}
                    Err(error) => return Err(error),
                }
            }
        }
    }
}

/// Commits a step: its rows, where the job goes next, its entry in the log.
fn commit(
    clinic: &Clinic,
    job: &store::Job,
    to: State,
    rows: impl FnOnce(&Tx<'_>) -> Result<()>,
) -> Result<()> {
    clinic.transact(op(job.state, to), |tx| {
        tx.about_lead(&job.subject);
        // First: nothing is written for a job that has moved on.
        store::advance(tx.sql(), job.id, job.state, to)?;
        rows(tx)
    })
}

fn op(from: State, to: State) -> Op {
    match from {
        State::Collect => Op::PrepareDestruction,
        State::Files => Op::DestroyFiles,
        State::Rows => Op::DestroyRows,
        State::Statistics | State::Vacuum | State::Checkpoint => Op::ClearRemains,
        State::Prove if to == State::FailedProof => Op::FailProof,
        State::Prove => Op::ProveDestruction,
        State::Act => Op::IssueAct,
        State::Clean | State::Done | State::FailedProof => Op::FinishDestruction,
    }
}

fn collect(clinic: &Clinic, job: &store::Job) -> Result<()> {
    commit(clinic, job, State::Files, |tx| {
        let sql = tx.sql();
        let request = job.request.ok_or_else(|| Error::not_found("request"))?;
        let letter = store::find_letter(sql, request)?.ok_or_else(|| Error::not_found("request"))?;
        let lead = letter.lead.ok_or_else(|| Error::WrongState { state: "destroyed".into() })?;
        let traces = traces::collect(sql, lead)?;
        let found = Found {
            categories: store::count_categories(sql, lead)?,
            papers: store::papers_of(sql, lead, tx.zone(), false)?,
            attachments: u32::try_from(traces.files.len()).unwrap_or(u32::MAX),
        };
        let key = traces::write(clinic, job.id, &traces)?;
        store::keep_found(sql, job.id, &serde_json::to_string(&found)?, &key)
    })
}

fn remove_files(clinic: &Clinic, job: &store::Job) -> Result<()> {
    let traces = traces::read(clinic, job.id, job.needle_key)?;
    let folder = clinic.folder().join(attachments::FOLDER);
    for name in &traces.files {
        // The last part only: no stored name leads out of the folder.
        if let Some(name) = std::path::Path::new(name).file_name() {
            files::overwrite_and_remove(clinic, &folder.join(name))?;
        }
    }
    // Copies a failed migration left aside hold everybody; the open file has passed it since.
    let mut copies = Vec::new();
    files::each_file(clinic.folder(), &mut |path| {
        if prove::is_side_copy(path) {
            copies.push(path.to_owned());
        }
        Ok(())
    })?;
    for copy in copies {
        files::overwrite_and_remove(clinic, &copy)?;
    }
    commit(clinic, job, State::Rows, |_| Ok(()))
}

fn delete_rows(clinic: &Clinic, job: &store::Job) -> Result<()> {
    let traces = traces::read(clinic, job.id, job.needle_key)?;
    // A scan attached since the list was made would leave its file behind: begin again.
    let came_later = {
        let reader = clinic.db().reader()?;
        let files = store::attachment_files(&reader, traces.lead)?;
        files.iter().any(|name| !traces.files.contains(name))
    };
    if came_later {
        return commit(clinic, job, State::Collect, |_| Ok(()));
    }
    commit(clinic, job, State::Statistics, |tx| store::delete_rows(tx.sql(), traces.lead))
}

/// Builds the file anew. Its temporary file is encrypted like the database; `temp_store = FILE` for
/// anything else would write plain text to the disk, so it goes back at once.
fn vacuum(sql: &Connection) -> Result<()> {
    let pages: i64 = sql.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    sql.flush_prepared_statement_cache();
    if pages > PAGES_IN_MEMORY {
        sql.execute_batch("PRAGMA temp_store = FILE")?;
    }
    let built = sql.execute_batch("VACUUM");
    sql.execute_batch("PRAGMA temp_store = MEMORY; PRAGMA shrink_memory;")?;
    Ok(built?)
}

/// Moves the log into the file and cuts it to nothing.
///
/// # Errors
/// `Busy` when a reader keeps it: an unchecked checkpoint proves nothing.
pub(super) fn checkpoint(sql: &Connection) -> Result<()> {
    for _ in 0..CHECKPOINT_TRIES {
        let busy: i64 = sql.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy == 0 {
            return Ok(());
        }
    }
    Err(Error::Busy)
}
