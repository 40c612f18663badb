//! The clinic's settings: facts the owner and the lawyer decide, never constants (law.md §9).
//!
//! Stored one row a setting as JSON; a missing row means the default.

mod transfers;

pub use transfers::{
    Transfer, Transfers, change as transfers_change, current as transfers, get as transfers_get,
};

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use ts_rs::TS;

use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::paper::Letterhead;
use crate::values::{Timestamp, text};
use crate::{Error, Result, backup, error::Problem};

/// Days for answering an enquiry without consent, until the owner decides otherwise.
const ENQUIRY_DAYS: u32 = 3;

/// All settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// Operator's name, as on papers (Order 179 field а).
    pub operator_name: String,
    /// Operator's address.
    pub operator_address: String,
    /// Phone and e-mail, as on papers.
    pub operator_contacts: String,
    /// Declared country of the database, ISO 3166 alpha-2; other than `RU` is a standing warning
    /// (152-FZ Art. 18(5)).
    pub database_country: String,
    /// Declared address of the database.
    pub database_address: String,
    /// Name of the information system on acts (Order 179 field ж).
    pub system_name: String,
    /// Processor acting for the operator, name and address; empty = none (Order 179 field б).
    pub processor: String,
    /// Zone that begins and ends a legal day.
    pub zone: String,
    /// Tooth-level items need the written health consent (152-FZ Art. 10).
    pub health_consent_for_teeth: bool,
    /// Days after registration in which a person's own enquiry is answered without any consent,
    /// 1–30 (152-FZ Art. 5(2), 6(1)1).
    pub enquiry_days: u32,
    /// Days an estimate is valid.
    pub estimate_valid_days: u32,
    /// What nobody has destroyed by its hard date the program destroys by itself on that day
    /// (152-FZ Art. 21(4), 21(5)).
    pub auto_destroy: bool,
    /// Days ahead in which that is announced, 1–30.
    pub announce_days: u32,
    /// Days after the last contact until a closed or idle record waits for destruction, 30–3650.
    pub retention_days: u32,
    /// A destruction begun by hand waits until a second person agrees.
    pub two_person_destruction: bool,
    /// Members of the commission that signs an act of destruction; at most 5.
    pub commission: Vec<CommissionMember>,
    /// Minutes without input until the desk locks itself, 1–15.
    pub idle_lock_minutes: u32,
}

/// A member of the commission that signs an act of destruction.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CommissionMember {
    /// Full name, as printed.
    pub name: String,
    /// Job title; may be empty.
    pub position: String,
}

/// Most members of a commission.
const COMMISSION_MAX: usize = 5;

impl Default for Settings {
    fn default() -> Self {
        Settings {
            operator_name: String::new(),
            operator_address: String::new(),
            operator_contacts: String::new(),
            database_country: "RU".into(),
            database_address: String::new(),
            system_name: "Zhenmei Desk".into(),
            processor: String::new(),
            zone: "Asia/Yakutsk".into(),
            health_consent_for_teeth: true,
            enquiry_days: ENQUIRY_DAYS,
            estimate_valid_days: 30,
            auto_destroy: true,
            announce_days: 3,
            retention_days: 365,
            two_person_destruction: false,
            commission: Vec::new(),
            idle_lock_minutes: 10,
        }
    }
}

impl Settings {
    /// The operator at the head of a paper.
    pub fn letterhead(&self) -> Letterhead {
        Letterhead {
            name: self.operator_name.clone(),
            address: self.operator_address.clone(),
            contacts: self.operator_contacts.clone(),
        }
    }

    /// Checks and cleans.
    ///
    /// # Errors
    /// `Invalid` naming the field.
    pub fn checked(self) -> Result<Self> {
        let long = 500;
        let country = country("database_country", &self.database_country)?;
        if self.zone.parse::<chrono_tz::Tz>().is_err() {
            return Err(Error::invalid("zone", Problem::Unknown));
        }
        between("enquiry_days", self.enquiry_days, 1, 30)?;
        between("estimate_valid_days", self.estimate_valid_days, 1, 365)?;
        between("announce_days", self.announce_days, 1, 30)?;
        between("retention_days", self.retention_days, 30, 3650)?;
        between("idle_lock_minutes", self.idle_lock_minutes, 1, 15)?;
        Ok(Settings {
            operator_name: text::filled_line("operator_name", &self.operator_name, long)?,
            operator_address: text::filled_line("operator_address", &self.operator_address, long)?,
            operator_contacts: text::filled_line("operator_contacts", &self.operator_contacts, long)?,
            database_country: country,
            database_address: text::filled_line("database_address", &self.database_address, long)?,
            system_name: text::filled_line("system_name", &self.system_name, long)?,
            processor: text::line("processor", &self.processor, long)?,
            commission: commission(&self.commission)?,
            ..self
        })
    }
}

fn commission(members: &[CommissionMember]) -> Result<Vec<CommissionMember>> {
    if members.len() > COMMISSION_MAX {
        return Err(Error::invalid("commission", Problem::TooLarge { max: 5 }));
    }
    let checked = |(index, member): (usize, &CommissionMember)| {
        Ok(CommissionMember {
            name: text::filled_line(&format!("commission.{index}.name"), &member.name, 100)?,
            position: text::line(&format!("commission.{index}.position"), &member.position, 100)?,
        })
    };
    members.iter().enumerate().map(checked).collect()
}

