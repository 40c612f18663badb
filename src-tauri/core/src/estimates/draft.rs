//! The draft: what the desk works on until it is issued, and again after, for the next version.
//!
//! Every sum is computed here from the rows, never taken from the window. Refuses: a changed draft
//! someone else changed first, items on a tooth without the health consent (152-FZ Art. 10),
//! throwing away what was already issued.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::plan::{self, Discount, LineSum, Totals};
use super::rate::{self, CurrentRate};
use super::service::Service;
use super::{IssuedRow, store};
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Permit};
use crate::values::{Area, EstimateId, Language, LeadId, Money, PersonName, ServiceId, Timestamp, text};
use crate::{Error, Result, error::Problem};

/// Longest plan, in lines.
pub const ITEMS_MAX: usize = 200;

/// Whose estimates.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct EstimatesOf {
    /// The lead.
    pub lead: LeadId,
}

/// Which estimate.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct EstimateRef {
    /// The estimate.
    pub estimate: EstimateId,
}

/// One line as typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ItemDraft {
    /// The service.
    pub service: ServiceId,
    /// What it is done on.
    pub area: Area,
    /// How many, 1–999.
    pub quantity: u32,
    /// Price of one unit agreed for this person, in fen.
    #[ts(type = "number")]
    pub unit_price_fen: i64,
    /// This line's own discount.
    pub discount: Discount,
}

/// A draft as typed, whole: what is not in it is gone from the draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EstimateDraft {
    /// The estimate.
    pub estimate: EstimateId,
    /// The version it was read at.
    pub version: u32,
    /// The doctor's name as it will be printed; empty leaves a line.
    pub doctor: String,
    /// A note printed on the paper, e.g. about stages; never a diagnosis.
    pub note: String,
    /// The lines, in order.
    pub items: Vec<ItemDraft>,
    /// Discount on the sum of the lines.
    pub discount: Discount,
    /// Whether the total is also printed in roubles.
    pub second_currency: bool,
}

/// One line with its sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EstimateItem {
    /// The service.
    pub service: Service,
    /// What it is done on.
    pub area: Area,
    /// How many.
    pub quantity: u32,
    /// Price of one unit, in fen.
    #[ts(type = "number")]
    pub unit_price_fen: i64,
    /// This line's own discount.
    pub discount: Discount,
    /// The sums, in fen.
    pub line: LineSum,
}

/// An estimate on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Estimate {
    /// Its id.
    pub id: EstimateId,
    /// Whose it is.
    pub lead: LeadId,
    /// The person's name.
    pub name: PersonName,
    /// The person's language: the one it is issued in unless another is chosen.
    pub language: Language,
    /// Grows with each change.
    pub version: u32,
    /// Changed since it was last issued, or never issued.
    pub unissued: bool,
    /// The doctor's name as printed.
    pub doctor: String,
    /// The note as printed.
    pub note: String,
    /// The lines.
    pub items: Vec<EstimateItem>,
    /// Discount on the sum.
    pub discount: Discount,
    /// The sums, in fen.
    pub totals: Totals,
    /// Whether the total is also wanted in roubles.
    pub second_currency: bool,
    /// The total in roubles, when wanted and today's rate may be printed.
    pub second: Option<Money>,
    /// Today's rate.
    pub rate: CurrentRate,
    /// Whether single teeth may be written down for this person (152-FZ Art. 10).
    pub teeth_allowed: bool,
    /// What was issued from it, newest first.
    pub issued: Vec<IssuedRow>,
    /// Last change.
    pub changed_at: Timestamp,
}

/// One estimate in a person's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EstimateRow {
    /// Its id.
    pub id: EstimateId,
    /// Number of lines.
    pub items: u32,
    /// The draft's total.
    pub total: Money,
    /// Changed since it was last issued, or never issued.
    pub unissued: bool,
    /// What was issued from it, newest first.
    pub issued: Vec<IssuedRow>,
    /// Last change.
    pub changed_at: Timestamp,
}

/// A person's estimates, newest first.
///
/// # Errors
/// `Blocked`, `NoConsent`, `NotFound`.
pub fn list(clinic: &Clinic, of: EstimatesOf) -> Result<Vec<EstimateRow>> {
    clinic.read(Op::SeeEstimate, |tx| {
        let permit = consent::permit::<consent::Estimate>(tx, of.lead)?;
        let ids = store::estimates_of(tx.sql(), permit.lead())?;
        ids.into_iter().map(|id| row(tx, &permit, id)).collect()
    })
}

fn row(tx: &Tx<'_>, permit: &Permit<'_, consent::Estimate>, id: EstimateId) -> Result<EstimateRow> {
    let whole = whole(tx, permit, id)?;
    Ok(EstimateRow {
        id,
        items: u32::try_from(whole.items.len()).unwrap_or(u32::MAX),
        total: Money::fen(whole.totals.total),
        unissued: whole.unissued,
        issued: whole.issued,
        changed_at: whole.changed_at,
    })
}

/// Starts an empty draft.
///
/// # Errors
/// `Blocked`, `NoConsent`, `NotFound`.
pub fn draft(clinic: &Clinic, of: EstimatesOf) -> Result<Estimate> {
    clinic.transact(Op::DraftEstimate, |tx| {
        let permit = consent::permit::<consent::Estimate>(tx, of.lead)?;
        let id = store::insert_estimate(tx.sql(), permit.lead(), tx.now(), tx.account())?;
        whole(tx, &permit, id)
    })
}

