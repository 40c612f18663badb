//! Backups on real folders: made, verified, kept, pruned, restored elsewhere.

use std::fs;
use std::process::{Command, Stdio};

use desk_core::backup::{self, check_backup};
use desk_core::db::{Db, FILE_NAME};
use desk_core::error::StorageProblem;
use desk_core::testing::test_moment;
use desk_core::{Error, backup::FolderProblem};
use serde_json::{Value, json};

use crate::desk::{self, Desk, PASSWORD, files, restore_order};

#[test]
fn a_backup_is_whole_under_its_own_key_and_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    desk.person("Лебедева", "89141234567");
    let made = desk.backup();
    let shown = desk.ask("backup_overview", json!({})).unwrap();
    assert_eq!(
        (&shown["backups"][0]["state"], shown["backups"].as_array().unwrap().len()),
        (&json!("verified"), 1)
    );
    assert_eq!(desk.ask("desk_status", json!({})).unwrap()["backup_at"], json!(test_moment()));
    let checked = check_backup(&made, &desk.code).unwrap();
    assert!(checked.rows > 50 && checked.files == 1);
    assert_eq!(check_backup(&made, "0".repeat(30).as_str()).err(), Some(Error::RecoveryCodeTypo));

    // The running clinic's key does not open it, and no password has a slot in its header.
    let world = desk_core::testing::FixedWorld::at(test_moment());
    let mut vault = desk_core::vault::Vault::load(folder.path()).unwrap();
    let key = vault.open_with_recovery(&desk.code, &world).unwrap().current.raw();
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join(FILE_NAME);
    fs::copy(made.join(FILE_NAME), &copy).unwrap();
    assert_eq!(Db::open(&copy, key).err(), Some(Error::WrongKey));
    assert!(fs::read_to_string(made.join("vault.head")).unwrap().contains("\"accounts\":[]"));
    for file in files(&made) {
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.windows(8).any(|window| window == "Лебе".as_bytes()), "{}", file.display());
    }
}

#[test]
fn a_changed_byte_in_a_backup_is_noticed_wherever_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let made = desk.backup();
    for name in ["catalogue.json", FILE_NAME, "vault.head"] {
        let whole = fs::read(made.join(name)).unwrap();
        let mut changed = whole.clone();
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        fs::write(made.join(name), changed).unwrap();
        let there = tempfile::tempdir().unwrap();
        let elsewhere = Desk::on(there.path(), test_moment());
        let refused = elsewhere.ask("restore", restore_order(&made, &desk.code)).err();
        assert_eq!(refused, Some(Error::BackupDamaged), "{name}");
        assert_eq!(elsewhere.ask("door_state", json!({})).unwrap()["state"], "no_vault", "{name}");
        fs::write(made.join(name), whole).unwrap();
    }
    assert!(check_backup(&made, &desk.code).is_ok());
}

#[test]
fn cloud_and_network_folders_are_refused_with_the_reason_art_18_5() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let set =
        |path: &str| desk.ask("backup_settings_change", json!({ "folder": path, "keep_days": 21 })).err();
    let refused = |reason| Some(Error::FolderRefused { reason });
    let cloud = folder.path().join("Яндекс.Диск/копии");
    assert_eq!(set(cloud.to_str().unwrap()), refused(FolderProblem::Cloud));
    assert_eq!(set("//nas/share/backups"), refused(FolderProblem::Network));
    assert_eq!(set("backups"), refused(FolderProblem::Relative));
    let inside = folder.path().join("attachments");
    assert_eq!(set(inside.to_str().unwrap()), refused(FolderProblem::InsideClinic));
    let disk = tempfile::tempdir().unwrap();
    assert_eq!(set(disk.path().to_str().unwrap()), None);
    assert!(desk.backup().starts_with(disk.path()));
    assert!(disk.path().join(backup::LEDGER).is_file(), "the ledger stands beside the backups");
}

#[test]
#[cfg(unix)]
fn a_link_into_a_cloud_folder_is_refused_for_where_it_leads() {
    let folder = tempfile::tempdir().unwrap();
    let cloud = folder.path().join("Dropbox");
    fs::create_dir(&cloud).unwrap();
    let link = folder.path().join("disk");
    std::os::unix::fs::symlink(&cloud, &link).unwrap();
    let refused = Err(Error::FolderRefused { reason: FolderProblem::Cloud });
    assert_eq!(backup::acceptable(&link.join("backups")), refused);
}

#[test]
fn none_is_kept_longer_than_21_days_and_the_newest_stays_until_then_art_21_5() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let names = || -> Vec<Value> {
        let shown = desk.ask("backup_overview", json!({})).unwrap();
        shown["backups"].as_array().unwrap().iter().map(|row| row["name"].clone()).collect()
    };
    desk.ask("backup_settings_change", json!({ "folder": "", "keep_days": 3 })).unwrap();
    let first = desk.backup();
    desk.days(4);
    desk.door.tick();
    assert!(first.is_dir(), "the newest stays although its three days are over");
    let second = desk.backup();
    assert!(!first.exists() && second.is_dir() && names().len() == 1);
    desk.days(20);
    desk.door.tick();
    assert!(second.is_dir());
    desk.days(1);
    desk.door.tick();
    assert!(!second.exists(), "nothing outlives 21 days");
    let wrong = json!({ "folder": "", "keep_days": 22 });
    assert!(matches!(desk.ask("backup_settings_change", wrong).err(), Some(Error::Invalid { .. })));
}

