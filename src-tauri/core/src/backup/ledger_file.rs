//! The file of the destroyed, a line each: who is gone, who is gone but for what is held, which act was
//! issued. Random names, days and numbers, nothing else; each line is bound to those before it by a key
//! made of the vault's master key. Refuses a file changed by a single sign.

use std::path::Path;

use crate::erasure::{ACTS, HeldItem};
use crate::values::{CaseNo, Day, SubjectUid, text};
use crate::vault::keys::mac;
use crate::{Error, Result};

/// Its name, in the clinic's folder and beside the backups.
pub const FILE_NAME: &str = "destroyed.ledger";

/// The first form knew nothing but whole people.
const NAMES: [&str; 2] = ["zhenmei-ledger 1", "zhenmei-ledger 2"];

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Day of the destruction or of the act at the desk.
    pub day: Day,
    /// What happened on it.
    pub fact: Fact,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fact {
    /// A person is destroyed.
    Gone {
        /// Their random name.
        subject: SubjectUid,
    },
    /// A person is destroyed but for what is held (152-FZ Art. 21(6)); the end of the last hold adds
    /// [`Fact::Gone`].
    Partly {
        /// Their random name.
        subject: SubjectUid,
        /// What is left for a while.
        held: Vec<HeldItem>,
    },
    /// An act was issued under this number.
    Act {
        /// A-YYYY-NNNN.
        number: CaseNo,
    },
}

impl Fact {
    /// Kind, random name and detail, as the database keeps them.
    pub fn stored(&self) -> (&'static str, &str, String) {
        match self {
            Fact::Gone { subject } => ("gone", subject.as_str(), String::new()),
            Fact::Partly { subject, held } => {
                let held: Vec<_> = held.iter().map(ToString::to_string).collect();
                ("partly", subject.as_str(), held.join(","))
            }
            Fact::Act { number } => ("act", "", number.to_string()),
        }
    }

    /// Reads what [`Fact::stored`] wrote.
    pub fn from_stored(kind: &str, subject: &str, detail: &str) -> Option<Self> {
        let subject = || SubjectUid::parse(subject).ok();
        match kind {
            "gone" => Some(Fact::Gone { subject: subject()? }),
            "partly" => {
                let held = detail.split(',').map(HeldItem::parse).collect::<Option<Vec<_>>>()?;
                Some(Fact::Partly { subject: subject()?, held })
            }
            "act" => {
                let number = CaseNo::typed(detail);
                series().and_then(|series| number.of_series(series))?;
                Some(Fact::Act { number })
            }
            _ => None,
        }
    }
}

/// The letter acts are numbered under.
pub(super) fn series() -> Option<char> {
    ACTS.chars().next()
}

impl Line {
    /// As it stands in the file, but for its mark.
    fn text(&self) -> String {
        let (kind, subject, detail) = self.fact.stored();
        match kind {
            "gone" => format!("{} {subject}", self.day),
            "act" => format!("{} {detail}", self.day),
            _ => format!("{} {subject} {detail}", self.day),
        }
    }

    fn parse(day: &str, fields: &[&str]) -> Option<Self> {
        let day = Day::parse(day).ok()?;
        let fact = match fields {
            [subject, held] => Fact::from_stored("partly", subject, held)?,
            [one] => Fact::from_stored("act", "", one).or_else(|| Fact::from_stored("gone", one, ""))?,
            _ => return None,
        };
        Some(Line { day, fact })
    }
}

/// What authenticates the file: the vault's name and a key made of its master key.
pub(crate) struct Seal {
    pub vault_id: String,
    pub key: zeroize::Zeroizing<[u8; 32]>,
}

impl Seal {
    fn first(&self) -> Result<String> {
        Ok(text::hex(mac(&*self.key, &[b"ledger", self.vault_id.as_bytes()])?.as_slice()))
    }

    fn after(&self, before: &str, line: &Line) -> Result<String> {
        let day = line.day.to_string();
        let (kind, subject, detail) = line.fact.stored();
        // Whole people are marked as the first form did, so a catalogue of that time still fits.
        let parts: &[&[u8]] = match line.fact {
            Fact::Gone { .. } => &[b"ledger line", before.as_bytes(), day.as_bytes(), subject.as_bytes()],
            Fact::Partly { .. } | Fact::Act { .. } => &[
                b"ledger fact",
                before.as_bytes(),
                day.as_bytes(),
                kind.as_bytes(),
                subject.as_bytes(),
                detail.as_bytes(),
            ],
        };
        Ok(text::hex(mac(&*self.key, parts)?.as_slice()))
    }

    /// The mark a ledger of these lines ends with.
    pub fn mark(&self, lines: &[Line]) -> Result<String> {
        lines.iter().try_fold(self.first()?, |before, line| self.after(&before, line))
    }

    /// The file's bytes, in the newest form.
    pub fn encode(&self, lines: &[Line]) -> Result<Vec<u8>> {
        let [_, newest] = NAMES;
        self.encode_as(newest, lines)
    }

    fn encode_as(&self, name: &str, lines: &[Line]) -> Result<Vec<u8>> {
        let mut mark = self.first()?;
        let mut out = format!("{name} {} {mark}\n", self.vault_id);
        for line in lines {
            mark = self.after(&mark, line)?;
            out.push_str(&format!("{} {mark}\n", line.text()));
        }
        Ok(out.into_bytes())
    }

