//! All SQL of leads: the card, dense rows, the timeline, the identity index.

mod card;
mod copy;
mod export;
mod filter;
mod index;
mod merge;
mod note_draft;
mod rows;
mod timeline;
mod views;

pub(super) use card::{
    card, insert, is_promised, just_registered, set_archived, set_next_action, set_owner, set_status, touch,
    update,
};
pub(crate) use copy::{Card, copy_told};
pub(super) use export::insert_export;
pub(super) use filter::Conditions;
pub(crate) use index::{by_name_key, first_with_email, first_with_phone, reindex_as_stored};
pub(super) use index::{ids_with_prefixes, ids_with_terms, lead_has_prefix, reindex, with_phone};
pub(super) use merge::{
    Snapshot, StoredMerge, delete_card, distinct_pairs, each_name, find_merge, find_merged, forget_snapshots,
    has_snapshots, insert_distinct, insert_merge, mark_undone, merges, set_created, set_status_as,
    shared_emails, shared_phones, trip_note,
};
pub(crate) use merge::{merged_into, names_before_merges, snapshot_told};
pub(super) use note_draft::{end_note_draft, keep_note_draft, note_draft};
pub(crate) use rows::row;
pub(super) use rows::{List, count, newest, open_by_status, page, put_away};
pub(super) use timeline::{add_entry, entries, has_stood, just_logged, newest_of};
pub(super) use views::{
    remove_view, save_view, unname_view, view_names, view_owner, views, views_of, words_of,
};