/// Reads an estimate with its sums.
///
/// # Errors
/// `Blocked`, `NoConsent`, `NotFound`.
pub fn get(clinic: &Clinic, of: EstimateRef) -> Result<Estimate> {
    clinic.read(Op::SeeEstimate, |tx| {
        let permit = permit_of(tx, of.estimate)?;
        whole(tx, &permit, of.estimate)
    })
}

/// Keeps a draft.
///
/// # Errors
/// `Conflict` when someone changed it first; `Invalid` naming the field, e.g. `items.3.quantity`;
/// `NoHealthConsent` for items on a tooth; `Blocked`, `NoConsent`, `NotFound`.
pub fn save(clinic: &Clinic, draft: EstimateDraft) -> Result<Estimate> {
    clinic.transact(Op::DraftEstimate, |tx| {
        let permit = permit_of(tx, draft.estimate)?;
        at_version(tx, draft.estimate, draft.version)?;
        let draft = checked(tx, draft)?;
        if draft.items.iter().any(|item| item.area.is_tooth()) {
            consent::health_allowed(tx, &permit)?;
        }
        store::update_estimate(tx.sql(), &draft, tx.now())?;
        store::replace_items(tx.sql(), draft.estimate, &draft.items)?;
        whole(tx, &permit, draft.estimate)
    })
}

/// Throws away a draft that was never issued.
///
/// # Errors
/// `WrongState { issued }`; `Conflict` never: what is thrown away has no newer version to lose;
/// `Blocked`, `NoConsent`, `NotFound`.
pub fn discard(clinic: &Clinic, of: EstimateRef) -> Result<Nothing> {
    clinic.transact(Op::DiscardEstimate, |tx| {
        let permit = permit_of(tx, of.estimate)?;
        if !store::issued_of(tx.sql(), of.estimate, tx.today())?.is_empty() {
            return Err(Error::WrongState { state: "issued".into() });
        }
        store::delete_estimate(tx.sql(), permit.lead(), of.estimate)?;
        Ok(Nothing {})
    })
}

/// Drafts of a lead that a block stops: they stay as they are and nobody can use them. Counting is
/// no use of the record, hence no permit.
///
/// # Errors
/// Only the database's own.
pub(crate) fn pending(tx: &Tx<'_>, lead: LeadId) -> Result<u32> {
    store::drafts_of(tx.sql(), lead)
}

/// Leave to use the lead an estimate belongs to.
pub(super) fn permit_of<'tx>(
    tx: &'tx Tx<'_>,
    estimate: EstimateId,
) -> Result<Permit<'tx, consent::Estimate>> {
    consent::permit(tx, store::lead_of(tx.sql(), estimate)?)
}

/// Refuses a draft read before its last change: also the second click of a double click.
pub(super) fn at_version(tx: &Tx<'_>, estimate: EstimateId, version: u32) -> Result<()> {
    let current = store::version(tx.sql(), estimate)?;
    if current == version { Ok(()) } else { Err(Error::Conflict { current }) }
}

/// Checks every field and every sum, naming the field.
fn checked(tx: &Tx<'_>, draft: EstimateDraft) -> Result<EstimateDraft> {
    if draft.items.len() > ITEMS_MAX {
        return Err(Error::invalid("items", Problem::TooLarge { max: 200 }));
    }
    let mut lines = Vec::with_capacity(draft.items.len());
    for (i, item) in draft.items.iter().enumerate() {
        let place = format!("items.{i}");
        if store::service(tx.sql(), item.service).is_err() {
            return Err(Error::invalid("service", Problem::Unknown).under(&place));
        }
        let line = plan::line(item.unit_price_fen, item.quantity, item.discount);
        lines.push(line.map_err(|error| error.under(&place))?);
    }
    plan::totals(&lines, draft.discount)?;
    Ok(EstimateDraft {
        doctor: text::line("doctor", &draft.doctor, text::LINE_MAX)?,
        note: text::note("note", &draft.note)?,
        ..draft
    })
}

/// The estimate with everything computed.
pub(super) fn whole(tx: &Tx<'_>, permit: &Permit<'_, consent::Estimate>, id: EstimateId) -> Result<Estimate> {
    let stored = store::estimate(tx.sql(), permit.lead(), id)?;
    let patient = store::patient(tx.sql(), permit.lead())?;
    let items = store::items(tx.sql(), id)?;
    let totals = plan::totals(items.iter().map(|item| &item.line), stored.discount)?;
    let rate = rate::on_this_day(tx)?;
    let second = match rate.printable() {
        Some(rate) if stored.second_currency => Some(rate.convert(Money::fen(totals.total))?),
        _ => None,
    };
    Ok(Estimate {
        id,
        lead: permit.lead(),
        name: patient.name,
        language: patient.language,
        version: stored.version,
        unissued: stored.unissued,
        doctor: stored.doctor,
        note: stored.note,
        items,
        discount: stored.discount,
        totals,
        second_currency: stored.second_currency,
        second,
        rate,
        teeth_allowed: consent::health_allowed(tx, permit).is_ok(),
        issued: store::issued_of(tx.sql(), id, tx.today())?,
        changed_at: stored.changed_at,
    })
}
