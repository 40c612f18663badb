//! The answer to a person's question about their own data (152-FZ Art. 14(7), 20(1)): whole by the
//! register, and nobody else's.

use std::collections::BTreeSet;

use desk_core::Error;
use desk_core::answers::{self, AccessAnswer, Form, PARTS};
use desk_core::api::{self, Nothing};
use desk_core::audit::{self, AuditQuery, Op};
use desk_core::clinic::Clinic;
use desk_core::consent;
use desk_core::erasure::register::{self, Class, Shape};
use desk_core::hand_over::{self, HandOver, Paper, PaperOrigin, PaperType, Target};
use desk_core::leads::{self, Contact, ContactKind};
use desk_core::requests::RequestRef;
use desk_core::settings::{self, Settings, Transfer, Transfers};
use desk_core::staff::Role;
use desk_core::testing::{TestClinic, anna, day, sample_estimate, sample_lead, sample_settings};
use desk_core::values::{Language, LeadId, RequestId, Timestamp};
use serde_json::{Value, json};

use crate::destruction::canary::{House, mark};
use crate::golden;

const TODAY: &str = "2026-11-23";

/// A letter about a record, and so a request to bind an answer to.
fn letter(clinic: &Clinic, lead: LeadId) -> RequestId {
    letter_on(clinic, lead, TODAY)
}

fn letter_on(clinic: &Clinic, lead: LeadId, received_on: &str) -> RequestId {
    let recorded = api::call(
        clinic,
        "request_record",
        json!({ "leads": [lead], "received_on": received_on, "channel": "email", "kinds": ["withdrawal"], "applicant": "person",
                "identity_check": "call_back" }),
    );
    serde_json::from_value(recorded.unwrap()[0]["request"].clone()).unwrap()
}

fn told(clinic: &Clinic, request: RequestId, language: Language) -> Value {
    let of = AccessAnswer { request, language: Some(language) };
    serde_json::from_str(&answers::data(clinic, of).unwrap().json).unwrap()
}

fn item<'a>(answer: &'a Value, number: &str) -> &'a Value {
    answer["items"].as_array().unwrap().iter().find(|item| item["number"] == number).unwrap()
}

fn paper(clinic: &Clinic, request: RequestId, language: Language) -> Paper {
    answers::paper(clinic, AccessAnswer { request, language: Some(language) }).unwrap()
}

#[test]
fn every_personal_column_of_the_register_has_a_label_in_three_languages() {
    let labelled: Vec<_> = PARTS
        .iter()
        .flat_map(|part| part.labels.iter().map(move |label| (part.table, label.column, label.words)))
        .collect();
    for (table, column, words) in &labelled {
        assert!(words.iter().all(|word| !word.is_empty()), "{table}.{column}");
    }
    let known: BTreeSet<_> = labelled.iter().map(|(table, column, _)| (*table, *column)).collect();
    assert_eq!(known.len(), labelled.len(), "a column is told once");
    let mut personal = 0;
    for table in register::of_a_lead() {
        for (column, class) in table.each_column() {
            if matches!(class, Class::Personal(..)) {
                personal += 1;
                assert!(
                    known.contains(&(table.name, column)),
                    "{}.{column} has no label in answers/labels.rs",
                    table.name
                );
            }
        }
    }
    assert!(personal > 60, "the register was read: {personal}");
    for (table, column) in known {
        let class = register::find(table).and_then(|table| table.class_of(column));
        assert!(class.is_some_and(|class| class != Class::Staff), "{table}.{column} is not the person's");
    }
}

#[test]
fn what_is_told_by_kind_only_is_keys_checksums_and_random_names() {
    let by_kind: Vec<_> = PARTS
        .iter()
        .flat_map(|part| part.labels.iter().map(move |label| (part.table, label)))
        .filter(|(_, label)| label.form == Form::ByKind)
        .map(|(table, label)| format!("{table}.{}", label.column))
        .collect();
    let secrets = ["file_key", "file_name", "sha256"];
    assert!(
        by_kind.iter().all(|column| secrets.iter().any(|secret| column.ends_with(secret))),
        "{by_kind:?}"
    );
    for table in register::of_a_lead() {
        for (column, class) in table.each_column() {
            if matches!(class, Class::Personal(_, Shape::Secret)) {
                assert!(by_kind.contains(&format!("{}.{column}", table.name)), "a secret is never told");
            }
        }
    }
}

