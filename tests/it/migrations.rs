//! A clinic written by each released program opens in this one, with everybody still in it.

use std::path::Path;
use std::sync::Arc;

use desk_core::api;
use desk_core::clinic::{Actor, Clinic};
use desk_core::db::{Db, FILE_NAME, LATEST, schema_sql};
use desk_core::first_run;
use desk_core::surroundings::Surroundings;
use desk_core::testing::{FixedWorld, test_moment};
use serde_json::{Value, json};
use zeroize::Zeroizing;

/// Keys of test files are no secret.
const KEY: [u8; 32] = [42; 32];

/// A copy of the clinic a released schema left, opened by this program.
fn opened(schema: u32) -> (tempfile::TempDir, Clinic) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE_NAME);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    std::fs::copy(fixtures.join(format!("{schema:04}.db")), &path).unwrap();
    let db = Db::open(&path, Zeroizing::new(KEY)).unwrap();
    let world: Arc<dyn Surroundings> = Arc::new(FixedWorld::at(test_moment()));
    let clinic = Clinic::new(db, folder.path(), world, Actor::program());
    (folder, clinic)
}

fn ask(clinic: &Clinic, name: &str, args: Value) -> Value {
    api::call(clinic, name, args).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn a_clinic_of_the_first_schema_is_migrated_to_the_newest_and_no_copy_of_it_stays() {
    let (folder, clinic) = opened(1);
    drop(clinic);
    let db = Db::open(&folder.path().join(FILE_NAME), Zeroizing::new(KEY)).unwrap();
    let version: u32 = db.writer().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, LATEST);
    let file =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations/schema.sql"));
    assert!(
        schema_sql(&db.writer()).unwrap() == file.unwrap(),
        "migrated step by step, the schema is the newest"
    );
    let enforced: bool = db.writer().query_row("PRAGMA foreign_keys", [], |row| row.get(0)).unwrap();
    assert!(enforced, "foreign keys are watched again after the steps");
    let beside: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!beside.iter().any(|path| path.to_string_lossy().contains(".before-")), "{beside:?}");
}

#[test]
fn people_letters_and_acts_of_the_first_schema_are_all_there() {
    let (_folder, clinic) = opened(1);
    let found = ask(&clinic, "lead_search", json!({ "text": "лебедева анна", "limit": 5 }));
    assert_eq!(found["rows"][0]["full_name"], "Лебедева Анна Сергеевна");
    let anna = found["rows"][0]["id"].clone();
    assert_eq!(ask(&clinic, "consent_get", json!({ "lead": anna }))["status"]["badge"], "given");
    assert!(ask(&clinic, "trip_get", json!({ "lead": anna })).is_object());
    assert_eq!(ask(&clinic, "estimate_list", json!({ "lead": anna })).as_array().unwrap().len(), 2);

    let open = ask(&clinic, "request_list", json!({ "open_only": true }));
    assert_eq!(open.as_array().unwrap().len(), 1);
    assert_eq!((&open[0]["due_on"], &open[0]["case_no"]), (&json!("2026-12-23"), &json!("L-2026-0002")));
    let acts = ask(&clinic, "destruction_list", json!({}));
    assert_eq!(acts[0]["act"]["number"], "A-2026-0001");
    assert_eq!(
        acts[0]["act"]["people"][0]["letter_case_no"], "L-2026-0001",
        "a frozen act reads as it was frozen"
    );
    assert_eq!(ask(&clinic, "audit_verify", json!({}))["broken_at"], Value::Null);
}

#[test]
fn a_withdrawal_recorded_under_the_first_schema_ends_in_an_act_under_the_newest() {
    let (_folder, clinic) = opened(1);
    let letter = ask(&clinic, "request_list", json!({ "open_only": true }))[0].clone();
    let order = json!({ "request": letter["request"], "typed_case_no": letter["case_no"] });
    let done = ask(&clinic, "destruction_start", order);
    assert_eq!((&done["state"], &done["proof"]["found_total"]), (&json!("done"), &json!(0)));
}

#[test]
fn a_clinic_of_the_first_schema_gets_the_policy_a_new_clinic_starts_with_and_its_own_texts_stay() {
    let (_folder, clinic) = opened(1);
    let versions = |kind: &str| ask(&clinic, "text_history", json!({ "kind": kind }))["versions"].clone();
    assert_eq!(versions("policy"), json!([]), "the first schema knew no policy");
    let own = versions("processing");
    first_run::complete(&clinic).unwrap();
    let policy = versions("policy");
    assert_eq!(policy.as_array().unwrap().len(), 1);
    assert_eq!(policy[0]["version"], 1);
    let texts: Vec<_> = policy[0]["texts"].as_array().unwrap().iter().map(|text| &text["language"]).collect();
    assert_eq!(texts, [&json!("ru"), &json!("zh"), &json!("en")]);
    let new = desk_core::testing::TestClinic::new();
    let of_new = ask(&new, "text_history", json!({ "kind": "policy" }))["versions"][0]["texts"].clone();
    for (old, new) in policy[0]["texts"].as_array().unwrap().iter().zip(of_new.as_array().unwrap()) {
        assert_eq!(old["sha256"], new["sha256"], "word by word");
    }
    assert_eq!(versions("processing"), own);
    first_run::complete(&clinic).unwrap();
    assert_eq!(versions("policy").as_array().unwrap().len(), 1, "once");

    // From now on a consent names the policy it was given under.
    let anna =
        ask(&clinic, "lead_search", json!({ "text": "лебедева анна", "limit": 5 }))["rows"][0]["id"].clone();
    let grant = json!({ "lead": anna, "kind": "marketing", "purposes": [], "language": "ru", "on": "2026-11-20",
        "channel": "paper", "evidence": "paper", "evidence_place": "папка 7" });
    ask(&clinic, "consent_grant", grant);
    assert_eq!(ask(&clinic, "consent_get", json!({ "lead": anna }))["facts"][0]["policy_version"], 1);
    let log = ask(&clinic, "audit_list", json!({}));
    let of_it = |row: &&Value| row["action"] == "consent.publish_text";
    assert_eq!(log["rows"].as_array().unwrap().iter().filter(of_it).count(), 1, "the program's own act");
    assert_eq!(ask(&clinic, "audit_verify", json!({}))["broken_at"], Value::Null);
}
