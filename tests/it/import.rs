//! Spreadsheets as offices keep them, with everything that is wrong with them.

use std::fmt::Write as _;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use desk_core::api;
use desk_core::clinic::Actor;
use desk_core::consent::{self, ConsentOf};
use desk_core::error::{Error, Problem};
use desk_core::import::{
    self, DateOrder, Encoding, ImportFile, ImportLooked, ImportPlan, ImportRef, OnDuplicate, Verdict,
};
use desk_core::leads::{self, LeadRef, SearchQuery};
use desk_core::testing::{TestClinic, found, test_moment};
use desk_core::values::LeadId;
use rust_xlsxwriter::{ExcelDateTime, Workbook};
use serde_json::json;

use crate::child;
use crate::desk::{self, Desk};
use crate::golden;

fn look(clinic: &desk_core::clinic::Clinic, bytes: &[u8]) -> ImportLooked {
    import::open(clinic, ImportFile { content_base64: STANDARD.encode(bytes), encoding: None }).unwrap()
}

fn found_leads(clinic: &TestClinic, text: &str) -> Vec<LeadId> {
    let rows = leads::search(clinic, SearchQuery { text: text.into(), limit: 50 }).unwrap().rows;
    rows.iter().map(|row| row.id).collect()
}

fn cp1251(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1251.encode(text).0.into_owned()
}

fn utf16(text: &str) -> Vec<u8> {
    [b"\xff\xfe".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat()
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 4, "Заявки, ноябрь 2026", &rust_xlsxwriter::Format::new()).unwrap();
    for (column, text) in (0..).zip(["№", "ФИО клиента", "Тел.", "Дата обращения", "Комментарий"])
    {
        sheet.write(2, column, text).unwrap();
    }
    sheet.write(3, 0, 1).unwrap();
    sheet.write(3, 1, "Тарасова Инга Львовна").unwrap();
    // Excel keeps a long number as a number.
    sheet.write(3, 2, 89_145_550_303_f64).unwrap();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd.mm.yyyy");
    sheet.write_with_format(3, 3, ExcelDateTime::from_ymd(2026, 11, 5).unwrap(), &day).unwrap();
    sheet.write(3, 4, "коронка; хочет до Нового года").unwrap();
    sheet.write(4, 0, 2).unwrap();
    sheet.write(4, 1, "王小明").unwrap();
    sheet.write(4, 2, "138 4561 2345").unwrap();
    sheet.write(5, 1, "Ким").unwrap();
    sheet.write(5, 2, "8,9145E+10").unwrap();
    book.save_to_buffer().unwrap()
}

