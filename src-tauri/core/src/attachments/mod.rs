//! Encrypted scans beside the database: each file under a random key that stands only in its row.
//!
//! A row destroyed makes its file unreadable; the file is overwritten and removed all the same.
//! What a file is, its first bytes say, not its name. Refuses: anything but PDF, PNG and JPEG,
//! more than 30 MB, a file changed by a single bit.

mod file;
mod media;
mod store;

pub use file::sweep;
pub use media::MediaType;
pub use store::AttachmentRow;
pub(crate) use store::{of_request, sha256_of};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use crate::clinic::Tx;
use crate::error::{FileKind, Problem};
use crate::values::{AttachmentId, LeadId, RequestId, SubjectUid, text};
use crate::vault::seal;
use crate::{Error, Result};

/// Folder of the encrypted files, beside the database.
pub const FOLDER: &str = "attachments";

/// Largest scan in bytes.
pub const SIZE_MAX: usize = 30 * 1024 * 1024;

/// Reads a file sent as base64, before any transaction waits for it.
///
/// # Errors
/// `Invalid { content }`: larger than 30 MB, not base64.
pub(crate) fn from_base64(content: &str) -> Result<Vec<u8>> {
    if content.len() > SIZE_MAX.div_ceil(3) * 4 {
        return Err(Error::invalid("content", Problem::TooLarge { max: 30 }));
    }
    STANDARD.decode(content).map_err(|_| Error::invalid("content", Problem::Unknown))
}

/// Encrypts a scan and writes its row; the file stands on disk before the row can be committed. A
/// scan without a letter belongs to the fact of consent that names it.
///
/// # Errors
/// `Invalid { content }`: empty, larger than 30 MB, not a PDF, PNG or JPEG; `Storage`.
pub(crate) fn keep(
    tx: &Tx<'_>,
    lead: LeadId,
    request: impl Into<Option<RequestId>>,
    content: &[u8],
) -> Result<AttachmentId> {
    if content.is_empty() {
        return Err(Error::invalid("content", Problem::Empty));
    }
    if content.len() > SIZE_MAX {
        return Err(Error::invalid("content", Problem::TooLarge { max: 30 }));
    }
    let media = MediaType::of(content).ok_or_else(|| Error::invalid("content", Problem::Unknown))?;
    let key = Zeroizing::new(tx.random::<32>()?);
    let name = format!("{}.bin", text::hex(&tx.random::<16>()?));
    // Bound to its own name: one file cannot stand in for another.
    let sealed = seal::seal(&key, tx.random()?, name.as_bytes(), content)?;
    file::write(tx.folder(), &name, &sealed)?;
    store::insert(
        tx,
        &store::NewRow { lead, request: request.into(), name: &name, media, content, key: &key },
    )
}

/// An opened scan and whose it is.
pub(crate) struct Opened {
    /// The letter it belongs to; `None` for the scan of a consent.
    pub request: Option<RequestId>,
    /// The person's random name, for the audit log.
    pub subject: SubjectUid,
    /// What it is.
    pub media: MediaType,
    /// The file.
    pub content: Zeroizing<Vec<u8>>,
}

/// Decrypts a scan.
///
/// # Errors
/// `NotFound`; `Damaged { attachment }` when the file is gone or changed.
pub(crate) fn open(tx: &Tx<'_>, id: AttachmentId) -> Result<Opened> {
    let row = store::get(tx.sql(), id)?.ok_or_else(|| Error::not_found("attachment"))?;
    let damaged = || Error::Damaged { what: FileKind::Attachment };
    let sealed = file::read(tx.folder(), &row.name).map_err(|_| damaged())?;
    let content = seal::open(&row.key, row.name.as_bytes(), &sealed).ok_or_else(damaged)?;
    Ok(Opened { request: row.request, subject: row.subject, media: row.media, content })
}
