//! The inspector's pack: whole, named by numbers only, and honest about a log that was touched.

use desk_core::Error;
use desk_core::answers::{Pack, pack};
use desk_core::audit::{self, AuditQuery};
use desk_core::clinic::Clinic;
use desk_core::erasure::{self, DestructionRef};
use desk_core::requests::{
    self, ClockGround, Closing, Extension, ExtensionReason, NewRequest, NewStep, RequestKind, RequestOutcome,
    RequestRef, StepKind,
};
use desk_core::staff::Role;
use desk_core::testing::{TestClinic, anna, day};
use desk_core::values::{RequestId, text};

use crate::destruction::canary::{House, Marked, mark};
use crate::golden;

fn packed(clinic: &Clinic, request: RequestId) -> Pack {
    pack(clinic, RequestRef { request }).unwrap()
}

fn names(pack: &Pack) -> Vec<&str> {
    pack.files.iter().map(|file| file.name.as_str()).collect()
}

fn file(pack: &Pack, ending: &str) -> Vec<u8> {
    pack.files.iter().find(|file| file.name.ends_with(ending)).unwrap().bytes().unwrap()
}

/// A file of the pack as a reader finds it.
fn read(pack: &Pack, ending: &str) -> String {
    let bytes = file(pack, ending);
    if ending.ends_with(".pdf") { golden::text_of_bytes(&bytes) } else { String::from_utf8(bytes).unwrap() }
}

fn destroyed(seed: u64) -> (House, Marked, Clinic) {
    let house = House::with(40);
    let marked = mark(&house, seed);
    let clinic = house.open();
    erasure::start(&clinic, marked.order()).unwrap();
    (house, marked, clinic)
}

#[test]
fn after_a_destruction_the_pack_holds_request_confirmation_act_extract_and_verification() {
    let (_house, marked, clinic) = destroyed(3);
    let pack = packed(&clinic, marked.request);
    assert_eq!(pack.folder, "L-2026-0003-pack");
    assert_eq!(
        names(&pack),
        [
            "contents.txt",
            "L-2026-0003-request.pdf",
            "L-2026-0003-confirmation.pdf",
            "A-2026-0001-ru.pdf",
            "A-2026-0001-log.csv",
            "L-2026-0003-log-check.txt"
        ]
    );
    let contents = read(&pack, "contents.txt");
    for file in pack.files.iter().skip(1) {
        let line = format!("{}  {}", text::sha256(&file.bytes().unwrap()), file.name);
        assert!(contents.lines().any(|found| found == line), "{line}\n{contents}");
    }
    let summary = read(&pack, "request.pdf");
    assert!(summary.contains("5 ноября 2026") && summary.contains("5 декабря 2026"), "{summary}");
    assert!(summary.contains("адрес или номер из карточки"), "how the identity was checked: {summary}");
    assert!(read(&pack, "confirmation.pdf").contains("K-2026-0003"), "the case number for the name");
    assert!(read(&pack, "-ru.pdf").contains("Акт об уничтожении"));
    let check = read(&pack, "log-check.txt");
    assert!(check.contains("Цепочка цела") && check.contains("совпадает с указанным в акте"), "{check}");
    assert!(check.contains("Каждая строка выгрузки совпадает"), "{check}");
}

#[test]
fn the_sheet_of_a_request_tells_its_articles_clocks_extension_steps_and_outcome() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let kinds = [RequestKind::Access, RequestKind::Objection];
    let letter = NewRequest::sample(kinds, [lead], day("2026-11-23"));
    let request = requests::record(&clinic, letter).unwrap().remove(0).request;
    let ground = ClockGround::Access;
    requests::extend(&clinic, Extension { request, ground, reason: ExtensionReason::Archive }).unwrap();
    requests::step(&clinic, NewStep { request, step: StepKind::AnswerSent }).unwrap();
    requests::close(&clinic, Closing { request, outcome: RequestOutcome::Answered }).unwrap();
    let pack = packed(&clinic, request);
    assert_eq!(
        names(&pack).len(),
        3,
        "an answer is no withdrawal, there is nothing to confirm: {:?}",
        names(&pack)
    );
    golden::check("pack-request", &file(&pack, "request.pdf"));
}

