//! One person's card: everything the desk works from, with the consent in force.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Channel, LeadStatus, NextAction, PhoneChannel, store};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, ConsentStatus, Enquiry, Permit, Purpose};
use crate::values::{
    AccountId, CaseNo, Category, Day, Email, Language, LeadId, PersonName, Phone, Timestamp,
};
use crate::{Error, Result};

/// Names one lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeadRef {
    /// The lead.
    pub lead: LeadId,
}

/// A phone on the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardPhone {
    /// E.164.
    pub number: Phone,
    /// In groups, for reading.
    pub shown: String,
    /// The last four digits.
    pub tail: String,
    /// What it answers to.
    pub channel: PhoneChannel,
}

impl CardPhone {
    pub(super) fn new(number: Phone, channel: PhoneChannel) -> Self {
        CardPhone { shown: number.show(), tail: number.tail(), number, channel }
    }
}

/// A person's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeadCard {
    /// The lead.
    pub id: LeadId,
    /// Speakable number, `K-2026-0012`.
    pub case_no: CaseNo,
    /// Grows with each edit of the card; send it back with the next one.
    pub version: u32,
    /// Name in its parts.
    pub name: PersonName,
    /// Full name, or the phone when no name is known.
    pub full_name: String,
    /// Surname and initials, or the phone.
    pub short_name: String,
    /// Phones, the main one first.
    pub phones: Vec<CardPhone>,
    /// E-mail addresses.
    pub emails: Vec<Email>,
    /// Preferred language.
    pub language: Language,
    /// How the person came.
    pub channel: Channel,
    /// What the person asks about.
    pub interests: Vec<Category>,
    /// Wishes.
    pub comment: String,
    /// Status.
    pub status: LeadStatus,
    /// Since when.
    pub status_at: Timestamp,
    /// What is promised next.
    pub next_action: Option<NextAction>,
    /// Whether the promise is late.
    pub overdue: bool,
    /// Left the lists.
    pub archived: bool,
    /// The consent in force.
    pub consent: ConsentStatus,
    /// The day by which a blocked record is destroyed; only the privacy officer sees such a card.
    pub blocked_due: Option<Day>,
    /// When registered.
    pub created_at: Timestamp,
    /// Last change of anything about the person.
    pub changed_at: Timestamp,
    /// Who answers for the person; `null` = nobody.
    pub owner: Option<AccountId>,
}

/// Who a paper is about or addressed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Speakable number of the card.
    pub case_no: CaseNo,
    /// Name in its parts; may be empty.
    pub name: PersonName,
    /// Full name, or the phone when no name is known.
    pub full_name: String,
    /// Preferred language.
    pub language: Language,
    /// Phones, the main one first.
    pub phones: Vec<CardPhone>,
}

/// One person's card.
///
/// # Errors
/// `NotFound`; `Blocked { due }` after a withdrawal, for everyone.
pub fn get(clinic: &Clinic, args: LeadRef) -> Result<LeadCard> {
    clinic.read(Op::SeeLead, |tx| {
        let permit = consent::permit::<Enquiry>(tx, args.lead)?;
        of(tx, &permit)
    })
}

/// The card of a blocked record, for the privacy officer who answers the letter.
///
/// # Errors
/// `NotFound`; `WrongState { not_blocked }`: an ordinary card is looked at in the ordinary way.
pub fn get_blocked(clinic: &Clinic, args: LeadRef) -> Result<LeadCard> {
    clinic.read(Op::SeeBlocked, |tx| {
        let (card, subject) = store::card(tx, args.lead)?.ok_or_else(|| Error::not_found("lead"))?;
        tx.about_lead(&subject);
        if card.blocked_due.is_none() {
            return Err(Error::WrongState { state: "not_blocked".into() });
        }
        Ok(card)
    })
}

/// The card as it stands inside a transaction.
pub(super) fn of<P: Purpose>(tx: &Tx<'_>, permit: &Permit<'_, P>) -> Result<LeadCard> {
    store::card(tx, permit.lead())?.map(|(card, _)| card).ok_or_else(|| Error::not_found("lead"))
}

/// Whom a paper is about, for features that print one.
///
/// # Errors
/// `NotFound`.
pub fn person<P: Purpose>(tx: &Tx<'_>, permit: &Permit<'_, P>) -> Result<Person> {
    let card = of(tx, permit)?;
    Ok(Person {
        case_no: card.case_no,
        name: card.name,
        full_name: card.full_name,
        language: card.language,
        phones: card.phones,
    })
}

/// How to begin a message to someone, and what was promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Addressed {
    /// Given name and patronymic, or the name in the language's own script; may be empty.
    pub name: String,
    /// The day of the promise.
    pub next_on: Option<Day>,
    /// The day the person arrives, by a trip that is planned.
    pub arrives_on: Option<Day>,
    /// The language asked for, or the one the person prefers.
    pub language: Language,
}

/// How to begin a message in a language; `None` = the one the person prefers.
///
/// # Errors
/// `NotFound`.
pub(crate) fn addressed<P: Purpose>(
    tx: &Tx<'_>,
    permit: &Permit<'_, P>,
    language: Option<Language>,
) -> Result<Addressed> {
    let card = of(tx, permit)?;
    let language = language.unwrap_or(card.language);
    let name = &card.name;
    let russian = [name.given.as_str(), name.patronymic.as_str()].join(" ");
    let own = match language {
        Language::Ru => russian.trim(),
        Language::Zh => &name.chinese,
        Language::En => &name.latin,
    };
    let other = [own, russian.trim(), &name.latin, &name.chinese, &name.surname];
    let name = other.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned();
    let arrives_on = store::row(tx, permit.lead())?.and_then(|row| row.arrives_on);
    Ok(Addressed { name, next_on: card.next_action.map(|next| next.on), arrives_on, language })
}

/// The name on the record a letter is about, or its phone. Answering that letter is a duty
/// (152-FZ Art. 14, 20, 21) that a block does not end, hence no permit; who may see it is the
/// caller's.
///
/// # Errors
/// `NotFound`.
pub(crate) fn name_for_answer(tx: &Tx<'_>, lead: LeadId) -> Result<String> {
    let (card, _) = store::card(tx, lead)?.ok_or_else(|| Error::not_found("lead"))?;
    Ok(card.full_name)
}

/// A name for reading, or the phone when no name is known.
pub(super) fn shown(name: String, phone: Option<&Phone>) -> String {
    if name.is_empty() { phone.map(Phone::show).unwrap_or_default() } else { name }
}
