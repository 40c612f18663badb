//! The opened vault with its keys, shared by the door and by whoever works on the database's file.
//!
//! Its lock is taken before the database's writer and never inside a transaction.

use std::sync::{Arc, Mutex, PoisonError};

use zeroize::Zeroizing;

use super::{Keys, Vault};
use crate::Result;

/// A handle of the opened vault. The keys are wiped when the last handle is dropped.
#[derive(Clone)]
pub struct Keeper {
    kept: Arc<Mutex<(Vault, Keys)>>,
}

impl Keeper {
    /// Keeps an opened vault.
    pub fn new(vault: Vault, keys: Keys) -> Self {
        Keeper { kept: Arc::new(Mutex::new((vault, keys))) }
    }

    /// Works on vault and keys, one at a time.
    ///
    /// # Errors
    /// What `run` refuses.
    pub fn with<T>(&self, run: impl FnOnce(&mut Vault, &mut Keys) -> Result<T>) -> Result<T> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (vault, keys) = &mut *kept;
        run(vault, keys)
    }

    /// A key for one purpose, made of the master key: the same whatever the database's key is.
    ///
    /// # Errors
    /// `Internal`.
    pub(crate) fn derived(&self, purpose: &'static str) -> Result<Zeroizing<[u8; 32]>> {
        self.with(|_, keys| keys.derived(purpose))
    }

    /// The vault's random name.
    pub(crate) fn vault_id(&self) -> Result<String> {
        self.with(|vault, _| Ok(vault.id()))
    }
}
