//! The wizard's other way in: an empty folder, a backup and the printed code.

use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroize;

use super::{Door, DoorState, Recovery, keys, set_up};
use crate::backup::{self, BackupFolder, FoundBackup};
use crate::vault::{self, Vault};
use crate::{Error, Result};

/// Restore a backup into this empty folder and come in.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct RestoreOrder {
    /// The backup's own folder.
    pub backup: String,
    /// The ledger of the destroyed; the one beside the backup when absent.
    pub ledger: Option<String>,
    /// The recovery code.
    pub code: String,
    /// Whose password is set anew.
    pub login: String,
    /// The new password.
    pub new_password: String,
}

impl Drop for RestoreOrder {
    fn drop(&mut self) {
        self.code.zeroize();
        self.new_password.zeroize();
    }
}

/// Lists the backups in a folder, the newest first. What their catalogues say is checked when one is
/// restored, since only the code can.
pub(super) fn look(door: &Door, args: BackupFolder) -> Result<Vec<FoundBackup>> {
    if Vault::exists(&door.folder) && !set_up::is_unfinished(&door.folder) {
        return Err(Error::VaultExists);
    }
    backup::look(&args)
}

/// Restores and signs the account in with its new password, bound to this computer's keyring.
pub(super) fn restore(door: &Door, order: RestoreOrder) -> Result<DoorState> {
    let login = order.login.trim().to_lowercase();
    vault::check_password(&login, &order.new_password)?;
    let wanted = backup::Restore {
        backup: PathBuf::from(&order.backup),
        ledger: order.ledger.as_deref().map(PathBuf::from),
        code: order.code.clone().into(),
        login: Some(login.clone()),
    };
    restore_only(door, &wanted)?;
    let typed = Recovery { code: order.code.clone(), login, new_password: order.new_password.clone() };
    keys::recover(door, typed)
}

/// Restores into the door's folder and leaves it locked.
pub(super) fn restore_only(door: &Door, wanted: &backup::Restore) -> Result<()> {
    let inside = door.inside();
    fs::create_dir_all(&door.folder)?;
    if set_up::is_unfinished(&door.folder) {
        // The marker proves that no clinic ever stood here: only an empty half is cleared.
        set_up::clear_unfinished(&door.folder)?;
    }
    if inside.is_some() || Vault::exists(&door.folder) {
        return Err(Error::VaultExists);
    }
    fs::write(door.folder.join(set_up::MARKER), b"")?;
    match backup::restore(wanted, &door.folder, &door.world) {
        Ok(()) => Ok(fs::remove_file(door.folder.join(set_up::MARKER))?),
        Err(error) => {
            set_up::clear_unfinished(&door.folder)?;
            Err(error)
        }
    }
}

impl Door {
    /// Restores a backup into the door's empty folder; nobody is signed in afterwards, the recovery
    /// code opens it.
    ///
    /// # Errors
    /// As [`backup::restore`].
    pub fn restore(&self, wanted: &backup::Restore) -> Result<()> {
        restore_only(self, wanted)
    }

    /// Opens the clinic for the program itself with the recovery code: for the command line.
    ///
    /// # Errors
    /// As the recovery by code; nothing is changed in the vault.
    pub fn open_with_code(&self, code: &str) -> Result<crate::clinic::Clinic> {
        let mut vault = Vault::load(&self.folder)?;
        let keys = vault.open_with_recovery(code, self.world.as_ref())?;
        Ok(super::sign_in::open_as_program(self, vault, keys)?.1)
    }
}
