//! `--clinic`: a clinic that stands already, so that a story begins at its own page.

use desk_core::api::Answer;
use desk_core::door::Door;
use desk_core::testing::{populate, sample_settings};
use serde_json::{Value, json};

/// The login of the account every story may use.
const LOGIN: &str = "li.wei";
/// Its password.
const PASSWORD: &str = "плот-через-Амур-7";

/// The same people in every story.
const SEED: u64 = 7;

/// Sets up a clinic with one account of every role, types its recovery code back, and locks.
pub fn set_up(door: &Door, leads: u32) -> Result<(), String> {
    let account = json!({
        "login": LOGIN,
        "display_name": "Ли Вэй",
        "position": "администратор",
        "language": "ru",
        "roles": ["receptionist", "coordinator", "privacy_officer", "administrator"],
    });
    let words = ask(
        door,
        "clinic_set_up",
        json!({ "settings": sample_settings(), "account": account, "password": PASSWORD }),
    )?;
    ask(door, "recovery_code_confirm", json!({ "code": words.get("code") }))?;
    let clinic = door.clinic().map_err(|error| error.to_string())?;
    populate(&clinic, leads, SEED).map_err(|error| error.to_string())?;
    drop(clinic);
    ask(door, "lock", json!({})).map(drop)
}

fn ask(door: &Door, name: &str, args: Value) -> Result<Value, String> {
    match door.call(name, args) {
        Answer::Done { data, .. } => Ok(data),
        Answer::Refused { error, .. } => Err(format!("{name}: {error}")),
    }
}
