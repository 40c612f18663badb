//! Nothing is ever late: announced, executed on the day, never early; off is red, not silent
//! (152-FZ Art. 21(4), 21(5)).

use desk_core::api;
use desk_core::audit::{self, AuditQuery};
use desk_core::clinic::{Actor, Clinic};
use desk_core::erasure::{
    self, DestructionRef, Reason, Signature, StartDestruction, State, Walk, start_with,
};
use desk_core::error::Problem;
use desk_core::requests::{NewRequest, RecordedRequest, RequestQuery, Urgency};
use desk_core::settings::{self, Settings};
use desk_core::staff::Role;
use desk_core::testing::{TestClinic, anna, day, sample_settings};
use desk_core::today::{self, TodayQuery};
use desk_core::values::{AccountId, LeadId, Timestamp};
use desk_core::{Error, requests};
use serde_json::json;

fn at(clinic: &TestClinic, moment: &str) {
    clinic.world().set(Timestamp::parse(moment).unwrap());
}

fn program(clinic: &TestClinic) -> Clinic {
    clinic.for_actor(Actor::program())
}

/// Anna's letter came today: to be destroyed by 23 December.
fn letter(clinic: &TestClinic, lead: LeadId) -> RecordedRequest {
    requests::record(clinic, NewRequest::withdrawal([lead], day("2026-11-23"))).unwrap().remove(0)
}

#[test]
fn art_21_5_a_letter_nobody_handled_is_announced_and_destroyed_on_its_last_day_never_before() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let letter = letter(&clinic, lead);
    assert_eq!(letter.due_on, day("2026-12-23"));
    assert_eq!(erasure::announced(&clinic, api::Nothing {}).unwrap().coming, []);

    // Three days ahead it is announced; an hour before midnight of the day before nothing happens yet.
    at(&clinic, "2026-12-20T01:00:00Z");
    let due = today::get(&clinic, TodayQuery::default()).unwrap().due.unwrap();
    assert!(due.by_itself);
    assert_eq!((due.coming.len(), due.coming[0].days_left), (1, 3));
    at(&clinic, "2026-12-22T14:59:00Z");
    assert_eq!(erasure::destroy_due(&program(&clinic)).unwrap(), None, "23:59 in Blagoveshchensk: not yet");

    at(&clinic, "2026-12-22T15:01:00Z");
    let done = erasure::destroy_due(&program(&clinic)).unwrap().unwrap();
    assert_eq!((done.state, done.started_by.as_str(), done.signed_on), (State::Done, "", None));
    let act = done.act.unwrap();
    assert_eq!((act.officer_name.as_str(), act.people[0].reason), ("", Reason::Withdrawal));
    assert_eq!(erasure::destroy_due(&program(&clinic)).unwrap(), None, "once");

    // The act waits for a signature.
    let of = done.id;
    let early = Signature { destruction: of, on: day("2026-12-22") };
    assert_eq!(erasure::sign(&clinic, early).err(), Some(Error::invalid("on", Problem::TooEarly)));
    let signed = erasure::sign(&clinic, Signature { destruction: of, on: day("2026-12-23") }).unwrap();
    assert_eq!(signed.signed_on, Some(day("2026-12-23")));
    let again = erasure::sign(&clinic, Signature { destruction: of, on: day("2026-12-23") });
    assert_eq!(again.err(), Some(Error::WrongState { state: "signed".into() }));
}

#[test]
fn art_21_5_one_persons_stopped_destruction_keeps_nobody_else_past_the_day() {
    let clinic = TestClinic::new();
    let (one, other) =
        (anna(&clinic).create(), clinic.lead("Громов Пётр").phone("+7 914 555-01-03").create());
    let (first, second) = (letter(&clinic, one), letter(&clinic, other));
    let order = StartDestruction::plain(first.request, first.case_no.as_str().to_owned());
    let stop = |at: State| if at == State::Vacuum { Walk::Stop } else { Walk::Do };
    assert_eq!(start_with(&clinic, order, &stop).unwrap().state, State::Vacuum, "cut off half-way");
    at(&clinic, "2026-12-23T01:00:00Z");
    let net = erasure::destroy_due(&program(&clinic)).unwrap().unwrap();
    assert_eq!((net.state, net.people.len()), (State::Done, 1));
    assert_eq!(net.people[0].letter_case_no, second.case_no.as_str());
    let all = erasure::list(&clinic, api::Nothing {}).unwrap();
    assert!(all.len() == 2 && all.iter().all(|job| job.state == State::Done), "the stopped one went on");
}

