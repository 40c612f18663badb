//! Recording a consent: who, which text, when, by what channel, and where the evidence is.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AskConsent, ConsentKind, ConsentStatus, PurposeKind, permit, status, store};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::values::{Day, Language, LeadId, text};
use crate::{Error, Result, error::Problem};

/// How the person expressed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsentChannel {
    /// On a signed paper.
    Paper,
    /// By the website's form.
    Website,
    /// By a message.
    Message,
    /// By e-mail.
    Email,
    /// On the phone.
    Phone,
}

impl ConsentChannel {
    /// The stored word.
    pub fn code(self) -> &'static str {
        match self {
            ConsentChannel::Paper => "paper",
            ConsentChannel::Website => "website",
            ConsentChannel::Message => "message",
            ConsentChannel::Email => "email",
            ConsentChannel::Phone => "phone",
        }
    }
}

/// What proves it (152-FZ Art. 9(3): the operator must prove the consent).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A signed original, kept at the place named.
    Paper,
    /// An export of the website's form.
    WebForm,
    /// A kept message.
    Message,
    /// A call recording.
    Recording,
}

impl Evidence {
    /// The stored word.
    pub fn code(self) -> &'static str {
        match self {
            Evidence::Paper => "paper",
            Evidence::WebForm => "web_form",
            Evidence::Message => "message",
            Evidence::Recording => "recording",
        }
    }
}

/// A consent to record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewConsent {
    /// Whose.
    pub lead: LeadId,
    /// Of which kind.
    pub kind: ConsentKind,
    /// Purposes ticked; for processing at least one, for the other kinds none.
    #[serde(default)]
    pub purposes: BTreeSet<PurposeKind>,
    /// Language of the text the person read.
    pub language: Language,
    /// Day the person agreed.
    pub on: Day,
    /// How.
    pub channel: ConsentChannel,
    /// Proved by.
    pub evidence: Evidence,
    /// Where the original is kept: folder, shelf, archive box. Required.
    pub evidence_place: String,
}

/// Records a consent; the newest published text of its kind and language is the one agreed to.
///
/// # Errors
/// `Blocked`; `Invalid`: a day in the future, no purpose ticked, purposes on a kind that has none,
/// health consent not in writing (Art. 10(2)1), no place for the evidence, a kind without text.
pub fn grant(clinic: &Clinic, new: NewConsent) -> Result<ConsentStatus> {
    clinic.transact(Op::GrantConsent, |tx| {
        let permit = permit::<AskConsent>(tx, new.lead)?;
        if new.on > tx.today() {
            return Err(Error::invalid("on", Problem::Future));
        }
        let for_purposes = new.kind == ConsentKind::Processing;
        if for_purposes && new.purposes.is_empty() {
            return Err(Error::invalid("purposes", Problem::Empty));
        }
        if !for_purposes && !new.purposes.is_empty() {
            return Err(Error::invalid("purposes", Problem::Unknown));
        }
        if new.kind == ConsentKind::Health && new.evidence != Evidence::Paper {
            return Err(Error::invalid("evidence", Problem::Mismatch));
        }
        let place = text::filled_line("evidence_place", &new.evidence_place, text::LINE_MAX)?;
        let text = store::newest_text(tx.sql(), new.kind, new.language)?
            .ok_or_else(|| Error::invalid("kind", Problem::Unknown))?;
        store::insert_grant(tx, &permit, &new, &place, text.id)?;
        status(tx, new.lead)
    })
}
