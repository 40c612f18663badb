//! `desk`: the headless twin of Zhenmei Desk.
//!
//! It holds the same door as the window and asks the same commands. Refuses: anything it does not
//! know, with the usage.

mod demo;
mod keep;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
desk demo --out DIR     the whole story on a fresh clinic with invented people; papers go to DIR
desk demo --data DIR    a clinic with invented people in DIR, to be opened in the window
desk backup --data DIR  a backup of the clinic in DIR, into its managed folder
desk verify --data DIR  pages, structure and log of the clinic in DIR
desk verify BACKUP      a backup's folder against its catalogue
desk restore --from BACKUP --to DIR [--ledger FILE]
                        a clinic in the empty folder DIR, without those destroyed since
desk destroy-due --data DIR
                        destroys whoever has come to the hard date: for a scheduler, when no window is open
The last five read the recovery code from the standard input.";

#[allow(clippy::print_stdout, clippy::print_stderr, reason = "this is where the program speaks")]
fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let told = match args.as_slice() {
        ["demo", "--out", out] => demo::run(&PathBuf::from(out), &mut |line| println!("{line}")),
        ["demo", "--data", data] => demo::fill(&PathBuf::from(data), &mut |line| println!("{line}")),
        ["backup", "--data", data] => keep::make(Path::new(data), &mut |line| println!("{line}")),
        ["verify", "--data", data] => keep::verify(Path::new(data), false, &mut |line| println!("{line}")),
        ["verify", backup] => keep::verify(Path::new(backup), true, &mut |line| println!("{line}")),
        ["restore", "--from", from, "--to", to, ledger @ ..] if matches!(ledger, [] | ["--ledger", _]) => {
            let ledger = ledger.get(1).map(PathBuf::from);
            keep::restore(Path::new(from), Path::new(to), ledger, &mut |line| println!("{line}"))
        }
        ["destroy-due", "--data", data] => keep::destroy_due(Path::new(data), &mut |line| println!("{line}")),
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
