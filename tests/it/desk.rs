//! A real door on a real folder: vault, database, backups, under a clock that stands still.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use desk_core::Error;
use desk_core::api::Answer;
use desk_core::clinic::{Actor, Clinic};
use desk_core::db::FILE_NAME;
use desk_core::door::Door;
use desk_core::testing::{FixedWorld, sample_settings, test_moment};
use desk_core::values::{LeadId, Timestamp};
use desk_core::vault::{Cost, MemoryDevice, Vault};
use serde_json::{Value, json};
use zeroize::Zeroizing;

pub const PASSWORD: &str = "плот-через-Амур-7";
const DAY: i64 = 24 * 3600;

pub struct Desk {
    pub door: Door,
    pub world: Arc<FixedWorld>,
    pub code: String,
}

/// A door on a folder, whatever stands there.
pub fn door(folder: &Path, device: &Arc<MemoryDevice>, now: Timestamp) -> (Door, Arc<FixedWorld>) {
    let world = Arc::new(FixedWorld::at(now));
    (Door::new(folder, device.clone(), world.clone(), Cost::for_tests()), world)
}

impl Desk {
    /// A new clinic with one account of every role, its recovery code typed back.
    pub fn new(folder: &Path) -> Self {
        let mut desk = Self::on(folder, test_moment());
        let clinic = json!({ "settings": sample_settings(), "password": PASSWORD,
            "account": { "login": "li.wei", "display_name": "Ли Вэй", "position": "администратор", "language": "ru",
                "roles": ["receptionist", "coordinator"] } });
        let code = desk.ask("clinic_set_up", clinic).unwrap()["code"].as_str().unwrap().to_owned();
        desk.ask("recovery_code_confirm", json!({ "code": code })).unwrap();
        desk.code = code;
        desk
    }

    /// A desk on a folder, on a computer that has not seen it.
    pub fn on(folder: &Path, now: Timestamp) -> Self {
        let device = Arc::new(MemoryDevice::default());
        let (door, world) = door(folder, &device, now);
        Desk { door, world, code: String::new() }
    }

    pub fn ask(&self, name: &str, args: Value) -> Result<Value, Error> {
        match self.door.call(name, args) {
            Answer::Done { data, .. } => Ok(data),
            Answer::Refused { error, .. } => Err(error),
        }
    }

    pub fn sign_in(&self) -> Result<Value, Error> {
        self.ask("sign_in", json!({ "login": "li.wei", "password": PASSWORD }))
    }

    /// Locks, and lets the background work end: nothing of the clinic is open any more.
    pub fn leave(&self) {
        self.ask("lock", json!({})).unwrap();
        self.door.finish();
    }

    /// The clinic as the program itself sees it.
    pub fn program(&self) -> Clinic {
        self.door.clinic().unwrap().for_actor(Actor::program())
    }

    /// Lets days pass, with somebody at the desk all the while.
    pub fn days(&self, days: i64) {
        use desk_core::surroundings::Surroundings;
        self.world.set(self.world.now().plus_seconds(days * DAY));
        self.door.touch();
    }

    /// Registers a person.
    pub fn person(&self, surname: &str, phone: &str) -> LeadId {
        let lead = json!({ "name": { "surname": surname, "given": "Анна", "patronymic": "", "latin": "", "chinese": "" },
            "phones": [{ "number": phone, "channel": "phone" }], "emails": [], "language": "ru", "channel": "vk",
            "interests": [], "comment": "хочет приехать в декабре", "next_action": null });
        let card = self.ask("lead_register", lead).unwrap();
        LeadId::new(card["id"].as_i64().unwrap())
    }

    /// The person's letter of withdrawal, with a scan of so many bytes.
    pub fn letter(&self, lead: LeadId, scan: usize) -> Value {
        let letter = json!({ "leads": [lead], "received_on": "2026-11-23", "channel": "email",
            "kinds": ["withdrawal"], "applicant": "person", "identity_check": "known_address" });
        let letter = self.ask("request_record", letter).unwrap()[0].clone();
        let scan = STANDARD.encode([b"%PDF-".as_slice(), &vec![7; scan]].concat());
        self.ask("scan_attach", json!({ "request": letter["request"], "content_base64": scan })).unwrap();
        letter
    }

    /// The person is destroyed; returns the destruction as shown.
    pub fn destroy(&self, letter: &Value) -> Value {
        let order = json!({ "request": letter["request"], "typed_case_no": letter["case_no"] });
        self.ask("destruction_start", order).unwrap()
    }

    /// Makes a backup and returns its folder.
    pub fn backup(&self) -> PathBuf {
        let shown = self.ask("backup_make", json!({})).unwrap();
        let newest = &shown["backups"][0];
        Path::new(newest["folder"].as_str().unwrap()).join(newest["name"].as_str().unwrap())
    }

    /// Whether a search finds anybody.
    pub fn finds(&self, text: &str) -> bool {
        let found = self.ask("lead_search", json!({ "text": text, "limit": 5 })).unwrap();
        !found["rows"].as_array().unwrap().is_empty()
    }

    /// Actions of the log with their reasons, the newest first.
    pub fn log(&self) -> Vec<(String, String)> {
        let log = self.ask("audit_list", json!({})).unwrap();
        let word = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
        log["rows"].as_array().unwrap().iter().map(|row| (word(row, "action"), word(row, "reason"))).collect()
    }
}

/// The key of a clinic's or backup's database, and a copy of it to look at: opening by the code writes down
/// its attempt beside the header.
pub fn opened(folder: &Path, code: &str) -> (Zeroizing<[u8; 32]>, tempfile::TempDir) {
    let copy = tempfile::tempdir().unwrap();
    for name in [FILE_NAME, "vault.head"] {
        std::fs::copy(folder.join(name), copy.path().join(name)).unwrap();
    }
    // A folder without this file is one whose attempts were hidden: it would wait.
    std::fs::write(copy.path().join("attempts.json"), r#"{"failures":0,"until":null}"#).unwrap();
    let world = FixedWorld::at(test_moment());
    let key = Vault::load(copy.path()).unwrap().open_with_recovery(code, &world).unwrap().current.raw();
    (key, copy)
}

/// An order to restore, as the wizard gives it.
pub fn restore_order(backup: &Path, code: &str) -> Value {
    json!({ "backup": backup, "ledger": null, "code": code, "login": "li.wei", "new_password": "новый-пароль-паром" })
}

/// All files under a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        // A folder that was there a moment ago was being written and has its name now.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return found,
        Err(error) => panic!("{error}"),
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
