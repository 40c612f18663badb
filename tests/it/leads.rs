//! Leads: registered, edited, listed, archived; refused after a withdrawal.

use desk_core::api;
use desk_core::consent::ConsentBadge;
use desk_core::leads::{
    self, Contact, ContactKind, EditLead, EntryKind, Filter, LeadCard, LeadRef, LeadStatus, ListQuery,
    NewLead, NextAction, NextActionChange, SimilarQuery, SimilarReason, Sort, StatusChange, TimelineQuery,
};
use desk_core::staff::Role;
use desk_core::testing::{TestClinic, all_purposes, day, new_lead, phone, populate};
use desk_core::values::{Category, Language, LeadId, TimeOfDay};
use desk_core::{Error, error::Problem};
use rstest::rstest;
use serde_json::json;

fn anna() -> NewLead {
    NewLead {
        phones: vec![phone("8 (914) 123-45-67"), phone("  ")],
        emails: vec!["Anna@Pochta.EXAMPLE".into(), String::new()],
        interests: vec![Category::Implants, Category::Hygiene, Category::Implants],
        comment: " Приедет вдвоём 😀 ".into(),
        next_action: Some(NextAction {
            text: "перезвонить".into(),
            on: day("2026-11-24"),
            time: Some(TimeOfDay::parse("10:00").unwrap()),
        }),
        ..new_lead("Лебедева Анна Сергеевна")
    }
}

fn edit_of(card: &LeadCard) -> EditLead {
    EditLead {
        lead: card.id,
        version: card.version,
        name: card.name.clone(),
        phones: card.phones.iter().map(|known| phone(known.number.e164())).collect(),
        emails: card.emails.iter().map(|email| email.as_str().to_owned()).collect(),
        language: card.language,
        channel: card.channel,
        interests: card.interests.clone(),
        comment: card.comment.clone(),
    }
}

fn card(clinic: &TestClinic, lead: LeadId) -> LeadCard {
    leads::get(clinic, LeadRef { lead }).unwrap()
}

fn found(clinic: &desk_core::clinic::Clinic, text: &str) -> Vec<LeadId> {
    let query = leads::SearchQuery { text: text.into(), limit: 20 };
    leads::search(clinic, query).unwrap().rows.iter().map(|row| row.id).collect()
}

fn listed(clinic: &desk_core::clinic::Clinic, query: ListQuery) -> Vec<LeadId> {
    let rows = leads::list(clinic, ListQuery { limit: 50, ..query }).unwrap().rows;
    rows.iter().map(|row| row.id).collect()
}

#[test]
fn a_registered_person_has_a_card_with_all_that_was_said() {
    let clinic = TestClinic::new();
    let card = leads::register(&clinic, anna()).unwrap();
    assert_eq!((card.case_no.as_str(), card.version), ("K-2026-0001", 1));
    assert_eq!(
        (card.full_name.as_str(), card.short_name.as_str()),
        ("Лебедева Анна Сергеевна", "Лебедева А. С.")
    );
    assert_eq!(card.phones.len(), 1, "a blank row of the form is not filled in, not wrong");
    assert_eq!((card.phones[0].shown.as_str(), card.phones[0].tail.as_str()), ("+7 914 123-45-67", "…45-67"));
    assert_eq!(card.emails[0].as_str(), "Anna@pochta.example");
    assert_eq!(card.interests, [Category::Hygiene, Category::Implants]);
    assert_eq!(card.comment, "Приедет вдвоём 😀");
    assert_eq!((card.status, card.archived, card.overdue), (LeadStatus::New, false, false));
    assert_eq!(card.next_action.as_ref().map(|next| next.on), Some(day("2026-11-24")));
    assert_eq!((card.consent.badge, card.blocked_due), (ConsentBadge::None, None));
    assert_eq!(leads::get(&clinic, LeadRef { lead: card.id }), Ok(card));
}

#[test]
fn a_caller_without_a_name_is_known_by_the_phone() {
    let clinic = TestClinic::new();
    let new = NewLead { phones: vec![phone("13845612345")], ..new_lead("") };
    let card = leads::register(&clinic, new).unwrap();
    assert_eq!(
        (card.full_name.as_str(), card.short_name.as_str()),
        ("+86 138 4561 2345", "+86 138 4561 2345")
    );
    assert_eq!(found(&clinic, "2345"), [card.id]);
}

