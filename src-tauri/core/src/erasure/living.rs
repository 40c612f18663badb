//! Which forms other records hold in their own right.
//!
//! Two people may be called Анна or share a phone; bytes cannot tell whose they are, rows can. Once
//! the person's rows are gone, whatever the remaining rows hold is someone else's. A pseudonymous
//! column excuses nothing: a name in it would be a leak, not another person.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::register::{self, Class, Route, Shape};
use super::traces::Trace;
use crate::db::records::Trees;
use crate::values::{CaseNo, LeadId};
use crate::{Error, Result};

/// Shorter forms meet hashes and neighbouring columns by chance ("face"), in bytes.
const BY_CHANCE: usize = 8;

/// For each trace that was hit, whether a remaining row holds it.
pub(super) fn held(sql: &Connection, traces: &[Trace], hit: &[bool]) -> Result<Vec<bool>> {
    let mut held = vec![false; traces.len()];
    let wanted: Vec<(usize, &Trace)> =
        traces.iter().enumerate().filter(|(index, _)| hit.get(*index).copied().unwrap_or(false)).collect();
    if wanted.is_empty() {
        return Ok(held);
    }
    let automaton = AhoCorasick::new(wanted.iter().map(|(_, trace)| &trace.bytes))
        .map_err(|_| Error::internal("erasure: too many forms to look for"))?;
    let mut open = wanted.len();
    let mut see = |bytes: &[u8], of_anyone: bool| {
        for found in automaton.find_overlapping_iter(bytes) {
            let Some((index, trace)) = wanted.get(found.pattern().as_usize()) else { continue };
            let Some(held) = held.get_mut(*index) else { continue };
            if !*held && (of_anyone || trace.bytes.len() < BY_CHANCE) {
                *held = true;
                open = open.saturating_sub(1);
            }
        }
        open == 0
    };
    let mut statement = sql.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'
         UNION ALL SELECT 'sqlite_schema'",
    )?;
    let tables = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    for table in tables {
        if each_row(sql, &table, &mut see)? {
            break;
        }
    }
    Ok(held)
}

/// Shows each row as it stands on a page: values side by side, once without pseudonyms, once with, and
/// then its records with the numbers between the texts: the end of somebody's phone and the number of
/// the row may read as another phone. Stops when `see` has seen enough.
fn each_row(sql: &Connection, table: &str, see: &mut impl FnMut(&[u8], bool) -> bool) -> Result<bool> {
    let trees = Trees::of(sql, table)?;
    let mut statement = sql.prepare(&trees.select)?;
    let known = register::find(table);
    let excuses: Vec<bool> = statement
        .column_names()
        .skip(trees.first)
        .map(|column| match known {
            Some(known) => known.class_of(column).is_some_and(|class| class != Class::Pseudonymous),
            None => table == "sqlite_schema",
        })
        .collect();
    let (mut of_anyone, mut all, mut records) = (Vec::new(), Vec::new(), Vec::new());
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        of_anyone.clear();
        all.clear();
        records.clear();
        trees.each_record(row, &mut records)?;
        for (index, excuses) in excuses.iter().enumerate() {
            if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(trees.first + index)? {
                all.extend_from_slice(bytes);
                if *excuses {
                    of_anyone.extend_from_slice(bytes);
                }
            }
        }
        if see(&of_anyone, true) || see(&all, false) || see(&records, false) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Most cards named in a dry run.
const MOST_OTHERS: usize = 50;

/// Case numbers of other leads whose texts hold a form that points at this person alone.
pub(super) fn others_with(sql: &Connection, lead: LeadId, traces: &[Trace]) -> Result<Vec<CaseNo>> {
    let seek = AhoCorasick::new(traces.iter().filter(|trace| trace.distinctive).map(|trace| &trace.bytes))
        .map_err(|_| Error::internal("erasure: too many forms to look for"))?;
    let mut others: BTreeSet<i64> = BTreeSet::new();
    for table in register::of_a_lead() {
        let owner = match table.route {
            Route::Own => "id",
            Route::OfLead => "lead_id",
            // Tables further away hold no free text of their own.
            Route::Through(..) | Route::Nobody => continue,
        };
        let texts: Vec<String> = table
            .each_column()
            .filter(|(_, class)| matches!(class, Class::Personal(_, Shape::Text)))
            .map(|(column, _)| format!("coalesce(\"{column}\", '')"))
            .collect();
        if texts.is_empty() || others.len() >= MOST_OTHERS {
            continue;
        }
        let query = format!("SELECT {owner}, {} FROM {} WHERE {owner} <> ?1", texts.join(" || "), table.name);
        let mut statement = sql.prepare(&query)?;
        let mut rows = statement.query([lead])?;
        while let Some(row) = rows.next()? {
            if let ValueRef::Text(bytes) = row.get_ref(1)?
                && seek.is_match(bytes)
            {
                others.insert(row.get(0)?);
            }
        }
    }
    let mut statement = sql.prepare_cached("SELECT case_no FROM lead WHERE id = ?1")?;
    others.into_iter().take(MOST_OTHERS).map(|id| Ok(statement.query_row([id], |row| row.get(0))?)).collect()
}
