//! Lists that leave as spreadsheets: with a reason, without those who have not agreed, and found again.

use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use calamine::{Data, Reader, Xlsx};
use desk_core::api;
use desk_core::consent::PurposeKind;
use desk_core::error::{Error, Problem};
use desk_core::leads::{self, ExportFile, ExportFormat, ExportOrder, ListQuery};
use desk_core::testing::{TestClinic, all_purposes, day};
use desk_core::values::Language;
use serde_json::json;

fn order(format: ExportFormat) -> ExportOrder {
    ExportOrder {
        list: ListQuery::default(),
        format,
        language: Language::Ru,
        purpose: PurposeKind::Feedback,
        reason: "обзвон после лечения".into(),
        recipient: "Ли Вэй, координатор".into(),
        folder: String::new(),
    }
}

fn bytes(file: &ExportFile) -> Vec<u8> {
    STANDARD.decode(&file.content_base64).unwrap()
}

fn clinic() -> TestClinic {
    let clinic = TestClinic::new();
    let purposes = all_purposes;
    clinic
        .lead("Лебедева Анна")
        .phone("89141234567")
        .promised("перезвонить", day("2026-11-25"))
        .with_consent(purposes())
        .create();
    clinic.lead("Несогласная Вера").phone("89141234568").create();
    clinic.lead("Частичная Нина").with_consent([PurposeKind::Consultation]).create();
    clinic.lead("").latin("O'CONNOR BRIAN").email("brian@example.com").with_consent(purposes()).create();
    clinic.lead("Блокова Ольга").with_consent(purposes()).withdrawn(day("2026-11-23")).create();
    clinic
}

#[test]
fn only_those_who_agreed_to_the_purpose_leave_and_the_others_are_counted() {
    let clinic = clinic();
    let file = leads::export(&clinic, order(ExportFormat::Xlsx)).unwrap();
    assert_eq!((file.people, file.left_out, file.file_name.as_str()), (2, 2, "X-2026-0001.xlsx"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes(&file))).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<Vec<String>> = sheet.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
    assert_eq!(rows[0][..3], ["Карточка", "Фамилия", "Имя"]);
    assert!(
        rows.iter()
            .any(|row| row[1] == "Лебедева" && row[6] == "+7 914 123-45-67" && row[10] == "25.11.2026"),
        "{rows:?}"
    );
    assert!(rows.iter().any(|row| row[4] == "O'CONNOR BRIAN" && row[7] == "brian@example.com"));
    let all = format!("{rows:?}");
    for other in ["Несогласная", "Частичная", "Блокова"] {
        assert!(!all.contains(other), "{other}");
    }
    let told = clinic.texts("SELECT number || ' ' || purpose || ' ' || reason || ' ' || recipient || ' ' || people || ' ' || left_out FROM lead_export");
    assert_eq!(told, ["X-2026-0001 feedback обзвон после лечения Ли Вэй, координатор 2 2"]);
}

#[test]
fn a_text_file_is_of_utf_8_with_its_mark_and_runs_no_formula() {
    let clinic = TestClinic::new();
    clinic
        .lead("Ким Вера")
        .phone("89141234567")
        .promised("=HYPERLINK(\"http://x\")", day("2026-11-25"))
        .with_consent(all_purposes())
        .create();
    let file = leads::export(&clinic, order(ExportFormat::Csv)).unwrap();
    let text = String::from_utf8(bytes(&file)).unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains("\r\n"));
    assert!(
        text.contains(";\"'=HYPERLINK(\"\"http://x\"\")\";") && text.contains(";'+7 914 123-45-67;"),
        "{text}"
    );
}

#[test]
fn an_export_without_reason_or_recipient_or_for_no_purpose_of_a_list_is_refused() {
    let clinic = clinic();
    let refused = |order: ExportOrder| match leads::export(&clinic, order) {
        Err(Error::Invalid { field, problem }) => (field, problem),
        other => panic!("{other:?}"),
    };
    let plain = || order(ExportFormat::Csv);
    assert_eq!(refused(ExportOrder { reason: " ".into(), ..plain() }), ("reason".into(), Problem::Empty));
    assert_eq!(
        refused(ExportOrder { recipient: String::new(), ..plain() }),
        ("recipient".into(), Problem::Empty)
    );
    let statistics = ExportOrder { purpose: PurposeKind::Statistics, ..plain() };
    assert_eq!(refused(statistics), ("purpose".into(), Problem::Unknown));
    let blocked = ExportOrder { list: ListQuery { blocked: true, ..ListQuery::default() }, ..plain() };
    assert_eq!(refused(blocked), ("list".into(), Problem::Unknown));
    assert_eq!(clinic.count("SELECT count(*) FROM lead_export"), 0);
}

#[test]
fn a_destruction_finds_the_list_and_removes_it_while_it_stands_unchanged() {
    let clinic = clinic();
    let folder = tempfile::tempdir().unwrap();
    let with_folder =
        ExportOrder { folder: folder.path().to_string_lossy().into(), ..order(ExportFormat::Xlsx) };
    let file = leads::export(&clinic, with_folder.clone()).unwrap();
    let place = folder.path().join(&file.file_name);
    std::fs::write(&place, bytes(&file)).unwrap();
    let second = leads::export(&clinic, with_folder).unwrap();
    std::fs::write(folder.path().join(&second.file_name), b"edited since").unwrap();
    let letter = json!({ "leads": [1], "received_on": "2026-11-23", "channel": "email", "kinds": ["withdrawal"],
        "applicant": "person", "identity_check": "known_address" });
    let letter = api::call(&clinic, "request_record", letter).unwrap()[0].clone();
    let order = json!({ "request": letter["request"], "typed_case_no": letter["case_no"] });
    let done = api::call(&clinic, "destruction_start", order).unwrap();
    assert_eq!((&done["state"], &done["proof"]["found_total"]), (&json!("done"), &json!(0)));
    assert!(!place.exists(), "unchanged: overwritten and removed");
    let loose = api::call(&clinic, "loose_end_list", json!({ "destruction": done["id"] })).unwrap();
    assert_eq!(
        (loose.as_array().unwrap().len(), &loose[0]["number"], &loose[0]["kind"]),
        (1, &json!("X-2026-0002"), &json!("export")),
        "{loose}"
    );
}