#[rstest]
#[case(new_lead("  "), "name.surname", Problem::Empty)]
#[case(new_lead(&"я".repeat(10_000)), "name.surname", Problem::TooLong { max: 100 })]
#[case(new_lead("Анна😀"), "name.surname", Problem::BadCharacters)]
#[case(NewLead { phones: vec![phone("+8 914 123 45 67")], ..new_lead("Анна") }, "phones.0.number", Problem::Phone)]
#[case(NewLead { phones: vec![phone(""), phone("12")], ..new_lead("") }, "phones.1.number", Problem::Phone)]
#[case(NewLead { emails: vec!["anna".into()], ..new_lead("Анна") }, "emails.0", Problem::Email)]
#[case(NewLead { comment: "я".repeat(10_000), ..new_lead("Анна") }, "comment", Problem::TooLong { max: 4000 })]
#[case(NewLead { phones: (10..21).map(|n| phone(&format!("+791412345{n}"))).collect(), ..new_lead("Анна") },
    "phones", Problem::TooLarge { max: 10 })]
#[case(NewLead { next_action: Some(NextAction { text: " ".into(), on: day("2026-11-24"), time: None }),
    ..new_lead("Анна") }, "next_action.text", Problem::Empty)]
fn a_mistake_names_its_field_and_registers_nobody(
    #[case] new: NewLead,
    #[case] field: &str,
    #[case] problem: Problem,
) {
    let clinic = TestClinic::new();
    assert_eq!(leads::register(&clinic, new), Err(Error::invalid(field, problem)));
    assert_eq!(listed(&clinic, ListQuery::default()), []);
}

#[rstest]
#[case("on", json!("2026-02-30"), "next_action.on", Problem::Day)]
#[case("time", json!("25:00"), "next_action.time", Problem::Time)]
fn days_and_hours_no_calendar_and_no_clock_has_are_refused_at_the_door(
    #[case] part: &str,
    #[case] typed: serde_json::Value,
    #[case] field: &str,
    #[case] problem: Problem,
) {
    let clinic = TestClinic::new();
    let mut new = serde_json::to_value(anna()).unwrap();
    new["next_action"][part] = typed;
    assert_eq!(api::call(&clinic, "lead_register", new), Err(Error::invalid(field, problem)));
}

#[test]
fn a_double_click_registers_one_person_and_a_namesake_later_is_another() {
    let clinic = TestClinic::new();
    let first = leads::register(&clinic, anna()).unwrap();
    assert_eq!(leads::register(&clinic, anna()).unwrap().id, first.id);
    let other = NewLead { phones: vec![phone("89141234568")], ..anna() };
    assert_ne!(leads::register(&clinic, other).unwrap().id, first.id, "another phone is another person");
    clinic.world().set(first.created_at.plus_seconds(11));
    assert_ne!(leads::register(&clinic, anna()).unwrap().id, first.id, "the desk has decided so");
}

#[test]
fn an_edit_over_somebody_elses_is_refused_and_the_index_follows_an_accepted_one() {
    let clinic = TestClinic::new();
    let before = leads::register(&clinic, anna()).unwrap();
    let mut edit = edit_of(&before);
    edit.name.surname = "Воронцова".into();
    edit.phones = vec![phone("+86 138 4561 2345")];
    let after = leads::edit(&clinic, edit.clone()).unwrap();
    assert_eq!((after.version, after.name.surname.as_str()), (2, "Воронцова"));
    assert_eq!(after.next_action, before.next_action, "the promise is not on the form");
    assert_eq!(leads::edit(&clinic, edit), Err(Error::Conflict { current: 2 }));
    assert_eq!((found(&clinic, "воронц"), found(&clinic, "2345")), (vec![before.id], vec![before.id]));
    assert_eq!((found(&clinic, "лебед"), found(&clinic, "4567")), (vec![], vec![]));
}

