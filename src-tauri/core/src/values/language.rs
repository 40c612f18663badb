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

    /// Picks the form of a word counted by `n`: Russian one / few / many (1 зуб, 2 зуба, 5 зубов),
    /// English one / other, Chinese always the same.
    pub fn plural<'a>(self, n: u64, ru: [&'a str; 3], zh: &'a str, en: [&'a str; 2]) -> &'a str {
        let ([one, few, many], [single, several]) = (ru, en);
        let russian = match (n % 10, n % 100) {
            (_, 11..=14) => many,
            (1, _) => one,
            (2..=4, _) => few,
            _ => many,
        };
        self.pick(russian, zh, if n == 1 { single } else { several })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_words_take_their_form() {
        let teeth = |n| {
            Language::ALL.map(|l| l.plural(n, ["зуб", "зуба", "зубов"], "颗", ["tooth", "teeth"])).join(" ")
        };
        assert_eq!(teeth(1), "зуб 颗 tooth");
        for (n, ru) in [(2, "зуба"), (5, "зубов"), (11, "зубов"), (12, "зубов"), (21, "зуб"), (104, "зуба")]
        {
            assert_eq!(teeth(n), format!("{ru} 颗 {}", if n == 1 { "tooth" } else { "teeth" }));
        }
    }
}
