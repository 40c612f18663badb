//! A withdrawal letter: every use stops at once, the clock runs from the day it came.

use std::any::TypeId;

use desk_core::api::{self, Nothing, Uses};
use desk_core::audit::{self, AuditQuery};
use desk_core::clinic::Clinic;
use desk_core::consent::ConsentBadge;
use desk_core::erasure::{self, StartDestruction, State};
use desk_core::error::Problem;
use desk_core::leads::{self, LeadRef, SearchQuery};
use desk_core::requests::{
    self, ConfirmationForm, NewRequest, RecordedRequest, RequestQuery, RequestRef, Urgency,
};
use desk_core::staff::Role;
use desk_core::testing::{TestClinic, anna, day, sample_lead};
use desk_core::values::{
    AttachmentId, Day, DestructionId, EstimateId, IssuedId, Language, LeadId, RequestId, Timestamp, TripId,
};
use desk_core::{Error, Result};
use rstest::rstest;
use serde_json::json;

use crate::golden;

/// The day of the tests' clinic.
const TODAY: &str = "2026-11-23";

fn letter(leads: &[LeadId], received_on: Day) -> NewRequest {
    NewRequest::withdrawal(leads.iter().copied(), received_on)
}

fn withdraw(clinic: &Clinic, lead: LeadId, received_on: Day) -> Result<RecordedRequest> {
    requests::record(clinic, letter(&[lead], received_on)).map(|mut all| all.remove(0))
}

fn at(clinic: &TestClinic, moment: &str) {
    clinic.world().set(Timestamp::parse(moment).unwrap());
}

fn found(clinic: &Clinic, text: &str) -> Vec<leads::LeadRow> {
    leads::search(clinic, SearchQuery { text: text.into(), limit: 20 }).unwrap().rows
}

#[test]
fn every_command_of_the_table_that_takes_a_lead_is_refused_after_withdrawal() {
    let withdrawn = TestClinic::new();
    let anna = sample_lead(&withdrawn);
    let due = withdraw(&withdrawn, anna.lead, day(TODAY)).unwrap().due_on;
    assert_eq!(due, day("2026-12-23"));
    for (name, arguments) in api::uses_of_a_lead() {
        // Once with consent, in a clinic of its own: the arguments are right, only consent is missing.
        let clinic = TestClinic::new();
        let before = api::call(&clinic, name, arguments(&sample_lead(&clinic)));
        assert!(before.is_ok(), "{name} with consent: {:?}", before.err());
        let after = api::call(&withdrawn, name, arguments(&anna));
        assert_eq!(after, Err(Error::Blocked { due }), "{name} after the withdrawal");
    }
    let refusals = audit::list(&withdrawn, AuditQuery::default()).unwrap().rows;
    let blocked = refusals.iter().filter(|row| row.reason == "blocked").count();
    assert!(blocked > 20, "each refusal is registered: {blocked}");
}

#[test]
fn a_command_that_can_name_a_person_cannot_pass_for_one_that_takes_none() {
    // A page's place in a list is a lead's number: nothing of that lead is read by it.
    const PLACES: [&str; 4] = ["lead_list", "lead_count", "lead_export", "view_save"];
    let people = [
        TypeId::of::<LeadId>(),
        TypeId::of::<EstimateId>(),
        TypeId::of::<IssuedId>(),
        TypeId::of::<TripId>(),
    ];
    let letters = [TypeId::of::<RequestId>(), TypeId::of::<AttachmentId>(), TypeId::of::<DestructionId>()];
    let mut of_people = 0;
    for (name, uses, types) in api::arguments() {
        if people.iter().any(|id| types.contains(id)) && !PLACES.contains(&name) {
            of_people += 1;
            assert_ne!(uses, Uses::Free, "{name} takes a person");
        }
        if letters.iter().any(|id| types.contains(id)) {
            assert_ne!(uses, Uses::Free, "{name} takes a letter");
        }
    }
    assert!(of_people >= api::uses_of_a_lead().len(), "the arguments are looked into: {of_people}");
}

