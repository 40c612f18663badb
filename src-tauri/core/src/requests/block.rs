//! The block of a record, always derived from the clocks that run for it, and what stops with it.
//!
//! active → blocked (disputed: for the time of a check; otherwise: until destroyed) → destroyed. A
//! block set by another room for a reason of its own is left alone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::grounds::{BlockReason, ClockGround};
use super::{Decision, StepKind, store};
use crate::clinic::Tx;
use crate::values::{Day, LeadId, RequestId};
use crate::{Result, consent, estimates, leads, travel};

/// What was stopped with the record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cancelled {
    /// Trips not yet over.
    pub trips: u32,
    /// Next actions promised.
    pub next_actions: u32,
    /// Estimates being drafted: they stay as they are and cannot be used.
    pub drafts: u32,
}

/// What a block for good would stop.
pub(super) fn cancellable(tx: &Tx<'_>, lead: LeadId) -> Result<Cancelled> {
    Ok(Cancelled {
        trips: travel::pending(tx, lead)?,
        next_actions: u32::from(leads::is_promised(tx, lead)?),
        drafts: estimates::pending(tx, lead)?,
    })
}

/// The block that some clocks ask for: the strongest reason, the earliest day.
pub(super) fn wanted(clocks: &[(ClockGround, Day, Option<Decision>)]) -> Option<(Day, BlockReason)> {
    let asked: Vec<(Day, BlockReason)> =
        clocks.iter().filter_map(|(ground, due, decided)| Some((*due, reason(*ground, *decided)?))).collect();
    // The day of a check says nothing about the day of a destruction.
    let for_good = asked.iter().any(|(_, reason)| *reason != BlockReason::Disputed);
    asked
        .into_iter()
        .filter(|(_, reason)| !for_good || *reason != BlockReason::Disputed)
        .reduce(|(day, reason), (other_day, other)| (day.min(other_day), reason.max(other)))
}

fn reason(ground: ClockGround, decided: Option<Decision>) -> Option<BlockReason> {
    match (ground, decided) {
        (ClockGround::Withdrawal, _) => Some(BlockReason::Withdrawn),
        (ClockGround::Stop, _) => Some(BlockReason::Stopped),
        (ClockGround::UnlawfulDestroy, _) => Some(BlockReason::Unlawful),
        (ClockGround::Dispute, None) => Some(BlockReason::Disputed),
        (ClockGround::Unnecessary, Some(Decision::Confirmed)) => Some(BlockReason::Unnecessary),
        _ => None,
    }
}

/// Makes the record's block what its open clocks ask for, and stops what was planned when it is now
/// blocked for good. What was stopped is noted on `request`.
pub(super) fn settle(
    tx: &Tx<'_>,
    record: &store::Record,
    request: Option<RequestId>,
) -> Result<(Option<BlockReason>, Cancelled)> {
    let lead = record.lead;
    let wanted = wanted(&store::clocks_of_lead(tx.sql(), lead)?);
    let Some((due, reason)) = wanted else {
        if matches!(record.blocked, Some((_, Some(_)))) {
            consent::unblock(tx, lead)?;
            if let Some(request) = request {
                store::add_step(tx, request, StepKind::Unblocked, "")?;
            }
        }
        return Ok((None, Cancelled::default()));
    };
    let before = record.blocked;
    if matches!(before, Some((_, None))) && reason == BlockReason::Disputed {
        return Ok((None, Cancelled::default()));
    }
    let due = match before {
        Some((day, None)) => day.min(due),
        _ => due,
    };
    if before != Some((due, Some(reason))) {
        consent::block(tx, lead, due, reason.code())?;
    }
    let was_final = before.is_some_and(|(_, before)| before != Some(BlockReason::Disputed));
    if let Some(request) = request
        && before.and_then(|(_, before)| before) != Some(reason)
    {
        store::add_step(tx, request, StepKind::Blocked, reason.code())?;
    }
    if was_final || reason == BlockReason::Disputed {
        return Ok((Some(reason), Cancelled::default()));
    }
    let cancelled = cancel(tx, lead)?;
    if let Some(request) = request {
        for (step, count) in [
            (StepKind::TripsCancelled, cancelled.trips),
            (StepKind::ActionsCancelled, cancelled.next_actions),
            (StepKind::DraftsStopped, cancelled.drafts),
        ] {
            if count > 0 {
                store::add_step(tx, request, step, &count.to_string())?;
            }
        }
    }
    Ok((Some(reason), cancelled))
}

fn cancel(tx: &Tx<'_>, lead: LeadId) -> Result<Cancelled> {
    let cancelled = cancellable(tx, lead)?;
    travel::call_off(tx, lead)?;
    if cancelled.next_actions > 0 {
        leads::drop_promise(tx, lead)?;
    }
    Ok(cancelled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::nothing_runs(&[], None)]
    #[case::art_20_1_an_access_blocks_nothing(&[(ClockGround::Access, "2026-11-17", None)], None)]
    #[case::art_21_1_for_the_check(
        &[(ClockGround::Dispute, "2026-11-12", None)],
        Some(("2026-11-12", BlockReason::Disputed))
    )]
    #[case::art_21_2_confirmed_is_given_back(
        &[(ClockGround::Dispute, "2026-11-12", Some(Decision::Confirmed))],
        None
    )]
    #[case::art_20_3_a_claim_blocks_nothing(&[(ClockGround::Unnecessary, "2026-11-12", None)], None)]
    #[case::art_20_3_confirmed_is_destroyed(
        &[(ClockGround::Unnecessary, "2026-11-12", Some(Decision::Confirmed))],
        Some(("2026-11-12", BlockReason::Unnecessary))
    )]
    #[case::art_21_5_outweighs_a_check_and_keeps_its_own_day(
        &[(ClockGround::Dispute, "2026-11-12", None), (ClockGround::Withdrawal, "2026-12-05", None)],
        Some(("2026-12-05", BlockReason::Withdrawn))
    )]
    #[case::of_two_destructions_the_earlier_day_rules(
        &[(ClockGround::Stop, "2026-11-17", None), (ClockGround::Withdrawal, "2026-12-05", None)],
        Some(("2026-11-17", BlockReason::Withdrawn))
    )]
    fn the_block_follows_from_the_clocks(
        #[case] clocks: &[(ClockGround, &str, Option<Decision>)],
        #[case] block: Option<(&str, BlockReason)>,
    ) {
        let day = |text: &str| Day::parse(text).unwrap();
        let clocks: Vec<_> =
            clocks.iter().map(|(ground, due, decided)| (*ground, day(due), *decided)).collect();
        assert_eq!(wanted(&clocks), block.map(|(due, reason)| (day(due), reason)));
    }
}
