//! One change over many leads: looked at first, then all that may be changed in one transaction, and
//! what takes it back.
//!
//! Each lead is asked for a permit of its own and leaves an entry of its own in the log, by the verb of
//! a single change. A lead that may not be changed is left and told; it keeps the others from nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::archive::set as set_archived;
use super::change_status::{self, StatusChange};
use super::next_action;
use super::{Demand, LeadCard, LeadStatus, NextAction, card, store};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Enquiry, Permit};
use crate::error::Problem;
use crate::values::{AccountId, CaseNo, Day, LeadId, text};
use crate::{Error, Result, staff};

/// Most leads changed at once.
const LEADS_MAX: usize = 500;

/// What is changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum BulkAct {
    /// A new status, with what it demands.
    Status {
        /// The status.
        status: LeadStatus,
        /// Why; needed for `declined`.
        #[serde(default)]
        reason: Option<String>,
        /// Until when; needed for `postponed`.
        #[serde(default)]
        until: Option<Day>,
    },
    /// A promise, or none.
    Next {
        /// The promise; `null` = nothing is promised.
        next_action: Option<NextAction>,
    },
    /// Who answers for the person.
    Owner {
        /// The account; `null` = nobody.
        owner: Option<AccountId>,
    },
    /// Out of the lists.
    Archive,
    /// Back to the lists.
    Restore,
    /// Takes a change of status back: where the lead stood and what was promised then. What that status
    /// demands was said when it was given.
    BackTo {
        /// The status; one that demands something must have been given before.
        status: LeadStatus,
        /// What was promised.
        next_action: Option<NextAction>,
    },
}

/// A change of one lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkChange {
    /// Whose.
    pub lead: LeadId,
    /// What.
    pub change: BulkAct,
}

/// Changes to make, or to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkOrder {
    /// At most 500, one a lead.
    pub changes: Vec<BulkChange>,
    /// Only look: nothing is written.
    pub preview: bool,
}

/// What becomes of one lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum BulkVerdict {
    /// It changes.
    Changes,
    /// It is so already.
    Same,
    /// It may not be changed.
    Refused {
        /// Why.
        error: Error,
    },
}

/// One lead of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkRow {
    /// Whose.
    pub lead: LeadId,
    /// Speakable number; empty when the record may not be looked at.
    pub case_no: Option<CaseNo>,
    /// Surname and initials; empty when the record may not be looked at.
    pub short_name: String,
    /// What becomes of it.
    pub verdict: BulkVerdict,
}

/// What was, or would be, changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkDone {
    /// Each lead, in the order asked.
    pub rows: Vec<BulkRow>,
    /// How many change.
    pub changed: u32,
    /// Changes that take this one back; empty after a mere look.
    pub undo: Vec<BulkChange>,
}

/// Changes many leads, or looks at what would change.
///
/// # Errors
/// That of the first lead when every lead is refused; `Invalid { changes | reason | until | next_action.text | owner }`.
pub fn bulk(clinic: &Clinic, order: BulkOrder) -> Result<BulkDone> {
    check(&order)?;
    if order.preview {
        clinic.read(Op::ChangeManyLeads, |tx| {
            tx.because("preview");
            run(tx, &order)
        })
    } else {
        clinic.transact(Op::ChangeManyLeads, |tx| run(tx, &order))
    }
}

fn check(order: &BulkOrder) -> Result<()> {
    let mut seen = BTreeSet::new();
    if order.changes.is_empty() {
        return Err(Error::invalid("changes", Problem::Empty));
    }
    if order.changes.len() > LEADS_MAX {
        return Err(Error::invalid("changes", Problem::TooLarge { max: 500 }));
    }
    if !order.changes.iter().all(|one| seen.insert(one.lead)) {
        return Err(Error::invalid("changes", Problem::Taken));
    }
    Ok(())
}

fn run(tx: &Tx<'_>, order: &BulkOrder) -> Result<BulkDone> {
    let mut done = BulkDone { rows: Vec::new(), changed: 0, undo: Vec::new() };
    for one in &order.changes {
        let change = one.change.clone().checked(tx)?;
        let (row, back) = match consent::permit::<Enquiry>(tx, one.lead) {
            Ok(permit) => of_one(tx, &permit, &change, order.preview)?,
            // Whose record it is may not be told to whom may not use it.
            Err(error) if is_of_the_record(&error) => {
                let verdict = BulkVerdict::Refused { error };
                (BulkRow { lead: one.lead, case_no: None, short_name: String::new(), verdict }, None)
            }
            Err(error) => return Err(error),
        };
        done.changed += u32::from(row.verdict == BulkVerdict::Changes);
        done.undo.extend(back.map(|change| BulkChange { lead: one.lead, change }));
        done.rows.push(row);
    }
    // Nothing to do for anybody: the reason is the answer, not a table of one row.
    if let Some(BulkRow { verdict: BulkVerdict::Refused { error }, .. }) = done.rows.first()
        && !order.preview
        && done.rows.iter().all(|row| matches!(row.verdict, BulkVerdict::Refused { .. }))
    {
        return Err(error.clone());
    }
    // Each lead has left its own entry: the last one is about the whole.
    tx.about("leads", done.changed);
    Ok(done)
}

