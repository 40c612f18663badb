//! `cargo xtask bench`: the figures of README, each beside its baseline from the same run.
//!
//! The core's figures come from `tests/bench/main.rs`, the window's from `tests/bench/start.test.ts`:
//! the shipped build and an empty Tauri window, told by the same WebDriver. With a number of leads it
//! measures that many and prints; without one it measures 100 000 and writes README.

use std::path::{Path, PathBuf};

use crate::Failure;
use crate::house::House;
use crate::step::Step;
use crate::suites::Stage;
use crate::test::staged;
use crate::workshop::{Piece, Workshop};

/// How many people a clinic of README has.
const LEADS: u32 = 100_000;

/// The core's bench example.
const CORE: &[&str] =
    &["build", "--release", "--locked", "-p", "desk-core", "--features", "testing", "--example", "bench"];
/// The window and the empty one. Apart from the server: that one is built with the core's test hooks.
const WINDOWS: &[&str] =
    &["build", "--release", "--locked", "-p", "zhenmei-desk", "--bins", "--example", "empty"];
/// What makes the clinic the window is opened on.
const SERVER: &[&str] = &["build", "--release", "--locked", "-p", "test-server"];

/// The marks in README between which the figures stand.
const BEGIN: &str = "<!-- bench -->";
const END: &str = "<!-- /bench -->";

/// Measures, prints, and writes README when nothing else is asked for.
pub fn bench(house: &House, args: &[String]) -> Result<(), Failure> {
    let leads = match args {
        [] => LEADS,
        [number] => number.parse().map_err(|_| format!("`bench` takes a number of leads, not {number:?}"))?,
        _ => return Err("`bench` takes one number of leads".into()),
    };
    Workshop::fetch(house)?;
    Step::npm(house, &["run", "--silent", "build"]).live()?;
    for build in [CORE, WINDOWS, SERVER] {
        Step::cargo(house, build).live()?;
    }
    let mut workshop = Workshop::new(house);
    let log = house.logs().join("bench.log");
    std::fs::create_dir_all(house.logs()).map_err(|error| format!("cannot write the log: {error}"))?;
    workshop.make(Piece::Driver, &log)?;

    println!("Measuring the core on {leads} leads");
    let release = house.target().join("release");
    let core = Step::at(house.root(), release.join("examples/bench")).args([leads.to_string()]).read()?;
    println!("{core}\nMeasuring the window");
    let window = window(house, &release, leads, &log)?;
    println!("{window}");
    let text = section(&core, &window, leads);
    if args.is_empty() { write(&house.root().join("README.md"), &text) } else { Ok(()) }
}

/// The window's rows of the table.
fn window(house: &House, release: &Path, leads: u32, log: &Path) -> Result<String, Failure> {
    let out = house.logs().join("bench");
    let _ = std::fs::remove_dir_all(&out);
    let runtime = std::env::temp_dir().join(format!("desk-{}-bench", std::process::id()));
    let stage = Workshop::stage(house, staged(house, Stage::Desktop, &out, &runtime), &out);
    let vitest = house.ui().join("node_modules/vitest/vitest.mjs");
    let played = stage
        .env("DESK_APP", program(release, "zhenmei-desk"))
        .env("DESK_EMPTY", program(&release.join("examples"), "empty"))
        .env("DESK_SERVER", program(release, "test-server"))
        .env("DESK_LEADS", leads.to_string())
        .args(["node".into(), vitest])
        .args(["run", "--config", "../tests/bench/vitest.config.ts"])
        .logged(log);
    let _ = std::fs::remove_dir_all(&runtime);
    played.map_err(|words| format!("{words}; see {}", log.display()))?;
    std::fs::read_to_string(out.join("window.md"))
        .map_err(|error| format!("no figures of the window: {error}"))
}

fn program(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// What stands in README: the machine, then the table.
fn section(core: &str, window: &str, leads: u32) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "A clinic of {leads} leads on {cores} cores; pairs are p50 / p95.\n\n{}\n{}\n",
        core.trim_end(),
        window.trim_end()
    )
}

/// Puts the section between its two marks.
fn put(readme: &str, section: &str) -> Option<String> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{section}{END}{after}"))
}

fn write(readme: &Path, section: &str) -> Result<(), Failure> {
    let trouble = |error| format!("{}: {error}", readme.display());
    let text = std::fs::read_to_string(readme).map_err(trouble)?;
    let text = put(&text, section).ok_or_else(|| format!("{} has no place for figures", readme.display()))?;
    std::fs::write(readme, text).map_err(trouble)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_figures_take_the_place_of_the_old_and_touch_nothing_else() {
        let readme = format!("a\n{BEGIN}\nold\n{END}\nb\n");
        let new = put(&readme, "new\n").unwrap();
        assert_eq!(new, format!("a\n{BEGIN}\nnew\n{END}\nb\n"));
        assert_eq!(put(&new, "old\n"), Some(readme));
        assert_eq!(put("a page without marks", "new"), None);
    }
}
