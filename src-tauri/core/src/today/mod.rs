//! The Today page: what cannot wait, from every feature, on one screen.
//!
//! A read model: it writes nothing and is the one place whose SQL reads across features. Blocked
//! records appear only as a letter's case number. Refuses nobody; an administrator without a role
//! at the desk gets the counters and no person.

mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Result;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::erasure::{self, Due};
use crate::leads::LeadRow;
use crate::requests::RequestKind;
use crate::staff::Role;
use crate::travel::Direction;
use crate::values::{AccountId, CaseNo, Day, LeadId, RequestId, TimeOfDay};
use crate::{consent, estimates};

/// Most rows of overdue promises, and of today's.
const ROWS_MAX: u32 = 100;
/// A larger number of people without consent is told as "this many or more".
const COUNT_MAX: u32 = 1000;

/// A crossing of the river today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TodayTrip {
    /// Who.
    pub lead: LeadId,
    /// Speakable number.
    pub case_no: CaseNo,
    /// Surname and initials.
    pub short_name: String,
    /// Which way.
    pub direction: Direction,
    /// Local time, when known.
    pub time: Option<TimeOfDay>,
    /// Zone of that time: `Asia/Shanghai` or `Asia/Yakutsk`.
    pub zone: String,
    /// Means of transport, its stable word; empty when open.
    pub mode: String,
    /// Crossing; may be empty.
    pub crossing: String,
    /// Whether a hotel is noted.
    pub hotel: bool,
    /// Whether it is noted who meets.
    pub transfer: bool,
    /// How many come along.
    pub companions: u32,
}

/// An open letter with its legal clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TodayLetter {
    /// Its row.
    pub request: RequestId,
    /// The letter's number, `L-2026-0012`.
    pub case_no: CaseNo,
    /// What it asks for.
    pub kind: RequestKind,
    /// Calendar days left until the hard date; negative when it has passed.
    #[ts(type = "number")]
    pub days_left: i64,
    /// Minutes to the hard moment of a term in hours (152-FZ Art. 21(3.1)); negative when it has passed.
    #[ts(type = "number | null")]
    pub minutes_left: Option<i64>,
    /// The hard date (152-FZ Art. 20, 21).
    pub due_on: Day,
    /// The internal target: the last working day before it.
    pub target_on: Day,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Today {
    /// The day at the desk.
    pub day: Day,
    /// Promises whose day or hour has passed.
    pub overdue: u32,
    /// Promises of today that are not late yet.
    pub calls_today: u32,
    /// People arriving today.
    pub arrivals: u32,
    /// People going home today.
    pub departures: u32,
    /// Open letters.
    pub letters_open: u32,
    /// The letters themselves, nearest first; empty for all but the privacy officer.
    pub letters: Vec<TodayLetter>,
    /// What comes to its hard date in the next days, for the privacy officer and the administrator.
    pub due: Option<Due>,
    /// Estimates last issued to a person that end today or in the next 3 days.
    pub estimates_expiring: u32,
    /// Open leads who have never granted a consent; 1000 stands for "1000 or more".
    pub without_consent: u32,
    /// Open leads with a consent that must be renewed: its text changed in substance, or its term
    /// ends within 30 days; 1000 stands for "1000 or more".
    pub consents_ending: u32,
    /// Overdue promises, then today's, by day and hour; the newest 100 of the overdue.
    pub rows: Vec<LeadRow>,
    /// Crossings today by time.
    pub trips: Vec<TodayTrip>,
}

/// Whose day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TodayQuery {
    /// Promises only to people the actor answers for; the rest of the page is everybody's.
    pub mine: bool,
}

/// What cannot wait today.
///
/// # Errors
/// Only the database's own.
pub fn get(clinic: &Clinic, query: TodayQuery) -> Result<Today> {
    clinic.read(Op::SeeToday, |tx| {
        let (sql, today) = (tx.sql(), tx.today());
        let owner = query.mine.then(|| tx.account());
        let (overdue, due) = store::promises(sql, today, TimeOfDay::of(tx.now(), tx.zone()), owner)?;
        let trips = if may(tx, Op::ListTrips) { store::trips(sql, today)? } else { Vec::new() };
        let officer = tx.actor().roles.contains(&Role::PrivacyOfficer);
        let letters = if officer { store::letters(sql, today, tx.now())? } else { Vec::new() };
        let (arrivals, departures) = store::crossings(sql, today)?;
        Ok(Today {
            day: today,
            overdue,
            calls_today: due,
            arrivals,
            departures,
            letters_open: store::letters_open(sql)?,
            letters,
            due: if may(tx, Op::SeeDue) { Some(erasure::announced_in(tx)?) } else { None },
            estimates_expiring: store::among(sql, &estimates::sql_ending(today), COUNT_MAX)?,
            without_consent: store::without_consent(sql, COUNT_MAX)?,
            consents_ending: store::among(sql, &consent::sql_ending(today), COUNT_MAX)?,
            rows: if may(tx, Op::ListLeads) { rows(tx, today, owner)? } else { Vec::new() },
            trips,
        })
    })
}

/// Whether the actor could do this by itself: the page shows nobody more than the lists would.
fn may(tx: &Tx<'_>, op: Op) -> bool {
    tx.actor().holds_any(op.allowed_to())
}

fn rows(tx: &Tx<'_>, today: Day, owner: Option<AccountId>) -> Result<Vec<LeadRow>> {
    let mut rows = Vec::new();
    for lead in store::promised(tx.sql(), today, ROWS_MAX, owner)? {
        rows.extend(crate::leads::row(tx, lead)?);
    }
    rows.sort_by_key(|row| {
        row.next_action.as_ref().map(|next| (next.on, next.time.is_none(), next.time.map(TimeOfDay::minutes)))
    });
    Ok(rows)
}
