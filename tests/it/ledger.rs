//! The ledger of the destroyed: what was destroyed stays destroyed, in every backup and whatever is put
//! back (152-FZ Art. 21).

use std::fs;
use std::path::Path;
use std::time::Duration;

use desk_core::api;
use desk_core::backup::LEDGER;
use desk_core::clinic::Actor;
use desk_core::consent::ConsentKind;
use desk_core::db::{FILE_NAME, pages};
use desk_core::erasure::{self, DestructionRef, Place, StartDestruction, State, Walk, start_with};
use desk_core::leads::LeadCard;
use desk_core::testing::{all_purposes, day, found, merge_order, paper_consent, test_moment};
use desk_core::values::{LeadId, RequestId};
use desk_core::{Error, error::StorageProblem};
use serde_json::{Value, json};

use crate::child;
use crate::desk::{self, Desk, files, restore_order};

/// Nobody else here has such a name or phone.
const SURNAME: &str = "Неповторимова";
const PHONE: &str = "9145550101";

/// How often the person stands on decrypted pages of a backup or clinic and in its files as they are.
fn traces(folder: &Path, code: &str) -> usize {
    let (key, copy) = desk::opened(folder, code);
    let mut hits = 0;
    let mut count = |bytes: &[u8]| {
        let lower = SURNAME.to_lowercase();
        for needle in [SURNAME.as_bytes(), lower.as_bytes(), PHONE.as_bytes()] {
            hits += bytes.windows(needle.len()).filter(|window| *window == needle).count();
        }
    };
    pages::each_page(&copy.path().join(FILE_NAME), &key, |_, page| count(page)).unwrap();
    for file in files(folder) {
        match fs::read(&file) {
            Ok(bytes) => count(&bytes),
            // A backup being written renames what it wrote; a file that is gone holds nobody.
            Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::NotFound),
        }
    }
    hits
}

/// Copies a folder as a hand would.
fn copy_folder(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(file, target).unwrap();
    }
}

/// A backup copied away by hand: the program cannot reach it.
fn copied_away(made: &Path) -> (tempfile::TempDir, std::path::PathBuf) {
    let hand = tempfile::tempdir().unwrap();
    let kept = hand.path().join(made.file_name().unwrap());
    copy_folder(made, &kept);
    (hand, kept)
}

/// A backup restored on a computer that has not seen the clinic.
fn restored(backup: &Path, code: &str) -> (tempfile::TempDir, Desk) {
    let there = tempfile::tempdir().unwrap();
    let elsewhere = Desk::on(there.path(), test_moment());
    elsewhere.ask("restore", restore_order(backup, code)).unwrap();
    (there, elsewhere)
}

/// A clinic with its backups on another disk, the person to be destroyed and somebody who stays.
struct Story {
    folder: tempfile::TempDir,
    disk: tempfile::TempDir,
    desk: Desk,
    letter: Value,
}

fn story() -> Story {
    let (folder, disk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = Desk::new(folder.path());
    desk.ask("backup_settings_change", json!({ "folder": disk.path(), "keep_days": 21 })).unwrap();
    let lead = desk.person(SURNAME, PHONE);
    let stays = desk.person("Лебедева", "89141234567");
    desk.letter(stays, 2000);
    let letter = desk.letter(lead, 1000);
    Story { folder, disk, desk, letter }
}

impl Story {
    fn backups(&self) -> Vec<std::path::PathBuf> {
        let entries = fs::read_dir(self.disk.path()).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.is_dir()).collect()
    }
}

#[test]
fn whoever_is_destroyed_leaves_three_backups_and_the_others_stay_in_them_art_21() {
    let story = story();
    for _ in 0..3 {
        story.desk.backup();
        story.desk.days(1);
    }
    let before = story.backups();
    assert!(before.iter().all(|backup| traces(backup, &story.desk.code) > 0));
    let scans = |backup: &Path| fs::read_dir(backup.join("attachments")).unwrap().count();
    assert!(before.iter().all(|backup| scans(backup) == 2));
    let done = story.desk.destroy(&story.letter);
    assert_eq!((&done["state"], &done["proof"]["found_total"]), (&json!("done"), &json!(0)), "{done}");
    let places = done["proof"]["places"].as_array().unwrap();
    let place = places.iter().find(|place| place["place"] == "backups").unwrap();
    assert!(place["scanned"].as_u64() > Some(30), "every page of every backup: {place}");
    let steps = done["act"]["steps"].as_array().unwrap();
    for step in ["backups", "ledger", "rekey"] {
        assert!(steps.contains(&json!(step)), "the act tells of it: {step}");
    }
    let after = story.backups();
    assert_eq!(after.len(), 3);
    for backup in &after {
        assert!(!before.contains(backup), "rewritten under another name");
        assert_eq!(traces(backup, &story.desk.code), 0);
        assert!(desk_core::backup::check_backup(backup, &story.desk.code).is_ok());
        assert_eq!(scans(backup), 1, "the other person's scan stays");
    }
    let (_there, elsewhere) = restored(&after[0], &story.desk.code);
    assert!(elsewhere.finds("лебед") && !elsewhere.finds("неповтор"));
}

