//! Holds: destruction that is impossible in time (152-FZ Art. 21(6)).
//!
//! A hold is for one item with its ground, never for the whole person: everything else is destroyed
//! on time. It lasts at most six months from the hard date; on its last day the item goes as well.
//! Refuses: an item that is not the person's, a longer term, a second hold on the same item, a person
//! who is not to be destroyed at all.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::error::Problem;
use crate::requests::deadlines::months_after;
use crate::values::{Day, RequestId, Timestamp, text};
use crate::{Error, Result};

/// Longest hold (Art. 21(6)).
const MONTHS: u32 = 6;

/// What is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "item", rename_all = "snake_case")]
pub enum HoldItem {
    /// An estimate with all its issues.
    Estimate {
        /// Its number in the database.
        #[serde(rename = "item_id")]
        #[ts(type = "number", rename = "item_id")]
        id: i64,
    },
    /// A scan.
    Attachment {
        /// Its number in the database.
        #[serde(rename = "item_id")]
        #[ts(type = "number", rename = "item_id")]
        id: i64,
    },
    /// The facts of consent: proof that processing was lawful.
    Consent,
}

impl HoldItem {
    pub(super) fn code(self) -> &'static str {
        match self {
            HoldItem::Estimate { .. } => "estimate",
            HoldItem::Attachment { .. } => "attachment",
            HoldItem::Consent => "consent",
        }
    }

    pub(super) fn id(self) -> Option<i64> {
        match self {
            HoldItem::Estimate { id } | HoldItem::Attachment { id } => Some(id),
            HoldItem::Consent => None,
        }
    }

    pub(super) fn stored(code: &str, id: Option<i64>) -> Option<Self> {
        match (code, id) {
            ("estimate", Some(id)) => Some(HoldItem::Estimate { id }),
            ("attachment", Some(id)) => Some(HoldItem::Attachment { id }),
            ("consent", _) => Some(HoldItem::Consent),
            _ => None,
        }
    }
}

/// An item that outlives the rest of its person, as the ledger of the destroyed writes it:
/// `estimate:12:contract:2027-03-01`. No reference: the ledger names nothing but random names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HeldItem {
    /// What.
    pub item: HoldItem,
    /// Why.
    pub ground: Ground,
    /// Last day.
    pub until_on: Day,
}

impl HeldItem {
    /// Reads one; nothing but what [`std::fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let (code, id) = (parts.next()?, parts.next()?);
        let id = if id.is_empty() { None } else { Some(id.parse().ok()?) };
        let item = HoldItem::stored(code, id)?;
        let ground = Ground::from_code(parts.next()?)?;
        let held = HeldItem { item, ground, until_on: Day::parse(parts.next()?).ok()? };
        (held.to_string() == text).then_some(held)
    }
}

impl std::fmt::Display for HeldItem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let id = self.item.id().map(|id| id.to_string()).unwrap_or_default();
        write!(f, "{}:{id}:{}:{}", self.item.code(), self.ground.code(), self.until_on)
    }
}

/// Why it may not be destroyed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "HoldGround")]
pub enum Ground {
    /// A law demands keeping it.
    Law,
    /// A contract with the person is being carried out.
    Contract,
    /// A court or an authority has asked for it.
    Court,
}

impl Ground {
    pub(super) fn code(self) -> &'static str {
        match self {
            Ground::Law => "law",
            Ground::Contract => "contract",
            Ground::Court => "court",
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        match code {
            "law" => Some(Ground::Law),
            "contract" => Some(Ground::Contract),
            "court" => Some(Ground::Court),
            _ => None,
        }
    }
}

/// A hold to place.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewHold {
    /// The letter whose destruction it delays.
    pub request: RequestId,
    /// What is held.
    #[serde(flatten)]
    pub item: HoldItem,
    /// Why.
    pub ground: Ground,
    /// Article, number of the contract or ruling.
    pub reference: String,
    /// Last day.
    pub until_on: Day,
}

