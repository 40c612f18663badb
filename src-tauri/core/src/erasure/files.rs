//! Files of a destruction: written through to the disk, overwritten before they go.
//!
//! Overwriting cannot reach copies an SSD keeps on its own; what counts is that each such file is
//! encrypted and its only key is destroyed with the row.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::clinic::Clinic;
use crate::{Result, disk};

/// Writes a file and waits until it is on the disk.
pub(super) fn write_through(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    disk::sync_folder_of(path)
}

/// Overwrites a file with random bytes, waits for the disk, removes it. A missing file is done.
pub(super) fn overwrite_and_remove(clinic: &Clinic, path: &Path) -> Result<()> {
    disk::overwrite_and_remove(clinic.world(), path)
}

/// All files under a folder. A folder that another running action has just taken away holds none.
pub(super) fn each_file(folder: &Path, see: &mut impl FnMut(&Path) -> Result<()>) -> Result<()> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            each_file(&entry.path(), see)?;
        } else {
            see(&entry.path())?;
        }
    }
    Ok(())
}
