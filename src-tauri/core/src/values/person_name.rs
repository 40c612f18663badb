//! A person's name in up to three scripts. The patronymic is optional; nothing is guessed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::text;
use crate::{Error, Result, error::Problem};

/// Longest part of a name in characters.
const PART_MAX: usize = 100;

/// Surname, given name and patronymic as the person writes them, the passport (Latin) spelling and
/// the Chinese name. At least one of surname, given name, Latin and Chinese is there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct PersonName {
    /// Surname; may be double, hyphenated, or empty for a caller known by first name only.
    #[serde(default)]
    pub surname: String,
    /// Given name.
    #[serde(default)]
    pub given: String,
    /// Patronymic (отчество); empty when there is none.
    #[serde(default)]
    pub patronymic: String,
    /// Passport spelling in Latin letters, surname first.
    #[serde(default)]
    pub latin: String,
    /// Chinese name, in hanzi.
    #[serde(default)]
    pub chinese: String,
}

impl PersonName {
    /// Checks and cleans what was typed.
    ///
    /// # Errors
    /// `Invalid` naming the part: characters that no name has (digits, emoji, control marks),
    /// more than 100 characters, or all parts empty (`surname` / `Empty`).
    pub fn checked(self) -> Result<Self> {
        let name = PersonName {
            surname: part("surname", &self.surname, is_name_char)?,
            given: part("given", &self.given, is_name_char)?,
            patronymic: part("patronymic", &self.patronymic, is_name_char)?,
            latin: part("latin", &self.latin, |c| is_name_char(c) && (!c.is_alphabetic() || is_latin(c)))?,
            chinese: part("chinese", &self.chinese, |c| is_hanzi(c) || c == '·')?,
        };
        if name.surname.is_empty()
            && name.given.is_empty()
            && name.latin.is_empty()
            && name.chinese.is_empty()
        {
            return Err(Error::invalid("surname", Problem::Empty));
        }
        Ok(name)
    }

    /// The full name for a list or a paper: surname first, whatever is known.
    pub fn full(&self) -> String {
        let native = join([&self.surname, &self.given, &self.patronymic]);
        [native, self.latin.clone(), self.chinese.clone()]
            .into_iter()
            .find(|s| !s.is_empty())
            .unwrap_or_default()
    }

    /// Surname and initials for dense rows: `Лебедева А. С.`
    pub fn short(&self) -> String {
        if self.surname.is_empty() {
            return self.full();
        }
        let initial = |part: &str| part.chars().next().map(|c| format!("{c}.")).unwrap_or_default();
        join([&self.surname, &initial(&self.given), &initial(&self.patronymic)])
    }
}

fn join<'a>(parts: impl IntoIterator<Item = &'a String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

fn part(field: &str, typed: &str, fits: impl Fn(char) -> bool) -> Result<String> {
    let clean = text::line(field, typed, PART_MAX)?;
    if clean.chars().all(fits) { Ok(clean) } else { Err(Error::invalid(field, Problem::BadCharacters)) }
}

fn is_name_char(c: char) -> bool {
    c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | 'ʼ' | '.' | '·' | '\u{300}'..='\u{36f}')
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}')
}

fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(surname: &str, given: &str, patronymic: &str) -> PersonName {
        PersonName {
            surname: surname.into(),
            given: given.into(),
            patronymic: patronymic.into(),
            ..PersonName::default()
        }
    }

    #[test]
    fn ordinary_and_rare_names_pass() {
        for n in [
            name("Лебедева", "Анна", "Сергеевна"),
            name("Римский-Корсаков", "Пётр", ""),
            name("Мамедов", "Али", "Гасан оглы"),
            name("", "Анна", ""),
            PersonName { chinese: "王小明".into(), ..PersonName::default() },
        ] {
            assert!(n.clone().checked().is_ok(), "{n:?}");
        }
        assert_eq!(name("Лебедева", "Анна", "Сергеевна").short(), "Лебедева А. С.");
    }

    #[test]
    fn what_is_no_name_is_refused_and_the_field_is_named() {
        assert_eq!(name("", " ", "").checked(), Err(Error::invalid("surname", Problem::Empty)));
        assert_eq!(name("Анна😀", "", "").checked(), Err(Error::invalid("surname", Problem::BadCharacters)));
        assert_eq!(name("А", "123", "").checked(), Err(Error::invalid("given", Problem::BadCharacters)));
        assert_eq!(
            name(&"я".repeat(10_000), "", "").checked(),
            Err(Error::invalid("surname", Problem::TooLong { max: 100 }))
        );
        let wrong = PersonName { latin: "Анна".into(), ..PersonName::default() };
        assert_eq!(wrong.checked(), Err(Error::invalid("latin", Problem::BadCharacters)));
        let wrong = PersonName { chinese: "Wang".into(), ..PersonName::default() };
        assert_eq!(wrong.checked(), Err(Error::invalid("chinese", Problem::BadCharacters)));
    }
}
