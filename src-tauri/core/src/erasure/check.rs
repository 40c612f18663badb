//! Whether a log extract still says what the log says: its text against the hash in the act, and each
//! of its rows against the entry it was taken from (Order 179; law.md §6).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Act, DestructionRef, store};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::values::text;
use crate::{Error, Result};

/// Columns of the extract that repeat the log, and the first of them.
const FIRST_OF_LOG: usize = 6;

/// What the check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExtractChecked {
    /// Rows compared.
    pub rows: u32,
    /// Whether the text is that whose hash stands in the act.
    pub as_in_act: bool,
    /// Number of the first entry that the log tells otherwise or not at all.
    #[ts(type = "number | null")]
    pub differs_at: Option<i64>,
}

impl ExtractChecked {
    /// Whether all of it fits.
    pub fn fits(&self) -> bool {
        self.as_in_act && self.differs_at.is_none() && self.rows > 0
    }
}

/// Checks the extract of a finished destruction.
///
/// # Errors
/// `NotFound { destruction }`; `WrongState { state }` before the act is issued.
pub fn check_extract(clinic: &Clinic, of: DestructionRef) -> Result<ExtractChecked> {
    clinic.read(Op::VerifyAudit, |tx| {
        let job = store::job(tx.sql(), of.destruction)?;
        tx.about("destruction", of.destruction);
        let (Some(act), Some(csv)) = (&job.act, &job.extract) else {
            return Err(Error::WrongState { state: job.state.code().to_owned() });
        };
        let act = Act::read(act)?;
        let mut checked = ExtractChecked {
            rows: 0,
            as_in_act: text::sha256(csv.as_bytes()) == act.extract_sha256,
            differs_at: None,
        };
        for row in rows(csv).into_iter().skip(1) {
            let told = row.get(FIRST_OF_LOG..).unwrap_or_default();
            let seq = told.first().and_then(|seq| seq.parse().ok()).unwrap_or_default();
            checked.rows = checked.rows.saturating_add(1);
            if checked.differs_at.is_none() && store::logged(tx.sql(), seq)?.as_deref() != Some(told) {
                checked.differs_at = Some(seq);
            }
        }
        Ok(checked)
    })
}

/// The cells of the extract as they were before they were written down.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ';' if !quoted => row.push(plain(std::mem::take(&mut cell))),
            '\n' if !quoted => {
                row.push(plain(std::mem::take(&mut cell)));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            other => cell.push(other),
        }
    }
    rows
}

/// Without the apostrophe that disarms a formula.
fn plain(cell: String) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest.to_owned(),
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_they_were_written() {
        let read = rows("\u{feff}a;b\r\n\"x; \"\"y\"\"\";'=1+1\r\n");
        assert_eq!(read, [["a", "b"], ["x; \"y\"", "=1+1"]]);
    }
}
