//! SQL of erasure, driven by the register.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::extract::Event;
use super::register::{self, Class, Route, Shape, Table};
use super::{Category, CategoryCount, PaperOut, State};
use crate::values::{
    AccountId, CaseNo, Day, DestructionId, LeadId, PersonName, RequestId, SubjectUid, Timestamp,
};
use crate::{Error, Result};

/// A letter as far as a destruction needs it.
pub(super) struct Letter {
    pub id: RequestId,
    pub case_no: CaseNo,
    pub lead: Option<LeadId>,
    pub subject: SubjectUid,
    pub lead_case_no: CaseNo,
    pub received_on: Day,
    pub due_on: Day,
}

pub(super) fn find_letter(sql: &Connection, request: RequestId) -> Result<Option<Letter>> {
    Ok(sql
        .prepare_cached(
            "SELECT id, case_no, lead_id, subject_uid, lead_case_no, received_on, due_on FROM request WHERE id = ?1",
        )?
        .query_row([request], |row| {
            Ok(Letter {
                id: row.get(0)?,
                case_no: row.get(1)?,
                lead: row.get(2)?,
                subject: row.get(3)?,
                lead_case_no: row.get(4)?,
                received_on: row.get(5)?,
                due_on: row.get(6)?,
            })
        })
        .optional()?)
}

/// Whether consent was withdrawn: only then may a lead be destroyed.
pub(super) fn is_blocked(sql: &Connection, lead: LeadId) -> Result<bool> {
    Ok(sql
        .prepare_cached("SELECT blocked_at IS NOT NULL FROM lead WHERE id = ?1")?
        .query_row([lead], |row| row.get(0))
        .optional()?
        .unwrap_or(false))
}

