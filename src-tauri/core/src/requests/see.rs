//! Letters in a list and one by one. Case numbers and days are for everyone who handles letters;
//! the name behind a letter only for the privacy officer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::grounds::ClockGround;
use super::may::{self, May};
use super::{
    Applicant, ConsentPart, ExtensionReason, IdentityCheck, LetterChannel, RequestKind, RequestOutcome,
    Scope, StepKind, store,
};
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

impl Urgency {
    /// By the days left, and by the moment where there is one.
    fn of(days_left: i64, minutes_left: Option<i64>) -> Self {
        match days_left {
            _ if minutes_left.is_some_and(|minutes| minutes < 0) => Urgency::Overdue,
            ..0 => Urgency::Overdue,
            0..=3 => Urgency::Pressing,
            4..=7 => Urgency::Soon,
            8.. => Urgency::Calm,
        }
    }
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
    /// What it asks for; of several, that whose clock ends first.
    pub kind: RequestKind,
    /// Who asks.
    pub applicant: Applicant,
    /// Number of the card it is about; empty when there is none.
    pub lead_case_no: CaseNo,
    /// Full name, for the privacy officer, while the record exists.
    pub full_name: Option<String>,
    /// The day it came.
    pub received_on: Day,
    /// The moment it became known, where hours count.
    pub received_at: Option<Timestamp>,
    /// When it was entered.
    pub recorded_at: Timestamp,
    /// How it came.
    pub channel: LetterChannel,
    /// Hard date of the earliest open clock.
    pub due_on: Day,
    /// Hard moment of the earliest open clock in hours.
    pub due_at: Option<Timestamp>,
    /// Working target.
    pub target_on: Day,
    /// Days to the hard date.
    #[ts(type = "number")]
    pub days_left: i64,
    /// Minutes to the hard moment; negative when it has passed.
    #[ts(type = "number | null")]
    pub minutes_left: Option<i64>,
    /// How pressing.
    pub urgency: Urgency,
    /// Whether it is closed.
    pub closed: bool,
    /// How it was closed.
    pub outcome: Option<RequestOutcome>,
    /// Its destruction, once begun.
    pub destruction: Option<DestructionMark>,
}

/// One clock of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RequestClock {
    /// Its ground.
    pub ground: ClockGround,
    /// The article of 152-FZ, as papers name it.
    pub article: String,
    /// Day the term is counted from.
    pub started_on: Day,
    /// Last lawful day.
    pub due_on: Day,
    /// Last lawful moment, for terms in hours.
    pub due_at: Option<Timestamp>,
    /// Working target.
    pub target_on: Day,
    /// Days to the last lawful day.
    #[ts(type = "number")]
    pub days_left: i64,
    /// How pressing.
    pub urgency: Urgency,
    /// Working days the law allows to add, once; `None` when it allows none.
    pub longer_by: Option<u32>,
    /// The day it was extended.
    pub extended_on: Option<Day>,
    /// By whom.
    pub extended_by: String,
    /// Why.
    pub extended_reason: Option<ExtensionReason>,
    /// When it was met.
    pub done_at: Option<Timestamp>,
    /// By whom.
    pub done_by: String,
}

/// One step of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RequestStep {
    /// When.
    pub at: Timestamp,
    /// Who; empty for the program.
    pub by: String,
    /// What.
    pub step: StepKind,
    /// A number or another fixed word.
    pub detail: String,
}

/// One letter with all its facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RequestDetails {
    /// As in the list.
    pub row: RequestRow,
    /// Its clocks, the earliest first.
    pub clocks: Vec<RequestClock>,
    /// What was done, the first first.
    pub steps: Vec<RequestStep>,
    /// How much of the consent it withdraws.
    pub scope: Scope,
    /// The parts it names.
    pub parts: Vec<ConsentPart>,
    /// How it was made sure who writes.
    pub identity_check: IdentityCheck,
    /// Who made sure.
    pub identity_by: String,
    /// The sender's own number.
    pub reference: String,
    /// Who entered it.
    pub recorded_by: String,
    /// Language of the answer.
    pub language: Language,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// By whom; empty for the program.
    pub closed_by: String,
    /// Its scans.
    pub scans: Vec<AttachmentRow>,
    /// What can be done about it now.
    pub may: May,
}

