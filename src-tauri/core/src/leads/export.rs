//! A list as a spreadsheet: registered with its reason and recipient before a byte leaves.
//!
//! Whoever has not agreed to the purpose is left out and counted. Each person in it has the file among
//! their papers, so a destruction finds it: while it stands unchanged it is overwritten and removed, for
//! everybody in it. Refuses: an export without a reason or recipient, a purpose that needs no list.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rust_xlsxwriter::{Format, Workbook};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::{Cursor, ListQuery, rows_of};
use super::{LeadCard, store};
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::consent::PurposeKind;
use crate::error::Problem;
use crate::hand_over::{self, PaperType};
use crate::values::{CaseNo, Language, text};
use crate::{Error, Result};

/// Series of exports.
const SERIES: char = 'X';
/// Most people of one file.
const PEOPLE_MAX: usize = 50_000;
/// Rows read at a time.
const PAGE: u32 = 200;

/// Form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// A workbook.
    Xlsx,
    /// Text, UTF-8 with a mark, cells apart by semicolons.
    Csv,
}

/// Which list leaves, why, and to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportOrder {
    /// The list as it is shown; place and limit are not looked at.
    pub list: ListQuery,
    /// Form of the file.
    pub format: ExportFormat,
    /// Language of the headings.
    pub language: Language,
    /// The purpose everybody in it must have agreed to.
    pub purpose: PurposeKind,
    /// What for, in words.
    pub reason: String,
    /// Who gets it, inside the clinic.
    pub recipient: String,
    /// Folder it will stand in; set by the program that writes it.
    #[serde(default)]
    pub folder: String,
}

/// A list ready to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportFile {
    /// Its number with an ending.
    pub file_name: String,
    /// The bytes.
    pub content_base64: String,
    /// SHA-256 of them.
    pub sha256: String,
    /// People in it.
    pub people: u32,
    /// People of the list who have not agreed to the purpose.
    pub left_out: u32,
}

impl ExportFile {
    /// The bytes, as they were made.
    ///
    /// # Errors
    /// `Invalid { file }` when they are not what the hash says.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        let bytes = STANDARD.decode(&self.content_base64).unwrap_or_default();
        if text::sha256(&bytes) == self.sha256 {
            Ok(bytes)
        } else {
            Err(Error::invalid("file", Problem::Mismatch))
        }
    }
}

/// Makes and registers a list.
///
/// # Errors
/// `Invalid { reason | recipient | purpose | list }`.
pub fn export(clinic: &Clinic, order: ExportOrder) -> Result<ExportFile> {
    clinic.transact(Op::ExportLeads, |tx| {
        let reason = text::filled_line("reason", &order.reason, text::LINE_MAX)?;
        let recipient = text::filled_line("recipient", &order.recipient, 120)?;
        // Statistics need no names (the policy's fifth purpose is anonymised); a blocked record never leaves.
        if order.purpose == PurposeKind::Statistics {
            return Err(Error::invalid("purpose", Problem::Unknown));
        }
        if order.list.blocked {
            return Err(Error::invalid("list", Problem::Unknown));
        }
        let (cards, left_out) = cards(tx, &order)?;
        let year = tx.today().year();
        let number = CaseNo::new(SERIES, year, tx.next_number(&SERIES.to_string(), year)?);
        tx.about("export", &number);
        let rows: Vec<Vec<String>> = cards.iter().map(|card| cells(card, order.language)).collect();
        let (ending, bytes) = match order.format {
            ExportFormat::Xlsx => ("xlsx", workbook(&rows, order.language)?),
            ExportFormat::Csv => ("csv", csv(&rows, order.language)),
        };
        let file = ExportFile {
            file_name: format!("{number}.{ending}"),
            sha256: text::sha256(&bytes),
            content_base64: STANDARD.encode(&bytes),
            people: u32::try_from(cards.len()).unwrap_or(u32::MAX),
            left_out,
        };
        let place = PathBuf::from(&order.folder).join(&file.file_name).to_string_lossy().into_owned();
        for card in &cards {
            let paper = PaperType::Export;
            hand_over::record_saved(tx, card.id, paper, number.as_str(), &place, &file.sha256)?;
        }
        store::insert_export(tx, &number, &order, &reason, &recipient, &file)?;
        Ok(file)
    })
}

/// The cards of a list whose people agreed to the purpose, and how many did not.
fn cards(tx: &Tx<'_>, order: &ExportOrder) -> Result<(Vec<LeadCard>, u32)> {
    let (mut cards, mut left_out) = (Vec::new(), 0);
    let mut after: Option<Cursor> = None;
    loop {
        let query = ListQuery { after: after.take(), limit: PAGE, ..order.list.clone() };
        let page = rows_of(tx, &query)?;
        for row in page.rows {
            let Some((card, _)) = store::card(tx, row.id)? else { continue };
            if card.consent.purposes.contains(&order.purpose) {
                cards.push(card);
            } else {
                left_out += 1;
            }
        }
        if cards.len() > PEOPLE_MAX {
            return Err(Error::invalid("list", Problem::TooLarge { max: 50_000 }));
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok((cards, left_out)),
        }
    }
}

/// Headings, in the order of [`cells`].
fn headings(l: Language) -> [&'static str; 11] {
    [
        l.pick("Карточка", "编号", "Card"),
        l.pick("Фамилия", "姓", "Surname"),
        l.pick("Имя", "名", "Given name"),
        l.pick("Отчество", "父称", "Patronymic"),
        l.pick("Латиницей", "拉丁字母", "In Latin letters"),
        l.pick("По-китайски", "中文名", "In Chinese"),
        l.pick("Телефоны", "电话", "Phones"),
        l.pick("E-mail", "电子邮件", "E-mail"),
        l.pick("Язык", "语言", "Language"),
        l.pick("Следующий шаг", "下一步", "Next step"),
        l.pick("Когда", "时间", "When"),
    ]
}

/// What a list holds of a person: who, how to reach them, what is promised. No wishes, nothing of health.
fn cells(card: &LeadCard, l: Language) -> Vec<String> {
    let joined = |parts: Vec<String>| parts.join("; ");
    let next = card.next_action.as_ref();
    vec![
        card.case_no.to_string(),
        card.name.surname.clone(),
        card.name.given.clone(),
        card.name.patronymic.clone(),
        card.name.latin.clone(),
        card.name.chinese.clone(),
        joined(card.phones.iter().map(|phone| phone.shown.clone()).collect()),
        joined(card.emails.iter().map(|email| email.as_str().to_owned()).collect()),
        card.language.code().to_owned(),
        next.map(|next| next.text.clone()).unwrap_or_default(),
        next.map(|next| next.on.short(l)).unwrap_or_default(),
    ]
}

fn csv(rows: &[Vec<String>], l: Language) -> Vec<u8> {
    let mut out = String::from('\u{feff}');
    text::csv_line(&mut out, headings(l));
    for row in rows {
        text::csv_line(&mut out, row.iter().map(String::as_str));
    }
    out.into_bytes()
}

/// Every cell is a text: a workbook runs no formula that somebody typed as a name.
fn workbook(rows: &[Vec<String>], l: Language) -> Result<Vec<u8>> {
    let failed = |_| Error::internal("leads: a workbook that cannot be written");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let bold = Format::new().set_bold();
    for (column, heading) in (0..).zip(headings(l)) {
        sheet.write_string_with_format(0, column, heading, &bold).map_err(failed)?;
    }
    for (number, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            sheet.write_string(number, column, cell).map_err(failed)?;
        }
    }
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    sheet.autofit();
    book.save_to_buffer().map_err(failed)
}
