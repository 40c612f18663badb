//! The five purposes of the clinic's policy (§2) and the kinds of consent (152-FZ Art. 9, 10, 15).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Result, error::Problem};

/// What a person's data may be used for: the policy's five purposes, nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PurposeKind {
    /// Consultation.
    Consultation,
    /// Appointment with a doctor and travel coordination.
    Appointment,
    /// Preliminary estimated treatment plan.
    Estimate,
    /// Feedback by call, messenger, e-mail.
    Feedback,
    /// Anonymised statistics.
    Statistics,
}

impl PurposeKind {
    /// All five, in the policy's order.
    pub const ALL: [PurposeKind; 5] = [
        PurposeKind::Consultation,
        PurposeKind::Appointment,
        PurposeKind::Estimate,
        PurposeKind::Feedback,
        PurposeKind::Statistics,
    ];

    /// The stored word.
    pub fn code(self) -> &'static str {
        match self {
            PurposeKind::Consultation => "consultation",
            PurposeKind::Appointment => "appointment",
            PurposeKind::Estimate => "estimate",
            PurposeKind::Feedback => "feedback",
            PurposeKind::Statistics => "statistics",
        }
    }

    /// Reads the stored word.
    pub fn from_code(code: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|p| p.code() == code)
            .ok_or_else(|| Error::invalid("purpose", Problem::Unknown))
    }
}

/// A kind of consent; since 01.09.2025 each is a separate document (152-FZ Art. 9(1)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// Processing of personal data for the ticked purposes.
    Processing,
    /// Health data, in writing (Art. 10).
    Health,
    /// Marketing messages (Art. 15): off unless asked for.
    Marketing,
    /// Transfer to a named third party.
    ThirdParty,
}

impl ConsentKind {
    /// All kinds.
    pub const ALL: [ConsentKind; 4] =
        [ConsentKind::Processing, ConsentKind::Health, ConsentKind::Marketing, ConsentKind::ThirdParty];

    /// The stored word.
    pub fn code(self) -> &'static str {
        match self {
            ConsentKind::Processing => "processing",
            ConsentKind::Health => "health",
            ConsentKind::Marketing => "marketing",
            ConsentKind::ThirdParty => "third_party",
        }
    }

    /// Reads the stored word.
    pub fn from_code(code: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|k| k.code() == code)
            .ok_or_else(|| Error::invalid("kind", Problem::Unknown))
    }
}
