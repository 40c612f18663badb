//! The Russian production calendar: which days are working days (Labour Code Art. 95, 112).
//!
//! Monday to Friday, less holidays and days off moved by decree, plus decreed working Saturdays.
//! A year without a table is never counted silently as Monday–Friday: the count carries a warning,
//! and so it does for a year whose decree is not out yet.
//!
//! A [`Calendar`] is a value handed to whatever counts: the program's own years, and before them
//! those the clinic has imported.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::values::Day;

/// What makes a count of working days less than certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum CalendarWarning {
    /// The program has no table for the year: its holidays were not taken into account.
    MissingYear {
        /// The year.
        year: i32,
    },
    /// The year's transfers are not decreed yet: only the holidays of Art. 112 are certain.
    PreliminaryYear {
        /// The year.
        year: i32,
    },
}

/// A counted day, with what may make it wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Counted {
    /// The day.
    pub day: Day,
    /// Years the count touched whose table is missing or preliminary, each once.
    pub warnings: Vec<CalendarWarning>,
}

/// A day of a year, as (month, day).
pub type MonthDay = (u32, u32);

/// One year: what differs from plain Monday to Friday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// The Government's decree on transfers is not out.
    pub preliminary: bool,
    /// Holidays and moved days off; weekends may lie among them.
    pub off: BTreeSet<MonthDay>,
    /// Saturdays worked by decree.
    pub working: BTreeSet<MonthDay>,
}

impl Year {
    /// Whether a day of this year is a working day.
    fn works(&self, day: Day) -> bool {
        let date = day.date();
        let number = (date.month(), date.day());
        let weekday = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.working.contains(&number) || (weekday && !self.off.contains(&number))
    }

    /// How many working days it has.
    pub fn working_days(&self) -> u32 {
        let Ok(first) = Day::new(self.year, 1, 1) else { return 0 };
        let days = (0..366).map(|n| first.plus_days(n)).filter(|day| day.year() == self.year);
        u32::try_from(days.filter(|day| self.works(*day)).count()).unwrap_or(0)
    }
}

/// The years one counts by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar(BTreeMap<i32, Year>);

impl Calendar {
    /// The years the program comes with.
    pub fn shipped() -> Self {
        Calendar(YEARS.iter().map(|table| (table.year, table.whole())).collect())
    }

    /// The same with another year, which stands before the program's own.
    #[must_use]
    pub fn with(mut self, year: Year) -> Self {
        self.0.insert(year.year, year);
        self
    }

    /// Its years, the earliest first.
    pub fn years(&self) -> impl Iterator<Item = &Year> {
        self.0.values()
    }

    /// Whether a day is a working day, and the warning that goes with the answer.
    pub fn is_working(&self, day: Day) -> (bool, Option<CalendarWarning>) {
        let year = day.year();
        let Some(table) = self.0.get(&year) else {
            let weekday = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            return (weekday, Some(CalendarWarning::MissingYear { year }));
        };
        let warning = table.preliminary.then_some(CalendarWarning::PreliminaryYear { year });
        (table.works(day), warning)
    }
}

/// Whether the program comes with a table of this year.
pub fn is_shipped(year: i32) -> bool {
    YEARS.iter().any(|table| table.year == year)
}

/// A year as the program carries it.
struct Shipped {
    year: i32,
    preliminary: bool,
    /// As (month, first day, last day).
    off: &'static [(u32, u32, u32)],
    working: &'static [MonthDay],
}

impl Shipped {
    fn whole(&self) -> Year {
        let days = |(month, first, last): &(u32, u32, u32)| {
            let month = *month;
            (*first..=*last).map(move |day| (month, day))
        };
        Year {
            year: self.year,
            preliminary: self.preliminary,
            off: self.off.iter().flat_map(days).collect(),
            working: self.working.iter().copied().collect(),
        }
    }
}

