//! Who is found by what, both ways between three scripts.

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::values::{CaseNo, Email, PersonName, Phone};

fn name(surname: &str, given: &str, patronymic: &str) -> PersonName {
    PersonName {
        surname: surname.into(),
        given: given.into(),
        patronymic: patronymic.into(),
        ..PersonName::default()
    }
}

/// A name as in a card: `Surname Given Patronymic`, hanzi, or `latin:` and the passport spelling.
fn person(written: &str) -> PersonName {
    if let Some(latin) = written.strip_prefix("latin:") {
        return PersonName { latin: latin.into(), ..PersonName::default() };
    }
    if written.chars().all(letters::is_hanzi) {
        return PersonName { chinese: written.into(), ..PersonName::default() };
    }
    let mut parts = written.splitn(3, ' ').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    PersonName { surname: next(), given: next(), patronymic: next(), ..PersonName::default() }
}

fn case_no() -> CaseNo {
    CaseNo::new('K', 2026, 12)
}

fn finds(typed: &str, written: &str) -> bool {
    let terms = terms(&person(written), &[], &[], &case_no());
    let query = query(typed);
    assert!(!query.is_blank(), "{typed:?} is no blank query");
    query.matches(&terms)
}

/// Spellings that find a person, whole and at every letter from the second on.
#[rstest]
#[case("Иванов Иван", &["Иванов", "иванов", "ИВАНОВ", "Ivanov", "Iwanow", "ivanov ivan", "Iwan", "Ivanoff"])]
#[case("Пётр", &["Пётр", "Петр", "петр", "Petr", "Pyotr", "Piotr", "Pjotr", "Peter", "ПЁТР"])]
#[case("Петр", &["Пётр", "Pyotr", "Piotr", "Petr"])]
#[case("Щербаков", &["Shcherbakov", "Scherbakov", "Sherbakov", "Shherbakov", "Schtscherbakow", "щербаков"])]
#[case("Хрущёв", &["Khrushchev", "Khrushchov", "Hrushev", "Хрущев", "хрущёв"])]
#[case("Горбачёв", &["Gorbachev", "Gorbachov", "Gorbačev", "Горбачев"])]
#[case("Соловьёв", &["Solovyov", "Solovev", "Soloviev", "Solovyev", "Solovjev", "Solov'ev", "Соловьев"])]
#[case("Григорьев", &["Grigoryev", "Grigoriev", "Grigorev", "Grigorjew", "Grigor'ev"])]
#[case("Дмитриева Наталья", &["Dmitrieva", "Dmitriyeva", "Dmitrijewa", "Natalya", "Natalia", "Natal'ya", "Наталия"])]
#[case("Елена", &["Elena", "Yelena", "Jelena", "елена"])]
#[case("Евгений", &["Evgeny", "Evgeni", "Evgenii", "Evgeniy", "Yevgeny", "Yevgeniy", "Jewgenij"])]
#[case("Дмитрий", &["Dmitry", "Dmitri", "Dmitrii", "Dmitriy", "Dmitrij"])]
#[case("Юлия", &["Yulia", "Yuliya", "Iuliia", "Julia", "Julija", "Juliya"])]
#[case("Юрий", &["Yuri", "Yury", "Yuriy", "Iurii", "Jurij"])]
#[case("Андреев Алексей", &["Andreev", "Andreyev", "Andreiev", "Andrejew", "Alexey", "Aleksei", "Alexei", "Aleksej"])]
#[case("Александр", &["Aleksandr", "Alexandr", "Alexander", "Aleksander"])]
#[case("Ксения", &["Ksenia", "Kseniya", "Kseniia", "Xenia", "Xeniya"])]
#[case("Михаил", &["Mikhail", "Mihail", "Michail", "Mixail"])]
#[case("Хабаров", &["Khabarov", "Habarov", "Chabarow", "Xabarov"])]
#[case("Кузнецов", &["Kuznetsov", "Kuznecov", "Kuznetzov", "Kuznezow"])]
#[case("Цветкова", &["Tsvetkova", "Cvetkova", "Zwetkowa", "Tzvetkova"])]
#[case("Жуков", &["Zhukov", "Jukov", "Žukov"])]
#[case("Джамал", &["Dzhamal", "Djamal", "Jamal"])]
#[case("Чехов", &["Chekhov", "Chehov", "Čechov", "Chechov"])]
#[case("Юрьевна Яна", &["Yuryevna", "Yurievna", "Iurevna", "Yana", "Iana", "Jana"])]
#[case("Майоров", &["Mayorov", "Maiorov", "Majorov", "майоров"])]
#[case("Виолетта", &["Violetta", "Violeta", "виолета"])]
#[case("Илья", &["Ilya", "Ilia", "Il'ya", "Ilja"])]
#[case("Софья", &["Sofya", "Sofia", "Sophia", "София"])]
#[case("Кириллов", &["Kirillov", "Kirilov", "Кирилов"])]
#[case("Геннадий", &["Gennady", "Genadi", "Gennadiy"])]
#[case("Виктория", &["Victoria", "Viktoria", "Viktoriya", "Wiktorija"])]
#[case("Толстой", &["Tolstoy", "Tolstoi", "Tolstoj"])]
#[case("Бельский", &["Belsky", "Belskiy", "Belskii", "Bel'skij"])]
#[case("Исхаков", &["Iskhakov", "Ishakov"])]
#[case("Мамедов Али Гасан оглы", &["Mamedov", "Гасан", "оглы", "Ogly", "Gasan"])]
#[case("Римский-Корсаков Николай", &["римский", "корсаков", "римскийкорсаков", "Римский-Корсаков", "Rimsky-Korsakov", "Korsakov", "Rimskii", "Римский Корсаков", "корсаков николай"])]
#[case("О’Коннор", &["O'Connor", "оконнор", "О'Коннор"])]
#[case("latin:Lebedeva Anna", &["Лебедева", "Lebedeva", "Анна Лебедева", "Lebedewa"])]
#[case("latin:Khrushchev Mikhail", &["Хрущёв", "Михаил", "Mihail"])]
#[case("latin:Solovyev Dmitriy", &["Соловьёв", "Дмитрий", "Soloviev"])]
#[case("latin:Müller Zoë", &["Muller", "Müller", "Zoe"])]
#[case("Смит Джон", &["Smit", "Dzhon"])]
#[case("王小明", &["王小明", "小明", "Wang Xiaoming", "wangxiaoming", "xiaoming", "wxm", "WXM", "Ван Сяомин", "сяомин", "вансяомин", "Wang Xiao-ming"])]
#[case("Ван Сяомин", &["Wang Xiaoming", "wxm", "王小明", "Ван Сяомин", "сяомин"])]
#[case("latin:Wang Xiaoming", &["Ван Сяомин", "王小明", "wxm", "wangxiaoming", "Xiaoming Wang"])]
#[case("单雄信", &["shan", "Shan Xiongxin", "Шань", "dan"])]
#[case("吕布", &["lv", "lü", "lu", "lyu", "Люй", "Lv Bu", "吕布"])]
#[case("欧阳娜娜", &["欧阳", "娜娜", "ouyang", "Ouyang Nana", "oynn", "Оуян"])]
#[case("Чэнь Вэй", &["Chen Wei", "Чен Вей", "陈伟"])]
fn every_spelling_finds_the_person_as_it_is_typed(#[case] written: &str, #[case] spellings: &[&str]) {
    for spelling in spellings {
        let letters = spelling.chars().count();
        for typed in 2..=letters {
            let part: String = spelling.chars().take(typed).collect();
            // A lone next word of one letter is still a beginning; a dangling space is nothing.
            assert!(finds(&part, written), "{part:?} of {spelling:?} finds {written}: {:?}", query(&part));
        }
    }
}

