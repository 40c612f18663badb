//! Writes what an open database holds into the folder of a backup in the making, and opens it again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::catalogue::{self, Catalogue, FileMark};
use super::{check, store};
use crate::attachments;
use crate::db::{self, FILE_NAME};
use crate::disk;
use crate::surroundings::Surroundings;
use crate::values::{Timestamp, text};
use crate::vault::{DbKey, Keeper, copy};
use crate::{Result, error::Error};

/// What a backup is made of.
pub(super) struct Source<'a> {
    pub sql: &'a Connection,
    /// The key `sql` reads under.
    pub key: Zeroizing<[u8; 32]>,
    /// Where the encrypted scans stand.
    pub scans: &'a Path,
    /// Scans are given a second name instead of being copied, where the disk can: for a backup
    /// rewritten beside itself.
    pub link: bool,
    pub made_at: Timestamp,
    pub ledger: (u32, String),
    pub rewritten_from: Option<String>,
}

/// Fills an empty folder: database, scans, header, catalogue; then opens and verifies it.
///
/// # Errors
/// `Storage` (the caller removes the folder); `BackupDamaged` when the copy does not verify.
pub(super) fn write(part: &Path, source: Source<'_>, keeper: &Keeper, s: &dyn Surroundings) -> Result<()> {
    let file = part.join(FILE_NAME);
    let target = file.to_str().ok_or_else(|| Error::internal("backup: a folder's name is no text"))?;
    source.sql.execute("VACUUM INTO ?1", [target])?;
    let key = DbKey::random(s)?;
    db::rekey_closed(&file, &source.key, key.bytes())?;
    let copy = db::connection(&file, key.bytes(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut files = BTreeMap::new();
    let scans_missing = carry_scans(&copy, &source, part, &mut files)?;
    let (audit_seq, audit_hash) = store::audit_head(&copy)?;
    let (rows, schema) = (store::row_counts(&copy)?, store::schema_version(&copy)?);
    drop(copy);
    let (bytes, sha256) = disk::digest(&file)?;
    files.insert(FILE_NAME.to_owned(), FileMark { bytes, sha256 });
    let header = keeper.with(|vault, keys| vault.header_of_copy(keys, &key, s))?;
    disk::write_whole(&part.join(copy::FILE), &header)?;
    let (ledger_lines, ledger_mark) = source.ledger;
    let made = Catalogue {
        form: Catalogue::form(),
        vault_id: keeper.vault_id()?,
        made_at: source.made_at,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        schema,
        audit_seq,
        audit_hash,
        ledger_lines,
        ledger_mark,
        rows,
        files,
        scans_missing,
        rewritten_from: source.rewritten_from,
    };
    let rows = made.rows.clone();
    made.write(part, &*catalogue::key(keeper)?)?;
    check::database(&file, key.bytes(), &rows)
}

/// Copies the scans the copied rows know. One that is missing is counted and does not stop the backup:
/// without it there would be none at all.
fn carry_scans(
    copy: &Connection,
    source: &Source<'_>,
    part: &Path,
    files: &mut BTreeMap<String, FileMark>,
) -> Result<u32> {
    let mut missing = 0;
    let to = part.join(attachments::FOLDER);
    fs::create_dir_all(&to)?;
    for name in store::attachment_files(copy)? {
        // The last part only: no stored name leads out of the folder.
        let Some(name) = Path::new(&name).file_name().and_then(|name| name.to_str()) else { continue };
        let (from, to) = (source.scans.join(name), to.join(name));
        if !from.is_file() {
            missing += 1;
            continue;
        }
        if !(source.link && fs::hard_link(&from, &to).is_ok()) {
            disk::copy(&from, &to)?;
        }
        let (bytes, sha256) = disk::digest(&to)?;
        files.insert(format!("{}/{name}", attachments::FOLDER), FileMark { bytes, sha256 });
    }
    Ok(missing)
}

/// A new backup's name: its moment and a random end, so that two of one second stand side by side.
pub(super) fn fresh_name(made_at: Timestamp, s: &dyn Surroundings) -> Result<String> {
    let mut end = [0_u8; 4];
    s.random(&mut end)?;
    Ok(format!("{}-{}", made_at.utc().format("%Y%m%dT%H%M%SZ"), text::hex(&end)))
}

/// Whether a folder's name is one this program gives.
pub(super) fn is_name(name: &str) -> bool {
    let Some((moment, end)) = name.split_once('-') else { return false };
    moment.len() == 16
        && moment.ends_with('Z')
        && end.len() == 8
        && end.bytes().all(|byte| byte.is_ascii_hexdigit())
}
