//! What the proof looks for: every written form of one person, sealed in a file of its own while the
//! job runs.
//!
//! The file stands outside the database, so that a proof of the database can be complete; its
//! one-time key stands inside, so that neither alone says anything. Both are gone when the job ends.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::register::Shape;
use super::store::Kept;
use super::{files, store};
use crate::clinic::Clinic;
use crate::identity;
use crate::values::{DestructionId, Email, LeadId, Phone, SubjectUid};
use crate::vault::seal;
use crate::{Error, Result, leads};

/// Folder of running jobs, beside the database.
pub const JOBS: &str = "jobs";

/// Shorter stored texts are met everywhere by chance, in bytes.
const SHORTEST_TEXT: usize = 6;
/// A longer text is looked for piece by piece: it may be cut by the end of a page.
const LONGEST_PIECE: usize = 40;
/// UTF-16 shorter than this cannot be told from the numbers inside a page (04 1b 04 38…).
const SHORTEST_UTF16: usize = 10;

/// Bytes to look for.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Trace {
    pub bytes: Vec<u8>,
    /// Points at this person alone: a full name, a phone, an address, a key.
    pub distinctive: bool,
}

impl Drop for Trace {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

/// Everything a resumed job must know once the rows are gone.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Traces {
    pub people: Vec<PersonTraces>,
    pub traces: Vec<Trace>,
}

/// One person of the job.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct PersonTraces {
    pub lead: LeadId,
    /// Names of the attachment files that go.
    pub files: Vec<String>,
    /// Saved papers that stand as they were saved, and go.
    pub papers: Vec<PathBuf>,
    /// What stays for a while.
    pub kept: Kept,
    /// Cards that went into this one: an older backup holds them apart.
    #[serde(default)]
    pub absorbed: Vec<Absorbed>,
}

/// A card that was joined into another.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Absorbed {
    pub lead: LeadId,
    pub subject: SubjectUid,
}

impl Traces {
    /// Takes over another person of the same job.
    pub fn join(&mut self, forms: BTreeMap<Vec<u8>, bool>, person: PersonTraces) {
        let mut all: BTreeMap<Vec<u8>, bool> = std::mem::take(&mut self.traces)
            .into_iter()
            .map(|trace| (trace.bytes.clone(), trace.distinctive))
            .collect();
        for (bytes, distinctive) in forms {
            *all.entry(bytes).or_default() |= distinctive;
        }
        self.traces = all.into_iter().map(|(bytes, distinctive)| Trace { bytes, distinctive }).collect();
        self.people.push(person);
    }

    /// Names of all attachment files that go.
    pub fn files(&self) -> impl Iterator<Item = &String> {
        self.people.iter().flat_map(|person| &person.files)
    }

    /// All saved papers that go.
    pub fn papers(&self) -> impl Iterator<Item = &PathBuf> {
        self.people.iter().flat_map(|person| &person.papers)
    }
}

/// Collects the forms of a lead from its rows: bytes, and whether they point at this person alone.
pub(super) fn collect(sql: &Connection, lead: LeadId) -> Result<BTreeMap<Vec<u8>, bool>> {
    let mut found: BTreeMap<Vec<u8>, bool> = BTreeMap::new();
    let mut add = |bytes: &[u8], distinctive: bool| *found.entry(bytes.to_vec()).or_default() |= distinctive;
    let phones = store::texts_of(sql, "SELECT e164 FROM lead_phone WHERE lead_id = ?1", lead)?;
    let emails = store::texts_of(sql, "SELECT address FROM lead_email WHERE lead_id = ?1", lead)?;
    // What does not read as a phone or address any more is still looked for as it stands.
    let phones: Vec<_> = phones.iter().filter_map(|text| Phone::parse(text).ok()).collect();
    let emails: Vec<_> = emails.iter().filter_map(|text| Email::parse(text).ok()).collect();
    let mut names = vec![store::name_of(sql, lead)?];
    names.extend(leads::names_before_merges(sql, lead)?);
    for name in names {
        for needle in identity::needles(&name, &phones, &emails) {
            if needle.bytes.len() >= SHORTEST_UTF16 || reads_as_text(&needle.bytes) {
                add(&needle.bytes, needle.distinctive);
            }
        }
    }
    store::each_value(sql, lead, |_, shape, bytes| {
        for piece in pieces(bytes, shape) {
            add(piece, shape == Shape::Secret);
        }
    })?;
    // The numbers of papers that left stay on purpose: the act tells a human which to deal with.
    for number in store::texts_of(sql, "SELECT number FROM paper_copy WHERE lead_id = ?1", lead)? {
        found.remove(number.as_bytes());
    }
    Ok(found)
}

