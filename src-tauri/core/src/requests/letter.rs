//! A letter as it is typed, checked before anything is written or told.

use std::collections::BTreeSet;

use chrono::TimeZone;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::calendar::Calendar;
use super::grounds::{ClockDates, ClockGround, Receipt};
use super::{Applicant, ConsentPart, IdentityCheck, LetterChannel, RequestKind, Scope, store, years};
use crate::clinic::Tx;
use crate::values::{Day, Language, LeadId, TimeOfDay, Timestamp, text};
use crate::{Error, Result, error::Problem};

/// Most records one letter can be about.
const RECORDS_MAX: usize = 20;
/// Longest number of a sender, and the longest runs of digits and letters in it: no phone, no name.
const REFERENCE_MAX: usize = 40;
const DIGITS_MAX: usize = 8;
const LETTERS_MAX: usize = 4;

/// A letter to record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewRequest {
    /// What it asks for; each starts its clocks.
    pub kinds: BTreeSet<RequestKind>,
    /// The records it is about: a person recorded twice is answered, and destroyed, twice.
    pub leads: Vec<LeadId>,
    /// There is no record of this person; that is an answer too.
    #[serde(default)]
    pub no_such_person: bool,
    /// Who asks.
    pub applicant: Applicant,
    /// The day it came, not the day it was typed in.
    pub received_on: Day,
    /// The day is right although the record was made more than a year later: an old letter is entered
    /// late. Its clock runs from receipt all the same.
    #[serde(default)]
    pub long_before_record: bool,
    /// The hour it became known, at the desk; a leak needs it.
    #[serde(default)]
    pub received_time: Option<TimeOfDay>,
    /// How it came.
    pub channel: LetterChannel,
    /// What a partial withdrawal names.
    #[serde(default)]
    pub parts: BTreeSet<ConsentPart>,
    /// How it was made sure who writes.
    pub identity_check: IdentityCheck,
    /// The sender's own number: letters, digits, `-` and `/`.
    #[serde(default)]
    pub reference: String,
    /// Language of the answer; the person's own when absent.
    #[serde(default)]
    pub language: Option<Language>,
}

/// A checked letter with its clocks.
pub(super) struct Letter {
    pub new: NewRequest,
    /// Distinct.
    pub leads: BTreeSet<LeadId>,
    pub receipt: Receipt,
    pub calendar: Calendar,
    pub reference: String,
}

impl Letter {
    /// Checks what was typed. Kinds that cannot stand in one letter, days that cannot be and fields
    /// that must not hold a person's words are refused by name.
    pub fn checked(tx: &Tx<'_>, new: NewRequest) -> Result<Letter> {
        fits_together(&new)?;
        let leads = distinct(&new)?;
        if new.received_on > tx.today() {
            return Err(Error::invalid("received_on", Problem::Future));
        }
        let at = moment(tx, &new)?;
        if needs_identity(&new, &leads) && new.identity_check == IdentityCheck::NotNeeded {
            return Err(Error::invalid("identity_check", Problem::Empty));
        }
        let reference = reference(&new.reference)?;
        let receipt = Receipt { on: new.received_on, at, zone: tx.zone() };
        Ok(Letter { leads, receipt, calendar: years::load(tx)?, reference, new })
    }

    /// The dates of one clock.
    pub fn dates(&self, ground: ClockGround) -> ClockDates {
        ground.dates(&self.calendar, self.receipt, false)
    }

    /// The grounds of its kinds.
    pub fn grounds(&self) -> BTreeSet<ClockGround> {
        self.new.kinds.iter().flat_map(|kind| kind.grounds()).copied().collect()
    }

    /// What it withdraws.
    pub fn scope(&self) -> Scope {
        if self.new.kinds.contains(&RequestKind::Withdrawal) {
            Scope::Everything
        } else if self.parts().is_empty() {
            Scope::None
        } else {
            Scope::Part
        }
    }

    /// The parts of a consent it ends; an objection ends marketing.
    pub fn parts(&self) -> BTreeSet<ConsentPart> {
        let mut parts = self.new.parts.clone();
        if self.new.kinds.contains(&RequestKind::Objection) {
            parts.insert(ConsentPart::Marketing);
        }
        parts
    }

    /// Whether the letter came before the record was made.
    ///
    /// # Errors
    /// `Invalid { received_on, TooEarly }` by more than a year: a typing error, unless it was said not
    /// to be one.
    pub fn before_registration(&self, record: &store::Record) -> Result<bool> {
        let registered = record.registered_at.day_in(self.receipt.zone);
        if self.receipt.on < registered.minus_days(366) && !self.new.long_before_record {
            return Err(Error::invalid("received_on", Problem::TooEarly));
        }
        Ok(self.receipt.on < registered)
    }
}

