//! What becomes of a person's letters when their data is destroyed, for the destruction's own
//! transaction: what asked for it is done, what is owed all the same stays open.

use super::deadlines::last_working_day_on_or_before;
use super::grounds::{ClockDates, ClockGround};
use super::{RequestOutcome, StepKind, store, years};
use crate::Result;
use crate::clinic::Tx;
use crate::values::{Day, SubjectUid};

/// The clocks of a question about one's own data: its answer, or its written refusal.
pub(super) fn of_access(ground: ClockGround) -> bool {
    matches!(ground, ClockGround::Access | ClockGround::Refusal)
}

/// Settles every letter of a person whose data is destroyed, for the destruction's own transaction:
/// what asked for it is done. A question about one's own data that came before and is not answered
/// yet is owed its answer all the same (152-FZ Art. 14, 20(1)): its clock runs on, and the answer
/// says when the data was destroyed.
///
/// # Errors
/// Only the database's own.
pub(crate) fn close_destroyed(tx: &Tx<'_>, subject: &SubjectUid) -> Result<()> {
    for request in store::open_of(tx.sql(), subject)? {
        let clocks = store::clocks(tx.sql(), request)?;
        let sent = store::steps(tx.sql(), request)?.iter().any(|step| step.step == StepKind::AnswerSent);
        let owed = clocks.iter().any(|clock| of_access(clock.ground) && clock.done_at.is_none()) && !sent;
        if owed {
            for clock in clocks.iter().filter(|clock| !of_access(clock.ground)) {
                store::stop_clock(tx, request, clock.ground)?;
            }
            store::add_step(tx, request, StepKind::Destroyed, "")?;
            store::follow_clocks(tx, request)?;
            continue;
        }
        let outcome = if clocks.iter().any(|clock| !of_access(clock.ground)) {
            RequestOutcome::Destroyed
        } else if clocks.iter().any(|clock| clock.ground == ClockGround::Refusal) {
            RequestOutcome::Refused
        } else {
            RequestOutcome::Answered
        };
        store::close(tx, request, outcome)?;
        store::add_step(tx, request, StepKind::Closed, outcome.code())?;
    }
    Ok(())
}

/// Moves the destroying clocks of a person's open letters to the last day of what is held
/// (152-FZ Art. 21(6)), and no other clock: an access is answered in its own term. Tells whether there
/// was one. For the destruction's own transaction.
///
/// # Errors
/// Only the database's own.
pub(crate) fn postpone(tx: &Tx<'_>, subject: &SubjectUid, until: Day) -> Result<bool> {
    let mut moved = false;
    let target_on = last_working_day_on_or_before(&years::load(tx)?, until).day;
    for request in store::open_of(tx.sql(), subject)? {
        for clock in store::clocks(tx.sql(), request)? {
            if clock.done_at.is_none() && clock.ground.rule().destroys {
                let ground = clock.ground;
                let dates =
                    ClockDates { ground, due_on: until, due_at: None, target_on, warnings: Vec::new() };
                store::move_clock(tx, request, &dates)?;
                moved = true;
            }
        }
        store::follow_clocks(tx, request)?;
    }
    Ok(moved)
}
