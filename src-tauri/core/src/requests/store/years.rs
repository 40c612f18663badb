//! SQL of imported years.

use rusqlite::{Connection, params};

use super::super::calendar::{MonthDay, Year};
use crate::clinic::Tx;
use crate::{Error, Result};

pub(in crate::requests) fn years(sql: &Connection) -> Result<Vec<Year>> {
    let mut statement =
        sql.prepare_cached("SELECT year, preliminary, days_off, working FROM calendar_year ORDER BY year")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
    })?;
    let mut years = Vec::new();
    for row in rows {
        let (year, preliminary, off, working) = row?;
        years.push(Year { year, preliminary, off: read(&off)?, working: read(&working)? });
    }
    Ok(years)
}

/// Keeps a year in the place of what was imported for it before.
pub(in crate::requests) fn put_year(tx: &Tx<'_>, year: &Year) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO calendar_year (year, preliminary, days_off, working, imported_at, imported_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (year) DO UPDATE SET preliminary = ?2, days_off = ?3, working = ?4, imported_at = ?5,
               imported_by = ?6",
        )?
        .execute(params![
            year.year,
            year.preliminary,
            write(year.off.iter()),
            write(year.working.iter()),
            tx.now(),
            tx.account()
        ])?;
    Ok(())
}

fn write<'a>(days: impl Iterator<Item = &'a MonthDay>) -> String {
    days.map(|(month, day)| format!("{month:02}-{day:02}")).collect::<Vec<_>>().join(" ")
}

fn read<C: FromIterator<MonthDay>>(days: &str) -> Result<C> {
    let day = |text: &str| -> Option<MonthDay> {
        let (month, day) = text.split_once('-')?;
        Some((month.parse().ok()?, day.parse().ok()?))
    };
    days.split_whitespace()
        .map(|text| day(text).ok_or_else(|| Error::internal("calendar_year holds no day")))
        .collect()
}
