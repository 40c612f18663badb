//! One change over many leads: looked at, made, and taken back as it was.

use desk_core::api::Nothing;
use desk_core::audit::Op;
use desk_core::leads::{
    self, BulkAct, BulkChange, BulkDone, BulkOrder, BulkVerdict, LeadCard, LeadRef, LeadStatus, NextAction,
    StatusChange,
};
use desk_core::staff::{self, Role};
use desk_core::testing::{Dice, TestClinic, account, all_purposes, day, populate};
use desk_core::values::{AccountId, LeadId};
use desk_core::{Error, Result, error::Problem};
use rstest::rstest;

fn order(leads: &[LeadId], change: &BulkAct, preview: bool) -> BulkOrder {
    let changes = leads.iter().map(|&lead| BulkChange { lead, change: change.clone() }).collect();
    BulkOrder { changes, preview }
}

fn status(status: LeadStatus) -> BulkAct {
    BulkAct::Status { status, reason: None, until: None }
}

fn card(clinic: &TestClinic, lead: LeadId) -> LeadCard {
    leads::get(clinic, LeadRef { lead }).unwrap()
}

/// A card without what each change moves.
fn still(clinic: &TestClinic, lead: LeadId) -> LeadCard {
    let moment = desk_core::testing::test_moment();
    LeadCard { changed_at: moment, status_at: moment, ..card(clinic, lead) }
}

fn verdicts(done: &BulkDone) -> Vec<&BulkVerdict> {
    done.rows.iter().map(|row| &row.verdict).collect()
}

#[test]
fn what_is_looked_at_is_what_is_done_and_a_look_writes_nothing() {
    let clinic = TestClinic::new();
    let anna = clinic.lead("Лебедева Анна").create();
    let vera = clinic.lead("Седова Вера").create();
    leads::change_status(
        &clinic,
        StatusChange { lead: vera, status: LeadStatus::Booked, reason: None, until: None },
    )
    .unwrap();
    let blocked = clinic.lead("Ким Олег").with_consent(all_purposes()).withdrawn(day("2026-11-23")).create();
    let gone = LeadId::new(999);
    let people = [anna, vera, blocked, gone];

    let before = still(&clinic, anna);
    let look = leads::bulk(&clinic, order(&people, &status(LeadStatus::Booked), true)).unwrap();
    assert_eq!((look.changed, look.undo.len(), still(&clinic, anna)), (1, 0, before));
    let done = leads::bulk(&clinic, order(&people, &status(LeadStatus::Booked), false)).unwrap();
    assert_eq!((done.changed, done.undo.len(), &done.rows), (1, 1, &look.rows));
    let [
        BulkVerdict::Changes,
        BulkVerdict::Same,
        BulkVerdict::Refused { error },
        BulkVerdict::Refused { .. },
    ] = &verdicts(&done)[..]
    else {
        panic!("{done:?}")
    };
    assert!(matches!(error, Error::Blocked { .. }));
    // Whose the record is that may not be used, is not told.
    assert_eq!((done.rows[2].case_no.as_ref(), done.rows[2].short_name.as_str()), (None, ""));
    assert_eq!(card(&clinic, anna).status, LeadStatus::Booked);
}

#[test]
fn each_lead_leaves_an_entry_of_its_own_by_the_verb_of_one() {
    let clinic = TestClinic::new();
    let people = [clinic.lead("Лебедева Анна").create(), clinic.lead("Седова Вера").create()];
    leads::bulk(&clinic, order(&people, &BulkAct::Archive, false)).unwrap();
    let of = |lead: LeadId| {
        clinic.texts(&format!(
            "SELECT action FROM audit_entry JOIN lead ON subject_uid = object_id WHERE lead.id = {} ORDER BY seq",
            lead.get()
        ))
    };
    for lead in people {
        assert_eq!(of(lead), ["lead.register", "lead.archive"]);
    }
    assert_eq!(clinic.texts("SELECT object_id FROM audit_entry WHERE action = 'lead.bulk'"), ["2"]);
}

