//! SQL of the texts people agree to: published versions and the draft of the next.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::drafting::{TextDraft, Wording};
use super::super::versions::TextVersion;
use super::super::{ConsentText, DocumentKind};
use crate::Result;
use crate::clinic::Tx;
use crate::values::{Day, Language};

fn row_to_text(row: &Row<'_>) -> rusqlite::Result<ConsentText> {
    let language: String = row.get(3)?;
    Ok(ConsentText {
        id: row.get(0)?,
        kind: row.get(1)?,
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
    kind: DocumentKind,
    version: u32,
    language: Language,
    wording: &Wording,
) -> Result<()> {
    tx.sql().execute(
        "INSERT INTO consent_text (kind, version, language, title, body, sha256, published_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![kind, version, language.code(), wording.title, wording.body, wording.sha256(), tx.now()],
    )?;
    Ok(())
}

pub(in crate::consent) fn insert_version(
    tx: &Tx<'_>,
    kind: DocumentKind,
    version: u32,
    renew_by: Option<Day>,
    valid_months: Option<u32>,
) -> Result<()> {
    tx.sql().execute(
        "INSERT INTO consent_version (kind, version, published_at, published_by, substance, renew_by, valid_months)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![kind, version, tx.now(), tx.account(), renew_by.is_some(), renew_by, valid_months],
    )?;
    Ok(())
}

/// The newest version of a kind; `None` while nothing is published.
pub(in crate::consent) fn newest_version(sql: &Connection, kind: DocumentKind) -> Result<Option<u32>> {
    Ok(sql
        .prepare_cached("SELECT max(version) FROM consent_version WHERE kind = ?1")?
        .query_row([kind], |row| row.get(0))?)
}

/// One language of a version.
pub(in crate::consent) fn text(
    sql: &Connection,
    kind: DocumentKind,
    version: u32,
    language: Language,
) -> Result<Option<ConsentText>> {
    Ok(sql
        .prepare_cached(&format!(
            "SELECT {TEXT_COLUMNS} FROM consent_text WHERE kind = ?1 AND version = ?2 AND language = ?3"
        ))?
        .query_row(params![kind, version, language.code()], row_to_text)
        .optional()?)
}

/// One language of the newest version.
pub(in crate::consent) fn newest_text(
    sql: &Connection,
    kind: DocumentKind,
    language: Language,
) -> Result<Option<ConsentText>> {
    match newest_version(sql, kind)? {
        Some(version) => text(sql, kind, version, language),
        None => Ok(None),
    }
}

pub(in crate::consent) fn newest_texts(sql: &Connection) -> Result<Vec<ConsentText>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {TEXT_COLUMNS} FROM consent_text t
         WHERE version = (SELECT max(version) FROM consent_text WHERE kind = t.kind AND language = t.language)
         ORDER BY kind, language"
    ))?;
    Ok(statement.query_map([], row_to_text)?.collect::<rusqlite::Result<_>>()?)
}

/// Every version of a kind with its texts, newest first.
pub(in crate::consent) fn versions(sql: &Connection, kind: DocumentKind) -> Result<Vec<TextVersion>> {
    let mut statement = sql.prepare_cached(
        "SELECT v.version, v.published_at, coalesce(a.display_name, ''), v.substance, v.renew_by, v.valid_months
         FROM consent_version v LEFT JOIN staff_account a ON a.id = v.published_by
         WHERE v.kind = ?1 ORDER BY v.version DESC",
    )?;
    let rows = statement.query_map([kind], |row| {
        Ok(TextVersion {
            kind,
            version: row.get(0)?,
            published_at: row.get(1)?,
            published_by: row.get(2)?,
            substance: row.get(3)?,
            renew_by: row.get(4)?,
            valid_months: row.get(5)?,
            texts: Vec::new(),
        })
    })?;
    let mut versions = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    for version in &mut versions {
        for language in Language::ALL {
            version.texts.extend(text(sql, kind, version.version, language)?);
        }
    }
    Ok(versions)
}

