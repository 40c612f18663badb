//! The device secret in the OS keyring: Secret Service, Keychain or Credential Manager.
//!
//! Without a session bus or keyring program the store is "unreachable": the vault then runs on
//! passwords alone and says so. A secret is never overwritten by accident: the vault asks first.

use desk_core::vault::{DeviceSecret, DeviceTrouble, Secret32};
use keyring::{Entry, Error};
use zeroize::Zeroizing;

const SERVICE: &str = "zhenmei-desk";

/// The keyring of the signed-in user of this computer.
pub(crate) struct OsKeyring;

fn entry(vault_id: &str) -> Result<Entry, DeviceTrouble> {
    Entry::new(SERVICE, vault_id).map_err(trouble)
}

fn trouble(error: Error) -> DeviceTrouble {
    match error {
        Error::NoDefaultStore => DeviceTrouble::Unreachable,
        _ => DeviceTrouble::Refused,
    }
}

impl DeviceSecret for OsKeyring {
    fn read(&self, vault_id: &str) -> Result<Option<Secret32>, DeviceTrouble> {
        match entry(vault_id)?.get_secret() {
            Ok(bytes) => {
                let bytes = Zeroizing::new(bytes);
                let fixed = <&[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| DeviceTrouble::Refused)?;
                Ok(Some(Secret32::new(fixed)))
            }
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(trouble(error)),
        }
    }

    fn write(&self, vault_id: &str, secret: &Secret32) -> Result<(), DeviceTrouble> {
        entry(vault_id)?.set_secret(secret.bytes()).map_err(trouble)
    }

    fn available(&self) -> bool {
        Entry::store_status().is_ok()
    }
}
