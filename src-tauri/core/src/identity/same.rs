//! The key under which two whole names read the same, in any script and either order.

use super::key::{self, Reading};
use super::letters::{self, is_hyphen};
use super::{chinese, palladius};
use crate::values::PersonName;

/// Surname and given name as one key; `None` when half of the name is missing: half of it would be half
/// the city's.
pub fn name_key(name: &PersonName) -> Option<String> {
    let [surname, given, latin, hanzi] =
        [&name.surname, &name.given, &name.latin, &name.chinese].map(|field| letters::fold(field.trim()));
    let pair = if !surname.is_empty() && !given.is_empty() {
        Some((word(&surname), word(&given)))
    } else if let Some((surname, given)) = latin.split_once(' ') {
        // Passports write no patronymic; what follows the given name is not compared.
        Some((word(surname), word(given.split(' ').next().unwrap_or_default())))
    } else {
        of_hanzi(&hanzi)
    };
    let (one, other) = pair.filter(|(one, other)| !one.is_empty() && !other.is_empty())?;
    Some(if one < other { format!("{one} {other}") } else { format!("{other} {one}") })
}

fn word(text: &str) -> String {
    let joined: String = text.chars().filter(|c| !is_hyphen(*c) && !c.is_whitespace()).collect();
    key::keys(&letters::bare(&joined), Reading::Stored).into_iter().next().unwrap_or_default()
}

/// A name in hanzi by its reading, written as Palladius writes it: so Ван Сяомин is 王小明.
fn of_hanzi(name: &str) -> Option<(String, String)> {
    let read = chinese::read(name)?;
    let written = |syllables: &[&'static str]| -> String {
        let cyrillic: String =
            syllables.iter().filter_map(|syllable| palladius::cyrillic(syllable)).collect();
        key::cyrillic_key(&cyrillic)
    };
    let (surname, given) = read.syllables.split_at_checked(read.surname)?;
    Some((written(surname), written(given)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn native(surname: &str, given: &str) -> PersonName {
        PersonName { surname: surname.into(), given: given.into(), ..PersonName::default() }
    }

    fn latin(name: &str) -> PersonName {
        PersonName { latin: name.into(), ..PersonName::default() }
    }

    fn chinese(name: &str) -> PersonName {
        PersonName { chinese: name.into(), ..PersonName::default() }
    }

    #[rstest]
    #[case(native("Семёнов", "Пётр"), native("СЕМЕНОВ", "петр"))]
    #[case(native("Пётр", "Семёнов"), native("Семенов", "Петр"))]
    #[case(native("Иванова-Петрова", "Анна"), native("Иванова Петрова", "Анна"))]
    #[case(native("Лебедева", "Анна"), latin("LEBEDEVA ANNA"))]
    #[case(native("Ван", "Сяомин"), chinese("王小明"))]
    fn names_that_read_the_same_have_one_key(#[case] one: PersonName, #[case] other: PersonName) {
        assert!(name_key(&one).is_some());
        assert_eq!(name_key(&one), name_key(&other));
    }

    #[rstest]
    #[case(native("Лебедева", "Анна"), native("Лебедева", "Инна"))]
    #[case(native("Лебедев", "Анна"), native("Лебедева", "Анна"))]
    #[case(chinese("王小明"), chinese("王小月"))]
    fn other_names_have_other_keys(#[case] one: PersonName, #[case] other: PersonName) {
        assert_ne!(name_key(&one), name_key(&other));
    }

    #[rstest]
    #[case(native("Лебедева", ""))]
    #[case(native("", "Анна"))]
    #[case(latin("ANNA"))]
    #[case(chinese("王"))]
    #[case(PersonName::default())]
    fn half_a_name_has_none(#[case] name: PersonName) {
        assert_eq!(name_key(&name), None);
    }
}