fn is_of_the_record(error: &Error) -> bool {
    matches!(
        error,
        Error::NotFound { .. }
            | Error::Blocked { .. }
            | Error::Disputed { .. }
            | Error::NoConsent { .. }
            | Error::EnquiryOver { .. }
            | Error::WrongState { .. }
    )
}

/// One lead: what becomes of it, and what takes it back.
fn of_one(
    tx: &Tx<'_>,
    permit: &Permit<'_, Enquiry>,
    change: &BulkAct,
    preview: bool,
) -> Result<(BulkRow, Option<BulkAct>)> {
    let before = card::of(tx, permit)?;
    let verdict = change.verdict(tx, &before)?;
    let mut back = None;
    if !preview && verdict == BulkVerdict::Changes {
        apply(tx, permit, change)?;
        tx.also(change.op(), "bulk")?;
        back = Some(change.back(&before));
    }
    let row =
        BulkRow { lead: before.id, case_no: Some(before.case_no), short_name: before.short_name, verdict };
    Ok((row, back))
}

fn apply(tx: &Tx<'_>, permit: &Permit<'_, Enquiry>, change: &BulkAct) -> Result<()> {
    let lead = permit.lead();
    match change.clone() {
        BulkAct::Status { status, reason, until } => {
            change_status::set(tx, permit, StatusChange { lead, status, reason, until })?;
        }
        BulkAct::Next { next_action } => {
            next_action::set(tx, permit, next_action)?;
        }
        BulkAct::Owner { owner } => store::set_owner(tx, lead, owner)?,
        BulkAct::Archive => drop(set_archived(tx, permit, true)?),
        BulkAct::Restore => drop(set_archived(tx, permit, false)?),
        BulkAct::BackTo { status, next_action } => {
            if card::of(tx, permit)?.status != status {
                change_status::stamp(tx, permit, status)?;
            }
            next_action::set(tx, permit, next_action)?;
        }
    }
    Ok(())
}

impl BulkAct {
    /// The same for every lead, so a mistake in it is told once and before anything is written.
    fn checked(self, tx: &Tx<'_>) -> Result<Self> {
        Ok(match self {
            BulkAct::Status { status, reason, until } => {
                let reason = text::optional_line("reason", reason.as_deref(), text::LINE_MAX)?;
                status.check(reason.as_deref(), until, tx.today())?;
                BulkAct::Status { status, reason, until }
            }
            BulkAct::Next { next_action } => {
                BulkAct::Next { next_action: next_action.map(NextAction::checked).transpose()? }
            }
            BulkAct::Owner { owner: Some(owner) } if staff::find_by_id(tx.sql(), owner)?.is_none() => {
                return Err(Error::invalid("owner", Problem::Unknown));
            }
            other => other,
        })
    }

    fn verdict(&self, tx: &Tx<'_>, before: &LeadCard) -> Result<BulkVerdict> {
        let changes = match self {
            BulkAct::Status { status, until, .. } => change_status::changes(before, *status, *until),
            BulkAct::Next { next_action } => before.next_action != *next_action,
            BulkAct::Owner { owner } => before.owner != *owner,
            BulkAct::Archive => !before.archived,
            BulkAct::Restore => before.archived,
            BulkAct::BackTo { status, next_action } => {
                let said =
                    status.demands() == Demand::Nothing || store::has_stood(tx.sql(), before.id, *status)?;
                if !said {
                    let error = Error::WrongState { state: "never_stood".into() };
                    return Ok(BulkVerdict::Refused { error });
                }
                before.status != *status || before.next_action != *next_action
            }
        };
        Ok(if changes { BulkVerdict::Changes } else { BulkVerdict::Same })
    }

    fn back(&self, before: &LeadCard) -> BulkAct {
        let next_action = before.next_action.clone();
        match self {
            BulkAct::Status { .. } | BulkAct::BackTo { .. } => {
                BulkAct::BackTo { status: before.status, next_action }
            }
            // Without words only a postponed lead promises: they cannot be typed anew.
            BulkAct::Next { .. } if next_action.as_ref().is_some_and(|next| next.text.is_empty()) => {
                BulkAct::BackTo { status: before.status, next_action }
            }
            BulkAct::Next { .. } => BulkAct::Next { next_action },
            BulkAct::Owner { .. } => BulkAct::Owner { owner: before.owner },
            BulkAct::Archive => BulkAct::Restore,
            BulkAct::Restore => BulkAct::Archive,
        }
    }

    /// The verb of a single change.
    fn op(&self) -> Op {
        match self {
            BulkAct::Status { .. } | BulkAct::BackTo { .. } => Op::ChangeStatus,
            BulkAct::Next { .. } => Op::SetNextAction,
            BulkAct::Owner { .. } => Op::SetOwner,
            BulkAct::Archive => Op::ArchiveLead,
            BulkAct::Restore => Op::RestoreLead,
        }
    }
}
