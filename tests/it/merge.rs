//! One person recorded twice: joined, found under both numbers, and two again without a loss.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use desk_core::api;
use desk_core::consent::{self, ConsentOf};
use desk_core::error::Error;
use desk_core::import::{self, ImportFile, ImportPlan, ImportRef, OnDuplicate};
use desk_core::leads::{
    self, DuplicateReason, EditLead, LeadPair, LeadRef, MergeOrder, MergeRef, SearchQuery,
};
use desk_core::testing::{
    TestClinic, all_purposes, day, merge_order, populate, sample_draft, sample_estimate, sample_trip,
    test_moment,
};
use desk_core::values::LeadId;
use serde_json::json;

fn card(clinic: &TestClinic, lead: LeadId) -> leads::LeadCard {
    leads::get(clinic, LeadRef { lead }).unwrap()
}

fn order(clinic: &TestClinic, keep: LeadId, absorb: LeadId) -> MergeOrder {
    merge_order(&card(clinic, keep), &card(clinic, absorb))
}

fn newest_merge(clinic: &TestClinic, lead: LeadId) -> MergeRef {
    MergeRef { lead, merge: leads::merges(clinic, LeadRef { lead }).unwrap()[0].id }
}

fn found(clinic: &TestClinic, text: &str) -> Vec<LeadId> {
    let rows = leads::search(clinic, SearchQuery { text: text.into(), limit: 50 }).unwrap().rows;
    rows.iter().map(|row| row.id).collect()
}

/// Every row of every table but the log, as text, without what tells only of the merge itself.
fn everything(clinic: &TestClinic) -> BTreeMap<String, Vec<String>> {
    let names = clinic.texts(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
           AND name NOT IN ('audit_entry', 'audit_checkpoint', 'merge') ORDER BY name",
    );
    let table = |name: String| {
        let columns = clinic.texts(&format!(
            "SELECT name FROM pragma_table_info('{name}')
             WHERE NOT ('{name}' = 'lead' AND name IN ('version', 'changed_at'))"
        ));
        let shown: Vec<_> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
        let only = if name == "timeline_entry" { "WHERE kind <> 'unmerged'" } else { "" };
        let rows =
            clinic.texts(&format!("SELECT {} FROM {name} {only} ORDER BY 1", shown.join(" || '|' || ")));
        (name, rows)
    };
    names.into_iter().map(table).collect()
}

#[test]
fn what_hung_on_two_cards_hangs_on_one_and_both_numbers_find_it() {
    let clinic = TestClinic::new();
    let kept = clinic.lead("Лебедева Анна").phone("89141234567").email("anna@example.com").create();
    let twice = clinic
        .lead("Лебедева Аня")
        .phone("89147654321")
        .promised("прислать снимок", day("2026-11-30"))
        .with_consent(all_purposes())
        .with_health_consent()
        .create();
    sample_estimate(&clinic, twice);
    sample_trip(&clinic, twice);
    let joined = leads::merge(&clinic, order(&clinic, kept, twice)).unwrap();
    assert_eq!(joined.id, kept);
    let phones: Vec<_> = joined.phones.iter().map(|phone| phone.number.e164()).collect();
    assert_eq!(phones, ["+79141234567", "+79147654321"]);
    for typed in ["K-2026-0001", "K-2026-0002", "4321", "4567", "anna@example"] {
        assert_eq!(found(&clinic, typed), [kept], "{typed}");
    }
    let estimates = api::call(&clinic, "estimate_list", json!({ "lead": kept }));
    assert!(matches!(estimates, Err(Error::NoConsent { .. })), "only one card had agreed: {estimates:?}");
    assert_eq!(clinic.count("SELECT count(*) FROM estimate WHERE lead_id = 1"), 1);
    assert_eq!(clinic.count("SELECT count(*) FROM trip WHERE lead_id = 1"), 1);
    let entries =
        api::call(&clinic, "lead_timeline", json!({ "lead": kept })).unwrap()["entries"].to_string();
    assert!(entries.contains("K-2026-0002 → 2026-11-30: прислать снимок"), "no promise is lost: {entries}");
    assert_eq!(clinic.count("SELECT count(*) FROM lead"), 1);
    let told = "SELECT count(DISTINCT object_id) FROM audit_entry WHERE action = 'lead.merge'";
    assert_eq!(clinic.count(told), 2, "the log names both");
}

