//! Which leads of a list: conditions that combine, each of closed words, days and numbers.
//!
//! No free text: a filter is kept in saved views and names nobody. Several words of one field mean any
//! of them; several fields mean all of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Channel, LeadStatus};
use crate::values::{AccountId, Category, Day, Language, word::words};
use crate::{Error, Result, error::Problem};

/// Most days somebody may have been idle.
const IDLE_MAX: u32 = 3650;
/// Most words of one field.
const WORDS_MAX: usize = 50;

words! {
    /// Consent, as a filter asks for it.
    ConsentWanted in "consent" {
        /// Some purpose is in force.
        Given = "given",
        /// None was ever granted.
        Never = "never",
        /// In force, and to be renewed: its text changed in substance or its term ends within 30 days.
        Ending = "ending",
    }
}

words! {
    /// What is promised next, as a filter asks for it.
    NextWanted in "next" {
        /// Its day or hour has passed.
        Overdue = "overdue",
        /// Today, not late yet.
        Today = "today",
        /// Today or in the next six days, or late.
        Week = "week",
        /// Something, whenever.
        Any = "any",
        /// Nothing.
        Nothing = "nothing",
    }
}

/// Conditions on a list of leads; the default lets everybody through.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Filter {
    /// In one of these statuses.
    pub statuses: Vec<LeadStatus>,
    /// Came in one of these ways.
    pub channels: Vec<Channel>,
    /// Asks about one of these.
    pub interests: Vec<Category>,
    /// Prefers one of these languages.
    pub languages: Vec<Language>,
    /// Consent.
    pub consent: Option<ConsentWanted>,
    /// What is promised.
    pub next: Option<NextWanted>,
    /// Whoever looks answers for them; beside `owners` and `unowned` one of the three is enough.
    pub mine: bool,
    /// One of these accounts answers for them.
    pub owners: Vec<AccountId>,
    /// Nobody answers for them.
    pub unowned: bool,
    /// Registered on this day or later.
    pub created_from: Option<Day>,
    /// Registered on this day or before.
    pub created_to: Option<Day>,
    /// Nothing about them has changed for at least this many days, 1–3650.
    pub idle_days: Option<u32>,
    /// The estimate last issued to them ends today or in the next 3 days.
    pub estimate_ending: bool,
}

impl Filter {
    /// Only one status.
    pub fn status(status: LeadStatus) -> Self {
        Filter { statuses: vec![status], ..Filter::default() }
    }

    /// Whether everybody passes.
    pub fn is_open(&self) -> bool {
        *self == Filter::default()
    }

    /// The status, where it is the only condition.
    pub(super) fn only_status(&self) -> Option<LeadStatus> {
        match self.statuses[..] {
            [status] if *self == Filter::status(status) => Some(status),
            _ => None,
        }
    }

    /// Refuses what no list can mean.
    ///
    /// # Errors
    /// `Invalid { filter.idle_days | filter.created_to | filter }`.
    pub(super) fn check(&self) -> Result<()> {
        let many = [
            self.statuses.len(),
            self.channels.len(),
            self.interests.len(),
            self.languages.len(),
            self.owners.len(),
        ];
        match (self.idle_days, self.created_from, self.created_to) {
            (Some(0), ..) => Err(Error::invalid("filter.idle_days", Problem::TooSmall { min: 1 })),
            (Some(days), ..) if days > IDLE_MAX => {
                Err(Error::invalid("filter.idle_days", Problem::TooLarge { max: 3650 }))
            }
            (_, Some(from), Some(to)) if to < from => {
                Err(Error::invalid("filter.created_to", Problem::TooEarly))
            }
            _ if many.iter().any(|&many| many > WORDS_MAX) => {
                Err(Error::invalid("filter", Problem::TooLarge { max: 50 }))
            }
            _ => Ok(()),
        }
    }
}
