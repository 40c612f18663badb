//! Filling a clinic with an invented crowd in one transaction.

use rusqlite::params;

use super::people::{InventedPerson, people};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::PurposeKind;
use crate::leads;
use crate::values::{Day, LeadId, Timestamp};
use crate::{Error, Result};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Registers `n` invented people with consents, statuses and promises spread over two years: cards,
/// identity terms and timelines as the desk itself writes them. The same seed, the same people.
///
/// # Errors
/// Only the database's own.
pub fn populate(clinic: &Clinic, n: u32, seed: u64) -> Result<Vec<LeadId>> {
    clinic.transact(Op::SetUp, |tx| {
        // The index is filled in no order: its pages stay in memory until the crowd is complete.
        tx.sql().pragma_update(None, "cache_size", -400_000)?;
        let ids = (0..n).zip(people(seed)).map(|(_, person)| enter(tx, person)).collect();
        tx.sql().pragma_update(None, "cache_size", -16_000)?;
        ids
    })
}

fn enter(tx: &Tx<'_>, person: InventedPerson) -> Result<LeadId> {
    let ago = |days: u32| tx.now().plus_seconds(-i64::from(days) * DAY);
    let (created, changed) = (ago(person.days_ago), ago(person.changed_days_ago));
    let lead = leads::enter(tx, person.new)?;
    tx.sql()
        .prepare_cached(
            "UPDATE lead SET created_at = ?2, status = ?3, status_at = ?4, changed_at = ?4, next_action = ?5,
               next_on = ?6, archived_at = ?7 WHERE id = ?1",
        )?
        .execute(params![
            lead,
            created,
            person.status,
            changed,
            person.promise.map(|(text, _)| text).unwrap_or_default(),
            person.promise.map(|(_, days)| in_days(tx.today(), days)),
            person.archived.then_some(changed),
        ])?;
    tx.sql()
        .prepare_cached("UPDATE timeline_entry SET at = ?2 WHERE lead_id = ?1")?
        .execute(params![lead, created])?;
    agree(tx, lead, created, person.purposes)?;
    Ok(lead)
}

fn in_days(today: Day, days: i32) -> Day {
    if days < 0 { today.minus_days(days.unsigned_abs()) } else { today.plus_days(days.unsigned_abs()) }
}

/// A consent given on the website on the day of the enquiry; by SQL, for it lies in the past.
fn agree(tx: &Tx<'_>, lead: LeadId, at: Timestamp, purposes: u32) -> Result<()> {
    if purposes == 0 {
        return Ok(());
    }
    tx.sql()
        .prepare_cached(
            "INSERT INTO consent_event (lead_id, event, kind, text_id, on_day, recorded_at, recorded_by, channel,
               evidence, evidence_place)
             SELECT ?1, 'granted', 'processing', max(id), ?2, ?3, ?4, 'website', 'web_form', 'заявки сайта'
             FROM consent_text WHERE kind = 'processing' AND language = 'ru'",
        )?
        .execute(params![lead, at.day_in(tx.zone()), at, tx.account()])?;
    let event = tx.sql().last_insert_rowid();
    for purpose in
        PurposeKind::ALL.iter().take(usize::try_from(purposes).map_err(|_| Error::internal("purposes"))?)
    {
        tx.sql()
            .prepare_cached("INSERT INTO consent_event_purpose (event_id, purpose) VALUES (?1, ?2)")?
            .execute(params![event, purpose.code()])?;
    }
    Ok(())
}
