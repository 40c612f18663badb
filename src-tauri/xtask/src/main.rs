//! `cargo xtask`: everything a person does to this project, in one place and the same on every machine.
//!
//! Reading order: [`suites`] is the table of what `test` runs, [`test`] runs it, [`tally`] counts;
//! [`run`] opens the window; [`bench`] measures; [`system`] and [`node`] fetch what a fresh machine lacks;
//! [`licences`] guards what may be shipped. The only part that touches the network is the
//! preparation in [`system`], [`node`] and [`workshop::Workshop::fetch`].
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks on its streams")]

mod bench;
mod bindings;
mod house;
mod licences;
mod node;
mod run;
mod spdx;
mod step;
mod suites;
mod system;
mod tally;
mod test;
mod workshop;

use std::process::ExitCode;

use house::House;
use step::Step;

const USAGE: &str = "\
cargo xtask run [ARGS]            install what is missing, build, open the window (ARGS go to the app, e.g. --demo)
cargo xtask test [--only SUITE]…  every suite, headless; ends with `N passed, N failed`  (--list names the suites)
cargo xtask check                 format, lints and types, unit tests of the core: before each commit
cargo xtask bindings [--check]    write the TypeScript types of the command table (or only compare)
cargo xtask bench [LEADS]         measure what README claims and write it there (LEADS: measure fewer, only print)
cargo xtask package               build a .deb";

/// What went wrong, in words for the person at the terminal.
type Failure = String;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let args: Vec<String> = args.collect();
    let done = House::find().and_then(|house| match command.as_str() {
        "run" => run::run(&house, &args),
        "test" => test::test(&house, &args),
        "check" => test::check(&house),
        "bindings" => bindings::bindings(&house, args.iter().any(|arg| arg == "--check")),
        "bench" => bench::bench(&house, &args),
        "package" => package(&house),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no `cargo xtask {other}`\n\n{USAGE}")),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            if !words.is_empty() {
                eprintln!("{words}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Builds a Debian package with Tauri's bundler.
fn package(house: &House) -> Result<(), Failure> {
    system::install(&[system::HEADLESS, system::WINDOW])?;
    node::install(house)?;
    let bundler = house.ui().join("node_modules/.bin/tauri");
    if !bundler.exists() {
        return Err("the bundler is missing: @tauri-apps/cli belongs in ui/package.json".into());
    }
    Step::npm(house, &["run", "--silent", "build"]).live()?;
    Step::at(house.root(), bundler).args(["build", "--bundles", "deb"]).live()?;
    println!("The package is in {}", house.target().join("release/bundle/deb").display());
    Ok(())
}