/// Art. 14(7)5: whatever stands in a personal column of a person stands in their answer.
#[test]
fn item_5_holds_what_is_really_kept_in_every_personal_column() {
    let house = House::with(40);
    let marked = mark(&house, 5);
    let clinic = house.open();
    let of = AccessAnswer { request: marked.request, language: Some(Language::Ru) };
    let json = answers::data(&clinic, of).unwrap().json;
    let mut seen = 0;
    for (column, bytes) in &marked.canaries {
        let by_kind = ["file_key", "file_name", "sha256"].iter().any(|secret| column.ends_with(secret));
        match std::str::from_utf8(bytes) {
            Ok(text) if bytes.len() == 32 && text.chars().count() == 8 => {
                seen += 1;
                assert_eq!(json.contains(text), !by_kind, "{column}");
            }
            _ => assert!(json.contains(column.as_str()) || by_kind, "{column} is told"),
        }
    }
    assert!(seen > 50, "canaries stood in the columns: {seen}");
    for kept in ["контрольная сумма", "ключ шифрования"] {
        assert!(json.contains(kept), "that a {kept} is kept is told");
    }
    let clinic = house.open();
    for language in Language::ALL {
        assert!(paper(&clinic, marked.request, language).pages >= 2);
    }
}

#[test]
fn nobody_elses_data_and_no_member_of_staff_stands_in_an_answer() {
    let clinic = TestClinic::new();
    let phone = "+7 914 123-45-67";
    let anna = anna(&clinic).create();
    sample_estimate(&clinic, anna);
    let other = clinic
        .lead("Пак Сергей Чхольевич")
        .latin("Pak Sergei")
        .phone(phone)
        .phone("+7 914 777-88-99")
        .email("sergei.pak@example.com")
        .with_consent(desk_core::testing::all_purposes())
        .create();
    let note = |lead, text: &str| {
        leads::log_contact(&clinic, Contact { lead, kind: ContactKind::Note, text: text.into() }).unwrap();
    };
    note(other, "канарейка второго");
    note(anna, "просила тихий номер");
    let request = letter(&clinic, anna);
    for language in Language::ALL {
        let answer = told(&clinic, request, language).to_string();
        let text = golden::text_of_bytes(&paper(&clinic, request, language).pdf().unwrap());
        for told in [&answer, &text] {
            for canary in ["Пак", "Pak", "Сергей", "777", "sergei", "канарейка"] {
                assert!(!told.contains(canary), "{canary} in {language:?}");
            }
            for staff in ["Ли Вэй", "li.wei"] {
                assert!(!told.contains(staff), "staff in {language:?}");
            }
            assert!(told.contains("просила тихий номер"), "a note is the person’s data as it stands");
            assert!(told.contains("Лебедева"), "{language:?}");
        }
    }
}

