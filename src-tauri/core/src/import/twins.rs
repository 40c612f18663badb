//! Who is known already: by phone, by address, and by the whole name where a row has neither.

use std::collections::HashMap;

use super::TwinBy;
use crate::clinic::Tx;
use crate::leads::{self, NewLead};
use crate::values::{CaseNo, Email, LeadId, Phone};
use crate::{Result, identity};

/// Whoever a row is about, where the clinic knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Twin {
    /// Nobody.
    Nobody,
    /// A card.
    Card { lead: LeadId, of: CaseNo, by: TwinBy },
    /// A row before.
    Row(u32),
    /// A record that may not be used.
    Blocked,
}

/// What has been seen of the file so far, and names of the base.
pub(super) struct Known {
    phones: HashMap<String, u32>,
    emails: HashMap<String, u32>,
    names: HashMap<String, u32>,
    /// Names of all cards; read once, and only when a row has nothing else.
    base: Option<HashMap<String, LeadId>>,
}

impl Known {
    pub fn new() -> Self {
        Known { phones: HashMap::new(), emails: HashMap::new(), names: HashMap::new(), base: None }
    }

    /// Looks a row up, and remembers it.
    pub fn find(&mut self, tx: &Tx<'_>, row: u32, new: &NewLead) -> Result<Twin> {
        let phones: Vec<Phone> =
            new.phones.iter().filter_map(|draft| Phone::parse(&draft.number).ok()).collect();
        let emails: Vec<Email> = new.emails.iter().filter_map(|typed| Email::parse(typed).ok()).collect();
        let name = identity::name_key(&new.name).filter(|_| phones.is_empty() && emails.is_empty());
        let before = phones
            .iter()
            .find_map(|phone| self.phones.get(phone.e164()))
            .or_else(|| emails.iter().find_map(|email| self.emails.get(email.as_str())))
            .or_else(|| name.as_ref().and_then(|key| self.names.get(key)))
            .copied();
        if let Some(before) = before {
            return Ok(Twin::Row(before));
        }
        let mut found = None;
        for phone in &phones {
            found = found.or(leads::first_with_phone(tx, phone)?.map(|lead| (lead, TwinBy::Phone)));
        }
        for email in &emails {
            found = found.or(leads::first_with_email(tx, email)?.map(|lead| (lead, TwinBy::Email)));
        }
        if let (None, Some(key)) = (&found, &name) {
            found = self.named(tx, key)?.map(|lead| (lead, TwinBy::Name));
        }
        for phone in &phones {
            self.phones.insert(phone.e164().to_owned(), row);
        }
        for email in &emails {
            self.emails.insert(email.as_str().to_owned(), row);
        }
        if let Some(key) = name {
            self.names.insert(key, row);
        }
        let Some((lead, by)) = found else { return Ok(Twin::Nobody) };
        Ok(match leads::row(tx, lead)? {
            Some(card) if card.blocked_due.is_some() => Twin::Blocked,
            Some(card) => Twin::Card { lead, of: card.case_no, by },
            None => Twin::Nobody,
        })
    }

    fn named(&mut self, tx: &Tx<'_>, key: &str) -> Result<Option<LeadId>> {
        let base = match &mut self.base {
            Some(base) => base,
            empty => empty.insert(leads::by_name_key(tx)?),
        };
        Ok(base.get(key).copied())
    }
}
