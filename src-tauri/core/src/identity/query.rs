//! What somebody typed into the search box, as prefixes of terms.

use super::{
    Term, chinese, diminutives,
    key::{self, Reading},
    letters::{self, is_hanzi, is_hyphen},
    misspelt,
};

/// Most characters that are read; the rest of a pasted text is not looked at.
const CHARS_MAX: usize = 400;
/// Most words that are looked for.
const WORDS_MAX: usize = 8;
/// Longest prefix that is looked for, in characters.
const WORD_MAX: usize = 64;
/// Shortest word that may hold a typing error, in letters.
const MISSPELT_FROM: usize = 5;
/// Readings tried of each word that may have been meant.
const READINGS: usize = 2;
/// Digits that are one phone however they are parted by spaces.
const WHOLE_PHONE: usize = 7;

/// A query: every word must match something of the person, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words; none for a blank query.
    pub words: Vec<QueryWord>,
}

/// One word of a query: it matches a person who has a term beginning with any of the prefixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryWord {
    /// Prefixes of terms, the plainest reading first; at least one, none of them empty.
    pub prefixes: Vec<String>,
    /// The letters typed, where it is a word of a name in an alphabet; empty otherwise.
    letters: String,
}

impl Query {
    /// Nothing to look for: the caller shows its ordinary list.
    pub fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a person with these terms is found. A blank query finds everybody.
    pub fn matches(&self, terms: &[Term]) -> bool {
        self.words.iter().all(|word| terms.iter().any(|term| word.matches(term)))
    }
}

impl QueryWord {
    /// Whether this term begins as the word does.
    pub fn matches(&self, term: &Term) -> bool {
        self.prefixes.iter().any(|prefix| term.text.starts_with(prefix.as_str()))
    }

    /// Whole terms the word may have been meant as, one letter mistyped: one too many, one missing, another
    /// one, or two neighbours swapped. None for a short word: it would mean anybody.
    pub fn misspelt(&self) -> Vec<String> {
        if self.letters.chars().count() < MISSPELT_FROM {
            return Vec::new();
        }
        let meant = misspelt::near(&self.letters);
        let mut terms: Vec<String> = meant
            .iter()
            .flat_map(|word| key::keys(word, Reading::Stored).into_iter().take(READINGS))
            .chain(meant.iter().filter(|word| word.is_ascii()).cloned())
            .collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// The half-open ranges `first <= term < end` of a byte-ordered index, one per prefix.
    pub fn ranges(&self) -> impl Iterator<Item = (&str, String)> {
        // U+10FFFF is no character, so it follows everything a term may continue with.
        self.prefixes.iter().map(|prefix| (prefix.as_str(), format!("{prefix}\u{10ffff}")))
    }
}

/// Reads what was typed: words of names in any script, phones however grouped, addresses, case
/// numbers. Never fails; what cannot be part of anything becomes a word that finds nobody.
pub fn query(typed: &str) -> Query {
    let typed = letters::fold(&typed.chars().take(CHARS_MAX).collect::<String>());
    let mut words = Vec::new();
    let mut digits = DigitRun::default();
    for piece in typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')) {
        if piece.is_empty() || digits.take(piece) {
            continue;
        }
        digits.finish(&mut words);
        if piece.contains('@') {
            words.extend(word([cut(piece)]));
            continue;
        }
        for part in piece.split(['.', '_', '·', '/', '+']) {
            words.extend(name_word(part));
        }
    }
    digits.finish(&mut words);
    words.truncate(WORDS_MAX);
    Query { words }
}

/// Neighbouring pieces that can be parts of one phone: `8`, `(914)`, `123-45-67`.
#[derive(Default)]
struct DigitRun {
    pieces: Vec<String>,
    /// Written as a phone is: with `+`, brackets, or a leading 8 or 7 of its own.
    dialled: bool,
}

impl DigitRun {
    fn take(&mut self, piece: &str) -> bool {
        let fits = |c: char| c.is_ascii_digit() || is_hyphen(c) || matches!(c, '+' | '(' | ')' | '.' | '/');
        if !piece.chars().all(fits) {
            return false;
        }
        let digits: String = piece.chars().filter(char::is_ascii_digit).collect();
        self.dialled |=
            piece.contains(['+', '(']) || (self.pieces.is_empty() && matches!(digits.as_str(), "8" | "7"));
        if !digits.is_empty() {
            self.pieces.push(digits);
        }
        true
    }

    fn finish(&mut self, words: &mut Vec<QueryWord>) {
        let run = std::mem::take(self);
        let whole = run.pieces.concat();
        if run.dialled || whole.len() >= WHOLE_PHONE {
            words.extend(phone_word(&whole));
        } else {
            words.extend(run.pieces.iter().filter_map(|piece| phone_word(piece)));
        }
    }
}

/// Digits as typed, and as E.164 begins where they start with a trunk 8, a Chinese 0, or 00.
fn phone_word(digits: &str) -> Option<QueryWord> {
    let international = match digits.as_bytes() {
        [b'0', b'0', _, _, _, ..] => digits.get(2..).map(str::to_owned),
        [b'8', b'6', b'1', ..] if digits.len() > 11 => None,
        [b'8', _, ..] => digits.get(1..).map(|rest| format!("7{rest}")),
        [b'0', _, _, _, ..] => digits.get(1..).map(|rest| format!("86{rest}")),
        _ => None,
    };
    word([cut(digits)].into_iter().chain(international.as_deref().map(cut)))
}

/// A word of a name, of a case number or of an address.
fn name_word(part: &str) -> Option<QueryWord> {
    let joined: String = part.chars().filter(|c| !is_hyphen(*c) && !is_punctuation(*c)).collect();
    let joined = cut(&joined);
    let bare = letters::bare(&joined);
    if bare.chars().any(is_hanzi) {
        let read = if bare.chars().count() > 1 { chinese::read(&bare) } else { None };
        let pinyin = read.map(|read| read.syllables.concat());
        return word([bare.into_owned()].into_iter().chain(pinyin));
    }
    let keys = key::keys(&bare, Reading::Typed);
    // A number among the letters is no slip of the hand.
    let letters = if bare.chars().all(char::is_alphabetic) { bare.to_string() } else { String::new() };
    let of_letters = |word: QueryWord| QueryWord { letters, ..word };
    if key::is_cyrillic(&bare) {
        let full = diminutives::full(&bare);
        let found = word(keys.into_iter().take(1).chain(full));
        return found.or_else(|| word([bare.clone().into_owned()])).map(of_letters);
    }
    // As typed, for pinyin, addresses and scripts without a key.
    let typed = if joined.contains('ü') { joined.replace('ü', "v") } else { bare.into_owned() };
    let hyphened = part.contains(is_hyphen).then(|| cut(part));
    let full: Vec<String> = diminutives::full(&typed).collect();
    word(keys.into_iter().chain([typed]).chain(hyphened).chain(full)).map(of_letters)
}

/// A word out of its prefixes, each once; `None` when all are empty.
fn word(prefixes: impl IntoIterator<Item = String>) -> Option<QueryWord> {
    let mut kept: Vec<String> = Vec::new();
    for prefix in prefixes {
        if !prefix.is_empty() && !kept.contains(&prefix) {
            kept.push(prefix);
        }
    }
    if kept.is_empty() { None } else { Some(QueryWord { prefixes: kept, letters: String::new() }) }
}

fn cut(text: &str) -> String {
    text.chars().take(WORD_MAX).collect()
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || c.is_control()
        || matches!(c, '«' | '»' | '“' | '”' | '„' | '…' | '№' | '\u{feff}' | '\u{2060}' | '，' | '。' | '、')
}
