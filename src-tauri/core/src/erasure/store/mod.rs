//! SQL of erasure.

mod holds;
mod jobs;
mod people;
mod retention;
mod rows;

pub(super) use holds::{
    Kept, NewHold, StoredHold, delete_hold, find_item, held_items, holdable, holds_of, insert_hold, kept,
    next_end,
};
pub(super) use jobs::{
    FrozenAct, Job, NewJob, advance, approve, drop_job, drop_waiting, expire_acts, forget_key, has_old_acts,
    insert_job, job, jobs, keep_act, keep_key, keep_proof, loose_ends, overtaken, sign, tick_loose_end,
    unfinished, waiting_for_approval,
};
pub(super) use people::{
    JobPerson, Letter, absorbed, events_of, find_event, find_letter, hold_block, insert_person, keep_found,
    lead_of, unfinished_of,
};
pub(super) use retention::{
    Candidate, StoredEntry, cancel_entry, candidate, candidates, due_entries, due_letters, entries,
    find_entry, insert_entry, mark_destroyed, waiting_entries,
};
pub(super) use rows::{
    attachment_files, clear_statistics, count_categories, count_rows, delete_rows, each_value, is_blocked,
    name_of, papers_of, rows_of, saved_files, texts_of,
};
