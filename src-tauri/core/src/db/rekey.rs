//! A new key for the file: what was written under the old one is of no use to whoever kept that key.
//!
//! Every page is written anew inside one transaction of SQLCipher, so a cut leaves a file that answers
//! to one of the two keys; the vault holds both until it is settled which. Refuses: while a reader does
//! not come back in time, while the same file is open elsewhere.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::PoisonError;
use std::time::Duration;

use rusqlite::OpenFlags;
use zeroize::Zeroizing;

use super::Db;
use super::open::{checkpoint, connection, with_key};
use crate::{Error, Result};

/// How long readers are waited for.
const PATIENCE: Duration = Duration::from_secs(10);

impl Db {
    /// Gives the file a new key: the writer is taken, new readers wait, those under way are waited for,
    /// the log is emptied before and after.
    ///
    /// # Errors
    /// `Busy` when a reader stays longer than ten seconds or the file is open elsewhere; `Storage`.
    /// After any of them the file answers to the old key, unless the disk has gone altogether.
    pub(crate) fn rekey(&self, new: &Zeroizing<[u8; 32]>) -> Result<()> {
        let mut writer = self.writer();
        let _alone = Alone::with(self.presence.as_ref())?;
        let _shut = Shut::for_readers(self)?;
        checkpoint(&writer)?;
        let old = self.key();
        writer.flush_prepared_statement_cache();
        let done = with_key(&writer, "rekey", new).and_then(|()| checkpoint(&writer));
        // A failed re-key leaves the connection writing under the wrong key, so it is made anew either
        // way; which key opens the file tells what happened.
        if let Ok(fresh) = connection(&self.path, new, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            *writer = fresh;
            self.readers().key = new.clone();
            return Ok(());
        }
        *writer = connection(&self.path, &old, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        Err(done.err().unwrap_or_else(|| Error::internal("db::rekey: the file kept its key")))
    }
}

/// Gives a copy nobody else has open a new key. A cut ruins the copy: whoever makes it throws it away.
///
/// # Errors
/// `Storage`; `Damaged`.
pub(crate) fn rekey_closed(path: &Path, old: &[u8; 32], new: &[u8; 32]) -> Result<()> {
    let copy = connection(path, old, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Nothing to go back to is written down: the copy is not in force yet.
    copy.query_row("PRAGMA journal_mode = OFF", [], |_| Ok(()))?;
    copy.execute_batch("PRAGMA synchronous = OFF;")?;
    with_key(&copy, "rekey", new)?;
    drop(copy);
    File::options().write(true).open(path)?.sync_all()?;
    connection(path, new, OpenFlags::SQLITE_OPEN_READ_ONLY).map(drop)
}

/// No other opening of the same file while this lives.
struct Alone<'a>(Option<&'a File>);

impl<'a> Alone<'a> {
    fn with(presence: Option<&'a File>) -> Result<Self> {
        let Some(file) = presence else { return Ok(Alone(None)) };
        file.unlock()?;
        match file.try_lock() {
            Ok(()) => Ok(Alone(Some(file))),
            Err(TryLockError::WouldBlock) => {
                file.lock_shared()?;
                Err(Error::Busy)
            }
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

impl Drop for Alone<'_> {
    fn drop(&mut self) {
        if let Some(file) = self.0 {
            // What cannot be locked again only lets another program in sooner.
            let _ = file.unlock().and_then(|()| file.lock_shared());
        }
    }
}

/// No reader while this lives.
struct Shut<'a>(&'a Db);

impl<'a> Shut<'a> {
    fn for_readers(db: &'a Db) -> Result<Self> {
        let mut readers = db.readers();
        readers.shut = true;
        readers.idle.clear();
        let shut = Shut(db);
        let waited = db.came_back.wait_timeout_while(readers, PATIENCE, |readers| readers.lent > 0);
        let (readers, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let still_lent = readers.lent;
        drop(readers);
        if still_lent > 0 { Err(Error::Busy) } else { Ok(shut) }
    }
}

impl Drop for Shut<'_> {
    fn drop(&mut self) {
        self.0.readers().shut = false;
        self.0.came_back.notify_all();
    }
}
