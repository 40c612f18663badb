//! Undoing a withdrawal that was recorded by mistake: new facts, never an edit.

use std::collections::BTreeMap;

use super::{ConsentKind, PurposeKind, store};
use crate::clinic::Tx;
use crate::values::{LeadId, Timestamp};
use crate::{Error, Result};

/// What a fact speaks of: a kind, for processing one of its purposes.
pub(super) type Subject = (ConsentKind, Option<PurposeKind>);

/// One fact in the order of entry, as far as the undoing asks.
pub(super) struct Step {
    /// Its row.
    pub id: i64,
    /// Whether it gave (or gave back) rather than took.
    pub given: bool,
    /// When entered.
    pub recorded_at: Timestamp,
    /// What of.
    pub subjects: Vec<Subject>,
}

/// Restores what the withdrawal recorded at `withdrawn_at` took: for each consent it ended, a fact
/// `reinstated` with the text, day and evidence of the grant it ended. What the person granted or
/// withdrew since stays as it is. The reason and the block are the caller's; see [`unblock`].
///
/// # Errors
/// `NotFound`; `WrongState { not_withdrawn }` when nothing was withdrawn at that moment.
pub fn reinstate(tx: &Tx<'_>, lead: LeadId, withdrawn_at: Timestamp) -> Result<()> {
    let state = store::lead_state(tx.sql(), lead)?.ok_or_else(|| Error::not_found("lead"))?;
    tx.about_lead(&state.subject);
    let lost = lost(&store::steps(tx.sql(), lead)?, withdrawn_at)
        .ok_or_else(|| Error::WrongState { state: "not_withdrawn".into() })?;
    for (grant, subjects) in lost {
        let purposes: Vec<_> = subjects.iter().filter_map(|(_, purpose)| *purpose).collect();
        store::insert_reinstated(tx, grant, &purposes)?;
        if let Some((kind, _)) = subjects.first() {
            store::note(tx, lead, &format!("reinstated:{}", kind.code()))?;
        }
    }
    Ok(())
}

/// What a withdrawal ended and nothing has replaced since, by the grant it ended; `None` when no
/// withdrawal was entered at that moment.
fn lost(steps: &[Step], withdrawn_at: Timestamp) -> Option<BTreeMap<i64, Vec<Subject>>> {
    let mut in_force: BTreeMap<Subject, i64> = BTreeMap::new();
    let mut lost: BTreeMap<Subject, i64> = BTreeMap::new();
    let mut found = false;
    for step in steps {
        let mistaken = !step.given && step.recorded_at == withdrawn_at;
        found |= mistaken;
        for subject in &step.subjects {
            let ended = in_force.remove(subject);
            match (step.given, mistaken, ended) {
                (true, ..) => {
                    in_force.insert(*subject, step.id);
                    lost.remove(subject);
                }
                (false, true, Some(grant)) => {
                    lost.insert(*subject, grant);
                }
                (false, true, None) => {}
                (false, false, _) => {
                    lost.remove(subject);
                }
            }
        }
    }
    let mut by_grant: BTreeMap<i64, Vec<Subject>> = BTreeMap::new();
    for (subject, grant) in lost {
        by_grant.entry(grant).or_default().push(subject);
    }
    found.then_some(by_grant)
}

/// Lifts the block of a record: the withdrawal was a mistake, or what was disputed has been checked
/// (152-FZ Art. 21(1), (2)). Whether it may be lifted is the caller's.
///
/// # Errors
/// `NotFound`; `WrongState { not_blocked }`.
pub fn unblock(tx: &Tx<'_>, lead: LeadId) -> Result<()> {
    let state = store::lead_state(tx.sql(), lead)?.ok_or_else(|| Error::not_found("lead"))?;
    tx.about_lead(&state.subject);
    if state.blocked_due.is_none() {
        return Err(Error::WrongState { state: "not_blocked".into() });
    }
    store::unblock(tx, lead)
}