/// A country by its two letters, ISO 3166 alpha-2.
fn country(field: &str, typed: &str) -> Result<String> {
    let country = typed.trim().to_uppercase();
    if country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()) {
        Ok(country)
    } else {
        Err(Error::invalid(field, Problem::Unknown))
    }
}

/// A number within its bounds, both included.
///
/// # Errors
/// `Invalid` naming the field and the bound.
pub(crate) fn between(field: &str, value: u32, min: i32, max: i32) -> Result<()> {
    match i32::try_from(value) {
        Ok(value) if value < min => Err(Error::invalid(field, Problem::TooSmall { min })),
        Ok(value) if value <= max => Ok(()),
        _ => Err(Error::invalid(field, Problem::TooLarge { max })),
    }
}

/// The promise kept in view on the status line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskStatus {
    /// Declared country of the database.
    pub country: String,
    /// Declared address of the database.
    pub place: String,
    /// Moment of the newest backup that still stands.
    pub backup_at: Option<Timestamp>,
}

/// Where the data is and when it was last backed up.
pub fn status(clinic: &Clinic, _: Nothing) -> Result<DeskStatus> {
    clinic.peek(|tx| {
        let settings = current(tx)?;
        Ok(DeskStatus {
            country: settings.database_country,
            place: settings.database_address,
            backup_at: backup::newest(tx)?,
        })
    })
}

/// Reads the settings.
pub fn get(clinic: &Clinic, _: Nothing) -> Result<Settings> {
    clinic.read(Op::SeeSettings, current)
}

/// Changes the settings. A change of the database's declared country is named in the log: anything
/// but `RU` is a standing warning (152-FZ Art. 18(5)).
///
/// # Errors
/// `Invalid` naming the field.
pub fn change(clinic: &Clinic, settings: Settings) -> Result<Settings> {
    clinic.transact(Op::ChangeSettings, |tx| {
        let settings = settings.checked()?;
        if current(tx)?.database_country != settings.database_country {
            tx.about("database_country", &settings.database_country);
        }
        write(tx, &settings)?;
        Ok(settings)
    })
}

/// The settings as of this transaction.
pub fn current(tx: &Tx<'_>) -> Result<Settings> {
    Ok(get_json(tx.sql(), "clinic")?.unwrap_or_default())
}

pub(crate) fn write(tx: &Tx<'_>, settings: &Settings) -> Result<()> {
    put_json(tx, "clinic", settings)
}

pub(crate) fn put_json<T: Serialize>(tx: &Tx<'_>, key: &str, value: &T) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO setting (key, value, changed_at, changed_by) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (key) DO UPDATE SET value = ?2, changed_at = ?3, changed_by = ?4",
        )?
        .execute(params![key, serde_json::to_string(value)?, tx.now(), tx.account()])?;
    Ok(())
}

/// Whether the present recovery code has been typed back.
pub(crate) fn recovery_confirmed(tx: &Tx<'_>) -> Result<bool> {
    Ok(get_json(tx.sql(), "recovery_confirmed")?.unwrap_or(false))
}

pub(crate) fn set_recovery_confirmed(tx: &Tx<'_>, confirmed: bool) -> Result<()> {
    put_json(tx, "recovery_confirmed", &confirmed)
}

/// Whether the database still waits for a new key since an account was dismissed.
pub(crate) fn rekey_due(tx: &Tx<'_>) -> Result<bool> {
    Ok(get_json(tx.sql(), "rekey_due")?.unwrap_or(false))
}

pub(crate) fn set_rekey_due(tx: &Tx<'_>, due: bool) -> Result<()> {
    put_json(tx, "rekey_due", &due)
}

/// The key that seals the log's anchor, as hex; `None` as long as none was written.
pub(crate) fn anchor_key(sql: &Connection) -> Result<Option<String>> {
    get_json(sql, "audit_anchor").map(Option::flatten)
}

pub(crate) fn set_anchor_key(tx: &Tx<'_>, key: Option<&str>) -> Result<()> {
    put_json(tx, "audit_anchor", &key)
}

/// The zone of legal days.
pub(crate) fn zone(sql: &Connection) -> Result<chrono_tz::Tz> {
    #[derive(Deserialize)]
    struct ZoneOnly {
        zone: String,
    }
    let zone = get_json::<ZoneOnly>(sql, "clinic")?.and_then(|setting| setting.zone.parse().ok());
    Ok(zone.unwrap_or(chrono_tz::Asia::Yakutsk))
}

/// Days for answering an enquiry without consent; asked for each row of a list, so nothing else is
/// read.
pub(crate) fn enquiry_days(sql: &Connection) -> Result<u32> {
    #[derive(Deserialize)]
    struct EnquiryOnly {
        enquiry_days: Option<u32>,
    }
    let days = get_json::<EnquiryOnly>(sql, "clinic")?.and_then(|setting| setting.enquiry_days);
    Ok(days.unwrap_or(ENQUIRY_DAYS))
}

pub(crate) fn get_json<T: DeserializeOwned>(sql: &Connection, key: &str) -> Result<Option<T>> {
    let stored: Option<String> = sql
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    Ok(stored.map(|json| serde_json::from_str(&json)).transpose()?)
}