#[rstest]
#[case("Иванов Александр", &["Саша", "саша иванов", "Sasha", "Шура", "Александр"])]
#[case("Иванова Александра", &["Саша", "шура", "саня"])]
#[case("Лебедева Анна", &["Аня", "аня леб", "anya", "Анюта"])]
#[case("Ким Дмитрий", &["Дима", "dima", "Митя"])]
#[case("Орлова Наталья", &["Наташа", "natasha", "Ната"])]
#[case("Петров Владимир", &["Вова", "володя", "vova"])]
#[case("Седова Елена", &["Лена", "Алёна", "lena"])]
#[case("Седова Алёна", &["Алена", "Алёна"])]
#[case("Кузнецова Екатерина", &["Катя", "катерина", "katya"])]
#[case("Смирнов Вячеслав", &["Слава", "slava"])]
#[case("Зуева Мария", &["Маша", "masha"])]
fn an_everyday_form_finds_the_full_name(#[case] written: &str, #[case] called: &[&str]) {
    for typed in called {
        assert!(finds(typed, written), "{typed}");
    }
}

#[rstest]
#[case("Саша", "Иванов Алексей")]
#[case("Аня", "Ким Антонина")]
#[case("Вова", "Петров Виктор")]
#[case("саш", "Иванов Александр")]
#[case("Слава", "Смирнов Виктор")]
fn an_everyday_form_finds_nobody_else(#[case] typed: &str, #[case] written: &str) {
    assert!(!finds(typed, written));
}

