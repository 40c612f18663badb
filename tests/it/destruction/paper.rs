//! The act on paper, in three languages.

use desk_core::Error;
use desk_core::erasure::{
    self, Act, ActPaper, ActPerson, Category, CategoryCount, DestructionRef, PaperOut, Place, PlaceScanned,
    Proof, State, Walk, start_with,
};
use desk_core::testing::{day, test_moment};
use desk_core::values::{Language, SubjectUid};

use super::marked_house;
use crate::golden;

/// The act of a real destruction with everything that differs from run to run set to fixed values.
fn settled(act: Act) -> Act {
    let count = |category, count| CategoryCount { category, count };
    let place = |place, scanned| PlaceScanned { place, scanned, found: 0 };
    let hash = |digit: &str| digit.repeat(64);
    let one = act.people[0].clone();
    let person = ActPerson {
        subject_uid: SubjectUid::parse("0123456789abcdef0123456789abcdef").unwrap(),
        categories: vec![
            count(Category::Names, 1),
            count(Category::Phones, 2),
            count(Category::Wishes, 5),
            count(Category::Plan, 9),
            count(Category::Index, 31),
        ],
        attachments: 1,
        papers: vec![PaperOut {
            kind: "estimate".into(),
            number: "E-2026-0012".into(),
            target: "printed".into(),
            place: String::new(),
            day: Some(day("2026-10-20")),
            fate: None,
        }],
        ..one
    };
    Act {
        people: vec![person],
        proof: Proof {
            at: test_moment(),
            forms: 412,
            distinctive: 180,
            shared: 6,
            places: vec![
                place(Place::Rows, 15),
                place(Place::DatabasePages, 2841),
                place(Place::WriteAheadLog, 3),
                place(Place::AttachmentFiles, 1),
                place(Place::SavedPapers, 2),
                place(Place::OtherFiles, 4),
            ],
            found_total: 0,
        },
        extract_sha256: hash("a"),
        log_head: 77,
        log_head_hash: hash("b"),
        ..act
    }
}

#[test]
fn the_act_reads_as_its_golden_text_in_three_languages() {
    let (house, marked, clinic) = marked_house(8);
    let done = erasure::start(&clinic, marked.order()).unwrap();
    let act = serde_json::to_string(&settled(done.act.unwrap())).unwrap();
    let query = "UPDATE destruction SET act = ?1, act_sha256 = ?2";
    house.db().writer().execute(query, [act, "c".repeat(64)]).unwrap();
    for language in Language::ALL {
        let paper = erasure::paper(&clinic, ActPaper { destruction: done.id, language }).unwrap();
        assert_eq!(paper.file_name, format!("A-2026-0001-{}.pdf", language.code()));
        golden::check(&format!("act-{}", language.code()), &paper.pdf().unwrap());
    }
}

#[test]
fn there_is_no_act_and_no_extract_before_the_proof() {
    let (_house, marked, clinic) = marked_house(8);
    let walk = |at: State| if at == State::Prove { Walk::Stop } else { Walk::Do };
    let stopped = start_with(&clinic, marked.order(), &walk).unwrap();
    let waiting = Error::WrongState { state: "prove".into() };
    let of = ActPaper { destruction: stopped.id, language: Language::Ru };
    assert_eq!(erasure::paper(&clinic, of).err(), Some(waiting.clone()));
    assert_eq!(erasure::extract(&clinic, DestructionRef { destruction: stopped.id }).err(), Some(waiting));
}
