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

/// How much work one search may do.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    /// Terms read a prefix before a word counts as one that very many match.
    few: usize,
    /// The same, when every word is such a word.
    many: usize,
    /// Last changed people probed when words alone decide nothing.
    last: u32,
    /// People probed one by one at most.
    probed: usize,
    /// Matching people loaded at most, so that many archived ones cost no more than many open ones.
    loaded: usize,
}

/// Measured at 100 000 people: every search of 1 to 12 characters within 10 ms.
const BOUNDS: Bounds = Bounds { few: 3000, many: 15_000, last: 1000, probed: 3000, loaded: 300 };

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
    find_within(tx, typed, limit, BOUNDS)
}

fn find_within(tx: &Tx<'_>, typed: &str, limit: usize, bounds: Bounds) -> Result<Vec<LeadRow>> {
    let words = identity::query(typed).words;
    let (candidates, probes) = candidates(tx, &words, bounds)?;
    let blocked_too = sees_blocked(tx);
    let (mut open, mut archived) = (Vec::new(), Vec::new());
    let mut matching = 0;
    for lead in candidates.into_iter().take(bounds.probed) {
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
        if open.len() == limit || matching == bounds.loaded {
            break;
        }
    }
    open.extend(archived);
    open.truncate(limit);
    Ok(open)
}

/// People to look at, in order, and the words still to be probed for each of them.
fn candidates<'w>(
    tx: &Tx<'_>,
    words: &'w [QueryWord],
    bounds: Bounds,
) -> Result<(Vec<LeadId>, Vec<&'w QueryWord>)> {
    let (mut decided, mut probes) = (None, Vec::new());
    for word in words {
        match store::ids_with_prefixes(tx.sql(), word, bounds.few)? {
            (ids, true) => decided = Some(both(decided, ids)),
            (_, false) => probes.push(word),
        }
    }
    match (decided, probes.len()) {
        (Some(ids), _) => Ok((ids, probes)),
        (None, 0) => Ok((Vec::new(), probes)),
        // Very many match: some of the last changed do.
        (None, 1) => {
            let mut last = store::newest(tx.sql(), List::Open, bounds.last)?;
            last.extend(store::newest(tx.sql(), List::Archived, bounds.last)?);
            if sees_blocked(tx) {
                last.extend(store::newest(tx.sql(), List::Blocked, bounds.last)?);
            }
            Ok((last, probes))
        }
        // Very many match each word, perhaps few match both.
        (None, _) => {
            let (mut common, mut left) = (None, Vec::new());
            for word in probes {
                let (ids, all) = store::ids_with_prefixes(tx.sql(), word, bounds.many)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TestClinic, populate};

    const TYPED: [&str; 12] = [
        "а",
        "ива",
        "анна",
        "а а",
        "ан ле",
        "к а с",
        "79",
        "914",
        "2026",
        "wang",
        "алекс серг",
        "сергеевна а",
    ];

    /// Everyone, word by word, without any bound.
    fn everyone(tx: &Tx<'_>, typed: &str, of: u32) -> Vec<LeadId> {
        let words = identity::query(typed).words;
        let all: Vec<_> = words.iter().collect();
        let fits = |lead: &LeadId| matches_all(tx, *lead, &all).unwrap();
        (1..=i64::from(of)).rev().map(LeadId::new).filter(fits).collect()
    }

    #[test]
    fn within_the_bounds_everyone_who_matches_is_found() {
        let clinic = TestClinic::new();
        populate(&clinic, 400, 3).unwrap();
        clinic
            .read(Op::SearchLeads, |tx| {
                for typed in TYPED {
                    let mut found: Vec<_> = find(tx, typed, 1000)?.iter().map(|row| row.id).collect();
                    found.sort_unstable_by(|a, b| b.cmp(a));
                    let mut wanted = everyone(tx, typed, 400);
                    wanted.truncate(BOUNDS.loaded);
                    assert_eq!(found, wanted, "{typed}");
                }
                Ok(())
            })
            .unwrap();
    }

    #[test]
    fn words_that_very_many_match_still_find_only_people_who_match() {
        let clinic = TestClinic::new();
        populate(&clinic, 400, 3).unwrap();
        let tight = Bounds { few: 20, many: 120, last: 100, probed: 200, loaded: 50 };
        clinic
            .read(Op::SearchLeads, |tx| {
                let mut full = 0;
                for typed in TYPED {
                    let everyone = everyone(tx, typed, 400);
                    let found = find_within(tx, typed, 5, tight)?;
                    assert!(found.iter().all(|row| everyone.contains(&row.id)), "{typed}");
                    assert!(found.is_empty() == everyone.is_empty(), "{typed}: some of {}", everyone.len());
                    full += usize::from(found.len() == 5);
                }
                assert!(full >= 8, "{full} of {} answers are full", TYPED.len());
                Ok(())
            })
            .unwrap();
    }
}
