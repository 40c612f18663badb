//! The identity index: which leads have a term beginning with what was typed.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use crate::clinic::Tx;
use crate::identity::{self, QueryWord, Term};
use crate::leads::draft::Content;
use crate::values::{CaseNo, Email, LeadId, PersonName, Phone};
use crate::{Error, Result};

/// Writes the person's terms anew, in the transaction that writes the person.
pub(in crate::leads) fn reindex(
    sql: &Connection,
    lead: LeadId,
    case_no: &CaseNo,
    content: &Content,
) -> Result<()> {
    let phones: Vec<Phone> = content.phones.iter().map(|(number, _)| number.clone()).collect();
    write(sql, lead, &identity::terms(&content.name, &phones, &content.emails, case_no))
}

/// The same from the card as it stands.
pub(crate) fn reindex_as_stored(tx: &Tx<'_>, lead: LeadId) -> Result<()> {
    let (card, _) = super::card(tx, lead)?.ok_or_else(|| Error::not_found("lead"))?;
    let phones: Vec<Phone> = card.phones.into_iter().map(|phone| phone.number).collect();
    write(tx.sql(), lead, &identity::terms(&card.name, &phones, &card.emails, &card.case_no))
}

/// Terms of the person, and the numbers of the cards that went into this one.
fn write(sql: &Connection, lead: LeadId, terms: &[Term]) -> Result<()> {
    sql.prepare_cached("DELETE FROM identity_term WHERE lead_id = ?1")?.execute([lead])?;
    let mut insert =
        sql.prepare_cached("INSERT OR IGNORE INTO identity_term (term, lead_id, kind) VALUES (?1, ?2, ?3)")?;
    let mut add = |terms: &[Term]| -> Result<()> {
        for term in terms {
            insert.execute(params![term.text, lead, term.kind.code()])?;
        }
        Ok(())
    };
    add(terms)?;
    for number in super::merge::absorbed_numbers(sql, lead)? {
        add(&identity::terms(&PersonName::default(), &[], &[], &number))?;
    }
    Ok(())
}

/// Leads having a term with any of the word's prefixes, each once, newest registered first.
/// Reads at most `most` terms a prefix; the flag says whether that was all of them.
pub(in crate::leads) fn ids_with_prefixes(
    sql: &Connection,
    word: &QueryWord,
    most: usize,
) -> Result<(Vec<LeadId>, bool)> {
    let mut statement =
        sql.prepare_cached("SELECT lead_id FROM identity_term WHERE term >= ?1 AND term < ?2 LIMIT ?3")?;
    let limit = i64::try_from(most).unwrap_or(i64::MAX);
    let mut ids: Vec<LeadId> = Vec::new();
    let mut all = true;
    for (first, end) in word.ranges() {
        let before = ids.len();
        for id in statement.query_map(params![first, end, limit], |row| row.get(0))? {
            ids.push(id?);
        }
        all &= ids.len() - before < most;
    }
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.dedup();
    Ok((ids, all))
}

/// Leads having any of these words of a name as a whole term, each once, newest registered first.
pub(in crate::leads) fn ids_with_terms(sql: &Connection, terms: &[String]) -> Result<Vec<LeadId>> {
    let mut statement = sql.prepare_cached(
        "SELECT lead_id FROM identity_term WHERE term = ?1 AND kind IN ('name', 'pinyin') LIMIT 200",
    )?;
    let mut ids: Vec<LeadId> = Vec::new();
    for term in terms {
        for id in statement.query_map([term], |row| row.get(0))? {
            ids.push(id?);
        }
    }
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.dedup();
    Ok(ids)
}

/// Whether one lead has a term with any of the word's prefixes.
pub(in crate::leads) fn lead_has_prefix(sql: &Connection, lead: LeadId, word: &QueryWord) -> Result<bool> {
    let mut statement = sql.prepare_cached(
        "SELECT 1 FROM identity_term INDEXED BY identity_term_of WHERE lead_id = ?1 AND term >= ?2 AND term < ?3",
    )?;
    for (first, end) in word.ranges() {
        if statement.exists(params![lead, first, end])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Leads with exactly this number, newest registered first.
pub(in crate::leads) fn with_phone(sql: &Connection, phone: &Phone, most: usize) -> Result<Vec<LeadId>> {
    let mut statement = sql.prepare_cached(
        "SELECT DISTINCT lead_id FROM lead_phone WHERE e164 = ?1 ORDER BY lead_id DESC LIMIT ?2",
    )?;
    let ids = statement
        .query_map(params![phone, i64::try_from(most).unwrap_or(i64::MAX)], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

/// The newest lead with this number.
pub(crate) fn first_with_phone(tx: &Tx<'_>, phone: &Phone) -> Result<Option<LeadId>> {
    Ok(with_phone(tx.sql(), phone, 1)?.into_iter().next())
}

/// The newest lead with this address.
pub(crate) fn first_with_email(tx: &Tx<'_>, email: &Email) -> Result<Option<LeadId>> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT max(lead_id) FROM lead_email WHERE address = ?1")?
        .query_row([email], |row| row.get(0))?)
}

/// Open and archived leads by their whole name, see [`identity::name_key`]; of several the newest.
pub(crate) fn by_name_key(tx: &Tx<'_>) -> Result<HashMap<String, LeadId>> {
    let mut found = HashMap::new();
    super::merge::each_name(tx.sql(), |lead, name| {
        if let Some(key) = identity::name_key(&name) {
            found.insert(key, lead);
        }
    })?;
    Ok(found)
}