#[test]
fn of_consent_only_what_both_cards_had_stays_in_force() {
    let clinic = TestClinic::new();
    let all = clinic.lead("Ким Вера").with_consent(all_purposes()).with_health_consent().create();
    let none = clinic.lead("Ким Вера").phone("89140000002").create();
    let joined = leads::merge(&clinic, order(&clinic, all, none)).unwrap();
    assert!(joined.consent.purposes.is_empty() && !joined.consent.health, "{:?}", joined.consent);
    let facts = consent::get(&clinic, ConsentOf { lead: all }).unwrap().facts;
    assert_eq!(facts.iter().filter(|fact| fact.event == "narrowed").count(), 2, "with a fact that says so");
    assert_eq!(facts.iter().filter(|fact| fact.event == "granted").count(), 2, "the evidence stays");
    leads::unmerge(&clinic, newest_merge(&clinic, all)).unwrap();
    assert_eq!(card(&clinic, all).consent.purposes.len(), all_purposes().len());
}

#[test]
fn a_card_whose_whole_consent_ended_by_a_joining_waits_for_a_new_one_or_for_destruction_art_21() {
    let clinic = TestClinic::new();
    let all = clinic.lead("Ким Вера").with_consent(all_purposes()).create();
    clinic.world().set(test_moment().plus_seconds(60 * 86_400));
    let none = clinic.lead("Ким Вера").phone("89140000002").create();
    leads::merge(&clinic, order(&clinic, all, none)).unwrap();
    assert!(leads::get(&clinic, LeadRef { lead: all }).is_err(), "its enquiry was answered two months ago");
    desk_core::erasure::turn(&clinic).unwrap();
    let waiting = clinic.texts("SELECT cause || ' ' || lead_id FROM retention_entry WHERE state = 'waiting'");
    assert_eq!(waiting, ["no_consent 1"]);
}

#[test]
fn a_card_that_came_with_a_file_can_still_be_taken_back_after_a_joining_was_undone() {
    let clinic = TestClinic::new();
    let kept = clinic.lead("Ким Вера").create();
    let file = ImportFile {
        content_base64: STANDARD.encode("ФИО;Телефон\nКим Вера;89140000002\n"),
        encoding: None,
    };
    let plan = ImportPlan { duplicates: OnDuplicate::Create, ..import::open(&clinic, file).unwrap().plan };
    let batch = import::run(&clinic, plan).unwrap();
    assert_eq!(batch.created, 1);
    leads::merge(&clinic, order(&clinic, kept, LeadId::new(2))).unwrap();
    leads::unmerge(&clinic, newest_merge(&clinic, kept)).unwrap();
    let done = import::revert(&clinic, ImportRef { batch: batch.id }).unwrap();
    assert_eq!((done.removed, done.kept), (1, 0));
}

