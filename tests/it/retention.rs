//! Retention: whose term has ended waits 30 days and is destroyed; using the card again cancels
//! (152-FZ Art. 5(7), 21(4)).

use desk_core::api::{self, Nothing};
use desk_core::clinic::{Actor, Clinic};
use desk_core::consent::PurposeKind;
use desk_core::erasure::{self, Asked, Cause, Reason, RetentionRef, StartBatch, State};
use desk_core::testing::{TestClinic, anna, day};
use desk_core::values::{LeadId, Timestamp};
use desk_core::{Error, leads};
use serde_json::json;

fn at(clinic: &TestClinic, moment: &str) {
    clinic.world().set(Timestamp::parse(moment).unwrap());
}

fn program(clinic: &TestClinic) -> Clinic {
    clinic.for_actor(Actor::program())
}

fn closed(clinic: &TestClinic, lead: LeadId) {
    let args = json!({ "lead": lead, "status": "completed", "reason": null, "until": null });
    api::call(clinic, "lead_status", args).unwrap();
    let none = json!({ "lead": lead, "next_action": null });
    api::call(clinic, "lead_next_action", none).unwrap();
}

#[test]
fn art_21_4_a_closed_record_waits_thirty_days_after_its_term_and_goes_with_an_act() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    closed(&clinic, lead);
    at(&clinic, "2027-11-22T01:00:00Z");
    assert_eq!(erasure::turn(&program(&clinic)).unwrap(), 0, "364 days");
    at(&clinic, "2027-11-24T01:00:00Z");
    let queue = erasure::retention_queue(&clinic, Nothing {}).unwrap();
    assert_eq!(
        (queue.waiting.len(), queue.next.len(), queue.next[0].cause),
        (0, 1, Cause::Closed),
        "the dry run"
    );
    assert_eq!(erasure::turn(&program(&clinic)).unwrap(), 1);
    assert_eq!(erasure::turn(&program(&clinic)).unwrap(), 0, "once");
    let queue = erasure::retention_queue(&clinic, Nothing {}).unwrap();
    assert_eq!((queue.waiting[0].due_on, queue.waiting[0].days_left), (day("2027-12-24"), 30));

    at(&clinic, "2027-12-23T01:00:00Z");
    assert_eq!(erasure::destroy_due(&program(&clinic)).unwrap(), None);
    at(&clinic, "2027-12-24T01:00:00Z");
    let done = erasure::destroy_due(&program(&clinic)).unwrap().unwrap();
    assert_eq!((done.state, done.people[0].reason), (State::Done, Reason::Achieved));
    assert_eq!(leads::get(&clinic, leads::LeadRef { lead }).err(), Some(Error::not_found("lead")));
}

#[test]
fn using_the_card_again_takes_it_out_of_the_queue_and_so_does_the_officers_word() {
    let clinic = TestClinic::new();
    let used = anna(&clinic).create();
    let kept = clinic
        .lead("Громов Пётр")
        .phone("+7 914 555-01-03")
        .with_consent(desk_core::testing::all_purposes())
        .create();
    closed(&clinic, used);
    closed(&clinic, kept);
    at(&clinic, "2027-11-24T01:00:00Z");
    assert_eq!(erasure::turn(&program(&clinic)).unwrap(), 2);
    at(&clinic, "2027-11-26T01:00:00Z");
    let call = json!({ "lead": used, "kind": "call", "text": "спросила о чистке" });
    api::call(&clinic, "lead_log", call).unwrap();
    let reopened = json!({ "lead": used, "status": "contacting", "reason": null, "until": null });
    api::call(&clinic, "lead_status", reopened).unwrap();
    assert_eq!(erasure::turn(&program(&clinic)).unwrap(), 0);
    let waiting = erasure::retention_queue(&clinic, Nothing {}).unwrap().waiting;
    assert_eq!(waiting.len(), 1, "the used card has left the queue");
    let of = RetentionRef { entry: waiting[0].id };
    erasure::retention_keep(&clinic, of).unwrap();
    let again = erasure::retention_keep(&clinic, of);
    assert_eq!(again.err(), Some(Error::WrongState { state: "cancelled".into() }));
    assert_eq!(erasure::turn(&program(&clinic)).unwrap(), 0, "a kept record begins a new term");
    at(&clinic, "2027-12-24T01:00:00Z");
    assert_eq!(erasure::destroy_due(&program(&clinic)).unwrap(), None);
}

