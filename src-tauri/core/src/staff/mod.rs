//! Staff: personal accounts, no shared login (152-FZ Art. 19, Decree 1119).
//!
//! Refuses: an account without a role, a login already taken, removing the last administrator.
//! Passwords are not here: they open slots of the vault.

mod account;
mod role;
mod store;

pub use account::{Account, NewAccount, change_roles, list, register};
pub use role::Role;
pub(crate) use store::{find_by_id, find_by_login};
