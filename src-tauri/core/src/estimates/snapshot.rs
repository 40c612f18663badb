//! What an issued estimate froze: everything its paper says, in all three languages at once.
//!
//! The paper is made of this and nothing else, so a price, a name or an address changed later changes
//! no paper already given. `shape` and `words` tell later programs how to read it.

use serde::{Deserialize, Serialize};

use super::plan::{Discount, LineSum, Totals};
use super::service::{ServiceNames, Unit};
use crate::Result;
use crate::clinic::Tx;
use crate::settings;
use crate::staff;
use crate::values::{Area, CaseNo, Day, Language, Money, PersonName, Rate, Timestamp};

use super::{draft::Estimate, store, words};

/// The shape of the JSON below.
const SHAPE: u32 = 1;

/// Everything printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Snapshot {
    /// Version of this shape.
    pub shape: u32,
    /// Version of the paper's words.
    pub words: u32,
    /// The language it was issued in.
    pub language: Language,
    /// What makes it an issued paper; none on a draft.
    pub issue: Option<IssueFacts>,
    /// The moment it was made.
    pub made_at: Timestamp,
    /// The day it is dated.
    pub dated: Day,
    /// The last day it is valid.
    pub valid_until: Day,
    /// Days it is valid.
    pub valid_days: u32,
    /// The operator.
    pub operator: Operator,
    /// The person's name.
    pub patient: PersonName,
    /// The person's card number.
    pub case_no: CaseNo,
    /// The doctor's name; empty leaves a line.
    pub doctor: String,
    /// Who prepared it.
    pub prepared_by: String,
    /// The note.
    pub note: String,
    /// The lines.
    pub items: Vec<FrozenItem>,
    /// Discount on the sum.
    pub discount: Discount,
    /// The sums.
    pub totals: Totals,
    /// The rate with its day and source, and the total in roubles.
    pub second: Option<(Rate, Money)>,
}

/// Number and place in the chain of versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct IssueFacts {
    /// Its number.
    pub number: CaseNo,
    /// 1, 2… of the same estimate.
    pub version: u32,
    /// Number and day of the version it replaces.
    pub supersedes: Option<(CaseNo, Day)>,
}

/// The operator at the head of the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Operator {
    pub name: String,
    pub address: String,
    pub contacts: String,
}

/// One line with the service's names as they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FrozenItem {
    pub code: String,
    pub names: ServiceNames,
    pub unit: Unit,
    pub area: Area,
    pub quantity: u32,
    pub unit_price_fen: i64,
    pub discount: Discount,
    pub line: LineSum,
}

/// The snapshot of an estimate as of this transaction.
pub(super) fn take(
    tx: &Tx<'_>,
    estimate: &Estimate,
    language: Language,
    issue: Option<IssueFacts>,
) -> Result<Snapshot> {
    let settings = settings::current(tx)?;
    let preparer = staff::find_by_id(tx.sql(), tx.account())?.map(|account| account.display_name);
    let second = match (estimate.second, estimate.rate.printable()) {
        (Some(total), Some(rate)) => Some((rate.clone(), total)),
        _ => None,
    };
    let item = |item: &super::EstimateItem| FrozenItem {
        code: item.service.code.clone(),
        names: item.service.names.clone(),
        unit: item.service.unit,
        area: item.area,
        quantity: item.quantity,
        unit_price_fen: item.unit_price_fen,
        discount: item.discount,
        line: item.line,
    };
    Ok(Snapshot {
        shape: SHAPE,
        words: words::VERSION,
        language,
        issue,
        made_at: tx.now(),
        dated: tx.today(),
        valid_until: tx.today().plus_days(settings.estimate_valid_days),
        valid_days: settings.estimate_valid_days,
        operator: Operator {
            name: settings.operator_name,
            address: settings.operator_address,
            contacts: settings.operator_contacts,
        },
        patient: estimate.name.clone(),
        case_no: store::patient(tx.sql(), estimate.lead)?.case_no,
        doctor: estimate.doctor.clone(),
        prepared_by: preparer.unwrap_or_default(),
        note: estimate.note.clone(),
        items: estimate.items.iter().map(item).collect(),
        discount: estimate.discount,
        totals: estimate.totals,
        second,
    })
}
