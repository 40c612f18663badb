//! The key: one Latin word for every spelling of a name, whatever its script.
//!
//! A Cyrillic word has exactly one key; letter by letter, so a prefix of the word always gives a
//! prefix of the key. A Latin word has as many keys as it has sensible readings.

use super::latin::{self, Token};

/// Which readings of a Latin spelling are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Of a stored name: the likely ones, a few rows each.
    Stored,
    /// Of a typed word that may still be growing: all, and what its last letters may become.
    Typed,
}

impl Reading {
    /// Most keys of one word.
    fn most(self) -> usize {
        match self {
            Reading::Stored => 4,
            Reading::Typed => 24,
        }
    }
}

/// The keys of a bare word (see `letters::bare`), the plainest first. Letters of scripts without
/// a key pass as they are.
pub(super) fn keys(word: &str, reading: Reading) -> Vec<String> {
    let mut keys = whole(word, reading);
    if reading == Reading::Typed {
        for (cut, token) in latin::unfinished(word) {
            let Some(start) = word.get(..cut) else { continue };
            for mut key in whole(start, reading) {
                for value in token.sure {
                    let length = key.len();
                    append(&mut key, value);
                    keys.push(key.clone());
                    key.truncate(length);
                }
            }
        }
        drop_longer(&mut keys);
        keys.truncate(reading.most());
    }
    keys
}

/// The keys of a word that is taken as complete.
fn whole(word: &str, reading: Reading) -> Vec<String> {
    let mut keys = vec![String::with_capacity(word.len())];
    let mut rest = word;
    let mut hissed = false;
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        hissed = if let Some(value) = cyrillic(c) {
            each(&mut keys, value);
            false
        } else if hissed && c == 'o' {
            // Gorbachov and Gorbachev are one ё.
            branch(&mut keys, &["o", "e"], &[], reading);
            false
        } else if let Some(token) = latin::token(rest) {
            length = token.pattern.len();
            branch(&mut keys, token.sure, token.loose, reading);
            token.sure.first().is_some_and(|value| matches!(*value, "ch" | "sh" | "zh"))
        } else {
            each(&mut keys, c.encode_utf8(&mut [0; 4]));
            false
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    keys
}

fn each(keys: &mut [String], value: &str) {
    for key in keys {
        append(key, value);
    }
}

/// Multiplies the keys by the readings of one spelling, as far as there is room.
fn branch(keys: &mut Vec<String>, sure: &[&str], loose: &[&str], reading: Reading) {
    let loose = if reading == Reading::Typed { loose } else { &[] };
    let room = reading.most() / keys.len().max(1);
    let before = keys.len();
    for value in sure.iter().chain(loose).take(room).skip(1) {
        for index in 0..before {
            let Some(mut other) = keys.get(index).cloned() else { continue };
            append(&mut other, value);
            keys.push(other);
        }
    }
    if let (Some(first), Some(plain)) = (sure.first(), keys.get_mut(..before)) {
        each(plain, first);
    }
}

/// Adds letters; a doubled consonant and a run of `i` are written once.
fn append(key: &mut String, value: &str) {
    for c in value.chars() {
        let doubled = c.is_ascii_lowercase() && !matches!(c, 'a' | 'e' | 'o' | 'u') && key.ends_with(c);
        if !doubled {
            key.push(c);
        }
    }
}

/// A prefix already finds everything a longer prefix would.
fn drop_longer(keys: &mut Vec<String>) {
    let mut index = 0;
    while let Some(key) = keys.get(index) {
        let covered = keys.iter().enumerate().any(|(other, prefix)| {
            key.starts_with(prefix.as_str()) && (key.len() > prefix.len() || other < index)
        });
        if covered {
            keys.remove(index);
        } else {
            index += 1;
        }
    }
}

/// The key of one Cyrillic letter; hard and soft signs have none.
fn cyrillic(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' | 'ғ' => "g",
        'д' | 'ђ' => "d",
        'е' | 'ё' | 'э' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'ы' | 'і' | 'ї' | 'ј' => "i",
        'к' | 'қ' => "k",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' | 'ұ' | 'ү' => "u",
        'ф' => "f",
        'х' | 'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' | 'щ' => "sh",
        'ъ' | 'ь' => "",
        'ю' => "iu",
        'я' => "ia",
        _ => return None,
    })
}

/// Whether the word holds Cyrillic letters and no Latin ones.
pub(super) fn is_cyrillic(word: &str) -> bool {
    word.chars().any(|c| cyrillic(c).is_some()) && !word.chars().any(|c| c.is_ascii_alphabetic())
}

/// The whole key of a Cyrillic word.
pub(super) fn cyrillic_key(word: &str) -> String {
    whole(word, Reading::Stored).into_iter().next().unwrap_or_default()
}

impl Token {
    /// Whether the first letters of this spelling, `typed` of them, already suggest it.
    pub(super) fn begins_at(&self, typed: usize) -> bool {
        typed >= self.hint && typed < self.pattern.len()
    }
}
