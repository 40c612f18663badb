//! Accounts with their password slots: what the administrator does, and one's own password.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroize;

use super::{Door, Inside};
use crate::api::Nothing;
use crate::audit::{Op, Outcome};
use crate::staff::{self, Account, NewAccount, Role};
use crate::values::AccountId;
use crate::vault;
use crate::{Error, Result, settings};

/// A new account with its first password.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct StaffPassword {
    /// The account.
    pub account: NewAccount,
    /// First password, told to the person and changed by them.
    pub password: String,
}

/// New roles, or dismissal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AccountChange {
    /// Whose.
    pub account: AccountId,
    /// All roles from now.
    pub roles: BTreeSet<Role>,
    /// `false` dismisses: the account loses its slot.
    pub active: bool,
}

/// A password set by the administrator.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct NewPassword {
    /// Whose.
    pub account: AccountId,
    /// The new one.
    pub password: String,
}

/// One's own new password.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct OwnPassword {
    /// The present one.
    pub current: String,
    /// The new one.
    pub new: String,
}

impl Drop for StaffPassword {
    fn drop(&mut self) {
        self.password.zeroize();
    }
}
impl Drop for NewPassword {
    fn drop(&mut self) {
        self.password.zeroize();
    }
}
impl Drop for OwnPassword {
    fn drop(&mut self) {
        self.current.zeroize();
        self.new.zeroize();
    }
}

pub(super) fn register(door: &Door, new: StaffPassword) -> Result<Account> {
    vault::check_password(&new.account.login, &new.password)?;
    door.with_inside(|inside| {
        let Inside { keeper, clinic, .. } = inside;
        keeper.with(|vault, keys| {
            clinic.transact(Op::AddAccount, |tx| {
                let account = staff::register(tx, new.account.clone())?;
                let (login, password) = (account.login.as_str(), new.password.as_str());
                let who = vault::Credentials { account: account.id, login, password };
                vault.set_password(keys, who, door.device.as_ref(), door.cost, door.world.as_ref())?;
                Ok(account)
            })
        })
    })
}

/// Changes roles, or dismisses: then the slot goes and the database gets a new key, now or, while
/// something else works on the file, as soon as the background clock can.
pub(super) fn change(door: &Door, change: AccountChange) -> Result<Account> {
    let changed = change_rights(door, &change)?;
    if !changed.active {
        // It stays due until it is done.
        let _ = door.rekey_if_due();
    }
    Ok(changed)
}

fn change_rights(door: &Door, change: &AccountChange) -> Result<Account> {
    door.with_inside(|inside| {
        let Inside { keeper, clinic, account: own, .. } = inside;
        let changed = keeper.with(|vault, keys| {
            clinic.transact(Op::ChangeAccount, |tx| {
                let account = staff::change_roles(tx, change.account, &change.roles, change.active)?;
                if !account.active && vault.password_only(account.id).is_some() {
                    settings::set_rekey_due(tx, true)?;
                    vault.remove_slot(keys, account.id, door.world.as_ref())?;
                }
                Ok(account)
            })
        })?;
        if changed.id == own.id {
            // New rights count at once.
            *clinic = clinic.for_actor(changed.actor());
            *own = changed.clone();
        }
        Ok(changed)
    })
}

pub(super) fn set_password(door: &Door, new: NewPassword) -> Result<Nothing> {
    door.with_inside(|inside| {
        let Inside { keeper, clinic, .. } = inside;
        keeper.with(|vault, keys| {
            clinic.transact(Op::SetPassword, |tx| {
                let account =
                    staff::find_by_id(tx.sql(), new.account)?.ok_or_else(|| Error::not_found("account"))?;
                tx.about("account", account.id);
                let (login, password) = (account.login.as_str(), new.password.as_str());
                let who = vault::Credentials { account: account.id, login, password };
                vault.set_password(keys, who, door.device.as_ref(), door.cost, door.world.as_ref())
            })
        })?;
        Ok(Nothing {})
    })
}

pub(super) fn change_own(door: &Door, typed: OwnPassword) -> Result<Nothing> {
    door.with_inside(|inside| {
        let Inside { keeper, clinic, account, password_only, .. } = inside;
        let who = vault::Credentials { account: account.id, login: &account.login, password: &typed.new };
        *password_only = keeper.with(|vault, keys| {
            let (device, world) = (door.device.as_ref(), door.world.as_ref());
            if let Err(error) = vault.open_with_password(&account.login, &typed.current, device, world) {
                clinic.note(Op::ChangePassword, Outcome::Refused, "wrong_password")?;
                return Err(error);
            }
            clinic.transact(Op::ChangePassword, |tx| {
                tx.about("account", account.id);
                vault.set_password(keys, who, device, door.cost, world)
            })?;
            Ok(vault.password_only(account.id).unwrap_or(true))
        })?;
        Ok(Nothing {})
    })
}
