//! Two cards of one person become one: of consent only what both had in force stays in force.

use std::collections::BTreeSet;

use super::{ConsentKind, PurposeKind, force, store};
use crate::Result;
use crate::clinic::Tx;
use crate::values::LeadId;

/// What is in force on a card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct InBoth {
    purposes: BTreeSet<PurposeKind>,
    kinds: BTreeSet<ConsentKind>,
}

fn in_force(tx: &Tx<'_>, lead: LeadId) -> Result<InBoth> {
    let mut kinds = BTreeSet::new();
    for kind in [ConsentKind::Health, ConsentKind::Marketing, ConsentKind::ThirdParty] {
        if force::kind(tx, lead, kind)?.0 {
            kinds.insert(kind);
        }
    }
    Ok(InBoth { purposes: force::purposes(tx, lead)?.in_force, kinds })
}

/// What two cards both have in force: to be asked before their facts are joined.
///
/// # Errors
/// Only the database's own.
pub(crate) fn in_both(tx: &Tx<'_>, one: LeadId, other: LeadId) -> Result<InBoth> {
    let (one, other) = (in_force(tx, one)?, in_force(tx, other)?);
    Ok(InBoth { purposes: &one.purposes & &other.purposes, kinds: &one.kinds & &other.kinds })
}

/// Appends facts that take back what was in force on one of the two cards only. Returns their numbers.
///
/// # Errors
/// Only the database's own.
pub(crate) fn narrow(tx: &Tx<'_>, joined: LeadId, stays: &InBoth) -> Result<Vec<i64>> {
    let now = in_force(tx, joined)?;
    let mut facts = Vec::new();
    let lost: Vec<_> = now.purposes.difference(&stays.purposes).copied().collect();
    if !lost.is_empty() {
        facts.push(store::insert_narrowed(tx, joined, ConsentKind::Processing, &lost)?);
    }
    for kind in now.kinds.difference(&stays.kinds) {
        facts.push(store::insert_narrowed(tx, joined, *kind, &[])?);
    }
    Ok(facts)
}

/// Takes those facts away again: the cards are two once more, each with what it had.
///
/// # Errors
/// Only the database's own.
pub(crate) fn forget_narrowing(tx: &Tx<'_>, facts: &[i64]) -> Result<()> {
    facts.iter().try_for_each(|fact| store::delete_narrowed(tx, *fact))
}
