//! The world of a story: the system's clock, or one that starts at a given moment and runs on.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::Utc;
use desk_core::surroundings::Surroundings;
use desk_core::values::Timestamp;
use desk_core::{Error, Result};

/// Real time, moved by so many seconds.
pub struct World {
    moved: AtomicI64,
}

#[allow(clippy::disallowed_methods, reason = "this is where time and randomness come in")]
impl World {
    /// `DESK_NOW` (RFC 3339) tells when the story begins; without it, now.
    pub fn from_env() -> std::result::Result<Self, String> {
        let moved = match std::env::var("DESK_NOW") {
            Ok(start) => Timestamp::parse(&start)
                .map_err(|_| "DESK_NOW is no moment".to_owned())?
                .seconds_since(Timestamp::new(Utc::now())),
            Err(_) => 0,
        };
        Ok(World { moved: AtomicI64::new(moved) })
    }

    /// Lets time pass.
    pub fn forward(&self, seconds: i64) {
        self.moved.fetch_add(seconds, Ordering::SeqCst);
    }
}

#[allow(clippy::disallowed_methods, reason = "this is where time and randomness come in")]
impl Surroundings for World {
    fn now(&self) -> Timestamp {
        Timestamp::new(Utc::now()).plus_seconds(self.moved.load(Ordering::SeqCst))
    }
    fn random(&self, bytes: &mut [u8]) -> Result<()> {
        getrandom::fill(bytes).map_err(|_| Error::internal("no randomness"))
    }
    fn workstation(&self) -> String {
        "desk-1".into()
    }
}
