//! A file as a table of texts: CSV in the encodings offices use, or the first sheet of a workbook.
//!
//! Refuses: what is no table, more than 64 MB, more than 500 000 rows. A file that was cut off is told.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::values::Day;
use crate::{Error, Result, error::Problem};

/// Largest file, in bytes.
const BYTES_MAX: usize = 64 << 20;
/// Most rows.
const ROWS_MAX: usize = 500_000;
/// Most columns that are looked at.
const COLUMNS_MAX: usize = 60;
/// Bytes the encoding is guessed by.
const GUESSED_BY: usize = 64 << 10;

/// How a text file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, either order.
    Utf16,
    /// The Windows code page of Russian.
    Windows1251,
    /// The Chinese national standard; GBK and GB2312 are parts of it.
    Gb18030,
    /// A workbook: no question.
    Workbook,
}

/// A table as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub encoding: Encoding,
    /// Rows with something in them, each with its number in the file.
    pub rows: Vec<(u32, Vec<String>)>,
    /// Whether the end looks cut off.
    pub cut: bool,
}

/// Reads a file. `encoding`: what the desk says, when the guess was wrong.
///
/// # Errors
/// `Invalid { file }`: empty, too large, no table.
pub(super) fn read(bytes: &[u8], encoding: Option<Encoding>) -> Result<Table> {
    if bytes.is_empty() {
        return Err(Error::invalid("file", Problem::Empty));
    }
    if bytes.len() > BYTES_MAX {
        return Err(Error::invalid("file", Problem::TooLarge { max: 64 }));
    }
    let table = if is_workbook(bytes) { workbook(bytes)? } else { text(bytes, encoding)? };
    match table.rows.len() {
        0 => Err(Error::invalid("file", Problem::Empty)),
        n if n > ROWS_MAX => Err(Error::invalid("file", Problem::TooLarge { max: 500_000 })),
        _ => Ok(table),
    }
}

/// A zip (xlsx, ods) or the older compound file (xls).
fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

fn workbook(bytes: &[u8]) -> Result<Table> {
    let no_table = || Error::invalid("file", Problem::Unknown);
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| no_table())?;
    let sheet = book.worksheet_range_at(0).ok_or_else(no_table)?.map_err(|_| no_table())?;
    let first = sheet.start().map_or(0, |(row, _)| row);
    let mut rows = Vec::new();
    for (number, row) in (first + 1..).zip(sheet.rows()) {
        let cells = row.iter().take(COLUMNS_MAX).map(cell).collect();
        keep(&mut rows, number, cells);
    }
    Ok(Table { encoding: Encoding::Workbook, rows, cut: false })
}

/// A cell as a person would type it: a phone kept as a number has no fraction, a day is a day.
fn cell(data: &Data) -> String {
    match data {
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::DateTime(moment) => {
            let day = moment.as_datetime().and_then(|moment| Day::from_date(moment.date()).ok());
            day.map(|day| day.to_string()).unwrap_or_default()
        }
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string().trim().to_owned(),
    }
}

fn text(bytes: &[u8], encoding: Option<Encoding>) -> Result<Table> {
    let encoding = encoding.filter(|said| *said != Encoding::Workbook).unwrap_or_else(|| guess(bytes));
    let reader = match encoding {
        Encoding::Utf8 | Encoding::Workbook => encoding_rs::UTF_8,
        Encoding::Utf16 if bytes.starts_with(b"\xfe\xff") || bytes.first() == Some(&0) => {
            encoding_rs::UTF_16BE
        }
        Encoding::Utf16 => encoding_rs::UTF_16LE,
        Encoding::Windows1251 => encoding_rs::WINDOWS_1251,
        Encoding::Gb18030 => encoding_rs::GB18030,
    };
    let (text, _, _) = reader.decode(bytes);
    // A picture or a program read as text is full of these.
    let strange =
        text.chars().take(GUESSED_BY).filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
    if strange.count() > 8 {
        return Err(Error::invalid("file", Problem::Unknown));
    }
    // Excel says which sign it used.
    let text = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((sign, rest)) if sign.trim_end().len() <= 1 => rest.to_owned(),
        _ => text.into_owned(),
    };
    // One kind of line end, so that rows are counted as an editor counts them.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut last = 0;
    for record in lines.records() {
        let record = record.map_err(|_| Error::invalid("file", Problem::Unknown))?;
        let number = record.position().map_or(0, |at| u32::try_from(at.line()).unwrap_or(u32::MAX));
        let cells: Vec<String> = record.iter().take(COLUMNS_MAX).map(|cell| cell.trim().to_owned()).collect();
        last = cells.len();
        keep(&mut rows, number, cells);
    }
    let widest = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
    let open_quote = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    let cut = open_quote || (!text.ends_with('\n') && last < widest);
    Ok(Table { encoding, rows, cut })
}

fn keep(rows: &mut Vec<(u32, Vec<String>)>, number: u32, cells: Vec<String>) {
    if cells.iter().any(|cell| !cell.is_empty()) {
        rows.push((number, cells));
    }
}

