//! Consent: facts appended, status derived, purposes separate.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use desk_core::audit::{self, AuditQuery, Op};
use desk_core::consent::{
    self, AskConsent, ConsentBadge, ConsentChannel, ConsentKind, ConsentStatus, EndReason, Evidence,
    NewConsent, PurposeKind,
};
use desk_core::error::Problem;
use desk_core::hand_over::Paper;
use desk_core::leads::{self, ConsentWanted, Filter, ListQuery};
use desk_core::requests::{self, ScanRef};
use desk_core::settings::{self, Settings};
use desk_core::staff::Role;
use desk_core::testing::{TestClinic, anna, day, paper_consent, sample_settings, test_moment};
use desk_core::today::{self, TodayQuery};
use desk_core::values::{Language, LeadId, Timestamp};
use desk_core::{Error, Result, api};
use serde_json::json;

use crate::golden;

#[test]
fn texts_of_a_new_clinic_exist_in_three_languages_and_hash_to_what_they_say() {
    let clinic = TestClinic::new();
    let texts = api::call(&clinic, "consent_texts", json!({})).unwrap();
    let texts = texts.as_array().unwrap();
    assert_eq!(texts.len(), 12, "three consents and the policy");
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
        let permit = consent::permit::<AskConsent>(tx, lead)?;
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
            let permit = consent::permit::<AskConsent>(tx, lead)?;
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
    let log = audit::list(&clinic, AuditQuery::default()).unwrap().rows;
    assert!(log.iter().any(|row| row.reason == "enquiry_over"), "the refusal is registered");

    // What leads out of it: asking for consent, recording it, a letter of the person.
    let form = json!({ "lead": lead, "kind": "processing", "language": "ru" });
    let paper = api::call(&clinic, "consent_form", form).unwrap();
    let out = json!({ "paper": paper["origin"], "target": "saved", "place": "form.pdf", "sha256": paper["sha256"] });
    assert!(api::call(&clinic, "paper_hand_over", out).is_ok());
    let letter = json!({ "kinds": ["withdrawal"], "leads": [lead], "received_on": "2026-11-25", "applicant": "person",
        "channel": "email", "identity_check": "call_back" });
    assert!(api::call(&clinic, "request_preview", letter).is_ok());
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

#[test]
fn after_a_consent_that_outlived_the_term_the_enquiry_is_over_since_its_own_end() {
    let clinic = TestClinic::new();
    publish(&clinic, "processing", json!({ "valid_months": 1 })).unwrap();
    let expired = anna(&clinic).create();
    let of = |lead: LeadId| json!({ "lead": lead });
    let page = api::call(&clinic, "consent_get", of(expired)).unwrap();
    let given = desk_core::values::Day::parse(page["facts"][1]["on"].as_str().unwrap()).unwrap();
    let until = given.plus_months(1);
    clinic.world().set(Timestamp::parse("2027-01-15T01:00:00Z").unwrap());
    // Its health consent has no term: withdrawn, nothing is left.
    let part = json!({ "kinds": ["withdrawal_part"], "parts": ["health"], "leads": [expired], "applicant": "person",
        "received_on": "2026-11-24", "channel": "email", "identity_check": "call_back" });
    api::call(&clinic, "request_record", part).unwrap();
    let since = until.plus_days(1);
    assert!(since > day("2026-11-27"), "later than the term of the enquiry");
    assert_eq!(api::call(&clinic, "lead_get", of(expired)), Err(Error::EnquiryOver { since }));
    let status = api::call(&clinic, "consent_get", of(expired)).unwrap()["status"].clone();
    assert_eq!(status["answer_until"], json!(until));
}

#[test]
fn after_the_last_consent_is_taken_back_the_enquiry_is_over_since_that_day() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна Сергеевна").create();
    give_marketing(&clinic, lead);
    clinic.world().set(Timestamp::parse("2027-01-15T01:00:00Z").unwrap());
    assert!(api::call(&clinic, "lead_get", json!({ "lead": lead })).is_ok(), "a consent is in force");
    let objection = json!({ "kinds": ["objection"], "leads": [lead], "applicant": "person",
        "received_on": "2027-01-14", "channel": "phone", "identity_check": "not_needed" });
    api::call(&clinic, "request_record", objection).unwrap();
    let over = Err(Error::EnquiryOver { since: day("2027-01-14") });
    assert_eq!(api::call(&clinic, "lead_get", json!({ "lead": lead })), over);
}