/// The files, by what is wrong with them.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let semicolons = "ФИО;Телефон;E-mail;Комментарий\r\n\
        Лебедева Анна Сергеевна;8 (914) 123-45-67;anna@example.com;имплант\r\n\
        Неизвестная Ольга;+7 914 555-02-02;;\"винир; \"\"голливуд\"\"\"\r\n\
        ;;;\r\n\
        Неизвестная Ольга;89145550202;;та же\r\n\
        Орлов;12345;;телефон неверный\r\n\
        ;;ольга собака mail;\r\n";
    let commas = "\u{feff}Name,Phone,E-mail,Date,Source\n\
        \"Schmidt, Anna\",+7 914 555 03 04,anna.schmidt@example.com,11/25/2026,telegram\n\
        Brown John,+7 914 555 03 05,,11/05/2026,billboard\n";
    let unclear = "Имя,Телефон,Дата заявки\n\
        Иван,89145550306,05/11/2026\n\
        Пётр,89145550307,06/07/2026\n\
        Анна,89145550308,30.02.2026\n";
    let chinese = "姓名,手机,备注,回访日期\n王小明,13845612345,种植牙咨询,2026/12/1\n李娜,139-0456-9861,洗牙,2026年12月5日\n";
    let bare = "Иванова Анна\t89145550309\tivanova@example.com\nПетров Пётр\t+7-914-555-03-10\t\n";
    let form = "id,Имя,Телефон,Сообщение,Согласие,utm_source,created_at\n\
        1,Анна,+79145550311,\"Здравствуйте!\nСколько стоит имплант?\",2026-11-23 10:12:13,website,2026-11-20 10:12:13\n\
        2,Олег,+79145550312,,да,website,2026-11-21 09:00:00\n\
        4,Яна,+79145550326,,2026-11-20,website,2026-11-20 09:00:00\n\
        3,Вера,+79145550313,,2027-01-01,website,2026-11-21 09:05:00\n";
    let parts = "Фамилия;Имя;Отчество;Мобильный;Доп. телефон;Язык;Источник\n\
        Цой;Вера;;8-914-555-03-14;13904569861;рус;ВКонтакте\n\
        Мамедов;Рашад;Эльдар оглы;8 914 555 03 15;;китайский;реклама на мосту\n";
    let emoji =
        "ФИО;Телефон\nАнна 😀;89145550316\n\u{202e}Петров Пётр;89145550317\n=cmd|' /C calc'!A1;89145550318\n";
    let cut = "ФИО;Телефон;Комментарий\nЗайцева Нина;89145550319;да\nЗайцев Ни";
    vec![
        ("semicolons, CP1251, a known person, a repeated one, wrong cells", cp1251(semicolons)),
        ("commas, a mark of UTF-8, month first, an unknown source", commas.as_bytes().to_vec()),
        ("dates that may be read two ways, 31 February", unclear.as_bytes().to_vec()),
        ("Chinese in GB18030", encoding_rs::GB18030.encode(chinese).0.into_owned()),
        ("no heading, tabs, UTF-16", utf16(bare)),
        ("the website's form with consents", form.as_bytes().to_vec()),
        ("names in parts, two phones, languages and sources", parts.as_bytes().to_vec()),
        ("emoji, a mark of direction, a formula", emoji.as_bytes().to_vec()),
        ("cut off in the middle of a row", cut.as_bytes().to_vec()),
        ("a workbook with a merged title, a phone as a number, a day as a day", workbook()),
    ]
}

fn clinic_with_anna() -> TestClinic {
    let clinic = TestClinic::new();
    clinic.lead("Лебедева Анна").phone("89141234567").create();
    clinic
}

#[test]
fn ten_dirty_files_are_read_as_the_golden_page_says() {
    let mut page = String::new();
    for (what, bytes) in files() {
        let clinic = clinic_with_anna();
        let looked = look(&clinic, &bytes);
        writeln!(page, "== {what}").unwrap();
        writeln!(page, "{:?}, {} rows, cut: {}", looked.encoding, looked.rows, looked.cut).unwrap();
        let columns: Vec<_> = looked.plan.columns.iter().map(|field| field.code()).collect();
        writeln!(
            page,
            "heading {:?}\ncolumns {columns:?}, dates {:?}",
            looked.heading, looked.plan.date_order
        )
        .unwrap();
        let plan =
            ImportPlan { date_order: looked.plan.date_order.or(Some(DateOrder::DayFirst)), ..looked.plan };
        let checked = import::check(&clinic, plan.clone()).unwrap();
        for row in &checked.rows {
            writeln!(page, "  {} {}: {}", row.row, row.who, serde_json::to_string(&row.verdict).unwrap())
                .unwrap();
        }
        let taken = import::run(&clinic, ImportPlan { skip_wrong: true, ..plan }).unwrap();
        writeln!(page, "  taken: {} new, {} left out", taken.created, taken.skipped).unwrap();
        assert_eq!(
            (taken.created, taken.skipped),
            (checked.new, looked.rows - checked.new),
            "{what}: the run does what the dry run said"
        );
        for line in clinic.texts("SELECT case_no || ' ' || trim(surname || ' ' || given || ' ' || patronymic || ' ' || latin || ' ' || chinese) || ' | '
            || coalesce((SELECT group_concat(e164, ' ') FROM lead_phone WHERE lead_id = l.id), '') || ' | ' || language || ' ' || channel
            || ' | ' || replace(comment, char(10), ' ⏎ ') || ' | ' || coalesce(next_on || ' ' || next_action, '') FROM lead l WHERE id > 1 ORDER BY id") {
            writeln!(page, "  → {line}").unwrap();
        }
    }
    golden::same("import-verdicts", &page);
}

