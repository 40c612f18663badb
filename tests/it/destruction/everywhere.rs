//! One person with everything the program can know of them, in every place it can leave something:
//! renamed, recorded twice and joined, with estimates, a trip, scans, a note being written, views named after
//! her, papers in a folder of their own and three backups of different days; destroyed while the program is
//! killed at each step. Afterwards nobody finds her anywhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use aho_corasick::AhoCorasick;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use desk_core::api;
use desk_core::consent::ConsentKind;
use desk_core::db::{FILE_NAME, pages};
use desk_core::erasure::{self, StartDestruction, State, Walk, start_with};
use desk_core::leads::LeadCard;
use desk_core::testing::{
    all_purposes, day, merge_order, paper_consent, sample_draft, sample_estimate, sample_trip, test_moment,
};
use desk_core::values::{LeadId, RequestId, text};
use serde_json::{Value, json};

use crate::child;
use crate::desk::{self, Desk, files};

/// Each of them stands somewhere in her record, her papers or the backups, and nowhere else.
const WORDS: [&str; 13] = [
    "Прежнефамилова",
    "Неповторимова",
    "Nepovtorimova",
    "9145550177",
    "nepovtorimova@example.com",
    "боится бормашины и собаки соседа",
    "шкаф у окна, папка Неповторимой",
    "снимок прислан в письме",
    "Двойниковская",
    "9145550188",
    "dvoinikovskaya@example.com",
    "просит счёт на русском",
    "недописано: аллергия на латекс",
];

/// Her letter.
const LETTER: &str = "L-2026-0001";

struct Story {
    folder: tempfile::TempDir,
    /// Where backups stand.
    disk: tempfile::TempDir,
    /// Where papers are saved.
    papers: tempfile::TempDir,
    /// What the system gives for temporary files.
    temporary: tempfile::TempDir,
    desk: Desk,
}

fn name(surname: &str) -> Value {
    json!({ "surname": surname, "given": "Анна", "patronymic": "Петровна", "latin": "NEPOVTORIMOVA ANNA", "chinese": "" })
}