#[test]
fn the_privacy_officer_prints_the_history_of_a_blocked_record_and_the_log_tells_it() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let of = json!({ "lead": lead, "language": "ru" });
    let open = api::call(&clinic, "consent_history_blocked", of.clone());
    assert_eq!(open, Err(Error::WrongState { state: "not_blocked".into() }));
    let letter = requests::NewRequest::withdrawal([lead], day("2026-11-23"));
    let due = requests::record(&clinic, letter).unwrap()[0].due_on;
    assert_eq!(api::call(&clinic, "consent_history", of.clone()), Err(Error::Blocked { due }));
    let desk = clinic.as_role([Role::Receptionist, Role::Coordinator, Role::Administrator]);
    let refused = api::call(&desk, "consent_history_blocked", of.clone());
    assert_eq!(refused, Err(Error::NotAllowed { op: "consent.print_history_blocked".into() }));

    let paper = api::call(&clinic, "consent_history_blocked", of).unwrap();
    let pdf = STANDARD.decode(paper["pdf_base64"].as_str().unwrap()).unwrap();
    let text = golden::text_of_bytes(&pdf);
    for told in ["Лебедева Анна Сергеевна", "дано", "отозвано", "SHA-256", "обращение человека"]
    {
        assert!(text.contains(told), "{told}: {text}");
    }
    let out =
        json!({ "paper": paper["origin"], "target": "printed", "place": "", "sha256": paper["sha256"] });
    assert_eq!(api::call(&desk, "paper_hand_over", out.clone()), Err(Error::Blocked { due }));
    api::call(&clinic, "paper_hand_over", out).unwrap();
    clinic.flush_looks().unwrap();
    let log = audit::list(&clinic, AuditQuery::default()).unwrap().rows;
    let of_it: Vec<_> = log.iter().filter(|row| row.action == "consent.print_history_blocked").collect();
    let results: Vec<_> = of_it.iter().map(|row| row.result.as_str()).collect();
    assert!(results.contains(&"ok") && results.contains(&"refused"), "{results:?}");
    assert!(log.iter().any(|row| row.action == "paper.hand_over" && row.result == "ok"));
}

/// Publishes a new version of a text whose Russian title alone is changed.
fn publish(clinic: &TestClinic, kind: &str, change: serde_json::Value) -> Result<serde_json::Value> {
    let mut draft = api::call(clinic, "text_draft", json!({ "kind": kind })).unwrap();
    let title = format!("{} (новая редакция)", draft["ru"]["title"].as_str().unwrap());
    draft["ru"]["title"] = json!(title);
    for (field, value) in change.as_object().unwrap() {
        draft[field] = value.clone();
    }
    let saved = api::call(clinic, "text_save", draft)?;
    api::call(clinic, "text_publish", json!({ "kind": kind, "edit": saved["edit"] }))
}

fn history(clinic: &TestClinic, kind: &str) -> serde_json::Value {
    api::call(clinic, "text_history", json!({ "kind": kind })).unwrap()
}

