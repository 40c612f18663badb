//! The chain itself: each entry's hash covers its fields and the hash before.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::Op;
use crate::Result;
use crate::values::{AccountId, Timestamp};

/// A SHA-256 as lower-case hex.
pub(super) type HexHash = [u8; 64];

/// Hash before the first entry.
pub(super) const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

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

/// A clock that lies this many seconds before the last entry has been put back; less is the drift of
/// a clock being set right.
const CLOCK_TOLERANCE: i64 = 5;

/// The newest entry: its number, hash and moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    /// Number.
    pub seq: i64,
    /// Hash, as hex.
    pub hash: String,
    /// When.
    pub at: Timestamp,
}

/// The newest entry; `None` in an empty log.
///
/// # Errors
/// Only the database's own.
pub(crate) fn head(connection: &Connection) -> Result<Option<Head>> {
    Ok(connection
        .prepare_cached("SELECT seq, hash, at FROM audit_entry ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok(Head { seq: row.get(0)?, hash: row.get(1)?, at: row.get(2)? }))
        .optional()?)
}

/// Appends an entry inside the caller's transaction, whose moment is the entry's.
///
/// # Errors
/// Only the database's own.
pub fn append(connection: &Connection, entry: &Entry) -> Result<()> {
    append_late(connection, entry, entry.at)
}

/// Appends an entry that waited until `now`: a look. When the clock went back since the last entry,
/// that is registered first, by an entry of its own (FSTEC Order 21).
///
/// # Errors
/// Only the database's own.
pub(crate) fn append_late(connection: &Connection, entry: &Entry, now: Timestamp) -> Result<()> {
    let last = head(connection)?;
    let back = last.as_ref().map_or(0, |last| last.at.seconds_since(now.max(entry.at)));
    let (seq, hash) = last.map_or_else(|| (0, GENESIS.to_owned()), |last| (last.seq, last.hash));
    if back <= CLOCK_TOLERANCE {
        return insert(connection, (seq, &hash), entry).map(drop);
    }
    let jump = Entry {
        at: now,
        account: None,
        op: Op::ClockWentBack,
        object_type: "seconds",
        object_id: back.to_string(),
        outcome: Outcome::Ok,
        reason: "",
        times: 1,
        ..entry.clone()
    };
    let hash = insert(connection, (seq, &hash), &jump)?;
    insert(connection, (seq + 1, &hash), entry).map(drop)
}

/// Writes one entry after `prev`; tells its hash.
fn insert(connection: &Connection, (last, prev): (i64, &str), entry: &Entry) -> Result<String> {
    let (seq, at) = (last + 1, entry.at.to_string());
    let account = entry.account.map(AccountId::get);
    let hash = Fields {
        prev: prev.as_bytes(),
        seq,
        at: at.as_bytes(),
        zone: entry.zone.as_bytes(),
        account,
        workstation: entry.workstation.as_bytes(),
        action: entry.op.code().as_bytes(),
        object_type: entry.object_type.as_bytes(),
        object_id: entry.object_id.as_bytes(),
        result: entry.outcome.code().as_bytes(),
        reason: entry.reason.as_bytes(),
        times: i64::from(entry.times),
    }
    .hash(&mut Vec::with_capacity(400));
    let hash = String::from_utf8_lossy(&hash).into_owned();
    connection
        .prepare_cached(
            "INSERT INTO audit_entry (seq, at, zone, account_id, workstation, action, object_type, object_id,
               result, reason, times, prev_hash, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            seq,
            at,
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
    Ok(hash)
}

/// What a hash covers, as bytes, so that a verification copies nothing.
#[derive(Clone, Copy)]
pub(super) struct Fields<'r> {
    pub(super) prev: &'r [u8],
    pub(super) seq: i64,
    pub(super) at: &'r [u8],
    pub(super) zone: &'r [u8],
    pub(super) account: Option<i64>,
    pub(super) workstation: &'r [u8],
    pub(super) action: &'r [u8],
    pub(super) object_type: &'r [u8],
    pub(super) object_id: &'r [u8],
    pub(super) result: &'r [u8],
    pub(super) reason: &'r [u8],
    pub(super) times: i64,
}

impl Fields<'_> {
    /// SHA-256 over all fields in the table's order, as lower-case hex; `buffer` is only room to work in.
    pub(super) fn hash(&self, buffer: &mut Vec<u8>) -> HexHash {
        buffer.clear();
        let mut digits = [0; 20];
        field(buffer, self.prev);
        field(buffer, decimal(self.seq, &mut digits));
        field(buffer, self.at);
        field(buffer, self.zone);
        field(buffer, self.account.map_or(&[], |id| decimal(id, &mut digits)));
        for bytes in
            [self.workstation, self.action, self.object_type, self.object_id, self.result, self.reason]
        {
            field(buffer, bytes);
        }
        field(buffer, decimal(self.times, &mut digits));
        hex(&Sha256::digest(&buffer))
    }
}

