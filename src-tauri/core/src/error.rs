//! What can go wrong, as one tagged enum with few kinds.
//!
//! The words live in the UI's messages; an error carries only what a sentence needs and never a
//! person's data: no names, no phones, no free text. `Internal` holds the place in the program.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::values::{Day, Timestamp};

/// The result of every verb.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a verb refused or failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(rename = "DeskError")]
pub enum Error {
    /// The clinic is locked: sign in first.
    Locked,
    /// No vault in this folder yet: the first-run wizard comes first.
    NoVault,
    /// A vault or database already stands here; nothing new is ever written over it.
    VaultExists,
    /// The password (or user) is wrong. `left` attempts remain before a pause.
    WrongPassword {
        /// Attempts left before the next pause.
        left: u32,
    },
    /// The recovery code has a typing error: its checksum does not agree. Nothing was tried.
    RecoveryCodeTypo,
    /// The recovery code is well formed but opens nothing here.
    WrongRecoveryCode,
    /// Too many failed attempts: sign-in waits until `until`.
    Throttled {
        /// First moment another attempt is heard.
        until: Timestamp,
    },
    /// This workstation's keyring lacks the device secret the vault was made with (wiped or
    /// another): enter the recovery code; the data is safe.
    DeviceChanged,
    /// This workstation's keyring cannot be asked (locked, not running), and the vault was made
    /// with it: start or unlock it, or enter the recovery code; the data is safe.
    DeviceMissing,
    /// A file is damaged; `what` says which. Nothing was changed.
    Damaged {
        /// Which file is damaged.
        what: FileKind,
    },
    /// The key does not fit this database: a wrong key, not a damaged file.
    WrongKey,
    /// The file was written by a newer program.
    NewerSchema {
        /// Version found in the file.
        found: u32,
        /// Newest version this program knows.
        known: u32,
    },
    /// The signed-in person's roles do not allow it.
    NotAllowed {
        /// The operation refused.
        op: String,
    },
    /// There is no such thing (any more).
    NotFound {
        /// The kind of thing, as in the audit log: `lead`, `estimate`…
        what: String,
    },
    /// A field is not acceptable. The draft is kept by the caller.
    Invalid {
        /// Field path as the caller named it, e.g. `phones.0`.
        field: String,
        /// What is wrong with it.
        problem: Problem,
    },
    /// Consent was withdrawn: no use of the record (152-FZ Art. 21(5)).
    Blocked {
        /// The day by which the record is destroyed.
        due: Day,
    },
    /// The record is blocked while a claim about it is checked (152-FZ Art. 21(1)).
    Disputed {
        /// The day by which the check ends.
        due: Day,
    },
    /// The person's consent does not cover this purpose (152-FZ Art. 6(1), 9).
    NoConsent {
        /// The purpose lacking consent.
        purpose: crate::consent::PurposeKind,
    },
    /// There is no consent at all, and the days for answering the person's own enquiry are over:
    /// record a consent, or the record waits for destruction (152-FZ Art. 5(2), 6(1)1).
    EnquiryOver {
        /// First day on which the enquiry is answered no more.
        since: Day,
    },
    /// The written health-data consent is missing (152-FZ Art. 10).
    NoHealthConsent,
    /// Someone else changed it first; `current` is the version now stored.
    Conflict {
        /// The version now stored.
        current: u32,
    },
    /// The operation does not fit the present state (e.g. editing an issued estimate).
    WrongState {
        /// A stable word for the state met.
        state: String,
    },
    /// The disk refused: full, read-only, gone.
    Storage {
        /// Why the disk refused.
        problem: StorageProblem,
    },
    /// The ledger of the destroyed is not there: without it a restore could bring them back.
    LedgerMissing,
    /// The ledger of the destroyed was changed by another hand.
    LedgerTampered {
        /// First line that does not fit; the heading is line 1.
        line: u32,
    },
    /// The ledger of the destroyed is older than the backup: people are missing in it.
    LedgerTooOld {
        /// Lines it has.
        has: u32,
        /// Lines it had when the backup was made.
        needs: u32,
    },
    /// The backup is not whole or was changed by another hand. Nothing was restored.
    BackupDamaged,
    /// Backups may not stand in this folder.
    FolderRefused {
        /// Why not.
        reason: crate::backup::FolderProblem,
    },
    /// The data file is used by another window or program; try again.
    Busy,
    /// No printing system or no printer on this computer: save the paper instead.
    NoPrinter,
    /// The printing system refused the job.
    PrinterRefused,
    /// A defect of the program. `report` is its place, free of personal data.
    Internal {
        /// Module and reason, free of personal data.
        report: String,
    },
}