/// The name as it stands, unchecked: a record of any age must be destroyable.
pub(super) fn name_of(sql: &Connection, lead: LeadId) -> Result<PersonName> {
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

pub(super) fn texts_of(sql: &Connection, query: &'static str, lead: LeadId) -> Result<Vec<String>> {
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
pub(super) fn count_categories(sql: &Connection, lead: LeadId) -> Result<Vec<CategoryCount>> {
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

/// How many rows a lead still has anywhere.
pub(super) fn count_rows(sql: &Connection, lead: LeadId) -> Result<u32> {
    let mut rows: u32 = 0;
    for table in register::of_a_lead() {
        let query = format!("SELECT count(*) FROM {} WHERE {}", table.name, belongs(table));
        rows = rows.saturating_add(sql.query_row(&query, [lead], |row| row.get(0))?);
    }
    Ok(rows)
}

/// Every value of a lead the proof can look for: column's category, shape, bytes.
pub(super) fn each_value(
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

/// Removes every row of a lead; children first, nothing left to a cascade alone.
pub(super) fn delete_rows(sql: &Connection, lead: LeadId) -> Result<()> {
    for table in register::of_a_lead() {
        sql.execute(&format!("DELETE FROM {} WHERE {}", table.name, belongs(table)), [lead])?;
    }
    Ok(())
}

/// Empties the planner's samples: they hold values of single rows.
pub(super) fn clear_statistics(sql: &Connection) -> Result<()> {
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
pub(super) fn papers_of(
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
        Ok(PaperOut { kind: code(kind), number: code(number), target: code(target), place, day })
    })
    .collect()
}

/// A word or number of the program's own; anything else in its place does not outlive the person.
fn code(text: String) -> String {
    let own = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/');
    if text.len() <= 24 && text.chars().all(own) { text } else { String::new() }
}

pub(super) fn attachment_files(sql: &Connection, lead: LeadId) -> Result<Vec<String>> {
    texts_of(sql, "SELECT file_name FROM attachment WHERE lead_id = ?1 ORDER BY id", lead)
}

/// One destruction as stored.
pub(super) struct Job {
    pub id: DestructionId,
    pub request: Option<RequestId>,
    pub letter_case_no: String,
    pub subject: SubjectUid,
    pub lead_case_no: CaseNo,
    pub state: State,
    pub started_at: Timestamp,
    pub started_by: AccountId,
    pub officer: String,
    pub finished_at: Option<Timestamp>,
    pub found: String,
    pub proof: String,
    pub needle_key: Option<[u8; 32]>,
    pub act: Option<String>,
    pub act_sha256: Option<String>,
    pub extract: Option<String>,
}

const JOB: &str = "SELECT d.id, d.request_id, coalesce(r.case_no, ''), d.subject_uid, d.lead_case_no, d.state,
   d.started_at, d.started_by, coalesce(s.display_name, ''), d.finished_at, d.categories, d.proof, d.needle_key,
   d.act, d.act_sha256, d.extract
 FROM destruction d LEFT JOIN request r ON r.id = d.request_id LEFT JOIN staff_account s ON s.id = d.started_by";

fn row_to_job(row: &Row<'_>) -> rusqlite::Result<Job> {
    Ok(Job {
        id: row.get(0)?,
        request: row.get(1)?,
        letter_case_no: row.get(2)?,
        subject: row.get(3)?,
        lead_case_no: row.get(4)?,
        state: row.get(5)?,
        started_at: row.get(6)?,
        started_by: row.get(7)?,
        officer: row.get(8)?,
        finished_at: row.get(9)?,
        found: row.get(10)?,
        proof: row.get(11)?,
        needle_key: row.get(12)?,
        act: row.get(13)?,
        act_sha256: row.get(14)?,
        extract: row.get(15)?,
    })
}

pub(super) fn job(sql: &Connection, id: DestructionId) -> Result<Job> {
    sql.prepare_cached(&format!("{JOB} WHERE d.id = ?1"))?
        .query_row([id], row_to_job)
        .optional()?
        .ok_or_else(|| Error::not_found("destruction"))
}

pub(super) fn jobs(sql: &Connection) -> Result<Vec<Job>> {
    let mut statement = sql.prepare_cached(&format!("{JOB} ORDER BY d.id DESC"))?;
    let rows = statement.query_map([], row_to_job)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn unfinished(sql: &Connection) -> Result<Vec<DestructionId>> {
    let mut statement = sql.prepare_cached(
        "SELECT id FROM destruction WHERE state <> 'done' AND state <> 'failed_proof' ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn unfinished_of(sql: &Connection, subject: &SubjectUid) -> Result<Option<DestructionId>> {
    Ok(sql
        .prepare_cached("SELECT id FROM destruction WHERE subject_uid = ?1 AND state <> 'done'")?
        .query_row([subject], |row| row.get(0))
        .optional()?)
}

pub(super) fn insert_job(
    sql: &Connection,
    letter: &Letter,
    now: Timestamp,
    by: AccountId,
) -> Result<DestructionId> {
    sql.execute(
        "INSERT INTO destruction (request_id, subject_uid, lead_case_no, reason, state, started_at, started_by)
         VALUES (?1, ?2, ?3, 'withdrawal_21_5', ?4, ?5, ?6)",
        params![letter.id, letter.subject, letter.lead_case_no, State::Collect, now, by],
    )?;
    Ok(DestructionId::new(sql.last_insert_rowid()))
}

/// Moves a job on. Refuses when it is no longer where the caller saw it: two windows, one effect.
pub(super) fn advance(sql: &Connection, id: DestructionId, from: State, to: State) -> Result<()> {
    let moved = sql
        .prepare_cached("UPDATE destruction SET state = ?3 WHERE id = ?1 AND state = ?2")?
        .execute(params![id, from, to])?;
    if moved == 1 { Ok(()) } else { Err(Error::WrongState { state: "moved_on".into() }) }
}

pub(super) fn keep_found(sql: &Connection, id: DestructionId, found: &str, key: &[u8; 32]) -> Result<()> {
    sql.execute(
        "UPDATE destruction SET categories = ?2, needle_key = ?3 WHERE id = ?1",
        params![id, found, key.as_slice()],
    )?;
    Ok(())
}

pub(super) fn keep_proof(sql: &Connection, id: DestructionId, proof: &str) -> Result<()> {
    sql.execute("UPDATE destruction SET proof = ?2 WHERE id = ?1", params![id, proof])?;
    Ok(())
}

pub(super) fn forget_key(sql: &Connection, id: DestructionId) -> Result<()> {
    sql.execute("UPDATE destruction SET needle_key = NULL WHERE id = ?1", [id])?;
    Ok(())
}

/// An act with its frozen parts.
pub(super) struct FrozenAct<'a> {
    pub year: i32,
    pub number: i64,
    pub act: &'a str,
    pub sha256: &'a str,
    pub extract: &'a str,
}

pub(super) fn keep_act(
    sql: &Connection,
    id: DestructionId,
    frozen: &FrozenAct<'_>,
    now: Timestamp,
) -> Result<()> {
    sql.execute(
        "UPDATE destruction SET act_year = ?2, act_number = ?3, act = ?4, act_sha256 = ?5, extract = ?6,
           finished_at = ?7 WHERE id = ?1",
        params![id, frozen.year, frozen.number, frozen.act, frozen.sha256, frozen.extract, now],
    )?;
    Ok(())
}

/// The letters of a destroyed person are answered.
pub(super) fn close_letters(sql: &Connection, subject: &SubjectUid, now: Timestamp) -> Result<()> {
    sql.execute(
        "UPDATE request SET status = 'closed', closed_at = ?2 WHERE subject_uid = ?1 AND status = 'open'",
        params![subject, now],
    )?;
    Ok(())
}

/// The log's entries about a person, oldest first.
pub(super) fn events_of(
    sql: &Connection,
    subject: &SubjectUid,
    request: Option<RequestId>,
) -> Result<Vec<Event>> {
    let mut statement = sql.prepare_cached(
        "SELECT e.seq, e.at, e.zone, coalesce(a.display_name, ''), e.workstation, e.action, e.result, e.reason,
           e.times, e.prev_hash, e.hash
         FROM audit_entry e LEFT JOIN staff_account a ON a.id = e.account_id
         WHERE (e.object_type = 'lead' AND e.object_id = ?1)
            OR (e.object_type = 'request' AND e.object_id = CAST(?2 AS TEXT))
         ORDER BY e.seq",
    )?;
    let rows = statement.query_map(params![subject, request], |row| {
        Ok(Event {
            seq: row.get(0)?,
            at: row.get(1)?,
            zone: row.get(2)?,
            account: row.get(3)?,
            workstation: row.get(4)?,
            action: row.get(5)?,
            result: row.get(6)?,
            reason: row.get(7)?,
            times: row.get(8)?,
            prev_hash: row.get(9)?,
            hash: row.get(10)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
