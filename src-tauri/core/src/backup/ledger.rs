//! The ledger of the destroyed: its lines live in the database and, authenticated, in a file outside
//! it and beside the backups, so that a restored backup knows who must not come back.
//!
//! A line is added in the very transaction in which the rows go; the files follow.

use std::path::{Path, PathBuf};

use super::ledger_file::{self, FILE_NAME, Fact, Line, Seal};
use super::{overview, store};
use crate::audit::{Op, Outcome};
use crate::clinic::{Actor, Clinic, Tx};
use crate::disk;
use crate::erasure::{Destroyed, HeldItem};
use crate::values::{CaseNo, SubjectUid};
use crate::vault::{Keeper, Keys};
use crate::{Error, Result, erasure};

const PURPOSE: &str = "ledger";

/// Writes down who is destroyed, and of whom something is held: inside the transaction in which the rows
/// go. What stands there already is not written twice.
///
/// # Errors
/// Only the database's own.
pub(crate) fn add(tx: &Tx<'_>, subject: &SubjectUid, held: Vec<HeldItem>) -> Result<()> {
    let subject = subject.clone();
    let fact = if held.is_empty() { Fact::Gone { subject } } else { Fact::Partly { subject, held } };
    store::add_line(tx.sql(), &Line { day: tx.today(), fact })
}

/// Writes down the number of an act, inside the transaction that issues it: whatever is restored, it is
/// never given twice.
///
/// # Errors
/// Only the database's own.
pub(crate) fn add_act(tx: &Tx<'_>, number: CaseNo) -> Result<()> {
    store::add_line(tx.sql(), &Line { day: tx.today(), fact: Fact::Act { number } })
}

/// Takes over lines this database does not know: it is an older one. Behind them, what was just destroyed
/// again: some of it may have been held when they were written.
///
/// # Errors
/// Only the database's own.
pub(super) fn learn(tx: &Tx<'_>, lines: &[Line], again: Vec<Destroyed>) -> Result<()> {
    for line in lines {
        store::add_line(tx.sql(), line)?;
        if let Fact::Act { number } = &line.fact
            && let Some((year, last)) = ledger_file::series().and_then(|series| number.of_series(series))
        {
            tx.number_is_used(erasure::ACTS, year, last)?;
        }
    }
    again.into_iter().try_for_each(|person| add(tx, &person.subject, person.held))
}

/// Everybody the lines tell of, once, with what is still held of them.
pub(super) fn people(lines: &[Line]) -> Vec<Destroyed> {
    let mut people: Vec<Destroyed> = Vec::new();
    for line in lines {
        let (subject, held) = match &line.fact {
            Fact::Gone { subject } => (subject, Vec::new()),
            Fact::Partly { subject, held } => (subject, held.clone()),
            Fact::Act { .. } => continue,
        };
        match people.iter_mut().find(|known| known.subject == *subject) {
            // Whoever is gone is gone; of what was held less is held with every line.
            Some(known) if known.held.is_empty() => {}
            Some(known) => known.held = held,
            None => people.push(Destroyed { subject: subject.clone(), held }),
        }
    }
    people
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
    // Between the rows of a destruction and its ledger the file is behind, and nobody has touched it.
    let half_way = !erasure::unfinished(clinic)?.is_empty();
    let mut more: Vec<Line> = Vec::new();
    for place in places(clinic)? {
        let trouble = match seal.read(&place) {
            Ok(lines) => {
                // Cut at the end: what is left still fits together, so only the database tells.
                let cut = !half_way && people(&lines).len() < people(&known).len();
                for line in lines {
                    if !known.contains(&line) && !more.contains(&line) {
                        more.push(line);
                    }
                }
                cut.then_some("tampered")
            }
            Err(Error::LedgerMissing) if known.is_empty() && !ever_copied => None,
            Err(Error::LedgerMissing) => Some("missing"),
            Err(_) => Some("tampered"),
        };
        if let Some(reason) = trouble {
            clinic.for_actor(Actor::program()).note(Op::MendLedger, Outcome::Failed, reason)?;
        }
    }
    Ok(more)
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
