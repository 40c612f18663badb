//! SQL of exchange rates.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::Result;
use crate::values::{AccountId, Day, Rate, Timestamp};

fn row_to_rate(row: &Row<'_>) -> rusqlite::Result<Rate> {
    Ok(Rate { micro: row.get(0)?, on: row.get(1)?, source: row.get(2)? })
}

pub(in crate::estimates) fn insert_rate(
    sql: &Connection,
    rate: &Rate,
    at: Timestamp,
    by: AccountId,
) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO rate (micro, on_day, source, recorded_at, recorded_by) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![rate.micro, rate.on, rate.source, at, by])?;
    Ok(())
}

/// The newest rate of that day or before; of one day, the last recorded.
pub(in crate::estimates) fn rate_on(sql: &Connection, day: Day) -> Result<Option<Rate>> {
    let mut statement = sql.prepare_cached(
        "SELECT micro, on_day, source FROM rate WHERE on_day <= ?1 ORDER BY on_day DESC, id DESC LIMIT 1",
    )?;
    Ok(statement.query_row([day], row_to_rate).optional()?)
}

pub(in crate::estimates) fn rates(sql: &Connection) -> Result<Vec<Rate>> {
    let mut statement =
        sql.prepare_cached("SELECT micro, on_day, source FROM rate ORDER BY on_day DESC, id DESC LIMIT 100")?;
    Ok(statement.query_map([], row_to_rate)?.collect::<rusqlite::Result<_>>()?)
}
