//! Travel through its verbs: one trip per lead, two clocks, warnings that never refuse, the sheet.

use desk_core::audit::Op;
use desk_core::consent::{self, ConsentKind, Enquiry, PurposeKind, withdraw_all};
use desk_core::error::Problem;
use desk_core::leads::{self, Channel, EntryKind, NewLead, TimelineQuery};
use desk_core::staff::Role;
use desk_core::testing::{TestClinic, day, paper_consent, sample_plan, sample_trip};
use desk_core::travel::{
    self, CheckItem, Direction, LegWarning, Mode, TripOf, TripPlan, TripSheet, TripStatus, TripTick,
    TripsBetween,
};
use desk_core::values::{Language, LeadId, PersonName};
use desk_core::{Error, api};
use serde_json::json;

use crate::golden;

fn lead(clinic: &TestClinic, surname: &str) -> LeadId {
    let name = PersonName {
        surname: surname.into(),
        given: "Анна".into(),
        patronymic: "Сергеевна".into(),
        ..PersonName::default()
    };
    let new = NewLead {
        name,
        phones: Vec::new(),
        emails: Vec::new(),
        language: Language::Ru,
        channel: Channel::Phone,
        interests: Vec::new(),
        comment: String::new(),
        next_action: None,
    };
    leads::register(clinic, new).unwrap().id
}

fn grant(clinic: &TestClinic, lead: LeadId, purpose: PurposeKind) {
    let consent = paper_consent(lead, ConsentKind::Processing, [purpose], day("2026-11-20"));
    consent::grant(clinic, consent).unwrap();
}

fn traveller(clinic: &TestClinic, surname: &str) -> LeadId {
    let lead = lead(clinic, surname);
    grant(clinic, lead, PurposeKind::Appointment);
    lead
}

fn withdraw(clinic: &TestClinic, lead: LeadId) {
    clinic
        .transact(Op::RecordWithdrawal, |tx| {
            let permit = consent::permit::<Enquiry>(tx, lead)?;
            withdraw_all(tx, &permit, tx.today(), "post", day("2026-12-23"))
        })
        .unwrap();
}

fn tick(lead: LeadId, item: CheckItem, ticked: bool) -> TripTick {
    TripTick { lead, item, ticked }
}

#[test]
fn a_trip_is_planned_and_read_back_on_both_clocks() {
    let clinic = TestClinic::new();
    let anna = traveller(&clinic, "Лебедева");
    assert_eq!(travel::get(&clinic, TripOf { lead: anna }), Ok(None));
    let trip = travel::plan(&clinic, sample_plan(anna, day("2026-11-25"))).unwrap();
    assert_eq!(travel::get(&clinic, TripOf { lead: anna }), Ok(Some(trip.clone())));
    assert_eq!((trip.version, trip.outlook.nights), (1, Some(3)));
    let clocks = trip.outlook.arrival.clocks.unwrap();
    assert_eq!(clocks.heihe.time.to_string(), "09:20");
    assert_eq!(clocks.blagoveshchensk.time.to_string(), "10:20");
    assert_eq!(clocks.heihe.on, day("2026-11-25"));
    assert_eq!(trip.outlook.arrival.warnings, []);
    let timeline = leads::timeline(&clinic, TimelineQuery { lead: anna, before: None }).unwrap();
    assert_eq!((timeline.entries[0].kind, timeline.entries[0].text.as_str()), (EntryKind::Trip, "confirmed"));
}

#[test]
fn a_plan_read_before_its_last_change_is_a_conflict_and_changes_nothing() {
    let clinic = TestClinic::new();
    let anna = traveller(&clinic, "Лебедева");
    let first = sample_plan(anna, day("2026-11-25"));
    travel::plan(&clinic, first.clone()).unwrap();
    // The second click of a double click, and a colleague who never saw the trip.
    assert_eq!(travel::plan(&clinic, first.clone()), Err(Error::Conflict { current: 1 }));
    let change = TripPlan { version: Some(1), hotel: "Другая".into(), ..first };
    assert_eq!(travel::plan(&clinic, change.clone()).unwrap().version, 2);
    let late = TripPlan { hotel: "Третья".into(), ..change };
    assert_eq!(travel::plan(&clinic, late), Err(Error::Conflict { current: 2 }));
    let kept = travel::get(&clinic, TripOf { lead: anna }).unwrap().unwrap();
    assert_eq!((kept.version, kept.hotel.as_str()), (2, "Другая"));
}

