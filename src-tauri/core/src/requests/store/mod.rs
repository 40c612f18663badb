//! SQL of requests: the letters, their clocks and steps, the years of the calendar.

mod clocks;
mod letters;
mod years;

pub(super) use clocks::*;
pub(super) use letters::*;
pub(super) use years::*;
