//! SQL of merges: the snapshot of both cards, the rows that move, the pairs somebody has parted.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::copy::{Card, PARTS, Row, insert, insert_again, restore_lead, rows};
use crate::Result;
use crate::clinic::Tx;
use crate::leads::LeadCard;
use crate::leads::merge::Merged;
use crate::values::{CaseNo, LeadId, PersonName, SubjectUid, Timestamp};

/// Tables whose rows follow the card. A trip follows when the other card has none.
const MOVED: [&str; 11] = [
    "timeline_entry",
    "estimate",
    "estimate_issue",
    "paper_copy",
    "attachment",
    "consent_event",
    "request",
    "retention_entry",
    "merge",
    "hold",
    "trip",
];

/// Tables whose rows have no place on the joined card and come back when it is parted.
const SET_ASIDE: [(&str, &str); 3] = [
    ("distinct_pair", "lead_id = ?1 OR other_id = ?1"),
    ("import_lead", "lead_id = ?1"),
    ("note_draft", "lead_id = ?1"),
];

/// Both cards as they were, and what was moved.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::leads) struct Snapshot {
    kept: Card,
    absorbed: Card,
    moved: BTreeMap<String, Vec<i64>>,
    /// Rows with no place on the joined card, by table.
    dropped: Vec<(String, Row)>,
    /// Facts of consent the merge appended.
    pub facts: Vec<i64>,
    /// Entries of the timeline the merge appended.
    pub entries: Vec<i64>,
    /// Version of the joined card.
    pub version: u32,
}

impl Snapshot {
    pub fn of(sql: &Connection, keep: LeadId, absorb: LeadId) -> Result<Self> {
        let mut dropped = Vec::new();
        for (table, condition) in SET_ASIDE {
            dropped
                .extend(rows(sql, table, condition, absorb)?.into_iter().map(|row| (table.to_owned(), row)));
        }
        let (kept, absorbed) = (Card::of(sql, keep)?, Card::of(sql, absorb)?);
        Ok(Snapshot { kept, absorbed, dropped, ..Snapshot::default() })
    }

    /// Takes one side's trip out of the database, with its checklist.
    pub fn drop_trip(&mut self, sql: &Connection, side: LeadId) -> Result<()> {
        self.dropped
            .extend(rows(sql, "trip", "lead_id = ?1", side)?.into_iter().map(|row| ("trip".into(), row)));
        let checks = rows(sql, "trip_check", "trip_id IN (SELECT id FROM trip WHERE lead_id = ?1)", side)?;
        self.dropped.extend(checks.into_iter().map(|row| ("trip_check".into(), row)));
        sql.execute(
            "DELETE FROM trip_check WHERE trip_id IN (SELECT id FROM trip WHERE lead_id = ?1)",
            [side],
        )?;
        sql.execute("DELETE FROM trip WHERE lead_id = ?1", [side])?;
        Ok(())
    }

    /// Hangs everything of the other card on the kept one.
    pub fn move_rows(&mut self, sql: &Connection, absorb: LeadId, keep: LeadId) -> Result<()> {
        for table in MOVED {
            let mut statement =
                sql.prepare(&format!("UPDATE {table} SET lead_id = ?1 WHERE lead_id = ?2 RETURNING id"))?;
            let ids = statement
                .query_map(params![keep, absorb], |row| row.get(0))?
                .collect::<rusqlite::Result<Vec<i64>>>()?;
            if !ids.is_empty() {
                self.moved.insert(table.to_owned(), ids);
            }
        }
        Ok(())
    }

