//! A destroyed person leaves every backup too (152-FZ Art. 21; Art. 3(8)).
//!
//! Each backup that holds them is rewritten beside itself, without them and under a new key; the old
//! one is overwritten. One that cannot be opened or rewritten is dropped. A cut leaves the old one, the
//! new one or both, and the next run makes it good.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::catalogue::{self, Catalogue};
use super::store::{self, Known};
use super::write::{self, Source};
use super::{keep, ledger, make, settle};
use crate::attachments;
use crate::clinic::Clinic;
use crate::db::{self, FILE_NAME};
use crate::disk;
use crate::error::StorageProblem;
use crate::values::{LeadId, SubjectUid};
use crate::vault::copy::CopyHeader;
use crate::{Error, Result, leads};

/// A backup opened to be looked through.
pub(crate) struct Opened {
    /// Its folder.
    pub folder: PathBuf,
    /// Its database.
    pub file: PathBuf,
    /// The key of it.
    pub key: Zeroizing<[u8; 32]>,
    /// A read-only connection.
    pub sql: Connection,
    schema: u32,
    from: Option<String>,
}

/// Deletes the rows of people from a copy of the database.
pub(crate) type TakeOut<'a> = &'a dyn Fn(&Connection, &[(SubjectUid, LeadId)]) -> Result<()>;

/// Takes people out of every backup. The caller holds the work on the file.
///
/// # Errors
/// `Storage { unreachable }` while a folder with a backup cannot be reached: it is tried again when the
/// disk is back, and what was done stays done.
pub(crate) fn forget(clinic: &Clinic, subjects: &[SubjectUid], take_out: TakeOut<'_>) -> Result<()> {
    if clinic.keeper().is_none() {
        return Ok(());
    }
    settle::adopt(clinic)?;
    let standing = clinic.peek(|tx| store::standing(tx.sql()))?;
    for known in &standing {
        let folder = Path::new(&known.folder);
        if !folder.is_dir() {
            return Err(Error::Storage { problem: StorageProblem::Unreachable });
        }
        make::clear_parts(clinic, folder)?;
        let path = folder.join(&known.name);
        let opened = open(clinic, &path).ok().filter(|opened| opened.schema == db::LATEST);
        // Somebody who was a part of another card then cannot be taken out of it there.
        let opened = match opened {
            Some(opened) if merged_there(&opened.sql, subjects)? => None,
            other => other,
        };
        let Some(opened) = opened else {
            keep::remove(clinic, &path, &known.name)?;
            continue;
        };
        let from = opened.from.clone();
        let people = people(&opened.sql, subjects)?;
        if !people.is_empty() && rewrite(clinic, known, opened, &people, take_out).is_err() {
            make::clear_parts(clinic, folder)?;
            keep::remove(clinic, &path, &known.name)?;
        }
        // A cut came between the new one's name and the old one's end.
        if let Some(old) = from.filter(|old| folder.join(old).is_dir()) {
            replace(clinic, folder, &old, &known.name)?;
        }
    }
    Ok(())
}

fn merged_there(sql: &Connection, subjects: &[SubjectUid]) -> Result<bool> {
    for subject in subjects {
        if leads::merged_into(sql, subject)?.is_some_and(|joined| !subjects.contains(&joined)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn people(sql: &Connection, subjects: &[SubjectUid]) -> Result<Vec<(SubjectUid, LeadId)>> {
    let mut found = Vec::new();
    for subject in subjects {
        found.extend(store::lead_of(sql, subject)?.map(|lead| (subject.clone(), lead)));
    }
    Ok(found)
}

fn open(clinic: &Clinic, folder: &Path) -> Result<Opened> {
    let keeper = clinic.keeper().ok_or_else(|| Error::internal("backup: no vault"))?;
    let made = Catalogue::read(folder, &*catalogue::key(keeper)?)?;
    let key = keeper.with(|_, keys| CopyHeader::read(folder)?.key(keys))?.raw();
    let file = folder.join(FILE_NAME);
    let sql = db::connection(&file, &key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let (schema, from) = (made.schema, made.rewritten_from);
    Ok(Opened { folder: folder.to_owned(), file, key, sql, schema, from })
}

/// Hands every standing backup to `see`, opened.
///
/// # Errors
/// What `see` refuses; `Storage`, `BackupDamaged`: what cannot be opened cannot be proven.
pub(crate) fn each_standing(clinic: &Clinic, mut see: impl FnMut(&Opened) -> Result<()>) -> Result<()> {
    if clinic.keeper().is_none() {
        return Ok(());
    }
    let standing = clinic.peek(|tx| store::standing(tx.sql()))?;
    standing.iter().try_for_each(|known| see(&open(clinic, &Path::new(&known.folder).join(&known.name))?))
}

fn rewrite(
    clinic: &Clinic,
    known: &Known,
    old: Opened,
    people: &[(SubjectUid, LeadId)],
    take_out: TakeOut<'_>,
) -> Result<()> {
    let keeper = clinic.keeper().ok_or_else(|| Error::internal("backup: no vault"))?;
    let made = Catalogue::read(&old.folder, &*catalogue::key(keeper)?)?;
    let folder = Path::new(&known.folder);
    let name = write::fresh_name(known.made_at, clinic.world())?;
    let part = folder.join(format!("{name}.part"));
    fs::create_dir(&part)?;
    let working = part.join("working.db");
    disk::copy(&old.file, &working)?;
    let sql = db::connection(&working, &old.key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // A cut ruins the working copy alone, and the next run begins anew.
    sql.query_row("PRAGMA journal_mode = OFF", [], |_| Ok(()))?;
    take_out(&sql, people)?;
    let source = Source {
        sql: &sql,
        key: old.key.clone(),
        scans: &old.folder.join(attachments::FOLDER),
        link: true,
        made_at: made.made_at,
        ledger: (made.ledger_lines, made.ledger_mark),
        rewritten_from: Some(known.name.clone()),
    };
    write::write(&part, source, keeper, clinic.world())?;
    drop(sql);
    disk::overwrite_and_remove(clinic.world(), &working)?;
    make::name_it(&part, &folder.join(&name))?;
    make::register(clinic, folder, &name)?;
    ledger::publish(clinic)?;
    drop(old);
    replace(clinic, folder, &known.name, &name)
}

/// Removes a rewritten backup. Scans the new one goes on using only lose their second name: they may
/// be the same bytes on the disk. All the rest is overwritten.
fn replace(clinic: &Clinic, folder: &Path, old: &str, new: &str) -> Result<()> {
    let scans = folder.join(old).join(attachments::FOLDER);
    let kept = folder.join(new).join(attachments::FOLDER);
    if scans.is_dir() {
        for entry in fs::read_dir(&scans)? {
            let entry = entry?;
            if kept.join(entry.file_name()).is_file() {
                fs::remove_file(entry.path())?;
            }
        }
    }
    keep::remove(clinic, &folder.join(old), old)
}
