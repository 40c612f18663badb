//! [`Clinic`]: the opened database with the person at the desk and the world around it.
//!
//! [`Clinic::transact`] is the only way to write: it checks the actor's role for the [`Op`], runs,
//! appends the audit entry, commits and remembers what changed. [`Clinic::read`] is the only way to
//! look: looks are registered too, grouped and at most a second late. Refuses: an actor without the
//! role (and registers the attempt).

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};

use crate::audit::{self, Entry, Op, Outcome, Touched};
use crate::db::Db;
use crate::import;
use crate::settings;
use crate::staff::Role;
use crate::surroundings::Surroundings;
use crate::values::{AccountId, Day, SubjectUid, Timestamp};
use crate::vault::Keeper;
use crate::{Error, Result, error::FileKind};

/// Who is at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account; `None` = the program itself (background clock, first run).
    pub account: Option<AccountId>,
    /// Roles held.
    pub roles: BTreeSet<Role>,
}

impl Actor {
    /// The program itself, with every role: for the first run and the background clock.
    pub fn program() -> Self {
        Actor { account: None, roles: Role::ALL.into() }
    }

    /// Whether any of `roles` is held.
    pub fn holds_any(&self, roles: &[Role]) -> bool {
        roles.is_empty() || roles.iter().any(|role| self.roles.contains(role))
    }
}

/// The opened clinic for one actor. Cheap to make for each call.
pub struct Clinic {
    open: Arc<Opened>,
    actor: Actor,
    changed: Mutex<BTreeSet<Touched>>,
}

/// What all handles of one opened clinic share.
struct Opened {
    db: Db,
    folder: PathBuf,
    world: Arc<dyn Surroundings>,
    keeper: Option<Keeper>,
    /// Looks not yet written to the log.
    looks: Mutex<Vec<Entry>>,
    /// How far the log is verified.
    watch: audit::watch::Watch,
    /// The spreadsheet being looked at.
    import: import::Desk,
    /// Name of this computer, asked for once.
    workstation: OnceLock<String>,
}

/// How often, and after what pause, leave to work on the file is asked for before it is refused.
const WORK_TRIES: u32 = 10;
const WORK_PAUSE: Duration = Duration::from_millis(30);

/// Leave to work on the file itself; see [`Clinic::file_work`].
pub(crate) struct FileWork {
    _held: File,
}

impl Clinic {
    /// Takes an opened database. Its log is compared with the anchor by [`Clinic::check_log`].
    pub fn new(db: Db, folder: &Path, world: Arc<dyn Surroundings>, actor: Actor) -> Self {
        Self::kept(db, folder, world, actor, None)
    }

    /// As [`Clinic::new`], knowing the opened vault: without one there are no backups, no ledger file
    /// and no new key for the database.
    pub fn kept(
        db: Db,
        folder: &Path,
        world: Arc<dyn Surroundings>,
        actor: Actor,
        keeper: Option<Keeper>,
    ) -> Self {
        let open = Opened {
            db,
            folder: folder.to_owned(),
            world,
            keeper,
            looks: Mutex::default(),
            watch: audit::watch::Watch::default(),
            import: import::Desk::default(),
            workstation: OnceLock::new(),
        };
        Clinic { open: Arc::new(open), actor, changed: Mutex::default() }
    }

    /// Another handle of the same clinic for `actor`, with its own list of changes.
    pub fn for_actor(&self, actor: Actor) -> Clinic {
        Clinic { open: Arc::clone(&self.open), actor, changed: Mutex::default() }
    }

    /// Who is at the desk.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The folder the clinic lives in.
    pub fn folder(&self) -> &Path {
        &self.open.folder
    }

    /// The database, for the verbs that work on the file itself (destruction, backup).
    pub(crate) fn db(&self) -> &Db {
        &self.open.db
    }

    /// The opened vault, where there is one.
    pub(crate) fn keeper(&self) -> Option<&Keeper> {
        self.open.keeper.as_ref()
    }

