//! Likely the same person, over the whole base: a queue to look through.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Enquiry};
use crate::leads::{LeadRow, store};
use crate::values::LeadId;
use crate::{Error, Result, error::Problem, identity};

/// Most pairs shown at once.
const MOST: usize = 100;
/// More cards with one phone are a switchboard's, not one person's.
const GROUP: usize = 6;

/// Two cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeadPair {
    /// One.
    pub one: LeadId,
    /// The other.
    pub other: LeadId,
}

/// Why two cards are likely one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DuplicateReason {
    /// The same phone.
    SamePhone,
    /// The same address.
    SameEmail,
    /// Surname and given name read the same, in any script.
    SameName,
}

/// Two cards that are likely one person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DuplicatePair {
    /// The older card.
    pub one: LeadRow,
    /// The newer card.
    pub other: LeadRow,
    /// Why, the strongest first.
    pub reasons: Vec<DuplicateReason>,
}

/// The queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Duplicates {
    /// Those with most reasons first, at most 100.
    pub pairs: Vec<DuplicatePair>,
    /// How many there are.
    pub total: u32,
}

/// Likely duplicates over the whole base, without those somebody has called two people and without
/// blocked cards.
///
/// # Errors
/// Only the database's own.
pub fn duplicates(clinic: &Clinic, _: Nothing) -> Result<Duplicates> {
    clinic.read(Op::SeeDuplicates, |tx| {
        let mut reasons: BTreeMap<(LeadId, LeadId), Vec<DuplicateReason>> = BTreeMap::new();
        let mut add = |group: &[LeadId], reason: DuplicateReason| {
            if group.len() > GROUP {
                return;
            }
            for (at, one) in group.iter().enumerate() {
                for other in group.iter().skip(at + 1) {
                    let known = reasons.entry((*one.min(other), *one.max(other))).or_default();
                    if !known.contains(&reason) {
                        known.push(reason);
                    }
                }
            }
        };
        store::shared_phones(tx.sql(), |group| add(group, DuplicateReason::SamePhone))?;
        store::shared_emails(tx.sql(), |group| add(group, DuplicateReason::SameEmail))?;
        let mut by_name: BTreeMap<String, Vec<LeadId>> = BTreeMap::new();
        store::each_name(tx.sql(), |lead, name| {
            if let Some(key) = identity::name_key(&name) {
                by_name.entry(key).or_default().push(lead);
            }
        })?;
        by_name
            .values()
            .filter(|group| group.len() > 1)
            .for_each(|group| add(group, DuplicateReason::SameName));
        for pair in store::distinct_pairs(tx.sql())? {
            reasons.remove(&pair);
        }
        shown(tx, reasons)
    })
}

fn shown(tx: &Tx<'_>, found: BTreeMap<(LeadId, LeadId), Vec<DuplicateReason>>) -> Result<Duplicates> {
    let mut found: Vec<_> = found.into_iter().collect();
    // Most reasons first, then the newest card.
    found.sort_by_key(|((_, newer), reasons)| std::cmp::Reverse((reasons.len(), *newer)));
    let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let mut pairs = Vec::new();
    for ((one, other), reasons) in found {
        if pairs.len() == MOST {
            break;
        }
        if let Some((one, other)) = store::row(tx, one)?.zip(store::row(tx, other)?)
            && one.blocked_due.is_none()
            && other.blocked_due.is_none()
        {
            pairs.push(DuplicatePair { one, other, reasons });
        }
    }
    Ok(Duplicates { pairs, total })
}

/// Says that two cards are two people: they leave the queue.
///
/// # Errors
/// `NotFound`, `Blocked` of either.
pub fn part(clinic: &Clinic, pair: LeadPair) -> Result<Nothing> {
    clinic.transact(Op::PartLeads, |tx| {
        if pair.one == pair.other {
            return Err(Error::invalid("other", Problem::Taken));
        }
        consent::permit::<Enquiry>(tx, pair.other)?;
        tx.close_entry()?;
        consent::permit::<Enquiry>(tx, pair.one)?;
        store::insert_distinct(tx, pair.one, pair.other)?;
        Ok(Nothing {})
    })
}

#[cfg(feature = "testing")]
impl crate::testing::ForLead for LeadPair {
    fn for_lead(sample: &crate::testing::SampleLead) -> Self {
        LeadPair { one: sample.lead, other: sample.other }
    }
}
