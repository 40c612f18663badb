//! The years one counts by: those of the program, those the clinic imported; a new year is read
//! from a short text. Importing counts every running clock anew.
//!
//! Refuses, naming the line: a day that does not exist or lies in another year, a worked day that is
//! no Saturday, a day both off and worked; and a year without a holiday of Labour Code Art. 112.

use std::collections::BTreeSet;

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::calendar::{Calendar, MonthDay, Year, is_shipped};
use super::grounds::Receipt;
use super::{block, store};
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::values::Day;
use crate::{Error, Result, error::Problem};

/// Holidays of Labour Code Art. 112, off in every year.
const HOLIDAYS: [MonthDay; 14] = [
    (1, 1),
    (1, 2),
    (1, 3),
    (1, 4),
    (1, 5),
    (1, 6),
    (1, 7),
    (1, 8),
    (2, 23),
    (3, 8),
    (5, 1),
    (5, 9),
    (6, 12),
    (11, 4),
];

/// A year's table to read in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarText {
    /// Lines `year 2028`, `preliminary`, `off 01-01..01-08`, `work 02-24`; or JSON with `year`,
    /// `preliminary`, `days_off`, `working_saturdays`.
    pub text: String,
}

/// A year one counts by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// The decree on transfers is not out.
    pub preliminary: bool,
    /// Read in by the clinic; otherwise the program's own.
    pub imported: bool,
    /// How many working days it has.
    pub working_days: u32,
    /// Holidays and moved days off.
    pub days_off: Vec<Day>,
    /// Saturdays worked by decree.
    pub working_saturdays: Vec<Day>,
}

/// The calendar of this clinic.
///
/// # Errors
/// Only the database's own.
pub fn load(tx: &Tx<'_>) -> Result<Calendar> {
    Ok(store::years(tx.sql())?.into_iter().fold(Calendar::shipped(), Calendar::with))
}

/// Lists the years, the earliest first.
///
/// # Errors
/// Only the database's own.
pub fn list(clinic: &Clinic, _: Nothing) -> Result<Vec<CalendarYear>> {
    clinic.read(Op::SeeCalendar, shown)
}

fn shown(tx: &Tx<'_>) -> Result<Vec<CalendarYear>> {
    let imported: BTreeSet<i32> = store::years(tx.sql())?.into_iter().map(|year| year.year).collect();
    let calendar = load(tx)?;
    let days = |year: &Year, days: &BTreeSet<MonthDay>| -> Vec<Day> {
        days.iter().filter_map(|(month, day)| Day::new(year.year, *month, *day).ok()).collect()
    };
    Ok(calendar
        .years()
        .map(|year| CalendarYear {
            year: year.year,
            preliminary: year.preliminary,
            imported: imported.contains(&year.year) || !is_shipped(year.year),
            working_days: year.working_days(),
            days_off: days(year, &year.off),
            working_saturdays: days(year, &year.working),
        })
        .collect())
}

/// Reads a year in; it stands before the program's own table. Running clocks are counted anew.
///
/// # Errors
/// `Invalid` naming the line (`text.3`), the holiday that is missing (`holiday.02-23`) or `year`.
pub fn import(clinic: &Clinic, new: CalendarText) -> Result<Vec<CalendarYear>> {
    clinic.transact(Op::ImportCalendar, |tx| {
        let year = read(&new.text)?;
        store::put_year(tx, &year)?;
        count_anew(tx)?;
        shown(tx)
    })
}

/// Moves every running clock to where the calendar now puts it.
fn count_anew(tx: &Tx<'_>) -> Result<()> {
    let calendar = load(tx)?;
    for clock in store::open_clocks(tx.sql())? {
        let at = clock.due_at.unwrap_or_else(|| tx.now());
        let receipt = Receipt { on: clock.started_on, at, zone: tx.zone() };
        let dates = clock.ground.dates(&calendar, receipt, clock.extended_on.is_some());
        // Hours know no holidays.
        if clock.due_at.is_some() || (dates.due_on, dates.target_on) == (clock.due_on, clock.target_on) {
            continue;
        }
        let Some((row, _)) = store::get(tx.sql(), clock.request)? else { continue };
        // A destruction has begun: its days are its own, also those of what is held.
        if row.destruction.is_some() {
            continue;
        }
        store::move_clock(tx, clock.request, &dates)?;
        store::follow_clocks(tx, clock.request)?;
        if let Some(lead) = row.lead
            && let Some(record) = store::record_of(tx.sql(), lead)?
        {
            block::settle(tx, &record, None)?;
        }
    }
    Ok(())
}

