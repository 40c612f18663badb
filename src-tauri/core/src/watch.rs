//! A watch on free text: numbers that look like documents or cards, which must not be recorded.
//!
//! Only warns, before saving, and never repeats what it saw: an answer says what kind and where.
//! Phones, days, prices and case numbers pass.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Result;
use crate::clinic::Clinic;
use crate::values::word::words;

words! {
    /// What a number in a text looks like.
    SuspicionKind in "kind" {
        /// A passport: Russian, Russian for travel abroad, Chinese.
        Passport = "passport",
        /// A bank card: 13–19 digits with the check digit of Luhn.
        Card = "card",
        /// The Russian insurance number (СНИЛС).
        Snils = "snils",
        /// A Chinese identity card: 18 signs with their check sign.
        IdentityCard = "identity_card",
    }
}

/// A number that looks like something not to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Suspicion {
    /// What it looks like.
    pub kind: SuspicionKind,
    /// Where it begins, in characters from 0.
    pub at: u32,
}

/// A text about to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WatchedText {
    /// The text.
    pub text: String,
}

/// Looks through a text someone is typing; keeps nothing, takes no person.
pub fn text_watch(_: &Clinic, typed: WatchedText) -> Result<Vec<Suspicion>> {
    Ok(watch(&typed.text))
}

/// Looks through a text.
pub fn watch(text: &str) -> Vec<Suspicion> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for run in runs(&chars) {
        let mut rest = run.as_slice();
        while let Some((first, after)) = rest.split_first() {
            // The longest number beginning here wins; what is inside it is not looked at again.
            let hit = (1..=rest.len())
                .rev()
                .find_map(|size| rest.get(..size).and_then(|part| Some((size, kind(part, &chars)?))));
            match hit {
                Some((size, kind)) => {
                    found.push(Suspicion { kind, at: u32::try_from(first.at).unwrap_or(u32::MAX) });
                    rest = rest.get(size..).unwrap_or_default();
                }
                None => rest = after,
            }
        }
    }
    found
}

/// Digits without a gap.
struct Group {
    /// Where they begin.
    at: usize,
    digits: Vec<u8>,
    /// Latin letters or a plus directly before them, upper case.
    before: String,
    /// A letter or digit directly after them, upper case.
    after: Option<char>,
}

/// Groups of digits, in runs parted by no more than a space, a dash or a number sign.
fn runs(chars: &[char]) -> Vec<Vec<Group>> {
    let mut runs: Vec<Vec<Group>> = Vec::new();
    let mut end = None;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if !c.is_ascii_digit() {
            at += 1;
            continue;
        }
        let tail = chars.get(at..).unwrap_or_default();
        let digits: Vec<u8> =
            tail.iter().map_while(|c| c.to_digit(10)).filter_map(|digit| u8::try_from(digit).ok()).collect();
        let head = chars.get(..at).unwrap_or_default();
        let mut before: Vec<char> =
            head.iter().rev().take_while(|c| c.is_ascii_alphabetic() || **c == '+').copied().collect();
        before.reverse();
        let next = at + digits.len();
        let group = Group {
            at,
            before: before.into_iter().collect::<String>().to_uppercase(),
            after: chars.get(next).filter(|c| c.is_alphanumeric()).map(char::to_ascii_uppercase),
            digits,
        };
        let joined = end.is_some_and(|end| chars.get(end..at).is_some_and(parts));
        match runs.last_mut() {
            Some(run) if joined => run.push(group),
            _ => runs.push(vec![group]),
        }
        end = Some(next);
        at = next;
    }
    runs
}

/// Whether the signs between two groups only part one number.
fn parts(between: &[char]) -> bool {
    between.len() <= 3
        && between.iter().all(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '–' | '№' | '#'))
}

/// What a number of these groups looks like.
fn kind(part: &[Group], chars: &[char]) -> Option<SuspicionKind> {
    let first = part.first()?;
    let last = part.last()?;
    let digits: Vec<u8> = part.iter().flat_map(|group| group.digits.iter().copied()).collect();
    let sizes: Vec<usize> = part.iter().map(|group| group.digits.len()).collect();
    let phone = first.before.ends_with('+');
    let leading = digits.first().copied().unwrap_or_default();
    if is_identity_card(&digits, last.after) && sizes.len() == 1 {
        return Some(SuspicionKind::IdentityCard);
    }
    if !phone && (2..=6).contains(&leading) && is_card_shape(&sizes) && luhn(&digits) {
        return Some(SuspicionKind::Card);
    }
    let snils_said = said(chars, first.at, &["снилс", "snils"]);
    match (sizes.as_slice(), digits.len()) {
        ([3, 3, 3, 2], _) if !phone => return Some(SuspicionKind::Snils),
        ([11], _) if snils_said || (!phone && !matches!(leading, 7 | 8) && snils(&digits)) => {
            return Some(SuspicionKind::Snils);
        }
        _ => {}
    }
    let passport_said = said(chars, first.at, &["паспорт", "passport", "护照", "серия"]);
    let passport = match sizes.as_slice() {
        // Chinese: a letter and eight digits, or two letters and seven.
        [8] => first.before.len() == 1 && !phone,
        [7] if first.before.len() == 2 => true,
        // Russian 4+6, Russian for travel 2+7.
        [4, 6] | [2, 2, 6] | [2, 7] => !phone,
        [10] => passport_said || (!phone && leading != 9 && first.before.is_empty()),
        [9] => passport_said,
        _ => false,
    };
    passport.then_some(SuspicionKind::Passport)
}

