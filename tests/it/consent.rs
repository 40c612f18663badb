//! Consent: facts appended, status derived, purposes separate.

use std::collections::BTreeSet;

use desk_core::audit::{self, AuditQuery, Op};
use desk_core::consent::{self, ConsentKind, ConsentStatus, Enquiry, PurposeKind};
use desk_core::error::Problem;
use desk_core::hand_over::Paper;
use desk_core::settings::{self, Settings};
use desk_core::testing::{TestClinic, anna, day, sample_settings, test_moment};
use desk_core::values::{LeadId, Timestamp};
use desk_core::{Error, Result, api};
use serde_json::json;

use crate::golden;

#[test]
fn texts_of_a_new_clinic_exist_in_three_languages_and_hash_to_what_they_say() {
    let clinic = TestClinic::new();
    let texts = api::call(&clinic, "consent_texts", json!({})).unwrap();
    let texts = texts.as_array().unwrap();
    assert_eq!(texts.len(), 9);
    for text in texts {
        let whole = format!("{}\n{}", text["title"].as_str().unwrap(), text["body"].as_str().unwrap());
        assert_eq!(text["sha256"], desk_core::values::text::sha256(whole.as_bytes()));
        assert!(text["body"].as_str().unwrap().len() > 100);
    }
}

/// A person without any consent, and how to ask for one.
fn newcomer() -> (TestClinic, serde_json::Value) {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна Сергеевна").create();
    let grant = json!({ "lead": lead, "kind": "processing", "purposes": ["estimate"], "language": "ru",
        "on": "2026-11-20", "channel": "paper", "evidence": "paper", "evidence_place": "папка 7" });
    (clinic, grant)
}

fn with(grant: &serde_json::Value, field: &str, value: serde_json::Value) -> serde_json::Value {
    let mut grant = grant.clone();
    grant[field] = value;
    grant
}

#[test]
fn a_purpose_not_ticked_is_not_covered() {
    let (clinic, grant) = newcomer();
    let draft = json!({ "lead": grant["lead"] });
    let lacking = |purpose| Err(Error::NoConsent { purpose });
    assert_eq!(api::call(&clinic, "estimate_draft", draft.clone()), lacking(PurposeKind::Estimate));
    let status = api::call(&clinic, "consent_grant", grant).unwrap();
    assert_eq!((&status["badge"], &status["purposes"]), (&json!("partial"), &json!(["estimate"])));
    assert!(api::call(&clinic, "estimate_draft", draft.clone()).is_ok());
    assert_eq!(api::call(&clinic, "trip_get", draft), lacking(PurposeKind::Appointment));
}

#[test]
fn what_proves_nothing_is_refused_and_the_field_is_named() {
    let (clinic, grant) = newcomer();
    let health = with(&with(&grant, "kind", json!("health")), "purposes", json!([]));
    for (wrong, field, problem) in [
        (with(&grant, "on", json!("2026-11-24")), "on", Problem::Future),
        (with(&grant, "on", json!("2026-02-30")), "on", Problem::Day),
        (with(&grant, "purposes", json!([])), "purposes", Problem::Empty),
        (with(&grant, "kind", json!("marketing")), "purposes", Problem::Unknown),
        (with(&grant, "evidence_place", json!(" ")), "evidence_place", Problem::Empty),
        (with(&health, "evidence", json!("recording")), "evidence", Problem::Mismatch),
        (with(&health, "kind", json!("third_party")), "kind", Problem::Unknown),
    ] {
        assert_eq!(api::call(&clinic, "consent_grant", wrong), Err(Error::invalid(field, problem)));
    }
    assert_eq!(
        api::call(&clinic, "consent_get", json!({ "lead": grant["lead"] })).unwrap()["facts"],
        json!([])
    );
}

#[test]
fn a_fact_names_its_text_by_version_and_hash_and_is_never_changed() {
    let (clinic, grant) = newcomer();
    api::call(&clinic, "consent_grant", with(&grant, "language", json!("zh"))).unwrap();
    let page = api::call(&clinic, "consent_get", json!({ "lead": grant["lead"] })).unwrap();
    let fact = &page["facts"][0];
    assert_eq!((&fact["text_version"], &fact["text_language"]), (&json!(1), &json!("zh")));
    let texts = api::call(&clinic, "consent_texts", json!({})).unwrap();
    let text = texts.as_array().unwrap().iter().find(|t| t["kind"] == "processing" && t["language"] == "zh");
    assert_eq!(fact["text_sha256"], text.unwrap()["sha256"]);
}