/// Everything one can do to many, over random people, and back.
#[test]
fn what_is_taken_back_is_as_it_was() {
    let clinic = TestClinic::new();
    let all = populate(&clinic, 60, 8).unwrap();
    // Those who had refused or gone for a while said so.
    for lead in &all {
        let entry = "INSERT INTO timeline_entry (lead_id, at, kind, text, by)
             SELECT id, status_at, 'status', status, 1 FROM lead WHERE id = ?1";
        clinic.tamper(&entry.replace("?1", &lead.get().to_string()));
    }
    let pak = account("pak", "Пак Сергей", [Role::Receptionist]);
    clinic.transact(Op::AddAccount, |tx| staff::register(tx, pak)).unwrap();
    let owners: Vec<AccountId> =
        staff::list(&clinic, Nothing {}).unwrap().iter().map(|known| known.id).collect();
    let next = |text: &str, on: &str| Some(NextAction { text: text.into(), on: day(on), time: None });
    let changes = [
        status(LeadStatus::Deciding),
        BulkAct::Status { status: LeadStatus::Declined, reason: Some("дорого".into()), until: None },
        BulkAct::Status { status: LeadStatus::Postponed, reason: None, until: Some(day("2027-01-20")) },
        BulkAct::Next { next_action: next("перезвонить", "2026-12-01") },
        BulkAct::Next { next_action: None },
        BulkAct::Owner { owner: owners.last().copied() },
        BulkAct::Owner { owner: None },
        BulkAct::Archive,
        BulkAct::Restore,
    ];
    let mut dice = Dice::new(21);
    let mut changed = 0;
    for round in 0..60 {
        let change = &changes[round % changes.len()];
        let people: Vec<LeadId> = all.iter().copied().filter(|_| dice.chance(30)).collect();
        // Sometimes two changes one over the other.
        let first = leads::bulk(&clinic, order(&people, &changes[dice.below(9) as usize], false)).unwrap();
        let before: Vec<_> = people.iter().map(|&lead| still(&clinic, lead)).collect();
        let done = leads::bulk(&clinic, order(&people, change, false)).unwrap();
        changed += done.changed;
        if !done.undo.is_empty() {
            let back = leads::bulk(&clinic, BulkOrder { changes: done.undo, preview: false }).unwrap();
            assert_eq!(back.changed, done.changed, "{change:?}");
        }
        let after: Vec<_> = people.iter().map(|&lead| still(&clinic, lead)).collect();
        assert_eq!(after, before, "{change:?}");
        drop(first);
    }
    assert!(changed > 300, "{changed}");
}

#[rstest]
#[case(BulkAct::Status { status: LeadStatus::Declined, reason: None, until: None }, "reason", Problem::Empty)]
#[case(
    BulkAct::Status { status: LeadStatus::Postponed, reason: None, until: Some(day("2026-11-23")) },
    "until",
    Problem::TooEarly
)]
#[case(BulkAct::Owner { owner: Some(AccountId::new(77)) }, "owner", Problem::Unknown)]
#[case(
    BulkAct::Next { next_action: Some(NextAction { text: " ".into(), on: day("2026-12-01"), time: None }) },
    "next_action.text",
    Problem::Empty
)]
fn a_mistake_is_told_once_and_nothing_is_written(
    #[case] change: BulkAct,
    #[case] field: &str,
    #[case] problem: Problem,
) {
    let clinic = TestClinic::new();
    let people = [clinic.lead("Лебедева Анна").create(), clinic.lead("Седова Вера").create()];
    for preview in [true, false] {
        let refused = leads::bulk(&clinic, order(&people, &change, preview)).unwrap_err();
        assert_eq!(refused, Error::invalid(field, problem.clone()));
    }
    assert_eq!(clinic.count("SELECT count(*) FROM timeline_entry"), 2);
}

#[test]
fn nobody_the_same_twice_and_too_many_are_refused() {
    let clinic = TestClinic::new();
    let anna = clinic.lead("Лебедева Анна").create();
    let refused = |people: &[LeadId]| -> Result<BulkDone> {
        leads::bulk(&clinic, order(people, &BulkAct::Archive, false))
    };
    assert_eq!(refused(&[]).unwrap_err(), Error::invalid("changes", Problem::Empty));
    assert_eq!(refused(&[anna, anna]).unwrap_err(), Error::invalid("changes", Problem::Taken));
    let many: Vec<_> = (1..=501).map(LeadId::new).collect();
    assert_eq!(refused(&many).unwrap_err(), Error::invalid("changes", Problem::TooLarge { max: 500 }));
    assert!(!card(&clinic, anna).archived);
}

#[test]
fn nobody_goes_back_to_a_refusal_they_never_gave() {
    let clinic = TestClinic::new();
    let [anna, vera] = [clinic.lead("Лебедева Анна").create(), clinic.lead("Седова Вера").create()];
    let declined =
        BulkAct::Status { status: LeadStatus::Declined, reason: Some("дорого".into()), until: None };
    leads::bulk(&clinic, order(&[vera], &declined, false)).unwrap();
    leads::bulk(&clinic, order(&[vera], &status(LeadStatus::Deciding), false)).unwrap();
    let back = BulkAct::BackTo { status: LeadStatus::Declined, next_action: None };
    let done = leads::bulk(&clinic, order(&[anna, vera], &back, false)).unwrap();
    assert!(matches!(verdicts(&done)[..], [BulkVerdict::Refused { .. }, BulkVerdict::Changes]), "{done:?}");
    assert_eq!(
        (card(&clinic, anna).status, card(&clinic, vera).status),
        (LeadStatus::New, LeadStatus::Declined)
    );
}
