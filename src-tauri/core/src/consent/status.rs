//! The badge: what a person has agreed to, derived from the facts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConsentKind, PurposeKind, store};
use crate::clinic::Tx;
use crate::values::LeadId;
use crate::{Error, Result};

/// The badge's shape and word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsentBadge {
    /// ● all five purposes.
    Given,
    /// ◐ some purposes.
    Partial,
    /// ○ none.
    None,
    /// ⛔ withdrawn: blocked.
    Blocked,
}

/// What is in force for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsentStatus {
    /// Shape and word.
    pub badge: ConsentBadge,
    /// Purposes covered, in the policy's order.
    pub purposes: Vec<PurposeKind>,
    /// Written health consent in force.
    pub health: bool,
    /// Marketing consent in force.
    pub marketing: bool,
}

/// The status of one lead.
///
/// # Errors
/// `NotFound`.
pub fn status(tx: &Tx<'_>, lead: LeadId) -> Result<ConsentStatus> {
    let state = store::lead_state(tx.sql(), lead)?.ok_or_else(|| Error::not_found("lead"))?;
    let purposes: Vec<_> = store::purposes_in_force(tx.sql(), lead)?.into_iter().collect();
    let badge = badge_for(state.blocked_due.is_some(), purposes.len());
    Ok(ConsentStatus {
        badge,
        purposes,
        health: store::kind_in_force(tx.sql(), lead, ConsentKind::Health)?,
        marketing: store::kind_in_force(tx.sql(), lead, ConsentKind::Marketing)?,
    })
}

/// The badge alone, for a row of a list that already knows whether the lead is blocked.
///
/// # Errors
/// Only the database's own.
pub fn badge(tx: &Tx<'_>, lead: LeadId, blocked: bool) -> Result<ConsentBadge> {
    let purposes = if blocked { 0 } else { store::purposes_in_force(tx.sql(), lead)?.len() };
    Ok(badge_for(blocked, purposes))
}

fn badge_for(blocked: bool, purposes: usize) -> ConsentBadge {
    match purposes {
        _ if blocked => ConsentBadge::Blocked,
        0 => ConsentBadge::None,
        n if n == PurposeKind::ALL.len() => ConsentBadge::Given,
        _ => ConsentBadge::Partial,
    }
}