#[rstest]
#[case("Иванов", "Петров")]
#[case("Петров", "Иванов")]
#[case("Ivanov", "Петров")]
#[case("Иванов Пётр", "Иванов Иван")]
#[case("Сахаров", "Захаров")]
#[case("Zakharov", "Сахаров")]
#[case("Лебедева", "Лебедь")]
#[case("Марина", "Мария")]
#[case("Natalia", "Наташа")]
#[case("нов", "Иванов")]
#[case("wxm", "Иванов Иван")]
#[case("王小红", "王小明")]
#[case("李小明", "王小明")]
#[case("Wang Xiaohong", "王小明")]
#[case("Ван Сяохун", "王小明")]
#[case("Мышкин", "Мушкин")]
#[case("Кот", "Код")]
#[case("4567", "Иванов Иван")]
#[case("Иванов 4567", "Иванов Иван")]
#[case("😀", "Иванов Иван")]
#[case("ь", "Иванов Иван")]
#[case("anna@mail.ru", "Анна")]
fn other_people_are_not_found(#[case] typed: &str, #[case] written: &str) {
    assert!(!finds(typed, written), "{:?}", query(typed));
}

#[rstest]
#[case("4567")]
#[case("45")]
#[case("456")]
#[case("45-67")]
#[case("123-45-67")]
#[case("1234567")]
#[case("914")]
#[case("914 123")]
#[case("9141234567")]
#[case("914 123 45 67")]
#[case("89141234567")]
#[case("8914")]
#[case("8 914")]
#[case("8 (914")]
#[case("8 (914) 123-45-67")]
#[case("8(914)123-45-67")]
#[case("+7")]
#[case("+7 914")]
#[case("+7 914 123-45-67")]
#[case("+79141234567")]
#[case("7914")]
#[case("0079141234567")]
#[case("лебедева 4567")]
#[case("4567 анна")]
#[case("анна леб 4567")]
#[case("Анна, 8 914 123-45-67")]
#[case("lebedeva +7 914 123 45 67")]
fn a_phone_is_found_by_its_end_its_beginning_and_as_people_write_it(#[case] typed: &str) {
    let phones = [Phone::parse("89141234567").unwrap()];
    let terms = terms(&name("Лебедева", "Анна", "Сергеевна"), &phones, &[], &case_no());
    assert!(query(typed).matches(&terms), "{:?}", query(typed));
}

#[rstest]
#[case("4568")]
#[case("89141234568")]
#[case("+7 915")]
#[case("петрова 4567")]
#[case("914 123 45 67 8")]
fn another_number_is_not_found(#[case] typed: &str) {
    let phones = [Phone::parse("89141234567").unwrap()];
    let terms = terms(&name("Лебедева", "Анна", ""), &phones, &[], &case_no());
    assert!(!query(typed).matches(&terms), "{:?}", query(typed));
}

#[rstest]
#[case("13845612345")]
#[case("138 4561 2345")]
#[case("+86 138 4561 2345")]
#[case("86138")]
#[case("2345")]
fn a_chinese_mobile_is_found(#[case] typed: &str) {
    let phones = [Phone::parse("13845612345").unwrap()];
    let terms = terms(&name("Ли", "Мин", ""), &phones, &[], &case_no());
    assert!(query(typed).matches(&terms), "{:?}", query(typed));
}

