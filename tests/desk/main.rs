//! The `desk` command as a scheduler and a keeper run it: a real program on a real folder. Neither stream
//! ever names a person.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test that cannot go on must fail"
)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use desk_core::api::Answer;
use desk_core::door::Door;
use desk_core::testing::{FixedWorld, sample_settings};
use desk_core::values::Timestamp;
use desk_core::vault::{Cost, NoDevice};
use serde_json::{Value, json};

const PASSWORD: &str = "плот-через-Амур-7";
/// What no stream may hold.
const NAMES: [&str; 5] = ["Лебедева", "Lebedeva", "Анна", "1234567", "anna.lebedeva"];

/// A clinic that was in use so many days ago, with one person whose letter came on that day.
struct Folder {
    at: tempfile::TempDir,
    code: String,
}

struct Ran {
    ok: bool,
    told: String,
}

impl Folder {
    #[allow(
        clippy::disallowed_methods,
        reason = "`desk` reads the computer's clock, so the days are told from it"
    )]
    fn left(days_ago: i64, auto_destroy: bool) -> Self {
        let at = tempfile::tempdir().unwrap();
        let then = Timestamp::new(chrono::Utc::now()).plus_seconds(-days_ago * 24 * 3600);
        let world = Arc::new(FixedWorld::at(then));
        let door = Door::new(at.path(), Arc::new(NoDevice), world, Cost::for_tests());
        let ask = |name: &str, args: Value| match door.call(name, args) {
            Answer::Done { data, .. } => data,
            Answer::Refused { error, .. } => panic!("{name}: {error}"),
        };
        let mut settings = sample_settings();
        settings.auto_destroy = auto_destroy;
        let set_up = json!({ "settings": &settings, "password": PASSWORD,
            "account": { "login": "li.wei", "display_name": "Ли Вэй", "position": "администратор", "language": "ru",
                "roles": ["receptionist"] } });
        let code = ask("clinic_set_up", set_up)["code"].as_str().unwrap().to_owned();
        ask("recovery_code_confirm", json!({ "code": code }));
        let lead = ask(
            "lead_register",
            json!({ "name": { "surname": "Лебедева", "given": "Анна", "patronymic": "", "latin": "Lebedeva Anna",
                "chinese": "" }, "phones": [{ "number": "89141234567", "channel": "phone" }],
                "emails": ["anna.lebedeva@mail.example"], "language": "ru", "channel": "vk", "interests": [],
                "comment": "", "next_action": null }),
        );
        let today = then.day_in(settings.zone.parse().unwrap());
        ask(
            "request_record",
            json!({ "leads": [lead["id"]], "received_on": today.to_string(), "channel": "email", "kinds": ["withdrawal"],
                "applicant": "person", "identity_check": "known_address" }),
        );
        door.lock();
        Folder { at, code }
    }

    /// Runs `desk` with the recovery code on its standard input; both streams together.
    fn desk(&self, args: &[&str]) -> Ran {
        self.with_code(args, &self.code)
    }

    fn with_code(&self, args: &[&str], code: &str) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_desk"))
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(format!("{code}\n").as_bytes()).unwrap();
        let ended = child.wait_with_output().unwrap();
        let told = [ended.stdout, ended.stderr].concat();
        let told = String::from_utf8(told).unwrap();
        for name in NAMES {
            assert!(!told.contains(name), "a stream names a person");
        }
        Ran { ok: ended.status.success(), told }
    }

    fn path(&self) -> &str {
        self.at.path().to_str().unwrap()
    }
}

#[test]
fn art_21_5_a_scheduler_destroys_whoever_is_due_and_nobody_twice() {
    let folder = Folder::left(40, true);
    let ran = folder.desk(&["destroy-due", "--data", folder.path()]);
    assert!(ran.ok && ran.told.contains("Destroyed on their hard date: 1. Act A-"), "{}", ran.told);
    let ran = folder.desk(&["destroy-due", "--data", folder.path()]);
    assert!(ran.ok && ran.told.contains("Nobody is due. In the coming days: 0."), "{}", ran.told);
    let ran = folder.desk(&["verify", "--data", folder.path()]);
    assert!(ran.ok && ran.told.contains("2 lines in the ledger"), "{}", ran.told);
}

#[test]
fn nobody_is_destroyed_before_the_hard_date() {
    let folder = Folder::left(28, true);
    let ran = folder.desk(&["destroy-due", "--data", folder.path()]);
    assert!(ran.ok && ran.told.contains("Nobody is due. In the coming days: 1."), "{}", ran.told);
}

#[test]
fn a_safety_net_that_is_off_is_a_failure_and_not_silence() {
    let folder = Folder::left(40, false);
    let ran = folder.desk(&["destroy-due", "--data", folder.path()]);
    assert!(!ran.ok && ran.told.contains("due and not destroyed"), "{}", ran.told);
}

#[test]
fn a_keeper_makes_a_backup_verifies_it_and_restores_it_elsewhere() {
    let folder = Folder::left(0, true);
    let ran = folder.desk(&["backup", "--data", folder.path()]);
    assert!(ran.ok, "{}", ran.told);
    let elsewhere = tempfile::tempdir().unwrap();
    let to = elsewhere.path().join("clinic");
    let made = the_backup_in(&folder.at.path().join("backups"));
    let made = made.to_str().unwrap();
    assert!(folder.desk(&["verify", made]).ok);
    let ran = folder.desk(&["restore", "--from", made, "--to", to.to_str().unwrap()]);
    assert!(ran.ok, "{}", ran.told);
    assert!(folder.desk(&["verify", "--data", to.to_str().unwrap()]).ok);
    let ran = folder.desk(&["restore", "--from", made, "--to", to.to_str().unwrap()]);
    assert!(!ran.ok && ran.told.contains("never overwritten"), "{}", ran.told);
}

#[test]
fn what_is_not_understood_is_refused_in_words() {
    let folder = Folder::left(0, true);
    let wrong = folder.with_code(&["verify", "--data", folder.path()], "Лебедева Анна");
    assert!(!wrong.ok && wrong.told.contains("recovery code"), "{}", wrong.told);
    assert!(!folder.with_code(&["destroy-due", "--data", folder.path()], "").ok);
    assert!(!folder.desk(&["destroy-due", "--data", "/nowhere/at/all"]).ok);
    assert!(folder.desk(&["Лебедева"]).told.starts_with("desk demo"));
}

/// The newest: locking has made one as well.
fn the_backup_in(backups: &Path) -> std::path::PathBuf {
    let folders = std::fs::read_dir(backups).unwrap().map(|entry| entry.unwrap().path());
    folders.filter(|path| path.is_dir()).max().unwrap()
}
