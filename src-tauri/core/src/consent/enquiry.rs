//! A person without any consent: only the own enquiry is answered, and only for some days.
//!
//! Processing without a ground is limited to what the person asked for and ends when that is done
//! (152-FZ Art. 5(2), 6(1)1); how many days that takes is a setting. Afterwards the record waits for
//! consent or destruction.

use super::{ConsentKind, force, store};
use crate::clinic::Tx;
use crate::values::{Day, LeadId, Timestamp};
use crate::{Error, Result, settings};

/// The last day on which an enquiry is answered without consent. Days are counted at the desk,
/// registration's own day not among them.
fn last_day(tx: &Tx<'_>, registered_at: Timestamp) -> Result<Day> {
    Ok(registered_at.day_in(tx.zone()).plus_days(settings::enquiry_days(tx.sql())?))
}

/// The first day on which a lead's enquiry is answered no more; `None` while it may be, or while
/// any consent is in force.
pub(super) fn over_since(tx: &Tx<'_>, lead: LeadId, registered_at: Timestamp) -> Result<Option<Day>> {
    // Most records have consent: what is asked first answers for them.
    if any_in_force(tx, lead)? {
        return Ok(None);
    }
    let last = answered_until(tx, lead, registered_at)?;
    Ok((tx.today() > last).then(|| last.plus_days(1)))
}

/// The last day on which the enquiry of a lead without any consent in force is answered: that of its
/// term, or that of a consent which outlived the term.
pub(super) fn answered_until(tx: &Tx<'_>, lead: LeadId, registered_at: Timestamp) -> Result<Day> {
    let term = last_day(tx, registered_at)?;
    let expired = force::ended_on(tx, lead)?;
    // On the day of a withdrawal nothing is in force any more.
    let withdrawn = store::withdrawn_on(tx.sql(), lead)?.map(|day| day.minus_days(1));
    Ok([expired, withdrawn].into_iter().flatten().fold(term, Day::max))
}

fn any_in_force(tx: &Tx<'_>, lead: LeadId) -> Result<bool> {
    if !force::purposes(tx, lead)?.in_force.is_empty() {
        return Ok(true);
    }
    for kind in [ConsentKind::Health, ConsentKind::Marketing, ConsentKind::ThirdParty] {
        if force::kind(tx, lead, kind)?.0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Open and archived leads whose enquiry is answered no more, oldest first: they wait for consent or
/// destruction (152-FZ Art. 21(4), (5)). No name is read; the caller answers for what it does with
/// them.
///
/// # Errors
/// Only the database's own.
pub fn waiting(tx: &Tx<'_>) -> Result<Vec<LeadId>> {
    let mut waiting = Vec::new();
    for (lead, registered_at) in store::perhaps_without_consent(tx.sql())? {
        if over_since(tx, lead, registered_at)?.is_some() {
            waiting.push(lead);
        }
    }
    Ok(waiting)
}

/// Whether one lead waits so.
///
/// # Errors
/// `NotFound`.
pub fn waits(tx: &Tx<'_>, lead: LeadId) -> Result<bool> {
    let state = store::lead_state(tx.sql(), lead)?.ok_or_else(|| Error::not_found("lead"))?;
    Ok(state.blocked_due.is_none() && over_since(tx, lead, state.registered_at)?.is_some())
}
