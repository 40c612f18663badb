//! The safety net: nothing is ever late (152-FZ Art. 21(4), 21(5)).
//!
//! What nobody has handled by its hard date the program destroys on that day by itself, never before
//! it, and never unannounced. Where the setting is off, it only says so.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Asked, Destruction, DestructionRef, register, start, store};
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::{CaseNo, Day};
use crate::{Result, settings};

/// A record that must be gone by a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Coming {
    /// Number of the card.
    pub lead_case_no: CaseNo,
    /// Number of the letter; empty when its term has ended.
    pub letter_case_no: String,
    /// The hard date.
    pub due_on: Day,
    /// Days until it; 0 on the day itself, negative when it has passed.
    #[ts(type = "number")]
    pub days_left: i64,
}

/// What comes to its hard date within the days of announcement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Due {
    /// Whether the program will destroy by itself on the day.
    pub by_itself: bool,
    /// The nearest first.
    pub coming: Vec<Coming>,
}

/// What the program will destroy by itself in the next days, for Today and the sign-in.
pub fn announced(clinic: &Clinic, _: Nothing) -> Result<Due> {
    clinic.read(Op::SeeDue, announced_in)
}

/// The same inside another look.
pub(crate) fn announced_in(tx: &Tx<'_>) -> Result<Due> {
    let settings = settings::current(tx)?;
    let until = tx.today().plus_days(settings.announce_days);
    let mut coming = Vec::new();
    for (request, due_on) in store::due_letters(tx.sql(), until)? {
        if let Some(letter) = store::find_letter(tx.sql(), request)? {
            coming.push(Coming {
                lead_case_no: letter.lead_case_no,
                letter_case_no: letter.case_no.to_string(),
                due_on,
                days_left: due_on.days_since(tx.today()),
            });
        }
    }
    for entry in store::due_entries(tx.sql(), until)? {
        coming.push(Coming {
            lead_case_no: entry.case_no,
            letter_case_no: String::new(),
            due_on: entry.due_on,
            days_left: entry.due_on.days_since(tx.today()),
        });
    }
    coming.sort_by_key(|one| one.due_on);
    Ok(Due { by_itself: settings.auto_destroy, coming })
}

/// Destroys everybody whose hard date has come, in one job. To be called by the program's clock, as
/// the program. Interrupted jobs go on first; whoever a job still has (its proof found something) is left
/// to it, and does not keep the others waiting. `None` when nobody is due or the setting is off.
///
/// # Errors
/// As [`super::start`]; what fails is tried again at the next turn.
pub fn destroy_due(clinic: &Clinic) -> Result<Option<Destruction>> {
    let wanted = clinic
        .peek(|tx| Ok(settings::current(tx)?.auto_destroy && register::unclassified(tx.sql())?.is_empty()))?;
    if !wanted {
        return Ok(None);
    }
    for destruction in start::unfinished(clinic)? {
        // What cannot go on now is in the log, and nobody else waits for it.
        let _ = start::resume(clinic, DestructionRef { destruction });
    }
    let asked = clinic.peek(|tx| {
        let mut asked: Vec<Asked> = Vec::new();
        for (request, _) in store::due_letters(tx.sql(), tx.today())? {
            if let Some(letter) = store::find_letter(tx.sql(), request)?
                && !start::another_has(tx.sql(), &letter.subject)?
            {
                asked.push(Asked::Letter { request });
            }
        }
        for entry in store::due_entries(tx.sql(), tx.today())? {
            if !start::another_has(tx.sql(), &entry.subject)? {
                asked.push(Asked::Term { entry: entry.id });
            }
        }
        Ok(asked)
    })?;
    if asked.is_empty() { Ok(None) } else { start::start_by_itself(clinic, &asked).map(Some) }
}