/// What decides the end of a consent to a text: months of its term, and the last day for renewing
/// it after a later version that changed in substance.
pub(in crate::consent) fn terms_of(sql: &Connection, text: i64) -> Result<(Option<u32>, Option<Day>)> {
    Ok(sql
        .prepare_cached(
            "SELECT v.valid_months,
               (SELECT min(renew_by) FROM consent_version WHERE kind = v.kind AND version > v.version)
             FROM consent_text t JOIN consent_version v ON v.kind = t.kind AND v.version = t.version
             WHERE t.id = ?1",
        )?
        .query_row([text], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

const DRAFT_COLUMNS: &str =
    "edit, title_ru, body_ru, title_zh, body_zh, title_en, body_en, substance, renew_days,
  valid_months, changed_at";

/// The draft of a kind; its next version and what publishing would end are for the caller.
pub(in crate::consent) fn draft(sql: &Connection, kind: DocumentKind) -> Result<Option<TextDraft>> {
    Ok(sql
        .prepare_cached(&format!("SELECT {DRAFT_COLUMNS} FROM consent_draft WHERE kind = ?1"))?
        .query_row([kind], |row| {
            let wording =
                |at| Ok::<_, rusqlite::Error>(Wording { title: row.get(at)?, body: row.get(at + 1)? });
            Ok(TextDraft {
                kind,
                version: 0,
                edit: row.get(0)?,
                ru: wording(1)?,
                zh: wording(3)?,
                en: wording(5)?,
                substance: row.get(7)?,
                renew_days: row.get(8)?,
                valid_months: row.get(9)?,
                changed_at: row.get(10)?,
                to_renew: 0,
            })
        })
        .optional()?)
}

pub(in crate::consent) fn put_draft(tx: &Tx<'_>, draft: &TextDraft) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO consent_draft (kind, edit, title_ru, body_ru, title_zh, body_zh, title_en, body_en, substance,
               renew_days, valid_months, changed_at, changed_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (kind) DO UPDATE SET edit = ?2, title_ru = ?3, body_ru = ?4, title_zh = ?5, body_zh = ?6,
               title_en = ?7, body_en = ?8, substance = ?9, renew_days = ?10, valid_months = ?11, changed_at = ?12,
               changed_by = ?13",
        )?
        .execute(params![
            draft.kind,
            draft.edit,
            draft.ru.title,
            draft.ru.body,
            draft.zh.title,
            draft.zh.body,
            draft.en.title,
            draft.en.body,
            draft.substance,
            draft.renew_days,
            draft.valid_months,
            tx.now(),
            tx.account()
        ])?;
    Ok(())
}

pub(in crate::consent) fn remove_draft(tx: &Tx<'_>, kind: DocumentKind) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM consent_draft WHERE kind = ?1")?.execute([kind])?;
    Ok(())
}

/// How many people, not blocked, have given a consent of a kind and not withdrawn all of it.
pub(in crate::consent) fn people_with(sql: &Connection, kind: DocumentKind) -> Result<u32> {
    Ok(sql
        .prepare_cached(
            "SELECT count(*) FROM lead l WHERE l.blocked_at IS NULL AND EXISTS (
               SELECT 1 FROM consent_event g LEFT JOIN consent_event_purpose p ON p.event_id = g.id
               WHERE g.lead_id = l.id AND g.kind = ?1 AND g.event <> 'withdrawn' AND NOT EXISTS (
                 SELECT 1 FROM consent_event w LEFT JOIN consent_event_purpose q ON q.event_id = w.id
                 WHERE w.lead_id = g.lead_id AND w.kind = g.kind AND w.id > g.id AND w.event = 'withdrawn'
                   AND q.purpose IS p.purpose))",
        )?
        .query_row([kind], |row| row.get(0))?)
}
