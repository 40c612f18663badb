//! The answer on paper, in the person's language or another.

use super::answer::{self, AccessAnswer, Answer, Item};
use super::collect::{Field, Group};
use crate::Result;
use crate::clinic::Clinic;
use crate::hand_over::{Paper, PaperOrigin, PaperType};
use crate::paper::{Block, Document, SignatureLine};
use crate::values::{Language, RequestId};

/// The answer as a paper.
///
/// # Errors
/// `NotFound { request }`; `WrongState { destroyed }`.
pub fn paper(clinic: &Clinic, of: AccessAnswer) -> Result<Paper> {
    let answer = answer::make(clinic, of)?;
    let stem = format!("{}-access-{}", answer.request, answer.language.code());
    let origin = answer.origin(of.request);
    Paper::made(&stem, &document(&answer), answer.made_at, origin)
}

impl Answer {
    /// Whose paper it is.
    pub(super) fn origin(&self, request: RequestId) -> PaperOrigin {
        PaperOrigin::Office {
            request: Some(request),
            kind: PaperType::AccessAnswer,
            number: self.request.to_string(),
        }
    }
}

fn document(answer: &Answer) -> Document {
    let l = answer.language;
    let title = l.pick(
        "Ответ на запрос о персональных данных",
        "关于个人信息查询的答复",
        "Answer to a request about personal data",
    );
    let day = answer.made_at.day_in(answer.settings.zone.parse().unwrap_or(chrono_tz::Asia::Yakutsk));
    let mut blocks = vec![
        Block::Title(title.to_owned()),
        Block::KeyValues(vec![
            (l.pick("Номер обращения", "案件编号", "Case number").into(), answer.request.to_string()),
            (l.pick("Запрос получен", "收到请求", "Request received").into(), answer.received_on.long(l)),
            (l.pick("Дата ответа", "答复日期", "Date of the answer").into(), day.long(l)),
            (l.pick("Кому", "致", "To").into(), answer.person.clone()),
        ]),
        Block::Paragraph(
            l.pick(
                "Сведения даны по части 7 статьи 14 и части 1 статьи 20 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных»; номера разделов — номера пунктов части 7. Предоставляются безвозмездно.",
                "以下信息依据俄罗斯联邦2006年7月27日第152-FZ号《个人数据法》第14条第7款和第20条第1款提供，各节编号即第7款各项的编号。免费提供。",
                "Given under Article 14(7) and Article 20(1) of the Russian Federal Law No. 152-FZ of 27.07.2006 “On Personal Data”; sections bear the numbers of the items of Article 14(7). Free of charge.",
            )
            .to_owned(),
        ),
    ];
    for item in &answer.items {
        told(&mut blocks, item, l);
    }
    blocks.push(Block::Signatures(vec![SignatureLine {
        role: l.pick("За оператора", "运营者代表", "For the operator").into(),
        name: String::new(),
    }]));
    Document {
        title: answer.request.to_string(),
        language: l,
        second: None,
        header: answer.settings.letterhead(),
        footer: answer.request.to_string(),
        blocks,
    }
}

fn told(blocks: &mut Vec<Block>, item: &Item, l: Language) {
    blocks.push(Block::Heading(format!("{}. {}", item.number, item.title)));
    blocks.extend(item.words.iter().cloned().map(Block::Paragraph));
    if !item.facts.is_empty() {
        blocks.push(Block::KeyValues(item.facts.clone()));
    }
    for group in &item.data {
        data(blocks, group, l);
    }
}

/// One category: a single row as names and values, several as a list.
fn data(blocks: &mut Vec<Block>, group: &Group, l: Language) {
    let colon = l.pick(":", "：", ":");
    let title = capital(group.title);
    blocks.push(Block::Paragraph(format!("{title}{colon}")));
    for part in &group.parts {
        match part.rows.as_slice() {
            [] => {}
            [only] => blocks.push(Block::KeyValues(only.iter().map(pair).collect())),
            rows => {
                blocks.push(Block::Note(format!("{}{colon}", capital(part.what))));
                blocks.push(Block::Bullets(lines(rows, l)));
            }
        }
        if !part.kept_without_value.is_empty() {
            let kept = part.kept_without_value.join(l.pick(", ", "、", ", "));
            blocks.push(Block::Note(l.pick(
                format!("Хранятся также, без содержания о Вас: {kept}."),
                format!("另存有（不含关于您的内容）：{kept}。"),
                format!("Also kept, saying nothing about you: {kept}."),
            )));
        }
    }
}

fn pair(field: &Field) -> (String, String) {
    (field.label.to_owned(), field.value.clone())
}

/// Several rows as a list. Rows of two values are told together under the first of them:
/// `record no.: 1; purpose: consultation, feedback`.
fn lines(rows: &[Vec<Field>], l: Language) -> Vec<String> {
    let (between, comma) = (l.pick("; ", "；", "; "), l.pick(", ", "、", ", "));
    let mut lines: Vec<String> = Vec::new();
    let mut under: Option<&Field> = None;
    for row in rows {
        match (row.as_slice(), lines.last_mut()) {
            ([first, second], Some(line)) if under == Some(first) => {
                line.push_str(comma);
                line.push_str(&second.value);
            }
            _ => {
                lines.push(row.iter().map(|field| told_field(field, l)).collect::<Vec<_>>().join(between));
                under = if let [first, _] = row.as_slice() { Some(first) } else { None };
            }
        }
    }
    lines
}

fn told_field(field: &Field, l: Language) -> String {
    format!("{}{}{}", field.label, l.pick(": ", "：", ": "), field.value)
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
