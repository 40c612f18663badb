//! SQL of attachments.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::MediaType;
use crate::clinic::Tx;
use crate::values::{AttachmentId, LeadId, RequestId, SubjectUid, Timestamp, text};
use crate::{Error, Result};

/// One scan in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentRow {
    /// Its number.
    pub id: AttachmentId,
    /// What it is.
    pub media_type: MediaType,
    /// Bytes of the original.
    #[ts(type = "number")]
    pub size: i64,
    /// SHA-256 of the original.
    pub sha256: String,
    /// When it was added.
    pub added_at: Timestamp,
}

pub(super) struct NewRow<'a> {
    pub lead: LeadId,
    pub request: Option<RequestId>,
    pub name: &'a str,
    pub media: MediaType,
    pub content: &'a [u8],
    pub key: &'a [u8; 32],
}

pub(super) fn insert(tx: &Tx<'_>, new: &NewRow<'_>) -> Result<AttachmentId> {
    let size = i64::try_from(new.content.len()).map_err(|_| Error::internal("attachment size"))?;
    tx.sql()
        .prepare_cached(
            "INSERT INTO attachment (lead_id, request_id, file_name, media_type, size, sha256, file_key, added_at,
               added_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            new.lead,
            new.request,
            new.name,
            new.media.code(),
            size,
            text::sha256(new.content),
            new.key.as_slice(),
            tx.now(),
            tx.account()
        ])?;
    Ok(AttachmentId::new(tx.sql().last_insert_rowid()))
}

pub(super) struct Kept {
    pub request: Option<RequestId>,
    pub subject: SubjectUid,
    pub name: String,
    pub media: MediaType,
    pub key: Zeroizing<[u8; 32]>,
}

pub(super) fn get(sql: &Connection, id: AttachmentId) -> Result<Option<Kept>> {
    type Row = (Option<RequestId>, String, String, [u8; 32], SubjectUid);
    let row: Option<Row> = sql
        .prepare_cached(
            "SELECT a.request_id, a.file_name, a.media_type, a.file_key, l.subject_uid
             FROM attachment a JOIN lead l ON l.id = a.lead_id WHERE a.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        .optional()?;
    row.map(|(request, name, media, key, subject)| {
        let media = MediaType::from_code(&media).ok_or_else(|| Error::internal("attachment media type"))?;
        Ok(Kept { request, subject, name, media, key: Zeroizing::new(key) })
    })
    .transpose()
}

pub(super) fn names(sql: &Connection) -> Result<Vec<String>> {
    let mut statement = sql.prepare_cached("SELECT file_name FROM attachment")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// SHA-256 of a scan's original, for a paper that names it.
pub(crate) fn sha256_of(sql: &Connection, id: AttachmentId) -> Result<Option<String>> {
    Ok(sql
        .prepare_cached("SELECT sha256 FROM attachment WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The scans of a letter.
pub(crate) fn of_request(sql: &Connection, request: RequestId) -> Result<Vec<AttachmentRow>> {
    let mut statement = sql.prepare_cached(
        "SELECT id, media_type, size, sha256, added_at FROM attachment WHERE request_id = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([request], |row| {
        let media: String = row.get(1)?;
        Ok(AttachmentRow {
            id: row.get(0)?,
            media_type: MediaType::from_code(&media).unwrap_or(MediaType::Pdf),
            size: row.get(2)?,
            sha256: row.get(3)?,
            added_at: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
