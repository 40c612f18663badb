//! After the act: papers saved outside, what a human must deal with, and act, extract and log
//! against each other.

use desk_core::erasure::{self, ActVerified, DestructionRef, Fate, LooseEndRef, Place, State};
use desk_core::values::text;
use desk_core::{Error, api};
use serde_json::json;

use super::canary::{House, Marked};
use super::marked_house;

/// Writes a paper of the person down as saved in a folder; `now` is what stands there today.
fn saved(
    house: &House,
    marked: &Marked,
    folder: &std::path::Path,
    name: &str,
    then: &str,
    now: Option<&str>,
) {
    let place = folder.join(name);
    if let Some(now) = now {
        std::fs::write(&place, now).unwrap();
    }
    house.sql(&format!(
        "INSERT INTO paper_copy (lead_id, kind, number, target, place, sha256, made_at, made_by)
         SELECT lead_id, 'estimate', '{name}', 'saved', '{}', '{}', '2026-11-20T01:00:00Z', 1
         FROM request WHERE id = {}",
        place.display(),
        text::sha256(then.as_bytes()),
        marked.request,
    ));
}

#[test]
fn a_saved_paper_that_stands_unchanged_is_removed_the_others_wait_for_a_human() {
    let (house, marked, clinic) = marked_house(21);
    house.sql("DELETE FROM paper_copy");
    let outside = tempfile::tempdir().unwrap();
    saved(&house, &marked, outside.path(), "E-2026-0001", "смета", Some("смета"));
    saved(&house, &marked, outside.path(), "E-2026-0002", "смета", Some("чужое"));
    saved(&house, &marked, outside.path(), "E-2026-0003", "смета", None);
    let done = erasure::start(&clinic, marked.order()).unwrap();
    let (act, proof) = (done.act.unwrap(), done.proof.unwrap());
    let fates: Vec<_> = act.people[0].papers.iter().map(|paper| paper.fate).collect();
    assert_eq!(fates, [Some(Fate::Removed), Some(Fate::Changed), Some(Fate::Missing)]);
    assert!(act.people[0].papers.iter().all(|paper| paper.place.is_empty()), "a path may hold a name");
    let left: Vec<_> =
        std::fs::read_dir(outside.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["E-2026-0002"], "another content is nobody's to remove");
    let place = proof.places.iter().find(|place| place.place == Place::SavedPapers).unwrap();
    assert_eq!((place.scanned, place.found), (1, 0));

    let of = DestructionRef { destruction: done.id };
    let loose = erasure::loose_ends(&clinic, of).unwrap();
    let told: Vec<_> = loose.iter().map(|end| (end.number.as_str(), end.fate.as_str())).collect();
    assert_eq!(told, [("E-2026-0002", "changed"), ("E-2026-0003", "missing")]);
    let ticked = erasure::loose_end_tick(&clinic, LooseEndRef { loose_end: loose[0].id }).unwrap();
    assert_eq!((ticked[0].ticked_by.as_str(), ticked[1].ticked_at), ("Ли Вэй", None));
    assert_eq!(house.count("SELECT count(*) FROM audit_entry WHERE action = 'erasure.loose_end'"), 1);
}

/// A destroyed person with a verified act.
fn verified() -> (House, desk_core::clinic::Clinic, DestructionRef) {
    let (house, marked, clinic) = marked_house(22);
    let of = DestructionRef { destruction: erasure::start(&clinic, marked.order()).unwrap().id };
    let fits = erasure::verify(&clinic, of).unwrap();
    assert!(fits.fits && fits.act_fits && fits.extract_fits && fits.rows > 5, "{fits:?}");
    assert_eq!((fits.number.as_str(), fits.row, fits.chain), ("A-2026-0001", None, None));
    (house, clinic, of)
}

/// A hand on the log past the triggers, and what the verification says then.
fn after(touch: &str) -> (i64, ActVerified) {
    let (house, clinic, of) = verified();
    let row = house.count("SELECT seq FROM audit_entry WHERE action = 'erasure.rows' LIMIT 1");
    house.sql("DROP TRIGGER audit_entry_is_never_changed; DROP TRIGGER audit_entry_is_never_removed;");
    house.sql(&touch.replace("{row}", &row.to_string()));
    let found = erasure::verify(&clinic, of).unwrap();
    assert!(!found.fits, "{touch}");
    (row, found)
}

#[test]
fn order_179_tampering_with_one_row_of_the_log_fails_the_extract_and_names_the_row() {
    let (row, changed) = after("UPDATE audit_entry SET at = '2026-11-01T00:00:00Z' WHERE seq = {row}");
    assert_eq!((changed.row, changed.chain), (Some(row), Some(row)));
    assert!(changed.extract_fits && changed.act_fits, "the papers are right, the log is not");
    // A hand that knows the extract's columns and writes the hash anew.
    let (row, hidden) = after("UPDATE audit_entry SET object_id = 'somebody' WHERE seq = {row}");
    assert_eq!((hidden.row, hidden.chain), (None, Some(row)));
    let (row, rehashed) = after("UPDATE audit_entry SET hash = prev_hash WHERE seq = {row}");
    assert_eq!(rehashed.row, Some(row));
    let (row, removed) = after("DELETE FROM audit_entry WHERE seq = {row}");
    assert_eq!((removed.row, removed.chain), (Some(row), Some(row)));
}

#[test]
fn order_179_an_extract_that_was_touched_is_not_the_one_the_act_names() {
    let (house, clinic, of) = verified();
    house.sql("UPDATE destruction SET extract = replace(extract, ';ok;', ';failed;')");
    let found = erasure::verify(&clinic, of).unwrap();
    assert!(!found.fits && !found.extract_fits && found.act_fits && found.row.is_some(), "{found:?}");
    house.sql("UPDATE destruction SET extract = '', act = replace(act, 'Zhenmei Desk', 'Another')");
    let found = erasure::verify(&clinic, of).unwrap();
    assert!(!found.extract_fits && !found.act_fits && found.rows == 0, "{found:?}");
    assert!(found.row.is_some(), "rows of the log that the extract does not tell");
}

#[test]
fn there_is_nothing_to_verify_before_the_act() {
    let (_house, marked, clinic) = marked_house(23);
    let stop = |at: State| if at == State::Act { erasure::Walk::Stop } else { erasure::Walk::Do };
    let job = erasure::start_with(&clinic, marked.order(), &stop).unwrap();
    let asked = api::call(&clinic, "act_verify", json!({ "destruction": job.id }));
    assert_eq!(asked.err(), Some(Error::WrongState { state: "act".into() }));
}