#[test]
fn the_record_leaves_lists_and_search_for_all_but_the_privacy_officer() {
    let clinic = TestClinic::new();
    let anna = sample_lead(&clinic);
    let desk = clinic.as_role([Role::Receptionist, Role::Coordinator, Role::Administrator]);
    let looks = [
        ("lead_list", json!({ "limit": 50 })),
        ("lead_list", json!({ "limit": 50, "sort": "next_action" })),
        ("lead_list", json!({ "limit": 50, "archived": true })),
        ("lead_search", json!({ "text": "лебедева", "limit": 20 })),
        ("lead_search", json!({ "text": "4567", "limit": 20 })),
        (
            "lead_similar",
            json!({ "name": { "surname": "Лебедева", "given": "Анна" }, "phones": ["+79141234567"] }),
        ),
        ("estimates_recent", json!({})),
        ("today_get", json!({})),
        ("trip_list", json!({ "from": "2026-11-01", "to": "2026-12-31" })),
        ("request_list", json!({ "open_only": false })),
    ];
    let seen = |name: &str, arguments: &serde_json::Value| {
        let reply = api::call(&desk, name, arguments.clone()).unwrap().to_string();
        ["Лебедева", "Lebedeva", "4567"].iter().any(|word| reply.contains(word))
    };
    let seen_before = looks.iter().filter(|(name, arguments)| seen(name, arguments)).count();
    assert!(seen_before >= 6, "{seen_before} looks show a person who agreed");
    let letter = withdraw(&desk, anna.lead, day(TODAY)).unwrap();
    for (name, arguments) in &looks {
        assert!(!seen(name, arguments), "{name} {arguments}");
    }
    let list_blocked = api::call(&desk, "lead_list", json!({ "limit": 50, "blocked": true }));
    assert!(matches!(list_blocked, Err(Error::NotAllowed { .. })));
    let of = RequestRef { request: letter.request };
    assert_eq!(requests::get(&desk, of).unwrap().row.full_name, None);

    let rows = found(&clinic, "лебедева");
    assert_eq!(
        (rows.len(), rows[0].consent, rows[0].blocked_due),
        (1, ConsentBadge::Blocked, Some(letter.due_on))
    );
    let full_name = requests::get(&clinic, of).unwrap().row.full_name;
    assert_eq!(full_name.as_deref(), Some("Лебедева Анна Сергеевна"));
    assert_eq!(
        leads::get_blocked(&clinic, LeadRef { lead: anna.lead }).unwrap().blocked_due,
        Some(letter.due_on)
    );
}

#[rstest]
#[case("2026-11-05", "2026-12-05", "2026-12-04")]
#[case("2026-10-24", "2026-11-23", "2026-11-23")]
fn the_clock_runs_from_the_day_the_letter_came_not_from_its_entry(
    #[case] received: &str,
    #[case] due: &str,
    #[case] target: &str,
) {
    let clinic = TestClinic::new();
    at(&clinic, "2026-10-20T01:00:00Z");
    let lead = anna(&clinic).create();
    at(&clinic, "2026-11-23T01:00:00Z");
    let ask = letter(&[lead], day(received));
    let preview = requests::preview(&clinic, ask).unwrap();
    let letter = withdraw(&clinic, lead, day(received)).unwrap();
    assert_eq!((letter.due_on, letter.target_on), (day(due), day(target)));
    assert_eq!((preview.due_on, preview.target_on), (day(due), day(target)));
    assert_eq!(preview.days_left, day(due).days_since(day(TODAY)));
    assert_eq!(letter.case_no.as_str(), "L-2026-0001");
    let row = &requests::list(&clinic, RequestQuery { open_only: true }).unwrap()[0];
    assert_eq!(
        (row.received_on, row.recorded_at.to_string().as_str()),
        (day(received), "2026-11-23T01:00:00.000Z")
    );
}

#[test]
fn a_late_letter_climbs_the_list_as_its_day_comes() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    withdraw(&clinic, lead, day(TODAY)).unwrap();
    for (moment, days_left, urgency) in [
        ("2026-12-15T01:00:00Z", 8, Urgency::Calm),
        ("2026-12-16T01:00:00Z", 7, Urgency::Soon),
        ("2026-12-20T01:00:00Z", 3, Urgency::Pressing),
        // Midnight of the desk, not of Greenwich.
        ("2026-12-22T14:59:00Z", 1, Urgency::Pressing),
        ("2026-12-22T15:01:00Z", 0, Urgency::Pressing),
        ("2026-12-23T15:01:00Z", -1, Urgency::Overdue),
    ] {
        at(&clinic, moment);
        let row = &requests::list(&clinic, RequestQuery { open_only: true }).unwrap()[0];
        assert_eq!((row.days_left, row.urgency), (days_left, urgency), "{moment}");
    }
}

#[rstest]
#[case::tomorrow("2026-11-24", Problem::Future)]
#[case::more_than_a_year_before_the_person_was_registered("2025-11-21", Problem::TooEarly)]
fn a_receipt_day_that_cannot_be_is_refused(#[case] received: &str, #[case] problem: Problem) {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let refused = Some(Error::invalid("received_on", problem));
    assert_eq!(withdraw(&clinic, lead, day(received)).err(), refused);
    let ask = letter(&[lead], day(received));
    assert_eq!(requests::preview(&clinic, ask).err(), refused);
    assert_eq!(requests::list(&clinic, RequestQuery { open_only: false }).unwrap(), []);
    assert!(leads::get(&clinic, LeadRef { lead }).is_ok(), "nothing is blocked");
}

