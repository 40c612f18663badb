//! SQL of backups and of the ledger's lines.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::ledger_file::{Fact, Line};
use crate::audit::Op;
use crate::values::{LeadId, SubjectUid, Timestamp};
use crate::{Error, Result};

/// A backup the clinic knows of.
pub(super) struct Known {
    pub name: String,
    pub folder: String,
    pub made_at: Timestamp,
    pub audit_seq: i64,
}

/// Backups that have not been removed, the newest first.
pub(super) fn standing(sql: &Connection) -> Result<Vec<Known>> {
    let mut statement = sql.prepare_cached(
        "SELECT name, folder, made_at, audit_seq FROM backup WHERE gone_at IS NULL ORDER BY made_at DESC, name DESC",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Known { name: row.get(0)?, folder: row.get(1)?, made_at: row.get(2)?, audit_seq: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn newest(sql: &Connection) -> Result<Option<Timestamp>> {
    Ok(sql
        .prepare_cached("SELECT max(made_at) FROM backup WHERE gone_at IS NULL")?
        .query_row([], |row| row.get(0))?)
}

pub(super) fn insert(sql: &Connection, known: &Known) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO backup (name, folder, made_at, audit_seq) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (name) DO UPDATE SET folder = ?2, gone_at = NULL",
    )?
    .execute(params![known.name, known.folder, known.made_at, known.audit_seq])?;
    Ok(())
}

pub(super) fn mark_gone(sql: &Connection, name: &str, now: Timestamp) -> Result<()> {
    sql.prepare_cached("UPDATE backup SET gone_at = ?2 WHERE name = ?1 AND gone_at IS NULL")?
        .execute(params![name, now])?;
    Ok(())
}

pub(super) fn mark_all_gone(sql: &Connection, now: Timestamp) -> Result<()> {
    sql.execute("UPDATE backup SET gone_at = ?1 WHERE gone_at IS NULL", [now])?;
    Ok(())
}

/// Whether anything a window shows was changed after an entry of the log.
pub(super) fn changed_since(sql: &Connection, seq: i64) -> Result<bool> {
    let quiet = [Op::MakeBackup, Op::PruneBackup, Op::Rekey];
    let telling: Vec<_> = Op::ALL
        .iter()
        .filter(|op| !op.touches().is_empty() && !quiet.contains(op))
        .map(|op| format!("'{}'", op.code()))
        .collect();
    let query = format!(
        "SELECT EXISTS (SELECT 1 FROM audit_entry WHERE seq > ?1 AND result = 'ok' AND action IN ({}))",
        telling.join(", ")
    );
    Ok(sql.prepare_cached(&query)?.query_row([seq], |row| row.get(0))?)
}

/// Number and hash of the newest entry of the log.
pub(super) fn audit_head(sql: &Connection) -> Result<(i64, String)> {
    Ok(sql
        .query_row("SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?
        .unwrap_or_default())
}

/// Rows of every table.
pub(super) fn row_counts(sql: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut statement = sql.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let names = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    names
        .into_iter()
        .map(|name| {
            let count = sql.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| row.get(0))?;
            Ok((name, count))
        })
        .collect()
}

pub(super) fn schema_version(sql: &Connection) -> Result<u32> {
    Ok(sql.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Names of all attachment files a database knows.
pub(super) fn attachment_files(sql: &Connection) -> Result<Vec<String>> {
    let mut statement = sql.prepare("SELECT file_name FROM attachment")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The lead behind a random name, where a database still holds one.
pub(super) fn lead_of(sql: &Connection, subject: &SubjectUid) -> Result<Option<LeadId>> {
    Ok(sql
        .prepare_cached("SELECT id FROM lead WHERE subject_uid = ?1")?
        .query_row([subject], |row| row.get(0))
        .optional()?)
}

/// The ledger's lines, in order.
pub(super) fn ledger_lines(sql: &Connection) -> Result<Vec<Line>> {
    let mut statement =
        sql.prepare_cached("SELECT day, kind, subject_uid, detail FROM ledger_line ORDER BY position")?;
    let mut rows = statement.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let (kind, subject, detail): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let fact = Fact::from_stored(&kind, &subject, &detail)
            .ok_or_else(|| Error::internal("backup: a line of the ledger does not read"))?;
        lines.push(Line { day: row.get(0)?, fact });
    }
    Ok(lines)
}

/// People destroyed as a whole.
pub(super) fn count_gone(sql: &Connection) -> Result<u32> {
    Ok(sql.query_row("SELECT count(*) FROM ledger_line WHERE kind = 'gone'", [], |row| row.get(0))?)
}

/// Adds a line at the end; what stands there already stays as it is.
pub(super) fn add_line(sql: &Connection, line: &Line) -> Result<()> {
    let (kind, subject, detail) = line.fact.stored();
    sql.prepare_cached(
        "INSERT INTO ledger_line (position, kind, subject_uid, day, detail)
             SELECT coalesce(max(position), 0) + 1, ?1, ?2, ?3, ?4 FROM ledger_line WHERE true
             ON CONFLICT (kind, subject_uid, detail) DO NOTHING",
    )?
    .execute(params![kind, subject, line.day, detail])?;
    Ok(())
}
