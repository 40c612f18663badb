//! The crossings between Blagoveshchensk and Heihe as dated data: seasons, opening hours, last runs.
//!
//! They change from year to year, so they only warn and are shown with the day they were looked
//! through; whoever learns better edits this table and [`CHECKED_ON`].

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bank::Bank;
use super::leg::{Mode, TripLeg};
use crate::Result;
use crate::api::Nothing;
use crate::clinic::Clinic;
use crate::values::{Day, Language, TimeOfDay};

/// The day this table was last looked through.
const CHECKED_ON: &str = "2026-11-20";

/// A row of the table. Days are `MM-DD`, hours are `HH:MM` on the bank's own clock.
pub(super) struct Line {
    pub(super) code: &'static str,
    pub(super) mode: Mode,
    ru: &'static str,
    zh: &'static str,
    en: &'static str,
    /// Parts of the year it usually runs in, both ends included; none = all year.
    seasons: &'static [(&'static str, &'static str)],
    heihe: Hours,
    blagoveshchensk: Hours,
    /// Whether it is known to run at all.
    pub(super) confirmed: bool,
}

/// Opening hours of one bank's border point and the usual last run from it.
struct Hours {
    opens: &'static str,
    closes: &'static str,
    last: &'static str,
}

const HEIHE: Hours = Hours { opens: "08:30", closes: "18:00", last: "17:30" };
/// The last run from here still meets Heihe open: 18:00 there is 19:00 here.
const BLAGOVESHCHENSK: Hours = Hours { opens: "08:00", closes: "21:00", last: "18:30" };

const LINES: &[Line] = &[
    Line {
        code: "river_ship",
        mode: Mode::Ship,
        ru: "Речной порт, теплоход",
        zh: "客运码头 客船",
        en: "River port, ship",
        seasons: &[("05-05", "10-26")],
        heihe: HEIHE,
        blagoveshchensk: BLAGOVESHCHENSK,
        confirmed: true,
    },
    Line {
        code: "river_hovercraft",
        mode: Mode::Hovercraft,
        ru: "Речной порт, судно на воздушной подушке",
        zh: "客运码头 气垫船",
        en: "River port, hovercraft",
        seasons: &[("10-27", "12-31"), ("04-15", "05-04")],
        heihe: HEIHE,
        blagoveshchensk: BLAGOVESHCHENSK,
        confirmed: true,
    },
    Line {
        code: "pontoon_bridge",
        mode: Mode::PontoonBus,
        ru: "Понтонный мост, автобус",
        zh: "浮箱固冰通道 客车",
        en: "Pontoon bridge, bus",
        seasons: &[("01-01", "04-14")],
        heihe: HEIHE,
        blagoveshchensk: BLAGOVESHCHENSK,
        confirmed: true,
    },
    Line {
        code: "road_bridge",
        mode: Mode::BridgeBus,
        ru: "Автомобильный мост Каникурган — Хэйхэ, автобус",
        zh: "黑河公路大桥 客车",
        en: "Road bridge Kani-Kurgan – Heihe, bus",
        seasons: &[],
        heihe: HEIHE,
        blagoveshchensk: BLAGOVESHCHENSK,
        confirmed: true,
    },
    Line {
        code: "cable_car",
        mode: Mode::CableCar,
        ru: "Канатная дорога",
        zh: "跨江索道",
        en: "Cable car",
        seasons: &[],
        heihe: HEIHE,
        blagoveshchensk: BLAGOVESHCHENSK,
        confirmed: false,
    },
];

/// The name of a crossing of the list, by its stored code.
pub(crate) fn name_of_crossing(code: &str, language: Language) -> Option<&'static str> {
    LINES.iter().find(|line| line.code == code).map(|line| line.name(language))
}