#[test]
fn a_text_goes_from_draft_to_published_to_superseded_and_its_words_never_change() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let draft = api::call(&clinic, "text_draft", json!({ "kind": "processing" })).unwrap();
    assert_eq!((&draft["version"], &draft["to_renew"]), (&json!(2), &json!(1)));
    let first = &history(&clinic, "processing")["versions"][0];
    assert_eq!(draft["zh"]["body"], first["texts"][1]["body"], "begun from the newest");

    let mut changed = draft.clone();
    changed["zh"]["body"] = json!("");
    let saved = api::call(&clinic, "text_save", changed.clone()).unwrap();
    let stale = api::call(&clinic, "text_save", changed);
    assert_eq!(stale, Err(Error::Conflict { current: 2 }), "two people do not overwrite each other");
    let approve = |edit: &serde_json::Value| {
        api::call(&clinic, "text_publish", json!({ "kind": "processing", "edit": edit }))
    };
    assert_eq!(approve(&draft["edit"]), Err(Error::Conflict { current: 2 }));
    assert_eq!(approve(&saved["edit"]), Err(Error::invalid("zh.body", Problem::Empty)));
    api::call(&clinic, "text_discard", json!({ "kind": "processing" })).unwrap();
    assert_eq!(history(&clinic, "processing")["draft"], json!(null));
    let same = api::call(&clinic, "text_draft", json!({ "kind": "processing" })).unwrap();
    assert_eq!(approve(&same["edit"]), Err(Error::WrongState { state: "unchanged".into() }));

    publish(&clinic, "processing", json!({})).unwrap();
    let versions = history(&clinic, "processing")["versions"].clone();
    assert_eq!((versions.as_array().unwrap().len(), &versions[0]["version"]), (2, &json!(2)));
    assert_eq!(&versions[1], first, "the former stays word by word");
    assert_eq!(versions[0]["published_by"], "Ли Вэй");
    let page = api::call(&clinic, "consent_get", json!({ "lead": lead })).unwrap();
    assert_eq!(page["facts"][1]["text_version"], 1, "a consent names the text the person read");
}

#[test]
fn the_database_itself_refuses_to_change_or_remove_a_published_text() {
    let sql = rusqlite::Connection::open_in_memory().unwrap();
    desk_core::db::newest_schema(&sql).unwrap();
    sql.execute_batch(
        "INSERT INTO consent_text (kind, version, language, title, body, sha256, published_at)
         VALUES ('health', 1, 'ru', 't', 'b', 'h', '2026');
         INSERT INTO consent_version (kind, version, published_at, published_by, substance)
         VALUES ('health', 1, '2026', 1, 0);",
    )
    .unwrap();
    for change in [
        "UPDATE consent_version SET valid_months = 1",
        "DELETE FROM consent_version",
        "UPDATE consent_text SET body = 'other'",
        "DELETE FROM consent_text",
    ] {
        assert!(sql.execute_batch(change).is_err(), "{change}");
    }
}

#[test]
fn only_the_privacy_officer_and_the_administrator_write_texts() {
    let clinic = TestClinic::new();
    let desk = clinic.as_role([Role::Receptionist, Role::Coordinator]);
    for (name, args) in [
        ("text_draft", json!({ "kind": "marketing" })),
        ("text_publish", json!({ "kind": "marketing", "edit": 1 })),
        ("text_discard", json!({ "kind": "marketing" })),
    ] {
        assert!(matches!(api::call(&desk, name, args), Err(Error::NotAllowed { .. })), "{name}");
    }
    publish(&clinic, "marketing", json!({})).unwrap();
    let log =
        audit::list(&clinic, AuditQuery { object: Some("marketing:2".into()), ..AuditQuery::default() })
            .unwrap();
    assert_eq!(log.rows.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["consent.publish_text"]);
}