    /// Makes two cards again. `edited`: the joined card has been changed since, and keeps its words.
    pub fn put_back(&self, tx: &Tx<'_>, keep: LeadId, edited: bool) -> Result<()> {
        let sql = tx.sql();
        insert(sql, "lead", &self.absorbed.lead)?;
        let absorb: LeadId = sql.query_row("SELECT last_insert_rowid()", [], |row| row.get(0))?;
        if !edited {
            for table in PARTS {
                sql.execute(&format!("DELETE FROM {table} WHERE lead_id = ?1"), [keep])?;
            }
            restore_lead(tx, keep, &self.kept.lead)?;
        }
        // Numbers of parts may have been given again to the joined card.
        let kept_parts = if edited { &[][..] } else { &self.kept.parts };
        for (table, row) in kept_parts.iter().chain(&self.absorbed.parts) {
            insert_again(sql, table, row)?;
        }
        for (table, ids) in &self.moved {
            let Some(table) = MOVED.iter().find(|known| *known == table) else { continue };
            let mut statement =
                sql.prepare(&format!("UPDATE {table} SET lead_id = ?1 WHERE id = ?2 AND lead_id = ?3"))?;
            for id in ids {
                statement.execute(params![absorb, id, keep])?;
            }
        }
        for (table, row) in &self.dropped {
            match table.as_str() {
                // Whoever the card was told from may be destroyed since.
                "distinct_pair" if !both_stand(sql, row)? => {}
                _ => insert(sql, table, row)?,
            }
        }
        for entry in &self.entries {
            sql.execute("DELETE FROM timeline_entry WHERE id = ?1 AND lead_id = ?2", params![entry, keep])?;
        }
        Ok(())
    }
}

fn both_stand(sql: &Connection, row: &Row) -> Result<bool> {
    let id = |column: &str| row.get(column).and_then(Value::as_i64);
    Ok(sql.query_row(
        "SELECT count(*) = 2 FROM lead WHERE id IN (?1, ?2)",
        params![id("lead_id"), id("other_id")],
        |row| row.get(0),
    )?)
}

/// What a trip says, for a note; `None` without a trip.
pub(in crate::leads) fn trip_note(sql: &Connection, lead: LeadId) -> Result<Option<String>> {
    let found: Option<Vec<String>> = sql
        .prepare_cached(
            "SELECT coalesce(arrive_on, '') || ' – ' || coalesce(depart_on, ''), hotel, transfer, note
             FROM trip WHERE lead_id = ?1",
        )?
        .query_row([lead], |row| (0..4).map(|column| row.get(column)).collect())
        .optional()?;
    Ok(found.map(|parts| {
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }))
}

/// The card's own rows; whatever hung on it has been moved.
pub(in crate::leads) fn delete_card(sql: &Connection, lead: LeadId) -> Result<()> {
    for table in ["identity_term", "lead_phone", "lead_email", "lead_interest", "distinct_pair"] {
        sql.execute(&format!("DELETE FROM {table} WHERE lead_id = ?1"), [lead])?;
    }
    sql.execute("DELETE FROM lead WHERE id = ?1", [lead])?;
    Ok(())
}

pub(in crate::leads) fn set_status_as(tx: &Tx<'_>, lead: LeadId, like: &LeadCard) -> Result<()> {
    tx.sql().execute(
        "UPDATE lead SET status = ?2, status_at = ?3 WHERE id = ?1",
        params![lead, like.status, like.status_at],
    )?;
    Ok(())
}

pub(in crate::leads) fn set_created(sql: &Connection, lead: LeadId, at: Timestamp) -> Result<()> {
    sql.execute("UPDATE lead SET created_at = ?2 WHERE id = ?1", params![lead, at])?;
    Ok(())
}

pub(in crate::leads) fn insert_merge(
    tx: &Tx<'_>,
    keep: LeadId,
    absorb: LeadId,
    snapshot: &Snapshot,
) -> Result<()> {
    let text = |column: &str| snapshot.absorbed.lead.get(column).and_then(Value::as_str).unwrap_or_default();
    tx.sql().execute(
        "INSERT INTO merge (lead_id, kept_id, absorbed_id, subject_uid, case_no, merged_at, merged_by, snapshot)
         VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            keep,
            absorb,
            text("subject_uid"),
            text("case_no"),
            tx.now(),
            tx.account(),
            serde_json::to_string(snapshot)?
        ],
    )?;
    Ok(())
}

/// A merge as stored.
pub(in crate::leads) struct StoredMerge {
    pub id: i64,
    pub kept: LeadId,
    pub absorbed: LeadId,
    pub subject: SubjectUid,
    pub case_no: CaseNo,
    pub undone: bool,
    pub snapshot: Option<Snapshot>,
}

const MERGE: &str = "SELECT id, kept_id, absorbed_id, subject_uid, case_no, undone_at IS NOT NULL, snapshot,
    lead_id FROM merge";

