//! One letter mistyped: the words at a distance of one (Damerau), in the alphabet that was typed. Some
//! five hundred for a word of eight letters; looked up as whole terms, so that no index grows for it.

/// Every word one error away, each once; the word itself is not among them.
pub(super) fn near(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut found: Vec<String> = Vec::new();
    let cyrillic = letters.iter().any(|c| ('а'..='я').contains(c));
    let alphabet = if cyrillic { 'а'..='я' } else { 'a'..='z' };
    each(&letters, alphabet, &mut |near| found.push(near.iter().collect()));
    found.sort_unstable();
    found.dedup();
    found
}

fn each(word: &[char], alphabet: std::ops::RangeInclusive<char>, see: &mut impl FnMut(&[char])) {
    let mut near: Vec<char> = Vec::with_capacity(word.len() + 1);
    for at in 0..=word.len() {
        let (before, after) = word.split_at(at);
        // One letter is missing here.
        for c in alphabet.clone() {
            near.clear();
            near.extend(before.iter().copied().chain([c]).chain(after.iter().copied()));
            see(&near);
        }
        let Some((wrong, rest)) = after.split_first() else { continue };
        // One too many.
        near.clear();
        near.extend(before.iter().chain(rest));
        see(&near);
        // Another one.
        for c in alphabet.clone().filter(|c| c != wrong) {
            near.clear();
            near.extend(before.iter().copied().chain([c]).chain(rest.iter().copied()));
            see(&near);
        }
        // Two neighbours swapped.
        if let Some((next, rest)) = rest.split_first()
            && next != wrong
        {
            near.clear();
            near.extend(before.iter().copied().chain([*next, *wrong]).chain(rest.iter().copied()));
            see(&near);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_single_error_is_among_them_and_two_errors_are_not() {
        let found = near("lebedeva");
        for typed in ["lebdeva", "leebedeva", "labedeva", "lebedvea", "xlebedeva", "lebedevax", "ebedeva"] {
            assert!(found.contains(&typed.to_owned()), "{typed}");
        }
        for typed in ["lebedeva", "lebdea", "labedevo", ""] {
            assert!(!found.contains(&typed.to_owned()), "{typed}");
        }
        assert!(found.len() < 500, "{}", found.len());
        assert!(near("шишкина").contains(&"шшикина".to_owned()));
    }
}
