//! The arithmetic of a plan: pure, exact, in fen.
//!
//! A line is unit price × quantity, less its own discount; the plan is the sum of its lines, less one
//! discount on the whole. Each discount is rounded to 1 fen, half away from zero; a money discount
//! counts once per line. Sums are made in 128 bits. Refuses: a quantity outside 1–999, a discount
//! above what it is taken from, a sum larger than the window can count exactly.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::values::div_round;
use crate::{Error, Result, error::Problem};

/// Largest quantity of one line.
pub const QUANTITY_MAX: u32 = 999;
/// Largest price of one unit: ten million yuan, in fen.
pub const PRICE_MAX: i64 = 1_000_000_000;
/// The whole, in hundredths of a percent.
const WHOLE: u32 = 100_00;
/// Largest sum, in fen or kopecks: what a JSON number holds exactly (2⁵³ − 1).
pub const SUM_MAX: i64 = 9_007_199_254_740_991;

/// A discount, on a line or on the whole plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Discount {
    /// No discount.
    #[default]
    None,
    /// A share of the sum.
    Percent {
        /// Hundredths of a percent, 0–10 000: 12.5 % = 1250.
        hundredths: u32,
    },
    /// An amount off the sum, once.
    Amount {
        /// Fen, not above the sum it is taken from.
        #[ts(type = "number")]
        fen: i64,
    },
}

impl Discount {
    /// What it takes off `sum` (fen, not negative): between zero and the whole sum.
    ///
    /// # Errors
    /// `Invalid { discount }` for more than 100 % or more than the sum, or less than nothing.
    pub fn of(self, sum: i64) -> Result<i64> {
        let wrong = |problem| Err(Error::invalid("discount", problem));
        match self {
            Discount::None => Ok(0),
            Discount::Percent { hundredths } if hundredths > WHOLE => wrong(Problem::TooLarge { max: 100 }),
            Discount::Percent { hundredths } => {
                narrow("discount", div_round(i128::from(sum) * i128::from(hundredths), i128::from(WHOLE)))
            }
            Discount::Amount { fen } if fen < 0 => wrong(Problem::TooSmall { min: 0 }),
            Discount::Amount { fen } if fen > sum => {
                wrong(Problem::TooLarge { max: i32::try_from(sum).unwrap_or(i32::MAX) })
            }
            Discount::Amount { fen } => Ok(fen),
        }
    }

    /// The stored pair: a word and a number.
    pub(super) fn columns(self) -> (&'static str, i64) {
        match self {
            Discount::None => ("none", 0),
            Discount::Percent { hundredths } => ("percent", hundredths.into()),
            Discount::Amount { fen } => ("amount", fen),
        }
    }

    /// Reads the stored pair.
    pub(super) fn from_columns(kind: &str, value: i64) -> Result<Self> {
        match (kind, u32::try_from(value)) {
            ("none", _) => Ok(Discount::None),
            ("percent", Ok(hundredths)) => Ok(Discount::Percent { hundredths }),
            ("amount", _) => Ok(Discount::Amount { fen: value }),
            _ => Err(Error::internal("estimates: an unknown discount is stored")),
        }
    }
}

/// One line, in fen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LineSum {
    /// Unit price × quantity.
    #[ts(type = "number")]
    pub gross: i64,
    /// What the line's own discount takes off.
    #[ts(type = "number")]
    pub discount: i64,
    /// What is left.
    #[ts(type = "number")]
    pub sum: i64,
}

/// The whole plan, in fen: `subtotal − discount = total`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Totals {
    /// The sum of the lines.
    #[ts(type = "number")]
    pub subtotal: i64,
    /// What the discount on the whole takes off.
    #[ts(type = "number")]
    pub discount: i64,
    /// What is left.
    #[ts(type = "number")]
    pub total: i64,
}

/// One line's sum.
///
/// # Errors
/// `Invalid` naming `quantity`, `unit_price_fen` or `discount`.
pub fn line(unit_price_fen: i64, quantity: u32, discount: Discount) -> Result<LineSum> {
    if unit_price_fen < 0 {
        return Err(Error::invalid("unit_price_fen", Problem::TooSmall { min: 0 }));
    }
    if unit_price_fen > PRICE_MAX {
        return Err(Error::invalid("unit_price_fen", Problem::TooLarge { max: 1_000_000_000 }));
    }
    match quantity {
        0 => return Err(Error::invalid("quantity", Problem::TooSmall { min: 1 })),
        1..=QUANTITY_MAX => {}
        _ => return Err(Error::invalid("quantity", Problem::TooLarge { max: 999 })),
    }
    let gross = narrow("unit_price_fen", i128::from(unit_price_fen) * i128::from(quantity))?;
    let discount = discount.of(gross)?;
    Ok(LineSum { gross, discount, sum: gross - discount })
}

/// The plan's totals from its lines.
///
/// # Errors
/// `Invalid` naming `items` when the sum is too large, or `discount`.
pub fn totals<'a>(lines: impl IntoIterator<Item = &'a LineSum>, discount: Discount) -> Result<Totals> {
    let sum = lines.into_iter().map(|line| i128::from(line.sum)).sum();
    let subtotal = narrow("items", sum)?;
    let discount = discount.of(subtotal)?;
    Ok(Totals { subtotal, discount, total: subtotal - discount })
}