#[test]
fn nobody_is_named_in_a_pack_after_the_destruction() {
    let (_house, marked, clinic) = destroyed(4);
    let canaries: Vec<_> = marked
        .canaries
        .iter()
        .filter_map(|(column, bytes)| Some((column, std::str::from_utf8(bytes).ok()?)))
        .filter(|(_, text)| text.len() == 32)
        .collect();
    assert!(canaries.len() > 50, "canaries stood in the columns");
    let pack = packed(&clinic, marked.request);
    for file in &pack.files {
        let said = read(&pack, &file.name);
        for (column, canary) in &canaries {
            assert!(!said.contains(canary), "{column} in {}", file.name);
        }
    }
}

#[test]
fn nobody_is_named_in_a_pack_before_the_destruction_either() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).withdrawn(day("2026-11-23")).create();
    assert!(lead.get() > 0);
    let pack = packed(&clinic, RequestId::new(1));
    assert_eq!(names(&pack).len(), 4, "no act yet: {:?}", names(&pack));
    for file in &pack.files {
        // Without the blanks a number may be written with. Long needles: four digits stand in some hash by chance.
        let said: String =
            read(&pack, &file.name).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        for word in ["Лебедева", "Lebedeva", "Сергеевна", "9141234567", "1234567", "anna.lebedeva"]
        {
            assert!(!said.contains(word), "{word} in {}", file.name);
        }
    }
    assert!(read(&pack, "confirmation.pdf").contains("K-2026-0001"));
}

/// Order 179: the extract is verified against the log, and a touched entry is named.
#[test]
fn a_touched_entry_of_the_log_fails_the_extracts_check_and_is_named() {
    let (house, marked, clinic) = destroyed(5);
    let of = DestructionRef { destruction: requests_destruction(&clinic, marked.request) };
    let whole = erasure::verify(&clinic, of).unwrap();
    assert!(whole.fits && whole.rows > 3, "{whole:?}");
    let seq = house.count("SELECT seq FROM audit_entry WHERE action = 'erasure.rows'");
    house.sql(&format!(
        "DROP TRIGGER audit_entry_is_never_changed;
         UPDATE audit_entry SET workstation = 'desk-2' WHERE seq = {seq};"
    ));
    let touched = erasure::verify(&clinic, of).unwrap();
    assert_eq!((touched.fits, touched.row), (false, Some(seq)));
    let check = read(&packed(&clinic, marked.request), "log-check.txt");
    assert!(check.contains(&format!("НЕ СОВПАДАЕТ С ЗАПИСЬЮ ЖУРНАЛА: № {seq}")), "{check}");
    assert!(check.contains("ЦЕПОЧКА НАРУШЕНА"), "{check}");
    house.sql("UPDATE destruction SET extract = replace(extract, 'desk-1', 'desk-3')");
    assert!(!erasure::verify(&clinic, of).unwrap().extract_fits, "a changed extract is not the act’s");
}

#[test]
fn only_the_privacy_office_makes_a_pack_and_each_is_registered() {
    let (_house, marked, clinic) = destroyed(6);
    packed(&clinic, marked.request);
    let desk = clinic.for_actor(desk_core::clinic::Actor {
        account: clinic.actor().account,
        roles: [Role::Receptionist, Role::Administrator].into(),
    });
    let of = RequestRef { request: marked.request };
    assert_eq!(pack(&desk, of).err(), Some(Error::NotAllowed { op: "request.pack".into() }));
    clinic.flush_looks().unwrap();
    let officer = clinic.for_actor(desk_core::clinic::Actor::program());
    let log = audit::list(&officer, AuditQuery::default()).unwrap().rows;
    let made: Vec<_> =
        log.iter().filter(|row| row.action == "request.pack").map(|row| row.result.as_str()).collect();
    assert!(made.contains(&"ok") && made.contains(&"refused"), "{made:?}");
}

fn requests_destruction(clinic: &Clinic, request: RequestId) -> desk_core::values::DestructionId {
    let row = desk_core::requests::get(clinic, RequestRef { request }).unwrap().row;
    row.destruction.unwrap().destruction
}
