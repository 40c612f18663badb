//! SQL of destructions: the job, its act, what waits for a hand.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::{LooseEnd, PaperOut, State};
use super::people::{JobPerson, people_of};
use crate::values::{AccountId, CaseNo, Day, DestructionId, SubjectUid, Timestamp};
use crate::{Error, Result};

/// One destruction as stored.
pub(in crate::erasure) struct Job {
    pub id: DestructionId,
    pub people: Vec<JobPerson>,
    pub state: State,
    pub started_at: Timestamp,
    pub started_by: AccountId,
    pub officer: String,
    pub approved_by: Option<String>,
    pub finished_at: Option<Timestamp>,
    pub medium: String,
    pub proof: String,
    pub needle_key: Option<[u8; 32]>,
    pub act_number: Option<CaseNo>,
    pub act: Option<String>,
    pub act_sha256: Option<String>,
    pub extract: Option<String>,
    pub signed_on: Option<Day>,
}

const JOB: &str = "SELECT d.id, d.state, d.started_at, d.started_by, coalesce(s.display_name, ''),
   a.display_name, d.finished_at, d.medium, d.proof, d.needle_key, d.act_year, d.act_number, d.act, d.act_sha256,
   d.extract, d.signed_on
 FROM destruction d LEFT JOIN staff_account s ON s.id = d.started_by
   LEFT JOIN staff_account a ON a.id = d.approved_by";

fn row_to_job(row: &Row<'_>) -> rusqlite::Result<Job> {
    let number = row.get::<_, Option<i32>>(10)?.zip(row.get::<_, Option<i64>>(11)?);
    Ok(Job {
        id: row.get(0)?,
        people: Vec::new(),
        state: row.get(1)?,
        started_at: row.get(2)?,
        started_by: row.get(3)?,
        officer: row.get(4)?,
        approved_by: row.get(5)?,
        finished_at: row.get(6)?,
        medium: row.get(7)?,
        proof: row.get(8)?,
        needle_key: row.get(9)?,
        act_number: number.map(|(year, number)| CaseNo::new('A', year, number)),
        act: row.get(12)?,
        act_sha256: row.get(13)?,
        extract: row.get(14)?,
        signed_on: row.get(15)?,
    })
}

fn with_people(sql: &Connection, mut job: Job) -> Result<Job> {
    job.people = people_of(sql, job.id)?;
    Ok(job)
}

pub(in crate::erasure) fn job(sql: &Connection, id: DestructionId) -> Result<Job> {
    sql.prepare_cached(&format!("{JOB} WHERE d.id = ?1"))?
        .query_row([id], row_to_job)
        .optional()?
        .ok_or_else(|| Error::not_found("destruction"))
        .and_then(|job| with_people(sql, job))
}

pub(in crate::erasure) fn jobs(sql: &Connection) -> Result<Vec<Job>> {
    let mut statement = sql.prepare_cached(&format!("{JOB} ORDER BY d.id DESC LIMIT 1000"))?;
    let rows = statement.query_map([], row_to_job)?.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.into_iter().map(|job| with_people(sql, job)).collect()
}

