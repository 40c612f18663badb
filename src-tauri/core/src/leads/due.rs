//! When a promise is late: its day has passed, or its hour today.

use super::NextAction;
use crate::clinic::Tx;
use crate::values::{Day, TimeOfDay};

/// Whether a promise is late at this moment on the desk's clock.
pub(crate) fn is_overdue(tx: &Tx<'_>, next: &NextAction) -> bool {
    late(next.on, next.time, tx.today(), TimeOfDay::of(tx.now(), tx.zone()))
}

/// A promise without an hour holds until the end of its day.
fn late(on: Day, time: Option<TimeOfDay>, today: Day, now: TimeOfDay) -> bool {
    on < today || (on == today && time.is_some_and(|time| time < now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-11-22", None, true)]
    #[case("2026-11-23", None, false)]
    #[case("2026-11-23", Some("09:59"), true)]
    #[case("2026-11-23", Some("10:00"), false)]
    #[case("2026-11-24", Some("09:00"), false)]
    fn a_promise_is_late_once_its_hour_or_day_is_over(
        #[case] on: &str,
        #[case] time: Option<&str>,
        #[case] is_late: bool,
    ) {
        let (today, now) = (Day::parse("2026-11-23").unwrap(), TimeOfDay::parse("10:00").unwrap());
        let time = time.map(|time| TimeOfDay::parse(time).unwrap());
        assert_eq!(late(Day::parse(on).unwrap(), time, today, now), is_late);
    }
}
