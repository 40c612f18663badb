//! Guesses to be confirmed: which row is the heading, what each column holds, how dates are written.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::values::word::words;
use crate::values::{Day, Phone};

words! {
    /// What a column holds.
    Field in "field" {
        /// Left out.
        Skip = "skip",
        /// Surname, given name and patronymic in one; hanzi and Latin letters are told apart.
        FullName = "full_name",
        /// Surname.
        Surname = "surname",
        /// Given name.
        Given = "given",
        /// Patronymic.
        Patronymic = "patronymic",
        /// Name in Latin letters.
        Latin = "latin",
        /// Name in hanzi.
        Chinese = "chinese",
        /// Phones, one or several.
        Phone = "phone",
        /// Addresses, one or several.
        Email = "email",
        /// Preferred language.
        Language = "language",
        /// How the person came.
        Channel = "channel",
        /// Wishes.
        Comment = "comment",
        /// The day the person asked; kept with the wishes.
        AskedOn = "asked_on",
        /// The day of the next action.
        NextOn = "next_on",
        /// The next action in words.
        NextText = "next_text",
        /// The day the person agreed to the processing on the website's form.
        ConsentOn = "consent_on",
    }
}

/// In which order a date of figures alone is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 05.11.2026: day first.
    DayFirst,
    /// 11/05/2026: month first.
    MonthFirst,
}

/// Rows looked at for a guess.
const SAMPLE: usize = 200;

/// Words of headings, in the three languages and as website forms export them.
const HEADINGS: &[(Field, &[&str])] = &[
    (
        Field::FullName,
        &[
            "фио",
            "ф.и.о",
            "имя и фамилия",
            "фамилия имя",
            "клиент",
            "пациент",
            "контакт",
            "full name",
            "name",
            "client",
            "patient",
            "姓名",
            "客户",
            "患者",
        ],
    ),
    (Field::Surname, &["фамилия", "surname", "last name", "lastname", "family name", "姓"]),
    (Field::Given, &["имя", "given name", "first name", "firstname", "名", "名字"]),
    (Field::Patronymic, &["отчество", "patronymic", "middle name", "父称"]),
    (
        Field::Latin,
        &["латиница", "по загранпаспорту", "latin", "passport name", "name in latin", "拼音", "英文名"],
    ),
    (Field::Chinese, &["имя по-китайски", "китайское имя", "chinese name", "中文名", "中文姓名"]),
    (
        Field::Phone,
        &[
            "телефон",
            "тел",
            "номер телефона",
            "мобильный",
            "сотовый",
            "whatsapp",
            "phone",
            "mobile",
            "tel",
            "telephone",
            "phone number",
            "电话",
            "手机",
            "手机号",
            "联系电话",
        ],
    ),
    (
        Field::Email,
        &["email", "e-mail", "почта", "эл. почта", "электронная почта", "mail", "邮箱", "电子邮件"],
    ),
    (Field::Language, &["язык", "language", "lang", "语言"]),
    (Field::Channel, &["источник", "канал", "откуда", "source", "channel", "utm_source", "来源", "渠道"]),
    (
        Field::Comment,
        &[
            "комментарий",
            "комментарии",
            "пожелания",
            "примечание",
            "сообщение",
            "вопрос",
            "заметки",
            "что беспокоит",
            "услуга",
            "comment",
            "comments",
            "message",
            "notes",
            "note",
            "wishes",
            "service",
            "备注",
            "留言",
            "需求",
        ],
    ),
    (
        Field::AskedOn,
        &[
            "дата",
            "дата обращения",
            "дата заявки",
            "дата создания",
            "создано",
            "date",
            "created",
            "created at",
            "submitted",
            "timestamp",
            "日期",
            "咨询日期",
            "提交时间",
        ],
    ),
    (
        Field::NextOn,
        &[
            "следующий контакт",
            "дата следующего",
            "перезвонить",
            "когда перезвонить",
            "next contact",
            "next on",
            "follow up",
            "follow-up",
            "call back",
            "回访日期",
            "下次联系",
        ],
    ),
    (Field::NextText, &["следующий шаг", "задача", "next step", "next action", "task", "下一步"]),
    (
        Field::ConsentOn,
        &[
            "согласие",
            "дата согласия",
            "согласие на обработку",
            "согласие на обработку персональных данных",
            "consent",
            "consent date",
            "consent at",
            "同意",
            "同意日期",
        ],
    ),
];

fn plain(heading: &str) -> String {
    let lower = heading.to_lowercase().replace(['_', '\n'], " ").replace('ё', "е");
    lower.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '.')).to_owned()
}

fn by_heading(heading: &str) -> Option<Field> {
    let heading = plain(heading);
    let is = |word: &&str| plain(word) == heading;
    let exact = HEADINGS.iter().find(|(_, words)| words.iter().any(is)).map(|(field, _)| *field);
    // «ФИО клиента», «Доп. телефон»: one word of several says it.
    let words: Vec<&str> = heading.split(|c: char| !c.is_alphanumeric()).collect();
    let said = |word: &&str| word.chars().count() > 2 && words.contains(&plain(word).as_str());
    exact.or_else(|| HEADINGS.iter().find(|(_, words)| words.iter().any(said)).map(|(field, _)| *field))
}

