//! What the program does by itself while somebody is signed in, and as they leave: the daily backup,
//! the backup at the lock, a new key after a dismissal.

use std::sync::{MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::Door;
use crate::clinic::{Actor, Clinic};
use crate::values::Timestamp;
use crate::{Result, backup, rekey, settings};

/// The morning's first minutes belong to the desk.
const AFTER_OPENING: i64 = 5 * 60;
/// How often one looks whether something is due, and tries again what failed.
const EVERY: i64 = 60;

impl Door {
    pub(super) fn chores_after_opening(&self) {
        *self.next_chores() = self.world.now().plus_seconds(AFTER_OPENING);
    }

    /// What is due, if it is time to look. A failure is tried again in a minute.
    pub(super) fn do_chores(&self, clinic: &Clinic, now: Timestamp) {
        {
            let mut next = self.next_chores();
            // A clock that went back must not put the chores off for long.
            if now < *next && next.seconds_since(now) <= AFTER_OPENING {
                return;
            }
            *next = now.plus_seconds(EVERY);
        }
        let program = clinic.for_actor(Actor::program());
        let _ = self.rekey_if_due();
        if backup::is_due_daily(&program).unwrap_or(false) {
            let _ = backup::run(&program);
        }
        let _ = backup::prune_if_due(&program);
    }

    /// Gives the database a new key if a dismissal asks for one.
    ///
    /// # Errors
    /// `Locked`; `Busy`; `Storage`: it stays due.
    pub(super) fn rekey_if_due(&self) -> Result<()> {
        let clinic = self.clinic()?.for_actor(Actor::program());
        if !clinic.peek(settings::rekey_due)? {
            return Ok(());
        }
        let work = clinic.file_work()?;
        rekey::rekey(&clinic, &work)?;
        clinic.transact(crate::audit::Op::Rekey, |tx| settings::set_rekey_due(tx, false))
    }

    /// Makes the backup that is due as somebody leaves, without keeping them.
    pub(super) fn leave(&self, clinic: &Clinic) {
        let program = clinic.for_actor(Actor::program());
        if !backup::is_due_at_leaving(&program).unwrap_or(false) {
            return;
        }
        let made = std::thread::Builder::new().name("backup".into()).spawn(move || {
            // What fails now is made at the next leaving or by the daily clock.
            let _ = backup::run(&program);
        });
        let before = std::mem::replace(&mut *self.leaving(), made.ok());
        drop(before);
    }

    /// Waits until the backup begun at the last lock is written: before the program ends.
    pub fn finish(&self) {
        let made = self.leaving().take();
        if let Some(made) = made {
            let _ = made.join();
        }
    }

    fn leaving(&self) -> MutexGuard<'_, Option<JoinHandle<()>>> {
        self.leaving.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_chores(&self) -> MutexGuard<'_, Timestamp> {
        self.next_chores.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.finish();
    }
}