#[test]
fn the_proof_sees_a_person_left_in_a_backup_and_no_act_is_issued_until_they_are_gone() {
    let story = story();
    story.desk.backup();
    let clinic = story.desk.door.clinic().unwrap();
    let request = RequestId::new(story.letter["request"].as_i64().unwrap());
    let order = StartDestruction::plain(request, story.letter["case_no"].as_str().unwrap());
    let walk = |at: State| if at == State::Backups { Walk::Skip } else { Walk::Do };
    let refused = start_with(&clinic, order, &walk).unwrap();
    assert_eq!((refused.state, refused.act), (State::FailedProof, None));
    let places = refused.proof.unwrap().places;
    let found = places.iter().filter(|place| place.found > 0).map(|place| place.place);
    assert_eq!(found.collect::<Vec<_>>(), [Place::Backups], "it names the place");
    let done = erasure::resume(&clinic, DestructionRef { destruction: refused.id }).unwrap();
    assert_eq!((done.state, done.proof.unwrap().found_total), (State::Done, 0));
}

#[test]
fn a_restored_backup_does_not_bring_back_who_was_destroyed_after_it_art_21() {
    let story = story();
    let made = story.desk.backup();
    // Copied away by hand: the program cannot reach it.
    let (hand, kept) = copied_away(&made);
    let old_ledger = fs::read(story.disk.path().join(LEDGER)).unwrap();
    story.desk.destroy(&story.letter);

    let there = tempfile::tempdir().unwrap();
    let elsewhere = Desk::on(there.path(), test_moment());
    let refused = elsewhere.ask("restore", restore_order(&kept, &story.desk.code)).err();
    assert_eq!(refused, Some(Error::LedgerMissing), "without the ledger it refuses");
    assert_eq!(elsewhere.ask("door_state", json!({})).unwrap()["state"], "no_vault");
    assert!(files(there.path()).iter().all(|file| file.extension().is_some_and(|end| end == "lock")));

    let ledger = fs::read_to_string(story.disk.path().join(LEDGER)).unwrap();
    assert_eq!(ledger.lines().count(), 3, "heading, person, act");
    let changed = ledger.replace("2026-11-23", "2026-11-22");
    fs::write(hand.path().join(LEDGER), changed).unwrap();
    let refused = elsewhere.ask("restore", restore_order(&kept, &story.desk.code)).err();
    assert_eq!(refused, Some(Error::LedgerTampered { line: 2 }), "with a changed one it names the line");

    // A backup made since says how far the ledger had come.
    story.desk.days(1);
    let newer = story.desk.backup();
    copy_folder(&newer, &hand.path().join(newer.file_name().unwrap()));
    fs::write(hand.path().join(LEDGER), old_ledger).unwrap();
    let refused = elsewhere.ask("restore", restore_order(&kept, &story.desk.code)).err();
    assert_eq!(refused, Some(Error::LedgerTooOld { has: 0, needs: 2 }));

    fs::copy(story.disk.path().join(LEDGER), hand.path().join(LEDGER)).unwrap();
    elsewhere.ask("restore", restore_order(&kept, &story.desk.code)).unwrap();
    assert!(!elsewhere.finds("неповтор") && !elsewhere.finds(PHONE), "not there at the first query");
    assert!(elsewhere.finds("лебед"));
    let log = elsewhere.log();
    assert!(log.iter().any(|(action, _)| action == "erasure.again"), "{log:?}");
    elsewhere.leave();
    assert_eq!(traces(there.path(), &story.desk.code), 0);
}

