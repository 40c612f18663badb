//! The one register of everything that comes in with a legal clock (152-FZ Art. 14, 15, 20, 21):
//! withdrawals, demands to stop, access, corrections, claims, objections, the regulator, leaks.
//!
//! The day a letter came is not the day it was typed in: every clock starts from receipt. What a
//! letter asks for starts its clocks; the block of a record follows from the clocks that run for it.
//! A request outlives the person, so it holds fixed words only. Refuses: a receipt in the future or,
//! unless it is said to be right, a year before the record existed; a second extension; closing what
//! has to be destroyed.
//!
//! Reading order: `calendar`, `deadlines`, `kinds`, `grounds` (pure), `letter`, `record`, `block`,
//! `preview`, `may`, `handle`, `undo`, `destroyed`, `see`, `years`, `scan`, then the papers.

mod asked;
mod block;
pub mod calendar;
mod confirmation;
pub mod deadlines;
mod destroyed;
pub mod grounds;
mod handle;
mod kinds;
mod letter;
mod may;
mod papers;
mod papers_access;
mod papers_words;
mod preview;
mod record;
#[cfg(feature = "testing")]
mod samples;
mod scan;
mod see;
mod store;
mod undo;
mod years;

pub(crate) use asked::asked;
pub use block::Cancelled;
pub(crate) use confirmation::without_name as confirmation_without_name;
pub use confirmation::{ConfirmationForm, confirmation};
pub(crate) use destroyed::{close_destroyed, postpone};
pub use grounds::{BlockReason, ClockDates, ClockGround};
pub use handle::{Closing, Extension, NewStep, Verdict, close, decide, extend, step};
pub use kinds::{
    Applicant, ConsentPart, Decision, ExtensionReason, IdentityCheck, LetterChannel, Mistake, RefusalGround,
    RequestKind, RequestOutcome, Scope, StepKind,
};
pub use letter::NewRequest;
pub use may::May;
pub(crate) use papers::made as paper_made;
pub use papers::{PaperKind, RequestPaper, paper};
pub use preview::{Consequences, preview};
pub use record::{RecordedRequest, record};
pub use scan::{NewScan, Scan, ScanRef, attach, get as scan_get};
pub use see::{
    DestructionMark, RequestClock, RequestDetails, RequestQuery, RequestRef, RequestRow, RequestStep,
    Urgency, get, list,
};
pub use undo::{UndoRequest, undo};
pub use years::{
    CalendarText, CalendarYear, import as calendar_import, list as calendar_years, load as calendar,
};
