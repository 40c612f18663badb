//! A letter as far as an answer to it needs it.

use super::grounds::ClockGround;
use super::store;
use crate::clinic::Tx;
use crate::values::{CaseNo, Day, Language, LeadId, RequestId};
use crate::{Error, Result};

/// Who asks, and when.
pub(crate) struct Asked {
    /// The letter's case number.
    pub case_no: CaseNo,
    /// The record it is about; `None` once destroyed, or when there is none.
    pub lead: Option<LeadId>,
    /// That record's case number.
    pub lead_case_no: CaseNo,
    /// The day the letter came.
    pub received_on: Day,
    /// Language of the answer.
    pub language: Language,
    /// Whether it asks what is known of its person (152-FZ Art. 14, 20(1)), and was not refused.
    pub access: bool,
}

/// Reads it; who may is the caller's to say.
///
/// # Errors
/// `NotFound { request }`.
pub(crate) fn asked(tx: &Tx<'_>, request: RequestId) -> Result<Asked> {
    let (row, more) = store::get(tx.sql(), request)?.ok_or_else(|| Error::not_found("request"))?;
    let clocks = store::clocks(tx.sql(), request)?;
    Ok(Asked {
        access: clocks.iter().any(|clock| clock.ground == ClockGround::Access)
            && !clocks.iter().any(|clock| clock.ground == ClockGround::Refusal),
        case_no: row.case_no,
        lead: row.lead,
        lead_case_no: row.lead_case_no,
        received_on: row.received_on,
        language: more.language,
    })
}
