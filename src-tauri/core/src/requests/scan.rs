//! The letter's scan: attached by whoever takes the letter, opened by the privacy officer alone.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::attachments::{self, MediaType};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::values::{AttachmentId, RequestId};
use crate::{Error, Result};

/// A scan to attach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewScan {
    /// The letter.
    pub request: RequestId,
    /// The file, base64. Its name does not matter and is not kept.
    pub content_base64: String,
}

/// Which scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScanRef {
    /// Its row.
    pub attachment: AttachmentId,
}

/// An opened scan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Scan {
    /// What it is.
    pub media_type: MediaType,
    /// The file, base64.
    pub content_base64: String,
}

/// Encrypts and keeps a scan.
///
/// # Errors
/// `Invalid { content }`: not a PDF, PNG or JPEG by its content, or over 30 MB; `WrongState
/// { destroyed }` once a destruction has begun: it would not find this file; `WrongState { no_record }`
/// for a letter about nobody's record: a scan lives and goes with a record; `NotFound`.
pub fn attach(clinic: &Clinic, new: NewScan) -> Result<AttachmentId> {
    let content = attachments::from_base64(&new.content_base64)?;
    clinic.transact(Op::AttachScan, |tx| {
        tx.about("request", new.request);
        let destroyed = || Error::WrongState { state: "destroyed".into() };
        let (row, _) = store::get(tx.sql(), new.request)?.ok_or_else(|| Error::not_found("request"))?;
        if row.lead_case_no.as_str().is_empty() {
            return Err(Error::WrongState { state: "no_record".into() });
        }
        let lead = row.lead.filter(|_| row.destruction.is_none()).ok_or_else(destroyed)?;
        attachments::keep(tx, lead, new.request, &content)
    })
}

/// Opens a scan.
///
/// # Errors
/// `NotFound`; `Damaged { attachment }`.
pub fn get(clinic: &Clinic, of: ScanRef) -> Result<Scan> {
    clinic.read(Op::SeeScan, |tx| {
        let scan = attachments::open(tx, of.attachment)?;
        match scan.request {
            Some(request) => tx.about("request", request),
            // The signed paper of a consent.
            None => tx.about_lead(&scan.subject),
        }
        Ok(Scan { media_type: scan.media, content_base64: STANDARD.encode(scan.content.as_slice()) })
    })
}
