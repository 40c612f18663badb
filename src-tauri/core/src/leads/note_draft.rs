//! What somebody is writing on a card and has not logged yet: kept over a lock, a crash or a power cut.
//!
//! Each account has one draft a card and sees its own only. Logging a contact ends it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::timeline::ContactKind;
use super::{LeadRef, store};
use crate::Result;
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::consent::{self, Enquiry};
use crate::values::{LeadId, Timestamp, text};

/// A note being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoteDraft {
    /// What it will be logged as.
    pub kind: ContactKind,
    /// So far.
    pub text: String,
    /// When it was kept.
    pub saved_at: Timestamp,
}

/// A note to keep; an empty one ends the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoteToKeep {
    /// On whose card.
    pub lead: LeadId,
    /// What it will be logged as.
    pub kind: ContactKind,
    /// So far.
    pub text: String,
}

/// The actor's own draft on a card.
///
/// # Errors
/// `NotFound`, `Blocked`.
pub fn note_draft(clinic: &Clinic, args: LeadRef) -> Result<Option<NoteDraft>> {
    clinic.read(Op::SeeLead, |tx| {
        let permit = consent::permit::<Enquiry>(tx, args.lead)?;
        store::note_draft(tx, permit.lead())
    })
}

/// Keeps what is written so far.
///
/// # Errors
/// `NotFound`, `Blocked`; `Invalid { text }`.
pub fn keep_note(clinic: &Clinic, args: NoteToKeep) -> Result<Nothing> {
    clinic.transact(Op::KeepNote, |tx| {
        let permit = consent::permit::<Enquiry>(tx, args.lead)?;
        let words = text::note("text", &args.text)?;
        if words.is_empty() {
            store::end_note_draft(tx, permit.lead())?;
        } else {
            store::keep_note_draft(tx, permit.lead(), args.kind, &words)?;
        }
        Ok(Nothing {})
    })
}