#[test]
fn a_text_changed_in_substance_must_be_renewed_and_then_is_out_of_force_as_article_9_asks() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let draft = json!({ "lead": lead });
    publish(&clinic, "processing", json!({ "substance": true, "renew_days": 10 })).unwrap();
    let now = status(&clinic, lead);
    assert_eq!((now.badge, now.purposes.len(), now.ending.len()), (ConsentBadge::Expiring, 5, 1));
    let end = &now.ending[0];
    assert_eq!((end.until, end.why, end.over), (day("2026-12-03"), EndReason::TextChanged, false));
    days_later(&clinic, 10);
    assert!(api::call(&clinic, "estimate_draft", draft.clone()).is_ok(), "in force through its last day");
    days_later(&clinic, 11);
    let lacking = Err(Error::NoConsent { purpose: PurposeKind::Estimate });
    assert_eq!(api::call(&clinic, "estimate_draft", draft.clone()), lacking);
    let now = status(&clinic, lead);
    assert_eq!((now.badge, now.purposes.len(), now.health), (ConsentBadge::Expired, 0, true));

    let renewed = paper_consent(lead, ConsentKind::Processing, [PurposeKind::Estimate], day("2026-12-04"));
    consent::grant(&clinic, renewed.clone()).unwrap();
    assert!(api::call(&clinic, "estimate_draft", draft).is_ok());
    let now = status(&clinic, lead);
    assert_eq!((now.purposes, now.ending[0].purposes.len()), (vec![PurposeKind::Estimate], 4));
    // An old paper found later is an old paper: its version is named, and it renews nothing.
    let old = NewConsent { text_version: Some(1), purposes: PurposeKind::ALL.into(), ..renewed.clone() };
    assert!(consent::grant(&clinic, old).unwrap().purposes.is_empty());
    let none = NewConsent { text_version: Some(3), ..renewed };
    assert_eq!(consent::grant(&clinic, none), Err(Error::invalid("text_version", Problem::Unknown)));
}

#[test]
fn a_change_of_words_alone_renews_nothing() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    publish(&clinic, "processing", json!({ "substance": false, "renew_days": 1 })).unwrap();
    days_later(&clinic, 30);
    let now = status(&clinic, lead);
    assert_eq!((now.badge, now.ending.len()), (ConsentBadge::Given, 0));
}

#[test]
fn a_term_given_by_the_text_ends_the_consent_on_its_day_as_article_9_4_8_says() {
    let clinic = TestClinic::new();
    publish(&clinic, "health", json!({ "valid_months": 12 })).unwrap();
    let lead = anna(&clinic).create();
    let tooth = |clinic: &TestClinic| {
        clinic.read(Op::SeeEstimate, |tx| {
            let permit = consent::permit::<consent::Estimate>(tx, lead)?;
            consent::health_allowed(tx, &permit)
        })
    };
    assert_eq!(status(&clinic, lead).ending, [], "a year is far");
    for (now, allowed, endings) in [
        ("2027-10-23T01:00:00Z", true, 0),
        ("2027-10-24T01:00:00Z", true, 1),
        ("2027-11-23T01:00:00Z", true, 1),
        ("2027-11-24T01:00:00Z", false, 1),
    ] {
        clinic.world().set(Timestamp::parse(now).unwrap());
        let expected = if allowed { Ok(()) } else { Err(Error::NoHealthConsent) };
        assert_eq!(tooth(&clinic), expected, "{now}");
        let status = status(&clinic, lead);
        assert_eq!((status.health, status.ending.len()), (allowed, endings), "{now}");
    }
}

#[test]
fn a_consent_names_the_version_of_the_policy_in_force_as_its_section_6_2_says() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    publish(&clinic, "policy", json!({})).unwrap();
    give_marketing(&clinic, lead);
    let page = api::call(&clinic, "consent_get", json!({ "lead": lead })).unwrap();
    assert_eq!(
        (&page["facts"][0]["policy_version"], &page["facts"][1]["policy_version"]),
        (&json!(2), &json!(1))
    );
    let wrong = publish(&clinic, "policy", json!({ "substance": true }));
    assert_eq!(wrong, Err(Error::invalid("substance", Problem::Unknown)), "nobody consents to a policy");
}

