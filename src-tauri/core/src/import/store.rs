//! SQL of imports.

use rusqlite::{Connection, OptionalExtension, params};

use super::revert::last_moment;
use super::{ImportBatch, ImportPlan};
use crate::Result;
use crate::clinic::Tx;
use crate::leads::CardCopy;
use crate::values::{CaseNo, LeadId, Timestamp};

pub(super) fn mapping(sql: &Connection, form: &str) -> Result<Option<ImportPlan>> {
    let plan: Option<String> = sql
        .prepare_cached("SELECT plan FROM import_mapping WHERE header = ?1")?
        .query_row([form], |row| row.get(0))
        .optional()?;
    // One of another version is guessed anew.
    Ok(plan.and_then(|json| serde_json::from_str(&json).ok()))
}

pub(super) fn remember(tx: &Tx<'_>, form: &str, plan: &ImportPlan) -> Result<()> {
    tx.sql().execute(
        "INSERT INTO import_mapping (header, plan, used_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (header) DO UPDATE SET plan = ?2, used_at = ?3",
        params![form, serde_json::to_string(plan)?, tx.now()],
    )?;
    Ok(())
}

pub(super) fn taken(sql: &Connection, sha256: &str) -> Result<bool> {
    Ok(sql
        .prepare_cached("SELECT 1 FROM import_batch WHERE sha256 = ?1 AND reverted_at IS NULL")?
        .exists([sha256])?)
}

pub(super) fn insert_batch(tx: &Tx<'_>, sha256: &str, rows: u32) -> Result<i64> {
    tx.sql().execute(
        "INSERT INTO import_batch (at, by, sha256, rows, created, updated, skipped) VALUES (?1, ?2, ?3, ?4, 0, 0, 0)",
        params![tx.now(), tx.account(), sha256, rows],
    )?;
    Ok(tx.sql().last_insert_rowid())
}

pub(super) fn finish_batch(tx: &Tx<'_>, batch: i64, created: u32, updated: u32, skipped: u32) -> Result<()> {
    tx.sql().execute(
        "UPDATE import_batch SET created = ?2, updated = ?3, skipped = ?4 WHERE id = ?1",
        params![batch, created, updated, skipped],
    )?;
    Ok(())
}

pub(super) fn batches(tx: &Tx<'_>, only: Option<i64>) -> Result<Vec<ImportBatch>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT b.id, b.at, coalesce(a.display_name, ''), b.rows, b.created, b.updated, b.skipped, b.reverted_at
         FROM import_batch b LEFT JOIN staff_account a ON a.id = b.by
         WHERE ?1 IS NULL OR b.id = ?1 ORDER BY b.id DESC LIMIT 100",
    )?;
    let rows = statement.query_map([only], |row| {
        let (at, reverted_at): (Timestamp, Option<Timestamp>) = (row.get(1)?, row.get(7)?);
        let until = last_moment(at);
        let open = reverted_at.is_none() && tx.now() <= until;
        Ok(ImportBatch {
            id: row.get(0)?,
            at,
            by: row.get(2)?,
            rows: row.get(3)?,
            created: row.get(4)?,
            updated: row.get(5)?,
            skipped: row.get(6)?,
            reverted_at,
            revert_until: open.then_some(until),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert_lead(sql: &Connection, batch: i64, lead: LeadId, facts: u32) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO import_lead (lead_id, batch_id, created, version, facts)
         SELECT id, ?2, 1, version, ?3 FROM lead WHERE id = ?1",
    )?
    .execute(params![lead, batch, facts])?;
    Ok(())
}

pub(super) fn has_lead(sql: &Connection, batch: i64, lead: LeadId) -> Result<bool> {
    Ok(sql
        .prepare_cached("SELECT 1 FROM import_lead WHERE lead_id = ?1 AND batch_id = ?2")?
        .exists(params![lead, batch])?)
}

pub(super) fn insert_completed(sql: &Connection, batch: i64, lead: LeadId, before: &CardCopy) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO import_lead (lead_id, batch_id, created, version, facts, snapshot)
         SELECT id, ?2, 0, version, 0, ?3 FROM lead WHERE id = ?1",
    )?
    .execute(params![lead, batch, serde_json::to_string(before)?])?;
    Ok(())
}

pub(super) fn completed_again(sql: &Connection, batch: i64, lead: LeadId) -> Result<()> {
    sql.execute(
        "UPDATE import_lead SET version = (SELECT version FROM lead WHERE id = ?1)
         WHERE lead_id = ?1 AND batch_id = ?2",
        params![lead, batch],
    )?;
    Ok(())
}

/// A card of an import.
pub(super) struct ImportedLead {
    pub lead: LeadId,
    pub created: bool,
    version: u32,
    facts: u32,
    snapshot: String,
}

