//! Going through the chain and naming what does not fit: changed, swapped, removed, cut off.
//!
//! After a break the way goes on from what is stored, so that each hand on the log is named once.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::chain::{Fields, GENESIS};
use crate::values::{Timestamp, word::words};
use crate::{Error, Result, error::FileKind};

/// More breaks than this are not told one by one.
const MOST_FINDINGS: usize = 20;

words! {
    /// What happened to the log.
    FindingKind in "kind" {
        /// An entry was changed.
        EntryChanged = "entry_changed",
        /// Two entries stand in each other's place.
        EntriesSwapped = "entries_swapped",
        /// Entries inside the log are gone.
        EntriesRemoved = "entries_removed",
        /// The newest entries are gone: cut off, or an older copy of the database was put back.
        TailCut = "tail_cut",
        /// The log fits, and is not the one that was anchored: written anew from some entry on.
        HistoryRewritten = "history_rewritten",
        /// The anchor beside the database is gone.
        AnchorMissing = "anchor_missing",
        /// The anchor beside the database was not written by this clinic.
        AnchorForged = "anchor_forged",
    }
}

/// One thing found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Finding {
    /// What happened.
    pub kind: FindingKind,
    /// The first entry concerned; of a swap, the earlier one.
    #[ts(type = "number")]
    pub from: i64,
    /// The last entry concerned; of a swap, the later one.
    #[ts(type = "number")]
    pub to: i64,
}

impl Finding {
    pub(super) fn new(kind: FindingKind, from: i64, to: i64) -> Self {
        Finding { kind, from, to }
    }

    /// Where, as the log says it: `17` or `17-20`.
    pub(super) fn place(&self) -> String {
        if self.from == self.to { self.from.to_string() } else { format!("{}-{}", self.from, self.to) }
    }
}

/// Result of a verification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    /// What was found, at most twenty.
    pub findings: Vec<Finding>,
}

/// A walk along the chain that can stop and go on.
pub(super) struct Verifier {
    seq: i64,
    hash: Vec<u8>,
    entries: i64,
    findings: Vec<Finding>,
    /// Later halves of swaps already told, with the hash the chain goes on from there.
    swapped: BTreeMap<i64, Vec<u8>>,
    buffer: Vec<u8>,
}

impl Verifier {
    /// From the first entry.
    pub(super) fn whole() -> Self {
        Self::after(0, GENESIS)
    }

    /// From an entry known to be right.
    pub(super) fn after(seq: i64, hash: &str) -> Self {
        Verifier {
            seq,
            hash: hash.as_bytes().to_vec(),
            entries: 0,
            findings: Vec::new(),
            swapped: BTreeMap::new(),
            buffer: Vec::with_capacity(400),
        }
    }

    /// Number of the last entry gone through.
    pub(super) fn seq(&self) -> i64 {
        self.seq
    }

    /// Hash of that entry.
    pub(super) fn hash(&self) -> &[u8] {
        &self.hash
    }

    /// Goes through at most `most` entries; tells how many there were.
    ///
    /// # Errors
    /// Only the database's own.
    pub(super) fn run(&mut self, sql: &Connection, most: i64) -> Result<i64> {
        let mut statement = sql.prepare_cached(
            "SELECT seq, at, zone, account_id, workstation, action, object_type, object_id, result, reason,
               times, prev_hash, hash
             FROM audit_entry WHERE seq > ?1 ORDER BY seq LIMIT ?2",
        )?;
        let mut rows = statement.query(params![self.seq, most])?;
        let before = self.entries;
        while let Some(row) = rows.next()? {
            self.step(sql, &fields(row)?, bytes(row, 12)?)?;
        }
        Ok(self.entries - before)
    }

    fn step(&mut self, sql: &Connection, row: &Fields<'_>, stored: &[u8]) -> Result<()> {
        let place = self.seq + 1;
        self.entries += 1;
        self.seq = row.seq;
        let mut linked = row.prev == self.hash.as_slice();
        if row.seq > place {
            self.found(FindingKind::EntriesRemoved, place, row.seq - 1);
            linked = true;
        } else if let Some(hash) = self.swapped.remove(&row.seq) {
            self.hash = hash;
            return Ok(());
        }
        let own = row.hash(&mut self.buffer).as_slice() == stored;
        match (own, linked) {
            (true, true) => {}
            // The entry before was changed together with its hash.
            (true, false) => self.changed(row.seq - 1),
            (false, true) => self.changed(row.seq),
            (false, false) => {
                if let Some((with, hash)) = self.belongs_here(sql, row, stored)? {
                    self.found(FindingKind::EntriesSwapped, row.seq, with);
                    self.swapped.insert(with, stored.to_vec());
                    self.hash = hash;
                    return Ok(());
                }
                self.changed(row.seq);
            }
        }
        self.hash.clear();
        self.hash.extend_from_slice(stored);
        Ok(())
    }

