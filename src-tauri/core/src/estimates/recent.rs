//! The Estimates area: what was drafted and issued lately, across people.
//!
//! Blocked records are not in it: they leave every list the moment consent is withdrawn
//! (152-FZ Art. 21(5)); nor are archived ones.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::Result;
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::values::word::words;
use crate::values::{CaseNo, Day, EstimateId, IssuedId, LeadId, Money, Timestamp};

words! {
    /// How an estimate stands.
    EstimateState in "state" {
        /// Never issued.
        Draft = "draft",
        /// Issued and valid today.
        Issued = "issued",
        /// Its last day has passed.
        Expired = "expired",
    }
}

/// One estimate of the area's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecentEstimate {
    /// The estimate.
    pub id: EstimateId,
    /// Whose.
    pub lead: LeadId,
    /// The person's name, short.
    pub name: String,
    /// The card's number.
    pub case_no: CaseNo,
    /// How it stands.
    pub state: EstimateState,
    /// Changed since it was last issued.
    pub changed_since: bool,
    /// The newest issued version.
    pub issued: Option<IssuedId>,
    /// Its number.
    pub number: Option<CaseNo>,
    /// Its place in the chain of versions.
    pub issue_version: Option<u32>,
    /// Its last day.
    pub valid_until: Option<Day>,
    /// Total of the newest issued version, or of the draft.
    pub total: Money,
    /// Last change.
    pub changed_at: Timestamp,
}

/// The newest two hundred estimates, last changed first.
pub fn recent(clinic: &Clinic, _: Nothing) -> Result<Vec<RecentEstimate>> {
    clinic.read(Op::SeeEstimate, |tx| store::recent(tx.sql(), tx.today()))
}
