//! A hand on the log, past the triggers: each is found and named, at the opening and on demand.

use desk_core::api::{Answer, Nothing};
use desk_core::audit::{self, Finding, FindingKind as Kind};
use desk_core::door::Door;
use desk_core::testing::{FixedWorld, TestClinic, sample_settings, tamper, test_moment};
use desk_core::vault::{Cost, MemoryDevice};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

fn found(sql: &str) -> Vec<(Kind, i64, i64)> {
    let clinic = TestClinic::new();
    clinic.fill_log(40);
    clinic.anchor_log().unwrap();
    assert_eq!(audit::verify(&clinic, Nothing {}).unwrap().findings, [], "whole before the hand");
    clinic.tamper(sql);
    let verified = audit::verify(&clinic, Nothing {}).unwrap();
    assert_eq!(verified.broken_at, verified.findings.iter().map(|finding| finding.from).min());
    verified.findings.into_iter().map(|Finding { kind, from, to }| (kind, from, to)).collect()
}

const SWAP: &str = "UPDATE audit_entry SET seq = -1 WHERE seq = {a};
    UPDATE audit_entry SET seq = {a} WHERE seq = {b}; UPDATE audit_entry SET seq = {b} WHERE seq = -1";

fn swap(a: i64, b: i64) -> String {
    SWAP.replace("{a}", &a.to_string()).replace("{b}", &b.to_string())
}

#[test]
fn an_edited_entry_is_named() {
    for edit in ["account_id = 7", "at = '2026-11-23T01:00:01.000Z'", "result = 'refused'", "object_id = '9'"]
    {
        assert_eq!(
            found(&format!("UPDATE audit_entry SET {edit} WHERE seq = 12")),
            [(Kind::EntryChanged, 12, 12)],
            "{edit}"
        );
    }
    let hash = "f".repeat(64);
    assert_eq!(
        found(&format!("UPDATE audit_entry SET hash = '{hash}' WHERE seq = 12")),
        [(Kind::EntryChanged, 12, 12)],
        "its hash"
    );
}

#[test]
fn entries_removed_from_the_middle_are_named() {
    assert_eq!(found("DELETE FROM audit_entry WHERE seq = 12"), [(Kind::EntriesRemoved, 12, 12)]);
    assert_eq!(found("DELETE FROM audit_entry WHERE seq BETWEEN 3 AND 9"), [(Kind::EntriesRemoved, 3, 9)]);
}

#[test]
fn two_entries_in_each_others_place_are_named() {
    assert_eq!(found(&swap(10, 25)), [(Kind::EntriesSwapped, 10, 25)]);
    assert_eq!(found(&swap(10, 11)), [(Kind::EntriesSwapped, 10, 11)], "neighbours too");
}

#[test]
fn several_hands_are_each_named_once() {
    let several = format!(
        "UPDATE audit_entry SET times = 2 WHERE seq = 5; {}; DELETE FROM audit_entry WHERE seq IN (30, 31)",
        swap(10, 25)
    );
    assert_eq!(
        found(&several),
        [(Kind::EntryChanged, 5, 5), (Kind::EntriesSwapped, 10, 25), (Kind::EntriesRemoved, 30, 31)]
    );
}

#[test]
fn newest_entries_cut_off_are_named_by_the_anchor() {
    let clinic = TestClinic::new();
    clinic.fill_log(40);
    clinic.anchor_log().unwrap();
    // The first anchor leaves an entry of its own.
    clinic.anchor_log().unwrap();
    let head = clinic.log().last().unwrap().0;
    clinic.tamper(&format!("DELETE FROM audit_entry WHERE seq > {}", head - 7));
    let verified = audit::verify_all(&rusqlite_of(&clinic)).unwrap();
    assert_eq!(verified.findings, [], "the rest of the chain fits: only the anchor tells");
    clinic.check_log().unwrap();
    let state = audit::state(&clinic, Nothing {}).unwrap();
    let told: Vec<_> = state.findings.iter().map(|kept| kept.finding).collect();
    assert_eq!(told, [Finding { kind: Kind::TailCut, from: head - 6, to: head }]);
    let last = clinic.log().pop().unwrap();
    assert_eq!(last.1, "audit.tampering", "and the log says it itself");
    clinic.check_log().unwrap();
    assert_eq!(audit::state(&clinic, Nothing {}).unwrap().findings.len(), 1, "told once; anchored anew");
}

/// A second connection to the same clinic's rows: the chain alone, without the anchor.
fn rusqlite_of(clinic: &TestClinic) -> rusqlite::Connection {
    let copy = rusqlite::Connection::open_in_memory().unwrap();
    desk_core::db::newest_schema(&copy).unwrap();
    clinic.copy_log(&copy);
    copy
}

struct Desk {
    door: Door,
    device: Arc<MemoryDevice>,
}

const PASSWORD: &str = "плот-через-Амур-7";

impl Desk {
    fn on(folder: &Path, device: Arc<MemoryDevice>) -> Self {
        let world = Arc::new(FixedWorld::at(test_moment()));
        Desk { door: Door::new(folder, device.clone(), world, Cost::for_tests()), device }
    }
    fn ask(&self, name: &str, args: Value) -> Value {
        match self.door.call(name, args) {
            Answer::Done { data, .. } => data,
            Answer::Refused { error, .. } => panic!("{name}: {error:?}"),
        }
    }
    fn sign_in(&self) -> Value {
        self.ask("sign_in", json!({ "login": "li.wei", "password": PASSWORD }))
    }
}

