//! The Russian production calendar: which days are working days (Labour Code Art. 95, 112).
//!
//! Monday to Friday, less holidays and days off moved by decree, plus decreed working Saturdays.
//! A year without a table is never counted silently as Monday–Friday: the count carries a warning,
//! and so it does for a year whose decree is not out yet.

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

/// One year: what differs from plain Monday to Friday.
struct Year {
    year: i32,
    /// The Government's decree on transfers is not out.
    preliminary: bool,
    /// Days off, as (month, first day, last day); weekends may lie among them.
    off: &'static [(u32, u32, u32)],
    /// Saturdays worked by decree, as (month, day).
    working: &'static [(u32, u32)],
}

/// Years known to the program. To add one: copy the days of its decree.
const YEARS: &[Year] = &[
    // Decree 1335 of 04.10.2024: 4 Jan → 2 May, 5 Jan → 31 Dec, 23 Feb → 8 May, 8 Mar → 13 Jun,
    // Saturday 1 Nov worked for Monday 3 Nov.
    Year {
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
    Year {
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
    Year {
        year: 2027,
        preliminary: true,
        off: &[(1, 1, 8), (2, 23, 23), (3, 8, 8), (5, 1, 3), (5, 9, 10), (6, 12, 14), (11, 4, 4)],
        working: &[],
    },
];

/// Whether a day is a working day, and the warning that goes with the answer.
pub fn is_working(day: Day) -> (bool, Option<CalendarWarning>) {
    let year = day.year();
    let date = day.date();
    let weekday = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let Some(table) = YEARS.iter().find(|table| table.year == year) else {
        return (weekday, Some(CalendarWarning::MissingYear { year }));
    };
    let (month, number) = (date.month(), date.day());
    let off = table.off.iter().any(|(m, first, last)| *m == month && (*first..=*last).contains(&number));
    let worked = table.working.contains(&(month, number));
    let warning = table.preliminary.then_some(CalendarWarning::PreliminaryYear { year });
    (worked || (weekday && !off), warning)
}

/// Walks from day to day, keeping each year's warning once.
#[derive(Default)]
pub(super) struct Walk(Vec<CalendarWarning>);

impl Walk {
    /// Whether this day is a working day.
    pub fn works(&mut self, day: Day) -> bool {
        let (works, warning) = is_working(day);
        if let Some(warning) = warning
            && !self.0.contains(&warning)
        {
            self.0.push(warning);
        }
        works
    }

    /// The end of the walk.
    pub fn at(self, day: Day) -> Counted {
        Counted { day, warnings: self.0 }
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
        assert_eq!(days_of(year).filter(|day| is_working(*day).0).count(), working);
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
        assert_eq!(is_working(day(of)).0, works);
    }

    #[test]
    fn a_year_without_a_table_is_never_silent() {
        assert_eq!(is_working(day("2031-03-03")), (true, Some(CalendarWarning::MissingYear { year: 2031 })));
        assert_eq!(
            is_working(day("2027-03-03")),
            (true, Some(CalendarWarning::PreliminaryYear { year: 2027 }))
        );
        assert_eq!(is_working(day("2026-03-03")), (true, None));
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
