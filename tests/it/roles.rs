//! Roles: who may do what, from the tables the program itself obeys.

use std::collections::BTreeSet;

use desk_core::api::{self, GUARDS, INTERNAL, Uses};
use desk_core::audit::{self, AuditQuery, Op};
use desk_core::staff::Role;
use desk_core::testing::{TestClinic, sample_lead};
use desk_core::{Error, testing};

use crate::fabricated::Maker;
use crate::golden;

#[test]
fn every_command_stands_in_the_matrix_once() {
    let listed: Vec<&str> = GUARDS.iter().map(|(name, _)| *name).collect();
    assert_eq!(listed, api::every_command(), "keep api/guards.rs in step with the command tables, sorted");
}

#[test]
fn every_operation_guards_a_command_or_says_why_not() {
    let guarding: BTreeSet<&str> = GUARDS.iter().filter_map(|(_, op)| *op).map(Op::code).collect();
    let internal: BTreeSet<&str> = INTERNAL.iter().map(|(op, _)| op.code()).collect();
    let both: Vec<_> = guarding.intersection(&internal).collect();
    assert!(both.is_empty(), "internal and asked for: {both:?}");
    for op in Op::ALL {
        assert!(
            guarding.contains(op.code()) || internal.contains(op.code()),
            "{} is used by nothing",
            op.code()
        );
    }
}

#[test]
fn every_operation_and_its_group_has_words_in_three_languages() {
    for language in ["ru", "zh", "en"] {
        let path = format!("{}/../../ui/messages/{language}.json", env!("CARGO_MANIFEST_DIR"));
        let words: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        for op in Op::ALL {
            let group = op.code().split('.').next().unwrap();
            for key in [format!("op_{}", op.code().replace('.', "_")), format!("opgroup_{group}")] {
                assert!(words[&key].is_string(), "{key} in {language}.json");
            }
        }
    }
}

#[test]
fn the_matrix_tells_what_really_guards_each_command() {
    let clinic = TestClinic::new();
    let sample = sample_lead(&clinic);
    let nobody = clinic.as_role([]);
    let maker = Maker::new("слово", &[]);
    let mut wrong = Vec::new();
    // A backup needs a vault, which stands behind a door; its own tests look at its entry.
    for (name, _) in api::COMMANDS.iter().filter(|(name, _)| *name != "backup_make") {
        let op = api::guard_of(name);
        let args = maker.arguments(name);
        clinic.flush_looks().unwrap();
        let before = newest(&clinic);
        let answer = api::call(&nobody, name, args);
        clinic.flush_looks().unwrap();
        let written = since(&clinic, before);
        let refused = match &answer {
            Err(Error::NotAllowed { op }) => Some(op.clone()),
            _ => None,
        };
        match op {
            Some(op) if !op.allowed_to().is_empty() => {
                let trace = (op.code().to_owned(), "refused".to_owned());
                if refused.as_deref() != Some(op.code()) || !written.contains(&trace) {
                    wrong.push(format!("{name}: not guarded by {}, but {answer:?}, {written:?}", op.code()));
                }
            }
            Some(op) => {
                if refused.is_some() || !written.iter().any(|(code, _)| code == op.code()) {
                    wrong.push(format!("{name}: no entry {}: {answer:?}, {written:?}", op.code()));
                }
            }
            None => {
                if refused.is_some() || !written.is_empty() {
                    wrong.push(format!("{name}: open, and {answer:?}, {written:?}"));
                }
            }
        }
    }
    assert_eq!(wrong, [""; 0], "for the sample {sample:?}");
}

