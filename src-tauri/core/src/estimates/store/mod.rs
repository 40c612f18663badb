//! SQL of estimates, private to the feature.

mod catalogue;
mod drafts;
mod issued;
mod rates;

pub(super) use catalogue::*;
pub(super) use drafts::*;
pub(super) use issued::*;
pub(super) use rates::*;
