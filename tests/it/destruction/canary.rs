//! A clinic full of people, and among them one whose every personal column holds a canary.
//!
//! Which columns get one is read from the register, so a new column cannot be forgotten.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use aho_corasick::AhoCorasick;
use desk_core::attachments;
use desk_core::audit::Op;
use desk_core::clinic::{Actor, Clinic};
use desk_core::db::{Db, FILE_NAME, pages};
use desk_core::erasure::StartDestruction;
use desk_core::erasure::register::{self, Class, Route};
use desk_core::settings::{self, Settings};
use desk_core::staff::{self, NewAccount, Role};
use desk_core::surroundings::Surroundings;
use desk_core::testing::{FixedWorld, sample_settings, test_moment};
use desk_core::values::{Language, RequestId};
use rusqlite::{Connection, types::Value};
use zeroize::Zeroizing;

/// Keys of test files are no secret.
const KEY: [u8; 32] = [42; 32];

/// A clinic in a folder of its own, opened and closed by hand.
pub struct House {
    pub folder: tempfile::TempDir,
}

impl House {
    /// A copy of a clinic with `rows` leads; each base is built once.
    pub fn with(rows: u32) -> Self {
        static SMALL: OnceLock<tempfile::TempDir> = OnceLock::new();
        static LARGE: OnceLock<tempfile::TempDir> = OnceLock::new();
        let base = if rows <= 100 { &SMALL } else { &LARGE };
        let base = base.get_or_init(|| build_base(rows));
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(base.path().join(FILE_NAME), folder.path().join(FILE_NAME)).unwrap();
        House { folder }
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join(FILE_NAME)
    }

    pub fn db(&self) -> Db {
        Db::open(&self.file(), Zeroizing::new(KEY)).unwrap()
    }

    /// Opens the clinic with the privacy officer at the desk.
    pub fn open(&self) -> Clinic {
        open_folder(self.folder.path())
    }

    /// Runs statements past the verbs.
    pub fn sql(&self, statements: &str) {
        self.db().writer().execute_batch(statements).unwrap();
    }

    /// A single number.
    pub fn count(&self, query: &str) -> i64 {
        self.db().writer().query_row(query, [], |row| row.get(0)).unwrap()
    }

    /// Sets the clinic's settings past their checks.
    pub fn setting(&self, settings: &Settings) {
        let json = serde_json::to_string(settings).unwrap();
        let query = "UPDATE setting SET value = ?1 WHERE key = 'clinic'";
        assert_eq!(self.db().writer().execute(query, [json]).unwrap(), 1);
    }

    /// Where the canaries of `lead` are: how many times each, in pages, log and raw files.
    pub fn scan(&self, marked: &Marked) -> Scan {
        let patterns: Vec<&[u8]> =
            marked.canaries.iter().chain(&marked.fragments).map(|(_, bytes)| bytes.as_slice()).collect();
        let seek = AhoCorasick::new(&patterns).unwrap();
        let mut decrypted = vec![0_u32; patterns.len()];
        let mut raw = decrypted.clone();
        let count = |bytes: &[u8], hits: &mut Vec<u32>| {
            seek.find_overlapping_iter(bytes).for_each(|found| hits[found.pattern().as_usize()] += 1);
        };
        pages::each_page(&self.file(), &KEY, |_, page| count(page, &mut decrypted)).unwrap();
        let wal = self.folder.path().join(format!("{FILE_NAME}-wal"));
        pages::each_frame(&self.file(), &wal, &KEY, |_, page| count(page, &mut decrypted)).unwrap();
        each_file(self.folder.path(), &mut |path| count(&std::fs::read(path).unwrap(), &mut raw));
        let whole = marked.canaries.len();
        let named = |hits: &[u32], empty: bool| -> Vec<String> {
            let chosen = hits.iter().zip(marked.canaries.iter().chain(&marked.fragments));
            chosen.filter(|(count, _)| (**count == 0) == empty).map(|(_, (name, _))| name.clone()).collect()
        };
        Scan {
            missing: named(&decrypted[..whole], true),
            left: named(&decrypted, false),
            in_plain: named(&raw, false),
        }
    }
}

