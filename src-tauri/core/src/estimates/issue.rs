//! Issuing: a number without gaps and a frozen snapshot, in one transaction.
//!
//! What was given to the patient is never edited: a mistake is corrected by issuing the next version,
//! which says what it supersedes. Refuses: an empty plan, items on a tooth without the health
//! consent, a draft changed meanwhile (so a double click issues once).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::draft::{at_version, permit_of, whole};
use super::rate::RateProblem;
use super::snapshot::{self, IssueFacts};
use super::store;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::consent;
use crate::leads;
use crate::values::{CaseNo, Day, EstimateId, IssuedId, Language, Money, text};
use crate::{Error, Result, error::Problem};

/// The series of estimates' numbers: `E-2026-0118`.
const SERIES: char = 'E';

/// What to issue.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct EstimateIssue {
    /// The estimate.
    pub estimate: EstimateId,
    /// The version it was read at.
    pub version: u32,
    /// The paper's language; the person's own when left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub language: Option<Language>,
}

/// What was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IssuedEstimate {
    /// Its id.
    pub id: IssuedId,
    /// Its number, `E-2026-0118`.
    pub number: CaseNo,
    /// The year the number is counted in.
    pub year: i32,
    /// 1, 2… of the same estimate.
    pub issue_version: u32,
    /// Language it was issued in; its paper can be made in the others too.
    pub language: Language,
    /// The day it was issued, at the desk.
    pub issued_on: Day,
    /// The last day it is valid.
    pub valid_until: Day,
    /// Number of the version it replaces.
    pub supersedes: Option<CaseNo>,
    /// Why roubles, though wanted, were left out.
    pub rate_problem: Option<RateProblem>,
}

/// One issued version in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IssuedRow {
    /// Its id.
    pub id: IssuedId,
    /// Its number.
    pub number: CaseNo,
    /// 1, 2… of the same estimate.
    pub issue_version: u32,
    /// The day it was issued.
    pub issued_on: Day,
    /// The last day it is valid.
    pub valid_until: Day,
    /// Whether that day has passed.
    pub expired: bool,
    /// The total printed.
    pub total: Money,
}

/// Issues the draft as it stands.
///
/// # Errors
/// `Invalid { items, Empty }`; `Conflict`; `NoHealthConsent`; `Blocked`, `NoConsent`, `NotFound`.
pub fn issue(clinic: &Clinic, ask: EstimateIssue) -> Result<IssuedEstimate> {
    clinic.transact(Op::IssueEstimate, |tx| {
        let permit = permit_of(tx, ask.estimate)?;
        at_version(tx, ask.estimate, ask.version)?;
        let estimate = whole(tx, &permit, ask.estimate)?;
        if estimate.items.is_empty() {
            return Err(Error::invalid("items", Problem::Empty));
        }
        if estimate.items.iter().any(|item| item.area.is_tooth()) {
            consent::health_allowed(tx, &permit)?;
        }
        let previous = estimate.issued.first();
        let year = tx.today().year();
        let count = tx.next_number(&SERIES.to_string(), year)?;
        let facts = IssueFacts {
            number: CaseNo::new(SERIES, year, count),
            version: previous.map_or(1, |row| row.issue_version + 1),
            supersedes: previous.map(|row| (row.number.clone(), row.issued_on)),
        };
        let language = ask.language.unwrap_or(estimate.language);
        let frozen = snapshot::take(tx, &estimate, language, Some(facts.clone()))?;
        let json = serde_json::to_string(&frozen)?;
        let row = store::NewIssue {
            estimate: ask.estimate,
            lead: permit.lead(),
            year,
            count,
            version: facts.version,
            supersedes: previous.map(|row| row.id),
            sha256: text::sha256(json.as_bytes()),
            snapshot: json,
            issued_on: frozen.dated,
            valid_until: frozen.valid_until,
            at: tx.now(),
            by: tx.account(),
        };
        let id = store::insert_issue(tx.sql(), &row)?;
        store::mark_issued(tx.sql(), ask.estimate, tx.now())?;
        leads::record(tx, &permit, leads::EntryKind::Estimate, facts.number.as_str())?;
        Ok(IssuedEstimate {
            id,
            number: facts.number,
            year,
            issue_version: facts.version,
            language,
            issued_on: frozen.dated,
            valid_until: frozen.valid_until,
            supersedes: facts.supersedes.map(|(number, _)| number),
            rate_problem: estimate.rate.problem.filter(|_| estimate.second_currency),
        })
    })
}
