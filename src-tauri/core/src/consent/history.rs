//! The history of one person's consents on paper: every grant and withdrawal in the order of entry,
//! each with its text by version and hash and with what proves it (152-FZ Art. 9(3)).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::form::purpose_words;
use super::{AskConsent, ConsentFact, ConsentKind, permit, store};
use crate::attachments;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::hand_over::{Paper, PaperOrigin, PaperType};
use crate::paper::{Block, Document, Letterhead};
use crate::settings::{self, Settings};
use crate::staff::Role;
use crate::values::{Language, LeadId, Timestamp};
use crate::{Error, Result};

/// Which history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsentHistoryForm {
    /// Whose.
    pub lead: LeadId,
    /// In which language.
    pub language: Language,
}

/// A fact with what the paper says of its scan.
struct Line {
    fact: ConsentFact,
    scan_sha256: Option<String>,
}

struct Head {
    settings: Settings,
    name: String,
    case_no: String,
    zone: chrono_tz::Tz,
    now: Timestamp,
}

/// The history, ready to print.
///
/// # Errors
/// `Blocked`; `NotFound`.
pub fn history(clinic: &Clinic, of: ConsentHistoryForm) -> Result<Paper> {
    let (head, lines) = clinic.read(Op::PrintConsentHistory, |tx| {
        let permit = permit::<AskConsent>(tx, of.lead)?;
        gathered(tx, permit.lead())
    })?;
    made(&of, &head, &lines)
}

/// The history of a blocked record, for the privacy officer: what was agreed to until the withdrawal is
/// the operator's evidence, and the block does not take it away (152-FZ Art. 9(3)).
///
/// # Errors
/// `NotAllowed`; `NotFound`; `WrongState { not_blocked }`: an open record's is printed in the ordinary way.
pub fn history_blocked(clinic: &Clinic, of: ConsentHistoryForm) -> Result<Paper> {
    let (head, lines) = clinic.read(Op::PrintBlockedHistory, |tx| {
        let state = store::lead_state(tx.sql(), of.lead)?.ok_or_else(|| Error::not_found("lead"))?;
        tx.about_lead(&state.subject);
        if state.blocked_due.is_none() {
            return Err(Error::WrongState { state: "not_blocked".into() });
        }
        gathered(tx, of.lead)
    })?;
    made(&of, &head, &lines)
}

/// Leave to hand over a history: the ordinary one, or that of a blocked record by the privacy officer.
///
/// # Errors
/// As [`permit`].
pub(crate) fn may_leave(tx: &Tx<'_>, lead: LeadId) -> Result<LeadId> {
    match permit::<AskConsent>(tx, lead) {
        Ok(permit) => Ok(permit.lead()),
        Err(Error::Blocked { .. } | Error::Disputed { .. })
            if tx.actor().holds_any(&[Role::PrivacyOfficer]) =>
        {
            Ok(lead)
        }
        Err(error) => Err(error),
    }
}

fn gathered(tx: &Tx<'_>, lead: LeadId) -> Result<(Head, Vec<Line>)> {
    let (name, case_no) = store::name_of(tx.sql(), lead)?;
    let mut lines = Vec::new();
    for fact in store::facts(tx.sql(), lead)?.into_iter().rev() {
        let scan_sha256 = match fact.scan {
            Some(scan) => attachments::sha256_of(tx.sql(), scan)?,
            None => None,
        };
        lines.push(Line { fact, scan_sha256 });
    }
    let settings = settings::current(tx)?;
    Ok((Head { settings, name, case_no, zone: tx.zone(), now: tx.now() }, lines))
}

fn made(of: &ConsentHistoryForm, head: &Head, lines: &[Line]) -> Result<Paper> {
    let stem = format!("{}-consents-{}", head.case_no, of.language.code());
    let origin =
        PaperOrigin::Lead { lead: of.lead, kind: PaperType::ConsentHistory, number: head.case_no.clone() };
    Paper::made(&stem, &document(head, lines, of.language)?, head.now, origin)
}

fn document(head: &Head, lines: &[Line], language: Language) -> Result<Document> {
    let title = language.pick("История согласий", "同意记录", "History of consents");
    let mut blocks = vec![
        Block::Title(title.into()),
        Block::KeyValues(vec![
            (language.pick("Фамилия, имя, отчество", "姓名", "Full name").into(), head.name.clone()),
            (language.pick("Номер карточки", "卡号", "Card number").into(), head.case_no.clone()),
            (language.pick("Составлена", "编制时间", "Made").into(), head.now.on_paper(head.zone, language)),
        ]),
    ];
    if lines.is_empty() {
        blocks.push(Block::Paragraph(
            language
                .pick("Согласий не записано.", "尚未登记任何同意。", "No consent has been recorded.")
                .into(),
        ));
    }
    for (number, line) in (1..).zip(lines) {
        let fact = &line.fact;
        blocks.push(Block::Heading(format!(
            "{number}. {} · {}{}{}",
            fact.on.short(language),
            event_word(&fact.event, language)?,
            colon(language),
            kind_word(fact.kind, language)
        )));
        blocks.push(Block::KeyValues(facts(head, line, language)));
    }
    Ok(Document {
        title: format!("{} {title}", head.case_no),
        language,
        second: None,
        header: Letterhead {
            name: head.settings.operator_name.clone(),
            address: head.settings.operator_address.clone(),
            contacts: head.settings.operator_contacts.clone(),
        },
        footer: format!("{} · {title}", head.case_no),
        blocks,
    })
}

