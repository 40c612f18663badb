//! The clocks of 152-FZ on one page: which request starts which clock, how long it runs, whether it
//! can be extended, what it asks for. Pure: no database, no clock of its own.
//!
//! A clock's dates are counted by [`ClockGround::dates`]. Refuses: nothing; a day that cannot be is
//! refused where a request is recorded.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RequestKind;
use super::calendar::{Calendar, CalendarWarning, Counted};
use super::deadlines::{
    WITHDRAWAL_DAYS, calendar_days_after, last_working_day_on_or_before, working_days_after,
};
use crate::values::word::words;
use crate::values::{Day, Timestamp};

words! {
    /// Why a clock runs: its article.
    ClockGround in "ground" {
        /// Consent withdrawn: destroy (Art. 21(5)).
        Withdrawal = "withdrawal_21_5",
        /// Part of the consent withdrawn: the rest goes on, what was only for that part goes (Art. 21(5)).
        WithdrawalPart = "withdrawal_part_21_5",
        /// A demand to stop processing (Art. 21(5.1)).
        Stop = "stop_21_5_1",
        /// Access to one's data (Art. 14, 20(1)).
        Access = "access_20_1",
        /// A reasoned refusal of access, in writing (Art. 20(2)).
        Refusal = "refusal_20_2",
        /// Correction on proof (Art. 20(3)).
        Correction = "correction_20_3",
        /// Destruction of what is unnecessary or unlawfully got, on proof (Art. 20(3)).
        Unnecessary = "unnecessary_20_3",
        /// Blocked for a check: correct and unblock (Art. 21(1), (2)).
        Dispute = "dispute_21_1",
        /// Unlawful processing found: stop (Art. 21(3)).
        UnlawfulStop = "unlawful_stop_21_3",
        /// Unlawful processing found: destroy (Art. 21(3)).
        UnlawfulDestroy = "unlawful_destroy_21_3",
        /// Marketing stops at once (Art. 15(2)).
        Objection = "objection_15",
        /// A question of the regulator (Art. 20(4)).
        Regulator = "regulator_20_4",
        /// A leak: tell the regulator (Art. 21(3.1)).
        Leak24h = "leak_24h_21_3_1",
        /// A leak: report the inquiry (Art. 21(3.1)).
        Leak72h = "leak_72h_21_3_1",
    }
}

/// How long a clock runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// No time at all: the day it comes.
    AtOnce,
    /// Calendar days after receipt; never moved by a weekend.
    CalendarDays(u32),
    /// Working days after receipt.
    WorkingDays(u32),
    /// Hours from the moment it was known, to the minute.
    Hours(u32),
}

/// One row of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The article as papers and the window name it.
    pub article: &'static str,
    /// The term.
    pub term: Term,
    /// Working days it may be extended by, once, with a reasoned notice.
    pub longer_by: Option<u32>,
    /// Whether it ends in the destruction of the record.
    pub destroys: bool,
}

const fn rule(article: &'static str, term: Term, longer_by: Option<u32>, destroys: bool) -> Rule {
    Rule { article, term, longer_by, destroys }
}

/// The dates of one clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClockDates {
    /// Its ground.
    pub ground: ClockGround,
    /// The last lawful day.
    pub due_on: Day,
    /// The last lawful moment, for terms in hours.
    pub due_at: Option<Timestamp>,
    /// The last working day on or before it; for a term in hours the day itself.
    pub target_on: Day,
    /// What is uncertain about the calendar.
    pub warnings: Vec<CalendarWarning>,
}

/// When something came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// The day.
    pub on: Day,
    /// The moment; terms in hours are counted from it.
    pub at: Timestamp,
    /// The zone in which days begin and end.
    pub zone: Tz,
}

