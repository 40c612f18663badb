//! What each opening puts right: the ledger, backups the database does not know of, headers that still
//! open with an old recovery code.

use std::fs;
use std::path::Path;

use super::catalogue::{self, Catalogue};
use super::store::{self, Known};
use super::{ledger, overview, write};
use crate::audit::Op;
use crate::clinic::{Actor, Clinic};
use crate::disk;
use crate::vault::copy::{self, CopyHeader};
use crate::{Result, erasure};

/// Puts right what can be; whoever the ledger knows as destroyed is destroyed again before anybody
/// comes in (a folder put back to an older state).
///
/// # Errors
/// Only when such a person could not be destroyed: then nobody comes in.
pub(crate) fn settle(clinic: &Clinic) -> Result<()> {
    let program = clinic.for_actor(Actor::program());
    // A folder put back knows backups that have been rewritten since.
    let _ = adopt(&program);
    let came_back = ledger::only_in_files(&program)?;
    if !came_back.is_empty() {
        let again = erasure::purge(&program, &ledger::people(&came_back))?;
        program.transact(Op::MendLedger, |tx| ledger::learn(tx, &came_back, again))?;
        erasure::end_overtaken(&program)?;
    }
    // The rest waits for the next opening if the disk is not there: nobody is kept out by it.
    let _ = ledger::publish(&program);
    let _ = renew_headers(&program);
    Ok(())
}

/// Remembers backups that stand in the managed folder and are not known: named just before a cut, or
/// brought along by a restore. Forgets those somebody took away by hand.
pub(super) fn adopt(clinic: &Clinic) -> Result<()> {
    let Some(keeper) = clinic.keeper() else { return Ok(()) };
    let key = catalogue::key(keeper)?;
    let (folder, standing) = clinic.peek(|tx| Ok((overview::folder(tx)?, store::standing(tx.sql())?)))?;
    let gone: Vec<_> = standing
        .iter()
        .filter(|known| Path::new(&known.folder).is_dir())
        .filter(|known| !Path::new(&known.folder).join(&known.name).exists())
        .collect();
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|name| write::is_name(name)) else { continue };
            if standing.iter().any(|known| known.name == name) {
                continue;
            }
            if let Ok(made) = Catalogue::read(&entry.path(), &key) {
                found.push(Known {
                    name: name.to_owned(),
                    folder: folder.to_string_lossy().into_owned(),
                    made_at: made.made_at,
                    audit_seq: made.audit_seq,
                });
            }
        }
    }
    if gone.is_empty() && found.is_empty() {
        return Ok(());
    }
    clinic.for_actor(Actor::program()).transact(Op::MakeBackup, |tx| {
        gone.iter().try_for_each(|known| store::mark_gone(tx.sql(), &known.name, tx.now()))?;
        found.iter().try_for_each(|known| store::insert(tx.sql(), known))
    })
}

/// Gives every backup the present recovery code: a sheet that was replaced opens nothing any more.
pub(crate) fn renew_headers(clinic: &Clinic) -> Result<()> {
    let Some(keeper) = clinic.keeper() else { return Ok(()) };
    for known in clinic.peek(|tx| store::standing(tx.sql()))? {
        let path = Path::new(&known.folder).join(&known.name);
        let Ok(header) = CopyHeader::read(&path) else { continue };
        let renewed = keeper.with(|vault, keys| {
            if header.has_code_of(vault) {
                return Ok(None);
            }
            let key = header.key(keys)?;
            vault.header_of_copy(keys, &key, clinic.world()).map(Some)
        })?;
        if let Some(bytes) = renewed {
            disk::write_whole(&path.join(copy::FILE), &bytes)?;
        }
    }
    Ok(())
}
