//! Dense rows and lists by keyset: each list walks one partial index and stops.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::Conditions;
use super::card::{language, row_to_next_action};
use crate::Result;
use crate::clinic::Tx;
use crate::consent::{self, ConsentBadge};
use crate::leads::card::shown;
use crate::leads::list::{Cursor, LeadRow};
use crate::leads::{LeadStatus, due};
use crate::values::{LeadId, PersonName, Phone};

/// A row's columns; consent is asked for the rows of one page only, never for the table.
const COLUMNS: &str =
    "l.id, l.case_no, l.surname, l.given, l.patronymic, l.latin, l.chinese, l.language, l.status,
    l.next_action, l.next_on, l.next_time, l.archived_at IS NOT NULL, l.blocked_due,
    (SELECT e164 FROM lead_phone WHERE lead_id = l.id ORDER BY id LIMIT 1), l.channel, l.owner_id,
    (SELECT arrive_on FROM trip WHERE lead_id = l.id AND status IN ('planned', 'bought', 'confirmed')),
    l.created_at, l.changed_at";

/// Which list, in which order.
#[derive(Debug, Clone, Copy)]
pub(in crate::leads) enum List {
    /// Open leads, last changed first.
    Open,
    /// Open leads of a status, last changed first.
    OpenWith(LeadStatus),
    /// Open leads with a next action, the most overdue first.
    Next,
    /// The same of a status.
    NextWith(LeadStatus),
    /// Archived leads, last archived first.
    Archived,
    /// Archived leads of a status.
    ArchivedWith(LeadStatus),
    /// Blocked leads, the nearest destruction first.
    Blocked,
}

impl List {
    /// The place of a list's beginning, and the two statements of a page: the rest of the place's own
    /// day or moment, then what comes after it. `?1, ?2` the place, `?3` the limit, `?4` the status.
    /// Two, because SQLite looks up only the first column of `(key, id) < (?, ?)` in an index: on a day
    /// with a thousand promises each page would walk over all pages before it.
    /// `conditions` are those of [`Conditions::sql`].
    pub(in crate::leads) fn statements(self, conditions: &str) -> (&'static str, [String; 2]) {
        let (key, newest_first, index, filter) = self.walk();
        let (compare, order) = if newest_first { ("<", "DESC") } else { (">", "ASC") };
        let part = |place: String| {
            format!(
                "SELECT {COLUMNS}, {key} FROM lead AS l INDEXED BY {index}
                 WHERE {filter} AND {place}{conditions} ORDER BY {key} {order}, l.id {order} LIMIT ?3"
            )
        };
        let parts = [
            part(format!("{key} = ?1 AND l.id {compare} ?2")),
            // `?2` has no part in it, and stands in it so that both take the same values.
            part(format!("{key} {compare} ?1 AND ?2 IS NOT NULL")),
        ];
        // Before every day and moment, or after them.
        (if newest_first { "9999" } else { "" }, parts)
    }

    /// What a list walks: its key, whether the newest comes first, its index, its own condition.
    fn walk(self) -> (&'static str, bool, &'static str, String) {
        let open = "l.blocked_at IS NULL AND l.archived_at IS NULL";
        let archived = "l.archived_at IS NOT NULL AND l.blocked_at IS NULL";
        match self {
            List::Open => ("l.changed_at", true, "lead_open", open.to_owned()),
            List::OpenWith(_) => {
                ("l.changed_at", true, "lead_by_status", format!("{open} AND l.status = ?4"))
            }
            List::Next => ("l.next_on", false, "lead_by_next", format!("{open} AND l.next_on IS NOT NULL")),
            List::NextWith(_) => (
                "l.next_on",
                false,
                "lead_by_status_next",
                format!("{open} AND l.next_on IS NOT NULL AND l.status = ?4"),
            ),
            List::Archived => ("l.archived_at", true, "lead_archived", archived.to_owned()),
            List::ArchivedWith(_) => {
                ("l.archived_at", true, "lead_archived", format!("{archived} AND l.status = ?4"))
            }
            List::Blocked => ("l.blocked_due", false, "lead_blocked", "l.blocked_at IS NOT NULL".to_owned()),
        }
    }

