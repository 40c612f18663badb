//! Leads: people who asked the clinic something, from the first call on.
//!
//! Registered, edited, found, listed, archived; each verb on a card asks for a permit first, so a
//! blocked record is refused here and seen only by the privacy officer. The identity index is
//! written in the transaction that writes the person: what is stored can be found, and what is
//! gone cannot. Refuses: a lead without name and phone, an edit over someone else's.

mod archive;
mod card;
mod change_status;
mod channel;
mod complete;
mod draft;
mod due;
mod edit;
mod export;
mod list;
mod merge;
mod next_action;
mod register;
mod search;
mod similar;
mod status;
mod store;
mod timeline;

pub use archive::{archive, restore};
pub(crate) use card::name_for_answer;
pub use card::{CardPhone, LeadCard, LeadRef, Person, get, get_blocked, person};
pub use change_status::{StatusChange, change_status};
pub use channel::{Channel, PhoneChannel};
pub(crate) use complete::complete;
pub use draft::{EditLead, NewLead, NextAction, PhoneDraft};
pub use edit::edit;
pub use export::{ExportFile, ExportFormat, ExportOrder, export};
pub use list::{Cursor, LeadCounts, LeadPage, LeadRow, ListQuery, Sort, StatusCount, counts, list};
pub use merge::{
    DuplicatePair, DuplicateReason, Duplicates, LeadPair, MergeOrder, MergeRef, Merged, duplicates, merge,
    merges, part, unmerge,
};
pub(crate) use merge::{forget_old as forget_old_merges, has_old as has_old_merges, unmerge_by_program};
pub use next_action::{NextActionChange, set_next_action};
pub(crate) use next_action::{drop_promise, is_promised, put_back_promise};
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

/// Seconds within which the same thing entered twice by one account is one double click.
const DOUBLE_CLICK_SECONDS: i64 = 10;
