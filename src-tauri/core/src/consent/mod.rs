//! Consent: recorded as evidence, not as a tick (152-FZ Art. 9).

mod purpose;

pub use purpose::PurposeKind;
