//! Roles: what a signed-in person may do. One person may hold several.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Result, error::Problem};

/// A role at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes leads, consents, estimates and letters.
    Receptionist,
    /// Coordinates trips; reads leads.
    Coordinator,
    /// Handles letters, sees blocked records, destroys with proof (152-FZ Art. 22.1).
    PrivacyOfficer,
    /// Settings, staff, keys. Sees no person by this role alone.
    Administrator,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 4] =
        [Role::Receptionist, Role::Coordinator, Role::PrivacyOfficer, Role::Administrator];

    /// The stored word.
    pub fn code(self) -> &'static str {
        match self {
            Role::Receptionist => "receptionist",
            Role::Coordinator => "coordinator",
            Role::PrivacyOfficer => "privacy_officer",
            Role::Administrator => "administrator",
        }
    }

    /// Reads the stored word.
    pub fn from_code(code: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|role| role.code() == code)
            .ok_or_else(|| Error::invalid("roles", Problem::Unknown))
    }
}