fn facts(head: &Head, Line { fact, scan_sha256 }: &Line, language: Language) -> Vec<(String, String)> {
    let mut rows: Vec<(&str, String)> = Vec::new();
    if !fact.purposes.is_empty() {
        let words: Vec<_> = fact.purposes.iter().map(|purpose| purpose_words(*purpose, language)).collect();
        rows.push((language.pick("Цели", "目的", "Purposes"), words.join(language.pick("; ", "；", "; "))));
    }
    if let (Some(version), Some(read), Some(sha256)) =
        (fact.text_version, fact.text_language, &fact.text_sha256)
    {
        let version_word = language.pick("редакция", "版本", "version");
        let read = language_word(read, language);
        rows.push((
            language.pick("Текст", "文本", "Text"),
            format!("{version_word} {version}{}{read}\nSHA-256 {sha256}", comma(language)),
        ));
    }
    if let Some(policy) = fact.policy_version {
        let words = language.pick("Политика, редакция", "政策版本", "Policy, version");
        rows.push((words, policy.to_string()));
    }
    rows.push((
        language.pick("Как выражено", "表达方式", "Expressed"),
        channel_word(&fact.channel, language),
    ));
    let mut proof = vec![evidence_word(&fact.evidence, language)];
    if !fact.evidence_place.is_empty() {
        let kept = language.pick("где", "存放处", "kept");
        proof.push(format!("{kept}{}{}", colon(language), fact.evidence_place));
    }
    if !fact.evidence_sha256.is_empty() {
        let words = language.pick("выгрузка", "导出文件", "export");
        proof.push(format!("{words} SHA-256 {}", fact.evidence_sha256));
    }
    if let Some(sha256) = scan_sha256 {
        let words = language.pick("скан (зашифрован)", "扫描件（加密）", "scan (encrypted)");
        proof.push(format!("{words} SHA-256 {sha256}"));
    }
    rows.push((language.pick("Доказательство", "证据", "Evidence"), proof.join("\n")));
    let recorded =
        format!("{}{}{}", fact.recorded_at.on_paper(head.zone, language), comma(language), fact.recorded_by);
    rows.push((language.pick("Записано", "登记", "Recorded"), recorded));
    rows.into_iter().map(|(label, value)| (label.to_owned(), value)).collect()
}

/// Chinese writes its own marks.
fn colon(language: Language) -> &'static str {
    language.pick(": ", "：", ": ")
}

fn comma(language: Language) -> &'static str {
    language.pick(", ", "，", ", ")
}

fn event_word(event: &str, language: Language) -> Result<&'static str> {
    match event {
        "granted" => Ok(language.pick("дано", "给予", "given")),
        "withdrawn" => Ok(language.pick("отозвано", "撤回", "withdrawn")),
        "reinstated" => Ok(language.pick(
            "восстановлено (отзыв записан по ошибке)",
            "恢复（撤回系误登记）",
            "reinstated (withdrawal recorded by mistake)",
        )),
        "narrowed" => Ok(language.pick(
            "не действует (карточки объединены, дано было только на одной)",
            "失效（两张卡片合并，仅其中一张已同意）",
            "no longer in force (cards joined, given on one only)",
        )),
        _ => Err(Error::internal("consent: unknown event")),
    }
}

fn kind_word(kind: ConsentKind, language: Language) -> &'static str {
    match kind {
        ConsentKind::Processing => {
            language.pick("обработка персональных данных", "处理个人信息", "processing of personal data")
        }
        ConsentKind::Health => language.pick("данные о здоровье", "健康信息", "health data"),
        ConsentKind::Marketing => language.pick("сообщения о предложениях", "营销信息", "marketing messages"),
        ConsentKind::ThirdParty => {
            language.pick("передача третьему лицу", "提供给第三方", "transfer to a third party")
        }
    }
}

fn language_word(read: Language, language: Language) -> &'static str {
    match read {
        Language::Ru => language.pick("на русском", "俄文", "in Russian"),
        Language::Zh => language.pick("на китайском", "中文", "in Chinese"),
        Language::En => language.pick("на английском", "英文", "in English"),
    }
}

/// The channels of a consent and those of a letter; a word of a newer program is printed as it is.
fn channel_word(channel: &str, language: Language) -> String {
    match channel {
        "paper" => language.pick("на бумаге", "书面", "on paper"),
        "website" => language.pick("на сайте", "通过网站", "on the website"),
        "message" | "messenger" => language.pick("сообщением", "通过消息", "by a message"),
        "email" => language.pick("по электронной почте", "通过电子邮件", "by e-mail"),
        "phone" => language.pick("по телефону", "通过电话", "by phone"),
        "post" => language.pick("по почте", "通过邮寄", "by post"),
        "in_person" => language.pick("лично", "本人到场", "in person"),
        "merge" => language.pick("объединение карточек", "合并卡片", "joining of cards"),
        other => other,
    }
    .to_owned()
}

fn evidence_word(evidence: &str, language: Language) -> String {
    match evidence {
        "paper" => language.pick("подписанный оригинал", "签字原件", "signed original"),
        "scan" => language.pick("скан подписанного документа", "签字文件扫描件", "scan of the signed paper"),
        "web_form" => language.pick("выгрузка формы сайта", "网站表单导出", "export of the website’s form"),
        "message" => language.pick("сохранённое сообщение", "保存的消息", "kept message"),
        "recording" => language.pick("запись звонка", "通话录音", "call recording"),
        "letter" => language.pick("обращение человека", "本人来函", "the person’s letter"),
        other => other,
    }
    .to_owned()
}
