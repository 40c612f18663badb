//! Several people in one job: one act for all, killed and gone on with.

use std::process::{Command, Stdio};

use desk_core::Error;
use desk_core::api::Nothing;
use desk_core::clinic::Actor;
use desk_core::erasure::{self, Asked, Reason, StartBatch, State, Walk, batch_with};
use desk_core::error::Problem;
use desk_core::values::RequestId;

use super::canary::{self, House, Marked, mark};

fn batch(marked: &[&Marked]) -> StartBatch {
    let people: Vec<_> = marked.iter().map(|one| Asked::Letter { request: one.request }).collect();
    StartBatch {
        typed_count: u32::try_from(people.len()).unwrap(),
        people,
        medium: String::new(),
        beside_holds: false,
    }
}

fn left(house: &House, all: &[&Marked]) -> Vec<String> {
    all.iter().flat_map(|marked| house.scan(marked).left).collect()
}

#[test]
fn several_people_go_in_one_job_with_one_act_that_names_each() {
    let house = House::with(40);
    let (one, two, three) = (mark(&house, 1), mark(&house, 2), mark(&house, 3));
    let all = [&one, &two, &three];
    let clinic = house.open();
    let done = erasure::start_batch(&clinic, batch(&all)).unwrap();
    assert_eq!((done.state, done.proof.unwrap().found_total), (State::Done, 0));
    assert_eq!(left(&house, &all), [""; 0]);
    let act = done.act.unwrap();
    let named: Vec<_> = act.people.iter().map(|person| person.lead_case_no.as_str()).collect();
    assert_eq!(named, ["K-2026-0001", "K-2026-0002", "K-2026-0003"]);
    assert!(act.people.iter().all(|person| person.reason == Reason::Withdrawal));
    let open = house.count("SELECT count(*) FROM request WHERE status = 'open'");
    assert_eq!((open, erasure::list(&clinic, Nothing {}).unwrap().len()), (0, 1));
    let extract = house.count("SELECT extract LIKE '%K-2026-0001%K-2026-0002%K-2026-0003%' FROM destruction");
    assert_eq!(extract, 1, "the log extract tells of each");
    // Each person's own log tells each step.
    let proven = house.count(
        "SELECT count(DISTINCT object_id) FROM audit_entry WHERE action = 'erasure.proven' AND object_type = 'lead'",
    );
    assert_eq!(proven, 3);
}

#[test]
fn a_batch_needs_its_count_typed_and_somebody_in_it() {
    let house = House::with(40);
    let (one, two) = (mark(&house, 1), mark(&house, 2));
    let clinic = house.open();
    let wrong = StartBatch { typed_count: 3, ..batch(&[&one, &two]) };
    let mismatch = Error::invalid("typed_count", Problem::Mismatch);
    assert_eq!(erasure::start_batch(&clinic, wrong).err(), Some(mismatch));
    let empty = Error::invalid("people", Problem::Empty);
    assert_eq!(erasure::start_batch(&clinic, batch(&[])).err(), Some(empty));
    assert_eq!(house.count("SELECT count(*) FROM destruction"), 0);
    // The same letter twice is one person.
    let twice = StartBatch { typed_count: 1, ..batch(&[&one, &one]) };
    assert_eq!(erasure::start_batch(&clinic, twice).unwrap().people.len(), 1);
}

#[test]
fn a_batch_killed_before_any_step_goes_on_at_the_next_opening() {
    const FOLDER: &str = "DESK_KILLED_BATCH";
    const STEP: &str = "DESK_KILLED_BATCH_BEFORE";
    const LETTERS: &str = "DESK_KILLED_BATCH_LETTERS";
    if let Ok(folder) = std::env::var(FOLDER) {
        let before = std::env::var(STEP).unwrap();
        let clinic = canary::open_folder(folder.as_ref());
        let letters = std::env::var(LETTERS).unwrap();
        let people: Vec<_> = letters
            .split(',')
            .map(|id| Asked::Letter { request: RequestId::new(id.parse().unwrap()) })
            .collect();
        let order = StartBatch { people, typed_count: 2, medium: String::new(), beside_holds: false };
        let walk = |at: State| if at.code() == before { std::process::abort() } else { Walk::Do };
        let _ = batch_with(&clinic, order, &walk);
        unreachable!("the child dies before its step");
    }
    for step in [State::Files, State::Rows, State::Vacuum, State::Prove, State::Act, State::Clean] {
        let house = House::with(40);
        let (one, two) = (mark(&house, 1), mark(&house, 2));
        let child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "destruction::many::a_batch_killed_before_any_step_goes_on_at_the_next_opening",
            ])
            .env(FOLDER, house.folder.path())
            .env(STEP, step.code())
            .env(LETTERS, format!("{},{}", one.request, two.request))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(!child.success(), "{step:?}");
        let clinic = house.open();
        assert_eq!(erasure::resume_unfinished(&clinic.for_actor(Actor::program())).unwrap(), 1, "{step:?}");
        let all = erasure::list(&clinic, Nothing {}).unwrap();
        assert_eq!((all[0].state, all[0].act.as_ref().unwrap().people.len()), (State::Done, 2), "{step:?}");
        assert_eq!(left(&house, &[&one, &two]), [""; 0], "killed before {step:?}");
    }
}
