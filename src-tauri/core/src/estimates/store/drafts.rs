//! SQL of drafts and of what a paper says of the person.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::catalogue::{SERVICE, row_to_service};
use crate::estimates::draft::{EstimateDraft, EstimateItem, ItemDraft};
use crate::estimates::plan::{self, Discount};
use crate::values::{AccountId, Area, CaseNo, EstimateId, Language, LeadId, PersonName, Timestamp};
use crate::{Error, Result};

/// What a paper says of the person.
pub(in crate::estimates) struct Patient {
    pub name: PersonName,
    pub language: Language,
    pub case_no: CaseNo,
}

pub(in crate::estimates) fn patient(sql: &Connection, lead: LeadId) -> Result<Patient> {
    let (language, patient): (String, _) = sql
        .prepare_cached(
            "SELECT surname, given, patronymic, latin, chinese, case_no, language FROM lead WHERE id = ?1",
        )?
        .query_row([lead], |row| Ok((row.get(6)?, (row_to_name(row, 0)?, row.get(5)?))))?;
    Ok(Patient { name: patient.0, case_no: patient.1, language: Language::from_code(&language)? })
}

pub(super) fn row_to_name(row: &Row<'_>, from: usize) -> rusqlite::Result<PersonName> {
    Ok(PersonName {
        surname: row.get(from)?,
        given: row.get(from + 1)?,
        patronymic: row.get(from + 2)?,
        latin: row.get(from + 3)?,
        chinese: row.get(from + 4)?,
    })
}

/// The stored part of a draft.
pub(in crate::estimates) struct Stored {
    pub version: u32,
    pub unissued: bool,
    pub doctor: String,
    pub note: String,
    pub discount: Discount,
    pub second_currency: bool,
    pub changed_at: Timestamp,
}

pub(in crate::estimates) fn lead_of(sql: &Connection, estimate: EstimateId) -> Result<LeadId> {
    sql.prepare_cached("SELECT lead_id FROM estimate WHERE id = ?1")?
        .query_row([estimate], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::not_found("estimate"))
}

pub(in crate::estimates) fn version(sql: &Connection, estimate: EstimateId) -> Result<u32> {
    let mut statement = sql.prepare_cached("SELECT version FROM estimate WHERE id = ?1")?;
    Ok(statement.query_row([estimate], |row| row.get(0))?)
}

pub(in crate::estimates) fn estimates_of(sql: &Connection, lead: LeadId) -> Result<Vec<EstimateId>> {
    let mut statement = sql.prepare_cached("SELECT id FROM estimate WHERE lead_id = ?1 ORDER BY id DESC")?;
    Ok(statement.query_map([lead], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::estimates) fn drafts_of(sql: &Connection, lead: LeadId) -> Result<u32> {
    Ok(sql
        .prepare_cached("SELECT count(*) FROM estimate WHERE lead_id = ?1 AND status = 'draft'")?
        .query_row([lead], |row| row.get(0))?)
}

pub(in crate::estimates) fn estimate(sql: &Connection, lead: LeadId, id: EstimateId) -> Result<Stored> {
    let (kind, value, stored) = sql
        .prepare_cached(
            "SELECT version, status, doctor, note, discount_kind, discount_value, second_currency, changed_at
             FROM estimate WHERE id = ?1 AND lead_id = ?2",
        )?
        .query_row(params![id, lead], |row| {
            let (kind, value): (String, i64) = (row.get(4)?, row.get(5)?);
            let stored = Stored {
                version: row.get(0)?,
                unissued: row.get::<_, String>(1)? == "draft",
                doctor: row.get(2)?,
                note: row.get(3)?,
                discount: Discount::None,
                second_currency: row.get(6)?,
                changed_at: row.get(7)?,
            };
            Ok((kind, value, stored))
        })
        .optional()?
        .ok_or_else(|| Error::not_found("estimate"))?;
    Ok(Stored { discount: Discount::from_columns(&kind, value)?, ..stored })
}

pub(in crate::estimates) fn insert_estimate(
    sql: &Connection,
    lead: LeadId,
    at: Timestamp,
    by: AccountId,
) -> Result<EstimateId> {
    sql.prepare_cached(
        "INSERT INTO estimate (lead_id, status, created_at, created_by, changed_at)
         VALUES (?1, 'draft', ?2, ?3, ?2)",
    )?
    .execute(params![lead, at, by])?;
    Ok(EstimateId::new(sql.last_insert_rowid()))
}

pub(in crate::estimates) fn update_estimate(
    sql: &Connection,
    draft: &EstimateDraft,
    at: Timestamp,
) -> Result<()> {
    let (kind, value) = draft.discount.columns();
    sql.prepare_cached(
        "UPDATE estimate SET version = version + 1, status = 'draft', doctor = ?2, note = ?3,
         discount_kind = ?4, discount_value = ?5, second_currency = ?6, changed_at = ?7 WHERE id = ?1",
    )?
    .execute(params![
        draft.estimate,
        draft.doctor,
        draft.note,
        kind,
        value,
        draft.second_currency,
        at
    ])?;
    Ok(())
}

pub(in crate::estimates) fn delete_estimate(sql: &Connection, lead: LeadId, id: EstimateId) -> Result<()> {
    sql.prepare_cached("DELETE FROM estimate WHERE id = ?1 AND lead_id = ?2")?.execute(params![id, lead])?;
    Ok(())
}

pub(in crate::estimates) fn items(sql: &Connection, estimate: EstimateId) -> Result<Vec<EstimateItem>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {SERVICE}, i.area, i.quantity, i.unit_price_fen, i.discount_kind, i.discount_value
         FROM estimate_item i JOIN service s ON s.id = i.service_id
         WHERE i.estimate_id = ?1 ORDER BY i.position"
    ))?;
    let mut rows = statement.query([estimate])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        let discount = Discount::from_columns(&row.get::<_, String>(12)?, row.get(13)?)?;
        let (quantity, unit_price_fen) = (row.get(10)?, row.get(11)?);
        items.push(EstimateItem {
            service: row_to_service(row)?,
            area: Area::from_code(&row.get::<_, String>(9)?)?,
            quantity,
            unit_price_fen,
            discount,
            line: plan::line(unit_price_fen, quantity, discount)?,
        });
    }
    Ok(items)
}

pub(in crate::estimates) fn replace_items(
    sql: &Connection,
    estimate: EstimateId,
    items: &[ItemDraft],
) -> Result<()> {
    sql.prepare_cached("DELETE FROM estimate_item WHERE estimate_id = ?1")?.execute([estimate])?;
    let mut insert = sql.prepare_cached(
        "INSERT INTO estimate_item
         (estimate_id, position, service_id, area, quantity, unit_price_fen, discount_kind, discount_value)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (position, item) in (1_i64..).zip(items) {
        let (kind, value) = item.discount.columns();
        insert.execute(params![
            estimate,
            position,
            item.service,
            item.area.code(),
            item.quantity,
            item.unit_price_fen,
            kind,
            value
        ])?;
    }
    Ok(())
}
