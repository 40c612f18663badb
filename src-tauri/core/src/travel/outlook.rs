//! What follows from a plan's days and hours: both clocks, nights, and what may go wrong.
//!
//! A warning never refuses: timetables change and the desk may know better.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bank::{Bank, Clocks};
use super::crossings::{self, Season};
use super::leg::{Direction, TripLeg};
use crate::clinic::Clinic;
use crate::values::TimeOfDay;
use crate::{Error, Result, error::Problem};

/// Both ways of a trip being planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripLegs {
    /// To the clinic.
    pub arrival: TripLeg,
    /// Home.
    pub departure: TripLeg,
}

/// What follows from both ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Outlook {
    /// Of the arrival.
    pub arrival: LegOutlook,
    /// Of the departure.
    pub departure: LegOutlook,
    /// Nights in Heihe, when both days are known.
    pub nights: Option<u32>,
}

/// What follows from one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LegOutlook {
    /// The moment on both clocks, when day and hour are known.
    pub clocks: Option<Clocks>,
    /// What may go wrong.
    pub warnings: Vec<LegWarning>,
}

/// What may go wrong on one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum LegWarning {
    /// The crossing was announced, its opening is not confirmed.
    NotConfirmed,
    /// The crossing does not usually run on that day.
    OutOfSeason {
        /// When it does.
        seasons: Vec<Season>,
    },
    /// The border point of a bank is closed at that hour.
    Closed {
        /// Which bank.
        bank: Bank,
        /// When it opens, on its own clock.
        opens: TimeOfDay,
        /// When it closes, on its own clock.
        closes: TimeOfDay,
    },
    /// The hour is later than the usual last run.
    LastRunGone {
        /// The bank the way begins on.
        bank: Bank,
        /// The last run, on its clock.
        last: TimeOfDay,
    },
}

/// What follows from days and hours being typed; takes no person.
///
/// # Errors
/// `Invalid` naming e.g. `departure.on` (`TooEarly`: not after the arrival in real time).
pub fn outlook(_: &Clinic, legs: TripLegs) -> Result<Outlook> {
    legs.checked()?.outlook()
}

impl TripLegs {
    /// Checks both ways and their order.
    pub(super) fn checked(self) -> Result<Self> {
        let legs = TripLegs {
            arrival: self.arrival.checked(Direction::Arrival)?,
            departure: self.departure.checked(Direction::Departure)?,
        };
        let wrong_order = match (legs.arrival.moment(), legs.departure.moment()) {
            (Some(arrival), Some(departure)) => departure <= arrival,
            // Without both hours only the days can be compared; the same day may be right.
            _ => matches!((legs.arrival.on, legs.departure.on), (Some(a), Some(d)) if d < a),
        };
        if wrong_order { Err(Error::invalid("departure.on", Problem::TooEarly)) } else { Ok(legs) }
    }

    /// What follows from them.
    pub(super) fn outlook(&self) -> Result<Outlook> {
        let arrival = self.arrival.outlook(Direction::Arrival)?;
        let departure = self.departure.outlook(Direction::Departure)?;
        // A night is spent where the hotel is: counted by Heihe's days.
        let day = |leg: &TripLeg, out: &LegOutlook| out.clocks.map(|clocks| clocks.heihe.on).or(leg.on);
        let nights = match (day(&self.arrival, &arrival), day(&self.departure, &departure)) {
            (Some(arrives), Some(leaves)) => u32::try_from(leaves.days_since(arrives)).ok(),
            _ => None,
        };
        Ok(Outlook { arrival, departure, nights })
    }
}

impl TripLeg {
    /// What follows from one way.
    pub(super) fn outlook(&self, direction: Direction) -> Result<LegOutlook> {
        let clocks = self.clocks();
        let mut warnings = Vec::new();
        if let Some(line) = crossings::of_leg(self) {
            if !line.confirmed {
                warnings.push(LegWarning::NotConfirmed);
            }
            if self.on.is_some_and(|day| !line.runs_on(day)) {
                warnings.push(LegWarning::OutOfSeason { seasons: line.seasons() });
            }
            if let Some(clocks) = clocks {
                for &bank in Bank::ALL {
                    let hours = line.hours(bank)?;
                    let time = clocks.of(bank).time;
                    if time < hours.opens || time > hours.closes {
                        warnings.push(LegWarning::Closed { bank, opens: hours.opens, closes: hours.closes });
                    } else if bank == direction.start() && time > hours.last_departure {
                        warnings.push(LegWarning::LastRunGone { bank, last: hours.last_departure });
                    }
                }
            }
        }
        Ok(LegOutlook { clocks, warnings })
    }
}

#[cfg(test)]
mod tests {
    use super::super::leg::Mode;
    use super::*;
    use crate::values::Day;
    use rstest::rstest;

