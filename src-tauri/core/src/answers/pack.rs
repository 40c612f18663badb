//! The inspector's pack: everything about one case in files that name nobody. The request, its
//! confirmation, the act, the log extract, the verification of the log, and a list of them with
//! their hashes. In Russian: the inspector's language.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{pack_summary, pack_words};
use crate::api::Nothing;
use crate::audit::{self, Op};
use crate::clinic::Clinic;
use crate::erasure::{self, ActPaper, DestructionRef};
use crate::hand_over::{Paper, PaperOrigin};
use crate::requests::{self, RequestRef};
use crate::settings;
use crate::values::{Language, text};
use crate::{Error, Result};

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackFile {
    /// Numbers and fixed words only.
    pub name: String,
    /// Its bytes.
    pub base64: String,
    /// Their SHA-256, as the list of contents tells it.
    pub sha256: String,
}

/// A whole pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pack {
    /// Name of its folder: the case number.
    pub folder: String,
    /// Its files, the list of contents first.
    pub files: Vec<PackFile>,
}

impl PackFile {
    fn of(name: impl Into<String>, bytes: &[u8]) -> Self {
        PackFile { name: name.into(), base64: STANDARD.encode(bytes), sha256: text::sha256(bytes) }
    }

    /// Its bytes.
    ///
    /// # Errors
    /// `Internal` when they are not what was packed.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        let bytes = STANDARD.decode(&self.base64).ok().filter(|bytes| text::sha256(bytes) == self.sha256);
        bytes.ok_or_else(|| Error::internal("answers: a file of a pack is not what was packed"))
    }
}

/// Makes the pack of a case, open or closed; what does not exist yet is not in it.
///
/// # Errors
/// `NotFound { request }`.
pub fn pack(clinic: &Clinic, of: RequestRef) -> Result<Pack> {
    // One entry for the whole; each part is registered by its own verb as well.
    let (settings, zone, now) = clinic.read(Op::MakePack, |tx| {
        tx.about("request", of.request);
        Ok((settings::current(tx)?, tx.zone(), tx.now()))
    })?;
    let details = requests::get(clinic, of)?;
    let case = details.row.case_no.to_string();
    let summary = pack_summary::summary(&details, &settings, zone);
    let summary = Paper::made(&case, &summary, now, PaperOrigin::Nobody)?;
    let mut files = vec![PackFile::of(format!("{case}-request.pdf"), &summary.pdf()?)];
    if let Some(confirmation) = requests::confirmation_without_name(clinic, of.request)? {
        files.push(PackFile::of(format!("{case}-confirmation.pdf"), &confirmation.pdf()?));
    }
    let mark = details.row.destruction.as_ref().map(|mark| mark.destruction);
    let destruction = mark.map(|id| erasure::get(clinic, DestructionRef { destruction: id })).transpose()?;
    let mut checked = None;
    if let Some(done) = destruction.filter(|job| job.act.is_some()) {
        let of = DestructionRef { destruction: done.id };
        let act = erasure::paper(clinic, ActPaper { destruction: done.id, language: Language::Ru })?;
        files.push(PackFile::of(act.file_name.clone(), &act.pdf()?));
        let extract = erasure::extract(clinic, of)?;
        files.push(PackFile::of(extract.file_name, extract.csv.as_bytes()));
        checked = Some(erasure::verify(clinic, of)?);
    }
    let chain = pack_words::chain(&case, &audit::verify(clinic, Nothing {})?, checked.as_ref(), now, zone);
    files.push(PackFile::of(format!("{case}-log-check.txt"), chain.as_bytes()));
    files.insert(0, PackFile::of("contents.txt", pack_words::contents(&case, &files).as_bytes()));
    Ok(Pack { folder: format!("{case}-pack"), files })
}
