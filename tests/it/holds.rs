//! Holds: what cannot be destroyed in time stays by itself, the rest goes on time (152-FZ Art. 21(6)).

use desk_core::clinic::Actor;
use desk_core::erasure::{
    self, Asked, Ground, HoldItem, HoldRef, NewHold, PreviewArgs, StartBatch, StartDestruction, State,
};
use desk_core::error::Problem;
use desk_core::requests::{NewRequest, RecordedRequest, RequestQuery};
use desk_core::testing::{SampleLead, TestClinic, day, sample_lead};
use desk_core::values::{Day, Timestamp};
use desk_core::{Error, requests};

fn withdrawn(clinic: &TestClinic) -> (SampleLead, RecordedRequest) {
    let sample = sample_lead(clinic);
    let letter = NewRequest::withdrawal([sample.lead], day("2026-11-23"));
    let letter = requests::record(clinic, letter).unwrap().remove(0);
    (sample, letter)
}

fn hold(letter: &RecordedRequest, item: HoldItem, until_on: Day) -> NewHold {
    NewHold {
        request: letter.request,
        item,
        ground: Ground::Contract,
        reference: "договор 12/26".into(),
        until_on,
    }
}

/// The estimate that was issued to the sample lead.
const ISSUED: HoldItem = HoldItem::Estimate { id: 1 };

#[test]
fn art_21_6_the_held_estimate_stays_the_rest_goes_and_on_its_last_day_it_goes_too() {
    let clinic = TestClinic::new();
    let (sample, letter) = withdrawn(&clinic);
    let holds = erasure::hold_place(&clinic, hold(&letter, ISSUED, day("2027-03-01"))).unwrap();
    assert_eq!((holds.len(), holds[0].days_left), (1, 98));
    let plain = StartDestruction::plain(letter.request, letter.case_no.to_string());
    let held = Error::WrongState { state: "held".into() };
    assert_eq!(erasure::start(&clinic, plain.clone()).err(), Some(held.clone()), "never by the way");

    let many = StartBatch {
        people: vec![Asked::Letter { request: letter.request }],
        typed_count: 1,
        medium: String::new(),
        beside_holds: false,
    };
    assert_eq!(erasure::start_batch(&clinic, many).err(), Some(held), "not among many either");

    let beside = StartDestruction { beside_holds: true, ..plain.clone() };
    let done = erasure::start(&clinic, beside).unwrap();
    assert_eq!((done.state, done.proof.unwrap().found_total), (State::Done, 0));
    let act = done.act.unwrap();
    let told = &act.people[0].held[0];
    assert_eq!(
        (told.item.as_str(), told.ground, told.until_on),
        ("estimate", Ground::Contract, day("2027-03-01"))
    );
    let count = |query: &str| -> i64 { clinic.count(query) };
    assert_eq!(count("SELECT count(*) FROM estimate_issue"), 1, "the held estimate");
    assert_eq!(count("SELECT count(*) FROM estimate"), 1, "the other draft is gone");
    for gone in ["lead_phone", "lead_email", "identity_term", "trip", "timeline_entry", "consent_event"] {
        let query = format!("SELECT count(*) FROM {gone} WHERE lead_id = {}", sample.lead);
        assert_eq!(count(&query), 0, "{gone}");
    }
    assert_eq!(count("SELECT count(*) FROM lead WHERE surname || given || comment || latin = ''"), 1);
    let open = requests::list(&clinic, RequestQuery { open_only: true }).unwrap();
    assert_eq!((open[0].due_on, open[0].full_name.as_deref()), (day("2027-03-01"), Some("")));

    // On its last day the net takes the rest.
    let program = clinic.for_actor(Actor::program());
    clinic.world().set(Timestamp::parse("2027-02-28T01:00:00Z").unwrap());
    assert_eq!(erasure::destroy_due(&program).unwrap(), None);
    clinic.world().set(Timestamp::parse("2027-03-01T01:00:00Z").unwrap());
    let rest = erasure::destroy_due(&program).unwrap().unwrap();
    assert_eq!((rest.state, rest.proof.unwrap().found_total), (State::Done, 0));
    assert_eq!(
        count("SELECT count(*) FROM estimate_issue")
            + count("SELECT count(*) FROM lead WHERE surname <> 'Ким'"),
        0
    );
    assert_eq!(requests::list(&clinic, RequestQuery { open_only: true }).unwrap(), []);
}

#[test]
fn art_21_6_a_hold_has_an_item_a_ground_and_at_most_six_months() {
    let clinic = TestClinic::new();
    let (_, letter) = withdrawn(&clinic);
    let place = |item, until, reference: &str| {
        let new = NewHold { reference: reference.into(), ..hold(&letter, item, day(until)) };
        erasure::hold_place(&clinic, new).err()
    };
    // Hard date 23.12.2026 + 6 months.
    let late = Some(Error::invalid("until_on", Problem::TooLarge { max: 6 }));
    assert_eq!(place(ISSUED, "2027-06-24", "12"), late);
    assert_eq!(place(ISSUED, "2026-11-23", "12"), Some(Error::invalid("until_on", Problem::TooEarly)));
    assert_eq!(place(ISSUED, "2027-06-23", " "), Some(Error::invalid("reference", Problem::Empty)));
    assert_eq!(place(HoldItem::Attachment { id: 9 }, "2027-01-01", "12"), Some(Error::not_found("item")));
    assert_eq!(place(ISSUED, "2027-06-23", "12"), None);
    assert_eq!(place(ISSUED, "2027-06-23", "12"), Some(Error::invalid("item", Problem::Taken)));
    assert_eq!(place(HoldItem::Consent, "2027-06-23", "ст. 9"), None);

    let shown = erasure::preview(&clinic, PreviewArgs { request: letter.request }).unwrap().holds;
    assert_eq!(shown.len(), 2);
    let of = HoldRef { request: letter.request, hold: shown[0].id };
    assert_eq!(erasure::hold_release(&clinic, of).unwrap().len(), 1);
    assert_eq!(erasure::hold_release(&clinic, of).err(), Some(Error::not_found("hold")));
}

#[test]
fn a_hold_and_its_item_keep_their_own_numbers_on_the_way_to_the_window() {
    let clinic = TestClinic::new();
    let (_sample, letter) = withdrawn(&clinic);
    let other = hold(&letter, HoldItem::Consent, day("2027-03-01"));
    erasure::hold_place(&clinic, other).unwrap();
    let ask = |name: &str, args: serde_json::Value| desk_core::api::call(&clinic, name, args).unwrap();
    let new = serde_json::json!({ "request": letter.request, "item": "estimate", "item_id": 1, "ground": "court",
        "reference": "дело 2-17/2026", "until_on": "2027-03-01" });
    let holds = ask("hold_place", new);
    assert_eq!((&holds[1]["id"], &holds[1]["item_id"]), (&2.into(), &1.into()));
    let shown = ask("destruction_preview", serde_json::json!({ "request": letter.request }));
    let items: Vec<_> = shown["can_hold"].as_array().unwrap().iter().map(|one| one["item"].clone()).collect();
    assert!(items.contains(&"estimate".into()) && items.contains(&"consent".into()), "{items:?}");
    assert_eq!(shown["hold_until"], "2027-06-23", "six months after 23 December");
}
