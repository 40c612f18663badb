//! The words a person is found by.

use super::{
    chinese,
    key::{self, Reading},
    letters::{self, is_hanzi, is_hyphen},
    palladius,
};
use crate::{
    Error, Result,
    error::Problem,
    values::{CaseNo, Email, PersonName, Phone},
};

/// Shortest end of a phone that is a term of its own, in digits.
const PHONE_END: usize = 4;

/// What a term was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKind {
    /// A part of the name, as a key or in its own script.
    Name,
    /// The reading or the initials of a Chinese name.
    Pinyin,
    /// The digits of a phone, from some digit to the end.
    Phone,
    /// An e-mail address, whole or from a later part of it.
    Email,
    /// The case number of the card.
    CaseNo,
}

impl TermKind {
    /// All kinds.
    pub const ALL: [TermKind; 5] =
        [TermKind::Name, TermKind::Pinyin, TermKind::Phone, TermKind::Email, TermKind::CaseNo];

    /// The stored word.
    pub fn code(self) -> &'static str {
        match self {
            TermKind::Name => "name",
            TermKind::Pinyin => "pinyin",
            TermKind::Phone => "phone",
            TermKind::Email => "email",
            TermKind::CaseNo => "case_no",
        }
    }

    /// Reads the stored word.
    ///
    /// # Errors
    /// `Invalid` for a word this program does not write.
    pub fn from_code(code: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == code)
            .ok_or_else(|| Error::invalid("term_kind", Problem::Unknown))
    }
}

/// One word of the index: lower case, folded, never empty; compared byte by byte.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Term {
    /// The word.
    pub text: String,
    /// What it was made from.
    pub kind: TermKind,
}

/// All terms a person is found by, each once: about 20 for a person with a phone and an address.
pub fn terms(name: &PersonName, phones: &[Phone], emails: &[Email], case_no: &CaseNo) -> Vec<Term> {
    let mut found = Found(Vec::with_capacity(24));
    found.person(name);
    for phone in phones {
        found.phone(phone);
    }
    for email in emails {
        found.email(email);
    }
    found.case_no(case_no);
    found.0
}

struct Found(Vec<Term>);

impl Found {
    fn add(&mut self, text: impl Into<String> + AsRef<str>, kind: TermKind) {
        let known = |term: &Term| term.kind == kind && term.text == text.as_ref();
        if !text.as_ref().is_empty() && !self.0.iter().any(known) {
            self.0.push(Term { text: text.into(), kind });
        }
    }

    fn person(&mut self, name: &PersonName) {
        let [surname, given, patronymic, latin] =
            [&name.surname, &name.given, &name.patronymic, &name.latin].map(|field| letters::fold(field));
        for field in [&surname, &given, &patronymic] {
            self.field(field, true);
        }
        self.field(&latin, false);

        let native = format!("{surname}{given}");
        for hanzi in [&letters::fold(&name.chinese), &native] {
            self.hanzi(hanzi);
        }
        // A Chinese name written only in Cyrillic or Latin letters is found by its pinyin too.
        if patronymic.is_empty() && !surname.is_empty() && name.chinese.is_empty() {
            self.transcribed(&surname, &given, palladius::split_cyrillic);
        }
        if native.is_empty() && name.chinese.is_empty() {
            let (surname, given) = latin.split_once(' ').unwrap_or((latin.as_str(), ""));
            self.transcribed(surname, given, palladius::split_pinyin);
        }
    }

    /// The words of a field, the joined double names, and with `join` the whole field as one word.
    fn field(&mut self, field: &str, join: bool) {
        let mut words = 0;
        for piece in field.split([' ', '.', '·', '\u{a0}']).filter(|piece| !piece.is_empty()) {
            for word in piece.split(is_hyphen) {
                self.word(word);
            }
            if piece.contains(is_hyphen) {
                self.word(&piece.replace(is_hyphen, ""));
            }
            words += 1;
        }
        if join && words > 1 {
            self.word(&field.replace(|c: char| is_hyphen(c) || matches!(c, ' ' | '.' | '·' | '\u{a0}'), ""));
        }
    }

