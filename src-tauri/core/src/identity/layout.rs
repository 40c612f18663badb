//! A word typed under the wrong keyboard layout: `bdfyjd` is иванов, `цфтп` is wang.

use std::collections::BTreeSet;

/// Shorter words under the wrong layout could be anything.
const SHORTEST_WORD: usize = 3;
/// The same keys of a Latin and of a Russian keyboard, in the same order.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const RUSSIAN: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";

/// What the same keys give under the other layout; `None` when nothing would change, when both scripts
/// are there already, or when it is too little to be a word (two letters, or one however often).
pub fn other_layout(typed: &str) -> Option<String> {
    let typed = typed.to_lowercase();
    let russian = typed.chars().any(|c| RUSSIAN.contains(c));
    let latin = typed.chars().any(|c| c.is_ascii_lowercase());
    let letters: BTreeSet<char> = typed.chars().filter(|c| c.is_alphabetic()).collect();
    // Keys that are a letter under either layout: `;` may be ж.
    let longest = typed.split(char::is_whitespace).map(|word| word.chars().count()).max().unwrap_or_default();
    if russian == latin || letters.len() < 2 || longest < SHORTEST_WORD {
        return None;
    }
    let (from, to) = if russian { (RUSSIAN, LATIN) } else { (LATIN, RUSSIAN) };
    let other =
        |c: char| from.chars().position(|key| key == c).and_then(|at| to.chars().nth(at)).unwrap_or(c);
    Some(typed.chars().map(other).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("bdfyjd", Some("иванов"))]
    #[case("Kt,tltdf Fyyf", Some("лебедева анна"))]
    #[case("цфтп", Some("wang"))]
    #[case("'kkf 4567", Some("элла 4567"))]
    #[case("4567", None)]
    #[case("", None)]
    #[case("qqqqq", None)]
    #[case("f", None)]
    #[case("fyyf", Some("анна"))]
    #[case("лю ян", None)]
    #[case("bd gtn", Some("ив пет"))]
    #[case("иванов anna", None)]
    #[case("王小明", None)]
    fn the_same_keys_are_read_under_the_other_layout(#[case] typed: &str, #[case] other: Option<&str>) {
        assert_eq!(other_layout(typed).as_deref(), other);
    }

    #[test]
    fn both_layouts_have_the_same_keys() {
        assert_eq!(LATIN.chars().count(), RUSSIAN.chars().count());
    }
}
