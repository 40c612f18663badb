//! The audit log: who did what and when, append-only and hash-linked (152-FZ Art. 19; FSTEC Order 21).
//!
//! Never personal data: people by `subject_uid`, staff by account number, reasons by fixed words.
//! Refuses by trigger any change or removal; what was done to it past the triggers is found and named,
//! a log cut short by the anchor outside the database.

pub mod anchor;
mod chain;
mod export;
mod op;
mod read;
mod verify;
pub(crate) mod watch;

pub(crate) use chain::append_late;
pub use chain::{Entry, Outcome, append};
pub use export::{AuditFile, export};
pub use op::{Op, Touched};
pub use read::{AuditPage, AuditQuery, AuditResult, AuditRow, list};
pub(crate) use verify::broken;
pub use verify::{Finding, FindingKind, Verified, verify_all};
pub use watch::{AuditWatch, FindingRef, KeptFinding, state, take_note, verify};
