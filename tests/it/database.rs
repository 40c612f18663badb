//! The file: encrypted, told apart when wrong or damaged, true to `schema.sql`.

use std::path::Path;

use desk_core::db::{Db, FILE_NAME, pages, schema_sql};
use desk_core::error::FileKind;
use desk_core::testing::TestClinic;
use desk_core::{Error, settings};
use zeroize::Zeroizing;

fn new_db(dir: &Path) -> Db {
    Db::create(&dir.join(FILE_NAME), Zeroizing::new([7; 32])).unwrap()
}

#[test]
fn the_schema_file_is_the_schema() {
    let dir = tempfile::tempdir().unwrap();
    let dump = schema_sql(&new_db(dir.path()).writer()).unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations/schema.sql");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&file, &dump).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), dump, "run with UPDATE_SCHEMA=1 after a migration");
}

#[test]
fn a_wrong_key_is_told_from_a_damaged_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(FILE_NAME);
    drop(new_db(dir.path()));
    assert_eq!(Db::open(&path, Zeroizing::new([8; 32])).err(), Some(Error::WrongKey));
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    assert_eq!(
        Db::open(&path, Zeroizing::new([7; 32])).err(),
        Some(Error::Damaged { what: FileKind::Database })
    );
}

#[test]
fn no_new_key_is_ever_put_over_an_existing_file() {
    let dir = tempfile::tempdir().unwrap();
    drop(new_db(dir.path()));
    assert_eq!(
        Db::create(&dir.path().join(FILE_NAME), Zeroizing::new([9; 32])).err(),
        Some(Error::VaultExists)
    );
    assert!(Db::open(&dir.path().join(FILE_NAME), Zeroizing::new([7; 32])).is_ok());
}

#[test]
fn our_own_decryption_reads_what_sqlite_wrote_in_file_and_log() {
    let dir = tempfile::tempdir().unwrap();
    let key = [7; 32];
    let db = new_db(dir.path());
    db.writer()
        .execute("INSERT INTO setting (key, value, changed_at) VALUES ('canary', '\"плакучая ива\"', '')", [])
        .unwrap();
    let needle = "плакучая ива".as_bytes();
    let holds = |page: &[u8]| page.windows(needle.len()).any(|window| window == needle);
    let mut in_log = 0;
    pages::each_frame(db.path(), &db.wal_path(), &key, |_, page| in_log += i32::from(holds(page))).unwrap();
    assert!(in_log > 0, "the log holds the row before the checkpoint");
    db.writer().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let mut in_file = 0;
    let pages = pages::each_page(db.path(), &key, |_, page| in_file += i32::from(holds(page))).unwrap();
    assert!(in_file > 0 && pages > 10, "the file holds the row after it");
    assert_eq!(pages::each_frame(db.path(), &db.wal_path(), &key, |_, _| ()).unwrap(), 0);
}

#[test]
fn the_file_on_disk_holds_no_plaintext() {
    let clinic = TestClinic::new();
    let settings = desk_core::testing::sample_settings();
    settings::change(&clinic, settings.clone()).unwrap();
    for entry in std::fs::read_dir(clinic.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.starts_with(b"SQLite format 3"));
        let needle = settings.operator_contacts.as_bytes();
        assert!(!bytes.windows(needle.len()).any(|window| window == needle));
    }
}
