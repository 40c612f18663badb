//! The guard matrix: every command that uses a lead × every state of its consent, on one page.
//!
//! Rows come from the command table, cells from asking the real door. `UPDATE_GOLDEN=1` writes
//! `tests/golden/guard-matrix.txt`; a difference there is a change of who may use whose data.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use desk_core::audit::Op;
use desk_core::consent::{self, AskConsent, ConsentKind, PurposeKind};
use desk_core::testing::{SampleLead, TestClinic, day, paper_consent, sample_lead};
use desk_core::values::{LeadId, Timestamp};
use desk_core::{Error, api};
use serde_json::json;

type Arguments = fn(&SampleLead) -> serde_json::Value;

/// A state of consent: its head in the table, what it is, and how a lead with everything gets there.
struct State {
    head: &'static str,
    told: &'static str,
    reach: fn(&TestClinic, LeadId),
}

const STATES: &[State] = &[
    State {
        head: "new",
        told: "no consent, within the days of the enquiry",
        reach: |clinic, lead| take(clinic, lead, ALL, KINDS),
    },
    State { head: "late", told: "no consent, those days are over", reach: late },
    State { head: "all", told: "all five purposes and the written health consent", reach: |_, _| {} },
    State {
        head: "cons",
        told: "consultation alone",
        reach: |clinic, lead| only(clinic, lead, PurposeKind::Consultation),
    },
    State {
        head: "appt",
        told: "appointment and travel alone",
        reach: |clinic, lead| only(clinic, lead, PurposeKind::Appointment),
    },
    State {
        head: "estim",
        told: "estimate alone",
        reach: |clinic, lead| only(clinic, lead, PurposeKind::Estimate),
    },
    State {
        head: "feedb",
        told: "feedback alone",
        reach: |clinic, lead| only(clinic, lead, PurposeKind::Feedback),
    },
    State {
        head: "stat",
        told: "statistics alone",
        reach: |clinic, lead| only(clinic, lead, PurposeKind::Statistics),
    },
    State {
        head: "-hlth",
        told: "all five purposes, no health consent",
        reach: |clinic, lead| take(clinic, lead, &[], &[ConsentKind::Health]),
    },
    State { head: "markt", told: "marketing alone, the days of the enquiry are over", reach: marketing },
    State {
        head: "ends",
        told: "texts changed in substance, still to be renewed",
        reach: |clinic, _| changed(clinic, 5),
    },
    State { head: "ended", told: "the same, not renewed in time", reach: |clinic, _| changed(clinic, 1) },
    State { head: "withd", told: "everything withdrawn: blocked until destroyed", reach: withdrawn },
    State { head: "disp", told: "disputed: blocked for the time of a check", reach: disputed },
];

/// Beside the states: all but the purpose the command needs.
const WITHOUT_ITS_OWN: (&str, &str) = ("-own", "all but the purpose the command needs, withdrawn in part");

const ALL: &[PurposeKind] = &PurposeKind::ALL;
const KINDS: &[ConsentKind] = &[ConsentKind::Health];

fn take(clinic: &TestClinic, lead: LeadId, purposes: &[PurposeKind], kinds: &[ConsentKind]) {
    let purposes: BTreeSet<_> = purposes.iter().copied().collect();
    let kinds: BTreeSet<_> = kinds.iter().copied().collect();
    clinic
        .transact(Op::RecordWithdrawal, |tx| {
            let permit = consent::permit::<AskConsent>(tx, lead)?;
            consent::withdraw_part(tx, &permit, &purposes, &kinds, tx.today(), "email")
        })
        .unwrap();
}

fn only(clinic: &TestClinic, lead: LeadId, purpose: PurposeKind) {
    let others: Vec<_> = PurposeKind::ALL.into_iter().filter(|other| *other != purpose).collect();
    take(clinic, lead, &others, &[]);
}

fn four_days_later(clinic: &TestClinic) {
    clinic.world().set(Timestamp::parse("2026-11-27T01:00:00Z").unwrap());
}

fn late(clinic: &TestClinic, lead: LeadId) {
    take(clinic, lead, ALL, KINDS);
    four_days_later(clinic);
}

fn marketing(clinic: &TestClinic, lead: LeadId) {
    late(clinic, lead);
    consent::grant(clinic, paper_consent(lead, ConsentKind::Marketing, [], day("2026-11-27"))).unwrap();
}

fn changed(clinic: &TestClinic, renew_days: u32) {
    for kind in ["processing", "health"] {
        let mut draft = api::call(clinic, "text_draft", json!({ "kind": kind })).unwrap();
        draft["ru"]["title"] = json!("Новая редакция");
        draft["substance"] = json!(true);
        draft["renew_days"] = json!(renew_days);
        let saved = api::call(clinic, "text_save", draft).unwrap();
        api::call(clinic, "text_publish", json!({ "kind": kind, "edit": saved["edit"] })).unwrap();
    }
    four_days_later(clinic);
}

fn withdrawn(clinic: &TestClinic, lead: LeadId) {
    clinic
        .transact(Op::RecordWithdrawal, |tx| {
            let permit = consent::permit::<AskConsent>(tx, lead)?;
            consent::withdraw_all(tx, &permit, tx.today(), "email", day("2026-12-23"))
        })
        .unwrap();
}

fn disputed(clinic: &TestClinic, lead: LeadId) {
    clinic
        .transact(Op::RecordWithdrawal, |tx| consent::block(tx, lead, day("2026-12-02"), "disputed"))
        .unwrap();
}

