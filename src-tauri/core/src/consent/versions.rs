//! The versions of a document: published, superseded, and the draft of the next.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::drafting::{self, TextDraft, TextOf};
use super::{ConsentText, DocumentKind, store};
use crate::Result;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::{Day, Timestamp};

/// A published version; the newest is in force, the others are superseded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextVersion {
    /// Of which document.
    pub kind: DocumentKind,
    /// 1, 2, 3…
    pub version: u32,
    /// Since when.
    pub published_at: Timestamp,
    /// Who published it; empty for the program itself.
    pub published_by: String,
    /// Whether it changed in substance.
    pub substance: bool,
    /// The last day on which consents to earlier versions are in force.
    pub renew_by: Option<Day>,
    /// Months for which a consent to it is in force.
    pub valid_months: Option<u32>,
    /// Its three languages.
    pub texts: Vec<ConsentText>,
}

/// A document from its first version to the draft of the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextHistory {
    /// Which document.
    pub kind: DocumentKind,
    /// Being written.
    pub draft: Option<TextDraft>,
    /// Published, newest first; empty while the document does not exist.
    pub versions: Vec<TextVersion>,
}

/// Every version of a document.
pub fn history(clinic: &Clinic, of: TextOf) -> Result<TextHistory> {
    clinic.read(Op::SeeSettings, |tx| {
        Ok(TextHistory {
            kind: of.kind,
            draft: drafting::of_kind(tx, of.kind)?,
            versions: store::versions(tx.sql(), of.kind)?,
        })
    })
}

/// The version a person who agreed on a day had before them; `None` before the first was published.
///
/// # Errors
/// Only the database's own.
pub(crate) fn in_force_on(tx: &Tx<'_>, kind: DocumentKind, on: Day) -> Result<Option<u32>> {
    let versions = store::versions(tx.sql(), kind)?;
    Ok(versions.into_iter().find(|one| one.published_at.day_in(tx.zone()) <= on).map(|one| one.version))
}

pub(super) fn newest(tx: &Tx<'_>, kind: DocumentKind) -> Result<Option<TextVersion>> {
    Ok(store::versions(tx.sql(), kind)?.into_iter().next())
}
