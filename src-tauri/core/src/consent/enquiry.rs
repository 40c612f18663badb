//! A person without any consent: only the own enquiry is answered, and only for some days.
//!
//! Processing without a ground is limited to what the person asked for and ends when that is done
//! (152-FZ Art. 5(2), 6(1)1); how many days that takes is a setting. Afterwards the record waits for
//! consent or destruction.

use super::{ConsentKind, store};
use crate::clinic::Tx;
use crate::values::{Day, LeadId, Timestamp};
use crate::{Result, settings};

/// The first day on which a lead's enquiry is answered no more; `None` while it may be, or while
/// any consent is in force. Days are counted at the desk, registration's own day not among them.
pub(super) fn enquiry_over(tx: &Tx<'_>, lead: LeadId, registered_at: Timestamp) -> Result<Option<Day>> {
    // Most records have consent: what is asked first answers for them.
    if any_in_force(tx, lead)? {
        return Ok(None);
    }
    let last = registered_at.day_in(tx.zone()).plus_days(settings::enquiry_days(tx.sql())?);
    Ok((tx.today() > last).then(|| last.plus_days(1)))
}

fn any_in_force(tx: &Tx<'_>, lead: LeadId) -> Result<bool> {
    if !store::purposes_in_force(tx.sql(), lead)?.is_empty() {
        return Ok(true);
    }
    for kind in [ConsentKind::Health, ConsentKind::Marketing, ConsentKind::ThirdParty] {
        if store::kind_in_force(tx.sql(), lead, kind)? {
            return Ok(true);
        }
    }
    Ok(false)
}