/// Length first: no two different rows run together into the same bytes.
fn field(buffer: &mut Vec<u8>, bytes: &[u8]) {
    buffer.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
    buffer.extend_from_slice(bytes);
}

/// The digits of a number, without a text of its own.
fn decimal(number: i64, room: &mut [u8; 20]) -> &[u8] {
    let mut rest = number.unsigned_abs();
    let mut start = room.len();
    for place in room.iter_mut().rev() {
        start -= 1;
        *place = b"0123456789".get((rest % 10) as usize).copied().unwrap_or(b'0');
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 && start > 0 {
        start -= 1;
        if let Some(place) = room.get_mut(start) {
            *place = b'-';
        }
    }
    room.get(start..).unwrap_or_default()
}

fn hex(digest: &[u8]) -> HexHash {
    let digit = |nibble: u8| b"0123456789abcdef".get(usize::from(nibble)).copied().unwrap_or(b'0');
    let mut out = [b'0'; 64];
    for (pair, byte) in out.chunks_exact_mut(2).zip(digest) {
        if let [high, low] = pair {
            (*high, *low) = (digit(byte >> 4), digit(byte & 15));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition as it was first written, field by field and with texts.
    #[allow(clippy::too_many_arguments, reason = "the hash covers every field, in the table's order")]
    fn link(
        prev: &str,
        seq: i64,
        at: &str,
        zone: &str,
        account: Option<i64>,
        workstation: &str,
        action: &str,
        object: (&str, &str),
        result: &str,
        reason: &str,
        times: i64,
    ) -> String {
        let mut hash = Sha256::new();
        let (seq, times) = (seq.to_string(), times.to_string());
        let account = account.map(|id| id.to_string()).unwrap_or_default();
        for field in
            [prev, &seq, at, zone, &account, workstation, action, object.0, object.1, result, reason, &times]
        {
            hash.update((field.len() as u64).to_be_bytes());
            hash.update(field.as_bytes());
        }
        crate::values::text::hex(&hash.finalize())
    }

    proptest! {
        #[test]
        fn the_hash_is_what_it_was_when_the_first_log_was_written(
            texts in proptest::array::uniform10(".{0,40}"),
            (seq, times, account) in (any::<i64>(), any::<i64>(), any::<Option<i64>>()),
        ) {
            let [prev, at, zone, workstation, action, kind, id, result, reason, _] = &texts;
            let old = link(
                prev, seq, at, zone, account, workstation, action, (kind, id), result, reason, times,
            );
            let new = Fields {
                prev: prev.as_bytes(),
                seq,
                at: at.as_bytes(),
                zone: zone.as_bytes(),
                account,
                workstation: workstation.as_bytes(),
                action: action.as_bytes(),
                object_type: kind.as_bytes(),
                object_id: id.as_bytes(),
                result: result.as_bytes(),
                reason: reason.as_bytes(),
                times,
            }
            .hash(&mut Vec::new());
            prop_assert_eq!(old.as_bytes(), &new);
        }
    }
}
