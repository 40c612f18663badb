//! What README's figures come from: `cargo xtask bench` (release). Each figure stands beside its
//! baseline, measured in the same run: the same verbs on the same rows in plain SQLite, a bare
//! commit, a bare delete. A second argument `reads` measures only what reads and one save. Prints one Markdown table: `cargo xtask bench` adds the window's rows to it.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a measurement that fails must stop"
)]

mod figures;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use desk_core::api;
use desk_core::api::Answer;
use desk_core::clinic::Clinic;
use desk_core::door::Door;
use desk_core::testing::{FixedWorld, TestClinic, populate, sample_estimate, sample_settings, test_moment};
use desk_core::vault::{Cost, MemoryDevice};
use figures::{Row, Spread, print};
use serde_json::{Value, json};

/// What people type: three scripts, common and rare beginnings, each letter by letter.
const TYPED: &[&str] = &[
    "иванова анна",
    "петр",
    "ив",
    "lebedeva",
    "wangxiaoming",
    "王小明",
    "ким",
    "4567",
    "914123",
    "smirnov",
    "ван",
    "александр",
];

/// How many go in one job.
const PEOPLE: usize = 100;

fn main() {
    let leads: u32 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let kept = TestClinic::new();
    let plain = TestClinic::plain();
    let filling = Instant::now();
    populate(&kept, leads, 1).unwrap();
    let filled = filling.elapsed();
    let filling = Instant::now();
    populate(&plain, leads, 1).unwrap();
    let rate = |took: Duration| format!("{:.0} leads/s", f64::from(leads) / took.as_secs_f64());
    let mut rows = vec![Row::new(
        "Fill with leads and their identity index",
        rate(filled),
        format!("{} (plain SQLite)", rate(filling.elapsed())),
        "",
    )];
    // The goals of a clinic ten times as large are wider.
    let goal = |small, large| if leads < 1_000_000 { small } else { large };
    rows.push(beside(
        "Search as you type, 1–12 characters",
        goal("≤ 10 ms", "≤ 20 ms"),
        &kept,
        &plain,
        search,
    ));
    rows.push(beside(
        "Search for a word with one mistyped letter",
        goal("≤ 10 ms", "≤ 20 ms"),
        &kept,
        &plain,
        mistyped,
    ));
    rows.push(beside("Likely the same person, while being typed", "≤ 15 ms", &kept, &plain, similar));
    rows.push(beside("Open a card", "≤ 5 ms", &kept, &plain, card));
    rows.push(beside("Page of a list", goal("≤ 10 ms", "≤ 25 ms"), &kept, &plain, list));
    rows.push(beside(
        "Page of a list under a filter, nobody to half of all",
        "≤ 10 ms",
        &kept,
        &plain,
        filtered,
    ));
    rows.push(beside("Counter of a saved view", "", &kept, &plain, counted));
    rows.push(beside("Change 500 leads at once, and back", "", &kept, &plain, bulk));
    rows.push(memory());
    rows.push(save(&kept));
    if std::env::args().nth(2).is_some_and(|only| only == "reads") {
        return print(&rows);
    }
    rows.extend(estimate(&kept));
    rows.push(duplicates(&kept));
    rows.push(import(&kept, &plain));
    rows.extend(destruction(&kept));
    rows.push(destruction_in_backups(leads));
    rows.push(verification());
    print(&rows);
}

/// The most memory this process has held so far: both clinics, the plain one without a cipher.
fn memory() -> Row {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or(" 0 kB").trim().to_owned();
    let kilobytes: u64 = peak.trim_end_matches(" kB").trim().parse().unwrap_or_default();
    Row::new(
        "Peak memory of the core, this clinic and the plain one together",
        format!("{} MB", kilobytes / 1024),
        "–".into(),
        "≤ 300 MB",
    )
}

/// A million entries of a clinic of its own, gone through from the first, twice.
fn verification() -> Row {
    let clinic = TestClinic::new();
    for _ in 0..10 {
        clinic.fill_log(100_000);
    }
    let mut spread = Spread::new();
    for _ in 0..2 {
        let verified = spread.time(|| ask(&clinic, "audit_verify", json!({})));
        assert_eq!(verified["broken_at"], Value::Null);
    }
    Row::new(
        "Verify 1 000 000 entries of the log",
        format!("{:.1} s", spread.p50().as_secs_f64()),
        "–".into(),
        "≤ 5 s",
    )
}

fn beside(what: &str, goal: &'static str, kept: &Clinic, plain: &Clinic, run: fn(&Clinic) -> Spread) -> Row {
    Row::new(what, run(kept).text(), format!("{} (plain SQLite)", run(plain).text()), goal)
}