#[test]
fn a_blocked_record_is_seen_by_the_privacy_officer_only() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна").phone("89141234567").withdrawn(day("2026-11-23")).create();
    let other = clinic.lead("Лебедева Мария").create();
    let desk = clinic.as_role([Role::Receptionist, Role::Coordinator]);
    let officer = clinic.as_role([Role::PrivacyOfficer]);
    assert_eq!((found(&desk, "лебедева"), found(&desk, "4567")), (vec![other], vec![]));
    assert_eq!(found(&officer, "4567"), [lead]);
    assert_eq!(listed(&officer, ListQuery::default()), [other]);
    let blocked = ListQuery { blocked: true, limit: 10, ..ListQuery::default() };
    assert_eq!(listed(&officer, blocked.clone()), [lead]);
    assert!(matches!(leads::list(&desk, blocked), Err(Error::NotAllowed { .. })));
    assert_eq!(leads::counts(&desk, api::Nothing {}).unwrap().blocked, None);
    assert_eq!(leads::counts(&officer, api::Nothing {}).unwrap().blocked, Some(1));

    let refused = Err(Error::Blocked { due: day("2026-12-23") });
    assert_eq!(leads::get(&officer, LeadRef { lead }), refused, "not in the ordinary way");
    let shown = leads::get_blocked(&officer, LeadRef { lead }).unwrap();
    assert_eq!((shown.consent.badge, shown.blocked_due), (ConsentBadge::Blocked, Some(day("2026-12-23"))));
    assert!(matches!(leads::get_blocked(&desk, LeadRef { lead }), Err(Error::NotAllowed { .. })));
    let ordinary = leads::get_blocked(&officer, LeadRef { lead: other });
    assert_eq!(ordinary, Err(Error::WrongState { state: "not_blocked".into() }));

    let similar = |clinic: &_| {
        let query = SimilarQuery { phones: vec!["89141234567".into()], ..SimilarQuery::default() };
        leads::similar(clinic, query).unwrap().rows.len()
    };
    assert_eq!((similar(&desk), similar(&officer)), (0, 1));
}

#[test]
fn an_administrator_without_a_role_at_the_desk_sees_no_person() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна").create();
    let administrator = clinic.as_role([Role::Administrator]);
    assert!(matches!(leads::get(&administrator, LeadRef { lead }), Err(Error::NotAllowed { .. })));
    let query = leads::SearchQuery { text: "лебедева".into(), limit: 10 };
    assert!(matches!(leads::search(&administrator, query), Err(Error::NotAllowed { .. })));
}

#[test]
fn pages_give_each_lead_once_in_order() {
    let clinic = TestClinic::new();
    populate(&clinic, 120, 11).unwrap();
    let whole = |query: &ListQuery| {
        let (mut rows, mut query) = (Vec::new(), ListQuery { limit: 7, ..query.clone() });
        loop {
            let page = leads::list(&clinic, query.clone()).unwrap();
            assert!(page.rows.len() <= 7);
            rows.extend(page.rows);
            match page.next {
                Some(place) => query.after = Some(place),
                None => return rows,
            }
        }
    };
    let counts = leads::counts(&clinic, api::Nothing {}).unwrap();
    let open = whole(&ListQuery::default());
    let mut ids: Vec<_> = open.iter().map(|row| row.id).collect();
    assert_eq!((ids.len(), open.iter().any(|row| row.archived)), (counts.open as usize, false));
    let changed: Vec<_> = ids.iter().map(|&lead| card(&clinic, lead).changed_at).collect();
    assert!(changed.is_sorted_by(|a, b| a >= b));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), open.len());

    let archived = whole(&ListQuery { archived: true, ..ListQuery::default() });
    assert!(archived.len() == counts.archived as usize && archived.iter().all(|row| row.archived));
    assert_eq!(open.len() + archived.len(), 120);

    let next = whole(&ListQuery { sort: Sort::NextAction, ..ListQuery::default() });
    let days: Vec<_> = next.iter().map(|row| row.next_action.as_ref().unwrap().on).collect();
    assert!(days.len() > 10 && days.is_sorted());
    assert_eq!(days.len(), open.iter().filter(|row| row.next_action.is_some()).count());

    for status in counts.by_status {
        let query = ListQuery { filter: Filter::status(status.status), ..ListQuery::default() };
        let rows = whole(&query);
        assert!(rows.iter().all(|row| row.status == status.status));
        assert_eq!(rows.len(), status.count as usize, "{status:?}");
        let promised = whole(&ListQuery { sort: Sort::NextAction, ..query });
        assert_eq!(promised.len(), rows.iter().filter(|row| row.next_action.is_some()).count());
    }
    for limit in [0, 201] {
        assert!(leads::list(&clinic, ListQuery { limit, ..ListQuery::default() }).is_err());
    }
}

