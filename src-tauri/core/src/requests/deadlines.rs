//! The terms of 152-FZ, counted from the day a letter came.
//!
//! Day 1 is the day after receipt. Calendar days are never moved by a weekend: the due day of a
//! withdrawal may be a Saturday, so the clinic works towards the last working day before it.
//! Working days follow the [calendar](super::calendar) handed in, with its warnings. Which request
//! starts which term is in [grounds](super::grounds).

use super::calendar::{Calendar, Counted, Walk};
use crate::values::Day;

/// Calendar days within which data is destroyed after a withdrawal (152-FZ Art. 21(5)).
pub const WITHDRAWAL_DAYS: u32 = 30;

/// `n` calendar days after receipt.
pub fn calendar_days_after(receipt: Day, n: u32) -> Day {
    receipt.plus_days(n)
}

/// `n` months after receipt (152-FZ Art. 21(6)); the last day of a shorter month stands for a
/// missing one (Civil Code Art. 192(3)).
pub fn months_after(receipt: Day, n: u32) -> Day {
    receipt.plus_months(n)
}

/// The `n`-th working day after receipt; receipt itself for 0.
pub fn working_days_after(calendar: &Calendar, receipt: Day, n: u32) -> Counted {
    let mut walk = Walk::by(calendar);
    let mut day = receipt;
    let mut left = n;
    while left > 0 {
        let next = day.plus_days(1);
        if next == day {
            break;
        }
        day = next;
        if walk.works(day) {
            left -= 1;
        }
    }
    walk.at(day)
}

/// The day itself when it is a working day, otherwise the last one before it.
pub fn last_working_day_on_or_before(calendar: &Calendar, day: Day) -> Counted {
    let mut walk = Walk::by(calendar);
    let mut day = day;
    while !walk.works(day) {
        let earlier = day.minus_days(1);
        if earlier == day {
            break;
        }
        day = earlier;
    }
    walk.at(day)
}

#[cfg(test)]
mod tests {
    use super::super::calendar::CalendarWarning;
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[rstest]
    #[case::art_20_1_access("2026-11-02", 10, "2026-11-17")]
    #[case::art_20_1_access_with_notice("2026-11-02", 15, "2026-11-24")]
    #[case::art_20_3_correction("2026-04-29", 7, "2026-05-12")]
    #[case::art_21_5_1_over_new_year("2026-12-21", 10, "2027-01-13")]
    #[case::art_21_3_stop_over_new_year("2026-12-29", 3, "2027-01-12")]
    #[case::the_day_of_receipt("2026-11-02", 0, "2026-11-02")]
    #[case::over_a_working_saturday("2025-10-31", 1, "2025-11-01")]
    #[case::after_a_working_saturday("2025-10-31", 2, "2025-11-05")]
    fn working_days_are_counted_by_the_russian_calendar(
        #[case] received: &str,
        #[case] n: u32,
        #[case] due: &str,
    ) {
        assert_eq!(working_days_after(&Calendar::shipped(), day(received), n).day, day(due));
    }

    #[rstest]
    #[case("2026-08-31", 6, "2027-02-28")]
    #[case("2026-11-05", 6, "2027-05-05")]
    fn art_21_6_six_months_end_in_the_month_that_has_the_day(
        #[case] from: &str,
        #[case] n: u32,
        #[case] to: &str,
    ) {
        assert_eq!(months_after(day(from), n), day(to));
    }

    #[rstest]
    #[case("2026-12-21", 10, vec![CalendarWarning::PreliminaryYear { year: 2027 }])]
    #[case("2026-11-02", 10, vec![])]
    #[case("2030-12-30", 3, vec![
        CalendarWarning::MissingYear { year: 2030 },
        CalendarWarning::MissingYear { year: 2031 },
    ])]
    fn an_uncertain_year_is_told_once(
        #[case] received: &str,
        #[case] n: u32,
        #[case] warnings: Vec<CalendarWarning>,
    ) {
        assert_eq!(working_days_after(&Calendar::shipped(), day(received), n).warnings, warnings);
    }

    proptest! {
        #[test]
        fn counting_always_ends_and_the_target_is_never_late(offset in 0u32..109_572, n in 0u32..400) {
            let calendar = Calendar::shipped();
            let received = day("1900-01-01").plus_days(offset);
            let target = last_working_day_on_or_before(&calendar, received).day;
            prop_assert!(target <= received);
            prop_assert!(received.days_since(target) <= 12);
            prop_assert!(working_days_after(&calendar, received, n).day.days_since(received) >= i64::from(n));
        }
    }
}
