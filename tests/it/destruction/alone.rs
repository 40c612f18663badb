//! The only person of a clinic: no other record lends her a word, so every chance hit would show.

use desk_core::api;
use desk_core::testing::{TestClinic, all_purposes, sample_estimate, sample_trip};
use serde_json::{Value, json};

/// Ten times, because hashes and random names differ each time.
#[test]
fn the_only_person_of_a_clinic_is_destroyed_without_a_chance_hit() {
    for _ in 0..10 {
        let clinic = TestClinic::new();
        let ask = |name: &str, args: Value| api::call(&clinic, name, args).unwrap();
        let lead = clinic
            .lead("Лебедева Анна")
            .phone("89141234567")
            .with_consent(all_purposes())
            .with_health_consent()
            .create();
        let issued = sample_estimate(&clinic, lead).issued;
        sample_trip(&clinic, lead);
        let paper = json!({ "of": "lead", "lead": lead, "kind": "estimate", "number": issued.number });
        let out = json!({ "paper": paper, "target": "saved", "place": "papers/E.pdf", "sha256": "aa" });
        ask("paper_hand_over", out);
        let letter = json!({ "leads": [lead], "received_on": "2026-11-23", "channel": "email",
            "kinds": ["withdrawal"], "applicant": "person", "identity_check": "known_address" });
        let case = ask("request_record", letter)[0].clone();
        let order = json!({ "request": case["request"], "typed_case_no": case["case_no"] });
        let done = ask("destruction_start", order);
        assert_eq!(done["proof"]["found_total"], 0, "{}", done["proof"]["places"]);
        // The number of the paper that left is no trace: a human needs it to find the paper.
        assert!(done["act"].to_string().contains(&issued.number.to_string()));
    }
}

/// Row 14390 is stored as the two bytes "86": beside the end 61384 of its phone they read 6138486, which
/// is the end of another phone.
#[test]
fn the_number_of_a_row_beside_the_end_of_a_phone_is_not_taken_for_another_phone() {
    let clinic = TestClinic::new();
    let ask = |name: &str, args: Value| api::call(&clinic, name, args).unwrap();
    let lead = clinic.lead("Лебедева Анна").phone("89146138486").create();
    clinic.tamper("UPDATE sqlite_sequence SET seq = 14389 WHERE name = 'lead'");
    let other = clinic.lead("Соколова Вера").phone("89147761384").create();
    assert_eq!(other.get().to_be_bytes()[6..], *b"86");
    let letter = json!({ "leads": [lead], "received_on": "2026-11-23", "channel": "email",
        "kinds": ["withdrawal"], "applicant": "person", "identity_check": "known_address" });
    let case = ask("request_record", letter)[0].clone();
    let done =
        ask("destruction_start", json!({ "request": case["request"], "typed_case_no": case["case_no"] }));
    assert_eq!(done["state"], "done", "{}", done["proof"]["places"]);
    assert_ne!(done["proof"]["shared"], 0, "the form was met and told apart");
}
