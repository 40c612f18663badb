//! Opening the file: key first, then the pragmas every connection needs.

use std::fmt::Write;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::{migrate, pages};
use crate::{Error, Result, error::FileKind};

/// Name of the database inside the clinic's folder.
pub const FILE_NAME: &str = "clinic.db";

/// Stands for "no key" in measurements, which put the same rows beside the cipher. Random keys are
/// never all zeros, and the shipped window is built without it.
#[cfg(feature = "testing")]
pub(crate) const PLAIN: [u8; 32] = [0; 32];

/// Readers kept open for the next read.
const IDLE_READERS: usize = 3;

/// The opened database: one writer, readers on demand. Closing is dropping.
pub struct Db {
    path: PathBuf,
    key: Zeroizing<[u8; 32]>,
    writer: Mutex<Connection>,
    idle: Mutex<Vec<Connection>>,
}

impl Db {
    /// Makes a new database under `key`.
    ///
    /// # Errors
    /// `VaultExists` when the file already stands: never a new key over an existing file.
    pub fn create(path: &Path, key: Zeroizing<[u8; 32]>) -> Result<Self> {
        if path.exists() {
            return Err(Error::VaultExists);
        }
        Self::connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens and, when the schema is older, migrates (a copy stands aside meanwhile).
    ///
    /// # Errors
    /// `WrongKey` when no page verifies under the key; `Damaged` when some do and the first does
    /// not; `NewerSchema` for a file of a newer program; nothing is written in any of these.
    pub fn open(path: &Path, key: Zeroizing<[u8; 32]>) -> Result<Self> {
        if !path.exists() {
            return Err(Error::Damaged { what: FileKind::Database });
        }
        let check = key.clone();
        Self::connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(|error| match error {
            Error::WrongKey if pages::some_page_verifies(path, &check) => {
                Error::Damaged { what: FileKind::Database }
            }
            other => other,
        })
    }

    fn connect(path: &Path, key: Zeroizing<[u8; 32]>, flags: OpenFlags) -> Result<Self> {
        let mut writer = connection(path, &key, flags)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        migrate::to_latest(&mut writer, path)?;
        Ok(Db { path: path.to_owned(), key, writer: Mutex::new(writer), idle: Mutex::default() })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The write-ahead log beside it.
    pub fn wal_path(&self) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push("-wal");
        PathBuf::from(name)
    }

    /// The raw key, for the page scan of a destruction.
    pub(crate) fn key(&self) -> &[u8; 32] {
        &self.key
    }

    /// The one writing connection; waits for its turn.
    pub fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A read-only connection; goes back to the pool when dropped.
    pub fn reader(&self) -> Result<Reader<'_>> {
        let kept = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match kept {
            Some(connection) => connection,
            None => {
                let connection = connection(&self.path, &self.key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
                connection.pragma_update(None, "query_only", true)?;
                connection
            }
        };
        Ok(Reader { db: self, connection: Some(connection) })
    }

    /// Closes idle readers, e.g. before a checkpoint that must be alone.
    pub fn close_idle_readers(&self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// A borrowed read-only connection.
pub struct Reader<'db> {
    db: &'db Db,
    connection: Option<Connection>,
}

impl Deref for Reader<'_> {
    type Target = Connection;
    #[allow(clippy::expect_used, reason = "the connection leaves only in drop")]
    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("a reader holds its connection until it is dropped")
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let mut idle = self.db.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < IDLE_READERS
            && let Some(connection) = self.connection.take()
        {
            idle.push(connection);
        }
    }
}

/// One keyed connection with the pragmas of the house.
pub(crate) fn connection(path: &Path, key: &[u8; 32], flags: OpenFlags) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    unlock(&connection, key)?;
    // The first read tells whether the key fits.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -16000;
         PRAGMA trusted_schema = OFF;
         PRAGMA wal_autocheckpoint = 1000;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

fn unlock(connection: &Connection, key: &[u8; 32]) -> Result<()> {
    #[cfg(feature = "testing")]
    if *key == PLAIN {
        return Ok(());
    }
    // A raw key opens in microseconds; a passphrase would be stretched again by SQLCipher.
    let mut pragma = Zeroizing::new(String::with_capacity(110));
    pragma.push_str("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'");
    for byte in key {
        let _ = write!(pragma, "{byte:02x}");
    }
    pragma.push_str("'\";");
    Ok(connection.execute_batch(&pragma)?)
}
