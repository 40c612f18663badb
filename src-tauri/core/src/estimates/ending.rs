//! Estimates whose day is near: one meaning for the counter and for lists.

use crate::values::Day;

/// Days ahead in which an estimate counts as ending.
const ENDING_DAYS: u32 = 3;

/// Leads whose newest issued estimate ends on `today` or in the next days.
pub(crate) fn sql_ending(today: Day) -> String {
    let until = today.plus_days(ENDING_DAYS);
    format!(
        "SELECT i.lead_id FROM estimate_issue i WHERE i.valid_until BETWEEN '{today}' AND '{until}'
           AND i.id = (SELECT max(id) FROM estimate_issue WHERE lead_id = i.lead_id)"
    )
}
