//! Changing the vault: passwords, the recovery code, the database key.
//!
//! Every change needs the opened keys, is sealed anew and is one step forward in both copies.
//! Refuses keys of another vault, a header changed by another program meanwhile, a login in use,
//! and taking away the last account.

use super::{
    Credentials, Vault, check_password, copies,
    cost::Cost,
    device::{self, DeviceSecret},
    header::{AccountSlot, Header, RecoverySlot, Slots},
    hex::Hex,
    keys::{DbKey, Keys, fresh},
    password,
    recovery_code::RecoveryCode,
    seal,
};
use crate::{Error, Result, error::Problem, surroundings::Surroundings, values::AccountId};

/// Which of the two keys of an unfinished re-key the database answered to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DbKeyIs {
    /// Still the current one: the re-key did not happen.
    Current,
    /// Already the pending one: the re-key happened.
    Pending,
}

impl Vault {
    /// Gives an account a slot, or replaces the one it has (new password, new login, or a
    /// workstation whose keyring is new). Afterwards [`Vault::password_only`] tells whether the
    /// keyring took part.
    ///
    /// # Errors
    /// `Invalid` for a weak password or a login another account has; `Busy` when another program
    /// changed the header meanwhile; `Storage`.
    pub fn set_password(
        &mut self,
        keys: &Keys,
        who: Credentials<'_>,
        device: &dyn DeviceSecret,
        cost: Cost,
        s: &dyn Surroundings,
    ) -> Result<()> {
        let slots = &self.header.slots;
        let mark = slots.login_mark(who.login)?;
        check_password(who.login, who.password)?;
        if slots.accounts.iter().any(|slot| slot.login == mark && slot.account != who.account) {
            return Err(Error::invalid("login", Problem::Taken));
        }
        let new = account_slot(slots, keys, who, device, cost, s)?;
        self.commit(keys, s, |slots| {
            slots.accounts.retain(|slot| slot.account != who.account);
            slots.accounts.push(new);
        })
    }

    /// Takes an account's slot away: its password opens nothing any more.
    ///
    /// # Errors
    /// `NotFound` when it has none; `WrongState` for the last account; `Busy`; `Storage`.
    pub fn remove_slot(&mut self, keys: &Keys, account: AccountId, s: &dyn Surroundings) -> Result<()> {
        if self.slot_of(account).is_none() {
            return Err(Error::not_found("slot"));
        }
        if self.header.slots.accounts.len() == 1 {
            return Err(Error::WrongState { state: "last_account".to_owned() });
        }
        self.commit(keys, s, |slots| slots.accounts.retain(|slot| slot.account != account))
    }

    /// Makes a new recovery code; the old one opens nothing any more.
    ///
    /// # Errors
    /// `Busy`; `Storage`.
    pub fn new_recovery_code(&mut self, keys: &Keys, s: &dyn Surroundings) -> Result<RecoveryCode> {
        let (slot, code) = recovery_slot(keys, &self.header.slots.vault_id, s)?;
        self.commit(keys, s, |slots| slots.recovery = slot)?;
        Ok(code)
    }

    /// First step of a re-key: a pending key stands beside the current one, on disk, before the
    /// database is touched. A pending key already there is kept: the database may answer to it.
    ///
    /// # Errors
    /// `Busy`; `Storage`: do not re-key then.
    pub fn propose_db_key(&mut self, keys: &mut Keys, s: &dyn Surroundings) -> Result<()> {
        if keys.pending.is_some() {
            return Ok(());
        }
        keys.pending = Some(DbKey::random(s)?);
        self.commit(keys, s, |_| ()).inspect_err(|_| keys.pending = None)
    }

    /// Last step of a re-key, or of finding one unfinished: keeps the key the database answered
    /// to and forgets the other.
    ///
    /// # Errors
    /// `WrongState` when nothing is pending; `Busy`; `Storage`: both keys are still kept then.
    pub fn settle_db_key(&mut self, keys: &mut Keys, is: DbKeyIs, s: &dyn Surroundings) -> Result<()> {
        let Some(pending) = keys.pending.take() else {
            return Err(Error::WrongState { state: "no_pending_key".to_owned() });
        };
        let current = DbKey::new(keys.current.bytes());
        if is == DbKeyIs::Pending {
            keys.current = DbKey::new(pending.bytes());
        }
        self.commit(keys, s, |_| ()).inspect_err(|_| {
            keys.current = current;
            keys.pending = Some(pending);
        })
    }

    fn commit(&mut self, keys: &Keys, s: &dyn Surroundings, change: impl FnOnce(&mut Slots)) -> Result<()> {
        if !self.header.belongs_to(keys)? {
            return Err(Error::internal("vault::change: keys of another vault"));
        }
        let mut slots = self.header.slots.clone();
        change(&mut slots);
        slots.generation += 1;
        let header = Header::seal(slots, keys, s)?;
        let _alone = copies::lock(&self.folder)?;
        if copies::read(&self.folder)?.header != self.header {
            return Err(Error::Busy);
        }
        let written = copies::write(&self.folder, &header)?;
        self.header = header;
        self.needs_repair = !matches!(written, copies::Written::Both);
        Ok(())
    }
}

/// Wraps the master key for one account, with this workstation's device secret where there is a
/// keyring.
pub(super) fn account_slot(
    slots: &Slots,
    keys: &Keys,
    who: Credentials<'_>,
    device: &dyn DeviceSecret,
    cost: Cost,
    s: &dyn Surroundings,
) -> Result<AccountSlot> {
    let secret = device::find_or_make(device, &slots.id(), s)?;
    let mark = match &secret {
        Some(secret) => Some(Hex(device::fingerprint(secret, &slots.id())?)),
        None => None,
    };
    let mut slot = AccountSlot {
        account: who.account,
        login: slots.login_mark(who.login)?,
        salt: Hex(fresh::<16>(s)?.to_vec()),
        cost,
        device: mark,
        wrapped: Hex(Vec::new()),
    };
    let password = password::normalised(who.password);
    let key = cost.stretch(password.as_bytes(), &slot.salt.0, secret.as_ref())?;
    let bound = slot.bound(&slots.vault_id)?;
    slot.wrapped = Hex(seal::seal(&key, fresh(s)?, &bound, keys.master.bytes())?);
    Ok(slot)
}

/// Wraps the master key for a fresh recovery code.
pub(super) fn recovery_slot(
    keys: &Keys,
    vault_id: &Hex,
    s: &dyn Surroundings,
) -> Result<(RecoverySlot, RecoveryCode)> {
    let code = RecoveryCode::random(s)?;
    let mut slot = RecoverySlot { salt: Hex(fresh::<16>(s)?.to_vec()), wrapped: Hex(Vec::new()) };
    let key = code.key(&slot.salt.0)?;
    let bound = slot.bound(vault_id)?;
    slot.wrapped = Hex(seal::seal(&key, fresh(s)?, &bound, keys.master.bytes())?);
    Ok((slot, code))
}
