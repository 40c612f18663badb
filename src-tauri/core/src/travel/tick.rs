//! Ticking a line of the checklist, and taking the tick back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::checklist::CheckItem;
use super::store;
use super::trip::{self, Trip};
use crate::Result;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::consent::{self, Appointment};
use crate::values::LeadId;

/// A tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripTick {
    /// Whose trip.
    pub lead: LeadId,
    /// Which line.
    pub item: CheckItem,
    /// Done, or open again.
    pub ticked: bool,
}

/// Ticks a line; what is ticked already keeps who ticked it first. The passport's line is the day
/// `passport_ok_on`: ticking it sets today, and the plan's version grows.
///
/// # Errors
/// `NotFound` (no lead, no trip), `Blocked`, `NoConsent`.
pub fn tick(clinic: &Clinic, typed: TripTick) -> Result<Trip> {
    clinic.transact(Op::TickTrip, |tx| {
        let permit = consent::permit::<Appointment>(tx, typed.lead)?;
        let trip = trip::existing(tx, &permit)?;
        if typed.item == CheckItem::PassportConfirmed && trip.passport_ok_on.is_some() != typed.ticked {
            store::set_passport(tx, trip.id, typed.ticked.then(|| tx.today()))?;
        }
        store::tick(tx, trip.id, typed.item, typed.ticked)?;
        trip::existing(tx, &permit)
    })
}
