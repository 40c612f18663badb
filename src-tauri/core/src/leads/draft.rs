//! What the desk types about a person, checked before anything is written.
//!
//! A person needs a name or a phone; everything else is optional. Rows of a form left blank are not
//! filled in, not wrong; every other mistake names its field (`phones.0.number`).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Channel, PhoneChannel};
use crate::values::{Category, Day, Email, Language, LeadId, PersonName, Phone, TimeOfDay, text};
use crate::{Error, Result, error::Problem};

/// Most phones, and most addresses, of one person.
const CONTACTS_MAX: usize = 10;

/// A phone as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PhoneDraft {
    /// As typed; a blank one is skipped.
    pub number: String,
    /// What it answers to.
    pub channel: PhoneChannel,
}

/// What is promised next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextAction {
    /// In words. Empty only when a postponed lead simply comes back that day.
    pub text: String,
    /// On which day.
    pub on: Day,
    /// At what time, on the desk's clock.
    #[serde(default)]
    pub time: Option<TimeOfDay>,
}

impl NextAction {
    /// Checks and cleans; paths are those of a field `next_action`.
    ///
    /// # Errors
    /// `Invalid { next_action.text }`.
    pub(super) fn checked(self) -> Result<Self> {
        Ok(NextAction { text: text::filled_line("next_action.text", &self.text, text::LINE_MAX)?, ..self })
    }
}

/// A person to register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewLead {
    /// Name; may be empty when there is a phone.
    pub name: PersonName,
    /// Phones, the main one first; at most 10.
    #[serde(default)]
    pub phones: Vec<PhoneDraft>,
    /// E-mail addresses as typed; at most 10.
    #[serde(default)]
    pub emails: Vec<String>,
    /// Language the person prefers.
    pub language: Language,
    /// How the person came.
    pub channel: Channel,
    /// What the person asks about.
    #[serde(default)]
    pub interests: Vec<Category>,
    /// Wishes in the person's words.
    #[serde(default)]
    pub comment: String,
    /// What is promised next.
    #[serde(default)]
    pub next_action: Option<NextAction>,
}

/// A changed card: all that is on it, over the version that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditLead {
    /// Whose card.
    pub lead: LeadId,
    /// The version the change was made on.
    pub version: u32,
    /// Name; may be empty when there is a phone.
    pub name: PersonName,
    /// Phones, the main one first; at most 10.
    pub phones: Vec<PhoneDraft>,
    /// E-mail addresses as typed; at most 10.
    pub emails: Vec<String>,
    /// Language the person prefers.
    pub language: Language,
    /// How the person came.
    pub channel: Channel,
    /// What the person asks about.
    pub interests: Vec<Category>,
    /// Wishes in the person's words.
    pub comment: String,
}

/// The card's own content, right when it exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    pub name: PersonName,
    pub phones: Vec<(Phone, PhoneChannel)>,
    pub emails: Vec<Email>,
    pub language: Language,
    pub channel: Channel,
    pub interests: BTreeSet<Category>,
    pub comment: String,
}

impl NewLead {
    pub(super) fn checked(self) -> Result<(Content, Option<NextAction>)> {
        let phones = phones(&self.phones)?;
        let content = Content {
            name: name(self.name, &phones)?,
            phones,
            emails: emails(&self.emails)?,
            language: self.language,
            channel: self.channel,
            interests: self.interests.into_iter().collect(),
            comment: text::note("comment", &self.comment)?,
        };
        Ok((content, self.next_action.map(NextAction::checked).transpose()?))
    }
}

impl EditLead {
    pub(super) fn checked(self) -> Result<Content> {
        let phones = phones(&self.phones)?;
        Ok(Content {
            name: name(self.name, &phones)?,
            phones,
            emails: emails(&self.emails)?,
            language: self.language,
            channel: self.channel,
            interests: self.interests.into_iter().collect(),
            comment: text::note("comment", &self.comment)?,
        })
    }
}

fn name(name: PersonName, phones: &[(Phone, PhoneChannel)]) -> Result<PersonName> {
    let parts = [&name.surname, &name.given, &name.patronymic, &name.latin, &name.chinese];
    if !phones.is_empty() && parts.iter().all(|part| part.trim().is_empty()) {
        return Ok(PersonName::default());
    }
    name.checked().map_err(|error| error.under("name"))
}

fn phones(drafts: &[PhoneDraft]) -> Result<Vec<(Phone, PhoneChannel)>> {
    let mut phones = Vec::new();
    for (place, draft) in drafts.iter().enumerate().filter(|(_, draft)| !draft.number.trim().is_empty()) {
        let number =
            Phone::parse(&draft.number).map_err(|error| at(error, format!("phones.{place}.number")))?;
        let phone = (number, draft.channel);
        if !phones.contains(&phone) {
            phones.push(phone);
        }
    }
    few("phones", phones)
}

fn emails(typed: &[String]) -> Result<Vec<Email>> {
    let mut emails = Vec::new();
    for (place, typed) in typed.iter().enumerate().filter(|(_, typed)| !typed.trim().is_empty()) {
        let email = Email::parse(typed).map_err(|error| at(error, format!("emails.{place}")))?;
        if !emails.contains(&email) {
            emails.push(email);
        }
    }
    few("emails", emails)
}

fn few<T>(field: &str, contacts: Vec<T>) -> Result<Vec<T>> {
    match i32::try_from(CONTACTS_MAX) {
        Ok(max) if contacts.len() > CONTACTS_MAX => Err(Error::invalid(field, Problem::TooLarge { max })),
        _ => Ok(contacts),
    }
}

/// The same problem under the form's own path.
fn at(error: Error, field: String) -> Error {
    match error {
        Error::Invalid { problem, .. } => Error::Invalid { field, problem },
        other => other,
    }
}
