//! The front door: set-up, sign-in, lock, recovery, on real vaults and databases.

use std::path::Path;
use std::sync::Arc;

use desk_core::Error;
use desk_core::api::Answer;
use desk_core::door::{Door, Tick};
use desk_core::error::{FileKind, Problem};
use desk_core::testing::{FixedWorld, sample_settings, test_moment};
use desk_core::vault::{Cost, MemoryDevice};
use serde_json::{Value, json};

struct Desk {
    door: Door,
    world: Arc<FixedWorld>,
    device: Arc<MemoryDevice>,
}

fn desk(folder: &Path) -> Desk {
    desk_on(folder, Arc::new(MemoryDevice::default()))
}

fn desk_on(folder: &Path, device: Arc<MemoryDevice>) -> Desk {
    let world = Arc::new(FixedWorld::at(test_moment()));
    Desk { door: Door::new(folder, device.clone(), world.clone(), Cost::for_tests()), world, device }
}

impl Desk {
    fn ask(&self, name: &str, args: Value) -> Result<Value, Error> {
        match self.door.call(name, args) {
            Answer::Done { data, .. } => Ok(data),
            Answer::Refused { error, .. } => Err(error),
        }
    }
    fn set_up(&self) -> String {
        let words = self.ask("clinic_set_up", new_clinic()).unwrap();
        words["code"].as_str().unwrap().to_owned()
    }
    fn sign_in(&self, password: &str) -> Result<Value, Error> {
        self.ask("sign_in", json!({ "login": "Li.Wei", "password": password }))
    }
    fn state(&self) -> String {
        self.ask("door_state", json!({})).unwrap()["state"].as_str().unwrap().to_owned()
    }
}

const PASSWORD: &str = "плот-через-Амур-7";

fn new_clinic() -> Value {
    json!({
        "settings": sample_settings(),
        "account": { "login": "li.wei", "display_name": "Ли Вэй", "position": "администратор", "language": "ru", "roles": ["receptionist"] },
        "password": PASSWORD,
    })
}

#[test]
fn a_new_clinic_is_set_up_locked_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    assert_eq!(desk.state(), "no_vault");
    let code = desk.set_up();
    assert_eq!(desk.state(), "open");
    let confirmed = desk.ask("recovery_code_confirm", json!({ "code": code.to_lowercase() })).unwrap();
    assert_eq!(confirmed["session"]["recovery_confirmed"], true);
    desk.ask("lock", json!({})).unwrap();
    assert_eq!(desk.state(), "locked");
    assert_eq!(desk.ask("settings_get", json!({})), Err(Error::Locked));
    assert_eq!(
        desk.ask("session_touch", json!({})),
        Err(Error::Locked),
        "a page that missed the lock learns of it"
    );
    let open = desk.sign_in(PASSWORD).unwrap();
    assert_eq!(
        open["session"]["account"]["roles"],
        json!(["receptionist", "privacy_officer", "administrator"])
    );
    assert_eq!(open["session"]["password_only"], false);
    assert_eq!(
        desk.ask("settings_get", json!({})).unwrap()["operator_name"],
        sample_settings().operator_name
    );
}

#[test]
fn a_second_set_up_never_touches_the_clinic_that_stands_here() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    desk.set_up();
    desk.ask("lock", json!({})).unwrap();
    assert_eq!(desk.ask("clinic_set_up", new_clinic()), Err(Error::VaultExists));
    assert!(desk.sign_in(PASSWORD).is_ok());
}

#[test]
fn a_set_up_cut_off_by_a_power_cut_starts_again() {
    let folder = tempfile::tempdir().unwrap();
    {
        let desk = desk(folder.path());
        desk.set_up();
    }
    // As after a kill before the database got its name.
    std::fs::rename(folder.path().join("clinic.db"), folder.path().join("clinic.new")).unwrap();
    std::fs::write(folder.path().join("set-up.unfinished"), b"").unwrap();
    let desk = desk(folder.path());
    assert_eq!(desk.state(), "no_vault");
    desk.set_up();
    desk.ask("lock", json!({})).unwrap();
    assert!(desk.sign_in(PASSWORD).is_ok());
}

