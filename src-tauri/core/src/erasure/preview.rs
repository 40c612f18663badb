//! The dry run: what a destruction will take, what it cannot reach, what stays and why.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CategoryCount, Hold, Holdable, PaperOut, Reason, hold, living, store, traces};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::values::{CaseNo, Day, RequestId};
use crate::{Error, Result};

/// Whose destruction.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct PreviewArgs {
    /// The letter that asks for it.
    pub request: RequestId,
}

/// What outlives the person, none of it personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stays {
    /// The letter's dates and case number, 3 years: the deadline was kept.
    Letter,
    /// The act and its log extract, 3 years (Order 179).
    Act,
    /// The log of actions, under a random name (Art. 19).
    AuditLog,
    /// Monthly counts of five and more (Art. 6(1)9).
    Aggregates,
}

/// The dry run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DestructionPreview {
    /// The letter.
    pub request: RequestId,
    /// The letter's case number.
    pub letter_case_no: CaseNo,
    /// The card's case number: this or the letter's is to be typed.
    pub lead_case_no: CaseNo,
    /// Why: field и of the act.
    pub reason: Reason,
    /// Whose record, for the officer's eyes.
    pub full_name: String,
    /// What will go.
    pub categories: Vec<CategoryCount>,
    /// Encrypted files that will go.
    pub attachments: u32,
    /// What the program cannot reach: papers printed and files saved elsewhere.
    pub papers: Vec<PaperOut>,
    /// Other cards that hold this person's full name, phone or address: a relative, a namesake, or a
    /// mention to be edited by hand first. At most 50.
    pub also_in: Vec<CaseNo>,
    /// What is held and stays for a while (Art. 21(6)).
    pub holds: Vec<Hold>,
    /// What could be held.
    pub can_hold: Vec<Holdable>,
    /// Latest day a hold may end: six months after the hard date of the law.
    pub hold_until: Day,
    /// What stays.
    pub stays: Vec<Stays>,
    /// Day the letter came.
    pub received_on: Day,
    /// Last day (Art. 21(5)).
    pub due_on: Day,
    /// Days until it; negative when overdue.
    #[ts(type = "number")]
    pub days_left: i64,
}

/// Shows what a destruction would take. Changes nothing.
///
/// # Errors
/// `NotFound { request }`; `WrongState { destroyed }` once the record is gone.
pub fn preview(clinic: &Clinic, args: PreviewArgs) -> Result<DestructionPreview> {
    clinic.read(Op::PreviewDestruction, |tx| {
        let sql = tx.sql();
        let letter = store::find_letter(sql, args.request)?.ok_or_else(|| Error::not_found("request"))?;
        tx.about_lead(&letter.subject);
        let lead = letter.lead.ok_or_else(|| Error::WrongState { state: "destroyed".into() })?;
        let kept = store::kept(sql, lead, tx.today())?;
        let hold_until = hold::latest(&letter);
        let attachments = store::attachment_files(sql, lead, &kept)?.len();
        Ok(DestructionPreview {
            request: letter.id,
            letter_case_no: letter.case_no,
            reason: letter.reason,
            lead_case_no: letter.lead_case_no,
            full_name: store::name_of(sql, lead)?.full(),
            categories: store::count_categories(sql, lead)?,
            attachments: u32::try_from(attachments).unwrap_or(u32::MAX),
            papers: store::papers_of(sql, lead, tx.zone(), true)?,
            also_in: living::others_with(sql, lead, &traces::forms(traces::collect(sql, lead)?))?,
            holds: hold::listed(tx, lead)?,
            can_hold: store::holdable(sql, lead)?,
            hold_until,
            stays: vec![Stays::Letter, Stays::Act, Stays::AuditLog, Stays::Aggregates],
            received_on: letter.received_on,
            due_on: letter.due_on,
            days_left: letter.due_on.days_since(tx.today()),
        })
    })
}
