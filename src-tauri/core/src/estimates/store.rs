//! SQL of the catalogue, rates, drafts and issued estimates.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::draft::{EstimateDraft, EstimateItem, ItemDraft};
use super::issue::IssuedRow;
use super::plan::{self, Discount};
use super::recent::{EstimateState, RecentEstimate};
use super::service::{Service, ServiceEdit, ServiceNames};
use crate::values::{
    AccountId, Area, CaseNo, Category, Currency, Day, EstimateId, IssuedId, Language, LeadId, Money,
    PersonName, Rate, ServiceId, Timestamp,
};
use crate::{Error, Result};

// ── The catalogue ──────────────────────────────────────────────────────────────────────────────

const SERVICE: &str =
    "s.id, s.code, s.category, s.name_ru, s.name_zh, s.name_en, s.unit, s.price_fen, s.active";

fn row_to_service(row: &Row<'_>) -> rusqlite::Result<Service> {
    Ok(Service {
        id: row.get(0)?,
        code: row.get(1)?,
        category: row.get(2)?,
        names: ServiceNames { ru: row.get(3)?, zh: row.get(4)?, en: row.get(5)? },
        unit: row.get(6)?,
        price_fen: row.get(7)?,
        active: row.get(8)?,
    })
}

/// In the order they were entered, which groups the categories.
pub(super) fn services(sql: &Connection, category: Option<Category>) -> Result<Vec<Service>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {SERVICE} FROM service s WHERE ?1 IS NULL OR s.category = ?1 ORDER BY s.id"
    ))?;
    Ok(statement.query_map([category], row_to_service)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn service(sql: &Connection, id: ServiceId) -> Result<Service> {
    sql.prepare_cached(&format!("SELECT {SERVICE} FROM service s WHERE s.id = ?1"))?
        .query_row([id], row_to_service)
        .optional()?
        .ok_or_else(|| Error::not_found("service"))
}

pub(super) fn service_by_code(sql: &Connection, code: &str) -> Result<Option<ServiceId>> {
    let mut statement = sql.prepare_cached("SELECT id FROM service WHERE code = ?1")?;
    Ok(statement.query_row([code], |row| row.get(0)).optional()?)
}

pub(super) fn insert_service(sql: &Connection, new: &ServiceEdit) -> Result<ServiceId> {
    sql.prepare_cached(
        "INSERT INTO service (code, category, name_ru, name_zh, name_en, unit, price_fen, active)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        new.code,
        new.category,
        new.names.ru,
        new.names.zh,
        new.names.en,
        new.unit,
        new.price_fen,
        new.active
    ])?;
    Ok(ServiceId::new(sql.last_insert_rowid()))
}

pub(super) fn update_service(sql: &Connection, id: ServiceId, edit: &ServiceEdit) -> Result<()> {
    let changed = sql
        .prepare_cached(
            "UPDATE service SET code = ?2, category = ?3, name_ru = ?4, name_zh = ?5, name_en = ?6,
             unit = ?7, price_fen = ?8, active = ?9 WHERE id = ?1",
        )?
        .execute(params![
            id,
            edit.code,
            edit.category,
            edit.names.ru,
            edit.names.zh,
            edit.names.en,
            edit.unit,
            edit.price_fen,
            edit.active
        ])?;
    if changed == 1 { Ok(()) } else { Err(Error::not_found("service")) }
}

// ── Rates ──────────────────────────────────────────────────────────────────────────────────────

fn row_to_rate(row: &Row<'_>) -> rusqlite::Result<Rate> {
    Ok(Rate { micro: row.get(0)?, on: row.get(1)?, source: row.get(2)? })
}

pub(super) fn insert_rate(sql: &Connection, rate: &Rate, at: Timestamp, by: AccountId) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO rate (micro, on_day, source, recorded_at, recorded_by) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![rate.micro, rate.on, rate.source, at, by])?;
    Ok(())
}

/// The newest rate of that day or before; of one day, the last recorded.
pub(super) fn rate_on(sql: &Connection, day: Day) -> Result<Option<Rate>> {
    let mut statement = sql.prepare_cached(
        "SELECT micro, on_day, source FROM rate WHERE on_day <= ?1 ORDER BY on_day DESC, id DESC LIMIT 1",
    )?;
    Ok(statement.query_row([day], row_to_rate).optional()?)
}

pub(super) fn rates(sql: &Connection) -> Result<Vec<Rate>> {
    let mut statement =
        sql.prepare_cached("SELECT micro, on_day, source FROM rate ORDER BY on_day DESC, id DESC LIMIT 100")?;
    Ok(statement.query_map([], row_to_rate)?.collect::<rusqlite::Result<_>>()?)
}

