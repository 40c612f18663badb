//! Consent: facts appended, status derived, purposes separate.

use desk_core::api;
use desk_core::testing::TestClinic;
use serde_json::json;

#[test]
fn texts_of_a_new_clinic_exist_in_three_languages_and_hash_to_what_they_say() {
    let clinic = TestClinic::new();
    let texts = api::call(&clinic, "consent_texts", json!({})).unwrap();
    let texts = texts.as_array().unwrap();
    assert_eq!(texts.len(), 9);
    for text in texts {
        let whole = format!("{}\n{}", text["title"].as_str().unwrap(), text["body"].as_str().unwrap());
        assert_eq!(text["sha256"], desk_core::values::text::sha256(whole.as_bytes()));
        assert!(text["body"].as_str().unwrap().len() > 100);
    }
}