#[test]
fn imported_people_have_no_consent_unless_the_form_proves_it_with_a_day() {
    let clinic = clinic_with_anna();
    let (_, form) = files().remove(5);
    let plan = ImportPlan { skip_wrong: true, ..look(&clinic, &form).plan };
    import::run(&clinic, plan.clone()).unwrap();
    let status = |name: &str| {
        let lead = found_leads(&clinic, name)[0];
        (leads::get(&clinic, LeadRef { lead }).unwrap().consent.purposes.len(), lead)
    };
    let (anna, lead) = status("5550311");
    assert_eq!(anna, 5, "the form's day proves it");
    let fact = &consent::get(&clinic, ConsentOf { lead }).unwrap().facts[0];
    assert_eq!((fact.on.to_string().as_str(), fact.evidence.as_str()), ("2026-11-23", "web_form"));
    assert_eq!(fact.evidence_sha256, plan.sha256, "the file is the evidence");
    assert_eq!(status("5550312").0, 0, "a yes without a day proves nothing");
    assert_eq!(status("5550326").0, 0, "nor a day on which no text of ours was published yet");
}

#[test]
fn what_is_unclear_or_wrong_waits_for_the_desk_and_nothing_is_taken() {
    let clinic = clinic_with_anna();
    let files = files();
    let unclear = look(&clinic, &files[2].1).plan;
    assert_eq!(unclear.date_order, None);
    let state = |state: &str| Error::WrongState { state: state.into() };
    assert_eq!(import::check(&clinic, unclear.clone()).unwrap_err(), state("dates_unclear"));
    let said = ImportPlan { date_order: Some(DateOrder::MonthFirst), ..unclear };
    let checked = import::check(&clinic, said.clone()).unwrap();
    assert_eq!(checked.wrong, 1);
    let wrong = Verdict::Wrong { field: "asked_on".into(), problem: Problem::Day };
    assert!(checked.rows.iter().any(|row| row.verdict == wrong), "{:?}", checked.rows);
    assert_eq!(import::run(&clinic, said.clone()).unwrap_err(), state("wrong_rows"));
    assert_eq!(clinic.count("SELECT count(*) FROM lead"), 1, "all or nothing");
    assert_eq!(clinic.count("SELECT count(*) FROM import_batch"), 0);
    import::close(&clinic, api::Nothing {}).unwrap();
    assert_eq!(import::check(&clinic, said).unwrap_err(), state("file_gone"));
    for bytes in [b"".as_slice(), b"\n\n", b"PK\x03\x04broken"] {
        let file = ImportFile { content_base64: STANDARD.encode(bytes), encoding: None };
        assert!(matches!(import::open(&clinic, file), Err(Error::Invalid { field, .. }) if field == "file"));
    }
}

#[test]
fn a_wrong_guess_of_the_encoding_can_be_put_right_and_the_form_is_remembered() {
    let clinic = clinic_with_anna();
    let bytes = cp1251("ФИО;Телефон\nЛис Яна;89145550320\n");
    let file = |encoding| ImportFile { content_base64: STANDARD.encode(&bytes), encoding };
    let wrong = import::open(&clinic, file(Some(Encoding::Gb18030))).unwrap();
    assert_ne!(wrong.heading, ["ФИО", "Телефон"]);
    let right = import::open(&clinic, file(Some(Encoding::Windows1251))).unwrap();
    assert_eq!((right.heading.len(), right.known_form), (2, false));
    let plan = ImportPlan { channel: leads::Channel::Vk, ..right.plan };
    import::run(&clinic, plan).unwrap();
    let again = look(&clinic, &bytes);
    assert!(again.known_form && again.taken_before);
    assert_eq!(again.plan.channel, leads::Channel::Vk);
}

