//! A filter as a condition on rows of `lead AS l`. Only closed words, days and numbers are written into
//! it, all of them the program's own: no text somebody typed.

use std::fmt::Display;

use crate::clinic::Tx;
use crate::consent;
use crate::estimates;
use crate::leads::filter::{ConsentWanted, Filter, NextWanted};
use crate::values::TimeOfDay;

/// A filter in SQL.
#[derive(Debug, Default)]
pub(in crate::leads) struct Conditions {
    /// ` AND … AND …`; empty when everybody passes.
    pub sql: String,
    /// Rows are to be asked by their badge, too: what is in force depends on terms no index knows.
    pub agreed: bool,
}

impl Conditions {
    pub fn of(tx: &Tx<'_>, filter: &Filter) -> Self {
        let mut all = Conditions { agreed: filter.consent == Some(ConsentWanted::Given), ..Self::default() };
        let words = |column: &str, words: Vec<&str>| -> Option<String> {
            let quoted: Vec<_> = words.iter().map(|word| format!("'{word}'")).collect();
            (!words.is_empty()).then(|| format!("{column} IN ({})", quoted.join(", ")))
        };
        all.and(words("l.status", filter.statuses.iter().map(|word| word.code()).collect()));
        all.and(words("l.channel", filter.channels.iter().map(|word| word.code()).collect()));
        all.and(words("l.language", filter.languages.iter().map(|word| word.code()).collect()));
        all.and(owners(tx, filter));
        all.and(filter.next.map(|next| promised(tx, next)));
        all.and(filter.created_from.map(|day| format!("l.created_at >= '{}'", day.begins_in(tx.zone()))));
        all.and(
            filter
                .created_to
                .map(|day| format!("l.created_at < '{}'", day.plus_days(1).begins_in(tx.zone()))),
        );
        all.and(
            filter.idle_days.map(|days| {
                format!("l.changed_at <= '{}'", tx.now().plus_seconds(-i64::from(days) * 86_400))
            }),
        );
        // What asks other tables comes last: SQLite then asks them only for rows that passed the rest.
        let interests = words("i.category", filter.interests.iter().map(|word| word.code()).collect());
        all.and(interests.map(|wanted| {
            format!("EXISTS (SELECT 1 FROM lead_interest AS i WHERE i.lead_id = l.id AND {wanted})")
        }));
        all.and(filter.consent.map(|wanted| match wanted {
            ConsentWanted::Given => consent::sql_granted("l.id"),
            ConsentWanted::Never => format!("NOT {}", consent::sql_ever_granted("l.id")),
            ConsentWanted::Ending => format!("l.id IN ({})", consent::sql_ending(tx.today())),
        }));
        all.and(filter.estimate_ending.then(|| format!("l.id IN ({})", estimates::sql_ending(tx.today()))));
        all
    }

    fn and(&mut self, condition: Option<String>) {
        if let Some(condition) = condition {
            self.sql.push_str(" AND ");
            self.sql.push_str(&condition);
        }
    }
}

fn owners(tx: &Tx<'_>, filter: &Filter) -> Option<String> {
    let mine = filter.mine.then(|| tx.account().get());
    let ids: Vec<_> =
        filter.owners.iter().map(|owner| owner.get()).chain(mine).map(|id| id.to_string()).collect();
    let named = (!ids.is_empty()).then(|| format!("l.owner_id IN ({})", ids.join(", ")));
    match (named, filter.unowned) {
        (Some(named), true) => Some(format!("({named} OR l.owner_id IS NULL)")),
        (None, true) => Some("l.owner_id IS NULL".to_owned()),
        (named, false) => named,
    }
}

fn promised(tx: &Tx<'_>, next: NextWanted) -> String {
    let (today, now) = (tx.today(), TimeOfDay::of(tx.now(), tx.zone()));
    let late = |today: &dyn Display| {
        format!("(l.next_on < '{today}' OR (l.next_on = '{today}' AND l.next_time < '{now}'))")
    };
    match next {
        NextWanted::Overdue => late(&today),
        NextWanted::Today => {
            format!("l.next_on = '{today}' AND (l.next_time IS NULL OR l.next_time >= '{now}')")
        }
        NextWanted::Week => format!("l.next_on <= '{}'", today.plus_days(6)),
        NextWanted::Any => "l.next_on IS NOT NULL".to_owned(),
        NextWanted::Nothing => "l.next_on IS NULL".to_owned(),
    }
}