#[test]
fn art_21_5_a_proof_that_found_something_keeps_nobody_else_past_the_day() {
    let clinic = TestClinic::new();
    let (one, other) =
        (anna(&clinic).create(), clinic.lead("Громов Пётр").phone("+7 914 555-01-03").create());
    let (first, _) = (letter(&clinic, one), letter(&clinic, other));
    let order = StartDestruction::plain(first.request, first.case_no.as_str().to_owned());
    let badly = |at: State| if at == State::Rows { Walk::Skip } else { Walk::Do };
    assert_eq!(start_with(&clinic, order, &badly).unwrap().state, State::FailedProof);
    at(&clinic, "2026-12-23T01:00:00Z");
    let net = erasure::destroy_due(&program(&clinic)).unwrap().unwrap();
    assert_eq!((net.state, net.people.len()), (State::Done, 1));
    assert_eq!(erasure::destroy_due(&program(&clinic)).unwrap(), None, "the other one waits for the officer");
}

#[test]
fn with_the_net_off_nothing_happens_by_itself_and_the_letter_is_red() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    letter(&clinic, lead);
    settings::change(&clinic, Settings { auto_destroy: false, ..sample_settings() }).unwrap();
    at(&clinic, "2026-12-24T01:00:00Z");
    assert_eq!(erasure::destroy_due(&program(&clinic)).unwrap(), None);
    let due = today::get(&clinic, TodayQuery::default()).unwrap().due.unwrap();
    assert_eq!((due.by_itself, due.coming[0].days_left), (false, -1));
    let rows = requests::list(&clinic, RequestQuery { open_only: true }).unwrap();
    assert_eq!(rows[0].urgency, Urgency::Overdue);
}

#[test]
fn a_second_person_must_agree_where_the_clinic_says_so_and_the_hard_date_does_not_wait() {
    let clinic = TestClinic::new();
    let (one, other) =
        (anna(&clinic).create(), clinic.lead("Громов Пётр").phone("+7 914 555-01-03").create());
    let (first, second) = (letter(&clinic, one), letter(&clinic, other));
    settings::change(&clinic, Settings { two_person_destruction: true, ..sample_settings() }).unwrap();
    let order = |letter: &RecordedRequest| {
        StartDestruction::plain(letter.request, letter.case_no.as_str().to_owned())
    };
    let waiting = erasure::start(&clinic, order(&first)).unwrap();
    assert_eq!((waiting.state, waiting.act), (State::Approval, None));
    let of = DestructionRef { destruction: waiting.id };
    let own = erasure::approve(&clinic, of);
    assert_eq!(own.err(), Some(Error::invalid("account", Problem::Mismatch)), "nobody agrees to their own");
    assert!(matches!(erasure::start(&clinic, order(&first)), Err(Error::WrongState { .. })));
    let colleague =
        clinic.for_actor(Actor { account: Some(AccountId::new(77)), roles: [Role::Administrator].into() });
    let seen = erasure::list(&colleague, api::Nothing {}).unwrap();
    assert_eq!((seen.len(), seen[0].state), (1, State::Approval), "whoever may agree finds what waits");
    let done = erasure::approve(&colleague, of).unwrap();
    assert_eq!((done.state, done.people.len()), (State::Done, 1));

    erasure::start(&clinic, order(&second)).unwrap();
    at(&clinic, "2026-12-23T01:00:00Z");
    let net = erasure::destroy_due(&program(&clinic)).unwrap().unwrap();
    assert_eq!(net.state, State::Done, "the law's day does not wait for a second person");
}

#[test]
fn every_turn_of_the_net_is_in_the_log_under_the_programs_own_name() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    letter(&clinic, lead);
    at(&clinic, "2026-12-23T01:00:00Z");
    erasure::destroy_due(&program(&clinic)).unwrap();
    let rows = audit::list(&clinic, AuditQuery::default()).unwrap().rows;
    let steps: Vec<_> =
        rows.iter().filter(|row| row.action.starts_with("erasure.") && row.who.is_empty()).collect();
    assert!(steps.len() >= 8, "{}", steps.len());
    let found = api::call(&clinic, "lead_search", json!({ "text": "лебедева", "limit": 5 })).unwrap();
    assert_eq!(found["rows"], json!([]));
}