fn story() -> Story {
    let [folder, disk, papers, temporary] = [(); 4].map(|()| tempfile::tempdir().unwrap());
    let desk = Desk::new(folder.path());
    desk.ask("backup_settings_change", json!({ "folder": disk.path(), "keep_days": 21 })).unwrap();
    let lead = json!({ "name": name(WORDS[0]), "phones": [{ "number": "89145550177", "channel": "phone" }],
        "emails": [WORDS[4]], "language": "ru", "channel": "vk", "interests": ["implants"],
        "comment": WORDS[5], "next_action": null });
    let card = desk.ask("lead_register", lead).unwrap();
    let lead = LeadId::new(card["id"].as_i64().unwrap());
    let stays = desk.person("Лебедева", "89141234567");
    // The same person once more, still apart in the first backup.
    let twice = desk.person(WORDS[8], "89145550188");
    desk.backup();
    desk.days(1);
    // Her second card is completed from a file, and can be put back.
    let file = format!("Телефон;E-mail;Комментарий\n89145550188;{};{}\n", WORDS[10], WORDS[11]);
    let file = json!({ "content_base64": STANDARD.encode(file) });
    let mut plan = desk.ask("import_open", file).unwrap()["plan"].clone();
    plan["duplicates"] = json!("complete");
    assert_eq!(desk.ask("import_run", plan).unwrap()["updated"], 1);
    let other = desk.ask("lead_get", json!({ "lead": twice })).unwrap();
    let [one, two] = [&card, &other].map(|card| serde_json::from_value::<LeadCard>(card.clone()).unwrap());
    let card = desk.ask("lead_merge", serde_json::to_value(merge_order(&one, &two)).unwrap()).unwrap();
    for (kind, purposes) in
        [(ConsentKind::Processing, all_purposes()), (ConsentKind::Health, BTreeSet::new())]
    {
        let mut consent = paper_consent(lead, kind, purposes, day("2026-11-23"));
        WORDS[6].clone_into(&mut consent.evidence_place);
        consent.scan_base64 = Some(STANDARD.encode([b"%PDF-".as_slice(), WORDS[7].as_bytes()].concat()));
        desk.ask("consent_grant", serde_json::to_value(consent).unwrap()).unwrap();
    }
    let edit = json!({ "lead": lead, "version": card["version"], "name": name(WORDS[1]),
        "phones": card["phones"], "emails": card["emails"], "language": "ru", "channel": "vk",
        "interests": card["interests"], "comment": WORDS[5] });
    let edited = desk.ask("lead_edit", edit).unwrap();
    assert_eq!(edited["name"]["surname"], WORDS[1]);
    desk.backup();
    desk.days(1);
    let clinic = desk.door.clinic().unwrap();
    sample_trip(&clinic, lead);
    let given = sample_estimate(&clinic, lead);
    sample_draft(&clinic, lead);
    for (command, args) in [
        ("estimate_paper", json!({ "issued": given.issued.id, "form": "ru" })),
        ("trip_sheet", json!({ "lead": lead, "language": "ru" })),
        ("consent_form", json!({ "lead": lead, "kind": "processing", "language": "ru" })),
    ] {
        save(&desk, papers.path(), command, args);
    }
    // A note nobody has logged yet, and views named after her.
    let note = json!({ "lead": lead, "kind": "note", "text": WORDS[12] });
    desk.ask("note_keep", note).unwrap();
    for name in [WORDS[1], WORDS[8]] {
        let content = json!({ "list": {}, "layout": "table", "columns": [] });
        let view = json!({ "id": null, "name": format!("Для {name}"), "shared": true, "content": content });
        desk.ask("view_save", view).unwrap();
    }
    // A list she stands in.
    let order = json!({ "list": {}, "format": "xlsx", "language": "ru", "purpose": "feedback",
        "reason": "обзвон", "recipient": "координатор", "folder": papers.path() });
    let list = desk.ask("lead_export", order).unwrap();
    let bytes = STANDARD.decode(list["content_base64"].as_str().unwrap()).unwrap();
    fs::write(papers.path().join(list["file_name"].as_str().unwrap()), bytes).unwrap();
    desk.backup();
    let letter = desk.letter(lead, 1000);
    assert_eq!((&letter["request"], &letter["case_no"]), (&json!(1), &json!(LETTER)));
    desk.letter(stays, 2000);
    Story { folder, disk, papers, temporary, desk }
}

/// Makes a paper, saves it where a person would and registers it.
fn save(desk: &Desk, folder: &Path, command: &str, args: Value) {
    let paper = desk.ask(command, args).unwrap_or_else(|error| panic!("{command}: {error}"));
    let bytes = STANDARD.decode(paper["pdf_base64"].as_str().unwrap()).unwrap();
    let place = folder.join(format!("{} {}", WORDS[1], paper["file_name"].as_str().unwrap()));
    fs::write(&place, &bytes).unwrap();
    let out = json!({ "paper": paper["origin"], "target": "saved", "place": place, "sha256": text::sha256(&bytes) });
    desk.ask("paper_hand_over", out).unwrap();
}

impl Story {
    /// Folders and files whose names or bytes tell of her, and decrypted pages that do.
    fn where_she_is(&self) -> Vec<String> {
        let mut found = Vec::new();
        let databases: Vec<PathBuf> = std::iter::once(self.folder.path().to_owned())
            .chain(fs::read_dir(self.disk.path()).unwrap().map(|entry| entry.unwrap().path()))
            .filter(|folder| folder.join(FILE_NAME).is_file())
            .collect();
        for folder in &databases {
            let (key, copy) = desk::opened(folder, &self.desk.code);
            let mut see = |page: &[u8]| found.extend(words_in(page).map(|word| format!("{word} on a page")));
            pages::each_page(&copy.path().join(FILE_NAME), &key, |_, page| see(page)).unwrap();
        }
        for folder in [&self.folder, &self.disk, &self.papers, &self.temporary] {
            for path in files(folder.path()) {
                let name = path.to_string_lossy().into_owned();
                let bytes = fs::read(&path).unwrap();
                found.extend(words_in(name.as_bytes()).map(|word| format!("{word} in a file's name")));
                found.extend(words_in(&bytes).map(|word| format!("{word} in a file")));
            }
        }
        found
    }
}

