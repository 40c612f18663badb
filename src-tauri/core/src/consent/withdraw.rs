//! Withdrawing everything at once: the fact, and the block that follows from it.

use super::{ConsentKind, Permit, Purpose, PurposeKind, store};
use crate::Result;
use crate::clinic::Tx;
use crate::values::Day;

/// Appends the withdrawal of every kind and purpose and blocks the record until it is destroyed
/// (152-FZ Art. 21(5): processing stops at once, destruction by `due`). `channel` is a fixed word.
///
/// # Errors
/// `Storage`.
pub fn withdraw_all<P: Purpose>(
    tx: &Tx<'_>,
    permit: &Permit<'_, P>,
    on: Day,
    channel: &str,
    due: Day,
) -> Result<()> {
    for kind in ConsentKind::ALL {
        let purposes: &[PurposeKind] = if kind == ConsentKind::Processing { &PurposeKind::ALL } else { &[] };
        store::insert_withdrawal(tx, permit.lead(), kind, purposes, on, channel)?;
    }
    store::block(tx, permit.lead(), due)
}