/// The place of the heading among the rows, when there is one: the first row that names two columns, or one
/// of one column; a merged title above it is passed over.
pub(super) fn heading(rows: &[(u32, Vec<String>)]) -> Option<usize> {
    let named = |cells: &[String]| cells.iter().filter(|cell| by_heading(cell).is_some()).count();
    let widest = rows.iter().take(SAMPLE).map(|(_, cells)| cells.len()).max().unwrap_or_default();
    let enough = if widest > 1 { 2 } else { 1 };
    rows.iter().take(10).position(|(_, cells)| named(cells) >= enough)
}

/// A guess for each column: by its heading, else by what stands below.
pub(super) fn columns(heading: Option<&[String]>, below: &[(u32, Vec<String>)]) -> Vec<Field> {
    let width = below.iter().take(SAMPLE).map(|(_, cells)| cells.len()).max().unwrap_or_default();
    let width = width.max(heading.map_or(0, <[_]>::len));
    let by_name: Vec<_> = (0..width)
        .map(|at| heading.and_then(|cells| cells.get(at)).and_then(|cell| by_heading(cell)))
        .collect();
    // «Имя» alone usually holds the whole name; beside a surname it does not.
    let has_surname = by_name.contains(&Some(Field::Surname));
    let mut fields = Vec::new();
    for (at, named) in by_name.into_iter().enumerate() {
        let guessed = match named {
            Some(Field::Given) if !has_surname => Field::FullName,
            Some(field) => field,
            None if heading.is_some_and(|cells| cells.get(at).is_some_and(|cell| !cell.is_empty())) => {
                Field::Skip
            }
            None => by_values(at, below),
        };
        let several = matches!(guessed, Field::Phone | Field::Email | Field::Comment | Field::Skip);
        fields.push(if !several && fields.contains(&guessed) { Field::Skip } else { guessed });
    }
    fields
}

fn by_values(at: usize, rows: &[(u32, Vec<String>)]) -> Field {
    let values: Vec<&str> = rows
        .iter()
        .take(SAMPLE)
        .filter_map(|(_, cells)| cells.get(at))
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .collect();
    let most = |fits: fn(&str) -> bool| {
        !values.is_empty() && values.iter().filter(|value| fits(value)).count() * 10 >= values.len() * 6
    };
    if most(|value| Phone::parse(value).is_ok()) {
        Field::Phone
    } else if most(|value| value.contains('@') && !value.contains(' ')) {
        Field::Email
    } else if most(|value| {
        day(value, DateOrder::DayFirst).is_some() || day(value, DateOrder::MonthFirst).is_some()
    }) {
        Field::AskedOn
    } else if most(|value| {
        let words = value.split_whitespace().count();
        (1..=4).contains(&words) && value.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.'))
    }) {
        Field::FullName
    } else {
        Field::Skip
    }
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

    #[rstest]
    #[case(&["Имя", "Телефон", "Комментарий"], &[Field::FullName, Field::Phone, Field::Comment])]
    #[case(&["Фамилия", "Имя", "Отчество", "Тел."], &[Field::Surname, Field::Given, Field::Patronymic, Field::Phone])]
    #[case(&["姓名", "手机", "备注"], &[Field::FullName, Field::Phone, Field::Comment])]
    #[case(&["Name", "Phone", "E-mail", "Consent at", "utm_source"], &[Field::FullName, Field::Phone, Field::Email, Field::ConsentOn, Field::Channel])]
    #[case(&["№", "ФИО клиента", "Телефон 1", "Доп. телефон"], &[Field::Skip, Field::FullName, Field::Phone, Field::Phone])]
    fn columns_are_guessed_by_their_headings(#[case] heading: &[&str], #[case] fields: &[Field]) {
        let heading: Vec<String> = heading.iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(columns(Some(&heading), &[]), fields);
    }

    #[test]
    fn without_a_heading_columns_are_guessed_by_what_they_hold() {
        let row = |cells: [&str; 4]| (1, cells.map(str::to_owned).to_vec());
        let rows = [
            row(["Иванова Анна", "89141234567", "a@example.com", "05.11.2026"]),
            row(["Ким Вера", "8 914 765-43-21", "", "06.11.2026"]),
        ];
        assert_eq!(heading(&rows), None);
        assert_eq!(columns(None, &rows), [Field::FullName, Field::Phone, Field::Email, Field::AskedOn]);
    }

    #[test]
    fn a_merged_title_above_the_heading_is_passed_over() {
        let row = |cells: [&str; 3]| (1, cells.map(str::to_owned).to_vec());
        let rows = [row(["Заявки за ноябрь", "", ""]), row(["", "", "ООО"]), row(["ФИО", "Телефон", "Дата"])];
        assert_eq!(heading(&rows), Some(2));
    }
}
