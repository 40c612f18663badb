//! Erasure: destruction with proof (152-FZ Art. 21(5), 21(7), Art. 3(8); Roskomnadzor Order 179).
//!
//! Reading order: [`register`] (every column of the schema by class), `preview` (the dry run),
//! `start` and `job` (the resumable steps), `traces` (what is looked for), `prove` (the scan of all
//! decrypted pages, the log and the files), `act` (Order 179 fields а–к) with its paper and log
//! extract.
//!
//! Invariants: the register drives count, deletion and proof, so nothing can be forgotten in one of
//! them; no act without a proof of zero; each step may be repeated, so a stop at any point is made
//! good. Refuses: a record that is not blocked by a withdrawal, a case number that does not match,
//! an operator without an address (field а), a schema with an unclassified column.

mod act;
mod act_paper;
mod category;
mod extract;
mod files;
mod job;
mod living;
mod preview;
mod prove;
pub mod register;
mod start;
mod state;
mod store;
mod traces;
mod view;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use act::Act;
pub use act_paper::{ActPaper, paper};
pub use category::Category;
pub use extract::{ActExtract, extract};
#[cfg(feature = "testing")]
pub use job::{Walk, resume_with, start_with};
pub use preview::{DestructionPreview, PreviewArgs, Stays, preview};
pub use prove::{Place, PlaceScanned, Proof};
pub use start::{StartDestruction, resume, resume_unfinished, start, unfinished};
pub use state::State;
pub use traces::JOBS;
pub use view::{Destruction, get, list};

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
}

/// What a person's record held, without a word of it: kept for the act.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Found {
    /// Categories with their records.
    pub categories: Vec<CategoryCount>,
    /// Papers that left the program.
    pub papers: Vec<PaperOut>,
    /// Attachment files.
    pub attachments: u32,
}