#[test]
fn each_wrong_field_is_named_and_nothing_is_kept() {
    let clinic = TestClinic::new();
    let anna = traveller(&clinic, "Лебедева");
    let plan = sample_plan(anna, day("2026-11-25"));
    let mut early = plan.clone();
    // 10:20 in Blagoveshchensk is 09:20 in Heihe.
    early.departure.on = plan.arrival.on;
    early.departure.time = Some("09:20".to_owned().try_into().unwrap());
    let mut no_day = plan.clone();
    no_day.arrival.on = None;
    let mut invisible = plan.clone();
    invisible.departure.crossing = "мост\u{202e}".into();
    let cases = [
        (early, "departure.on", Problem::TooEarly),
        (no_day, "arrival.on", Problem::Empty),
        (invisible, "departure.crossing", Problem::BadCharacters),
        (TripPlan { companions: 21, ..plan.clone() }, "companions", Problem::TooLarge { max: 20 }),
        (
            TripPlan { passport_ok_on: Some(day("2026-11-24")), ..plan.clone() },
            "passport_ok_on",
            Problem::Future,
        ),
        (TripPlan { hotel: "я".repeat(201), ..plan.clone() }, "hotel", Problem::TooLong { max: 200 }),
    ];
    for (wrong, field, problem) in cases {
        assert_eq!(travel::plan(&clinic, wrong), Err(Error::invalid(field, problem)));
    }
    assert_eq!(travel::get(&clinic, TripOf { lead: anna }), Ok(None));
    assert!(travel::plan(&clinic, TripPlan { companions: 20, ..plan }).is_ok());
}

#[test]
fn a_crossing_out_of_season_warns_and_is_kept_all_the_same() {
    let clinic = TestClinic::new();
    let anna = traveller(&clinic, "Лебедева");
    let mut plan = sample_plan(anna, day("2026-11-25"));
    plan.arrival.mode = Some(Mode::Ship);
    plan.arrival.crossing = "river_ship".into();
    let trip = travel::plan(&clinic, plan).unwrap();
    assert!(matches!(trip.outlook.arrival.warnings[..], [LegWarning::OutOfSeason { .. }]));
}

#[test]
fn ticks_keep_who_made_them_and_can_be_taken_back() {
    let clinic = TestClinic::new();
    let anna = traveller(&clinic, "Лебедева");
    let rules = tick(anna, CheckItem::RulesRead, true);
    assert_eq!(travel::tick(&clinic, rules), Err(Error::not_found("trip")));
    travel::plan(&clinic, sample_plan(anna, day("2026-11-25"))).unwrap();
    let ticked = travel::tick(&clinic, rules).unwrap();
    let line = |trip: &travel::Trip, item| {
        trip.checklist.iter().find(|check| check.item == item).unwrap().tick.clone()
    };
    assert_eq!(line(&ticked, CheckItem::RulesRead).unwrap().by, "Ли Вэй");
    assert_eq!(ticked.version, 1, "a tick is no change of the plan");
    assert_eq!(travel::tick(&clinic, rules).unwrap(), ticked, "a second tick changes nothing");
    let open = travel::tick(&clinic, tick(anna, CheckItem::RulesRead, false)).unwrap();
    assert_eq!(line(&open, CheckItem::RulesRead), None);
}

#[test]
fn the_passport_is_a_tick_with_a_day_whichever_way_it_is_set() {
    let clinic = TestClinic::new();
    let anna = traveller(&clinic, "Лебедева");
    let plan = sample_plan(anna, day("2026-11-25"));
    travel::plan(&clinic, plan.clone()).unwrap();
    let passport = |trip: &travel::Trip| {
        let tick =
            &trip.checklist.iter().find(|check| check.item == CheckItem::PassportConfirmed).unwrap().tick;
        assert_eq!(tick.is_some(), trip.passport_ok_on.is_some(), "one truth");
        trip.passport_ok_on
    };
    let ticked = travel::tick(&clinic, tick(anna, CheckItem::PassportConfirmed, true)).unwrap();
    assert_eq!((passport(&ticked), ticked.version), (Some(day("2026-11-23")), 2));
    let earlier = TripPlan { version: Some(2), passport_ok_on: Some(day("2026-11-20")), ..plan.clone() };
    assert_eq!(passport(&travel::plan(&clinic, earlier).unwrap()), Some(day("2026-11-20")));
    let again = travel::tick(&clinic, tick(anna, CheckItem::PassportConfirmed, true)).unwrap();
    assert_eq!((passport(&again), again.version), (Some(day("2026-11-20")), 3), "the day told stays");
    let cleared = travel::plan(&clinic, TripPlan { version: Some(3), ..plan }).unwrap();
    assert_eq!(passport(&cleared), None);
}

