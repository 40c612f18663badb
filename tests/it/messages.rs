//! Texts for messages and notes being written.

use desk_core::api::Nothing;
use desk_core::leads::{self, Contact, ContactKind, LeadRef, NoteToKeep};
use desk_core::messages::{self, FillTemplate, Template, TemplateRef, TemplateWords};
use desk_core::staff::Role;
use desk_core::testing::{TestClinic, all_purposes, day, sample_trip};
use desk_core::values::{AccountId, Language, LeadId};
use desk_core::{Error, error::Problem};
use rstest::rstest;

fn words(title: &str, body: &str) -> TemplateWords {
    TemplateWords { title: title.into(), body: body.into() }
}

fn template(body: &str) -> Template {
    Template {
        id: None,
        ru: words("Привет", body),
        zh: words("问候", "{name}，您好！"),
        en: words("Hello", "Hello {name}!"),
    }
}

fn saved(clinic: &TestClinic, body: &str) -> i64 {
    messages::save(clinic, template(body)).unwrap().last().unwrap().id.unwrap()
}

fn filled(clinic: &TestClinic, lead: LeadId, template: i64, language: Option<Language>) -> (String, bool) {
    let text = messages::fill(clinic, FillTemplate { lead, template, language }).unwrap();
    (text.text, text.gaps)
}

#[test]
fn a_text_is_filled_in_for_the_person_in_their_language_or_another() {
    let clinic = TestClinic::new();
    let anna = clinic
        .lead("Лебедева Анна Сергеевна")
        .chinese("安娜")
        .promised("перезвонить", day("2026-11-24"))
        .with_consent(all_purposes())
        .create();
    let id = saved(&clinic, "{name}, это {clinic}: позвоним {next}, ждём вас {arrival}.");
    let (text, gaps) = filled(&clinic, anna, id, None);
    let known = "Анна Сергеевна, это Хэйхэская стоматология «Чжэньмэй»: позвоним 24\u{a0}ноября";
    assert!(text.starts_with(known) && text.ends_with("ждём вас {arrival}."), "{text}");
    assert!(gaps, "a hole is told");
    sample_trip(&clinic, anna);
    let (text, gaps) = filled(&clinic, anna, id, None);
    assert!(!gaps && !text.contains('{'), "{text}");
    assert_eq!(filled(&clinic, anna, id, Some(Language::Zh)), ("安娜，您好！".into(), false));
    // Without a spelling in that script, the one there is.
    assert_eq!(filled(&clinic, anna, id, Some(Language::En)), ("Hello Анна Сергеевна!".into(), false));
}

#[test]
fn the_texts_that_come_with_the_program_can_be_filled_and_saved_as_they_are() {
    let clinic = TestClinic::new();
    let anna = clinic.lead("Лебедева Анна").create();
    let texts = messages::list(&clinic, Nothing {}).unwrap();
    assert_eq!(texts.len(), 5);
    for text in texts {
        for language in [Language::Ru, Language::Zh, Language::En] {
            let (filled, _) = filled(&clinic, anna, text.id.unwrap(), Some(language));
            assert!(
                filled.contains("Анна") && !filled.contains("{name}") && !filled.contains("{clinic}"),
                "{filled}"
            );
        }
        messages::save(&clinic, text).unwrap();
    }
    assert_eq!(messages::list(&clinic, Nothing {}).unwrap().len(), 5);
}

#[test]
fn a_text_is_changed_and_taken_away() {
    let clinic = TestClinic::new();
    let id = saved(&clinic, "Здравствуйте!");
    let changed = Template { id: Some(id), ..template("Добрый день!") };
    assert_eq!(messages::save(&clinic, changed.clone()).unwrap().last(), Some(&changed));
    assert_eq!(messages::remove(&clinic, TemplateRef { id }).unwrap().len(), 5);
    assert_eq!(messages::save(&clinic, changed).unwrap_err(), Error::not_found("template"));
    assert_eq!(messages::remove(&clinic, TemplateRef { id }).unwrap_err(), Error::not_found("template"));
    let desk = clinic.as_role([Role::Receptionist]);
    assert!(matches!(messages::save(&desk, template("x")).unwrap_err(), Error::NotAllowed { .. }));
}

#[rstest]
#[case(template(" "), "ru.body", Problem::Empty)]
#[case(template("Здравствуйте, {имя}!"), "ru.body", Problem::Unknown)]
#[case(template(&"я".repeat(1001)), "ru.body", Problem::TooLong { max: 1000 })]
#[case(Template { en: words("", "Hello"), ..template("Привет") }, "en.title", Problem::Empty)]
#[case(Template { zh: words("问候", ""), ..template("Привет") }, "zh.body", Problem::Empty)]
fn a_text_that_cannot_be_sent_is_refused(
    #[case] text: Template,
    #[case] field: &str,
    #[case] problem: Problem,
) {
    let clinic = TestClinic::new();
    assert_eq!(messages::save(&clinic, text).unwrap_err(), Error::invalid(field, problem));
}

#[test]
fn a_note_being_written_waits_for_whoever_writes_it_until_it_is_logged() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Лебедева Анна").create();
    let draft = |clinic: &desk_core::clinic::Clinic| {
        leads::note_draft(clinic, LeadRef { lead }).unwrap().map(|draft| (draft.kind, draft.text))
    };
    let keep =
        |kind, text: &str| leads::keep_note(&clinic, NoteToKeep { lead, kind, text: text.into() }).unwrap();
    keep(ContactKind::Note, "хочет вин");
    keep(ContactKind::Call, "хочет виниры\nи отбеливание");
    let kept = Some((ContactKind::Call, "хочет виниры\nи отбеливание".to_owned()));
    assert_eq!(draft(&clinic), kept);
    let other = clinic.as_account(AccountId::new(7), [Role::Receptionist]);
    assert_eq!(draft(&other), None);

    leads::log_contact(&clinic, Contact { lead, kind: ContactKind::Call, text: "хочет виниры".into() })
        .unwrap();
    assert_eq!(draft(&clinic), None);
    keep(ContactKind::Note, "ещё");
    keep(ContactKind::Note, "  ");
    assert_eq!(draft(&clinic), None);
}