#[test]
fn an_archived_lead_leaves_the_lists_and_is_found_last() {
    let clinic = TestClinic::new();
    let kept = clinic.lead("Лебедева Анна").create();
    let gone = clinic.lead("Лебедева Мария").create();
    for _ in 0..2 {
        assert!(leads::archive(&clinic, LeadRef { lead: gone }).unwrap().archived);
    }
    assert_eq!(listed(&clinic, ListQuery::default()), [kept]);
    assert_eq!(listed(&clinic, ListQuery { archived: true, ..ListQuery::default() }), [gone]);
    assert_eq!(found(&clinic, "лебедева"), [kept, gone]);
    leads::restore(&clinic, LeadRef { lead: gone }).unwrap();
    assert_eq!(found(&clinic, "лебедева"), [gone, kept]);
    let told = leads::timeline(&clinic, TimelineQuery { lead: gone, before: None }).unwrap().entries;
    let kinds: Vec<_> = told.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [EntryKind::Restored, EntryKind::Archived, EntryKind::Registered], "twice is once");
}

#[test]
fn a_status_is_stamped_told_and_says_what_it_demands() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна").promised("перезвонить", day("2026-11-24")).create();
    let change = |status, reason: Option<&str>, until| {
        leads::change_status(&clinic, StatusChange { lead, status, reason: reason.map(Into::into), until })
    };
    let later = card(&clinic, lead).status_at.plus_seconds(60);
    clinic.world().set(later);
    let qualified = change(LeadStatus::Qualified, None, None).unwrap();
    assert_eq!((qualified.status, qualified.status_at, qualified.version), (LeadStatus::Qualified, later, 1));
    clinic.world().set(later.plus_seconds(60));
    assert_eq!(
        change(LeadStatus::Qualified, None, None).unwrap().status_at,
        later,
        "the same again is nothing"
    );

    assert_eq!(change(LeadStatus::Declined, Some(" "), None), Err(Error::invalid("reason", Problem::Empty)));
    assert_eq!(change(LeadStatus::Postponed, None, None), Err(Error::invalid("until", Problem::Empty)));
    let past = change(LeadStatus::Postponed, None, Some(day("2026-11-23")));
    assert_eq!(past, Err(Error::invalid("until", Problem::TooEarly)));

    let postponed = change(LeadStatus::Postponed, Some("ждёт отпуск"), Some(day("2027-01-11"))).unwrap();
    let next = postponed.next_action.unwrap();
    assert_eq!((next.text.as_str(), next.on), ("ждёт отпуск", day("2027-01-11")));
    let told = leads::timeline(&clinic, TimelineQuery { lead, before: None }).unwrap().entries;
    let told: Vec<_> = told.iter().map(|entry| (entry.kind, entry.text.as_str())).collect();
    assert_eq!(
        told,
        [
            (EntryKind::Note, "ждёт отпуск"),
            (EntryKind::Status, "postponed"),
            (EntryKind::Status, "qualified"),
            (EntryKind::Registered, "phone"),
        ]
    );
}

#[test]
fn a_promise_is_set_kept_and_told() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна").create();
    let set = |next_action| leads::set_next_action(&clinic, NextActionChange { lead, next_action }).unwrap();
    let next = NextAction { text: "позвонить".into(), on: day("2026-11-20"), time: None };
    assert!(set(Some(next.clone())).overdue, "a day in the past is an overdue promise, not a mistake");
    set(Some(next));
    assert_eq!(set(None).next_action, None);
    let told = leads::timeline(&clinic, TimelineQuery { lead, before: None }).unwrap().entries;
    let told: Vec<_> = told.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(told, ["", "2026-11-20 позвонить", "phone"]);
}

