//! SQL of saved views.

use rusqlite::{Connection, OptionalExtension, params};

use crate::clinic::Tx;
use crate::leads::views::{SavedView, ViewContent, is_own};
use crate::values::{AccountId, LeadId};
use crate::{Error, Result};

/// The actor's own and the shared ones. One that this program cannot read is left out: a later
/// program wrote it.
pub(in crate::leads) fn views(tx: &Tx<'_>) -> Result<Vec<SavedView>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, owner_id, name, shared, content FROM saved_view WHERE owner_id = ?1 OR shared = 1
         ORDER BY shared, id",
    )?;
    let mut found = statement.query([tx.account()])?;
    let mut views = Vec::new();
    while let Some(row) = found.next()? {
        let (owner, shared): (AccountId, bool) = (row.get(1)?, row.get(3)?);
        let json: String = row.get(4)?;
        if let Ok(content) = serde_json::from_str(&json) {
            let own = is_own(tx, owner, shared);
            views.push(SavedView { id: row.get(0)?, name: row.get(2)?, shared, own, content });
        }
    }
    Ok(views)
}

pub(in crate::leads) fn views_of(sql: &Connection, owner: AccountId) -> Result<u32> {
    Ok(sql
        .prepare_cached("SELECT count(*) FROM saved_view WHERE owner_id = ?1")?
        .query_row([owner], |row| row.get(0))?)
}

pub(in crate::leads) fn view_owner(sql: &Connection, id: i64) -> Result<Option<(AccountId, bool)>> {
    Ok(sql
        .prepare_cached("SELECT owner_id, shared FROM saved_view WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

pub(in crate::leads) fn save_view(
    tx: &Tx<'_>,
    id: Option<i64>,
    name: &str,
    shared: bool,
    content: &ViewContent,
) -> Result<i64> {
    let json = serde_json::to_string(content).map_err(|_| Error::internal("leads: a view is no JSON"))?;
    Ok(tx
        .sql()
        .prepare_cached(
            "INSERT INTO saved_view (id, owner_id, name, shared, content, changed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET name = ?3, shared = ?4, content = ?5, changed_at = ?6
             RETURNING id",
        )?
        .query_row(params![id, tx.account(), name, shared, json, tx.now()], |row| row.get(0))?)
}

pub(in crate::leads) fn remove_view(sql: &Connection, id: i64) -> Result<()> {
    sql.execute("DELETE FROM saved_view WHERE id = ?1", [id])?;
    Ok(())
}

pub(in crate::leads) fn view_names(sql: &Connection) -> Result<Vec<(i64, String)>> {
    let mut statement = sql.prepare_cached("SELECT id, name FROM saved_view WHERE name <> ''")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::leads) fn unname_view(sql: &Connection, id: i64) -> Result<()> {
    sql.execute("UPDATE saved_view SET name = '' WHERE id = ?1", [id])?;
    Ok(())
}

/// Names and phones of a person, as they stand.
pub(in crate::leads) fn words_of(sql: &Connection, lead: LeadId) -> Result<Vec<String>> {
    let mut statement = sql.prepare_cached(
        "SELECT surname || ' ' || given || ' ' || patronymic || ' ' || latin || ' ' || chinese
         FROM lead WHERE id = ?1
         UNION ALL SELECT e164 FROM lead_phone WHERE lead_id = ?1",
    )?;
    Ok(statement.query_map([lead], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
