//! SQL over a lead's rows, driven by the register.

use std::collections::BTreeMap;

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension};

use super::super::register::{self, Class, Route, Shape, Table};
use super::super::{Category, CategoryCount, PaperOut};
use super::holds::Kept;
use crate::values::{LeadId, PersonName, Timestamp};
use crate::{Result, leads};

/// Whether a lead is blocked for good: only then may it be destroyed. One that is blocked for the time
/// of a check (152-FZ Art. 21(1)) may not.
pub(in crate::erasure) fn is_blocked(sql: &Connection, lead: LeadId) -> Result<bool> {
    Ok(sql
        .prepare_cached(
            "SELECT blocked_at IS NOT NULL AND blocked_reason <> 'disputed' FROM lead WHERE id = ?1",
        )?
        .query_row([lead], |row| row.get(0))
        .optional()?
        .unwrap_or(false))
}

/// The name as it stands, unchecked: a record of any age must be destroyable.
pub(in crate::erasure) fn name_of(sql: &Connection, lead: LeadId) -> Result<PersonName> {
    Ok(sql
        .prepare_cached("SELECT surname, given, patronymic, latin, chinese FROM lead WHERE id = ?1")?
        .query_row([lead], |row| {
            Ok(PersonName {
                surname: row.get(0)?,
                given: row.get(1)?,
                patronymic: row.get(2)?,
                latin: row.get(3)?,
                chinese: row.get(4)?,
            })
        })
        .optional()?
        .unwrap_or_default())
}

