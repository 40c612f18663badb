//! The answers the privacy office sends: notice of an extension, "no such person", corrected or
//! given back, marketing stopped, the cover of an answer to the regulator. Built from committed
//! rows; they say no more of a person than the name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::may;
use super::papers_words::{self as words, Facts};
use super::{Applicant, Decision, ExtensionReason, RefusalGround, RequestOutcome, StepKind, store};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::hand_over::{Paper, PaperOrigin};
use crate::leads;
use crate::paper::{Block, Document, SignatureLine};
use crate::settings::{self, Settings};
use crate::staff::Role;
use crate::values::word::words as word_table;
use crate::values::{Day, Language, RequestId};
use crate::{Error, Result, error::Problem};

word_table! {
    /// A paper about a request.
    PaperKind in "kind" {
        /// A withdrawal was received, destroyed by when.
        Confirmation = "confirmation",
        /// The term is extended, and why (Art. 20, 21(5.1)).
        ExtensionNotice = "extension_notice",
        /// There is no such person here (Art. 20(1)).
        NoSuchPerson = "no_such_person",
        /// Checked: corrected, or found right and given back (Art. 20(3), 21(2)).
        Corrected = "corrected",
        /// Marketing has stopped (Art. 15(2)).
        MarketingStopped = "marketing_stopped",
        /// The cover of the answer to the regulator (Art. 20(4)).
        RegulatorAnswer = "regulator_answer",
        /// An access refused, with the provision it stands on (Art. 20(2)).
        AccessRefused = "access_refused",
        /// To a question about data that is destroyed by now (Art. 14, 20(1)).
        DataDestroyed = "data_destroyed",
    }
}

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RequestPaper {
    /// The letter.
    pub request: RequestId,
    /// Which paper about it.
    pub kind: PaperKind,
    /// In which language; the letter's own when absent.
    #[serde(default)]
    pub language: Option<Language>,
}

/// Makes a paper about a letter. All but the privacy officer print one only on the day they
/// recorded the letter themselves.
///
/// # Errors
/// `NotFound`; `NotAllowed`; `Invalid { kind }` for a paper this letter has no ground for yet.
pub fn paper(clinic: &Clinic, form: RequestPaper) -> Result<Paper> {
    if form.kind == PaperKind::Confirmation {
        let form = super::ConfirmationForm { request: form.request, language: form.language };
        return super::confirmation(clinic, form);
    }
    let (document, stem, number, now) = clinic.read(Op::PrintAnswer, |tx| {
        tx.about("request", form.request);
        let (row, more) = store::get(tx.sql(), form.request)?.ok_or_else(|| Error::not_found("request"))?;
        may_name(tx, &row, Op::PrintAnswer)?;
        let clocks = store::clocks(tx.sql(), form.request)?;
        let steps = store::steps(tx.sql(), form.request)?;
        let case = may::Case { row: &row, clocks: &clocks, steps: &steps, parts: &more.parts };
        if !may::of(&case).papers.contains(&form.kind) {
            return Err(Error::invalid("kind", Problem::Mismatch));
        }
        let language = form.language.unwrap_or(more.language);
        let to = addressee(tx, &row, language)?;
        let facts = facts(tx, &case);
        let (title, paragraphs) = words::of(form.kind, &facts, language);
        let sheet = Sheet {
            number: row.case_no.as_str(),
            day: tx.today(),
            to: &to,
            reference: &more.reference,
            signed_by: &more.recorded_by,
            language,
        };
        let document = frame(&settings::current(tx)?, title, paragraphs, &sheet);
        let stem = format!("{}-{}-{}", row.case_no, form.kind.code(), language.code());
        Ok((document, stem, row.case_no.to_string(), tx.now()))
    })?;
    let origin = PaperOrigin::Office { request: Some(form.request), kind: form.kind.into(), number };
    Paper::made(&stem, &document, now, origin)
}

/// Whether the actor may print a paper that names the person behind a letter.
pub(super) fn may_name(tx: &Tx<'_>, row: &store::Stored, op: Op) -> Result<()> {
    let own = row.recorded_by == tx.account() && row.recorded_at.day_in(tx.zone()) == tx.today();
    if own || tx.actor().holds_any(&[Role::PrivacyOfficer]) {
        Ok(())
    } else {
        Err(Error::NotAllowed { op: op.code().to_owned() })
    }
}

