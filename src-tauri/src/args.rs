//! What the program is started with.

use std::ffi::OsString;
use std::path::PathBuf;

/// `zhenmei-desk [--data DIR] [--papers DIR]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Args {
    /// The clinic's folder.
    pub(crate) data: PathBuf,
    /// Where saved papers go.
    pub(crate) papers: PathBuf,
}

const USAGE: &str = "zhenmei-desk [--data DIR] [--papers DIR]";

impl Args {
    /// Reads the command line; says how to write it when it does not fit.
    pub(crate) fn read(args: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let (mut data, mut papers) = (None, None);
        let mut args = args;
        while let Some(arg) = args.next() {
            match arg.to_str() {
                Some("--data") => data = args.next().map(PathBuf::from),
                Some("--papers") => papers = args.next().map(PathBuf::from),
                _ => return Err(USAGE.to_owned()),
            }
        }
        let home = home().ok_or_else(|| "No home folder: name one with --data DIR.".to_owned());
        let data = match data {
            Some(data) => data,
            None => data_home(&home.clone()?).join("zhenmei-desk"),
        };
        let papers = match papers {
            Some(papers) => papers,
            None => home?.join("Documents").join("Zhenmei Desk"),
        };
        Ok(Args { data, papers })
    }
}

fn home() -> Option<PathBuf> {
    std::env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from)
}

/// Where programs keep their data: XDG on Linux, Application Support on macOS, LOCALAPPDATA on
/// Windows (never the roaming profile: it travels over the network).
fn data_home(home: &std::path::Path) -> PathBuf {
    if cfg!(windows) {
        std::env::var_os("LOCALAPPDATA").map_or_else(|| home.join("AppData/Local"), PathBuf::from)
    } else if cfg!(target_os = "macos") {
        home.join("Library/Application Support")
    } else {
        std::env::var_os("XDG_DATA_HOME").map_or_else(|| home.join(".local/share"), PathBuf::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> Result<Args, String> {
        Args::read(args.iter().map(OsString::from))
    }

    #[test]
    fn folders_can_be_named_and_what_is_unknown_is_refused() {
        let args = read(&["--data", "/a", "--papers", "/b"]).unwrap();
        assert_eq!((args.data, args.papers), ("/a".into(), "/b".into()));
        assert_eq!(read(&["--help"]), Err(USAGE.to_owned()));
    }
}
