//! One row as a person: what the columns say, or the first thing that is wrong with it.

use super::{DateOrder, Field, ImportPlan, dates};
use crate::leads::{Channel, NewLead, NextAction, PhoneChannel, PhoneDraft};
use crate::values::{Day, Language, PersonName};
use crate::{Error, Result, error::Problem};

/// A person read from a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub new: NewLead,
    /// The day of the consent, where the row tells one.
    pub agreed_on: Option<Day>,
    /// The version of the text that was in force on it: without one the file proves nothing.
    pub agreed_to: Option<u32>,
}

/// Reads a row. `heading`: names of the columns, for values that go into the wishes.
///
/// # Errors
/// `Invalid` naming the field.
pub(super) fn read(cells: &[String], plan: &ImportPlan, heading: &[String]) -> Result<Read> {
    let order = plan.date_order.unwrap_or(DateOrder::DayFirst);
    let mut name = PersonName::default();
    let (mut phones, mut emails, mut wishes) = (Vec::new(), Vec::new(), Vec::new());
    let (mut language, mut channel) = (plan.language, plan.channel);
    let (mut next_on, mut next_text, mut agreed_on) = (None, String::new(), None);
    for (at, field) in plan.columns.iter().enumerate() {
        let Some(text) = cells.get(at).map(|cell| cell.trim()).filter(|text| !text.is_empty()) else {
            continue;
        };
        let told =
            || format!("{}: {text}", heading.get(at).map_or("", |name| name.trim()).trim_end_matches(':'));
        let day = |field: &str| dates::day(text, order).ok_or_else(|| Error::invalid(field, Problem::Day));
        match field {
            Field::Skip => {}
            Field::FullName => full_name(&mut name, text),
            Field::Surname => name.surname = text.to_owned(),
            Field::Given => name.given = text.to_owned(),
            Field::Patronymic => name.patronymic = text.to_owned(),
            Field::Latin => name.latin = text.to_owned(),
            Field::Chinese => name.chinese = text.to_owned(),
            Field::Phone => phones.extend(
                several(text)
                    .map(|number| PhoneDraft { number: number.to_owned(), channel: PhoneChannel::Phone }),
            ),
            Field::Email => emails.extend(several(text).map(str::to_owned)),
            Field::Language => match language_of(text) {
                Some(said) => language = said,
                None => wishes.push(told()),
            },
            Field::Channel => match channel_of(text) {
                Some(said) => channel = said,
                None => wishes.push(told()),
            },
            Field::Comment => wishes.push(text.to_owned()),
            Field::AskedOn => {
                day("asked_on")?;
                wishes.push(told());
            }
            Field::NextOn => next_on = Some(day("next_on")?),
            Field::NextText => text.clone_into(&mut next_text),
            // A tick without a day proves nothing.
            Field::ConsentOn => agreed_on = dates::day(text, order),
        }
    }
    let next_action = match next_on {
        Some(on) if next_text.is_empty() => Some(NextAction {
            text: plan.language.pick("связаться", "联系", "contact").into(),
            on,
            time: None,
        }),
        Some(on) => Some(NextAction { text: next_text, on, time: None }),
        None => {
            wishes.extend(Some(next_text).filter(|text| !text.is_empty()));
            None
        }
    };
    let comment = wishes.join("\n");
    let new =
        NewLead { name, phones, emails, language, channel, interests: Vec::new(), comment, next_action };
    Ok(Read { new, agreed_on, agreed_to: None })
}

/// Numbers and addresses put into one cell.
fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n', '|'])
        .flat_map(|part| part.split(" / "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn full_name(name: &mut PersonName, text: &str) {
    // «Schmidt, Anna».
    let text = &text.replace(',', " ");
    let is_hanzi = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    if text.chars().any(is_hanzi) {
        name.chinese = text.split_whitespace().collect();
    } else if text
        .chars()
        .any(|c| ('а'..='я').contains(&c.to_lowercase().next().unwrap_or(c)) || matches!(c, 'ё' | 'Ё'))
    {
        let mut words = text.split_whitespace();
        let (first, second) = (words.next().unwrap_or_default(), words.next());
        // One word is how people are called, not what they are filed under.
        match second {
            None => name.given = first.to_owned(),
            Some(second) => (name.surname, name.given) = (first.to_owned(), second.to_owned()),
        }
        name.patronymic = words.collect::<Vec<_>>().join(" ");
    } else {
        name.latin = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

fn language_of(text: &str) -> Option<Language> {
    match text.to_lowercase().as_str() {
        "ru" | "rus" | "рус" | "русский" | "russian" | "俄语" | "俄文" => Some(Language::Ru),
        "zh" | "cn" | "кит" | "китайский" | "chinese" | "中文" | "汉语" => Some(Language::Zh),
        "en" | "eng" | "англ" | "английский" | "english" | "英语" | "英文" => {
            Some(Language::En)
        }
        _ => None,
    }
}

fn channel_of(text: &str) -> Option<Channel> {
    let text = text.to_lowercase();
    let is = |words: &[&str]| words.iter().any(|word| text == *word);
    if is(&["website", "site", "сайт", "форма", "форма сайта", "web", "网站", "官网"])
    {
        Some(Channel::Website)
    } else if is(&["phone", "call", "телефон", "звонок", "电话"]) {
        Some(Channel::Phone)
    } else if is(&["whatsapp", "ватсап", "вотсап"]) {
        Some(Channel::Whatsapp)
    } else if is(&["telegram", "телеграм", "тг", "tg"]) {
        Some(Channel::Telegram)
    } else if is(&["wechat", "вичат", "微信"]) {
        Some(Channel::Wechat)
    } else if is(&["max", "макс"]) {
        Some(Channel::Max)
    } else if is(&["vk", "вк", "вконтакте"]) {
        Some(Channel::Vk)
    } else if is(&["email", "e-mail", "почта", "邮件"]) {
        Some(Channel::Email)
    } else if is(&["walk_in", "walk-in", "пришел сам", "пришёл сам", "зашел", "到店"])
    {
        Some(Channel::WalkIn)
    } else if is(&["referral", "рекомендация", "по рекомендации", "сарафан", "介绍", "推荐"])
    {
        Some(Channel::Referral)
    } else {
        None
    }
}
