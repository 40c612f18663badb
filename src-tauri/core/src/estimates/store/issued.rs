//! SQL of issued estimates and of the area's list.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::drafts::{items, row_to_name};
use crate::estimates::issue::IssuedRow;
use crate::estimates::plan::{self, Discount};
use crate::estimates::recent::{EstimateState, RecentEstimate};
use crate::values::{AccountId, CaseNo, Currency, Day, EstimateId, IssuedId, LeadId, Money, Timestamp};
use crate::{Error, Result};

/// A row to issue.
pub(in crate::estimates) struct NewIssue {
    pub estimate: EstimateId,
    pub lead: LeadId,
    pub year: i32,
    pub count: i64,
    pub version: u32,
    pub supersedes: Option<IssuedId>,
    pub issued_on: Day,
    pub valid_until: Day,
    pub snapshot: String,
    pub sha256: String,
    pub at: Timestamp,
    pub by: AccountId,
}

pub(in crate::estimates) fn insert_issue(sql: &Connection, new: &NewIssue) -> Result<IssuedId> {
    sql.prepare_cached(
        "INSERT INTO estimate_issue (estimate_id, lead_id, year, number, issue_version, supersedes,
         issued_on, issued_at, issued_by, valid_until, snapshot, sha256)
         VALUES (:estimate, :lead, :year, :number, :version, :supersedes, :on, :at, :by, :until, :snapshot, :sha)",
    )?
    .execute(named_params! {
        ":estimate": new.estimate, ":lead": new.lead, ":year": new.year, ":number": new.count,
        ":version": new.version, ":supersedes": new.supersedes, ":on": new.issued_on, ":at": new.at,
        ":by": new.by, ":until": new.valid_until, ":snapshot": new.snapshot, ":sha": new.sha256,
    })?;
    Ok(IssuedId::new(sql.last_insert_rowid()))
}

pub(in crate::estimates) fn mark_issued(sql: &Connection, estimate: EstimateId, at: Timestamp) -> Result<()> {
    sql.prepare_cached(
        "UPDATE estimate SET version = version + 1, status = 'issued', changed_at = ?2 WHERE id = ?1",
    )?
    .execute(params![estimate, at])?;
    Ok(())
}

/// Versions issued from an estimate, newest first.
pub(in crate::estimates) fn issued_of(
    sql: &Connection,
    estimate: EstimateId,
    today: Day,
) -> Result<Vec<IssuedRow>> {
    let mut statement = sql.prepare_cached(
        "SELECT id, year, number, issue_version, issued_on, valid_until,
         json_extract(snapshot, '$.totals.total') FROM estimate_issue
         WHERE estimate_id = ?1 ORDER BY issue_version DESC",
    )?;
    let row_to_issued = |row: &Row<'_>| {
        let valid_until: Day = row.get(5)?;
        Ok(IssuedRow {
            id: row.get(0)?,
            number: CaseNo::new('E', row.get(1)?, row.get(2)?),
            issue_version: row.get(3)?,
            issued_on: row.get(4)?,
            valid_until,
            expired: valid_until < today,
            total: Money::fen(row.get(6)?),
        })
    };
    Ok(statement.query_map([estimate], row_to_issued)?.collect::<rusqlite::Result<_>>()?)
}

/// Whose an issued estimate is.
pub(in crate::estimates) fn lead_of_issued(sql: &Connection, issued: IssuedId) -> Result<LeadId> {
    sql.prepare_cached("SELECT lead_id FROM estimate_issue WHERE id = ?1")?
        .query_row([issued], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::not_found("issued_estimate"))
}

/// The frozen JSON with its hash.
pub(in crate::estimates) fn snapshot(
    sql: &Connection,
    lead: LeadId,
    issued: IssuedId,
) -> Result<(String, String)> {
    sql.prepare_cached("SELECT snapshot, sha256 FROM estimate_issue WHERE id = ?1 AND lead_id = ?2")?
        .query_row(params![issued, lead], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| Error::not_found("issued_estimate"))
}