/// Random pairs with everything that can hang on a card, joined either way and parted again.
#[test]
fn random_pairs_joined_and_parted_leave_every_row_as_it_was_and_consent_never_widens() {
    let clinic = TestClinic::new();
    let ids = populate(&clinic, 120, 77).unwrap();
    let ids: Vec<_> =
        ids.into_iter().filter(|lead| leads::get(&clinic, LeadRef { lead: *lead }).is_ok()).collect();
    for lead in ids.iter().step_by(3) {
        if card(&clinic, *lead).consent.purposes.len() == all_purposes().len()
            && card(&clinic, *lead).consent.health
        {
            sample_estimate(&clinic, *lead);
            sample_draft(&clinic, *lead);
        }
        if card(&clinic, *lead).consent.purposes.len() == all_purposes().len() {
            sample_trip(&clinic, *lead);
        }
    }
    let mut dice: u64 = 12345;
    let mut roll = |below: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(dice >> 33).unwrap() % below
    };
    let (mut joined, mut trips) = (0, 0);
    while joined < 80 {
        let (keep, absorb) = (ids[roll(ids.len())], ids[roll(ids.len())]);
        if keep == absorb {
            continue;
        }
        joined += 1;
        let before = everything(&clinic);
        let (one, other) = (card(&clinic, keep), card(&clinic, absorb));
        let either = |pick: usize| if pick == 0 { keep } else { absorb };
        let order = MergeOrder {
            status_of: either(roll(2)),
            next_of: either(roll(2)),
            trip_of: either(roll(2)),
            ..order(&clinic, keep, absorb)
        };
        let rows = |clinic: &TestClinic, table: &str| clinic.count(&format!("SELECT count(*) FROM {table}"));
        let counted = ["estimate", "estimate_item", "estimate_issue", "consent_event_purpose", "attachment"];
        let had: Vec<_> = counted.iter().map(|table| rows(&clinic, table)).collect();
        let whole = leads::merge(&clinic, order).unwrap();
        let has: Vec<_> = counted.iter().map(|table| rows(&clinic, table)).collect();
        assert!(had.iter().zip(&has).all(|(had, has)| had <= has), "nothing is lost: {had:?} {has:?}");
        trips += usize::from(
            clinic.count("SELECT count(*) FROM trip") < i64::try_from(before["trip"].len()).unwrap(),
        );
        let consent = &whole.consent;
        for purpose in &consent.purposes {
            assert!(one.consent.purposes.contains(purpose) && other.consent.purposes.contains(purpose));
        }
        assert!(!consent.health || one.consent.health && other.consent.health);
        assert!(!consent.marketing || one.consent.marketing && other.consent.marketing);
        leads::unmerge(&clinic, newest_merge(&clinic, keep)).unwrap();
        let after = everything(&clinic);
        for (table, rows) in &before {
            assert_eq!(rows, &after[table], "{table}, pair {joined}");
        }
    }
    assert!(trips > 0, "some pairs had a trip each");
}

#[test]
fn a_card_edited_since_keeps_its_words_and_what_was_added_since_stays_with_it() {
    let clinic = TestClinic::new();
    let kept = clinic.lead("Ким Вера").phone("89140000001").create();
    let twice = clinic.lead("Ким Вера").phone("89140000002").create();
    let joined = leads::merge(&clinic, order(&clinic, kept, twice)).unwrap();
    let edit = json!({ "lead": kept, "version": joined.version, "name": { "surname": "Кимова", "given": "Вера",
        "patronymic": "", "latin": "", "chinese": "" }, "phones": [{ "number": "+79140000001", "channel": "phone" }],
        "emails": [], "language": "ru", "channel": "phone", "interests": [], "comment": "" });
    api::call(&clinic, "lead_edit", edit).unwrap();
    let log = json!({ "lead": kept, "kind": "note", "text": "позвонила сама" });
    api::call(&clinic, "lead_log", log).unwrap();
    leads::unmerge(&clinic, newest_merge(&clinic, kept)).unwrap();
    assert_eq!(
        (card(&clinic, kept).name.surname.as_str(), card(&clinic, twice).name.surname.as_str()),
        ("Кимова", "Ким")
    );
    assert_eq!(found(&clinic, "0002"), [twice]);
    let entries =
        api::call(&clinic, "lead_timeline", json!({ "lead": kept })).unwrap()["entries"].to_string();
    assert!(entries.contains("позвонила сама"));
}

#[test]
fn what_cannot_be_joined_or_parted_says_why() {
    let clinic = TestClinic::new();
    let (a, b, c) =
        (clinic.lead("Ким А").create(), clinic.lead("Ким Б").create(), clinic.lead("Ким В").create());
    let stale = order(&clinic, a, b);
    let itself = MergeOrder { absorb: a, ..stale.clone() };
    assert!(matches!(leads::merge(&clinic, itself), Err(Error::Invalid { field, .. }) if field == "absorb"));
    let stranger = MergeOrder { status_of: c, ..stale.clone() };
    assert!(
        matches!(leads::merge(&clinic, stranger), Err(Error::Invalid { field, .. }) if field == "status_of")
    );
    let old = MergeOrder { absorb_version: 7, ..stale.clone() };
    assert_eq!(leads::merge(&clinic, old), Err(Error::Conflict { current: 1 }));
    leads::merge(&clinic, stale).unwrap();
    let first = newest_merge(&clinic, a);
    leads::merge(&clinic, order(&clinic, c, a)).unwrap();
    assert_eq!(found(&clinic, "K-2026-0002"), [c], "numbers follow through two merges");
    let moved = MergeRef { lead: c, merge: first.merge };
    let refused = leads::unmerge(&clinic, moved);
    assert_eq!(refused, Err(Error::WrongState { state: "merged_since".into() }));
    leads::unmerge(&clinic, newest_merge(&clinic, c)).unwrap();
    leads::unmerge(&clinic, first).unwrap();
    assert_eq!(leads::unmerge(&clinic, first), Err(Error::WrongState { state: "undone".into() }));
    assert_eq!(found(&clinic, "K-2026-0002"), [b]);
}

