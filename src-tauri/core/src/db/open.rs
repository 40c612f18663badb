//! Opening the file: key first, then the pragmas every connection needs.

use std::fmt::Write;
use std::fs::File;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

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

/// How often the log is tried to be emptied; each try waits for readers as long as `busy_timeout`.
const CHECKPOINT_TRIES: u32 = 3;

/// The opened database: one writer, readers on demand. Closing is dropping.
pub struct Db {
    pub(super) path: PathBuf,
    pub(super) writer: Mutex<Connection>,
    pub(super) readers: Mutex<Readers>,
    /// Told when a reader comes back or the way is free again.
    pub(super) came_back: Condvar,
    /// Held shared while the file is open, alone while its key changes: another opening of the same
    /// file would read pages under a key it does not know. `None` where no lock file can be made.
    pub(super) presence: Option<File>,
}

/// The key with those who read under it.
pub(super) struct Readers {
    pub(super) key: Zeroizing<[u8; 32]>,
    pub(super) idle: Vec<Connection>,
    /// Readers in somebody's hands.
    pub(super) lent: usize,
    /// The key is changing: nobody new begins to read.
    pub(super) shut: bool,
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
        let presence = presence(path);
        let mut writer = connection(path, &key, flags)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        migrate::to_latest(&mut writer, path)?;
        Ok(Db {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::new(Readers { key, idle: Vec::new(), lent: 0, shut: false }),
            came_back: Condvar::new(),
            presence,
        })
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

    /// A copy of the raw key, for the page scan of a destruction.
    pub(crate) fn key(&self) -> Zeroizing<[u8; 32]> {
        self.readers().key.clone()
    }

    /// The one writing connection; waits for its turn.
    pub fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn readers(&self) -> MutexGuard<'_, Readers> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A read-only connection; goes back to the pool when dropped. Waits while the key changes.
    pub fn reader(&self) -> Result<Reader<'_>> {
        let mut readers = self.readers();
        while readers.shut {
            readers = self.came_back.wait(readers).unwrap_or_else(PoisonError::into_inner);
        }
        readers.lent += 1;
        let (kept, key) = (readers.idle.pop(), readers.key.clone());
        drop(readers);
        // From here on it counts as lent: dropping it gives the place back, also when this fails.
        let mut reader = Reader { db: self, connection: kept };
        if reader.connection.is_none() {
            let connection = connection(&self.path, &key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            connection.pragma_update(None, "query_only", true)?;
            reader.connection = Some(connection);
        }
        Ok(reader)
    }

    /// A connection of its own beside the pool, for the one who works on the file and holds its
    /// [`FileWork`](crate::clinic::FileWork): a backup copies through it.
    pub(crate) fn beside(&self) -> Result<Connection> {
        connection(&self.path, &self.key(), OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    /// Closes idle readers, e.g. before a checkpoint that must be alone.
    pub fn close_idle_readers(&self) {
        self.readers().idle.clear();
    }
}

/// Marks the file as open, as long as the handle lives.
fn presence(path: &Path) -> Option<File> {
    let lock = path.with_extension("lock");
    let file = File::options().create(true).truncate(false).write(true).open(lock).ok()?;
    file.lock_shared().ok()?;
    Some(file)
}

/// Moves the log into the file and cuts it to nothing.
///
/// # Errors
/// `Busy` when a reader keeps it: an unchecked checkpoint proves nothing.
pub(crate) fn checkpoint(sql: &Connection) -> Result<()> {
    for _ in 0..CHECKPOINT_TRIES {
        let busy: i64 = sql.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy == 0 {
            return Ok(());
        }
    }
    Err(Error::Busy)
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
        let connection = self.connection.take();
        let mut readers = self.db.readers();
        match connection {
            Some(connection) if !readers.shut && readers.idle.len() < IDLE_READERS => {
                readers.idle.push(connection);
            }
            // Closed before it is counted as back.
            other => drop(other),
        }
        readers.lent = readers.lent.saturating_sub(1);
        drop(readers);
        self.db.came_back.notify_all();
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
         PRAGMA cache_size = -48000;
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
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    with_key(connection, "key", key)
}

/// Runs `PRAGMA key` or `PRAGMA rekey` with a raw key; the text of it is wiped.
pub(super) fn with_key(connection: &Connection, pragma: &str, key: &[u8; 32]) -> Result<()> {
    let mut text = Zeroizing::new(String::with_capacity(90));
    let _ = write!(text, "PRAGMA {pragma} = \"x'");
    for byte in key {
        let _ = write!(text, "{byte:02x}");
    }
    text.push_str("'\";");
    Ok(connection.execute_batch(&text)?)
}
