//! Recording a withdrawal letter: the block, the clock, what is cancelled: one transaction for all
//! the records the letter is about (152-FZ Art. 21(5)).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::calendar::CalendarWarning;
use super::deadlines::{Clock, withdrawal_clock};
use super::{IdentityCheck, LetterChannel, Scope, store};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, AskConsent, Permit};
use crate::values::{CaseNo, Day, Language, LeadId, RequestId};
use crate::{Error, Result, error::Problem};

/// Most records one letter can be about.
const RECORDS_MAX: usize = 20;

/// A letter to record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewWithdrawal {
    /// The records it is about: a person recorded twice is destroyed twice.
    pub leads: Vec<LeadId>,
    /// The day the letter came.
    pub received_on: Day,
    /// How it came.
    pub channel: LetterChannel,
    /// What is withdrawn.
    pub scope: Scope,
    /// How it was made sure who writes.
    pub identity_check: IdentityCheck,
    /// Language of the answer; the person's own when absent.
    #[serde(default)]
    pub language: Option<Language>,
}

/// What was stopped with the record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cancelled {
    /// Trips not yet over.
    pub trips: u32,
    /// Next actions promised.
    pub next_actions: u32,
    /// Estimates being drafted: they stay as they are and cannot be used.
    pub drafts: u32,
}

/// A recorded withdrawal of one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Withdrawal {
    /// Its row.
    pub request: RequestId,
    /// Speakable number of the letter.
    pub case_no: CaseNo,
    /// Number of the card.
    pub lead_case_no: CaseNo,
    /// Hard date: receipt + 30 calendar days, never moved by a weekend.
    pub due_on: Day,
    /// Last working day on or before it.
    pub target_on: Day,
    /// What is uncertain about the calendar.
    pub warnings: Vec<CalendarWarning>,
    /// What was stopped.
    pub cancelled: Cancelled,
}

/// A letter not yet recorded, to see what would follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WithdrawalPreview {
    /// The records ticked so far.
    pub leads: Vec<LeadId>,
    /// The day the letter came.
    pub received_on: Day,
}

/// What would follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Consequences {
    /// Hard date.
    pub due_on: Day,
    /// Working target.
    pub target_on: Day,
    /// Days from today to the hard date; negative when it has passed.
    #[ts(type = "number")]
    pub days_left: i64,
    /// What is uncertain about the calendar.
    pub warnings: Vec<CalendarWarning>,
    /// What would be stopped, over all records.
    pub cancelled: Cancelled,
}

/// Tells what recording would do; changes nothing.
///
/// # Errors
/// As [`record`].
pub fn preview(clinic: &Clinic, letter: WithdrawalPreview) -> Result<Consequences> {
    let mut all = Cancelled::default();
    // One look for each person, so that the log tells of each.
    for lead in distinct(&letter.leads)? {
        let one = clinic.read(Op::SeeRequests, |tx| {
            let permit = consent::permit::<AskConsent>(tx, lead)?;
            existed(tx, &permit, letter.received_on)?;
            store::cancellable(tx.sql(), &permit)
        })?;
        all.trips += one.trips;
        all.next_actions += one.next_actions;
        all.drafts += one.drafts;
    }
    clinic.peek(|tx| {
        let Clock { due_on, target_on, warnings } = clock(tx, letter.received_on)?;
        let days_left = due_on.days_since(tx.today());
        Ok(Consequences { due_on, target_on, days_left, warnings, cancelled: all })
    })
}

/// Records the letter. From the commit on nobody can use the records.
///
/// # Errors
/// `Blocked { due }` when one of them was withdrawn before: it has its clock already; `Invalid`:
/// no record named, receipt in the future or before the record existed. Nothing is recorded then.
pub fn record(clinic: &Clinic, letter: NewWithdrawal) -> Result<Vec<Withdrawal>> {
    clinic.transact(Op::RecordWithdrawal, |tx| {
        let clock = clock(tx, letter.received_on)?;
        let leads = distinct(&letter.leads)?;
        let mut recorded = Vec::new();
        for lead in leads {
            if !recorded.is_empty() {
                tx.close_entry()?;
            }
            recorded.push(record_one(tx, lead, &letter, &clock)?);
        }
        Ok(recorded)
    })
}

fn record_one(tx: &Tx<'_>, lead: LeadId, letter: &NewWithdrawal, clock: &Clock) -> Result<Withdrawal> {
    let permit = consent::permit::<AskConsent>(tx, lead)?;
    existed(tx, &permit, letter.received_on)?;
    let year = tx.today().year();
    let case_no = CaseNo::new('L', year, tx.next_number("L", year)?);
    let lead_case_no = store::case_no(tx.sql(), &permit)?;
    let request = store::insert(tx, &permit, letter, clock, &case_no, &lead_case_no)?;
    let cancelled = store::cancel(tx, &permit)?;
    consent::withdraw_all(tx, &permit, letter.received_on, letter.channel.code(), clock.due_on)?;
    Ok(Withdrawal {
        request,
        case_no,
        lead_case_no,
        due_on: clock.due_on,
        target_on: clock.target_on,
        warnings: clock.warnings.clone(),
        cancelled,
    })
}

fn clock(tx: &Tx<'_>, received_on: Day) -> Result<Clock> {
    if received_on > tx.today() {
        return Err(Error::invalid("received_on", Problem::Future));
    }
    Ok(withdrawal_clock(received_on))
}

/// A letter cannot be about a record that did not exist yet.
fn existed(tx: &Tx<'_>, permit: &Permit<'_, AskConsent>, received_on: Day) -> Result<()> {
    if received_on < store::registered_on(tx, permit)? {
        return Err(Error::invalid("received_on", Problem::TooEarly));
    }
    Ok(())
}

fn distinct(leads: &[LeadId]) -> Result<BTreeSet<LeadId>> {
    let leads: BTreeSet<LeadId> = leads.iter().copied().collect();
    match leads.len() {
        0 => Err(Error::invalid("leads", Problem::Empty)),
        n if n > RECORDS_MAX => Err(Error::invalid("leads", Problem::TooLarge { max: 20 })),
        _ => Ok(leads),
    }
}
