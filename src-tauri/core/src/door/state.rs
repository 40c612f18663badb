//! What the door looks like from outside: which page the window shows first.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Door;
use crate::Result;
use crate::api::Nothing;
use crate::audit::watch;
use crate::staff::Account;
use crate::vault::Vault;

/// How far one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// An empty folder: the first-run wizard.
    NoVault,
    /// Sign in.
    Locked,
    /// Open.
    Open,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Session {
    /// The account.
    pub account: Account,
    /// The slot was made without a keyring: the folder and the password are enough. Said on screen.
    pub password_only: bool,
    /// The recovery code has been typed back once; otherwise the wizard's last step comes again.
    pub recovery_confirmed: bool,
    /// Something was found in the log that nobody has taken note of.
    pub audit_broken: bool,
}

/// The door's state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoorState {
    /// How far one is.
    pub state: Stage,
    /// Whether this workstation has a working keyring.
    pub keyring: bool,
    /// Who is signed in.
    pub session: Option<Session>,
}

/// Tells the state; reads no personal data.
pub(super) fn get(door: &Door, _: Nothing) -> Result<DoorState> {
    let inside = door.inside();
    let (state, session) = match inside.as_ref() {
        Some(inside) => {
            let session = Session {
                account: inside.account.clone(),
                password_only: inside.password_only,
                recovery_confirmed: super::keys::is_confirmed(&inside.clinic)?,
                audit_broken: inside.clinic.peek(|tx| watch::is_unanswered(tx.sql()))?,
            };
            (Stage::Open, Some(session))
        }
        None if super::set_up::is_unfinished(&door.folder) || !Vault::exists(&door.folder) => {
            (Stage::NoVault, None)
        }
        None => (Stage::Locked, None),
    };
    Ok(DoorState { state, keyring: door.device.available(), session })
}