/// Whether one of the words stands shortly before.
fn said(chars: &[char], at: usize, words: &[&str]) -> bool {
    let near = chars.get(at.saturating_sub(30)..at).unwrap_or_default();
    let near = near.iter().collect::<String>().to_lowercase();
    words.iter().any(|word| near.contains(word))
}

/// Ungrouped, by fours, or as 4-6-5.
fn is_card_shape(sizes: &[usize]) -> bool {
    let digits: usize = sizes.iter().sum();
    let by_fours =
        sizes.split_last().is_some_and(|(last, fours)| *last <= 4 && fours.iter().all(|n| *n == 4));
    (13..=19).contains(&digits) && (sizes.len() == 1 || by_fours || sizes == [4, 6, 5])
}

/// The check digit of ISO/IEC 7812.
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &digit)| match u32::from(digit) * if place % 2 == 1 { 2 } else { 1 } {
            doubled if doubled > 9 => doubled - 9,
            single => single,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The check number of a СНИЛС: weights 9…1 over nine digits, modulo 101.
fn snils(digits: &[u8]) -> bool {
    let [number @ .., tens, ones] = digits else { return false };
    if number.len() != 9 {
        return false;
    }
    let sum: u32 = number.iter().zip((1..=9).rev()).map(|(&digit, weight)| u32::from(digit) * weight).sum();
    sum % 101 % 100 == u32::from(*tens) * 10 + u32::from(*ones)
}

/// GB 11643: 17 digits and a check sign, where X stands for ten.
fn is_identity_card(digits: &[u8], after: Option<char>) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let check = match (digits.len(), after) {
        (18, None) => digits.last().map(|&digit| u32::from(digit)),
        (17, Some('X')) => Some(10),
        _ => None,
    };
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(&digit, weight)| u32::from(digit) * weight).sum();
    check.is_some_and(|check| (12 - sum % 11) % 11 == check)
}

#[cfg(test)]
mod tests {
    use super::*;
    use SuspicionKind::*;
    use rstest::rstest;

    fn kinds(text: &str) -> Vec<SuspicionKind> {
        watch(text).into_iter().map(|suspicion| suspicion.kind).collect()
    }

    #[rstest]
    #[case("паспорт 10 08 123456", Passport)]
    #[case("1008 123456", Passport)]
    #[case("серия 1008 № 123456", Passport)]
    #[case("загран 71 1234567", Passport)]
    #[case("загранпаспорт 711234567", Passport)]
    #[case("1008123456", Passport)]
    #[case("护照E12345678", Passport)]
    #[case("ej1234567", Passport)]
    #[case("карта 4111 1111 1111 1111", Card)]
    #[case("4111-1111-1111-1111", Card)]
    #[case("2200000000000004", Card)]
    #[case("6222 0000 0000 0000 004", Card)]
    #[case("СНИЛС 112-233-445 95", Snils)]
    #[case("11223344595", Snils)]
    #[case("снилс 89141234567", Snils)]
    #[case("身份证 11010519491231002X", IdentityCard)]
    #[case("110101199003070011", IdentityCard)]
    fn what_must_not_be_recorded_is_seen(#[case] text: &str, #[case] kind: SuspicionKind) {
        assert_eq!(kinds(text), [kind], "{text}");
    }

    #[rstest]
    #[case("")]
    #[case("+7 914 123-45-67")]
    #[case("8 914 123 45 67, 89141234567, 9141234567")]
    #[case("+86 138 4561 2345, +8613845612345, 13845612345")]
    #[case("(4162) 12-34-56")]
    #[case("2026-11-25 10:30 – 2026-11-28 18:00")]
    #[case("25.11.2026 в 10:30, рейс 12")]
    #[case("1 234 567,50 ₽; 12 500 юаней; K-2026-0012")]
    #[case("SU1234, номер 1205, 3 ночи")]
    #[case("4111 1111 1111 1112")]
    fn ordinary_numbers_pass(#[case] text: &str) {
        assert_eq!(kinds(text), [], "{text}");
    }

    #[test]
    fn several_are_told_each_with_its_place() {
        let told = watch("тел. 89141234567 1008 123456; 4111111111111111");
        let expected = [Suspicion { kind: Passport, at: 17 }, Suspicion { kind: Card, at: 30 }];
        assert_eq!(told, expected);
    }
}
