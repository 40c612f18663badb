//! A stored value in the language of the answer. Whatever cannot be read as what it should be is
//! told as it stands: an answer leaves nothing out.

use rusqlite::types::Value;

use super::closed;
use super::labels::{Form, Label, Part};
use crate::clinic::Tx;
use crate::hand_over::PaperType;
use crate::values::{Area, Day, Language, Money, Phone, ServiceId, Timestamp};
use crate::{Result, estimates, leads, travel};

/// One row of a part as it is read.
pub(super) struct Row<'r> {
    pub part: &'r Part,
    pub values: &'r [Value],
}

impl Row<'_> {
    /// The text beside, in another column of the same row.
    fn beside(&self, column: &str) -> &str {
        let place = self.part.labels.iter().position(|label| label.column == column);
        match place.and_then(|place| self.values.get(place)) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }
}

/// Whether anything is kept there.
pub(super) fn is_filled(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Text(text) => !text.is_empty(),
        Value::Blob(bytes) => !bytes.is_empty(),
        Value::Integer(_) | Value::Real(_) => true,
    }
}

/// The words for a value.
pub(super) fn value(tx: &Tx<'_>, row: &Row<'_>, label: &Label, value: &Value, l: Language) -> Result<String> {
    Ok(match value {
        Value::Null | Value::Blob(_) => String::new(),
        Value::Real(number) => number.to_string(),
        Value::Integer(number) => match label.form {
            Form::Money => Money::fen(*number).show(l),
            Form::Size => size(*number, l),
            Form::YesNo => yes_no(*number != 0, l).to_owned(),
            Form::Service => {
                let name = estimates::service_name(tx, ServiceId::new(*number), l)?;
                name.unwrap_or_else(|| number.to_string())
            }
            Form::Discount if row.beside("discount_kind") == "none" => String::new(),
            Form::Discount => {
                let told = estimates::discount_told(row.beside("discount_kind"), *number, l);
                told.unwrap_or_else(|| number.to_string())
            }
            _ => number.to_string(),
        },
        Value::Text(text) => words(tx, row, label, text, l),
    })
}

fn words(tx: &Tx<'_>, row: &Row<'_>, label: &Label, text: &str, l: Language) -> String {
    let told = match label.form {
        Form::Word => closed::word(row.part.table, label.column, text, l).map(str::to_owned),
        Form::Phone => Phone::parse(text).ok().map(|phone| phone.show()),
        Form::Day => Day::parse(text).ok().map(|day| day.long(l)),
        Form::Moment => Timestamp::parse(text).ok().map(|at| at.on_paper(tx.zone(), l)),
        Form::Area => Area::from_code(text).ok().map(|area| area.on_paper(l)),
        Form::Crossing => travel::name_of_crossing(text, l).map(str::to_owned),
        Form::Issued => estimates::issued_told(text, l),
        Form::Happening => happening(row.beside("kind"), text, l),
        Form::Cards => leads::snapshot_told(text),
        Form::Card => leads::copy_told(text),
        Form::Place => text.rsplit(['/', '\\']).next().map(str::to_owned),
        _ => None,
    };
    told.unwrap_or_else(|| text.to_owned())
}

/// The words of a history entry, where the desk itself wrote a fixed word.
fn happening(kind: &str, text: &str, l: Language) -> Option<String> {
    let words = |known: Option<[&'static str; 3]>| known.map(|[ru, zh, en]| l.pick(ru, zh, en).to_owned());
    let (first, rest) = text.split_once([':', ' ']).unwrap_or((text, ""));
    match kind {
        "registered" => words(closed::channel(text)),
        "trip" => words(closed::trip_status(text)),
        "paper" => PaperType::from_code(text).map(|kind| kind.words(l).to_owned()),
        "status" => words(closed::lead_status(first)).map(|status| joined(&status, rest)),
        "consent" => {
            let event = words(closed::consent_event(first))?;
            Some(joined(&event, &words(closed::consent_kind(rest)).unwrap_or_else(|| rest.to_owned())))
        }
        "next_action" => Day::parse(first).ok().map(|day| joined(&day.long(l), rest)),
        _ => None,
    }
}

fn joined(first: &str, rest: &str) -> String {
    if rest.is_empty() { first.to_owned() } else { format!("{first} · {rest}") }
}

fn yes_no(yes: bool, l: Language) -> &'static str {
    if yes { l.pick("да", "是", "yes") } else { l.pick("нет", "否", "no") }
}

/// Whole kibibytes, at least one.
fn size(bytes: i64, l: Language) -> String {
    let kib = (bytes.max(0) / 1024).max(1);
    let unit = l.pick("КБ", "KB", "KB");
    format!("{kib}\u{a0}{unit}")
}
