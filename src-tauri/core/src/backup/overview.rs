//! The backups as the Settings room shows them, and their settings.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::catalogue::{self, Catalogue};
use super::keep::KEEP_DAYS_MAX;
use super::{acceptable, ledger, store, write};
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::error::Problem;
use crate::values::{Timestamp, text};
use crate::{Error, Result, settings};

/// Folder of the backups inside the clinic's, when no other is chosen.
const DEFAULT: &str = "backups";
const SETTING: &str = "backup";

/// Where backups stand and how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BackupSettings {
    /// The managed folder; empty = `backups` beside the database.
    pub folder: String,
    /// Days a backup is kept, 1–21: shorter than the 30 days of Art. 21(5).
    pub keep_days: u32,
}

impl Default for BackupSettings {
    fn default() -> Self {
        BackupSettings { folder: String::new(), keep_days: KEEP_DAYS_MAX }
    }
}

/// How a backup is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupState {
    /// Its catalogue is authentic and its files have their sizes; it was opened when it was made.
    Verified,
    /// Its catalogue or a file of it was changed.
    Damaged,
    /// Its folder cannot be reached now.
    Missing,
}

/// One backup in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupRow {
    /// Name of its folder: moment and a random end.
    pub name: String,
    /// The folder it stands in.
    pub folder: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// Bytes of its files; 0 when it cannot be read.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How it is.
    pub state: BackupState,
}

/// The backups with their settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupOverview {
    /// The settings.
    pub settings: BackupSettings,
    /// The managed folder as a whole path.
    pub folder: String,
    /// Backups that have not been removed, the newest first.
    pub backups: Vec<BackupRow>,
    /// Destroyed people the ledger knows.
    pub destroyed: u32,
}

/// A folder to look for backups in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackupFolder {
    /// A managed folder, or a backup's own.
    pub folder: String,
}

/// A backup found before any key is known: what is told of it is a claim until it is restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundBackup {
    /// Its folder.
    pub path: String,
    /// When it says it was made.
    pub made_at: Timestamp,
    /// Bytes it says it has.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether the ledger of the destroyed stands beside it.
    pub ledger: bool,
}

/// Lists the backups.
pub fn overview(clinic: &Clinic, _: Nothing) -> Result<BackupOverview> {
    clinic.read(Op::SeeBackups, |tx| show(clinic, tx))
}

/// The same for the verb that changed them: that is registered already.
pub(super) fn shown(clinic: &Clinic) -> Result<BackupOverview> {
    clinic.peek(|tx| show(clinic, tx))
}

fn show(clinic: &Clinic, tx: &Tx<'_>) -> Result<BackupOverview> {
    let key = clinic.keeper().map(catalogue::key).transpose()?;
    let backups = store::standing(tx.sql())?
        .into_iter()
        .map(|known| {
            let path = Path::new(&known.folder).join(&known.name);
            let (state, bytes) = match key.as_ref().map(|key| Catalogue::read(&path, key)) {
                _ if !path.is_dir() => (BackupState::Missing, 0),
                Some(Ok(catalogue)) if has_its_files(&path, &catalogue) => {
                    (BackupState::Verified, catalogue.bytes())
                }
                _ => (BackupState::Damaged, 0),
            };
            BackupRow { name: known.name, folder: known.folder, made_at: known.made_at, bytes, state }
        })
        .collect();
    Ok(BackupOverview {
        settings: current(tx)?,
        folder: folder(tx)?.to_string_lossy().into_owned(),
        backups,
        destroyed: store::count_gone(tx.sql())?,
    })
}

pub(super) fn has_its_files(backup: &Path, catalogue: &Catalogue) -> bool {
    catalogue
        .files
        .iter()
        .all(|(name, file)| backup.join(name).metadata().is_ok_and(|found| found.len() == file.bytes))
}

/// Changes where backups stand and how long.
///
/// # Errors
/// `FolderRefused { reason }`; `Invalid { keep_days }`; `Storage` when the folder cannot be made.
pub fn change_settings(clinic: &Clinic, new: BackupSettings) -> Result<BackupOverview> {
    clinic.transact(Op::ChangeBackupSettings, |tx| {
        let keep = i32::try_from(new.keep_days).unwrap_or(i32::MAX);
        let most = i32::try_from(KEEP_DAYS_MAX).unwrap_or(i32::MAX);
        if keep < 1 {
            return Err(Error::invalid("keep_days", Problem::TooSmall { min: 1 }));
        }
        if keep > most {
            return Err(Error::invalid("keep_days", Problem::TooLarge { max: most }));
        }
        let folder = text::line("folder", &new.folder, 1000)?;
        if !folder.is_empty() {
            let path = Path::new(&folder);
            acceptable(path)?;
            let default = tx.folder().join(DEFAULT);
            if path.starts_with(tx.folder()) && path != default {
                return Err(Error::FolderRefused { reason: super::FolderProblem::InsideClinic });
            }
            std::fs::create_dir_all(path)?;
        }
        set(tx, &BackupSettings { folder, ..new })
    })?;
    ledger::publish(clinic)?;
    shown(clinic)
}

pub(super) fn set(tx: &Tx<'_>, new: &BackupSettings) -> Result<()> {
    settings::put_json(tx, SETTING, new)
}

pub(super) fn current(tx: &Tx<'_>) -> Result<BackupSettings> {
    Ok(settings::get_json(tx.sql(), SETTING)?.unwrap_or_default())
}

/// The managed folder.
pub(super) fn folder(tx: &Tx<'_>) -> Result<PathBuf> {
    let set = current(tx)?.folder;
    Ok(if set.is_empty() { tx.folder().join(DEFAULT) } else { PathBuf::from(set) })
}

/// Moment of the newest backup that stands.
pub(crate) fn newest(tx: &Tx<'_>) -> Result<Option<Timestamp>> {
    store::newest(tx.sql())
}

/// Looks for backups in a folder, the newest first; a backup's own folder is found, too.
///
/// # Errors
/// `NotFound { backup }` when there is none; `Storage` when the folder cannot be read.
pub fn look(args: &BackupFolder) -> Result<Vec<FoundBackup>> {
    let folder = Path::new(args.folder.trim());
    let mut found: Vec<FoundBackup> = Vec::new();
    let mut see = |path: &Path| {
        if let Ok(catalogue) = Catalogue::claimed(path) {
            let ledger = path.parent().is_some_and(|parent| parent.join(super::LEDGER).is_file());
            let path = path.to_string_lossy().into_owned();
            found.push(FoundBackup { path, made_at: catalogue.made_at, bytes: catalogue.bytes(), ledger });
        }
    };
    see(folder);
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(write::is_name) {
            see(&entry.path());
        }
    }
    if found.is_empty() {
        return Err(Error::not_found("backup"));
    }
    found.sort_by_key(|found| std::cmp::Reverse(found.made_at));
    Ok(found)
}
