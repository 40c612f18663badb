//! The header: what the vault's file says, and how it is written and checked.
//!
//! Four lines: name and version; slots and salts as JSON, readable but telling no login, no
//! password, no key; the sealed body (the database keys); a SHA-256 of the lines above. The
//! digest tells a torn or rotten copy before any key is known; the seal binds every readable
//! field, so a forged one never opens. The first and last line keep their form in all versions.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    cost::Cost,
    hex::{self, Hex},
    keys::{Keys, MasterKey, fresh, short},
    password, seal,
};
use crate::{Error, Result, surroundings::Surroundings, values::AccountId};

/// The version this program writes.
pub(super) const VERSION: u32 = 1;
const NAME: &str = "zhenmei-vault ";

/// The readable part.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slots {
    /// Random name of this vault; the keyring entry is found by it.
    pub vault_id: Hex,
    /// Keys the login fingerprints, so that equal names in two clinics look different.
    pub login_salt: Hex,
    /// Grows by one with each change: the newer of two copies is the one in force.
    pub generation: u64,
    pub accounts: Vec<AccountSlot>,
    pub recovery: RecoverySlot,
}

/// The master key, wrapped for one account.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountSlot {
    pub account: AccountId,
    /// Fingerprint of the login name.
    pub login: Hex,
    pub salt: Hex,
    pub cost: Cost,
    /// Fingerprint of the device secret it was made with; none: the password alone opens it.
    pub device: Option<Hex>,
    pub wrapped: Hex,
}

/// The master key, wrapped for the recovery code. Never depends on the keyring.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecoverySlot {
    pub salt: Hex,
    pub wrapped: Hex,
}

impl Slots {
    /// The vault's random name, as the keyring knows it.
    pub fn id(&self) -> String {
        hex::encode(&self.vault_id.0)
    }

    /// Fingerprint of a login name.
    pub fn login_mark(&self, login: &str) -> Result<Hex> {
        let name = password::login_name(login)?;
        short(&self.login_salt.0, &[b"login", name.as_bytes()]).map(Hex)
    }

    fn is_sane(&self) -> bool {
        self.vault_id.0.len() == 16
            && self.login_salt.0.len() == 16
            && self.recovery.salt.0.len() == 16
            && self.accounts.iter().all(|slot| slot.salt.0.len() == 16 && slot.cost.is_sane())
    }

    fn line(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }
}

impl AccountSlot {
    /// What the wrapped key is bound to: every readable field of its slot.
    pub fn bound(&self, vault_id: &Hex) -> Result<Vec<u8>> {
        let readable = (&self.account, &self.login, &self.salt, &self.cost, &self.device);
        Ok(serde_json::to_vec(&("account slot", vault_id, readable))?)
    }
}

impl RecoverySlot {
    /// What the wrapped key is bound to.
    pub fn bound(&self, vault_id: &Hex) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec(&("recovery slot", vault_id, &self.salt))?)
    }
}

/// A parsed header. Holds no key.
#[derive(Clone, PartialEq)]
pub(super) struct Header {
    pub slots: Slots,
    sealed: Vec<u8>,
}

impl Header {
    /// Seals the keys, bound to the readable part.
    pub fn seal(slots: Slots, keys: &Keys, s: &dyn Surroundings) -> Result<Self> {
        let sealed = seal::seal(keys.master.bytes(), fresh(s)?, &bound(&slots)?, &keys.body())?;
        Ok(Header { slots, sealed })
    }

    /// Opens the body.
    ///
    /// # Errors
    /// `Damaged` when the readable part or the body is not what the master key sealed.
    pub fn unseal(&self, master: MasterKey) -> Result<Keys> {
        seal::open(master.bytes(), &bound(&self.slots)?, &self.sealed)
            .and_then(|body| Keys::from_body(master, &body))
            .ok_or(super::DAMAGED)
    }

    /// Is this what these keys sealed?
    pub fn belongs_to(&self, keys: &Keys) -> Result<bool> {
        Ok(seal::open(keys.master.bytes(), &bound(&self.slots)?, &self.sealed).is_some())
    }

    /// The bytes of one copy.
    pub fn encode(&self) -> Result<Vec<u8>> {
        let mut text = format!("{NAME}{VERSION}\n{}\n{}\n", self.slots.line()?, hex::encode(&self.sealed));
        let digest = hex::encode(&Sha256::digest(text.as_bytes()));
        text.push_str(&digest);
        text.push('\n');
        Ok(text.into_bytes())
    }

    /// Reads one copy.
    ///
    /// # Errors
    /// `Damaged` when anything is out of place, `NewerSchema` for a newer program's header.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let version = intact_version(bytes).ok_or(super::DAMAGED)?;
        if version > VERSION {
            return Err(Error::NewerSchema { found: version, known: VERSION });
        }
        if version != VERSION {
            return Err(super::DAMAGED); // there was no version before the first
        }
        decode_lines(bytes).ok_or(super::DAMAGED)
    }
}

fn bound(slots: &Slots) -> Result<Vec<u8>> {
    Ok(format!("{NAME}{VERSION}\n{}", slots.line()?).into_bytes())
}

/// The version of a copy whose digest agrees.
fn intact_version(bytes: &[u8]) -> Option<u32> {
    let text = str::from_utf8(bytes).ok()?.strip_suffix('\n')?;
    let (before, digest) = text.rsplit_once('\n')?;
    let mut hash = Sha256::new();
    hash.update(before.as_bytes());
    hash.update(b"\n");
    let first = before.lines().next()?;
    (hex::encode(&hash.finalize()) == digest).then(|| first.strip_prefix(NAME)?.parse().ok())?
}

fn decode_lines(bytes: &[u8]) -> Option<Header> {
    let mut lines = str::from_utf8(bytes).ok()?.split('\n').skip(1);
    let slots: Slots = serde_json::from_str(lines.next()?).ok()?;
    let sealed = hex::decode(lines.next()?)?;
    slots.is_sane().then_some(Header { slots, sealed })
}
