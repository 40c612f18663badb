//! The log watched while the desk is open: its end compared at the opening, the whole of it verified
//! in slices beside the work, and what was found kept until somebody answers for it.
//!
//! Nothing here holds the writer while it reads. A finding is written down twice: as an entry of the
//! log itself and in a list that the window shows until the privacy officer has taken note.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::verify::{Finding, FindingKind, Verified, Verifier, keep_checkpoint, verify_recent};
use super::{Op, anchor, chain};
use crate::api::Nothing;
use crate::clinic::{Actor, Clinic};
use crate::values::Timestamp;
use crate::{Error, Result};

/// Entries of one slice: about a tenth of a second.
const SLICE: i64 = 20_000;

/// How far the log is verified since the clinic was opened; shared by all handles.
#[derive(Default)]
pub(crate) struct Watch {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    verifier: Option<Verifier>,
    verified: Option<(i64, Timestamp)>,
    complete: bool,
    /// A break was met: nothing after it counts as verified.
    broken: bool,
    /// Number reached by a verification on demand.
    full: Option<i64>,
    anchored: Option<i64>,
}

impl Watch {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn anchored(&self) -> Option<i64> {
        self.state().anchored
    }

    pub(super) fn set_anchored(&self, seq: i64) {
        self.state().anchored = Some(seq);
    }
}

/// A finding as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptFinding {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// When it was found.
    pub found_at: Timestamp,
    /// What was found.
    pub finding: Finding,
    /// When somebody took note of it.
    pub seen_at: Option<Timestamp>,
    /// Who.
    pub seen_by: String,
}

/// The state of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AuditWatch {
    /// Number of the newest entry.
    #[ts(type = "number")]
    pub head: i64,
    /// Verified without a break from the first entry up to this one since the clinic was opened.
    #[ts(type = "number | null")]
    pub verified_to: Option<i64>,
    /// When that was.
    pub verified_at: Option<Timestamp>,
    /// Whether everything that stood there has been gone through once.
    pub complete: bool,
    /// Entry reached by a verification on demand that is running.
    #[ts(type = "number | null")]
    pub verifying: Option<i64>,
    /// What was ever found, newest first.
    pub findings: Vec<KeptFinding>,
}

/// A finding somebody takes note of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindingRef {
    /// Its number.
    #[ts(type = "number")]
    pub finding: i64,
}

/// At the opening, before anything is appended: the log against its anchor, and what was added since
/// the last checkpoint.
///
/// # Errors
/// The database's own; a broken log is no error, it is written down.
pub(crate) fn at_opening(clinic: &Clinic) -> Result<()> {
    let findings = {
        let reader = clinic.db().reader()?;
        let chain = verify_recent(&reader)?;
        merged(chain, anchor::check(clinic, &reader)?)
    };
    keep(clinic, &findings)
}

/// What the anchor tells more exactly is not told by a checkpoint as well; a changed entry explains
/// another hash.
fn merged(mut chain: Vec<Finding>, anchor: Option<Finding>) -> Vec<Finding> {
    use FindingKind::{HistoryRewritten, TailCut};
    match anchor {
        Some(Finding { kind: HistoryRewritten, .. }) if !chain.is_empty() => {}
        Some(finding) => {
            if matches!(finding.kind, HistoryRewritten | TailCut) {
                chain.retain(|found| !matches!(found.kind, HistoryRewritten | TailCut));
            }
            chain.push(finding);
        }
        None => {}
    }
    chain
}

/// One slice of the verification in the background; at the end of the log it goes on with what is
/// added.
///
/// # Errors
/// Only the database's own.
pub(crate) fn slice(clinic: &Clinic) -> Result<()> {
    let taken = clinic.audit_watch().state().verifier.take();
    let mut verifier = taken.unwrap_or_else(Verifier::whole);
    let run = clinic.db().reader().and_then(|reader| verifier.run(&reader, SLICE));
    let findings = verifier.take_findings();
    let now = clinic.world().now();
    let kept = run.and_then(|went| keep(clinic, &findings).map(|()| went));
    let mut state = clinic.audit_watch().state();
    state.broken |= !findings.is_empty();
    if !state.broken && kept.is_ok() {
        state.verified = Some((verifier.seq(), now));
    }
    let first_end = !state.complete && kept.as_ref().is_ok_and(|went| *went < SLICE);
    state.complete |= first_end;
    let checkpoint = (first_end && !state.broken && verifier.seq() > 0)
        .then(|| (verifier.seq(), verifier.hash().to_vec()));
    state.verifier = Some(verifier);
    drop(state);
    if let Some((seq, hash)) = checkpoint {
        keep_checkpoint(&clinic.db().writer(), seq, &hash, now)?;
    }
    kept.map(drop)
}

