//! Signing in, switching user, locking.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroize;

use super::{Door, DoorState, Inside, state};
use crate::api::Nothing;
use crate::audit::{Op, Outcome};
use crate::clinic::{Actor, Clinic};
use crate::db::{Db, FILE_NAME};
use crate::values::AccountId;
use crate::vault::{DbKeyIs, Keeper, Keys, Vault};
use crate::{Error, Result};
use crate::{backup, staff};

/// Login and password, as typed. Wiped when dropped.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Credentials {
    /// Login name; case does not matter.
    pub login: String,
    /// Password.
    pub password: String,
}

impl Drop for Credentials {
    fn drop(&mut self) {
        self.password.zeroize();
    }
}

/// Opens the clinic for an account; whoever was signed in before is signed out first.
pub(super) fn sign_in(door: &Door, typed: Credentials) -> Result<DoorState> {
    door.lock();
    let login = typed.login.trim().to_lowercase();
    let mut vault = Vault::load(&door.folder)?;
    let failed = vault.failed_attempts();
    let opened =
        vault.open_with_password(&login, &typed.password, door.device.as_ref(), door.world.as_ref())?;
    let (keeper, clinic, account) = open_clinic(door, vault, opened.keys, opened.account)?;
    note_failures(&clinic, failed)?;
    clinic.note(Op::SignIn, Outcome::Ok, "")?;
    let password_only = opened.password_only;
    *door.inside() = Some(Inside { keeper, clinic, account, password_only, unconfirmed: None });
    door.touch();
    state::get(door, Nothing {})
}

/// The log is inside the locked database: attempts that failed outside are told now.
pub(super) fn note_failures(clinic: &Clinic, failed: u32) -> Result<()> {
    if failed == 0 {
        return Ok(());
    }
    clinic.for_actor(Actor::program()).note_times(
        Op::SignInFailed,
        Outcome::Refused,
        "wrong_password",
        failed,
    )
}

/// Opens the database and finds the account; a dismissed one does not come in.
pub(super) fn open_clinic(
    door: &Door,
    vault: Vault,
    keys: Keys,
    account: AccountId,
) -> Result<(Keeper, Clinic, staff::Account)> {
    let (keeper, clinic) = open_as_program(door, vault, keys)?;
    let found = clinic.peek(|tx| staff::find_by_id(tx.sql(), account))?.filter(|account| account.active);
    let Some(account) = found else {
        clinic.note(Op::SignIn, Outcome::Refused, "dismissed")?;
        return Err(Error::NotAllowed { op: Op::SignIn.code().to_owned() });
    };
    // Not worth keeping anybody out: the next opening sweeps again.
    let _ = crate::attachments::sweep(&clinic);
    Ok((keeper, clinic.for_actor(account.actor()), account))
}

/// Opens the database for the program itself, before it is known who comes in. Whoever the ledger
/// knows as destroyed is gone before anybody looks.
pub(super) fn open_as_program(door: &Door, mut vault: Vault, mut keys: Keys) -> Result<(Keeper, Clinic)> {
    let db = open_database(door, &mut vault, &mut keys)?;
    let keeper = Keeper::new(vault, keys);
    let world = Arc::clone(&door.world);
    let clinic = Clinic::kept(db, &door.folder, world, Actor::program(), Some(keeper.clone()));
    // A log that cannot be compared now keeps nobody from working: the next opening tries again.
    let _ = clinic.check_log();
    backup::settle(&clinic)?;
    crate::first_run::complete(&clinic)?;
    Ok((keeper, clinic))
}

/// A re-key that was cut off left two keys: the file answers to one of them, and the vault is told
/// which.
fn open_database(door: &Door, vault: &mut Vault, keys: &mut Keys) -> Result<Db> {
    let path = door.folder.join(FILE_NAME);
    let opened = Db::open(&path, keys.current.raw());
    let pending = keys.pending.as_ref().map(|key| key.raw());
    match (opened, pending) {
        (Ok(db), Some(_)) => {
            vault.settle_db_key(keys, DbKeyIs::Current, door.world.as_ref())?;
            Ok(db)
        }
        (Err(Error::WrongKey), Some(key)) => {
            let db = Db::open(&path, key)?;
            vault.settle_db_key(keys, DbKeyIs::Pending, door.world.as_ref())?;
            Ok(db)
        }
        (opened, _) => opened,
    }
}

pub(super) fn lock(door: &Door, _: Nothing) -> Result<DoorState> {
    door.lock();
    state::get(door, Nothing {})
}

/// Someone is at the desk. `Locked` tells a page that missed it to throw itself away.
pub(super) fn touch(door: &Door, _: Nothing) -> Result<Nothing> {
    door.with_inside(|_| Ok(()))?;
    door.touch();
    Ok(Nothing {})
}
