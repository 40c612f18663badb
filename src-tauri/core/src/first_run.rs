//! What a new clinic starts with: consent texts, the catalogue.
//!
//! Each feature gives its own seed; this only calls them in one transaction.

use crate::Result;
use crate::clinic::Tx;

/// Fills a new clinic.
///
/// # Errors
/// Whatever a seed refuses: then nothing is set up.
pub fn seed(tx: &Tx<'_>) -> Result<()> {
    crate::consent::seed(tx)?;
    crate::estimates::seed(tx)
}