/// The forms as they are looked for.
pub(super) fn forms(found: BTreeMap<Vec<u8>, bool>) -> Vec<Trace> {
    found.into_iter().map(|(bytes, distinctive)| Trace { bytes, distinctive }).collect()
}

fn reads_as_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(char::is_control))
}

/// A value as it is looked for: whole when short, else in pieces cut between characters. The last piece
/// reaches back to its full length: a short end, a number alone, would be met by chance.
fn pieces(bytes: &[u8], shape: Shape) -> Vec<&[u8]> {
    if shape == Shape::Secret || bytes.len() <= LONGEST_PIECE {
        return if bytes.len() < SHORTEST_TEXT { Vec::new() } else { vec![bytes] };
    }
    let inside = |at: &usize| bytes.get(*at).is_some_and(|byte| byte & 0xc0 == 0x80);
    let mut pieces = Vec::new();
    let mut from = 0;
    while bytes.len() - from > LONGEST_PIECE {
        let cut = (from + 1..=from + LONGEST_PIECE).rev().find(|at| !inside(at));
        let cut = cut.unwrap_or(from + LONGEST_PIECE);
        pieces.extend(bytes.get(from..cut));
        from = cut;
    }
    let last = (bytes.len() - LONGEST_PIECE..bytes.len()).find(|at| !inside(at));
    pieces.extend(last.and_then(|last| bytes.get(last..)));
    pieces
}

/// Where a job's sealed list stands.
pub(super) fn path(folder: &Path, id: DestructionId) -> PathBuf {
    folder.join(JOBS).join(format!("{id}.bin"))
}

fn bound(id: DestructionId) -> Vec<u8> {
    format!("destruction {id}").into_bytes()
}

/// Seals the list under a fresh key, which it returns; on disk when this returns.
pub(super) fn write(clinic: &Clinic, id: DestructionId, traces: &Traces) -> Result<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    let mut nonce = [0; seal::NONCE_LEN];
    clinic.world().random(key.as_mut_slice())?;
    clinic.world().random(&mut nonce)?;
    let plain = Zeroizing::new(serde_json::to_vec(traces)?);
    let sealed = seal::seal(&key, nonce, &bound(id), &plain)?;
    files::write_through(&path(clinic.folder(), id), &sealed)?;
    Ok(key)
}

/// Opens the list of a running job.
///
/// # Errors
/// `WrongState { needles_lost }` when the file or its key is gone: nothing can be proven any more.
pub(super) fn read(clinic: &Clinic, id: DestructionId, key: Option<[u8; 32]>) -> Result<Traces> {
    let lost = || Error::WrongState { state: "needles_lost".into() };
    let sealed = std::fs::read(path(clinic.folder(), id)).map_err(|_| lost())?;
    let plain = key.and_then(|key| seal::open(&key, &bound(id), &sealed)).ok_or_else(lost)?;
    Ok(serde_json::from_slice(&plain)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_looked_for_in_pieces_cut_between_characters() {
        let text = "Хочу тихий номер и врача, который не торопится, как в прошлый раз.";
        let pieces = pieces(text.as_bytes(), Shape::Text);
        assert!(pieces.len() > 2);
        let (last, all_but_last) = pieces.split_last().unwrap();
        let joined = all_but_last.concat();
        assert!(text.as_bytes().starts_with(&joined) && text.as_bytes().ends_with(last));
        assert!(joined.len() + last.len() >= text.len(), "nothing is left out between");
        assert!(pieces.iter().all(|piece| std::str::from_utf8(piece).is_ok()));
    }

    #[test]
    fn the_end_of_a_long_path_is_not_looked_for_by_its_number_alone() {
        let path = "/home/reception/Documents/estimates/E-2026-0001.pdf";
        for piece in pieces(path.as_bytes(), Shape::Text) {
            assert!(piece.len() > LONGEST_PIECE - 4, "{}", String::from_utf8_lossy(piece));
        }
    }

    #[test]
    fn texts_too_short_to_mean_anything_are_not_looked_for() {
        assert!(pieces("да".as_bytes(), Shape::Text).is_empty());
        assert_eq!(pieces("Анна".as_bytes(), Shape::Text).len(), 1);
    }
}
