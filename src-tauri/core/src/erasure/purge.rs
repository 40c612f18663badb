//! Destroying again whoever came back with an older copy of the database: the full recipe and its proof,
//! without an act, for theirs was issued when they were destroyed.

use super::prove::Reach;
use super::store::Kept;
use super::traces::{PersonTraces, Traces};
use super::{job, prove, store, traces};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::values::SubjectUid;
use crate::{Error, Result, attachments, disk, requests};

/// Destroys those of `subjects` the database holds. Whoever is not there is done.
///
/// # Errors
/// `Busy`; `Storage`; `Internal` when the proof finds something: then they are not gone.
pub(crate) fn purge(clinic: &Clinic, subjects: &[SubjectUid]) -> Result<()> {
    let mut gone = Vec::new();
    let mut traces = Traces { people: Vec::new(), traces: Vec::new() };
    {
        let reader = clinic.db().reader()?;
        for subject in subjects {
            let Some(lead) = store::lead_of(&reader, subject)? else { continue };
            let kept = Kept::default();
            let files = store::attachment_files(&reader, lead, &kept)?;
            let person = PersonTraces { lead, files, papers: Vec::new(), kept };
            traces.join(traces::collect(&reader, lead)?, person);
            gone.push(subject);
        }
    }
    if gone.is_empty() {
        return Ok(());
    }
    let _work = clinic.file_work()?;
    let scans = clinic.folder().join(attachments::FOLDER);
    for name in traces.files().filter_map(|name| std::path::Path::new(name).file_name()) {
        disk::overwrite_and_remove(clinic.world(), &scans.join(name))?;
    }
    for (subject, left) in gone.into_iter().zip(&traces.people) {
        clinic.transact(Op::DestroyAgain, |tx| {
            tx.about_lead(subject);
            store::delete_rows(tx.sql(), left.lead, &left.kept)?;
            store::clear_statistics(tx.sql())?;
            store::mark_destroyed(tx.sql(), subject, tx.now(), tx.account())?;
            requests::close_destroyed(tx, subject)
        })?;
    }
    job::vacuum(&clinic.db().writer())?;
    clinic.db().close_idle_readers();
    if prove::prove(clinic, &traces, true, Reach::Here)?.found_total > 0 {
        return Err(Error::internal("erasure: somebody destroyed came back and is not gone"));
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
