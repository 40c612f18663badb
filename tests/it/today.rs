//! The Today page: counters that agree with the rows below them.

use desk_core::leads::{self, LeadRef, NextAction, NextActionChange};
use desk_core::staff::Role;
use desk_core::testing::{TestClinic, all_purposes, day};
use desk_core::today::{self, TodayQuery};
use desk_core::values::{LeadId, TimeOfDay};

fn promise(clinic: &TestClinic, lead: LeadId, on: &str, time: Option<&str>) {
    let next = NextAction {
        text: "перезвонить".into(),
        on: day(on),
        time: time.map(|time| TimeOfDay::parse(time).unwrap()),
    };
    leads::set_next_action(clinic, NextActionChange { lead, next_action: Some(next) }).unwrap();
}

#[test]
fn late_promises_come_first_then_those_of_today_by_the_hour() {
    // 23 November, 10:00 at the desk.
    let clinic = TestClinic::new();
    let lead = |name: &str| clinic.lead(name).with_consent(all_purposes()).create();
    let [noon, late, missed, some_time, tomorrow, archived] = [
        lead("Полднева Анна"),
        lead("Позднева Вера"),
        lead("Утренняя Зоя"),
        lead("Когда Ольга"),
        lead("Завтра Алла"),
        lead("Архивная Нина"),
    ];
    promise(&clinic, noon, "2026-11-23", Some("12:00"));
    promise(&clinic, late, "2026-11-20", None);
    promise(&clinic, missed, "2026-11-23", Some("09:30"));
    promise(&clinic, some_time, "2026-11-23", None);
    promise(&clinic, tomorrow, "2026-11-24", None);
    promise(&clinic, archived, "2026-11-20", None);
    leads::archive(&clinic, LeadRef { lead: archived }).unwrap();
    let page = today::get(&clinic, TodayQuery::default()).unwrap();
    let rows: Vec<_> = page.rows.iter().map(|row| (row.id, row.overdue)).collect();
    assert_eq!(rows, [(late, true), (missed, true), (noon, false), (some_time, false)]);
    assert_eq!((page.day, page.overdue, page.calls_today), (day("2026-11-23"), 2, 2));
    assert_eq!(page.without_consent, 0);
}

#[test]
fn a_letter_is_counted_for_all_and_told_to_the_privacy_officer() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна").promised("перезвонить", day("2026-11-23")).create();
    clinic.lead("Волкова Вера").create();
    assert_eq!(today::get(&clinic, TodayQuery::default()).unwrap().without_consent, 2);
    clinic.lead("Ким Олег").withdrawn(day("2026-11-23")).create();
    let page = today::get(&clinic, TodayQuery::default()).unwrap();
    assert_eq!((page.letters_open, page.letters.len(), page.without_consent), (1, 1, 2));
    assert_eq!((page.letters[0].days_left, page.letters[0].due_on), (30, day("2026-12-23")));
    let desk = today::get(&clinic.as_role([Role::Receptionist]), TodayQuery::default()).unwrap();
    assert_eq!((desk.letters_open, desk.letters.len()), (1, 0));
    assert_eq!(desk.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [lead]);
    let administrator = today::get(&clinic.as_role([Role::Administrator]), TodayQuery::default()).unwrap();
    assert_eq!((administrator.calls_today, administrator.rows.len()), (1, 0), "counters, and no person");
}
