//! Calling a trip off because the record is being blocked (152-FZ Art. 21(5)), and putting it back when
//! that was a mistake. Stopping is no use of the record, hence no permit; putting back is one.

use super::{TripStatus, store};
use crate::Result;
use crate::clinic::Tx;
use crate::consent::{Appointment, Permit};
use crate::leads::{self, EntryKind};
use crate::values::{LeadId, Timestamp};

/// Trips of a lead that are not over.
///
/// # Errors
/// Only the database's own.
pub(crate) fn pending(tx: &Tx<'_>, lead: LeadId) -> Result<u32> {
    store::pending(tx.sql(), lead)
}

/// Calls them off; returns how many.
///
/// # Errors
/// Only the database's own.
pub(crate) fn call_off(tx: &Tx<'_>, lead: LeadId) -> Result<u32> {
    store::call_off(tx, lead)
}

/// Puts the trip called off at that moment back to what it was, if its day is still ahead. Tells
/// whether it is back.
///
/// # Errors
/// Only the database's own.
pub(crate) fn put_back(
    tx: &Tx<'_>,
    permit: &Permit<'_, Appointment>,
    called_off_at: Timestamp,
) -> Result<bool> {
    let noted = leads::newest(tx, permit, EntryKind::Trip)?;
    let before = noted.and_then(|entry| TripStatus::from_code(&entry.text).ok());
    let before = before.filter(|status| *status != TripStatus::Cancelled).unwrap_or(TripStatus::Planned);
    let back = store::put_back(tx, permit.lead(), before, called_off_at)?;
    if back {
        leads::record(tx, permit, EntryKind::Trip, before.code())?;
    }
    Ok(back)
}
