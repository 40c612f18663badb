//! SQL of the papers that left.

use rusqlite::{Connection, OptionalExtension, params};

use super::{PaperCopy, PaperType, Target};
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

/// One of a kind this program does not know is left out.
pub(super) fn papers(sql: &Connection, lead: LeadId) -> Result<Vec<PaperCopy>> {
    let mut statement = sql.prepare_cached(
        "SELECT p.id, p.kind, p.number, p.target, p.place, p.made_at, coalesce(a.display_name, '')
         FROM paper_copy p LEFT JOIN staff_account a ON a.id = p.made_by
         WHERE p.lead_id = ?1 ORDER BY p.id DESC LIMIT 200",
    )?;
    let mut found = statement.query([lead])?;
    let mut papers = Vec::new();
    while let Some(row) = found.next()? {
        let (kind, target): (String, String) = (row.get(1)?, row.get(3)?);
        let target = [Target::Saved, Target::Printed].into_iter().find(|known| known.code() == target);
        if let (Some(kind), Some(target)) = (PaperType::from_code(&kind), target) {
            papers.push(PaperCopy {
                id: row.get(0)?,
                kind,
                number: row.get(2)?,
                target,
                place: row.get(4)?,
                made_at: row.get(5)?,
                made_by: row.get(6)?,
            });
        }
    }
    Ok(papers)
}
