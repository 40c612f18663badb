//! The header of a backup: same form, same master key, the backup's own database key, and the recovery
//! slot alone. No account's password opens it, so one dismissed later has no way in.

use std::path::Path;

use super::{
    Vault, copies,
    header::{Header, Slots},
    hex::Hex,
    keys::{DbKey, Keys, MasterKey, fresh},
    open,
    recovery_code::RecoveryCode,
    throttle,
};
use crate::{Error, Result, surroundings::Surroundings};

/// File name of a backup's header.
pub(crate) const FILE: &str = "vault.head";

/// A backup's header as read. Holds no key.
pub(crate) struct CopyHeader(Header);

impl CopyHeader {
    /// Reads the header in a backup's folder.
    ///
    /// # Errors
    /// `Damaged` when it is missing or not whole; `NewerSchema`.
    pub(crate) fn read(backup: &Path) -> Result<Self> {
        let bytes = std::fs::read(backup.join(FILE)).map_err(|_| super::DAMAGED)?;
        Header::decode(&bytes).map(CopyHeader)
    }

    /// The random name of the vault it belongs to.
    pub(crate) fn vault_id(&self) -> String {
        self.0.slots.id()
    }

    /// The backup's key, for whoever has the vault open.
    ///
    /// # Errors
    /// `Damaged` when another master key sealed it.
    pub(crate) fn key(&self, keys: &Keys) -> Result<DbKey> {
        Ok(self.0.unseal(MasterKey::new(keys.master.bytes()))?.current)
    }

    /// All keys, for whoever holds the printed code.
    ///
    /// # Errors
    /// `RecoveryCodeTypo`; `WrongRecoveryCode`; `Damaged`.
    pub(crate) fn open(&self, code: &str) -> Result<Keys> {
        let code = RecoveryCode::parse(code)?;
        let slot = &self.0.slots.recovery;
        let bound = slot.bound(&self.0.slots.vault_id)?;
        let master = open::unwrap(&*code.key(&slot.salt.0)?, &bound, &slot.wrapped.0)
            .ok_or(Error::WrongRecoveryCode)?;
        self.0.unseal(master)
    }

    /// Does the vault's present recovery code open it?
    pub(crate) fn has_code_of(&self, vault: &Vault) -> bool {
        self.0.slots.recovery == vault.header.slots.recovery
    }

    /// Makes this the header of a restored clinic, its database under `keys.current`. No account has a
    /// slot: the recovery code gives the first one.
    ///
    /// # Errors
    /// `VaultExists` when a clinic stands there; `Storage`.
    pub(crate) fn found(&self, folder: &Path, keys: &Keys, s: &dyn Surroundings) -> Result<()> {
        if Vault::exists(folder) {
            return Err(Error::VaultExists);
        }
        let header = Header::seal(self.0.slots.clone(), keys, s)?;
        throttle::clear(folder)?;
        let _alone = copies::lock(folder)?;
        match copies::write(folder, &header)? {
            copies::Written::Both => Ok(()),
            copies::Written::First(error) => {
                copies::remove(folder);
                Err(error)
            }
        }
    }
}

impl Vault {
    /// The header of a backup whose database is under `key`.
    ///
    /// # Errors
    /// `Internal`.
    pub(crate) fn header_of_copy(&self, keys: &Keys, key: &DbKey, s: &dyn Surroundings) -> Result<Vec<u8>> {
        let slots = Slots {
            vault_id: self.header.slots.vault_id.clone(),
            login_salt: Hex(fresh::<16>(s)?.to_vec()),
            generation: 1,
            accounts: Vec::new(),
            recovery: self.header.slots.recovery.clone(),
        };
        let master = MasterKey::new(keys.master.bytes());
        let copy = Keys { master, current: DbKey::new(key.bytes()), pending: None };
        Header::seal(slots, &copy, s)?.encode()
    }
}
