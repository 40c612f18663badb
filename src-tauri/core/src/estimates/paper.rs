//! The estimate on paper: built from a snapshot alone, in one language or in Russian with Chinese.
//!
//! The same snapshot gives the same bytes for ever. A preview is the same paper of a snapshot not
//! kept, marked as a draft. Refuses: tooth items once the health consent is gone, a snapshot that
//! does not match its hash.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::draft::{permit_of, whole};
use super::snapshot::{self, FrozenItem, Snapshot};
use super::{store, words};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::consent;
use crate::error::FileKind;
use crate::hand_over::{Paper, PaperOrigin, PaperType};
use crate::paper::{Align, Block, Column, Document, Letterhead, Row, RowKind, SignatureLine, Table, Width};
use crate::values::word::words;
use crate::values::{EstimateId, IssuedId, Language, Money, PersonName, text};
use crate::{Error, Result};

words! {
    /// The languages of a paper.
    EstimateForm in "form" {
        /// Russian.
        Ru = "ru",
        /// Chinese.
        Zh = "zh",
        /// English.
        En = "en",
        /// Russian and Chinese, each text in both.
        RuZh = "ru_zh",
    }
}

/// A draft to look at.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct EstimatePreview {
    /// The estimate.
    pub estimate: EstimateId,
    /// In which languages.
    pub form: EstimateForm,
}

/// An issued estimate to print.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct EstimatePaper {
    /// The issued version.
    pub issued: IssuedId,
    /// In which languages.
    pub form: EstimateForm,
}

/// The draft's paper, marked as a draft.
///
/// # Errors
/// `NoHealthConsent`; `Blocked`, `NoConsent`, `NotFound`.
pub fn preview(clinic: &Clinic, ask: EstimatePreview) -> Result<Paper> {
    let (lead, snapshot) = clinic.read(Op::PrintEstimate, |tx| {
        let permit = permit_of(tx, ask.estimate)?;
        let estimate = whole(tx, &permit, ask.estimate)?;
        if estimate.items.iter().any(|item| item.area.is_tooth()) {
            consent::health_allowed(tx, &permit)?;
        }
        Ok((permit.lead(), snapshot::take(tx, &estimate, estimate.language, None)?))
    })?;
    let origin = PaperOrigin::Lead { lead, kind: PaperType::Estimate, number: String::new() };
    let stem = format!("estimate-draft-{}", ask.form.code());
    Paper::made(&stem, &document(&snapshot, ask.form), snapshot.made_at, origin)
}

/// The paper of an issued estimate, from its frozen snapshot only.
///
/// # Errors
/// `Damaged` when the snapshot does not match its hash; `NoHealthConsent`; `Blocked`, `NoConsent`,
/// `NotFound`.
pub fn paper(clinic: &Clinic, ask: EstimatePaper) -> Result<Paper> {
    let (lead, snapshot) = clinic.read(Op::PrintEstimate, |tx| {
        let lead = store::lead_of_issued(tx.sql(), ask.issued)?;
        let permit = consent::permit::<consent::Estimate>(tx, lead)?;
        let (json, sha256) = store::snapshot(tx.sql(), lead, ask.issued)?;
        if text::sha256(json.as_bytes()) != sha256 {
            return Err(Error::Damaged { what: FileKind::Database });
        }
        let snapshot: Snapshot = serde_json::from_str(&json)?;
        if snapshot.items.iter().any(|item| item.area.is_tooth()) {
            consent::health_allowed(tx, &permit)?;
        }
        Ok((lead, snapshot))
    })?;
    let number = snapshot.issue.as_ref().map(|issue| issue.number.to_string()).unwrap_or_default();
    let stem = format!("{number}-{}", ask.form.code());
    let origin = PaperOrigin::Lead { lead, kind: PaperType::Estimate, number };
    Paper::made(&stem, &document(&snapshot, ask.form), snapshot.made_at, origin)
}

/// One language, or one under the other.
struct Voice(Language, Option<Language>);

impl EstimateForm {
    fn voice(self) -> Voice {
        match self {
            EstimateForm::Ru => Voice(Language::Ru, None),
            EstimateForm::Zh => Voice(Language::Zh, None),
            EstimateForm::En => Voice(Language::En, None),
            EstimateForm::RuZh => Voice(Language::Ru, Some(Language::Zh)),
        }
    }
}

