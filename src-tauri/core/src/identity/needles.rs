//! Every written form of a person that must be gone after a destruction (152-FZ Art. 3(8), 21(5)).
//!
//! The scan of decrypted pages looks for these bytes. Complete rather than short: each name in each
//! order and case, phones as stored, dialled and shown, addresses, and the index's own words.

use std::collections::HashSet;

use super::terms::{Term, TermKind, terms};
use crate::values::{CaseNo, Email, PersonName, Phone};

/// Shortest needle in bytes: below it, chance finds it on any page.
const SHORTEST: usize = 4;
/// Shortest run of a phone's digits worth looking for; shorter ends belong to many people.
const SHORTEST_DIGITS: usize = 7;

/// Bytes to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    /// UTF-8 or UTF-16LE.
    pub bytes: Vec<u8>,
    /// What it is a form of: `name`, `phone` or `email`.
    pub category: &'static str,
    /// Whether the form alone points at this person: a full name, a phone, an address. A single
    /// name may stay in the database because another person bears it; so may even a distinctive
    /// form when two people share a phone: compare with the rows that remain.
    pub distinctive: bool,
}

/// The needles of a person, each once, the distinctive ones first.
pub fn needles(name: &PersonName, phones: &[Phone], emails: &[Email]) -> Vec<Needle> {
    let mut found = Found::default();
    found.name(name);
    for phone in phones {
        found.phone(phone);
    }
    for email in emails {
        found.cased(email.as_str(), "email", true);
    }
    for term in terms(name, phones, emails, &CaseNo::typed("")) {
        found.term(&term);
    }
    found.needles.sort_by_key(|needle| !needle.distinctive);
    found.needles
}

#[derive(Default)]
struct Found {
    needles: Vec<Needle>,
    seen: HashSet<Vec<u8>>,
}

impl Found {
    fn name(&mut self, name: &PersonName) {
        let [surname, given, patronymic] = [&name.surname, &name.given, &name.patronymic].map(String::as_str);
        let orders: [&[&str]; 6] = [
            &[surname, given, patronymic],
            &[given, patronymic, surname],
            &[surname, given],
            &[given, surname],
            &[given, patronymic],
            &[patronymic, given, surname],
        ];
        for order in orders {
            let parts: Vec<&str> = order.iter().copied().filter(|part| !part.is_empty()).collect();
            // A row of the database holds its columns one after another without a gap.
            for gap in [" ", "", ", "] {
                self.cased(&parts.join(gap), "name", parts.len() > 1);
            }
        }
        let latin: Vec<&str> = name.latin.split_whitespace().collect();
        let reversed: Vec<&str> = latin.iter().rev().copied().collect();
        self.cased(&name.latin, "name", latin.len() > 1);
        self.cased(&reversed.join(" "), "name", latin.len() > 1);
        self.cased(&name.chinese, "name", name.chinese.chars().count() > 1);
        self.cased(&name.short(), "name", !surname.is_empty() && !given.is_empty());
        for field in [surname, given, patronymic, &name.latin, &name.chinese] {
            self.cased(field, "name", false);
            for part in field.split([' ', '-', '·', '.']) {
                self.cased(part, "name", false);
            }
        }
    }

    fn phone(&mut self, phone: &Phone) {
        let e164 = phone.e164();
        let shown = phone.show();
        let national = |text: &str| {
            ["+7", "+86"].iter().find_map(|code| text.strip_prefix(code)).unwrap_or(text).trim().to_owned()
        };
        let digits = national(e164).trim_start_matches('+').to_owned();
        let shown_national = national(&shown);
        for form in [
            e164.to_owned(),
            e164.trim_start_matches('+').to_owned(),
            shown.replace('\u{a0}', " "),
            shown.clone(),
            format!("8{digits}"),
            format!("8 {shown_national}"),
            shown_national,
            digits,
        ] {
            self.both(&form, "phone", true);
        }
    }

    /// The index's own words: a name's key, a reading, a phone's end, a part of an address.
    fn term(&mut self, term: &Term) {
        let (category, distinctive) = match term.kind {
            TermKind::Name | TermKind::Pinyin => ("name", false),
            TermKind::Phone if term.text.len() < SHORTEST_DIGITS => return,
            TermKind::Phone => ("phone", false),
            TermKind::Email => ("email", false),
            TermKind::CaseNo => return,
        };
        self.both(&term.text, category, distinctive);
    }

    /// As stored, lower, upper and title case, each with ё written as stored and as е.
    fn cased(&mut self, text: &str, category: &'static str, distinctive: bool) {
        for form in [text.to_owned(), text.to_lowercase(), text.to_uppercase(), title(text)] {
            self.both(&form.replace('ё', "е").replace('Ё', "Е"), category, distinctive);
            self.both(&form, category, distinctive);
        }
    }

    fn both(&mut self, text: &str, category: &'static str, distinctive: bool) {
        self.bytes(text.as_bytes().to_vec(), category, distinctive);
        self.bytes(text.encode_utf16().flat_map(u16::to_le_bytes).collect(), category, distinctive);
    }

    fn bytes(&mut self, bytes: Vec<u8>, category: &'static str, distinctive: bool) {
        if bytes.len() >= SHORTEST && self.seen.insert(bytes.clone()) {
            self.needles.push(Needle { bytes, category, distinctive });
        }
    }
}

/// First letter of every word upper case, the rest lower.
fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut first = true;
    for c in text.chars() {
        if first {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        first = !c.is_alphabetic();
    }
    out
}