/// What a scan saw, by column.
#[derive(Debug)]
pub struct Scan {
    /// Canaries found nowhere on decrypted pages.
    pub missing: Vec<String>,
    /// Canaries and fragments found there.
    pub left: Vec<String>,
    /// Canaries and fragments found in the files as they stand.
    pub in_plain: Vec<String>,
}

fn each_file(folder: &Path, see: &mut dyn FnMut(&Path)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { each_file(&path, see) } else { see(&path) }
    }
}

/// Opens the clinic in a folder with the privacy officer at the desk.
pub fn open_folder(folder: &Path) -> Clinic {
    let db = Db::open(&folder.join(FILE_NAME), Zeroizing::new(KEY)).unwrap();
    let world: Arc<dyn Surroundings> = Arc::new(FixedWorld::at(test_moment()));
    let program = Clinic::new(db, folder, world, Actor::program());
    let account = staff::list(&program, desk_core::api::Nothing {}).unwrap().first().map(|row| row.id);
    program.for_actor(Actor { account, roles: [Role::PrivacyOfficer].into() })
}

fn build_base(rows: u32) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE_NAME);
    let world: Arc<dyn Surroundings> = Arc::new(FixedWorld::at(test_moment()));
    let db = Db::create(&path, Zeroizing::new(KEY)).unwrap();
    let clinic = Clinic::new(db, folder.path(), world, Actor::program());
    settings::change(&clinic, sample_settings()).unwrap();
    let officer = NewAccount {
        login: "li.wei".into(),
        display_name: "Ли Вэй".into(),
        position: "ответственный за персональные данные".into(),
        language: Language::Ru,
        roles: Role::ALL.into(),
    };
    clinic.transact(Op::AddAccount, |tx| staff::register(tx, officer)).unwrap();
    drop(clinic);
    let db = Db::open(&path, Zeroizing::new(KEY)).unwrap();
    let writer = db.writer();
    writer.execute_batch("BEGIN").unwrap();
    (0..rows).for_each(|n| filler(&writer, n));
    writer
        .execute_batch(
            "INSERT INTO service (code, category, name_ru, name_zh, name_en, unit, price_fen)
             VALUES ('T-1', 'therapy', 'Пломба', '补牙', 'Filling', 'tooth', 30000);
             COMMIT;",
        )
        .unwrap();
    drop(writer);
    drop(db);
    folder
}

/// An ordinary lead, number `n`.
pub fn filler(sql: &Connection, n: u32) {
    const SURNAMES: [&str; 8] =
        ["Иванова", "Лебедева", "Ким", "Орлова", "Зайцев", "Громов", "Мельник", "Соколова"];
    const GIVEN: [&str; 6] = ["Анна", "Пётр", "Ольга", "Иван", "Мария", "Сергей"];
    let surname = SURNAMES[n as usize % SURNAMES.len()];
    let given = GIVEN[n as usize % GIVEN.len()];
    let phone = format!("+7914{:07}", (n * 7919) % 10_000_000);
    let run = |query: &str, values: &[&dyn rusqlite::ToSql]| {
        sql.prepare_cached(query).unwrap().execute(values).unwrap();
        sql.last_insert_rowid()
    };
    let lead = run(
        "INSERT INTO lead (subject_uid, case_no, surname, given, language, channel, comment, status_at, created_at,
           created_by, changed_at) VALUES (?1, ?2, ?3, ?4, 'ru', 'phone', ?5, '2026-10-01T00:00:00.000Z',
           '2026-10-01T00:00:00.000Z', 1, '2026-10-01T00:00:00.000Z')",
        &[
            &format!("{n:032x}"),
            &format!("K-2025-{n:05}"),
            &surname,
            &given,
            &format!("заявка {n}"),
        ],
    );
    run("INSERT INTO lead_phone (lead_id, position, e164) VALUES (?1, 1, ?2)", &[&lead, &phone]);
    for term in [&surname.to_lowercase(), &phone[1..].to_owned()] {
        run("INSERT INTO identity_term (term, lead_id, kind) VALUES (?1, ?2, 'name')", &[term, &lead]);
    }
    if n.is_multiple_of(10) {
        run(
            "INSERT INTO timeline_entry (lead_id, at, kind, text, by)
             VALUES (?1, '2026-10-01T00:00:00.000Z', 'call', 'перезвонить', 1)",
            &[&lead],
        );
    }
}

