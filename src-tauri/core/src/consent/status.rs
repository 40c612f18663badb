//! The badge: what a person has agreed to, derived from the facts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::force::{self, Ending, Purposes};
use super::{ConsentKind, PurposeKind, enquiry, store};
use crate::clinic::Tx;
use crate::values::{Day, LeadId};
use crate::{Error, Result};

/// The badge's shape and word. It speaks of the five purposes; other kinds have lines of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsentBadge {
    /// ● all five purposes.
    Given,
    /// ◐ some purposes.
    Partial,
    /// ◐ in force, and must be renewed soon.
    Expiring,
    /// ○ ended by itself.
    Expired,
    /// ○ none; the person's own enquiry is answered.
    None,
    /// ○ none, and the term for answering is over: consent or destruction.
    Over,
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
    /// Consent to a third party in force; none exists while no such text is published.
    pub third_party: bool,
    /// What ends by itself soon, or has ended.
    pub ending: Vec<Ending>,
    /// Without any consent in force: the last day on which the person's own enquiry is answered.
    pub answer_until: Option<Day>,
}

/// The status of one lead.
///
/// # Errors
/// `NotFound`.
pub fn status(tx: &Tx<'_>, lead: LeadId) -> Result<ConsentStatus> {
    let state = store::lead_state(tx.sql(), lead)?.ok_or_else(|| Error::not_found("lead"))?;
    let blocked = state.blocked_due.is_some();
    let purposes = force::purposes(tx, lead)?;
    let (health, health_ends) = force::kind(tx, lead, ConsentKind::Health)?;
    let (marketing, marketing_ends) = force::kind(tx, lead, ConsentKind::Marketing)?;
    let (third_party, third_party_ends) = force::kind(tx, lead, ConsentKind::ThirdParty)?;
    let any = !purposes.in_force.is_empty() || health || marketing || third_party;
    let answer_until = match any || blocked {
        true => None,
        false => Some(enquiry::answered_until(tx, lead, state.registered_at)?),
    };
    let over = answer_until.is_some_and(|last| tx.today() > last);
    let badge = badge_for(&purposes, tx.today(), blocked, over);
    Ok(ConsentStatus {
        badge,
        purposes: purposes.in_force.iter().copied().collect(),
        health,
        marketing,
        third_party,
        ending: purposes
            .into_endings(tx.today())
            .into_iter()
            .chain(health_ends)
            .chain(marketing_ends)
            .chain(third_party_ends)
            .collect(),
        answer_until,
    })
}

/// The badge alone, for a row of a list that already knows whether the lead is blocked.
///
/// # Errors
/// Only the database's own.
pub fn badge(tx: &Tx<'_>, lead: LeadId, blocked: bool) -> Result<ConsentBadge> {
    if blocked {
        return Ok(ConsentBadge::Blocked);
    }
    let purposes = force::purposes(tx, lead)?;
    // Only a row without consent is asked how old it is.
    let over = purposes.in_force.is_empty()
        && match store::lead_state(tx.sql(), lead)? {
            Some(state) => enquiry::over_since(tx, lead, state.registered_at)?.is_some(),
            None => false,
        };
    Ok(badge_for(&purposes, tx.today(), false, over))
}

fn badge_for(purposes: &Purposes, today: Day, blocked: bool, over: bool) -> ConsentBadge {
    match purposes.in_force.len() {
        _ if blocked => ConsentBadge::Blocked,
        0 if purposes.expired(today) => ConsentBadge::Expired,
        0 if over => ConsentBadge::Over,
        0 => ConsentBadge::None,
        _ if purposes.ending(today) || purposes.expired(today) => ConsentBadge::Expiring,
        n if n == PurposeKind::ALL.len() => ConsentBadge::Given,
        _ => ConsentBadge::Partial,
    }
}
