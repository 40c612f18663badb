//! The proof: no form of the person on any decrypted page, in the log, in any file.
//!
//! The scan reads the file itself, free pages and slack included. It runs while the desk works: right
//! after the log was emptied a read snapshot is taken, and while it lives SQLite cannot write to the
//! file, only to the log; the log is read last, with the writer held.

use std::path::{Path, PathBuf};

use aho_corasick::{AhoCorasick, MatchKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::traces::{Trace, Traces};
use super::{files, living, store};
use crate::attachments;
use crate::clinic::Clinic;
use crate::db::{checkpoint, pages};
use crate::values::Timestamp;
use crate::{Error, Result, backup};

/// A place that was searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Rows of the register's tables, search index included.
    Rows,
    /// Every decrypted page of the database file: indexes, statistics, free pages, slack.
    DatabasePages,
    /// Every decrypted frame of the write-ahead log.
    WriteAheadLog,
    /// The person's attachment files.
    AttachmentFiles,
    /// Papers saved outside the program that stood there unchanged.
    SavedPapers,
    /// Every other file in the clinic's folder.
    OtherFiles,
    /// Every decrypted page and every file of every backup.
    Backups,
}

/// One place with its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlaceScanned {
    /// Where.
    pub place: Place,
    /// Pages, frames, files or rows looked at.
    pub scanned: u32,
    /// What was found; must be 0.
    pub found: u32,
}

/// The result of a scan. Holds numbers only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Proof {
    /// When.
    pub at: Timestamp,
    /// Forms of the person looked for (UTF-8 and UTF-16).
    pub forms: u32,
    /// Those that point at this person alone.
    pub distinctive: u32,
    /// Forms other records hold in their own right (another Анна): checked by rows instead of bytes.
    pub shared: u32,
    /// Place by place.
    pub places: Vec<PlaceScanned>,
    /// Over all places; an act needs 0.
    pub found_total: u32,
}

/// Counts of each form in one place.
struct Seeker<'a> {
    automaton: AhoCorasick,
    traces: &'a [Trace],
}

impl<'a> Seeker<'a> {
    fn new(traces: &'a [Trace]) -> Result<Self> {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(traces.iter().map(|trace| &trace.bytes))
            .map_err(|_| Error::internal("erasure: too many forms to look for"))?;
        Ok(Seeker { automaton, traces })
    }

    fn nothing(&self) -> Vec<u32> {
        vec![0; self.traces.len()]
    }

    fn count(&self, bytes: &[u8], hits: &mut [u32]) {
        for found in self.automaton.find_overlapping_iter(bytes) {
            if let Some(count) = hits.get_mut(found.pattern().as_usize()) {
                *count = count.saturating_add(1);
            }
        }
    }
}

/// Where else to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// In the clinic's folder and in every backup.
    Everywhere,
    /// In the clinic's folder: the backups have been seen to before, and may be out of reach now.
    Here,
}

