//! What is in force, with the very text of each grant: for the answer to the person's own question
//! (152-FZ Art. 14(7)2). Answering is a duty that a block does not end, hence no permit.

use std::collections::BTreeSet;

use super::{ConsentFact, ConsentKind, PurposeKind, status, store};
use crate::Result;
use crate::clinic::Tx;
use crate::values::LeadId;

/// One grant in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InForce {
    /// Purposes of it that are still in force; empty for kinds without purposes.
    pub purposes: Vec<PurposeKind>,
    /// The fact itself, with its text's version and hash.
    pub fact: ConsentFact,
}

/// The grants in force for a person, oldest first.
///
/// # Errors
/// `NotFound`.
pub(crate) fn in_force(tx: &Tx<'_>, lead: LeadId) -> Result<Vec<InForce>> {
    let status = status(tx, lead)?;
    let kinds = [
        (ConsentKind::Health, status.health),
        (ConsentKind::Marketing, status.marketing),
        (ConsentKind::ThirdParty, status.third_party),
    ];
    let mut kinds: Vec<_> = kinds.into_iter().filter_map(|(kind, given)| given.then_some(kind)).collect();
    let mut open: BTreeSet<PurposeKind> = status.purposes.into_iter().collect();
    let mut found = Vec::new();
    if open.is_empty() && kinds.is_empty() {
        return Ok(found);
    }
    for fact in store::facts(tx.sql(), lead)?.into_iter().filter(|fact| fact.event != "withdrawn") {
        // Newest first: the first grant met that names a purpose is the one in force.
        if fact.kind == ConsentKind::Processing {
            let purposes: Vec<_> = fact.purposes.iter().copied().filter(|one| open.remove(one)).collect();
            if !purposes.is_empty() {
                found.push(InForce { purposes, fact });
            }
        } else if let Some(place) = kinds.iter().position(|kind| *kind == fact.kind) {
            kinds.remove(place);
            found.push(InForce { purposes: Vec::new(), fact });
        }
    }
    found.reverse();
    Ok(found)
}