impl Voice {
    /// A text in each language on its own line; once if they do not differ.
    fn say<T: Into<String>>(&self, text: impl Fn(Language) -> T) -> String {
        self.joined("\n", text)
    }

    /// A short text in each language side by side.
    fn label(&self, text: words::Words) -> String {
        self.joined(" · ", |language| text.of(language))
    }

    fn joined<T: Into<String>>(&self, between: &str, text: impl Fn(Language) -> T) -> String {
        let first: String = text(self.0).into();
        match self.1.map(|language| text(language).into()) {
            Some(second) if second != first => format!("{first}{between}{second}"),
            _ => first,
        }
    }

    /// A figure, in the habit of the first language.
    fn figure(&self, fen: i64) -> String {
        Money::fen(fen).figure(self.0)
    }
}

/// The whole paper.
fn document(snapshot: &Snapshot, form: EstimateForm) -> Document {
    let voice = form.voice();
    let mut blocks = vec![Block::Title(voice.say(|l| words::TITLE.of(l)))];
    if snapshot.issue.is_none() {
        blocks.push(Block::Heading(voice.say(|l| words::DRAFT_MEANS.of(l))));
    }
    blocks.push(Block::KeyValues(facts(snapshot, &voice)));
    blocks.push(Block::Space(2.0));
    blocks.push(Block::Table(table(snapshot, &voice)));
    if let Some((rate, _)) = &snapshot.second {
        let said = voice.say(|l| words::rate(l, rate));
        blocks.push(Block::KeyValues(vec![(voice.label(words::RATE), said)]));
    }
    if !snapshot.note.is_empty() {
        blocks.push(Block::Heading(voice.label(words::NOTE)));
        blocks.push(Block::Paragraph(snapshot.note.clone()));
    }
    for (heading, points) in [
        (words::PAYMENT, words::PAYMENT_STEPS.as_slice()),
        (words::EXCLUDED, words::NOT_INCLUDED.as_slice()),
        (words::CHANGES, words::PRICE_CHANGES.as_slice()),
    ] {
        blocks.push(Block::Heading(voice.label(heading)));
        blocks.push(Block::Bullets(points.iter().map(|point| voice.say(|l| point.of(l))).collect()));
    }
    blocks.push(Block::Heading(voice.label(words::MEANING)));
    blocks.push(Block::Bullets(meaning(snapshot, &voice)));
    blocks.push(Block::Paragraph(voice.say(|l| words::SIGNING.of(l))));
    blocks.push(Block::Signatures(vec![
        SignatureLine { role: voice.label(words::PATIENT), name: patient(&snapshot.patient, voice.0) },
        SignatureLine { role: voice.label(words::DOCTOR), name: snapshot.doctor.clone() },
    ]));
    blocks.push(Block::Space(4.0));
    blocks.push(Block::Note(voice.say(|l| words::ROUNDING.of(l))));
    let number = |l| match &snapshot.issue {
        Some(issue) => words::number(l, issue.number.as_str(), issue.version),
        None => words::DRAFT.of(l).to_owned(),
    };
    Document {
        title: snapshot.issue.as_ref().map_or_else(|| "—".to_owned(), |issue| issue.number.to_string()),
        language: voice.0,
        second: voice.1,
        header: Letterhead {
            name: snapshot.operator.name.clone(),
            address: snapshot.operator.address.clone(),
            contacts: snapshot.operator.contacts.clone(),
        },
        footer: voice.joined(" · ", number),
        blocks,
    }
}

/// Number, days and people.
fn facts(snapshot: &Snapshot, voice: &Voice) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut fact = |label: words::Words, value: String| {
        if !value.is_empty() {
            facts.push((voice.label(label), value));
        }
    };
    if let Some(issue) = &snapshot.issue {
        fact(words::NUMBER, voice.joined(" · ", |l| words::number(l, issue.number.as_str(), issue.version)));
        if let Some((number, day)) = &issue.supersedes {
            let said = voice.joined(" · ", |l| words::number_of(l, number.as_str(), &day.long(l)));
            fact(words::SUPERSEDES, said);
        }
    }
    fact(words::DATED, voice.joined(" · ", |l| snapshot.dated.long(l)));
    let until = |l| words::valid(l, &snapshot.valid_until.long(l), snapshot.valid_days);
    fact(words::VALID_UNTIL, voice.say(until));
    fact(words::PATIENT, voice.say(|l| patient(&snapshot.patient, l)));
    fact(words::CARD, snapshot.case_no.to_string());
    fact(words::DOCTOR, snapshot.doctor.clone());
    fact(words::PREPARED_BY, snapshot.prepared_by.clone());
    facts
}

