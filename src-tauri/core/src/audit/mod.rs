//! The audit log: who did what and when, append-only and hash-linked (152-FZ Art. 19; FSTEC Order 21).
//!
//! Never personal data: people by `subject_uid`, staff by account number, reasons by fixed words.
//! Refuses by trigger any change or removal; a broken link is found and named.

mod chain;
mod op;
mod read;

pub(crate) use chain::broken;
pub use chain::{Entry, Outcome, Verified, append, verify_all, verify_since_checkpoint};
pub use op::{Op, Touched};
pub use read::{AuditPage, AuditQuery, AuditRow, list, verify};