    fn leg(on: &str, time: Option<&str>, zone: Bank, mode: Mode) -> TripLeg {
        TripLeg {
            on: Some(Day::parse(on).unwrap()),
            time: time.map(|time| TimeOfDay::parse(time).unwrap()),
            zone,
            mode: Some(mode),
            crossing: String::new(),
        }
    }

    fn legs(arrival: TripLeg, departure: TripLeg) -> TripLegs {
        TripLegs { arrival, departure }
    }

    #[rstest]
    // 09:30 in Blagoveshchensk is 08:30 in Heihe: half an hour before a departure at 09:00.
    #[case("09:30", Bank::Blagoveshchensk, "09:00", Bank::Heihe, true)]
    #[case("09:30", Bank::Heihe, "10:00", Bank::Blagoveshchensk, false)]
    #[case("09:30", Bank::Heihe, "10:30", Bank::Blagoveshchensk, false)]
    #[case("09:30", Bank::Heihe, "10:31", Bank::Blagoveshchensk, true)]
    fn a_departure_follows_the_arrival_in_real_time(
        #[case] arrives: &str,
        #[case] arrives_in: Bank,
        #[case] leaves: &str,
        #[case] leaves_in: Bank,
        #[case] fits: bool,
    ) {
        let day = "2026-11-25";
        let plan = legs(
            leg(day, Some(arrives), arrives_in, Mode::BridgeBus),
            leg(day, Some(leaves), leaves_in, Mode::BridgeBus),
        );
        let refused = Err(Error::invalid("departure.on", Problem::TooEarly));
        let checked = plan.checked().map(|_| ());
        assert_eq!(checked, if fits { Ok(()) } else { refused });
    }

    #[test]
    fn without_hours_the_days_decide() {
        let on = |day| leg(day, None, Bank::Heihe, Mode::Car);
        assert!(legs(on("2026-11-25"), on("2026-11-25")).checked().is_ok());
        assert!(legs(on("2026-11-25"), on("2026-11-24")).checked().is_err());
    }

    #[test]
    fn nights_are_counted_on_the_heihe_clock() {
        let arrival = leg("2026-11-26", Some("00:30"), Bank::Blagoveshchensk, Mode::Car);
        let departure = leg("2026-11-28", Some("10:00"), Bank::Heihe, Mode::Car);
        assert_eq!(legs(arrival, departure).outlook().unwrap().nights, Some(3));
    }

    fn warnings(way: Direction, leg: TripLeg) -> Vec<LegWarning> {
        leg.outlook(way).unwrap().warnings
    }

    fn at(time: &str) -> TimeOfDay {
        TimeOfDay::parse(time).unwrap()
    }

    #[test]
    fn a_ship_in_november_and_an_unconfirmed_cable_car_warn() {
        let ship = leg("2026-11-25", None, Bank::Heihe, Mode::Ship);
        let season = Season { from: "05-05".into(), to: "10-26".into() };
        let expected = vec![LegWarning::OutOfSeason { seasons: vec![season] }];
        assert_eq!(warnings(Direction::Arrival, ship.clone()), expected);
        let summer = TripLeg { on: Some(Day::parse("2026-10-26").unwrap()), ..ship };
        assert_eq!(warnings(Direction::Arrival, summer), vec![]);
        let cable = leg("2026-11-25", None, Bank::Heihe, Mode::CableCar);
        assert_eq!(warnings(Direction::Arrival, cable), vec![LegWarning::NotConfirmed]);
    }

    #[test]
    fn hours_are_compared_on_each_banks_own_clock() {
        let bus = |time, bank| leg("2026-11-25", Some(time), bank, Mode::BridgeBus);
        assert_eq!(warnings(Direction::Arrival, bus("09:30", Bank::Blagoveshchensk)), vec![]);
        // 09:00 in Blagoveshchensk is 08:00 in Heihe, where the border opens at 08:30.
        let closed = LegWarning::Closed { bank: Bank::Heihe, opens: at("08:30"), closes: at("18:00") };
        assert_eq!(warnings(Direction::Arrival, bus("09:00", Bank::Blagoveshchensk)), vec![closed]);
        let gone = LegWarning::LastRunGone { bank: Bank::Heihe, last: at("17:30") };
        assert_eq!(warnings(Direction::Departure, bus("17:45", Bank::Heihe)), vec![gone]);
        assert_eq!(warnings(Direction::Arrival, bus("17:20", Bank::Heihe)), vec![]);
    }

    #[test]
    fn a_crossing_in_the_desks_own_words_is_not_judged() {
        let mut own = leg("2026-11-25", Some("03:00"), Bank::Heihe, Mode::Ship);
        own.crossing = "чартер".into();
        assert_eq!(warnings(Direction::Arrival, own), vec![]);
    }
}
