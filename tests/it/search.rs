//! Search: one box for names in three scripts, phones, addresses and case numbers.

use desk_core::leads::{self, SearchQuery};
use desk_core::testing::{TestClinic, people, populate};
use desk_core::values::LeadId;
use rstest::rstest;

fn found(clinic: &TestClinic, text: &str) -> Vec<LeadId> {
    let rows = leads::search(clinic, SearchQuery { text: text.into(), limit: 50 }).unwrap().rows;
    rows.iter().map(|row| row.id).collect()
}

#[rstest]
#[case("лебедева", "anna")]
#[case("ЛЕБ", "anna")]
#[case("анна лебедева", "anna")]
#[case("lebedeva", "anna")]
#[case("4567", "anna")]
#[case("123-45-67", "anna")]
#[case("8 914 123 45 67", "anna")]
#[case("anna@pochta", "anna")]
#[case("K-2026-0001", "anna")]
#[case("семенов", "pyotr")]
#[case("Семёнов", "pyotr")]
#[case("petr semenov", "pyotr")]
#[case("王小", "wang")]
#[case("wang xiaoming", "wang")]
#[case("wxm", "wang")]
#[case("Ван Сяомин", "wang")]
#[case("лебедева сергей", "")]
#[case("99999", "")]
#[case("%", "")]
#[case("", "")]
fn what_is_typed_finds_the_person_meant(#[case] typed: &str, #[case] who: &str) {
    let clinic = TestClinic::new();
    let anna =
        clinic.lead("Лебедева Анна Сергеевна").phone("89141234567").email("anna@pochta.example").create();
    let pyotr = clinic.lead("Семёнов Пётр").phone("89147654321").create();
    let wang = clinic.lead("王小明").create();
    let wanted = match who {
        "anna" => vec![anna],
        "pyotr" => vec![pyotr],
        "wang" => vec![wang],
        _ => vec![],
    };
    assert_eq!(found(&clinic, typed), wanted);
}

#[test]
fn everyone_of_a_crowd_is_found_by_name_and_by_phone() {
    let clinic = TestClinic::new();
    let ids = populate(&clinic, 150, 21).unwrap();
    for (id, person) in ids.into_iter().zip(people(21)) {
        let name = person.new.name.full();
        assert!(found(&clinic, &name).contains(&id), "{name}");
        let digits = person.new.phones[0].number.trim_start_matches('+').to_owned();
        assert_eq!(found(&clinic, &digits), [id]);
        assert!(found(&clinic, &digits[digits.len() - 5..]).contains(&id));
    }
}

#[test]
fn an_answer_is_never_longer_than_asked_and_the_newest_come_first() {
    let clinic = TestClinic::new();
    let ids: Vec<_> =
        (0..6).map(|n| clinic.lead("Лебедева Анна").phone(&format!("+7914123450{n}")).create()).collect();
    let rows = leads::search(&clinic, SearchQuery { text: "лебед".into(), limit: 4 }).unwrap().rows;
    let rows: Vec<_> = rows.iter().map(|row| row.id).collect();
    assert_eq!(rows, ids.iter().rev().take(4).copied().collect::<Vec<_>>());
    for limit in [0, 101] {
        assert!(leads::search(&clinic, SearchQuery { text: "лебед".into(), limit }).is_err());
    }
}
