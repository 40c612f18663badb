//! When a backup is due, and how long one is kept.
//!
//! Daily by the background clock; at the lock when something was changed and the last is older than a
//! few hours. None outlives 21 days, so that the 30 days of Art. 21(5) are kept even by a backup no
//! destruction could reach; younger ones go by the setting, all but the newest that verifies.

use std::path::Path;

use super::catalogue::{self, Catalogue};
use super::{overview, store};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::disk;
use crate::{Error, Result};

/// Most days a backup is kept.
pub const KEEP_DAYS_MAX: u32 = 21;

const DAY: i64 = 24 * 3600;
/// At a lock none is made while the last is younger: it would only make people wait for the disk.
const FRESH: i64 = 4 * 3600;

/// Whether the background clock should make one: the last is a day old, or there is none.
pub fn is_due_daily(clinic: &Clinic) -> Result<bool> {
    is_due(clinic, DAY)
}

/// Whether one should be made as somebody leaves.
pub(crate) fn is_due_at_leaving(clinic: &Clinic) -> Result<bool> {
    is_due(clinic, FRESH)
}

fn is_due(clinic: &Clinic, age: i64) -> Result<bool> {
    if clinic.keeper().is_none() {
        return Ok(false);
    }
    clinic.peek(|tx| {
        let last = store::standing(tx.sql())?.into_iter().next();
        let changed = store::changed_since(tx.sql(), last.as_ref().map_or(0, |last| last.audit_seq))?;
        Ok(changed && last.is_none_or(|last| tx.now().seconds_since(last.made_at) >= age))
    })
}

/// Removes what is too old while nothing new is made: a clinic at rest keeps the term, too.
///
/// # Errors
/// `Busy`; `Storage`: it is tried again.
pub(crate) fn prune_if_due(clinic: &Clinic) -> Result<()> {
    if clinic.keeper().is_none() {
        return Ok(());
    }
    let due = clinic.peek(|tx| {
        let keep_days = overview::current(tx)?.keep_days;
        Ok(store::standing(tx.sql())?.iter().enumerate().any(|(place, known)| {
            let days = if place == 0 { KEEP_DAYS_MAX } else { keep_days };
            tx.now().seconds_since(known.made_at) >= i64::from(days) * DAY
        }))
    })?;
    if !due {
        return Ok(());
    }
    let _work = clinic.file_work()?;
    prune(clinic)
}

/// Removes the backups that are too old, overwritten. One whose folder cannot be reached stays known.
///
/// # Errors
/// `Storage`.
pub(super) fn prune(clinic: &Clinic) -> Result<()> {
    let keeper = clinic.keeper().ok_or_else(|| Error::internal("backup: no vault"))?;
    let key = catalogue::key(keeper)?;
    let (standing, keep_days, now) =
        clinic.peek(|tx| Ok((store::standing(tx.sql())?, overview::current(tx)?.keep_days, tx.now())))?;
    let mut newest_verified = true;
    for known in standing {
        let path = Path::new(&known.folder).join(&known.name);
        let verified = Catalogue::read(&path, &key).is_ok_and(|read| overview::has_its_files(&path, &read));
        let age = now.seconds_since(known.made_at);
        let spared = verified && std::mem::take(&mut newest_verified);
        let days = if spared { KEEP_DAYS_MAX } else { keep_days.min(KEEP_DAYS_MAX) };
        if age >= i64::from(days) * DAY && (path.is_dir() || Path::new(&known.folder).is_dir()) {
            remove(clinic, &path, &known.name)?;
        }
    }
    Ok(())
}

/// Overwrites and removes a backup, and remembers that it is gone.
pub(super) fn remove(clinic: &Clinic, path: &Path, name: &str) -> Result<()> {
    disk::overwrite_folder(clinic.world(), path)?;
    clinic.transact(Op::PruneBackup, |tx| {
        tx.about("backup", name);
        store::mark_gone(tx.sql(), name, tx.now())
    })
}
