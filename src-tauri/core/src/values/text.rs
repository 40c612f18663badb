//! Checks for what people type: nothing is cut silently, nothing invisible is let in.

use unicode_normalization::UnicodeNormalization;

use crate::{Error, Result, error::Problem};

/// Longest free text (comment, note) in characters.
pub const NOTE_MAX: usize = 4000;
/// Longest one-line text in characters.
pub const LINE_MAX: usize = 200;

/// Cleans one line of typed text: NFC, outer space trimmed, inner space single.
///
/// # Errors
/// `TooLong` above `max` characters; `BadCharacters` for control, bidi and zero-width marks.
pub fn line(field: &str, text: &str, max: usize) -> Result<String> {
    let text: String = text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    checked(field, text, max, false)
}

/// As [`line`], and not empty.
pub fn filled_line(field: &str, text: &str, max: usize) -> Result<String> {
    let text = line(field, text, max)?;
    if text.is_empty() { Err(Error::invalid(field, Problem::Empty)) } else { Ok(text) }
}

/// As [`line`], with an empty text as `None`.
pub fn optional_line(field: &str, text: Option<&str>, max: usize) -> Result<Option<String>> {
    let text = line(field, text.unwrap_or_default(), max)?;
    Ok(if text.is_empty() { None } else { Some(text) })
}

/// Cleans a free text of several lines; emoji are welcome here.
pub fn note(field: &str, text: &str) -> Result<String> {
    lines(field, text, NOTE_MAX)
}

/// As [`note`], up to `max` characters.
pub fn lines(field: &str, text: &str, max: usize) -> Result<String> {
    let text: String = text.replace("\r\n", "\n").nfc().collect::<String>().trim().to_owned();
    checked(field, text, max, true)
}

fn checked(field: &str, text: String, max: usize, lines: bool) -> Result<String> {
    if text.chars().count() > max {
        return Err(Error::invalid(field, Problem::TooLong { max: u32::try_from(max).unwrap_or(u32::MAX) }));
    }
    if text.chars().any(|c| is_invisible(c) && !(lines && (c == '\n' || c == '\t' || c == '\u{200d}'))) {
        return Err(Error::invalid(field, Problem::BadCharacters));
    }
    Ok(text)
}

/// Control characters, bidi overrides and zero-width marks: text that reads as something else.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// SHA-256 of a text, as hex.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    hex(&sha2::Sha256::digest(bytes))
}

/// Adds one line of a table for spreadsheets: cells apart by semicolons, never a formula.
pub fn csv_line<'a>(out: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (index, text) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(';');
        }
        out.push_str(&cell(text));
    }
    out.push_str("\r\n");
}

/// Never a formula: what would begin one begins with an apostrophe.
pub fn disarmed(text: &str) -> String {
    let armed = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if armed { format!("'{text}") } else { text.to_owned() }
}

/// One cell: quoted where needed, never a formula.
fn cell(text: &str) -> String {
    let safe = disarmed(text);
    if safe.contains([';', '"', '\n', '\r', ',']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_composed() {
        assert_eq!(line("f", "  Анна \t Мария\u{a0} ", 50).unwrap(), "Анна Мария");
        assert_eq!(line("f", "и\u{306}", 50).unwrap(), "й");
    }

    #[test]
    fn invisible_marks_and_huge_texts_are_refused() {
        assert_eq!(line("f", "Ан\u{202e}на", 50), Err(Error::invalid("f", Problem::BadCharacters)));
        assert_eq!(line("f", &"я".repeat(51), 50), Err(Error::invalid("f", Problem::TooLong { max: 50 })));
        assert!(note("f", "первая\nвторая 😀").is_ok());
    }

    #[test]
    fn a_cell_is_never_a_formula_and_keeps_its_quotes() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("@cmd; \"x\""), "\"'@cmd; \"\"x\"\"\"");
        assert_eq!(cell("K-2026-0001"), "K-2026-0001");
    }
}
