//! Likely the same person, while a new one is being typed: the strip above the form.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LeadRow, list::sees_blocked, search, store};
use crate::Result;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::{PersonName, Phone};

/// Most rows of the strip.
const LIMIT: usize = 5;

/// What is typed so far; half a phone or half a name is no mistake here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SimilarQuery {
    /// Name.
    pub name: PersonName,
    /// Phones.
    pub phones: Vec<String>,
}

/// Why someone is likely the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SimilarReason {
    /// Has this phone.
    SamePhone,
    /// Has a name that reads the same, in any script.
    SameName,
}

/// Someone who is likely the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SimilarLead {
    /// The row.
    pub row: LeadRow,
    /// Why.
    pub reason: SimilarReason,
}

/// The strip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SimilarLeads {
    /// Same phone first, at most five.
    pub rows: Vec<SimilarLead>,
}

/// Finds likely duplicates of a person being typed.
///
/// # Errors
/// Only the database's own.
pub fn similar(clinic: &Clinic, query: SimilarQuery) -> Result<SimilarLeads> {
    clinic.read(Op::SearchLeads, |tx| {
        let mut rows = Vec::new();
        for phone in query.phones.iter().filter_map(|typed| Phone::parse(typed).ok()) {
            for lead in store::with_phone(tx.sql(), &phone, LIMIT)? {
                add(tx, &mut rows, store::row(tx, lead)?, SimilarReason::SamePhone);
            }
        }
        for name in whole_names(&query.name) {
            for row in search::find(tx, &name, LIMIT)? {
                add(tx, &mut rows, Some(row), SimilarReason::SameName);
            }
        }
        rows.truncate(LIMIT);
        Ok(SimilarLeads { rows })
    })
}

fn add(tx: &Tx<'_>, rows: &mut Vec<SimilarLead>, row: Option<LeadRow>, reason: SimilarReason) {
    let Some(row) = row else { return };
    let known = rows.iter().any(|known| known.row.id == row.id);
    if !known && (row.blocked_due.is_none() || sees_blocked(tx)) {
        rows.push(SimilarLead { row, reason });
    }
}

/// Names long enough to mean one person: half of them would match half the city.
fn whole_names(name: &PersonName) -> Vec<String> {
    let native = match (name.surname.trim(), name.given.trim()) {
        ("", _) | (_, "") => String::new(),
        (surname, given) => format!("{surname} {given}"),
    };
    let latin = name.latin.trim();
    let latin = if latin.contains(' ') { latin } else { "" };
    let chinese = name.chinese.trim();
    let chinese = if chinese.chars().count() > 1 { chinese } else { "" };
    [native.as_str(), latin, chinese].into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
