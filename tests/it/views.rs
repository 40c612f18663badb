//! Saved views: own and shared, changed by whom they belong to, and silent about who is destroyed.

use desk_core::api::Nothing;
use desk_core::audit::Op;
use desk_core::clinic::Clinic;
use desk_core::leads::{
    self, Column, Filter, Layout, LeadStatus, ListQuery, SavedView, ViewContent, ViewDraft, ViewRef,
};
use desk_core::staff::{self, Role};
use desk_core::testing::{TestClinic, account};
use desk_core::{Error, error::Problem};
use serde_json::json;

use crate::desk::Desk;

fn draft(name: &str, shared: bool) -> ViewDraft {
    let filter = Filter::status(LeadStatus::Deciding);
    let list = ListQuery { filter, limit: 100, ..ListQuery::default() };
    let columns = vec![Column::Phone, Column::Next, Column::Phone];
    ViewDraft {
        id: None,
        name: name.into(),
        shared,
        content: ViewContent { list, layout: Layout::Table, columns },
    }
}

fn names(clinic: &Clinic) -> Vec<(String, bool)> {
    let views = leads::views(clinic, Nothing {}).unwrap();
    views.into_iter().map(|view| (view.name, view.own)).collect()
}

fn other(clinic: &TestClinic, login: &str, role: Role) -> Clinic {
    let new = account(login, "Пак Сергей", [role]);
    let id = clinic.transact(Op::AddAccount, |tx| staff::register(tx, new)).unwrap().id;
    clinic.as_account(id, [role])
}

#[test]
fn a_view_comes_back_as_it_was_saved() {
    let clinic = TestClinic::new();
    let saved = leads::save_view(&clinic, draft("  Думают  ", false)).unwrap();
    let [SavedView { id, name, shared, own, content }] = &saved[..] else { panic!("{saved:?}") };
    assert_eq!((name.as_str(), *shared, *own), ("Думают", false, true));
    assert_eq!(content.columns, [Column::Phone, Column::Next]);
    assert_eq!((content.list.filter.clone(), content.list.limit), (Filter::status(LeadStatus::Deciding), 0));

    let renamed = ViewDraft { id: Some(*id), ..draft("Решают", true) };
    let saved = leads::save_view(&clinic, renamed).unwrap();
    assert_eq!((saved.len(), saved[0].id, saved[0].name.as_str(), saved[0].shared), (1, *id, "Решают", true));
    assert_eq!(leads::remove_view(&clinic, ViewRef { id: *id }).unwrap(), []);
    assert_eq!(leads::remove_view(&clinic, ViewRef { id: *id }).unwrap_err(), Error::not_found("view"));
}

#[test]
fn a_personal_view_is_nobody_elses_and_a_shared_one_everybodys_to_see() {
    let clinic = TestClinic::new();
    let receptionist = other(&clinic, "pak", Role::Receptionist);
    let own = leads::save_view(&clinic, draft("Мои", false)).unwrap()[0].id;
    let shared = leads::save_view(&clinic, draft("Общие", true)).unwrap()[1].id;
    assert_eq!(names(&receptionist), [("Общие".into(), false)]);

    let change = |id| leads::save_view(&receptionist, ViewDraft { id: Some(id), ..draft("Чужие", true) });
    assert_eq!(change(own).unwrap_err(), Error::not_found("view"));
    assert!(matches!(change(shared).unwrap_err(), Error::NotAllowed { .. }));
    assert!(leads::remove_view(&receptionist, ViewRef { id: shared }).is_err());

    // The coordinator keeps the shared ones in order, whoever saved them.
    leads::save_view(&receptionist, draft("Смена", true)).unwrap();
    let coordinator = other(&clinic, "kim", Role::Coordinator);
    assert_eq!(names(&coordinator), [("Общие".into(), true), ("Смена".into(), true)]);
    assert_eq!(names(&clinic).len(), 3);
}

#[test]
fn what_no_view_can_be_is_refused() {
    let clinic = TestClinic::new();
    let refused = |draft| leads::save_view(&clinic, draft).unwrap_err();
    assert_eq!(refused(draft(" ", false)), Error::invalid("name", Problem::Empty));
    assert_eq!(refused(draft(&"я".repeat(61), false)), Error::invalid("name", Problem::TooLong { max: 60 }));
    let mut blocked = draft("Отозвали", false);
    blocked.content.list.blocked = true;
    assert_eq!(refused(blocked), Error::invalid("content.list.blocked", Problem::Unknown));
    assert_eq!(refused(ViewDraft { id: Some(99), ..draft("Нет такого", false) }), Error::not_found("view"));
    for number in 0..50 {
        leads::save_view(&clinic, draft(&format!("Вид {number}"), false)).unwrap();
    }
    assert_eq!(refused(draft("Ещё один", false)), Error::invalid("name", Problem::TooLarge { max: 50 }));
}

#[test]
fn a_view_that_names_a_person_loses_its_name_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let anna = desk.person("Лебедева", "+79141234567");
    for name in ["Позвонить: ЛЕБЕДЕВА", "Все с 914 123-45-67", "Думают", "Остальные 2026"]
    {
        let view = ViewDraft { name: name.into(), ..draft("", false) };
        desk.ask("view_save", serde_json::to_value(view).unwrap()).unwrap();
    }
    let letter = desk.letter(anna, 0);
    desk.destroy(&letter);
    let views = desk.ask("view_list", json!({})).unwrap();
    let left: Vec<_> = views.as_array().unwrap().iter().map(|view| view["name"].as_str().unwrap()).collect();
    assert_eq!(left, ["", "", "Думают", "Остальные 2026"]);
}
