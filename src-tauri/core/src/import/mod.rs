//! Spreadsheets taken in: one file, looked at first, then all of it or nothing, revertible for thirty days.
//!
//! Reading order: `table` (bytes to cells), `guess` and `dates` (to be confirmed), `row` (cells
//! to a person), `twins` (who is known already), `run`, `revert`. The file is kept in memory only, until it
//! is taken in or the clinic is locked. Imported people start without consent unless the
//! file proves one: a day on which a text of the program's own was published already. A revert leaves
//! backups as they are; they end within their 21 days.
//! Refuses: a file that changed meanwhile, dates that may be read two ways until the desk has said which,
//! rows that are wrong unless the desk leaves them out.

mod dates;
mod guess;
mod revert;
mod row;
mod run;
mod store;
mod table;
mod twins;

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use dates::DateOrder;
pub use guess::Field;
pub use revert::{ImportRef, ImportReverted, revert};
pub(crate) use revert::{forget_old, has_old};
pub use run::{ImportBatch, check, list, run};
pub use table::Encoding;

use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::error::Problem;
use crate::leads::Channel;
use crate::values::{CaseNo, Language, text};
use crate::{Error, Result};

/// Rows shown of a file before it is read in.
const SHOWN: usize = 20;

/// The file being looked at, and how far a run has come.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    staged: Mutex<Option<Arc<Staged>>>,
    done: AtomicU32,
    total: AtomicU32,
    stop: AtomicBool,
}

/// A file in memory.
#[derive(Debug)]
pub(super) struct Staged {
    sha256: String,
    table: table::Table,
    /// Place of the heading among the rows.
    heading: Option<usize>,
}

impl Staged {
    /// Names of the columns; empty without a heading.
    fn names(&self) -> &[String] {
        self.heading.and_then(|at| self.table.rows.get(at)).map_or(&[], |(_, cells)| cells)
    }

    /// Rows below the heading.
    fn people(&self) -> &[(u32, Vec<String>)] {
        self.table.rows.get(self.heading.map_or(0, |at| at + 1)..).unwrap_or_default()
    }

    /// What tells one form of file from another: the heading's words.
    fn form(&self) -> String {
        text::sha256(self.names().join("\u{1f}").to_lowercase().as_bytes())
    }
}

impl Desk {
    fn staged(&self, sha256: &str) -> Result<Arc<Staged>> {
        let staged = self.staged.lock().unwrap_or_else(PoisonError::into_inner);
        let file = staged.as_ref().filter(|file| file.sha256 == sha256);
        file.cloned().ok_or_else(|| Error::WrongState { state: "file_gone".into() })
    }

    fn begin(&self, total: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(u32::try_from(total).unwrap_or(u32::MAX), Ordering::Relaxed);
        self.stop.store(false, Ordering::Relaxed);
    }

    /// One row more.
    ///
    /// # Errors
    /// `WrongState { cancelled }` once the desk has said stop.
    fn step(&self) -> Result<()> {
        self.done.fetch_add(1, Ordering::Relaxed);
        if self.stop.load(Ordering::Relaxed) {
            return Err(Error::WrongState { state: "cancelled".into() });
        }
        Ok(())
    }
}

/// A file to look at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportFile {
    /// CSV, TSV, XLSX, XLS or ODS; base64.
    pub content_base64: String,
    /// How it is written, when the guess was wrong.
    #[serde(default)]
    pub encoding: Option<Encoding>,
}

/// A file as looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportLooked {
    /// Names the file in the next calls.
    pub sha256: String,
    /// How it is written.
    pub encoding: Encoding,
    /// Names of the columns; empty without a heading.
    pub heading: Vec<String>,
    /// The first rows of people.
    pub sample: Vec<Vec<String>>,
    /// Rows of people.
    pub rows: u32,
    /// Whether the end looks cut off: ask for the file again.
    pub cut: bool,
    /// What is guessed, or was said of such a file last time.
    pub plan: ImportPlan,
    /// Whether such a file was taken in before.
    pub known_form: bool,
    /// Whether this very file was taken in before.
    pub taken_before: bool,
}

/// What to do with a row whose person is known already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OnDuplicate {
    /// Leave it out.
    #[default]
    Skip,
    /// Add to the card what it lacks: phones, addresses, empty fields, wishes.
    Complete,
    /// Register another card.
    Create,
}

/// How a file is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPlan {
    /// The file.
    pub sha256: String,
    /// What each column holds.
    pub columns: Vec<Field>,
    /// How dates with strokes are written; absent: both are possible, the desk must say.
    pub date_order: Option<DateOrder>,
    /// Language of people whose row says none.
    pub language: Language,
    /// Channel of people whose row says none.
    pub channel: Channel,
    /// What to do with people who are known.
    pub duplicates: OnDuplicate,
    /// Leave wrong rows out instead of refusing the file.
    pub skip_wrong: bool,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "verdict", rename_all = "snake_case")]