#[test]
fn leaving_makes_a_backup_when_something_changed_and_the_last_is_hours_old() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let leave = || {
        desk.ask("lock", json!({})).unwrap();
        desk.door.finish();
        let folder = folder.path().join("backups");
        if folder.is_dir() {
            fs::read_dir(folder).unwrap().filter(|e| e.as_ref().unwrap().path().is_dir()).count()
        } else {
            0
        }
    };
    desk.person("Лебедева", "89141234567");
    assert_eq!(leave(), 1);
    desk.sign_in().unwrap();
    desk.person("Ким", "89141234568");
    assert_eq!(leave(), 1, "the last is fresh");
    desk.world.set(test_moment().plus_seconds(5 * 3600));
    desk.sign_in().unwrap();
    assert_eq!(leave(), 2);
    desk.world.set(test_moment().plus_seconds(10 * 3600));
    desk.sign_in().unwrap();
    assert_eq!(leave(), 2, "nothing was changed since");
}

#[test]
fn the_background_clock_makes_one_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    desk.person("Лебедева", "89141234567");
    let count = || desk.ask("backup_overview", json!({})).unwrap()["backups"].as_array().unwrap().len();
    desk.door.tick();
    assert_eq!(count(), 0, "the first minutes belong to the desk");
    desk.world.set(test_moment().plus_seconds(6 * 60));
    desk.door.touch();
    desk.door.tick();
    assert_eq!(count(), 1);
    desk.door.tick();
    assert_eq!(count(), 1);
}

/// A disk that takes no more is played by a limit on the size of any file a child may write.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_nothing_half() {
    const FOLDER: &str = "DESK_FULL_FOLDER";
    const CODE: &str = "DESK_FULL_CODE";
    if let Ok(folder) = std::env::var(FOLDER) {
        let (door, _) = desk::door(folder.as_ref(), &std::sync::Arc::default(), test_moment());
        let clinic = door.open_with_code(&std::env::var(CODE).unwrap()).unwrap();
        let refused = backup::run(&clinic).err();
        let full = matches!(
            refused,
            Some(Error::Storage { problem: StorageProblem::Full | StorageProblem::Unreachable })
        );
        std::process::exit(if full { 0 } else { 9 });
    }
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let lead = desk.person("Лебедева", "89141234567");
    desk.letter(lead, 3 << 20);
    let first = desk.backup();
    let exe = std::env::current_exe().unwrap();
    let child = Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 4000; exec \"$0\" --exact backup::a_full_disk_leaves_nothing_half",
        ])
        .arg(exe)
        .env(FOLDER, folder.path())
        .env(CODE, &desk.code)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(child.success(), "the backup is refused: {child}");
    let left: Vec<_> =
        fs::read_dir(first.parent().unwrap()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "the whole one and the ledger: {left:?}");
    assert!(check_backup(&first, &desk.code).is_ok());
}

#[test]
fn a_backup_restores_on_a_new_computer_with_the_code_alone() {
    let folder = tempfile::tempdir().unwrap();
    let disk = tempfile::tempdir().unwrap();
    let made;
    let code;
    {
        let desk = Desk::new(folder.path());
        let set = json!({ "folder": disk.path(), "keep_days": 14 });
        desk.ask("backup_settings_change", set).unwrap();
        desk.person("Лебедева", "89141234567");
        made = desk.backup();
        code = desk.code.clone();
        desk.person("Ким", "89141234568");
    }
    drop(folder);
    let there = tempfile::tempdir().unwrap();
    let elsewhere = Desk::on(there.path(), test_moment());
    let found = elsewhere.ask("restore_look", json!({ "folder": disk.path() })).unwrap();
    assert_eq!((found[0]["path"].as_str(), &found[0]["ledger"]), (made.to_str(), &json!(true)));
    let unknown = restore_order(&made, &code);
    let unknown = Value::Object(
        unknown
            .as_object()
            .unwrap()
            .clone()
            .into_iter()
            .map(|(key, value)| {
                let value = if key == "login" { json!("nobody") } else { value };
                (key, value)
            })
            .collect(),
    );
    assert!(matches!(elsewhere.ask("restore", unknown).err(), Some(Error::Invalid { .. })));
    assert_eq!(elsewhere.ask("door_state", json!({})).unwrap()["state"], "no_vault", "nothing half is left");

    let state = elsewhere.ask("restore", restore_order(&made, &code)).unwrap();
    assert_eq!((&state["state"], &state["session"]["password_only"]), (&json!("open"), &json!(false)));
    assert!(elsewhere.finds("лебед") && !elsewhere.finds("ким"), "as it was when the backup was made");
    let log = elsewhere.log();
    assert!(log.iter().any(|(action, _)| action == "backup.restore"), "{log:?}");
    let shown = elsewhere.ask("backup_overview", json!({})).unwrap();
    assert_eq!(
        (shown["folder"].as_str(), shown["settings"]["keep_days"].as_u64()),
        (disk.path().to_str(), Some(14))
    );
    assert_eq!(shown["backups"].as_array().unwrap().len(), 1, "the new clinic manages what it came from");
    elsewhere.ask("lock", json!({})).unwrap();
    assert_eq!(
        elsewhere.sign_in().err(),
        Some(Error::WrongPassword { left: 4 }),
        "{PASSWORD} is of the old computer"
    );
    assert_eq!(elsewhere.ask("restore", restore_order(&made, &code)).err(), Some(Error::VaultExists));
    elsewhere.ask("sign_in", json!({ "login": "li.wei", "password": "новый-пароль-паром" })).unwrap();
    assert_eq!(elsewhere.ask("audit_verify", json!({})).unwrap()["broken_at"], json!(null));
}

#[test]
fn a_replaced_recovery_code_opens_no_backup_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let made = desk.backup();
    let new = desk.ask("recovery_code_renew", json!({})).unwrap()["code"].as_str().unwrap().to_owned();
    assert_eq!(check_backup(&made, &desk.code).err(), Some(Error::WrongRecoveryCode));
    assert!(check_backup(&made, &new).is_ok());
}
