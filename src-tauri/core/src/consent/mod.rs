//! Consent: recorded as evidence, not as a tick (152-FZ Art. 9).
//!
//! Facts are appended (granted, withdrawn); what is in force is derived. [`permit`] is the only way
//! to a lead's data. Refuses: any use after a withdrawal, any purpose not covered.

mod permit;
mod purpose;
mod status;
mod store;

pub use permit::{
    Appointment, Consultation, Enquiry, Estimate, Feedback, Permit, Purpose, Statistics, health_allowed,
    permit,
};
pub use purpose::{ConsentKind, PurposeKind};
pub use status::{ConsentBadge, ConsentStatus, status};
