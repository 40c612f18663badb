//! Everything kept about a person, by category, in words.

use serde::Serialize;

use super::labels::{Form, PARTS, Part};
use super::show;
use crate::Result;
use crate::clinic::Tx;
use crate::erasure::{self, Category};
use crate::values::{Language, LeadId};

/// One value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Where it is kept, `table.column`: the same in each language.
    pub column: String,
    /// What it is called.
    pub label: &'static str,
    /// The value, in the language of the answer.
    pub value: String,
}

/// The rows of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartTold {
    /// What a row is.
    pub what: &'static str,
    /// Rows with their filled values.
    pub rows: Vec<Vec<Field>>,
    /// What else is kept in them and not told: keys, checksums.
    pub kept_without_value: Vec<&'static str>,
}

/// What is kept of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The category, the same word in each language.
    pub category: Category,
    /// In the words of an act of destruction.
    pub title: &'static str,
    /// Its parts.
    pub parts: Vec<PartTold>,
}

/// Gathers a person's data; categories without any are left out.
///
/// # Errors
/// Only the database's own.
pub(super) fn groups(tx: &Tx<'_>, lead: LeadId, l: Language) -> Result<Vec<Group>> {
    let mut groups: Vec<Group> = Vec::new();
    for part in PARTS {
        let Some(told) = told(tx, lead, part, l)? else { continue };
        match groups.iter_mut().find(|group| group.category == part.under) {
            Some(group) => group.parts.push(told),
            None => {
                groups.push(Group { category: part.under, title: part.under.words(l), parts: vec![told] })
            }
        }
    }
    Ok(groups)
}

fn told(tx: &Tx<'_>, lead: LeadId, part: &Part, l: Language) -> Result<Option<PartTold>> {
    let columns: Vec<_> = part.labels.iter().map(|label| label.column).collect();
    let mut rows = Vec::new();
    let mut kept_without_value: Vec<&'static str> = Vec::new();
    for values in erasure::rows_of(tx, lead, part.table, &columns)? {
        let row = show::Row { part, values: &values };
        let mut fields = Vec::new();
        for (label, value) in part.labels.iter().zip(&values) {
            let [ru, zh, en] = label.words;
            let words = l.pick(ru, zh, en);
            if !show::is_filled(value) || label.form == Form::Order {
                continue;
            }
            if label.form == Form::ByKind {
                if !kept_without_value.contains(&words) {
                    kept_without_value.push(words);
                }
                continue;
            }
            let value = show::value(tx, &row, label, value, l)?;
            if !value.is_empty() {
                let column = format!("{}.{}", part.table, label.column);
                fields.push(Field { column, label: words, value });
            }
        }
        if !fields.is_empty() {
            rows.push(fields);
        }
    }
    let [ru, zh, en] = part.words;
    let empty = rows.is_empty() && kept_without_value.is_empty();
    Ok((!empty).then(|| PartTold { what: l.pick(ru, zh, en), rows, kept_without_value }))
}
