//! SQL of the texts people agree to.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::{ConsentKind, ConsentText};
use crate::Result;
use crate::clinic::Tx;
use crate::values::Language;

fn row_to_text(row: &Row<'_>) -> rusqlite::Result<ConsentText> {
    let (kind, language): (String, String) = (row.get(1)?, row.get(3)?);
    Ok(ConsentText {
        id: row.get(0)?,
        kind: ConsentKind::from_code(&kind).unwrap_or(ConsentKind::Processing),
        version: row.get(2)?,
        language: Language::from_code(&language).unwrap_or(Language::Ru),
        title: row.get(4)?,
        body: row.get(5)?,
        sha256: row.get(6)?,
        published_at: row.get(7)?,
    })
}

const TEXT_COLUMNS: &str = "id, kind, version, language, title, body, sha256, published_at";

pub(in crate::consent) fn insert_text(
    tx: &Tx<'_>,
    kind: ConsentKind,
    version: u32,
    language: Language,
    title: &str,
    body: &str,
    sha256: &str,
) -> Result<()> {
    tx.sql().execute(
        "INSERT INTO consent_text (kind, version, language, title, body, sha256, published_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![kind.code(), version, language.code(), title, body, sha256, tx.now()],
    )?;
    Ok(())
}

pub(in crate::consent) fn newest_text(
    sql: &Connection,
    kind: ConsentKind,
    language: Language,
) -> Result<Option<ConsentText>> {
    Ok(sql
        .prepare_cached(&format!(
            "SELECT {TEXT_COLUMNS} FROM consent_text WHERE kind = ?1 AND language = ?2 ORDER BY version DESC LIMIT 1"
        ))?
        .query_row(params![kind.code(), language.code()], row_to_text)
        .optional()?)
}

pub(in crate::consent) fn newest_texts(sql: &Connection) -> Result<Vec<ConsentText>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {TEXT_COLUMNS} FROM consent_text t
         WHERE version = (SELECT max(version) FROM consent_text WHERE kind = t.kind AND language = t.language)
         ORDER BY kind, language"
    ))?;
    Ok(statement.query_map([], row_to_text)?.collect::<rusqlite::Result<_>>()?)
}