#[test]
fn each_command_that_uses_a_lead_leaves_an_entry_of_its_operation() {
    let clinic = TestClinic::new();
    let sample = sample_lead(&clinic);
    for (name, args) in api::uses_of_a_lead() {
        clinic.flush_looks().unwrap();
        let before = newest(&clinic);
        let answer = api::call(&clinic, name, args(&sample));
        clinic.flush_looks().unwrap();
        let written = since(&clinic, before);
        let op = api::guard_of(name).map(Op::code).unwrap();
        assert!(
            written.iter().any(|(code, _)| code == op) || matches!(answer, Err(Error::Invalid { .. })),
            "{name} leaves {written:?}, not {op}; {answer:?}"
        );
    }
}

#[test]
fn whoever_uses_a_lead_needs_a_role_that_sees_people() {
    for (name, uses) in api::COMMANDS {
        if *uses == Uses::Free {
            continue;
        }
        let op = api::guard_of(name).unwrap();
        assert!(!op.allowed_to().is_empty(), "{name} is open to anybody");
        if *uses == Uses::Lead {
            assert!(
                !op.allowed_to().contains(&Role::Administrator),
                "{name}: an administrator sees no people"
            );
        }
    }
}

#[test]
fn the_matrix_is_golden_text_of_two_pages() {
    let text = api::matrix_text();
    assert!(text.lines().count() <= 120, "two pages of A4 at most");
    golden::same("role-matrix", &text);
}

#[test]
fn a_change_of_rights_is_told_role_by_role_in_fixed_words() {
    let clinic = TestClinic::new();
    let before = newest(&clinic);
    let olga = clinic
        .transact(Op::AddAccount, |tx| {
            let account = testing::account("olga", "Ольга Ким", [Role::Receptionist]);
            desk_core::staff::register(tx, account)
        })
        .unwrap();
    let to = |roles: &[Role], active| {
        clinic
            .transact(Op::ChangeAccount, |tx| {
                desk_core::staff::change_roles(tx, olga.id, &roles.iter().copied().collect(), active)
            })
            .unwrap();
    };
    to(&[Role::Coordinator, Role::PrivacyOfficer], true);
    to(&[Role::Coordinator, Role::PrivacyOfficer], false);
    to(&[Role::Coordinator, Role::PrivacyOfficer], true);
    let page =
        audit::list(&clinic, AuditQuery { group: Some("staff".into()), ..AuditQuery::default() }).unwrap();
    let told: Vec<_> = page
        .rows
        .iter()
        .rev()
        .filter(|row| row.seq > before)
        .map(|row| (row.action.as_str(), row.object_id.as_str(), row.reason.as_str()))
        .collect();
    let id = olga.id.get().to_string();
    let id = id.as_str();
    assert_eq!(
        told,
        [
            ("staff.role_given", id, "receptionist"),
            ("staff.add", id, ""),
            ("staff.role_given", id, "coordinator"),
            ("staff.role_given", id, "privacy_officer"),
            ("staff.role_taken", id, "receptionist"),
            ("staff.change", id, ""),
            ("staff.dismissed", id, ""),
            ("staff.change", id, ""),
            ("staff.taken_back", id, ""),
            ("staff.change", id, ""),
        ]
    );
}

#[test]
fn the_last_administrator_stays_and_the_refusal_is_in_the_log() {
    let clinic = TestClinic::new();
    let own = clinic.actor().account.unwrap();
    let refused = clinic.transact(Op::ChangeAccount, |tx| {
        desk_core::staff::change_roles(tx, own, &[Role::PrivacyOfficer].into(), true)
    });
    assert_eq!(refused, Err(Error::WrongState { state: "last_administrator".into() }));
    let page = audit::list(&clinic, AuditQuery::default()).unwrap();
    let row = &page.rows[0];
    assert_eq!((row.action.as_str(), row.reason.as_str()), ("staff.change", "wrong_state"));
}

fn newest(clinic: &TestClinic) -> i64 {
    clinic.log().last().map_or(0, |row| row.0)
}

fn since(clinic: &TestClinic, before: i64) -> Vec<(String, String)> {
    clinic.log().into_iter().filter(|row| row.0 > before).map(|row| (row.1, row.2)).collect()
}
