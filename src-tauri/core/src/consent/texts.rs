//! The texts people agree to: versions, immutable once published, each with its hash.
//!
//! The first versions stand here as data; they name the operator by the head of the document, so
//! one text serves whatever the operator's address becomes. Refuses: changing a published text (by
//! trigger).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConsentKind, store};
use crate::Result;
use crate::clinic::Tx;
use crate::values::{Language, Timestamp, text};

/// A published text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsentText {
    /// Row number.
    #[ts(type = "number")]
    pub id: i64,
    /// Of which kind.
    pub kind: ConsentKind,
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

/// What a new clinic starts with: version 1 of three kinds. A text for third parties does not
/// exist: the policy (§4.4) promises that none receives data.
const FIRST: &[(ConsentKind, Language, &str)] = &[
    (ConsentKind::Processing, Language::Ru, include_str!("texts/processing.ru.txt")),
    (ConsentKind::Processing, Language::Zh, include_str!("texts/processing.zh.txt")),
    (ConsentKind::Processing, Language::En, include_str!("texts/processing.en.txt")),
    (ConsentKind::Health, Language::Ru, include_str!("texts/health.ru.txt")),
    (ConsentKind::Health, Language::Zh, include_str!("texts/health.zh.txt")),
    (ConsentKind::Health, Language::En, include_str!("texts/health.en.txt")),
    (ConsentKind::Marketing, Language::Ru, include_str!("texts/marketing.ru.txt")),
    (ConsentKind::Marketing, Language::Zh, include_str!("texts/marketing.zh.txt")),
    (ConsentKind::Marketing, Language::En, include_str!("texts/marketing.en.txt")),
];

/// Publishes the first versions in a new clinic.
pub(crate) fn seed(tx: &Tx<'_>) -> Result<()> {
    for (kind, language, file) in FIRST {
        let (title, body) = file.trim().split_once("\n\n").unwrap_or((file, ""));
        let sha256 = text::sha256(format!("{title}\n{body}").as_bytes());
        store::insert_text(tx, *kind, 1, *language, title, body, &sha256)?;
    }
    Ok(())
}
