//! Retention: records whose purpose is achieved or whose term has ended (152-FZ Art. 5(7), 21(4)).
//!
//! The clock puts them into a queue, where they wait 30 days in the officer's sight; then they are
//! destroyed. Using the card again takes it out of the queue, and so does the officer's word; both are
//! registered. Refuses: an entry that does not wait any more.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Reason, store};
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent;
use crate::requests::deadlines::calendar_days_after;
use crate::settings::{self, Settings};
use crate::values::{CaseNo, Day, RequestId, Timestamp};
use crate::{Error, Result, import, leads};

/// Calendar days from the end of the purpose to the destruction (Art. 21(4)).
pub const DAYS: u32 = 30;

/// No term of the law, hold included, is longer.
const YEAR: u32 = 366;

/// Most entries that begin to wait in one transaction.
const MOST: u32 = 500;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident as $ts:literal { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        #[ts(rename = $ts)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            pub(super) fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)* }
            }

            pub(super) fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some($name::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// Why a record waits.
    Cause as "RetentionCause" {
        /// Treatment over, declined, spam…: the purpose is achieved.
        Closed = "closed",
        /// Nobody has dealt with it for the set term.
        Idle = "idle",
        /// No consent came within the days for answering the enquiry.
        NoConsent = "no_consent",
        /// The other data is destroyed, this was held longer (152-FZ Art. 21(6)); a restored backup knows
        /// no letter that asks for it.
        Held = "held",
    }
}

words! {
    /// How an entry ended.
    EntryState as "RetentionState" {
        /// It waits.
        Waiting = "waiting",
        /// The card was used again, or the officer keeps it.
        Cancelled = "cancelled",
        /// The record is destroyed.
        Destroyed = "destroyed",
    }
}

impl Cause {
    /// The causes the clock finds by itself.
    const FOUND: [Cause; 3] = [Cause::NoConsent, Cause::Closed, Cause::Idle];

    /// The reason an act will give.
    pub(super) fn reason(self) -> Reason {
        match self {
            Cause::Closed => Reason::Achieved,
            Cause::Idle | Cause::NoConsent | Cause::Held => Reason::TermExpired,
        }
    }

    /// The moment since when nothing must have happened.
    fn before(self, now: Timestamp, settings: &Settings) -> Timestamp {
        let days = match self {
            Cause::Closed | Cause::Idle | Cause::Held => settings.retention_days,
            Cause::NoConsent => settings.enquiry_days,
        };
        now.plus_seconds(-i64::from(days) * 86_400)
    }
}

/// A record in the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RetentionEntry {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// Number of the card.
    pub case_no: CaseNo,
    /// Full name, for the privacy officer, while the record exists.
    pub full_name: Option<String>,
    /// Why it waits.
    pub cause: Cause,
    /// Since when.
    pub entered_on: Day,
    /// The day it is destroyed.
    pub due_on: Day,
    /// Days until then.
    #[ts(type = "number")]
    pub days_left: i64,
}

/// A letter whose person is to be destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetterToDestroy {
    /// The letter.
    pub request: RequestId,
    /// Its case number.
    pub letter_case_no: CaseNo,
    /// Number of the card.
    pub lead_case_no: CaseNo,
    /// Full name, for the privacy officer.
    pub full_name: String,
    /// Why.
    pub reason: Reason,
    /// Whether something of it is held and stays.
    pub held: bool,
    /// Last day.
    pub due_on: Day,
    /// Days until it; negative when it has passed.
    #[ts(type = "number")]
    pub days_left: i64,
}

/// A record that would begin to wait at the next turn of the clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RetentionCandidate {
    /// Number of the card.
    pub case_no: CaseNo,
    /// Full name, for the privacy officer.
    pub full_name: String,
    /// Why.
    pub cause: Cause,
    /// When it was last dealt with.
    pub last_change: Timestamp,
}

/// The queue and what comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RetentionQueue {
    /// Waiting, the nearest first; at most 1000.
    pub waiting: Vec<RetentionEntry>,
    /// Blocked records whose letter asks for destruction, the nearest first.
    pub letters: Vec<LetterToDestroy>,
    /// The dry run: what begins to wait next; at most 500.
    pub next: Vec<RetentionCandidate>,
}

/// Names an entry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct RetentionRef {
    /// Its number.
    #[ts(type = "number")]
    pub entry: i64,
}

/// Shows the queue.
pub fn retention_queue(clinic: &Clinic, _: Nothing) -> Result<RetentionQueue> {
    clinic.read(Op::SeeRetention, |tx| {
        let name = |lead| Ok::<_, Error>(store::name_of(tx.sql(), lead)?.full());
        let mut waiting = Vec::new();
        for entry in store::entries(tx.sql(), EntryState::Waiting)? {
            waiting.push(RetentionEntry {
                id: entry.id,
                case_no: entry.case_no,
                full_name: entry.lead.map(name).transpose()?,
                cause: entry.cause,
                entered_on: entry.entered_on,
                days_left: entry.due_on.days_since(tx.today()),
                due_on: entry.due_on,
            });
        }
        let mut next = Vec::new();
        for (cause, candidate) in to_enter(tx)? {
            next.push(RetentionCandidate {
                case_no: candidate.case_no,
                full_name: name(candidate.lead)?,
                cause,
                last_change: candidate.last_change,
            });
        }
        Ok(RetentionQueue { waiting, letters: letters(tx)?, next })
    })
}

