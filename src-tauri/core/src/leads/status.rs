//! Where a lead stands on the way from the first question to aftercare (desk.md §1).
//!
//! *Blocked* and *destroyed* are not statuses but states of the record. The desk may move a lead
//! from any status to any other (people come back, change their minds, are booked by mistake); what
//! a status demands to be said with it is the rule here.

use crate::values::{Day, word::words};
use crate::{Error, Result, error::Problem};

words! {
    /// Status of a lead.
    LeadStatus in "status" {
        /// Nobody has answered yet.
        New = "new",
        /// Being called or written to.
        Contacting = "contacting",
        /// Wishes are understood and the clinic can help.
        Qualified = "qualified",
        /// An estimate was given.
        EstimateSent = "estimate_sent",
        /// The person is thinking.
        Deciding = "deciding",
        /// Dates are agreed with a doctor.
        Booked = "booked",
        /// Crossing, hotel and transfer are arranged.
        TripArranged = "trip_arranged",
        /// The person is in town.
        Arrived = "arrived",
        /// Treatment is going on.
        InTreatment = "in_treatment",
        /// Treatment is done.
        Completed = "completed",
        /// Asked how they are afterwards.
        Aftercare = "aftercare",
        /// Said no; the reason is kept.
        Declined = "declined",
        /// Not now: until a day.
        Postponed = "postponed",
        /// The same person as another lead.
        Duplicate = "duplicate",
        /// Not a person's enquiry.
        Spam = "spam",
        /// Did not come.
        NoShow = "no_show",
    }
}

/// What must be said with a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// Nothing.
    Nothing,
    /// A reason in words.
    Reason,
    /// A day in the future on which the lead comes back.
    Until,
}

impl LeadStatus {
    /// What must be said with this status.
    pub fn demands(self) -> Demand {
        match self {
            LeadStatus::Declined => Demand::Reason,
            LeadStatus::Postponed => Demand::Until,
            LeadStatus::New
            | LeadStatus::Contacting
            | LeadStatus::Qualified
            | LeadStatus::EstimateSent
            | LeadStatus::Deciding
            | LeadStatus::Booked
            | LeadStatus::TripArranged
            | LeadStatus::Arrived
            | LeadStatus::InTreatment
            | LeadStatus::Completed
            | LeadStatus::Aftercare
            | LeadStatus::Duplicate
            | LeadStatus::Spam
            | LeadStatus::NoShow => Demand::Nothing,
        }
    }

    /// Whether what was said is enough for this status on `today`.
    ///
    /// # Errors
    /// `Invalid` naming `reason` or `until`.
    pub fn check(self, reason: Option<&str>, until: Option<Day>, today: Day) -> Result<()> {
        match (self.demands(), until) {
            (Demand::Reason, _) if reason.is_none() => Err(Error::invalid("reason", Problem::Empty)),
            (Demand::Until, None) => Err(Error::invalid("until", Problem::Empty)),
            (Demand::Until, Some(day)) if day <= today => Err(Error::invalid("until", Problem::TooEarly)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_refusal_and_a_postponement_ask_for_more() {
        let today = Day::new(2026, 11, 23).unwrap();
        for status in LeadStatus::ALL {
            let asks = matches!(status, LeadStatus::Declined | LeadStatus::Postponed);
            assert_eq!(status.check(None, None, today).is_err(), asks, "{status:?}");
        }
        assert_eq!(LeadStatus::Declined.check(Some("дорого"), None, today), Ok(()));
        assert_eq!(LeadStatus::Postponed.check(None, Some(today.plus_days(1)), today), Ok(()));
        assert_eq!(
            LeadStatus::Postponed.check(None, Some(today), today),
            Err(Error::invalid("until", Problem::TooEarly))
        );
    }
}
