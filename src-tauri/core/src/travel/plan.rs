//! Planning a trip, and changing the plan.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::checklist::CheckItem;
use super::leg::TripLeg;
use super::outlook::TripLegs;
use super::store;
use super::trip::{self, Trip, TripStatus};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Appointment};
use crate::leads::{self, EntryKind};
use crate::values::{Day, LeadId, text};
use crate::{Error, Result, error::Problem};

/// Most companions on one trip.
pub const COMPANIONS_MAX: u32 = 20;

/// A plan as typed, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripPlan {
    /// Whose.
    pub lead: LeadId,
    /// The version it was read at; `null` while there is none.
    #[serde(default)]
    pub version: Option<u32>,
    /// How far it has come.
    pub status: TripStatus,
    /// To the clinic.
    pub arrival: TripLeg,
    /// Home.
    pub departure: TripLeg,
    /// Where the person stays, in one line.
    #[serde(default)]
    pub hotel: String,
    /// Who meets, and where, in one line.
    #[serde(default)]
    pub transfer: String,
    /// How many come along, 0–20; never who.
    #[serde(default)]
    pub companions: u32,
    /// The day the person confirmed a passport valid for at least six months; not in the future.
    #[serde(default)]
    pub passport_ok_on: Option<Day>,
    /// Plan B and wishes.
    #[serde(default)]
    pub note: String,
}

/// Plans the trip of a lead, or changes the plan.
///
/// # Errors
/// `Conflict` when someone changed it (or planned one) first; `Invalid` naming the field, e.g.
/// `departure.on` (`TooEarly`), `companions`; `Blocked`, `NoConsent`, `NotFound`.
pub fn plan(clinic: &Clinic, typed: TripPlan) -> Result<Trip> {
    clinic.transact(Op::PlanTrip, |tx| {
        let permit = consent::permit::<Appointment>(tx, typed.lead)?;
        let before = store::find(tx.sql(), permit.lead())?;
        match (&before, typed.version) {
            (Some(stored), version) if version != Some(stored.version) => {
                return Err(Error::Conflict { current: stored.version });
            }
            (None, Some(_)) => return Err(Error::not_found("trip")),
            _ => {}
        }
        let plan = checked(tx, typed)?;
        let id = store::put(tx, &plan)?;
        let confirmed = plan.passport_ok_on.is_some();
        store::tick(tx, id, CheckItem::PassportConfirmed, confirmed)?;
        if before.is_none_or(|stored| stored.status != plan.status) {
            leads::record(tx, &permit, EntryKind::Trip, plan.status.code())?;
        }
        trip::existing(tx, &permit)
    })
}

fn checked(tx: &Tx<'_>, plan: TripPlan) -> Result<TripPlan> {
    let legs = TripLegs { arrival: plan.arrival, departure: plan.departure }.checked()?;
    if plan.companions > COMPANIONS_MAX {
        return Err(Error::invalid("companions", Problem::TooLarge { max: 20 }));
    }
    if plan.passport_ok_on.is_some_and(|day| day > tx.today()) {
        return Err(Error::invalid("passport_ok_on", Problem::Future));
    }
    Ok(TripPlan {
        arrival: legs.arrival,
        departure: legs.departure,
        hotel: text::line("hotel", &plan.hotel, text::LINE_MAX)?,
        transfer: text::line("transfer", &plan.transfer, text::LINE_MAX)?,
        note: text::note("note", &plan.note)?,
        ..plan
    })
}
