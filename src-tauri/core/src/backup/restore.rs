//! The way back: from a backup, its ledger and the printed code, on any computer.
//!
//! The clinic is built in a folder of its own and put in place last; before that, everybody the ledger
//! knows as destroyed has gone from it with the full recipe and its proof (152-FZ Art. 21: what was
//! destroyed stays destroyed). Refuses: a clinic that stands already; a backup that does not verify; a
//! ledger that is missing, changed, or older than a catalogue says.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zeroize::Zeroizing;

use super::catalogue::{self, Catalogue};
use super::ledger_file::Line;
use super::overview::{self, BackupSettings};
use super::{acceptable, check, ledger, store, write};
use crate::attachments;
use crate::audit::{self, Op};
use crate::clinic::{Actor, Clinic};
use crate::db::{Db, FILE_NAME};
use crate::disk;
use crate::error::Problem;
use crate::surroundings::Surroundings;
use crate::vault::copy::CopyHeader;
use crate::vault::{DbKey, Keys, Vault};
use crate::{Error, Result, erasure, staff};

/// Where the clinic grows until it is whole.
const GROWING: &str = "restore.unfinished";

/// What to restore.
pub struct Restore {
    /// The backup's own folder.
    pub backup: PathBuf,
    /// The ledger; the one beside the backup when absent.
    pub ledger: Option<PathBuf>,
    /// The recovery code.
    pub code: Zeroizing<String>,
    /// An account that must be there and active, since it is to come in.
    pub login: Option<String>,
}

/// Clears what a restore that was cut off left in a folder without a clinic.
pub(crate) fn clear_unfinished(folder: &Path) -> Result<()> {
    let growing = folder.join(GROWING);
    if growing.exists() {
        fs::remove_dir_all(growing)?;
        // The scans are put in place before the database: without it they are nobody's.
        let scans = folder.join(attachments::FOLDER);
        if scans.exists() && !folder.join(FILE_NAME).exists() {
            fs::remove_dir_all(scans)?;
        }
    }
    Ok(())
}

/// Restores into a folder without a clinic. Afterwards the recovery code opens it.
///
/// # Errors
/// `VaultExists`; `RecoveryCodeTypo`; `WrongRecoveryCode`; `BackupDamaged`; `NewerSchema`;
/// `LedgerMissing`, `LedgerTampered`, `LedgerTooOld`; `Invalid { login }`; `Storage`. Nothing is in
/// place after any of them.
pub(crate) fn restore(wanted: &Restore, to: &Path, world: &Arc<dyn Surroundings>) -> Result<()> {
    if Vault::exists(to) {
        return Err(Error::VaultExists);
    }
    let header = CopyHeader::read(&wanted.backup).map_err(|error| match error {
        Error::Damaged { .. } => Error::BackupDamaged,
        other => other,
    })?;
    let mut keys = header.open(&wanted.code)?;
    let made = Catalogue::read(&wanted.backup, &*catalogue::key_of(&keys)?)?;
    if made.vault_id != header.vault_id() {
        return Err(Error::BackupDamaged);
    }
    let lines = read_ledger(wanted, &made, &keys)?;

    let growing = to.join(GROWING);
    fs::create_dir_all(&growing)?;
    copy_files(&wanted.backup, &growing, &made)?;
    check::database(&growing.join(FILE_NAME), keys.current.bytes(), &made.rows)?;
    let db = Db::open(&growing.join(FILE_NAME), keys.current.raw())?;
    let clinic = Clinic::new(db, &growing, Arc::clone(world), Actor::program());
    if let Some(login) = &wanted.login {
        clinic
            .peek(|tx| staff::find_by_login(tx.sql(), login))?
            .filter(|account| account.active)
            .ok_or_else(|| Error::invalid("login", Problem::Unknown))?;
    }
    replay(&clinic, &lines, wanted)?;
    let new = DbKey::random(world.as_ref())?;
    clinic.db().rekey(&new.raw())?;
    keys.current = new;
    // The anchor of this log stands in another folder, if anywhere.
    audit::anchor::begin_anew(&clinic)?;
    // The last connection folds the log into the file as it closes; only then the file moves.
    drop(clinic);
    put_in_place(&growing, to, &header, &keys, world.as_ref())
}

/// The ledger must reach as far as this backup's catalogue says, and as any other beside it does.
fn read_ledger(wanted: &Restore, made: &Catalogue, keys: &Keys) -> Result<Vec<Line>> {
    let folder = wanted.backup.parent().unwrap_or(&wanted.backup);
    let path = wanted.ledger.clone().unwrap_or_else(|| folder.join(super::LEDGER));
    let mut needed = vec![(made.ledger_lines, made.ledger_mark.clone())];
    let key = catalogue::key_of(keys)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(write::is_name)
            && let Ok(other) = Catalogue::read(&entry.path(), &key)
        {
            needed.push((other.ledger_lines, other.ledger_mark));
        }
    }
    ledger::for_restore(&ledger::seal_for(made.vault_id.clone(), keys)?, &path, &needed)
}

fn copy_files(from: &Path, to: &Path, made: &Catalogue) -> Result<()> {
    fs::create_dir_all(to.join(attachments::FOLDER))?;
    for (name, file) in &made.files {
        let target = to.join(name);
        if !from.join(name).is_file() {
            return Err(Error::BackupDamaged);
        }
        disk::copy(&from.join(name), &target)?;
        if disk::digest(&target)? != (file.bytes, file.sha256.clone()) {
            return Err(Error::BackupDamaged);
        }
    }
    Ok(())
}

/// Destroys anew whom the ledger names, then writes down what was restored.
fn replay(clinic: &Clinic, lines: &[Line], wanted: &Restore) -> Result<()> {
    let again = erasure::purge(clinic, &ledger::people(lines))?;
    erasure::end_overtaken(clinic)?;
    clinic.transact(Op::RestoreBackup, |tx| {
        let name = wanted.backup.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if write::is_name(name) {
            tx.about("backup", name);
        }
        ledger::learn(tx, lines, again)?;
        // What the old computer knew of its disks says nothing here: what stands in the managed folder is
        // found again at the opening.
        store::mark_all_gone(tx.sql(), tx.now())?;
        let folder = wanted.backup.parent().filter(|folder| acceptable(folder).is_ok());
        let folder = folder.map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default();
        overview::set(tx, &BackupSettings { folder, ..overview::current(tx)? })
    })
}

fn put_in_place(
    growing: &Path,
    to: &Path,
    header: &CopyHeader,
    keys: &Keys,
    world: &dyn Surroundings,
) -> Result<()> {
    fs::rename(growing.join(attachments::FOLDER), to.join(attachments::FOLDER))?;
    header.found(to, keys, world)?;
    fs::rename(growing.join(FILE_NAME), to.join(FILE_NAME))?;
    disk::sync_folder_of(&to.join(FILE_NAME))?;
    Ok(fs::remove_dir_all(growing)?)
}
