//! Counting: how many tests of a suite passed and failed, read from what the runner wrote.
//!
//! A suite that fails without a failed test (a build error, a crash), and one that ran no test at all,
//! count as one failure: silence is never a pass. An ignored test counts as failed.

use std::ops::AddAssign;

use serde_json::Value;

use crate::Failure;

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many passed.
    pub passed: usize,
    /// How many failed, were ignored, or never ran because the suite broke.
    pub failed: usize,
}

impl Tally {
    /// One check that either holds or not.
    pub fn one(holds: bool) -> Self {
        Self { passed: usize::from(holds), failed: usize::from(!holds) }
    }

    /// Corrects a count by how the runner ended: a failure nobody counted is one, and so is an empty suite.
    pub fn ended(mut self, well: bool) -> Self {
        if self.failed == 0 && (!well || self.passed == 0) {
            self.failed = 1;
        }
        self
    }

    /// Whether nothing failed.
    pub fn is_green(self) -> bool {
        self.failed == 0
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Sums the `test result:` lines of `cargo test`, one for each test binary.
pub fn cargo_test(log: &str) -> Tally {
    let mut sum = Tally::default();
    for line in log.lines() {
        let Some((_, result)) = line.split_once("test result: ") else { continue };
        let number = |word: &str| -> usize {
            let mut words = result.split([' ', ';', '.']).filter(|part| !part.is_empty()).peekable();
            let mut before = 0;
            while let Some(part) = words.next() {
                if words.peek() == Some(&word) {
                    before = part.parse().unwrap_or(0);
                }
            }
            before
        };
        sum += Tally { passed: number("passed"), failed: number("failed") + number("ignored") };
    }
    sum
}

/// Reads the JSON report of vitest. Skipped and unfinished tests count as failed.
pub fn vitest(report: &str) -> Result<Tally, Failure> {
    let report: Value = serde_json::from_str(report).map_err(|error| format!("vitest's report: {error}"))?;
    let number =
        |name: &str| report.get(name).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok());
    let (Some(total), Some(passed)) = (number("numTotalTests"), number("numPassedTests")) else {
        return Err("vitest's report has no counts".into());
    };
    Ok(Tally { passed, failed: total.saturating_sub(passed) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_BINARIES: &str = "\
running 3 tests
test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
running 4 tests
test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 5 filtered out; finished in 0.01s
";

    #[test]
    fn every_binary_of_cargo_test_is_summed_and_ignored_tests_fail() {
        assert_eq!(cargo_test(TWO_BINARIES), Tally { passed: 5, failed: 2 });
    }

    #[test]
    fn a_result_behind_words_a_test_left_on_the_line_is_counted() {
        assert_eq!(
            cargo_test("noise test result: ok. 7 passed; 0 failed; 0 ignored"),
            Tally { passed: 7, failed: 0 }
        );
    }

    #[test]
    fn a_crash_and_an_empty_suite_are_failures() {
        assert_eq!(cargo_test("error: could not compile").ended(false), Tally { passed: 0, failed: 1 });
        assert_eq!(Tally { passed: 9, failed: 0 }.ended(false), Tally { passed: 9, failed: 1 });
        assert_eq!(Tally::default().ended(true), Tally { passed: 0, failed: 1 });
        assert_eq!(Tally { passed: 9, failed: 0 }.ended(true), Tally { passed: 9, failed: 0 });
        assert_eq!(Tally { passed: 9, failed: 2 }.ended(false), Tally { passed: 9, failed: 2 });
    }

    #[test]
    fn a_skipped_browser_test_is_not_a_pass() {
        let report = r#"{"numTotalTests":5,"numPassedTests":3,"numFailedTests":1,"numPendingTests":1}"#;
        assert_eq!(vitest(report), Ok(Tally { passed: 3, failed: 2 }));
    }

    #[test]
    fn a_report_without_counts_is_refused() {
        assert!(vitest("{}").is_err());
        assert!(vitest("").is_err());
    }
}