    /// Leave to work on the file itself (destruction, backup, re-key): one at a time over all windows
    /// and programs. Held until dropped, and let go by the system when the program dies. Waits a
    /// moment: a program just being started by this one holds a copy of the lock until it runs.
    ///
    /// # Errors
    /// `Busy` while another works.
    pub(crate) fn file_work(&self) -> Result<FileWork> {
        let path = self.folder().join("work.lock");
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        for _ in 0..WORK_TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(FileWork { _held: file }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(WORK_PAUSE),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Err(Error::Busy)
    }

    /// Time, randomness, workstation.
    pub fn world(&self) -> &dyn Surroundings {
        self.open.world.as_ref()
    }

    fn workstation(&self) -> &str {
        self.open.workstation.get_or_init(|| self.world().workstation())
    }

    /// What this handle's transactions changed, for the window to refetch.
    pub fn changed(&self) -> Vec<Touched> {
        self.changed.lock().unwrap_or_else(PoisonError::into_inner).iter().copied().collect()
    }

    /// How far the log is verified, shared by all handles.
    pub(crate) fn audit_watch(&self) -> &audit::watch::Watch {
        &self.open.watch
    }

    /// At the opening, before anything is appended: the log is compared with its anchor and its
    /// newest part verified. What is found is written down and keeps nobody from working.
    ///
    /// # Errors
    /// Only the database's own.
    pub fn check_log(&self) -> Result<()> {
        audit::watch::at_opening(self)
    }

    /// The spreadsheet being looked at, shared by all handles and gone with the lock.
    pub(crate) fn import_desk(&self) -> &import::Desk {
        &self.open.import
    }

    /// Verifies the next part of the log, beside the work.
    ///
    /// # Errors
    /// Only the database's own.
    pub fn watch_log(&self) -> Result<()> {
        audit::watch::slice(self)
    }

    /// Writes the newest entry's hash beside the database.
    ///
    /// # Errors
    /// `Storage`; the old anchor stands.
    pub fn anchor_log(&self) -> Result<()> {
        audit::anchor::write(self)
    }

    /// The window refetches what `op` touches: the program did it while this handle only read.
    pub(crate) fn mark_changed(&self, op: Op) {
        self.changed.lock().unwrap_or_else(PoisonError::into_inner).extend(op.touches());
    }

    /// Writes: role, rule, rows, audit entry, commit: all or nothing.
    ///
    /// # Errors
    /// `NotAllowed` without the role; whatever `run` refuses. A refusal is registered.
    pub fn transact<T>(&self, op: Op, run: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        // Looks that wait go into the same commit: one wait for the disk, not two.
        let looks = self.take_looks();
        let mut writer = self.open.db.writer();
        let outcome = self.allowed(op).and_then(|()| {
            let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            self.append_looks(&sql, &looks)?;
            let tx = self.tx(op, &sql)?;
            let value = match run(&tx) {
                Ok(value) => value,
                Err(error) => return Err(Refused { error, object: tx.object.into_inner() }),
            };
            let entry = tx.entry(Outcome::Ok, "");
            audit::append(&sql, &entry)?;
            drop(tx);
            sql.commit()?;
            Ok(value)
        });
        match outcome {
            Ok(value) => {
                self.mark_changed(op);
                Ok(value)
            }
            Err(refused) => {
                let written = self.refusal(op, &refused).and_then(|entry| {
                    if looks.is_empty() && entry.is_none() {
                        return Ok(());
                    }
                    let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
                    self.append_looks(&sql, &looks)?;
                    entry.iter().try_for_each(|entry| audit::append(&sql, entry))?;
                    Ok(sql.commit()?)
                });
                if let Err(error) = written {
                    self.keep_looks(looks);
                    return Err(error);
                }
                Err(self.seen_from_inside(refused.error))
            }
        }
    }

    /// Reads on a read-only connection, in one snapshot; the look is registered.
    ///
    /// # Errors
    /// `NotAllowed` without the role; whatever `run` refuses. A refusal is registered.
    pub fn read<T>(&self, op: Op, run: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        let outcome = self.allowed(op).and_then(|()| {
            let reader = self.open.db.reader()?;
            let sql = reader.unchecked_transaction()?;
            let tx = self.tx(op, &sql)?;
            match run(&tx) {
                Ok(value) => Ok((value, tx.entry(Outcome::Ok, ""))),
                Err(error) => Err(Refused { error, object: tx.object.into_inner() }),
            }
        });
        match outcome {
            Ok((value, entry)) => {
                self.note_look(entry);
                Ok(value)
            }
            Err(refused) => {
                if let Some(entry) = self.refusal(op, &refused)? {
                    self.note_look(entry);
                }
                Err(self.seen_from_inside(refused.error))
            }
        }
    }

    /// Looks at the program's own rows (settings, accounts) without an entry in the log: no
    /// personal data of leads is read through here.
    pub(crate) fn peek<T>(&self, run: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        let reader = self.open.db.reader()?;
        let tx = self.tx(Op::SeeSettings, &reader).map_err(|refused| refused.error)?;
        run(&tx)
    }

    /// Writes waiting looks to the log: each second by the background clock, before each
    /// transaction, before lock and exit.
    pub fn flush_looks(&self) -> Result<()> {
        let looks = self.take_looks();
        if looks.is_empty() {
            return Ok(());
        }
        let write = || -> Result<()> {
            let mut writer = self.open.db.writer();
            let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            self.append_looks(&sql, &looks)?;
            Ok(sql.commit()?)
        };
        write().inspect_err(|_| self.keep_looks(looks.clone()))
    }

    /// Takes the waiting looks out: nobody who looks waits while they are written.
    fn take_looks(&self) -> Vec<Entry> {
        std::mem::take(&mut *self.open.looks.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts looks that could not be written back in their place, before what was added meanwhile.
    fn keep_looks(&self, mut kept: Vec<Entry>) {
        let mut looks = self.open.looks.lock().unwrap_or_else(PoisonError::into_inner);
        kept.append(&mut looks);
        *looks = kept;
    }

    fn append_looks(&self, sql: &Connection, looks: &[Entry]) -> Result<()> {
        let now = self.world().now();
        looks.iter().try_for_each(|entry| audit::append_late(sql, entry, now))
    }

    /// Registers something that is neither a read nor a write of rows (a sign-in, a lock).
    pub fn note(&self, op: Op, outcome: Outcome, reason: &'static str) -> Result<()> {
        self.note_times(op, outcome, reason, 1)
    }

    /// As [`Clinic::note`], for several equal events.
    pub(crate) fn note_times(
        &self,
        op: Op,
        outcome: Outcome,
        reason: &'static str,
        times: u32,
    ) -> Result<()> {
        self.flush_looks()?;
        let mut writer = self.open.db.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tx = self.tx(op, &sql).map_err(|refused| refused.error)?;
        audit::append(&sql, &Entry { times, ..tx.entry(outcome, reason) })?;
        drop(tx);
        Ok(sql.commit()?)
    }

    fn note_look(&self, entry: Entry) {
        let mut looks = self.open.looks.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |kept: &&mut Entry| Entry { at: kept.at, times: kept.times, ..entry.clone() } == **kept;
        match looks.iter_mut().find(same) {
            Some(kept) => kept.times = kept.times.saturating_add(1),
            None => looks.push(entry),
        }
    }

    fn allowed(&self, op: Op) -> std::result::Result<(), Refused> {
        if self.actor.holds_any(op.allowed_to()) {
            Ok(())
        } else {
            Err(Error::NotAllowed { op: op.code().to_owned() }.into())
        }
    }

    /// A refusal by rule or failure leaves a trace; a typing error in a field does not, nor does a
    /// file that was busy for a moment.
    fn refusal(&self, op: Op, refused: &Refused) -> Result<Option<Entry>> {
        let (outcome, reason) = match &refused.error {
            Error::NotAllowed { .. } => (Outcome::Refused, "not_allowed"),
            Error::Blocked { .. } | Error::Disputed { .. } => (Outcome::Refused, "blocked"),
            Error::NoConsent { .. } => (Outcome::Refused, "no_consent"),
            Error::EnquiryOver { .. } => (Outcome::Refused, "enquiry_over"),
            Error::NoHealthConsent => (Outcome::Refused, "no_health_consent"),
            Error::Internal { .. } | Error::Damaged { .. } | Error::Storage { .. } => {
                (Outcome::Failed, "failure")
            }
            Error::Invalid { .. } | Error::Busy | Error::Locked => return Ok(None),
            Error::NotFound { .. } => (Outcome::Refused, "not_found"),
            Error::WrongState { .. } => (Outcome::Refused, "wrong_state"),
            Error::Conflict { .. } => (Outcome::Refused, "conflict"),
            _ => (Outcome::Refused, "refused"),
        };
        let reader = self.open.db.reader()?;
        let tx = self.tx(op, &reader).map_err(|refused| refused.error)?;
        *tx.object.borrow_mut() = refused.object.clone();
        Ok(Some(tx.entry(outcome, reason)))
    }

    /// The key fitted at the door: a page that does not verify now is damage.
    fn seen_from_inside(&self, error: Error) -> Error {
        match error {
            Error::WrongKey => Error::Damaged { what: FileKind::Database },
            other => other,
        }
    }

    fn tx<'c>(&'c self, op: Op, sql: &'c Connection) -> std::result::Result<Tx<'c>, Refused> {
        let now = self.world().now();
        let zone = settings::zone(sql)?;
        Ok(Tx { clinic: self, op, sql, now, zone, object: RefCell::default(), because: Cell::new("") })
    }
}

/// An error and what it was about.
struct Refused {
    error: Error,
    object: Object,
}

type Object = (&'static str, String);

impl<E: Into<Error>> From<E> for Refused {
    fn from(error: E) -> Self {
        Refused { error: error.into(), object: Object::default() }
    }
}

/// One running transaction (or read snapshot) with its actor and moment.
pub struct Tx<'c> {
    clinic: &'c Clinic,
    op: Op,
    sql: &'c Connection,
    now: Timestamp,
    zone: chrono_tz::Tz,
    object: RefCell<Object>,
    because: Cell<&'static str>,
}

impl<'c> Tx<'c> {
    /// The connection, for a feature's `store` only.
    pub(crate) fn sql(&self) -> &'c Connection {
        self.sql
    }

    /// The moment of this transaction.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The desk's time zone (Asia/Yakutsk unless set otherwise).
    pub fn zone(&self) -> chrono_tz::Tz {
        self.zone
    }

    /// The calendar day at the desk.
    pub fn today(&self) -> Day {
        self.now.day_in(self.zone)
    }

    /// Who acts; account 0 stands for the program itself.
    pub fn account(&self) -> AccountId {
        self.clinic.actor.account.unwrap_or_else(|| AccountId::new(0))
    }

    /// Who acts, with roles.
    pub fn actor(&self) -> &Actor {
        &self.clinic.actor
    }

    /// The folder the clinic lives in (attachments stand in it).
    pub fn folder(&self) -> &Path {
        &self.clinic.open.folder
    }

    /// Whether an opened vault stands behind the clinic: only then are there backups, a ledger's file
    /// and new keys.
    pub(crate) fn has_vault(&self) -> bool {
        self.clinic.open.keeper.is_some()
    }

    /// Random bytes.
    ///
    /// # Errors
    /// `Internal` when the system gives none.
    pub fn random<const N: usize>(&self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.clinic.world().random(&mut bytes)?;
        Ok(bytes)
    }

    /// Says whom the audit entry is about.
    pub fn about_lead(&self, subject: &SubjectUid) {
        *self.object.borrow_mut() = ("lead", subject.as_str().to_owned());
    }

    /// Says what the audit entry is about: a kind and an internal id, never a name.
    pub fn about(&self, object_type: &'static str, id: impl std::fmt::Display) {
        *self.object.borrow_mut() = (object_type, id.to_string());
    }

    /// Gives the audit entry its reason, by a fixed word.
    pub(crate) fn because(&self, word: &'static str) {
        self.because.set(word);
    }

    /// Appends an entry of another operation that this one brings with it, about the same object.
    ///
    /// # Errors
    /// Only the database's own.
    pub(crate) fn also(&self, op: Op, reason: &'static str) -> Result<()> {
        audit::append(self.sql, &Entry { op, ..self.entry(Outcome::Ok, reason) })
    }

    /// Appends the audit entry for what was done so far, so that a transaction over several people
    /// leaves one entry for each. The last one is appended when the transaction commits.
    ///
    /// # Errors
    /// Only the database's own.
    pub fn close_entry(&self) -> Result<()> {
        audit::append(self.sql, &self.entry(Outcome::Ok, ""))
    }

    /// The next number of a series in a year, gapless: it moves with this transaction.
    pub fn next_number(&self, series: &str, year: i32) -> Result<i64> {
        Ok(self
            .sql
            .prepare_cached(
                "INSERT INTO number_series (series, year, last) VALUES (?1, ?2, 1)
             ON CONFLICT (series, year) DO UPDATE SET last = last + 1 RETURNING last",
            )?
            .query_row(rusqlite::params![series, year], |row| row.get(0))?)
    }

    /// Sees to it that a number of a series is not given again.
    pub(crate) fn number_is_used(&self, series: &str, year: i32, number: i64) -> Result<()> {
        self.sql
            .prepare_cached(
                "INSERT INTO number_series (series, year, last) VALUES (?1, ?2, ?3)
                 ON CONFLICT (series, year) DO UPDATE SET last = max(last, excluded.last)",
            )?
            .execute(rusqlite::params![series, year, number])?;
        Ok(())
    }

    fn entry(&self, outcome: Outcome, reason: &'static str) -> Entry {
        let (object_type, object_id) = self.object.borrow().clone();
        let reason = if reason.is_empty() { self.because.get() } else { reason };
        Entry {
            at: self.now,
            zone: self.zone.name().to_owned(),
            account: self.clinic.actor.account,
            workstation: self.clinic.workstation().to_owned(),
            op: self.op,
            object_type,
            object_id,
            outcome,
            reason,
            times: 1,
        }
    }
}
