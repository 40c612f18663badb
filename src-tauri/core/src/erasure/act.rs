//! The act of destruction, frozen when the proof is zero (Order 179 of 28.10.2022, fields а–к).
//!
//! Names the person by case number only, so the act itself is no personal data and may be kept its
//! three years in the live database. Numbered per year without gaps; its SHA-256 and that of its log
//! extract stand beside it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CategoryCount, Fate, Found, Held, PaperOut, Proof, Reason, State, extract, store};
use crate::clinic::Tx;
use crate::settings::{self, CommissionMember};
use crate::values::{CaseNo, Day, SubjectUid, Timestamp, text};
use crate::{Error, Result, backup, staff};

/// The series of numbers of acts.
pub(crate) const ACTS: &str = "A";

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
    /// Fields в, д, и: each person with what was destroyed and why.
    pub people: Vec<ActPerson>,
    /// Field г: who destroyed; empty = the program by itself on the hard date.
    pub officer_name: String,
    /// Field г: their position.
    pub officer_position: String,
    /// Field г: who agreed as the second person, where the clinic asks for one.
    #[serde(default)]
    pub second_name: String,
    /// Field г: members of the commission, for their signatures.
    #[serde(default)]
    pub commission: Vec<CommissionMember>,
    /// Field е: physical medium and sheets; empty = none, the data was electronic.
    pub medium: String,
    /// Field ж: name of the information system.
    pub system_name: String,
    /// Field з: the steps really done.
    pub steps: Vec<State>,
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

/// One person of an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ActPerson {
    /// Field в: the person, by the card's case number.
    pub lead_case_no: CaseNo,
    /// Field в: the person's random name in the log.
    pub subject_uid: SubjectUid,
    /// The letter's case number; empty when the term ended.
    pub letter_case_no: String,
    /// Day the letter came, or the record began to wait.
    pub received_on: Option<Day>,
    /// Last day for the destruction.
    pub due_on: Option<Day>,
    /// Field д: what was destroyed.
    pub categories: Vec<CategoryCount>,
    /// Encrypted files destroyed.
    pub attachments: u32,
    /// Papers that left the program before: to be collected or destroyed by hand.
    pub papers: Vec<PaperOut>,
    /// What stays for a while (Art. 21(6)).
    #[serde(default)]
    pub held: Vec<Held>,
    /// Field и: the reason.
    pub reason: Reason,
}

/// An act of the first schema: the one person stands among the other fields.
#[derive(Deserialize)]
struct OfOnePerson {
    #[serde(flatten)]
    person: ActPerson,
    #[serde(flatten)]
    rest: serde_json::Map<String, serde_json::Value>,
}

impl Act {
    /// Reads a frozen act.
    ///
    /// # Errors
    /// `Internal` when it is none.
    pub(super) fn read(json: &str) -> Result<Self> {
        let mut value: serde_json::Value = serde_json::from_str(json)?;
        if value.get("people").is_none() {
            let OfOnePerson { person, mut rest } = serde_json::from_value(value)?;
            rest.insert("people".to_owned(), serde_json::to_value([person])?);
            value = rest.into();
        }
        Ok(serde_json::from_value(value)?)
    }
}

/// Freezes the act inside the step's transaction.
pub(super) fn issue(tx: &Tx<'_>, job: &store::Job) -> Result<()> {
    let sql = tx.sql();
    let proof: Proof = serde_json::from_str(&job.proof)?;
    if proof.found_total != 0 {
        return Err(Error::internal("erasure: an act without a proof of zero"));
    }
    let settings = settings::current(tx)?;
    let officer = staff::find_by_id(sql, job.started_by)?;
    let mut people = Vec::new();
    let mut events = Vec::new();
    for person in &job.people {
        people.push(told(tx, person)?);
        events.push(store::events_of(sql, &person.subject, person.request)?);
    }
    let newest = events.iter().filter_map(|of_one| of_one.last()).max_by_key(|event| event.seq);
    let (log_head, log_head_hash) = newest.map(|event| (event.seq, event.hash.clone())).unwrap_or_default();
    let parts: Vec<_> = people
        .iter()
        .zip(&events)
        .map(|(person, events)| extract::Part {
            person: &person.lead_case_no,
            subject: &person.subject_uid,
            categories: &person.categories,
            reason: person.reason,
            events,
        })
        .collect();
    let extract = extract::csv(&settings.system_name, tx.today(), &parts);
    let year = tx.today().year();
    let number = tx.next_number(ACTS, year)?;
    let act_no = CaseNo::new('A', year, number);
    backup::ledger::add_act(tx, act_no.clone())?;
    let loose = loose_ends(&people);
    let act = Act {
        number: act_no.to_string(),
        operator_name: settings.operator_name,
        operator_address: settings.operator_address,
        processor: settings.processor,
        people,
        officer_name: officer.as_ref().map(|officer| officer.display_name.clone()).unwrap_or_default(),
        officer_position: officer.map(|officer| officer.position).unwrap_or_default(),
        second_name: job.approved_by.clone().unwrap_or_default(),
        commission: settings.commission,
        medium: job.medium.clone(),
        system_name: settings.system_name,
        steps: State::STEPS
            .into_iter()
            .filter(|step| *step < State::Act && (tx.has_vault() || !step.needs_vault()))
            .collect(),
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
    store::keep_act(sql, job.id, &frozen, tx.now(), &loose)
}

fn told(tx: &Tx<'_>, person: &store::JobPerson) -> Result<ActPerson> {
    let found: Found = serde_json::from_str(&person.found)?;
    let letter = person.request.map(|request| store::find_letter(tx.sql(), request)).transpose()?.flatten();
    let entry = person.retention.map(|entry| store::find_entry(tx.sql(), entry)).transpose()?.flatten();
    let (received_on, due_on) = match (letter, entry) {
        (Some(letter), _) => (Some(letter.received_on), Some(letter.due_on)),
        (None, Some(entry)) => (Some(entry.entered_on), Some(entry.due_on)),
        (None, None) => (None, None),
    };
    Ok(ActPerson {
        lead_case_no: person.lead_case_no.clone(),
        subject_uid: person.subject.clone(),
        letter_case_no: person.letter_case_no.clone(),
        received_on,
        due_on,
        categories: found.categories,
        attachments: found.attachments,
        papers: found.papers,
        held: found.held,
        reason: person.reason,
    })
}

/// What a human must still deal with: everything that left but what the program has removed.
fn loose_ends(people: &[ActPerson]) -> Vec<(CaseNo, PaperOut)> {
    let of = |person: &ActPerson| {
        let papers = person.papers.iter().filter(|paper| paper.fate != Some(Fate::Removed));
        papers.map(|paper| (person.lead_case_no.clone(), paper.clone())).collect::<Vec<_>>()
    };
    people.iter().flat_map(of).collect()
}
