//! What the case page of a request for access shows before the answer is printed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Result;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::requests::{self, RequestRef};
use crate::values::{CaseNo, Day, Language, Timestamp};
use crate::{erasure, values};

/// Days after a request in which an equal one need not be answered again (152-FZ Art. 14(4)): told,
/// never a refusal, for only a human knows whether the first answer was complete.
const REPEAT_DAYS: i64 = 30;

/// An answer to an earlier request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EarlierAnswer {
    /// The earlier letter.
    pub case_no: CaseNo,
    /// The day its answer left.
    pub on: Day,
}

/// How far the answer is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerState {
    /// Language of the letter.
    pub language: Language,
    /// Whether the letter asks for it: other letters get papers of their own.
    pub asked: bool,
    /// Whether there is a record to tell of.
    pub has_record: bool,
    /// The day the answer to this letter last left, printed or saved.
    pub handed_over: Option<Day>,
    /// An answer to another letter of the same person, less than 30 days before this one came.
    pub repeat_of: Option<EarlierAnswer>,
}

/// Tells it.
///
/// # Errors
/// `NotFound { request }`.
pub fn state(clinic: &Clinic, of: RequestRef) -> Result<AnswerState> {
    clinic.read(Op::AnswerAccess, |tx| {
        tx.about("request", of.request);
        let asked = requests::asked(tx, of.request)?;
        let mut state = AnswerState {
            language: asked.language,
            asked: asked.access,
            has_record: asked.lead.is_some(),
            handed_over: None,
            repeat_of: None,
        };
        let Some(lead) = asked.lead else { return Ok(state) };
        for row in erasure::rows_of(tx, lead, "paper_copy", &["made_at", "kind", "number"])? {
            let [at, kind, number] = values_of(row);
            let Ok(at) = Timestamp::parse(&at) else { continue };
            if kind != "access_answer" {
                continue;
            }
            let on = at.day_in(tx.zone());
            let case_no = values::CaseNo::typed(&number);
            if case_no == asked.case_no {
                state.handed_over = Some(on);
            } else if (0..REPEAT_DAYS).contains(&asked.received_on.days_since(on)) {
                state.repeat_of = Some(EarlierAnswer { case_no, on });
            }
        }
        Ok(state)
    })
}

fn values_of(row: Vec<rusqlite::types::Value>) -> [String; 3] {
    let mut texts = [const { String::new() }; 3];
    for (text, value) in texts.iter_mut().zip(row) {
        if let rusqlite::types::Value::Text(stored) = value {
            *text = stored;
        }
    }
    texts
}
