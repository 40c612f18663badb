//! Leads: people who asked the clinic something, from the first call on.
//!
//! Registered, edited, found, listed, archived; each verb on a card asks for a permit first, so a
//! blocked record is refused here and seen only by the privacy officer. The identity index is
//! written in the transaction that writes the person: what is stored can be found, and what is
//! gone cannot. Refuses: a lead without name and phone, an edit over someone else's.

mod archive;
mod bulk;
mod card;
mod change_status;
mod channel;
mod complete;
mod draft;
mod due;
mod edit;
mod export;
mod filter;
mod list;
mod merge;
mod next_action;
mod note_draft;
mod register;
mod search;
mod similar;
mod status;
mod store;
mod timeline;
mod views;

pub use archive::{archive, restore};
pub use bulk::{BulkAct, BulkChange, BulkDone, BulkOrder, BulkRow, BulkVerdict, bulk};
pub use card::{CardPhone, LeadCard, LeadRef, Person, get, get_blocked, person};
pub(crate) use card::{addressed, name_for_answer};
pub use change_status::{StatusChange, change_status};
pub use channel::{Channel, PhoneChannel};
pub(crate) use complete::complete;
pub use draft::{EditLead, NewLead, NextAction, PhoneDraft};
pub use edit::edit;
pub use export::{ExportFile, ExportFormat, ExportOrder, export};
pub use filter::{ConsentWanted, Filter, NextWanted};
pub use list::{
    Cursor, LeadCount, LeadCounts, LeadPage, LeadRow, ListQuery, Sort, StatusCount, count, counts, list,
};
pub use merge::{
    DuplicatePair, DuplicateReason, Duplicates, LeadPair, MergeOrder, MergeRef, Merged, duplicates, merge,
    merges, part, unmerge,
};
pub(crate) use merge::{forget_old as forget_old_merges, has_old as has_old_merges, unmerge_by_program};
pub use next_action::{NextActionChange, set_next_action};
pub(crate) use next_action::{drop_promise, is_promised, put_back_promise};
pub use note_draft::{NoteDraft, NoteToKeep, keep_note, note_draft};
pub use register::register;
pub(crate) use register::{SERIES, check_new, enter_typed as enter};
pub use search::{FoundLeads, SearchQuery, search};
pub use similar::{SimilarLead, SimilarLeads, SimilarQuery, SimilarReason, similar};
pub use status::{Demand, LeadStatus};
pub(crate) use store::row;
pub(crate) use store::{
    Card as CardCopy, by_name_key, copy_told, first_with_email, first_with_phone, reindex_as_stored,
};
pub(crate) use store::{merged_into, names_before_merges, snapshot_told};
pub(crate) use timeline::newest;
pub use timeline::{
    Contact, ContactKind, EntryKind, Timeline, TimelineEntry, TimelineQuery, log_contact, record, timeline,
};
pub(crate) use views::forget_in_views;
pub use views::{Column, Layout, SavedView, ViewContent, ViewDraft, ViewRef, remove_view, save_view, views};

/// Seconds within which the same thing entered twice by one account is one double click.
const DOUBLE_CLICK_SECONDS: i64 = 10;
