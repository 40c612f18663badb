//! Phone numbers in E.164 and e-mail addresses.

use phonenumber::{Mode, country};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Result, error::Problem};

/// Longest text that is looked at, in characters.
const LONGEST_TYPED: usize = 40;

/// Full-width signs of a Chinese keyboard as the others.
fn half_width(c: char) -> char {
    let shifted = u32::from(c).checked_sub(0xfee0).and_then(char::from_u32);
    shifted.filter(|half| matches!(half, '0'..='9' | '+' | '-' | '(' | ')')).unwrap_or(c)
}

/// What may stand between the digits.
fn parts(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}' | '(' | ')' | '-' | '.')
        || ('\u{2010}'..='\u{2015}').contains(&c)
}

/// A phone number, valid by libphonenumber's rules, stored in E.164 (`+79141234567`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Phone(String);

impl Phone {
    /// Reads what people type: `8 (914) 123-45-67`, `+7…`, `9141234567`, `+86 138…`, `138 4561 2345`.
    /// Without a country the number is taken as Russian, an eleven-digit `1[3-9]…` as Chinese.
    ///
    /// # Errors
    /// `Phone` for everything that cannot be dialled, `+8 914…` among it.
    pub fn parse(typed: &str) -> Result<Self> {
        let wrong = || Error::invalid("phone", Problem::Phone);
        let typed = typed.trim();
        if typed.chars().nth(LONGEST_TYPED).is_some() {
            return Err(wrong());
        }
        let typed: String = typed.chars().map(half_width).collect();
        if typed.chars().enumerate().any(|(at, c)| !(c.is_ascii_digit() || parts(c) || at == 0 && c == '+')) {
            return Err(wrong());
        }
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let text = match (typed.starts_with('+'), digits.len(), digits.as_bytes()) {
            (true, ..) => format!("+{digits}"),
            (false, 11, [b'8', rest @ ..]) => format!("+7{}", String::from_utf8_lossy(rest)),
            (false, 11, [b'7', ..]) => format!("+{digits}"),
            (false, 11, [b'1', b'3'..=b'9', ..]) => format!("+86{digits}"),
            (false, 13, [b'8', b'6', b'1', ..]) => format!("+{digits}"),
            (false, 12.., [b'0', b'0', rest @ ..]) => format!("+{}", String::from_utf8_lossy(rest)),
            (false, 10, _) => format!("+7{digits}"),
            (false, 11, [b'0', rest @ ..]) => format!("+86{}", String::from_utf8_lossy(rest)),
            _ => return Err(wrong()),
        };
        let number = phonenumber::parse(Some(country::RU), &text).map_err(|_| wrong())?;
        if !phonenumber::is_valid(&number) {
            return Err(wrong());
        }
        Ok(Phone(number.format().mode(Mode::E164).to_string()))
    }

    /// E.164.
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// For reading: `+7 914 123-45-67`, `+86 138 4561 2345`.
    pub fn show(&self) -> String {
        let digits = self.0.trim_start_matches('+');
        let groups = |code: &str, sizes: &[usize], separators: &[&str]| {
            let mut rest = digits.strip_prefix(code)?;
            let mut out = format!("+{code}");
            for (size, separator) in sizes.iter().zip(separators) {
                let (head, tail) = rest.split_at_checked(*size)?;
                out.push_str(separator);
                out.push_str(head);
                rest = tail;
            }
            rest.is_empty().then_some(out)
        };
        groups("7", &[3, 3, 2, 2], &[" ", " ", "-", "-"])
            .or_else(|| {
                digits.starts_with("861").then(|| groups("86", &[3, 4, 4], &[" ", " ", " "])).flatten()
            })
            .unwrap_or_else(|| match phonenumber::parse(None, &self.0) {
                Ok(number) => number.format().mode(Mode::International).to_string(),
                Err(_) => self.0.clone(),
            })
    }

