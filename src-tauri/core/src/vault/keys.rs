//! Keys in memory: wiped when dropped, never printed, never cloned.
//!
//! The bytes live on the heap, so moving a key leaves no copy of it behind on the stack.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::{Error, Result, surroundings::Surroundings};

macro_rules! secrets {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        pub struct $name(Box<[u8; 32]>);

        impl $name {
            /// From 32 bytes, e.g. as the keyring gave them.
            pub fn new(bytes: &[u8; 32]) -> Self {
                $name(Box::new(*bytes))
            }
            /// 32 fresh random bytes.
            ///
            /// # Errors
            /// `Internal` when the system gives no randomness.
            pub fn random(s: &dyn Surroundings) -> Result<Self> {
                let mut key = $name(Box::new([0; 32]));
                s.random(key.0.as_mut_slice())?;
                Ok(key)
            }
            /// The bytes, to be lent and not kept.
            pub fn bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl Drop for $name {
            fn drop(&mut self) {
                self.0.zeroize();
            }
        }
    )*};
}

secrets! {
    /// The workstation's device secret, kept in the OS keyring.
    Secret32,
    /// Opens the header's body; wrapped once in every slot.
    MasterKey,
    /// Opens the database (SQLCipher raw key).
    DbKey,
}

impl DbKey {
    /// A wiped-on-drop copy, as the database takes it.
    pub fn raw(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(*self.0)
    }

    /// 32 hex digits that name this key and give nothing of it away. Kept beside a copy of the
    /// database, they tell a wrong key from a damaged file (SQLCipher answers both alike).
    pub fn fingerprint(&self) -> Result<String> {
        Ok(super::hex::encode(&short(self.bytes(), &[b"database key"])?))
    }
}

/// The opened vault's keys, for as long as somebody is signed in.
pub struct Keys {
    pub(super) master: MasterKey,
    /// The database's key.
    pub current: DbKey,
    /// The key a re-key was going to, when it was not finished: the database answers to one of
    /// the two, so both are tried and [`Vault::settle_db_key`](super::Vault::settle_db_key) is
    /// told which.
    pub pending: Option<DbKey>,
}

impl Keys {
    /// A key for one purpose, made of the master key: it stays the same when the database's changes.
    pub(crate) fn derived(&self, purpose: &'static str) -> Result<Zeroizing<[u8; 32]>> {
        mac(self.master.bytes(), &[b"derived", purpose.as_bytes()])
    }

    /// The header's body: is there a pending key, the current key, the pending key or zeros.
    pub(super) fn body(&self) -> Zeroizing<Vec<u8>> {
        let mut body = Zeroizing::new(Vec::with_capacity(65));
        body.push(u8::from(self.pending.is_some()));
        body.extend_from_slice(self.current.bytes());
        let pending: &[u8; 32] = self.pending.as_ref().map_or(&[0; 32], DbKey::bytes);
        body.extend_from_slice(pending);
        body
    }

    /// Reads what [`Keys::body`] wrote.
    pub(super) fn from_body(master: MasterKey, body: &[u8]) -> Option<Self> {
        let (has_pending, rest) = body.split_first()?;
        let (current, rest) = rest.split_first_chunk::<32>()?;
        let pending: &[u8; 32] = rest.try_into().ok()?;
        let pending = (*has_pending == 1).then(|| DbKey::new(pending));
        Some(Keys { master, current: DbKey::new(current), pending })
    }
}

/// HMAC-SHA-256 over the parts, each with its length in front so that none runs into the next.
/// The first part names the purpose.
pub(crate) fn mac(key: &[u8], parts: &[&[u8]]) -> Result<Zeroizing<[u8; 32]>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|_| Error::internal("vault::keys: mac key"))?;
    for part in parts {
        mac.update(&(part.len() as u64).to_le_bytes());
        mac.update(part);
    }
    Ok(Zeroizing::new(mac.finalize().into_bytes().into()))
}

/// The first half of [`mac`]: enough to recognise something by, without holding all of it.
pub(super) fn short(key: &[u8], parts: &[&[u8]]) -> Result<Vec<u8>> {
    Ok(mac(key, parts)?.iter().take(16).copied().collect())
}

/// Fresh random bytes that are no secret (salts, nonces).
pub(super) fn fresh<const N: usize>(s: &dyn Surroundings) -> Result<[u8; N]> {
    let mut bytes = [0; N];
    s.random(&mut bytes)?;
    Ok(bytes)
}
