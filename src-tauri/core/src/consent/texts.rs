//! The texts people agree to: versions, immutable once published, each with its hash.
//!
//! The first versions stand here as data; they name the operator by the head of the document, so
//! one text serves whatever the operator's address becomes. Refuses: changing or removing a
//! published text (by trigger).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::drafting::Wording;
use super::{DocumentKind, store};
use crate::Result;
use crate::clinic::Tx;
use crate::values::{Language, Timestamp};

/// A published text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsentText {
    /// Row number.
    #[ts(type = "number")]
    pub id: i64,
    /// Of which document.
    pub kind: DocumentKind,
    /// 1, 2, 3…
    pub version: u32,
    /// In which language.
    pub language: Language,
    /// Heading.
    pub title: String,
    /// Paragraphs, a blank line between them.
    pub body: String,
    /// SHA-256 over title, newline, body.
    pub sha256: String,
    /// Since when.
    pub published_at: Timestamp,
}

/// What a new clinic starts with: version 1 of three consents and of the policy. A text for third
/// parties does not exist: the policy (§4.4) promises that none receives data.
const FIRST: &[(DocumentKind, [&str; 3])] = &[
    (
        DocumentKind::Processing,
        [
            include_str!("texts/processing.ru.txt"),
            include_str!("texts/processing.zh.txt"),
            include_str!("texts/processing.en.txt"),
        ],
    ),
    (
        DocumentKind::Health,
        [
            include_str!("texts/health.ru.txt"),
            include_str!("texts/health.zh.txt"),
            include_str!("texts/health.en.txt"),
        ],
    ),
    (
        DocumentKind::Marketing,
        [
            include_str!("texts/marketing.ru.txt"),
            include_str!("texts/marketing.zh.txt"),
            include_str!("texts/marketing.en.txt"),
        ],
    ),
    (
        DocumentKind::Policy,
        [
            include_str!("texts/policy.ru.txt"),
            include_str!("texts/policy.zh.txt"),
            include_str!("texts/policy.en.txt"),
        ],
    ),
];

/// The words a new clinic starts with; `None` for a document it does not have.
pub(super) fn first(kind: DocumentKind, language: Language) -> Option<Wording> {
    let (_, [ru, zh, en]) = FIRST.iter().find(|(known, _)| *known == kind)?;
    let (title, body) = language.pick(ru, zh, en).trim().split_once("\n\n")?;
    Some(Wording { title: title.to_owned(), body: body.to_owned() })
}

/// Publishes what a clinic of an older program does not have yet, as a new one starts with it: the
/// policy came later than the consents. Nothing of the kind may have been published before.
pub(crate) fn complete(tx: &Tx<'_>) -> Result<()> {
    for (kind, _) in FIRST {
        if store::newest_version(tx.sql(), *kind)?.is_none() {
            publish_first(tx, *kind)?;
            tx.about("consent_text", format_args!("{}:1", kind.code()));
        }
    }
    Ok(())
}

/// Whether [`complete`] has something to do.
pub(crate) fn is_incomplete(tx: &Tx<'_>) -> Result<bool> {
    for (kind, _) in FIRST {
        if store::newest_version(tx.sql(), *kind)?.is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn publish_first(tx: &Tx<'_>, kind: DocumentKind) -> Result<()> {
    store::insert_version(tx, kind, 1, None, None)?;
    for language in Language::ALL {
        if let Some(wording) = first(kind, language) {
            store::insert_text(tx, kind, 1, language, &wording)?;
        }
    }
    Ok(())
}

/// Publishes the first versions in a new clinic.
pub(crate) fn seed(tx: &Tx<'_>) -> Result<()> {
    FIRST.iter().try_for_each(|(kind, _)| publish_first(tx, *kind))
}
