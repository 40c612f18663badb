//! What happened with a person, newest first: appended by every verb that matters to the desk.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DOUBLE_CLICK_SECONDS, store};
use crate::Result;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Enquiry, Permit, Purpose};
use crate::values::{LeadId, Timestamp, text, word::words};

/// Entries on one page.
const PAGE: u32 = 50;

words! {
    /// What an entry of the timeline tells.
    EntryKind in "kind" {
        /// The person was registered; the text is the channel's word.
        Registered = "registered",
        /// A note; the text is free.
        Note = "note",
        /// A call; the text is free.
        Call = "call",
        /// A message; the text is free.
        Message = "message",
        /// A new status; the text is its word.
        Status = "status",
        /// A new promise; the text is `YYYY-MM-DD [HH:MM] words`, empty when it is done.
        NextAction = "next_action",
        /// A consent was granted; the text is its kind's word.
        Consent = "consent",
        /// The trip changed; the text is the word of its status.
        Trip = "trip",
        /// An estimate was issued; the text is its number.
        Estimate = "estimate",
        /// A paper was saved or printed; the text is its kind's word.
        Paper = "paper",
        /// The lead left the lists.
        Archived = "archived",
        /// The lead came back to the lists.
        Restored = "restored",
        /// Another card of the same person went into this one; the text is its number.
        Merged = "merged",
        /// That card is one of its own again; the text is its number.
        Unmerged = "unmerged",
    }
}

words! {
    /// What the desk logs by hand.
    ContactKind in "kind" {
        /// A note.
        Note = "note",
        /// A call.
        Call = "call",
        /// A message.
        Message = "message",
    }
}

impl From<ContactKind> for EntryKind {
    fn from(kind: ContactKind) -> Self {
        match kind {
            ContactKind::Note => EntryKind::Note,
            ContactKind::Call => EntryKind::Call,
            ContactKind::Message => EntryKind::Message,
        }
    }
}

/// The newest entry of a kind: what the desk last wrote down about it.
///
/// # Errors
/// Only the database's own.
pub(crate) fn newest<P: Purpose>(
    tx: &Tx<'_>,
    permit: &Permit<'_, P>,
    kind: EntryKind,
) -> Result<Option<TimelineEntry>> {
    store::newest_of(tx.sql(), permit.lead(), kind)
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelineEntry {
    /// Its number, growing with time.
    #[ts(type = "number")]
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// What kind.
    pub kind: EntryKind,
    /// Free words of a note, call or message; otherwise what [`EntryKind`] says.
    pub text: String,
    /// Name of the account; empty for the program itself.
    pub by: String,
}

/// A note, call or message to log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contact {
    /// With whom.
    pub lead: LeadId,
    /// What it was.
    pub kind: ContactKind,
    /// In words; a note needs some.
    #[serde(default)]
    pub text: String,
}

/// Which part of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelineQuery {
    /// Whose.
    pub lead: LeadId,
    /// Entries before this number; the newest when absent.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub before: Option<i64>,
}

/// A page of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Timeline {
    /// Newest first, at most 50.
    pub entries: Vec<TimelineEntry>,
    /// Whether older ones exist.
    pub more: bool,
}

/// Logs a note, call or message. The second click of a double click answers with the first entry.
///
/// # Errors
/// `NotFound`, `Blocked`; `Invalid { text }`.
pub fn log_contact(clinic: &Clinic, args: Contact) -> Result<TimelineEntry> {
    clinic.transact(Op::LogContact, |tx| {
        let permit = consent::permit::<Enquiry>(tx, args.lead)?;
        let words = text::note("text", &args.text)?;
        if args.kind == ContactKind::Note {
            text::filled_line("text", &words, text::NOTE_MAX)?;
        }
        let kind = EntryKind::from(args.kind);
        let since = tx.now().plus_seconds(-DOUBLE_CLICK_SECONDS);
        store::end_note_draft(tx, permit.lead())?;
        match store::just_logged(tx, permit.lead(), since, kind, &words)? {
            Some(entry) => Ok(entry),
            None => record(tx, &permit, kind, &words),
        }
    })
}

/// Puts an entry on the timeline inside another verb's transaction; the lead comes first in lists.
///
/// # Errors
/// Only the database's own.
pub fn record<P: Purpose>(
    tx: &Tx<'_>,
    permit: &Permit<'_, P>,
    kind: EntryKind,
    text: &str,
) -> Result<TimelineEntry> {
    store::touch(tx, permit.lead())?;
    store::add_entry(tx, permit.lead(), kind, text)
}

/// Lists what happened, newest first.
///
/// # Errors
/// `NotFound`, `Blocked`.
pub fn timeline(clinic: &Clinic, args: TimelineQuery) -> Result<Timeline> {
    clinic.read(Op::SeeLead, |tx| {
        let permit = consent::permit::<Enquiry>(tx, args.lead)?;
        let mut entries = store::entries(tx.sql(), permit.lead(), args.before, PAGE + 1)?;
        let more = entries.len() > PAGE as usize;
        entries.truncate(PAGE as usize);
        Ok(Timeline { entries, more })
    })
}
