//! What a receptionist types and whom she means: people, queries and queries that must find nobody, in
//! three scripts, with their errors (`tests/fixtures/match_set.tsv`).

use std::collections::BTreeMap;

use desk_core::leads::{self, Channel, NewLead, PhoneDraft, SearchQuery};
use desk_core::testing::{TestClinic, phone};
use desk_core::values::{Language, LeadId, PersonName};

const SET: &str = include_str!("../fixtures/match_set.tsv");

/// Of five rows shown, the one meant is among them in at least so many of a thousand queries.
const RECALL: usize = 970;

fn people(clinic: &TestClinic) -> BTreeMap<&'static str, LeadId> {
    let lines = SET.lines().filter_map(|line| line.strip_prefix("P\t"));
    let register = |line: &'static str| {
        let fields: Vec<_> = line.split('\t').chain([""; 8]).take(8).collect();
        let [key, surname, given, patronymic, latin, chinese, number, email] = fields[..] else {
            unreachable!()
        };
        let [surname, given, patronymic, latin, chinese] =
            [surname, given, patronymic, latin, chinese].map(str::to_owned);
        let new = NewLead {
            name: PersonName { surname, given, patronymic, latin, chinese },
            phones: Vec::<PhoneDraft>::from_iter((!number.is_empty()).then(|| phone(number))),
            emails: Vec::from_iter((!email.is_empty()).then(|| email.to_owned())),
            language: Language::Ru,
            channel: Channel::Phone,
            interests: Vec::new(),
            comment: String::new(),
            next_action: None,
        };
        (key, leads::register(clinic, new).unwrap().id)
    };
    lines.map(register).collect()
}

fn found(clinic: &TestClinic, typed: &str) -> Vec<LeadId> {
    let rows = leads::search(clinic, SearchQuery { text: typed.into(), limit: 5 }).unwrap().rows;
    rows.iter().map(|row| row.id).collect()
}

#[test]
fn whoever_is_meant_is_among_the_first_five_and_a_query_for_nobody_finds_nobody() {
    let clinic = TestClinic::new();
    let people = people(&clinic);
    let (mut asked, mut missed): (BTreeMap<&str, usize>, Vec<String>) = (BTreeMap::new(), Vec::new());
    for line in SET.lines().filter_map(|line| line.strip_prefix("Q\t")) {
        let fields: Vec<_> = line.split('\t').collect();
        let [typed, keys, tag] = fields[..] else { panic!("not a query: {line}") };
        *asked.entry(tag).or_default() += 1;
        let rows = found(&clinic, typed);
        let wanted: Vec<_> = keys.split(' ').map(|key| people[key]).collect();
        if !wanted.iter().all(|lead| rows.contains(lead)) {
            missed.push(format!("{tag}: {typed} → {keys}"));
        }
    }
    let all: usize = asked.values().sum();
    assert!(all >= 300, "{all} queries");
    println!("recall@5 {} of {all}; missed {missed:#?}", all - missed.len());
    assert!((all - missed.len()) * 1000 >= all * RECALL, "{} of {all} missed: {missed:#?}", missed.len());

    let mut wrong = Vec::new();
    for line in SET.lines().filter_map(|line| line.strip_prefix("N\t")) {
        let typed = line.split('\t').next().unwrap();
        for lead in found(&clinic, typed) {
            let who = people.iter().find(|(_, known)| **known == lead).unwrap().0;
            wrong.push(format!("{typed} → {who}"));
        }
    }
    assert_eq!(wrong, [""; 0], "must find nobody");
}