/// A crossing to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Crossing {
    /// Its stable word, stored with the trip.
    pub code: String,
    /// What crosses there.
    pub mode: Mode,
    /// Its name in the desk's languages.
    pub names: CrossingNames,
    /// Parts of the year it usually runs in; none = all year.
    pub seasons: Vec<Season>,
    /// Hours on the Heihe clock.
    pub heihe: BankHours,
    /// Hours on the Blagoveshchensk clock.
    pub blagoveshchensk: BankHours,
    /// Whether it is known to run at all; an announced one is not.
    pub confirmed: bool,
    /// The day this was last looked through.
    pub checked_on: Day,
}

/// A name in the desk's languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CrossingNames {
    /// Russian.
    pub ru: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A part of the year, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Season {
    /// `MM-DD`.
    pub from: String,
    /// `MM-DD`.
    pub to: String,
}

/// When one bank's border point works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BankHours {
    /// Opens.
    pub opens: TimeOfDay,
    /// Closes.
    pub closes: TimeOfDay,
    /// The usual last run from this bank.
    pub last_departure: TimeOfDay,
}

/// The crossings to choose from; takes no person.
pub fn list(_: &Clinic, _: Nothing) -> Result<Vec<Crossing>> {
    LINES.iter().map(Line::crossing).collect()
}

/// The day the table was last looked through.
pub(super) fn checked_on() -> Result<Day> {
    Day::parse(CHECKED_ON)
}

/// The row a leg means: by its code, or by its means of transport when no crossing is named.
pub(super) fn of_leg(leg: &TripLeg) -> Option<&'static Line> {
    LINES.iter().find(|line| {
        if leg.crossing.is_empty() { leg.mode == Some(line.mode) } else { line.code == leg.crossing }
    })
}

impl Line {
    pub(super) fn name(&self, language: Language) -> &'static str {
        language.pick(self.ru, self.zh, self.en)
    }

    pub(super) fn runs_on(&self, day: Day) -> bool {
        let date = day.date();
        let day = format!("{:02}-{:02}", date.month(), date.day());
        self.seasons.is_empty() || self.seasons.iter().any(|(from, to)| (*from..=*to).contains(&day.as_str()))
    }

    pub(super) fn seasons(&self) -> Vec<Season> {
        let season = |(from, to): &(&str, &str)| Season { from: (*from).into(), to: (*to).into() };
        self.seasons.iter().map(season).collect()
    }

    /// Hours of one bank.
    pub(super) fn hours(&self, bank: Bank) -> Result<BankHours> {
        let hours = match bank {
            Bank::Heihe => &self.heihe,
            Bank::Blagoveshchensk => &self.blagoveshchensk,
        };
        Ok(BankHours {
            opens: TimeOfDay::parse(hours.opens)?,
            closes: TimeOfDay::parse(hours.closes)?,
            last_departure: TimeOfDay::parse(hours.last)?,
        })
    }

    fn crossing(&self) -> Result<Crossing> {
        Ok(Crossing {
            code: self.code.into(),
            mode: self.mode,
            names: CrossingNames { ru: self.ru.into(), zh: self.zh.into(), en: self.en.into() },
            seasons: self.seasons(),
            heihe: self.hours(Bank::Heihe)?,
            blagoveshchensk: self.hours(Bank::Blagoveshchensk)?,
            confirmed: self.confirmed,
            checked_on: checked_on()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_can_be_read() {
        for line in LINES {
            let crossing = line.crossing().unwrap();
            for hours in [crossing.heihe, crossing.blagoveshchensk] {
                assert!(hours.opens < hours.last_departure && hours.last_departure <= hours.closes);
            }
        }
    }

    #[test]
    fn on_every_day_of_a_year_exactly_one_way_over_water_or_ice_runs_and_the_bridge_always() {
        let mut day = Day::new(2028, 1, 1).unwrap();
        while day.year() == 2028 {
            let river = LINES.iter().filter(|line| !line.seasons.is_empty() && line.runs_on(day)).count();
            assert_eq!(river, 1, "{day}");
            assert!(LINES.iter().any(|line| line.code == "road_bridge" && line.runs_on(day)));
            day = day.plus_days(1);
        }
    }
}