#[rstest]
#[case("anna.lebedeva@mail.ru", true)]
#[case("Anna.Lebedeva@Mail.RU", true)]
#[case("anna.leb", true)]
#[case("anna.lebedeva@ma", true)]
#[case("lebedeva@mail.ru", true)]
#[case("anna", true)]
#[case("olga@mail.ru", false)]
#[case("anna.lebedeva@gmail", false)]
fn an_address_is_found_as_it_is_typed(#[case] typed: &str, #[case] found: bool) {
    let emails = [Email::parse("anna.lebedeva@mail.ru").unwrap()];
    let terms = terms(&name("Орлова", "", ""), &[], &emails, &case_no());
    assert_eq!(query(typed).matches(&terms), found, "{:?}", query(typed));
}

#[rstest]
#[case("K-2026-0012", true)]
#[case("k-2026-0012", true)]
#[case("к-2026-0012", true)]
#[case("k20260012", true)]
#[case("K-2026", true)]
#[case("2026-0012", true)]
#[case("0012", true)]
#[case("K-2026-0013", false)]
#[case("0013", false)]
fn a_card_is_found_by_its_case_number(#[case] typed: &str, #[case] found: bool) {
    assert_eq!(query(typed).matches(&terms(&name("Орлова", "", ""), &[], &[], &case_no())), found);
}

#[rstest]
#[case("Сергеевна Анна Лебедева", true)]
#[case("анна леб", true)]
#[case("леб а с", true)]
#[case("Лебедева А.С.", true)]
#[case("Lebedeva A. S.", true)]
#[case("Анна Лебедева Петровна", false)]
fn words_match_in_any_order_and_all_of_them(#[case] typed: &str, #[case] found: bool) {
    assert_eq!(finds(typed, "Лебедева Анна Сергеевна"), found);
}

#[rstest]
#[case("")]
#[case("  \t\n ")]
#[case("-")]
#[case("+")]
#[case("(")]
#[case("«»")]
fn a_query_of_nothing_is_blank(#[case] typed: &str) {
    assert!(query(typed).is_blank(), "{:?}", query(typed));
}

#[test]
fn a_pasted_novel_becomes_a_few_words() {
    let query = query(&"Война и мир wscjxyzwcc ".repeat(100_000));
    assert_eq!(query.words.len(), 8);
    assert!(query.words.iter().all(|word| word.prefixes.len() <= 32));
}

#[test]
fn a_person_has_few_terms_each_once() {
    let mut name = name("Римский-Корсаков", "Пётр", "Сергеевич");
    name.latin = "Rimskii-Korsakov Petr".into();
    name.chinese = "王小明".into();
    let phones = [Phone::parse("89141234567").unwrap()];
    let emails = [Email::parse("petr@mail.ru").unwrap()];
    let terms = terms(&name, &phones, &emails, &case_no());
    let unique: std::collections::HashSet<_> = terms.iter().collect();
    assert_eq!(unique.len(), terms.len());
    assert!(terms.len() <= 32, "{terms:?}");
    assert!(terms.iter().all(|term| !term.text.is_empty()));
}

#[test]
fn a_range_of_the_index_holds_exactly_the_words_with_the_prefix() {
    let query = query("иван");
    let ranges: Vec<_> = query.words[0].ranges().collect();
    for (text, inside) in
        [("ivan", true), ("ivanov", true), ("ivan😀", true), ("ivao", false), ("iva", false)]
    {
        let found = ranges.iter().any(|(first, end)| text >= *first && text < end.as_str());
        assert_eq!(found, inside, "{text}");
    }
}

#[test]
fn kinds_are_stored_by_their_words() {
    for kind in TermKind::ALL {
        assert_eq!(TermKind::from_code(kind.code()), Ok(kind));
    }
    assert!(TermKind::from_code("surname").is_err());
}

mod what_must_be_gone {
    use super::*;

    fn anna() -> Vec<Needle> {
        let mut name = name("Лебедёва", "Анна", "Сергеевна");
        name.latin = "Lebedeva Anna".into();
        name.chinese = "安娜".into();
        needles(&name, &[Phone::parse("89141234567").unwrap()], &[Email::parse("Anna.L@mail.ru").unwrap()])
    }

    fn has(bytes: &[u8], category: &str, distinctive: bool) -> bool {
        anna().iter().any(|n| n.bytes == bytes && n.category == category && n.distinctive == distinctive)
    }

