//! Filters combine: every one is compared with the same question asked of each card by itself.

use std::collections::BTreeSet;

use desk_core::consent::{self, ConsentBadge, ConsentKind};
use desk_core::leads::{
    self, BulkAct, BulkChange, BulkOrder, Channel, ConsentWanted, Filter, LeadCard, LeadRef, LeadStatus,
    ListQuery, NewLead, NextAction, NextWanted, Sort,
};
use desk_core::testing::{
    Dice, TestClinic, all_purposes, day, new_lead, paper_consent, phone, populate, sample_estimate,
    test_moment,
};
use desk_core::values::{AccountId, Category, Language, LeadId, TimeOfDay};
use desk_core::{Error, error::Problem};
use rstest::rstest;

fn listed(clinic: &TestClinic, query: &ListQuery) -> Vec<LeadId> {
    let (mut ids, mut query) = (Vec::new(), ListQuery { limit: 13, ..query.clone() });
    loop {
        let page = leads::list(clinic, query.clone()).unwrap();
        ids.extend(page.rows.iter().map(|row| row.id));
        match page.next {
            Some(place) => query.after = Some(place),
            None => return ids,
        }
    }
}

fn by_filter(clinic: &TestClinic, filter: Filter) -> Vec<LeadId> {
    listed(clinic, &ListQuery { filter, ..ListQuery::default() })
}

/// The moment of the tests: 23 November 2026, 10:00 at the desk.
fn passes(card: &LeadCard, filter: &Filter, me: AccountId) -> bool {
    let any = |empty: bool, hit: bool| empty || hit;
    let today = day("2026-11-23");
    let next = card.next_action.as_ref();
    any(filter.statuses.is_empty(), filter.statuses.contains(&card.status))
        && any(filter.channels.is_empty(), filter.channels.contains(&card.channel))
        && any(filter.languages.is_empty(), filter.languages.contains(&card.language))
        && any(
            filter.interests.is_empty(),
            filter.interests.iter().any(|interest| card.interests.contains(interest)),
        )
        && any(
            !filter.mine && filter.owners.is_empty() && !filter.unowned,
            card.owner.map_or(filter.unowned, |owner| {
                filter.owners.contains(&owner) || (filter.mine && owner == me)
            }),
        )
        && filter.next.is_none_or(|wanted| match wanted {
            NextWanted::Overdue => card.overdue,
            NextWanted::Today => next.is_some_and(|next| next.on == today) && !card.overdue,
            NextWanted::Week => next.is_some_and(|next| next.on <= today.plus_days(6)),
            NextWanted::Any => next.is_some(),
            NextWanted::Nothing => next.is_none(),
        })
        && filter.consent.is_none_or(|wanted| match wanted {
            ConsentWanted::Given => !card.consent.purposes.is_empty(),
            ConsentWanted::Never => matches!(card.consent.badge, ConsentBadge::None | ConsentBadge::Over),
            ConsentWanted::Ending => card.consent.badge == ConsentBadge::Expiring,
        })
        && filter.created_from.is_none_or(|from| card.created_at >= from.begins_in(chrono_tz::Asia::Yakutsk))
        && filter
            .created_to
            .is_none_or(|to| card.created_at < to.plus_days(1).begins_in(chrono_tz::Asia::Yakutsk))
        && filter
            .idle_days
            .is_none_or(|days| test_moment().seconds_since(card.changed_at) >= i64::from(days) * 86_400)
}

/// A filter of one to four conditions.
fn thrown(dice: &mut Dice, me: AccountId) -> Filter {
    let mut filter = Filter::default();
    let some = |dice: &mut Dice, n: usize| -> BTreeSet<usize> {
        (0..=dice.below(2)).map(|_| dice.below(n as u32) as usize).collect()
    };
    for _ in 0..=dice.below(4) {
        match dice.below(9) {
            0 => {
                filter.statuses =
                    some(dice, LeadStatus::ALL.len()).into_iter().map(|at| LeadStatus::ALL[at]).collect()
            }
            1 => {
                filter.channels =
                    some(dice, Channel::ALL.len()).into_iter().map(|at| Channel::ALL[at]).collect()
            }
            2 => {
                filter.interests =
                    some(dice, Category::ALL.len()).into_iter().map(|at| Category::ALL[at]).collect()
            }
            3 => filter.languages = vec![[Language::Ru, Language::Zh, Language::En][dice.below(3) as usize]],
            4 => filter.next = Some(NextWanted::ALL[dice.below(5) as usize]),
            5 => filter.consent = Some([ConsentWanted::Given, ConsentWanted::Never][dice.below(2) as usize]),
            6 => match dice.below(3) {
                0 => filter.mine = true,
                1 => filter.unowned = true,
                _ => filter.owners = vec![me],
            },
            7 => filter.created_from = Some(day("2026-11-23").minus_days(dice.below(400))),
            _ => filter.idle_days = Some(dice.below(120) + 1),
        }
    }
    filter
}

