//! Files of a destruction: written through to the disk, overwritten before they go.
//!
//! Overwriting cannot reach copies an SSD keeps on its own; what counts is that each such file is
//! encrypted and its only key is destroyed with the row.

use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use crate::Result;
use crate::clinic::Clinic;

/// Writes a file and waits until it is on the disk.
pub(super) fn write_through(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    sync_folder(path)
}

/// Overwrites a file with random bytes, waits for the disk, removes it. A missing file is done.
pub(super) fn overwrite_and_remove(clinic: &Clinic, path: &Path) -> Result<()> {
    let mut file = match OpenOptions::new().write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mut left = file.metadata()?.len();
    let mut block = [0_u8; 4096];
    file.seek(SeekFrom::Start(0))?;
    while left > 0 {
        clinic.world().random(&mut block)?;
        let size = usize::try_from(left).unwrap_or(block.len()).min(block.len());
        file.write_all(block.get(..size).unwrap_or_default())?;
        left = left.saturating_sub(size as u64);
    }
    file.sync_all()?;
    drop(file);
    std::fs::remove_file(path)?;
    sync_folder(path)
}

/// A removal counts once the folder itself is on the disk.
fn sync_folder(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// All files under a folder.
pub(super) fn each_file(folder: &Path, see: &mut impl FnMut(&Path) -> Result<()>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            each_file(&entry.path(), see)?;
        } else {
            see(&entry.path())?;
        }
    }
    Ok(())
}