/// Years known to the program. To add one: copy the days of its decree.
const YEARS: &[Shipped] = &[
    // Decree 1335 of 04.10.2024: 4 Jan → 2 May, 5 Jan → 31 Dec, 23 Feb → 8 May, 8 Mar → 13 Jun,
    // Saturday 1 Nov worked for Monday 3 Nov.
    Shipped {
        year: 2025,
        preliminary: false,
        off: &[
            (1, 1, 8),
            (2, 23, 23),
            (3, 8, 8),
            (5, 1, 2),
            (5, 8, 9),
            (6, 12, 13),
            (11, 3, 4),
            (12, 31, 31),
        ],
        working: &[(11, 1)],
    },
    // 3 Jan → 9 Jan, 4 Jan → 31 Dec; 8 Mar → 9 Mar and 9 May → 11 May by Art. 112(2).
    Shipped {
        year: 2026,
        preliminary: false,
        off: &[
            (1, 1, 11),
            (2, 23, 23),
            (3, 7, 9),
            (5, 1, 3),
            (5, 9, 11),
            (6, 12, 14),
            (11, 4, 4),
            (12, 31, 31),
        ],
        working: &[],
    },
    // Art. 112 only: 1 May → 3 May, 9 May → 10 May, 12 Jun → 14 Jun; the weekend days of 2 and 3
    // January wait for the decree.
    Shipped {
        year: 2027,
        preliminary: true,
        off: &[(1, 1, 8), (2, 23, 23), (3, 8, 8), (5, 1, 3), (5, 9, 10), (6, 12, 14), (11, 4, 4)],
        working: &[],
    },
];

/// Walks from day to day, keeping each year's warning once.
pub(super) struct Walk<'c> {
    calendar: &'c Calendar,
    warnings: Vec<CalendarWarning>,
}

impl<'c> Walk<'c> {
    /// Sets out.
    pub fn by(calendar: &'c Calendar) -> Self {
        Walk { calendar, warnings: Vec::new() }
    }

    /// Whether this day is a working day.
    pub fn works(&mut self, day: Day) -> bool {
        let (works, warning) = self.calendar.is_working(day);
        if let Some(warning) = warning
            && !self.warnings.contains(&warning)
        {
            self.warnings.push(warning);
        }
        works
    }

    /// The end of the walk.
    pub fn at(self, day: Day) -> Counted {
        Counted { day, warnings: self.warnings }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn days_of(year: i32) -> impl Iterator<Item = Day> {
        let first = Day::new(year, 1, 1).unwrap();
        (0..366).map(move |n| first.plus_days(n)).filter(move |day| day.year() == year)
    }

    #[rstest]
    #[case(2025, 247)]
    #[case(2026, 247)]
    // Two more days off come with the decree, for the weekend of 2 and 3 January.
    #[case(2027, 249)]
    fn a_year_has_its_number_of_working_days(#[case] year: i32, #[case] working: usize) {
        assert_eq!(days_of(year).filter(|day| Calendar::shipped().is_working(*day).0).count(), working);
    }

    #[rstest]
    #[case("2025-01-08", false)]
    #[case("2025-01-09", true)]
    #[case("2025-02-24", true)]
    #[case("2025-05-02", false)]
    #[case("2025-05-08", false)]
    #[case("2025-06-13", false)]
    #[case("2025-11-01", true)]
    #[case("2025-11-03", false)]
    #[case("2025-12-31", false)]
    #[case("2026-01-09", false)]
    #[case("2026-01-12", true)]
    #[case("2026-03-09", false)]
    #[case("2026-05-11", false)]
    #[case("2026-06-12", false)]
    #[case("2026-06-15", true)]
    #[case("2026-11-03", true)]
    #[case("2026-12-31", false)]
    #[case("2027-01-08", false)]
    #[case("2027-01-11", true)]
    #[case("2027-05-03", false)]
    #[case("2027-05-10", false)]
    #[case("2027-06-14", false)]
    fn holidays_transfers_and_working_saturdays_are_known(#[case] of: &str, #[case] works: bool) {
        assert_eq!(Calendar::shipped().is_working(day(of)).0, works);
    }

    #[test]
    fn a_year_without_a_table_is_never_silent() {
        assert_eq!(
            Calendar::shipped().is_working(day("2031-03-03")),
            (true, Some(CalendarWarning::MissingYear { year: 2031 }))
        );
        assert_eq!(
            Calendar::shipped().is_working(day("2027-03-03")),
            (true, Some(CalendarWarning::PreliminaryYear { year: 2027 }))
        );
        assert_eq!(Calendar::shipped().is_working(day("2026-03-03")), (true, None));
    }

    #[test]
    fn every_listed_day_exists_and_worked_days_are_saturdays() {
        for table in YEARS {
            for (month, first, last) in table.off {
                assert!(first <= last);
                assert!(Day::new(table.year, *month, *first).is_ok(), "{} {month}", table.year);
                assert!(Day::new(table.year, *month, *last).is_ok(), "{} {month}", table.year);
            }
            for (month, number) in table.working {
                let day = Day::new(table.year, *month, *number).unwrap();
                assert_eq!(day.weekday(), Weekday::Sat);
            }
        }
    }
}