/// A blocked lead with a canary in every personal column, and the letter that asks for destruction.
pub struct Marked {
    pub request: RequestId,
    pub case_no: String,
    /// (table.column, bytes)
    pub canaries: Vec<(String, Vec<u8>)>,
    /// Every two neighbouring characters of the texts.
    pub fragments: Vec<(String, Vec<u8>)>,
}

impl Marked {
    pub fn order(&self) -> StartDestruction {
        StartDestruction::plain(self.request, self.case_no.clone())
    }
}

/// A small generator: the same seed, the same canaries.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Eight characters nobody writes here: pairs of them stand nowhere else.
    fn text(&mut self) -> String {
        self.letters(0x20000, 0xa000, 8)
    }

    fn letters(&mut self, first: u32, many: u32, length: u32) -> String {
        let mut letter =
            || char::from_u32(first + u32::try_from(self.roll() % u64::from(many)).unwrap()).unwrap();
        (0..length).map(|_| letter()).collect()
    }
}

/// Puts the marked lead among the others and lets the planner sample them all.
pub fn mark(house: &House, seed: u64) -> Marked {
    let db = house.db();
    let sql = db.writer();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (seed + 1));
    let mut marked = Marked {
        request: RequestId::new(1),
        case_no: format!("K-2026-{seed:04}"),
        canaries: Vec::new(),
        fragments: Vec::new(),
    };
    let uid = format!("{seed:032x}").replace('0', "a");
    sql.execute_batch("BEGIN").unwrap();
    let mut ids: Vec<(&str, i64)> = Vec::new();
    let tables: Vec<_> = register::of_a_lead().collect();
    for table in tables.into_iter().rev() {
        let id_of = |name: &str| ids.iter().find(|(table, _)| *table == name).map_or(0, |(_, id)| *id);
        let mut columns: Vec<(String, Value)> = Vec::new();
        for (name, declared, required) in columns_of(&sql, table.name) {
            let class = table.class_of(&name).unwrap();
            let value = if let Class::Personal(..) = class {
                marked.canary(&mut dice, &format!("{}.{name}", table.name), &declared)
            } else {
                match (name.as_str(), table.route) {
                    ("id", _) => continue,
                    ("lead_id", _) => id_of("lead").into(),
                    (column, Route::Through(by, parent)) if column == by => id_of(parent).into(),
                    ("estimate_id", _) => id_of("estimate").into(),
                    ("subject_uid", _) => uid.clone().into(),
                    ("case_no", _) => marked.case_no.clone().into(),
                    ("number", _) => seed.cast_signed().into(),
                    ("blocked_at", _) => "2026-11-05T02:00:00.000Z".to_owned().into(),
                    ("blocked_due", _) => "2026-12-05".to_owned().into(),
                    _ if !required => continue,
                    _ if declared == "INTEGER" => 1.into(),
                    _ => "2026-10-01T00:00:00.000Z".to_owned().into(),
                }
            };
            columns.push((name, value));
        }
        let names: Vec<_> = columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        let marks = vec!["?"; columns.len()].join(", ");
        sql.execute(
            &format!("INSERT INTO {} ({}) VALUES ({marks})", table.name, names.join(", ")),
            rusqlite::params_from_iter(columns.into_iter().map(|(_, value)| value)),
        )
        .unwrap();
        ids.push((table.name, sql.last_insert_rowid()));
    }
    let lead = ids.iter().find(|(table, _)| *table == "lead").unwrap().1;
    sql.execute(
        "INSERT INTO request (case_no, kind, lead_id, subject_uid, lead_case_no, received_on, recorded_at,
           recorded_by, channel, scope, identity_check, identity_by, language, due_on, target_on, status)
         VALUES (?1, 'withdrawal', ?2, ?3, ?4, '2026-11-05', '2026-11-06T01:00:00.000Z', 1, 'email', 'everything',
           'known_address', 1, 'ru', '2026-12-05', '2026-12-04', 'open')",
        rusqlite::params![format!("L-2026-{seed:04}"), lead, uid, marked.case_no],
    )
    .unwrap();
    marked.request = RequestId::new(sql.last_insert_rowid());
    sql.execute(
        "INSERT INTO request_clock (request_id, ground, started_on, due_on, target_on)
         VALUES (?1, 'withdrawal_21_5', '2026-11-05', '2026-12-05', '2026-12-04')",
        [marked.request],
    )
    .unwrap();
    sql.execute_batch("COMMIT; ANALYZE;").unwrap();
    let files = house.folder.path().join(attachments::FOLDER);
    std::fs::create_dir_all(&files).unwrap();
    let name: String = sql
        .query_row("SELECT file_name FROM attachment WHERE lead_id = ?1", [lead], |row| row.get(0))
        .unwrap();
    std::fs::write(files.join(name), dice.roll().to_be_bytes().repeat(700)).unwrap();
    marked
}

