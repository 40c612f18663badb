//! The facts of one person's consent, newest first, with the texts they name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AskConsent, ConsentKind, ConsentStatus, ConsentText, PurposeKind, permit, status, store};
use crate::Result;
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::values::{AttachmentId, Day, Language, LeadId, Timestamp};

/// Whose consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsentOf {
    /// The lead.
    pub lead: LeadId,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsentFact {
    /// Row number.
    #[ts(type = "number")]
    pub id: i64,
    /// `granted`, `withdrawn`, `reinstated` (a withdrawal recorded by mistake was undone) or `narrowed` (two
    /// cards were joined, and only one of them had it).
    pub event: String,
    /// Of which kind.
    pub kind: ConsentKind,
    /// Purposes concerned.
    pub purposes: Vec<PurposeKind>,
    /// Day of the person's act.
    pub on: Day,
    /// Moment of entry.
    pub recorded_at: Timestamp,
    /// Who entered it.
    pub recorded_by: String,
    /// How the person expressed it.
    pub channel: String,
    /// Proved by.
    pub evidence: String,
    /// Where the original is kept; may be empty.
    pub evidence_place: String,
    /// SHA-256 of an export kept outside the program; may be empty.
    pub evidence_sha256: String,
    /// The scan of the signed paper or the export itself.
    pub scan: Option<AttachmentId>,
    /// Version of the text.
    pub text_version: Option<u32>,
    /// Language of the text.
    pub text_language: Option<Language>,
    /// SHA-256 of the text.
    pub text_sha256: Option<String>,
    /// Version of the policy then in force (the policy's § 6.2).
    pub policy_version: Option<u32>,
}

/// Consent of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsentPage {
    /// Preferred language of the person: of the form to print.
    pub language: Language,
    /// What is in force.
    pub status: ConsentStatus,
    /// Every fact, newest first.
    pub facts: Vec<ConsentFact>,
}

/// Shows one person's consent.
///
/// # Errors
/// `Blocked`; `NotFound`.
pub fn get(clinic: &Clinic, of: ConsentOf) -> Result<ConsentPage> {
    clinic.read(Op::SeeConsent, |tx| {
        let permit = permit::<AskConsent>(tx, of.lead)?;
        Ok(ConsentPage {
            language: store::language_of(tx.sql(), permit.lead())?,
            status: status(tx, of.lead)?,
            facts: store::facts(tx.sql(), permit.lead())?,
        })
    })
}

/// The texts in force, one per kind and language.
pub fn texts(clinic: &Clinic, _: Nothing) -> Result<Vec<ConsentText>> {
    clinic.read(Op::SeeSettings, |tx| store::newest_texts(tx.sql()))
}
