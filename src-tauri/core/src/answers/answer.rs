//! The answer itself: items 1–10 of 152-FZ Art. 14(7), from committed rows and settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::collect::{self, Group};
use super::words;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent;
use crate::erasure::{self, Category};
use crate::requests;
use crate::settings::{self, Settings};
use crate::values::{CaseNo, Day, Language, LeadId, PersonName, RequestId, Timestamp};
use crate::{Error, Result};

/// Which answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccessAnswer {
    /// The letter that asks.
    pub request: RequestId,
    /// In which language; the letter's own when absent.
    #[serde(default)]
    pub language: Option<Language>,
}

/// One item of Art. 14(7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// `1`–`10`, and `9.1`.
    pub number: &'static str,
    /// What the law asks for.
    pub title: &'static str,
    /// In running words.
    pub words: Vec<String>,
    /// Names with their values.
    pub facts: Vec<(String, String)>,
    /// The data itself.
    pub data: Vec<Group>,
}

/// A whole answer in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The article it is given under.
    pub law: &'static str,
    /// In which language.
    pub language: Language,
    /// The letter's case number.
    pub request: CaseNo,
    /// The card's.
    pub card: CaseNo,
    /// To whom.
    pub person: String,
    /// The day the letter came.
    pub received_on: Day,
    /// The moment of the answer.
    pub made_at: Timestamp,
    /// The items.
    pub items: Vec<Item>,
    /// The operator.
    #[serde(skip)]
    pub(super) settings: Settings,
}

/// Makes the answer. The look is registered under the letter.
///
/// # Errors
/// `NotFound { request }`; `WrongState { destroyed }` when there is no record to tell of.
pub(super) fn make(clinic: &Clinic, of: AccessAnswer) -> Result<Answer> {
    clinic.read(Op::AnswerAccess, |tx| {
        tx.about("request", of.request);
        let asked = requests::asked(tx, of.request)?;
        let lead = asked.lead.ok_or_else(|| Error::WrongState { state: "destroyed".into() })?;
        let l = of.language.unwrap_or(asked.language);
        let settings = settings::current(tx)?;
        let items = items(tx, lead, &settings, l)?;
        Ok(Answer {
            law: "152-FZ Art. 14(7), 20(1)",
            language: l,
            request: asked.case_no,
            card: asked.lead_case_no,
            person: name(tx, lead)?,
            received_on: asked.received_on,
            made_at: tx.now(),
            items,
            settings,
        })
    })
}

/// The name to address, or the card's first phone; empty for a record with neither.
fn name(tx: &Tx<'_>, lead: LeadId) -> Result<String> {
    let columns = ["surname", "given", "patronymic", "latin", "chinese"];
    let texts = texts(tx, lead, "lead", &columns)?;
    let [surname, given, patronymic, latin, chinese] = texts;
    let name = PersonName { surname, given, patronymic, latin, chinese }.full();
    if !name.is_empty() {
        return Ok(name);
    }
    let [_, phone] = self::texts(tx, lead, "lead_phone", &["position", "e164"])?;
    Ok(phone)
}

/// The texts of a person's first row in a table; empty where there is none.
pub(super) fn texts<const N: usize>(
    tx: &Tx<'_>,
    lead: LeadId,
    table: &str,
    columns: &[&str; N],
) -> Result<[String; N]> {
    let row = erasure::rows_of(tx, lead, table, columns)?.into_iter().next().unwrap_or_default();
    let mut texts = std::array::from_fn(|_| String::new());
    for (text, value) in texts.iter_mut().zip(row) {
        if let rusqlite::types::Value::Text(stored) = value {
            *text = stored;
        }
    }
    Ok(texts)
}

fn items(tx: &Tx<'_>, lead: LeadId, settings: &Settings, l: Language) -> Result<Vec<Item>> {
    let [blocked_due, channel, created_at] =
        texts(tx, lead, "lead", &["blocked_due", "channel", "created_at"])?;
    let blocked = Day::parse(&blocked_due).ok();
    let since = Timestamp::parse(&created_at).ok().map(|at| at.day_in(tx.zone()));
    let consents = consent::in_force(tx, lead)?;
    let groups = collect::groups(tx, lead, l)?;
    let given_out = |group: &Group| matches!(group.category, Category::Papers | Category::Scans);
    let (out, held): (Vec<_>, Vec<_>) = groups.into_iter().partition(given_out);
    let transfers = settings::transfers(tx)?;
    let item = |number, words: Vec<String>, facts, data| Item {
        number,
        title: words::title(number, l),
        words,
        facts,
        data,
    };
    Ok(vec![
        item("1", words::confirmed(since, l), Vec::new(), Vec::new()),
        item("2", words::grounds(&consents, blocked, settings, l), words::consents(&consents, l), Vec::new()),
        item("3", words::methods(settings, l), Vec::new(), Vec::new()),
        item("4", words::access(settings, l), words::operator(settings, l), Vec::new()),
        item("5", words::source(&channel, l), Vec::new(), held),
        item("6", words::terms(blocked, settings, l), Vec::new(), Vec::new()),
        item("7", words::rights(settings, l), Vec::new(), Vec::new()),
        item("8", words::transfers(&transfers, settings, l), words::each_transfer(&transfers, l), Vec::new()),
        item("9", words::processors(settings, l), Vec::new(), Vec::new()),
        item("9.1", words::duties(l), Vec::new(), Vec::new()),
        item("10", words::other(out.is_empty(), l), Vec::new(), out),
    ])
}
