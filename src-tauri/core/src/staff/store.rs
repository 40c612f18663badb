//! SQL of accounts and roles.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Account, NewAccount, Role};
use crate::Result;
use crate::values::{AccountId, Language, Timestamp};

const COLUMNS: &str = "id, login, display_name, position, language, active";

fn row_to_account(row: &Row<'_>) -> rusqlite::Result<Account> {
    let language: String = row.get(4)?;
    Ok(Account {
        id: row.get(0)?,
        login: row.get(1)?,
        display_name: row.get(2)?,
        position: row.get(3)?,
        language: Language::from_code(&language).unwrap_or(Language::Ru),
        roles: BTreeSet::new(),
        active: row.get(5)?,
    })
}

fn with_roles(sql: &Connection, mut account: Account) -> Result<Account> {
    let mut statement = sql.prepare_cached("SELECT role FROM staff_role WHERE account_id = ?1")?;
    for role in statement.query_map([account.id], |row| row.get::<_, String>(0))? {
        account.roles.insert(Role::from_code(&role?)?);
    }
    Ok(account)
}

pub(crate) fn find_by_id(sql: &Connection, id: AccountId) -> Result<Option<Account>> {
    sql.prepare_cached(&format!("SELECT {COLUMNS} FROM staff_account WHERE id = ?1"))?
        .query_row([id], row_to_account)
        .optional()?
        .map(|account| with_roles(sql, account))
        .transpose()
}

pub(crate) fn find_by_login(sql: &Connection, login: &str) -> Result<Option<Account>> {
    sql.prepare_cached(&format!("SELECT {COLUMNS} FROM staff_account WHERE login = ?1"))?
        .query_row([login], row_to_account)
        .optional()?
        .map(|account| with_roles(sql, account))
        .transpose()
}

pub(super) fn list(sql: &Connection) -> Result<Vec<Account>> {
    let mut statement =
        sql.prepare_cached(&format!("SELECT {COLUMNS} FROM staff_account ORDER BY display_name"))?;
    let accounts = statement.query_map([], row_to_account)?.collect::<rusqlite::Result<Vec<_>>>()?;
    accounts.into_iter().map(|account| with_roles(sql, account)).collect()
}

pub(super) fn insert(sql: &Connection, new: &NewAccount, now: Timestamp) -> Result<AccountId> {
    sql.execute(
        "INSERT INTO staff_account (login, display_name, position, language, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![new.login, new.display_name, new.position, new.language.code(), now],
    )?;
    let id = AccountId::new(sql.last_insert_rowid());
    insert_roles(sql, id, &new.roles)?;
    Ok(id)
}

pub(super) fn set_roles(sql: &Connection, id: AccountId, roles: &BTreeSet<Role>, active: bool) -> Result<()> {
    sql.execute("UPDATE staff_account SET active = ?2 WHERE id = ?1", params![id, active])?;
    sql.execute("DELETE FROM staff_role WHERE account_id = ?1", [id])?;
    insert_roles(sql, id, roles)
}

fn insert_roles(sql: &Connection, id: AccountId, roles: &BTreeSet<Role>) -> Result<()> {
    for role in roles {
        sql.execute("INSERT INTO staff_role (account_id, role) VALUES (?1, ?2)", params![id, role.code()])?;
    }
    Ok(())
}
