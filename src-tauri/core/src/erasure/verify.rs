//! An act, its log extract and the log verified against each other (Order 179; 152-FZ Art. 19).
//!
//! The act names the hash of its extract; each row of the extract must stand in the log as it was
//! written out, no row of the person may be missing, and the log's own links must hold. What does not
//! fit is named by its number in the log.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Act, DestructionRef, extract, store};
use crate::audit::{self, Op};
use crate::clinic::{Clinic, Tx};
use crate::values::text;
use crate::{Error, Result};

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ActVerified {
    /// Number of the act.
    pub number: String,
    /// Whether everything fits.
    pub fits: bool,
    /// Rows of the extract.
    pub rows: u32,
    /// The act is the one whose hash was kept.
    pub act_fits: bool,
    /// The extract is the one whose hash the act names.
    pub extract_fits: bool,
    /// First row that the log tells otherwise or that is missing on one side, by its number in the log.
    #[ts(type = "number | null")]
    pub row: Option<i64>,
    /// First entry of the whole log whose link does not hold.
    #[ts(type = "number | null")]
    pub chain: Option<i64>,
}

/// Verifies an act with its log extract against the log. Changes nothing.
///
/// # Errors
/// `NotFound { destruction }`; `WrongState { state }` before the act is issued, and three years after
/// it, when both are gone.
pub fn verify(clinic: &Clinic, of: DestructionRef) -> Result<ActVerified> {
    clinic.read(Op::VerifyAct, |tx| {
        let job = store::job(tx.sql(), of.destruction)?;
        job.is_looked_at(tx)?;
        let (Some(json), Some(csv)) = (&job.act, &job.extract) else {
            return Err(Error::WrongState { state: job.state.code().to_owned() });
        };
        let act = Act::read(json)?;
        let rows = extract::rows(csv);
        let act_fits = job.act_sha256.as_deref() == Some(text::sha256(json.as_bytes()).as_str());
        let extract_fits = rows.is_some() && text::sha256(csv.as_bytes()) == act.extract_sha256;
        let rows = rows.unwrap_or_default();
        let row = wrong_row(tx, &job, &act, &rows)?;
        let chain = audit::verify_all(tx.sql())?.broken_at;
        Ok(ActVerified {
            fits: act_fits && extract_fits && row.is_none() && chain.is_none(),
            number: act.number,
            rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            act_fits,
            extract_fits,
            row,
            chain,
        })
    })
}

/// The first row that is not in the log as it was written out, or not in the extract at all.
fn wrong_row(tx: &Tx<'_>, job: &store::Job, act: &Act, rows: &[extract::Row]) -> Result<Option<i64>> {
    let mut wrong = BTreeSet::new();
    for row in rows {
        let now = store::find_event(tx.sql(), row.seq)?;
        if now.is_none_or(|event| !row.tells_of(&event)) {
            wrong.insert(row.seq);
        }
    }
    let told: BTreeSet<i64> = rows.iter().map(|row| row.seq).collect();
    for person in &job.people {
        let events = store::events_of(tx.sql(), &person.subject, person.request)?;
        let then = events.iter().map(|event| event.seq).filter(|seq| *seq <= act.log_head);
        wrong.extend(then.filter(|seq| !told.contains(seq)));
    }
    let head = store::find_event(tx.sql(), act.log_head)?;
    if head.is_none_or(|event| event.hash != act.log_head_hash) {
        wrong.insert(act.log_head);
    }
    Ok(wrong.first().copied())
}