/// Jobs without an act whose people are no longer here: an older copy of the database was opened, and its
/// ledger has taken them away.
pub(in crate::erasure) fn overtaken(sql: &Connection) -> Result<Vec<DestructionId>> {
    let mut statement = sql.prepare_cached(
        "SELECT d.id FROM destruction d WHERE d.state <> 'done' AND d.act_number IS NULL AND NOT EXISTS (
           SELECT 1 FROM destruction_person p JOIN lead l ON l.subject_uid = p.subject_uid
           WHERE p.destruction_id = d.id) ORDER BY d.id",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes away a job that can never issue an act. What it did is in the log.
pub(in crate::erasure) fn drop_job(sql: &Connection, id: DestructionId) -> Result<()> {
    sql.prepare_cached("DELETE FROM destruction WHERE id = ?1")?.execute([id])?;
    Ok(())
}

pub(in crate::erasure) fn unfinished(sql: &Connection) -> Result<Vec<DestructionId>> {
    let mut statement = sql.prepare_cached(
        "SELECT id FROM destruction WHERE state NOT IN ('done', 'failed_proof', 'approval') ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A job about to begin.
pub(in crate::erasure) struct NewJob<'a> {
    pub first: State,
    pub now: Timestamp,
    pub by: AccountId,
    pub medium: &'a str,
}

pub(in crate::erasure) fn insert_job(sql: &Connection, new: &NewJob<'_>) -> Result<DestructionId> {
    sql.execute(
        "INSERT INTO destruction (state, started_at, started_by, medium) VALUES (?1, ?2, ?3, ?4)",
        params![new.first, new.now, new.by, new.medium],
    )?;
    Ok(DestructionId::new(sql.last_insert_rowid()))
}

/// Moves a job on. Refuses when it is no longer where the caller saw it: two windows, one effect.
pub(in crate::erasure) fn advance(sql: &Connection, id: DestructionId, from: State, to: State) -> Result<()> {
    let moved = sql
        .prepare_cached("UPDATE destruction SET state = ?3 WHERE id = ?1 AND state = ?2")?
        .execute(params![id, from, to])?;
    if moved == 1 { Ok(()) } else { Err(Error::WrongState { state: "moved_on".into() }) }
}

/// Who began a job that waits for a second person.
pub(in crate::erasure) fn waiting_for_approval(
    sql: &Connection,
    id: DestructionId,
) -> Result<Option<AccountId>> {
    Ok(sql
        .prepare_cached("SELECT started_by FROM destruction WHERE id = ?1 AND state = 'approval'")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Takes back a job nobody has agreed to: the hard date does not wait for a second person.
pub(in crate::erasure) fn drop_waiting(sql: &Connection, subject: &SubjectUid) -> Result<()> {
    sql.prepare_cached(
        "DELETE FROM destruction WHERE state = 'approval'
           AND id IN (SELECT destruction_id FROM destruction_person WHERE subject_uid = ?1)",
    )?
    .execute([subject])?;
    Ok(())
}

pub(in crate::erasure) fn approve(
    sql: &Connection,
    id: DestructionId,
    now: Timestamp,
    by: AccountId,
) -> Result<()> {
    sql.execute(
        "UPDATE destruction SET approved_at = ?2, approved_by = ?3 WHERE id = ?1",
        params![id, now, by],
    )?;
    Ok(())
}

pub(in crate::erasure) fn keep_key(sql: &Connection, id: DestructionId, key: &[u8; 32]) -> Result<()> {
    sql.execute("UPDATE destruction SET needle_key = ?2 WHERE id = ?1", params![id, key.as_slice()])?;
    Ok(())
}

pub(in crate::erasure) fn keep_proof(sql: &Connection, id: DestructionId, proof: &str) -> Result<()> {
    sql.execute("UPDATE destruction SET proof = ?2 WHERE id = ?1", params![id, proof])?;
    Ok(())
}

pub(in crate::erasure) fn forget_key(sql: &Connection, id: DestructionId) -> Result<()> {
    sql.execute("UPDATE destruction SET needle_key = NULL WHERE id = ?1", [id])?;
    Ok(())
}

/// An act with its frozen parts.
pub(in crate::erasure) struct FrozenAct<'a> {
    pub year: i32,
    pub number: i64,
    pub act: &'a str,
    pub sha256: &'a str,
    pub extract: &'a str,
}

/// Keeps the act, and what of it a human must still deal with.
pub(in crate::erasure) fn keep_act(
    sql: &Connection,
    id: DestructionId,
    frozen: &FrozenAct<'_>,
    now: Timestamp,
    loose: &[(CaseNo, PaperOut)],
) -> Result<()> {
    sql.execute(
        "UPDATE destruction SET act_year = ?2, act_number = ?3, act = ?4, act_sha256 = ?5, extract = ?6,
           finished_at = ?7 WHERE id = ?1",
        params![id, frozen.year, frozen.number, frozen.act, frozen.sha256, frozen.extract, now],
    )?;
    let mut statement = sql.prepare_cached(
        "INSERT INTO loose_end (destruction_id, lead_case_no, kind, number, target, fate, made_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (case_no, paper) in loose {
        let fate = paper.fate.map_or("printed", super::super::Fate::code);
        statement.execute(params![id, case_no, paper.kind, paper.number, paper.target, fate, paper.day])?;
    }
    Ok(())
}

pub(in crate::erasure) fn loose_ends(sql: &Connection, id: DestructionId) -> Result<Vec<LooseEnd>> {
    let mut statement = sql.prepare_cached(
        "SELECT l.id, l.lead_case_no, l.kind, l.number, l.target, l.fate, l.made_on, l.ticked_at,
           coalesce(a.display_name, '')
         FROM loose_end l LEFT JOIN staff_account a ON a.id = l.ticked_by WHERE l.destruction_id = ?1 ORDER BY l.id",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(LooseEnd {
            id: row.get(0)?,
            lead_case_no: row.get(1)?,
            kind: row.get(2)?,
            number: row.get(3)?,
            target: row.get(4)?,
            fate: row.get(5)?,
            made_on: row.get(6)?,
            ticked_at: row.get(7)?,
            ticked_by: row.get(8)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Says that a human dealt with it; tells which destruction it belongs to.
pub(in crate::erasure) fn tick_loose_end(
    sql: &Connection,
    id: i64,
    now: Timestamp,
    by: AccountId,
) -> Result<Option<DestructionId>> {
    sql.execute(
        "UPDATE loose_end SET ticked_at = ?2, ticked_by = ?3 WHERE id = ?1 AND ticked_at IS NULL",
        params![id, now, by],
    )?;
    Ok(sql
        .prepare_cached("SELECT destruction_id FROM loose_end WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Says that the paper act was signed; refuses a second time.
pub(in crate::erasure) fn sign(sql: &Connection, id: DestructionId, on: Day, by: AccountId) -> Result<bool> {
    let signed = sql.execute(
        "UPDATE destruction SET signed_on = ?2, signed_by = ?3
         WHERE id = ?1 AND act_number IS NOT NULL AND signed_on IS NULL",
        params![id, on, by],
    )?;
    Ok(signed == 1)
}

/// Acts and extracts finished before a moment end: the number and the hash stay. Tells how many.
pub(in crate::erasure) fn expire_acts(sql: &Connection, before: Timestamp) -> Result<usize> {
    let old = "state = 'done' AND act IS NOT NULL AND finished_at < ?1";
    for query in [
        format!("DELETE FROM loose_end WHERE destruction_id IN (SELECT id FROM destruction WHERE {old})"),
        format!(
            "DELETE FROM destruction_person WHERE destruction_id IN (SELECT id FROM destruction WHERE {old})"
        ),
    ] {
        sql.execute(&query, [before])?;
    }
    let ended = sql.execute(
        &format!("UPDATE destruction SET act = NULL, extract = NULL, proof = '{{}}' WHERE {old}"),
        [before],
    )?;
    sql.execute(
        "DELETE FROM request WHERE status = 'closed' AND closed_at < ?1 AND lead_id IS NULL",
        [before],
    )?;
    sql.execute(
        "DELETE FROM retention_entry WHERE state <> 'waiting' AND decided_at < ?1 AND lead_id IS NULL",
        [before],
    )?;
    Ok(ended)
}

/// Whether an act finished before a moment still stands.
pub(in crate::erasure) fn has_old_acts(sql: &Connection, before: Timestamp) -> Result<bool> {
    Ok(sql
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM destruction WHERE state = 'done' AND act IS NOT NULL AND finished_at < ?1)",
        )?
        .query_row([before], |row| row.get(0))?)
}
