//! Travel: one trip per lead, from plan to crossing, with the paper the person takes along.
//!
//! Every hour is kept with its bank and shown on both clocks; what changes outside (seasons,
//! opening hours) is dated data and only ever warns. Never recorded: documents and their numbers,
//! names of companions, cards, tickets. Refuses: a departure before the arrival, more than twenty
//! companions, a change over someone else's.
//!
//! Reading order: `bank` (two clocks), `leg`, `crossings`, `outlook`, `checklist`, `trip`, then a
//! file per verb and `sheet`, the paper.

mod bank;
mod call_off;
mod checklist;
mod crossings;
mod leg;
mod list;
mod outlook;
mod plan;
mod sheet;
mod store;
mod tick;
mod trip;

pub use bank::{Bank, Clocks, WallClock};
pub(crate) use call_off::{call_off, pending, put_back};
pub use checklist::{CheckItem, CheckStage, Tick, TripCheck};
pub(crate) use crossings::name_of_crossing;
pub use crossings::{BankHours, Crossing, CrossingNames, Season, list as crossing_list};
pub use leg::{Direction, Mode, TripLeg};
pub use list::{TripRow, TripsBetween, list};
pub use outlook::{LegOutlook, LegWarning, Outlook, TripLegs, outlook};
pub use plan::{COMPANIONS_MAX, TripPlan, plan};
pub use sheet::{TripSheet, sheet};
pub use tick::{TripTick, tick};
pub use trip::{Trip, TripOf, TripStatus, get};