#[test]
fn after_a_restore_no_number_of_an_act_is_given_twice() {
    let story = story();
    let made = story.desk.backup();
    let (hand, kept) = copied_away(&made);
    let done = story.desk.destroy(&story.letter);
    assert_eq!(done["act_number"], "A-2026-0001");
    fs::copy(story.disk.path().join(LEDGER), hand.path().join(LEDGER)).unwrap();
    let (_there, elsewhere) = restored(&kept, &story.desk.code);
    let letters = elsewhere.ask("request_list", json!({ "open_only": true })).unwrap();
    let stays = letters.as_array().unwrap()[0].clone();
    assert_eq!(elsewhere.destroy(&stays)["act_number"], "A-2026-0002");
}

fn open_letters(desk: &Desk) -> Vec<Value> {
    desk.ask("request_list", json!({ "open_only": true })).unwrap().as_array().unwrap().clone()
}

fn cut_off_half_way(story: &Story) {
    let clinic = story.desk.door.clinic().unwrap();
    let request = RequestId::new(story.letter["request"].as_i64().unwrap());
    let order = StartDestruction::plain(request, story.letter["case_no"].as_str().unwrap());
    let stop = |at: State| if at == State::Vacuum { Walk::Stop } else { Walk::Do };
    assert_eq!(start_with(&clinic, order, &stop).unwrap().state, State::Vacuum);
}

#[test]
fn the_letter_of_a_destruction_half_way_in_a_backup_is_closed_by_the_restore() {
    let story = story();
    cut_off_half_way(&story);
    let made = story.desk.backup();
    let (_there, elsewhere) = restored(&made, &story.desk.code);
    assert_eq!(open_letters(&elsewhere).len(), 1, "{:?}", open_letters(&elsewhere));
}

#[test]
fn after_such_a_restore_the_net_still_destroys_on_the_day() {
    let story = story();
    cut_off_half_way(&story);
    let made = story.desk.backup();
    let (_there, elsewhere) = restored(&made, &story.desk.code);
    elsewhere.days(31);
    let net = erasure::destroy_due(&elsewhere.program());
    assert!(matches!(&net, Ok(Some(done)) if done.state == State::Done), "{net:?}");
    assert!(!elsewhere.finds("лебед"));
}

#[test]
fn at_home_a_job_whose_sealed_list_was_lost_is_not_forgotten_without_an_act() {
    let story = story();
    cut_off_half_way(&story);
    story.desk.leave();
    fs::remove_dir_all(story.folder.path().join(erasure::JOBS)).unwrap();
    story.desk.sign_in().unwrap();
    let list = story.desk.ask("destruction_list", json!({})).unwrap();
    assert_ne!(list, json!([]), "the job is gone, no act was issued");
}

/// Destroys the person of the story beside one item held until March.
fn destroy_beside_a_hold(story: &Story) -> Value {
    let request = &story.letter["request"];
    let shown = story.desk.ask("destruction_preview", json!({ "request": request })).unwrap();
    let item = shown["can_hold"].as_array().unwrap().last().unwrap().clone();
    let hold = json!({ "request": request, "item": item["item"], "item_id": item["item_id"], "ground": "contract",
        "reference": "договор 12/26", "until_on": "2027-03-01" });
    story.desk.ask("hold_place", hold).unwrap();
    let order = json!({ "request": request, "typed_case_no": story.letter["case_no"], "beside_holds": true });
    let done = story.desk.ask("destruction_start", order).unwrap();
    assert_eq!((&done["state"], &done["act_number"]), (&json!("done"), &json!("A-2026-0001")), "{done}");
    assert!(!story.desk.finds("неповтор"), "the rest is gone here");
    done
}

#[test]
fn a_backup_restored_during_a_hold_does_not_bring_back_what_was_destroyed() {
    let story = story();
    let made = story.desk.backup();
    let (hand, kept) = copied_away(&made);
    destroy_beside_a_hold(&story);
    fs::copy(story.disk.path().join(LEDGER), hand.path().join(LEDGER)).unwrap();
    let (_there, elsewhere) = restored(&kept, &story.desk.code);
    assert!(!elsewhere.finds("неповтор") && !elsewhere.finds(PHONE), "what was destroyed is back");
}

#[test]
fn the_managed_backup_restored_during_a_hold_has_the_rest_gone() {
    let story = story();
    story.desk.backup();
    destroy_beside_a_hold(&story);
    let (_there, elsewhere) = restored(&story.backups()[0], &story.desk.code);
    assert!(!elsewhere.finds("неповтор") && !elsewhere.finds(PHONE), "what was destroyed is back");
}

