//! Letters with a legal clock: withdrawals and other requests of a person (152-FZ Art. 14, 20, 21).
//!
//! The day a letter came is not the day it was typed in: every clock starts from receipt. Recording
//! a withdrawal blocks the record in the same transaction. Refuses: a receipt in the future or
//! before the record existed, a second letter for a record already blocked (it has its clock).
//!
//! Reading order: `calendar`, `deadlines` (pure), `withdraw`, `see`, `scan`, `confirmation` (paper).

mod asked;
pub mod calendar;
mod confirmation;
pub mod deadlines;
mod kinds;
#[cfg(feature = "testing")]
mod samples;
mod scan;
mod see;
mod store;
mod withdraw;

pub(crate) use asked::asked;
pub(crate) use confirmation::without_name as confirmation_without_name;
pub use confirmation::{ConfirmationForm, confirmation};
pub use kinds::{IdentityCheck, LetterChannel, Scope};
pub use scan::{NewScan, Scan, ScanRef, attach, get as scan_get};
pub use see::{DestructionMark, RequestDetails, RequestQuery, RequestRef, RequestRow, Urgency, get, list};
pub use withdraw::{Cancelled, Consequences, NewWithdrawal, Withdrawal, WithdrawalPreview, preview, record};
