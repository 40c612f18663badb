//! The job: one step after another, each committed, each safe to repeat.
//!
//! The writer is held only inside a step, so the desk goes on working between them; readers are
//! never in the way except for the moment the log is emptied.

use std::path::PathBuf;

use rusqlite::Connection;

use super::prove::Reach;
use super::retention::Cause;
use super::traces::{PersonTraces, Traces};
use super::{Fate, Found, Held, PaperOut, State, act, files, prove, store, traces};
use crate::attachments;
use crate::audit::Op;
use crate::clinic::{Clinic, FileWork, Tx};
use crate::values::{DestructionId, LeadId, SubjectUid, text};
use crate::{Error, Result, backup, consent, db, rekey, requests};

/// From this size on, the file is built anew by way of an (encrypted) temporary file instead of
/// memory, in pages of 4096 bytes: 64 MB.
const PAGES_IN_MEMORY: i64 = 16_384;

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

/// As [`super::start_batch`], with steps taken out.
#[cfg(feature = "testing")]
pub fn batch_with(
    clinic: &Clinic,
    args: super::StartBatch,
    walk: &dyn Fn(State) -> Walk,
) -> Result<super::Destruction> {
    super::start::batch_walking(clinic, &args, walk)
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
pub(super) fn run(
    clinic: &Clinic,
    work: &FileWork,
    id: DestructionId,
    walk: &dyn Fn(State) -> Walk,
) -> Result<()> {
    loop {
        let job = store::job(&*clinic.db().reader()?, id)?;
        match (job.state, walk(job.state)) {
            (State::Done | State::FailedProof | State::Approval, _) | (_, Walk::Stop) => return Ok(()),
            (state, Walk::Skip) => commit(clinic, &job, state.next(), |_| Ok(()))?,
            (State::Collect, Walk::Do) => collect(clinic, &job)?,
            (State::Files, Walk::Do) => remove_files(clinic, &job)?,
            (State::Rows, Walk::Do) => delete_rows(clinic, &job)?,
            (State::Backups, Walk::Do) => {
                leave_backups(clinic, &job)?;
                commit(clinic, &job, State::Ledger, |_| Ok(()))?;
            }
            (State::Ledger, Walk::Do) => {
                backup::ledger::publish(clinic)?;
                commit(clinic, &job, State::Statistics, |_| Ok(()))?;
            }
            (State::Statistics, Walk::Do) => {
                commit(clinic, &job, State::Vacuum, |tx| store::clear_statistics(tx.sql()))?;
            }
            (State::Vacuum, Walk::Do) => {
                vacuum(&clinic.db().writer())?;
                commit(clinic, &job, State::Checkpoint, |_| Ok(()))?;
            }
            (State::Checkpoint, Walk::Do) => {
                clinic.db().close_idle_readers();
                db::checkpoint(&clinic.db().writer())?;
                commit(clinic, &job, State::Rekey, |_| Ok(()))?;
            }
            (State::Rekey, Walk::Do) => {
                rekey::rekey(clinic, work)?;
                commit(clinic, &job, State::Prove, |_| Ok(()))?;
            }
            (State::Prove, Walk::Do) => {
                let traces = traces::read(clinic, id, job.needle_key)?;
                let settled = walk(State::Checkpoint) != Walk::Skip;
                let proof = prove::prove(clinic, &traces, settled, Reach::Everywhere)?;
                let to = if proof.found_total == 0 { State::Act } else { State::FailedProof };
                let proof = serde_json::to_string(&proof)?;
                commit(clinic, &job, to, |tx| store::keep_proof(tx.sql(), id, &proof))?;
            }
            (State::Act, Walk::Do) => {
                let traces = traces::read(clinic, id, job.needle_key)?;
                commit(clinic, &job, State::Clean, |tx| {
                    act::issue(tx, &job)?;
                    settle_letters(tx, &job, &traces)
                })?;
            }
            (State::Clean, Walk::Do) => {
                // The act's number.
                backup::ledger::publish(clinic)?;
                files::overwrite_and_remove(clinic, &traces::path(clinic.folder(), id))?;
                commit(clinic, &job, State::Done, |tx| store::forget_key(tx.sql(), id))?;
                // The log still holds the key of a file that is gone; a busy reader only delays this.
                match db::checkpoint(&clinic.db().writer()) {
                    Ok(()) | Err(Error::Busy) => {}
                    Err(error) => return Err(error),
                }
            }
        }
    }
}

/// Commits a step: its rows, where the job goes next, one entry in the log for each person.
fn commit(
    clinic: &Clinic,
    job: &store::Job,
    to: State,
    rows: impl FnOnce(&Tx<'_>) -> Result<()>,
) -> Result<()> {
    clinic.transact(op(job.state, to), |tx| {
        job.is_about(tx)?;
        // First: nothing is written for a job that has moved on.
        store::advance(tx.sql(), job.id, job.state, to)?;
        rows(tx)
    })
}

impl store::Job {
    /// One entry in the log for each person; the last one is written with the transaction.
    pub(super) fn is_about(&self, tx: &Tx<'_>) -> Result<()> {
        for (index, person) in self.people.iter().enumerate() {
            if index > 0 {
                tx.close_entry()?;
            }
            tx.about_lead(&person.subject);
        }
        Ok(())
    }

    /// A look at the job: about the person, or about the job when there are many.
    pub(super) fn is_looked_at(&self, tx: &Tx<'_>) -> Result<()> {
        match self.people.as_slice() {
            [person] => tx.about_lead(&person.subject),
            _ => tx.about("destruction", self.id),
        }
        Ok(())
    }
}

fn op(from: State, to: State) -> Op {
    match from {
        State::Approval | State::Collect => Op::PrepareDestruction,
        State::Files => Op::DestroyFiles,
        State::Rows => Op::DestroyRows,
        State::Backups => Op::DestroyInBackups,
        State::Ledger => Op::WriteLedger,
        State::Rekey => Op::RekeyAfterDestruction,
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
        let mut traces = Traces { people: Vec::new(), traces: Vec::new() };
        for person in &job.people {
            let lead = store::lead_of(sql, &person.subject)?
                .ok_or_else(|| Error::WrongState { state: "destroyed".into() })?;
            let kept = store::kept(sql, lead, tx.today())?;
            let files = store::attachment_files(sql, lead, &kept)?;
            let (papers, going) = fates(tx, lead)?;
            let found = Found {
                categories: store::count_categories(sql, lead)?,
                papers,
                attachments: u32::try_from(files.len()).unwrap_or(u32::MAX),
                held: held(tx, lead)?,
            };
            store::keep_found(sql, job.id, &person.subject, &serde_json::to_string(&found)?)?;
            let absorbed = store::absorbed(sql, lead)?;
            traces.join(
                traces::collect(sql, lead)?,
                PersonTraces { lead, files, papers: going, kept, absorbed },
            );
        }
        let key = traces::write(clinic, job.id, &traces)?;
        store::keep_key(sql, job.id, &key)
    })
}

/// What will become of each paper that left: one that still stands as it was saved goes with the
/// person; the rest is told to a human.
fn fates(tx: &Tx<'_>, lead: LeadId) -> Result<(Vec<PaperOut>, Vec<PathBuf>)> {
    let mut papers = store::papers_of(tx.sql(), lead, tx.zone(), false)?;
    let mut going = Vec::new();
    for (paper, saved) in papers.iter_mut().zip(store::saved_files(tx.sql(), lead)?) {
        let Some((place, sha256)) = saved else { continue };
        paper.fate = Some(match std::fs::read(&place) {
            Ok(bytes) if text::sha256(&bytes) == sha256 => {
                going.push(PathBuf::from(place));
                Fate::Removed
            }
            Ok(_) => Fate::Changed,
            Err(_) => Fate::Missing,
        });
    }
    Ok((papers, going))
}

/// What stays for a while, as the act tells it.
fn held(tx: &Tx<'_>, lead: LeadId) -> Result<Vec<Held>> {
    let holds = store::holds_of(tx.sql(), lead)?.into_iter().filter(|hold| hold.until_on > tx.today());
    Ok(holds
        .map(|hold| Held { item: hold.item.code().into(), ground: hold.ground, until_on: hold.until_on })
        .collect())
}

fn remove_files(clinic: &Clinic, job: &store::Job) -> Result<()> {
    let traces = traces::read(clinic, job.id, job.needle_key)?;
    let folder = clinic.folder().join(attachments::FOLDER);
    for name in traces.files() {
        // The last part only: no stored name leads out of the folder.
        if let Some(name) = std::path::Path::new(name).file_name() {
            files::overwrite_and_remove(clinic, &folder.join(name))?;
        }
    }
    for paper in traces.papers() {
        files::overwrite_and_remove(clinic, paper)?;
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
        let mut later = false;
        for person in &traces.people {
            let files = store::attachment_files(&reader, person.lead, &person.kept)?;
            later |= files.iter().any(|name| !person.files.contains(name));
        }
        later
    };
    if came_later {
        return commit(clinic, job, State::Collect, |_| Ok(()));
    }
    commit(clinic, job, State::Backups, |tx| {
        for (person, left) in job.people.iter().zip(&traces.people) {
            let held = store::held_items(tx.sql(), left.lead, &left.kept)?;
            store::delete_rows(tx.sql(), left.lead, &left.kept)?;
            backup::ledger::add(tx, &person.subject, held)?;
            for other in &left.absorbed {
                backup::ledger::add(tx, &other.subject, Vec::new())?;
            }
        }
        Ok(())
    })
}

/// Takes the people out of every backup, by the same register and the same holds.
fn leave_backups(clinic: &Clinic, job: &store::Job) -> Result<()> {
    let traces = traces::read(clinic, job.id, job.needle_key)?;
    let absorbed = traces.people.iter().flat_map(|person| &person.absorbed).map(|other| &other.subject);
    let subjects: Vec<_> = job.people.iter().map(|person| &person.subject).chain(absorbed).cloned().collect();
    backup::forget(clinic, &subjects, &|sql, found| {
        for (_, lead) in found {
            // Numbers are never used again: a lead has the same in every backup.
            let left = traces.people.iter().find(|person| person.lead == *lead);
            store::delete_rows(sql, *lead, &left.map(|left| left.kept.clone()).unwrap_or_default())?;
        }
        store::clear_statistics(sql)
    })
}

/// Letters of people who are gone are answered; what is held keeps them open until its last day.
fn settle_letters(tx: &Tx<'_>, job: &store::Job, traces: &Traces) -> Result<()> {
    for (person, left) in job.people.iter().zip(&traces.people) {
        settle(tx, &person.subject, left)?;
    }
    Ok(())
}

/// What asked for the destruction is answered, or waits for the end of the next hold
/// (152-FZ Art. 21(6)): by the letter, and where none asks for it, in the queue.
pub(super) fn settle(tx: &Tx<'_>, subject: &SubjectUid, person: &PersonTraces) -> Result<()> {
    let lead = person.lead;
    store::mark_destroyed(tx.sql(), subject, tx.now(), tx.account())?;
    let Some(until) = store::next_end(tx.sql(), lead, tx.today())? else {
        let of_joined = person.absorbed.iter().map(|other| &other.subject);
        return [subject].into_iter().chain(of_joined).try_for_each(|one| requests::close_destroyed(tx, one));
    };
    if requests::postpone(tx, subject, until)? {
        return store::hold_block(tx.sql(), subject, until);
    }
    consent::block_expired(tx, lead, until)?;
    if let Some(frame) = store::candidate(tx.sql(), lead, tx.now())? {
        store::insert_entry(tx.sql(), &frame, Cause::Held, tx.today(), until)?;
    }
    Ok(())
}

/// Builds the file anew. Its temporary file is encrypted like the database; `temp_store = FILE` for
/// anything else would write plain text to the disk, so it goes back at once.
pub(super) fn vacuum(sql: &Connection) -> Result<()> {
    let pages: i64 = sql.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    sql.flush_prepared_statement_cache();
    if pages > PAGES_IN_MEMORY {
        sql.execute_batch("PRAGMA temp_store = FILE")?;
    }
    let built = sql.execute_batch("VACUUM");
    sql.execute_batch("PRAGMA temp_store = MEMORY; PRAGMA shrink_memory;")?;
    Ok(built?)
}