/// The name as a reader of the language knows it; nothing is transliterated here.
fn patient(name: &PersonName, language: Language) -> String {
    let native = PersonName { latin: String::new(), chinese: String::new(), ..name.clone() }.full();
    let latin = if name.latin.is_empty() { &native } else { &name.latin };
    match language {
        _ if latin.is_empty() => name.full(),
        Language::Zh if !name.chinese.is_empty() => format!("{}（{latin}）", name.chinese),
        Language::Ru => name.full(),
        Language::Zh | Language::En => latin.clone(),
    }
}

fn table(snapshot: &Snapshot, voice: &Voice) -> Table {
    let head = |text: words::Words, align, width| Column::new(voice.say(|l| text.of(l)), align, width);
    let columns = vec![
        Column::new("№", Align::Right, Width::Fit),
        head(words::PLACE, Align::Left, Width::Fixed(19.0)),
        head(words::SERVICE, Align::Left, Width::Share(1.0)),
        head(words::QUANTITY, Align::Left, Width::Fixed(18.0)),
        head(words::PRICE, Align::Right, Width::Fixed(21.0)),
        head(words::DISCOUNT, Align::Right, Width::Fixed(18.0)),
        head(words::SUM, Align::Right, Width::Fixed(22.0)),
    ];
    let mut rows: Vec<Row> =
        (1..).zip(&snapshot.items).map(|(n, item)| Row::plain(item_cells(n, item, voice))).collect();
    // The label runs over the empty cells between it and the figure.
    let sum = |kind, label: String, figure: String| {
        let gap = String::new;
        Row::of(kind, [label, gap(), gap(), gap(), gap(), gap(), figure])
    };
    let totals = &snapshot.totals;
    if totals.discount > 0 {
        rows.push(sum(RowKind::Subtotal, voice.label(words::SUBTOTAL), voice.figure(totals.subtotal)));
        let label = voice.joined(" · ", |l| words::whole_discount(l, snapshot.discount));
        rows.push(sum(RowKind::Subtotal, label, voice.figure(-totals.discount)));
    }
    rows.push(sum(RowKind::Total, voice.label(words::TOTAL), voice.figure(totals.total)));
    if let Some((_, roubles)) = &snapshot.second {
        rows.push(sum(RowKind::Subtotal, voice.label(words::SECOND_TOTAL), roubles.figure(voice.0)));
    }
    Table { columns, rows }
}

fn item_cells(n: usize, item: &FrozenItem, voice: &Voice) -> [String; 7] {
    let off = voice.figure(-item.line.discount);
    let discount = match (item.line.discount, words::percent(voice.0, item.discount)) {
        (0, _) => "–".to_owned(),
        (_, Some(share)) => format!("{share}\n{off}"),
        (_, None) => off,
    };
    [
        n.to_string(),
        voice.say(|l| item.area.on_paper(l)),
        voice.say(|l| item.names.of(l)),
        voice.say(|l| words::quantity(l, item.quantity, item.unit)),
        voice.figure(item.unit_price_fen),
        discount,
        voice.figure(item.line.sum),
    ]
}

/// What the paper is and is not.
fn meaning(snapshot: &Snapshot, voice: &Voice) -> Vec<String> {
    let mut points: Vec<String> = [words::PRELIMINARY, words::NOT_A_CONTRACT, words::FINAL_PLAN]
        .map(|point| voice.say(|l| point.of(l)))
        .into();
    points.push(voice.say(|l| words::valid_until(l, &snapshot.valid_until.long(l))));
    if let Some((rate, _)) = &snapshot.second {
        points.push(voice.say(|l| words::roubles_are_for_reference(l, &rate.on.long(l))));
    }
    points.push(voice.say(|l| words::NO_OBLIGATION.of(l)));
    points
}
