//! Days as files write them, and in which order: guessed where the figures tell, asked where they do not.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Field;
use crate::values::Day;

/// In which order a date of figures alone is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 05.11.2026: day first.
    DayFirst,
    /// 11/05/2026: month first.
    MonthFirst,
}

/// How the dates of some columns are written; `None`: their figures allow both, the desk must say.
pub(super) fn date_order(fields: &[Field], rows: &[(u32, Vec<String>)]) -> Option<DateOrder> {
    let dated = |field: &Field| matches!(field, Field::AskedOn | Field::NextOn | Field::ConsentOn);
    let columns: Vec<usize> =
        fields.iter().enumerate().filter(|(_, field)| dated(field)).map(|(at, _)| at).collect();
    let (mut day, mut month, mut either) = (0, 0, 0);
    for (_, cells) in rows {
        for text in columns.iter().filter_map(|at| cells.get(*at)) {
            // A dot is written between them where the day comes first.
            let Some((first, second, _)) = figures(text).filter(|_| text.contains('/')) else { continue };
            match (first > 12, second > 12) {
                (true, false) => day += 1,
                (false, true) => month += 1,
                // The same day either way says nothing.
                (false, false) if first != second => either += 1,
                _ => {}
            }
        }
    }
    match (day, month, either) {
        (_, 0, 0) => Some(DateOrder::DayFirst),
        (0, 1.., _) => Some(DateOrder::MonthFirst),
        (1.., 0, _) => Some(DateOrder::DayFirst),
        _ => None,
    }
}

/// Three figures apart by a dot, a stroke or a hyphen, the year last.
fn figures(text: &str) -> Option<(u32, u32, i32)> {
    let date = text.split([' ', 'T', ',']).next()?;
    let parts: Vec<&str> = date.split(['.', '/', '-']).collect();
    let [first, second, year] = parts[..] else { return None };
    if first.len() > 2 || second.len() > 2 || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let short = year.len() == 2;
    let year: i32 = year.parse().ok()?;
    Some((first.parse().ok()?, second.parse().ok()?, if short { year + 2000 } else { year }))
}

/// A day as files write it: ISO, with dots, strokes, or 年月日; a time behind it is passed over.
pub(super) fn day(text: &str, order: DateOrder) -> Option<Day> {
    let text = text.trim();
    let day = if let Some((year, rest)) = text.split_once('年') {
        let (month, rest) = rest.split_once('月')?;
        Day::new(
            year.trim().parse().ok()?,
            month.trim().parse().ok()?,
            rest.split('日').next()?.trim().parse().ok()?,
        )
    } else if let Some((first, second, year)) = figures(text) {
        match order {
            // A dot is never written after a month.
            DateOrder::MonthFirst if text.contains('/') => Day::new(year, first, second),
            _ => Day::new(year, second, first),
        }
    } else {
        let date = text.split([' ', 'T']).next()?;
        let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
        let [year, month, day] = parts[..] else { return None };
        if year.len() != 4 {
            return None;
        }
        Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    };
    day.ok().filter(|day| (1990..2100).contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("05.11.2026", DateOrder::DayFirst, Some("2026-11-05"))]
    #[case("05.11.2026", DateOrder::MonthFirst, Some("2026-11-05"))]
    #[case("5.1.26", DateOrder::DayFirst, Some("2026-01-05"))]
    #[case("11/05/2026", DateOrder::MonthFirst, Some("2026-11-05"))]
    #[case("11/05/2026 10:20", DateOrder::DayFirst, Some("2026-05-11"))]
    #[case("2026-11-05T10:20:00Z", DateOrder::DayFirst, Some("2026-11-05"))]
    #[case("2026/11/5", DateOrder::MonthFirst, Some("2026-11-05"))]
    #[case("2026年11月5日", DateOrder::DayFirst, Some("2026-11-05"))]
    #[case("30.02.2026", DateOrder::DayFirst, None)]
    #[case("31/11/2026", DateOrder::DayFirst, None)]
    #[case("01.01.0026", DateOrder::DayFirst, None)]
    #[case("вчера", DateOrder::DayFirst, None)]
    #[case("", DateOrder::DayFirst, None)]
    fn a_day_is_read_as_files_write_it(
        #[case] text: &str,
        #[case] order: DateOrder,
        #[case] read: Option<&str>,
    ) {
        assert_eq!(day(text, order).map(|day| day.to_string()).as_deref(), read);
    }

    fn rows(texts: &[&str]) -> Vec<(u32, Vec<String>)> {
        (1..).zip(texts).map(|(number, text)| (number, vec![(*text).to_owned()])).collect()
    }

    #[rstest]
    #[case(&["05/11/2026", "25/11/2026"], Some(DateOrder::DayFirst))]
    #[case(&["05/11/2026", "11/25/2026"], Some(DateOrder::MonthFirst))]
    #[case(&["05/11/2026", "06/07/2026"], None)]
    #[case(&["25/11/2026", "11/25/2026"], None)]
    #[case(&["05.11.2026"], Some(DateOrder::DayFirst))]
    #[case(&["05/05/2026"], Some(DateOrder::DayFirst))]
    fn the_order_of_dates_is_asked_only_when_the_figures_allow_both(
        #[case] texts: &[&str],
        #[case] order: Option<DateOrder>,
    ) {
        assert_eq!(date_order(&[Field::AskedOn], &rows(texts)), order);
    }
}
