//! One person recorded twice becomes one card, and can become two again for thirty days.
//!
//! What hangs on both cards is joined; of consent only what both had in force stays (the stricter);
//! the other card's number is still found. Refuses: a blocked card on either side, a card changed
//! meanwhile, an undo after thirty days or after the joined card was joined into a third.

mod join;
mod pairs;
mod undo;

pub use pairs::{DuplicatePair, DuplicateReason, Duplicates, LeadPair, duplicates, part};
pub use undo::{MergeRef, unmerge};
pub(crate) use undo::{forget_old, has_old, unmerge_by_program};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditLead, LeadCard, LeadRef, card, store};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::consent::{self, Enquiry};
use crate::values::{CaseNo, LeadId, Timestamp};
use crate::{Error, Result, error::Problem};

/// Days in which a merge can be undone.
const UNDO_DAYS: u32 = 30;

/// Which two cards become one, and what the one says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MergeOrder {
    /// The joined card as an edit of the one that stays: its own number and version, phones, addresses
    /// and interests of both.
    pub card: EditLead,
    /// The card that goes into it.
    pub absorb: LeadId,
    /// Its version as looked at.
    pub absorb_version: u32,
    /// Whose status stays, one of the two.
    pub status_of: LeadId,
    /// Whose promise stays, one of the two; the other's is noted on the timeline.
    pub next_of: LeadId,
    /// Whose trip stays when both have one; the other's is noted on the timeline.
    pub trip_of: LeadId,
}

/// A merge of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Merged {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// Number of the card that went into this one; it is still found by it.
    pub case_no: CaseNo,
    /// When.
    pub merged_at: Timestamp,
    /// By whom.
    pub merged_by: String,
    /// Until when it can be undone; absent when it cannot any more.
    pub undo_until: Option<Timestamp>,
}

/// Joins two cards.
///
/// # Errors
/// `NotFound`, `Blocked`, `EnquiryOver` of either card; `Conflict { current }`; `Invalid` naming the field.
pub fn merge(clinic: &Clinic, order: MergeOrder) -> Result<LeadCard> {
    clinic.transact(Op::MergeLeads, |tx| {
        let keep = order.card.lead;
        let sides = [keep, order.absorb];
        if keep == order.absorb {
            return Err(Error::invalid("absorb", Problem::Taken));
        }
        for (field, of) in
            [("status_of", order.status_of), ("next_of", order.next_of), ("trip_of", order.trip_of)]
        {
            if !sides.contains(&of) {
                return Err(Error::invalid(field, Problem::Unknown));
            }
        }
        let absorbed = consent::permit::<Enquiry>(tx, order.absorb)?;
        let other = card::of(tx, &absorbed)?;
        tx.close_entry()?;
        let kept = consent::permit::<Enquiry>(tx, keep)?;
        let before = card::of(tx, &kept)?;
        for (card, seen) in [(&before, order.card.version), (&other, order.absorb_version)] {
            if card.version != seen {
                return Err(Error::Conflict { current: card.version });
            }
        }
        join::join(tx, order, &before, &other)?;
        card::of(tx, &kept)
    })
}

/// The merges of a card that stand, the newest first.
///
/// # Errors
/// `NotFound`, `Blocked`.
pub fn merges(clinic: &Clinic, of: LeadRef) -> Result<Vec<Merged>> {
    clinic.read(Op::SeeLead, |tx| {
        let permit = consent::permit::<Enquiry>(tx, of.lead)?;
        store::merges(tx, permit.lead(), last_moment)
    })
}

/// Until when a merge of that moment can be undone.
fn last_moment(merged_at: Timestamp) -> Timestamp {
    merged_at.plus_seconds(i64::from(UNDO_DAYS) * 86_400)
}

#[cfg(feature = "testing")]
impl crate::testing::ForLead for MergeOrder {
    fn for_lead(sample: &crate::testing::SampleLead) -> Self {
        MergeOrder {
            card: EditLead::for_lead(sample),
            absorb: sample.other,
            absorb_version: 1,
            status_of: sample.lead,
            next_of: sample.lead,
            trip_of: sample.lead,
        }
    }
}

#[cfg(feature = "testing")]
impl crate::testing::ForLead for MergeRef {
    fn for_lead(sample: &crate::testing::SampleLead) -> Self {
        MergeRef { lead: sample.lead, merge: sample.merge }
    }
}