    /// The later entry that belongs in this place, when this one belongs in that: its number and hash.
    fn belongs_here(
        &self,
        sql: &Connection,
        row: &Fields<'_>,
        stored: &[u8],
    ) -> Result<Option<(i64, Vec<u8>)>> {
        if self.findings.len() >= MOST_FINDINGS {
            return Ok(None);
        }
        let prev = String::from_utf8_lossy(&self.hash);
        let other: Option<(i64, String)> = sql
            .query_row(
                "SELECT seq, hash FROM audit_entry WHERE seq > ?1 AND prev_hash = ?2 LIMIT 1",
                params![row.seq, prev],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        let fits = |seq| Fields { seq, ..*row }.hash(&mut Vec::new()).as_slice() == stored;
        Ok(other.filter(|(seq, _)| fits(*seq)).map(|(seq, hash)| (seq, hash.into_bytes())))
    }

    fn changed(&mut self, seq: i64) {
        // A changed hash is seen twice: at its own entry and at the next.
        if self.findings.last().is_none_or(|last| last.to != seq) {
            self.found(FindingKind::EntryChanged, seq, seq);
        }
    }

    fn found(&mut self, kind: FindingKind, from: i64, to: i64) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(Finding::new(kind, from, to));
        }
    }

    /// Takes what was found since the last call.
    pub(super) fn take_findings(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.findings)
    }

    /// The result.
    pub(super) fn verified(mut self, more: impl IntoIterator<Item = Finding>) -> Verified {
        self.findings.extend(more);
        Verified {
            entries: self.entries,
            head: self.seq,
            head_hash: String::from_utf8_lossy(&self.hash).into_owned(),
            broken_at: self.findings.iter().map(|finding| finding.from).min(),
            findings: self.findings,
        }
    }
}

fn bytes<'r>(row: &'r Row<'_>, index: usize) -> Result<&'r [u8]> {
    row.get_ref(index)?.as_bytes().map_err(|_| broken())
}

fn fields<'r>(row: &'r Row<'_>) -> Result<Fields<'r>> {
    Ok(Fields {
        seq: row.get(0)?,
        at: bytes(row, 1)?,
        zone: bytes(row, 2)?,
        account: row.get(3)?,
        workstation: bytes(row, 4)?,
        action: bytes(row, 5)?,
        object_type: bytes(row, 6)?,
        object_id: bytes(row, 7)?,
        result: bytes(row, 8)?,
        reason: bytes(row, 9)?,
        times: row.get(10)?,
        prev: bytes(row, 11)?,
    })
}

/// Verifies the whole chain, and every checkpoint against it.
///
/// # Errors
/// Only the database's own.
pub fn verify_all(connection: &Connection) -> Result<Verified> {
    let mut verifier = Verifier::whole();
    while verifier.run(connection, i64::MAX)? > 0 {}
    let more = if verifier.findings.is_empty() { wrong_checkpoint(connection)? } else { None };
    Ok(verifier.verified(more))
}

/// Verifies the entries after the last checkpoint that stands.
///
/// # Errors
/// Only the database's own.
pub(super) fn verify_recent(connection: &Connection) -> Result<Vec<Finding>> {
    let start = connection
        .query_row(
            "SELECT c.seq, c.hash FROM audit_checkpoint c JOIN audit_entry e ON e.seq = c.seq AND e.hash = c.hash
             ORDER BY c.seq DESC LIMIT 1",
            [],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)),
        )
        .optional()?;
    let mut verifier = start.map_or_else(Verifier::whole, |(seq, hash)| Verifier::after(seq, &hash));
    while verifier.run(connection, i64::MAX)? > 0 {}
    let mut findings = verifier.take_findings();
    if findings.is_empty() {
        findings.extend(wrong_checkpoint(connection)?);
    }
    Ok(findings)
}

/// A checkpoint beyond the end means entries were cut off; one with another hash, that the log was
/// written anew.
fn wrong_checkpoint(connection: &Connection) -> Result<Option<Finding>> {
    let wrong: Option<(i64, bool)> = connection
        .query_row(
            "SELECT c.seq, e.seq IS NULL FROM audit_checkpoint c LEFT JOIN audit_entry e ON e.seq = c.seq
             WHERE e.hash IS NULL OR e.hash <> c.hash ORDER BY c.seq DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    let Some((seq, beyond)) = wrong else { return Ok(None) };
    let head = super::chain::head(connection)?.map_or(0, |head| head.seq);
    Ok(Some(if beyond && head < seq {
        Finding::new(FindingKind::TailCut, head + 1, seq)
    } else {
        Finding::new(FindingKind::HistoryRewritten, seq, seq)
    }))
}

/// Remembers up to where the chain was right.
///
/// # Errors
/// Only the database's own.
pub(super) fn keep_checkpoint(connection: &Connection, seq: i64, hash: &[u8], now: Timestamp) -> Result<()> {
    let hash = String::from_utf8_lossy(hash);
    connection.execute("DELETE FROM audit_checkpoint WHERE seq <> ?1", [seq])?;
    connection.execute(
        "INSERT OR REPLACE INTO audit_checkpoint (seq, hash, at) VALUES (?1, ?2, ?3)",
        params![seq, hash, now],
    )?;
    Ok(())
}

/// An error for a broken chain.
pub(crate) fn broken() -> Error {
    Error::Damaged { what: FileKind::AuditChain }
}
