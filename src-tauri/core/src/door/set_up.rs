//! The first run: a vault, a database, the operator, the first account, a recovery code.
//!
//! All or nothing: a marker file stands while it runs, so a set-up broken off by a power cut starts
//! again; the database gets its name last. Refuses a folder where a clinic already stands.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Door, Inside, RecoveryWords};
use crate::audit::Op;
use crate::clinic::{Actor, Clinic};
use crate::db::{Db, FILE_NAME};
use crate::settings::{self, Settings};
use crate::staff::{self, NewAccount, Role};
use crate::values::AccountId;
use crate::vault::{self, Keeper, RecoveryCode, Vault};
use crate::{Error, Result, backup, first_run};

pub(super) const MARKER: &str = "set-up.unfinished";

/// What the wizard asks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewClinic {
    /// Operator, place of the database and the rest.
    pub settings: Settings,
    /// The first account; it becomes administrator and privacy officer besides the roles asked.
    pub account: NewAccount,
    /// Its password, at least 10 characters.
    pub password: String,
}

/// A set-up that was broken off before anything was stored.
pub(super) fn is_unfinished(folder: &Path) -> bool {
    folder.join(MARKER).exists() && !folder.join(FILE_NAME).exists()
}

pub(super) fn set_up(door: &Door, new: NewClinic) -> Result<RecoveryWords> {
    let settings = new.settings.checked().map_err(|error| error.under("settings"))?;
    let mut account = new.account;
    account.roles.extend([Role::Administrator, Role::PrivacyOfficer]);
    let account = account.checked().map_err(|error| error.under("account"))?;
    vault::check_password(&account.login, &new.password)?;

    let mut inside = door.inside();
    fs::create_dir_all(&door.folder)?;
    if is_unfinished(&door.folder) {
        // The marker proves that no clinic ever stood here: only an empty half is cleared.
        clear_unfinished(&door.folder)?;
    }
    if inside.is_some() || Vault::exists(&door.folder) {
        return Err(Error::VaultExists);
    }
    let marker = door.folder.join(MARKER);
    fs::write(&marker, b"")?;
    let made = make(door, settings, account, &new.password);
    match made {
        Ok((made, code)) => {
            fs::remove_file(&marker)?;
            let words = RecoveryWords { code: code.text().to_string() };
            *inside = Some(Inside { unconfirmed: Some(code), ..made });
            drop(inside);
            door.touch();
            Ok(words)
        }
        Err(error) => {
            clear_unfinished(&door.folder)?;
            Err(error)
        }
    }
}

fn make(
    door: &Door,
    settings: Settings,
    account: NewAccount,
    password: &str,
) -> Result<(Inside, RecoveryCode)> {
    let first = AccountId::new(1);
    let who = vault::Credentials { account: first, login: &account.login, password };
    let (vault, opened, code) =
        Vault::create(&door.folder, who, door.device.as_ref(), door.cost, door.world.as_ref())?;
    let growing = growing_path(&door.folder);
    let db = Db::create(&growing, opened.keys.current.raw())?;
    let clinic = Clinic::new(db, &door.folder, Arc::clone(&door.world), Actor::program());
    let account = clinic.transact(Op::SetUp, |tx| {
        settings::write(tx, &settings)?;
        first_run::seed(tx)?;
        let account = staff::register(tx, account)?;
        if account.id == first {
            Ok(account)
        } else {
            Err(Error::internal("the first account is not the first"))
        }
    })?;
    // The last connection folds the log into the file as it closes; only then the file moves.
    drop(clinic);
    fs::rename(&growing, door.folder.join(FILE_NAME))?;
    let db = Db::open(&door.folder.join(FILE_NAME), opened.keys.current.raw())?;
    let password_only = opened.password_only;
    let keeper = Keeper::new(vault, opened.keys);
    let world = Arc::clone(&door.world);
    let clinic = Clinic::kept(db, &door.folder, world, account.actor(), Some(keeper.clone()));
    Ok((Inside { keeper, clinic, account, password_only, unconfirmed: None }, code))
}

fn growing_path(folder: &Path) -> PathBuf {
    folder.join("clinic.new")
}

pub(super) fn clear_unfinished(folder: &Path) -> Result<()> {
    Vault::remove_unused(folder)?;
    backup::clear_unfinished(folder)?;
    for name in ["clinic.new", "clinic.new-wal", "clinic.new-shm", MARKER] {
        match fs::remove_file(folder.join(name)) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
