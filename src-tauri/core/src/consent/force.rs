//! What is in force today: the newest fact of each purpose and kind, unless its time has run out.
//!
//! A consent ends by itself in two ways: its text changed in substance and it was not renewed in
//! time (the person agreed to other words: 152-FZ Art. 9(1), informed and specific), or the text
//! gave it a term (Art. 9(4)8). Until then it is in force, and said to be ending.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConsentKind, PurposeKind, store};
use crate::Result;
use crate::clinic::Tx;
use crate::values::word::words;
use crate::values::{Day, LeadId};

/// Days before the end of its term in which a consent is said to be ending.
const ENDING_DAYS: u32 = 30;

words! {
    /// Why a consent ends by itself.
    EndReason in "why" {
        /// Its text changed in substance.
        TextChanged = "text_changed",
        /// The term its text gives is over.
        TermOver = "term_over",
    }
}

/// The grant behind a purpose or kind, as far as its end depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grant {
    /// The text agreed to.
    pub text: Option<i64>,
    /// The day of the person's act.
    pub on: Day,
}

/// The end of a consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct End {
    until: Day,
    why: EndReason,
}

impl End {
    fn over(self, today: Day) -> bool {
        today > self.until
    }

    fn near(self, today: Day) -> bool {
        self.why == EndReason::TextChanged || today.plus_days(ENDING_DAYS) >= self.until
    }
}

/// A consent that ends by itself soon, or has ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ending {
    /// Of which kind.
    pub kind: ConsentKind,
    /// For processing, the purposes concerned.
    pub purposes: Vec<PurposeKind>,
    /// The last day it is in force.
    pub until: Day,
    /// Why it ends.
    pub why: EndReason,
    /// Whether that day has passed: not in force any more.
    pub over: bool,
}

/// The purposes of processing as they stand.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Purposes {
    /// In force.
    pub in_force: BTreeSet<PurposeKind>,
    /// Ending soon or ended, by their end.
    ends: BTreeMap<End, Vec<PurposeKind>>,
}

impl Purposes {
    /// Whether any ends soon.
    pub fn ending(&self, today: Day) -> bool {
        self.ends.keys().any(|end| !end.over(today))
    }

    /// Whether any has ended by itself.
    pub fn expired(&self, today: Day) -> bool {
        self.ends.keys().any(|end| end.over(today))
    }

    /// For the card.
    pub fn into_endings(self, today: Day) -> Vec<Ending> {
        let ending = |(end, purposes): (End, _)| Ending {
            kind: ConsentKind::Processing,
            purposes,
            until: end.until,
            why: end.why,
            over: end.over(today),
        };
        self.ends.into_iter().map(ending).collect()
    }
}

/// The purposes of a lead.
pub(super) fn purposes(tx: &Tx<'_>, lead: LeadId) -> Result<Purposes> {
    let mut found = Purposes::default();
    // One text for most people, for all their purposes: asked once.
    let mut known: Vec<(Grant, Option<End>)> = Vec::new();
    for (purpose, grant) in store::purposes_given(tx.sql(), lead)? {
        let end = match known.iter().find(|(seen, _)| *seen == grant) {
            Some((_, end)) => *end,
            None => {
                let end = end_of(tx, grant)?;
                known.push((grant, end));
                end
            }
        };
        if end.is_none_or(|end| !end.over(tx.today())) {
            found.in_force.insert(purpose);
        }
        if let Some(end) = end.filter(|end| end.near(tx.today())) {
            found.ends.entry(end).or_default().push(purpose);
        }
    }
    Ok(found)
}

/// Whether a kind is in force, and how it ends when that is near or past.
pub(super) fn kind(tx: &Tx<'_>, lead: LeadId, kind: ConsentKind) -> Result<(bool, Option<Ending>)> {
    let Some(grant) = store::kind_given(tx.sql(), lead, kind)? else { return Ok((false, None)) };
    let today = tx.today();
    let end = end_of(tx, grant)?;
    let ending = end.filter(|end| end.near(today)).map(|end| Ending {
        kind,
        purposes: Vec::new(),
        until: end.until,
        why: end.why,
        over: end.over(today),
    });
    Ok((end.is_none_or(|end| !end.over(today)), ending))
}

/// The last day on which a consent of a lead was in force that has ended by itself; `None` when none
/// has.
pub(super) fn ended_on(tx: &Tx<'_>, lead: LeadId) -> Result<Option<Day>> {
    let mut ends: Vec<Ending> = purposes(tx, lead)?.into_endings(tx.today());
    for of in [ConsentKind::Health, ConsentKind::Marketing, ConsentKind::ThirdParty] {
        ends.extend(kind(tx, lead, of)?.1);
    }
    Ok(ends.into_iter().filter(|end| end.over).map(|end| end.until).max())
}

/// The nearest of the two ends a grant can have.
fn end_of(tx: &Tx<'_>, grant: Grant) -> Result<Option<End>> {
    let Some(text) = grant.text else { return Ok(None) };
    let (months, renew_by) = store::terms_of(tx.sql(), text)?;
    let term = months.map(|months| End { until: grant.on.plus_months(months), why: EndReason::TermOver });
    let changed = renew_by.map(|until| End { until, why: EndReason::TextChanged });
    Ok(term.into_iter().chain(changed).min())
}