    #[rstest]
    #[case("Лебедёва Анна Сергеевна", "name", true)]
    #[case("Анна Сергеевна Лебедёва", "name", true)]
    #[case("Анна Лебедёва", "name", true)]
    #[case("ЛебедёваАннаСергеевна", "name", true)]
    #[case("ЛЕБЕДЁВА АННА СЕРГЕЕВНА", "name", true)]
    #[case("лебедева анна сергеевна", "name", true)]
    #[case("Лебедева А. С.", "name", true)]
    #[case("LEBEDEVA ANNA", "name", true)]
    #[case("Anna Lebedeva", "name", true)]
    #[case("安娜", "name", true)]
    #[case("Анна", "name", false)]
    #[case("Лебедёва", "name", false)]
    #[case("Лебедева", "name", false)]
    #[case("lebedeva", "name", false)]
    #[case("anna", "name", false)]
    #[case("+79141234567", "phone", true)]
    #[case("79141234567", "phone", true)]
    #[case("9141234567", "phone", true)]
    #[case("89141234567", "phone", true)]
    #[case("+7 914 123-45-67", "phone", true)]
    #[case("914 123-45-67", "phone", true)]
    #[case("8 914 123-45-67", "phone", true)]
    #[case("1234567", "phone", false)]
    #[case("Anna.L@mail.ru", "email", true)]
    #[case("anna.l@mail.ru", "email", true)]
    fn every_written_form_is_looked_for_in_both_encodings(
        #[case] form: &str,
        #[case] category: &str,
        #[case] distinctive: bool,
    ) {
        assert!(has(form.as_bytes(), category, distinctive), "{form}");
        let wide: Vec<u8> = form.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(has(&wide, category, distinctive), "{form} in UTF-16");
    }

    #[test]
    fn forms_that_chance_would_find_are_not_looked_for() {
        for needle in anna() {
            assert!(needle.bytes.len() >= 4);
            assert_ne!(needle.bytes, b"4567");
        }
    }

    #[test]
    fn each_word_of_the_index_is_looked_for() {
        let name = person("王小明");
        let needles = needles(&name, &[], &[]);
        for term in terms(&name, &[], &[], &CaseNo::typed("")).iter().filter(|t| t.text.len() >= 4) {
            assert!(needles.iter().any(|needle| needle.bytes == term.text.as_bytes()), "{term:?}");
        }
    }

    #[test]
    fn distinctive_forms_come_first() {
        assert!(anna().is_sorted_by_key(|needle| !needle.distinctive));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_any_name_indexed(
        typed in any::<String>(), a in any::<String>(), b in any::<String>(), c in any::<String>()
    ) {
        let query = query(&typed);
        prop_assert!(query.words.len() <= 8);
        for word in &query.words {
            prop_assert!(!word.prefixes.is_empty());
            prop_assert!(word.prefixes.iter().all(|prefix| !prefix.is_empty()));
        }
        let odd = PersonName { surname: a.clone(), given: b.clone(), patronymic: c.clone(), latin: b, chinese: c };
        prop_assert!(terms(&odd, &[], &[], &case_no()).iter().all(|term| !term.text.is_empty()));
        needles(&odd, &[], &[]);
    }

    #[test]
    fn a_cyrillic_name_is_found_by_each_of_its_beginnings(
        written in "[А-ЯЁ][а-яё]{1,12}(-[А-ЯЁ][а-яё]{1,8})?"
    ) {
        let terms = terms(&name(&written, "", ""), &[], &[], &case_no());
        for typed in 1..=written.chars().count() {
            let part: String = written.chars().take(typed).collect();
            for form in [part.clone(), part.to_uppercase(), part.to_lowercase()] {
                let query = query(&form);
                // A beginning of signs alone (Ь) is no beginning of a real name.
                if !form.chars().all(|c| matches!(c, 'ь' | 'ъ' | 'Ь' | 'Ъ' | '-')) {
                    prop_assert!(query.matches(&terms), "{form} of {written}: {query:?} {terms:?}");
                }
            }
        }
    }

    #[test]
    fn a_latin_name_is_found_by_each_of_its_beginnings(written in "[A-Z][a-z]{1,10}") {
        let person = PersonName { latin: written.clone(), ..PersonName::default() };
        let terms = terms(&person, &[], &[], &case_no());
        let query = query(&written);
        prop_assert!(query.matches(&terms), "{written}: {query:?} {terms:?}");
    }
}