impl ClockGround {
    /// Its row of the law.
    pub fn rule(self) -> Rule {
        use Term::{AtOnce, CalendarDays, Hours, WorkingDays};
        match self {
            ClockGround::Withdrawal => rule("21(5)", CalendarDays(WITHDRAWAL_DAYS), None, true),
            ClockGround::WithdrawalPart => rule("21(5)", CalendarDays(30), None, false),
            ClockGround::Stop => rule("21(5.1)", WorkingDays(10), Some(5), true),
            ClockGround::Access => rule("20(1)", WorkingDays(10), Some(5), false),
            ClockGround::Refusal => rule("20(2)", WorkingDays(10), Some(5), false),
            ClockGround::Correction => rule("20(3)", WorkingDays(7), None, false),
            ClockGround::Unnecessary => rule("20(3)", WorkingDays(7), None, true),
            ClockGround::Dispute => rule("21(1)", WorkingDays(7), None, false),
            ClockGround::UnlawfulStop => rule("21(3)", WorkingDays(3), None, false),
            ClockGround::UnlawfulDestroy => rule("21(3)", WorkingDays(10), None, true),
            ClockGround::Objection => rule("15(2)", AtOnce, None, false),
            ClockGround::Regulator => rule("20(4)", WorkingDays(10), Some(5), false),
            ClockGround::Leak24h => rule("21(3.1)", Hours(24), None, false),
            ClockGround::Leak72h => rule("21(3.1)", Hours(72), None, false),
        }
    }

    /// Its dates; `extended` by the working days the law allows once.
    pub fn dates(self, calendar: &Calendar, receipt: Receipt, extended: bool) -> ClockDates {
        let rule = self.rule();
        let longer = if extended { rule.longer_by.unwrap_or(0) } else { 0 };
        let whole = |day: Day| Counted { day, warnings: Vec::new() };
        let (due, due_at) = match rule.term {
            Term::AtOnce => (whole(receipt.on), None),
            Term::CalendarDays(n) => (whole(calendar_days_after(receipt.on, n)), None),
            Term::WorkingDays(n) => (working_days_after(calendar, receipt.on, n + longer), None),
            Term::Hours(n) => {
                let at = receipt.at.plus_seconds(i64::from(n) * 3600);
                (whole(at.day_in(receipt.zone)), Some(at))
            }
        };
        let target = match rule.term {
            Term::AtOnce | Term::Hours(_) => whole(due.day),
            _ => last_working_day_on_or_before(calendar, due.day),
        };
        let mut warnings = due.warnings;
        warnings.extend(target.warnings);
        warnings.sort_unstable();
        warnings.dedup();
        ClockDates { ground: self, due_on: due.day, due_at, target_on: target.day, warnings }
    }
}

impl RequestKind {
    /// The clocks it starts.
    pub fn grounds(self) -> &'static [ClockGround] {
        match self {
            RequestKind::Withdrawal => &[ClockGround::Withdrawal],
            RequestKind::WithdrawalPart => &[ClockGround::WithdrawalPart],
            RequestKind::Stop => &[ClockGround::Stop],
            RequestKind::Access => &[ClockGround::Access],
            RequestKind::Correction => &[ClockGround::Correction],
            RequestKind::Unnecessary => &[ClockGround::Unnecessary],
            RequestKind::Dispute => &[ClockGround::Dispute],
            RequestKind::Unlawful => &[ClockGround::UnlawfulStop, ClockGround::UnlawfulDestroy],
            RequestKind::Objection => &[ClockGround::Objection],
            RequestKind::Regulator => &[ClockGround::Regulator],
            RequestKind::Leak => &[ClockGround::Leak24h, ClockGround::Leak72h],
        }
    }

    /// Whether it is about a person's record.
    pub fn of_a_person(self) -> bool {
        !matches!(self, RequestKind::Regulator | RequestKind::Leak)
    }

    /// Why the record is blocked the moment it comes, as a fixed word.
    pub fn blocks(self) -> Option<BlockReason> {
        match self {
            RequestKind::Withdrawal => Some(BlockReason::Withdrawn),
            RequestKind::Stop => Some(BlockReason::Stopped),
            RequestKind::Dispute => Some(BlockReason::Disputed),
            RequestKind::Unlawful => Some(BlockReason::Unlawful),
            _ => None,
        }
    }
}