#[test]
fn the_list_has_both_ways_by_day_and_hour_without_the_called_off_and_the_blocked() {
    let clinic = TestClinic::new();
    let [anna, vera, blocked, gone] =
        ["Лебедева", "Белова", "Скрытова", "Отменова"].map(|surname| traveller(&clinic, surname));
    travel::plan(&clinic, sample_plan(anna, day("2026-11-25"))).unwrap();
    let mut early = sample_plan(vera, day("2026-11-25"));
    // 08:50 in Heihe comes before 10:20 in Blagoveshchensk (09:20 in Heihe).
    early.arrival.zone = travel::Bank::Heihe;
    early.arrival.time = Some("08:50".to_owned().try_into().unwrap());
    travel::plan(&clinic, early).unwrap();
    travel::plan(&clinic, sample_plan(blocked, day("2026-11-25"))).unwrap();
    let off = TripPlan { status: TripStatus::Cancelled, ..sample_plan(gone, day("2026-11-25")) };
    travel::plan(&clinic, off).unwrap();
    withdraw(&clinic, blocked);

    let between = |from: &str, to: &str| TripsBetween { from: day(from), to: day(to) };
    let rows = travel::list(&clinic, between("2026-11-25", "2026-11-28")).unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row.lead, row.direction, row.on.to_string())).collect();
    let (arrives, leaves) = (Direction::Arrival, Direction::Departure);
    assert_eq!(
        told,
        [
            (vera, arrives, "2026-11-25".into()),
            (anna, arrives, "2026-11-25".into()),
            (anna, leaves, "2026-11-28".into()),
            (vera, leaves, "2026-11-28".into()),
        ]
    );
    assert_eq!(rows[1].full_name, "Лебедева Анна Сергеевна");
    assert_eq!(rows[1].outlook.clocks.unwrap().heihe.time.to_string(), "09:20");
    assert_eq!(travel::list(&clinic, between("2026-11-29", "2026-12-30")).unwrap(), []);
    let backwards = travel::list(&clinic, between("2026-11-28", "2026-11-27"));
    assert_eq!(backwards, Err(Error::invalid("to", Problem::TooEarly)));
    let endless = travel::list(&clinic, between("2026-01-01", "2027-01-03"));
    assert_eq!(endless, Err(Error::invalid("to", Problem::TooLarge { max: 366 })));
}

#[test]
fn travel_needs_consent_to_appointments_and_ends_with_a_withdrawal() {
    let clinic = TestClinic::new();
    let anna = lead(&clinic, "Лебедева");
    grant(&clinic, anna, PurposeKind::Feedback);
    let commands = [
        ("trip_get", json!({ "lead": anna })),
        ("trip_plan", serde_json::to_value(sample_plan(anna, day("2026-11-25"))).unwrap()),
        ("trip_tick", json!({ "lead": anna, "item": "rules_read", "ticked": true })),
        ("trip_sheet", json!({ "lead": anna, "language": "ru" })),
    ];
    let refused = Error::NoConsent { purpose: PurposeKind::Appointment };
    for (name, args) in &commands {
        assert_eq!(api::call(&clinic, name, args.clone()), Err(refused.clone()), "{name}");
    }
    grant(&clinic, anna, PurposeKind::Appointment);
    sample_trip(&clinic, anna);
    withdraw(&clinic, anna);
    for (name, args) in &commands {
        let due = day("2026-12-23");
        assert_eq!(api::call(&clinic, name, args.clone()), Err(Error::Blocked { due }), "{name}");
    }
}

#[test]
fn the_privacy_officer_alone_does_not_see_trips() {
    let clinic = TestClinic::new();
    let anna = traveller(&clinic, "Лебедева");
    let officer = clinic.as_role([Role::PrivacyOfficer]);
    let refused = Err(Error::NotAllowed { op: "trip.see".into() });
    assert_eq!(travel::get(&officer, TripOf { lead: anna }), refused);
}

#[test]
fn the_watch_answers_through_the_door_without_repeating_what_it_saw() {
    let clinic = TestClinic::new();
    let told = api::call(&clinic, "text_watch", json!({ "text": "загран 71 1234567" })).unwrap();
    assert_eq!(told, json!([{ "kind": "passport", "at": 7 }]));
}

#[test]
fn the_crossings_are_dated() {
    let clinic = TestClinic::new();
    let crossings = travel::crossing_list(&clinic, api::Nothing {}).unwrap();
    let unconfirmed: Vec<_> = crossings.iter().filter(|c| !c.confirmed).map(|c| c.code.as_str()).collect();
    assert_eq!((crossings.len(), unconfirmed), (5, vec!["cable_car"]));
}

#[test]
fn the_sheet_reads_as_its_golden_text_in_three_languages() {
    let clinic = TestClinic::new();
    let anna = traveller(&clinic, "Лебедева");
    sample_trip(&clinic, anna);
    for language in Language::ALL {
        let paper = travel::sheet(&clinic, TripSheet { lead: anna, language }).unwrap();
        assert_eq!(paper.pages, 1);
        assert_eq!(paper.file_name, format!("trip-K-2026-0001-{}.pdf", language.code()));
        golden::check(&format!("trip-{}", language.code()), &paper.pdf().unwrap());
    }
}

#[test]
fn a_sheet_of_an_open_plan_says_what_is_still_open() {
    let clinic = TestClinic::new();
    let anna = traveller(&clinic, "Лебедева");
    let mut plan = sample_plan(anna, day("2026-11-25"));
    for leg in [&mut plan.arrival, &mut plan.departure] {
        (leg.on, leg.time, leg.mode) = (None, None, None);
        leg.crossing.clear();
    }
    let plan = TripPlan { hotel: String::new(), transfer: String::new(), note: String::new(), ..plan };
    travel::plan(&clinic, plan).unwrap();
    let paper = travel::sheet(&clinic, TripSheet { lead: anna, language: Language::Ru }).unwrap();
    golden::check("trip-open-ru", &paper.pdf().unwrap());
}