fn search(clinic: &Clinic) -> Spread {
    let mut spread = Spread::new();
    for _ in 0..20 {
        for typed in TYPED {
            for (end, letter) in typed.char_indices() {
                let text = &typed[..end + letter.len_utf8()];
                spread.time(|| ask(clinic, "lead_search", json!({ "text": text, "limit": 10 })));
            }
        }
    }
    spread
}

/// Nobody is found as typed: every near word is looked up.
fn mistyped(clinic: &Clinic) -> Spread {
    let typed =
        ["ивоновва", "лебедва", "лбедева анна", "смирнав", "alexndr", "smirnvo", "kuznetsow pertovich"];
    let mut spread = Spread::new();
    for _ in 0..20 {
        for text in typed {
            spread.time(|| ask(clinic, "lead_search", json!({ "text": text, "limit": 10 })));
        }
    }
    spread
}

fn similar(clinic: &Clinic) -> Spread {
    let name = |surname: &str, given: &str| json!({ "surname": surname, "given": given, "patronymic": "", "latin": "", "chinese": "" });
    let typed = [
        json!({ "name": name("Иванова", "Анна"), "phones": ["89141234567"] }),
        json!({ "name": name("Необычайнова", "Ефросинья"), "phones": ["89145550000"] }),
        json!({ "name": name("Ким", "Вера"), "phones": [] }),
    ];
    let mut spread = Spread::new();
    for _ in 0..50 {
        for query in &typed {
            spread.time(|| ask(clinic, "lead_similar", query.clone()));
        }
    }
    spread
}

fn card(clinic: &Clinic) -> Spread {
    let mut spread = Spread::new();
    for lead in some_leads(clinic, 100) {
        // A record without consent whose days are over is refused, and not measured.
        let args = json!({ "lead": lead });
        if api::call(clinic, "lead_get", args.clone()).is_ok() {
            spread.time(|| ask(clinic, "lead_get", args.clone()));
        }
    }
    spread
}

/// The queue over the whole base: asked for by hand, not with each key.
fn duplicates(clinic: &Clinic) -> Row {
    let mut spread = Spread::new();
    for _ in 0..3 {
        spread.time(|| ask(clinic, "lead_duplicates", json!({})));
    }
    Row::new(
        "Likely duplicates over the whole base",
        format!("{:.1} s", spread.p50().as_secs_f64()),
        "–".into(),
        "",
    )
}

/// A file of new people, each looked up by phone and address, taken in and back.
fn import(kept: &Clinic, plain: &Clinic) -> Row {
    const ROWS: u32 = 20_000;
    let mut file = String::from("ФИО;Телефон;E-mail;Комментарий\n");
    for n in 0..ROWS {
        file.push_str(&format!("Загрузкина Анна;8924{:07};n{n}@example.com;имплант\n", 7_000_000 + n));
    }
    let file = base64::engine::Engine::encode(&base64::engine::general_purpose::STANDARD, file);
    let rate = |clinic: &Clinic| {
        let plan = ask(clinic, "import_open", json!({ "content_base64": file }))["plan"].clone();
        let begun = Instant::now();
        let batch = ask(clinic, "import_run", plan);
        let took = begun.elapsed();
        // A few numbers may be somebody's already.
        assert!(batch["created"].as_u64() > Some(u64::from(ROWS) * 9 / 10), "{batch}");
        ask(clinic, "import_revert", json!({ "batch": batch["id"] }));
        format!("{:.0} leads/s", f64::from(ROWS) / took.as_secs_f64())
    };
    Row::new(
        "Import with duplicate check",
        rate(kept),
        format!("{} (plain SQLite)", rate(plain)),
        "≥ 5 000 leads/s",
    )
}

fn list(clinic: &Clinic) -> Spread {
    let mut spread = Spread::new();
    for sort in ["changed", "next_action"] {
        for status in [Value::Null, json!("new"), json!("deciding")] {
            let mut after = Value::Null;
            for _ in 0..30 {
                let page = spread.time(|| ask(clinic, "lead_list", page_of(&status, sort, &after, 50)));
                after = page["next"].clone();
                if after.is_null() {
                    break;
                }
            }
        }
    }
    spread
}

fn page_of(status: &Value, sort: &str, after: &Value, limit: usize) -> Value {
    let statuses: Vec<_> = std::iter::once(status).filter(|status| !status.is_null()).collect();
    json!({ "filter": { "statuses": statuses }, "sort": sort, "after": after, "limit": limit })
}

