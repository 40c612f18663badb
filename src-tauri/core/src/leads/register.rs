//! Registering a person: card, terms of the index and the first line of the timeline at once.

use super::draft::{Content, NewLead, NextAction};
use super::timeline::EntryKind;
use super::{DOUBLE_CLICK_SECONDS, LeadCard, card, store};
use crate::Result;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Enquiry};
use crate::values::{CaseNo, LeadId, SubjectUid};

/// Series of the cards' numbers.
pub(crate) const SERIES: char = 'K';

/// Registers a person. The second click of a double click answers with the card of the first.
///
/// # Errors
/// `Invalid` naming the field; without name and phone it is `name.surname`.
pub fn register(clinic: &Clinic, new: NewLead) -> Result<LeadCard> {
    clinic.transact(Op::RegisterLead, |tx| {
        let (content, next) = new.checked()?;
        let since = tx.now().plus_seconds(-DOUBLE_CLICK_SECONDS);
        let lead = match store::just_registered(tx.sql(), tx.account(), since, &content)? {
            Some(lead) => lead,
            None => enter(tx, &content, next.as_ref())?,
        };
        card::of(tx, &consent::permit::<Enquiry>(tx, lead)?)
    })
}

/// Writes a checked person.
fn enter(tx: &Tx<'_>, content: &Content, next: Option<&NextAction>) -> Result<LeadId> {
    let year = tx.today().year();
    let case_no = CaseNo::new(SERIES, year, tx.next_number(&SERIES.to_string(), year)?);
    let subject = SubjectUid::from_random(tx.random()?);
    let lead = store::insert(tx, &case_no, &subject, content, next)?;
    store::reindex(tx.sql(), lead, &case_no, content)?;
    store::add_entry(tx, lead, EntryKind::Registered, content.channel.code())?;
    Ok(lead)
}

/// Checks what is typed of a person, without writing anything.
///
/// # Errors
/// `Invalid` naming the field.
pub(crate) fn check_new(new: &NewLead) -> Result<()> {
    new.clone().checked().map(drop)
}

/// Registers a person inside a larger transaction, without asking whether it is a double click.
///
/// # Errors
/// `Invalid` naming the field.
pub(crate) fn enter_typed(tx: &Tx<'_>, new: NewLead) -> Result<LeadId> {
    let (content, next) = new.checked()?;
    enter(tx, &content, next.as_ref())
}