#[test]
fn whoever_is_blocked_is_left_out_and_an_erased_person_comes_back_as_new() {
    let clinic = clinic_with_anna();
    let letter = json!({ "leads": [1], "received_on": "2026-11-23", "channel": "email", "kinds": ["withdrawal"],
        "applicant": "person", "identity_check": "known_address" });
    let letter = api::call(&clinic, "request_record", letter).unwrap()[0].clone();
    let file = "ФИО;Телефон\nЛебедева Анна;89141234567\n".as_bytes();
    let verdict = || import::check(&clinic, look(&clinic, file).plan).unwrap().rows[0].verdict.clone();
    assert_eq!(verdict(), Verdict::Blocked);
    let order = json!({ "request": letter["request"], "typed_case_no": letter["case_no"] });
    assert_eq!(api::call(&clinic, "destruction_start", order).unwrap()["state"], "done");
    assert_eq!(verdict(), Verdict::New { consent: false });
    import::run(&clinic, look(&clinic, file).plan).unwrap();
    let back = found_leads(&clinic, "лебедева")[0];
    assert!(leads::get(&clinic, LeadRef { lead: back }).unwrap().consent.purposes.is_empty());
}

/// Every row of every table but the log and the imports themselves.
fn everything(clinic: &TestClinic) -> Vec<String> {
    let mut all = Vec::new();
    for table in clinic.texts(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
           AND name NOT IN ('audit_entry', 'audit_checkpoint', 'import_batch', 'import_mapping') ORDER BY name",
    ) {
        let columns = clinic.texts(&format!(
            "SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}')
             WHERE NOT ('{table}' = 'lead' AND name IN ('version', 'changed_at'))"
        ));
        let query = format!("SELECT '{table} ' || {} FROM {table} ORDER BY 1", columns.join(" || '|' || "));
        all.extend(clinic.texts(&query));
    }
    all
}

#[test]
fn a_reverted_import_leaves_the_database_as_it_was_and_nobody_in_its_pages() {
    let clinic = clinic_with_anna();
    clinic.lead("Ким Вера").email("kim@example.com").create();
    let before = everything(&clinic);
    let file = "ФИО;Телефон;E-mail;Комментарий\n\
        Необычайнова Ефросинья;89145550321;frosya@example.com;хочет тихий номер\n\
        Лебедева Анна Сергеевна;89141234567;anna@example.com;звонила сама\n\
        Ким Вера;89145550322;kim@example.com;\n";
    let plan = ImportPlan { duplicates: OnDuplicate::Complete, ..look(&clinic, file.as_bytes()).plan };
    let batch = import::run(&clinic, plan).unwrap();
    assert_eq!((batch.created, batch.updated, batch.skipped), (1, 2, 0));
    let anna = leads::get(&clinic, LeadRef { lead: LeadId::new(1) }).unwrap();
    assert_eq!((anna.name.patronymic.as_str(), anna.emails.len()), ("Сергеевна", 1), "what it lacked");
    assert_eq!(found_leads(&clinic, "5550322"), [LeadId::new(2)]);
    let done = import::revert(&clinic, ImportRef { batch: batch.id }).unwrap();
    assert_eq!((done.removed, done.restored, done.kept), (1, 2, 0));
    let after = everything(&clinic);
    for (row, other) in before.iter().zip(&after) {
        assert_eq!(row, other);
    }
    assert_eq!(before.len(), after.len());
    let again = import::revert(&clinic, ImportRef { batch: batch.id });
    assert_eq!(again, Err(Error::WrongState { state: "undone".into() }));
    for word in ["Необычайнова", "neobychainova", "9145550321", "frosya@example.com", "хочет тихий номер"]
    {
        assert_eq!(clinic.occurrences(word), 0, "{word}");
    }
}

