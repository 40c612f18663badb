//! Accounts: registered by an administrator, each with its roles.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Role, store};
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Actor, Clinic, Tx};
use crate::values::{AccountId, Language, text};
use crate::{Error, Result, error::Problem};

/// One person of the staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Account {
    /// Its number.
    pub id: AccountId,
    /// Login name.
    pub login: String,
    /// Name shown and printed.
    pub display_name: String,
    /// Job title, printed on acts.
    pub position: String,
    /// Window language.
    pub language: Language,
    /// Roles held.
    pub roles: BTreeSet<Role>,
    /// Whether the account may sign in.
    pub active: bool,
}

impl Account {
    /// The account at the desk, with its rights.
    pub fn actor(&self) -> Actor {
        Actor { account: Some(self.id), roles: self.roles.clone() }
    }
}

/// What is needed for a new account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewAccount {
    /// Login name, 2–40 characters without spaces.
    pub login: String,
    /// Name shown and printed.
    pub display_name: String,
    /// Job title; may be empty.
    #[serde(default)]
    pub position: String,
    /// Window language.
    pub language: Language,
    /// At least one role.
    pub roles: BTreeSet<Role>,
}

impl NewAccount {
    /// Checks and cleans.
    ///
    /// # Errors
    /// `Invalid` naming the field.
    pub fn checked(self) -> Result<Self> {
        let login = text::filled_line("login", &self.login, 40)?.to_lowercase();
        if login.chars().count() < 2 || login.contains(' ') {
            return Err(Error::invalid("login", Problem::BadCharacters));
        }
        if self.roles.is_empty() {
            return Err(Error::invalid("roles", Problem::Empty));
        }
        Ok(NewAccount {
            login,
            display_name: text::filled_line("display_name", &self.display_name, 100)?,
            position: text::line("position", &self.position, 100)?,
            ..self
        })
    }
}

/// Registers an account inside a transaction; its password slot is the door's business.
///
/// # Errors
/// `Invalid { login, taken }` when the login is in use.
pub fn register(tx: &Tx<'_>, new: NewAccount) -> Result<Account> {
    let new = new.checked()?;
    if store::find_by_login(tx.sql(), &new.login)?.is_some() {
        return Err(Error::invalid("login", Problem::Taken));
    }
    let id = store::insert(tx.sql(), &new, tx.now())?;
    tx.about("account", id);
    tell_rights(tx, &BTreeSet::new(), &new.roles)?;
    store::find_by_id(tx.sql(), id)?.ok_or_else(|| Error::not_found("account"))
}

/// Lists all accounts.
pub fn list(clinic: &Clinic, _: Nothing) -> Result<Vec<Account>> {
    clinic.read(Op::ListStaff, |tx| store::list(tx.sql()))
}

/// Changes an account's roles inside a transaction.
///
/// # Errors
/// `WrongState { last_administrator }` when nobody would be left to administer.
pub fn change_roles(tx: &Tx<'_>, id: AccountId, roles: &BTreeSet<Role>, active: bool) -> Result<Account> {
    if roles.is_empty() {
        return Err(Error::invalid("roles", Problem::Empty));
    }
    tx.about("account", id);
    let before = store::find_by_id(tx.sql(), id)?.ok_or_else(|| Error::not_found("account"))?;
    store::set_roles(tx.sql(), id, roles, active)?;
    let someone_administers = store::list(tx.sql())?
        .iter()
        .any(|account| account.active && account.roles.contains(&Role::Administrator));
    if !someone_administers {
        return Err(Error::WrongState { state: "last_administrator".into() });
    }
    tell_rights(tx, &before.roles, roles)?;
    match (before.active, active) {
        (true, false) => tx.also(Op::Dismiss, "")?,
        (false, true) => tx.also(Op::TakeBack, "")?,
        _ => {}
    }
    Ok(Account { roles: roles.clone(), active, ..before })
}

/// Says in the log which roles came and which went, each by its fixed word.
fn tell_rights(tx: &Tx<'_>, before: &BTreeSet<Role>, after: &BTreeSet<Role>) -> Result<()> {
    after.difference(before).try_for_each(|role| tx.also(Op::GiveRole, role.code()))?;
    before.difference(after).try_for_each(|role| tx.also(Op::TakeRole, role.code()))
}