#[test]
fn contacts_are_logged_once_and_the_timeline_goes_back_in_pages() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна").create();
    let other = clinic.lead("Волкова Вера").create();
    let log = |kind, text: &str| leads::log_contact(&clinic, Contact { lead, kind, text: text.into() });
    let call = log(ContactKind::Call, "").unwrap();
    assert_eq!(log(ContactKind::Call, ""), Ok(call.clone()), "the second click of a double click");
    assert_eq!((call.kind, call.by.as_str()), (EntryKind::Call, "Ли Вэй"));
    assert_eq!(log(ContactKind::Note, " "), Err(Error::invalid("text", Problem::Empty)));
    for n in 0..60 {
        log(ContactKind::Message, &format!("письмо {n}\nвторая строка")).unwrap();
    }
    let newest = leads::timeline(&clinic, TimelineQuery { lead, before: None }).unwrap();
    assert_eq!((newest.entries.len(), newest.more), (50, true));
    assert_eq!(newest.entries[0].text, "письмо 59\nвторая строка");
    let before = newest.entries.last().map(|entry| entry.id);
    let rest = leads::timeline(&clinic, TimelineQuery { lead, before }).unwrap();
    assert_eq!((rest.entries.len(), rest.more), (12, false));
    assert_eq!(listed(&clinic, ListQuery::default()).len(), 2);
    let others = leads::timeline(&clinic, TimelineQuery { lead: other, before: None }).unwrap();
    assert_eq!(others.entries.len(), 1);
}

#[test]
fn a_contact_brings_the_lead_to_the_top_of_the_list() {
    let clinic = TestClinic::new();
    let anna = clinic.lead("Лебедева Анна").create();
    let vera = clinic.lead("Волкова Вера").create();
    assert_eq!(listed(&clinic, ListQuery::default()), [vera, anna]);
    clinic.world().set(card(&clinic, anna).changed_at.plus_seconds(60));
    leads::log_contact(&clinic, Contact { lead: anna, kind: ContactKind::Call, text: String::new() })
        .unwrap();
    assert_eq!(listed(&clinic, ListQuery::default()), [anna, vera]);
}

#[test]
fn a_likely_duplicate_is_shown_with_its_reason_while_typing() {
    let clinic = TestClinic::new();
    let anna = clinic.lead("Лебедева Анна").phone("89141234567").create();
    let wang = clinic.lead("王小明").language(Language::Zh).create();
    clinic.lead("Лебедева Мария").create();
    let similar = |name: &str, phones: &[&str]| {
        let query = SimilarQuery {
            name: new_lead(name).name,
            phones: phones.iter().map(|&typed| typed.into()).collect(),
        };
        let rows = leads::similar(&clinic, query).unwrap().rows;
        rows.iter().map(|similar| (similar.row.id, similar.reason)).collect::<Vec<_>>()
    };
    assert_eq!(similar("Лебедева", &["+7 914"]), [], "half a name and half a phone mean nobody");
    assert_eq!(similar("", &["8 914 123 45 67"]), [(anna, SimilarReason::SamePhone)]);
    assert_eq!(similar("Lebedeva Anna", &[]), [(anna, SimilarReason::SameName)]);
    assert_eq!(similar("Лебедева Анна", &["89141234567"]), [(anna, SimilarReason::SamePhone)], "once");
    assert_eq!(similar("王小明", &[]), [(wang, SimilarReason::SameName)]);
}

#[test]
fn a_row_carries_the_badge_of_its_person() {
    let clinic = TestClinic::new();
    let given = clinic.lead("Лебедева Анна").with_consent(all_purposes()).create();
    let partial = clinic.lead("Волкова Вера").with_consent(all_purposes().into_iter().take(2)).create();
    let none = clinic.lead("Пак Сергей").create();
    let rows = leads::list(&clinic, ListQuery { limit: 10, ..ListQuery::default() }).unwrap().rows;
    let badges: Vec<_> = rows.iter().map(|row| (row.id, row.consent)).collect();
    assert_eq!(
        badges,
        [(none, ConsentBadge::None), (partial, ConsentBadge::Partial), (given, ConsentBadge::Given)]
    );
}
