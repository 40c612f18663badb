//! SQL of consent. Facts are appended; what is in force is derived from them.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{ConsentFact, ConsentKind, ConsentText, NewConsent, Permit, Purpose, PurposeKind};
use crate::Result;
use crate::clinic::Tx;
use crate::values::{Day, Language, LeadId, PersonName, SubjectUid};

/// What a permit must know of a lead.
pub(super) struct LeadState {
    pub subject: SubjectUid,
    pub blocked_due: Option<Day>,
}

pub(super) fn lead_state(sql: &Connection, lead: LeadId) -> Result<Option<LeadState>> {
    Ok(sql
        .prepare_cached("SELECT subject_uid, blocked_at, blocked_due FROM lead WHERE id = ?1")?
        .query_row([lead], |row| {
            let blocked: Option<String> = row.get(1)?;
            let due: Option<Day> = row.get(2)?;
            Ok(LeadState { subject: row.get(0)?, blocked_due: blocked.and(due) })
        })
        .optional()?)
}

/// Asked for every row of a list: answered from indexes, no row of a fact is opened.
const PURPOSES: &str =
    "SELECT e.event, p.purpose FROM consent_event e JOIN consent_event_purpose p ON p.event_id = e.id
     WHERE e.lead_id = ?1 AND e.kind = 'processing' ORDER BY e.id";

/// The purposes whose newest fact is a grant.
pub(super) fn purposes_in_force(sql: &Connection, lead: LeadId) -> Result<BTreeSet<PurposeKind>> {
    let mut statement = sql.prepare_cached(PURPOSES)?;
    let mut in_force = BTreeSet::new();
    for fact in statement.query_map([lead], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))? {
        let (event, purpose) = fact?;
        let purpose = PurposeKind::from_code(&purpose)?;
        if event == "granted" {
            in_force.insert(purpose);
        } else {
            in_force.remove(&purpose);
        }
    }
    Ok(in_force)
}

/// Whether the newest fact of a kind is a grant.
pub(super) fn kind_in_force(sql: &Connection, lead: LeadId, kind: ConsentKind) -> Result<bool> {
    let newest: Option<String> = sql
        .prepare_cached(
            "SELECT event FROM consent_event WHERE lead_id = ?1 AND kind = ?2 ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![lead, kind.code()], |row| row.get(0))
        .optional()?;
    Ok(newest.as_deref() == Some("granted"))
}

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

pub(super) fn insert_text(
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

pub(super) fn newest_text(
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

pub(super) fn newest_texts(sql: &Connection) -> Result<Vec<ConsentText>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {TEXT_COLUMNS} FROM consent_text t
         WHERE version = (SELECT max(version) FROM consent_text WHERE kind = t.kind AND language = t.language)
         ORDER BY kind, language"
    ))?;
    Ok(statement.query_map([], row_to_text)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert_grant<P: Purpose>(
    tx: &Tx<'_>,
    permit: &Permit<'_, P>,
    new: &NewConsent,
    place: &str,
    text: i64,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO consent_event (lead_id, event, kind, text_id, on_day, recorded_at, recorded_by, channel,
               evidence, evidence_place)
             VALUES (?1, 'granted', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            permit.lead(),
            new.kind.code(),
            text,
            new.on,
            tx.now(),
            tx.account(),
            new.channel.code(),
            new.evidence.code(),
            place
        ])?;
    insert_purposes(tx, new.purposes.iter().copied())?;
    note(tx, permit.lead(), &format!("granted:{}", new.kind.code()))
}

pub(super) fn insert_withdrawal(
    tx: &Tx<'_>,
    lead: LeadId,
    kind: ConsentKind,
    purposes: &[PurposeKind],
    on: Day,
    channel: &str,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO consent_event (lead_id, event, kind, on_day, recorded_at, recorded_by, channel, evidence)
             VALUES (?1, 'withdrawn', ?2, ?3, ?4, ?5, ?6, 'letter')",
        )?
        .execute(params![lead, kind.code(), on, tx.now(), tx.account(), channel])?;
    insert_purposes(tx, purposes.iter().copied())
}

