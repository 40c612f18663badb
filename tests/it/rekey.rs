//! A new key for the database: old keys open nothing, a cut at any moment loses nothing.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use desk_core::Error;
use desk_core::db::{Db, FILE_NAME};
use desk_core::rekey::{Between, rekey_stopping};
use desk_core::testing::test_moment;
use serde_json::json;

use crate::desk::{self, Desk};

/// The key the file answers to, read from the vault with the recovery code.
fn key_of(folder: &std::path::Path, code: &str) -> zeroize::Zeroizing<[u8; 32]> {
    let world = desk_core::testing::FixedWorld::at(test_moment());
    let mut vault = desk_core::vault::Vault::load(folder).unwrap();
    vault.open_with_recovery(code, &world).unwrap().current.raw()
}

#[test]
fn a_new_key_opens_the_database_the_old_one_does_not_and_everybody_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    desk.person("Лебедева", "89141234567");
    let old = key_of(folder.path(), &desk.code);
    assert!(rekey_stopping(&desk.program(), &|_| ()).unwrap());
    assert!(desk.finds("лебед"), "the same session reads and writes on");
    desk.person("Ким", "89141234568");
    desk.ask("lock", json!({})).unwrap();
    desk.door.finish();
    let file = folder.path().join(FILE_NAME);
    assert_eq!(Db::open(&file, old).err(), Some(Error::WrongKey));
    desk.sign_in().unwrap();
    assert!(desk.finds("лебед") && desk.finds("ким"));
    assert_eq!(desk.ask("audit_verify", json!({})).unwrap()["broken_at"], json!(null));
}

#[test]
fn readers_under_way_are_waited_for_and_none_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    desk.person("Лебедева", "89141234567");
    let running = AtomicBool::new(true);
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    let mut read = 0;
                    while running.load(Ordering::Relaxed) {
                        assert!(desk.finds("лебед"));
                        read += 1;
                    }
                    read
                })
            })
            .collect();
        for _ in 0..5 {
            assert!(rekey_stopping(&desk.program(), &|_| ()).unwrap());
        }
        running.store(false, Ordering::Relaxed);
        readers.into_iter().for_each(|reader| assert!(reader.join().unwrap() > 0));
    });
}

#[test]
fn a_file_open_elsewhere_keeps_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let elsewhere = Db::open(&folder.path().join(FILE_NAME), key_of(folder.path(), &desk.code)).unwrap();
    assert_eq!(rekey_stopping(&desk.program(), &|_| ()).err(), Some(Error::Busy));
    drop(elsewhere);
    assert!(rekey_stopping(&desk.program(), &|_| ()).unwrap());
}

#[test]
fn a_program_killed_between_the_steps_of_a_new_key_loses_nothing() {
    const FOLDER: &str = "DESK_REKEYED_FOLDER";
    const AT: &str = "DESK_REKEYED_AT";
    const CODE: &str = "DESK_REKEYED_CODE";
    if let Ok(folder) = std::env::var(FOLDER) {
        let (door, _) = desk::door(folder.as_ref(), &std::sync::Arc::default(), test_moment());
        let clinic = door.open_with_code(&std::env::var(CODE).unwrap()).unwrap();
        let at = std::env::var(AT).unwrap();
        let _ = rekey_stopping(&clinic, &|between| {
            if format!("{between:?}") == at {
                std::process::abort();
            }
        });
        unreachable!("the child dies between the steps");
    }
    for between in [Between::ProposedAndRekeyed, Between::RekeyedAndSettled] {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(folder.path());
        desk.person("Лебедева", "89141234567");
        desk.ask("lock", json!({})).unwrap();
        desk.door.finish();
        let before = key_of(folder.path(), &desk.code);
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "rekey::a_program_killed_between_the_steps_of_a_new_key_loses_nothing"])
            .env(FOLDER, folder.path())
            .env(AT, format!("{between:?}"))
            .env(CODE, &desk.code)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(!child.success(), "{between:?}");
        desk.sign_in().unwrap();
        assert!(desk.finds("лебед"), "{between:?}");
        let after = key_of(folder.path(), &desk.code);
        assert_eq!(
            *before == *after,
            between == Between::ProposedAndRekeyed,
            "{between:?}: the vault knows which"
        );
        assert!(rekey_stopping(&desk.program(), &|_| ()).unwrap(), "{between:?}: and the next one works");
    }
}

#[test]
fn a_dismissed_account_loses_its_slot_and_the_database_gets_a_new_key() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let olga =
        json!({ "login": "olga", "display_name": "Ольга Ким", "language": "ru", "roles": ["receptionist"] });
    let olga =
        desk.ask("account_register", json!({ "account": olga, "password": "берег-левый-берег" })).unwrap();
    let before = key_of(folder.path(), &desk.code);
    let dismissed = json!({ "account": olga["id"], "roles": ["receptionist"], "active": false });
    desk.ask("account_change", dismissed).unwrap();
    assert!(*before != *key_of(folder.path(), &desk.code), "what she may have remembered opens nothing");
    assert!(desk.log().iter().any(|(action, _)| action == "vault.rekey"));
    desk.ask("lock", json!({})).unwrap();
    assert!(desk.sign_in().is_ok());
}