fn row_to_merge(row: &rusqlite::Row<'_>) -> rusqlite::Result<(LeadId, StoredMerge, String)> {
    let merge = StoredMerge {
        id: row.get(0)?,
        kept: row.get(1)?,
        absorbed: row.get(2)?,
        subject: row.get(3)?,
        case_no: row.get(4)?,
        undone: row.get(5)?,
        snapshot: None,
    };
    Ok((row.get(7)?, merge, row.get(6)?))
}

fn with_snapshot((lead, merge, json): (LeadId, StoredMerge, String)) -> Result<(LeadId, StoredMerge)> {
    let snapshot = if json.is_empty() { None } else { Some(serde_json::from_str(&json)?) };
    Ok((lead, StoredMerge { snapshot, ..merge }))
}

pub(in crate::leads) fn find_merge(
    sql: &Connection,
    lead: LeadId,
    merge: i64,
) -> Result<Option<StoredMerge>> {
    let found = sql
        .query_row(&format!("{MERGE} WHERE id = ?1 AND lead_id = ?2"), params![merge, lead], row_to_merge)
        .optional()?;
    Ok(found.map(with_snapshot).transpose()?.map(|(_, merge)| merge))
}

/// The standing merge of a card by its random name, with the card it went into.
pub(in crate::leads) fn find_merged(
    sql: &Connection,
    subject: &SubjectUid,
) -> Result<Option<(LeadId, StoredMerge)>> {
    let query = format!("{MERGE} WHERE subject_uid = ?1 AND undone_at IS NULL ORDER BY id DESC LIMIT 1");
    sql.query_row(&query, [subject], row_to_merge).optional()?.map(with_snapshot).transpose()
}

/// Whose card somebody's went into, where it stands so.
pub(crate) fn merged_into(sql: &Connection, subject: &SubjectUid) -> Result<Option<SubjectUid>> {
    Ok(sql
        .prepare_cached(
            "SELECT l.subject_uid FROM merge m JOIN lead l ON l.id = m.lead_id
             WHERE m.subject_uid = ?1 AND m.undone_at IS NULL",
        )?
        .query_row([subject], |row| row.get(0))
        .optional()?)
}

