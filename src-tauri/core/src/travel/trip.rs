//! The trip as the desk sees it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::checklist::{CheckItem, TripCheck};
use super::leg::TripLeg;
use super::outlook::{Outlook, TripLegs};
use super::store;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Appointment, Permit};
use crate::values::word::words;
use crate::values::{Day, LeadId, Timestamp, TripId};
use crate::{Error, Result};

words! {
    /// How far a trip has come.
    TripStatus in "status" {
        /// Days are talked about.
        Planned = "planned",
        /// Tickets are bought.
        Bought = "bought",
        /// The person confirmed to come.
        Confirmed = "confirmed",
        /// The person crossed the river.
        Crossed = "crossed",
        /// The person did not cross.
        Missed = "missed",
        /// Called off.
        Cancelled = "cancelled",
    }
}

/// Whose trip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripOf {
    /// The lead.
    pub lead: LeadId,
}

/// A trip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Trip {
    /// Its id.
    pub id: TripId,
    /// Whose.
    pub lead: LeadId,
    /// Grows with each change of the plan; send it back with the next one.
    pub version: u32,
    /// How far it has come.
    pub status: TripStatus,
    /// To the clinic.
    pub arrival: TripLeg,
    /// Home.
    pub departure: TripLeg,
    /// Both clocks, nights and warnings.
    pub outlook: Outlook,
    /// Where the person stays.
    pub hotel: String,
    /// Who meets, and where.
    pub transfer: String,
    /// How many come along; never who.
    pub companions: u32,
    /// The day the person confirmed a passport valid for at least six months.
    pub passport_ok_on: Option<Day>,
    /// Plan B and wishes.
    pub note: String,
    /// The checklist, in its order.
    pub checklist: Vec<TripCheck>,
    /// Last change of the plan.
    pub changed_at: Timestamp,
}

/// A lead's trip, if one is planned.
///
/// # Errors
/// `Blocked`, `NoConsent`, `NotFound` (no such lead).
pub fn get(clinic: &Clinic, of: TripOf) -> Result<Option<Trip>> {
    clinic.read(Op::SeeTrip, |tx| {
        let permit = consent::permit::<Appointment>(tx, of.lead)?;
        find(tx, &permit)
    })
}

/// The trip with everything that follows from it.
pub(super) fn find(tx: &Tx<'_>, permit: &Permit<'_, Appointment>) -> Result<Option<Trip>> {
    let Some(stored) = store::find(tx.sql(), permit.lead())? else { return Ok(None) };
    let legs = TripLegs { arrival: stored.arrival, departure: stored.departure };
    let outlook = legs.outlook()?;
    let mut ticks = store::ticks(tx.sql(), stored.id)?;
    let check = |&item: &CheckItem| TripCheck { item, stage: item.stage(), tick: ticks.remove(&item) };
    let checklist = CheckItem::ALL.iter().map(check).collect();
    Ok(Some(Trip {
        id: stored.id,
        lead: permit.lead(),
        version: stored.version,
        status: stored.status,
        arrival: legs.arrival,
        departure: legs.departure,
        outlook,
        hotel: stored.hotel,
        transfer: stored.transfer,
        companions: stored.companions,
        passport_ok_on: stored.passport_ok_on,
        note: stored.note,
        checklist,
        changed_at: stored.changed_at,
    }))
}

/// As [`find`], for a trip that must be there.
pub(super) fn existing(tx: &Tx<'_>, permit: &Permit<'_, Appointment>) -> Result<Trip> {
    find(tx, permit)?.ok_or_else(|| Error::not_found("trip"))
}
