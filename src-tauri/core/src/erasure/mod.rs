//! Erasure: destruction with proof (152-FZ Art. 21(5), 21(7), Art. 3(8); Roskomnadzor Order 179).
//!
//! Reading order: [`register`] (every column of the schema by class), `preview` (the dry run),
//! `start` and `job` (the resumable steps over one or many people), `traces` (what is looked for),
//! `prove` (the scan of all decrypted pages, the log and the files), `act` (Order 179 fields а–к) with
//! its paper and log extract; `hold` (what stays for a while), `retention` (whose term has ended),
//! `due` (the safety net on the hard date), `purge` (who came back with an older copy), `take_out` (a reverted
//! import), `after` (signature, loose ends), `verify` (act, extract and
//! log against each other).
//!
//! Invariants: the register drives count, deletion and proof, so nothing can be forgotten in one of
//! them; no act without a proof of zero; each step may be repeated, so a stop at any point is made
//! good; nothing is destroyed early by itself and nothing late. Refuses: a record that is neither
//! blocked nor past its term, a case number that does not match, an operator without an address
//! (field а), a schema with an unclassified column, the same person as both executor and second.

mod act;
mod act_paper;
mod after;
mod category;
mod due;
mod extract;
mod files;
mod hold;
mod job;
mod living;
mod preview;
mod prove;
mod purge;
mod reason;
mod record;
pub mod register;
mod retention;
mod start;
mod state;
mod store;
mod take_out;
mod traces;
mod verify;
mod view;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use act::ACTS;
pub use act::{Act, ActPerson};
pub use act_paper::{ActPaper, paper};
pub use after::{LooseEnd, LooseEndRef, Signature, loose_end_tick, loose_ends, sign};
pub use category::Category;
pub(crate) use due::announced_in;
pub use due::{Coming, Due, announced, destroy_due};
pub use extract::{ActExtract, extract};
pub(crate) use hold::HeldItem;
pub use hold::{Ground, Held, Hold, HoldItem, HoldRef, Holdable, NewHold, hold_place, hold_release};
#[cfg(feature = "testing")]
pub use job::{Walk, batch_with, resume_with, start_with};
pub use preview::{DestructionPreview, PreviewArgs, Stays, preview};
pub use prove::{Place, PlaceScanned, Proof};
pub(crate) use purge::{Destroyed, end_overtaken, purge};
pub use reason::Reason;
pub(crate) use record::rows_of;
pub use retention::{
    Cause, EntryState, LetterToDestroy, RetentionCandidate, RetentionEntry, RetentionQueue, RetentionRef,
    retention_keep, retention_queue, turn,
};
pub use start::{
    Asked, StartBatch, StartDestruction, approve, resume, resume_unfinished, start, start_batch, unfinished,
};
pub use state::State;
pub(crate) use take_out::{build_anew, take_out};
pub use traces::JOBS;
pub use verify::{ActVerified, verify};
pub use view::{Destruction, DestructionPerson, get, list};

use crate::values::{Day, DestructionId};

/// Names a destruction.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct DestructionRef {
    /// Which.
    pub destruction: DestructionId,
}

/// Records of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CategoryCount {
    /// The category.
    pub category: Category,
    /// Records that hold something of it.
    pub count: u32,
}

/// A paper that left the program: on paper or in a file, where the program cannot reach it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperOut {
    /// consent_form, trip_sheet, estimate, confirmation.
    pub kind: String,
    /// Number of the paper; may be empty.
    pub number: String,
    /// saved or printed.
    pub target: String,
    /// File or printer; empty once destroyed, for a path may hold a name.
    pub place: String,
    /// When.
    pub day: Option<Day>,
    /// What became of it; absent before the destruction, and for what was printed.
    #[serde(default)]
    pub fate: Option<Fate>,
}

/// What became of a file saved outside the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "FileFate")]
pub enum Fate {
    /// Found as it was saved: overwritten and removed.
    Removed,
    /// Another content stands there now: left for a human.
    Changed,
    /// Not there any more: moved or deleted by somebody.
    Missing,
}

impl Fate {
    /// The stored word.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Fate::Removed => "removed",
            Fate::Changed => "changed",
            Fate::Missing => "missing",
        }
    }
}

/// What a person's record held, without a word of it: kept for the act.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Found {
    /// Categories with their records.
    pub categories: Vec<CategoryCount>,
    /// Papers that left the program.
    pub papers: Vec<PaperOut>,
    /// Attachment files.
    pub attachments: u32,
    /// What stays for a while, and why (Art. 21(6)).
    pub held: Vec<Held>,
}
