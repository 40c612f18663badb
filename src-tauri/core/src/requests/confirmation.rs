//! The confirmation of a withdrawal or of a demand to stop, in the person's language: received,
//! stopped, destroyed by when.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::grounds::ClockGround;
use super::papers::{Sheet, frame, may_name};
use super::{PaperKind, may, store};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::hand_over::{Paper, PaperOrigin, PaperType};
use crate::leads;
use crate::paper::Document;
use crate::settings::{self, Settings};
use crate::values::{CaseNo, Day, Language, RequestId};
use crate::{Error, Result, error::Problem};

/// Which confirmation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConfirmationForm {
    /// The letter.
    pub request: RequestId,
    /// In which language; the letter's own when absent.
    #[serde(default)]
    pub language: Option<Language>,
}

/// What the paper says: no more of the person than the name.
struct Letter {
    /// Consent was withdrawn (Art. 21(5)); otherwise processing was to stop (Art. 21(5.1)).
    withdrawn: bool,
    case_no: CaseNo,
    received_on: Day,
    due_on: Day,
    target_on: Day,
    language: Language,
    recorded_by: String,
    /// The day it bears.
    day: Day,
    /// Whom it addresses: the name, or the card's number where nobody is named.
    to: String,
}

/// The confirmation as a paper. It names a blocked person, so all but the privacy officer print it
/// only on the day they recorded the letter themselves. After the destruction it names the card's
/// number instead, and bears the day the letter was recorded.
///
/// # Errors
/// `NotFound`; `NotAllowed`; `Invalid { kind }` for a letter that stops nothing.
pub fn confirmation(clinic: &Clinic, form: ConfirmationForm) -> Result<Paper> {
    let (document, case_no, language, now) = clinic.read(Op::PrintConfirmation, |tx| {
        tx.about("request", form.request);
        let letter = letter(tx, form.request)?;
        let language = form.language.unwrap_or(letter.language);
        let document = document(&settings::current(tx)?, &letter, language);
        Ok((document, letter.case_no, language, tx.now()))
    })?;
    let stem = format!("{case_no}-confirmation-{}", language.code());
    let origin = PaperOrigin::Office {
        request: Some(form.request),
        kind: PaperType::Confirmation,
        number: case_no.to_string(),
    };
    Paper::made(&stem, &document, now, origin)
}

/// The confirmation as it was given, with the card's number for the name: for an inspector's pack.
/// `None` for a letter that has none: it stops nothing, or was a mistake.
///
/// # Errors
/// `NotFound`; `NotAllowed`.
pub(crate) fn without_name(clinic: &Clinic, request: RequestId) -> Result<Option<Paper>> {
    let (document, now) = clinic.read(Op::PrintConfirmation, |tx| {
        tx.about("request", request);
        let (row, more) = store::get(tx.sql(), request)?.ok_or_else(|| Error::not_found("request"))?;
        if !has_one(tx, &row, &more)? {
            return Ok((None, tx.now()));
        }
        let letter = of_nobody(tx, row, more)?;
        Ok((Some(document(&settings::current(tx)?, &letter, Language::Ru)), tx.now()))
    })?;
    document.map(|document| Paper::made("confirmation", &document, now, PaperOrigin::Nobody)).transpose()
}

/// Whether a letter is one that is confirmed so.
fn has_one(tx: &Tx<'_>, row: &store::Stored, more: &store::More) -> Result<bool> {
    let (clocks, steps) = (store::clocks(tx.sql(), row.request)?, store::steps(tx.sql(), row.request)?);
    let case = may::Case { row, clocks: &clocks, steps: &steps, parts: &more.parts };
    Ok(may::of(&case).papers.contains(&PaperKind::Confirmation))
}

fn of_nobody(tx: &Tx<'_>, row: store::Stored, more: store::More) -> Result<Letter> {
    let clocks = store::clocks(tx.sql(), row.request)?;
    // A letter has the day of its earliest clock; the confirmation that of its destruction.
    let destroying = clocks.iter().find(|clock| clock.ground.rule().destroys);
    Ok(Letter {
        withdrawn: clocks.iter().any(|clock| clock.ground == ClockGround::Withdrawal),
        day: row.recorded_at.day_in(tx.zone()),
        to: row.lead_case_no.to_string(),
        case_no: row.case_no,
        received_on: row.received_on,
        due_on: destroying.map_or(row.due_on, |clock| clock.due_on),
        target_on: destroying.map_or(row.target_on, |clock| clock.target_on),
        language: more.language,
        recorded_by: more.recorded_by,
    })
}

