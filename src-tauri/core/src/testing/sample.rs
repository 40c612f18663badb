//! A sample lead with one of everything, for the test over the command table.

use crate::values::{Day, EstimateId, IssuedId, LeadId, ServiceId, TripId};

/// One lead with a trip, a draft and an issued estimate.
#[derive(Debug, Clone)]
pub struct SampleLead {
    /// The lead.
    pub lead: LeadId,
    /// Version of its card.
    pub version: u32,
    /// Its trip.
    pub trip: TripId,
    /// Version of that trip.
    pub trip_version: u32,
    /// A draft estimate.
    pub draft: EstimateId,
    /// Version of that draft.
    pub draft_version: u32,
    /// An issued estimate.
    pub issued: IssuedId,
    /// A service of the catalogue.
    pub service: ServiceId,
    /// The day at the desk.
    pub today: Day,
}

/// Arguments that can be made for a lead. Each arguments type of a `lead` row implements it.
pub trait ForLead {
    /// Arguments that would succeed with consent and must be refused without.
    fn for_lead(sample: &SampleLead) -> Self;
}
