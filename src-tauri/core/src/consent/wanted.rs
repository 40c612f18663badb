//! Whom a list or a counter means by consent: conditions for the SQL of whoever lists leads.

use crate::values::Day;

/// Whether `lead` was ever granted anything.
pub(crate) fn sql_ever_granted(lead: &str) -> String {
    format!("EXISTS (SELECT 1 FROM consent_event WHERE lead_id = {lead} AND event = 'granted')")
}

/// Whether `lead` granted processing: necessary for a purpose in force, not enough.
pub(crate) fn sql_granted(lead: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM consent_event WHERE lead_id = {lead} AND kind = 'processing' AND event = 'granted')"
    )
}

/// Leads whose newest fact of some kind is a grant that must be renewed: its text changed in
/// substance, or its term ends within 30 days of `today`. While no text ends, no fact is looked at.
pub(crate) fn sql_ending(today: Day) -> String {
    format!(
        "WITH ending AS MATERIALIZED (
           SELECT t.id, v.valid_months,
             EXISTS (SELECT 1 FROM consent_version n
               WHERE n.kind = v.kind AND n.version > v.version AND n.renew_by >= '{today}') AS changed
           FROM consent_version v JOIN consent_text t ON t.kind = v.kind AND t.version = v.version)
         SELECT DISTINCT e.lead_id FROM ending
         CROSS JOIN consent_event e ON e.text_id = ending.id
         WHERE (changed OR valid_months IS NOT NULL)
           AND (changed OR date(e.on_day, '+' || valid_months || ' months', 'floor')
                  BETWEEN '{today}' AND date('{today}', '+30 days'))
           AND NOT EXISTS (SELECT 1 FROM consent_event n
             WHERE n.lead_id = e.lead_id AND n.kind = e.kind AND n.id > e.id)"
    )
}
