//! Folding of letters: one case, one composition, no accents, no apostrophes.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Lower case and composed (NFKC), so that full-width `Ｗ` and decomposed `й` read as usual.
pub(super) fn fold(text: &str) -> String {
    if text.chars().all(is_plain) {
        text.to_lowercase()
    } else {
        // Lower-casing may decompose (İ), so composing comes again.
        text.nfkc().collect::<String>().to_lowercase().nfkc().collect()
    }
}

/// Letters that normalisation leaves alone.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='\u{7f}' | 'А'..='я' | 'ё' | 'Ё' | '\u{4e00}'..='\u{9fff}')
}

/// A folded word without marks: apostrophes and accents gone, `š` spelt out as `sh`.
/// The result holds ASCII, bare Cyrillic letters, and whatever other scripts bring.
pub(super) fn bare(word: &str) -> Cow<'_, str> {
    if word.chars().all(|c| is_plain(c) && !is_mark(c)) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match spelt_out(c) {
            Some(letters) => out.push_str(letters),
            None if is_mark(c) => {}
            None if is_plain(c) || !is_european(c) => out.push(c),
            None => out.extend(std::iter::once(c).nfd().filter(|c| !is_mark(*c))),
        }
    }
    Cow::Owned(out)
}

/// Latin letters whose sound an accent or a ligature changes.
fn spelt_out(c: char) -> Option<&'static str> {
    Some(match c {
        'š' | 'ş' | 'ș' => "sh",
        'č' | 'ć' | 'ç' => "ch",
        'ž' => "zh",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ə' => "e",
        _ => return None,
    })
}

fn is_european(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}')
}

/// Apostrophes of every kind and combining marks: they never tell two people apart.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '´' | '’' | '‘' | 'ʼ' | 'ʹ' | 'ʺ' | '′' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}'
    )
}

/// Hyphens and dashes: they join a double name.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Han characters.
pub(super) fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}
