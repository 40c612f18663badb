//! Runs suites one after another, shows each on one line, and keeps their logs.
//!
//! A failed suite shows the tail of its log at once; the last line of all is `N passed, N failed`.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::Failure;
use crate::house::House;
use crate::step::Step;
use crate::suites::{CHECK, LONGEST_STORY, SUITES, Stage, Suite, Work, find};
use crate::tally::{self, Tally};
use crate::workshop::Workshop;
use crate::{node, system};

/// How much of a failed suite's log is shown.
const TAIL_LINES: usize = 80;

/// `cargo xtask test`: every suite, or those named by `--only`.
pub fn test(house: &House, args: &[String]) -> Result<(), Failure> {
    let chosen = match choose(args)? {
        Choice::List => {
            for suite in SUITES {
                println!("{:<12} {}", suite.name, suite.about);
            }
            return Ok(());
        }
        Choice::Suites(chosen) => chosen,
    };
    Workshop::fetch(house)?;
    run(house, &chosen)
}

/// `cargo xtask check`: what a person runs before each commit.
pub fn check(house: &House) -> Result<(), Failure> {
    system::install(&[system::HEADLESS])?;
    node::install(house)?;
    run(house, &CHECK.iter().filter_map(|name| find(name)).collect::<Vec<_>>())
}

enum Choice {
    List,
    Suites(Vec<&'static Suite>),
}

fn choose(args: &[String]) -> Result<Choice, Failure> {
    let mut chosen = Vec::new();
    let mut words = args.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--list" => return Ok(Choice::List),
            "--only" => {
                let name = words.next().map(String::as_str).unwrap_or_default();
                chosen.push(
                    find(name)
                        .ok_or_else(|| format!("no suite {name:?}; `cargo xtask test --list` names them"))?,
                );
            }
            other => return Err(format!("`test` does not know {other:?}")),
        }
    }
    if chosen.is_empty() {
        chosen.extend(SUITES);
    }
    Ok(Choice::Suites(chosen))
}

fn run(house: &House, suites: &[&Suite]) -> Result<(), Failure> {
    let logs = house.logs();
    std::fs::create_dir_all(&logs).map_err(|error| format!("cannot write {}: {error}", logs.display()))?;
    let mut workshop = Workshop::new(house);
    let mut sum = Tally::default();
    let start = Instant::now();
    for suite in suites {
        let log = logs.join(format!("{}.log", suite.name));
        let _ = std::fs::remove_file(&log);
        let begun = Instant::now();
        let (tally, words) = play(house, &mut workshop, suite, &log);
        println!("{:<12} {tally}, {}", suite.name, seconds(begun.elapsed()));
        if !tally.is_green() {
            let written = std::fs::read_to_string(&log).unwrap_or_default();
            println!("{}\n{words}\n", tail(&written, TAIL_LINES).trim_end());
        }
        sum += tally;
    }
    println!("{} in all, logs in {}", seconds(start.elapsed()), logs.display());
    println!("{sum}");
    if sum.is_green() { Ok(()) } else { Err(String::new()) }
}

/// Plays one suite; the words say why it failed.
fn play(house: &House, workshop: &mut Workshop, suite: &Suite, log: &Path) -> (Tally, String) {
    if let Some(words) = missing(house, suite) {
        return (Tally::one(false), words);
    }
    for piece in suite.needs {
        if let Err(words) = workshop.make(*piece, log) {
            return (Tally::one(false), words);
        }
    }
    let check = |done: Result<(), Failure>| (Tally::one(done.is_ok()), done.err().unwrap_or_default());
    match &suite.work {
        Work::Made => check(Ok(())),
        Work::Cargo(args) => check(offline(Step::cargo(house, args)).logged(log)),
        Work::Npm(script) => check(Step::npm(house, &["run", "--silent", script]).logged(log)),
        Work::Rule(rule) => check(rule(house)),
        Work::CargoTest(args) => {
            let step = Step::cargo(house, &["test", "--locked", "--no-fail-fast"]).args(*args);
            let done = offline(step).logged(log);
            let written = std::fs::read_to_string(log).unwrap_or_default();
            (tally::cargo_test(&written).ended(done.is_ok()), done.err().unwrap_or_default())
        }
        Work::Vitest { config, stage } => vitest(house, suite.name, config, *stage, log),
    }
}

fn missing(house: &House, suite: &Suite) -> Option<Failure> {
    let Work::Vitest { config, .. } = suite.work else { return None };
    (!house.ui().join(config).is_file()).then(|| format!("the suite is not there: ui/{config}"))
}

