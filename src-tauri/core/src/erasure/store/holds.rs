//! SQL of holds: what stays although the rest of its person goes.

use rusqlite::{Connection, OptionalExtension, Row, params};

use serde::{Deserialize, Serialize};

use super::super::hold::{Ground, HeldItem, HoldItem, Holdable};
use crate::Result;
use crate::values::{AccountId, CaseNo, Day, LeadId, Timestamp};

/// The rows of one person that are held.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::erasure) struct Kept {
    estimates: Vec<i64>,
    attachments: Vec<i64>,
    consent: bool,
}

impl Kept {
    pub fn is_empty(&self) -> bool {
        *self == Kept::default()
    }

    /// Whether an item stays.
    fn has(&self, item: HoldItem) -> bool {
        match item {
            HoldItem::Estimate { id } => self.estimates.contains(&id),
            HoldItem::Attachment { id } => self.attachments.contains(&id),
            HoldItem::Consent => self.consent,
        }
    }

    /// Whether a table's rows stay as they are.
    pub fn whole(&self, table: &str) -> bool {
        match table {
            "consent_event" | "consent_event_purpose" => self.consent,
            "lead" | "hold" => !self.is_empty(),
            _ => false,
        }
    }

    /// The condition that leaves held rows out; the ids are the database's own numbers.
    pub fn except(&self, table: &str) -> String {
        let (column, ids) = match table {
            "estimate" => ("id", &self.estimates),
            "estimate_item" | "estimate_issue" => ("estimate_id", &self.estimates),
            "attachment" => ("id", &self.attachments),
            _ => return String::new(),
        };
        if ids.is_empty() {
            return String::new();
        }
        let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
        format!(" AND {column} NOT IN ({})", ids.join(", "))
    }

    /// Whether an attachment's file stays.
    pub fn keeps_attachment(&self, id: i64) -> bool {
        self.attachments.contains(&id)
    }
}

impl FromIterator<HoldItem> for Kept {
    fn from_iter<I: IntoIterator<Item = HoldItem>>(items: I) -> Self {
        let mut kept = Kept::default();
        for item in items {
            match item {
                HoldItem::Estimate { id } => kept.estimates.push(id),
                HoldItem::Attachment { id } => kept.attachments.push(id),
                HoldItem::Consent => kept.consent = true,
            }
        }
        kept
    }
}

/// A hold as stored.
#[derive(Debug, Clone)]
pub(in crate::erasure) struct StoredHold {
    pub id: i64,
    pub item: HoldItem,
    pub ground: Ground,
    pub reference: String,
    pub until_on: Day,
    pub placed_at: Timestamp,
    pub placed_by: String,
}

