//! Printers of this computer. On Linux and macOS through CUPS; the title of a job is the paper's
//! number, never a name, because the spooler keeps titles for longer than papers.

use std::io::Write;
use std::process::{Command, Stdio};

/// Why a paper did not reach a printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PrintTrouble {
    /// No printing system or no printer.
    NoPrinter,
    /// The printing system refused the job.
    Refused,
}

/// Names of the printers, the default first.
pub(crate) fn list() -> Vec<String> {
    let names = |args: &[&str]| -> Vec<String> {
        Command::new("lpstat")
            .args(args)
            .env("LC_ALL", "C")
            .output()
            .map(|out| String::from_utf8_lossy(&out.stdout).lines().map(str::to_owned).collect())
            .unwrap_or_default()
    };
    let default = names(&["-d"]).first().and_then(|line| line.split(": ").nth(1).map(str::to_owned));
    let mut all = names(&["-e"]);
    all.sort_by_key(|name| Some(name) != default.as_ref());
    all
}

/// Sends a PDF to a printer (the default one for `None`).
pub(crate) fn print(pdf: &[u8], title: &str, printer: Option<&str>) -> Result<(), PrintTrouble> {
    if cfg!(windows) || list().is_empty() {
        return Err(PrintTrouble::NoPrinter);
    }
    let mut lp = Command::new("lp");
    lp.args(["-s", "-t", title]);
    if let Some(printer) = printer {
        lp.args(["-d", printer]);
    }
    let mut job = lp
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| PrintTrouble::NoPrinter)?;
    let written = job.stdin.take().map(|mut stdin| stdin.write_all(pdf));
    let ended = job.wait().map_err(|_| PrintTrouble::Refused)?;
    match written {
        Some(Ok(())) if ended.success() => Ok(()),
        _ => Err(PrintTrouble::Refused),
    }
}