fn insert_purposes(tx: &Tx<'_>, purposes: impl Iterator<Item = PurposeKind>) -> Result<()> {
    let event = tx.sql().last_insert_rowid();
    for purpose in purposes {
        tx.sql()
            .prepare_cached("INSERT INTO consent_event_purpose (event_id, purpose) VALUES (?1, ?2)")?
            .execute(params![event, purpose.code()])?;
    }
    Ok(())
}

pub(super) fn block(tx: &Tx<'_>, lead: LeadId, due: Day) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE lead SET blocked_at = ?2, blocked_due = ?3, version = version + 1 WHERE id = ?1",
        )?
        .execute(params![lead, tx.now(), due])?;
    Ok(())
}

fn note(tx: &Tx<'_>, lead: LeadId, word: &str) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO timeline_entry (lead_id, at, kind, text, by) VALUES (?1, ?2, 'consent', ?3, ?4)",
        )?
        .execute(params![lead, tx.now(), word, tx.account()])?;
    Ok(())
}

pub(super) fn facts(sql: &Connection, lead: LeadId) -> Result<Vec<ConsentFact>> {
    let mut statement = sql.prepare_cached(
        "SELECT e.id, e.event, e.kind, e.on_day, e.recorded_at, coalesce(a.display_name, ''), e.channel, e.evidence,
           e.evidence_place, t.version, t.language, t.sha256
         FROM consent_event e
         LEFT JOIN staff_account a ON a.id = e.recorded_by
         LEFT JOIN consent_text t ON t.id = e.text_id
         WHERE e.lead_id = ?1 ORDER BY e.id DESC",
    )?;
    let rows = statement.query_map([lead], |row| Ok((row.get::<_, i64>(0)?, row_to_fact(row)?)))?;
    let mut facts = Vec::new();
    for row in rows {
        let (id, mut fact) = row?;
        fact.purposes = purposes_of(sql, id)?;
        facts.push(fact);
    }
    Ok(facts)
}

fn row_to_fact(row: &Row<'_>) -> rusqlite::Result<ConsentFact> {
    let kind: String = row.get(2)?;
    let language: Option<String> = row.get(10)?;
    Ok(ConsentFact {
        event: row.get(1)?,
        kind: ConsentKind::from_code(&kind).unwrap_or(ConsentKind::Processing),
        purposes: Vec::new(),
        on: row.get(3)?,
        recorded_at: row.get(4)?,
        recorded_by: row.get(5)?,
        channel: row.get(6)?,
        evidence: row.get(7)?,
        evidence_place: row.get(8)?,
        text_version: row.get(9)?,
        text_language: language.and_then(|code| Language::from_code(&code).ok()),
        text_sha256: row.get(11)?,
    })
}

fn purposes_of(sql: &Connection, event: i64) -> Result<Vec<PurposeKind>> {
    let mut statement =
        sql.prepare_cached("SELECT purpose FROM consent_event_purpose WHERE event_id = ?1")?;
    let codes =
        statement.query_map([event], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut purposes = codes.iter().map(|code| PurposeKind::from_code(code)).collect::<Result<Vec<_>>>()?;
    purposes.sort_unstable();
    Ok(purposes)
}

/// Full name and card number, for the form.
pub(super) fn name_of(sql: &Connection, lead: LeadId) -> Result<(String, String)> {
    Ok(sql
        .prepare_cached("SELECT surname, given, patronymic, latin, chinese, case_no FROM lead WHERE id = ?1")?
        .query_row([lead], |row| {
            let name = PersonName {
                surname: row.get(0)?,
                given: row.get(1)?,
                patronymic: row.get(2)?,
                latin: row.get(3)?,
                chinese: row.get(4)?,
            };
            Ok((name.full(), row.get(5)?))
        })?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Op;
    use crate::testing::TestClinic;

    #[test]
    fn a_badge_opens_no_row_of_a_fact_and_sorts_nothing() {
        let plan: Vec<String> = TestClinic::new()
            .read(Op::ListLeads, |tx| {
                let mut statement = tx.sql().prepare(&format!("EXPLAIN QUERY PLAN {PURPOSES}"))?;
                let steps = statement.raw_query().mapped(|row| row.get(3));
                Ok(steps.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap();
        let facts = plan.iter().find(|step| step.contains(" e ")).unwrap();
        assert!(facts.contains("COVERING INDEX consent_event_of (lead_id=? AND kind=?)"), "{plan:?}");
        assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{plan:?}");
    }
}
