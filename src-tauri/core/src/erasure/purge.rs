//! Destroying again whoever came back with an older copy of the database: the full recipe and its proof,
//! without an act, for theirs was issued when they were destroyed.

use super::hold::HeldItem;
use super::prove::Reach;
use super::store::Kept;
use super::traces::{PersonTraces, Traces};
use super::{job, prove, store, traces};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::{LeadId, SubjectUid};
use crate::{Error, Result, attachments, disk, leads, requests};

/// A destroyed person, as the ledger tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Destroyed {
    /// Their random name.
    pub subject: SubjectUid,
    /// What was still held of them; its last days may have passed since.
    pub held: Vec<HeldItem>,
}

/// Destroys those of `people` the database holds, but for what is still held of them. Whoever is not
/// there is done. Returns whom it found, with what is left: the caller writes it down behind the ledger's
/// own lines.
///
/// # Errors
/// `Busy`; `Storage`; `Internal` when the proof finds something: then they are not gone.
pub(crate) fn purge(clinic: &Clinic, people: &[Destroyed]) -> Result<Vec<Destroyed>> {
    let mut going: Vec<Destroyed> = Vec::new();
    let mut traces = Traces { people: Vec::new(), traces: Vec::new() };
    let today = clinic.peek(|tx| Ok(tx.today()))?;
    // An older copy may know somebody as a part of another card: then they are two cards again first.
    for person in people {
        let joined = clinic.peek(|tx| leads::merged_into(tx.sql(), &person.subject))?;
        if joined.is_some_and(|joined| !people.iter().any(|person| person.subject == joined)) {
            clinic.transact(Op::UnmergeLeads, |tx| leads::unmerge_by_program(tx, &person.subject))?;
        }
    }
    {
        let reader = clinic.db().reader()?;
        for person in people {
            let Some(lead) = store::lead_of(&reader, &person.subject)? else { continue };
            let mut held = Vec::new();
            for item in person.held.iter().filter(|item| item.until_on > today) {
                // An older copy may not have it yet.
                if store::find_item(&reader, lead, item.item)? {
                    held.push(*item);
                }
            }
            let kept: Kept = held.iter().map(|item| item.item).collect();
            let files = store::attachment_files(&reader, lead, &kept)?;
            traces.join(
                traces::collect(&reader, lead)?,
                PersonTraces { lead, files, papers: Vec::new(), kept, absorbed: Vec::new() },
            );
            going.push(Destroyed { subject: person.subject.clone(), held });
        }
    }
    if going.is_empty() {
        return Ok(going);
    }
    let _work = clinic.file_work()?;
    let scans = clinic.folder().join(attachments::FOLDER);
    for name in traces.files().filter_map(|name| std::path::Path::new(name).file_name()) {
        disk::overwrite_and_remove(clinic.world(), &scans.join(name))?;
    }
    for (person, left) in going.iter().zip(&traces.people) {
        clinic.transact(Op::DestroyAgain, |tx| {
            tx.about_lead(&person.subject);
            hold_again(tx, left.lead, &person.held)?;
            store::delete_rows(tx.sql(), left.lead, &left.kept)?;
            store::clear_statistics(tx.sql())?;
            job::settle(tx, &person.subject, left)
        })?;
    }
    job::vacuum(&clinic.db().writer())?;
    clinic.db().close_idle_readers();
    if prove::prove(clinic, &traces, true, Reach::Here)?.found_total > 0 {
        return Err(Error::internal("erasure: somebody destroyed came back and is not gone"));
    }
    Ok(going)
}

/// The holds as the ledger tells them: an older copy knows fewer of them, and some that have ended.
fn hold_again(tx: &Tx<'_>, lead: LeadId, held: &[HeldItem]) -> Result<()> {
    let known = store::holds_of(tx.sql(), lead)?;
    for hold in &known {
        if !held.iter().any(|item| item.item == hold.item) {
            store::delete_hold(tx.sql(), lead, hold.id)?;
        }
    }
    for item in held.iter().filter(|item| !known.iter().any(|hold| hold.item == item.item)) {
        let row = store::NewHold {
            lead,
            item: item.item,
            ground: item.ground,
            // The ledger has no room for it.
            reference: "",
            until_on: item.until_on,
            now: tx.now(),
            by: tx.account(),
        };
        store::insert_hold(tx.sql(), &row)?;
    }
    Ok(())
}

/// Takes away jobs an older copy of the database brought along half-way: their people are gone by the
/// ledger, and the sealed list their proof would need stayed with the other computer. A job whose list is
/// here goes on as ever.
///
/// # Errors
/// Only the database's own.
pub(crate) fn end_overtaken(clinic: &Clinic) -> Result<()> {
    for id in clinic.peek(|tx| store::overtaken(tx.sql()))? {
        let job = clinic.peek(|tx| store::job(tx.sql(), id))?;
        if traces::read(clinic, id, job.needle_key).is_ok() {
            continue;
        }
        clinic.transact(Op::DestroyAgain, |tx| {
            job.is_about(tx)?;
            // No act will answer their letters: what the ledger knows answers them.
            for person in &job.people {
                store::mark_destroyed(tx.sql(), &person.subject, tx.now(), tx.account())?;
                requests::close_destroyed(tx, &person.subject)?;
            }
            store::drop_job(tx.sql(), id)
        })?;
    }
    Ok(())
}