    /// Reads a file.
    ///
    /// # Errors
    /// `LedgerMissing`; `LedgerTampered { line }` naming the first line that does not fit, where the
    /// heading is line 1.
    pub fn read(&self, path: &Path) -> Result<Vec<Line>> {
        let bytes = std::fs::read(path).map_err(|_| Error::LedgerMissing)?;
        self.decode(&bytes)
    }

    fn decode(&self, bytes: &[u8]) -> Result<Vec<Line>> {
        let tampered = |line: usize| Error::LedgerTampered { line: u32::try_from(line).unwrap_or(u32::MAX) };
        let text = str::from_utf8(bytes).map_err(|_| tampered(1))?;
        let mut mark = self.first()?;
        let after = |name: &str| text.strip_prefix(&format!("{name} {} {mark}\n", self.vault_id));
        let found = NAMES.into_iter().find_map(|name| after(name).map(|body| (name, body)));
        let (name, body) = found.ok_or_else(|| tampered(1))?;
        let mut lines = Vec::new();
        for (number, row) in body.split_terminator('\n').enumerate() {
            let (line, marked) = parse(row).ok_or_else(|| tampered(number + 2))?;
            mark = self.after(&mark, &line)?;
            if mark != marked {
                return Err(tampered(number + 2));
            }
            lines.push(line);
        }
        // A last line without its end was cut.
        if self.encode_as(name, &lines)? == bytes { Ok(lines) } else { Err(tampered(lines.len() + 1)) }
    }
}

fn parse(row: &str) -> Option<(Line, &str)> {
    let fields: Vec<_> = row.split(' ').collect();
    let (day, rest) = fields.split_first()?;
    let (mark, fields) = rest.split_last()?;
    Some((Line::parse(day, fields)?, *mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal() -> Seal {
        Seal { vault_id: "ab".repeat(16), key: zeroize::Zeroizing::new([7; 32]) }
    }

    fn line(fact: Fact) -> Line {
        Line { day: Day::parse("2026-11-25").unwrap(), fact }
    }

    fn gone(n: u8) -> Line {
        line(Fact::Gone { subject: SubjectUid::from_random([n; 16]) })
    }

    fn lines(n: u8) -> Vec<Line> {
        (0..n).map(gone).collect()
    }

    /// One line of each kind.
    fn of_each_kind() -> Vec<Line> {
        let held = ["estimate:12:contract:2027-03-01", "consent::law:2027-01-10"];
        let held = held.map(|text| HeldItem::parse(text).unwrap()).to_vec();
        let partly = Fact::Partly { subject: SubjectUid::from_random([9; 16]), held };
        vec![gone(1), line(partly), line(Fact::Act { number: CaseNo::new('A', 2026, 12) })]
    }

    #[test]
    fn what_was_written_is_read_and_any_changed_sign_is_noticed() {
        let bytes = seal().encode(&of_each_kind()).unwrap();
        assert_eq!(seal().decode(&bytes).unwrap(), of_each_kind());
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(matches!(seal().decode(&changed), Err(Error::LedgerTampered { .. })), "byte {at}");
        }
    }

    #[test]
    fn lines_taken_out_or_swapped_are_noticed_and_the_line_is_named() {
        let text = String::from_utf8(seal().encode(&lines(3)).unwrap()).unwrap();
        let rows: Vec<&str> = text.lines().collect();
        let without_second = [rows[0], rows[1], rows[3], ""].join("\n");
        assert_eq!(seal().decode(without_second.as_bytes()), Err(Error::LedgerTampered { line: 3 }));
        let swapped = [rows[0], rows[2], rows[1], rows[3], ""].join("\n");
        assert_eq!(seal().decode(swapped.as_bytes()), Err(Error::LedgerTampered { line: 2 }));
    }

    /// Bytes the first form wrote for two people, computed apart from this code.
    const FIRST_FORM: &str = "\
zhenmei-ledger 1 abababababababababababababababab 1e70c97d9de1749cc6e8964aa0d93f23a0dd6c251889744614b6d8ca4d36494e\n\
2026-11-25 00000000000000000000000000000000 8a53cbe5f7d3a6be3011be21b5bcd2a18b67fea22f68cb6fdb7dc2ae1f70c518\n\
2026-11-25 01010101010101010101010101010101 721784a40da4e725fc0bd2157da285377cd03ac2622537a96f9600dfd0ec3d45\n";

    #[test]
    fn a_file_of_the_first_form_is_read_and_its_marks_go_on() {
        assert_eq!(seal().decode(FIRST_FORM.as_bytes()).unwrap(), lines(2));
        let newest = String::from_utf8(seal().encode(&lines(2)).unwrap()).unwrap();
        assert_eq!(newest.replacen("ledger 2", "ledger 1", 1), FIRST_FORM, "a catalogue's mark still fits");
    }

    #[test]
    fn a_line_that_no_program_wrote_is_none() {
        for fields in [
            &["A-2026-1"][..],
            &["K-2026-0001"],
            &["A-2026-0001", "consent::law:2027-01-10"],
            &["", ""],
            &[],
            &["00000000000000000000000000000000", "estimate::law:2027-01-10"],
            &["00000000000000000000000000000000", "consent:1:law:2027-01-10"],
            &["00000000000000000000000000000000", "consent::law:2027-02-30"],
            &["00000000000000000000000000000000", ""],
        ] {
            assert_eq!(Line::parse("2026-11-25", fields), None, "{fields:?}");
        }
    }
}