/// The newest estimates of people whose records may be used.
pub(in crate::estimates) fn recent(sql: &Connection, today: Day) -> Result<Vec<RecentEstimate>> {
    let mut statement = sql.prepare_cached(
        "SELECT e.id, e.lead_id, e.status, e.changed_at, e.discount_kind, e.discount_value, l.case_no,
         l.surname, l.given, l.patronymic, l.latin, l.chinese,
         i.id, i.year, i.number, i.issue_version, i.valid_until, json_extract(i.snapshot, '$.totals.total')
         FROM estimate e JOIN lead l ON l.id = e.lead_id
         LEFT JOIN estimate_issue i ON i.id =
           (SELECT n.id FROM estimate_issue n WHERE n.estimate_id = e.id ORDER BY n.issue_version DESC LIMIT 1)
         WHERE l.blocked_at IS NULL AND l.archived_at IS NULL ORDER BY e.changed_at DESC, e.id DESC LIMIT 200",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        let issued: Option<IssuedId> = row.get(12)?;
        let valid_until: Option<Day> = row.get(16)?;
        let fen = match row.get(17)? {
            Some(total) => total,
            None => {
                let discount = Discount::from_columns(&row.get::<_, String>(4)?, row.get(5)?)?;
                plan::totals(items(sql, id)?.iter().map(|item| &item.line), discount)?.total
            }
        };
        let number =
            issued.map(|_| Ok::<_, Error>(CaseNo::new('E', row.get(13)?, row.get(14)?))).transpose()?;
        found.push(RecentEstimate {
            id,
            lead: row.get(1)?,
            name: row_to_name(row, 7)?.short(),
            case_no: row.get(6)?,
            state: match valid_until {
                None => EstimateState::Draft,
                Some(last) if last < today => EstimateState::Expired,
                Some(_) => EstimateState::Issued,
            },
            changed_since: issued.is_some() && row.get::<_, String>(2)? == "draft",
            issued,
            number,
            issue_version: row.get(15)?,
            valid_until,
            total: Money { minor: fen, currency: Currency::Cny },
            changed_at: row.get(3)?,
        });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use crate::audit::Op;
    use crate::error::FileKind;
    use crate::estimates::{self, EstimateForm, EstimatePaper};
    use crate::testing::{TestClinic, sample_estimate};
    use crate::{Error, leads};

    fn issued(clinic: &TestClinic) -> super::IssuedId {
        let new = serde_json::json!({
            "name": { "surname": "Лебедева", "given": "Анна", "patronymic": "", "latin": "", "chinese": "" },
            "language": "ru",
            "channel": "phone",
        });
        let lead = leads::register(clinic, serde_json::from_value(new).unwrap()).unwrap().id;
        for (kind, purposes) in [("processing", &["estimate"][..]), ("health", &[])] {
            let given = serde_json::json!({
                "lead": lead, "kind": kind, "purposes": purposes, "language": "ru", "on": "2026-11-23",
                "channel": "paper", "evidence": "paper", "evidence_place": "папка 7",
            });
            crate::consent::grant(clinic, serde_json::from_value(given).unwrap()).unwrap();
        }
        sample_estimate(clinic, lead).issued.id
    }

    #[test]
    fn the_file_itself_refuses_to_change_what_was_issued() {
        let clinic = TestClinic::new();
        let issued = issued(&clinic);
        for column in ["snapshot", "sha256", "number", "year", "valid_until", "issued_on", "issue_version"] {
            let changed = clinic.transact(Op::IssueEstimate, |tx| {
                let change = format!("UPDATE estimate_issue SET {column} = {column} WHERE id = ?1");
                Ok(tx.sql().execute(&change, [issued])?)
            });
            assert!(matches!(changed, Err(Error::Internal { .. })), "{column}: {changed:?}");
        }
    }

    #[test]
    fn a_snapshot_that_does_not_match_its_hash_is_not_printed() {
        let clinic = TestClinic::new();
        let issued = issued(&clinic);
        let forge = "DROP TRIGGER estimate_issue_is_frozen;
                     UPDATE estimate_issue SET snapshot = replace(snapshot, '\"total\":', '\"total\":1')";
        clinic.transact(Op::IssueEstimate, |tx| Ok(tx.sql().execute_batch(forge)?)).unwrap();
        let printed = estimates::paper(&clinic, EstimatePaper { issued, form: EstimateForm::Ru });
        assert_eq!(printed, Err(Error::Damaged { what: FileKind::Database }));
    }
}
