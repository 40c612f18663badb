//! The workstation's device secret: what makes a stolen folder useless without its computer.
//!
//! The core only asks for it; the shell keeps it in the OS keyring. Without a keyring the vault
//! runs on passwords alone and says so. A secret that stands is never written over.

use super::keys::{Secret32, short};
use crate::{Error, Result, surroundings::Surroundings};

/// Where this workstation keeps its device secret.
pub trait DeviceSecret: Send + Sync {
    /// The secret kept for this vault; `None` when the store works and holds none.
    ///
    /// # Errors
    /// When the store cannot be asked.
    fn read(&self, vault_id: &str) -> std::result::Result<Option<Secret32>, DeviceTrouble>;
    /// Keeps a secret for this vault.
    ///
    /// # Errors
    /// When the store does not take it.
    fn write(&self, vault_id: &str, secret: &Secret32) -> std::result::Result<(), DeviceTrouble>;
    /// Is there a store at all?
    fn available(&self) -> bool;
}

/// Why the store of device secrets did not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceTrouble {
    /// There is no store: no session bus, no keyring program.
    Unreachable,
    /// The store is locked or refused.
    Refused,
}

/// A workstation without a keyring.
pub struct NoDevice;

impl DeviceSecret for NoDevice {
    fn read(&self, _vault_id: &str) -> std::result::Result<Option<Secret32>, DeviceTrouble> {
        Err(DeviceTrouble::Unreachable)
    }
    fn write(&self, _vault_id: &str, _secret: &Secret32) -> std::result::Result<(), DeviceTrouble> {
        Err(DeviceTrouble::Unreachable)
    }
    fn available(&self) -> bool {
        false
    }
}

/// Finds this workstation's secret or makes one. `None` when there is no working keyring: the
/// slot is then made for the password alone.
pub(super) fn find_or_make(
    device: &dyn DeviceSecret,
    vault_id: &str,
    s: &dyn Surroundings,
) -> Result<Option<Secret32>> {
    if !device.available() {
        return Ok(None);
    }
    match device.read(vault_id) {
        Ok(Some(secret)) => Ok(Some(secret)),
        Ok(None) => {
            let made = Secret32::random(s)?;
            if device.write(vault_id, &made).is_err() {
                return Ok(None);
            }
            // A store that forgets what it took must not become part of a key.
            match device.read(vault_id) {
                Ok(Some(kept)) if kept.bytes() == made.bytes() => Ok(Some(kept)),
                _ => Ok(None),
            }
        }
        Err(_) => Ok(None),
    }
}

/// The very secret a slot was made with, recognised by its fingerprint.
///
/// # Errors
/// `DeviceMissing` when the keyring cannot be asked, `DeviceChanged` when it lost the secret or
/// holds another.
pub(super) fn find_exactly(device: &dyn DeviceSecret, vault_id: &str, wanted: &[u8]) -> Result<Secret32> {
    if !device.available() {
        return Err(Error::DeviceMissing);
    }
    let secret = device.read(vault_id).map_err(|_| Error::DeviceMissing)?.ok_or(Error::DeviceChanged)?;
    if fingerprint(&secret, vault_id)? == wanted { Ok(secret) } else { Err(Error::DeviceChanged) }
}

/// Names a device secret without giving anything of it away.
pub(super) fn fingerprint(secret: &Secret32, vault_id: &str) -> Result<Vec<u8>> {
    short(secret.bytes(), &[b"device secret", vault_id.as_bytes()])
}

/// A keyring in memory, for tests: it can be wiped, replaced and switched off.
#[cfg(any(test, feature = "testing"))]
#[derive(Default)]
pub struct MemoryDevice {
    kept: std::sync::Mutex<std::collections::HashMap<String, Secret32>>,
    trouble: std::sync::Mutex<Option<DeviceTrouble>>,
}

#[cfg(any(test, feature = "testing"))]
impl MemoryDevice {
    /// From now on every call fails so; `None` ends the trouble.
    pub fn set_trouble(&self, trouble: Option<DeviceTrouble>) {
        *self.trouble.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = trouble;
    }
    /// Forgets everything, as a new profile of the operating system does.
    pub fn wipe(&self) {
        self.kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clear();
    }
    fn check(&self) -> std::result::Result<(), DeviceTrouble> {
        match *self.trouble.lock().unwrap_or_else(std::sync::PoisonError::into_inner) {
            Some(trouble) => Err(trouble),
            None => Ok(()),
        }
    }
}

#[cfg(any(test, feature = "testing"))]
impl DeviceSecret for MemoryDevice {
    fn read(&self, vault_id: &str) -> std::result::Result<Option<Secret32>, DeviceTrouble> {
        self.check()?;
        let kept = self.kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(kept.get(vault_id).map(|secret| Secret32::new(secret.bytes())))
    }
    fn write(&self, vault_id: &str, secret: &Secret32) -> std::result::Result<(), DeviceTrouble> {
        self.check()?;
        let mut kept = self.kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        kept.insert(vault_id.to_owned(), Secret32::new(secret.bytes()));
        Ok(())
    }
    fn available(&self) -> bool {
        self.check() != Err(DeviceTrouble::Unreachable)
    }
}
