//! SQL of the facts: appended, never changed; what is in force is derived from them.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::force::Grant;
use super::super::reinstate::Step;
use super::super::{ConsentFact, ConsentKind, NewConsent, Permit, Purpose, PurposeKind};
use crate::Result;
use crate::clinic::Tx;
use crate::values::{AttachmentId, Day, Language, LeadId, Timestamp};

/// Asked for every row of a list: answered from indexes, no row of a fact is opened.
const PURPOSES: &str = "SELECT e.event, p.purpose, e.text_id, e.on_day
     FROM consent_event e JOIN consent_event_purpose p ON p.event_id = e.id
     WHERE e.lead_id = ?1 AND e.kind = 'processing' ORDER BY e.id";

/// Whether a fact puts in force what it names: given, or given back after a mistaken withdrawal.
fn gives(event: &str) -> bool {
    matches!(event, "granted" | "reinstated")
}

/// The purposes whose newest fact is a grant, with that grant; whether its time has run out is not
/// looked at.
pub(in crate::consent) fn purposes_given(
    sql: &Connection,
    lead: LeadId,
) -> Result<BTreeMap<PurposeKind, Grant>> {
    let mut statement = sql.prepare_cached(PURPOSES)?;
    let mut given = BTreeMap::new();
    let facts = statement.query_map([lead], |row| {
        let grant = Grant { text: row.get(2)?, on: row.get(3)? };
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, grant))
    })?;
    for fact in facts {
        let (event, purpose, grant) = fact?;
        let purpose = PurposeKind::from_code(&purpose)?;
        if gives(&event) {
            given.insert(purpose, grant);
        } else {
            given.remove(&purpose);
        }
    }
    Ok(given)
}

/// The grant of a kind if its newest fact is one; whether its time has run out is not looked at.
pub(in crate::consent) fn kind_given(
    sql: &Connection,
    lead: LeadId,
    kind: ConsentKind,
) -> Result<Option<Grant>> {
    let newest: Option<(String, Grant)> = sql
        .prepare_cached(
            "SELECT event, text_id, on_day FROM consent_event WHERE lead_id = ?1 AND kind = ?2
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![lead, kind.code()], |row| {
            Ok((row.get(0)?, Grant { text: row.get(1)?, on: row.get(2)? }))
        })
        .optional()?;
    Ok(newest.filter(|(event, _)| gives(event)).map(|(_, grant)| grant))
}

/// The day something that had been given was last taken back, by a withdrawal or when two cards became
/// one; `None` when nothing was.
pub(in crate::consent) fn withdrawn_on(sql: &Connection, lead: LeadId) -> Result<Option<Day>> {
    Ok(sql
        .prepare_cached(
            "SELECT max(w.on_day) FROM consent_event w WHERE w.lead_id = ?1 AND w.event IN ('withdrawn', 'narrowed')
               AND EXISTS (SELECT 1 FROM consent_event g WHERE g.lead_id = w.lead_id AND g.kind = w.kind
                 AND g.event IN ('granted', 'reinstated') AND g.id < w.id)",
        )?
        .query_row([lead], |row| row.get(0))?)
}

/// Unblocked leads that may be without any consent in force, oldest first: those without a grant,
/// those from whom something was taken back, and everybody while some text ends by itself.
pub(in crate::consent) fn perhaps_without_consent(sql: &Connection) -> Result<Vec<(LeadId, Timestamp)>> {
    let mut statement = sql.prepare_cached(
        "SELECT l.id, l.created_at FROM lead l WHERE l.blocked_at IS NULL
           AND (NOT EXISTS (SELECT 1 FROM consent_event WHERE lead_id = l.id AND event IN ('granted', 'reinstated'))
             OR EXISTS (SELECT 1 FROM consent_event WHERE lead_id = l.id AND event IN ('withdrawn', 'narrowed'))
             OR EXISTS (SELECT 1 FROM consent_version WHERE substance = 1 OR valid_months IS NOT NULL))
         ORDER BY l.id",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A grant as it is written down.
pub(in crate::consent) struct NewGrant<'a> {
    pub new: &'a NewConsent,
    pub place: &'a str,
    pub sha256: &'a str,
    pub scan: Option<AttachmentId>,
    pub text: i64,
    pub policy: Option<u32>,
}

pub(in crate::consent) fn insert_grant<P: Purpose>(
    tx: &Tx<'_>,
    permit: &Permit<'_, P>,
    NewGrant { new, place, sha256, scan, text, policy }: &NewGrant<'_>,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO consent_event (lead_id, event, kind, text_id, on_day, recorded_at, recorded_by, channel,
               evidence, evidence_place, evidence_sha256, attachment_id, policy_version)
             VALUES (?1, 'granted', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            permit.lead(),
            new.kind.code(),
            text,
            new.on,
            tx.now(),
            tx.account(),
            new.channel,
            new.evidence,
            place,
            sha256,
            scan,
            policy
        ])?;
    insert_purposes(tx, new.purposes.iter().copied())?;
    note(tx, permit.lead(), &format!("granted:{}", new.kind.code()))
}