#[test]
fn no_third_party_receives_data_until_the_owner_publishes_a_text_against_section_4_4_of_the_policy() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let transfer =
        || consent::grant(&clinic, paper_consent(lead, ConsentKind::ThirdParty, [], day("2026-11-23")));
    assert_eq!(transfer(), Err(Error::invalid("kind", Problem::Unknown)));
    let text = json!({ "title": "Согласие на передачу", "body": "Кому и зачем." });
    let three = json!({ "ru": text, "zh": text, "en": text });
    api::call(&clinic, "text_draft", json!({ "kind": "third_party" })).unwrap();
    assert_eq!(transfer(), Err(Error::invalid("kind", Problem::Unknown)), "a draft is no text");
    publish(&clinic, "third_party", three).unwrap();
    assert!(transfer().unwrap().third_party);
}

const SIGNED: &[u8] = b"%PDF-1.7 signed";

#[test]
fn a_signed_scan_is_evidence_kept_encrypted_and_opened_by_the_privacy_officer() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна Сергеевна").create();
    let scan = |content: Option<&[u8]>, place: &str| NewConsent {
        evidence: Evidence::Scan,
        evidence_place: place.into(),
        scan_base64: content.map(|content| STANDARD.encode(content)),
        ..paper_consent(lead, ConsentKind::Processing, PurposeKind::ALL, day("2026-11-23"))
    };
    for (wrong, problem) in [(None, Problem::Empty), (Some(&b"MZ program"[..]), Problem::Unknown)] {
        assert_eq!(consent::grant(&clinic, scan(wrong, "")), Err(Error::invalid("content", problem)));
    }
    let on_paper = NewConsent { evidence: Evidence::Paper, ..scan(Some(SIGNED), " ") };
    let unplaced = Err(Error::invalid("evidence_place", Problem::Empty));
    assert_eq!(consent::grant(&clinic, on_paper), unplaced, "an original lies somewhere");
    consent::grant(&clinic, scan(Some(SIGNED), "")).unwrap();
    let page = consent::get(&clinic, consent::ConsentOf { lead }).unwrap();
    let attachment = page.facts[0].scan.unwrap();
    let desk = clinic.as_role([Role::Receptionist]);
    assert!(matches!(requests::scan_get(&desk, ScanRef { attachment }), Err(Error::NotAllowed { .. })));
    let opened = requests::scan_get(&clinic, ScanRef { attachment }).unwrap();
    assert_eq!(STANDARD.decode(opened.content_base64).unwrap(), SIGNED);
    let [file] =
        std::fs::read_dir(clinic.path().join("attachments")).unwrap().collect::<Vec<_>>().try_into().unwrap();
    let kept = std::fs::read(file.unwrap().path()).unwrap();
    assert!(!kept.windows(6).any(|part| part == b"signed"));
}

#[test]
fn an_export_of_the_web_form_is_proved_by_its_hash() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна Сергеевна").create();
    let export = |sha256: &str, place: &str| NewConsent {
        channel: ConsentChannel::Website,
        evidence: Evidence::WebForm,
        evidence_place: place.into(),
        evidence_sha256: Some(sha256.into()),
        ..paper_consent(lead, ConsentKind::Processing, PurposeKind::ALL, day("2026-11-23"))
    };
    let field = |field: &str, problem| Err(Error::invalid(field, problem));
    assert_eq!(consent::grant(&clinic, export("abc", "")), field("evidence_sha256", Problem::Unknown));
    assert_eq!(consent::grant(&clinic, export("", "")), field("evidence_place", Problem::Empty));
    consent::grant(&clinic, export(&"AB".repeat(32), "")).unwrap();
    let page = consent::get(&clinic, consent::ConsentOf { lead }).unwrap();
    assert_eq!(page.facts[0].evidence_sha256, "ab".repeat(32));
}

