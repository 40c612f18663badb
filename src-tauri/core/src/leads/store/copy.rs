//! A card's own rows as they stand, to be put back later: for merges and imports that can be undone.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params_from_iter};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clinic::Tx;
use crate::values::{LeadId, PersonName};
use crate::{Error, Result};

/// Parts of the card's own content.
pub(super) const PARTS: [&str; 3] = ["lead_phone", "lead_email", "lead_interest"];

/// A row by its columns.
pub(super) type Row = BTreeMap<String, Value>;

/// One card's own rows.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Card {
    pub(super) lead: Row,
    pub(super) parts: Vec<(String, Row)>,
}

impl Card {
    /// As it stands.
    ///
    /// # Errors
    /// `NotFound`.
    pub(crate) fn of(sql: &Connection, lead: LeadId) -> Result<Self> {
        let own = rows(sql, "lead", "id = ?1", lead)?.into_iter().next();
        let mut parts = Vec::new();
        for table in PARTS {
            parts.extend(
                rows(sql, table, "lead_id = ?1", lead)?.into_iter().map(|row| (table.to_owned(), row)),
            );
        }
        Ok(Card { lead: own.ok_or_else(|| Error::not_found("lead"))?, parts })
    }

    pub(super) fn text(&self, column: &str) -> String {
        self.lead.get(column).and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    pub(super) fn name(&self) -> PersonName {
        PersonName {
            surname: self.text("surname"),
            given: self.text("given"),
            patronymic: self.text("patronymic"),
            latin: self.text("latin"),
            chinese: self.text("chinese"),
        }
    }

    /// Puts it back over the card as it stands now. The version grows all the same.
    ///
    /// # Errors
    /// Only the database's own.
    pub(crate) fn put_back(&self, tx: &Tx<'_>, lead: LeadId) -> Result<()> {
        for table in PARTS {
            tx.sql().execute(&format!("DELETE FROM {table} WHERE lead_id = ?1"), [lead])?;
        }
        restore_lead(tx, lead, &self.lead)?;
        self.parts.iter().try_for_each(|(table, row)| insert_again(tx.sql(), table, row))
    }

    /// In words, for the answer to the person's own question.
    pub(super) fn told(&self) -> String {
        let contacts =
            self.parts.iter().filter_map(|(_, row)| row.get("e164").or_else(|| row.get("address")));
        [self.text("case_no"), self.name().full(), self.text("latin"), self.text("chinese")]
            .into_iter()
            .chain(contacts.filter_map(Value::as_str).map(str::to_owned))
            .chain([self.text("comment"), self.text("next_action")])
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

pub(super) fn rows(sql: &Connection, table: &str, condition: &str, lead: LeadId) -> Result<Vec<Row>> {
    let mut statement = sql.prepare(&format!("SELECT * FROM {table} WHERE {condition}"))?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut found = Vec::new();
    let mut rows = statement.query([lead])?;
    while let Some(row) = rows.next()? {
        let mut values = Row::new();
        for (index, name) in names.iter().enumerate() {
            let value = match row.get_ref(index)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(number) => number.into(),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
                ValueRef::Real(_) | ValueRef::Blob(_) => {
                    return Err(Error::internal("leads: a column that no snapshot can hold"));
                }
            };
            values.insert(name.clone(), value);
        }
        found.push(values);
    }
    Ok(found)
}

fn sql_value(value: &Value) -> rusqlite::types::Value {
    match value {
        Value::String(text) => text.clone().into(),
        Value::Number(number) => number.as_i64().map_or(rusqlite::types::Value::Null, Into::into),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => rusqlite::types::Value::Null,
    }
}

/// Names of columns come from the schema by way of the snapshot, never from a person.
pub(super) fn insert(sql: &Connection, table: &str, row: &Row) -> Result<()> {
    let columns: Vec<_> = row.keys().map(|name| format!("\"{name}\"")).collect();
    let places: Vec<_> = (1..=row.len()).map(|place| format!("?{place}")).collect();
    sql.execute(
        &format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", ")),
        params_from_iter(row.values().map(sql_value)),
    )?;
    Ok(())
}

/// As [`insert`]; under its old number where that is still free.
pub(super) fn insert_again(sql: &Connection, table: &str, row: &Row) -> Result<()> {
    let mut row = row.clone();
    if let Some(id) = row.get("id").and_then(Value::as_i64) {
        let taken: bool =
            sql.query_row(&format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1)"), [id], |row| {
                row.get(0)
            })?;
        if taken {
            row.remove("id");
        }
    }
    insert(sql, table, &row)
}

/// Puts the kept card's own values back. Its version grows all the same, and it was changed now.
pub(super) fn restore_lead(tx: &Tx<'_>, keep: LeadId, row: &Row) -> Result<()> {
    let own = |name: &&String| !matches!(name.as_str(), "id" | "version" | "changed_at");
    let columns: Vec<_> = row.keys().filter(own).collect();
    let sets: Vec<_> =
        columns.iter().zip(3..).map(|(name, place)| format!("\"{name}\" = ?{place}")).collect();
    let values = columns.iter().filter_map(|name| row.get(*name)).map(sql_value);
    let all =
        [rusqlite::types::Value::from(keep.get()), tx.now().to_string().into()].into_iter().chain(values);
    tx.sql().execute(
        &format!("UPDATE lead SET {}, version = version + 1, changed_at = ?2 WHERE id = ?1", sets.join(", ")),
        params_from_iter(all),
    )?;
    Ok(())
}

/// What a stored copy says of the person; `None` when no program wrote it.
pub(crate) fn copy_told(json: &str) -> Option<String> {
    Some(serde_json::from_str::<Card>(json).ok()?.told())
}
