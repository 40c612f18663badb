//! SQL of the papers that left.

use rusqlite::{Connection, OptionalExtension, params};

use super::Target;
use crate::clinic::Tx;
use crate::values::{LeadId, RequestId};
use crate::{Error, Result};

pub(super) fn lead_of_request(sql: &Connection, request: RequestId) -> Result<Option<LeadId>> {
    sql.prepare_cached("SELECT lead_id FROM request WHERE id = ?1")?
        .query_row([request], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::not_found("request"))
}

pub(super) fn insert(
    tx: &Tx<'_>,
    lead: LeadId,
    kind: &str,
    number: &str,
    target: Target,
    place: &str,
    sha256: &str,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO paper_copy (lead_id, kind, number, target, place, sha256, made_at, made_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![lead, kind, number, target.code(), place, sha256, tx.now(), tx.account()])?;
    Ok(())
}
