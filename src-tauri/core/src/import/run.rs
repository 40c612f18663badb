//! The dry run and the run: the same reading, the same lookups; only the run writes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::row::{self, Read};
use super::twins::{Known, Twin};
use super::{CheckedRow, Field, ImportChecked, ImportPlan, OnDuplicate, Staged, Verdict, store};
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::{self, ConsentChannel, ConsentKind, DocumentKind, Evidence, NewConsent, PurposeKind};
use crate::error::Problem;
use crate::leads;
use crate::values::{Day, LeadId, Timestamp};
use crate::{Error, Result};

/// Most rows told of a dry run.
const TOLD: usize = 500;
/// New rows told among them.
const NEW_TOLD: usize = 50;

/// An import as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportBatch {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// Rows of people in the file.
    pub rows: u32,
    /// Cards registered.
    pub created: u32,
    /// Cards completed.
    pub updated: u32,
    /// Rows left out.
    pub skipped: u32,
    /// When it was reverted.
    pub reverted_at: Option<Timestamp>,
    /// Until when it can be; absent when it cannot any more.
    pub revert_until: Option<Timestamp>,
}

/// Reads every row and says what would become of it. Writes nothing.
///
/// # Errors
/// `WrongState`: `file_gone`, `dates_unclear`, `cancelled`; `Invalid { columns }`.
pub fn check(clinic: &Clinic, plan: ImportPlan) -> Result<ImportChecked> {
    clinic.read(Op::CheckImport, |tx| {
        let staged = clinic.import_desk().staged(&plan.sha256)?;
        checked(&plan)?;
        let mut told = ImportChecked::default();
        let (mut others, mut new) = (Vec::new(), Vec::new());
        each(clinic, tx, &staged, &plan, |_, number, who, found| {
            let verdict = told.count(found);
            let rows = if matches!(verdict, Verdict::New { .. }) { &mut new } else { &mut others };
            if rows.len() < TOLD {
                rows.push(CheckedRow { row: number, who, verdict });
            }
            Ok(())
        })?;
        new.truncate(NEW_TOLD);
        others.truncate(TOLD - new.len());
        others.append(&mut new);
        Ok(ImportChecked { rows: others, ..told })
    })
}

/// What reading and looking up found of a row.
enum Found {
    Person(Box<Read>, Twin),
    Wrong { field: String, problem: Problem },
}

impl ImportChecked {
    fn count(&mut self, found: Found) -> Verdict {
        match found {
            Found::Person(read, Twin::Nobody) => {
                self.new += 1;
                let consent = read.agreed_to.is_some();
                self.with_consent += u32::from(consent);
                Verdict::New { consent }
            }
            Found::Person(_, Twin::Card { of, by, .. }) => {
                self.duplicates += 1;
                Verdict::Duplicate { of, by }
            }
            Found::Person(_, Twin::Row(before)) => {
                self.repeated += 1;
                Verdict::Repeated { before }
            }
            Found::Person(_, Twin::Blocked) => {
                self.blocked += 1;
                Verdict::Blocked
            }
            Found::Wrong { field, problem } => {
                self.wrong += 1;
                Verdict::Wrong { field, problem }
            }
        }
    }
}

fn checked(plan: &ImportPlan) -> Result<()> {
    let named = [Field::FullName, Field::Surname, Field::Given, Field::Latin, Field::Chinese, Field::Phone];
    if !plan.columns.iter().any(|field| named.contains(field)) {
        return Err(Error::invalid("columns", Problem::Empty));
    }
    let dated = [Field::AskedOn, Field::NextOn, Field::ConsentOn];
    if plan.date_order.is_none() && plan.columns.iter().any(|field| dated.contains(field)) {
        return Err(Error::WrongState { state: "dates_unclear".into() });
    }
    Ok(())
}

/// Versions of the consent text by the days people agreed on: a file holds few days and many people.
#[derive(Default)]
struct Versions(BTreeMap<Day, Option<u32>>);

impl Versions {
    fn on(&mut self, tx: &Tx<'_>, day: Day) -> Result<Option<u32>> {
        if let Some(known) = self.0.get(&day) {
            return Ok(*known);
        }
        let version = consent::in_force_on(tx, DocumentKind::Processing, day)?;
        self.0.insert(day, version);
        Ok(version)
    }
}

