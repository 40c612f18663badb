//! An hour and minute on a wall clock, without a zone: the reader adds it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Result, error::Problem};

/// `HH:MM` from 00:00 to 23:59; stored and sent as such, so that text order is time order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
}

impl TimeOfDay {
    /// Reads `HH:MM`; a single-digit hour (`9:30`) is understood.
    ///
    /// # Errors
    /// `Time` for everything that no clock shows.
    pub fn parse(text: &str) -> Result<Self> {
        let wrong = || Error::invalid("", Problem::Time);
        let number = |part: &str, sizes: &[usize], below: u8| {
            let digits = sizes.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            part.parse::<u8>().ok().filter(|n| digits && *n < below)
        };
        let (hour, minute) = text.trim().split_once(':').ok_or_else(wrong)?;
        match (number(hour, &[1, 2], 24), number(minute, &[2], 60)) {
            (Some(hour), Some(minute)) => Ok(TimeOfDay { hour, minute }),
            _ => Err(wrong()),
        }
    }

    /// The wall clock of a moment in a zone, to the minute.
    pub fn of(moment: super::Timestamp, zone: chrono_tz::Tz) -> Self {
        use chrono::Timelike;
        let local = moment.utc().with_timezone(&zone);
        TimeOfDay {
            hour: u8::try_from(local.hour()).unwrap_or_default(),
            minute: u8::try_from(local.minute()).unwrap_or_default(),
        }
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u32 {
        u32::from(self.hour) * 60 + u32::from(self.minute)
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = Error;
    fn try_from(text: String) -> Result<Self> {
        TimeOfDay::parse(&text)
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> String {
        time.to_string()
    }
}

impl rusqlite::ToSql for TimeOfDay {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl rusqlite::types::FromSql for TimeOfDay {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        TimeOfDay::parse(value.as_str()?).map_err(|e| rusqlite::types::FromSqlError::Other(Box::new(e)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("09:30", "09:30")]
    #[case("9:05", "09:05")]
    #[case("23:59", "23:59")]
    fn a_clock_s_time_is_read(#[case] typed: &str, #[case] stored: &str) {
        assert_eq!(TimeOfDay::parse(typed).unwrap().to_string(), stored);
    }

    #[rstest]
    #[case("24:00")]
    #[case("12:60")]
    #[case("12")]
    #[case("1:2")]
    #[case("+1:20")]
    #[case("")]
    fn what_no_clock_shows_is_refused(#[case] typed: &str) {
        assert_eq!(TimeOfDay::parse(typed), Err(Error::invalid("", Problem::Time)));
    }
}
