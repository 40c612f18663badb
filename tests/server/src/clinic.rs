//! `--clinic`: a clinic that stands already, so that a story begins at its own page.

use desk_core::api::Answer;
use desk_core::door::Door;
use desk_core::testing::sample_settings;
use serde_json::{Value, json};

/// The login of the account every story may use.
const LOGIN: &str = "li.wei";
/// Its password.
const PASSWORD: &str = "плот-через-Амур-7";

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
    if leads > 0 {
        return Err("invented leads are not at hand in this build".into());
    }
    ask(door, "lock", json!({})).map(drop)
}

fn ask(door: &Door, name: &str, args: Value) -> Result<Value, String> {
    match door.call(name, args) {
        Answer::Done { data, .. } => Ok(data),
        Answer::Refused { error, .. } => Err(format!("{name}: {error}")),
    }
}
