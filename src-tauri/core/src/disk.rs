//! Files written so that a cut leaves the old or the new one whole, and files overwritten before they go.
//!
//! Overwriting cannot reach copies an SSD keeps on its own; what counts is that each such file is
//! encrypted.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::Result;
use crate::surroundings::Surroundings;
use crate::values::text;

/// Replaces a file as a whole: written beside, synced, renamed over, folder synced.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut beside = path.to_owned().into_os_string();
    beside.push(".new");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&beside, path)?;
    sync_folder_of(path)
}

/// Waits until the folder a file stands in is on the disk: a rename or removal counts from then.
pub(crate) fn sync_folder_of(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Overwrites a file with random bytes, waits for the disk, removes it. A missing file is done.
pub(crate) fn overwrite_and_remove(world: &dyn Surroundings, path: &Path) -> Result<()> {
    let mut file = match OpenOptions::new().write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mut left = file.metadata()?.len();
    let mut block = vec![0_u8; 1 << 16];
    while left > 0 {
        world.random(&mut block)?;
        let size = usize::try_from(left).unwrap_or(block.len()).min(block.len());
        file.write_all(block.get(..size).unwrap_or_default())?;
        left = left.saturating_sub(size as u64);
    }
    file.sync_all()?;
    drop(file);
    fs::remove_file(path)?;
    sync_folder_of(path)
}

/// Removes a folder, each file in it overwritten first. A missing folder is done.
pub(crate) fn overwrite_folder(world: &dyn Surroundings, folder: &Path) -> Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            overwrite_folder(world, &entry.path())?;
        } else {
            overwrite_and_remove(world, &entry.path())?;
        }
    }
    fs::remove_dir(folder)?;
    sync_folder_of(folder)
}

/// Length and SHA-256 of a file.
pub(crate) fn digest(path: &Path) -> Result<(u64, String)> {
    let mut file = File::open(path)?;
    let (mut hash, mut size) = (Sha256::new(), 0);
    let mut block = vec![0_u8; 1 << 16];
    loop {
        let got = file.read(&mut block)?;
        if got == 0 {
            return Ok((size, text::hex(&hash.finalize())));
        }
        size += got as u64;
        hash.update(block.get(..got).unwrap_or_default());
    }
}

/// Copies a file and waits until it is on the disk.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)?;
    Ok(OpenOptions::new().write(true).open(to)?.sync_all()?)
}
