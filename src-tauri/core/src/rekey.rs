//! A new key for the clinic's database: after a destruction and when an account is dismissed.
//!
//! Propose, re-key, settle: the vault holds both keys on disk from before the file is touched until it
//! is known which one it answers to, so a cut at any moment loses nothing. Whoever remembers the old
//! key, or finds an old sector of the disk, reads nothing with it.

use crate::Result;
use crate::audit::{Op, Outcome};
use crate::clinic::{Actor, Clinic, FileWork};
use crate::vault::DbKeyIs;

/// Between the steps; tests die there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "testing"), allow(dead_code, reason = "only tests stop between the steps"))]
pub enum Between {
    /// Both keys are on disk, the file is untouched.
    ProposedAndRekeyed,
    /// The file answers to the new key, the vault does not know it yet.
    RekeyedAndSettled,
}

/// Gives the database a new key. `false`: there is no vault to keep it, nothing was done.
///
/// # Errors
/// `Busy` when a reader stays or the file is open elsewhere; `Storage`. The old key still counts then.
pub(crate) fn rekey(clinic: &Clinic, work: &FileWork) -> Result<bool> {
    rekey_with(clinic, work, &|_| ())
}

fn rekey_with(clinic: &Clinic, _: &FileWork, between: &dyn Fn(Between)) -> Result<bool> {
    let Some(keeper) = clinic.keeper() else { return Ok(false) };
    keeper.with(|vault, keys| {
        let (db, world) = (clinic.db(), clinic.world());
        // What an earlier attempt left open is settled first: the new key must be new.
        if let Some(pending) = &keys.pending {
            // Proved by opening it: a key is never forgotten on a guess.
            drop(db.beside()?);
            let is = if *pending.bytes() == *db.key() { DbKeyIs::Pending } else { DbKeyIs::Current };
            vault.settle_db_key(keys, is, world)?;
        }
        vault.propose_db_key(keys, world)?;
        between(Between::ProposedAndRekeyed);
        let Some(new) = keys.pending.as_ref().map(|key| key.raw()) else { return Ok(()) };
        if let Err(error) = db.rekey(&new) {
            drop(db.beside().map_err(|_| error.clone())?);
            vault.settle_db_key(keys, DbKeyIs::Current, world)?;
            return Err(error);
        }
        between(Between::RekeyedAndSettled);
        vault.settle_db_key(keys, DbKeyIs::Pending, world)
    })?;
    clinic.for_actor(Actor::program()).note(Op::Rekey, Outcome::Ok, "")?;
    Ok(true)
}

/// Gives the database a new key; tests say what happens between the steps.
///
/// # Errors
/// `Busy`; `Storage`.
#[cfg(feature = "testing")]
pub fn rekey_stopping(clinic: &Clinic, between: &dyn Fn(Between)) -> Result<bool> {
    let work = clinic.file_work()?;
    rekey_with(clinic, &work, between)
}
