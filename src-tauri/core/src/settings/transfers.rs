//! The register of cross-border transfers, done and planned (152-FZ Art. 12): what the answer to a
//! person (Art. 14(7)8) tells about them. Kept by hand: the program itself sends nothing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{get_json, put_json};
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::{Day, text};
use crate::{Error, Result, error::Problem};

/// Where the list stands among the settings.
const KEY: &str = "transfers";
/// Most transfers in the list.
const TRANSFERS_MAX: usize = 50;

/// One transfer to a recipient abroad.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Transfer {
    /// Who receives: an organisation with its address.
    pub recipient: String,
    /// Their country, ISO 3166 alpha-2.
    pub country: String,
    /// On what ground, in the lawyer's words.
    pub ground: String,
    /// Whether it is only planned.
    pub planned: bool,
    /// Number of the notification to the regulator (Art. 12(3)); empty = none yet.
    pub notification: String,
    /// Its day.
    pub notified_on: Option<Day>,
}

/// The whole list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Transfers {
    /// In the order they were entered; empty = none is done or planned.
    pub list: Vec<Transfer>,
}

impl Transfers {
    fn checked(self) -> Result<Self> {
        if self.list.len() > TRANSFERS_MAX {
            return Err(Error::invalid("list", Problem::TooLarge { max: 50 }));
        }
        let each = self.list.into_iter().enumerate();
        let list = each
            .map(|(index, transfer)| {
                transfer.checked().map_err(|error| error.under(&format!("list.{index}")))
            })
            .collect::<Result<_>>()?;
        Ok(Transfers { list })
    }
}

impl Transfer {
    fn checked(self) -> Result<Self> {
        let long = 500;
        let recipient = text::filled_line("recipient", &self.recipient, long)?;
        let country = super::country("country", &self.country)?;
        if self.notified_on.is_some() && self.notification.trim().is_empty() {
            return Err(Error::invalid("notification", Problem::Empty));
        }
        Ok(Transfer {
            recipient,
            country,
            ground: text::filled_line("ground", &self.ground, long)?,
            notification: text::line("notification", &self.notification, 80)?,
            ..self
        })
    }
}

/// Reads the list.
pub fn get(clinic: &Clinic, _: Nothing) -> Result<Transfers> {
    clinic.read(Op::SeeSettings, current)
}

/// Writes the list anew.
///
/// # Errors
/// `Invalid` naming the field, e.g. `list.0.recipient`.
pub fn change(clinic: &Clinic, transfers: Transfers) -> Result<Transfers> {
    clinic.transact(Op::ChangeTransfers, |tx| {
        let transfers = transfers.checked()?;
        put_json(tx, KEY, &transfers)?;
        Ok(transfers)
    })
}

/// The list as of this transaction.
///
/// # Errors
/// Only the database's own.
pub fn current(tx: &Tx<'_>) -> Result<Transfers> {
    Ok(get_json(tx.sql(), KEY)?.unwrap_or_default())
}
