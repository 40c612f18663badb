//! The timeline's rows: appended, never changed.

use rusqlite::{Connection, OptionalExtension, params};

use crate::Result;
use crate::clinic::Tx;
use crate::leads::LeadStatus;
use crate::leads::timeline::{EntryKind, TimelineEntry};
use crate::values::{LeadId, Timestamp};

const COLUMNS: &str = "t.id, t.at, t.kind, t.text, coalesce(a.display_name, '')
    FROM timeline_entry t LEFT JOIN staff_account a ON a.id = t.by";

fn row_to_entry(row: &rusqlite::Row<'_>) -> rusqlite::Result<TimelineEntry> {
    Ok(TimelineEntry {
        id: row.get(0)?,
        at: row.get(1)?,
        kind: row.get(2)?,
        text: row.get(3)?,
        by: row.get(4)?,
    })
}

pub(in crate::leads) fn add_entry(
    tx: &Tx<'_>,
    lead: LeadId,
    kind: EntryKind,
    text: &str,
) -> Result<TimelineEntry> {
    let sql = tx.sql();
    sql.prepare_cached(
        "INSERT INTO timeline_entry (lead_id, at, kind, text, by) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![lead, tx.now(), kind, text, tx.account()])?;
    Ok(sql
        .prepare_cached(&format!("SELECT {COLUMNS} WHERE t.id = ?1"))?
        .query_row([sql.last_insert_rowid()], row_to_entry)?)
}

/// The newest entry, when it is the same one, logged by the same account since `since`.
pub(in crate::leads) fn just_logged(
    tx: &Tx<'_>,
    lead: LeadId,
    since: Timestamp,
    kind: EntryKind,
    text: &str,
) -> Result<Option<TimelineEntry>> {
    Ok(tx
        .sql()
        .prepare_cached(&format!(
            "SELECT {COLUMNS} WHERE t.id = (SELECT max(id) FROM timeline_entry WHERE lead_id = ?1)
               AND t.at >= ?2 AND t.kind = ?3 AND t.text = ?4 AND t.by = ?5"
        ))?
        .query_row(params![lead, since, kind, text, tx.account()], row_to_entry)
        .optional()?)
}

/// The newest entry of a kind.
pub(in crate::leads) fn newest_of(
    sql: &Connection,
    lead: LeadId,
    kind: EntryKind,
) -> Result<Option<TimelineEntry>> {
    Ok(sql
        .prepare_cached(&format!(
            "SELECT {COLUMNS} WHERE t.lead_id = ?1 AND t.kind = ?2 ORDER BY t.id DESC LIMIT 1"
        ))?
        .query_row(params![lead, kind], row_to_entry)
        .optional()?)
}

/// Entries before a number, newest first.
pub(in crate::leads) fn entries(
    sql: &Connection,
    lead: LeadId,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<TimelineEntry>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {COLUMNS} WHERE t.lead_id = ?1 AND t.id < ?2 ORDER BY t.id DESC LIMIT ?3"
    ))?;
    Ok(statement
        .query_map(params![lead, before.unwrap_or(i64::MAX), limit], row_to_entry)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Whether the lead has had a status, by its timeline.
pub(in crate::leads) fn has_stood(sql: &Connection, lead: LeadId, status: LeadStatus) -> Result<bool> {
    Ok(sql
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM timeline_entry WHERE lead_id = ?1 AND kind = 'status' AND text = ?2)",
        )?
        .query_row(params![lead, status], |row| row.get(0))?)
}
