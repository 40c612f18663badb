//! Consent: recorded as evidence, not as a tick (152-FZ Art. 9).
//!
//! Facts are appended (granted, withdrawn, reinstated); what is in force is derived. [`permit`] is the only way
//! to a lead's data. Refuses: any use after a withdrawal, any purpose not covered.

mod enquiry;
mod form;
mod grant;
mod permit;
mod purpose;
mod reinstate;
#[cfg(feature = "testing")]
mod samples;
mod see;
mod status;
mod store;
mod texts;
mod withdraw;

pub use form::{ConsentForm, form};
pub use grant::{ConsentChannel, Evidence, NewConsent, grant};
pub use permit::{
    Appointment, AskConsent, Consultation, Enquiry, Estimate, Feedback, Need, Permit, Purpose, Statistics,
    health_allowed, permit,
};
pub use purpose::{ConsentKind, PurposeKind};
pub use reinstate::{reinstate, unblock};
pub use see::{ConsentFact, ConsentOf, ConsentPage, get, texts};
pub use status::{ConsentBadge, ConsentStatus, badge, status};
pub use texts::ConsentText;
pub(crate) use texts::seed;
pub use withdraw::{withdraw_all, withdraw_part};
