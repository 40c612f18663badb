//! Scans of letters: encrypted under a key of their own, told by their bytes, swept after a crash.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use desk_core::attachments::{self, FOLDER, MediaType};
use desk_core::audit::{self, AuditQuery};
use desk_core::clinic::Clinic;
use desk_core::erasure::{self, StartDestruction, Walk};
use desk_core::error::{FileKind, Problem};
use desk_core::requests::{self, NewRequest, NewScan, RequestRef, ScanRef};
use desk_core::staff::Role;
use desk_core::testing::{TestClinic, anna, day};
use desk_core::values::{AttachmentId, RequestId};
use desk_core::{Error, Result};

const LETTER: &str = "%PDF-1.7\nЯ, Лебедева Анна, отзываю согласие";

fn letter(clinic: &TestClinic) -> (RequestId, String) {
    let today = day("2026-11-23");
    let lead = anna(clinic).create();
    let letter = NewRequest::withdrawal([lead], today);
    let recorded = requests::record(clinic, letter).unwrap().remove(0);
    (recorded.request, recorded.case_no.to_string())
}

fn attach(clinic: &Clinic, request: RequestId, content: &[u8]) -> Result<AttachmentId> {
    requests::attach(clinic, NewScan { request, content_base64: STANDARD.encode(content) })
}

fn open(clinic: &Clinic, attachment: AttachmentId) -> Result<(MediaType, Vec<u8>)> {
    let scan = requests::scan_get(clinic, ScanRef { attachment })?;
    Ok((scan.media_type, STANDARD.decode(scan.content_base64).unwrap()))
}

fn files(clinic: &TestClinic) -> Vec<std::path::PathBuf> {
    let folder = clinic.path().join(FOLDER);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn a_scan_is_kept_encrypted_and_opened_by_the_privacy_officer_alone() {
    let clinic = TestClinic::new();
    let (request, _) = letter(&clinic);
    let desk = clinic.as_role([Role::Receptionist]);
    let scan = attach(&desk, request, LETTER.as_bytes()).unwrap();
    assert_eq!(open(&clinic, scan).unwrap(), (MediaType::Pdf, LETTER.as_bytes().to_vec()));
    assert!(matches!(open(&desk, scan), Err(Error::NotAllowed { .. })));
    let [file] = files(&clinic).try_into().unwrap();
    let kept = std::fs::read(file).unwrap();
    for word in ["%PDF", "Лебедева", "согласие"] {
        assert!(!kept.windows(word.len()).any(|part| part == word.as_bytes()), "{word}");
    }
    let scans = requests::get(&clinic, RequestRef { request }).unwrap().scans;
    assert_eq!((scans.len(), scans[0].id, scans[0].size), (1, scan, LETTER.len() as i64));
}

#[test]
fn a_file_is_what_its_bytes_say() {
    let clinic = TestClinic::new();
    let (request, _) = letter(&clinic);
    let refused = |content: &[u8]| match attach(&clinic, request, content) {
        Err(Error::Invalid { field, problem }) if field == "content" => problem,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(b""), Problem::Empty);
    for program in [&b"MZ\x90\x00 letter.pdf"[..], b"\x7fELF", b"<html>", b"PK\x03\x04", b" %PDF-1.7"] {
        assert_eq!(refused(program), Problem::Unknown);
    }
    let mut large = b"%PDF-1.7".to_vec();
    large.resize(attachments::SIZE_MAX + 1, b' ');
    assert_eq!(refused(&large), Problem::TooLarge { max: 30 });
    large.pop();
    attach(&clinic, request, &large).unwrap();
    attach(&clinic, request, b"\x89PNG\r\n\x1a\n\0").unwrap();
    attach(&clinic, request, b"\xff\xd8\xff\xe0").unwrap();
    let scans = requests::get(&clinic, RequestRef { request }).unwrap().scans;
    let kinds: Vec<_> = scans.iter().map(|scan| scan.media_type).collect();
    assert_eq!(kinds, [MediaType::Pdf, MediaType::Png, MediaType::Jpeg]);
}

#[test]
fn a_changed_a_swapped_and_a_lost_file_are_damage() {
    let clinic = TestClinic::new();
    let (request, _) = letter(&clinic);
    let scans = [attach(&clinic, request, LETTER.as_bytes()), attach(&clinic, request, b"%PDF-2.0 other")];
    let [first, second] = scans.map(|scan| scan.unwrap());
    let damaged = Some(Error::Damaged { what: FileKind::Attachment });
    let [one, two] = files(&clinic).try_into().unwrap();
    let (kept_one, kept_two) = (std::fs::read(&one).unwrap(), std::fs::read(&two).unwrap());
    std::fs::write(&one, &kept_two).unwrap();
    std::fs::write(&two, &kept_one).unwrap();
    assert_eq!((open(&clinic, first).err(), open(&clinic, second).err()), (damaged.clone(), damaged.clone()));
    std::fs::write(&one, &kept_one).unwrap();
    let mut changed = kept_two.clone();
    changed[30] ^= 1;
    std::fs::write(&two, changed).unwrap();
    let both = [open(&clinic, first), open(&clinic, second)];
    assert_eq!(
        both.iter().filter(|scan| scan.as_ref().err() == damaged.as_ref()).count(),
        1,
        "only that one"
    );
    std::fs::remove_file(&one).unwrap();
    assert_eq!((open(&clinic, first).err(), open(&clinic, second).err()), (damaged.clone(), damaged));
}

#[test]
fn what_a_crash_left_without_a_row_is_swept_and_nothing_else() {
    let clinic = TestClinic::new();
    let (request, _) = letter(&clinic);
    let scan = attach(&clinic, request, LETTER.as_bytes()).unwrap();
    assert_eq!(attachments::sweep(&clinic).unwrap(), 0);
    let folder = clinic.path().join(FOLDER);
    let stray = "0123456789abcdef0123456789abcdef.bin";
    std::fs::write(folder.join(stray), b"sealed").unwrap();
    std::fs::write(folder.join(format!("{stray}.part")), b"sea").unwrap();
    std::fs::write(folder.join("not ours.txt"), b"kept").unwrap();
    assert_eq!(attachments::sweep(&clinic).unwrap(), 2);
    assert_eq!(files(&clinic).len(), 2);
    assert!(open(&clinic, scan).is_ok());
    let log = audit::list(&clinic, AuditQuery::default()).unwrap().rows;
    assert_eq!(
        log.iter().filter(|row| row.action.contains("sweep")).count(),
        1,
        "only a sweep that took something"
    );
}

#[test]
fn nothing_is_attached_once_the_destruction_has_begun() {
    let clinic = TestClinic::new();
    let (request, case_no) = letter(&clinic);
    attach(&clinic, request, LETTER.as_bytes()).unwrap();
    let order = StartDestruction::plain(request, case_no);
    let stop = |at: erasure::State| if at == erasure::State::Rows { Walk::Stop } else { Walk::Do };
    erasure::start_with(&clinic, order.clone(), &stop).unwrap();
    let destroyed = Some(Error::WrongState { state: "destroyed".into() });
    assert_eq!(attach(&clinic, request, LETTER.as_bytes()).err(), destroyed, "its files are gone already");
    erasure::start(&clinic, order).unwrap();
    assert_eq!(attach(&clinic, request, LETTER.as_bytes()).err(), destroyed);
    assert_eq!(files(&clinic), [""; 0].map(std::path::PathBuf::from));
    assert_eq!(attach(&clinic, RequestId::new(99), b"%PDF-").err(), Some(Error::not_found("request")));
}
