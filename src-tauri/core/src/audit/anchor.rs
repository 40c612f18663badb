//! The head of the log, written down outside the database, so that a log cut short shows.
//!
//! `audit.anchor` in the clinic's folder names the newest entry and its hash, sealed with a key that
//! stands in the database only: without the database's key nobody writes another that fits. It is
//! written after the entries are on the disk, so it never runs ahead of them by a power cut.

use std::fs;
use std::io::ErrorKind;

use hmac::{Hmac, KeyInit, Mac};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::Op;
use super::chain::{Head, head};
use super::verify::{Finding, FindingKind};
use crate::clinic::{Actor, Clinic};
use crate::values::{Timestamp, text};
use crate::{Result, disk, settings};

/// Its name in the clinic's folder.
pub const FILE_NAME: &str = "audit.anchor";

#[derive(Serialize, Deserialize)]
struct Anchor {
    seq: i64,
    hash: String,
    at: Timestamp,
    seal: String,
}

impl Anchor {
    fn new(head: Head, key: &str) -> Self {
        let seal = text::hex(&Self::mac(&head, key).finalize().into_bytes());
        Anchor { seq: head.seq, hash: head.hash, at: head.at, seal }
    }

    fn is_sealed_with(&self, key: &str) -> bool {
        let head = Head { seq: self.seq, hash: self.hash.clone(), at: self.at };
        let seal = (0..self.seal.len())
            .step_by(2)
            .map(|at| self.seal.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
            .collect::<Option<Vec<u8>>>();
        seal.is_some_and(|seal| Self::mac(&head, key).verify_slice(&seal).is_ok())
    }

    fn mac(head: &Head, key: &str) -> Hmac<Sha256> {
        #[allow(clippy::expect_used, reason = "HMAC takes keys of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("HMAC takes keys of any length");
        mac.update(format!("{FILE_NAME} 1\n{}\n{}\n{}", head.seq, head.hash, head.at).as_bytes());
        mac
    }
}

/// Writes the anchor for the newest entry, unless it stands there already: after each flush, at the
/// lock and at the exit. The first one is remembered in the database: from then on it must be there.
///
/// # Errors
/// `Storage`; the old anchor stands.
pub(crate) fn write(clinic: &Clinic) -> Result<()> {
    let (head, key) = {
        let reader = clinic.db().reader()?;
        (head(&reader)?, settings::anchor_key(&reader)?)
    };
    let Some(head) = head else { return Ok(()) };
    let seq = head.seq;
    if clinic.audit_watch().anchored() == Some(seq) {
        return Ok(());
    }
    let save = |head, key: &str| -> Result<()> {
        disk::write_whole(&clinic.folder().join(FILE_NAME), &serde_json::to_vec(&Anchor::new(head, key))?)
    };
    match key {
        Some(key) => save(head, &key)?,
        None => {
            let mut key = [0; 32];
            clinic.world().random(&mut key)?;
            let key = text::hex(&key);
            // The file first: a cut between the two leaves a file nobody asks for.
            save(head, &key)?;
            let program = clinic.for_actor(Actor::program());
            program.transact(Op::AnchorAudit, |tx| settings::set_anchor_key(tx, Some(&key)))?;
        }
    }
    clinic.audit_watch().set_anchored(seq);
    Ok(())
}

/// Forgets that there was an anchor, where the clinic is put together anew (a restored backup): the
/// next flush begins again.
///
/// # Errors
/// Only the database's own.
pub(crate) fn begin_anew(clinic: &Clinic) -> Result<()> {
    clinic.for_actor(Actor::program()).transact(Op::AnchorAudit, |tx| settings::set_anchor_key(tx, None))
}

/// Compares the log with its anchor.
///
/// # Errors
/// Only the database's own.
pub(super) fn check(clinic: &Clinic, sql: &Connection) -> Result<Option<Finding>> {
    let Some(key) = settings::anchor_key(sql)? else { return Ok(None) };
    let newest = head(sql)?.map_or(0, |head| head.seq);
    let bytes = match fs::read(clinic.folder().join(FILE_NAME)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Ok(Some(Finding::new(FindingKind::AnchorMissing, newest, newest)));
        }
        // A file that cannot be read proves nothing.
        Err(_) => return Ok(Some(Finding::new(FindingKind::AnchorForged, newest, newest))),
    };
    let anchor: Option<Anchor> = serde_json::from_slice(&bytes).ok();
    let Some(anchor) = anchor.filter(|anchor| anchor.is_sealed_with(&key)) else {
        return Ok(Some(Finding::new(FindingKind::AnchorForged, newest, newest)));
    };
    if anchor.seq > newest {
        return Ok(Some(Finding::new(FindingKind::TailCut, newest + 1, anchor.seq)));
    }
    let hash: Option<String> = sql
        .query_row("SELECT hash FROM audit_entry WHERE seq = ?1", [anchor.seq], |row| row.get(0))
        .optional()?;
    // A missing entry inside the log is the chain's to tell.
    let other = hash.is_some_and(|hash| hash != anchor.hash);
    Ok(other.then(|| Finding::new(FindingKind::HistoryRewritten, anchor.seq, anchor.seq)))
}
