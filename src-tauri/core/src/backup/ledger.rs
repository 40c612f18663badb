//! The ledger of the destroyed: its lines live in the database and, authenticated, in a file outside
//! it and beside the backups, so that a restored backup knows who must not come back.
//!
//! A line is added in the very transaction in which the rows go; the files follow.

use std::path::{Path, PathBuf};

use super::ledger_file::{FILE_NAME, Line, Seal};
use super::{overview, store};
use crate::audit::{Op, Outcome};
use crate::clinic::{Actor, Clinic, Tx};
use crate::disk;
use crate::values::SubjectUid;
use crate::vault::{Keeper, Keys};
use crate::{Error, Result, erasure};

const PURPOSE: &str = "ledger";

/// Writes down who is destroyed, inside the transaction in which their rows go. Someone who stands
/// there already is not written twice.
///
/// # Errors
/// Only the database's own.
pub(crate) fn add(tx: &Tx<'_>, subjects: &[SubjectUid]) -> Result<()> {
    subjects.iter().try_for_each(|subject| {
        store::add_line(tx.sql(), &Line { day: tx.today(), subject: subject.clone() }).map(drop)
    })
}

/// Takes over lines this database does not know: it is an older one. Each person may have had an act of
/// their own since, so as many numbers of acts count as used, and none is ever given twice.
///
/// # Errors
/// Only the database's own.
pub(super) fn learn(tx: &Tx<'_>, lines: &[Line]) -> Result<()> {
    for line in lines {
        if store::add_line(tx.sql(), line)? {
            tx.next_number(erasure::ACTS, line.day.year())?;
        }
    }
    Ok(())
}

/// Brings the files to the state of the database: in the clinic's folder and in the backups' where that
/// stands. `false`: there is no vault to authenticate them with, nothing was written.
///
/// # Errors
/// `Storage`.
pub(crate) fn publish(clinic: &Clinic) -> Result<bool> {
    let Some(seal) = seal(clinic)? else { return Ok(false) };
    let lines = clinic.peek(|tx| store::ledger_lines(tx.sql()))?;
    let bytes = seal.encode(&lines)?;
    for place in places(clinic)? {
        if std::fs::read(&place).ok().as_deref() != Some(bytes.as_slice()) {
            disk::write_whole(&place, &bytes)?;
        }
    }
    Ok(true)
}

/// Where the file stands: beside the database and beside the backups.
pub(super) fn places(clinic: &Clinic) -> Result<Vec<PathBuf>> {
    let backups = clinic.peek(overview::folder)?;
    let mut places = vec![clinic.folder().join(FILE_NAME)];
    if backups.is_dir() {
        places.push(backups.join(FILE_NAME));
    }
    Ok(places)
}

/// What authenticates this clinic's ledger.
pub(super) fn seal(clinic: &Clinic) -> Result<Option<Seal>> {
    clinic.keeper().map(seal_of).transpose()
}

pub(super) fn seal_of(keeper: &Keeper) -> Result<Seal> {
    Ok(Seal { vault_id: keeper.vault_id()?, key: keeper.derived(PURPOSE)? })
}

/// The same for keys just opened by the recovery code.
pub(super) fn seal_for(vault_id: String, keys: &Keys) -> Result<Seal> {
    Ok(Seal { vault_id, key: keys.derived(PURPOSE)? })
}

/// Compares the files with the database at an opening. Lines only a file knows mean that the folder was
/// put back to an older state: they are returned, for these people must go again. A missing or changed
/// file is written anew from what the database knows, with an entry in the log.
pub(super) fn only_in_files(clinic: &Clinic) -> Result<Vec<Line>> {
    let Some(seal) = seal(clinic)? else { return Ok(Vec::new()) };
    let (known, ever_copied) =
        clinic.peek(|tx| Ok((store::ledger_lines(tx.sql())?, store::newest(tx.sql())?.is_some())))?;
    let mut more: Vec<Line> = Vec::new();
    for place in places(clinic)? {
        let trouble = match seal.read(&place) {
            Ok(lines) => {
                more.extend(lines.iter().filter(|line| !holds(&known, line)).cloned());
                // Cut at the end: what is left still fits together, so only the database tells.
                (lines.len() < known.len()).then_some("tampered")
            }
            Err(Error::LedgerMissing) if known.is_empty() && !ever_copied => None,
            Err(Error::LedgerMissing) => Some("missing"),
            Err(_) => Some("tampered"),
        };
        if let Some(reason) = trouble {
            clinic.for_actor(Actor::program()).note(Op::MendLedger, Outcome::Failed, reason)?;
        }
    }
    more.dedup_by(|a, b| a.subject == b.subject);
    Ok(more)
}

fn holds(known: &[Line], line: &Line) -> bool {
    known.iter().any(|known| known.subject == line.subject)
}

/// The ledger a restore goes by.
///
/// # Errors
/// `LedgerMissing`; `LedgerTampered`; `LedgerTooOld` when it ends before a catalogue says it stood.
pub(super) fn for_restore(seal: &Seal, path: &Path, needed: &[(u32, String)]) -> Result<Vec<Line>> {
    let lines = seal.read(path)?;
    let has = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    for (position, mark) in needed {
        let before = usize::try_from(*position).ok().and_then(|position| lines.get(..position));
        let before = before.ok_or(Error::LedgerTooOld { has, needs: *position })?;
        if seal.mark(before)? != *mark {
            return Err(Error::LedgerTampered { line: position.saturating_add(1) });
        }
    }
    Ok(lines)
}