/// A row that no program wrote is no hold: destruction does not wait for it.
fn row_to_hold(row: &Row<'_>) -> rusqlite::Result<Option<StoredHold>> {
    let (item, item_id, ground): (String, Option<i64>, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
    let (until, placed_at): (String, String) = (row.get(5)?, row.get(6)?);
    let (Some(item), Some(ground), Ok(until_on), Ok(placed_at)) = (
        HoldItem::stored(&item, item_id),
        Ground::from_code(&ground),
        Day::parse(&until),
        Timestamp::parse(&placed_at),
    ) else {
        return Ok(None);
    };
    Ok(Some(StoredHold {
        id: row.get(0)?,
        item,
        ground,
        reference: row.get(4)?,
        until_on,
        placed_at,
        placed_by: row.get(7)?,
    }))
}

pub(in crate::erasure) fn holds_of(sql: &Connection, lead: LeadId) -> Result<Vec<StoredHold>> {
    let mut statement = sql.prepare_cached(
        "SELECT h.id, h.item, h.item_id, h.ground, h.reference, h.until_on, h.placed_at,
           coalesce(a.display_name, '')
         FROM hold h LEFT JOIN staff_account a ON a.id = h.placed_by WHERE h.lead_id = ?1 ORDER BY h.id",
    )?;
    let rows = statement.query_map([lead], row_to_hold)?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(rows.into_iter().flatten().collect())
}

/// What is held of a person on a day: a hold ends on its last day.
pub(in crate::erasure) fn kept(sql: &Connection, lead: LeadId, today: Day) -> Result<Kept> {
    let holds = holds_of(sql, lead)?;
    Ok(holds.iter().filter(|hold| hold.until_on > today).map(|hold| hold.item).collect())
}

/// The same items with ground and last day, for the ledger.
pub(in crate::erasure) fn held_items(sql: &Connection, lead: LeadId, kept: &Kept) -> Result<Vec<HeldItem>> {
    let holds = holds_of(sql, lead)?.into_iter().filter(|hold| kept.has(hold.item));
    Ok(holds.map(|hold| HeldItem { item: hold.item, ground: hold.ground, until_on: hold.until_on }).collect())
}

/// The day the last hold of a person ends, of those still running.
pub(in crate::erasure) fn next_end(sql: &Connection, lead: LeadId, today: Day) -> Result<Option<Day>> {
    Ok(holds_of(sql, lead)?.into_iter().map(|hold| hold.until_on).filter(|until| *until > today).min())
}

/// Whether the person has such an item.
pub(in crate::erasure) fn find_item(sql: &Connection, lead: LeadId, item: HoldItem) -> Result<bool> {
    let (query, id) = match item {
        HoldItem::Estimate { id } => ("SELECT 1 FROM estimate WHERE lead_id = ?1 AND id = ?2", id),
        HoldItem::Attachment { id } => ("SELECT 1 FROM attachment WHERE lead_id = ?1 AND id = ?2", id),
        HoldItem::Consent => ("SELECT 1 FROM consent_event WHERE lead_id = ?1 AND ?2 = 0 LIMIT 1", 0),
    };
    Ok(sql.prepare_cached(query)?.query_row(params![lead, id], |_| Ok(())).optional()?.is_some())
}

/// Everything of a person that can be held, in the order it was made, consents last.
pub(in crate::erasure) fn holdable(sql: &Connection, lead: LeadId) -> Result<Vec<Holdable>> {
    let mut statement = sql.prepare_cached(
        "SELECT 'estimate', e.id, e.created_at, i.year, i.number
         FROM estimate e LEFT JOIN estimate_issue i ON i.id = (SELECT max(id) FROM estimate_issue WHERE estimate_id = e.id)
         WHERE e.lead_id = ?1
         UNION ALL SELECT 'attachment', id, added_at, NULL, NULL FROM attachment WHERE lead_id = ?1
         ORDER BY 3, 2",
    )?;
    let rows = statement.query_map([lead], |row| {
        let (code, id): (String, i64) = (row.get(0)?, row.get(1)?);
        let number = match (row.get::<_, Option<i32>>(3)?, row.get::<_, Option<i64>>(4)?) {
            (Some(year), Some(number)) => CaseNo::new('E', year, number).to_string(),
            _ => String::new(),
        };
        // A record of any age must be destroyable: a moment that does not read is left out.
        let made_at = row.get::<_, String>(2).ok().and_then(|at| Timestamp::parse(&at).ok());
        Ok(HoldItem::stored(&code, Some(id)).map(|item| Holdable { item, number, made_at }))
    })?;
    let mut all: Vec<_> = rows.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect();
    if find_item(sql, lead, HoldItem::Consent)? {
        all.push(Holdable { item: HoldItem::Consent, number: String::new(), made_at: None });
    }
    Ok(all)
}

/// A hold to write down.
pub(in crate::erasure) struct NewHold<'a> {
    pub lead: LeadId,
    pub item: HoldItem,
    pub ground: Ground,
    pub reference: &'a str,
    pub until_on: Day,
    pub now: Timestamp,
    pub by: AccountId,
}

pub(in crate::erasure) fn insert_hold(sql: &Connection, new: &NewHold<'_>) -> Result<i64> {
    sql.prepare_cached(
        "INSERT INTO hold (lead_id, item, item_id, ground, reference, until_on, placed_at, placed_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        new.lead,
        new.item.code(),
        new.item.id(),
        new.ground.code(),
        new.reference,
        new.until_on,
        new.now,
        new.by
    ])?;
    Ok(sql.last_insert_rowid())
}

/// Takes a hold away; tells whether there was one.
pub(in crate::erasure) fn delete_hold(sql: &Connection, lead: LeadId, id: i64) -> Result<bool> {
    Ok(sql.prepare_cached("DELETE FROM hold WHERE id = ?1 AND lead_id = ?2")?.execute(params![id, lead])?
        == 1)
}