#[ts(rename = "ImportVerdict")]
pub enum Verdict {
    /// A new card.
    New {
        /// Whether the file proves a consent.
        consent: bool,
    },
    /// The person is known.
    Duplicate {
        /// Number of the card.
        of: CaseNo,
        /// By what.
        by: TwinBy,
    },
    /// The same person stands in the file before.
    Repeated {
        /// In this row.
        before: u32,
    },
    /// The person's record may not be used: the row is left out.
    Blocked,
    /// Something is wrong.
    Wrong {
        /// Field.
        field: String,
        /// What.
        problem: Problem,
    },
}

/// By what a person is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TwinBy {
    /// The phone.
    Phone,
    /// The address.
    Email,
    /// The whole name, where the row has no phone of its own.
    Name,
}

/// A row with its verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckedRow {
    /// Its number in the file.
    pub row: u32,
    /// Name or phone, as read.
    pub who: String,
    /// What becomes of it.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// A dry run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportChecked {
    /// New cards.
    pub new: u32,
    /// Of these, with a consent the file proves.
    pub with_consent: u32,
    /// Known people.
    pub duplicates: u32,
    /// Rows that repeat one before.
    pub repeated: u32,
    /// Records that may not be used.
    pub blocked: u32,
    /// Wrong rows.
    pub wrong: u32,
    /// Rows that are not simply new, then the first new ones; at most 500.
    pub rows: Vec<CheckedRow>,
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportProgress {
    /// Rows done.
    pub done: u32,
    /// Rows in all.
    pub total: u32,
}

/// Looks at a file and guesses how it is read.
///
/// # Errors
/// `Invalid { file }`: empty, too large, no table.
pub fn open(clinic: &Clinic, file: ImportFile) -> Result<ImportLooked> {
    let wrong = |_| Error::invalid("file", Problem::Unknown);
    let bytes = STANDARD.decode(file.content_base64.as_bytes()).map_err(wrong)?;
    let table = table::read(&bytes, file.encoding)?;
    let heading = guess::heading(&table.rows);
    let staged = Arc::new(Staged { sha256: text::sha256(&bytes), table, heading });
    let looked = clinic.read(Op::CheckImport, |tx| {
        let remembered = store::mapping(tx.sql(), &staged.form())?;
        let remembered = remembered.filter(|_| staged.heading.is_some());
        let known_form = remembered.is_some();
        let mut plan = remembered.unwrap_or_else(|| guessed(&staged));
        plan.sha256.clone_from(&staged.sha256);
        plan.date_order = dates::date_order(&plan.columns, staged.people()).or(plan.date_order);
        Ok(ImportLooked {
            sha256: staged.sha256.clone(),
            encoding: staged.table.encoding,
            heading: staged.names().to_vec(),
            sample: staged.people().iter().take(SHOWN).map(|(_, cells)| cells.clone()).collect(),
            rows: u32::try_from(staged.people().len()).unwrap_or(u32::MAX),
            cut: staged.table.cut,
            plan,
            known_form,
            taken_before: store::taken(tx.sql(), &staged.sha256)?,
        })
    })?;
    *clinic.import_desk().staged.lock().unwrap_or_else(PoisonError::into_inner) = Some(staged);
    Ok(looked)
}

fn guessed(staged: &Staged) -> ImportPlan {
    let heading = staged.heading.map(|_| staged.names());
    let columns = guess::columns(heading, staged.people());
    // A consent of its own is what a website's form has.
    let form = columns.contains(&Field::ConsentOn);
    ImportPlan {
        sha256: staged.sha256.clone(),
        date_order: dates::date_order(&columns, staged.people()),
        columns,
        language: Language::Ru,
        channel: if form { Channel::Website } else { Channel::Phone },
        duplicates: OnDuplicate::Skip,
        skip_wrong: false,
    }
}

/// Puts a file away, unless another is looked at by now.
fn put_away(clinic: &Clinic, sha256: &str) {
    let mut staged = clinic.import_desk().staged.lock().unwrap_or_else(PoisonError::into_inner);
    if staged.as_ref().is_some_and(|file| file.sha256 == sha256) {
        staged.take();
    }
}

/// Puts the file away.
///
/// # Errors
/// None.
pub fn close(clinic: &Clinic, _: Nothing) -> Result<Nothing> {
    clinic.import_desk().staged.lock().unwrap_or_else(PoisonError::into_inner).take();
    Ok(Nothing {})
}

/// How far a check or run is.
///
/// # Errors
/// None.
pub fn progress(clinic: &Clinic, _: Nothing) -> Result<ImportProgress> {
    let desk = clinic.import_desk();
    Ok(ImportProgress { done: desk.done.load(Ordering::Relaxed), total: desk.total.load(Ordering::Relaxed) })
}

/// Stops a check or run: nothing of it stays.
///
/// # Errors
/// None.
pub fn cancel(clinic: &Clinic, _: Nothing) -> Result<Nothing> {
    clinic.import_desk().stop.store(true, Ordering::Relaxed);
    Ok(Nothing {})
}
