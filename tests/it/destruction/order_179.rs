//! Roskomnadzor's Order 179, item 3: each field а–к of the act, read back from the paper of a real
//! destruction in three languages; and what an act cannot be issued without.

use desk_core::Error;
use desk_core::erasure::{self, ActPaper, State};
use desk_core::error::Problem;
use desk_core::settings::Settings;
use desk_core::testing::sample_settings;
use desk_core::values::Language;
use rstest::rstest;

use super::canary::{House, Marked};
use super::marked_house;
use crate::golden::text_of_bytes;

struct Issued {
    _house: House,
    marked: Marked,
    /// Running text of the act by language, its lines joined.
    papers: [String; 3],
    steps: Vec<State>,
    subject: String,
    letter: String,
}

fn issued(settings: &Settings, medium: &str) -> Issued {
    let (house, marked, clinic) = marked_house(8);
    house.setting(settings);
    let mut order = marked.order();
    order.medium = medium.to_owned();
    let done = erasure::start(&clinic, order).unwrap();
    let letter = done.people[0].letter_case_no.clone();
    let act = done.act.unwrap();
    let papers = Language::ALL.map(|language| {
        let paper = erasure::paper(&clinic, ActPaper { destruction: done.id, language }).unwrap();
        let text = text_of_bytes(&paper.pdf().unwrap());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    let subject = act.people[0].subject_uid.as_str().to_owned();
    Issued { _house: house, marked, papers, steps: act.steps, subject, letter }
}

/// What stands between a field's letter with its label and the next mark, in one language.
fn field<'a>(text: &'a str, label: &str, until: &str) -> &'a str {
    let start = text.find(label).unwrap_or_else(|| panic!("no field “{label}”")) + label.len();
    let rest = &text[start..];
    rest[..rest.find(until).unwrap_or_else(|| panic!("“{label}” does not end"))].trim()
}

fn plain() -> Issued {
    issued(&sample_settings(), "")
}

#[test]
fn field_a_the_operator_and_the_address() {
    let act = plain();
    let settings = sample_settings();
    for (text, label, until) in [
        (&act.papers[0], "а) Оператор, адрес", "б)"),
        (&act.papers[1], "а) 经营者及地址", "б)"),
        (&act.papers[2], "а) Operator, address", "б)"),
    ] {
        let told = field(text, label, until).replace(' ', "");
        let wanted = format!("{},{}", settings.operator_name, settings.operator_address).replace(' ', "");
        assert_eq!(told, wanted);
    }
}

#[rstest]
#[case("operator_address", Settings { operator_address: "  ".into(), ..sample_settings() })]
#[case("operator_name", Settings { operator_name: String::new(), ..sample_settings() })]
fn field_a_an_act_without_it_is_refused_before_anything_is_destroyed(
    #[case] field: &'static str,
    #[case] settings: Settings,
) {
    let (house, marked, clinic) = marked_house(8);
    house.setting(&settings);
    let refused = erasure::start(&clinic, marked.order()).err();
    assert_eq!(refused, Some(Error::invalid(field, Problem::Empty)));
    assert_eq!(house.count("SELECT count(*) FROM destruction"), 0);
    assert_eq!(house.count(&format!("SELECT count(*) FROM lead WHERE case_no = '{}'", marked.case_no)), 1);
}

#[test]
fn field_b_the_processor_or_none() {
    let act = plain();
    assert_eq!(field(&act.papers[0], "б) Обработчик по поручению", "в)"), "нет");
    let settings = Settings {
        processor: "ООО «Архив», г. Благовещенск".into(), ..sample_settings()
    };
    let named = issued(&settings, "");
    assert_eq!(field(&named.papers[0], "б) Обработчик по поручению", "в)"), "ООО «Архив», г. Благовещенск");
}

#[test]
fn field_v_the_person_by_case_number_and_code() {
    let act = plain();
    for (text, label) in act.papers.iter().zip(["в) Субъект персональных данных", "в)", "в)"])
    {
        let told = field(text, label, "г)");
        assert!(told.contains(act.marked.case_no.as_str()) && told.contains(&act.subject), "{told}");
    }
}

#[test]
fn field_g_who_destroyed_with_the_position_and_lines_to_sign() {
    let act = plain();
    let told = field(&act.papers[0], "г) Уничтожил(а)", "е)");
    assert_eq!(told, "Ли Вэй, ответственный за персональные данные");
    let after = act.papers[0].rsplit("г) Уничтожил(а)").next().unwrap();
    assert!(after.contains("подпись фамилия, имя, отчество дата"), "a line to sign");
    assert!(act.papers.iter().all(|text| text.matches("Ли Вэй").count() >= 2));
}

#[test]
fn field_d_the_categories_that_were_really_there() {
    let act = plain();
    let told = field(&act.papers[0], "д) Категории уничтоженных данных", "з)");
    for category in ["фамилия, имя, отчество", "номера телефонов", "предварительный план лечения"]
    {
        assert!(told.contains(category), "{category}");
    }
    assert!(!told.contains(" 0 "), "nothing that was not there");
}

#[test]
fn field_e_the_medium_and_its_sheets_or_a_dash() {
    assert!(field(&plain().papers[0], "е) Материальный носитель, листов", "ж)").starts_with('–'));
    let paper = issued(&sample_settings(), "карточка, 2 листа");
    assert!(
        field(&paper.papers[0], "е) Материальный носитель, листов", "ж)").starts_with("карточка, 2 листа")
    );
}

#[test]
fn field_zh_the_information_system() {
    assert_eq!(field(&plain().papers[0], "ж) Информационная система", "и)"), "Zhenmei Desk");
}

#[test]
fn field_z_the_steps_really_done() {
    let act = plain();
    let told = field(&act.papers[0], "з) Способ уничтожения", "Проверка после уничтожения");
    assert!(act.steps.len() >= 7);
    assert!(told.matches('•').count() >= 7, "{told}");
    assert!(told.contains("построен заново") && told.contains("перезаписью нулями"));
}

#[test]
fn field_i_the_reason_with_its_article_and_letter() {
    let act = plain();
    let told = field(&act.papers[0], "и) Причина", "к)");
    assert!(told.contains("отзыв согласия субъекта, ст. 21 ч. 5 Закона № 152-ФЗ"), "{told}");
    assert!(told.contains(&act.letter), "{told}");
    // In the other languages the law is named as the world names it.
    assert!(field(&act.papers[1], "и)", "к)").contains("152-FZ"));
    assert!(field(&act.papers[2], "и)", "к)").contains("152-FZ"));
}

#[test]
fn field_k_the_moment_with_its_zone() {
    let act = plain();
    assert_eq!(field(&act.papers[0], "к) Дата уничтожения", "д)"), "23.11.2026 10:00 (UTC+09:00)");
    assert!(act.papers.iter().all(|text| text.contains("10:00 (UTC+09:00)")));
}