    /// The last four digits, for dense rows: `…45-67`.
    pub fn tail(&self) -> String {
        let digits: Vec<char> = self.0.chars().filter(char::is_ascii_digit).collect();
        let tail: String = digits.iter().rev().take(4).rev().collect();
        let (a, b) = tail.split_at(tail.len() / 2);
        format!("…{a}-{b}")
    }
}

impl TryFrom<String> for Phone {
    type Error = Error;
    fn try_from(text: String) -> Result<Self> {
        Phone::parse(&text)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> String {
        phone.0
    }
}

impl rusqlite::ToSql for Phone {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(self.0.as_str().into())
    }
}

impl rusqlite::types::FromSql for Phone {
    /// What was stored had been checked when it came in; it is not parsed again.
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        value.as_str().map(|text| Phone(text.to_owned()))
    }
}

/// An e-mail address: one `@`, a dot in the domain, at most 254 characters (RFC 5321);
/// the domain in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Email(String);

impl Email {
    /// Checks the form only; whether it arrives nobody knows here.
    pub fn parse(typed: &str) -> Result<Self> {
        let wrong = || Error::invalid("email", Problem::Email);
        let typed = typed.trim();
        let (local, domain) = typed.rsplit_once('@').ok_or_else(wrong)?;
        let plain = |c: char| {
            !c.is_whitespace() && !c.is_control() && !matches!(c, '@' | '<' | '>' | ',' | ';' | '"')
        };
        let labels = domain.split('.').count() >= 2
            && domain.split('.').all(|label| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        let local_fits = !local.is_empty()
            && local.len() <= 64
            && local.chars().all(plain)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        if typed.len() <= 254 && local_fits && labels {
            Ok(Email(format!("{local}@{}", domain.to_lowercase())))
        } else {
            Err(wrong())
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Email {
    type Error = Error;
    fn try_from(text: String) -> Result<Self> {
        Email::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> String {
        email.0
    }
}

impl rusqlite::ToSql for Email {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(self.0.as_str().into())
    }
}

impl rusqlite::types::FromSql for Email {
    /// What was stored had been checked when it came in; it is not checked again.
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        value.as_str().map(|text| Email(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("8 (914) 123-45-67", "+79141234567")]
    #[case("+7 914 123 45 67", "+79141234567")]
    #[case("79141234567", "+79141234567")]
    #[case("9141234567", "+79141234567")]
    #[case("+86 138 4561 2345", "+8613845612345")]
    #[case("13845612345", "+8613845612345")]
    #[case("8613845612345", "+8613845612345")]
    #[case("+7 701 234 56 78", "+77012345678")]
    #[case("8 4162 22 33 44", "+74162223344")]
    fn what_people_type_becomes_e164(#[case] typed: &str, #[case] stored: &str) {
        assert_eq!(Phone::parse(typed).unwrap().e164(), stored);
    }

    #[rstest]
    #[case("")]
    #[case("+8 914 123 45 67")]
    #[case("12")]
    #[case("914 123")]
    #[case("telephone")]
    #[case("+7 914 123 45 678")]
    #[case("😀9141234567a")]
    #[case("00000000000")]
    fn what_cannot_be_dialled_is_refused(#[case] typed: &str) {
        assert_eq!(Phone::parse(typed), Err(Error::invalid("phone", Problem::Phone)));
    }

    #[test]
    fn numbers_are_shown_in_groups() {
        assert_eq!(Phone::parse("89141234567").unwrap().show(), "+7 914 123-45-67");
        assert_eq!(Phone::parse("13845612345").unwrap().show(), "+86 138 4561 2345");
        assert_eq!(Phone::parse("89141234567").unwrap().tail(), "…45-67");
    }

    #[test]
    fn addresses_without_a_domain_are_refused() {
        assert_eq!(Email::parse(" anna@Mail.RU ").unwrap().as_str(), "anna@mail.ru");
        for wrong in ["", "anna", "anna@", "@mail.ru", "an na@mail.ru", "anna@mail", "a@b@c.ru", "a@-b.ru"] {
            assert!(Email::parse(wrong).is_err(), "{wrong}");
        }
    }
}
