//! The consent form on paper: the very text, purposes to tick, blanks where the law asks for more
//! than the program keeps (Art. 9(4): identity document), a line to sign.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AskConsent, ConsentKind, ConsentText, DocumentKind, PurposeKind, permit, store};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::hand_over::{Paper, PaperOrigin, PaperType};
use crate::paper::{Block, Document, SignatureLine};
use crate::settings::{self, Settings};
use crate::values::{Language, LeadId};
use crate::{Error, Result, error::Problem};

/// Which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsentForm {
    /// Whose.
    pub lead: LeadId,
    /// Of which kind.
    pub kind: ConsentKind,
    /// In which language.
    pub language: Language,
}

/// The form for one person, ready to sign.
///
/// # Errors
/// `Blocked`; `Invalid { kind }` for a kind without text.
pub fn form(clinic: &Clinic, of: ConsentForm) -> Result<Paper> {
    let (document, now) = clinic.read(Op::PrintConsentForm, |tx| {
        let permit = permit::<AskConsent>(tx, of.lead)?;
        let text = store::newest_text(tx.sql(), of.kind.into(), of.language)?
            .ok_or_else(|| Error::invalid("kind", Problem::Unknown))?;
        let (name, case_no) = store::name_of(tx.sql(), permit.lead())?;
        Ok((document(&settings::current(tx)?, &text, &name, &case_no), tx.now()))
    })?;
    let stem = format!("consent-{}-v{}-{}", of.kind.code(), document.1, of.language.code());
    let origin =
        PaperOrigin::Lead { lead: of.lead, kind: PaperType::ConsentForm, number: format!("v{}", document.1) };
    Paper::made(&stem, &document.0, now, origin)
}

/// The purposes in the words of the policy (§2).
pub(super) fn purpose_words(purpose: PurposeKind, language: Language) -> &'static str {
    match purpose {
        PurposeKind::Consultation => language.pick("консультация", "咨询", "consultation"),
        PurposeKind::Appointment => language.pick(
            "запись на приём к врачу и согласование поездки",
            "预约医生和协调行程",
            "appointment with a doctor and travel coordination",
        ),
        PurposeKind::Estimate => language.pick(
            "предварительный план лечения с расчётом стоимости",
            "编制初步治疗方案和费用预算",
            "preliminary treatment plan with its cost",
        ),
        PurposeKind::Feedback => language.pick(
            "обратная связь по телефону, в мессенджерах и по электронной почте",
            "通过电话、即时通讯和电子邮件反馈",
            "feedback by phone, messenger and e-mail",
        ),
        PurposeKind::Statistics => {
            language.pick("обезличенная статистика", "匿名统计", "anonymised statistics")
        }
    }
}

/// A text on paper without anybody's name: how a draft will look. The policy is signed by nobody.
pub(super) fn blank(settings: &Settings, text: &ConsentText) -> Document {
    let (mut document, _) = document(settings, text, "", "");
    if text.kind == DocumentKind::Policy {
        document.blocks.retain(|block| !matches!(block, Block::KeyValues(_) | Block::Signatures(_)));
    }
    document
}

fn document(settings: &Settings, text: &ConsentText, name: &str, case_no: &str) -> (Document, u32) {
    let language = text.language;
    let mut blocks = vec![
        Block::Title(text.title.clone()),
        Block::KeyValues(vec![
            (language.pick("Фамилия, имя, отчество", "姓名", "Full name").into(), name.to_owned()),
            (language.pick("Номер карточки", "卡号", "Card number").into(), case_no.to_owned()),
        ]),
    ];
    if text.kind == DocumentKind::Health {
        // Kept on the paper only: the program has no field for a document's number.
        blocks.push(Block::Fill(
            language
                .pick(
                    ["Документ, удостоверяющий личность: вид, номер, кем и когда выдан", "Адрес"],
                    ["身份证件：种类、号码、签发机关和日期", "地址"],
                    ["Identity document: kind, number, issued by and on", "Address"],
                )
                .map(str::to_owned)
                .to_vec(),
        ));
    }
    blocks.extend(text.body.split("\n\n").map(|paragraph| Block::Paragraph(paragraph.trim().to_owned())));
    if text.kind == DocumentKind::Processing {
        blocks.push(Block::Heading(
            language
                .pick("Цели, на которые я согласен (согласна)", "本人同意的目的", "Purposes I agree to")
                .into(),
        ));
        blocks.push(Block::Ticks(
            PurposeKind::ALL.map(|purpose| (false, purpose_words(purpose, language).to_owned())).to_vec(),
        ));
    }
    blocks.push(Block::Signatures(vec![SignatureLine {
        role: language.pick("Подпись и дата", "签名和日期", "Signature and date").into(),
        name: name.to_owned(),
    }]));
    blocks.push(Block::Note(format!(
        "{} {} · SHA-256 {}",
        version_word(language),
        text.version,
        text.sha256
    )));
    let document = Document {
        title: text.title.clone(),
        language,
        second: None,
        header: settings.letterhead(),
        footer: format!("{} · {} {}", text.title, version_word(language), text.version),
        blocks,
    };
    (document, text.version)
}

fn version_word(language: Language) -> &'static str {
    language.pick("Редакция", "版本", "Version")
}