fn fits_together(new: &NewRequest) -> Result<()> {
    let wrong = |field, problem| Err(Error::invalid(field, problem));
    let has = |kind| new.kinds.contains(&kind);
    if new.kinds.is_empty() {
        return wrong("kinds", Problem::Empty);
    }
    let alone = [RequestKind::Regulator, RequestKind::Leak, RequestKind::Unlawful];
    if alone.into_iter().any(has) && new.kinds.len() > 1
        || has(RequestKind::Withdrawal) && has(RequestKind::WithdrawalPart)
    {
        return wrong("kinds", Problem::Mismatch);
    }
    match (has(RequestKind::WithdrawalPart), new.parts.is_empty()) {
        (true, true) => return wrong("parts", Problem::Empty),
        (false, false) => return wrong("parts", Problem::Mismatch),
        _ => {}
    }
    let fits = match new.applicant {
        Applicant::Regulator => !has(RequestKind::Leak),
        Applicant::Clinic => has(RequestKind::Leak) || has(RequestKind::Unlawful),
        Applicant::Person | Applicant::Representative => {
            !has(RequestKind::Regulator) && !has(RequestKind::Leak)
        }
    };
    if fits { Ok(()) } else { wrong("applicant", Problem::Mismatch) }
}

fn distinct(new: &NewRequest) -> Result<BTreeSet<LeadId>> {
    let leads: BTreeSet<LeadId> = new.leads.iter().copied().collect();
    let of_a_person = new.kinds.iter().any(|kind| kind.of_a_person());
    let refused = |problem| Err(Error::invalid("leads", problem));
    match leads.len() {
        0 if of_a_person && !new.no_such_person => refused(Problem::Empty),
        n if n > 0 && (new.no_such_person || new.kinds.contains(&RequestKind::Leak)) => {
            refused(Problem::Mismatch)
        }
        n if n > RECORDS_MAX => refused(Problem::TooLarge { max: 20 }),
        _ => Ok(leads),
    }
}

/// Nobody's word moves a person's data; but marketing stops for whoever asks, and without a record
/// there is nothing to compare with.
fn needs_identity(new: &NewRequest, leads: &BTreeSet<LeadId>) -> bool {
    let asks = matches!(new.applicant, Applicant::Person | Applicant::Representative);
    let only_objects = new.kinds.iter().all(|kind| *kind == RequestKind::Objection);
    asks && !leads.is_empty() && !only_objects
}

/// The moment of receipt: the hour typed, or the beginning of the day.
fn moment(tx: &Tx<'_>, new: &NewRequest) -> Result<Timestamp> {
    if new.kinds.contains(&RequestKind::Leak) && new.received_time.is_none() {
        return Err(Error::invalid("received_time", Problem::Empty));
    }
    let minutes = i64::from(new.received_time.map_or(0, TimeOfDay::minutes));
    let local = new.received_on.date().and_time(chrono::NaiveTime::MIN) + chrono::Duration::minutes(minutes);
    let at = tx.zone().from_local_datetime(&local).earliest().ok_or_else(|| {
        // An hour the clocks jumped over.
        Error::invalid("received_time", Problem::Time)
    })?;
    let at = Timestamp::new(at.to_utc());
    if at > tx.now() {
        return Err(Error::invalid("received_time", Problem::Future));
    }
    Ok(at)
}

/// The sender's number; what could be a name or a phone is refused, as it would outlive the person.
fn reference(typed: &str) -> Result<String> {
    let typed = text::line("reference", typed, REFERENCE_MAX)?;
    let known =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | '-' | '/');
    let longest = |of: fn(char) -> bool| typed.split(|c| !of(c)).map(|run| run.chars().count()).max();
    let fits = typed.chars().all(known)
        && (typed.is_empty() || typed.chars().any(|c| c.is_ascii_digit()))
        && longest(|c| c.is_ascii_digit()) <= Some(DIGITS_MAX)
        && longest(char::is_alphabetic) <= Some(LETTERS_MAX);
    if fits { Ok(typed) } else { Err(Error::invalid("reference", Problem::BadCharacters)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", true)]
    #[case("08-12/345", true)]
    #[case("РКН-12/5", true)]
    #[case("Лебедева", false)]
    #[case("Лебедева-7", false)]
    #[case("89141234567", false)]
    #[case("12 345", false)]
    #[case("王小明1", false)]
    fn a_senders_number_cannot_hold_a_name_or_a_phone(#[case] typed: &str, #[case] fits: bool) {
        assert_eq!(reference(typed).is_ok(), fits, "{typed}");
    }
}
