//! The table of suites: what `cargo xtask test` runs, in this order, and how each is counted.

use std::time::Duration;

use crate::Failure;
use crate::house::House;
use crate::workshop::Piece;
use crate::{bindings, licences};

/// One line of the table.
pub struct Suite {
    /// The name for `--only`, the log and the screen.
    pub name: &'static str,
    /// What it holds true.
    pub about: &'static str,
    /// What must be built first.
    pub needs: &'static [Piece],
    /// What runs.
    pub work: Work,
}

/// How a suite runs and is counted.
pub enum Work {
    /// Only its needs: one pass if they were made.
    Made,
    /// A cargo command: one pass if it ends well.
    Cargo(&'static [&'static str]),
    /// An npm script: one pass if it ends well.
    Npm(&'static str),
    /// A rule in this tool: one pass if it finds nothing.
    Rule(fn(&House) -> Result<(), Failure>),
    /// `cargo test` with these arguments: each test counts.
    CargoTest(&'static [&'static str]),
    /// vitest with a configuration, as seen from `ui`: each test counts.
    Vitest {
        /// The configuration, relative to `ui`.
        config: &'static str,
        /// Where its browser or window lives.
        stage: Stage,
    },
}

/// The place a vitest suite plays in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// No screen at all.
    Bare,
    /// A screen without a monitor, a session bus and an unlocked keyring, all private to the suite.
    Desktop,
    /// The same on a machine whose only network is its own loopback.
    OfflineDesktop,
}

/// A story that is not over by then hangs.
pub const LONGEST_STORY: Duration = Duration::from_secs(900);

/// Every suite. The quick ones come first, so a slip is told early.
pub const SUITES: &[Suite] = &[
    Suite {
        name: "format",
        about: "Rust is formatted",
        needs: &[],
        work: Work::Cargo(&["fmt", "--all", "--check"]),
    },
    Suite {
        name: "licences",
        about: "licences are allowed, no HTTP client is shipped",
        needs: &[],
        work: Work::Rule(licences::licences),
    },
    Suite {
        name: "types",
        about: "the UI is formatted, linted and typed",
        needs: &[],
        work: Work::Npm("check"),
    },
    Suite {
        name: "bindings",
        about: "the UI's types are the core's",
        needs: &[],
        work: Work::Rule(|house| bindings::bindings(house, true)),
    },
    Suite { name: "page", about: "the UI builds", needs: &[Piece::Page], work: Work::Made },
    Suite {
        name: "lints",
        about: "clippy has nothing to say",
        needs: &[Piece::Page],
        work: Work::Cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]),
    },
    Suite {
        name: "core",
        about: "every rule of the desk, on real encrypted files",
        needs: &[],
        work: Work::CargoTest(&["-p", "desk-core"]),
    },
    Suite {
        name: "crates",
        about: "the window's shell, `desk`, the test server and this tool",
        needs: &[Piece::Page],
        work: Work::CargoTest(&["--workspace", "--exclude", "desk-core"]),
    },
    Suite {
        name: "ui",
        about: "the UI's own rules",
        needs: &[Piece::Messages],
        work: Work::Vitest { config: "vitest.config.ts", stage: Stage::Bare },
    },
    Suite {
        name: "browser",
        about: "stories in Chromium against the real core",
        needs: &[Piece::Page, Piece::Server, Piece::Browser],
        work: Work::Vitest { config: "../tests/browser/vitest.config.ts", stage: Stage::Bare },
    },
    Suite {
        name: "app",
        about: "the story in the real window with a real keyring",
        needs: &[Piece::Page, Piece::App, Piece::Driver],
        work: Work::Vitest { config: "../tests/app/vitest.config.ts", stage: Stage::Desktop },
    },
    Suite {
        name: "app-offline",
        about: "the same story on a machine without a network",
        needs: &[Piece::Page, Piece::App, Piece::Driver],
        work: Work::Vitest { config: "../tests/app/vitest.config.ts", stage: Stage::OfflineDesktop },
    },
];

/// What a person runs before each commit: parts of the table, and clippy for the core only.
pub const CHECK: &[&str] = &["format", "types", "lints-core", "unit"];

/// The two suites of `check` that `test` holds in wider form.
pub const NARROW: &[Suite] = &[
    Suite {
        name: "lints-core",
        about: "clippy has nothing to say about the core",
        needs: &[],
        work: Work::Cargo(&[
            "clippy",
            "-p",
            "desk-core",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ]),
    },
    Suite {
        name: "unit",
        about: "pure rules of the core",
        needs: &[],
        work: Work::CargoTest(&["-p", "desk-core", "--lib"]),
    },
];

/// Finds a suite by its whole name.
pub fn find(name: &str) -> Option<&'static Suite> {
    SUITES.iter().chain(NARROW).find(|suite| suite.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suite_has_a_name_of_its_own() {
        let mut names: Vec<_> = SUITES.iter().chain(NARROW).map(|suite| suite.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn every_part_of_check_is_a_suite() {
        for name in CHECK {
            assert!(find(name).is_some(), "{name}");
        }
        assert!(find("format ").is_none());
    }
}