words! {
    /// Why a record is blocked; a later reason outweighs an earlier one of this list.
    BlockReason in "blocked_reason" {
        /// For the time of a check (Art. 21(1)): nothing is cancelled, nothing is destroyed.
        Disputed = "disputed",
        /// Not needed or unlawfully got (Art. 20(3)).
        Unnecessary = "unnecessary",
        /// A demand to stop (Art. 21(5.1)).
        Stopped = "stopped",
        /// Processed unlawfully (Art. 21(3)).
        Unlawful = "unlawful",
        /// Consent withdrawn (Art. 21(5)).
        Withdrawn = "withdrawn",
    }
}

/// The earliest of some clocks: by moment where one has it, else by day.
pub fn earliest(clocks: &[ClockDates]) -> Option<&ClockDates> {
    clocks.iter().min_by_key(|clock| (clock.due_on, clock.due_at.is_none(), clock.due_at, clock.ground))
}

#[cfg(test)]
mod tests {
    use super::super::calendar::Year;
    use super::super::deadlines::months_after;
    use super::*;
    use chrono_tz::Asia::Yakutsk;
    use rstest::rstest;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// Received at ten in the morning of a day at the desk.
    fn on(text: &str) -> Receipt {
        Receipt { on: day(text), at: Timestamp::parse(&format!("{text}T01:00:00Z")).unwrap(), zone: Yakutsk }
    }

    fn counted(ground: ClockGround, received: &str, extended: bool) -> ClockDates {
        ground.dates(&Calendar::shipped(), on(received), extended)
    }

    /// law.md §2, row by row: article, what it says, how long, whether it can be extended.
    #[rstest]
    #[case(ClockGround::Dispute, "21(1)", Term::WorkingDays(7), None, false)]
    #[case(ClockGround::Correction, "20(3)", Term::WorkingDays(7), None, false)]
    #[case(ClockGround::UnlawfulStop, "21(3)", Term::WorkingDays(3), None, false)]
    #[case(ClockGround::UnlawfulDestroy, "21(3)", Term::WorkingDays(10), None, true)]
    #[case(ClockGround::Leak24h, "21(3.1)", Term::Hours(24), None, false)]
    #[case(ClockGround::Leak72h, "21(3.1)", Term::Hours(72), None, false)]
    #[case(ClockGround::Withdrawal, "21(5)", Term::CalendarDays(30), None, true)]
    #[case(ClockGround::WithdrawalPart, "21(5)", Term::CalendarDays(30), None, false)]
    #[case(ClockGround::Stop, "21(5.1)", Term::WorkingDays(10), Some(5), true)]
    #[case(ClockGround::Access, "20(1)", Term::WorkingDays(10), Some(5), false)]
    #[case(ClockGround::Refusal, "20(2)", Term::WorkingDays(10), Some(5), false)]
    #[case(ClockGround::Unnecessary, "20(3)", Term::WorkingDays(7), None, true)]
    #[case(ClockGround::Regulator, "20(4)", Term::WorkingDays(10), Some(5), false)]
    #[case(ClockGround::Objection, "15(2)", Term::AtOnce, None, false)]
    fn each_clock_is_the_row_of_its_article(
        #[case] ground: ClockGround,
        #[case] article: &'static str,
        #[case] term: Term,
        #[case] longer_by: Option<u32>,
        #[case] destroys: bool,
    ) {
        assert_eq!(ground.rule(), Rule { article, term, longer_by, destroys });
    }

