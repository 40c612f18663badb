//! Lists by keyset, and how many stand where.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{self, List};
use super::{Channel, Filter, LeadStatus, NextAction};
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::ConsentBadge;
use crate::staff::Role;
use crate::values::{AccountId, CaseNo, Day, Language, LeadId, Timestamp};
use crate::{Error, Result, error::Problem};

/// Most leads that are counted.
const COUNT_MAX: u32 = 1000;
/// Most rows of one page.
const LIMIT_MAX: u32 = 200;

/// One dense row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeadRow {
    /// The lead.
    pub id: LeadId,
    /// Speakable number.
    pub case_no: CaseNo,
    /// Full name, or the phone when no name is known.
    pub full_name: String,
    /// Surname and initials, or the phone.
    pub short_name: String,
    /// Chinese name, for the line below; may be empty.
    pub chinese: String,
    /// The last four digits of the main phone; empty without one.
    pub phone_tail: String,
    /// Preferred language.
    pub language: Language,
    /// Status.
    pub status: LeadStatus,
    /// What is promised next.
    pub next_action: Option<NextAction>,
    /// Whether the promise is late.
    pub overdue: bool,
    /// Left the lists.
    pub archived: bool,
    /// Consent in force.
    pub consent: ConsentBadge,
    /// The day by which a blocked record is destroyed; only the privacy officer gets such rows.
    pub blocked_due: Option<Day>,
    /// How the person came.
    pub channel: Channel,
    /// Who answers for the person; `null` = nobody.
    pub owner: Option<AccountId>,
    /// The day of a trip that is planned: when the person arrives.
    pub arrives_on: Option<Day>,
    /// When registered.
    pub created_at: Timestamp,
    /// Last change of anything about the person.
    pub changed_at: Timestamp,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Last changed first (archived: last archived; blocked: nearest destruction).
    #[default]
    Changed,
    /// Most overdue promise first; only leads with one.
    NextAction,
}

/// The place a page ended at; send it back for the next page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cursor {
    /// The order's key there.
    pub at: String,
    /// The lead there.
    pub id: LeadId,
}

/// Which leads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListQuery {
    /// Only whoever passes this; the blocked are not filtered.
    pub filter: Filter,
    /// The archived instead of the open ones.
    pub archived: bool,
    /// The blocked ones, for the privacy officer; nothing else is looked at then.
    pub blocked: bool,
    /// The order.
    pub sort: Sort,
    /// Continue after this place.
    pub after: Option<Cursor>,
    /// Rows wanted, 1–200.
    pub limit: u32,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeadPage {
    /// The rows.
    pub rows: Vec<LeadRow>,
    /// Where the next page begins; `null` at the end.
    pub next: Option<Cursor>,
}

/// How many open leads stand in a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatusCount {
    /// The status.
    pub status: LeadStatus,
    /// How many.
    pub count: u32,
}

/// How many leads stand where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeadCounts {
    /// Open leads by status, each status once, in the order of the way.
    pub by_status: Vec<StatusCount>,
    /// All open leads.
    pub open: u32,
    /// Archived leads.
    pub archived: u32,
    /// Blocked leads; `null` for all but the privacy officer.
    pub blocked: Option<u32>,
}

/// Lists leads, one page.
///
/// # Errors
/// `NotAllowed` for blocked ones without the privacy officer's role; `Invalid { limit }`.
pub fn list(clinic: &Clinic, query: ListQuery) -> Result<LeadPage> {
    let op = if query.blocked { Op::SeeBlocked } else { Op::ListLeads };
    clinic.read(op, |tx| rows_of(tx, &query))
}

/// A page inside another verb's transaction.
///
/// # Errors
/// `Invalid { limit }`.
pub(super) fn rows_of(tx: &Tx<'_>, query: &ListQuery) -> Result<LeadPage> {
    query.filter.check()?;
    let list = list_of(query);
    match query.limit {
        0 => return Err(Error::invalid("limit", Problem::TooSmall { min: 1 })),
        1..=LIMIT_MAX => {}
        _ => return Err(Error::invalid("limit", Problem::TooLarge { max: 200 })),
    }
    let mut rows =
        store::page(tx, list, &conditions(tx, query, list), query.after.as_ref(), query.limit + 1)?;
    let more = rows.len() > query.limit as usize;
    rows.truncate(query.limit as usize);
    let next = rows.last().map(|(_, place)| place.clone()).filter(|_| more);
    Ok(LeadPage { rows: rows.into_iter().map(|(row, _)| row).collect(), next })
}

fn list_of(query: &ListQuery) -> List {
    match (query.blocked, query.archived, query.sort, query.filter.only_status()) {
        (true, ..) => List::Blocked,
        (false, true, _, None) => List::Archived,
        (false, true, _, Some(status)) => List::ArchivedWith(status),
        (false, false, Sort::Changed, None) => List::Open,
        (false, false, Sort::Changed, Some(status)) => List::OpenWith(status),
        (false, false, Sort::NextAction, None) => List::Next,
        (false, false, Sort::NextAction, Some(status)) => List::NextWith(status),
    }
}

/// The filter in SQL, but for what the list itself walks by.
fn conditions(tx: &Tx<'_>, query: &ListQuery, list: List) -> store::Conditions {
    if query.blocked || list.status().is_some() {
        store::Conditions::default()
    } else {
        store::Conditions::of(tx, &query.filter)
    }
}

/// How many a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeadCount {
    /// How many, at most 1000.
    pub count: u32,
    /// Whether there are more.
    pub more: bool,
}

/// Counts a list up to a thousand; place and limit are not looked at.
///
/// # Errors
/// `NotAllowed` for the blocked without the privacy officer's role; `Invalid { filter… }`.
pub fn count(clinic: &Clinic, query: ListQuery) -> Result<LeadCount> {
    let op = if query.blocked { Op::SeeBlocked } else { Op::ListLeads };
    clinic.read(op, |tx| {
        query.filter.check()?;
        let list = list_of(&query);
        let found = store::count(tx, list, &conditions(tx, &query, list), COUNT_MAX + 1)?;
        Ok(LeadCount { count: found.min(COUNT_MAX), more: found > COUNT_MAX })
    })
}

/// Counts leads by where they stand. Walks whole indexes: for opening a page, not for each key.
///
/// # Errors
/// Only the database's own.
pub fn counts(clinic: &Clinic, _: Nothing) -> Result<LeadCounts> {
    clinic.read(Op::ListLeads, |tx| {
        let found = store::open_by_status(tx.sql())?;
        let (archived, blocked) = store::put_away(tx.sql())?;
        let count = |status| found.iter().find(|(known, _)| *known == status).map_or(0, |(_, count)| *count);
        let by_status: Vec<_> =
            LeadStatus::ALL.iter().map(|&status| StatusCount { status, count: count(status) }).collect();
        Ok(LeadCounts {
            open: by_status.iter().map(|status| status.count).sum(),
            by_status,
            archived,
            blocked: sees_blocked(tx).then_some(blocked),
        })
    })
}

/// Whether the actor may know of blocked records.
pub(super) fn sees_blocked(tx: &Tx<'_>) -> bool {
    tx.actor().roles.contains(&Role::PrivacyOfficer)
}