/// One condition and several, from many people to nobody.
fn filters() -> Vec<Value> {
    vec![
        json!({ "mine": true }),
        json!({ "unowned": true }),
        json!({ "consent": "never" }),
        json!({ "consent": "given", "languages": ["zh"] }),
        json!({ "consent": "ending" }),
        json!({ "next": "overdue" }),
        json!({ "next": "nothing", "statuses": ["new", "contacting"] }),
        json!({ "channels": ["vk", "max"], "interests": ["implants"], "idle_days": 200 }),
        json!({ "languages": ["en"], "statuses": ["deciding", "booked"], "idle_days": 30 }),
        json!({ "created_from": "2026-11-01", "created_to": "2026-11-07" }),
        json!({ "channels": ["referral"], "languages": ["en"], "statuses": ["spam"], "idle_days": 3000 }),
        json!({ "estimate_ending": true }),
    ]
}

fn filtered(clinic: &Clinic) -> Spread {
    let mut spread = Spread::new();
    for filter in filters() {
        for sort in ["changed", "next_action"] {
            let mut after = Value::Null;
            for _ in 0..5 {
                let query = json!({ "filter": filter, "sort": sort, "after": after, "limit": 50 });
                after = spread.time(|| ask(clinic, "lead_list", query))["next"].clone();
                if after.is_null() {
                    break;
                }
            }
        }
    }
    spread
}

fn counted(clinic: &Clinic) -> Spread {
    let mut spread = Spread::new();
    for filter in filters() {
        for _ in 0..3 {
            spread.time(|| ask(clinic, "lead_count", json!({ "filter": filter })));
        }
    }
    spread
}

/// A status for five hundred, looked at, given and taken back.
fn bulk(clinic: &Clinic) -> Spread {
    let mut spread = Spread::new();
    for _ in 0..3 {
        let change = json!({ "act": "status", "status": "contacting" });
        let changes: Vec<_> =
            some_leads(clinic, 500).iter().map(|lead| json!({ "lead": lead, "change": change })).collect();
        let done = spread.time(|| ask(clinic, "lead_bulk", json!({ "changes": changes, "preview": false })));
        ask(clinic, "lead_bulk", json!({ "changes": done["undo"], "preview": false }));
    }
    spread
}

/// Saving a status against one bare row written and committed on the same file.
fn save(clinic: &TestClinic) -> Row {
    let leads = some_leads(clinic, 60);
    let (mut bare, mut saved) = (Spread::new(), Spread::new());
    // By turns: a disk has its moods.
    for (n, lead) in leads.iter().enumerate() {
        bare.time(|| clinic.bare_commit(n as i64));
        let status = if n % 2 == 0 { "contacting" } else { "qualified" };
        saved.time(|| ask(clinic, "lead_status", json!({ "lead": lead, "status": status })));
    }
    let ratio = saved.p50().as_secs_f64() / bare.p50().as_secs_f64();
    Row::new(
        "Save a change of a card",
        format!("{} ({ratio:.1} ×)", saved.text()),
        format!("{} (bare FULL commit)", bare.text()),
        "≤ 2 × a bare commit",
    )
}

fn estimate(clinic: &TestClinic) -> Vec<Row> {
    let issued = issued(clinic);
    let mut rows = Vec::new();
    for (form, name) in
        [("ru", "Estimate as PDF, Russian"), ("ru_zh", "Estimate as PDF, Russian and Chinese")]
    {
        let mut spread = Spread::new();
        let mut size = 0;
        for _ in 0..60 {
            let args = json!({ "issued": issued, "form": form });
            let paper = spread.time(|| ask(clinic, "estimate_paper", args));
            size = paper["pdf_base64"].as_str().unwrap().len() * 3 / 4 / 1024;
        }
        let mut empty = Spread::new();
        for _ in 0..60 {
            empty.time(desk_core::testing::empty_paper);
        }
        rows.push(Row::new(
            name,
            format!("{}, {size} KB", spread.text()),
            format!("{} (an empty page)", empty.text()),
            "≤ 30 ms, ≤ 80 KB",
        ));
    }
    rows
}

/// The sample estimate, issued to a person who consented.
fn issued(clinic: &Clinic) -> Value {
    let lead = some_leads(clinic, 1)[0].clone();
    for (kind, purposes) in [("processing", json!(["estimate"])), ("health", json!([]))] {
        let grant = json!({ "lead": lead, "kind": kind, "purposes": purposes, "language": "ru", "on": "2026-11-23",
            "channel": "paper", "evidence": "paper", "evidence_place": "папка 1" });
        ask(clinic, "consent_grant", grant);
    }
    let lead = serde_json::from_value(lead).unwrap();
    serde_json::to_value(sample_estimate(clinic, lead).issued.id).unwrap()
}

