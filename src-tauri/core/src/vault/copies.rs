//! The header's two copies on disk.
//!
//! Each is written beside, synced and renamed over, one after the other, under a lock between
//! programs: whatever moment the power goes, one whole copy stands. Nothing here overwrites a
//! header that could not be read, nor one of another vault or of a newer program.

use std::{
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use super::{DAMAGED, header::Header};
use crate::{Error, Result};

/// File names of the two copies.
pub(super) const NAMES: [&str; 2] = ["vault.head", "vault.head2"];
const LOCK: &str = "vault.lock";

/// What the folder holds.
pub(super) struct Found {
    /// The newest intact header.
    pub header: Header,
    /// A copy is missing, damaged or older, and should be written again once the header has
    /// proved authentic.
    pub needs_repair: bool,
}

/// Does either copy stand, whole or not?
pub(super) fn any(folder: &Path) -> bool {
    NAMES.iter().any(|name| folder.join(name).exists())
}

/// Reads both copies and takes the newer intact one.
///
/// # Errors
/// `NoVault` when there is none, `NewerSchema` when either was written by a newer program,
/// `Damaged` when neither is intact or they belong to two vaults, `Storage` when neither can be
/// read.
pub(super) fn read(folder: &Path) -> Result<Found> {
    let [one, two] = NAMES.map(|name| read_one(&folder.join(name)));
    match (one, two) {
        (Err(newer @ Error::NewerSchema { .. }), _) | (_, Err(newer @ Error::NewerSchema { .. })) => {
            Err(newer)
        }
        (Ok(one), Ok(two)) if one.slots.vault_id != two.slots.vault_id => Err(DAMAGED),
        (Ok(one), Ok(two)) => {
            let needs_repair = one != two;
            let header = if two.slots.generation > one.slots.generation { two } else { one };
            Ok(Found { header, needs_repair })
        }
        (Ok(header), Err(_)) | (Err(_), Ok(header)) => Ok(Found { header, needs_repair: true }),
        (Err(Error::NoVault), Err(other)) | (Err(other), Err(_)) => Err(other),
    }
}

fn read_one(path: &Path) -> Result<Header> {
    match fs::read(path) {
        Ok(bytes) => Header::decode(&bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Error::NoVault),
        Err(error) => Err(error.into()),
    }
}

/// How far a write came.
pub(super) enum Written {
    /// Both copies stand.
    Both,
    /// The first stands and is in force; the second is still the old one.
    First(Error),
}

/// Writes both copies.
///
/// # Errors
/// `Storage` when the first could not be written: the old header is still in force.
pub(super) fn write(folder: &Path, header: &Header) -> Result<Written> {
    let bytes = header.encode()?;
    let [one, two] = NAMES;
    write_whole(folder, one, &bytes)?;
    Ok(match write_whole(folder, two, &bytes) {
        Ok(()) => Written::Both,
        Err(error) => Written::First(error),
    })
}

/// Takes away both copies just made by a failed set-up.
pub(super) fn remove(folder: &Path) {
    for name in NAMES {
        // A set-up that failed for want of a working disk may fail here too; nothing is lost by it.
        let _ = fs::remove_file(folder.join(name));
    }
}

/// Replaces one small file as a whole: written beside, synced, renamed over, folder synced.
pub(super) fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let beside = folder.join(format!("{name}.new"));
    let mut file = private(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&beside, folder.join(name))?;
    sync_folder(folder)
}

fn private(path: &PathBuf) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<()> {
    Ok(File::open(folder)?.sync_all()?)
}

/// Windows makes a rename durable by itself and does not open folders.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> Result<()> {
    Ok(())
}

/// Keeps other programs (a second window, the command line) from writing until dropped.
pub(super) fn lock(folder: &Path) -> Result<File> {
    let file = private(&folder.join(LOCK))?;
    match file.lock() {
        Ok(()) => Ok(file),
        // Some network folders know no locks; the generation check still guards them.
        Err(error) if error.kind() == ErrorKind::Unsupported => Ok(file),
        Err(error) => Err(error.into()),
    }
}
