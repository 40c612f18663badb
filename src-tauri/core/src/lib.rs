//! Zhenmei Desk without a window: every rule of the front desk, testable in a second.
//!
//! Reading order: [`error`], [`values`].

pub mod consent;
pub mod error;
pub mod values;

pub use error::{Error, Result};
