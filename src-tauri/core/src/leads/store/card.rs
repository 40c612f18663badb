//! The card: one row of `lead` with its phones, addresses and interests.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clinic::Tx;
use crate::consent;
use crate::leads::card::{CardPhone, LeadCard, shown};
use crate::leads::draft::{Content, NextAction};
use crate::leads::{LeadStatus, due};
use crate::values::{AccountId, CaseNo, Day, Language, LeadId, PersonName, SubjectUid, TimeOfDay, Timestamp};
use crate::{Error, Result};

/// The card with the person's random name; blocked ones too.
pub(in crate::leads) fn card(tx: &Tx<'_>, lead: LeadId) -> Result<Option<(LeadCard, SubjectUid)>> {
    let sql = tx.sql();
    // Asked first: the card carries what is in force.
    let consent = match consent::status(tx, lead) {
        Ok(status) => status,
        Err(Error::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let phones: Vec<CardPhone> = sql
        .prepare_cached("SELECT e164, channel FROM lead_phone WHERE lead_id = ?1 ORDER BY position")?
        .query_map([lead], |row| Ok(CardPhone::new(row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let found = sql
        .prepare_cached(
            "SELECT subject_uid, case_no, version, surname, given, patronymic, latin, chinese, language, channel,
               comment, status, status_at, next_action, next_on, next_time, archived_at IS NOT NULL, blocked_due,
               created_at, changed_at, owner_id
             FROM lead WHERE id = ?1",
        )?
        .query_row([lead], |row| {
            let name = PersonName {
                surname: row.get(3)?,
                given: row.get(4)?,
                patronymic: row.get(5)?,
                latin: row.get(6)?,
                chinese: row.get(7)?,
            };
            let main = phones.first().map(|phone| &phone.number);
            let next_action = row_to_next_action(row, 13)?;
            let card = LeadCard {
                id: lead,
                case_no: row.get(1)?,
                version: row.get(2)?,
                full_name: shown(name.full(), main),
                short_name: shown(name.short(), main),
                name,
                phones: Vec::new(),
                emails: Vec::new(),
                language: language(row, 8)?,
                channel: row.get(9)?,
                interests: Vec::new(),
                comment: row.get(10)?,
                status: row.get(11)?,
                status_at: row.get(12)?,
                overdue: next_action.as_ref().is_some_and(|next| due::is_overdue(tx, next)),
                next_action,
                archived: row.get(16)?,
                consent,
                blocked_due: row.get(17)?,
                created_at: row.get(18)?,
                changed_at: row.get(19)?,
                owner: row.get(20)?,
            };
            Ok((card, row.get(0)?))
        })
        .optional()?;
    let Some((mut card, subject)) = found else { return Ok(None) };
    card.phones = phones;
    card.emails = sql
        .prepare_cached("SELECT address FROM lead_email WHERE lead_id = ?1 ORDER BY position")?
        .query_map([lead], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    card.interests = sql
        .prepare_cached("SELECT category FROM lead_interest WHERE lead_id = ?1")?
        .query_map([lead], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    card.interests.sort_unstable();
    Ok(Some((card, subject)))
}

pub(super) fn language(row: &Row<'_>, column: usize) -> rusqlite::Result<Language> {
    let code: String = row.get(column)?;
    Language::from_code(&code).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })
}

/// Three columns from `first`: text, day, time.
pub(super) fn row_to_next_action(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<NextAction>> {
    let on: Option<Day> = row.get(first + 1)?;
    let text = row.get(first)?;
    let time: Option<TimeOfDay> = row.get(first + 2)?;
    Ok(on.map(|on| NextAction { text, on, time }))
}

pub(in crate::leads) fn insert(
    tx: &Tx<'_>,
    case_no: &CaseNo,
    subject: &SubjectUid,
    content: &Content,
    next: Option<&NextAction>,
) -> Result<LeadId> {
    let name = &content.name;
    tx.sql()
        .prepare_cached(
            "INSERT INTO lead (subject_uid, case_no, surname, given, patronymic, latin, chinese, language, channel,
               comment, status, status_at, next_action, next_on, next_time, created_at, created_by, changed_at, owner_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?12, ?16, ?12, ?16)",
        )?
        .execute(params![
            subject,
            case_no,
            name.surname,
            name.given,
            name.patronymic,
            name.latin,
            name.chinese,
            content.language.code(),
            content.channel,
            content.comment,
            LeadStatus::New,
            tx.now(),
            next.map(|next| next.text.as_str()).unwrap_or_default(),
            next.map(|next| next.on),
            next.and_then(|next| next.time),
            tx.account(),
        ])?;
    let lead = LeadId::new(tx.sql().last_insert_rowid());
    insert_parts(tx.sql(), lead, content)?;
    Ok(lead)
}

/// Writes the card's content over the old; the version grows.
pub(in crate::leads) fn update(tx: &Tx<'_>, lead: LeadId, content: &Content) -> Result<()> {
    let name = &content.name;
    tx.sql()
        .prepare_cached(
            "UPDATE lead SET version = version + 1, surname = ?2, given = ?3, patronymic = ?4, latin = ?5,
               chinese = ?6, language = ?7, channel = ?8, comment = ?9, changed_at = ?10 WHERE id = ?1",
        )?
        .execute(params![
            lead,
            name.surname,
            name.given,
            name.patronymic,
            name.latin,
            name.chinese,
            content.language.code(),
            content.channel,
            content.comment,
            tx.now(),
        ])?;
    for parts in [
        "DELETE FROM lead_phone WHERE lead_id = ?1",
        "DELETE FROM lead_email WHERE lead_id = ?1",
        "DELETE FROM lead_interest WHERE lead_id = ?1",
    ] {
        tx.sql().prepare_cached(parts)?.execute([lead])?;
    }
    insert_parts(tx.sql(), lead, content)
}

/// Phones in their order: the first inserted is the first on the card.
fn insert_parts(sql: &Connection, lead: LeadId, content: &Content) -> Result<()> {
    for (position, (number, channel)) in (0_i64..).zip(&content.phones) {
        sql.prepare_cached(
            "INSERT INTO lead_phone (lead_id, position, e164, channel) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![lead, position, number, channel])?;
    }
    for (position, address) in (0_i64..).zip(&content.emails) {
        sql.prepare_cached("INSERT INTO lead_email (lead_id, position, address) VALUES (?1, ?2, ?3)")?
            .execute(params![lead, position, address])?;
    }
    for category in &content.interests {
        sql.prepare_cached("INSERT INTO lead_interest (lead_id, category) VALUES (?1, ?2)")?
            .execute(params![lead, category])?;
    }
    Ok(())
}

/// A lead the same account has registered since `since` under the same name and main phone: the
/// second click of a double click. Looks only at the newest few.
pub(in crate::leads) fn just_registered(
    sql: &Connection,
    by: AccountId,
    since: Timestamp,
    content: &Content,
) -> Result<Option<LeadId>> {
    let name = &content.name;
    Ok(sql
        .prepare_cached(
            "SELECT id FROM (SELECT * FROM lead ORDER BY id DESC LIMIT 20) AS l
             WHERE created_by = ?1 AND created_at >= ?2 AND blocked_at IS NULL
               AND (surname, given, patronymic, latin, chinese) = (?3, ?4, ?5, ?6, ?7)
               AND (SELECT e164 FROM lead_phone WHERE lead_id = l.id ORDER BY id LIMIT 1) IS ?8
             LIMIT 1",
        )?
        .query_row(
            params![
                by,
                since,
                name.surname,
                name.given,
                name.patronymic,
                name.latin,
                name.chinese,
                content.phones.first().map(|(number, _)| number),
            ],
            |row| row.get(0),
        )
        .optional()?)
}

pub(in crate::leads) fn set_status(tx: &Tx<'_>, lead: LeadId, status: LeadStatus) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE lead SET status = ?2, status_at = ?3, changed_at = ?3 WHERE id = ?1")?
        .execute(params![lead, status, tx.now()])?;
    Ok(())
}

pub(in crate::leads) fn set_next_action(tx: &Tx<'_>, lead: LeadId, next: Option<&NextAction>) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE lead SET next_action = ?2, next_on = ?3, next_time = ?4, changed_at = ?5 WHERE id = ?1",
        )?
        .execute(params![
            lead,
            next.map(|next| next.text.as_str()).unwrap_or_default(),
            next.map(|next| next.on),
            next.and_then(|next| next.time),
            tx.now(),
        ])?;
    Ok(())
}

pub(in crate::leads) fn is_promised(sql: &Connection, lead: LeadId) -> Result<bool> {
    Ok(sql
        .prepare_cached("SELECT next_on IS NOT NULL FROM lead WHERE id = ?1")?
        .query_row([lead], |row| row.get(0))?)
}

pub(in crate::leads) fn set_archived(tx: &Tx<'_>, lead: LeadId, at: Option<Timestamp>) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE lead SET archived_at = ?2, changed_at = ?3 WHERE id = ?1")?
        .execute(params![lead, at, tx.now()])?;
    Ok(())
}

pub(in crate::leads) fn set_owner(tx: &Tx<'_>, lead: LeadId, owner: Option<AccountId>) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE lead SET owner_id = ?2, changed_at = ?3 WHERE id = ?1")?
        .execute(params![lead, owner, tx.now()])?;
    Ok(())
}

/// Something about the person changed now: the row comes first in the list.
pub(in crate::leads) fn touch(tx: &Tx<'_>, lead: LeadId) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE lead SET changed_at = ?2 WHERE id = ?1")?
        .execute(params![lead, tx.now()])?;
    Ok(())
}
