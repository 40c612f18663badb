//! The catalogue: what the clinic does, in three languages, with prices in fen.
//!
//! A new clinic starts with the seed in `catalogue.tsv`; the administrator keeps it up to date. A
//! price changed here touches no estimate already drafted or issued. Nothing is removed: a service
//! no longer offered leaves the search only.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{plan, store};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::word::words;
use crate::values::{Category, Language, ServiceId, text};
use crate::{Error, Result, error::Problem};

words! {
    /// What a price is for.
    Unit in "unit" {
        /// One tooth.
        Tooth = "tooth",
        /// One jaw.
        Jaw = "jaw",
        /// One piece or one site.
        Piece = "piece",
        /// One visit.
        Visit = "visit",
    }
}

/// A service's name in the three languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServiceNames {
    /// In Russian.
    pub ru: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl ServiceNames {
    /// The name in a language.
    pub fn of(&self, language: Language) -> &str {
        language.pick(&self.ru, &self.zh, &self.en)
    }
}

/// One service of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// The clinic's code, e.g. `IMP-01`.
    pub code: String,
    /// Its category.
    pub category: Category,
    /// Its names.
    pub names: ServiceNames,
    /// What the price is for.
    pub unit: Unit,
    /// Price of one unit, in fen.
    #[ts(type = "number")]
    pub price_fen: i64,
    /// Whether it is offered.
    pub active: bool,
}

/// The name of a service on somebody's plan, as the catalogue has it now; `None` for one it does not
/// know.
///
/// # Errors
/// Only the database's own.
pub(crate) fn name(tx: &Tx<'_>, service: ServiceId, language: Language) -> Result<Option<String>> {
    match store::service(tx.sql(), service) {
        Ok(service) => Ok(Some(service.names.of(language).to_owned())),
        Err(Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What to look for in the catalogue.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ServiceQuery {
    /// Words, each found in the code or in a name of any language; empty = all.
    #[ts(optional = nullable)]
    pub query: Option<String>,
    /// Only this category.
    #[ts(optional = nullable)]
    pub category: Option<Category>,
    /// Also services no longer offered.
    #[ts(optional = nullable)]
    pub withdrawn: Option<bool>,
}

/// A service to add (`id` empty) or to change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ServiceEdit {
    /// Which; empty = a new one.
    pub id: Option<ServiceId>,
    /// The clinic's code.
    pub code: String,
    /// Its category.
    pub category: Category,
    /// Its names, all three.
    pub names: ServiceNames,
    /// What the price is for.
    pub unit: Unit,
    /// Price of one unit, in fen.
    #[ts(type = "number")]
    pub price_fen: i64,
    /// Whether it is offered.
    pub active: bool,
}

/// Finds services, in the catalogue's order.
pub fn list(clinic: &Clinic, query: ServiceQuery) -> Result<Vec<Service>> {
    clinic.read(Op::SeeCatalogue, |tx| {
        let words: Vec<String> = folded(query.query.as_deref().unwrap_or_default())
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        let mut services = store::services(tx.sql(), query.category)?;
        services.retain(|service| {
            let names = &service.names;
            let all = folded(&format!("{} {} {} {}", service.code, names.ru, names.zh, names.en));
            (service.active || query.withdrawn.unwrap_or_default())
                && words.iter().all(|word| all.contains(word.as_str()))
        });
        Ok(services)
    })
}

/// Adds or changes a service.
///
/// # Errors
/// `Invalid` naming the field, `Taken` for a code in use; `NotFound`; `NotAllowed` for all but the
/// administrator.
pub fn edit(clinic: &Clinic, edit: ServiceEdit) -> Result<Service> {
    clinic.transact(Op::EditCatalogue, |tx| {
        let name = |field: &str, text: &str| text::filled_line(field, text, text::LINE_MAX);
        let edit = ServiceEdit {
            code: text::filled_line("code", &edit.code, 20)?.to_uppercase(),
            names: ServiceNames {
                ru: name("names.ru", &edit.names.ru)?,
                zh: name("names.zh", &edit.names.zh)?,
                en: name("names.en", &edit.names.en)?,
            },
            ..edit
        };
        if !(0..=plan::PRICE_MAX).contains(&edit.price_fen) {
            return Err(Error::invalid("price_fen", Problem::TooLarge { max: i32::MAX }));
        }
        if store::service_by_code(tx.sql(), &edit.code)?.is_some_and(|taken| Some(taken) != edit.id) {
            return Err(Error::invalid("code", Problem::Taken));
        }
        let id = match edit.id {
            None => store::insert_service(tx.sql(), &edit)?,
            Some(id) => {
                store::update_service(tx.sql(), id, &edit)?;
                id
            }
        };
        tx.about("service", id);
        store::service(tx.sql(), id)
    })
}

/// The catalogue a new clinic starts with.
pub(crate) fn seed(tx: &Tx<'_>) -> Result<()> {
    for row in include_str!("catalogue.tsv").lines().skip(1) {
        let damaged = || Error::internal("estimates: a row of the catalogue seed");
        let cells: Vec<&str> = row.split('\t').collect();
        let [code, category, unit, price, ru, zh, en] = cells.as_slice() else { return Err(damaged()) };
        let service = ServiceEdit {
            id: None,
            code: (*code).into(),
            category: Category::from_code(category)?,
            names: ServiceNames { ru: (*ru).into(), zh: (*zh).into(), en: (*en).into() },
            unit: Unit::from_code(unit)?,
            price_fen: price.parse().map_err(|_| damaged())?,
            active: true,
        };
        store::insert_service(tx.sql(), &service)?;
    }
    Ok(())
}

/// For comparing: case and ё do not matter.
fn folded(text: &str) -> String {
    text.to_lowercase().replace('ё', "е")
}
