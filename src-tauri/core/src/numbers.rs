//! What a number names: an estimate, a letter, an act. For the search box, where a number is read from a
//! paper or dictated on the phone.
//!
//! Only what the actor may see is named, and no estimate of a person whose data may not be used for one.
//! Cards are found by the leads' own search.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Result;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, Estimate};
use crate::values::{CaseNo, DestructionId, EstimateId, LeadId, RequestId};

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NumberQuery {
    /// `E-2026-0012`, `e 2026 12`, `L12`: the series' letter, a year if need be, the number.
    pub text: String,
}

/// What it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Numbered {
    /// An issued estimate.
    Estimate {
        /// Its number.
        number: CaseNo,
        /// The estimate it was issued from.
        estimate: EstimateId,
    },
    /// A letter.
    Letter {
        /// Its number.
        number: CaseNo,
        /// The letter.
        request: RequestId,
    },
    /// An act of destruction.
    Act {
        /// Its number.
        number: CaseNo,
        /// The destruction.
        destruction: DestructionId,
    },
}

/// Finds what a number names, at most one thing of each year asked for.
///
/// # Errors
/// Only the database's own; a text that is no number names nothing.
pub fn find(clinic: &Clinic, query: NumberQuery) -> Result<Vec<Numbered>> {
    clinic.read(Op::SearchNumbers, |tx| {
        let Some((series, year, number)) = read(&query.text) else { return Ok(Vec::new()) };
        // Without a year: this one, else the last.
        let years = year.map_or_else(|| vec![tx.today().year(), tx.today().year() - 1], |year| vec![year]);
        for year in years {
            let found = named(tx, series, year, number)?;
            if found.is_some() {
                return Ok(found.into_iter().collect());
            }
        }
        Ok(Vec::new())
    })
}

fn named(tx: &Tx<'_>, series: char, year: i32, number: i64) -> Result<Option<Numbered>> {
    let may = |op: Op| tx.actor().holds_any(op.allowed_to());
    let shown = CaseNo::new(series, year, number);
    match series {
        'E' if may(Op::SeeEstimate) => {
            let found = store::estimate(tx.sql(), year, number)?;
            let allowed = found.filter(|(_, lead)| consent::permit::<Estimate>(tx, *lead).is_ok());
            Ok(allowed.map(|(estimate, _)| Numbered::Estimate { number: shown, estimate }))
        }
        'L' if may(Op::SeeRequests) => {
            Ok(store::letter(tx.sql(), &shown)?.map(|request| Numbered::Letter { number: shown, request }))
        }
        'A' if may(Op::SeeAct) => {
            let found = store::act(tx.sql(), year, number)?;
            Ok(found.map(|destruction| Numbered::Act { number: shown, destruction }))
        }
        _ => Ok(None),
    }
}

/// The series' letter, the year if any, the number; Russian letters that look alike count as theirs.
fn read(text: &str) -> Option<(char, Option<i32>, i64)> {
    let text = text.trim().to_uppercase();
    let mut letters = text.chars();
    let series = match letters.next()? {
        'E' | 'Е' => 'E',
        'L' => 'L',
        'A' | 'А' => 'A',
        _ => return None,
    };
    let rest = letters.as_str();
    if !rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '/')) {
        return None;
    }
    let parts: Vec<&str> = rest.split([' ', '-', '–', '/']).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [number] if number.len() <= 6 => Some((series, None, number.parse().ok()?)),
        [year, number] if year.len() == 4 && number.len() <= 9 => {
            Some((series, Some(year.parse().ok()?), number.parse().ok()?))
        }
        _ => None,
    }
}

/// SQL of numbers.
mod store {
    use rusqlite::{Connection, OptionalExtension, params};

    use super::{CaseNo, DestructionId, EstimateId, LeadId, RequestId};
    use crate::Result;

    pub(super) fn estimate(sql: &Connection, year: i32, number: i64) -> Result<Option<(EstimateId, LeadId)>> {
        Ok(sql
            .prepare_cached(
                "SELECT estimate_id, lead_id FROM estimate_issue WHERE year = ?1 AND number = ?2",
            )?
            .query_row(params![year, number], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    pub(super) fn letter(sql: &Connection, number: &CaseNo) -> Result<Option<RequestId>> {
        Ok(sql
            .prepare_cached("SELECT id FROM request WHERE case_no = ?1")?
            .query_row([number], |row| row.get(0))
            .optional()?)
    }

    pub(super) fn act(sql: &Connection, year: i32, number: i64) -> Result<Option<DestructionId>> {
        Ok(sql
            .prepare_cached("SELECT id FROM destruction WHERE act_year = ?1 AND act_number = ?2")?
            .query_row(params![year, number], |row| row.get(0))
            .optional()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::staff::Role;
    use crate::testing::{TestClinic, sample_lead};
    use rstest::rstest;

    #[rstest]
    #[case("E-2026-0012", Some(('E', Some(2026), 12)))]
    #[case(" е 2026 12 ", Some(('E', Some(2026), 12)))]
    #[case("е12", Some(('E', None, 12)))]
    #[case("L/2026/3", Some(('L', Some(2026), 3)))]
    #[case("А-2026-0001", Some(('A', Some(2026), 1)))]
    #[case("K-2026-0001", None)]
    #[case("елена", None)]
    #[case("E", None)]
    #[case("E-20261-2", None)]
    #[case("E1234567", None)]
    #[case("E-2026-99999999999", None)]
    #[case("", None)]
    fn a_number_is_read_as_it_is_said(#[case] text: &str, #[case] read: Option<(char, Option<i32>, i64)>) {
        assert_eq!(super::read(text), read);
    }

    #[test]
    fn a_number_leads_to_what_it_names_for_whoever_may_see_it() {
        let clinic = TestClinic::new();
        let sample = sample_lead(&clinic);
        let asked = |clinic: &Clinic, text: &str| find(clinic, NumberQuery { text: text.into() }).unwrap();
        let found = asked(&clinic, "e 1");
        assert!(
            matches!(&found[..], [Numbered::Estimate { number, .. }] if number.as_str() == "E-2026-0001"),
            "{found:?}"
        );
        assert_eq!(asked(&clinic.as_role([Role::PrivacyOfficer]), "e 1"), []);
        assert_eq!(asked(&clinic, "E-2025-0001"), []);
        let letter = crate::requests::NewRequest::withdrawal([sample.lead], sample.today);
        crate::requests::record(&clinic, letter).unwrap();
        assert!(matches!(&asked(&clinic, "L1")[..], [Numbered::Letter { .. }]));
        assert_eq!(asked(&clinic, "e 1"), [], "her estimate may not be used any more");
    }
}
