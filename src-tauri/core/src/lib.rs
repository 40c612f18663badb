//! Zhenmei Desk without a window: every rule of the front desk, testable in a second.
//!
//! Reading order: [`error`] and [`values`] (what is right when it exists), [`vault`] (the keys),
//! [`db`] (the encrypted file), [`clinic`] (`read`, `transact`), [`audit`], [`staff`], [`settings`],
//! [`paper`] (printing), [`identity`] (the words a person is found by), the features, [`api`] (the one door).
//!
//! Invariants: no clock and no randomness of its own ([`surroundings`]); no shell, no window; only
//! [`api`] sees every feature; a feature's SQL is private to its `store`; every use of a lead's data
//! takes a permit.

pub mod answers;
pub mod api;
pub mod attachments;
pub mod audit;
pub mod backup;
pub mod clinic;
pub mod consent;
pub mod db;
mod disk;
pub mod door;
pub mod erasure;
pub mod error;
pub mod estimates;
pub mod first_run;
pub mod hand_over;
pub mod identity;
pub mod import;
pub mod leads;
pub mod messages;
pub mod numbers;
pub mod paper;
pub mod rekey;
pub mod requests;
pub mod settings;
pub mod staff;
pub mod surroundings;
#[cfg(feature = "testing")]
pub mod testing;
pub mod today;
pub mod travel;
pub mod values;
pub mod vault;
pub mod watch;

pub use error::{Error, Result};
