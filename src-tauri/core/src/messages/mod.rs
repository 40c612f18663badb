//! Texts for messages: what the desk writes again and again, in three languages, filled in for a person.
//!
//! The program sends nothing: a filled text is copied into the messenger by hand. A text holds no
//! person; what is put in is the given name, the clinic, the promise and the arrival, in the language
//! of the text. Refuses: a text without words in one of the languages, a word in braces it does not know.

mod fill;
mod store;

pub use fill::{FillTemplate, FilledText, fill};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::error::Problem;
use crate::values::{Language, text};
use crate::{Error, Result};

/// Longest title, in characters.
const TITLE_MAX: usize = 60;
/// Longest text, in characters.
const BODY_MAX: usize = 1000;
/// Most texts of a clinic.
const TEMPLATES_MAX: usize = 100;

/// A text in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateWords {
    /// What it is for.
    pub title: String,
    /// The text; `{name}`, `{clinic}`, `{next}` and `{arrival}` are filled in.
    pub body: String,
}

/// A text for messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Template {
    /// Its number; `null` = a new one.
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    /// Russian.
    pub ru: TemplateWords,
    /// Chinese.
    pub zh: TemplateWords,
    /// English.
    pub en: TemplateWords,
}

impl Template {
    /// Its words in a language.
    pub fn words(&self, language: Language) -> &TemplateWords {
        match language {
            Language::Ru => &self.ru,
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }

    fn checked(self) -> Result<Self> {
        Ok(Template {
            id: self.id,
            ru: self.ru.checked("ru")?,
            zh: self.zh.checked("zh")?,
            en: self.en.checked("en")?,
        })
    }
}

impl TemplateWords {
    fn checked(self, language: &str) -> Result<Self> {
        let body = format!("{language}.body");
        let words = text::note(&body, &self.body)?;
        if words.is_empty() {
            return Err(Error::invalid(body, Problem::Empty));
        }
        if words.chars().count() > BODY_MAX {
            return Err(Error::invalid(body, Problem::TooLong { max: 1000 }));
        }
        if fill::unknown_gap(&words) {
            return Err(Error::invalid(body, Problem::Unknown));
        }
        let title = text::filled_line(&format!("{language}.title"), &self.title, TITLE_MAX)?;
        Ok(TemplateWords { title, body: words })
    }
}

/// Names one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateRef {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
}

/// All texts, the oldest first.
///
/// # Errors
/// Only the database's own.
pub fn list(clinic: &Clinic, _: Nothing) -> Result<Vec<Template>> {
    clinic.read(Op::SeeTemplates, |tx| store::all(tx.sql()))
}

/// Writes a text: a new one, or over one that stands.
///
/// # Errors
/// `Invalid { ru.title, … | id }`; `NotFound`.
pub fn save(clinic: &Clinic, template: Template) -> Result<Vec<Template>> {
    clinic.transact(Op::ChangeTemplate, |tx| {
        let template = template.checked()?;
        match template.id {
            Some(id) if store::find(tx.sql(), id)?.is_none() => return Err(Error::not_found("template")),
            None if store::all(tx.sql())?.len() >= TEMPLATES_MAX => {
                return Err(Error::invalid("id", Problem::TooLarge { max: 100 }));
            }
            _ => {}
        }
        let id = store::save(tx, &template)?;
        tx.about("template", id);
        store::all(tx.sql())
    })
}

/// Takes a text away; what was written with it stays on the timelines.
///
/// # Errors
/// `NotFound`.
pub fn remove(clinic: &Clinic, args: TemplateRef) -> Result<Vec<Template>> {
    clinic.transact(Op::ChangeTemplate, |tx| {
        tx.about("template", args.id);
        store::find(tx.sql(), args.id)?.ok_or_else(|| Error::not_found("template"))?;
        store::remove(tx.sql(), args.id)?;
        store::all(tx.sql())
    })
}
