//! Publishing: the draft becomes the next version, for good (152-FZ Art. 9(3): what a person agreed
//! to must be provable word by word). Refuses: a language missing, nothing changed, a draft somebody
//! else has changed meanwhile.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::versions::{TextVersion, newest};
use super::{DocumentKind, drafting, store};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::values::Language;
use crate::{Error, Result, error::Problem};

/// A draft to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextPublish {
    /// Of which document.
    pub kind: DocumentKind,
    /// The draft's `edit` that was read and approved.
    pub edit: u32,
}

/// Publishes a draft in its three languages; the version before is superseded. After a change in
/// substance earlier consents are in force until the last day for renewing them.
///
/// # Errors
/// `NotFound { consent_draft }`; `Conflict { current }`; `Invalid` naming the empty part, e.g.
/// `zh.title`; `WrongState { unchanged }`.
pub fn publish(clinic: &Clinic, of: TextPublish) -> Result<TextVersion> {
    clinic.transact(Op::PublishConsentText, |tx| {
        let draft = drafting::existing(tx, of.kind)?;
        tx.about("consent_text", format_args!("{}:{}", of.kind.code(), draft.version));
        if draft.edit != of.edit {
            return Err(Error::Conflict { current: draft.edit });
        }
        for language in Language::ALL {
            let wording = draft.wording(language);
            for (part, text) in [("title", &wording.title), ("body", &wording.body)] {
                if text.is_empty() {
                    return Err(Error::invalid(format!("{}.{part}", language.code()), Problem::Empty));
                }
            }
        }
        let former = newest(tx, of.kind)?;
        let same = |version: &TextVersion| {
            version.valid_months == draft.valid_months
                && version.texts.iter().all(|text| text.sha256 == draft.wording(text.language).sha256())
        };
        if former.as_ref().is_some_and(same) {
            return Err(Error::WrongState { state: "unchanged".into() });
        }
        // The first version has no earlier consents to renew.
        let renew = draft.substance && former.is_some();
        let renew_by = renew.then(|| tx.today().plus_days(draft.renew_days));
        store::insert_version(tx, of.kind, draft.version, renew_by, draft.valid_months)?;
        for language in Language::ALL {
            store::insert_text(tx, of.kind, draft.version, language, draft.wording(language))?;
        }
        store::remove_draft(tx, of.kind)?;
        newest(tx, of.kind)?.ok_or_else(|| Error::internal("consent: no version after publishing"))
    })
}
