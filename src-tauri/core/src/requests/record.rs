//! Recording a letter of any kind: its clocks, the block, what stops with it: one transaction for
//! all the records it is about (152-FZ Art. 14, 15, 20, 21).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::block::{self, Cancelled};
use super::calendar::CalendarWarning;
use super::grounds::{BlockReason, ClockDates, ClockGround, earliest};
use super::letter::{Letter, NewRequest};
use super::{RequestKind, RequestOutcome, StepKind, store};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent;
use crate::values::{CaseNo, Day, Language, LeadId, RequestId, Timestamp};
use crate::{Error, Result};

/// A recorded letter about one record, or about nobody's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordedRequest {
    /// Its row.
    pub request: RequestId,
    /// Speakable number of the letter.
    pub case_no: CaseNo,
    /// Number of the card; empty without one.
    pub lead_case_no: CaseNo,
    /// Its clocks, the earliest first.
    pub clocks: Vec<ClockDates>,
    /// The last lawful day of the earliest clock.
    pub due_on: Day,
    /// The last lawful moment, for a clock in hours.
    pub due_at: Option<Timestamp>,
    /// Last working day on or before it.
    pub target_on: Day,
    /// What is uncertain about the calendar.
    pub warnings: Vec<CalendarWarning>,
    /// Why nobody can use the record from now on.
    pub blocked: Option<BlockReason>,
    /// What was stopped.
    pub cancelled: Cancelled,
    /// Done with the record of it: nothing runs any more.
    pub closed: bool,
}

/// Records the letter, once for each record it is about. A record that is blocked already takes it
/// too: it has to be answered as well, and the earlier clock rules.
///
/// # Errors
/// `NotFound { lead }`; `Invalid` naming the field: no kind, kinds that cannot stand together, no
/// record named, receipt in the future or unsaid more than a year before the record existed, an identity
/// not checked. Nothing is recorded then.
pub fn record(clinic: &Clinic, letter: NewRequest) -> Result<Vec<RecordedRequest>> {
    let withdrawal = letter.kinds.contains(&RequestKind::Withdrawal);
    clinic.transact(if withdrawal { Op::RecordWithdrawal } else { Op::RecordRequest }, |tx| {
        let letter = Letter::checked(tx, letter)?;
        if letter.leads.is_empty() {
            return Ok(vec![record_one(tx, None, &letter)?]);
        }
        let mut recorded = Vec::new();
        for lead in &letter.leads {
            if !recorded.is_empty() {
                tx.close_entry()?;
            }
            recorded.push(record_one(tx, Some(*lead), &letter)?);
        }
        Ok(recorded)
    })
}

fn record_one(tx: &Tx<'_>, lead: Option<LeadId>, letter: &Letter) -> Result<RecordedRequest> {
    let record = match lead {
        Some(lead) => Some(store::record_of(tx.sql(), lead)?.ok_or_else(|| Error::not_found("lead"))?),
        None => None,
    };
    let mut grounds = letter.grounds();
    if let Some(record) = &record {
        tx.about_lead(&record.subject);
        letter.before_registration(record)?;
        if stop_parts(tx, record, letter)? {
            // The last purpose is gone, and with it the ground for the record.
            grounds.insert(ClockGround::Withdrawal);
        }
    }
    let mut clocks: Vec<ClockDates> = grounds.iter().map(|ground| letter.dates(*ground)).collect();
    clocks.sort_by_key(|clock| (clock.due_on, clock.due_at.is_none(), clock.due_at, clock.ground));
    let first = earliest(&clocks).ok_or_else(|| Error::internal("requests: a kind without a clock"))?;
    let year = tx.today().year();
    let case_no = CaseNo::new('L', year, tx.next_number("L", year)?);
    let request = insert(tx, letter, record.as_ref(), &case_no, first)?;
    store::add_step(tx, request, StepKind::Received, "")?;
    for dates in &clocks {
        store::insert_clock(tx, request, letter.receipt.on, dates)?;
    }
    let (blocked, cancelled) = match &record {
        Some(record) => take_effect(tx, request, record, letter, &grounds)?,
        None => {
            tx.about("request", request);
            (None, Cancelled::default())
        }
    };
    let closed =
        close_if_done(tx, request, record.is_some() && grounds.iter().all(|g| *g == ClockGround::Objection))?;
    store::follow_clocks(tx, request)?;
    let mut warnings: Vec<_> = clocks.iter().flat_map(|clock| clock.warnings.clone()).collect();
    warnings.sort_unstable();
    warnings.dedup();
    Ok(RecordedRequest {
        request,
        case_no,
        lead_case_no: record.as_ref().map_or_else(|| CaseNo::typed(""), |record| record.case_no.clone()),
        due_on: first.due_on,
        due_at: first.due_at,
        target_on: first.target_on,
        warnings,
        blocked,
        cancelled,
        closed,
        clocks,
    })
}