pub(in crate::consent) fn insert_withdrawal(
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

/// A fact that takes back what only one of two joined cards had; returns its number.
pub(in crate::consent) fn insert_narrowed(
    tx: &Tx<'_>,
    lead: LeadId,
    kind: ConsentKind,
    purposes: &[PurposeKind],
) -> Result<i64> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO consent_event (lead_id, event, kind, on_day, recorded_at, recorded_by, channel, evidence)
             VALUES (?1, 'narrowed', ?2, ?3, ?4, ?5, 'merge', 'none')",
        )?
        .execute(params![lead, kind.code(), tx.today(), tx.now(), tx.account()])?;
    let fact = tx.sql().last_insert_rowid();
    insert_purposes(tx, purposes.iter().copied())?;
    Ok(fact)
}

pub(in crate::consent) fn delete_narrowed(tx: &Tx<'_>, fact: i64) -> Result<()> {
    tx.sql().execute("DELETE FROM consent_event WHERE id = ?1 AND event = 'narrowed'", [fact])?;
    Ok(())
}

/// A fact that gives back what the grant `grant` gave: its text, day and evidence, entered now.
pub(in crate::consent) fn insert_reinstated(tx: &Tx<'_>, grant: i64, purposes: &[PurposeKind]) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO consent_event (lead_id, event, kind, text_id, on_day, recorded_at, recorded_by, channel,
               evidence, evidence_place, evidence_sha256, attachment_id, policy_version)
             SELECT lead_id, 'reinstated', kind, text_id, on_day, ?2, ?3, channel, evidence, evidence_place,
               evidence_sha256, attachment_id, policy_version
             FROM consent_event WHERE id = ?1",
        )?
        .execute(params![grant, tx.now(), tx.account()])?;
    insert_purposes(tx, purposes.iter().copied())
}

/// Every fact of a lead in the order of entry.
pub(in crate::consent) fn steps(sql: &Connection, lead: LeadId) -> Result<Vec<Step>> {
    let mut statement = sql.prepare_cached(
        "SELECT id, event, kind, recorded_at FROM consent_event WHERE lead_id = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([lead], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get(3)?))
    })?;
    let mut steps = Vec::new();
    for row in rows {
        let (id, event, kind, recorded_at) = row?;
        let kind = ConsentKind::from_code(&kind)?;
        let subjects = if kind == ConsentKind::Processing {
            purposes_of(sql, id)?.into_iter().map(|purpose| (kind, Some(purpose))).collect()
        } else {
            vec![(kind, None)]
        };
        steps.push(Step { id, given: gives(&event), recorded_at, subjects });
    }
    Ok(steps)
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

pub(in crate::consent) fn note(tx: &Tx<'_>, lead: LeadId, word: &str) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO timeline_entry (lead_id, at, kind, text, by) VALUES (?1, ?2, 'consent', ?3, ?4)",
        )?
        .execute(params![lead, tx.now(), word, tx.account()])?;
    Ok(())
}

/// Every fact of a lead, newest first.
pub(in crate::consent) fn facts(sql: &Connection, lead: LeadId) -> Result<Vec<ConsentFact>> {
    let mut statement = sql.prepare_cached(
        "SELECT e.id, e.event, e.kind, e.on_day, e.recorded_at, coalesce(a.display_name, ''), e.channel, e.evidence,
           e.evidence_place, t.version, t.language, t.sha256, e.policy_version, e.evidence_sha256, e.attachment_id
         FROM consent_event e
         LEFT JOIN staff_account a ON a.id = e.recorded_by
         LEFT JOIN consent_text t ON t.id = e.text_id
         WHERE e.lead_id = ?1 ORDER BY e.id DESC",
    )?;
    let rows = statement.query_map([lead], row_to_fact)?;
    let mut facts = Vec::new();
    for row in rows {
        let mut fact = row?;
        fact.purposes = purposes_of(sql, fact.id)?;
        facts.push(fact);
    }
    Ok(facts)
}

fn row_to_fact(row: &Row<'_>) -> rusqlite::Result<ConsentFact> {
    let kind: String = row.get(2)?;
    let language: Option<String> = row.get(10)?;
    Ok(ConsentFact {
        id: row.get(0)?,
        event: row.get(1)?,
        kind: ConsentKind::from_code(&kind).unwrap_or(ConsentKind::Processing),
        purposes: Vec::new(),
        on: row.get(3)?,
        recorded_at: row.get(4)?,
        recorded_by: row.get(5)?,
        channel: row.get(6)?,
        evidence: row.get(7)?,
        evidence_place: row.get(8)?,
        evidence_sha256: row.get(13)?,
        scan: row.get(14)?,
        text_version: row.get(9)?,
        text_language: language.and_then(|code| Language::from_code(&code).ok()),
        text_sha256: row.get(11)?,
        policy_version: row.get(12)?,
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