#[test]
fn a_letter_that_came_before_the_record_was_made_is_taken_and_said_to_be() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let early = letter(&[lead], day("2026-10-30"));
    assert!(requests::preview(&clinic, early.clone()).unwrap().before_registration);
    let recorded = requests::record(&clinic, early).unwrap().remove(0);
    assert_eq!(recorded.due_on, day("2026-11-29"), "the clock runs from receipt all the same");
    assert!(!requests::preview(&clinic, letter(&[lead], day(TODAY))).unwrap().before_registration);
}

#[test]
fn an_old_letter_entered_late_is_taken_when_its_day_is_said_to_be_right() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let old = NewRequest { long_before_record: true, ..letter(&[lead], day("2024-03-01")) };
    assert!(requests::preview(&clinic, old.clone()).unwrap().before_registration);
    let recorded = requests::record(&clinic, old).unwrap().remove(0);
    assert_eq!(recorded.due_on, day("2024-03-31"), "overdue as it is");
    let row = &requests::list(&clinic, RequestQuery { open_only: true }).unwrap()[0];
    assert_eq!(row.urgency, Urgency::Overdue);
    let coming = NewRequest { long_before_record: true, ..letter(&[lead], day("2026-11-24")) };
    let future = Error::invalid("received_on", Problem::Future);
    assert_eq!(requests::record(&clinic, coming).err(), Some(future), "a day to come is never right");
}

#[test]
fn a_second_letter_is_answered_too_and_the_earlier_clock_rules() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let first = withdraw(&clinic, lead, day(TODAY)).unwrap();
    at(&clinic, "2026-12-01T01:00:00Z");
    let again = letter(&[lead], day("2026-12-01"));
    assert_eq!(requests::preview(&clinic, again.clone()).unwrap().already_blocked, Some(first.due_on));
    let second = requests::record(&clinic, again).unwrap().remove(0);
    assert_eq!(second.due_on, day("2026-12-31"), "its own term");
    let card = leads::get_blocked(&clinic, LeadRef { lead }).unwrap();
    assert_eq!(card.blocked_due, Some(first.due_on), "the record goes by the earlier one");
    assert_eq!(requests::list(&clinic, RequestQuery { open_only: true }).unwrap().len(), 2);
    let order = StartDestruction::plain(first.request, first.case_no.to_string());
    assert_eq!(erasure::start(&clinic, order).unwrap().state, State::Done);
    assert_eq!(requests::list(&clinic, RequestQuery { open_only: true }).unwrap(), [], "both are closed");
}

#[test]
fn a_person_recorded_twice_is_withdrawn_twice_or_not_at_all() {
    let clinic = TestClinic::new();
    let first = anna(&clinic).create();
    let second = clinic.lead("Лебедева Анна").phone("+7 914 123-45-67").create();
    let gone = LeadId::new(777);
    let refused = requests::record(&clinic, letter(&[first, second, gone], day(TODAY)));
    assert_eq!(refused.err(), Some(Error::not_found("lead")));
    assert!(leads::get(&clinic, LeadRef { lead: first }).is_ok(), "all or nothing");

    let letters = requests::record(&clinic, letter(&[second, first, second], day(TODAY))).unwrap();
    let numbers: Vec<_> = letters.iter().map(|letter| letter.case_no.to_string()).collect();
    assert_eq!(numbers, ["L-2026-0001", "L-2026-0002"], "no number is lost to a refusal");
    for lead in [first, second] {
        let due = letters[0].due_on;
        assert_eq!(leads::get(&clinic, LeadRef { lead }).err(), Some(Error::Blocked { due }));
    }
    let log = audit::list(&clinic, AuditQuery::default()).unwrap().rows;
    let mut about: Vec<_> = log
        .iter()
        .filter(|row| row.action == "request.withdrawal" && row.result == "ok")
        .map(|row| &row.object_id)
        .collect();
    about.sort();
    about.dedup();
    assert_eq!(about.len(), 2, "the log tells of each person");
    assert_eq!(audit::verify(&clinic, Nothing {}).unwrap().broken_at, None);
}

