//! The two banks of the Amur and their clocks: Heihe is one hour behind Blagoveshchensk.

use chrono::{NaiveTime, TimeZone, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::values::word::words;
use crate::values::{Day, TimeOfDay, Timestamp};

words! {
    /// A bank of the river, known by its time zone.
    Bank in "zone" {
        /// Heihe, UTC+8.
        Heihe = "Asia/Shanghai",
        /// Blagoveshchensk, UTC+9.
        Blagoveshchensk = "Asia/Yakutsk",
    }
}

/// A day and an hour on one bank's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WallClock {
    /// The day there.
    pub on: Day,
    /// The hour there.
    pub time: TimeOfDay,
}

/// One moment on both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Clocks {
    /// In Heihe.
    pub heihe: WallClock,
    /// In Blagoveshchensk; near midnight another day.
    pub blagoveshchensk: WallClock,
}

impl Bank {
    fn zone(self) -> chrono_tz::Tz {
        match self {
            Bank::Heihe => chrono_tz::Asia::Shanghai,
            Bank::Blagoveshchensk => chrono_tz::Asia::Yakutsk,
        }
    }

    /// The moment this bank's clock shows a day and an hour; the earlier one if it does so twice.
    pub fn moment(self, on: Day, time: TimeOfDay) -> Option<Timestamp> {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(time.minutes() * 60, 0)?;
        let local = self.zone().from_local_datetime(&on.date().and_time(time)).earliest()?;
        Some(Timestamp::new(local.with_timezone(&Utc)))
    }
}

impl Clocks {
    /// Both clocks at a moment.
    pub fn at(moment: Timestamp) -> Self {
        let on = |bank: Bank| WallClock {
            on: moment.day_in(bank.zone()),
            time: TimeOfDay::of(moment, bank.zone()),
        };
        Clocks { heihe: on(Bank::Heihe), blagoveshchensk: on(Bank::Blagoveshchensk) }
    }

    /// The clock of one bank.
    pub fn of(&self, bank: Bank) -> WallClock {
        match bank {
            Bank::Heihe => self.heihe,
            Bank::Blagoveshchensk => self.blagoveshchensk,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bank: Bank, on: &str, time: &str) -> String {
        let moment = bank.moment(Day::parse(on).unwrap(), TimeOfDay::parse(time).unwrap()).unwrap();
        let Clocks { heihe, blagoveshchensk: blag } = Clocks::at(moment);
        format!("{} {} / {} {}", heihe.on, heihe.time, blag.on, blag.time)
    }

    #[test]
    fn heihe_is_an_hour_behind_and_at_night_a_day() {
        let morning = "2026-11-25 08:00 / 2026-11-25 09:00";
        assert_eq!(shown(Bank::Heihe, "2026-11-25", "08:00"), morning);
        assert_eq!(shown(Bank::Blagoveshchensk, "2026-11-25", "09:00"), morning);
        assert_eq!(
            shown(Bank::Blagoveshchensk, "2026-01-01", "00:30"),
            "2025-12-31 23:30 / 2026-01-01 00:30"
        );
    }
}
