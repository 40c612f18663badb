//! What a backup's catalogue says, authenticated by a key made of the vault's master key.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::disk;
use crate::values::{Timestamp, text};
use crate::vault::keys::mac;
use crate::vault::{Keeper, Keys};
use crate::{Error, Result};

/// Its file name.
pub(super) const FILE_NAME: &str = "catalogue.json";
const PURPOSE: &str = "catalogue";
/// The form this program writes.
const FORM: u32 = 1;

/// One file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileMark {
    pub bytes: u64,
    pub sha256: String,
}

/// A backup's catalogue. No names: files are named at random, people are not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Catalogue {
    pub form: u32,
    pub vault_id: String,
    pub made_at: Timestamp,
    pub program: String,
    pub schema: u32,
    pub audit_seq: i64,
    pub audit_hash: String,
    /// Lines of the ledger when it was made, and the mark it ended with.
    pub ledger_lines: u32,
    pub ledger_mark: String,
    pub rows: BTreeMap<String, i64>,
    pub files: BTreeMap<String, FileMark>,
    /// Scans the database knew and the folder did not hold.
    pub scans_missing: u32,
    /// The backup this one was rewritten from, when somebody was destroyed since.
    pub rewritten_from: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    catalogue: Catalogue,
    mac: String,
}

/// The key that authenticates catalogues.
pub(super) fn key(keeper: &Keeper) -> Result<Zeroizing<[u8; 32]>> {
    keeper.derived(PURPOSE)
}

/// The same for keys just opened by the recovery code.
pub(super) fn key_of(keys: &Keys) -> Result<Zeroizing<[u8; 32]>> {
    keys.derived(PURPOSE)
}

impl Catalogue {
    pub fn form() -> u32 {
        FORM
    }

    pub fn bytes(&self) -> u64 {
        self.files.values().map(|file| file.bytes).sum()
    }

    fn mac(&self, key: &[u8; 32]) -> Result<String> {
        Ok(text::hex(mac(key, &[b"catalogue", &serde_json::to_vec(self)?])?.as_slice()))
    }

    /// Writes it into a backup's folder.
    pub fn write(self, backup: &Path, key: &[u8; 32]) -> Result<()> {
        let mac = self.mac(key)?;
        let bytes = serde_json::to_vec_pretty(&Sealed { catalogue: self, mac })?;
        disk::write_whole(&backup.join(FILE_NAME), &bytes)
    }

    /// Reads one without a key: what it says is a claim.
    ///
    /// # Errors
    /// `BackupDamaged`.
    pub fn claimed(backup: &Path) -> Result<Self> {
        Ok(sealed(backup)?.catalogue)
    }

    /// Reads and authenticates.
    ///
    /// # Errors
    /// `BackupDamaged` when it is missing, cut or not what the master key sealed.
    pub fn read(backup: &Path, key: &[u8; 32]) -> Result<Self> {
        let Sealed { catalogue, mac } = sealed(backup)?;
        if catalogue.mac(key)? == mac && catalogue.form == FORM {
            Ok(catalogue)
        } else {
            Err(Error::BackupDamaged)
        }
    }
}

fn sealed(backup: &Path) -> Result<Sealed> {
    let bytes = std::fs::read(backup.join(FILE_NAME)).map_err(|_| Error::BackupDamaged)?;
    serde_json::from_slice(&bytes).map_err(|_| Error::BackupDamaged)
}
