//! Exchange rates: roubles for one yuan, each with its day and source, recorded by the clinic.
//!
//! Never invented, never edited: a wrong rate is corrected by recording the right one. The newest on
//! or before a day counts; older than thirty days it is stale and no longer printed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::{Day, Rate, text};
use crate::{Error, Result, error::Problem};

/// Days after which a rate is stale.
const FRESH_DAYS: i64 = 30;
/// Largest rate: a thousand roubles for a yuan, in millionths.
const MICRO_MAX: i64 = 1_000_000_000;

/// A rate to record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewRate {
    /// Millionths of a rouble per yuan: 11.2345 ₽ = 11 234 500.
    #[ts(type = "number")]
    pub micro: i64,
    /// The day the rate is of; not in the future.
    pub on: Day,
    /// Where it was read.
    pub source: String,
}

/// The rate that counts today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CurrentRate {
    /// The newest rate; none was recorded yet when empty.
    pub rate: Option<Rate>,
    /// Why it may not be printed, if so.
    pub problem: Option<RateProblem>,
}

/// Why a paper carries no second currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RateProblem {
    /// No rate was recorded.
    Missing,
    /// The newest is more than 30 days old.
    Stale,
}

/// Records a rate.
///
/// # Errors
/// `Invalid` naming `micro`, `on` (`Future`) or `source`.
pub fn record(clinic: &Clinic, new: NewRate) -> Result<CurrentRate> {
    clinic.transact(Op::RecordRate, |tx| {
        if new.micro < 1 {
            return Err(Error::invalid("micro", Problem::TooSmall { min: 1 }));
        }
        if new.micro > MICRO_MAX {
            return Err(Error::invalid("micro", Problem::TooLarge { max: 1000 }));
        }
        if new.on > tx.today() {
            return Err(Error::invalid("on", Problem::Future));
        }
        let source = text::filled_line("source", &new.source, 100)?;
        let rate = Rate { micro: new.micro, on: new.on, source };
        store::insert_rate(tx.sql(), &rate, tx.now(), tx.account())?;
        on_this_day(tx)
    })
}

/// The newest hundred rates, newest day first.
pub fn list(clinic: &Clinic, _: Nothing) -> Result<Vec<Rate>> {
    clinic.read(Op::SeeCatalogue, |tx| store::rates(tx.sql()))
}

/// The rate that counts today.
pub fn current(clinic: &Clinic, _: Nothing) -> Result<CurrentRate> {
    clinic.read(Op::SeeCatalogue, on_this_day)
}

/// The newest rate of today or before, and whether it may be printed.
pub(super) fn on_this_day(tx: &Tx<'_>) -> Result<CurrentRate> {
    let rate = store::rate_on(tx.sql(), tx.today())?;
    let problem = match &rate {
        None => Some(RateProblem::Missing),
        Some(rate) if tx.today().days_since(rate.on) > FRESH_DAYS => Some(RateProblem::Stale),
        Some(_) => None,
    };
    Ok(CurrentRate { rate, problem })
}

impl CurrentRate {
    /// The rate, if it may be printed.
    pub(super) fn printable(&self) -> Option<&Rate> {
        self.rate.as_ref().filter(|_| self.problem.is_none())
    }
}