/// People destroyed with proof while somebody else keeps searching: one, then a
/// hundred in one job.
fn destruction(clinic: &TestClinic) -> Vec<Row> {
    let case = letters(clinic, 1).remove(0);
    let start = json!({ "request": case["request"], "typed_case_no": case["lead_case_no"] });
    let (one, meanwhile) = searched_meanwhile(clinic, "destruction_start", &start);
    let people: Vec<Value> = letters(clinic, PEOPLE)
        .iter()
        .map(|case| json!({ "by": "letter", "request": case["request"] }))
        .collect();
    let batch = json!({ "people": people, "typed_count": PEOPLE });
    let (hundred, meanwhile_hundred) = searched_meanwhile(clinic, "destruction_batch", &batch);
    let bare = clinic.bare_destruction();
    let seconds = |took: Duration| format!("{:.1} s", took.as_secs_f64());
    let baseline = format!("{} (delete, VACUUM, checkpoint)", seconds(bare));
    vec![
        Row::new("Destroy one person with proof", seconds(one), baseline.clone(), "≤ 15 s"),
        Row::new("Search meanwhile", meanwhile.text(), "–".into(), "≤ 50 ms"),
        Row::new("Destroy 100 people in one job, one act", seconds(hundred), baseline, "≤ 25 s"),
        Row::new("Search meanwhile", meanwhile_hundred.text(), "–".into(), "≤ 50 ms"),
    ]
}

/// One person destroyed who also stands in three backups, on a clinic with its vault and its folder.
fn destruction_in_backups(leads: u32) -> Row {
    let folder = tempfile::tempdir().unwrap();
    let world = Arc::new(FixedWorld::at(test_moment()));
    let door = Door::new(folder.path(), Arc::new(MemoryDevice::default()), world, Cost::for_tests());
    let asked = |name: &str, args: Value| match door.call(name, args) {
        Answer::Done { data, .. } => data,
        Answer::Refused { error, .. } => panic!("{name}: {error}"),
    };
    let set_up = json!({ "settings": sample_settings(), "password": "плот-через-Амур-7",
        "account": { "login": "li.wei", "display_name": "Ли Вэй", "position": "", "language": "ru", "roles": [] } });
    let code = asked("clinic_set_up", set_up)["code"].clone();
    asked("recovery_code_confirm", json!({ "code": code }));
    let clinic = door.clinic().unwrap();
    populate(&clinic, leads, 1).unwrap();
    for _ in 0..3 {
        asked("backup_make", json!({}));
    }
    let case = letters(&clinic, 1).remove(0);
    let started = Instant::now();
    let ended = asked(
        "destruction_start",
        json!({ "request": case["request"], "typed_case_no": case["lead_case_no"] }),
    );
    let took = started.elapsed();
    assert_eq!(ended["state"], "done");
    Row::new(
        "Destroy one person who also stands in three backups",
        format!("{:.1} s", took.as_secs_f64()),
        "–".into(),
        "",
    )
}

/// How long one command takes, and what a search takes meanwhile.
fn searched_meanwhile(clinic: &TestClinic, name: &str, args: &Value) -> (Duration, Spread) {
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let searching = scope.spawn(|| {
            let desk = clinic.for_actor(clinic.actor().clone());
            let mut spread = Spread::new();
            while !done.load(Ordering::Relaxed) {
                spread.time(|| ask(&desk, "lead_search", json!({ "text": "ив", "limit": 10 })));
                std::thread::sleep(Duration::from_millis(5));
            }
            spread
        });
        let started = Instant::now();
        let ended = ask(clinic, name, args.clone());
        let took = started.elapsed();
        done.store(true, Ordering::Relaxed);
        assert_eq!(ended["state"], "done", "{}", ended["proof"]);
        (took, searching.join().unwrap())
    })
}

/// Letters of as many people, received today.
fn letters(clinic: &Clinic, people: usize) -> Vec<Value> {
    some_leads(clinic, people)
        .into_iter()
        .map(|lead| {
            let letter = json!({ "leads": [lead], "received_on": "2026-11-23", "channel": "email",
                "kinds": ["withdrawal"], "applicant": "person", "identity_check": "known_address" });
            ask(clinic, "request_record", letter)[0].clone()
        })
        .collect()
}

/// The newest people, page by page.
fn some_leads(clinic: &Clinic, n: usize) -> Vec<Value> {
    let (mut found, mut after) = (Vec::new(), Value::Null);
    while found.len() < n {
        let page =
            ask(clinic, "lead_list", page_of(&Value::Null, "changed", &after, (n - found.len()).min(200)));
        found.extend(page["rows"].as_array().unwrap().iter().map(|row| row["id"].clone()));
        after = page["next"].clone();
        assert!(found.len() >= n || !after.is_null(), "fewer than {n} people");
    }
    found
}

fn ask(clinic: &Clinic, name: &str, args: Value) -> Value {
    api::call(clinic, name, args).unwrap_or_else(|error| panic!("{name}: {error}"))
}
