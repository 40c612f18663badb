//! Consent: recorded as evidence, not as a tick (152-FZ Art. 9).
//!
//! Facts are appended (granted, withdrawn, reinstated); what is in force is derived from them, from
//! the versions of the texts and from the day. [`permit`] is the only way to a lead's data. Refuses:
//! any use after a withdrawal, any purpose not covered, any use without consent once the person's
//! own enquiry has had its days.

mod document;
mod drafting;
mod enquiry;
mod evidence;
mod force;
mod form;
mod grant;
mod history;
mod narrow;
mod permit;
mod publish;
mod purpose;
mod reinstate;
#[cfg(feature = "testing")]
mod samples;
mod see;
mod status;
mod store;
mod texts;
mod told;
mod versions;
mod wanted;
mod withdraw;

pub use document::DocumentKind;
pub use drafting::{
    TextDraft, TextOf, TextPreview, TextSave, Wording, discard as text_discard, draft as text_draft,
    preview as text_preview, save as text_save,
};
pub use enquiry::{waiting, waits};
pub use evidence::{ConsentChannel, Evidence};
pub use force::{EndReason, Ending};
pub use form::{ConsentForm, form};
pub(crate) use grant::grant_in;
pub use grant::{NewConsent, grant};
pub(crate) use history::may_leave as history_may_leave;
pub use history::{ConsentHistoryForm, history, history_blocked};
pub(crate) use narrow::{forget_narrowing, in_both, narrow};
pub use permit::{
    Appointment, AskConsent, Consultation, Enquiry, Estimate, Feedback, Need, Permit, Purpose, Statistics,
    health_allowed, permit,
};
pub use publish::{TextPublish, publish as text_publish};
pub use purpose::{ConsentKind, PurposeKind};
pub use reinstate::{reinstate, unblock};
pub use see::{ConsentFact, ConsentOf, ConsentPage, get, texts};
pub use status::{ConsentBadge, ConsentStatus, badge, status};
pub use texts::ConsentText;
pub(crate) use texts::{complete, is_incomplete, seed};
pub(crate) use told::{InForce, in_force};
pub(crate) use versions::in_force_on;
pub use versions::{TextHistory, TextVersion, history as text_history};
pub(crate) use wanted::{sql_ending, sql_ever_granted, sql_granted};
pub(crate) use withdraw::block_expired;
pub use withdraw::{block, withdraw_all, withdraw_part};