#[test]
fn the_wizard_names_the_field_that_is_wrong_and_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let mut clinic = new_clinic();
    clinic["settings"]["operator_address"] = json!(" ");
    assert_eq!(
        desk.ask("clinic_set_up", clinic),
        Err(Error::invalid("settings.operator_address", Problem::Empty))
    );
    let mut clinic = new_clinic();
    clinic["password"] = json!("short");
    assert!(matches!(desk.ask("clinic_set_up", clinic), Err(Error::Invalid { problem: Problem::Weak, .. })));
    assert_eq!(desk.state(), "no_vault");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn failed_attempts_are_throttled_also_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let first = desk(folder.path());
    first.set_up();
    first.ask("lock", json!({})).unwrap();
    let mut throttled = false;
    for _ in 0..8 {
        match first.sign_in("wrong-password-1") {
            Err(Error::WrongPassword { .. }) => {}
            Err(Error::Throttled { .. }) => throttled = true,
            other => panic!("unexpected: {}", other.is_ok()),
        }
    }
    assert!(throttled);
    let again = desk_on(folder.path(), first.device.clone());
    assert!(matches!(again.sign_in(PASSWORD), Err(Error::Throttled { .. })), "the right password waits too");
    again.world.set(test_moment().plus_seconds(3600));
    assert!(again.sign_in(PASSWORD).is_ok());
    let log = again.ask("audit_list", json!({})).unwrap();
    let failed = log["rows"].as_array().unwrap().iter().find(|row| row["action"] == "session.sign_in_failed");
    assert!(failed.is_some_and(|row| row["times"].as_u64() >= Some(5)), "failures reach the log: {failed:?}");
}

#[test]
fn another_computer_needs_the_recovery_code_even_with_the_right_password() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let code = desk.set_up();
    desk.ask("lock", json!({})).unwrap();
    let elsewhere = desk_on(folder.path(), Arc::new(MemoryDevice::default()));
    assert_eq!(elsewhere.sign_in(PASSWORD).err(), Some(Error::DeviceChanged));
    let mut typo = code.clone().into_bytes();
    typo[3] = if typo[3] == b'7' { b'8' } else { b'7' };
    let with = |code: &str| json!({ "code": code, "login": "li.wei", "new_password": "новый-пароль-паром" });
    let typo = String::from_utf8(typo).unwrap();
    assert_eq!(elsewhere.ask("recover", with(&typo)).err(), Some(Error::RecoveryCodeTypo));
    assert!(elsewhere.ask("recover", with(&code)).is_ok());
    elsewhere.ask("lock", json!({})).unwrap();
    assert!(elsewhere.sign_in("новый-пароль-паром").is_ok());
}

#[test]
fn the_desk_locks_itself_when_idle_and_not_before() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    desk.set_up();
    desk.world.set(test_moment().plus_seconds(9 * 60));
    assert_eq!(desk.door.tick(), Tick::Quiet);
    desk.ask("session_touch", json!({})).unwrap();
    desk.world.set(test_moment().plus_seconds(18 * 60));
    assert_eq!(desk.door.tick(), Tick::Quiet);
    desk.world.set(test_moment().plus_seconds(19 * 60));
    assert_eq!(desk.door.tick(), Tick::Locked);
    assert_eq!(desk.state(), "locked");
}

#[test]
fn a_damaged_header_is_named_and_nothing_is_made_over_it() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    desk.set_up();
    desk.ask("lock", json!({})).unwrap();
    for name in ["vault.head", "vault.head2"] {
        let path = folder.path().join(name);
        let mut bytes = std::fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&path, bytes).unwrap();
    }
    assert_eq!(desk.sign_in(PASSWORD), Err(Error::Damaged { what: FileKind::VaultHeader }));
    assert_eq!(desk.ask("clinic_set_up", new_clinic()), Err(Error::VaultExists));
}

#[test]
fn accounts_come_and_go_but_the_last_administrator_stays() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    desk.set_up();
    let account =
        json!({ "login": "olga", "display_name": "Ольга Ким", "language": "ru", "roles": ["receptionist"] });
    let added =
        desk.ask("account_register", json!({ "account": account, "password": "берег-левый-берег" })).unwrap();
    let taken = desk.ask("account_register", json!({ "account": account, "password": "берег-левый-берег" }));
    assert_eq!(taken.err(), Some(Error::invalid("login", Problem::Taken)));
    assert_eq!(
        desk.ask("account_change", json!({ "account": 1, "roles": ["receptionist"], "active": true })).err(),
        Some(Error::WrongState { state: "last_administrator".into() })
    );
    let olga = json!({ "login": "olga", "password": "берег-левый-берег" });
    assert!(desk.ask("sign_in", olga.clone()).is_ok());
    assert!(matches!(desk.ask("settings_change", json!(sample_settings())), Err(Error::NotAllowed { .. })));
    desk.sign_in(PASSWORD).unwrap();
    desk.ask("account_change", json!({ "account": added["id"], "roles": ["receptionist"], "active": false }))
        .unwrap();
    assert!(desk.ask("sign_in", olga).is_err(), "a dismissed account has no slot");
}