#[test]
fn a_filter_lets_through_whom_the_cards_say() {
    let clinic = TestClinic::new();
    let all = populate(&clinic, 200, 17).unwrap();
    let me = leads::get(&clinic, LeadRef { lead: all[0] }).ok().and_then(|card| card.owner).unwrap();
    // A third is nobody's.
    let changes =
        all.iter().step_by(3).map(|&lead| BulkChange { lead, change: BulkAct::Owner { owner: None } });
    leads::bulk(&clinic, BulkOrder { changes: changes.collect(), preview: false }).unwrap();
    let cards: Vec<LeadCard> =
        all.iter().filter_map(|&lead| leads::get(&clinic, LeadRef { lead }).ok()).collect();
    let mut dice = Dice::new(4);
    let mut sizes = BTreeSet::new();
    for _ in 0..300 {
        let filter = thrown(&mut dice, me);
        for archived in [false, true] {
            let mut expected: Vec<_> = cards
                .iter()
                .filter(|card| card.archived == archived && passes(card, &filter, me))
                .map(|card| card.id)
                .collect();
            let query = ListQuery { filter: filter.clone(), archived, ..ListQuery::default() };
            let count = leads::count(&clinic, query.clone()).unwrap();
            assert_eq!((count.count as usize, count.more), (expected.len(), false), "{filter:?}");
            let mut found = listed(&clinic, &query);
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{filter:?}, archived: {archived}");
            sizes.insert(found.len());
        }
        let query = ListQuery { filter: filter.clone(), sort: Sort::NextAction, ..ListQuery::default() };
        let promised = listed(&clinic, &query);
        let wanted = cards.iter().filter(|card| !card.archived && card.next_action.is_some());
        assert_eq!(promised.len(), wanted.filter(|card| passes(card, &filter, me)).count(), "{filter:?}");
    }
    assert!(sizes.len() > 20, "the filters were all alike: {sizes:?}");
}

#[test]
fn counters_of_today_and_lists_mean_the_same_people() {
    let clinic = TestClinic::new();
    populate(&clinic, 150, 3).unwrap();
    let anna = clinic.lead("Лебедева Анна").with_consent(all_purposes()).with_health_consent().create();
    sample_estimate(&clinic, anna);
    // The estimate is good for thirty days; by then promises of many are late.
    clinic.world().set(test_moment().plus_seconds(28 * 86_400));
    clinic.lead("Безсогласная Вера").create();
    let today = desk_core::today::get(&clinic, desk_core::today::TodayQuery::default()).unwrap();
    let many = |filter| by_filter(&clinic, filter).len() as u32;
    let next = |next| Filter { next: Some(next), ..Filter::default() };
    let consent = |consent| Filter { consent: Some(consent), ..Filter::default() };
    assert_eq!(many(next(NextWanted::Overdue)), today.overdue);
    assert_eq!(many(next(NextWanted::Today)), today.calls_today);
    assert_eq!(many(consent(ConsentWanted::Never)), today.without_consent);
    assert_eq!(many(consent(ConsentWanted::Ending)), today.consents_ending);
    assert_eq!(many(Filter { estimate_ending: true, ..Filter::default() }), today.estimates_expiring);
    let counters = [today.overdue, today.without_consent, today.estimates_expiring];
    assert!(counters.iter().all(|&count| count > 0), "{counters:?}");
}

#[test]
fn a_day_begins_and_ends_at_the_desk() {
    let clinic = TestClinic::new();
    // 23 November at the desk is still the 22nd in UTC.
    let late = desk_core::values::Timestamp::parse("2026-11-22T15:30:00Z").unwrap();
    clinic.world().set(late);
    let night = clinic.lead("Ночная Анна").create();
    let on = |from: &str, to: &str| Filter {
        created_from: Some(day(from)),
        created_to: Some(day(to)),
        ..Filter::default()
    };
    assert_eq!(by_filter(&clinic, on("2026-11-23", "2026-11-23")), [night]);
    assert_eq!(by_filter(&clinic, on("2026-11-22", "2026-11-22")), []);
}