#[test]
fn an_act_beside_a_hold_counts_among_the_numbers_after_a_restore() {
    let story = story();
    story.desk.backup();
    destroy_beside_a_hold(&story);
    let (_there, elsewhere) = restored(&story.backups()[0], &story.desk.code);
    let letters = elsewhere.ask("request_list", json!({ "open_only": true })).unwrap();
    let letters = letters.as_array().unwrap();
    let stays =
        letters.iter().find(|row| row["full_name"].as_str().is_some_and(|name| name.contains("Лебедева")));
    assert_eq!(elsewhere.destroy(stays.unwrap())["act_number"], "A-2026-0002");
}

/// A person who has consented, and a backup of before her letter copied away by hand.
fn copied_before_the_letter() -> (Story, tempfile::TempDir, std::path::PathBuf) {
    let (folder, disk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = Desk::new(folder.path());
    desk.ask("backup_settings_change", json!({ "folder": disk.path(), "keep_days": 21 })).unwrap();
    let lead = desk.person(SURNAME, PHONE);
    let consent = paper_consent(lead, ConsentKind::Processing, all_purposes(), day("2026-11-23"));
    desk.ask("consent_grant", serde_json::to_value(consent).unwrap()).unwrap();
    let made = desk.backup();
    let (hand, kept) = copied_away(&made);
    let letter = desk.letter(lead, 1000);
    (Story { folder, disk, desk, letter }, hand, kept)
}

#[test]
fn what_is_held_comes_back_held_and_goes_on_its_day_although_no_letter_asks_for_it_art_21_6() {
    let (story, hand, kept) = copied_before_the_letter();
    destroy_beside_a_hold(&story);
    fs::copy(story.disk.path().join(LEDGER), hand.path().join(LEDGER)).unwrap();
    let (_there, elsewhere) = restored(&kept, &story.desk.code);
    assert!(!elsewhere.finds("неповтор") && !elsewhere.finds(PHONE), "what was destroyed is back");
    let clinic = elsewhere.program();
    let left = || found(&clinic, "SELECT (SELECT count(*) FROM lead) || ' ' || (SELECT count(*) FROM hold)");
    assert_eq!(left(), "1 1", "an empty frame with what is held");
    let queue = elsewhere.ask("retention_queue", json!({})).unwrap();
    let entry = &queue["waiting"][0];
    assert_eq!(entry["due_on"], "2027-03-01", "{queue}");
    let kept = elsewhere.ask("retention_keep", json!({ "entry": entry["id"] })).err();
    assert_eq!(kept, Some(Error::WrongState { state: "rest_is_held".into() }));
    elsewhere.days(97);
    erasure::turn(&clinic).unwrap();
    assert_eq!(erasure::destroy_due(&clinic).unwrap(), None, "a day too early");
    elsewhere.days(1);
    erasure::turn(&clinic).unwrap();
    let done = erasure::destroy_due(&clinic).unwrap().unwrap();
    assert_eq!((done.state, done.act_number.unwrap().as_str()), (State::Done, "A-2027-0001"));
    assert_eq!(left(), "0 0");
}

#[test]
fn what_was_held_and_whose_day_has_passed_does_not_come_back_at_all() {
    let (story, hand, kept) = copied_before_the_letter();
    destroy_beside_a_hold(&story);
    fs::copy(story.disk.path().join(LEDGER), hand.path().join(LEDGER)).unwrap();
    let there = tempfile::tempdir().unwrap();
    let elsewhere = Desk::on(there.path(), test_moment().plus_seconds(98 * 86_400));
    elsewhere.ask("restore", restore_order(&kept, &story.desk.code)).unwrap();
    let clinic = elsewhere.program();
    for table in ["lead", "hold", "attachment", "consent_event", "estimate"] {
        assert_eq!(found(&clinic, &format!("SELECT '' || count(*) FROM {table}")), "0", "{table}");
    }
    let kinds = found(
        &clinic,
        "SELECT group_concat(kind, ' ') FROM (SELECT kind FROM ledger_line ORDER BY position)",
    );
    assert_eq!(kinds, "partly act gone", "behind the ledger's own lines");
}

#[test]
fn a_ledger_behind_by_a_killed_destruction_was_not_tampered_with() {
    let story = story();
    story.desk.backup();
    let clinic = story.desk.door.clinic().unwrap();
    let request = RequestId::new(story.letter["request"].as_i64().unwrap());
    let order = StartDestruction::plain(request, story.letter["case_no"].as_str().unwrap());
    let stop = |at: State| if at == State::Backups { Walk::Stop } else { Walk::Do };
    assert_eq!(start_with(&clinic, order, &stop).unwrap().state, State::Backups);
    drop(clinic);
    story.desk.leave();
    story.desk.sign_in().unwrap();
    let log = story.desk.log();
    assert!(!log.iter().any(|(action, _)| action == "ledger.mend"), "{log:?}");
}

fn joined(desk: &Desk, keep: LeadId, absorb: LeadId) {
    let card = |lead: LeadId| -> LeadCard {
        serde_json::from_value(desk.ask("lead_get", json!({ "lead": lead })).unwrap()).unwrap()
    };
    let order = serde_json::to_value(merge_order(&card(keep), &card(absorb))).unwrap();
    desk.ask("lead_merge", order).unwrap();
}

/// The story's person once more under another name, joined into the card she was destroyed by.
#[test]
fn a_backup_from_before_a_joining_brings_back_neither_card() {
    let (folder, disk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = Desk::new(folder.path());
    desk.ask("backup_settings_change", json!({ "folder": disk.path(), "keep_days": 21 })).unwrap();
    let (one, twice) = (desk.person("Двойниковская", "89145550188"), desk.person(SURNAME, PHONE));
    let made = desk.backup();
    let (hand, kept) = copied_away(&made);
    joined(&desk, one, twice);
    let letter = desk.letter(one, 1000);
    assert_eq!(desk.destroy(&letter)["state"], "done");
    assert_eq!(traces(&disk.path().join(backup_names(disk.path())[0].as_str()), &desk.code), 0);
    fs::copy(disk.path().join(LEDGER), hand.path().join(LEDGER)).unwrap();
    let (_there, elsewhere) = restored(&kept, &desk.code);
    assert!(!elsewhere.finds("неповтор") && !elsewhere.finds("двойник"));
}

/// Joined by mistake, backed up, parted, and only one of the two is destroyed.
#[test]
fn who_was_a_part_of_another_card_when_a_backup_was_made_does_not_come_back_with_that_card() {
    let (folder, disk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = Desk::new(folder.path());
    desk.ask("backup_settings_change", json!({ "folder": disk.path(), "keep_days": 21 })).unwrap();
    let (stays, goes) = (desk.person("Лебедева", "89141234567"), desk.person(SURNAME, PHONE));
    joined(&desk, stays, goes);
    let made = desk.backup();
    let (hand, kept) = copied_away(&made);
    let merges = desk.ask("lead_merges", json!({ "lead": stays })).unwrap();
    desk.ask("lead_unmerge", json!({ "lead": stays, "merge": merges[0]["id"] })).unwrap();
    let letter = desk.letter(goes, 1000);
    assert_eq!(desk.destroy(&letter)["state"], "done");
    assert_eq!(
        backup_names(disk.path()),
        [""; 0],
        "she cannot be taken out of that card there: it is dropped"
    );
    assert!(desk.finds("лебед") && !desk.finds("неповтор"));
    fs::copy(disk.path().join(LEDGER), hand.path().join(LEDGER)).unwrap();
    let (_there, elsewhere) = restored(&kept, &desk.code);
    assert!(elsewhere.finds("лебед") && !elsewhere.finds("неповтор") && !elsewhere.finds(PHONE));
}

fn backup_names(disk: &Path) -> Vec<String> {
    let entries = fs::read_dir(disk).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    entries.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_destruction_half_way_in_a_restored_backup_is_not_unfinished_for_ever() {
    let story = story();
    cut_off_half_way(&story);
    let made = story.desk.backup();
    let (_there, elsewhere) = restored(&made, &story.desk.code);
    assert_eq!(elsewhere.ask("destruction_list", json!({})).unwrap(), json!([]));
    assert!(!elsewhere.finds("неповтор") && elsewhere.finds("лебед"));
    // Where its sealed list is, it goes on.
    let own = erasure::resume_unfinished(&story.desk.program()).unwrap();
    assert_eq!(own, 1);
}

#[test]
fn a_ledger_that_is_gone_or_changed_is_noticed_at_the_opening_and_mended_from_the_database() {
    let story = story();
    story.desk.backup();
    story.desk.destroy(&story.letter);
    let whole = fs::read(story.folder.path().join(LEDGER)).unwrap();
    let open_again = || {
        story.desk.leave();
        story.desk.sign_in().unwrap();
        let log = story.desk.log();
        log.iter().find(|(action, _)| action == "ledger.mend").map(|(_, reason)| reason.clone())
    };
    assert_eq!(open_again(), None, "nothing to mend");
    fs::remove_file(story.folder.path().join(LEDGER)).unwrap();
    assert_eq!(open_again().as_deref(), Some("missing"));
    assert_eq!(fs::read(story.folder.path().join(LEDGER)).unwrap(), whole);
    // The last line cut off: what is left fits together, the database knows better.
    let text = String::from_utf8(whole.clone()).unwrap();
    let heading = text.lines().next().unwrap();
    fs::write(story.disk.path().join(LEDGER), format!("{heading}\n")).unwrap();
    assert_eq!(open_again().as_deref(), Some("tampered"));
    assert_eq!(fs::read(story.disk.path().join(LEDGER)).unwrap(), whole);
}

#[test]
fn a_folder_put_back_to_an_older_state_does_not_bring_anybody_back() {
    let story = story();
    story.desk.backup();
    story.desk.leave();
    let older = tempfile::tempdir().unwrap();
    copy_folder(story.folder.path(), older.path());
    story.desk.sign_in().unwrap();
    story.desk.destroy(&story.letter);
    story.desk.leave();
    fs::remove_dir_all(story.folder.path()).unwrap();
    copy_folder(older.path(), story.folder.path());
    assert!(traces(story.folder.path(), &story.desk.code) > 0, "she is in the folder again");
    story.desk.sign_in().unwrap();
    assert!(!story.desk.finds("неповтор") && story.desk.finds("лебед"));
    story.desk.leave();
    assert_eq!(traces(story.folder.path(), &story.desk.code), 0);
}

#[test]
fn a_backup_that_cannot_be_opened_is_dropped_and_one_out_of_reach_stops_the_act() {
    let story = story();
    let damaged = story.desk.backup();
    let mut bytes = fs::read(damaged.join(FILE_NAME)).unwrap();
    bytes[100] ^= 1;
    fs::write(damaged.join(FILE_NAME), bytes).unwrap();
    let away = story.disk.path().with_extension("away");
    fs::rename(story.disk.path(), &away).unwrap();
    let order = json!({ "request": story.letter["request"], "typed_case_no": story.letter["case_no"] });
    let refused = story.desk.ask("destruction_start", order.clone()).err();
    assert_eq!(refused, Some(Error::Storage { problem: StorageProblem::Unreachable }), "no act meanwhile");
    fs::rename(&away, story.disk.path()).unwrap();
    let done = story.desk.ask("destruction_start", order).unwrap();
    assert_eq!(
        (&done["state"], story.backups().len()),
        (&json!("done"), 0),
        "the disk is back, the job goes on"
    );
}

#[test]
fn a_destruction_killed_before_any_step_leaves_nobody_in_the_backups() {
    const TEST: &str = "ledger::a_destruction_killed_before_any_step_leaves_nobody_in_the_backups";
    if let Some(folder) = child::given("FOLDER") {
        let (door, _) = desk::door(folder.as_ref(), &std::sync::Arc::default(), test_moment());
        let clinic = door.open_with_code(&child::given("CODE").unwrap()).unwrap();
        let before = child::given("STEP").unwrap();
        let order = StartDestruction::plain(RequestId::new(2), "L-2026-0002");
        let walk = |at: State| {
            if at.code() == before {
                child::wait_here();
            }
            Walk::Do
        };
        let _ = start_with(&clinic, order, &walk);
        unreachable!("the child dies before its step");
    }
    for step in State::STEPS {
        let story = story();
        story.desk.backup();
        story.desk.leave();
        let folder = story.folder.path().to_str().unwrap();
        let given = [("FOLDER", folder), ("CODE", story.desk.code.as_str()), ("STEP", step.code())];
        child::killed(TEST, &given, None, Duration::ZERO);
        story.desk.sign_in().unwrap();
        let program = story.desk.door.clinic().unwrap().for_actor(Actor::program());
        assert_eq!(erasure::resume_unfinished(&program).unwrap(), 1, "{step:?}");
        let all = api::call(&program, "destruction_list", json!({})).unwrap();
        assert_eq!(all[0]["state"], "done", "killed before {step:?}");
        let backups = story.backups();
        assert_eq!(backups.len(), 1, "killed before {step:?}");
        assert_eq!(traces(&backups[0], &story.desk.code), 0, "killed before {step:?}");
        drop(program);
        story.desk.leave();
        assert_eq!(traces(story.folder.path(), &story.desk.code), 0, "killed before {step:?}");
    }
}
