//! SQL of texts for messages.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Template, TemplateWords};
use crate::Result;
use crate::clinic::Tx;

const COLUMNS: &str = "id, title_ru, body_ru, title_zh, body_zh, title_en, body_en";

pub(super) fn all(sql: &Connection) -> Result<Vec<Template>> {
    let mut statement = sql.prepare_cached(&format!("SELECT {COLUMNS} FROM message_template ORDER BY id"))?;
    Ok(statement.query_map([], row_to_template)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn find(sql: &Connection, id: i64) -> Result<Option<Template>> {
    Ok(sql
        .prepare_cached(&format!("SELECT {COLUMNS} FROM message_template WHERE id = ?1"))?
        .query_row([id], row_to_template)
        .optional()?)
}

fn row_to_template(row: &Row<'_>) -> rusqlite::Result<Template> {
    let words = |title: usize| -> rusqlite::Result<TemplateWords> {
        Ok(TemplateWords { title: row.get(title)?, body: row.get(title + 1)? })
    };
    Ok(Template { id: row.get(0)?, ru: words(1)?, zh: words(3)?, en: words(5)? })
}

pub(super) fn save(tx: &Tx<'_>, template: &Template) -> Result<i64> {
    Ok(tx
        .sql()
        .prepare_cached(
            "INSERT INTO message_template (id, title_ru, body_ru, title_zh, body_zh, title_en, body_en,
               changed_at, changed_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE SET title_ru = ?2, body_ru = ?3, title_zh = ?4, body_zh = ?5,
               title_en = ?6, body_en = ?7, changed_at = ?8, changed_by = ?9
             RETURNING id",
        )?
        .query_row(
            params![
                template.id,
                template.ru.title,
                template.ru.body,
                template.zh.title,
                template.zh.body,
                template.en.title,
                template.en.body,
                tx.now(),
                tx.account()
            ],
            |row| row.get(0),
        )?)
}

pub(super) fn remove(sql: &Connection, id: i64) -> Result<()> {
    sql.execute("DELETE FROM message_template WHERE id = ?1", [id])?;
    Ok(())
}
