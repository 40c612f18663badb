//! The chain itself: each entry's hash covers its fields and the hash before.

use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use super::Op;
use crate::{
    Error, Result,
    error::FileKind,
    values::{AccountId, Timestamp},
};

/// Hash before the first entry.
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// How an operation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Ok,
    /// Refused by a rule.
    Refused,
    /// Broken off by a failure.
    Failed,
}

impl Outcome {
    fn code(self) -> &'static str {
        match self {
            Outcome::Ok => "ok",
            Outcome::Refused => "refused",
            Outcome::Failed => "failed",
        }
    }
}

/// One entry before it is linked. No field takes free text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Zone of the desk.
    pub zone: String,
    /// Who; `None` = the program itself.
    pub account: Option<AccountId>,
    /// On which computer.
    pub workstation: String,
    /// What.
    pub op: Op,
    /// On what kind of thing: `lead`, `estimate`…; empty for none.
    pub object_type: &'static str,
    /// `subject_uid` of a person, internal id of anything else.
    pub object_id: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Fixed word for a refusal or failure; empty when done.
    pub reason: &'static str,
    /// How many equal events this entry stands for.
    pub times: u32,
}

/// Result of a verification.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
pub struct Verified {
    /// Entries verified in this run.
    #[ts(type = "number")]
    pub entries: i64,
    /// Number of the newest entry.
    #[ts(type = "number")]
    pub head: i64,
    /// Hash of the newest entry.
    pub head_hash: String,
    /// First entry that does not fit, if any.
    #[ts(type = "number | null")]
    pub broken_at: Option<i64>,
}

/// Appends an entry inside the caller's transaction.
pub fn append(connection: &Connection, entry: &Entry) -> Result<()> {
    let (last, prev) = connection
        .prepare_cached("SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
        .optional()?
        .unwrap_or_else(|| (0, GENESIS.to_owned()));
    let seq = last + 1;
    let account = entry.account.map(AccountId::get);
    let hash = link(
        &prev,
        seq,
        &entry.at.to_string(),
        &entry.zone,
        account,
        &entry.workstation,
        entry.op.code(),
        entry.object_type,
        &entry.object_id,
        entry.outcome.code(),
        entry.reason,
        i64::from(entry.times),
    );
    connection
        .prepare_cached(
            "INSERT INTO audit_entry (seq, at, zone, account_id, workstation, action, object_type, object_id,
               result, reason, times, prev_hash, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            seq,
            entry.at,
            entry.zone,
            account,
            entry.workstation,
            entry.op.code(),
            entry.object_type,
            entry.object_id,
            entry.outcome.code(),
            entry.reason,
            entry.times,
            prev,
            hash
        ])?;
    Ok(())
}

#[allow(clippy::too_many_arguments, reason = "the hash covers every field, in the table's order")]
fn link(
    prev: &str,
    seq: i64,
    at: &str,
    zone: &str,
    account: Option<i64>,
    workstation: &str,
    action: &str,
    object_type: &str,
    object_id: &str,
    result: &str,
    reason: &str,
    times: i64,
) -> String {
    let mut hash = Sha256::new();
    let (seq, times) = (seq.to_string(), times.to_string());
    let account = account.map(|id| id.to_string()).unwrap_or_default();
    for field in
        [prev, &seq, at, zone, &account, workstation, action, object_type, object_id, result, reason, &times]
    {
        // Length first: no two different rows run together into the same bytes.
        hash.update((field.len() as u64).to_be_bytes());
        hash.update(field.as_bytes());
    }
    crate::values::text::hex(&hash.finalize())
}

struct Linked {
    seq: i64,
    prev: String,
    hash: String,
    expected: String,
}

fn row_to_linked(row: &Row<'_>) -> rusqlite::Result<Linked> {
    let text = |index: usize| row.get_ref(index).and_then(|value| Ok(value.as_str()?.to_owned()));
    let (seq, account, times) = (row.get(0)?, row.get(3)?, row.get(10)?);
    let prev = text(11)?;
    let expected = link(
        &prev,
        seq,
        &text(1)?,
        &text(2)?,
        account,
        &text(4)?,
        &text(5)?,
        &text(6)?,
        &text(7)?,
        &text(8)?,
        &text(9)?,
        times,
    );
    Ok(Linked { seq, prev, hash: text(12)?, expected })
}

/// Verifies the entries after the last checkpoint; a good end becomes the next checkpoint when
/// `connection` may write.
pub fn verify_since_checkpoint(connection: &Connection, now: Timestamp) -> Result<Verified> {
    let start = connection
        .query_row("SELECT seq, hash FROM audit_checkpoint ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })
        .optional()?
        .unwrap_or_else(|| (0, GENESIS.to_owned()));
    let verified = verify_from(connection, start)?;
    if verified.broken_at.is_none() && verified.entries > 0 {
        connection.execute(
            "INSERT OR REPLACE INTO audit_checkpoint (seq, hash, at) VALUES (?1, ?2, ?3)",
            params![verified.head, verified.head_hash, now],
        )?;
    }
    Ok(verified)
}

/// Verifies the whole chain, and every checkpoint against it.
pub fn verify_all(connection: &Connection) -> Result<Verified> {
    let mut verified = verify_from(connection, (0, GENESIS.to_owned()))?;
    if verified.broken_at.is_none() {
        // A checkpoint beyond the end means entries were cut off.
        verified.broken_at = connection
            .query_row(
                "SELECT min(c.seq) FROM audit_checkpoint c LEFT JOIN audit_entry e ON e.seq = c.seq
                 WHERE e.hash IS NULL OR e.hash <> c.hash",
                [],
                |row| row.get(0),
            )
            .optional()?
            .flatten();
    }
    Ok(verified)
}

fn verify_from(connection: &Connection, (seq, hash): (i64, String)) -> Result<Verified> {
    let anchored: Option<String> = connection
        .query_row("SELECT hash FROM audit_entry WHERE seq = ?1", [seq], |row| row.get(0))
        .optional()?;
    let mut verified = Verified { entries: 0, head: seq, head_hash: hash, broken_at: None };
    if seq > 0 && anchored.as_deref() != Some(verified.head_hash.as_str()) {
        verified.broken_at = Some(seq);
        return Ok(verified);
    }
    let mut statement = connection.prepare_cached(
        "SELECT seq, at, zone, account_id, workstation, action, object_type, object_id, result, reason, times,
           prev_hash, hash
         FROM audit_entry WHERE seq > ?1 ORDER BY seq",
    )?;
    let rows = statement.query_map([seq], row_to_linked)?;
    for row in rows {
        let row = row?;
        if row.seq != verified.head + 1 || row.prev != verified.head_hash || row.hash != row.expected {
            verified.broken_at = Some(verified.head + 1);
            return Ok(verified);
        }
        verified.entries += 1;
        verified.head = row.seq;
        verified.head_hash = row.hash;
    }
    Ok(verified)
}

/// An error for a broken chain.
pub(crate) fn broken() -> Error {
    Error::Damaged { what: FileKind::AuditChain }
}
