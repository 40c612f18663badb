//! Estimates: a preliminary plan with prices, frozen when it is given to the patient.
//!
//! The catalogue has the services in three languages; a draft has items by tooth (FDI) or area;
//! issuing gives a gapless number and freezes a snapshot from which the paper is made in any
//! language. Money is whole fen; roubles come only from a dated rate. Refuses: an edit of what was
//! issued, a tooth without the health consent (152-FZ Art. 10), a sum that is not exact.
//!
//! Reading order: `plan` (arithmetic), `service`, `rate`, `draft`, `issue`, `snapshot`, `paper`.

mod draft;
mod ending;
mod issue;
mod paper;
pub mod plan;
mod rate;
mod recent;
mod service;
mod snapshot;
mod store;
mod told;
mod words;

pub(crate) use draft::pending;
pub use draft::{
    Estimate, EstimateDraft, EstimateItem, EstimateRef, EstimateRow, EstimatesOf, ITEMS_MAX, ItemDraft,
    discard, draft, get, list, save,
};
pub(crate) use ending::sql_ending;
pub use issue::{EstimateIssue, IssuedEstimate, IssuedRow, issue};
pub use paper::{EstimateForm, EstimatePaper, EstimatePreview, paper, preview};
pub use plan::Discount;
pub use rate::{
    CurrentRate, NewRate, RateProblem, current as rate_current, list as rate_list, record as rate_record,
};
pub use recent::{EstimateState, RecentEstimate, recent};
pub use service::{
    Service, ServiceEdit, ServiceNames, ServiceQuery, Unit, edit as service_edit, list as service_list,
};
pub(crate) use service::{name as service_name, seed};
pub(crate) use told::{discount_told, issued_told};