#[test]
fn each_item_of_article_14_part_7_is_told_and_reads_as_its_golden_text() {
    let clinic = TestClinic::new();
    let settings = Settings {
        processor: "ООО «Хостинг», г. Благовещенск".into(), ..sample_settings()
    };
    settings::change(&clinic, settings).unwrap();
    let transfer = Transfer {
        recipient: "Хэйхэская стоматология «Чжэньмэй», лаборатория".into(),
        country: "cn".into(),
        ground: "ст. 12 ч. 4 п. 1".into(),
        planned: true,
        notification: "77-12/345".into(),
        notified_on: Some(day("2026-10-01")),
    };
    settings::transfers_change(&clinic, Transfers { list: vec![transfer] }).unwrap();
    let request = access_request(&clinic);
    let answer = told(&clinic, request, Language::En);
    let text = |number: &str| item(&answer, number).to_string();
    assert!(text("1").contains("Yes, the operator processes your personal data"), "1: confirmation");
    assert!(
        text("2").contains("preliminary treatment plan") && text("2").contains("SHA-256"),
        "2: grounds, purposes, text"
    );
    assert!(text("2").contains("written consent (Article 10(2)1)"), "2: health data");
    assert!(text("3").contains("sends nothing over a network"), "3: methods");
    assert!(text("4").contains("Чжунъян") && text("4").contains("Хостинг"), "4: place, those with access");
    assert!(
        text("5").contains("+7 914 123-45-67") && text("5").contains("Source: received from you"),
        "5: data, source"
    );
    assert!(text("6").contains("within 30 days"), "6: terms");
    assert!(
        text("7").contains("withdraw consent") && text("7").contains("privacy@zhenmei.example"),
        "7: rights"
    );
    assert!(
        text("8").contains("People’s Republic of China") && text("8").contains("77-12/345"),
        "8: transfers"
    );
    assert!(text("9").contains("Хостинг"), "9: processors");
    assert!(text("9.1").contains("encrypted") && text("9.1").contains("log"), "9.1: Art. 18.1");
    assert!(text("10").contains("E-2026-0001") && text("10").contains("estimate"), "10: papers given out");
    for language in Language::ALL {
        let numbers: Vec<_> = told(&clinic, request, language)["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["number"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "9.1", "10"]);
        let paper = paper(&clinic, request, language);
        assert_eq!(paper.file_name, format!("L-2026-0001-access-{}.pdf", language.code()));
        golden::check(&format!("access-{}", language.code()), &paper.pdf().unwrap());
    }
}

/// A request about a person with one of everything who has withdrawn nothing.
fn access_request(clinic: &TestClinic) -> RequestId {
    let anna = sample_lead(clinic);
    let issued = anna.issued;
    let estimate = api::call(clinic, "estimate_paper", json!({ "issued": issued, "form": "ru" })).unwrap();
    let out = json!({ "paper": estimate["origin"], "target": "saved", "place": "/papers/E-2026-0001-ru.pdf",
                      "sha256": estimate["sha256"] });
    api::call(clinic, "paper_hand_over", out).unwrap();
    let request = letter(clinic, anna.lead);
    clinic
        .transact(Op::RecordWithdrawal, |tx| {
            consent::reinstate(tx, anna.lead, tx.now())?;
            consent::unblock(tx, anna.lead)
        })
        .unwrap();
    request
}

#[test]
fn the_answer_is_the_privacy_offices_and_a_blocked_record_is_answered_too() {
    let clinic = TestClinic::new();
    let request = letter(&clinic, anna(&clinic).create());
    let of = AccessAnswer { request, language: None };
    let desk = clinic.as_role([Role::Receptionist, Role::Coordinator, Role::Administrator]);
    for refused in [answers::paper(&desk, of).err(), answers::data(&desk, of).err()] {
        assert_eq!(refused, Some(Error::NotAllowed { op: "request.answer_access".into() }));
    }
    let blocked = told(&clinic, request, Language::En);
    assert!(item(&blocked, "2").to_string().contains("the record is blocked (Article 21)"));
    assert!(item(&blocked, "2").to_string().contains("23\u{a0}Dec\u{a0}2026"), "the term’s last day");
    assert!(item(&blocked, "5").to_string().contains("Лебедева"));
    clinic.flush_looks().unwrap();
    let log = audit::list(&clinic, AuditQuery::default()).unwrap().rows;
    let made: Vec<_> = log.iter().filter(|row| row.action == "request.answer_access").collect();
    assert!(
        made.iter().any(|row| row.result == "ok" && row.object_type == "request"),
        "each answer is registered"
    );
    assert!(made.iter().any(|row| row.result == "refused"), "so is the attempt without the role");
}

#[test]
fn after_destruction_there_is_nobody_to_tell_of() {
    let house = House::with(40);
    let marked = mark(&house, 6);
    let clinic = house.open();
    desk_core::erasure::start(&clinic, marked.order()).unwrap();
    let of = AccessAnswer { request: marked.request, language: None };
    assert_eq!(answers::paper(&clinic, of).err(), Some(Error::WrongState { state: "destroyed".into() }));
    assert!(!answers::state(&clinic, RequestRef { request: marked.request }).unwrap().has_record);
}

#[test]
fn a_handed_over_answer_is_registered_and_a_repeat_within_30_days_is_told_not_refused() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let first = letter(&clinic, lead);
    let state = |request| answers::state(&clinic, RequestRef { request }).unwrap();
    assert_eq!(state(first).handed_over, None);
    let made = paper(&clinic, first, Language::Ru);
    let out = HandOver {
        paper: made.origin.clone(),
        target: Target::Printed,
        place: String::new(),
        sha256: made.sha256.clone(),
    };
    assert!(matches!(&made.origin, PaperOrigin::Office { kind, .. } if *kind == PaperType::AccessAnswer));
    hand_over::of_office(&clinic, out).unwrap();
    assert_eq!((state(first).handed_over, state(first).repeat_of), (Some(day(TODAY)), None));
    let preview = told(&clinic, first, Language::Ru);
    assert!(
        item(&preview, "10").to_string().contains("ответ о персональных данных"),
        "the next answer tells of it"
    );

    unblock(&clinic, lead);
    clinic.world().set(Timestamp::parse("2026-12-22T01:00:00Z").unwrap());
    let second = letter_on(&clinic, lead, "2026-12-22");
    let earlier = state(second).repeat_of.unwrap();
    assert_eq!((earlier.case_no.as_str(), earlier.on), ("L-2026-0001", day(TODAY)));
    assert!(answers::paper(&clinic, AccessAnswer { request: second, language: None }).is_ok());
    unblock(&clinic, lead);
    clinic.world().set(Timestamp::parse("2026-12-23T01:00:00Z").unwrap());
    let third = letter_on(&clinic, lead, "2026-12-23");
    assert_eq!(state(third).repeat_of, None, "thirty days have passed");
}