/// Looks everywhere it should. `settled`: the log is emptied first (a test leaves it).
///
/// # Errors
/// `Busy` when a reader keeps the log; `Damaged` when a page does not verify: what cannot be read
/// cannot be proven.
pub(super) fn prove(clinic: &Clinic, traces: &Traces, settled: bool, reach: Reach) -> Result<Proof> {
    let db = clinic.db();
    let seeker = Seeker::new(&traces.traces)?;
    db.close_idle_readers();
    let writer = db.writer();
    if settled {
        checkpoint(&writer)?;
    }
    let reader = db.reader()?;
    let snapshot = reader.unchecked_transaction()?;
    let mut rows: u32 = 0;
    for person in &traces.people {
        rows = rows.saturating_add(store::count_rows(&snapshot, person.lead, &person.kept)?);
    }
    drop(writer);

    let (mut in_pages, mut in_log, mut in_files) = (seeker.nothing(), seeker.nothing(), seeker.nothing());
    let pages = pages::each_page(db.path(), &db.key(), |_, page| seeker.count(page, &mut in_pages))?;
    let backups = match reach {
        Reach::Everywhere => scan_backups(clinic, &seeker, traces)?,
        Reach::Here => InBackups::default(),
    };
    let files = scan_files(clinic, &seeker, &backups.folders, &mut in_files)?;
    let writer = db.writer();
    let frames =
        pages::each_frame(db.path(), &db.wal_path(), &db.key(), |_, page| seeker.count(page, &mut in_log))?;
    // Forms that living records hold in their own right, at the snapshot or since, are theirs.
    let hit: Vec<bool> =
        in_pages.iter().zip(&in_log).zip(&in_files).map(|((a, b), c)| a + b + c > 0).collect();
    let mut theirs = living::held(&snapshot, &traces.traces, &hit)?;
    let since = living::held(&writer, &traces.traces, &hit)?;
    drop(writer);
    for (mine, later) in theirs.iter_mut().zip(since) {
        *mine |= later;
    }
    let left = |hits: &[u32]| -> u32 {
        hits.iter().zip(&theirs).filter(|(_, theirs)| !**theirs).map(|(count, _)| *count).sum()
    };
    let remaining = traces.files().filter(|name| stands(clinic, name)).count();
    let saved_left = traces.papers().filter(|path| path.exists()).count();
    let places = vec![
        PlaceScanned { place: Place::Rows, scanned: tables(), found: rows },
        PlaceScanned { place: Place::DatabasePages, scanned: pages, found: left(&in_pages) },
        PlaceScanned { place: Place::WriteAheadLog, scanned: frames, found: left(&in_log) },
        PlaceScanned {
            place: Place::AttachmentFiles,
            scanned: number(traces.files().count()),
            found: number(remaining),
        },
        PlaceScanned {
            place: Place::SavedPapers,
            scanned: number(traces.papers().count()),
            found: number(saved_left),
        },
        PlaceScanned { place: Place::OtherFiles, scanned: files, found: left(&in_files) },
        PlaceScanned { place: Place::Backups, scanned: backups.scanned, found: backups.found },
    ];
    Ok(Proof {
        at: clinic.world().now(),
        forms: number(traces.traces.len()),
        distinctive: number(traces.traces.iter().filter(|trace| trace.distinctive).count()),
        shared: number(theirs.iter().filter(|theirs| **theirs).count()),
        found_total: places.iter().map(|place| place.found).sum(),
        places,
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn tables() -> u32 {
    number(super::register::of_a_lead().count())
}

fn stands(clinic: &Clinic, name: &str) -> bool {
    let name = Path::new(name).file_name();
    name.is_some_and(|name| clinic.folder().join(attachments::FOLDER).join(name).exists())
}

/// What was seen in the backups.
#[derive(Default)]
struct InBackups {
    folders: Vec<PathBuf>,
    scanned: u32,
    found: u32,
}

/// Every backup: rows, decrypted pages, other files as they stand. Forms its remaining rows hold are
/// theirs.
fn scan_backups(clinic: &Clinic, seeker: &Seeker<'_>, traces: &Traces) -> Result<InBackups> {
    let mut seen = InBackups::default();
    backup::each_standing(clinic, |copy| {
        let mut hits = seeker.nothing();
        let pages = pages::each_page(&copy.file, &copy.key, |_, page| seeker.count(page, &mut hits))?;
        let mut files: u32 = 0;
        files::each_file(&copy.folder, &mut |path| {
            if path != copy.file {
                files += 1;
                count_file(path, seeker, &mut hits)?;
            }
            Ok(())
        })?;
        let hit: Vec<bool> = hits.iter().map(|count| *count > 0).collect();
        let theirs = living::held(&copy.sql, &traces.traces, &hit)?;
        let left: u32 =
            hits.iter().zip(&theirs).filter(|(_, theirs)| !**theirs).map(|(count, _)| *count).sum();
        // While the person's own rows stand there, all their forms pass for somebody's: rows count first.
        for person in &traces.people {
            let rows = store::count_rows(&copy.sql, person.lead, &person.kept)?;
            seen.found = seen.found.saturating_add(rows);
            for other in &person.absorbed {
                let rows = store::count_rows(&copy.sql, other.lead, &store::Kept::default())?;
                seen.found = seen.found.saturating_add(rows);
            }
        }
        seen.scanned = seen.scanned.saturating_add(pages).saturating_add(files);
        seen.found = seen.found.saturating_add(left);
        seen.folders.push(copy.folder.clone());
        Ok(())
    })?;
    Ok(seen)
}

/// Every file but the database, its log and the backups: bytes as they stand; a copy of the database
/// page by page.
fn scan_files(clinic: &Clinic, seeker: &Seeker<'_>, backups: &[PathBuf], hits: &mut [u32]) -> Result<u32> {
    let db = clinic.db();
    let mut count = 0;
    files::each_file(clinic.folder(), &mut |path| {
        let seen = backups.iter().any(|backup| path.starts_with(backup));
        if seen || path == db.path() || path == db.wal_path() || is_locked(path) {
            return Ok(());
        }
        count += 1;
        if is_side_copy(path) {
            pages::each_page(path, &db.key(), |_, page| seeker.count(page, hits))?;
        }
        count_file(path, seeker, hits)
    })?;
    Ok(count)
}

/// Counts in a file as it stands. One of another running action may go at any moment.
fn count_file(path: &Path, seeker: &Seeker<'_>, hits: &mut [u32]) -> Result<()> {
    match std::fs::read(path) {
        Ok(bytes) => seeker.count(&bytes, hits),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Windows does not let anybody read a locked file: ours is empty, SQLite's holds page numbers only.
fn is_locked(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    cfg!(windows) && (name.ends_with(".lock") || name.ends_with("-shm"))
}

/// A copy of the whole database a failed migration left aside.
pub(super) fn is_side_copy(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| extension.starts_with("before-"))
}