fn narrow(field: &str, sum: i128) -> Result<i64> {
    match i64::try_from(sum) {
        Ok(sum) if sum <= SUM_MAX => Ok(sum),
        _ => Err(Error::invalid(field, Problem::TooLarge { max: i32::MAX })),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::values::{Day, Money, Rate};

    #[rstest]
    #[case(100_00, 2, Discount::None, (200_00, 0, 200_00))]
    #[case(100_00, 2, Discount::Percent { hundredths: 12_50 }, (200_00, 25_00, 175_00))]
    #[case(5, 1, Discount::Percent { hundredths: 10_00 }, (5, 1, 4))] // half a fen goes up
    #[case(4, 1, Discount::Percent { hundredths: 10_00 }, (4, 0, 4))]
    #[case(100_00, 3, Discount::Amount { fen: 50_00 }, (300_00, 50_00, 250_00))] // once per line
    #[case(100_00, 1, Discount::Percent { hundredths: 100_00 }, (100_00, 100_00, 0))]
    #[case(0, 999, Discount::Amount { fen: 0 }, (0, 0, 0))]
    fn a_line_is_price_times_quantity_less_its_own_discount(
        #[case] price: i64,
        #[case] quantity: u32,
        #[case] discount: Discount,
        #[case] (gross, off, sum): (i64, i64, i64),
    ) {
        assert_eq!(line(price, quantity, discount), Ok(LineSum { gross, discount: off, sum }));
    }

    #[rstest]
    #[case(1, 0, Discount::None, "quantity", Problem::TooSmall { min: 1 })]
    #[case(1, 1000, Discount::None, "quantity", Problem::TooLarge { max: 999 })]
    #[case(-1, 1, Discount::None, "unit_price_fen", Problem::TooSmall { min: 0 })]
    #[case(PRICE_MAX + 1, 1, Discount::None, "unit_price_fen", Problem::TooLarge { max: 1_000_000_000 })]
    #[case(100, 1, Discount::Percent { hundredths: 10_001 }, "discount", Problem::TooLarge { max: 100 })]
    #[case(100, 1, Discount::Amount { fen: 101 }, "discount", Problem::TooLarge { max: 100 })]
    #[case(100, 1, Discount::Amount { fen: -1 }, "discount", Problem::TooSmall { min: 0 })]
    fn what_makes_no_sense_is_refused_by_field(
        #[case] price: i64,
        #[case] quantity: u32,
        #[case] discount: Discount,
        #[case] field: &str,
        #[case] problem: Problem,
    ) {
        assert_eq!(line(price, quantity, discount), Err(Error::invalid(field, problem)));
    }

    #[test]
    fn a_sum_beyond_exact_counting_is_a_field_error() {
        let huge = LineSum { gross: SUM_MAX, discount: 0, sum: SUM_MAX };
        let refused = Err(Error::invalid("items", Problem::TooLarge { max: i32::MAX }));
        assert_eq!(totals([&huge, &huge], Discount::None), refused);
        assert_eq!(totals(&[LineSum { sum: i64::MAX, ..huge }; 9], Discount::None), refused);
    }

    fn discounts() -> impl Strategy<Value = (u8, u64)> {
        (0..3u8, any::<u64>())
    }

    /// A discount that fits `sum`, made from two random numbers.
    fn fitting((kind, seed): (u8, u64), sum: i64) -> Discount {
        match kind {
            0 => Discount::None,
            1 => Discount::Percent { hundredths: (seed % 10_001) as u32 },
            _ => Discount::Amount { fen: (seed % (sum as u64 + 1)) as i64 },
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn every_plan_adds_up_to_the_fen(
            rows in prop::collection::vec((0..=PRICE_MAX, 1..=QUANTITY_MAX, discounts()), 0..60),
            whole in discounts(),
            micro in 1..=1_000_000_000i64,
        ) {
            let mut lines = Vec::new();
            for (price, quantity, discount) in rows {
                let discount = fitting(discount, price * i64::from(quantity));
                let made = line(price, quantity, discount).unwrap();
                prop_assert!(made.discount >= 0 && made.sum >= 0);
                prop_assert_eq!(i128::from(made.gross), i128::from(price) * i128::from(quantity));
                prop_assert_eq!(made.gross - made.discount, made.sum);
                if let Discount::Percent { hundredths } = discount {
                    // Within half a fen of the exact share.
                    let exact = i128::from(made.gross) * i128::from(hundredths);
                    prop_assert!((i128::from(made.discount) * 10_000 - exact).abs() <= 5_000);
                }
                lines.push(made);
            }
            let subtotal: i128 = lines.iter().map(|line| i128::from(line.sum)).sum();
            let discount = fitting(whole, subtotal as i64);
            let made = totals(&lines, discount).unwrap();
            prop_assert_eq!(i128::from(made.subtotal), subtotal);
            prop_assert_eq!(made.subtotal - made.discount, made.total);
            prop_assert!(made.discount >= 0 && made.total >= 0);
            let rate = Rate { micro, on: Day::new(2026, 11, 20).unwrap(), source: String::new() };
            let roubles = rate.convert(Money::fen(made.total)).unwrap();
            let exact = i128::from(made.total) * i128::from(micro);
            prop_assert!((i128::from(roubles.minor) * 1_000_000 - exact).abs() <= 500_000);
        }
    }
}