    #[test]
    fn every_ground_has_a_row_in_the_table_and_every_kind_starts_a_clock() {
        assert_eq!(ClockGround::ALL.len(), 14, "a new ground wants its row above");
        for kind in RequestKind::ALL {
            assert!(!kind.grounds().is_empty(), "{}", kind.code());
        }
        let started: Vec<_> = RequestKind::ALL.iter().flat_map(|kind| kind.grounds()).collect();
        let by_decision_only = ClockGround::ALL.iter().filter(|ground| !started.contains(ground));
        assert_eq!(by_decision_only.collect::<Vec<_>>(), [&ClockGround::Refusal]);
    }

    #[rstest]
    // Calendar days: never moved by a weekend, month ends, February, the turn of the year.
    #[case::art_21_5_due_on_a_saturday(ClockGround::Withdrawal, "2026-11-05", "2026-12-05", "2026-12-04")]
    #[case::art_21_5_over_february(ClockGround::Withdrawal, "2026-01-31", "2026-03-02", "2026-03-02")]
    #[case::art_21_5_from_the_end_of_february(
        ClockGround::Withdrawal,
        "2026-02-28",
        "2026-03-30",
        "2026-03-30"
    )]
    #[case::art_21_5_target_before_new_year(
        ClockGround::Withdrawal,
        "2025-12-11",
        "2026-01-10",
        "2025-12-30"
    )]
    #[case::art_21_5_target_on_a_working_saturday(
        ClockGround::Withdrawal,
        "2025-10-04",
        "2025-11-03",
        "2025-11-01"
    )]
    #[case::art_21_5_last_day_of_the_year(ClockGround::Withdrawal, "2026-12-01", "2026-12-31", "2026-12-30")]
    // Working days.
    #[case::art_20_1(ClockGround::Access, "2026-11-02", "2026-11-17", "2026-11-17")]
    #[case::art_20_2(ClockGround::Refusal, "2026-11-02", "2026-11-17", "2026-11-17")]
    #[case::art_20_4_over_new_year(ClockGround::Regulator, "2026-12-21", "2027-01-13", "2027-01-13")]
    #[case::art_21_5_1_over_new_year(ClockGround::Stop, "2026-12-21", "2027-01-13", "2027-01-13")]
    #[case::art_21_3_stop_over_new_year(ClockGround::UnlawfulStop, "2026-12-29", "2027-01-12", "2027-01-12")]
    #[case::art_21_3_destroy_over_new_year(
        ClockGround::UnlawfulDestroy,
        "2026-12-29",
        "2027-01-21",
        "2027-01-21"
    )]
    #[case::art_20_3_over_the_may_holidays(ClockGround::Correction, "2026-04-29", "2026-05-12", "2026-05-12")]
    #[case::art_20_3_unnecessary(ClockGround::Unnecessary, "2026-04-29", "2026-05-12", "2026-05-12")]
    #[case::art_21_2_over_the_may_holidays(ClockGround::Dispute, "2026-04-29", "2026-05-12", "2026-05-12")]
    #[case::art_21_3_a_working_saturday_counts(
        ClockGround::UnlawfulStop,
        "2025-10-30",
        "2025-11-05",
        "2025-11-05"
    )]
    #[case::art_15_2_at_once(ClockGround::Objection, "2026-11-07", "2026-11-07", "2026-11-07")]
    fn the_vectors_of_the_law(
        #[case] ground: ClockGround,
        #[case] received: &str,
        #[case] due: &str,
        #[case] target: &str,
    ) {
        let dates = counted(ground, received, false);
        assert_eq!((dates.due_on, dates.target_on, dates.due_at), (day(due), day(target), None));
    }

    #[rstest]
    #[case::art_20_1(ClockGround::Access, "2026-11-02", "2026-11-24")]
    #[case::art_20_2(ClockGround::Refusal, "2026-11-02", "2026-11-24")]
    #[case::art_20_4(ClockGround::Regulator, "2026-11-02", "2026-11-24")]
    #[case::art_21_5_1_over_new_year(ClockGround::Stop, "2026-12-21", "2027-01-20")]
    fn five_working_days_are_added_where_the_law_has_them(
        #[case] ground: ClockGround,
        #[case] received: &str,
        #[case] due: &str,
    ) {
        assert_eq!(counted(ground, received, true).due_on, day(due));
    }

    #[test]
    fn a_term_without_an_extension_stays_where_it_is() {
        for ground in ClockGround::ALL.iter().filter(|ground| ground.rule().longer_by.is_none()) {
            let (plain, extended) =
                (counted(*ground, "2026-11-02", false), counted(*ground, "2026-11-02", true));
            assert_eq!(plain, extended, "{}", ground.code());
        }
    }

    #[test]
    fn art_21_4_thirty_days_and_art_21_6_six_months_end_where_the_civil_code_says() {
        assert_eq!(calendar_days_after(day("2026-11-05"), 30), day("2026-12-05"), "21(4)");
        assert_eq!(months_after(day("2026-08-31"), 6), day("2027-02-28"), "21(6)");
    }

    #[rstest]
    // 23:30 at the desk is 14:30 in Greenwich; the term ends on the next day's same minute.
    #[case::before_midnight("2026-11-05", "2026-11-05T14:30:00Z", "2026-11-06T14:30:00.000Z", "2026-11-06")]
    #[case::after_midnight("2026-11-06", "2026-11-05T15:01:00Z", "2026-11-06T15:01:00.000Z", "2026-11-07")]
    #[case::over_new_year("2026-12-31", "2026-12-31T03:00:00Z", "2027-01-01T03:00:00.000Z", "2027-01-01")]
    fn art_21_3_1_a_leak_is_told_within_twenty_four_hours_to_the_minute(
        #[case] received: &str,
        #[case] at: &str,
        #[case] due_at: &str,
        #[case] due_on: &str,
    ) {
        let receipt = Receipt { on: day(received), at: Timestamp::parse(at).unwrap(), zone: Yakutsk };
        let dates = ClockGround::Leak24h.dates(&Calendar::shipped(), receipt, false);
        assert_eq!(dates.due_at.unwrap().to_string(), due_at);
        assert_eq!((dates.due_on, dates.target_on), (day(due_on), day(due_on)));
        let report = ClockGround::Leak72h.dates(&Calendar::shipped(), receipt, false);
        assert_eq!(report.due_at.unwrap().seconds_since(dates.due_at.unwrap()), 48 * 3600);
    }

    #[test]
    fn of_several_clocks_the_earliest_rules_by_its_minute() {
        let both =
            [ClockGround::Withdrawal, ClockGround::Stop].map(|ground| counted(ground, "2026-11-02", false));
        assert_eq!(earliest(&both).unwrap().ground, ClockGround::Stop);
        let leak =
            [ClockGround::Leak72h, ClockGround::Leak24h].map(|ground| counted(ground, "2026-11-02", false));
        assert_eq!(earliest(&leak).unwrap().ground, ClockGround::Leak24h);
    }

    #[test]
    fn an_imported_year_stands_before_the_programs_own_and_a_missing_one_is_told() {
        let decreed = Calendar::shipped();
        let mut year = decreed.years().find(|year| year.year == 2027).unwrap().clone();
        year.preliminary = false;
        year.off.extend([(1, 11), (1, 12)]);
        let calendar = decreed.with(Year { ..year });
        let dates = ClockGround::UnlawfulStop.dates(&calendar, on("2026-12-29"), false);
        assert_eq!((dates.due_on, dates.warnings), (day("2027-01-14"), vec![]));
        let warned = counted(ClockGround::Access, "2028-12-25", false).warnings;
        assert_eq!(
            warned,
            [CalendarWarning::MissingYear { year: 2028 }, CalendarWarning::MissingYear { year: 2029 }]
        );
        assert_eq!(
            counted(ClockGround::UnlawfulStop, "2026-12-29", false).warnings,
            [CalendarWarning::PreliminaryYear { year: 2027 }]
        );
    }
}
