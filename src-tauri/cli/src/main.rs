//! `desk`: the headless twin of Zhenmei Desk.
//!
//! It holds the same door as the window and asks the same commands. Refuses: anything it does not
//! know, with the usage.

mod demo;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
desk demo --out DIR     the whole story on a fresh clinic with invented people; papers go to DIR
desk demo --data DIR    a clinic with invented people in DIR, to be opened in the window";

#[allow(clippy::print_stdout, clippy::print_stderr, reason = "this is where the program speaks")]
fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let told = match args.as_slice() {
        ["demo", "--out", out] => demo::run(&PathBuf::from(out), &mut |line| println!("{line}")),
        ["demo", "--data", data] => demo::fill(&PathBuf::from(data), &mut |line| println!("{line}")),
        ["--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("desk: {problem}");
            ExitCode::FAILURE
        }
    }
}
