//! Papers on their way out: what leaves the program is registered before it leaves.
//!
//! A saved or printed paper with a person's data cannot be called back, so destruction must be able
//! to list it. Refuses: handing over a lead's paper once consent is withdrawn (the privacy office's
//! own papers, e.g. the confirmation of that withdrawal, may go).

mod kind;
mod store;

pub use kind::PaperType;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Appointment, AskConsent, Enquiry, Estimate};
use crate::leads::LeadRef;
use crate::paper::{self, Document};
use crate::values::{LeadId, RequestId, Timestamp, text};
use crate::{Error, Result, error::Problem, requests};

/// A finished paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Paper {
    /// Number or kind with `.pdf`; never a name.
    pub file_name: String,
    /// The PDF.
    pub pdf_base64: String,
    /// Pages.
    pub pages: u32,
    /// SHA-256 of the PDF.
    pub sha256: String,
    /// Whose and what it is, for the register.
    pub origin: PaperOrigin,
}

/// Whose paper it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum PaperOrigin {
    /// Of a lead: consent form, trip sheet, estimate.
    Lead {
        /// Whose.
        lead: LeadId,
        /// What it is.
        kind: PaperType,
        /// Its number, if any.
        number: String,
    },
    /// Of the privacy office: confirmation, answer about data, act.
    Office {
        /// The letter it belongs to, if any.
        request: Option<RequestId>,
        /// What it is.
        kind: PaperType,
        /// Its number, if any.
        number: String,
    },
    /// Of nobody: a blank form, the recovery code.
    Nobody,
}

impl PaperOrigin {
    /// The command that registers it; `None` when there is nothing to register.
    pub fn registered_by(&self) -> Option<&'static str> {
        match self {
            PaperOrigin::Lead { .. } => Some("paper_hand_over"),
            PaperOrigin::Office { .. } => Some("office_paper_hand_over"),
            PaperOrigin::Nobody => None,
        }
    }
}

impl Paper {
    /// Lays a document out; `stem` is the file's name without `.pdf`. Call it outside a
    /// transaction: the writer need not wait for fonts.
    ///
    /// # Errors
    /// Whatever the layout refuses.
    pub fn made(stem: &str, document: &Document, at: Timestamp, origin: PaperOrigin) -> Result<Self> {
        let pdf = paper::to_pdf(document, at)?;
        Ok(Paper {
            file_name: format!("{stem}.pdf"),
            pages: u32::try_from(paper::page_count(document)).unwrap_or(u32::MAX),
            sha256: text::sha256(&pdf),
            pdf_base64: STANDARD.encode(&pdf),
            origin,
        })
    }

    /// The PDF's bytes, as they were made.
    ///
    /// # Errors
    /// `Invalid { paper }` when they are not what the hash says.
    pub fn pdf(&self) -> Result<Vec<u8>> {
        let wrong = || Error::invalid("paper", Problem::Mismatch);
        let bytes = STANDARD.decode(&self.pdf_base64).map_err(|_| wrong())?;
        if text::sha256(&bytes) == self.sha256 && file_name_fits(&self.file_name) {
            Ok(bytes)
        } else {
            Err(wrong())
        }
    }
}

/// Only the program's own names: nothing that climbs out of the papers folder.
fn file_name_fits(name: &str) -> bool {
    name.len() <= 80
        && name.ends_with(".pdf")
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        && !name.starts_with('.')
}

/// Where a paper goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Into a file.
    Saved,
    /// To a printer.
    Printed,
}

impl Target {
    /// The stored word.
    pub fn code(self) -> &'static str {
        match self {
            Target::Saved => "saved",
            Target::Printed => "printed",
        }
    }
}

/// A paper about to leave.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HandOver {
    /// Whose and what.
    pub paper: PaperOrigin,
    /// File or printer.
    pub target: Target,
    /// Path or printer's name.
    #[serde(default)]
    pub place: String,
    /// SHA-256 of the PDF.
    pub sha256: String,
}

