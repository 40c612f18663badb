//! Guesses to be confirmed: which row is the heading, what each column holds.

use super::DateOrder;
use super::dates::day;
use crate::values::Phone;
use crate::values::word::words;

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

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

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
