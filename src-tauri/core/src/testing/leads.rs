//! Building one lead through the desk's own verbs.

use std::collections::BTreeSet;

use super::TestClinic;
use crate::clinic::Clinic;
use crate::consent::{self, ConsentChannel, ConsentKind, Evidence, NewConsent, PurposeKind};
use crate::leads::{self, Channel, NewLead, NextAction, PhoneChannel, PhoneDraft};
use crate::requests::{self, NewRequest};
use crate::values::{Day, Language, LeadId, PersonName};

/// All five purposes.
pub fn all_purposes() -> BTreeSet<PurposeKind> {
    PurposeKind::ALL.into()
}

/// A person to register, under Cyrillic `Surname Given Patronymic` or a name in hanzi.
pub fn new_lead(name: &str) -> NewLead {
    let mut parts = name.splitn(3, ' ').map(str::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    let name = if name.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}')) {
        PersonName { chinese: name.to_owned(), ..PersonName::default() }
    } else {
        PersonName { surname: part(), given: part(), patronymic: part(), ..PersonName::default() }
    };
    NewLead {
        name,
        phones: Vec::new(),
        emails: Vec::new(),
        language: Language::Ru,
        channel: Channel::Phone,
        interests: Vec::new(),
        comment: String::new(),
        next_action: None,
    }
}

/// A phone as typed, for calls.
pub fn phone(number: &str) -> PhoneDraft {
    PhoneDraft { number: number.to_owned(), channel: PhoneChannel::Phone }
}

/// A consent to the newest Russian text, signed on paper that day and kept in a cupboard.
pub fn paper_consent(
    lead: LeadId,
    kind: ConsentKind,
    purposes: impl IntoIterator<Item = PurposeKind>,
    on: Day,
) -> NewConsent {
    NewConsent {
        lead,
        kind,
        purposes: purposes.into_iter().collect(),
        language: Language::Ru,
        text_version: None,
        on,
        channel: ConsentChannel::Paper,
        evidence: Evidence::Paper,
        evidence_place: "шкаф 2, папка 14".into(),
        evidence_sha256: None,
        scan_base64: None,
    }
}

impl TestClinic {
    /// Begins a lead; [`LeadBuilder::create`] registers it.
    pub fn lead(&self, name: &str) -> LeadBuilder<'_> {
        LeadBuilder {
            clinic: self,
            new: new_lead(name),
            purposes: BTreeSet::new(),
            health: false,
            withdrawn: None,
        }
    }
}

/// A lead being built.
pub struct LeadBuilder<'c> {
    clinic: &'c Clinic,
    new: NewLead,
    purposes: BTreeSet<PurposeKind>,
    health: bool,
    withdrawn: Option<Day>,
}

impl LeadBuilder<'_> {
    /// Adds a phone.
    pub fn phone(mut self, number: &str) -> Self {
        self.new.phones.push(phone(number));
        self
    }

    /// Adds an e-mail address.
    pub fn email(mut self, address: &str) -> Self {
        self.new.emails.push(address.to_owned());
        self
    }

    /// Sets the Chinese name.
    pub fn chinese(mut self, name: &str) -> Self {
        name.clone_into(&mut self.new.name.chinese);
        self
    }

    /// Sets the passport spelling.
    pub fn latin(mut self, name: &str) -> Self {
        name.clone_into(&mut self.new.name.latin);
        self
    }

    /// Sets the preferred language.
    pub fn language(mut self, language: Language) -> Self {
        self.new.language = language;
        self
    }

    /// Promises something for a day.
    pub fn promised(mut self, text: &str, on: Day) -> Self {
        self.new.next_action = Some(NextAction { text: text.to_owned(), on, time: None });
        self
    }

    /// Grants processing for purposes, on paper.
    pub fn with_consent(mut self, purposes: impl IntoIterator<Item = PurposeKind>) -> Self {
        self.purposes.extend(purposes);
        self
    }

    /// Grants the written health consent.
    pub fn with_health_consent(mut self) -> Self {
        self.health = true;
        self
    }

    /// Withdraws everything by a letter received that day.
    pub fn withdrawn(mut self, received_on: Day) -> Self {
        self.withdrawn = Some(received_on);
        self
    }

    /// Registers the lead and what was granted and withdrawn.
    ///
    /// # Panics
    /// When the clinic refuses any of it.
    #[allow(clippy::expect_used, reason = "for tests: a lead that cannot be made is a failed test")]
    pub fn create(self) -> LeadId {
        let language = self.new.language;
        let lead = leads::register(self.clinic, self.new).expect("a registered lead").id;
        let day = self.clinic.world().now().day_in(chrono_tz::Asia::Yakutsk);
        let grant = |kind, purposes| {
            let new = NewConsent { language, ..paper_consent(lead, kind, purposes, day) };
            consent::grant(self.clinic, new)
        };
        if !self.purposes.is_empty() {
            grant(ConsentKind::Processing, self.purposes).expect("a consent");
        }
        if self.health {
            grant(ConsentKind::Health, BTreeSet::new()).expect("a health consent");
        }
        if let Some(received_on) = self.withdrawn {
            let letter = NewRequest::withdrawal([lead], received_on);
            requests::record(self.clinic, letter).expect("a recorded withdrawal");
        }
        lead
    }
}
