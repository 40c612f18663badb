//! What a new clinic starts with: consent texts, the catalogue; and what a clinic of an older program
//! gets of it at its first opening.
//!
//! Each feature gives its own seed; this only calls them in one transaction.

use crate::Result;
use crate::audit::Op;
use crate::clinic::{Actor, Clinic, Tx};

/// Fills a new clinic.
///
/// # Errors
/// Whatever a seed refuses: then nothing is set up.
pub fn seed(tx: &Tx<'_>) -> Result<()> {
    crate::consent::seed(tx)?;
    crate::estimates::seed(tx)
}

/// Gives a clinic that an older program made the texts it does not have: each use of a record names the
/// policy in force, so there must be one. In the log it is the program's own act.
///
/// # Errors
/// Only the database's own.
pub fn complete(clinic: &Clinic) -> Result<()> {
    if !clinic.peek(crate::consent::is_incomplete)? {
        return Ok(());
    }
    clinic.for_actor(Actor::program()).transact(Op::PublishConsentText, crate::consent::complete)
}