/// Every row of people: its number, a word for it, what was found.
fn each(
    clinic: &Clinic,
    tx: &Tx<'_>,
    staged: &Staged,
    plan: &ImportPlan,
    mut see: impl FnMut(&Tx<'_>, u32, String, Found) -> Result<()>,
) -> Result<()> {
    let desk = clinic.import_desk();
    desk.begin(staged.people().len());
    let mut known = Known::new();
    let mut versions = Versions::default();
    // The last row of a file that was cut off is half a row.
    let cut = staged.people().last().filter(|_| staged.table.cut).map(|(number, _)| *number);
    for (number, cells) in staged.people() {
        desk.step()?;
        let read = row::read(cells, plan, staged.names()).and_then(|read| {
            if cut == Some(*number) {
                return Err(Error::invalid("row", Problem::Cut));
            }
            leads::check_new(&read.new)?;
            match read.agreed_on {
                Some(on) if on > tx.today() => Err(Error::invalid("consent_on", Problem::Future)),
                Some(on) => Ok(Read { agreed_to: versions.on(tx, on)?, ..read }),
                None => Ok(read),
            }
        });
        let (who, found) = match read {
            Ok(read) => {
                let twin = known.find(tx, *number, &read.new)?;
                let name = read.new.name.full();
                let phone = read.new.phones.first().map(|phone| phone.number.clone()).unwrap_or_default();
                (if name.is_empty() { phone } else { name }, Found::Person(Box::new(read), twin))
            }
            Err(Error::Invalid { field, problem }) => {
                let worded = cells.iter().find(|cell| cell.chars().any(char::is_alphabetic));
                let who = worded.or(cells.iter().find(|cell| !cell.is_empty()));
                (who.cloned().unwrap_or_default(), Found::Wrong { field, problem })
            }
            Err(other) => return Err(other),
        };
        see(tx, *number, who, found)?;
    }
    Ok(())
}

/// Takes the file in: all of it or nothing.
///
/// # Errors
/// As [`check`]; `WrongState { wrong_rows }` while a row is wrong and that was not allowed.
pub fn run(clinic: &Clinic, plan: ImportPlan) -> Result<ImportBatch> {
    let batch = clinic.transact(Op::ImportLeads, |tx| {
        let staged = clinic.import_desk().staged(&plan.sha256)?;
        checked(&plan)?;
        let rows = u32::try_from(staged.people().len()).unwrap_or(u32::MAX);
        let id = store::insert_batch(tx, &plan.sha256, rows)?;
        tx.about("import", id);
        let (mut created, mut updated, mut skipped) = (0_u32, 0_u32, 0_u32);
        each(clinic, tx, &staged, &plan, |tx, _, _, found| {
            match found {
                Found::Wrong { .. } if !plan.skip_wrong => {
                    return Err(Error::WrongState { state: "wrong_rows".into() });
                }
                Found::Person(read, Twin::Nobody) => {
                    register(tx, id, *read, &plan)?;
                    created += 1;
                }
                Found::Person(read, Twin::Card { lead, .. }) => match plan.duplicates {
                    OnDuplicate::Skip => skipped += 1,
                    OnDuplicate::Create => {
                        register(tx, id, *read, &plan)?;
                        created += 1;
                    }
                    OnDuplicate::Complete if complete(tx, id, lead, *read)? => updated += 1,
                    OnDuplicate::Complete => skipped += 1,
                },
                Found::Person(_, Twin::Row(_) | Twin::Blocked) | Found::Wrong { .. } => skipped += 1,
            }
            Ok(())
        })?;
        store::finish_batch(tx, id, created, updated, skipped)?;
        store::remember(tx, &staged.form(), &ImportPlan { sha256: String::new(), ..plan.clone() })?;
        store::batches(tx, Some(id))?.pop().ok_or_else(|| Error::internal("import: the batch just written"))
    })?;
    super::put_away(clinic, &plan.sha256);
    Ok(batch)
}

fn register(tx: &Tx<'_>, batch: i64, read: Read, plan: &ImportPlan) -> Result<()> {
    let language = read.new.language;
    let lead = leads::enter(tx, read.new)?;
    let mut facts = 0;
    if let Some((on, version)) = read.agreed_on.zip(read.agreed_to) {
        let purposes: BTreeSet<_> = PurposeKind::ALL.into();
        let new = NewConsent {
            lead,
            kind: ConsentKind::Processing,
            purposes,
            language,
            text_version: Some(version),
            on,
            channel: ConsentChannel::Website,
            evidence: Evidence::WebForm,
            evidence_place: String::new(),
            evidence_sha256: Some(plan.sha256.clone()),
            scan_base64: None,
        };
        consent::grant_in(tx, &new, None)?;
        facts = 1;
    }
    store::insert_lead(tx.sql(), batch, lead, facts)
}

/// Adds to a card what it lacks; tells whether anything was.
fn complete(tx: &Tx<'_>, batch: i64, lead: LeadId, read: Read) -> Result<bool> {
    // A second row of the same card completes what the first has left.
    let before = match store::has_lead(tx.sql(), batch, lead)? {
        true => None,
        false => Some(leads::CardCopy::of(tx.sql(), lead)?),
    };
    if !leads::complete(tx, lead, &read.new)? {
        return Ok(false);
    }
    match before {
        Some(before) => store::insert_completed(tx.sql(), batch, lead, &before)?,
        None => store::completed_again(tx.sql(), batch, lead)?,
    }
    Ok(true)
}

/// Imports, the newest first.
///
/// # Errors
/// Only the database's own.
pub fn list(clinic: &Clinic, _: Nothing) -> Result<Vec<ImportBatch>> {
    clinic.read(Op::SeeImports, |tx| store::batches(tx, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_may_be_read_two_ways_wait_for_the_desk() {
        let mut plan = ImportPlan {
            sha256: String::new(),
            columns: vec![Field::Phone, Field::AskedOn],
            date_order: None,
            language: crate::values::Language::Ru,
            channel: leads::Channel::Phone,
            duplicates: OnDuplicate::Skip,
            skip_wrong: false,
        };
        assert_eq!(checked(&plan), Err(Error::WrongState { state: "dates_unclear".into() }));
        plan.date_order = Some(super::super::DateOrder::DayFirst);
        assert_eq!(checked(&plan), Ok(()));
        plan.columns = vec![Field::Comment];
        assert_eq!(checked(&plan), Err(Error::invalid("columns", Problem::Empty)));
    }
}
