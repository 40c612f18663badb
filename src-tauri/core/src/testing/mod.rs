//! For tests, the demo and benchmarks: a real clinic in a temporary folder under a fixed clock.
//!
//! Nothing is mocked: the file is a real SQLCipher file. Only invented people live here.

mod baseline;
mod estimates;
mod leads;
mod log;
mod people;
mod populate;
mod sample;
mod trips;
mod uses_of_leads;

pub use baseline::empty_paper;
pub use estimates::{SampleEstimate, item, sample_draft, sample_estimate, sample_items, sample_rate};
pub use leads::{LeadBuilder, all_purposes, new_lead, paper_consent, phone};
pub use log::tamper;
pub use people::{Dice, InventedPerson, people};
pub use populate::populate;
pub use sample::{ForLead, SampleLead, anna, merge_order, sample_lead};
pub use trips::{sample_plan, sample_trip};

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use zeroize::Zeroizing;

use crate::Result;
use crate::audit::Op;
use crate::clinic::{Actor, Clinic};
use crate::db::{self, Db, pages};
use crate::settings::{self, Settings};
use crate::staff::{self, NewAccount, Role};
use crate::surroundings::Surroundings;
use crate::values::{AccountId, Day, Language, Timestamp};

/// A world whose clock stands still until it is moved; randomness is the system's.
pub struct FixedWorld {
    now: Mutex<Timestamp>,
}

impl FixedWorld {
    /// A world at a moment.
    pub fn at(now: Timestamp) -> Self {
        FixedWorld { now: Mutex::new(now) }
    }

    /// Moves the clock.
    pub fn set(&self, now: Timestamp) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

impl Surroundings for FixedWorld {
    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
    #[allow(clippy::disallowed_methods, reason = "this is where randomness comes in")]
    fn random(&self, bytes: &mut [u8]) -> Result<()> {
        getrandom::fill(bytes).map_err(|_| crate::Error::internal("no randomness"))
    }
    fn workstation(&self) -> String {
        "desk-1".into()
    }
}

/// A clinic in a temporary folder: operator set, one account with every role (Ли Вэй).
pub struct TestClinic {
    clinic: Clinic,
    world: Arc<FixedWorld>,
    folder: tempfile::TempDir,
    key: Zeroizing<[u8; 32]>,
}

/// The text a query finds in a clinic's database.
///
/// # Panics
/// When it finds none.
#[allow(clippy::expect_used, reason = "for tests")]
pub fn found(clinic: &Clinic, query: &str) -> String {
    clinic.peek(|tx| Ok(tx.sql().query_row(query, [], |row| row.get(0))?)).expect("a text")
}

/// The day test clinics live in: Monday 23 November 2026, 10:00 in Blagoveshchensk.
pub fn test_moment() -> Timestamp {
    #[allow(clippy::expect_used, reason = "a constant")]
    Timestamp::parse("2026-11-23T01:00:00Z").expect("a constant moment")
}

/// Reads `YYYY-MM-DD`.
///
/// # Panics
/// When it is no day.
#[allow(clippy::expect_used, reason = "for tests")]
pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day as YYYY-MM-DD")
}

#[allow(clippy::expect_used, reason = "for tests: a clinic that cannot be made is a failed test")]
impl TestClinic {
    /// A fresh clinic.
    pub fn new() -> Self {
        let mut key = Zeroizing::new([0; 32]);
        FixedWorld::at(test_moment()).random(key.as_mut_slice()).expect("randomness");
        Self::with_key(key)
    }

    fn with_key(key: Zeroizing<[u8; 32]>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let world = Arc::new(FixedWorld::at(test_moment()));
        let db = Db::create(&folder.path().join(db::FILE_NAME), key.clone()).expect("a new database");
        let first =
            Clinic::new(db, folder.path(), Arc::clone(&world) as Arc<dyn Surroundings>, Actor::program());
        let account = first
            .transact(Op::SetUp, |tx| {
                settings::write(tx, &sample_settings())?;
                crate::first_run::seed(tx)?;
                staff::register(tx, sample_account())
            })
            .expect("a first account");
        let clinic = first.for_actor(Actor { account: Some(account.id), roles: account.roles });
        TestClinic { clinic, world, folder, key }
    }