/// Lists letters, the most pressing first.
///
/// # Errors
/// Only the database's own.
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
        details(tx, of.request)
    })
}

/// One letter as it stands inside a transaction.
pub(super) fn details(tx: &Tx<'_>, request: RequestId) -> Result<RequestDetails> {
    let (row, more) = store::get(tx.sql(), request)?.ok_or_else(|| Error::not_found("request"))?;
    let clocks = store::clocks(tx.sql(), request)?;
    let steps = store::steps(tx.sql(), request)?;
    let may = may::of(&may::Case { row: &row, clocks: &clocks, steps: &steps, parts: &more.parts });
    Ok(RequestDetails {
        row: seen(tx, row)?,
        clocks: clocks.into_iter().map(|clock| clock_seen(tx, clock)).collect(),
        steps: steps
            .into_iter()
            .map(|step| RequestStep { at: step.at, by: step.by, step: step.step, detail: step.detail })
            .collect(),
        scope: more.scope,
        parts: more.parts.split(' ').filter_map(|part| ConsentPart::from_code(part).ok()).collect(),
        identity_check: more.identity_check,
        identity_by: more.identity_by,
        reference: more.reference,
        recorded_by: more.recorded_by,
        language: more.language,
        closed_at: more.closed_at,
        closed_by: more.closed_by,
        scans: attachments::of_request(tx.sql(), request)?,
        may,
    })
}

fn clock_seen(tx: &Tx<'_>, clock: store::StoredClock) -> RequestClock {
    let rule = clock.ground.rule();
    let days_left = clock.due_on.days_since(tx.today());
    let urgency = match clock.done_at {
        Some(_) => Urgency::Closed,
        None => Urgency::of(days_left, minutes_left(tx, clock.due_at)),
    };
    RequestClock {
        ground: clock.ground,
        article: rule.article.to_owned(),
        started_on: clock.started_on,
        due_on: clock.due_on,
        due_at: clock.due_at,
        target_on: clock.target_on,
        days_left,
        urgency,
        longer_by: rule.longer_by,
        extended_on: clock.extended_on,
        extended_by: clock.extended_by,
        extended_reason: clock.extended_reason,
        done_at: clock.done_at,
        done_by: clock.done_by,
    }
}

fn minutes_left(tx: &Tx<'_>, due_at: Option<Timestamp>) -> Option<i64> {
    due_at.map(|due| due.seconds_since(tx.now()).div_euclid(60))
}

fn seen(tx: &Tx<'_>, row: store::Stored) -> Result<RequestRow> {
    let days_left = row.due_on.days_since(tx.today());
    let minutes_left = minutes_left(tx, row.due_at);
    let urgency = if row.closed { Urgency::Closed } else { Urgency::of(days_left, minutes_left) };
    let lead = row.lead.filter(|_| tx.actor().holds_any(&[Role::PrivacyOfficer]));
    Ok(RequestRow {
        request: row.request,
        case_no: row.case_no,
        kind: row.kind,
        applicant: row.applicant,
        lead_case_no: row.lead_case_no,
        full_name: lead.map(|lead| leads::name_for_answer(tx, lead)).transpose()?,
        received_on: row.received_on,
        received_at: row.received_at,
        recorded_at: row.recorded_at,
        channel: row.channel,
        due_on: row.due_on,
        due_at: row.due_at,
        target_on: row.target_on,
        days_left,
        minutes_left,
        urgency,
        closed: row.closed,
        outcome: row.outcome,
        destruction: row.destruction,
    })
}
