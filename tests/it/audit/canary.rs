//! Canaries in every text a person can type: none sings in the log, in an error or in a file's name.

use std::path::Path;
use std::sync::Arc;

use desk_core::api::{self, Answer};
use desk_core::door::Door;
use desk_core::testing::{FixedWorld, TestClinic, all_purposes, day, sample_settings, test_moment};
use desk_core::vault::{Cost, MemoryDevice};
use serde_json::json;

use crate::fabricated::Maker;

const WORD: &str = "Канарейкова";
const LATIN: &str = "Kanareikova";
const HANZI: &str = "金丝雀";
const DIGITS: &str = "9145557731";
const PHONE: &str = "+7 914 555-77-31";
const MAIL: &str = "zholtaya.ptitsa@example.com";

/// What sings in a text, if anything does.
fn canary_in(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let words = [WORD, LATIN, HANZI, "zholtaya", "555-77-31"];
    words
        .into_iter()
        .find(|word| lower.contains(&word.to_lowercase()))
        .or_else(|| digits.contains(DIGITS).then_some(DIGITS))
}

fn maker() -> Maker {
    let text = format!("{WORD} {LATIN} {HANZI} {PHONE} {MAIL}");
    Maker::new(
        &text,
        &[
            ("number", json!(PHONE)),
            ("Phone", json!(PHONE)),
            ("emails", json!([MAIL])),
            ("AccountId", json!(2)),
        ],
    )
}

/// Anna's place taken by the canary, with one of everything.
fn lead_full_of_canaries(clinic: &TestClinic) {
    let lead = clinic
        .lead(&format!("{WORD} {WORD} {WORD}"))
        .latin(LATIN)
        .chinese(HANZI)
        .phone(PHONE)
        .email(MAIL)
        .promised(WORD, day("2026-11-24"))
        .with_consent(all_purposes())
        .with_health_consent()
        .create();
    let mut plan = desk_core::testing::sample_plan(lead, day("2026-11-25"));
    (plan.hotel, plan.transfer, plan.note) = (WORD.into(), PHONE.into(), MAIL.into());
    desk_core::travel::plan(clinic, plan).unwrap();
    desk_core::testing::sample_estimate(clinic, lead);
}

#[test]
fn no_command_writes_a_persons_data_into_the_log_an_error_or_a_files_name() {
    let clinic = TestClinic::new();
    lead_full_of_canaries(&clinic);
    let maker = maker();
    let nobody = clinic.as_role([]);
    let mut told = Vec::new();
    let mut refused = 0;
    // Thrice: with consent, after whatever the commands did to the lead meanwhile, and without rights.
    for desk in [&*clinic, &*clinic, &nobody] {
        for (name, _) in api::COMMANDS {
            match api::call(desk, name, maker.arguments(name)) {
                Err(error) => {
                    refused += 1;
                    let json = serde_json::to_string(&error).unwrap();
                    if let Some(canary) = canary_in(&format!("{json} {error:?}")) {
                        told.push(format!("{name}: {canary} in {json}"));
                    }
                }
                Ok(reply) => {
                    let file = reply["file_name"].as_str().unwrap_or_default();
                    if let Some(canary) = canary_in(file) {
                        told.push(format!("{name}: {canary} in the file name {file}"));
                    }
                }
            }
        }
    }
    clinic.flush_looks().unwrap();
    let texts = clinic.log_texts();
    told.extend(texts.iter().filter_map(|text| canary_in(text).map(|bird| format!("log: {bird} in {text}"))));
    assert_eq!(told, [""; 0]);
    assert!(refused > api::COMMANDS.len(), "refusals are looked at: {refused}");
    assert!(texts.len() > 1000, "the log is looked at: {}", texts.len());
    assert!(canary_in(WORD).is_some() && canary_in(PHONE).is_some(), "the birds can sing");
}

#[test]
fn the_door_tells_no_name_or_password_in_the_log_an_error_or_a_file_beside_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let device = Arc::new(MemoryDevice::default());
    let world = Arc::new(FixedWorld::at(test_moment()));
    let door = Door::new(folder.path(), device, world, Cost::for_tests());
    let password = "совсем-другое-слово";
    let account = json!({ "login": "li.wei", "display_name": "Ли Вэй", "position": "", "language": "ru", "roles": ["receptionist"] });
    let set_up = json!({ "settings": sample_settings(), "account": account, "password": password });
    assert!(matches!(door.call("clinic_set_up", set_up), Answer::Done { .. }));
    let maker = maker();
    let mut told = Vec::new();
    let mut refused = 0;
    for name in api::every_command() {
        if api::COMMANDS.iter().any(|(one, _)| *one == name) {
            continue;
        }
        if let Answer::Refused { error, .. } = door.call(name, maker.arguments(name)) {
            refused += 1;
            let json = serde_json::to_string(&error).unwrap();
            told.extend(
                canary_in(&format!("{json} {error:?}")).map(|bird| format!("{name}: {bird} in {json}")),
            );
        }
        let back = door.call("sign_in", json!({ "login": "li.wei", "password": password }));
        if let Answer::Refused { error, .. } = back {
            panic!("after {name}: {error:?}");
        }
    }
    let log = door.call("audit_export", json!({}));
    let Answer::Done { data, .. } = log else { panic!("the log is read") };
    told.extend(canary_in(data["csv"].as_str().unwrap()).map(|bird| format!("log: {bird}")));
    door.lock();
    // The backup of the last leaving is written before the folder is looked at.
    door.finish();
    look_into(folder.path(), &mut told);
    assert_eq!(told, [""; 0]);
    assert!(refused >= 5, "refusals are looked at: {refused}");
}

fn look_into(folder: &Path, told: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.display().to_string();
        told.extend(canary_in(&name).map(|bird| format!("{bird} is a file's name: {name}")));
        if path.is_dir() {
            look_into(&path, told);
            continue;
        }
        // A file still being written beside its name is gone a moment later; the name was looked at.
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for bird in [WORD, LATIN, HANZI, MAIL] {
            if text.contains(bird) {
                told.push(format!("{bird} in {name}"));
            }
        }
    }
}

#[test]
fn made_up_arguments_reach_beyond_the_reading_of_them() {
    let maker = Maker::new("слово", &[]);
    let clinic = TestClinic::new();
    let wrong: Vec<_> = api::COMMANDS
        .iter()
        .filter(|(name, _)| {
            if api::guard_of(name).is_none_or(|op| op.allowed_to().is_empty()) {
                return false;
            }
            let answer = api::call(&clinic.as_role([]), name, maker.arguments(name));
            matches!(answer, Err(desk_core::Error::Invalid { .. }))
        })
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(wrong, [""; 0], "refused before anybody asked for a role: the test reads their types wrongly");
}