#[test]
fn the_form_prints_its_golden_text_in_three_languages() {
    let (clinic, grant) = newcomer();
    for kind in ["processing", "health"] {
        for language in ["ru", "zh", "en"] {
            let form = json!({ "lead": grant["lead"], "kind": kind, "language": language });
            let paper: Paper =
                serde_json::from_value(api::call(&clinic, "consent_form", form).unwrap()).unwrap();
            golden::check(&format!("consent-{kind}-{language}"), &paper.pdf().unwrap());
        }
    }
}

fn status(clinic: &TestClinic, lead: LeadId) -> ConsentStatus {
    clinic.read(Op::SeeConsent, |tx| consent::status(tx, lead)).unwrap()
}

fn withdraw_part(
    clinic: &TestClinic,
    lead: LeadId,
    purposes: impl Into<BTreeSet<PurposeKind>>,
    kinds: impl Into<BTreeSet<ConsentKind>>,
) -> Result<()> {
    clinic.transact(Op::RecordWithdrawal, |tx| {
        let permit = consent::permit::<Enquiry>(tx, lead)?;
        consent::withdraw_part(tx, &permit, &purposes.into(), &kinds.into(), tx.today(), "email")
    })
}

fn minutes_later(clinic: &TestClinic, minutes: i64) -> Timestamp {
    let now = test_moment().plus_seconds(minutes * 60);
    clinic.world().set(now);
    now
}

fn give_marketing(clinic: &TestClinic, lead: LeadId) {
    let grant = json!({ "lead": lead, "kind": "marketing", "language": "ru", "on": "2026-11-23",
        "channel": "paper", "evidence": "paper", "evidence_place": "папка 7" });
    api::call(clinic, "consent_grant", grant).unwrap();
}

#[test]
fn marketing_stops_the_moment_it_is_asked_and_the_rest_goes_on_as_article_15_says() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    give_marketing(&clinic, lead);
    assert!(status(&clinic, lead).marketing);
    withdraw_part(&clinic, lead, [], [ConsentKind::Marketing]).unwrap();
    let now = status(&clinic, lead);
    assert_eq!((now.marketing, now.health, now.purposes.len()), (false, true, 5));
    assert!(api::call(&clinic, "estimate_draft", json!({ "lead": lead })).is_ok());
}

#[test]
fn one_purpose_withdrawn_by_article_9_stops_alone() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    withdraw_part(&clinic, lead, [PurposeKind::Estimate], []).unwrap();
    let lacking = Err(Error::NoConsent { purpose: PurposeKind::Estimate });
    assert_eq!(api::call(&clinic, "estimate_draft", json!({ "lead": lead })), lacking);
    assert!(api::call(&clinic, "trip_get", json!({ "lead": lead })).is_ok());
    assert_eq!(withdraw_part(&clinic, lead, [], []), Err(Error::invalid("purposes", Problem::Empty)));
    withdraw_part(&clinic, lead, [], [ConsentKind::Processing]).unwrap();
    let now = status(&clinic, lead);
    assert_eq!((now.purposes.len(), now.health), (0, true), "processing stands for all its purposes");
}

#[test]
fn a_mistaken_withdrawal_is_undone_by_new_facts_with_the_same_text_and_evidence() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let before = status(&clinic, lead);
    let given = api::call(&clinic, "consent_get", json!({ "lead": lead })).unwrap()["facts"].clone();
    let mistake = minutes_later(&clinic, 1);
    clinic
        .transact(Op::RecordWithdrawal, |tx| {
            let permit = consent::permit::<Enquiry>(tx, lead)?;
            consent::withdraw_all(tx, &permit, tx.today(), "email", day("2026-12-23"))
        })
        .unwrap();
    let undo = |at| {
        clinic.transact(Op::RecordWithdrawal, |tx| {
            consent::reinstate(tx, lead, at)?;
            consent::unblock(tx, lead)
        })
    };
    let later = minutes_later(&clinic, 2);
    assert_eq!(undo(later), Err(Error::WrongState { state: "not_withdrawn".into() }));
    undo(mistake).unwrap();
    assert_eq!(status(&clinic, lead), before);
    let facts = api::call(&clinic, "consent_get", json!({ "lead": lead })).unwrap()["facts"].clone();
    assert_eq!(facts.as_array().unwrap().len(), 2 + 4 + 2, "nothing was edited");
    for (back, grant) in [(&facts[0], &given[0]), (&facts[1], &given[1])] {
        assert_eq!(back["event"], "reinstated");
        for same in ["kind", "purposes", "on", "text_sha256", "evidence_place"] {
            assert_eq!(back[same], grant[same], "{same}");
        }
    }
    assert_eq!(undo(mistake), Err(Error::WrongState { state: "not_blocked".into() }));
}