/// A hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hold {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// What is held.
    #[serde(flatten)]
    pub item: HoldItem,
    /// Why.
    pub ground: Ground,
    /// Article, number of the contract or ruling.
    pub reference: String,
    /// Last day; the item is destroyed on it.
    pub until_on: Day,
    /// Days until then.
    #[ts(type = "number")]
    pub days_left: i64,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// By whom.
    pub placed_by: String,
}

/// An item of a person that can be held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Holdable {
    /// The item.
    #[serde(flatten)]
    pub item: HoldItem,
    /// Number of the estimate last issued; empty for a draft, a scan, the consents.
    pub number: String,
    /// When it was made; absent for the consents.
    pub made_at: Option<Timestamp>,
}

/// Names a hold of a letter's person.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct HoldRef {
    /// The letter.
    pub request: RequestId,
    /// The hold.
    #[ts(type = "number")]
    pub hold: i64,
}

/// What stays of a destroyed person, as an act tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Held {
    /// estimate, attachment, consent.
    pub item: String,
    /// Why.
    pub ground: Ground,
    /// Until when.
    pub until_on: Day,
}

/// Places a hold on one item of a person who is to be destroyed.
///
/// # Errors
/// `NotFound { request | item }`; `WrongState` (`destroyed`, `not_blocked`); `Invalid`: an empty
/// reference, a day in the past or later than six months after the hard date (Art. 21(6)), an item
/// that is held already.
pub fn hold_place(clinic: &Clinic, new: NewHold) -> Result<Vec<Hold>> {
    clinic.transact(Op::PlaceHold, |tx| {
        let (letter, lead) = super::start::letter_and_lead(tx, new.request)?;
        let reference = text::filled_line("reference", &new.reference, 120)?;
        if new.until_on <= tx.today() {
            return Err(Error::invalid("until_on", Problem::TooEarly));
        }
        // The six months run from the hard date of the law, not from a date a hold has moved.
        if new.until_on > latest(&letter) {
            return Err(Error::invalid("until_on", Problem::TooLarge { max: 6 }));
        }
        if !store::find_item(tx.sql(), lead, new.item)? {
            return Err(Error::not_found("item"));
        }
        if store::holds_of(tx.sql(), lead)?.iter().any(|held| held.item == new.item) {
            return Err(Error::invalid("item", Problem::Taken));
        }
        let row = store::NewHold {
            lead,
            item: new.item,
            ground: new.ground,
            reference: &reference,
            until_on: new.until_on,
            now: tx.now(),
            by: tx.account(),
        };
        store::insert_hold(tx.sql(), &row)?;
        listed(tx, lead)
    })
}

/// The latest day a hold may end.
pub(super) fn latest(letter: &store::Letter) -> Day {
    months_after(super::start::lawful_due(letter), MONTHS)
}

/// Ends a hold before its day.
///
/// # Errors
/// `NotFound`; as [`hold_place`].
pub fn hold_release(clinic: &Clinic, of: HoldRef) -> Result<Vec<Hold>> {
    clinic.transact(Op::ReleaseHold, |tx| {
        let (_, lead) = super::start::letter_and_lead(tx, of.request)?;
        if !store::delete_hold(tx.sql(), lead, of.hold)? {
            return Err(Error::not_found("hold"));
        }
        listed(tx, lead)
    })
}

/// The holds of a person, for a preview.
pub(super) fn listed(tx: &Tx<'_>, lead: crate::values::LeadId) -> Result<Vec<Hold>> {
    let today = tx.today();
    let shown = |hold: store::StoredHold| Hold {
        id: hold.id,
        item: hold.item,
        ground: hold.ground,
        reference: hold.reference,
        days_left: hold.until_on.days_since(today),
        until_on: hold.until_on,
        placed_at: hold.placed_at,
        placed_by: hold.placed_by,
    };
    Ok(store::holds_of(tx.sql(), lead)?.into_iter().map(shown).collect())
}