#[test]
fn the_history_prints_every_grant_and_withdrawal_with_text_hash_and_evidence_in_three_languages() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    minutes_later(&clinic, 60);
    let scanned = NewConsent {
        scan_base64: Some(STANDARD.encode(SIGNED)),
        ..paper_consent(lead, ConsentKind::Marketing, [], day("2026-11-22"))
    };
    consent::grant(&clinic, scanned).unwrap();
    publish(&clinic, "processing", json!({ "substance": true })).unwrap();
    let website = NewConsent {
        channel: ConsentChannel::Website,
        evidence: Evidence::WebForm,
        evidence_place: "заявки сайта, ноябрь".into(),
        evidence_sha256: Some("ab".repeat(32)),
        language: Language::Zh,
        ..paper_consent(lead, ConsentKind::Processing, PurposeKind::ALL, day("2026-11-23"))
    };
    consent::grant(&clinic, website).unwrap();
    let mistake = minutes_later(&clinic, 120);
    withdraw_part(&clinic, lead, [PurposeKind::Statistics], [ConsentKind::Marketing]).unwrap();
    minutes_later(&clinic, 180);
    clinic.transact(Op::RecordWithdrawal, |tx| consent::reinstate(tx, lead, mistake)).unwrap();
    for language in ["ru", "zh", "en"] {
        let of = json!({ "lead": lead, "language": language });
        let paper: Paper =
            serde_json::from_value(api::call(&clinic, "consent_history", of).unwrap()).unwrap();
        assert_eq!(paper.file_name, format!("K-2026-0001-consents-{language}.pdf"));
        golden::check(&format!("consent-history-{language}"), &paper.pdf().unwrap());
    }
}

#[test]
fn a_draft_is_seen_on_paper_before_it_is_published_and_names_nobody() {
    let clinic = TestClinic::new();
    anna(&clinic).create();
    api::call(&clinic, "text_draft", json!({ "kind": "policy" })).unwrap();
    let of = json!({ "kind": "policy", "language": "ru" });
    let paper: Paper = serde_json::from_value(api::call(&clinic, "text_preview", of).unwrap()).unwrap();
    assert_eq!((paper.file_name.as_str(), paper.pages), ("draft-policy-ru.pdf", 1));
    golden::check("draft-policy-ru", &paper.pdf().unwrap());
}

#[test]
fn rows_of_a_list_tell_what_must_be_done_about_consent() {
    let clinic = TestClinic::new();
    let late = clinic.lead("Поздняя Ольга Петровна").create();
    let old = clinic.lead("Старая Вера Ивановна").with_consent(PurposeKind::ALL).create();
    let badge = |lead| {
        let page = leads::list(&clinic, ListQuery { limit: 50, ..ListQuery::default() }).unwrap();
        page.rows.iter().find(|row| row.id == lead).unwrap().consent
    };
    assert_eq!((badge(late), badge(old)), (ConsentBadge::None, ConsentBadge::Given));
    publish(&clinic, "processing", json!({ "substance": true, "renew_days": 7 })).unwrap();
    days_later(&clinic, 4);
    assert_eq!((badge(late), badge(old)), (ConsentBadge::Over, ConsentBadge::Expiring));
    let today = || today::get(&clinic, TodayQuery::default()).unwrap();
    assert_eq!((today().consents_ending, today().without_consent), (1, 1));
    let wanted = |consent| {
        let filter = Filter { consent: Some(consent), ..Filter::default() };
        let page = leads::list(&clinic, ListQuery { filter, limit: 50, ..ListQuery::default() }).unwrap();
        page.rows.iter().map(|row| row.id).collect::<Vec<_>>()
    };
    let lists =
        || (wanted(ConsentWanted::Given), wanted(ConsentWanted::Ending), wanted(ConsentWanted::Never));
    assert_eq!(lists(), (vec![old], vec![old], vec![late]));
    let waiting = |clinic: &TestClinic| clinic.read(Op::ListLeads, consent::waiting).unwrap();
    assert_eq!(waiting(&clinic), [late]);
    days_later(&clinic, 8);
    assert_eq!((badge(late), badge(old)), (ConsentBadge::Over, ConsentBadge::Expired));
    assert_eq!(today().consents_ending, 0, "it has ended");
    assert_eq!(lists(), (vec![], vec![], vec![late]));
    assert_eq!(waiting(&clinic), [late, old]);
    give_marketing(&clinic, late);
    assert_eq!((badge(late), waiting(&clinic)), (ConsentBadge::None, vec![old]));
}
