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