    /// The status it walks by.
    pub(in crate::leads) fn status(self) -> Option<LeadStatus> {
        match self {
            List::OpenWith(status) | List::NextWith(status) | List::ArchivedWith(status) => Some(status),
            List::Open | List::Next | List::Archived | List::Blocked => None,
        }
    }
}

/// One page of a list with the place of each row.
pub(in crate::leads) fn page(
    tx: &Tx<'_>,
    list: List,
    conditions: &Conditions,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Vec<(LeadRow, Cursor)>> {
    let (beginning, statements) = list.statements(&conditions.sql);
    let place = after.map_or(beginning, |cursor| cursor.at.as_str());
    let id = after.map_or(if beginning.is_empty() { 0 } else { i64::MAX }, |cursor| cursor.id.get());
    let limit = limit as usize;
    let mut rows = Vec::with_capacity(limit);
    for statement in statements {
        // Whoever is asked by the badge, too, may not be wanted: the walk ends by itself, not by number.
        let left = if conditions.agreed { -1 } else { (limit - rows.len()) as i64 };
        let mut statement = tx.sql().prepare_cached(&statement)?;
        let mut found = match list.status() {
            Some(status) => statement.query(params![place, id, left, status])?,
            None => statement.query(params![place, id, left])?,
        };
        while rows.len() < limit
            && let Some(row) = found.next()?
        {
            let mut lead = row_to_lead_row(tx, row)?;
            lead.consent = consent::badge(tx, lead.id, lead.blocked_due.is_some())?;
            if !conditions.agreed || is_agreed(lead.consent) {
                rows.push((lead, Cursor { at: row.get(20)?, id: row.get(0)? }));
            }
        }
    }
    Ok(rows)
}

/// How many a list holds, counted up to `most`.
pub(in crate::leads) fn count(tx: &Tx<'_>, list: List, conditions: &Conditions, most: u32) -> Result<u32> {
    let (_, _, index, filter) = list.walk();
    let filter = match list.status() {
        Some(status) => filter.replace("?4", &format!("'{}'", status.code())),
        None => filter,
    };
    let walk = format!("FROM lead AS l INDEXED BY {index} WHERE {filter}{}", conditions.sql);
    if !conditions.agreed {
        let counted = format!("SELECT count(*) FROM (SELECT 1 {walk} LIMIT ?1)");
        return Ok(tx.sql().prepare_cached(&counted)?.query_row([most], |row| row.get(0))?);
    }
    let mut statement = tx.sql().prepare_cached(&format!("SELECT l.id {walk}"))?;
    let mut found = statement.query([])?;
    let mut count = 0;
    while count < most
        && let Some(row) = found.next()?
    {
        count += u32::from(is_agreed(consent::badge(tx, row.get(0)?, false)?));
    }
    Ok(count)
}

fn is_agreed(badge: ConsentBadge) -> bool {
    match badge {
        ConsentBadge::Given | ConsentBadge::Partial | ConsentBadge::Expiring => true,
        ConsentBadge::Expired | ConsentBadge::None | ConsentBadge::Over | ConsentBadge::Blocked => false,
    }
}

/// One lead's row; blocked ones too: who asks decides whether the actor may see those.
pub(crate) fn row(tx: &Tx<'_>, lead: LeadId) -> Result<Option<LeadRow>> {
    let found = tx
        .sql()
        .prepare_cached(&format!("SELECT {COLUMNS} FROM lead AS l WHERE l.id = ?1"))?
        .query_row([lead], |row| row_to_lead_row(tx, row))
        .optional()?;
    let Some(mut row) = found else { return Ok(None) };
    row.consent = consent::badge(tx, lead, row.blocked_due.is_some())?;
    Ok(Some(row))
}

/// The first `most` ids of a list.
pub(in crate::leads) fn newest(sql: &Connection, list: List, most: u32) -> Result<Vec<LeadId>> {
    let statement = match list {
        List::Archived => {
            "SELECT id FROM lead INDEXED BY lead_archived WHERE archived_at IS NOT NULL AND blocked_at IS NULL
             ORDER BY archived_at DESC, id DESC LIMIT ?1"
        }
        List::Blocked => {
            "SELECT id FROM lead INDEXED BY lead_blocked WHERE blocked_at IS NOT NULL
             ORDER BY blocked_due, id LIMIT ?1"
        }
        _ => {
            "SELECT id FROM lead INDEXED BY lead_open WHERE blocked_at IS NULL AND archived_at IS NULL
             ORDER BY changed_at DESC, id DESC LIMIT ?1"
        }
    };
    let mut statement = sql.prepare_cached(statement)?;
    Ok(statement.query_map([most], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// How many open leads stand in each status.
pub(in crate::leads) fn open_by_status(sql: &Connection) -> Result<Vec<(LeadStatus, u32)>> {
    let mut statement = sql.prepare_cached(
        "SELECT status, count(*) FROM lead INDEXED BY lead_by_status
         WHERE blocked_at IS NULL AND archived_at IS NULL GROUP BY status",
    )?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// How many leads are archived, and how many blocked.
pub(in crate::leads) fn put_away(sql: &Connection) -> Result<(u32, u32)> {
    let count = |statement: &str| sql.prepare_cached(statement)?.query_row([], |row| row.get(0));
    let archived = count(
        "SELECT count(*) FROM lead INDEXED BY lead_archived WHERE archived_at IS NOT NULL AND blocked_at IS NULL",
    )?;
    let blocked = count("SELECT count(*) FROM lead INDEXED BY lead_blocked WHERE blocked_at IS NOT NULL")?;
    Ok((archived, blocked))
}

fn row_to_lead_row(tx: &Tx<'_>, row: &Row<'_>) -> rusqlite::Result<LeadRow> {
    let name = PersonName {
        surname: row.get(2)?,
        given: row.get(3)?,
        patronymic: row.get(4)?,
        latin: row.get(5)?,
        chinese: row.get(6)?,
    };
    let phone: Option<Phone> = row.get(14)?;
    let next_action = row_to_next_action(row, 9)?;
    Ok(LeadRow {
        id: row.get(0)?,
        case_no: row.get(1)?,
        full_name: shown(name.full(), phone.as_ref()),
        short_name: shown(name.short(), phone.as_ref()),
        chinese: name.chinese,
        phone_tail: phone.as_ref().map(Phone::tail).unwrap_or_default(),
        language: language(row, 7)?,
        status: row.get(8)?,
        overdue: next_action.as_ref().is_some_and(|next| due::is_overdue(tx, next)),
        next_action,
        archived: row.get(12)?,
        blocked_due: row.get(13)?,
        consent: ConsentBadge::None,
        channel: row.get(15)?,
        owner: row.get(16)?,
        arrives_on: row.get(17)?,
        created_at: row.get(18)?,
        changed_at: row.get(19)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Op;
    use crate::testing::{TestClinic, populate};
    use rstest::rstest;

    #[rstest]
    #[case(List::Open, "lead_open")]
    #[case(List::OpenWith(LeadStatus::New), "lead_by_status")]
    #[case(List::Next, "lead_by_next")]
    #[case(List::NextWith(LeadStatus::New), "lead_by_status_next")]
    #[case(List::Archived, "lead_archived")]
    #[case(List::ArchivedWith(LeadStatus::New), "lead_archived")]
    #[case(List::Blocked, "lead_blocked")]
    fn every_list_walks_its_index_in_order_and_sorts_nothing(#[case] list: List, #[case] index: &str) {
        let clinic = TestClinic::new();
        populate(&clinic, 50, 5).unwrap();
        for statement in list.statements("").1 {
            let plan: Vec<String> = clinic
                .read(Op::ListLeads, |tx| {
                    let mut statement = tx.sql().prepare(&format!("EXPLAIN QUERY PLAN {statement}"))?;
                    let steps = statement.raw_query().mapped(|row| row.get(3));
                    Ok(steps.collect::<rusqlite::Result<_>>()?)
                })
                .unwrap();
            assert!(plan.iter().any(|step| step.contains("COVERING INDEX lead_phone_of")), "{plan:?}");
            let walk = plan.iter().find(|step| step.contains(" l ")).unwrap();
            assert!(walk.starts_with("SEARCH") && walk.contains(&format!("INDEX {index} (")), "{plan:?}");
            // Whole pages are stepped over by the index, never row by row.
            assert_eq!(statement.contains("= ?1"), walk.contains("AND id"), "{plan:?}");
            let sorts = |step: &String| step.contains("TEMP B-TREE") || step.starts_with("SCAN");
            assert!(!plan.iter().any(sorts), "{plan:?}");
        }
    }
}
