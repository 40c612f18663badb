//! The front door: who may come in, what can be asked before the clinic is open, and who holds the
//! key meanwhile.
//!
//! The shell, the browser stories and the CLI hold one [`Door`] each and pass everything through
//! [`Door::call`]. Locked means closed: keys are wiped, the database is shut, every clinic command
//! answers `Locked`. Refuses: a second vault in one folder, signing in while throttled.

mod accounts;
mod chores;
mod commands;
mod keys;
mod restore;
mod set_up;
mod sign_in;
mod state;

pub use accounts::{AccountChange, NewPassword, OwnPassword, StaffPassword};
pub(crate) use commands::{COMMANDS, describe};
pub use keys::{CodeTyped, Recovery, RecoveryWords};
pub use restore::RestoreOrder;
pub use set_up::NewClinic;
pub use sign_in::Credentials;
pub use state::{DoorState, Session, Stage};

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use serde_json::Value;

use crate::api::{self, Answer};
use crate::audit::{Op, Outcome};
use crate::clinic::{Actor, Clinic};
use crate::erasure;
use crate::settings;
use crate::staff::Account;
use crate::surroundings::Surroundings;
use crate::values::{Day, Timestamp};
use crate::vault::{Cost, DeviceSecret, Keeper, RecoveryCode};
use crate::{Error, Result};

/// The door of one clinic's folder.
pub struct Door {
    folder: PathBuf,
    device: Arc<dyn DeviceSecret>,
    world: Arc<dyn Surroundings>,
    cost: Cost,
    inside: Mutex<Option<Inside>>,
    used: Mutex<Timestamp>,
    /// The backup made while leaving, if one is on its way.
    leaving: Mutex<Option<JoinHandle<()>>>,
    /// When the background clock looks next whether a backup or a new key is due.
    next_chores: Mutex<Timestamp>,
    /// Whether interrupted destructions are still to be looked for since the clinic was opened.
    just_opened: AtomicBool,
    net: Mutex<Net>,
}

/// When the safety net was last drawn since the opening.
#[derive(Default)]
struct Net {
    /// The day retention was last looked at.
    day: Option<Day>,
    /// The last look for hard dates.
    minute: Option<Timestamp>,
}

/// What is there while someone is signed in.
struct Inside {
    keeper: Keeper,
    clinic: Clinic,
    account: Account,
    password_only: bool,
    /// A recovery code shown and not yet typed back.
    unconfirmed: Option<RecoveryCode>,
}

/// What the background clock learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    /// Nothing of note.
    Quiet,
    /// The desk locked itself after the idle time: the page must be thrown away.
    Locked,
}

impl Door {
    /// The door of a folder; nothing is opened or made yet. `cost` is what a new password costs.
    pub fn new(
        folder: &Path,
        device: Arc<dyn DeviceSecret>,
        world: Arc<dyn Surroundings>,
        cost: Cost,
    ) -> Self {
        let world_now = world.now();
        let used = Mutex::new(world_now);
        Door {
            folder: folder.to_owned(),
            device,
            world,
            cost,
            inside: Mutex::default(),
            next_chores: Mutex::new(world_now),
            used,
            leaving: Mutex::default(),
            just_opened: AtomicBool::new(true),
            net: Mutex::default(),
        }
    }

    /// Answers one command. Clinic commands run outside the door's own lock, so a long
    /// destruction does not keep others waiting.
    pub fn call(&self, name: &str, args: Value) -> Answer {
        api::answer(self.dispatch(name, args))
    }

    fn dispatch(&self, name: &str, args: Value) -> Result<(Value, Vec<crate::audit::Touched>)> {
        if let Some(result) = commands::call(self, name, &args) {
            return result;
        }
        let clinic = self.clinic()?;
        let data = api::call(&clinic, name, args)?;
        Ok((data, clinic.changed()))
    }

    /// A handle of the open clinic for the person signed in.
    ///
    /// # Errors
    /// `Locked`.
    pub fn clinic(&self) -> Result<Clinic> {
        self.with_inside(|inside| Ok(inside.clinic.for_actor(inside.clinic.actor().clone())))
    }

    /// Once a second: writes waiting looks to the log; locks after the idle time. The first one after
    /// an opening goes on with destructions that were interrupted, and takes as long as they do. Once a
    /// minute the safety net is drawn: what has come to its hard date is destroyed.
    pub fn tick(&self) -> Tick {
        let Ok(clinic) = self.clinic() else { return Tick::Quiet };
        // A log that cannot be written now is tried again in a second; the looks are kept.
        let _ = clinic.flush_looks().and_then(|()| clinic.anchor_log());
        if self.just_opened.swap(false, Ordering::Relaxed) {
            // What fails now is in the log and waits for the officer or the next opening.
            let _ = erasure::resume_unfinished(&clinic.for_actor(Actor::program()));
            self.chores_after_opening();
        }
        self.draw_net(&clinic.for_actor(Actor::program()));
        // What cannot be read now is verified at the next tick.
        let _ = clinic.watch_log();
        let now = self.world.now();
        self.do_chores(&clinic, now);
        let minutes = clinic
            .for_actor(Actor::program())
            .peek(settings::current)
            .map_or(10, |settings| settings.idle_lock_minutes);
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if now < *used {
            // The clock went back: the idle time starts again from here.
            *used = now;
        }
        if now.seconds_since(*used) < i64::from(minutes) * 60 {
            return Tick::Quiet;
        }
        drop(used);
        self.lock();
        Tick::Locked
    }

    /// Retention once a day, the safety net once a minute. What fails is in the log and is tried again.
    fn draw_net(&self, program: &Clinic) {
        let now = self.world.now();
        let mut net = self.net.lock().unwrap_or_else(PoisonError::into_inner);
        let today = program.peek(|tx| Ok(tx.today())).ok();
        if today.is_some() && net.day != today && erasure::turn(program).is_ok() {
            net.day = today;
        }
        if net.minute.is_none_or(|last| now < last || now.seconds_since(last) >= 60) {
            net.minute = Some(now);
            let _ = erasure::destroy_due(program);
        }
    }

    /// Someone is at the desk: the idle time starts again.
    pub fn touch(&self) {
        *self.used.lock().unwrap_or_else(PoisonError::into_inner) = self.world.now();
    }

    /// Locks: waiting looks are written, the database is shut, keys are wiped. A backup that is due
    /// is handed to a thread of its own, so the lock does not wait for it; the file and the keys are
    /// let go when it is written.
    pub fn lock(&self) {
        let inside = self.inside().take();
        self.just_opened.store(true, Ordering::Relaxed);
        *self.net.lock().unwrap_or_else(PoisonError::into_inner) = Net::default();
        if let Some(inside) = inside {
            // Locking must succeed whatever the disk says.
            let _ = inside.clinic.flush_looks();
            let _ = inside.clinic.note(Op::Lock, Outcome::Ok, "");
            let _ = inside.clinic.anchor_log();
            self.leave(&inside.clinic);
        }
    }

    fn inside(&self) -> MutexGuard<'_, Option<Inside>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with_inside<T>(&self, run: impl FnOnce(&mut Inside) -> Result<T>) -> Result<T> {
        self.inside().as_mut().ok_or(Error::Locked).and_then(run)
    }
}