/// Gives the marked lead many phones and terms, among those of others entered at the same time: pages
/// split, and what moves to another page may stay behind in the slack of the old.
pub fn crowd(house: &House, marked: &mut Marked, seed: u64) {
    let db = house.db();
    let sql = db.writer();
    let mut dice = Dice(0x5851_f42d_4c95_7f2d ^ (seed + 1));
    let lead: i64 = sql.query_row("SELECT max(id) FROM lead", [], |row| row.get(0)).unwrap();
    sql.execute_batch("BEGIN").unwrap();
    for n in 0..3000 {
        let other = 1 + (dice.roll() % 30).cast_signed();
        for (column, query) in [
            ("identity_term.term", "INSERT INTO identity_term (term, lead_id, kind) VALUES (?1, ?2, 'name')"),
            ("lead_phone.e164", "INSERT INTO lead_phone (e164, lead_id, position) VALUES (?1, ?2, 2)"),
        ] {
            // Others stand in between, but no pair of their letters is a pair of a canary's.
            let (first, rest) = (dice.letters(0x20000, 0xa000, 1), dice.letters(0x30000, 0x1300, 7));
            // Cells of many lengths do not fit where others were: pages are rebuilt rather than edited.
            let rest = rest.repeat(dice.roll() as usize % 8);
            let (of, key) = if n % 2 == 0 { (lead, dice.text()) } else { (other, first + &rest) };
            sql.prepare_cached(query).unwrap().execute(rusqlite::params![key, of]).unwrap();
            if of == lead {
                marked.canaries.push((column.to_owned(), key.into_bytes()));
            }
        }
    }
    sql.execute_batch("COMMIT").unwrap();
}

impl Marked {
    fn canary(&mut self, dice: &mut Dice, column: &str, declared: &str) -> Value {
        match declared {
            "INTEGER" => {
                let value = (dice.roll() | 1 << 62).cast_signed() & i64::MAX;
                self.canaries.push((column.to_owned(), value.to_be_bytes().to_vec()));
                value.into()
            }
            "BLOB" => {
                let bytes: Vec<u8> = (0..4).flat_map(|_| dice.roll().to_be_bytes()).collect();
                self.canaries.push((column.to_owned(), bytes.clone()));
                bytes.into()
            }
            _ => {
                let text = dice.text();
                let letters: Vec<char> = text.chars().collect();
                for pair in letters.windows(2) {
                    let pair: String = pair.iter().collect();
                    self.fragments.push((format!("{column} (two characters)"), pair.into_bytes()));
                }
                self.canaries.push((column.to_owned(), text.clone().into_bytes()));
                text.into()
            }
        }
    }
}

fn columns_of(sql: &Connection, table: &str) -> Vec<(String, String, bool)> {
    let mut statement = sql
        .prepare("SELECT name, type, \"notnull\" AND dflt_value IS NULL FROM pragma_table_info(?1)")
        .unwrap();
    let rows = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}