/// By its mark, by what UTF-8 allows, by its zeros, else Russian or Chinese by their frequent signs.
fn guess(bytes: &[u8]) -> Encoding {
    let start = bytes.get(..GUESSED_BY).unwrap_or(bytes);
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return Encoding::Utf16;
    }
    let zeros = start.iter().filter(|byte| **byte == 0).count();
    if zeros * 5 > start.len() {
        return Encoding::Utf16;
    }
    let whole = match std::str::from_utf8(start) {
        Ok(_) => true,
        // The end of the part may lie inside a letter.
        Err(error) => error.error_len().is_none(),
    };
    if whole {
        return Encoding::Utf8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(start, true);
    let found = detector.guess(None, chardetng::Utf8Detection::Deny);
    if [encoding_rs::GBK, encoding_rs::GB18030, encoding_rs::BIG5].contains(&found) {
        Encoding::Gb18030
    } else {
        Encoding::Windows1251
    }
}

/// The sign that parts the cells of the first lines most evenly.
fn delimiter(text: &str) -> u8 {
    let count = |sign: char| -> (usize, usize) {
        let mut quoted = false;
        let (mut line, mut lines) = (0, Vec::new());
        for c in text.chars().take(20_000) {
            match c {
                '"' => quoted = !quoted,
                '\n' if !quoted => lines.push(std::mem::take(&mut line)),
                c if c == sign && !quoted => line += 1,
                _ => {}
            }
        }
        lines.push(line);
        let most = lines.iter().copied().max().unwrap_or_default();
        let alike = lines.iter().filter(|count| **count == most && most > 0).count();
        (alike, most)
    };
    let best = [(';', b';'), ('\t', b'\t'), (',', b',')].into_iter().max_by_key(|(sign, _)| count(*sign));
    best.filter(|(sign, _)| count(*sign).0 > 0).map_or(b';', |(_, byte)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const LINES: &str = "Фамилия;Телефон\nИванов;8 914 123-45-67\n";

    #[rstest]
    #[case(LINES.as_bytes().to_vec(), Encoding::Utf8)]
    #[case([b"\xef\xbb\xbf", LINES.as_bytes()].concat(), Encoding::Utf8)]
    #[case([b"\xff\xfe".to_vec(), LINES.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat(), Encoding::Utf16)]
    #[case([b"\xfe\xff".to_vec(), LINES.encode_utf16().flat_map(u16::to_be_bytes).collect()].concat(), Encoding::Utf16)]
    #[case(encoding_rs::WINDOWS_1251.encode(LINES).0.into_owned(), Encoding::Windows1251)]
    fn the_same_table_is_read_from_any_encoding(#[case] bytes: Vec<u8>, #[case] encoding: Encoding) {
        let table = read(&bytes, None).unwrap();
        assert_eq!(table.encoding, encoding);
        assert_eq!(
            table.rows,
            [
                (1, vec!["Фамилия".to_owned(), "Телефон".to_owned()]),
                (2, vec!["Иванов".to_owned(), "8 914 123-45-67".to_owned()]),
            ]
        );
        assert!(!table.cut);
    }

    #[test]
    fn chinese_of_the_national_standard_is_told_from_russian() {
        let text = "姓名,电话,备注\n王小明,13845612345,种植牙咨询\n李娜,13904569861,洗牙\n";
        let table = read(&encoding_rs::GB18030.encode(text).0, None).unwrap();
        assert_eq!((table.encoding, table.rows[1].1[0].as_str()), (Encoding::Gb18030, "王小明"));
    }

    #[rstest]
    #[case("a;b;c\n1;2,5;3\n", 3)]
    #[case("a,b,c\n\"1;2\",x,y\n", 3)]
    #[case("a\tb\n1,2\t3\n", 2)]
    #[case("sep=,\na,b\n1,2\n", 2)]
    #[case("one\ntwo\n", 1)]
    fn the_sign_between_the_cells_is_guessed(#[case] text: &str, #[case] columns: usize) {
        assert!(read(text.as_bytes(), None).unwrap().rows.iter().all(|(_, cells)| cells.len() == columns));
    }

    #[rstest]
    #[case("a;b\n1;\"2", true)]
    #[case("a;b\n1;2\n3", true)]
    #[case("a;b\n1;2\n3;4", false)]
    fn a_cut_file_is_told(#[case] text: &str, #[case] cut: bool) {
        assert_eq!(read(text.as_bytes(), None).unwrap().cut, cut);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let wrong = |bytes: &[u8]| read(bytes, None).unwrap_err();
        assert_eq!(wrong(b""), Error::invalid("file", Problem::Empty));
        assert_eq!(wrong(b"\n\n;;\n"), Error::invalid("file", Problem::Empty));
        assert_eq!(wrong(b"PK\x03\x04nonsense"), Error::invalid("file", Problem::Unknown));
        let picture: Vec<u8> =
            b"\x89PNG\r\n\x1a\n".iter().copied().chain((1..=31).cycle().take(300)).collect();
        assert_eq!(wrong(&picture), Error::invalid("file", Problem::Unknown));
    }
}
