//! The files: whole or not there, swept when no row knows them.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
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

/// Removes files no row knows, after opening: what a power cut left between the file and its row.
/// Their keys never reached the disk, so nothing can be read from them. Only names this program
/// gives are touched. Returns how many went.
///
/// # Errors
/// `Storage`; nothing depends on it, the next opening sweeps again.
pub fn sweep(clinic: &Clinic) -> Result<u32> {
    if clinic.peek(strays)?.is_empty() {
        return Ok(0);
    }
    // Once more under the writer: a scan just being kept has its row by then.
    clinic.transact(Op::SweepScans, |tx| {
        let strays = strays(tx)?;
        for path in &strays {
            fs::remove_file(path)?;
        }
        Ok(u32::try_from(strays.len()).unwrap_or(u32::MAX))
    })
}

fn strays(tx: &Tx<'_>) -> Result<Vec<PathBuf>> {
    let known: BTreeSet<String> = store::names(tx.sql())?.into_iter().collect();
    let folder = folder(tx.folder());
    let mut strays = Vec::new();
    if folder.exists() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_name().to_str().is_some_and(|name| is_ours(name) && !known.contains(name)) {
                strays.push(entry.path());
            }
        }
    }
    Ok(strays)
}

fn is_ours(name: &str) -> bool {
    name.strip_suffix(".bin.part")
        .or_else(|| name.strip_suffix(".bin"))
        .is_some_and(|stem| stem.len() == 32 && stem.bytes().all(|b| b.is_ascii_hexdigit()))
}
