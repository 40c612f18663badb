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
    /// The same, when every word is such a word and the last changed people were not enough.
    many: usize,
    /// Last changed people of a list probed when words alone decide nothing.
    last: u32,
    /// People probed one by one at most.
    probed: usize,
    /// Matching people loaded at most, so that many archived ones cost no more than many open ones.
    loaded: usize,
}

/// Chosen so that a search of 1 to 12 characters among 100 000 people stays within 10 ms; the bench
/// measures it.
const BOUNDS: Bounds = Bounds { few: 3000, many: 15_000, last: 500, probed: 4000, loaded: 300 };

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
    /// Newest first, archived last; empty for a blank query.
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

/// People matching what was typed, at most `limit`. When nobody does, perhaps the keyboard speaks another
/// language than the hand, or one letter of a longer word is wrong.
pub(super) fn find(tx: &Tx<'_>, typed: &str, limit: usize) -> Result<Vec<LeadRow>> {
    let mut found = find_within(tx, typed, limit, BOUNDS, Spelling::AsTyped)?;
    if found.is_empty()
        && let Some(other) = identity::other_layout(typed)
    {
        found = find_within(tx, &other, limit, BOUNDS, Spelling::AsTyped)?;
    }
    if found.is_empty() {
        found = find_within(tx, typed, limit, BOUNDS, Spelling::OneLetterOff)?;
    }
    Ok(found)
}

/// How closely a word is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    AsTyped,
    /// A longer word may also be another with one letter mistyped.
    OneLetterOff,
}

fn find_within(
    tx: &Tx<'_>,
    typed: &str,
    limit: usize,
    bounds: Bounds,
    spelling: Spelling,
) -> Result<Vec<LeadRow>> {
    let words = identity::query(typed).words;
    let (mut decided, mut common) = (None, Vec::new());
    let mut looser = spelling == Spelling::AsTyped;
    for word in &words {
        let (mut ids, all) = store::ids_with_prefixes(tx.sql(), word, bounds.few)?;
        if !all {
            common.push((word, ids));
            continue;
        }
        if spelling == Spelling::OneLetterOff {
            let near = word.misspelt();
            looser |= !near.is_empty();
            ids.extend(store::ids_with_terms(tx.sql(), &near)?);
            ids.sort_unstable_by(|a, b| b.cmp(a));
            ids.dedup();
        }
        decided = Some(both(decided, ids));
    }
    if !looser {
        // Every word is short or common: nothing else could be found than before.
        return Ok(Vec::new());
    }
    let (words, some): (Vec<_>, Vec<_>) = common.into_iter().unzip();
    let mut answer = Answer::new(tx, &words, limit, bounds);
    match decided {
        Some(ids) => answer.look_at(ids)?,
        None if words.is_empty() => {}
        None => {
            answer.look_at_last_changed()?;
            if !answer.is_full() {
                answer.look_at(match some.as_slice() {
                    [one] => one.clone(),
                    // Very many match each word, perhaps few match all.
                    _ => common_to_all(tx, &words, bounds)?,
                })?;
            }
        }
    }
    Ok(answer.rows())
}

/// People having each of the words, as far as the bounds allow to know.
fn common_to_all(tx: &Tx<'_>, words: &[&QueryWord], bounds: Bounds) -> Result<Vec<LeadId>> {
    let mut common = None;
    for word in words {
        let (ids, all) = store::ids_with_prefixes(tx.sql(), word, bounds.many)?;
        if all || common.is_none() {
            common = Some(both(common, ids));
        }
    }
    Ok(common.unwrap_or_default())
}

/// Those in both lists; each is sorted, the newest first.
fn both(known: Option<Vec<LeadId>>, mut ids: Vec<LeadId>) -> Vec<LeadId> {
    if let Some(known) = known {
        ids.retain(|id| known.binary_search_by(|other| id.cmp(other)).is_ok());
    }
    ids
}

/// The rows found so far.
struct Answer<'t> {
    tx: &'t Tx<'t>,
    /// Words each person is probed for.
    words: &'t [&'t QueryWord],
    limit: usize,
    bounds: Bounds,
    blocked_too: bool,
    seen: HashSet<LeadId>,
    loaded: usize,
    open: Vec<LeadRow>,
    archived: Vec<LeadRow>,
}

impl<'t> Answer<'t> {
    fn new(tx: &'t Tx<'t>, words: &'t [&'t QueryWord], limit: usize, bounds: Bounds) -> Self {
        let (seen, open, archived) = (HashSet::new(), Vec::new(), Vec::new());
        Answer { tx, words, limit, bounds, blocked_too: sees_blocked(tx), seen, loaded: 0, open, archived }
    }

    fn is_full(&self) -> bool {
        self.open.len() >= self.limit
            || self.loaded >= self.bounds.loaded
            || self.seen.len() >= self.bounds.probed
    }

    fn look_at(&mut self, leads: Vec<LeadId>) -> Result<()> {
        for lead in leads {
            if self.is_full() {
                break;
            }
            if !self.seen.insert(lead) || !matches_all(self.tx, lead, self.words)? {
                continue;
            }
            let Some(row) = store::row(self.tx, lead)? else { continue };
            self.loaded += 1;
            match (row.blocked_due.is_some(), row.archived) {
                (true, _) if !self.blocked_too => {}
                (_, false) => self.open.push(row),
                (_, true) => self.archived.push(row),
            }
        }
        Ok(())
    }

    /// A first handful usually is enough for one letter.
    fn look_at_last_changed(&mut self) -> Result<()> {
        let last = self.bounds.last;
        for (list, most) in
            [(List::Open, last / 5), (List::Open, last), (List::Archived, last), (List::Blocked, last)]
        {
            if !self.is_full() {
                self.look_at(store::newest(self.tx.sql(), list, most)?)?;
            }
        }
        Ok(())
    }

    /// Open ones first, each kind in the order it was looked at.
    fn rows(mut self) -> Vec<LeadRow> {
        self.open.append(&mut self.archived);
        self.open.truncate(self.limit);
        self.open
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
    fn what_was_typed_under_the_wrong_layout_is_found_when_nobody_else_is() {
        let clinic = TestClinic::new();
        let lead = clinic.lead("Лебедева Анна").phone("89141234567").create();
        let other = clinic.lead("Ким Вера").chinese("王小明").create();
        clinic
            .read(Op::SearchLeads, |tx| {
                let found =
                    |typed| Ok::<_, Error>(find(tx, typed, 5)?.iter().map(|row| row.id).collect::<Vec<_>>());
                assert_eq!(found("kt,tltdf fyyf")?, [lead]);
                assert_eq!(found("kt,tl 4567")?, [lead]);
                assert_eq!(found("цфтп")?, [other]);
                assert_eq!(found("kim")?, [other], "a word that finds somebody is not read again");
                assert_eq!(found("zxqjv")?, []);
                Ok(())
            })
            .unwrap();
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
                    let found = find_within(tx, typed, 5, tight, Spelling::AsTyped)?;
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