#[test]
fn transfers_are_checked_and_every_change_of_the_declared_country_is_named_in_the_log() {
    let clinic = TestClinic::new();
    let request = letter(&clinic, anna(&clinic).create());
    let words = |language| item(&told(&clinic, request, language), "8").to_string();
    assert!(words(Language::Ru).contains("не осуществлялась и не предполагается"));
    let transfer = |country: &str, notification: &str| Transfer {
        recipient: "Clinic".into(),
        country: country.into(),
        ground: "Art. 12".into(),
        planned: false,
        notification: notification.into(),
        notified_on: Some(day(TODAY)),
    };
    let refused = |transfer| match settings::transfers_change(&clinic, Transfers { list: vec![transfer] }) {
        Err(Error::Invalid { field, .. }) => field,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(transfer("China", "1")), "list.0.country");
    assert_eq!(refused(transfer("CN", " ")), "list.0.notification", "a day without a number");
    let desk = clinic.as_role([Role::Receptionist, Role::Coordinator]);
    assert!(matches!(settings::transfers_change(&desk, Transfers::default()), Err(Error::NotAllowed { .. })));

    settings::change(&clinic, Settings { database_country: "CN".into(), ..sample_settings() }).unwrap();
    settings::change(&clinic, Settings { database_country: "CN".into(), ..sample_settings() }).unwrap();
    assert!(words(Language::En).contains("outside the Russian Federation"), "Art. 18(5), 12");
    let log = audit::list(&clinic, AuditQuery::default()).unwrap().rows;
    let named: Vec<_> = log.iter().filter(|row| row.object_type == "database_country").collect();
    assert_eq!((named.len(), named[0].object_id.as_str()), (1, "CN"));
    settings::transfers_get(&clinic, Nothing {}).unwrap();
}

fn unblock(clinic: &TestClinic, lead: LeadId) {
    clinic.transact(Op::RecordWithdrawal, |tx| consent::unblock(tx, lead)).unwrap();
}