#[test]
fn what_was_worked_on_since_stays_when_an_import_is_reverted() {
    let clinic = clinic_with_anna();
    let file =
        "ФИО;Телефон\nЛис Яна;89145550323\nВолк Пётр;89145550324\nЛебедева Анна Сергеевна;89141234567\n";
    let plan = ImportPlan { duplicates: OnDuplicate::Create, ..look(&clinic, file.as_bytes()).plan };
    let batch = import::run(&clinic, plan).unwrap();
    assert_eq!(batch.created, 3);
    let lis = found_leads(&clinic, "лис")[0];
    clinic.world().set(test_moment().plus_seconds(3600));
    api::call(&clinic, "lead_log", json!({ "lead": lis, "kind": "note", "text": "перезвонила" })).unwrap();
    let done = import::revert(&clinic, ImportRef { batch: batch.id }).unwrap();
    assert_eq!((done.removed, done.kept), (2, 1));
    assert_eq!(found_leads(&clinic, "лис"), [lis]);
    // The numbers stay given: one of them is in use.
    assert_eq!(clinic.lead("Новая Анна").create(), LeadId::new(5));
    assert_eq!(
        leads::get(&clinic, LeadRef { lead: LeadId::new(5) }).unwrap().case_no.as_str(),
        "K-2026-0005"
    );
}

#[test]
fn after_thirty_days_an_import_stays() {
    let clinic = clinic_with_anna();
    let file = "ФИО;Телефон\nЛис Яна;89145550325\n";
    let batch = import::run(&clinic, look(&clinic, file.as_bytes()).plan).unwrap();
    clinic.world().set(test_moment().plus_seconds(30 * 86_400 + 1));
    let refused = import::revert(&clinic, ImportRef { batch: batch.id });
    assert_eq!(refused, Err(Error::WrongState { state: "undo_over".into() }));
    desk_core::erasure::turn(&clinic).unwrap();
    assert_eq!(clinic.count("SELECT count(*) FROM import_lead"), 0);
}

fn many(rows: u32) -> Vec<u8> {
    let mut text = String::from("ФИО;Телефон;Комментарий\n");
    for n in 0..rows {
        writeln!(text, "Массовый Иван;8914{:07};строка {n}", 5_000_000 + n).unwrap();
    }
    text.into_bytes()
}

#[test]
fn two_hundred_thousand_rows_are_checked_and_a_stop_leaves_nothing() {
    let clinic = clinic_with_anna();
    let plan = look(&clinic, &many(200_000)).plan;
    let checked = import::check(&clinic, plan.clone()).unwrap();
    assert_eq!((checked.new, checked.wrong, checked.rows.len()), (200_000, 0, 50));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            // The check before has left the counter at its end.
            while !(300..100_000).contains(&import::progress(&clinic, api::Nothing {}).unwrap().done) {
                std::thread::yield_now();
            }
            import::cancel(&clinic, api::Nothing {}).unwrap();
        });
        let stopped = import::run(&clinic, plan);
        assert_eq!(stopped, Err(Error::WrongState { state: "cancelled".into() }));
    });
    assert_eq!(clinic.count("SELECT count(*) FROM lead"), 1);
}

#[test]
fn an_import_killed_in_the_middle_leaves_no_row() {
    const TEST: &str = "import::an_import_killed_in_the_middle_leaves_no_row";
    if let Some(folder) = child::given("FOLDER") {
        let (door, _) = desk::door(folder.as_ref(), &std::sync::Arc::default(), test_moment());
        let clinic = door.open_with_code(&child::given("CODE").unwrap()).unwrap().for_actor(Actor::program());
        let plan = look(&clinic, &many(20_000)).plan;
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while import::progress(&clinic, api::Nothing {}).unwrap().done < 300 {
                    std::thread::yield_now();
                }
                child::reached();
            });
            let _ = import::run(&clinic, plan);
            // It is killed before; a run that ends by itself is told to the parent.
            std::process::exit(3);
        });
    }
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    desk.person("Лебедева", "89141234567");
    desk.leave();
    let given = [("FOLDER", folder.path().to_str().unwrap()), ("CODE", desk.code.as_str())];
    child::killed(TEST, &given, None, Duration::ZERO);
    desk.sign_in().unwrap();
    let clinic = desk.door.clinic().unwrap().for_actor(Actor::program());
    let count = |table: &str| found(&clinic, &format!("SELECT '' || count(*) FROM {table}"));
    assert_eq!(
        (count("lead"), count("import_batch"), count("identity_term WHERE term LIKE 'massovyi%'")),
        ("1".into(), "0".into(), "0".into())
    );
}