    /// The same clinic once more at the same moment, in a folder of its own: what is done to one is
    /// not done to the other. Scans are left out.
    pub fn twin(&self) -> TestClinic {
        let (there, here) =
            (self.path().join(db::FILE_NAME), tempfile::tempdir().expect("a temporary folder"));
        let writer = self.db().writer();
        writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("a whole file");
        std::fs::copy(&there, here.path().join(db::FILE_NAME)).expect("a copy of the file");
        drop(writer);
        let world = Arc::new(FixedWorld::at(self.world.now()));
        let db = Db::open(&here.path().join(db::FILE_NAME), self.key.clone()).expect("the copied database");
        let surroundings = Arc::clone(&world) as Arc<dyn Surroundings>;
        let clinic = Clinic::new(db, here.path(), surroundings, self.clinic.actor().clone());
        TestClinic { clinic, world, folder: here, key: self.key.clone() }
    }

    /// The clock of this clinic.
    pub fn world(&self) -> &FixedWorld {
        &self.world
    }

    /// Its folder.
    pub fn path(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// A single number, past the verbs.
    pub fn count(&self, query: &str) -> i64 {
        self.clinic.db().writer().query_row(query, [], |row| row.get(0)).expect("a number")
    }

    /// How often a word stands on decrypted pages of the file and of its log.
    pub fn occurrences(&self, word: &str) -> usize {
        let db = self.clinic.db();
        let mut found = 0;
        let mut see = |_: u32, page: &[u8]| {
            found += page.windows(word.len()).filter(|window| *window == word.as_bytes()).count();
        };
        pages::each_page(db.path(), &db.key(), &mut see).expect("pages");
        pages::each_frame(db.path(), &db.wal_path(), &db.key(), &mut see).expect("frames");
        found
    }

    /// One text of each row, past the verbs.
    pub fn texts(&self, query: &str) -> Vec<String> {
        let writer = self.clinic.db().writer();
        let mut statement = writer.prepare(query).expect("a query");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<rusqlite::Result<_>>().expect("texts")
    }

    /// The same clinic with another set of roles at the desk.
    pub fn as_role(&self, roles: impl IntoIterator<Item = Role>) -> Clinic {
        let roles: BTreeSet<Role> = roles.into_iter().collect();
        self.clinic.for_actor(Actor { account: self.clinic.actor().account, roles })
    }

    /// The same clinic with somebody else at the desk.
    pub fn as_account(&self, account: AccountId, roles: impl IntoIterator<Item = Role>) -> Clinic {
        self.clinic.for_actor(Actor { account: Some(account), roles: roles.into_iter().collect() })
    }
}

impl Default for TestClinic {
    fn default() -> Self {
        Self::new()
    }
}

impl Deref for TestClinic {
    type Target = Clinic;
    fn deref(&self) -> &Clinic {
        &self.clinic
    }
}

/// The operator of the tests.
pub fn sample_settings() -> Settings {
    Settings {
        operator_name: "Хэйхэская стоматология «Чжэньмэй»".into(),
        operator_address: "КНР, г. Хэйхэ, ул. Чжунъян, 100".into(),
        operator_contacts: "+86 456 822 33 44, privacy@zhenmei.example".into(),
        database_country: "RU".into(),
        database_address: "675000, г. Благовещенск, ул. Ленина, 1".into(),
        ..Settings::default()
    }
}

/// An account to register.
pub fn account(login: &str, name: &str, roles: impl IntoIterator<Item = Role>) -> NewAccount {
    NewAccount {
        login: login.into(),
        display_name: name.into(),
        position: String::new(),
        language: Language::Ru,
        roles: roles.into_iter().collect(),
    }
}

fn sample_account() -> NewAccount {
    NewAccount {
        login: "li.wei".into(),
        display_name: "Ли Вэй".into(),
        position: "администратор".into(),
        language: Language::Ru,
        roles: Role::ALL.into(),
    }
}
