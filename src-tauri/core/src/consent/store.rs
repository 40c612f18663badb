//! SQL of consent. Facts are appended; what is in force is derived from them.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::{ConsentKind, PurposeKind};
use crate::Result;
use crate::values::{Day, LeadId, SubjectUid};

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

/// The purposes whose newest fact is a grant.
pub(super) fn purposes_in_force(sql: &Connection, lead: LeadId) -> Result<BTreeSet<PurposeKind>> {
    let mut statement = sql.prepare_cached(
        "SELECT e.event, p.purpose FROM consent_event e JOIN consent_event_purpose p ON p.event_id = e.id
         WHERE e.lead_id = ?1 AND e.kind = 'processing' ORDER BY e.id",
    )?;
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
