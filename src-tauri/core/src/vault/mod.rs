//! The vault: who can get at the database key, and how.
//!
//! Reading order: [`keys`], `header`, `open`, `change`, `copies`, `throttle`.
//! A random master key seals the header's body, which holds the current database key; each slot
//! wraps the master key, one per account (password and device secret through Argon2id) and one
//! for the recovery code, which never depends on the keyring.
//! Invariants: nothing in the folder names a person; every readable field is authenticated; a key
//! never leaves memory unwrapped. Refuses to make a vault where a header or a database stands.
//! It cannot undo a folder put back to an older state: that day's passwords open that day's copy.

mod change;
mod copies;
pub(crate) mod copy;
mod cost;
mod device;
mod header;
mod hex;
mod keeper;
pub mod keys;
mod open;
mod password;
mod recovery_code;
pub mod seal;
#[cfg(test)]
mod tests;
mod throttle;

use std::path::{Path, PathBuf};

pub use change::DbKeyIs;
pub use cost::Cost;
#[cfg(any(test, feature = "testing"))]
pub use device::MemoryDevice;
pub use device::{DeviceSecret, DeviceTrouble, NoDevice};
pub use keeper::Keeper;
pub use keys::{DbKey, Keys, MasterKey, Secret32};
pub use open::Opened;
pub use password::{MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, check_password};
pub use recovery_code::RecoveryCode;
pub use throttle::FREE_ATTEMPTS;

use crate::{Error, Result, error::FileKind, surroundings::Surroundings, values::AccountId};
use header::{Header, RecoverySlot, Slots};
use hex::Hex;

const DAMAGED: Error = Error::Damaged { what: FileKind::VaultHeader };

/// The database that stands beside the header; its presence alone forbids a new vault.
const DATABASE: &str = crate::db::FILE_NAME;

/// The header of a clinic's folder. Holds no key.
pub struct Vault {
    folder: PathBuf,
    header: Header,
    needs_repair: bool,
}

/// Whose slot, and what will open it.
#[derive(Clone, Copy)]
pub struct Credentials<'a> {
    /// The account the slot belongs to.
    pub account: AccountId,
    /// Login name; kept only as a fingerprint.
    pub login: &'a str,
    /// The password; checked by [`check_password`].
    pub password: &'a str,
}

impl Vault {
    /// Does anything stand here that a new vault would endanger: a header copy or a database?
    pub fn exists(folder: &Path) -> bool {
        copies::any(folder) || folder.join(DATABASE).exists()
    }

    /// Makes a vault in an existing folder: one account slot and the recovery slot.
    ///
    /// The recovery code is shown once; the vault keeps only what it wraps.
    ///
    /// # Errors
    /// `VaultExists` when a header or the database already stands here; `Invalid` for the login
    /// or a weak password; `Storage`, after which no header stands in the folder.
    pub fn create(
        folder: &Path,
        who: Credentials<'_>,
        device: &dyn DeviceSecret,
        cost: Cost,
        s: &dyn Surroundings,
    ) -> Result<(Vault, Opened, RecoveryCode)> {
        if Self::exists(folder) {
            return Err(Error::VaultExists);
        }
        password::login_name(who.login)?;
        check_password(who.login, who.password)?;
        let keys = Keys { master: MasterKey::random(s)?, current: DbKey::random(s)?, pending: None };
        let vault_id = Hex(keys::fresh::<16>(s)?.to_vec());
        let (recovery, code) = change::recovery_slot(&keys, &vault_id, s)?;
        let mut slots = empty(vault_id, recovery, s)?;
        let slot = change::account_slot(&slots, &keys, who, device, cost, s)?;
        let password_only = slot.device.is_none();
        slots.accounts.push(slot);
        let header = Header::seal(slots, &keys, s)?;

        throttle::clear(folder)?;
        let alone = copies::lock(folder)?;
        if Self::exists(folder) {
            return Err(Error::VaultExists);
        }
        let written = copies::write(folder, &header);
        if let Err(error) | Ok(copies::Written::First(error)) = written {
            copies::remove(folder);
            return Err(error);
        }
        drop(alone);
        let vault = Vault { folder: folder.to_owned(), header, needs_repair: false };
        Ok((vault, Opened { account: who.account, password_only, keys }, code))
    }

    /// Reads the header. A missing, damaged or older copy is written again at the next
    /// successful opening, when the good one has proved authentic.
    ///
    /// # Errors
    /// `NoVault` for an empty folder; `Damaged` when both copies are bad, or both are gone and
    /// the database stands; `NewerSchema` for a newer program's header.
    pub fn load(folder: &Path) -> Result<Vault> {
        match copies::read(folder) {
            Ok(found) => Ok(Vault {
                folder: folder.to_owned(),
                header: found.header,
                needs_repair: found.needs_repair,
            }),
            Err(Error::NoVault) if folder.join(DATABASE).exists() => Err(DAMAGED),
            Err(error) => Err(error),
        }
    }

    /// Takes away the header of a set-up that was broken off before a database got its name.
    ///
    /// # Errors
    /// `VaultExists` when a database stands here: its header is never taken away; `Storage`.
    pub(crate) fn remove_unused(folder: &Path) -> Result<()> {
        if folder.join(DATABASE).exists() {
            return Err(Error::VaultExists);
        }
        copies::remove(folder);
        Ok(())
    }

    /// The vault's random name: the keyring entry and backups are recognised by it.
    pub fn id(&self) -> String {
        self.header.slots.id()
    }

    /// Does the password alone open this account's slot? `None` when it has no slot.
    pub fn password_only(&self, account: AccountId) -> Option<bool> {
        self.slot_of(account).map(|slot| slot.device.is_none())
    }

    /// Failed attempts since the last success; the log tells them once somebody is in.
    pub fn failed_attempts(&self) -> u32 {
        throttle::failures(&self.folder)
    }

    /// Forgets failed attempts, for a folder just restored from a backup.
    ///
    /// # Errors
    /// `Storage` when it cannot be written.
    pub fn forget_attempts(&self) -> Result<()> {
        throttle::clear(&self.folder)
    }

    fn slot_of(&self, account: AccountId) -> Option<&header::AccountSlot> {
        self.header.slots.accounts.iter().find(|slot| slot.account == account)
    }
}

fn empty(vault_id: Hex, recovery: RecoverySlot, s: &dyn Surroundings) -> Result<Slots> {
    let login_salt = Hex(keys::fresh::<16>(s)?.to_vec());
    Ok(Slots { vault_id, login_salt, generation: 1, accounts: Vec::new(), recovery })
}
