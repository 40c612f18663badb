//! What recording a letter would do, said while it is typed; changes nothing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::block::{self, Cancelled};
use super::calendar::CalendarWarning;
use super::grounds::{BlockReason, ClockDates, earliest};
use super::letter::{Letter, NewRequest};
use super::store;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::{Day, LeadId};
use crate::{Error, Result};

/// What would follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Consequences {
    /// The clocks that would start, the earliest first.
    pub clocks: Vec<ClockDates>,
    /// The last lawful day of the earliest.
    pub due_on: Day,
    /// Its working target.
    pub target_on: Day,
    /// Days from today to it; negative when it has passed.
    #[ts(type = "number")]
    pub days_left: i64,
    /// What is uncertain about the calendar.
    pub warnings: Vec<CalendarWarning>,
    /// Why nobody could use the records any more; `None` when work goes on.
    pub blocks: Option<BlockReason>,
    /// What would be stopped, over all records.
    pub cancelled: Cancelled,
    /// The letter came before one of the records was made: an older record is entered late.
    pub before_registration: bool,
    /// One of the records is blocked already; the earlier clock rules.
    pub already_blocked: Option<Day>,
}

/// Tells what recording would do.
///
/// # Errors
/// As [`super::record()`].
pub fn preview(clinic: &Clinic, letter: NewRequest) -> Result<Consequences> {
    let checked = clinic.read(Op::SeeRequests, |tx| Letter::checked(tx, letter))?;
    let blocks = checked.new.kinds.iter().filter_map(|kind| kind.blocks()).max();
    let mut told = Told::default();
    // One look for each person, so that the log tells of each.
    for lead in &checked.leads {
        let one = clinic.read(Op::SeeRequests, |tx| of_one(tx, *lead, &checked, blocks))?;
        told.add(one);
    }
    let mut clocks: Vec<ClockDates> = checked.grounds().iter().map(|ground| checked.dates(*ground)).collect();
    clocks.sort_by_key(|clock| (clock.due_on, clock.due_at.is_none(), clock.due_at, clock.ground));
    let first = earliest(&clocks).ok_or_else(|| Error::internal("requests: a kind without a clock"))?;
    let (due_on, target_on) = (first.due_on, first.target_on);
    let mut warnings: Vec<_> = clocks.iter().flat_map(|clock| clock.warnings.clone()).collect();
    warnings.sort_unstable();
    warnings.dedup();
    clinic.peek(|tx| {
        Ok(Consequences {
            due_on,
            target_on,
            days_left: due_on.days_since(tx.today()),
            warnings,
            blocks: blocks.filter(|_| !checked.leads.is_empty()),
            cancelled: told.cancelled,
            before_registration: told.before_registration,
            already_blocked: told.already_blocked,
            clocks,
        })
    })
}

#[derive(Default)]
struct Told {
    cancelled: Cancelled,
    before_registration: bool,
    already_blocked: Option<Day>,
}

impl Told {
    fn add(&mut self, one: Told) {
        self.cancelled.trips += one.cancelled.trips;
        self.cancelled.next_actions += one.cancelled.next_actions;
        self.cancelled.drafts += one.cancelled.drafts;
        self.before_registration |= one.before_registration;
        self.already_blocked = [self.already_blocked, one.already_blocked].into_iter().flatten().min();
    }
}

fn of_one(tx: &Tx<'_>, lead: LeadId, letter: &Letter, blocks: Option<BlockReason>) -> Result<Told> {
    let record = store::record_of(tx.sql(), lead)?.ok_or_else(|| Error::not_found("lead"))?;
    tx.about_lead(&record.subject);
    let for_good = blocks.is_some_and(|reason| reason != BlockReason::Disputed);
    let blocked_for_good = record.blocked.is_some_and(|(_, reason)| reason != Some(BlockReason::Disputed));
    let cancels = for_good && !blocked_for_good;
    Ok(Told {
        cancelled: if cancels { block::cancellable(tx, lead)? } else { Cancelled::default() },
        before_registration: letter.before_registration(&record)?,
        already_blocked: record.blocked.map(|(due, _)| due),
    })
}