    fn word(&mut self, word: &str) {
        if word.is_empty() || word.chars().any(is_hanzi) {
            return;
        }
        for key in key::keys(&letters::bare(word), Reading::Stored) {
            self.add(key, TermKind::Name);
        }
    }

    fn hanzi(&mut self, name: &str) {
        if !name.chars().any(is_hanzi) {
            return;
        }
        let joined: String = name.chars().filter(|c| is_hanzi(*c)).collect();
        // 阿依古丽·买买提: each part stands alone as well.
        for part in name.split('·').skip(1) {
            self.add(part, TermKind::Name);
        }
        let given: String = joined.chars().skip(chinese::surname_length(&joined)).collect();
        self.add(given, TermKind::Name);
        if let Some(read) = chinese::read(&joined) {
            for syllables in [Some(read.syllables), read.usual].into_iter().flatten() {
                self.syllables(&syllables, read.surname);
            }
        }
        self.add(joined, TermKind::Name);
    }

    /// A surname and a given name of one to two syllables each are taken as Chinese.
    fn transcribed(&mut self, surname: &str, given: &str, split: impl Fn(&str) -> Option<Vec<&'static str>>) {
        let parts = |text: &str| {
            let joined =
                text.replace(|c: char| is_hyphen(c) || matches!(c, ' ' | '\''), "").replace('ü', "v");
            if joined.is_empty() { Some(Vec::new()) } else { split(&joined) }
        };
        let (Some(mut syllables), Some(given)) = (parts(surname), parts(given)) else { return };
        let length = syllables.len();
        if length <= 2 && given.len() <= 2 {
            syllables.extend(given);
            self.syllables(&syllables, length);
        }
    }

    /// Joined pinyin, the given name alone, initials, and the keys of the Palladius transcription.
    fn syllables(&mut self, syllables: &[&'static str], surname: usize) {
        let given = syllables.get(surname..).unwrap_or_default();
        for part in [syllables, given] {
            let joined = part.concat();
            if joined.contains('v') {
                // ü is typed as v, as u, and printed as yu in passports: Lv, Lu, Lyu.
                self.add(joined.replace('v', "u"), TermKind::Pinyin);
                self.add(joined.replace('v', "yu"), TermKind::Pinyin);
            }
            self.add(joined, TermKind::Pinyin);
            let written: String = part.iter().filter_map(|syllable| palladius::cyrillic(syllable)).collect();
            self.add(key::cyrillic_key(&written), TermKind::Name);
        }
        if syllables.len() > 1 {
            let initials: String = syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
            self.add(initials, TermKind::Pinyin);
        }
    }

    /// Every end of the number down to four digits, so that any run of digits is a prefix of one.
    fn phone(&mut self, phone: &Phone) {
        let digits = phone.e164().trim_start_matches('+');
        for start in 0..=digits.len().saturating_sub(PHONE_END) {
            self.add(digits.get(start..).unwrap_or_default(), TermKind::Phone);
        }
    }

    /// The whole address, and from each later part of the name before the `@`.
    fn email(&mut self, email: &Email) {
        let address = letters::fold(email.as_str());
        let local = address.rfind('@').unwrap_or(address.len());
        for (at, mark) in
            address.match_indices(['.', '_', '-', '+']).take_while(|(at, _)| *at < local).take(8)
        {
            self.add(address.get(at + mark.len()..).unwrap_or_default(), TermKind::Email);
        }
        self.add(address, TermKind::Email);
    }

    /// `K-2026-0012` is found by k20260012, 20260012 and 0012.
    fn case_no(&mut self, case_no: &CaseNo) {
        let number = case_no.as_str();
        let whole: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
        let whole = whole.to_ascii_lowercase();
        self.add(whole.trim_start_matches(|c: char| c.is_ascii_alphabetic()), TermKind::CaseNo);
        self.add(number.rsplit('-').next().unwrap_or_default().to_ascii_lowercase(), TermKind::CaseNo);
        self.add(whole, TermKind::CaseNo);
    }
}