// ── Drafts ─────────────────────────────────────────────────────────────────────────────────────

/// What a paper says of the person.
pub(super) struct Patient {
    pub name: PersonName,
    pub language: Language,
    pub case_no: CaseNo,
}

pub(super) fn patient(sql: &Connection, lead: LeadId) -> Result<Patient> {
    let (language, patient): (String, _) = sql
        .prepare_cached(
            "SELECT surname, given, patronymic, latin, chinese, case_no, language FROM lead WHERE id = ?1",
        )?
        .query_row([lead], |row| Ok((row.get(6)?, (row_to_name(row, 0)?, row.get(5)?))))?;
    Ok(Patient { name: patient.0, case_no: patient.1, language: Language::from_code(&language)? })
}

fn row_to_name(row: &Row<'_>, from: usize) -> rusqlite::Result<PersonName> {
    Ok(PersonName {
        surname: row.get(from)?,
        given: row.get(from + 1)?,
        patronymic: row.get(from + 2)?,
        latin: row.get(from + 3)?,
        chinese: row.get(from + 4)?,
    })
}

/// The stored part of a draft.
pub(super) struct Stored {
    pub version: u32,
    pub unissued: bool,
    pub doctor: String,
    pub note: String,
    pub discount: Discount,
    pub second_currency: bool,
    pub changed_at: Timestamp,
}

pub(super) fn lead_of(sql: &Connection, estimate: EstimateId) -> Result<LeadId> {
    sql.prepare_cached("SELECT lead_id FROM estimate WHERE id = ?1")?
        .query_row([estimate], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::not_found("estimate"))
}

pub(super) fn version(sql: &Connection, estimate: EstimateId) -> Result<u32> {
    let mut statement = sql.prepare_cached("SELECT version FROM estimate WHERE id = ?1")?;
    Ok(statement.query_row([estimate], |row| row.get(0))?)
}

pub(super) fn estimates_of(sql: &Connection, lead: LeadId) -> Result<Vec<EstimateId>> {
    let mut statement = sql.prepare_cached("SELECT id FROM estimate WHERE lead_id = ?1 ORDER BY id DESC")?;
    Ok(statement.query_map([lead], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn estimate(sql: &Connection, lead: LeadId, id: EstimateId) -> Result<Stored> {
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

pub(super) fn insert_estimate(
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

pub(super) fn update_estimate(sql: &Connection, draft: &EstimateDraft, at: Timestamp) -> Result<()> {
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

pub(super) fn delete_estimate(sql: &Connection, lead: LeadId, id: EstimateId) -> Result<()> {
    sql.prepare_cached("DELETE FROM estimate WHERE id = ?1 AND lead_id = ?2")?.execute(params![id, lead])?;
    Ok(())
}

pub(super) fn items(sql: &Connection, estimate: EstimateId) -> Result<Vec<EstimateItem>> {
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

pub(super) fn replace_items(sql: &Connection, estimate: EstimateId, items: &[ItemDraft]) -> Result<()> {
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

// ── Issued ─────────────────────────────────────────────────────────────────────────────────────

/// A row to issue.
pub(super) struct NewIssue {
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

pub(super) fn insert_issue(sql: &Connection, new: &NewIssue) -> Result<IssuedId> {
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

pub(super) fn mark_issued(sql: &Connection, estimate: EstimateId, at: Timestamp) -> Result<()> {
    sql.prepare_cached(
        "UPDATE estimate SET version = version + 1, status = 'issued', changed_at = ?2 WHERE id = ?1",
    )?
    .execute(params![estimate, at])?;
    Ok(())
}

/// Versions issued from an estimate, newest first.
pub(super) fn issued_of(sql: &Connection, estimate: EstimateId, today: Day) -> Result<Vec<IssuedRow>> {
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
pub(super) fn lead_of_issued(sql: &Connection, issued: IssuedId) -> Result<LeadId> {
    sql.prepare_cached("SELECT lead_id FROM estimate_issue WHERE id = ?1")?
        .query_row([issued], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::not_found("issued_estimate"))
}

/// The frozen JSON with its hash.
pub(super) fn snapshot(sql: &Connection, lead: LeadId, issued: IssuedId) -> Result<(String, String)> {
    sql.prepare_cached("SELECT snapshot, sha256 FROM estimate_issue WHERE id = ?1 AND lead_id = ?2")?
        .query_row(params![issued, lead], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| Error::not_found("issued_estimate"))
}

/// The newest estimates of people whose records may be used.
pub(super) fn recent(sql: &Connection, today: Day) -> Result<Vec<RecentEstimate>> {
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
