//! The extract of the event log that goes with an act (Order 179: person, categories, system, reason,
//! date; the events themselves with their hashes).
//!
//! CSV for a Russian spreadsheet: UTF-8 with BOM, semicolons, CRLF. A cell that would be taken for a
//! formula is disarmed by an apostrophe. Frozen with the act, whose text carries its SHA-256.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CategoryCount, DestructionRef, Reason, store};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::values::{CaseNo, Day, Language, SubjectUid, text};
use crate::{Error, Result};

/// A log extract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ActExtract {
    /// Number of the act, no names.
    pub file_name: String,
    /// The file's text, byte-order mark included.
    pub csv: String,
    /// SHA-256 of the text in UTF-8, as printed on the act.
    pub sha256: String,
}

/// Gives the log extract of a finished destruction, as frozen with its act.
///
/// # Errors
/// `NotFound { destruction }`; `WrongState { state }` before the act is issued.
pub fn extract(clinic: &Clinic, args: DestructionRef) -> Result<ActExtract> {
    clinic.read(Op::SeeAct, |tx| {
        let job = store::job(tx.sql(), args.destruction)?;
        job.is_looked_at(tx)?;
        let (Some(act), Some(csv)) = (&job.act, job.extract) else {
            return Err(Error::WrongState { state: job.state.code().to_owned() });
        };
        let act = super::Act::read(act)?;
        let sha256 = text::sha256(csv.as_bytes());
        Ok(ActExtract { file_name: format!("{}-log.csv", act.number), csv, sha256 })
    })
}

/// One entry of the log about the person.
pub(super) struct Event {
    pub seq: i64,
    pub at: String,
    pub zone: String,
    pub account: String,
    pub workstation: String,
    pub action: String,
    pub result: String,
    pub reason: String,
    pub times: i64,
    pub prev_hash: String,
    pub hash: String,
}

/// One person of the act with the events about them.
pub(super) struct Part<'a> {
    pub person: &'a CaseNo,
    pub subject: &'a SubjectUid,
    pub categories: &'a [CategoryCount],
    pub reason: Reason,
    pub events: &'a [Event],
}

const COLUMNS: [&str; 17] = [
    "субъект (номер карточки)",
    "субъект (код в журнале)",
    "категории персональных данных",
    "информационная система",
    "причина уничтожения",
    "дата уничтожения",
    "№ события",
    "время (UTC)",
    "часовой пояс",
    "пользователь",
    "рабочее место",
    "действие",
    "результат",
    "основание отказа",
    "повторов",
    "хеш предыдущего события",
    "хеш события",
];

/// Writes the extract: person after person.
pub(super) fn csv(system: &str, destroyed_on: Day, parts: &[Part<'_>]) -> String {
    let day = destroyed_on.short(Language::Ru);
    let mut out = String::from('\u{feff}');
    text::csv_line(&mut out, COLUMNS);
    for part in parts {
        let categories =
            part.categories.iter().map(|row| row.category.words(Language::Ru)).collect::<Vec<_>>().join("; ");
        for event in part.events {
            text::csv_line(
                &mut out,
                [
                    part.person.as_str(),
                    part.subject.as_str(),
                    &categories,
                    system,
                    part.reason.words(Language::Ru),
                    &day,
                    &event.seq.to_string(),
                    &event.at,
                    &event.zone,
                    &event.account,
                    &event.workstation,
                    &event.action,
                    &event.result,
                    &event.reason,
                    &event.times.to_string(),
                    &event.prev_hash,
                    &event.hash,
                ],
            );
        }
    }
    out
}

/// One row of a frozen extract, as far as it tells of the log.
pub(super) struct Row {
    pub seq: i64,
    cells: Vec<String>,
}

impl Row {
    /// Whether the log's entry is the one that was written out. The account's words may have changed
    /// since; the hash holds the account itself.
    pub(super) fn tells_of(&self, event: &Event) -> bool {
        let times = event.times.to_string();
        let same = [
            (7, &event.at),
            (8, &event.zone),
            (10, &event.workstation),
            (11, &event.action),
            (12, &event.result),
            (13, &event.reason),
            (14, &times),
            (15, &event.prev_hash),
            (16, &event.hash),
        ];
        event.seq == self.seq
            && same.into_iter().all(|(at, now)| self.cells.get(at) == Some(&text::disarmed(now)))
    }
}

/// Reads a frozen extract back. `None` when it is none.
pub(super) fn rows(csv: &str) -> Option<Vec<Row>> {
    let mut lines = csv.strip_prefix('\u{feff}')?.split_terminator("\r\n");
    lines.next()?;
    lines
        .map(|line| {
            let cells = cells(line);
            let seq = cells.get(6)?.parse().ok()?;
            (cells.len() == COLUMNS.len()).then_some(Row { seq, cells })
        })
        .collect()
}

/// The cells of a line as they were before they were quoted.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ';' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(sign),
        }
    }
    cells.push(cell);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_back_as_it_was_written() {
        let written = ["K-2026-0001", "names; phones", "say \"no\"", "", "=1+1"];
        let mut out = String::new();
        text::csv_line(&mut out, written);
        let read = cells(out.trim_end());
        assert_eq!(read, written.map(text::disarmed));
    }
}
