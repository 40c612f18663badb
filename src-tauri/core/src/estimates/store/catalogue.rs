//! SQL of the catalogue.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::estimates::service::{Service, ServiceEdit, ServiceNames};
use crate::values::{Category, ServiceId};
use crate::{Error, Result};

pub(super) const SERVICE: &str =
    "s.id, s.code, s.category, s.name_ru, s.name_zh, s.name_en, s.unit, s.price_fen, s.active";

pub(super) fn row_to_service(row: &Row<'_>) -> rusqlite::Result<Service> {
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
pub(in crate::estimates) fn services(sql: &Connection, category: Option<Category>) -> Result<Vec<Service>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {SERVICE} FROM service s WHERE ?1 IS NULL OR s.category = ?1 ORDER BY s.id"
    ))?;
    Ok(statement.query_map([category], row_to_service)?.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::estimates) fn service(sql: &Connection, id: ServiceId) -> Result<Service> {
    sql.prepare_cached(&format!("SELECT {SERVICE} FROM service s WHERE s.id = ?1"))?
        .query_row([id], row_to_service)
        .optional()?
        .ok_or_else(|| Error::not_found("service"))
}

pub(in crate::estimates) fn service_by_code(sql: &Connection, code: &str) -> Result<Option<ServiceId>> {
    let mut statement = sql.prepare_cached("SELECT id FROM service WHERE code = ?1")?;
    Ok(statement.query_row([code], |row| row.get(0)).optional()?)
}

pub(in crate::estimates) fn insert_service(sql: &Connection, new: &ServiceEdit) -> Result<ServiceId> {
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

pub(in crate::estimates) fn update_service(
    sql: &Connection,
    id: ServiceId,
    edit: &ServiceEdit,
) -> Result<()> {
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