/// Cargo has fetched everything by now: a suite that wants the network is a suite that would leak.
fn offline(step: Step) -> Step {
    step.env("CARGO_NET_OFFLINE", "true")
}

fn vitest(house: &House, name: &str, config: &str, stage: Stage, log: &Path) -> (Tally, String) {
    let out = house.logs().join(name);
    let _ = std::fs::remove_dir_all(&out);
    if let Err(error) = std::fs::create_dir_all(&out) {
        return (Tally::one(false), format!("cannot write {}: {error}", out.display()));
    }
    let report = out.join("report.json");
    let vitest = house.ui().join("node_modules/vitest/vitest.mjs");
    let play = [
        "node".into(),
        vitest.into_os_string(),
        "run".into(),
        "--config".into(),
        config.into(),
        "--reporter=default".into(),
        "--reporter=json".into(),
        format!("--outputFile.json={}", report.display()).into(),
    ];
    // Sockets live here: their paths must be short, and nothing of them is worth keeping.
    let runtime = std::env::temp_dir().join(format!("desk-{}-{name}", std::process::id()));
    let step = staged(house, stage, &out, &runtime).args(play).deadline(LONGEST_STORY);
    let done = Workshop::stage(house, step, &out).logged(log);
    let _ = std::fs::remove_dir_all(&runtime);
    match std::fs::read_to_string(&report)
        .map_err(|error| error.to_string())
        .and_then(|json| tally::vitest(&json))
    {
        Ok(counted) => (counted.ended(done.is_ok()), done.err().unwrap_or_default()),
        Err(words) => (Tally::one(false), format!("{}\nno report: {words}", done.err().unwrap_or_default())),
    }
}

/// A command that runs its arguments on the given stage.
pub fn staged(house: &House, stage: Stage, out: &Path, runtime: &Path) -> Step {
    if stage == Stage::Bare {
        return Step::at(house.ui(), "env");
    }
    let (first, network): (&[&str], _) = match (stage, system::is_root()) {
        (Stage::OfflineDesktop, true) => (&["unshare", "--net"], "ip link set lo up && "),
        (Stage::OfflineDesktop, false) => (&["unshare", "--net", "--map-root-user"], "ip link set lo up && "),
        _ => (&["env"], ""),
    };
    // The keyring is unlocked with a password of its own; it and the window's files are private to `out`.
    let script = format!(
        "{network}exec dbus-run-session -- xvfb-run -a -s '-screen 0 1280x800x24' sh -c \
         'printf %s story | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$@\"' sh \"$@\""
    );
    let private = |dir: PathBuf| {
        let _ = std::fs::create_dir_all(&dir);
        #[cfg(unix)]
        let _ = std::fs::set_permissions(&dir, std::os::unix::fs::PermissionsExt::from_mode(0o700));
        dir
    };
    Step::at(house.ui(), "env")
        .args(first)
        .args(["sh", "-c", &script, "sh"])
        .env("NO_AT_BRIDGE", "1")
        .env("DESK_STORY", if stage == Stage::OfflineDesktop { "ru" } else { "ru,zh,en" })
        .env("XDG_DATA_HOME", private(out.join("data")))
        .env("XDG_CONFIG_HOME", private(out.join("config")))
        .env("XDG_CACHE_HOME", private(out.join("cache")))
        .env("XDG_RUNTIME_DIR", private(runtime.to_path_buf()))
}

fn tail(text: &str, lines: usize) -> String {
    let all: Vec<&str> = text.lines().collect();
    all.get(all.len().saturating_sub(lines)..).unwrap_or_default().join("\n")
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(args: &[&str]) -> Result<Vec<&'static str>, Failure> {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        Ok(match choose(&args)? {
            Choice::List => vec!["list"],
            Choice::Suites(suites) => suites.iter().map(|suite| suite.name).collect(),
        })
    }

    #[test]
    fn all_suites_run_unless_some_are_named() {
        assert_eq!(names(&[]).unwrap().len(), SUITES.len());
        assert_eq!(names(&["--only", "core", "--only", "ui"]), Ok(vec!["core", "ui"]));
        assert_eq!(names(&["--list"]), Ok(vec!["list"]));
    }

    #[test]
    fn a_misspelt_suite_is_an_error_and_never_an_empty_green_run() {
        assert!(names(&["--only", "coer"]).is_err());
        assert!(names(&["--only"]).is_err());
        assert!(names(&["core"]).is_err());
    }

    #[test]
    fn the_tail_of_a_log_is_its_last_lines() {
        assert_eq!(tail("a\nb\nc\n", 2), "b\nc");
        assert_eq!(tail("a\n", 2), "a");
        assert_eq!(tail("", 2), "");
    }
}
