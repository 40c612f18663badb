//! Makes a backup: in a folder `….part` first, which gets its name when it has been opened and verified.

use std::fs;
use std::path::Path;

use super::overview::{self, BackupOverview};
use super::store::{self, Known};
use super::write::{self, Source};
use super::{acceptable, catalogue, keep, ledger};
use crate::api::Nothing;
use crate::attachments;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::disk;
use crate::{Error, Result};

/// Makes a backup now (152-FZ Art. 19; retention shorter than the term of Art. 21(5)).
///
/// # Errors
/// `FolderRefused`; `Storage`: nothing half is left; `Busy` while a destruction or another backup runs.
pub fn make(clinic: &Clinic, _: Nothing) -> Result<BackupOverview> {
    run(clinic)?;
    overview::shown(clinic)
}

/// Makes a backup and removes those that are too old.
///
/// # Errors
/// As [`make`].
pub fn run(clinic: &Clinic) -> Result<()> {
    let keeper = clinic.keeper().ok_or_else(|| Error::internal("backup: no vault"))?;
    let _work = clinic.file_work()?;
    let folder = clinic.peek(overview::folder)?;
    acceptable(&folder)?;
    fs::create_dir_all(&folder)?;
    clear_parts(clinic, &folder)?;
    clinic.flush_looks()?;
    let made_at = clinic.world().now();
    let name = write::fresh_name(made_at, clinic.world())?;
    let part = folder.join(format!("{name}.part"));
    fs::create_dir(&part)?;
    let sql = clinic.db().beside()?;
    let lines = store::ledger_lines(&sql)?;
    let mark = ledger::seal_of(keeper)?.mark(&lines)?;
    let source = Source {
        sql: &sql,
        key: clinic.db().key(),
        scans: &clinic.folder().join(attachments::FOLDER),
        link: false,
        made_at,
        ledger: (u32::try_from(lines.len()).unwrap_or(u32::MAX), mark),
        rewritten_from: None,
    };
    let written = write::write(&part, source, keeper, clinic.world());
    if let Err(error) = written.and_then(|()| name_it(&part, &folder.join(&name))) {
        // A disk that refused to write may refuse this too: the next backup clears it.
        let _ = disk::overwrite_folder(clinic.world(), &part);
        return clinic.transact(Op::MakeBackup, |tx| {
            tx.about("backup", &name);
            Err(error)
        });
    }
    ledger::publish(clinic)?;
    register(clinic, &folder, &name)?;
    keep::prune(clinic)
}

/// The last step: from here on it is a backup.
pub(super) fn name_it(part: &Path, whole: &Path) -> Result<()> {
    fs::rename(part, whole)?;
    disk::sync_folder_of(whole)
}

/// The clinic remembers a backup that stands.
pub(super) fn register(clinic: &Clinic, folder: &Path, name: &str) -> Result<()> {
    let keeper = clinic.keeper().ok_or_else(|| Error::internal("backup: no vault"))?;
    let made = catalogue::Catalogue::read(&folder.join(name), &*catalogue::key(keeper)?)?;
    clinic.transact(Op::MakeBackup, |tx| {
        tx.about("backup", name);
        store::insert(
            tx.sql(),
            &Known {
                name: name.to_owned(),
                folder: folder.to_string_lossy().into_owned(),
                made_at: made.made_at,
                audit_seq: made.audit_seq,
            },
        )
    })
}

/// Clears what a cut left half written.
pub(super) fn clear_parts(clinic: &Clinic, folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.to_str().and_then(|name| name.strip_suffix(".part")).is_some_and(write::is_name) {
            disk::overwrite_folder(clinic.world(), &entry.path())?;
        }
    }
    Ok(())
}
