//! Withdrawing: everything at once with the block that follows from it, or only what was asked.

use std::collections::BTreeSet;

use super::{ConsentKind, PurposeKind, store};
use crate::clinic::Tx;
use crate::values::{Day, LeadId};
use crate::{Error, Result, error::Problem};

/// Appends the withdrawal of every kind and purpose and blocks the record until it is destroyed
/// (152-FZ Art. 21(5): processing stops at once, destruction by `due`). `channel` is a fixed word.
/// Withdrawing is a right, not a use: a record blocked for another reason takes it too, hence a
/// permit will do but is not asked for.
///
/// # Errors
/// `Storage`.
pub fn withdraw_all(tx: &Tx<'_>, lead: impl Into<LeadId>, on: Day, channel: &str, due: Day) -> Result<()> {
    let lead = lead.into();
    for kind in ConsentKind::ALL {
        let purposes: &[PurposeKind] = if kind == ConsentKind::Processing { &PurposeKind::ALL } else { &[] };
        store::insert_withdrawal(tx, lead, kind, purposes, on, channel)?;
    }
    store::block(tx, lead, due, "withdrawn")
}

/// Blocks a record for a reason other than a withdrawal, or sets another day for a block: nobody
/// uses it from now on (152-FZ Art. 21(1), (3), (5.1)). `reason` is a fixed word; `disputed` is for
/// the time of a check only.
///
/// # Errors
/// `Storage`.
pub fn block(tx: &Tx<'_>, lead: LeadId, due: Day, reason: &str) -> Result<()> {
    store::block(tx, lead, due, reason)
}

/// Blocks a record whose term has ended while it is being destroyed (152-FZ Art. 21(4)).
///
/// # Errors
/// `Storage`.
pub(crate) fn block_expired(tx: &Tx<'_>, lead: LeadId, due: Day) -> Result<()> {
    store::block(tx, lead, due, "term_expired")
}

/// Appends the withdrawal of some purposes and kinds; what was not asked goes on (152-FZ Art. 9(2),
/// 15(2) for marketing, which stops at once). [`ConsentKind::Processing`] among `kinds` stands for
/// all its purposes. A withdrawal of what was never given is a fact all the same. Whether the last
/// purpose is gone, and with it the ground for the record (Art. 21(5)), is for the caller to see.
/// `channel` is a fixed word.
///
/// # Errors
/// `Invalid { purposes }` when nothing was named.
pub fn withdraw_part(
    tx: &Tx<'_>,
    lead: impl Into<LeadId>,
    purposes: &BTreeSet<PurposeKind>,
    kinds: &BTreeSet<ConsentKind>,
    on: Day,
    channel: &str,
) -> Result<()> {
    if purposes.is_empty() && kinds.is_empty() {
        return Err(Error::invalid("purposes", Problem::Empty));
    }
    let mut purposes: Vec<_> = purposes.iter().copied().collect();
    if kinds.contains(&ConsentKind::Processing) {
        purposes = PurposeKind::ALL.to_vec();
    }
    let lead = lead.into();
    for kind in ConsentKind::ALL {
        let asked: &[PurposeKind] = if kind == ConsentKind::Processing { &purposes } else { &[] };
        if kinds.contains(&kind) || !asked.is_empty() {
            store::insert_withdrawal(tx, lead, kind, asked, on, channel)?;
            store::note(tx, lead, &format!("withdrawn:{}", kind.code()))?;
        }
    }
    Ok(())
}
