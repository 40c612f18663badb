//! The file of the destroyed: a random name and a day a line, nothing else, each line bound to those
//! before it by a key made of the vault's master key. Refuses a file changed by a single sign.

use std::path::Path;

use crate::values::{Day, SubjectUid, text};
use crate::vault::keys::mac;
use crate::{Error, Result};

/// Its name, in the clinic's folder and beside the backups.
pub const FILE_NAME: &str = "destroyed.ledger";

const NAME: &str = "zhenmei-ledger 1";

/// One destroyed person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Day of the destruction at the desk.
    pub day: Day,
    /// The person's random name.
    pub subject: SubjectUid,
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
        let parts: [&[u8]; 4] = [
            b"ledger line",
            before.as_bytes(),
            &line.day.to_string().into_bytes(),
            line.subject.as_str().as_bytes(),
        ];
        Ok(text::hex(mac(&*self.key, &parts)?.as_slice()))
    }

    /// The mark a ledger of these lines ends with.
    pub fn mark(&self, lines: &[Line]) -> Result<String> {
        lines.iter().try_fold(self.first()?, |before, line| self.after(&before, line))
    }

    /// The file's bytes.
    pub fn encode(&self, lines: &[Line]) -> Result<Vec<u8>> {
        let mut mark = self.first()?;
        let mut out = format!("{NAME} {} {mark}\n", self.vault_id);
        for line in lines {
            mark = self.after(&mark, line)?;
            out.push_str(&format!("{} {} {mark}\n", line.day, line.subject));
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
        let heading = format!("{NAME} {} {mark}", self.vault_id);
        let body = text.strip_prefix(&heading).and_then(|rest| rest.strip_prefix('\n'));
        let body = body.ok_or_else(|| tampered(1))?;
        let mut lines = Vec::new();
        for (number, row) in body.split_terminator('\n').enumerate() {
            let line = parse(row).ok_or_else(|| tampered(number + 2))?;
            mark = self.after(&mark, &line.0)?;
            if mark != line.1 {
                return Err(tampered(number + 2));
            }
            lines.push(line.0);
        }
        // A last line without its end was cut.
        if self.encode(&lines)? == bytes { Ok(lines) } else { Err(tampered(lines.len() + 1)) }
    }
}

fn parse(row: &str) -> Option<(Line, &str)> {
    let mut fields = row.split(' ');
    let day = Day::parse(fields.next()?).ok()?;
    let subject = SubjectUid::parse(fields.next()?).ok()?;
    let mark = fields.next()?;
    fields.next().is_none().then_some((Line { day, subject }, mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal() -> Seal {
        Seal { vault_id: "ab".repeat(16), key: zeroize::Zeroizing::new([7; 32]) }
    }

    fn lines(n: u8) -> Vec<Line> {
        (0..n)
            .map(|n| Line {
                day: Day::parse("2026-11-25").unwrap(),
                subject: SubjectUid::from_random([n; 16]),
            })
            .collect()
    }

    #[test]
    fn what_was_written_is_read_and_any_changed_sign_is_noticed() {
        let bytes = seal().encode(&lines(3)).unwrap();
        assert_eq!(seal().decode(&bytes).unwrap(), lines(3));
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
}
