//! The real world: the system's clock, its secure randomness, the computer's name.

use chrono::Utc;
use desk_core::surroundings::Surroundings;
use desk_core::values::Timestamp;
use desk_core::{Error, Result};

/// The system.
pub(crate) struct System;

#[allow(clippy::disallowed_methods, reason = "this is the one place where time and randomness come in")]
impl Surroundings for System {
    fn now(&self) -> Timestamp {
        Timestamp::new(Utc::now())
    }
    fn random(&self, bytes: &mut [u8]) -> Result<()> {
        getrandom::fill(bytes).map_err(|_| Error::internal("the system gives no randomness"))
    }
    fn workstation(&self) -> String {
        let name = if cfg!(windows) {
            std::env::var("COMPUTERNAME").ok()
        } else {
            std::fs::read_to_string("/etc/hostname").ok().or_else(|| std::env::var("HOSTNAME").ok())
        };
        name.map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| "desk".into())
    }
}
