//! The pause after failed attempts, kept on disk so that a restart does not shorten it.
//!
//! Five attempts are free; then 30 s, doubling up to 15 min. An attempt is written down before it
//! is tried, so killing the program saves none. A clock set back starts the pause anew; a missing
//! or unreadable file counts as five failures. The recovery code is under the same pause.
//! What it cannot do: whoever copies the folder tries elsewhere, against Argon2 and the device
//! secret.

use std::{fs, path::Path};

use serde::{Deserialize, Serialize};

use super::copies::{lock, write_whole};
use crate::{Error, Result, surroundings::Surroundings, values::Timestamp};

const FILE: &str = "attempts.json";

/// Failures before the first pause.
pub const FREE_ATTEMPTS: u32 = 5;
const FIRST_PAUSE: i64 = 30;
const LONGEST_PAUSE: i64 = 15 * 60;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Attempts {
    failures: u32,
    until: Option<Timestamp>,
}

impl Attempts {
    const NONE: Attempts = Attempts { failures: 0, until: None };

    fn paused(failures: u32, now: Timestamp) -> Self {
        let until = (failures >= FREE_ATTEMPTS).then(|| now.plus_seconds(pause(failures)));
        Attempts { failures, until }
    }

    fn write(&self, folder: &Path) -> Result<()> {
        write_whole(folder, FILE, &serde_json::to_vec(self)?)
    }
}

/// Seconds to wait after this many failures.
fn pause(failures: u32) -> i64 {
    match failures.checked_sub(FREE_ATTEMPTS) {
        None => 0,
        Some(more) => (FIRST_PAUSE << more.min(10)).min(LONGEST_PAUSE),
    }
}

/// Writes down an attempt about to be made; returns how many are left before a pause should it
/// fail.
///
/// # Errors
/// `Throttled` while the pause lasts: nothing may be tried. `Storage` when it cannot be written.
pub(super) fn begin(folder: &Path, s: &dyn Surroundings) -> Result<u32> {
    let _alone = lock(folder)?;
    let now = s.now();
    let known = read_or_pause(folder, now)?;
    if let Some(until) = known.until
        && now < until
    {
        return Err(Error::Throttled { until });
    }
    let failures = known.failures.saturating_add(1);
    Attempts::paused(failures, now).write(folder)?;
    Ok(FREE_ATTEMPTS.saturating_sub(failures))
}

/// Failed attempts since the last success, for the log; a file that cannot be read tells none.
pub(super) fn failures(folder: &Path) -> u32 {
    let read = fs::read(folder.join(FILE)).ok();
    read.and_then(|bytes| serde_json::from_slice::<Attempts>(&bytes).ok()).map_or(0, |known| known.failures)
}

/// Is a pause on? Asked before anything else, so that a paused sign-in says so first.
///
/// # Errors
/// `Throttled` while the pause lasts.
pub(super) fn check(folder: &Path, s: &dyn Surroundings) -> Result<()> {
    let _alone = lock(folder)?;
    let now = s.now();
    match read_or_pause(folder, now)?.until {
        Some(until) if now < until => Err(Error::Throttled { until }),
        _ => Ok(()),
    }
}

/// Forgets failed attempts: after a success, at set-up, after a restore.
pub(super) fn clear(folder: &Path) -> Result<()> {
    let _alone = lock(folder)?;
    Attempts::NONE.write(folder)
}

/// The state on disk; where the file or the clock cannot be trusted, a pause from now, which is
/// written down at once so that it ends.
fn read_or_pause(folder: &Path, now: Timestamp) -> Result<Attempts> {
    let read = fs::read(folder.join(FILE)).ok();
    let known = read.and_then(|bytes| serde_json::from_slice::<Attempts>(&bytes).ok());
    let paused = match known {
        None => Attempts::paused(FREE_ATTEMPTS, now),
        Some(known) => {
            // A pause longer than one begun now: the clock was set back, or the file was edited.
            let too_long = known.until.is_some_and(|until| until.seconds_since(now) > pause(known.failures));
            let taken_out = known.failures >= FREE_ATTEMPTS && known.until.is_none();
            if !too_long && !taken_out {
                return Ok(known);
            }
            Attempts::paused(known.failures.max(FREE_ATTEMPTS), now)
        }
    };
    paused.write(folder)?;
    Ok(paused)
}