pub(in crate::erasure) fn texts_of(
    sql: &Connection,
    query: &'static str,
    lead: LeadId,
) -> Result<Vec<String>> {
    let mut statement = sql.prepare_cached(query)?;
    let rows = statement.query_map([lead], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The condition under which a row of `table` belongs to lead ?1.
fn belongs(table: &Table) -> String {
    match table.route {
        Route::Own => "id = ?1".to_owned(),
        Route::OfLead => "lead_id = ?1".to_owned(),
        Route::Through(column, parent) => {
            let inside = register::find(parent).map_or_else(|| "0".to_owned(), belongs);
            format!("{column} IN (SELECT id FROM {parent} WHERE {inside})")
        }
        Route::Nobody => "0".to_owned(),
    }
}

/// How many records of each category a lead has.
pub(in crate::erasure) fn count_categories(sql: &Connection, lead: LeadId) -> Result<Vec<CategoryCount>> {
    let mut counts: BTreeMap<Category, u32> = BTreeMap::new();
    for table in register::of_a_lead() {
        let mut filled: BTreeMap<Category, Vec<String>> = BTreeMap::new();
        for (column, class) in table.each_column() {
            if let Class::Personal(category, _) = class {
                filled.entry(category).or_default().push(format!("coalesce(\"{column}\", '') <> ''"));
            }
        }
        for (category, conditions) in filled {
            let count: u32 = sql.query_row(
                &format!(
                    "SELECT count(*) FROM {} WHERE {} AND ({})",
                    table.name,
                    belongs(table),
                    conditions.join(" OR ")
                ),
                [lead],
                |row| row.get(0),
            )?;
            let sum = counts.entry(category).or_default();
            *sum = sum.saturating_add(count);
        }
    }
    Ok(counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(category, count)| CategoryCount { category, count })
        .collect())
}

/// The named columns of a lead's rows in one table, in the order of those columns.
pub(in crate::erasure) fn rows_of(
    sql: &Connection,
    lead: LeadId,
    table: &Table,
    columns: &[&str],
) -> Result<Vec<Vec<Value>>> {
    let names: Vec<_> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    let order: Vec<_> = (1..=columns.len()).map(|place| place.to_string()).collect();
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {} FROM {} WHERE {} ORDER BY {}",
        names.join(", "),
        table.name,
        belongs(table),
        order.join(", ")
    ))?;
    let rows = statement.query_map([lead], |row| {
        (0..columns.len()).map(|index| row.get(index)).collect::<rusqlite::Result<Vec<Value>>>()
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many rows a lead still has anywhere, but for what is held.
pub(in crate::erasure) fn count_rows(sql: &Connection, lead: LeadId, kept: &Kept) -> Result<u32> {
    let mut rows: u32 = 0;
    for table in register::of_a_lead().filter(|table| !kept.whole(table.name)) {
        let query = format!(
            "SELECT count(*) FROM {} WHERE {}{}",
            table.name,
            belongs(table),
            kept.except(table.name)
        );
        rows = rows.saturating_add(sql.query_row(&query, [lead], |row| row.get(0))?);
    }
    Ok(rows)
}

/// Every value of a lead the proof can look for: column's category, shape, bytes.
pub(in crate::erasure) fn each_value(
    sql: &Connection,
    lead: LeadId,
    mut see: impl FnMut(Category, Shape, &[u8]),
) -> Result<()> {
    for table in register::of_a_lead() {
        let columns: Vec<_> = table
            .each_column()
            .filter_map(|(column, class)| match class {
                Class::Personal(category, shape) if shape != Shape::Word => Some((column, category, shape)),
                _ => None,
            })
            .collect();
        if columns.is_empty() {
            continue;
        }
        let names: Vec<_> = columns.iter().map(|(column, ..)| format!("\"{column}\"")).collect();
        let query = format!("SELECT {} FROM {} WHERE {}", names.join(", "), table.name, belongs(table));
        let mut statement = sql.prepare(&query)?;
        let mut rows = statement.query([lead])?;
        while let Some(row) = rows.next()? {
            for (index, (_, category, shape)) in columns.iter().enumerate() {
                if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(index)? {
                    see(*category, *shape, bytes);
                }
            }
        }
    }
    Ok(())
}

/// Removes every row of a lead but what is held; children first, nothing left to a cascade alone.
/// The lead's own row stays as an empty frame while something hangs on it.
pub(in crate::erasure) fn delete_rows(sql: &Connection, lead: LeadId, kept: &Kept) -> Result<()> {
    leads::forget_in_views(sql, lead)?;
    for table in register::of_a_lead() {
        if kept.whole(table.name) {
            continue;
        }
        let query = format!("DELETE FROM {} WHERE {}{}", table.name, belongs(table), kept.except(table.name));
        sql.execute(&query, [lead])?;
    }
    if !kept.is_empty() {
        empty_frame(sql, lead)?;
    }
    Ok(())
}

/// Takes every personal value out of the lead's own row.
fn empty_frame(sql: &Connection, lead: LeadId) -> Result<()> {
    let Some(table) = register::find("lead") else { return Ok(()) };
    let texts = table.each_column().filter(|(_, class)| matches!(class, Class::Personal(_, Shape::Text)));
    let emptied: Vec<_> = texts.map(|(column, _)| format!("\"{column}\" = ''")).collect();
    // Closed words that must stand get the commonest one; the rest goes.
    let query = format!(
        "UPDATE lead SET {}, language = 'ru', channel = 'phone', status = 'completed', status_at = created_at,
           next_on = NULL, next_time = NULL, version = version + 1 WHERE id = ?1",
        emptied.join(", ")
    );
    sql.execute(&query, [lead])?;
    Ok(())
}

/// Empties the planner's samples: they hold values of single rows.
pub(in crate::erasure) fn clear_statistics(sql: &Connection) -> Result<()> {
    for table in statistics_tables(sql)? {
        sql.execute(&format!("DELETE FROM {table}"), [])?;
    }
    Ok(())
}

fn statistics_tables(sql: &Connection) -> Result<Vec<String>> {
    let mut statement = sql
        .prepare_cached("SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'sqlite_stat*'")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Papers that left the program; a path may hold a name, so `with_place` only for the officer's eyes.
pub(in crate::erasure) fn papers_of(
    sql: &Connection,
    lead: LeadId,
    zone: chrono_tz::Tz,
    with_place: bool,
) -> Result<Vec<PaperOut>> {
    let mut statement = sql.prepare_cached(
        "SELECT kind, number, target, place, made_at FROM paper_copy WHERE lead_id = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([lead], |row| {
        let at: String = row.get(4)?;
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?, at))
    })?;
    rows.map(|row| {
        let (kind, number, target, place, at) = row?;
        let day = Timestamp::parse(&at).ok().map(|at| at.day_in(zone));
        let place = if with_place { place } else { String::new() };
        Ok(PaperOut { kind: code(kind), number: code(number), target: code(target), place, day, fate: None })
    })
    .collect()
}

/// A word or number of the program's own; anything else in its place does not outlive the person.
fn code(text: String) -> String {
    let own = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/');
    if text.len() <= 24 && text.chars().all(own) { text } else { String::new() }
}

/// Files of the person's attachments, but for those held.
pub(in crate::erasure) fn attachment_files(
    sql: &Connection,
    lead: LeadId,
    kept: &Kept,
) -> Result<Vec<String>> {
    let mut statement =
        sql.prepare_cached("SELECT id, file_name FROM attachment WHERE lead_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([lead], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))?;
    let all = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(all.into_iter().filter(|(id, _)| !kept.keeps_attachment(*id)).map(|(_, name)| name).collect())
}

/// Files saved outside the program, in the order of [`papers_of`]: path and SHA-256; `None` for what
/// was printed.
pub(in crate::erasure) fn saved_files(
    sql: &Connection,
    lead: LeadId,
) -> Result<Vec<Option<(String, String)>>> {
    let mut statement =
        sql.prepare_cached("SELECT target, place, sha256 FROM paper_copy WHERE lead_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([lead], |row| {
        let target: String = row.get(0)?;
        Ok(if target == "saved" { Some((row.get(1)?, row.get(2)?)) } else { None })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