/// A clinic set up, used and locked.
fn clinic_in(folder: &Path) -> Desk {
    let desk = Desk::on(folder, Arc::new(MemoryDevice::default()));
    desk.ask(
        "clinic_set_up",
        json!({
            "settings": sample_settings(),
            "account": { "login": "li.wei", "display_name": "Ли Вэй", "position": "", "language": "ru", "roles": ["receptionist"] },
            "password": PASSWORD,
        }),
    );
    desk.ask("settings_get", json!({}));
    desk.door.tick();
    desk.ask("lock", json!({}));
    desk
}

fn findings(desk: &Desk) -> Vec<Value> {
    desk.ask("audit_watch", json!({}))["findings"].as_array().unwrap().clone()
}

#[test]
fn a_whole_log_opens_without_a_word_and_is_verified_beside_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let desk = clinic_in(folder.path());
    assert_eq!(desk.sign_in()["session"]["audit_broken"], false);
    desk.door.tick();
    let watch = desk.ask("audit_watch", json!({}));
    assert_eq!((&watch["findings"], &watch["complete"]), (&json!([]), &json!(true)));
    assert_eq!(watch["verified_to"], watch["head"]);
    assert_eq!(watch["verified_at"], "2026-11-23T01:00:00.000Z");
}

#[test]
fn an_older_copy_of_the_database_put_back_is_found_at_the_opening() {
    let folder = tempfile::tempdir().unwrap();
    let desk = clinic_in(folder.path());
    let database = folder.path().join("clinic.db");
    let old = std::fs::read(&database).unwrap();
    desk.sign_in();
    desk.ask("settings_get", json!({}));
    desk.ask("lock", json!({}));
    std::fs::write(&database, old).unwrap();
    let opened = desk.sign_in();
    assert_eq!(opened["session"]["audit_broken"], true, "whoever comes in sees that something is wrong");
    let found = findings(&desk);
    assert_eq!(found[0]["finding"]["kind"], "tail_cut");
    desk.ask("audit_finding_noted", json!({ "finding": found[0]["id"] }));
    assert_eq!(desk.ask("door_state", json!({}))["session"]["audit_broken"], false);
    assert_eq!(findings(&desk)[0]["seen_by"], "Ли Вэй", "it stays in the list, with who took note");
}

#[test]
fn a_missing_anchor_and_one_of_another_hand_are_found_at_the_opening() {
    let folder = tempfile::tempdir().unwrap();
    let desk = clinic_in(folder.path());
    let anchor = folder.path().join(audit::anchor::FILE_NAME);
    let good: Value = serde_json::from_slice(&std::fs::read(&anchor).unwrap()).unwrap();
    std::fs::remove_file(&anchor).unwrap();
    desk.sign_in();
    assert_eq!(findings(&desk)[0]["finding"]["kind"], "anchor_missing");
    desk.ask("lock", json!({}));
    let mut forged = good;
    forged["seq"] = json!(1);
    std::fs::write(&anchor, serde_json::to_vec(&forged).unwrap()).unwrap();
    desk.sign_in();
    assert_eq!(findings(&desk)[0]["finding"]["kind"], "anchor_forged");
    assert_eq!(findings(&desk).len(), 2);
    desk.ask("lock", json!({}));
    let again = Desk::on(folder.path(), desk.device.clone());
    again.sign_in();
    assert_eq!(findings(&again).len(), 2, "an anchor written anew fits");
}

#[test]
fn an_old_entry_changed_long_ago_is_found_in_the_background() {
    let clinic = TestClinic::new();
    clinic.fill_log(30);
    clinic.watch_log().unwrap();
    // Everything up to here is behind a checkpoint: the opening looks only at what is newer.
    clinic.tamper("UPDATE audit_entry SET times = 9 WHERE seq = 3");
    clinic.check_log().unwrap();
    assert_eq!(audit::state(&clinic, Nothing {}).unwrap().findings, []);
    let again = clinic.reopened();
    again.watch_log().unwrap();
    let state = audit::state(&again, Nothing {}).unwrap();
    assert_eq!(state.findings[0].finding, Finding { kind: Kind::EntryChanged, from: 3, to: 3 });
    assert_eq!(
        (state.complete, state.verified_to),
        (true, None),
        "nothing behind a break counts as verified"
    );
    again.watch_log().unwrap();
    assert_eq!(audit::state(&again, Nothing {}).unwrap().findings.len(), 1, "told once");
}

#[test]
fn the_triggers_keep_everybody_else_from_the_log() {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    desk_core::db::newest_schema(&connection).unwrap();
    let clinic = TestClinic::new();
    clinic.copy_log(&connection);
    assert!(connection.execute("DELETE FROM audit_entry WHERE seq = 1", []).is_err());
    assert!(connection.execute("UPDATE audit_entry SET times = 2 WHERE seq = 1", []).is_err());
    tamper(&connection, "DELETE FROM audit_entry WHERE seq = 1");
    assert_eq!(
        audit::verify_all(&connection).unwrap().findings,
        [Finding { kind: Kind::EntriesRemoved, from: 1, to: 1 }]
    );
}
