//! The next version of a text while it is being written: three languages together, changed freely
//! until it is published or thrown away. Refuses: a draft changed meanwhile by someone else, a
//! change in substance or a term for the policy, to which nobody consents.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConsentText, DocumentKind, form, store, texts};
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::hand_over::{Paper, PaperOrigin};
use crate::settings;
use crate::values::{Language, Timestamp, text};
use crate::{Error, Result, error::Problem};

/// Longest body of a text in characters.
const BODY_MAX: usize = 20_000;
/// Days in which earlier consents stay in force after a change in substance, unless set otherwise.
const RENEW_DAYS: u32 = 30;

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextOf {
    /// Its kind.
    pub kind: DocumentKind,
}

/// A text in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Wording {
    /// Heading.
    pub title: String,
    /// Paragraphs, a blank line between them.
    pub body: String,
}

impl Wording {
    /// SHA-256 over title, newline, body.
    pub(super) fn sha256(&self) -> String {
        text::sha256(format!("{}\n{}", self.title, self.body).as_bytes())
    }

    fn checked(self, language: Language) -> Result<Self> {
        let field = |part: &str| format!("{}.{part}", language.code());
        Ok(Wording {
            title: text::line(&field("title"), &self.title, text::LINE_MAX)?,
            body: text::lines(&field("body"), &self.body, BODY_MAX)?,
        })
    }
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextDraft {
    /// Of which document.
    pub kind: DocumentKind,
    /// The version it becomes when published.
    pub version: u32,
    /// Grows with each change; send it back with the next one.
    pub edit: u32,
    /// In Russian.
    pub ru: Wording,
    /// In Chinese.
    pub zh: Wording,
    /// In English.
    pub en: Wording,
    /// Changed in substance: consents to earlier versions must be renewed.
    pub substance: bool,
    /// Days from publishing in which those stay in force, 1–365.
    pub renew_days: u32,
    /// Months for which a consent to this version is in force, 1–120; absent = until withdrawn.
    pub valid_months: Option<u32>,
    /// Last changed.
    pub changed_at: Timestamp,
    /// How many people have such a consent: they must renew it after a change in substance.
    pub to_renew: u32,
}

impl TextDraft {
    /// The words of a language.
    pub(super) fn wording(&self, language: Language) -> &Wording {
        language.pick(&self.ru, &self.zh, &self.en)
    }
}

/// A draft as it was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextSave {
    /// Of which document.
    pub kind: DocumentKind,
    /// The draft's `edit` it was made from.
    pub edit: u32,
    /// In Russian.
    pub ru: Wording,
    /// In Chinese.
    pub zh: Wording,
    /// In English.
    pub en: Wording,
    /// Changed in substance.
    pub substance: bool,
    /// Days for renewing, 1–365.
    pub renew_days: u32,
    /// Months of validity, 1–120; absent = until withdrawn.
    pub valid_months: Option<u32>,
}

/// A draft to see on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextPreview {
    /// Of which document.
    pub kind: DocumentKind,
    /// In which language.
    pub language: Language,
}

/// Begins a draft from the newest version (or from the words a new clinic starts with); an existing
/// draft is given back as it is.
pub fn draft(clinic: &Clinic, of: TextOf) -> Result<TextDraft> {
    clinic.transact(Op::DraftConsentText, |tx| {
        tx.about("consent_text", of.kind.code());
        if let Some(draft) = of_kind(tx, of.kind)? {
            return Ok(draft);
        }
        let newest = store::versions(tx.sql(), of.kind)?.into_iter().next();
        let wording = |language| {
            let newest =
                newest.iter().flat_map(|version| &version.texts).find(|text| text.language == language);
            match newest {
                Some(text) => Wording { title: text.title.clone(), body: text.body.clone() },
                None => texts::first(of.kind, language).unwrap_or_default(),
            }
        };
        let draft = TextDraft {
            kind: of.kind,
            version: 0,
            edit: 1,
            ru: wording(Language::Ru),
            zh: wording(Language::Zh),
            en: wording(Language::En),
            substance: false,
            renew_days: RENEW_DAYS,
            valid_months: newest.as_ref().and_then(|version| version.valid_months),
            changed_at: tx.now(),
            to_renew: 0,
        };
        store::put_draft(tx, &draft)?;
        existing(tx, of.kind)
    })
}

/// Saves a draft; it may be unfinished.
///
/// # Errors
/// `NotFound { consent_draft }`; `Conflict { current }` when someone else changed it; `Invalid`
/// naming the field, e.g. `zh.title`.
pub fn save(clinic: &Clinic, new: TextSave) -> Result<TextDraft> {
    clinic.transact(Op::DraftConsentText, |tx| {
        tx.about("consent_text", new.kind.code());
        let old = existing(tx, new.kind)?;
        if old.edit != new.edit {
            return Err(Error::Conflict { current: old.edit });
        }
        if new.kind.consent().is_none() && (new.substance || new.valid_months.is_some()) {
            return Err(Error::invalid("substance", Problem::Unknown));
        }
        settings::between("renew_days", new.renew_days, 1, 365)?;
        if let Some(months) = new.valid_months {
            settings::between("valid_months", months, 1, 120)?;
        }
        let draft = TextDraft {
            edit: old.edit + 1,
            ru: new.ru.checked(Language::Ru)?,
            zh: new.zh.checked(Language::Zh)?,
            en: new.en.checked(Language::En)?,
            substance: new.substance,
            renew_days: new.renew_days,
            valid_months: new.valid_months,
            ..old
        };
        store::put_draft(tx, &draft)?;
        existing(tx, new.kind)
    })
}

/// Throws a draft away.
///
/// # Errors
/// `NotFound { consent_draft }`.
pub fn discard(clinic: &Clinic, of: TextOf) -> Result<Nothing> {
    clinic.transact(Op::DiscardConsentText, |tx| {
        tx.about("consent_text", of.kind.code());
        existing(tx, of.kind)?;
        store::remove_draft(tx, of.kind)?;
        Ok(Nothing {})
    })
}

/// The draft as it would be printed, without a name.
///
/// # Errors
/// `NotFound { consent_draft }`.
pub fn preview(clinic: &Clinic, of: TextPreview) -> Result<Paper> {
    let (document, now) = clinic.read(Op::SeeSettings, |tx| {
        let draft = existing(tx, of.kind)?;
        let wording = draft.wording(of.language);
        let text = ConsentText {
            id: 0,
            kind: of.kind,
            version: draft.version,
            language: of.language,
            title: wording.title.clone(),
            body: wording.body.clone(),
            sha256: wording.sha256(),
            published_at: tx.now(),
        };
        Ok((form::blank(&settings::current(tx)?, &text), tx.now()))
    })?;
    let stem = format!("draft-{}-{}", of.kind.code(), of.language.code());
    Paper::made(&stem, &document, now, PaperOrigin::Nobody)
}

/// The draft of a kind with the version it becomes and whom it concerns.
pub(super) fn of_kind(tx: &Tx<'_>, kind: DocumentKind) -> Result<Option<TextDraft>> {
    let Some(draft) = store::draft(tx.sql(), kind)? else { return Ok(None) };
    let version = store::newest_version(tx.sql(), kind)?.unwrap_or(0) + 1;
    Ok(Some(TextDraft { version, to_renew: store::people_with(tx.sql(), kind)?, ..draft }))
}

pub(super) fn existing(tx: &Tx<'_>, kind: DocumentKind) -> Result<TextDraft> {
    of_kind(tx, kind)?.ok_or_else(|| Error::not_found("consent_draft"))
}