fn addressee(tx: &Tx<'_>, row: &store::Stored, language: Language) -> Result<String> {
    match (row.applicant, row.lead) {
        (Applicant::Regulator, _) => Ok(words::REGULATOR.in_language(language)),
        (_, Some(lead)) => leads::name_for_answer(tx, lead),
        // Destroyed: the number the letter's own papers bear.
        (_, None) if !row.lead_case_no.as_str().is_empty() => {
            let (open, close) = language.pick((" (", ")"), ("（", "）"), (" (", ")"));
            let applicant = words::APPLICANT.in_language(language);
            Ok(format!("{applicant}{open}{}{close}", row.lead_case_no))
        }
        (_, None) => Ok(words::APPLICANT.in_language(language)),
    }
}

/// Notes on a letter that a paper about it left; a kind the register of requests does not know is
/// nothing to note.
///
/// # Errors
/// Only the database's own.
pub(crate) fn made(tx: &Tx<'_>, request: RequestId, kind: &str) -> Result<()> {
    if kind == ACCESS_ANSWER || PaperKind::from_code(kind).is_ok() {
        store::add_step(tx, request, StepKind::PaperMade, kind)?;
    }
    Ok(())
}

/// The answer to a question about one's own data; `answers` makes it.
const ACCESS_ANSWER: &str = "access_answer";

fn facts(tx: &Tx<'_>, case: &may::Case<'_>) -> Facts {
    let row = case.row;
    // A database put back from a backup may not know the destruction; the letter noted it.
    let noted = case.steps.iter().rfind(|step| step.step == StepKind::Destroyed).map(|step| step.at);
    let destroyed_at = row.destroyed.as_ref().map(|(at, _)| *at).or(noted);
    let extended = case.clocks.iter().find(|clock| clock.extended_on.is_some());
    Facts {
        received_on: row.received_on,
        due_on: extended.map_or(row.due_on, |clock| clock.due_on),
        article: extended.map_or_else(String::new, |clock| clock.ground.rule().article.to_owned()),
        reason: extended.and_then(|clock| clock.extended_reason).unwrap_or(ExtensionReason::Volume),
        refusal: case.refusal_ground().unwrap_or(RefusalGround::ThirdPersons),
        destroyed_on: destroyed_at.map_or(row.due_on, |at| at.day_in(tx.zone())),
        act: row.destroyed.as_ref().map(|(_, number)| number.clone()),
        corrected: case.decided() == Some(Decision::Confirmed)
            || row.outcome == Some(RequestOutcome::Corrected),
    }
}

/// What every answer has around its words.
pub(super) struct Sheet<'a> {
    pub number: &'a str,
    pub day: Day,
    pub to: &'a str,
    /// The sender's own number; empty for none.
    pub reference: &'a str,
    pub signed_by: &'a str,
    pub language: Language,
}

/// Puts the words of an answer between its letterhead and its signature.
pub(super) fn frame(
    settings: &Settings,
    title: &str,
    paragraphs: Vec<String>,
    sheet: &Sheet<'_>,
) -> Document {
    let language = sheet.language;
    let mut facts = vec![
        (language.pick("Номер обращения", "案件编号", "Case number").to_owned(), sheet.number.to_owned()),
        (language.pick("Дата", "日期", "Date").to_owned(), sheet.day.long(language)),
        (language.pick("Кому", "致", "To").to_owned(), sheet.to.to_owned()),
    ];
    if !sheet.reference.is_empty() {
        let name = language.pick("Ваш номер", "贵方编号", "Your number").to_owned();
        facts.push((name, sheet.reference.to_owned()));
    }
    let mut blocks = vec![Block::Title(title.to_owned()), Block::KeyValues(facts)];
    blocks.extend(paragraphs.into_iter().map(Block::Paragraph));
    blocks.push(Block::Signatures(vec![SignatureLine {
        role: language.pick("За оператора", "运营者代表", "For the operator").to_owned(),
        name: sheet.signed_by.to_owned(),
    }]));
    Document {
        title: format!("{title} {}", sheet.number),
        language,
        second: None,
        header: settings.letterhead(),
        footer: sheet.number.to_owned(),
        blocks,
    }
}
