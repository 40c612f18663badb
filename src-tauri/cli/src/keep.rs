//! `desk backup`, `desk verify`, `desk restore`, `desk destroy-due`: what a clinic's keeper does without
//! the window.
//!
//! The recovery code is read from the standard input and never from the arguments, which every program
//! on the computer can read. It opens the clinic on any computer; passwords are bound to the keyring of
//! the workstation and are asked by the window alone.

use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk_core::api::Nothing;
use desk_core::backup::{self, Checked};
use desk_core::clinic::Actor;
use desk_core::door::Door;
use desk_core::erasure::{self, State};
use desk_core::surroundings::Surroundings;
use desk_core::values::Timestamp;
use desk_core::vault::{Cost, NoDevice, Vault};
use desk_core::{Error, Result};

type Told = std::result::Result<(), String>;

/// The system's clock and randomness.
struct System;

#[allow(clippy::disallowed_methods, reason = "the command line is where time and randomness come in")]
impl Surroundings for System {
    fn now(&self) -> Timestamp {
        Timestamp::new(chrono::Utc::now())
    }
    fn random(&self, bytes: &mut [u8]) -> Result<()> {
        getrandom::fill(bytes).map_err(|_| Error::internal("the system gives no randomness"))
    }
    fn workstation(&self) -> String {
        "desk".into()
    }
}

fn door(data: &Path) -> Door {
    Door::new(data, Arc::new(NoDevice), Arc::new(System), Cost::default())
}

/// One line of the standard input.
fn code() -> std::result::Result<String, String> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(|error| error.to_string())?;
    let line = line.trim();
    if line.is_empty() {
        Err("the recovery code is read from the standard input".into())
    } else {
        Ok(line.into())
    }
}

/// Makes a backup of the clinic in `data`.
pub fn make(data: &Path, say: &mut dyn FnMut(String)) -> Told {
    let clinic = door(data).open_with_code(&code()?).map_err(words)?;
    backup::run(&clinic).map_err(words)?;
    say("A backup was made and verified.".into());
    Ok(())
}

/// Verifies a clinic's folder or a backup.
pub fn verify(what: &Path, is_backup: bool, say: &mut dyn FnMut(String)) -> Told {
    let code = code()?;
    let found = if is_backup {
        backup::check_backup(what, &code)
    } else {
        door(what).open_with_code(&code).and_then(|clinic| backup::check_clinic(&clinic))
    };
    let Checked { rows, files, log_entries, ledger_lines } = found.map_err(words)?;
    say(format!(
        "Whole: {rows} rows, {files} files, {log_entries} entries of the log, {ledger_lines} lines in the ledger of the destroyed."
    ));
    Ok(())
}

/// Restores a backup into an empty folder.
pub fn restore(from: &Path, to: &Path, ledger: Option<PathBuf>, say: &mut dyn FnMut(String)) -> Told {
    if Vault::exists(to) {
        return Err(words(Error::VaultExists));
    }
    let wanted = backup::Restore { backup: from.to_owned(), ledger, code: code()?.into(), login: None };
    door(to).restore(&wanted).map_err(words)?;
    say("Restored. Open the window on this folder and sign in with the recovery code to set a new password."
        .into());
    Ok(())
}

/// The safety net for a scheduler: what was interrupted goes on, ended terms enter their queue, and
/// whoever has come to the hard date is destroyed (152-FZ Art. 21(4), 21(5)). Numbers only are said.
pub fn destroy_due(data: &Path, say: &mut dyn FnMut(String)) -> Told {
    let clinic = door(data).open_with_code(&code()?).map_err(words)?.for_actor(Actor::program());
    let finished = erasure::resume_unfinished(&clinic).map_err(words)?;
    if finished > 0 {
        say(format!("Interrupted destructions finished: {finished}."));
    }
    erasure::turn(&clinic).map_err(words)?;
    match erasure::destroy_due(&clinic).map_err(words)? {
        Some(done) if done.state == State::Done => {
            let act = done.act_number.map(|number| number.to_string()).unwrap_or_default();
            say(format!(
                "Destroyed on their hard date: {}. Act {act} waits for a signature.",
                done.people.len()
            ));
        }
        Some(done) => {
            return Err(format!(
                "destruction {} is not done ({}). Open the window and look at Privacy.",
                done.id.get(),
                done.state.code()
            ));
        }
        None => {
            let due = erasure::announced(&clinic, Nothing {}).map_err(words)?;
            let late = due.coming.iter().filter(|one| one.days_left <= 0).count();
            if late > 0 {
                let why = if due.by_itself {
                    "a proof found something; open the window and look at Privacy"
                } else {
                    "the safety net is switched off"
                };
                return Err(format!("due and not destroyed: {late} ({why})"));
            }
            say(format!("Nobody is due. In the coming days: {}.", due.coming.len()));
        }
    }
    clinic.flush_looks().and_then(|()| clinic.anchor_log()).map_err(words)
}

/// What a refusal means at the command line; anything else as it is tagged.
fn words(error: Error) -> String {
    match error {
        Error::LedgerMissing => {
            "The ledger of the destroyed is missing. Without it destroyed people would come back, \
            so nothing was restored. Put destroyed.ledger beside the backup or name it with --ledger."
                .into()
        }
        Error::LedgerTampered { line } => format!(
            "The ledger of the destroyed was changed: line {line} does not fit. Nothing was restored. Take it from \
            the clinic's folder or another folder of backups."
        ),
        Error::LedgerTooOld { has, needs } => format!(
            "The ledger of the destroyed is older than the backup: it has {has} lines and had {needs}. Nothing was \
            restored. Take the newest one."
        ),
        Error::BackupDamaged => "The backup is damaged or was changed.".into(),
        Error::VaultExists => "A clinic already stands in this folder and is never overwritten.".into(),
        Error::RecoveryCodeTypo => {
            "The recovery code has a typing error; this does not count as an attempt.".into()
        }
        Error::WrongRecoveryCode => "The recovery code belongs to another clinic or was replaced.".into(),
        Error::NoVault => "There is no clinic in this folder.".into(),
        Error::Busy => "The clinic is in use by another program. Try again in a few seconds.".into(),
        other => other.to_string(),
    }
}
