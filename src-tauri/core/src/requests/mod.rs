//! Letters with a legal clock: withdrawals and other requests of a person (152-FZ Art. 14, 20, 21).
//!
//! The day a letter came is not the day it was typed in: every clock starts from receipt.

pub mod calendar;
pub mod deadlines;
