//! Calling a trip off because the record is being blocked (152-FZ Art. 21(5)). Stopping is no use of
//! the record, hence no permit.

use super::store;
use crate::Result;
use crate::clinic::Tx;
use crate::values::LeadId;

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