/// Names both cards had before they were joined, as long as that can be undone: a destruction looks for
/// them too.
pub(crate) fn names_before_merges(sql: &Connection, lead: LeadId) -> Result<Vec<PersonName>> {
    let mut statement =
        sql.prepare_cached("SELECT snapshot FROM merge WHERE lead_id = ?1 AND snapshot <> ''")?;
    let snapshots =
        statement.query_map([lead], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    // One that no program wrote is looked for as it stands.
    let read = snapshots.iter().filter_map(|json| serde_json::from_str::<Snapshot>(json).ok());
    Ok(read.flat_map(|snapshot| [snapshot.kept.name(), snapshot.absorbed.name()]).collect())
}

/// What a snapshot says of the person, for the answer to their own question: each card's name, phones,
/// addresses and wishes. `None` when no program wrote it.
pub(crate) fn snapshot_told(json: &str) -> Option<String> {
    let snapshot: Snapshot = serde_json::from_str(json).ok()?;
    Some([snapshot.kept.told(), snapshot.absorbed.told()].join(" / "))
}

pub(in crate::leads) fn has_snapshots(sql: &Connection, before: Timestamp) -> Result<bool> {
    Ok(sql.prepare_cached("SELECT 1 FROM merge WHERE snapshot <> '' AND merged_at < ?1")?.exists([before])?)
}

pub(in crate::leads) fn merges(
    tx: &Tx<'_>,
    lead: LeadId,
    last_moment: impl Fn(Timestamp) -> Timestamp,
) -> Result<Vec<Merged>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT m.id, m.case_no, m.merged_at, coalesce(a.display_name, ''), m.snapshot <> '' AND m.kept_id = m.lead_id
         FROM merge m LEFT JOIN staff_account a ON a.id = m.merged_by
         WHERE m.lead_id = ?1 AND m.undone_at IS NULL ORDER BY m.id DESC",
    )?;
    let rows = statement.query_map([lead], |row| {
        let merged_at: Timestamp = row.get(2)?;
        let until = last_moment(merged_at);
        let open = row.get::<_, bool>(4)? && tx.now() <= until;
        Ok(Merged {
            id: row.get(0)?,
            case_no: row.get(1)?,
            merged_at,
            merged_by: row.get(3)?,
            undo_until: open.then_some(until),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::leads) fn mark_undone(tx: &Tx<'_>, merge: i64) -> Result<()> {
    tx.sql()
        .execute("UPDATE merge SET undone_at = ?2, snapshot = '' WHERE id = ?1", params![merge, tx.now()])?;
    Ok(())
}

pub(in crate::leads) fn forget_snapshots(sql: &Connection, before: Timestamp) -> Result<()> {
    sql.execute("UPDATE merge SET snapshot = '' WHERE snapshot <> '' AND merged_at < ?1", [before])?;
    Ok(())
}

/// Numbers of the cards that went into this one.
pub(in crate::leads) fn absorbed_numbers(sql: &Connection, lead: LeadId) -> Result<Vec<CaseNo>> {
    let mut statement =
        sql.prepare_cached("SELECT case_no FROM merge WHERE lead_id = ?1 AND undone_at IS NULL")?;
    Ok(statement.query_map([lead], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Hands over the cards of each phone that stands on several.
pub(in crate::leads) fn shared_phones(sql: &Connection, see: impl FnMut(&[LeadId])) -> Result<()> {
    groups(sql, "SELECT e164, lead_id FROM lead_phone WHERE e164 IN
        (SELECT e164 FROM lead_phone GROUP BY e164 HAVING count(DISTINCT lead_id) > 1) ORDER BY e164, lead_id", see)
}

/// The same of addresses.
pub(in crate::leads) fn shared_emails(sql: &Connection, see: impl FnMut(&[LeadId])) -> Result<()> {
    groups(sql, "SELECT address, lead_id FROM lead_email WHERE address IN
        (SELECT address FROM lead_email GROUP BY address HAVING count(DISTINCT lead_id) > 1) ORDER BY address, lead_id", see)
}

fn groups(sql: &Connection, query: &str, mut see: impl FnMut(&[LeadId])) -> Result<()> {
    let mut statement = sql.prepare(query)?;
    let mut rows = statement.query([])?;
    let (mut of, mut group): (String, Vec<LeadId>) = (String::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let (value, lead): (String, LeadId) = (row.get(0)?, row.get(1)?);
        if value != of {
            see(&group);
            group.clear();
            of = value;
        }
        if group.last() != Some(&lead) {
            group.push(lead);
        }
    }
    see(&group);
    Ok(())
}

/// Every open or archived person's name.
pub(in crate::leads) fn each_name(sql: &Connection, mut see: impl FnMut(LeadId, PersonName)) -> Result<()> {
    let mut statement = sql
        .prepare("SELECT id, surname, given, patronymic, latin, chinese FROM lead WHERE blocked_at IS NULL ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name = PersonName {
            surname: row.get(1)?,
            given: row.get(2)?,
            patronymic: row.get(3)?,
            latin: row.get(4)?,
            chinese: row.get(5)?,
        };
        see(row.get(0)?, name);
    }
    Ok(())
}

/// Pairs somebody has parted, each once, the smaller number first.
pub(in crate::leads) fn distinct_pairs(sql: &Connection) -> Result<Vec<(LeadId, LeadId)>> {
    let mut statement =
        sql.prepare("SELECT lead_id, other_id FROM distinct_pair WHERE lead_id < other_id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::leads) fn insert_distinct(tx: &Tx<'_>, one: LeadId, other: LeadId) -> Result<()> {
    for (a, b) in [(one, other), (other, one)] {
        tx.sql().execute(
            "INSERT OR IGNORE INTO distinct_pair (lead_id, other_id, said_at, said_by) VALUES (?1, ?2, ?3, ?4)",
            params![a, b, tx.now(), tx.account()],
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erasure::register::{Route, of_a_lead};

    /// What hangs on a card and is neither moved nor set aside would go with the other card's row.
    #[test]
    fn every_table_that_hangs_on_a_lead_follows_or_is_set_aside() {
        for table in of_a_lead().filter(|table| matches!(table.route, Route::OfLead)) {
            let known = MOVED.contains(&table.name)
                || PARTS.contains(&table.name)
                || SET_ASIDE.iter().any(|(name, _)| *name == table.name)
                // Written anew from the card.
                || table.name == "identity_term";
            assert!(known, "{}", table.name);
        }
    }
}