/// Verifies the whole log on demand; [`state`] tells meanwhile how far it is.
///
/// # Errors
/// `NotAllowed`; the database's own.
pub fn verify(clinic: &Clinic, _: Nothing) -> Result<Verified> {
    // Looks that wait belong to what is verified.
    clinic.flush_looks()?;
    let verified = clinic.read(Op::VerifyAudit, |tx| {
        let mut verifier = Verifier::whole();
        while verifier.run(tx.sql(), SLICE)? > 0 {
            clinic.audit_watch().state().full = Some(verifier.seq());
        }
        let chain = verifier.take_findings();
        Ok(verifier.verified(merged(chain, anchor::check(clinic, tx.sql())?)))
    });
    clinic.audit_watch().state().full = None;
    let verified = verified?;
    keep(clinic, &verified.findings)?;
    Ok(verified)
}

/// How far the log is verified, and what was found.
///
/// # Errors
/// `NotAllowed`.
pub fn state(clinic: &Clinic, _: Nothing) -> Result<AuditWatch> {
    if !clinic.actor().holds_any(Op::SeeAudit.allowed_to()) {
        return clinic.read(Op::SeeAudit, |_| Err(Error::NotAllowed { op: Op::SeeAudit.code().into() }));
    }
    // Asked again and again by an open page: one look at the log itself is registered instead.
    clinic.peek(|tx| {
        let head = chain::head(tx.sql())?.map_or(0, |head| head.seq);
        let findings = kept(tx.sql())?;
        let state = clinic.audit_watch().state();
        Ok(AuditWatch {
            head,
            verified_to: state.verified.map(|(seq, _)| seq),
            verified_at: state.verified.map(|(_, at)| at),
            complete: state.complete,
            verifying: state.full,
            findings,
        })
    })
}

/// Somebody takes note of a finding: it stays in the list, and the warning goes.
///
/// # Errors
/// `NotFound` for a finding that is not there or is answered for already.
pub fn take_note(clinic: &Clinic, which: FindingRef) -> Result<Nothing> {
    clinic.transact(Op::NoteFinding, |tx| {
        tx.about("audit_finding", which.finding);
        let seen = tx.sql().execute(
            "UPDATE audit_finding SET seen_at = ?2, seen_by = ?3 WHERE id = ?1 AND seen_at IS NULL",
            params![which.finding, tx.now(), tx.account()],
        )?;
        if seen == 0 { Err(Error::not_found("audit_finding")) } else { Ok(Nothing {}) }
    })
}

/// Whether something was found that nobody has taken note of.
///
/// # Errors
/// Only the database's own.
pub(crate) fn is_unanswered(sql: &Connection) -> Result<bool> {
    Ok(sql.query_row("SELECT EXISTS (SELECT 1 FROM audit_finding WHERE seen_at IS NULL)", [], |row| {
        row.get(0)
    })?)
}

/// Writes findings down, each once, and drops checkpoints that no longer stand.
fn keep(clinic: &Clinic, findings: &[Finding]) -> Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    let known = {
        let reader = clinic.db().reader()?;
        kept(&reader)?
    };
    let program = clinic.for_actor(Actor::program());
    for finding in findings {
        // A change inside the log stays where it is; what the anchor tells happens anew each time.
        let lasting = matches!(
            finding.kind,
            FindingKind::EntryChanged | FindingKind::EntriesSwapped | FindingKind::EntriesRemoved
        );
        if lasting && known.iter().any(|kept| kept.finding == *finding) {
            continue;
        }
        program.transact(Op::FindTampering, |tx| {
            tx.about("audit_entry", finding.place());
            tx.because(finding.kind.code());
            tx.sql().execute(
                "INSERT INTO audit_finding (found_at, kind, from_seq, to_seq) VALUES (?1, ?2, ?3, ?4)",
                params![tx.now(), finding.kind, finding.from, finding.to],
            )?;
            tx.sql().execute(
                "DELETE FROM audit_checkpoint WHERE NOT EXISTS
                   (SELECT 1 FROM audit_entry e WHERE e.seq = audit_checkpoint.seq AND e.hash = audit_checkpoint.hash)",
                [],
            )?;
            Ok(())
        })?;
    }
    clinic.mark_changed(Op::FindTampering);
    // What the anchor had to tell stands in the log now: it begins anew from here.
    anchor::write(clinic)
}

fn kept(sql: &Connection) -> Result<Vec<KeptFinding>> {
    let mut statement = sql.prepare_cached(
        "SELECT f.id, f.found_at, f.kind, f.from_seq, f.to_seq, f.seen_at, coalesce(a.display_name, '')
         FROM audit_finding f LEFT JOIN staff_account a ON a.id = f.seen_by ORDER BY f.id DESC LIMIT 100",
    )?;
    let rows = statement.query_map([], row_to_kept)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn row_to_kept(row: &Row<'_>) -> rusqlite::Result<KeptFinding> {
    Ok(KeptFinding {
        id: row.get(0)?,
        found_at: row.get(1)?,
        finding: Finding { kind: row.get(2)?, from: row.get(3)?, to: row.get(4)? },
        seen_at: row.get(5)?,
        seen_by: row.get(6)?,
    })
}