#[test]
fn a_record_without_any_consent_waits_after_the_enquiry_and_the_officer_may_destroy_it_at_once() {
    let clinic = TestClinic::new();
    clinic.lead("Сомова Вера").phone("+7 914 555-01-02").create();
    at(&clinic, "2026-11-28T01:00:00Z");
    assert_eq!(erasure::turn(&program(&clinic)).unwrap(), 1);
    let entry = erasure::retention_queue(&clinic, Nothing {}).unwrap().waiting.remove(0);
    assert_eq!(entry.cause, Cause::NoConsent);
    let order = StartBatch {
        people: vec![Asked::Term { entry: entry.id }],
        typed_count: 1,
        medium: String::new(),
        beside_holds: false,
    };
    let done = erasure::start_batch(&clinic, order).unwrap();
    assert_eq!((done.state, done.people[0].reason), (State::Done, Reason::TermExpired));
    assert_eq!(erasure::retention_queue(&clinic, Nothing {}).unwrap().waiting, []);
}

#[test]
fn a_consent_that_comes_while_it_waits_keeps_the_record() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Сомова Вера").phone("+7 914 555-01-02").create();
    at(&clinic, "2026-11-28T01:00:00Z");
    assert_eq!(erasure::turn(&program(&clinic)).unwrap(), 1);
    let grant = json!({ "lead": lead, "kind": "processing", "purposes": ["consultation"], "language": "ru",
        "on": "2026-11-28", "channel": "paper", "evidence": "paper", "evidence_place": "папка 1" });
    api::call(&clinic, "consent_grant", grant).unwrap();
    assert_eq!(erasure::turn(&program(&clinic)).unwrap(), 0);
    assert_eq!(erasure::retention_queue(&clinic, Nothing {}).unwrap().waiting, []);
}

#[test]
fn order_179_acts_end_after_three_years_and_their_number_and_hash_stay() {
    let clinic = TestClinic::new();
    clinic.lead("Сомова Вера").phone("+7 914 555-01-02").create();
    at(&clinic, "2026-11-28T01:00:00Z");
    erasure::turn(&program(&clinic)).unwrap();
    at(&clinic, "2026-12-28T01:00:00Z");
    let done = erasure::destroy_due(&program(&clinic)).unwrap().unwrap();
    at(&clinic, "2029-12-27T01:00:00Z");
    erasure::turn(&program(&clinic)).unwrap();
    let list = || erasure::list(&clinic, Nothing {}).unwrap().remove(0);
    assert!(list().act.is_some(), "three years are not over");
    at(&clinic, "2029-12-31T01:00:00Z");
    erasure::turn(&program(&clinic)).unwrap();
    let ended = list();
    assert_eq!((ended.act, ended.people), (None, vec![]));
    assert_eq!((ended.act_number, ended.act_sha256), (done.act_number, done.act_sha256));
}

#[test]
fn a_record_waits_from_the_day_its_enquiry_is_over_and_when_its_last_consent_has_ended_by_itself() {
    let clinic = TestClinic::new();
    clinic.lead("Сомова Вера").phone("+7 914 555-01-02").create();
    clinic.lead("Лебедева Анна").with_consent([PurposeKind::Consultation]).create();
    let waiting = || {
        let entered = erasure::turn(&program(&clinic)).unwrap();
        (entered, erasure::retention_queue(&clinic, Nothing {}).unwrap().waiting.len())
    };
    at(&clinic, "2026-11-26T14:59:00Z");
    assert_eq!(waiting(), (0, 0), "the enquiry may be answered until midnight at the desk");
    at(&clinic, "2026-11-26T15:00:00Z");
    assert_eq!(waiting(), (1, 1));

    let mut draft = api::call(&clinic, "text_draft", json!({ "kind": "processing" })).unwrap();
    draft["ru"]["title"] = json!("Согласие, новая редакция");
    draft["substance"] = json!(true);
    draft["renew_days"] = json!(2);
    let saved = api::call(&clinic, "text_save", draft).unwrap();
    api::call(&clinic, "text_publish", json!({ "kind": "processing", "edit": saved["edit"] })).unwrap();
    assert_eq!(waiting(), (0, 1), "still to be renewed");
    at(&clinic, "2026-11-30T01:00:00Z");
    assert_eq!(waiting(), (1, 2), "not renewed in time");
}
