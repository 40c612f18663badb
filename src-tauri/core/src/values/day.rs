//! Calendar days and moments.
//!
//! A [`Day`] has no time zone: "received on 5 November" is that day wherever one reads it.
//! A [`Timestamp`] is a moment in UTC, to the millisecond.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, SecondsFormat, TimeZone, Utc, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Language;
use crate::{Error, Result, error::Problem};

/// A plain calendar day between 1900 and 2199; stored and sent as `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Day(NaiveDate);

impl Day {
    /// A day by year, month, day. The year 0026 is a typing error, 30 February is no day.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self> {
        let date =
            NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| Error::invalid("", Problem::Day))?;
        Self::from_date(date)
    }

    /// From chrono's date, within 1900–2199.
    pub fn from_date(date: NaiveDate) -> Result<Self> {
        if (1900..=2199).contains(&date.year()) {
            Ok(Day(date))
        } else {
            Err(Error::invalid("", Problem::Day))
        }
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Result<Self> {
        if text.len() != 10 {
            return Err(Error::invalid("", Problem::Day));
        }
        let date =
            NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| Error::invalid("", Problem::Day))?;
        Self::from_date(date)
    }

    /// chrono's date.
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// `n` calendar days later.
    pub fn plus_days(self, n: u32) -> Day {
        Day(self.0.checked_add_days(Days::new(n.into())).unwrap_or(self.0))
    }

    /// `n` calendar days earlier.
    pub fn minus_days(self, n: u32) -> Day {
        Day(self.0.checked_sub_days(Days::new(n.into())).unwrap_or(self.0))
    }

    /// `n` months later; the last day of a shorter month stands for a missing one
    /// (31.08 + 6 months = 28.02, as the Civil Code's Art. 192(3) counts).
    pub fn plus_months(self, n: u32) -> Day {
        Day(self.0.checked_add_months(Months::new(n)).unwrap_or(self.0))
    }

    /// Whole days from `earlier` to this day; negative when it lies before.
    pub fn days_since(self, earlier: Day) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// The first moment of this day in a zone.
    pub fn begins_in(self, zone: chrono_tz::Tz) -> Timestamp {
        let midnight = self.0.and_time(chrono::NaiveTime::MIN);
        // A zone that skips midnight begins the day when its clocks go on.
        let local = zone.from_local_datetime(&midnight).earliest();
        Timestamp::new(local.map_or_else(|| midnight.and_utc(), |local| local.with_timezone(&Utc)))
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The short form of a language: `05.11.2026`, `2026/11/5`, `5 Nov 2026`.
    pub fn short(self, language: Language) -> String {
        let (y, m, d) = (self.0.year(), self.0.month(), self.0.day());
        match language {
            Language::Ru => format!("{d:02}.{m:02}.{y}"),
            Language::Zh => format!("{y}/{m}/{d}"),
            Language::En => self.long(Language::En),
        }
    }

    /// The form of a document: `5 ноября 2026 г.`, `2026年11月5日`, `5 Nov 2026` (NBSP inside).
    pub fn long(self, language: Language) -> String {
        const RU: [&str; 12] = [
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ];
        const EN: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let (y, m, d) = (self.0.year(), self.0.month(), self.0.day());
        let index = self.0.month0() as usize;
        match language {
            Language::Ru => {
                format!("{d}\u{a0}{}\u{a0}{y}\u{a0}г.", RU.get(index).copied().unwrap_or_default())
            }
            Language::Zh => format!("{y}年{m}月{d}日"),
            Language::En => format!("{d}\u{a0}{}\u{a0}{y}", EN.get(index).copied().unwrap_or_default()),
        }
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl TryFrom<String> for Day {
    type Error = Error;
    fn try_from(text: String) -> Result<Self> {
        Day::parse(&text)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

impl rusqlite::ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl rusqlite::types::FromSql for Day {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        Day::parse(value.as_str()?).map_err(|e| rusqlite::types::FromSqlError::Other(Box::new(e)))
    }
}

/// A moment in UTC, to the millisecond; stored and sent as RFC 3339, `2026-11-05T01:02:03.004Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// From chrono's moment; anything below a millisecond is dropped.
    pub fn new(moment: DateTime<Utc>) -> Self {
        Timestamp(Utc.timestamp_millis_opt(moment.timestamp_millis()).single().unwrap_or(moment))
    }

    /// Reads RFC 3339.
    pub fn parse(text: &str) -> Result<Self> {
        DateTime::parse_from_rfc3339(text)
            .map(|moment| Timestamp::new(moment.with_timezone(&Utc)))
            .map_err(|_| Error::invalid("", Problem::Day))
    }

    /// chrono's moment.
    pub fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// The calendar day of this moment in a zone: a letter received at 23:30 UTC on the 4th
    /// came on the 5th in Asia/Yakutsk.
    pub fn day_in(self, zone: chrono_tz::Tz) -> Day {
        Day(self.0.with_timezone(&zone).date_naive())
    }

    /// `seconds` later (or earlier).
    pub fn plus_seconds(self, seconds: i64) -> Timestamp {
        Timestamp(self.0.checked_add_signed(chrono::Duration::seconds(seconds)).unwrap_or(self.0))
    }

    /// Whole seconds from `earlier`; negative when the clock jumped back.
    pub fn seconds_since(self, earlier: Timestamp) -> i64 {
        (self.0 - earlier.0).num_seconds()
    }

    /// Local day, time and zone for papers: `05.11.2026 10:20 (UTC+09:00)`.
    pub fn on_paper(self, zone: chrono_tz::Tz, language: Language) -> String {
        let local = self.0.with_timezone(&zone);
        format!(
            "{} {} (UTC{})",
            Day(local.date_naive()).short(language),
            local.format("%H:%M"),
            local.format("%:z")
        )
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl TryFrom<String> for Timestamp {
    type Error = Error;
    fn try_from(text: String) -> Result<Self> {
        Timestamp::parse(&text)
    }
}

impl From<Timestamp> for String {
    fn from(moment: Timestamp) -> String {
        moment.to_string()
    }
}

impl rusqlite::ToSql for Timestamp {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl rusqlite::types::FromSql for Timestamp {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        Timestamp::parse(value.as_str()?).map_err(|e| rusqlite::types::FromSqlError::Other(Box::new(e)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["2026-02-30", "0026-11-05", "2026-13-01", "", "05.11.2026", "2026-11-5", "9999-01-01"] {
            assert_eq!(Day::parse(text), Err(Error::invalid("", Problem::Day)), "{text}");
        }
    }

    #[test]
    fn a_letter_at_half_past_eleven_at_night_utc_came_the_next_day_in_yakutsk() {
        let moment = Timestamp::parse("2026-11-04T23:30:00Z").unwrap();
        assert_eq!(moment.day_in(chrono_tz::Asia::Yakutsk).to_string(), "2026-11-05");
    }

    #[test]
    fn documents_write_days_in_their_language() {
        let day = Day::new(2026, 11, 5).unwrap();
        assert_eq!(day.long(Language::Ru), "5\u{a0}ноября\u{a0}2026\u{a0}г.");
        assert_eq!(day.long(Language::Zh), "2026年11月5日");
        assert_eq!(day.short(Language::Ru), "05.11.2026");
    }
}