fn insert(
    tx: &Tx<'_>,
    letter: &Letter,
    record: Option<&store::Record>,
    case_no: &CaseNo,
    first: &ClockDates,
) -> Result<RequestId> {
    let new = &letter.new;
    // The kind whose clock ends first stands for the letter.
    let kind = new.kinds.iter().copied().find(|kind| kind.grounds().contains(&first.ground));
    let parts: Vec<_> = letter.parts().iter().map(|part| part.code()).collect();
    let row = store::NewRow {
        case_no,
        kind: kind.or(new.kinds.first().copied()).unwrap_or(RequestKind::Withdrawal),
        record,
        applicant: new.applicant,
        received_on: new.received_on,
        received_at: new.received_time.map(|_| letter.receipt.at),
        channel: new.channel,
        scope: letter.scope(),
        parts: &parts.join(" "),
        identity_check: new.identity_check,
        reference: &letter.reference,
        language: new.language.or(record.map(|record| record.language)).unwrap_or(Language::Ru),
        first,
    };
    store::insert(tx, &row)
}

/// Withdraws the parts a letter names; tells whether that took the last purpose.
fn stop_parts(tx: &Tx<'_>, record: &store::Record, letter: &Letter) -> Result<bool> {
    let parts = letter.parts();
    let withdrawn = matches!(record.blocked, Some((_, Some(BlockReason::Withdrawn))));
    if parts.is_empty() || withdrawn || letter.new.kinds.contains(&RequestKind::Withdrawal) {
        return Ok(false);
    }
    let had_some = !consent::status(tx, record.lead)?.purposes.is_empty();
    let purposes = parts.iter().filter_map(|part| part.purpose()).collect();
    let kinds = parts.iter().filter_map(|part| part.kind()).collect();
    let channel = letter.new.channel.code();
    consent::withdraw_part(tx, record.lead, &purposes, &kinds, letter.receipt.on, channel)?;
    Ok(had_some && consent::status(tx, record.lead)?.purposes.is_empty())
}

fn take_effect(
    tx: &Tx<'_>,
    request: RequestId,
    record: &store::Record,
    letter: &Letter,
    grounds: &std::collections::BTreeSet<ClockGround>,
) -> Result<(Option<BlockReason>, Cancelled)> {
    if !letter.parts().is_empty() {
        store::add_step(tx, request, StepKind::PartStopped, "")?;
    }
    let withdrawn = matches!(record.blocked, Some((_, Some(BlockReason::Withdrawn))));
    if grounds.contains(&ClockGround::Withdrawal) && !withdrawn {
        let due = letter.dates(ClockGround::Withdrawal).due_on;
        consent::withdraw_all(tx, record.lead, letter.receipt.on, letter.new.channel.code(), due)?;
    }
    if grounds.contains(&ClockGround::Objection) {
        store::stop_clock(tx, request, ClockGround::Objection)?;
    }
    if grounds.contains(&ClockGround::UnlawfulStop) {
        store::stop_clock(tx, request, ClockGround::UnlawfulStop)?;
    }
    block::settle(tx, record, Some(request))
}

/// A letter that only asked for what is done at once is closed with that.
fn close_if_done(tx: &Tx<'_>, request: RequestId, done: bool) -> Result<bool> {
    if done {
        store::close(tx, request, RequestOutcome::MarketingStopped)?;
        store::add_step(tx, request, StepKind::Closed, RequestOutcome::MarketingStopped.code())?;
    }
    Ok(done)
}