/// One cell: allowed, or why not. Anything but a rule of consent is a fault of this test.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Cell {
    Allowed,
    NoConsent(PurposeKind),
    NoHealth,
    Over,
    Blocked,
    Disputed,
}

impl Cell {
    fn mark(&self) -> &'static str {
        match self {
            Cell::Allowed => "+",
            Cell::NoConsent(_) => "cons",
            Cell::NoHealth => "hlth",
            Cell::Over => "over",
            Cell::Blocked => "BLOCK",
            Cell::Disputed => "CHECK",
        }
    }
}

fn cell(clinic: &TestClinic, name: &str, args: serde_json::Value) -> Cell {
    match api::call(clinic, name, args) {
        Ok(_) => Cell::Allowed,
        Err(Error::NoConsent { purpose }) => Cell::NoConsent(purpose),
        Err(Error::NoHealthConsent) => Cell::NoHealth,
        Err(Error::EnquiryOver { .. }) => Cell::Over,
        Err(Error::Blocked { .. }) => Cell::Blocked,
        Err(Error::Disputed { .. }) => Cell::Disputed,
        Err(other) => panic!("{name}: {other}"),
    }
}

/// Every command in one state. After a command that changed something the next gets a fresh clinic.
fn column(clinic: &TestClinic, sample: &SampleLead, commands: &[(&'static str, Arguments)]) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut stage: Option<TestClinic> = None;
    for (name, arguments) in commands {
        let here = stage.take().unwrap_or_else(|| clinic.twin());
        cells.push(cell(&here, name, arguments(sample)));
        stage = here.changed().is_empty().then_some(here);
    }
    cells
}

#[test]
fn who_may_use_whose_data_for_what_is_one_page_derived_from_the_command_table() {
    let clinic = TestClinic::new();
    let sample = sample_lead(&clinic);
    let commands = api::uses_of_a_lead();
    let mut columns: Vec<(&str, &str, Vec<Cell>)> = Vec::new();
    for State { head, told, reach } in STATES {
        let reached = clinic.twin();
        reach(&reached, sample.lead);
        columns.push((head, told, column(&reached, &sample, &commands)));
    }
    let needs: Vec<Option<PurposeKind>> = columns[0]
        .2
        .iter()
        .map(|cell| if let Cell::NoConsent(purpose) = cell { Some(*purpose) } else { None })
        .collect();
    let mut own = Vec::new();
    for (number, need) in needs.iter().enumerate() {
        let reached = clinic.twin();
        if let Some(purpose) = need {
            take(&reached, sample.lead, &[*purpose], &[]);
        }
        own.extend(column(&reached, &sample, &commands[number..=number]));
    }
    columns.insert(9, (WITHOUT_ITS_OWN.0, WITHOUT_ITS_OWN.1, own));

    let cell_at = |head: &str, row: usize| {
        columns.iter().find(|(known, ..)| *known == head).map(|(.., cells)| cells[row].clone()).unwrap()
    };
    for (row, (name, _)) in commands.iter().enumerate() {
        // What must hold whatever the page says (152-FZ Art. 6(1)1, 9(2), 21(1), 21(5)).
        assert_eq!(cell_at("all", row), Cell::Allowed, "{name} with every consent");
        assert_eq!(cell_at("ends", row), Cell::Allowed, "{name} until the day of renewal");
        assert_eq!(cell_at("withd", row), Cell::Blocked, "{name} after a withdrawal");
        assert_eq!(cell_at("disp", row), Cell::Disputed, "{name} while disputed");
        if let Some(purpose) = needs[row] {
            assert_eq!(cell_at("-own", row), Cell::NoConsent(purpose), "{name} without its own purpose");
        }
    }
    check(&page(&commands, &columns, &needs));
}

fn page(
    commands: &[(&'static str, Arguments)],
    columns: &[(&str, &str, Vec<Cell>)],
    needs: &[Option<PurposeKind>],
) -> String {
    let mut page = String::from(
        "Who may use whose data for what: every command that uses a lead, in every state of consent.\n\n",
    );
    for (head, told, _) in columns {
        writeln!(page, "  {head:<6} {told}").unwrap();
    }
    page.push_str(
        "\n  +      allowed\n  cons   refused: no consent to the purpose\n  hlth   refused: no written health consent\n  \
         over   refused: the enquiry has had its days\n  BLOCK  refused: withdrawn\n  CHECK  refused: disputed\n\n",
    );
    write!(page, "{:<22}{:<13}", "command", "needs").unwrap();
    for (head, ..) in columns {
        write!(page, "{head:<6}").unwrap();
    }
    page = page.trim_end().to_owned() + "\n";
    let late = columns.iter().find(|(head, ..)| *head == "late").unwrap();
    for (row, (name, _)) in commands.iter().enumerate() {
        let need = match (&needs[row], &late.2[row]) {
            (Some(purpose), _) => purpose.code(),
            (None, Cell::Over) => "any",
            (None, _) => "nothing",
        };
        write!(page, "{name:<22}{need:<13}").unwrap();
        for (.., cells) in columns {
            write!(page, "{:<6}", cells[row].mark()).unwrap();
        }
        page = page.trim_end().to_owned() + "\n";
    }
    page
}

fn check(page: &str) {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/guard-matrix.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, page).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).expect("run with UPDATE_GOLDEN=1");
    let first = page.lines().zip(expected.lines()).find(|(found, wanted)| found != wanted);
    assert!(page == expected, "the guard matrix differs from its golden page: {first:?}");
}
