//! The act of destruction, frozen when the proof is zero (Order 179 of 28.10.2022, fields а–к).
//!
//! Names the person by case number only, so the act itself is no personal data and may be kept its
//! three years in the live database. Numbered per year without gaps; its SHA-256 and that of its log
//! extract stand beside it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CategoryCount, Found, PaperOut, Proof, State, extract, store};
use crate::clinic::Tx;
use crate::values::{CaseNo, Day, SubjectUid, Timestamp, text};
use crate::{Error, Result, settings, staff};

/// An act as frozen; prints the same in each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Act {
    /// A-YYYY-NNNN.
    pub number: String,
    /// Field а: operator's name.
    pub operator_name: String,
    /// Field а: operator's address.
    pub operator_address: String,
    /// Field б: processor acting for the operator; empty = none.
    pub processor: String,
    /// Field в: the person, by the card's case number.
    pub lead_case_no: CaseNo,
    /// Field в: the person's random name in the log.
    pub subject_uid: SubjectUid,
    /// The letter's case number.
    pub letter_case_no: String,
    /// Day the letter came.
    pub received_on: Option<Day>,
    /// Last day for the destruction.
    pub due_on: Option<Day>,
    /// Field г: who destroyed.
    pub officer_name: String,
    /// Field г: their position.
    pub officer_position: String,
    /// Field д: what was destroyed.
    pub categories: Vec<CategoryCount>,
    /// Encrypted files destroyed.
    pub attachments: u32,
    /// Papers that left the program before: to be collected or destroyed by hand.
    pub papers: Vec<PaperOut>,
    /// Field е: physical medium and sheets; empty = none, the data was electronic.
    pub medium: String,
    /// Field ж: name of the information system.
    pub system_name: String,
    /// Field з: the steps really done.
    pub steps: Vec<State>,
    /// Field и: the reason, by a fixed word.
    pub reason: String,
    /// Field к: when.
    pub destroyed_at: Timestamp,
    /// Zone of the desk.
    pub zone: String,
    /// The scan after it.
    pub proof: Proof,
    /// SHA-256 of the log extract.
    pub extract_sha256: String,
    /// Number of the newest log entry in the extract.
    #[ts(type = "number")]
    pub log_head: i64,
    /// Its hash.
    pub log_head_hash: String,
}

/// Freezes the act inside the step's transaction.
pub(super) fn issue(tx: &Tx<'_>, job: &store::Job) -> Result<()> {
    let sql = tx.sql();
    let proof: Proof = serde_json::from_str(&job.proof)?;
    if proof.found_total != 0 {
        return Err(Error::internal("erasure: an act without a proof of zero"));
    }
    let found: Found = serde_json::from_str(&job.found)?;
    let settings = settings::current(tx)?;
    let officer = staff::find_by_id(sql, job.started_by)?;
    let letter = job.request.map(|request| store::find_letter(sql, request)).transpose()?.flatten();
    let events = store::events_of(sql, &job.subject, job.request)?;
    let (log_head, log_head_hash) =
        events.last().map(|event| (event.seq, event.hash.clone())).unwrap_or_default();
    let year = tx.today().year();
    let extract = extract::csv(&extract::Head {
        person: &job.lead_case_no,
        subject: &job.subject,
        categories: &found.categories,
        system: &settings.system_name,
        destroyed_on: tx.today(),
        events: &events,
    });
    let number = tx.next_number("A", year)?;
    let act = Act {
        number: CaseNo::new('A', year, number).to_string(),
        operator_name: settings.operator_name,
        operator_address: settings.operator_address,
        processor: settings.processor,
        lead_case_no: job.lead_case_no.clone(),
        subject_uid: job.subject.clone(),
        letter_case_no: job.letter_case_no.clone(),
        received_on: letter.as_ref().map(|letter| letter.received_on),
        due_on: letter.as_ref().map(|letter| letter.due_on),
        officer_name: officer.as_ref().map(|officer| officer.display_name.clone()).unwrap_or_default(),
        officer_position: officer.map(|officer| officer.position).unwrap_or_default(),
        categories: found.categories,
        attachments: found.attachments,
        papers: found.papers,
        medium: String::new(),
        system_name: settings.system_name,
        steps: State::STEPS.into_iter().filter(|step| *step < State::Act).collect(),
        reason: "withdrawal_21_5".into(),
        destroyed_at: tx.now(),
        zone: tx.zone().name().to_owned(),
        proof,
        extract_sha256: text::sha256(extract.as_bytes()),
        log_head,
        log_head_hash,
    };
    let act = serde_json::to_string(&act)?;
    let sha256 = text::sha256(act.as_bytes());
    let frozen = store::FrozenAct { year, number, act: &act, sha256: &sha256, extract: &extract };
    store::keep_act(sql, job.id, &frozen, tx.now())
}
