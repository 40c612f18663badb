//! Money: integers of fen or kopecks with their currency, never mixed in one sum.
//! Rounding is half away from zero, stated on the paper's foot.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Day, Language};
use crate::{Error, Result, error::Problem};

/// The currencies of the desk; both have hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Chinese yuan, in fen.
    Cny,
    /// Russian rouble, in kopecks.
    Rub,
}

impl Currency {
    /// ISO 4217 code.
    pub fn code(self) -> &'static str {
        match self {
            Currency::Cny => "CNY",
            Currency::Rub => "RUB",
        }
    }
}

/// An amount in minor units of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Money {
    /// Fen or kopecks.
    #[ts(type = "number")]
    pub minor: i64,
    /// Whose.
    pub currency: Currency,
}

impl Money {
    /// Fen.
    pub fn fen(minor: i64) -> Self {
        Money { minor, currency: Currency::Cny }
    }

    /// As written in a language: `1 234 567,50 CN¥` / `¥1,234,567.50` / `CN¥1,234,567.50`;
    /// roubles `1 234 567,50 ₽` everywhere but for the separators.
    pub fn show(self, language: Language) -> String {
        let sign = if self.minor < 0 { "−" } else { "" };
        let (whole, cents) = (self.minor.unsigned_abs() / 100, self.minor.unsigned_abs() % 100);
        let (group, point) = match language {
            Language::Ru => ('\u{a0}', ','),
            Language::Zh | Language::En => (',', '.'),
        };
        let digits = grouped(whole, group);
        match (self.currency, language) {
            (Currency::Cny, Language::Ru) => format!("{sign}{digits}{point}{cents:02}\u{a0}CN¥"),
            (Currency::Cny, Language::Zh) => format!("{sign}¥{digits}{point}{cents:02}"),
            (Currency::Cny, Language::En) => format!("{sign}CN¥{digits}{point}{cents:02}"),
            (Currency::Rub, Language::Ru) => format!("{sign}{digits}{point}{cents:02}\u{a0}₽"),
            (Currency::Rub, Language::Zh | Language::En) => format!("{sign}₽{digits}{point}{cents:02}"),
        }
    }

    /// The bare figure, where the currency stands in the column's head: `1 234 567,50` /
    /// `1,234,567.50`.
    pub fn figure(self, language: Language) -> String {
        let sign = if self.minor < 0 { "−" } else { "" };
        let (whole, cents) = (self.minor.unsigned_abs() / 100, self.minor.unsigned_abs() % 100);
        let (group, point) = language.pick(('\u{a0}', ','), (',', '.'), (',', '.'));
        format!("{sign}{}{point}{cents:02}", grouped(whole, group))
    }
}

fn grouped(whole: u64, separator: char) -> String {
    let digits = whole.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(c);
    }
    out
}

/// Divides rounding half away from zero. `by` > 0.
pub(crate) fn div_round(value: i128, by: i128) -> i128 {
    let half = by / 2 + by % 2;
    let (quotient, rest) = (value / by, value % by);
    if rest.abs() >= half { quotient + value.signum() } else { quotient }
}

/// Roubles for one yuan on a day, with its source; never mixed into a sum, only applied to totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rate {
    /// Millionths of a rouble per yuan: 11.2345 ₽ = 11 234 500.
    #[ts(type = "number")]
    pub micro: i64,
    /// The day the rate is of.
    pub on: Day,
    /// Where it was read, e.g. "Bank of Russia".
    pub source: String,
}

impl Rate {
    /// Total in yuan → roubles, rounded to a kopeck.
    ///
    /// # Errors
    /// `TooLarge` when the sum leaves the range of money.
    pub fn convert(&self, yuan: Money) -> Result<Money> {
        let kopecks = div_round(i128::from(yuan.minor) * i128::from(self.micro), 1_000_000);
        let minor = i64::try_from(kopecks)
            .map_err(|_| Error::invalid("rate", Problem::TooLarge { max: i32::MAX }))?;
        Ok(Money { minor, currency: Currency::Rub })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_written_in_the_habit_of_each_language() {
        let sum = Money::fen(123_456_750);
        assert_eq!(sum.show(Language::Ru), "1\u{a0}234\u{a0}567,50\u{a0}CN¥");
        assert_eq!(sum.show(Language::Zh), "¥1,234,567.50");
        assert_eq!(sum.show(Language::En), "CN¥1,234,567.50");
        assert_eq!(Money { minor: -5, currency: Currency::Rub }.show(Language::Ru), "−0,05\u{a0}₽");
    }

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(div_round(5, 10), 1);
        assert_eq!(div_round(-5, 10), -1);
        assert_eq!(div_round(4, 10), 0);
        assert_eq!(div_round(1, 3), 0);
        assert_eq!(div_round(2, 3), 1);
    }

    #[test]
    fn a_rate_turns_a_total_into_kopecks() {
        let rate = Rate { micro: 11_234_500, on: Day::new(2026, 11, 5).unwrap(), source: "test".into() };
        assert_eq!(
            rate.convert(Money::fen(100_00)).unwrap(),
            Money { minor: 1123_45, currency: Currency::Rub }
        );
    }
}
