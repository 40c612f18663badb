//! The answer as a file: the same items for a program to read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::{self, AccessAnswer};
use crate::Result;
use crate::clinic::Clinic;
use crate::hand_over::PaperOrigin;
use crate::values::text;

/// An answer in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerFile {
    /// The letter's number with `.json`; never a name.
    pub file_name: String,
    /// The file's text: JSON, UTF-8.
    pub json: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Whose and what it is, for the register.
    pub origin: PaperOrigin,
}

/// The answer as JSON.
///
/// # Errors
/// `NotFound { request }`; `WrongState { destroyed }`.
pub fn data(clinic: &Clinic, of: AccessAnswer) -> Result<AnswerFile> {
    let answer = answer::make(clinic, of)?;
    let json = serde_json::to_string_pretty(&answer)?;
    Ok(AnswerFile {
        file_name: format!("{}-access-{}.json", answer.request, answer.language.code()),
        sha256: text::sha256(json.as_bytes()),
        json,
        origin: answer.origin(of.request),
    })
}
