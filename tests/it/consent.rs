//! Consent: facts appended, status derived, purposes separate.

use desk_core::consent::PurposeKind;
use desk_core::error::Problem;
use desk_core::hand_over::Paper;
use desk_core::testing::TestClinic;
use desk_core::{Error, api};
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