fn words_in(bytes: &[u8]) -> impl Iterator<Item = &'static str> {
    static SEEK: LazyLock<AhoCorasick> = LazyLock::new(|| {
        let lower = WORDS.map(str::to_lowercase);
        AhoCorasick::new(WORDS.into_iter().chain(lower.iter().map(String::as_str))).unwrap()
    });
    let found: BTreeSet<_> = SEEK
        .find_overlapping_iter(bytes)
        .map(|found| WORDS[found.pattern().as_usize() % WORDS.len()])
        .collect();
    found.into_iter()
}

const TEST: &str = "destruction::everywhere::she_is_nowhere_whatever_step_the_program_is_killed_at";

/// In the child: destroys, tells of reaching a step, and waits there or goes on to be killed inside it.
fn destroy_until_killed(folder: &Path) {
    let given = |name: &str| child::given(name).unwrap();
    let (door, _) = desk::door(folder, &std::sync::Arc::default(), test_moment());
    let clinic = door.open_with_code(&given("CODE")).unwrap();
    let (step, inside) = (given("STEP"), given("INSIDE") == "1");
    let walk = |at: State| {
        if at.code() == step {
            if inside { child::reached() } else { child::wait_here() }
        }
        Walk::Do
    };
    let _ = start_with(&clinic, StartDestruction::plain(RequestId::new(1), LETTER), &walk);
    // Whoever is to be killed inside a step lives until then.
    std::thread::sleep(Duration::from_secs(600));
}

#[test]
fn she_is_nowhere_whatever_step_the_program_is_killed_at() {
    if let Some(folder) = child::given("FOLDER") {
        return destroy_until_killed(folder.as_ref());
    }
    for (index, step) in State::STEPS.into_iter().enumerate() {
        for inside in [false, true] {
            killed_at(step, inside, Duration::from_millis(7 * index as u64));
        }
    }
}

fn killed_at(step: State, inside: bool, after: Duration) {
    let at = if inside { format!("inside {step:?}") } else { format!("before {step:?}") };
    let story = story();
    let before = story.where_she_is();
    for word in WORDS.into_iter().filter(|word| *word != WORDS[7]) {
        assert!(before.iter().any(|found| found.starts_with(word)), "{word} is not in the story");
    }
    story.desk.leave();
    let given = [
        ("FOLDER", story.folder.path().to_str().unwrap()),
        ("CODE", story.desk.code.as_str()),
        ("STEP", step.code()),
        ("INSIDE", if inside { "1" } else { "0" }),
    ];
    let after = if inside { after } else { Duration::ZERO };
    child::killed(TEST, &given, Some(story.temporary.path()), after);

    story.desk.sign_in().unwrap();
    let program = story.desk.program();
    erasure::resume_unfinished(&program).unwrap();
    let all = api::call(&program, "destruction_list", json!({})).unwrap();
    assert_eq!((&all[0]["state"], &all[0]["proof"]["found_total"]), (&json!("done"), &json!(0)), "{at}");
    assert!(!story.desk.finds("неповтор") && story.desk.finds("лебед"), "{at}");
    assert_eq!(fs::read_dir(story.papers.path()).unwrap().count(), 0, "{at}: saved papers");
    drop(program);
    story.desk.leave();
    assert_eq!(story.where_she_is(), [""; 0], "{at}");
}
