//! The three languages of the desk.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Result, error::Problem};

/// A language of people, papers and the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Russian.
    Ru,
    /// Chinese, simplified.
    Zh,
    /// English.
    En,
}

impl Language {
    /// All three, in the order the desk shows them.
    pub const ALL: [Language; 3] = [Language::Ru, Language::Zh, Language::En];

    /// ISO 639-1 code; the stored form.
    pub fn code(self) -> &'static str {
        match self {
            Language::Ru => "ru",
            Language::Zh => "zh",
            Language::En => "en",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
            .ok_or_else(|| Error::invalid("language", Problem::Unknown))
    }

    /// Picks the text of this language.
    pub fn pick<T>(self, ru: T, zh: T, en: T) -> T {
        match self {
            Language::Ru => ru,
            Language::Zh => zh,
            Language::En => en,
        }
    }
}
