//! The files: whole or not there, swept when no row knows them.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::audit::Op;
use crate::clinic::Clinic;
use crate::{Result, attachments::store};

fn folder(clinic: &Path) -> PathBuf {
    clinic.join(super::FOLDER)
}

/// Written beside, then renamed: a torn file never bears the name of a whole one.
pub(super) fn write(clinic: &Path, name: &str, sealed: &[u8]) -> Result<()> {
    let folder = folder(clinic);
    fs::create_dir_all(&folder)?;
    let growing = folder.join(format!("{name}.part"));
    let mut file = OpenOptions::new().create_new(true).write(true).open(&growing)?;
    file.write_all(sealed)?;
    file.sync_all()?;
    fs::rename(&growing, folder.join(name))?;
    if let Ok(folder) = File::open(&folder) {
        // Windows cannot open a folder; the rename itself is durable enough there.
        let _ = folder.sync_all();
    }
    Ok(())
}

pub(super) fn read(clinic: &Path, name: &str) -> std::io::Result<Vec<u8>> {
    fs::read(folder(clinic).join(name))
}

/// Removes files no row knows: what a power cut left between the file and its row. Their keys never
/// reached the disk, so nothing can be read from them. Returns how many went.
///
/// # Errors
/// `Storage`.
pub fn sweep(clinic: &Clinic) -> Result<u32> {
    // Under the writer, so that no scan is just being kept.
    clinic.transact(Op::SweepScans, |tx| {
        let known: BTreeSet<String> = store::names(tx.sql())?.into_iter().collect();
        let folder = folder(tx.folder());
        if !folder.exists() {
            return Ok(0);
        }
        let mut swept = 0;
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if !entry.file_name().to_str().is_some_and(|name| known.contains(name)) {
                fs::remove_file(entry.path())?;
                swept += 1;
            }
        }
        Ok(swept)
    })
}
