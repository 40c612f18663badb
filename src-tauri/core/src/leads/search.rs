//! One box for phone, name in any script, address and case number.
//!
//! Every word must match something of the person. The work is bounded whatever is typed: words that
//! few people match decide; words that very many match (one letter) are only probed, person by
//! person, among the decided or the last changed ones. Newest first, archived last and marked,
//! blocked for the privacy officer only.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::LeadRow;
use super::list::sees_blocked;
use super::store::{self, List};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::identity::{self, QueryWord};
use crate::values::LeadId;
use crate::{Error, Result, error::Problem};

/// Most rows of one answer.
const LIMIT_MAX: u32 = 100;
/// Terms read a prefix before a word counts as one that very many match.
const FEW: usize = 3000;
/// The same, when every word is such a word.
const MANY: usize = 15_000;
/// Last changed people probed when words alone decide nothing.
const LAST: u32 = 1000;
/// People probed one by one at most.
const PROBED: usize = 3000;
/// Matching people loaded at most, so that many archived ones cost no more than many open ones.
const LOADED: usize = 300;

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchQuery {
    /// As typed; everything after 400 characters is not read.
    pub text: String,
    /// Rows wanted, 1–100.
    pub limit: u32,
}

/// Who was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundLeads {
    /// Newest registered first, archived last; empty for a blank query.
    pub rows: Vec<LeadRow>,
}

/// Finds people.
///
/// # Errors
/// `Invalid { limit }`.
pub fn search(clinic: &Clinic, query: SearchQuery) -> Result<FoundLeads> {
    clinic.read(Op::SearchLeads, |tx| {
        match query.limit {
            0 => return Err(Error::invalid("limit", Problem::TooSmall { min: 1 })),
            1..=LIMIT_MAX => {}
            _ => return Err(Error::invalid("limit", Problem::TooLarge { max: 100 })),
        }
        Ok(FoundLeads { rows: find(tx, &query.text, query.limit as usize)? })
    })
}

/// People matching what was typed, at most `limit`.
pub(super) fn find(tx: &Tx<'_>, typed: &str, limit: usize) -> Result<Vec<LeadRow>> {
    let words = identity::query(typed).words;
    let (candidates, probes) = candidates(tx, &words)?;
    let blocked_too = sees_blocked(tx);
    let (mut open, mut archived) = (Vec::new(), Vec::new());
    let mut matching = 0;
    for lead in candidates.into_iter().take(PROBED) {
        if !matches_all(tx, lead, &probes)? {
            continue;
        }
        let Some(row) = store::row(tx, lead)? else { continue };
        matching += 1;
        match (row.blocked_due.is_some(), row.archived) {
            (true, _) if !blocked_too => {}
            (_, false) => open.push(row),
            (_, true) if archived.len() < limit => archived.push(row),
            (_, true) => {}
        }
        if open.len() == limit || matching == LOADED {
            break;
        }
    }
    open.extend(archived);
    open.truncate(limit);
    Ok(open)
}

/// People to look at, in order, and the words still to be probed for each of them.
fn candidates<'w>(tx: &Tx<'_>, words: &'w [QueryWord]) -> Result<(Vec<LeadId>, Vec<&'w QueryWord>)> {
    let (mut decided, mut probes) = (None, Vec::new());
    for word in words {
        match store::ids_with_prefixes(tx.sql(), word, FEW)? {
            (ids, true) => decided = Some(both(decided, ids)),
            (_, false) => probes.push(word),
        }
    }
    match (decided, probes.len()) {
        (Some(ids), _) => Ok((ids, probes)),
        (None, 0) => Ok((Vec::new(), probes)),
        // Very many match: some of the last changed do.
        (None, 1) => {
            let mut last = store::newest(tx.sql(), List::Open, LAST)?;
            last.extend(store::newest(tx.sql(), List::Archived, LAST)?);
            if sees_blocked(tx) {
                last.extend(store::newest(tx.sql(), List::Blocked, LAST)?);
            }
            Ok((last, probes))
        }
        // Very many match each word, perhaps few match both.
        (None, _) => {
            let (mut common, mut left) = (None, Vec::new());
            for word in probes {
                let (ids, all) = store::ids_with_prefixes(tx.sql(), word, MANY)?;
                if all || common.is_none() {
                    common = Some(both(common, ids));
                }
                if !all {
                    left.push(word);
                }
            }
            Ok((common.unwrap_or_default(), left))
        }
    }
}

/// Those in both lists, in the order of the second.
fn both(known: Option<Vec<LeadId>>, ids: Vec<LeadId>) -> Vec<LeadId> {
    match known {
        Some(known) => {
            let known: HashSet<LeadId> = known.into_iter().collect();
            ids.into_iter().filter(|id| known.contains(id)).collect()
        }
        None => ids,
    }
}

fn matches_all(tx: &Tx<'_>, lead: LeadId, words: &[&QueryWord]) -> Result<bool> {
    for word in words {
        if !store::lead_has_prefix(tx.sql(), lead, word)? {
            return Ok(false);
        }
    }
    Ok(true)
}
