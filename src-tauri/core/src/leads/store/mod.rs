//! All SQL of leads: the card, dense rows, the timeline, the identity index.

mod card;
mod index;
mod rows;
mod timeline;

pub(super) use card::{
    card, insert, is_promised, just_registered, set_archived, set_next_action, set_status, touch, update,
};
pub(super) use index::{ids_with_prefixes, lead_has_prefix, reindex, with_phone};
pub(crate) use rows::row;
pub(super) use rows::{List, newest, open_by_status, page, put_away};
pub(super) use timeline::{add_entry, entries, just_logged, newest_of};