#[test]
fn a_blocked_card_is_joined_with_nothing() {
    let clinic = TestClinic::new();
    let (a, b) = (clinic.lead("Ким А").create(), clinic.lead("Ким Б").create());
    let order_ab = order(&clinic, a, b);
    let letter = json!({ "leads": [b], "received_on": "2026-11-23", "channel": "email", "kinds": ["withdrawal"],
        "applicant": "person", "identity_check": "known_address" });
    api::call(&clinic, "request_record", letter).unwrap();
    assert!(matches!(leads::merge(&clinic, order_ab.clone()), Err(Error::Blocked { .. })));
    let other_way = MergeOrder {
        card: EditLead { lead: b, ..order_ab.card.clone() },
        absorb: a,
        status_of: a,
        next_of: a,
        trip_of: a,
        ..order_ab
    };
    assert!(matches!(leads::merge(&clinic, other_way), Err(Error::Blocked { .. })));
}

#[test]
fn after_thirty_days_the_snapshot_is_gone() {
    let clinic = TestClinic::new();
    let (a, b) = (
        clinic.lead("Ким А").with_consent(all_purposes()).create(),
        clinic.lead("Ким Б").with_consent(all_purposes()).create(),
    );
    leads::merge(&clinic, order(&clinic, a, b)).unwrap();
    let merge = newest_merge(&clinic, a);
    let at = |days: i64| desk_core::testing::test_moment().plus_seconds(days * 86_400 + 1);
    clinic.world().set(at(29));
    desk_core::erasure::turn(&clinic).unwrap();
    assert_eq!(clinic.count("SELECT count(*) FROM merge WHERE snapshot <> ''"), 1);
    assert!(leads::merges(&clinic, LeadRef { lead: a }).unwrap()[0].undo_until.is_some());
    clinic.world().set(at(30));
    desk_core::erasure::turn(&clinic).unwrap();
    assert_eq!(clinic.count("SELECT count(*) FROM merge WHERE snapshot <> ''"), 0);
    assert_eq!(leads::merges(&clinic, LeadRef { lead: a }).unwrap()[0].undo_until, None);
    assert_eq!(leads::unmerge(&clinic, merge), Err(Error::WrongState { state: "undo_over".into() }));
    assert_eq!(found(&clinic, "K-2026-0002"), [a], "its number is found for ever");
}

#[test]
fn the_queue_of_likely_pairs_gives_its_reasons_and_forgets_those_that_were_parted() {
    let clinic = TestClinic::new();
    let a = clinic.lead("Семёнов Пётр").phone("89140000001").email("petr@example.com").create();
    let b = clinic.lead("").latin("Semenov Petr").phone("89140000001").create();
    let c = clinic.lead("Ким Вера").email("petr@example.com").create();
    clinic.lead("Семёнова Петра").phone("89140000002").create();
    let queue = leads::duplicates(&clinic, api::Nothing {}).unwrap();
    let pairs: Vec<_> =
        queue.pairs.iter().map(|pair| (pair.one.id, pair.other.id, pair.reasons.clone())).collect();
    let (phone, name, email) =
        (DuplicateReason::SamePhone, DuplicateReason::SameName, DuplicateReason::SameEmail);
    assert_eq!(pairs, [(a, b, vec![phone, name]), (a, c, vec![email])]);
    leads::part(&clinic, LeadPair { one: b, other: a }).unwrap();
    let queue = leads::duplicates(&clinic, api::Nothing {}).unwrap();
    assert_eq!((queue.total, queue.pairs[0].other.id), (1, c));
    leads::merge(&clinic, order(&clinic, a, c)).unwrap();
    assert_eq!(leads::duplicates(&clinic, api::Nothing {}).unwrap().pairs, []);
}