fn letter(tx: &Tx<'_>, request: RequestId) -> Result<Letter> {
    let (row, more) = store::get(tx.sql(), request)?.ok_or_else(|| Error::not_found("request"))?;
    may_name(tx, &row, Op::PrintConfirmation)?;
    if !has_one(tx, &row, &more)? {
        return Err(Error::invalid("kind", Problem::Mismatch));
    }
    let to = row.lead.map(|lead| leads::name_for_answer(tx, lead)).transpose()?;
    let letter = of_nobody(tx, row, more)?;
    Ok(match to {
        Some(to) => Letter { day: tx.today(), to, ..letter },
        None => letter,
    })
}

fn document(settings: &Settings, letter: &Letter, language: Language) -> Document {
    let number = letter.case_no.as_str();
    let (received, due) = (letter.received_on.long(language), letter.due_on.long(language));
    // The working target is told where it is another day than the last one.
    let target = letter.target_on.long(language);
    let target = if letter.target_on == letter.due_on {
        language.pick(".", "。", ".").to_owned()
    } else {
        language.pick(
            format!(". Мы намерены сделать это до {target}"),
            format!("。我们计划在{target}之前完成。"),
            format!(". We intend to do it by {target}."),
        )
    };
    let title = if letter.withdrawn {
        language.pick(
            "Подтверждение отзыва согласия",
            "撤回同意确认书",
            "Confirmation of withdrawal of consent",
        )
    } else {
        language.pick(
            "Подтверждение требования о прекращении обработки",
            "停止处理要求确认书",
            "Confirmation of a demand to stop processing",
        )
    };
    let (ru, zh, en) = if letter.withdrawn {
        (
            ("уведомление об отзыве согласия на обработку", "часть 5"),
            ("撤回个人信息处理同意的通知", "第21条第5款"),
            ("notice withdrawing your consent to the processing", "21(5)"),
        )
    } else {
        (
            ("требование прекратить обработку", "часть 5.1"),
            ("停止处理个人信息的要求", "第21条第5.1款"),
            ("demand to stop the processing", "21(5.1)"),
        )
    };
    let paragraphs = language.pick(
        [
            format!("Мы получили Ваше {} персональных данных {received}", ru.0),
            "Обработка Ваших данных прекращена с момента его регистрации: карточка закрыта для всех сотрудников, кроме ответственного за персональные данные, запланированные звонки, поездки и сметы отменены.".to_owned(),
            format!("Ваши данные будут уничтожены не позднее {due} ({} статьи 21 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных»){target}", ru.1),
            "Об уничтожении составляется акт. После него сохраняются только номер обращения, даты и перечень категорий данных, по которым Вас нельзя определить.".to_owned(),
            "Вам ничего не нужно делать. Если Вы захотите обратиться в клинику снова, мы заведём новую карточку с Вашего согласия.".to_owned(),
        ],
        [
            format!("我们已于{received}收到您关于{}。", zh.0),
            "自登记之时起，我们已停止处理您的信息：除个人信息负责人外，任何员工均无法查看您的记录，已安排的电话、行程和报价均已取消。".to_owned(),
            format!("您的信息将最迟于{due}销毁（俄罗斯联邦2006年7月27日第152-FZ号《个人数据法》{}）{target}", zh.1),
            "销毁后将出具销毁证明，此后仅保留无法识别您身份的案件编号、日期和信息类别。".to_owned(),
            "您无需采取任何行动。如您日后再次联系诊所，我们将在您同意后建立新的记录。".to_owned(),
        ],
        [
            format!("We received your {} of personal data on {received}.", en.0),
            "Processing of your data stopped the moment it was recorded: your record is closed to all staff but the privacy officer, and planned calls, trips and estimates are cancelled.".to_owned(),
            format!("Your data will be destroyed by {due} at the latest (Article {} of the Russian Federal Law No. 152-FZ of 27.07.2006 “On Personal Data”){target}", en.1),
            "An act of destruction is drawn up. After it only the case number, dates and categories of data remain, from which you cannot be identified.".to_owned(),
            "You need not do anything. Should you contact the clinic again, a new record is made with your consent.".to_owned(),
        ],
    );
    frame(
        settings,
        title,
        paragraphs.into(),
        &Sheet {
            number,
            day: letter.day,
            to: &letter.to,
            reference: "",
            signed_by: &letter.recorded_by,
            language,
        },
    )
}
