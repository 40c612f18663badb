//! Opening: by password (and the workstation's device secret), or by the recovery code.
//!
//! Every attempt is written down before it is tried. A missing or changed keyring is said before
//! the password is tried, since no password could open the slot then.

use super::{
    Vault, copies,
    cost::Cost,
    device::{self, DeviceSecret},
    keys::{Keys, MasterKey},
    password,
    recovery_code::RecoveryCode,
    seal, throttle,
};
use crate::{Error, Result, surroundings::Surroundings, values::AccountId};

/// An account's opened vault.
pub struct Opened {
    /// Whose password it was.
    pub account: AccountId,
    /// This slot was made without a device secret: the folder and the password are enough.
    /// To be said on screen.
    pub password_only: bool,
    /// The keys.
    pub keys: Keys,
}

impl Vault {
    /// Opens with a login name and a password.
    ///
    /// # Errors
    /// `Throttled` after too many failures; `WrongPassword` for a wrong password or an unknown
    /// login alike; `DeviceMissing` when the keyring cannot be asked and `DeviceChanged` when it
    /// holds another secret or none (neither counts as an attempt); `Damaged` when the slot opens
    /// and the header is not authentic.
    pub fn open_with_password(
        &mut self,
        login: &str,
        password: &str,
        device: &dyn DeviceSecret,
        s: &dyn Surroundings,
    ) -> Result<Opened> {
        throttle::check(&self.folder, s)?;
        let mark = self.header.slots.login_mark(login)?;
        let slot = self.header.slots.accounts.iter().find(|slot| slot.login == mark);
        let secret = match slot.and_then(|slot| slot.device.as_ref()) {
            Some(wanted) => Some(device::find_exactly(device, &self.id(), &wanted.0)?),
            None => None,
        };
        let password = password::normalised(password);
        let left = throttle::begin(&self.folder, s)?;
        let Some(slot) = slot else {
            // An unknown login takes as long as a known one.
            let cost = self.header.slots.accounts.first().map_or_else(Cost::default, |slot| slot.cost);
            cost.stretch(password.as_bytes(), &self.header.slots.login_salt.0, None)?;
            return Err(Error::WrongPassword { left });
        };
        let key = slot.cost.stretch(password.as_bytes(), &slot.salt.0, secret.as_ref())?;
        let master = unwrap(&key, &slot.bound(&self.header.slots.vault_id)?, &slot.wrapped.0)
            .ok_or(Error::WrongPassword { left })?;
        let (account, password_only) = (slot.account, slot.device.is_none());
        let keys = self.opened_by(master)?;
        Ok(Opened { account, password_only, keys })
    }

    /// Opens with the recovery code, on any workstation. The caller then gives the person a
    /// slot by [`Vault::set_password`].
    ///
    /// # Errors
    /// `RecoveryCodeTypo` before anything is tried or counted; `Throttled`; `WrongRecoveryCode`;
    /// `Damaged` as above.
    pub fn open_with_recovery(&mut self, code: &str, s: &dyn Surroundings) -> Result<Keys> {
        let code = RecoveryCode::parse(code)?;
        throttle::begin(&self.folder, s)?;
        let slot = &self.header.slots.recovery;
        let key = code.key(&slot.salt.0)?;
        let master = unwrap(&key, &slot.bound(&self.header.slots.vault_id)?, &slot.wrapped.0)
            .ok_or(Error::WrongRecoveryCode)?;
        self.opened_by(master)
    }

    fn opened_by(&mut self, master: MasterKey) -> Result<Keys> {
        let keys = self.header.unseal(master)?;
        throttle::clear(&self.folder)?;
        if self.needs_repair {
            // A disk that refuses now is no reason to keep people out: one good copy stands.
            let _ = self.repair();
        }
        Ok(keys)
    }

    /// Writes both copies from the authentic header, unless another program changed them since.
    fn repair(&mut self) -> Result<()> {
        let _alone = copies::lock(&self.folder)?;
        if copies::read(&self.folder)?.header == self.header
            && let copies::Written::Both = copies::write(&self.folder, &self.header)?
        {
            self.needs_repair = false;
        }
        Ok(())
    }
}

pub(super) fn unwrap(key: &[u8; 32], bound: &[u8], wrapped: &[u8]) -> Option<MasterKey> {
    let bytes = seal::open(key, bound, wrapped)?;
    bytes.as_slice().try_into().ok().map(MasterKey::new)
}
