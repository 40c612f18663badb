//! The commands of the door itself: before the clinic is open, or about keys and accounts.

use serde_json::Value;

use super::{Door, accounts, keys, restore, set_up, sign_in, state};
use crate::Result;
use crate::api::{Nothing, read_args};
use crate::audit::Touched;

macro_rules! door_commands {
    ($($name:ident: $verb:path, $args:ty => $reply:ty, $touches:expr;)*) => {
        /// Runs a door command; `None` when the name is not the door's.
        pub(super) fn call(door: &Door, name: &str, args: &Value) -> Option<Result<(Value, Vec<Touched>)>> {
            match name {
                $(stringify!($name) => Some(
                    read_args::<$args>(args.clone())
                        .and_then(|args| $verb(door, args))
                        .and_then(|reply| Ok((serde_json::to_value(reply)?, Vec::from($touches)))),
                ),)*
                _ => None,
            }
        }

        /// Every command of the door.
        pub(crate) const COMMANDS: &[&str] = &[$(stringify!($name),)*];

        pub(crate) fn describe(types: &mut crate::api::Types) {
            $(types.command::<$args, $reply>(stringify!($name));)*
        }
    };
}

door_commands! {
    door_state: state::get, Nothing => super::DoorState, [];
    clinic_set_up: set_up::set_up, super::NewClinic => super::RecoveryWords, [];
    sign_in: sign_in::sign_in, super::Credentials => super::DoorState, [];
    lock: sign_in::lock, Nothing => super::DoorState, [];
    session_touch: sign_in::touch, Nothing => Nothing, [];
    recover: keys::recover, super::Recovery => super::DoorState, [];
    restore_look: restore::look, crate::backup::BackupFolder => Vec<crate::backup::FoundBackup>, [];
    restore: restore::restore, super::RestoreOrder => super::DoorState, [];
    recovery_code_renew: keys::renew, Nothing => super::RecoveryWords, [Touched::Settings];
    recovery_code_confirm: keys::confirm, super::CodeTyped => super::DoorState, [Touched::Settings];
    recovery_code_paper: keys::paper, Nothing => crate::hand_over::Paper, [];
    account_register: accounts::register, super::StaffPassword => crate::staff::Account, [Touched::Staff];
    account_change: accounts::change, super::AccountChange => crate::staff::Account, [Touched::Staff];
    account_password: accounts::set_password, super::NewPassword => Nothing, [Touched::Staff];
    password_change: accounts::change_own, super::OwnPassword => Nothing, [];
}