impl ImportedLead {
    /// The card as it was before.
    pub fn before(&self) -> Result<CardCopy> {
        Ok(serde_json::from_str(&self.snapshot)?)
    }
}

pub(super) fn leads_of(sql: &Connection, batch: i64) -> Result<Vec<ImportedLead>> {
    let mut statement = sql.prepare(
        "SELECT lead_id, created, version, facts, snapshot FROM import_lead WHERE batch_id = ?1 ORDER BY lead_id",
    )?;
    let rows = statement.query_map([batch], |row| {
        Ok(ImportedLead {
            lead: row.get(0)?,
            created: row.get(1)?,
            version: row.get(2)?,
            facts: row.get(3)?,
            snapshot: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether somebody has worked on the card since: edited it, or hung anything on it.
pub(super) fn used_since(sql: &Connection, card: &ImportedLead) -> Result<bool> {
    let version: Option<u32> = sql
        .prepare_cached("SELECT version FROM lead WHERE id = ?1 AND blocked_at IS NULL")?
        .query_row([card.lead], |row| row.get(0))
        .optional()?;
    if version != Some(card.version) {
        return Ok(true);
    }
    if !card.created {
        return Ok(false);
    }
    Ok(sql
        .prepare_cached(
            "SELECT changed_at <> created_at
               OR EXISTS (SELECT 1 FROM estimate WHERE lead_id = l.id)
               OR EXISTS (SELECT 1 FROM trip WHERE lead_id = l.id)
               OR EXISTS (SELECT 1 FROM attachment WHERE lead_id = l.id)
               OR EXISTS (SELECT 1 FROM paper_copy WHERE lead_id = l.id)
               OR EXISTS (SELECT 1 FROM request WHERE lead_id = l.id)
               OR EXISTS (SELECT 1 FROM merge WHERE lead_id = l.id)
               OR EXISTS (SELECT 1 FROM retention_entry WHERE lead_id = l.id)
               OR EXISTS (SELECT 1 FROM import_lead i WHERE i.lead_id = l.id AND i.created = 0)
               OR (SELECT count(*) FROM consent_event WHERE lead_id = l.id) <> ?2
             FROM lead l WHERE id = ?1",
        )?
        .query_row(params![card.lead, card.facts], |row| row.get(0))?)
}

pub(super) fn mark_reverted(tx: &Tx<'_>, batch: i64) -> Result<()> {
    tx.sql().execute("UPDATE import_batch SET reverted_at = ?2 WHERE id = ?1", params![batch, tx.now()])?;
    Ok(())
}

pub(super) fn forget_leads(sql: &Connection, batch: i64) -> Result<()> {
    sql.execute("DELETE FROM import_lead WHERE batch_id = ?1", [batch])?;
    Ok(())
}

/// Numbers of the cards an import registered.
pub(super) fn numbers_of(sql: &Connection, batch: i64) -> Result<Vec<CaseNo>> {
    let mut statement = sql.prepare(
        "SELECT l.case_no FROM import_lead i JOIN lead l ON l.id = i.lead_id WHERE i.batch_id = ?1 AND i.created = 1",
    )?;
    Ok(statement.query_map([batch], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Gives the numbers back, where they are the last ones given and without a gap.
pub(super) fn give_numbers_back(tx: &Tx<'_>, series: char, numbers: &[CaseNo]) -> Result<()> {
    let mut given: Vec<(i32, i64)> = numbers.iter().filter_map(|number| number.of_series(series)).collect();
    given.sort_unstable();
    let (Some((year, first)), Some((last_year, last))) = (given.first().copied(), given.last().copied())
    else {
        return Ok(());
    };
    let whole = i64::try_from(given.len()).is_ok_and(|count| count == last - first + 1);
    if year == last_year && whole {
        tx.sql().execute(
            "UPDATE number_series SET last = ?3 WHERE series = ?1 AND year = ?2 AND last = ?4",
            params![series.to_string(), year, first - 1, last],
        )?;
    }
    Ok(())
}

pub(super) fn has_snapshots(sql: &Connection, before: Timestamp) -> Result<bool> {
    Ok(sql
        .prepare_cached(
            "SELECT 1 FROM import_lead i JOIN import_batch b ON b.id = i.batch_id WHERE b.at < ?1 LIMIT 1",
        )?
        .exists([before])?)
}

pub(super) fn forget_snapshots(sql: &Connection, before: Timestamp) -> Result<()> {
    sql.execute(
        "DELETE FROM import_lead WHERE batch_id IN (SELECT id FROM import_batch WHERE at < ?1)",
        [before],
    )?;
    Ok(())
}
