//! Letters in a list and one by one. Case numbers and days are for everyone who handles letters;
//! the name behind a blocked record only for the privacy officer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{IdentityCheck, LetterChannel, Scope, store};
use crate::attachments::{self, AttachmentRow};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::leads;
use crate::staff::Role;
use crate::values::{CaseNo, Day, DestructionId, Language, RequestId, Timestamp};
use crate::{Error, Result};

/// Which letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RequestQuery {
    /// Only those not closed.
    pub open_only: bool,
}

/// Which letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RequestRef {
    /// Its row.
    pub request: RequestId,
}

/// How pressing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// More than 7 days left.
    Calm,
    /// 7 days or fewer.
    Soon,
    /// 3 days or fewer.
    Pressing,
    /// The hard date has passed.
    Overdue,
    /// Done.
    Closed,
}

/// How far its destruction is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DestructionMark {
    /// Its row.
    pub destruction: DestructionId,
    /// The stored state; `done` when proved.
    pub state: String,
}

/// A letter in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RequestRow {
    /// Its row.
    pub request: RequestId,
    /// Speakable number.
    pub case_no: CaseNo,
    /// Number of the card it is about.
    pub lead_case_no: CaseNo,
    /// Full name, for the privacy officer, while the record exists.
    pub full_name: Option<String>,
    /// The day it came.
    pub received_on: Day,
    /// When it was entered.
    pub recorded_at: Timestamp,
    /// How it came.
    pub channel: LetterChannel,
    /// Hard date.
    pub due_on: Day,
    /// Working target.
    pub target_on: Day,
    /// Days to the hard date.
    #[ts(type = "number")]
    pub days_left: i64,
    /// How pressing.
    pub urgency: Urgency,
    /// Whether it is closed.
    pub closed: bool,
    /// Its destruction, once begun.
    pub destruction: Option<DestructionMark>,
}

/// One letter with all its facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RequestDetails {
    /// As in the list.
    pub row: RequestRow,
    /// What is withdrawn.
    pub scope: Scope,
    /// How it was made sure who writes.
    pub identity_check: IdentityCheck,
    /// Who made sure.
    pub identity_by: String,
    /// Who entered it.
    pub recorded_by: String,
    /// Language of the answer.
    pub language: Language,
    /// Its scans.
    pub scans: Vec<AttachmentRow>,
}

/// Lists letters, the most pressing first.
pub fn list(clinic: &Clinic, query: RequestQuery) -> Result<Vec<RequestRow>> {
    clinic.read(Op::SeeRequests, |tx| {
        let stored = store::list(tx.sql(), query.open_only)?;
        stored.into_iter().map(|row| seen(tx, row)).collect()
    })
}

/// Shows one letter.
///
/// # Errors
/// `NotFound`.
pub fn get(clinic: &Clinic, of: RequestRef) -> Result<RequestDetails> {
    clinic.read(Op::SeeRequests, |tx| {
        tx.about("request", of.request);
        let (row, more) = store::get(tx.sql(), of.request)?.ok_or_else(|| Error::not_found("request"))?;
        let scans = attachments::of_request(tx.sql(), of.request)?;
        Ok(RequestDetails {
            row: seen(tx, row)?,
            scope: more.scope,
            identity_check: more.identity_check,
            identity_by: more.identity_by,
            recorded_by: more.recorded_by,
            language: more.language,
            scans,
        })
    })
}

fn seen(tx: &Tx<'_>, row: store::Stored) -> Result<RequestRow> {
    let days_left = row.due_on.days_since(tx.today());
    let urgency = match days_left {
        _ if row.closed => Urgency::Closed,
        ..0 => Urgency::Overdue,
        0..=3 => Urgency::Pressing,
        4..=7 => Urgency::Soon,
        8.. => Urgency::Calm,
    };
    let lead = row.lead.filter(|_| tx.actor().holds_any(&[Role::PrivacyOfficer]));
    Ok(RequestRow {
        request: row.request,
        case_no: row.case_no,
        lead_case_no: row.lead_case_no,
        full_name: lead.map(|lead| leads::blocked_name(tx, lead)).transpose()?,
        received_on: row.received_on,
        recorded_at: row.recorded_at,
        channel: row.channel,
        due_on: row.due_on,
        target_on: row.target_on,
        days_left,
        urgency,
        closed: row.closed,
        destruction: row.destruction,
    })
}
