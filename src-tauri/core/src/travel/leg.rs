//! One way of a trip: to the clinic or home.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bank::{Bank, Clocks};
use crate::values::word::words;
use crate::values::{Day, TimeOfDay, Timestamp, text};
use crate::{Error, Result, error::Problem};

words! {
    /// The way of a crossing.
    Direction in "direction" {
        /// To the clinic.
        Arrival = "arrival",
        /// Home.
        Departure = "departure",
    }
}

words! {
    /// Means of transport.
    Mode in "mode" {
        /// River ship.
        Ship = "ship",
        /// Hovercraft.
        Hovercraft = "hovercraft",
        /// Bus over the pontoon bridge on the ice.
        PontoonBus = "pontoon_bus",
        /// Bus over the road bridge Kani-Kurgan – Heihe.
        BridgeBus = "bridge_bus",
        /// Cable car.
        CableCar = "cable_car",
        /// Plane.
        Plane = "plane",
        /// Train.
        Train = "train",
        /// Own car or taxi.
        Car = "car",
    }
}

/// One way of a trip. Everything but the bank may still be open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripLeg {
    /// The day, on the clock of `zone`.
    pub on: Option<Day>,
    /// The hour, on the clock of `zone`; needs a day.
    pub time: Option<TimeOfDay>,
    /// Whose clock the day and the hour are on.
    pub zone: Bank,
    /// By what.
    pub mode: Option<Mode>,
    /// A code of the list of crossings, or words of the desk's own; empty when open.
    #[serde(default)]
    pub crossing: String,
}

impl Direction {
    /// The bank the way begins on.
    pub(super) fn start(self) -> Bank {
        match self {
            Direction::Arrival => Bank::Blagoveshchensk,
            Direction::Departure => Bank::Heihe,
        }
    }
}

impl TripLeg {
    /// Checks and cleans one way; fields are named under its direction.
    pub(super) fn checked(self, direction: Direction) -> Result<Self> {
        let check = || {
            if self.time.is_some() && self.on.is_none() {
                return Err(Error::invalid("on", Problem::Empty));
            }
            text::line("crossing", &self.crossing, text::LINE_MAX)
        };
        let crossing = check().map_err(|error| error.under(direction.code()))?;
        Ok(TripLeg { crossing, ..self })
    }

    /// The moment, when day and hour are known.
    pub(super) fn moment(&self) -> Option<Timestamp> {
        self.zone.moment(self.on?, self.time?)
    }

    /// Both clocks, when day and hour are known.
    pub(super) fn clocks(&self) -> Option<Clocks> {
        self.moment().map(Clocks::at)
    }
}