#[test]
fn what_was_promised_is_cancelled_and_said() {
    let clinic = TestClinic::new();
    let anna = sample_lead(&clinic);
    let ask = letter(&[anna.lead], day(TODAY));
    let told = requests::preview(&clinic, ask).unwrap().cancelled;
    assert!(
        leads::get(&clinic, LeadRef { lead: anna.lead }).unwrap().next_action.is_some(),
        "a look changes nothing"
    );
    let letter = withdraw(&clinic, anna.lead, day(TODAY)).unwrap();
    assert_eq!(letter.cancelled, told);
    assert_eq!((told.trips, told.next_actions, told.drafts), (1, 1, 1));
    let card = leads::get_blocked(&clinic, LeadRef { lead: anna.lead }).unwrap();
    assert_eq!((card.next_action, card.consent.badge), (None, ConsentBadge::Blocked));
}

#[test]
fn the_log_tells_everything_but_who_it_was() {
    let clinic = TestClinic::new();
    let anna = sample_lead(&clinic);
    found(&clinic, "лебедева");
    let letter = withdraw(&clinic, anna.lead, day(TODAY)).unwrap();
    requests::confirmation(&clinic, ConfirmationForm { request: letter.request, language: None }).unwrap();
    clinic.flush_looks().unwrap();
    let log = audit::list(&clinic, AuditQuery::default()).unwrap();
    let log = serde_json::to_string(&log).unwrap().to_lowercase();
    assert!(log.contains("request.withdrawal") && log.contains("request.print_confirmation"));
    for word in ["лебедева", "анна", "lebedeva", "1234567", "example.com", "коронки"] {
        assert!(!log.contains(word), "{word}");
    }
}

#[test]
fn the_confirmation_reads_as_its_golden_text_in_three_languages() {
    let clinic = TestClinic::new();
    at(&clinic, "2026-11-02T01:00:00Z");
    let lead = anna(&clinic).create();
    at(&clinic, "2026-11-06T01:00:00Z");
    let request = withdraw(&clinic, lead, day("2026-11-05")).unwrap().request;
    for language in Language::ALL {
        let form = ConfirmationForm { request, language: Some(language) };
        let paper = requests::confirmation(&clinic, form).unwrap();
        assert_eq!(paper.file_name, format!("L-2026-0001-confirmation-{}.pdf", language.code()));
        golden::check(&format!("confirmation-{}", language.code()), &paper.pdf().unwrap());
    }
}

#[test]
fn the_confirmation_names_the_person_only_to_who_took_the_letter_that_day() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let desk = clinic.as_role([Role::Receptionist]);
    let request = withdraw(&desk, lead, day(TODAY)).unwrap().request;
    let form = ConfirmationForm { request, language: None };
    assert!(requests::confirmation(&desk, form).is_ok());
    at(&clinic, "2026-11-24T01:00:00Z");
    assert!(matches!(requests::confirmation(&desk, form), Err(Error::NotAllowed { .. })));
    assert!(requests::confirmation(&clinic, form).is_ok(), "the privacy officer may");
}

#[test]
fn a_person_with_a_phone_alone_gets_a_confirmation_too() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("").phone("+7 914 123-45-67").create();
    let request = withdraw(&clinic, lead, day(TODAY)).unwrap().request;
    assert!(requests::confirmation(&clinic, ConfirmationForm { request, language: None }).is_ok());
}

#[test]
fn after_the_destruction_the_letter_is_closed_and_the_person_can_come_back_as_new() {
    let clinic = TestClinic::new();
    let lead = sample_lead(&clinic).lead;
    let letter = withdraw(&clinic, lead, day(TODAY)).unwrap();
    let order = StartDestruction::plain(letter.request, letter.case_no.to_string());
    let done = erasure::start(&clinic, order).unwrap();
    assert_eq!((done.state, done.proof.unwrap().found_total), (State::Done, 0));
    let row = &requests::list(&clinic, RequestQuery { open_only: false }).unwrap()[0];
    assert_eq!((row.closed, row.urgency, &row.full_name), (true, Urgency::Closed, &None));
    assert_eq!(row.destruction.as_ref().unwrap().state, "done");
    let form = ConfirmationForm { request: letter.request, language: None };
    let given = requests::confirmation(&clinic, form).unwrap();
    let text = golden::text_of_bytes(&given.pdf().unwrap());
    assert!(text.contains("K-2026-0001") && !text.contains("Лебедева"), "it names nobody any more: {text}");
    assert_eq!(found(&clinic, "лебедева"), []);

    let back = anna(&clinic).create();
    assert_ne!(back, lead, "a new record, not the old one");
    let card = leads::get(&clinic, LeadRef { lead: back }).unwrap();
    assert_eq!(card.case_no.as_str(), "K-2026-0004");
    assert_eq!(found(&clinic, "лебедева").len(), 1);
}