/// Reads a year's table, whole or not at all.
pub(super) fn read(text: &str) -> Result<Year> {
    let year = if text.trim_start().starts_with('{') { from_json(text)? } else { from_lines(text)? };
    if let Some((month, day)) = HOLIDAYS.iter().find(|holiday| !year.off.contains(holiday)) {
        return Err(Error::invalid(format!("holiday.{month:02}-{day:02}"), Problem::Empty));
    }
    Ok(year)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Json {
    year: i32,
    #[serde(default)]
    preliminary: bool,
    days_off: Vec<String>,
    #[serde(default)]
    working_saturdays: Vec<String>,
}

fn from_json(text: &str) -> Result<Year> {
    let json: Json = serde_json::from_str(text)
        .map_err(|error| Error::invalid(format!("text.{}", error.line().max(1)), Problem::Unknown))?;
    let mut year = begun(json.year)?;
    year.preliminary = json.preliminary;
    for (n, day) in json.days_off.iter().enumerate() {
        let place = format!("days_off.{}", n + 1);
        add_off(&mut year, day).map_err(|error| error.under(&place))?;
    }
    for (n, day) in json.working_saturdays.iter().enumerate() {
        let place = format!("working_saturdays.{}", n + 1);
        add_work(&mut year, day).map_err(|error| error.under(&place))?;
    }
    Ok(year)
}

fn from_lines(text: &str) -> Result<Year> {
    let mut year: Option<Year> = None;
    for (n, line) in (1..).zip(text.lines()) {
        let place = format!("text.{n}");
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let done = match (word.to_lowercase().as_str(), year.as_mut()) {
            ("year", None) => rest
                .trim()
                .parse()
                .map_err(|_| Error::invalid("", Problem::Unknown))
                .and_then(begun)
                .map(|begun| year = Some(begun)),
            ("preliminary", Some(year)) => {
                year.preliminary = true;
                Ok(())
            }
            ("off", Some(year)) => rest.split_whitespace().try_for_each(|day| add_off(year, day)),
            ("work", Some(year)) => rest.split_whitespace().try_for_each(|day| add_work(year, day)),
            _ => Err(Error::invalid("", Problem::Unknown)),
        };
        done.map_err(|error| error.under(&place))?;
    }
    year.ok_or_else(|| Error::invalid("year", Problem::Empty))
}

fn begun(year: i32) -> Result<Year> {
    if !(2020..=2199).contains(&year) {
        return Err(Error::invalid("", Problem::Day));
    }
    Ok(Year { year, preliminary: false, off: BTreeSet::new(), working: BTreeSet::new() })
}

/// One day or `first..last`.
fn add_off(year: &mut Year, text: &str) -> Result<()> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let (first, last) = (day(year.year, first)?, day(year.year, last)?);
    if last < first {
        return Err(Error::invalid("", Problem::TooEarly));
    }
    let mut next = first;
    while next <= last {
        let number = (next.date().month(), next.date().day());
        if year.working.contains(&number) {
            return Err(Error::invalid("", Problem::Taken));
        }
        year.off.insert(number);
        next = next.plus_days(1);
    }
    Ok(())
}

fn add_work(year: &mut Year, text: &str) -> Result<()> {
    let day = day(year.year, text)?;
    let number = (day.date().month(), day.date().day());
    if day.weekday() != Weekday::Sat {
        return Err(Error::invalid("", Problem::Mismatch));
    }
    if year.off.contains(&number) {
        return Err(Error::invalid("", Problem::Taken));
    }
    year.working.insert(number);
    Ok(())
}

/// `MM-DD`, `YYYY-MM-DD`, `DD.MM` or `DD.MM.YYYY` of this year.
fn day(year: i32, text: &str) -> Result<Day> {
    let wrong = || Error::invalid("", Problem::Day);
    let number = |part: &str| part.parse::<u32>().map_err(|_| wrong());
    let parts: Vec<&str> = text.split(['-', '.']).collect();
    let (of, month, day) = match (text.contains('.'), parts.as_slice()) {
        (false, [month, day]) | (true, [day, month]) => (year, number(month)?, number(day)?),
        (false, [of, month, day]) | (true, [day, month, of]) => {
            (of.parse().map_err(|_| wrong())?, number(month)?, number(day)?)
        }
        _ => return Err(wrong()),
    };
    if of != year {
        return Err(Error::invalid("", Problem::Mismatch));
    }
    Day::new(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const GOOD: &str = "year 2028\npreliminary\n# holidays of Art. 112\noff 01-01..01-08 23.02 08.03.2028\n\
                        off 2028-05-01 05-09 06-12 11-04\nwork 02-19\n";

    #[test]
    fn a_year_is_read_from_lines_and_from_json_alike() {
        let year = read(GOOD).unwrap();
        assert!(year.preliminary && year.off.len() == 14 && year.working.contains(&(2, 19)));
        let json = r#"{ "year": 2028, "preliminary": true, "days_off": ["01-01..01-08", "02-23", "03-08", "05-01",
            "05-09", "06-12", "11-04"], "working_saturdays": ["2028-02-19"] }"#;
        assert_eq!(read(json).unwrap(), year);
    }

    #[rstest]
    #[case::no_such_day("off 02-30", "text.7", Problem::Day)]
    #[case::another_year("off 2027-05-02", "text.7", Problem::Mismatch)]
    #[case::no_saturday("work 02-21", "text.7", Problem::Mismatch)]
    #[case::off_and_worked("off 02-19", "text.7", Problem::Taken)]
    #[case::backwards("off 05-09..05-01", "text.7", Problem::TooEarly)]
    #[case::an_unknown_word("holiday 05-02", "text.7", Problem::Unknown)]
    #[case::a_second_year("year 2029", "text.7", Problem::Unknown)]
    fn a_wrong_line_is_named(#[case] line: &str, #[case] field: &str, #[case] problem: Problem) {
        assert_eq!(read(&format!("{GOOD}{line}")), Err(Error::invalid(field, problem)));
    }

    #[rstest]
    #[case::nothing("", "year", Problem::Empty)]
    #[case::days_before_their_year("off 01-01", "text.1", Problem::Unknown)]
    #[case::no_year("year zzz", "text.1", Problem::Unknown)]
    #[case::a_year_of_the_romans("year 28", "text.1", Problem::Day)]
    #[case::a_forgotten_holiday("year 2028\noff 01-01..01-08", "holiday.02-23", Problem::Empty)]
    #[case::broken_json("{ \"year\": 2028,\n \"days\": [] }", "text.2", Problem::Unknown)]
    #[case::a_wrong_day_in_json("{ \"year\": 2028, \"days_off\": [\"13-01\"] }", "days_off.1", Problem::Day)]
    fn a_table_that_cannot_be_is_refused(#[case] text: &str, #[case] field: &str, #[case] problem: Problem) {
        assert_eq!(read(text), Err(Error::invalid(field, problem)));
    }
}
