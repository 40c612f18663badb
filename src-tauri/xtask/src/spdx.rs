//! Licence expressions: does what a package asks for fit what `deny.toml` allows?
//!
//! Knows `AND`, `OR`, `WITH`, brackets and the old `/` for "or". What it cannot read it refuses.

/// Whether `expression` can be satisfied with licences of `allowed` alone.
pub fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = Words { rest: spaced.split_whitespace().collect(), allowed };
    words.rest.reverse();
    words.either() == Some(true) && words.rest.is_empty()
}

struct Words<'a> {
    /// The words still to read, last first.
    rest: Vec<&'a str>,
    allowed: &'a [String],
}

impl Words<'_> {
    fn next_is(&mut self, word: &str) -> bool {
        let yes = self.rest.last() == Some(&word);
        if yes {
            self.rest.pop();
        }
        yes
    }

    fn either(&mut self) -> Option<bool> {
        let mut fits = self.both()?;
        while self.next_is("OR") {
            fits |= self.both()?;
        }
        Some(fits)
    }

    fn both(&mut self) -> Option<bool> {
        let mut fits = self.one()?;
        while self.next_is("AND") {
            fits &= self.one()?;
        }
        Some(fits)
    }

    fn one(&mut self) -> Option<bool> {
        if self.next_is("(") {
            let fits = self.either()?;
            return self.next_is(")").then_some(fits);
        }
        let mut licence = self.rest.pop()?.to_owned();
        if matches!(licence.as_str(), "AND" | "OR" | "WITH" | ")") {
            return None;
        }
        if self.next_is("WITH") {
            licence = format!("{licence} WITH {}", self.rest.pop()?);
        }
        Some(self.allowed.contains(&licence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(expression: &str) -> bool {
        let allowed = ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].map(String::from);
        is_allowed(expression, &allowed)
    }

    #[test]
    fn one_of_several_offered_licences_is_enough() {
        assert!(fits("MIT OR GPL-3.0"));
        assert!(fits("GPL-3.0/MIT"));
        assert!(!fits("GPL-3.0 OR Apache-2.0"));
    }

    #[test]
    fn all_of_the_demanded_licences_are_needed() {
        assert!(fits("MIT AND Zlib"));
        assert!(!fits("MIT AND GPL-3.0"));
        assert!(!fits("MIT AND (GPL-3.0 OR Apache-2.0)"));
        assert!(fits("(GPL-3.0 OR MIT) AND Zlib"));
        assert!(fits("GPL-3.0 AND Zlib OR MIT"), "AND binds tighter than OR");
    }

    #[test]
    fn an_exception_is_part_of_its_licence() {
        assert!(fits("Apache-2.0 WITH LLVM-exception"));
        assert!(!fits("Apache-2.0"));
        assert!(!fits("MIT WITH LLVM-exception"));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for expression in ["", "MIT OR", "(MIT", "MIT)", "MIT MIT", "AND MIT", "MIT WITH"] {
            assert!(!fits(expression), "{expression:?}");
        }
    }
}
