//! Recording a consent: who, which text, when, by what channel, and where the evidence is.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{self, NewGrant};
use super::{
    AskConsent, ConsentChannel, ConsentKind, ConsentStatus, DocumentKind, Evidence, PurposeKind, permit,
    status,
};
use crate::attachments;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::{Day, Language, LeadId, text};
use crate::{Error, Result, error::Problem};

/// A consent to record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewConsent {
    /// Whose.
    pub lead: LeadId,
    /// Of which kind.
    pub kind: ConsentKind,
    /// Purposes ticked; for processing at least one, for the other kinds none.
    #[serde(default)]
    pub purposes: BTreeSet<PurposeKind>,
    /// Language of the text the person read.
    pub language: Language,
    /// Version of the text the person read; the newest when absent.
    #[serde(default)]
    pub text_version: Option<u32>,
    /// Day the person agreed.
    pub on: Day,
    /// How.
    pub channel: ConsentChannel,
    /// Proved by.
    pub evidence: Evidence,
    /// Where the original is kept: folder, shelf, archive box. May be empty only when a scan or a
    /// hash stands for it; never for a paper.
    pub evidence_place: String,
    /// SHA-256 of an export that is kept outside the program, in hex.
    #[serde(default)]
    pub evidence_sha256: Option<String>,
    /// A scan of the signed paper or the export itself (PDF, PNG, JPEG), base64. Kept encrypted.
    #[serde(default)]
    pub scan_base64: Option<String>,
}

/// Records a consent to a published text; it names the version of the policy in force, too.
///
/// # Errors
/// `Blocked`; `Invalid`: a day in the future, no purpose ticked, purposes on a kind that has none,
/// health consent not in writing (Art. 10(2)1), nothing that proves it, a kind or version without
/// text, `content` that is no scan; `Storage`.
pub fn grant(clinic: &Clinic, new: NewConsent) -> Result<ConsentStatus> {
    let scan = new.scan_base64.as_deref().map(attachments::from_base64).transpose()?;
    clinic.transact(Op::GrantConsent, |tx| {
        grant_in(tx, &new, scan.as_deref())?;
        status(tx, new.lead)
    })
}

/// The same inside another verb's transaction; `scan` is its decoded content.
///
/// # Errors
/// As [`grant`].
pub(crate) fn grant_in(tx: &Tx<'_>, new: &NewConsent, scan: Option<&[u8]>) -> Result<()> {
    let permit = permit::<AskConsent>(tx, new.lead)?;
    if new.on > tx.today() {
        return Err(Error::invalid("on", Problem::Future));
    }
    checked_purposes(new)?;
    let (place, sha256) = checked_evidence(new)?;
    let text = text_agreed_to(tx, new)?;
    let scan = scan.map(|content| attachments::keep(tx, new.lead, None, content)).transpose()?;
    let policy = store::newest_version(tx.sql(), DocumentKind::Policy)?;
    let grant = NewGrant { new, place: &place, sha256: &sha256, scan, text, policy };
    store::insert_grant(tx, &permit, &grant)
}

fn checked_purposes(new: &NewConsent) -> Result<()> {
    match (new.kind == ConsentKind::Processing, new.purposes.is_empty()) {
        (true, true) => Err(Error::invalid("purposes", Problem::Empty)),
        (false, false) => Err(Error::invalid("purposes", Problem::Unknown)),
        _ => Ok(()),
    }
}

/// The place and the hash, cleaned.
fn checked_evidence(new: &NewConsent) -> Result<(String, String)> {
    if new.kind == ConsentKind::Health && new.evidence != Evidence::Paper {
        return Err(Error::invalid("evidence", Problem::Mismatch));
    }
    if new.evidence == Evidence::Scan && new.scan_base64.is_none() {
        return Err(Error::invalid("content", Problem::Empty));
    }
    let sha256 = new.evidence_sha256.as_deref().unwrap_or_default().trim().to_lowercase();
    if !sha256.is_empty() && (sha256.len() != 64 || !sha256.bytes().all(|b| b.is_ascii_hexdigit())) {
        return Err(Error::invalid("evidence_sha256", Problem::Unknown));
    }
    let stands_for_itself = new.scan_base64.is_some() || !sha256.is_empty();
    let place = if new.evidence == Evidence::Paper || !stands_for_itself {
        text::filled_line("evidence_place", &new.evidence_place, text::LINE_MAX)?
    } else {
        text::line("evidence_place", &new.evidence_place, text::LINE_MAX)?
    };
    Ok((place, sha256))
}

fn text_agreed_to(tx: &Tx<'_>, new: &NewConsent) -> Result<i64> {
    let newest = store::newest_version(tx.sql(), new.kind.into())?
        .ok_or_else(|| Error::invalid("kind", Problem::Unknown))?;
    let version = new.text_version.unwrap_or(newest);
    let text = store::text(tx.sql(), new.kind.into(), version, new.language)?
        .ok_or_else(|| Error::invalid("text_version", Problem::Unknown))?;
    Ok(text.id)
}