/// Which file is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// The vault header (both copies).
    VaultHeader,
    /// The database.
    Database,
    /// The audit chain inside the database.
    AuditChain,
    /// An encrypted attachment.
    Attachment,
}

/// Why the disk refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StorageProblem {
    /// No space left.
    Full,
    /// Read-only medium or missing rights.
    ReadOnly,
    /// The folder or file is gone, or another input/output failure.
    Unreachable,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Problem {
    /// Must be filled in.
    Empty,
    /// Longer than `max` characters.
    TooLong {
        /// Longest accepted length in characters.
        max: u32,
    },
    /// Below the smallest accepted value.
    TooSmall {
        /// Smallest accepted value.
        min: i32,
    },
    /// Above the largest accepted value.
    TooLarge {
        /// Largest accepted value.
        max: i32,
    },
    /// Contains characters that have no place here (control, emoji, bidi marks).
    BadCharacters,
    /// Not a valid phone number.
    Phone,
    /// Not a valid e-mail address.
    Email,
    /// Not a tooth of ISO 3950 (FDI).
    Tooth,
    /// No such day in the calendar.
    Day,
    /// Not a time of day (`HH:MM`).
    Time,
    /// Lies in the future, which cannot be.
    Future,
    /// Lies before what it must follow.
    TooEarly,
    /// Not one of the known choices.
    Unknown,
    /// Does not equal what had to be repeated.
    Mismatch,
    /// Too weak a password.
    Weak,
    /// Already used by another.
    Taken,
    /// The file ends in the middle of it.
    Cut,
}

impl Error {
    /// A field error.
    pub fn invalid(field: impl Into<String>, problem: Problem) -> Self {
        Error::Invalid { field: field.into(), problem }
    }
    /// "There is no such …".
    pub fn not_found(what: &str) -> Self {
        Error::NotFound { what: what.to_owned() }
    }
    /// A defect; `report` must be free of personal data.
    pub fn internal(report: impl Into<String>) -> Self {
        Error::Internal { report: report.into() }
    }
    /// Puts a field error under a parent path: `tooth` → `items.3.tooth`.
    pub fn under(self, parent: &str) -> Self {
        match self {
            Error::Invalid { field, problem } if field.is_empty() => {
                Error::Invalid { field: parent.to_owned(), problem }
            }
            Error::Invalid { field, problem } => {
                Error::Invalid { field: format!("{parent}.{field}"), problem }
            }
            other => other,
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // JSON, so that a value refusing itself inside serde keeps its kind on the way out.
        f.write_str(&serde_json::to_string(self).unwrap_or_else(|_| "error".to_owned()))
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    /// SQLite's message may quote values, so only its code survives.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Error::Storage { problem: StorageProblem::Full },
            Some(Code::ReadOnly | Code::PermissionDenied) => {
                Error::Storage { problem: StorageProblem::ReadOnly }
            }
            Some(Code::SystemIoFailure | Code::CannotOpen) => {
                Error::Storage { problem: StorageProblem::Unreachable }
            }
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Error::Busy,
            Some(Code::DatabaseCorrupt) => Error::Damaged { what: FileKind::Database },
            Some(Code::NotADatabase) => Error::WrongKey,
            Some(_) => match &error {
                rusqlite::Error::SqliteFailure(code, _) => {
                    Error::internal(format!("sqlite {}", code.extended_code))
                }
                _ => Error::internal("sqlite statement"),
            },
            None => match error {
                rusqlite::Error::QueryReturnedNoRows => Error::not_found("row"),
                rusqlite::Error::FromSqlConversionFailure(column, _, _) => {
                    Error::internal(format!("sqlite column {column} holds an unknown value"))
                }
                rusqlite::Error::InvalidColumnType(column, name, _) => {
                    Error::internal(format!("sqlite column {column} {name} has another type"))
                }
                rusqlite::Error::InvalidColumnName(name) => Error::internal(format!("no column {name}")),
                rusqlite::Error::InvalidParameterCount(got, wanted) => {
                    Error::internal(format!("sqlite parameters: {got} for {wanted}"))
                }
                _ => Error::internal("sqlite use"),
            },
        }
    }
}

impl From<std::io::Error> for Error {
    /// The path may hold a user's name, so only the kind survives.
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let problem = match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded => StorageProblem::Full,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => StorageProblem::ReadOnly,
            _ => StorageProblem::Unreachable,
        };
        Error::Storage { problem }
    }
}

impl From<serde_json::Error> for Error {
    /// Only the position survives: the text may quote what was typed.
    fn from(error: serde_json::Error) -> Self {
        Error::internal(format!("json line {} column {}", error.line(), error.column()))
    }
}
