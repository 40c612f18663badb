//! Identifiers: newtypes that cannot be mistaken for each other and are never reused.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Result, error::Problem};

macro_rules! row_ids {
    ($($(#[$doc:meta])* $name:ident as $ts:literal),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = $ts)]
        pub struct $name(i64);

        impl $name {
            /// From a row's id.
            pub fn new(id: i64) -> Self {
                $name(id)
            }
            /// The row's id.
            pub fn get(self) -> i64 {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.0.into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                value.as_i64().map($name)
            }
        }
    )*};
}

row_ids! {
    /// A staff account.
    AccountId as "number & { readonly is: \"AccountId\" }",
    /// An encrypted attachment.
    AttachmentId as "number & { readonly is: \"AttachmentId\" }",
    /// One destruction, from dry run to act.
    DestructionId as "number & { readonly is: \"DestructionId\" }",
    /// An estimate (its draft and all issued versions).
    EstimateId as "number & { readonly is: \"EstimateId\" }",
    /// One issued version of an estimate.
    IssuedId as "number & { readonly is: \"IssuedId\" }",
    /// A lead: one person as recorded once.
    LeadId as "number & { readonly is: \"LeadId\" }",
    /// A letter or other request with a legal clock.
    RequestId as "number & { readonly is: \"RequestId\" }",
    /// A service of the catalogue.
    ServiceId as "number & { readonly is: \"ServiceId\" }",
    /// A trip.
    TripId as "number & { readonly is: \"TripId\" }",
}

/// The random name of a person outside the person's own rows: the audit log and the ledger of the
/// destroyed know a lead only by it. 32 lower-case hex digits; says nothing about who it was.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct SubjectUid(String);

impl SubjectUid {
    /// From 16 random bytes.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        SubjectUid(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }
    /// The hex digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// Reads the stored form.
    pub fn parse(text: &str) -> Result<Self> {
        if text.len() == 32 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            Ok(SubjectUid(text.to_owned()))
        } else {
            Err(Error::invalid("subject_uid", Problem::Unknown))
        }
    }
}

/// A number people can say on the phone, for letters and cases: `K-2026-0012` (a lead's card),
/// `L-2026-0012` (a letter). Counted per year, never reused.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct CaseNo(String);

impl CaseNo {
    /// Number `n` of a series in a year.
    pub fn new(series: char, year: i32, n: i64) -> Self {
        CaseNo(format!("{series}-{year}-{n:04}"))
    }
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// Year and number, when it is one of `series`.
    pub fn of_series(&self, series: char) -> Option<(i32, i64)> {
        let mut parts = self.0.strip_prefix(series)?.strip_prefix('-')?.split('-');
        let (year, number) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        (parts.next().is_none() && *self == CaseNo::new(series, year, number)).then_some((year, number))
    }
    /// What a person typed, ready to compare: case and spaces do not matter.
    pub fn typed(text: &str) -> Self {
        CaseNo(text.trim().to_uppercase())
    }
}

macro_rules! text_columns {
    ($($name:ident),*) => {$(
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.0.as_str().into())
            }
        }
        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                value.as_str().map(|text| $name(text.to_owned()))
            }
        }
    )*};
}

text_columns!(SubjectUid, CaseNo);