/// What is promised now, a minute ago, today without an hour, on the last day of the week and after it.
#[rstest]
#[case(NextWanted::Overdue, &["вчера", "сегодня 09:59"])]
#[case(NextWanted::Today, &["сегодня", "сегодня 10:00"])]
#[case(NextWanted::Week, &["вчера", "сегодня 09:59", "сегодня", "сегодня 10:00", "воскресенье"])]
#[case(NextWanted::Any, &["вчера", "сегодня 09:59", "сегодня", "сегодня 10:00", "воскресенье", "понедельник"])]
#[case(NextWanted::Nothing, &["ничего"])]
fn a_promise_falls_on_its_side_of_each_border(#[case] next: NextWanted, #[case] wanted: &[&str]) {
    let clinic = TestClinic::new();
    let promises = [
        ("вчера", Some("2026-11-22"), None),
        ("сегодня 09:59", Some("2026-11-23"), Some("09:59")),
        ("сегодня", Some("2026-11-23"), None),
        ("сегодня 10:00", Some("2026-11-23"), Some("10:00")),
        ("воскресенье", Some("2026-11-29"), None),
        ("понедельник", Some("2026-11-30"), None),
        ("ничего", None, None),
    ];
    for (n, (text, on, time)) in promises.into_iter().enumerate() {
        let time = time.map(|time| TimeOfDay::parse(time).unwrap());
        let next_action = on.map(|on| NextAction { text: text.into(), on: day(on), time });
        let phones = vec![phone(&format!("8914100000{n}"))];
        let new = NewLead { phones, comment: text.into(), next_action, ..new_lead("Ким Анна") };
        leads::register(&clinic, new).unwrap();
    }
    let found = by_filter(&clinic, Filter { next: Some(next), ..Filter::default() });
    let mut said: Vec<String> =
        found.iter().map(|&lead| leads::get(&clinic, LeadRef { lead }).unwrap().comment).collect();
    let mut wanted = wanted.to_vec();
    said.sort();
    wanted.sort_unstable();
    assert_eq!(said, wanted);
}

#[test]
fn idle_counts_whole_days_since_anything_changed() {
    let clinic = TestClinic::new();
    let anna = clinic.lead("Лебедева Анна").create();
    let idle = |days| by_filter(&clinic, Filter { idle_days: Some(days), ..Filter::default() });
    clinic.world().set(test_moment().plus_seconds(3 * 86_400 - 1));
    assert_eq!((idle(2), idle(3)), (vec![anna], vec![]));
    clinic.world().set(test_moment().plus_seconds(3 * 86_400));
    assert_eq!((idle(3), idle(4)), (vec![anna], vec![]));
}

#[test]
fn consent_that_ended_is_no_consent_in_a_list_either() {
    let clinic = TestClinic::new();
    let anna = clinic.lead("Лебедева Анна").with_consent(all_purposes()).create();
    let vera = clinic.lead("Седова Вера").create();
    let given = || by_filter(&clinic, Filter { consent: Some(ConsentWanted::Given), ..Filter::default() });
    let never = || by_filter(&clinic, Filter { consent: Some(ConsentWanted::Never), ..Filter::default() });
    assert_eq!((given(), never()), (vec![anna], vec![vera]));
    let marketing = paper_consent(vera, ConsentKind::Marketing, [], day("2026-11-20"));
    consent::grant(&clinic, marketing).unwrap();
    // Mailings are not what the person came for: something was granted, nothing is in force.
    assert_eq!((given(), never()), (vec![anna], vec![]));
}

#[rstest]
#[case(Filter { idle_days: Some(0), ..Filter::default() }, "filter.idle_days", Problem::TooSmall { min: 1 })]
#[case(Filter { idle_days: Some(u32::MAX), ..Filter::default() }, "filter.idle_days", Problem::TooLarge { max: 3650 })]
#[case(
    Filter { created_from: Some(day("2026-11-24")), created_to: Some(day("2026-11-23")), ..Filter::default() },
    "filter.created_to",
    Problem::TooEarly
)]
#[case(Filter { statuses: vec![LeadStatus::New; 51], ..Filter::default() }, "filter", Problem::TooLarge { max: 50 })]
fn a_filter_that_means_nothing_is_refused(
    #[case] filter: Filter,
    #[case] field: &str,
    #[case] problem: Problem,
) {
    let clinic = TestClinic::new();
    let query = ListQuery { filter, limit: 10, ..ListQuery::default() };
    let refused = Error::invalid(field, problem);
    assert_eq!(leads::list(&clinic, query.clone()).unwrap_err(), refused);
    assert_eq!(leads::count(&clinic, query).unwrap_err(), refused);
}

#[test]
fn a_filter_finds_no_blocked_record() {
    let clinic = TestClinic::new();
    let anna =
        clinic.lead("Лебедева Анна").with_consent(all_purposes()).withdrawn(day("2026-11-23")).create();
    for consent in [None, Some(ConsentWanted::Given), Some(ConsentWanted::Never), Some(ConsentWanted::Ending)]
    {
        let filter = Filter { consent, ..Filter::default() };
        assert!(!by_filter(&clinic, filter).contains(&anna));
    }
}