#[test]
fn undoing_gives_back_only_what_that_withdrawal_took() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    minutes_later(&clinic, 1);
    withdraw_part(&clinic, lead, [PurposeKind::Statistics], []).unwrap();
    let mistake = minutes_later(&clinic, 2);
    let two = [PurposeKind::Statistics, PurposeKind::Feedback];
    withdraw_part(&clinic, lead, two, [ConsentKind::Health]).unwrap();
    minutes_later(&clinic, 3);
    withdraw_part(&clinic, lead, [], [ConsentKind::Health]).unwrap();
    minutes_later(&clinic, 4);
    clinic.transact(Op::RecordWithdrawal, |tx| consent::reinstate(tx, lead, mistake)).unwrap();
    let now = status(&clinic, lead);
    assert!(now.purposes.contains(&PurposeKind::Feedback), "given back");
    assert!(!now.purposes.contains(&PurposeKind::Statistics), "taken before, by another letter");
    assert!(!now.health, "withdrawn once more since");
}

fn days_later(clinic: &TestClinic, days: i64) {
    minutes_later(clinic, days * 24 * 60);
}

#[test]
fn without_consent_only_the_own_enquiry_is_answered_for_three_days_as_articles_5_and_6_allow() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна Сергеевна").create();
    let of = json!({ "lead": lead });
    days_later(&clinic, 3);
    assert!(api::call(&clinic, "lead_get", of.clone()).is_ok(), "the third day after registration");
    // 23:59 of 26 November at the desk is still that day, one minute later it is over.
    clinic.world().set(Timestamp::parse("2026-11-26T14:59:00Z").unwrap());
    assert!(api::call(&clinic, "lead_get", of.clone()).is_ok());
    clinic.world().set(Timestamp::parse("2026-11-26T15:00:00Z").unwrap());
    let over = Err(Error::EnquiryOver { since: day("2026-11-27") });
    assert_eq!(api::call(&clinic, "lead_get", of.clone()), over);
    assert_eq!(api::call(&clinic, "lead_timeline", json!({ "lead": lead, "before": null })), over);
    clinic.flush_looks().unwrap();
    let log = audit::list(&clinic, AuditQuery { before: None, object: None }).unwrap().rows;
    assert!(log.iter().any(|row| row.reason == "enquiry_over"), "the refusal is registered");

    // What leads out of it: asking for consent, recording it, a letter of the person.
    let form = json!({ "lead": lead, "kind": "processing", "language": "ru" });
    let paper = api::call(&clinic, "consent_form", form).unwrap();
    let out = json!({ "paper": paper["origin"], "target": "saved", "place": "form.pdf", "sha256": paper["sha256"] });
    assert!(api::call(&clinic, "paper_hand_over", out).is_ok());
    let letter = json!({ "leads": [lead], "received_on": "2026-11-25" });
    assert!(api::call(&clinic, "withdrawal_preview", letter).is_ok());
    assert!(api::call(&clinic, "consent_get", of.clone()).is_ok());
    give_marketing(&clinic, lead);
    assert!(api::call(&clinic, "lead_get", of).is_ok());
}

#[test]
fn how_many_days_an_enquiry_is_answered_is_a_setting() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна Сергеевна").create();
    days_later(&clinic, 5);
    let days = |enquiry_days| settings::change(&clinic, Settings { enquiry_days, ..sample_settings() });
    days(5).unwrap();
    assert!(api::call(&clinic, "lead_get", json!({ "lead": lead })).is_ok());
    days(4).unwrap();
    let over = Err(Error::EnquiryOver { since: day("2026-11-28") });
    assert_eq!(api::call(&clinic, "lead_get", json!({ "lead": lead })), over);
    for wrong in [0, 31] {
        assert!(matches!(days(wrong), Err(Error::Invalid { .. })), "{wrong}");
    }
}