fn letters(tx: &Tx<'_>) -> Result<Vec<LetterToDestroy>> {
    let mut letters = Vec::new();
    for (request, due_on) in store::due_letters(tx.sql(), tx.today().plus_days(YEAR))? {
        let Some(letter) = store::find_letter(tx.sql(), request)? else { continue };
        let Some(lead) = letter.lead else { continue };
        if store::unfinished_of(tx.sql(), &letter.subject)?.is_some() {
            continue;
        }
        letters.push(LetterToDestroy {
            request,
            letter_case_no: letter.case_no,
            lead_case_no: letter.lead_case_no,
            full_name: store::name_of(tx.sql(), lead)?.full(),
            reason: letter.reason,
            held: !store::kept(tx.sql(), lead, tx.today())?.is_empty(),
            due_on,
            days_left: due_on.days_since(tx.today()),
        });
    }
    Ok(letters)
}

/// Keeps a record: it leaves the queue and begins a new term.
///
/// # Errors
/// `NotFound`; `WrongState` when it does not wait any more, or `rest_is_held` when the other data of
/// the record is destroyed.
pub fn retention_keep(clinic: &Clinic, of: RetentionRef) -> Result<Nothing> {
    clinic.transact(Op::KeepRecord, |tx| {
        let entry = store::find_entry(tx.sql(), of.entry)?.ok_or_else(|| Error::not_found("entry"))?;
        tx.about_lead(&entry.subject);
        if let Some(lead) = entry.lead
            && store::is_blocked(tx.sql(), lead)?
        {
            return Err(Error::WrongState { state: "rest_is_held".into() });
        }
        if !store::cancel_entry(tx.sql(), entry.id, tx.now(), tx.account())? {
            return Err(Error::WrongState { state: entry.state.code().to_owned() });
        }
        Ok(Nothing {})
    })
}

/// One turn of the clock: used cards leave the queue, ended terms enter it, acts older than three
/// years end. To be called by the program once a day; harmless more often. Returns how many entered.
///
/// # Errors
/// Only the database's own.
pub fn turn(clinic: &Clinic) -> Result<u32> {
    let (moved, enters, expires) = {
        clinic.peek(|tx| {
            let old = three_years_before(tx.now());
            Ok((!moved_on(tx)?.is_empty(), !to_enter(tx)?.is_empty(), store::has_old_acts(tx.sql(), old)?))
        })?
    };
    if moved {
        clinic.transact(Op::ReopenRecord, |tx| {
            let mut told = false;
            for entry in moved_on(tx)? {
                if told {
                    tx.close_entry()?;
                }
                told = true;
                tx.about_lead(&entry.subject);
                store::cancel_entry(tx.sql(), entry.id, tx.now(), tx.account())?;
            }
            Ok(())
        })?;
    }
    if expires {
        clinic.transact(Op::EndActs, |tx| store::expire_acts(tx.sql(), three_years_before(tx.now())))?;
    }
    if clinic.peek(leads::has_old_merges)? {
        clinic.transact(Op::EndMergeSnapshots, leads::forget_old_merges)?;
    }
    if clinic.peek(import::has_old)? {
        clinic.transact(Op::EndImportSnapshots, import::forget_old)?;
    }
    if !enters {
        return Ok(0);
    }
    clinic.transact(Op::QueueRecord, |tx| {
        let mut entered = 0;
        for (cause, candidate) in to_enter(tx)? {
            if entered > 0 {
                tx.close_entry()?;
            }
            tx.about_lead(&candidate.subject);
            let due_on = calendar_days_after(tx.today(), DAYS);
            store::insert_entry(tx.sql(), &candidate, cause, tx.today(), due_on)?;
            entered += 1;
        }
        Ok(entered)
    })
}

/// Waiting entries whose card was used, or that have a consent in force, since they began to wait.
fn moved_on(tx: &Tx<'_>) -> Result<Vec<store::StoredEntry>> {
    let mut moved = Vec::new();
    for (entry, used) in store::waiting_entries(tx.sql(), tx.zone())? {
        let agreed = match (entry.cause, entry.lead) {
            (Cause::NoConsent, Some(lead)) => !consent::waits(tx, lead)?,
            _ => false,
        };
        if used || agreed {
            moved.push(entry);
        }
    }
    Ok(moved)
}

/// Acts and log extracts are kept three years (Order 179).
fn three_years_before(now: Timestamp) -> Timestamp {
    now.plus_seconds(-3 * 366 * 86_400)
}

/// Records whose term has ended, each once.
fn to_enter(tx: &Tx<'_>) -> Result<Vec<(Cause, store::Candidate)>> {
    let settings = settings::current(tx)?;
    let mut all: Vec<(Cause, store::Candidate)> = Vec::new();
    for cause in Cause::FOUND {
        let before = cause.before(tx.now(), &settings);
        let found = match cause {
            Cause::NoConsent => {
                let mut found = Vec::new();
                for lead in consent::waiting(tx)? {
                    found.extend(store::candidate(tx.sql(), lead, before)?);
                    if found.len() == MOST as usize {
                        break;
                    }
                }
                found
            }
            // Only a restore brings these.
            Cause::Held => continue,
            Cause::Closed | Cause::Idle => store::candidates(tx.sql(), cause, before, tx.today(), MOST)?,
        };
        for candidate in found {
            if !all.iter().any(|(_, known)| known.lead == candidate.lead) {
                all.push((cause, candidate));
            }
        }
    }
    all.truncate(MOST as usize);
    Ok(all)
}
