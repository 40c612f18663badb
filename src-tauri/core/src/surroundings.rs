//! Time, randomness and place, handed to the core as arguments.
//!
//! The core has no clock of its own, so every deadline can be tried on any day.

use crate::{Result, values::Timestamp};

/// What the core may know of the world around it.
pub trait Surroundings: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;
    /// Fills `bytes` from the operating system's secure source.
    ///
    /// # Errors
    /// `Internal` when the system gives none; nothing is made from weaker randomness.
    fn random(&self, bytes: &mut [u8]) -> Result<()>;
    /// The computer's name, for the audit log.
    fn workstation(&self) -> String;
}
