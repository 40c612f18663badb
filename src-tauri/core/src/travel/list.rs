//! Who crosses the river between two days.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::leg::{Direction, TripLeg};
use super::outlook::LegOutlook;
use super::store;
use super::trip::TripStatus;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::values::{CaseNo, Day, LeadId};
use crate::{Error, Result, error::Problem};

/// Most days of one list.
const DAYS_MAX: i64 = 366;

/// Which days, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripsBetween {
    /// First day.
    pub from: Day,
    /// Last day; at most 366 days later.
    pub to: Day,
}

/// One crossing of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripRow {
    /// Who.
    pub lead: LeadId,
    /// Speakable number.
    pub case_no: CaseNo,
    /// Full name; empty when only a phone is known.
    pub full_name: String,
    /// Chinese name; may be empty.
    pub chinese: String,
    /// Which way.
    pub direction: Direction,
    /// The day, on the clock of the leg's bank.
    pub on: Day,
    /// Day, hour, bank, means of transport, crossing.
    pub leg: TripLeg,
    /// Both clocks and warnings.
    pub outlook: LegOutlook,
    /// How far the trip has come.
    pub status: TripStatus,
    /// Where the person stays; empty while open.
    pub hotel: String,
    /// Who meets, and where; empty while open.
    pub transfer: String,
    /// How many come along.
    pub companions: u32,
    /// Whether the person confirmed the passport.
    pub passport_ok: bool,
}

/// Arrivals and departures by day and hour, without blocked records and trips called off or missed.
///
/// # Errors
/// `Invalid { to }`: before `from`, or more than 366 days later.
pub fn list(clinic: &Clinic, between: TripsBetween) -> Result<Vec<TripRow>> {
    clinic.read(Op::ListTrips, |tx| {
        let days = between.to.days_since(between.from);
        if days < 0 {
            return Err(Error::invalid("to", Problem::TooEarly));
        }
        if days > DAYS_MAX {
            return Err(Error::invalid("to", Problem::TooLarge { max: 366 }));
        }
        let mut rows = store::between(tx.sql(), between.from, between.to)?;
        for row in &mut rows {
            row.outlook = row.leg.outlook(row.direction)?;
        }
        rows.sort_by_key(|row| (row.on, row.leg.time.is_none(), row.leg.moment(), row.case_no.clone()));
        Ok(rows)
    })
}