/// Registers a lead's paper.
///
/// # Errors
/// `Blocked` once consent is withdrawn: then it must not leave; `NoConsent` when consent to what it
/// is for has gone meanwhile; `EnquiryOver` for all but a form or history of consent. The history of a
/// blocked record leaves by the privacy officer: it is evidence.
pub fn of_lead(clinic: &Clinic, out: HandOver) -> Result<Nothing> {
    clinic.transact(Op::HandOverPaper, |tx| {
        let PaperOrigin::Lead { lead, kind, number } = &out.paper else {
            return Err(Error::invalid("paper", Problem::Unknown));
        };
        // A paper leaves by the leave it was made with. One about consent may go where the card may
        // not: it is how consent is asked for.
        let lead = match kind {
            PaperType::ConsentForm => consent::permit::<AskConsent>(tx, *lead)?.lead(),
            PaperType::ConsentHistory => consent::history_may_leave(tx, *lead)?,
            PaperType::TripSheet => consent::permit::<Appointment>(tx, *lead)?.lead(),
            PaperType::Estimate => consent::permit::<Estimate>(tx, *lead)?.lead(),
            PaperType::Confirmation
            | PaperType::AccessAnswer
            | PaperType::AccessRefused
            | PaperType::ExtensionNotice
            | PaperType::NoSuchPerson
            | PaperType::Corrected
            | PaperType::MarketingStopped
            | PaperType::RegulatorAnswer
            | PaperType::DataDestroyed
            | PaperType::Act
            | PaperType::Extract
            | PaperType::Export => consent::permit::<Enquiry>(tx, *lead)?.lead(),
        };
        record(tx, lead, *kind, number, &out)
    })
}

/// Registers a paper of the privacy office, and notes it on its letter.
///
/// # Errors
/// `NotFound` for an unknown letter.
pub fn of_office(clinic: &Clinic, out: HandOver) -> Result<Nothing> {
    clinic.transact(Op::HandOverPaper, |tx| {
        let PaperOrigin::Office { request, kind, number } = &out.paper else {
            return Err(Error::invalid("paper", Problem::Unknown));
        };
        let Some(request) = request else { return Ok(Nothing {}) };
        tx.about("request", request);
        requests::paper_made(tx, *request, kind.code())?;
        // After destruction there is nobody left to list it for.
        match store::lead_of_request(tx.sql(), *request)? {
            Some(lead) => record(tx, lead, *kind, number, &out),
            None => Ok(Nothing {}),
        }
    })
}

/// Registers a file a person stands in, inside the transaction that makes it.
///
/// # Errors
/// `Invalid { place }`.
pub(crate) fn record_saved(
    tx: &Tx<'_>,
    lead: LeadId,
    kind: PaperType,
    number: &str,
    place: &str,
    sha256: &str,
) -> Result<()> {
    let place = text::line("place", place, 1000)?;
    store::insert(tx, lead, kind.code(), number, Target::Saved, &place, sha256)
}

fn record(tx: &Tx<'_>, lead: LeadId, kind: PaperType, number: &str, out: &HandOver) -> Result<Nothing> {
    let number = text::line("number", number, 40)?;
    let place = text::line("place", &out.place, 1000)?;
    store::insert(tx, lead, kind.code(), &number, out.target, &place, &out.sha256)?;
    Ok(Nothing {})
}

/// A paper of a person that left the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperCopy {
    /// Its place in the register, growing with time.
    #[ts(type = "number")]
    pub id: i64,
    /// What it is.
    pub kind: PaperType,
    /// Its number, if any.
    pub number: String,
    /// File or printer.
    pub target: Target,
    /// Path of the file or name of the printer.
    pub place: String,
    /// When.
    pub made_at: Timestamp,
    /// Name of the account; empty for the program itself.
    pub made_by: String,
}

/// Papers of a person that left the program, the newest first, at most 200. What a destruction will
/// look for: lists the person stands in are among them.
///
/// # Errors
/// `NotFound`, `Blocked`.
pub fn papers(clinic: &Clinic, args: LeadRef) -> Result<Vec<PaperCopy>> {
    clinic.read(Op::SeeLead, |tx| {
        let permit = consent::permit::<Enquiry>(tx, args.lead)?;
        store::papers(tx.sql(), permit.lead())
    })
}

#[cfg(feature = "testing")]
impl crate::testing::ForLead for HandOver {
    fn for_lead(sample: &crate::testing::SampleLead) -> Self {
        HandOver {
            paper: PaperOrigin::Lead { lead: sample.lead, kind: PaperType::TripSheet, number: String::new() },
            target: Target::Saved,
            place: "trip.pdf".into(),
            sha256: text::sha256(b""),
        }
    }
}
