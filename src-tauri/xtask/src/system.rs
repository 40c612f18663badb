//! What the machine must have: system libraries and programs, installed by apt or named in words.
//!
//! Asks `dpkg-query` first, so a machine that has everything is not touched and needs no network.
//! Never guesses on other systems: it says what to install and stops.

use std::collections::HashSet;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::Failure;
use crate::step::Step;

/// What the core and the `desk` command are built with.
pub const HEADLESS: &[&str] = &["build-essential", "pkg-config", "libssl-dev"];

/// What the window is built with.
pub const WINDOW: &[&str] = &["libwebkit2gtk-4.1-dev"];

/// What the tests look with: a screen without a monitor, a real keyring, readers of papers, browsers.
pub const STAGE: &[&str] = &[
    "chromium",
    "dbus",
    "gnome-keyring",
    "iproute2",
    "poppler-utils",
    "qpdf",
    "util-linux",
    "webkit2gtk-driver",
    "xauth",
    "xvfb",
];

/// Ubuntu's `chromium` is only a door to a snap, which a headless machine cannot open.
const NOT_ON_UBUNTU: &str = "chromium";

/// Makes sure the packages of all `groups` are installed.
pub fn install(groups: &[&[&str]]) -> Result<(), Failure> {
    let mut wanted: Vec<&str> = groups.concat();
    if !cfg!(target_os = "linux") {
        return elsewhere();
    }
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    if !is_debian(&release) {
        return other_linux(&wanted);
    }
    if release.lines().any(|line| line == "ID=ubuntu") {
        wanted.retain(|package| *package != NOT_ON_UBUNTU);
    }
    let query = Command::new("dpkg-query")
        .args(["-W", "-f=${Package} ${db:Status-Abbrev}\n"])
        .args(&wanted)
        .output()
        .map_err(|error| format!("dpkg-query could not be started: {error}"))?;
    let missing = missing(&wanted, &String::from_utf8_lossy(&query.stdout));
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing with apt: {}", missing.join(" "));
    apt(&["update", "-q"])?;
    apt(&[&["install", "-y", "-q", "--no-install-recommends"], missing.as_slice()].concat())
}

/// A program on the search path.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).map(|dir| dir.join(&name)).find(|file| file.is_file())
}

/// Whether this process may do anything, as in a container.
pub fn is_root() -> bool {
    Step::at("/", "id").args(["-u"]).read().is_ok_and(|id| id.trim() == "0")
}

fn apt(args: &[&str]) -> Result<(), Failure> {
    let step = if is_root() {
        Step::at("/", "apt-get")
    } else if program("sudo").is_some() {
        Step::at("/", "sudo").args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
    } else {
        return Err(format!("As root, run: apt-get {}", args.join(" ")));
    };
    step.args(args).env("DEBIAN_FRONTEND", "noninteractive").live()
}

/// The wanted packages that `dpkg-query` does not list as installed (`ii`).
fn missing<'a>(wanted: &[&'a str], listing: &str) -> Vec<&'a str> {
    let installed: HashSet<&str> = listing
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, status)| status.trim() == "ii")
        .map(|(package, _)| package)
        .collect();
    wanted.iter().copied().filter(|package| !installed.contains(package)).collect()
}

fn is_debian(release: &str) -> bool {
    release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches('"').split_whitespace())
        .any(|id| id == "debian" || id == "ubuntu")
}

/// A Linux without apt: goes on if the libraries are there, otherwise names them and stops.
fn other_linux(wanted: &[&str]) -> Result<(), Failure> {
    let window = wanted.iter().any(|package| WINDOW.contains(package));
    let libraries: &[&str] = if window { &["openssl", "webkit2gtk-4.1"] } else { &["openssl"] };
    let found = Command::new("pkg-config")
        .arg("--exists")
        .args(libraries)
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    let programs =
        ["xvfb-run", "dbus-run-session", "gnome-keyring-daemon", "WebKitWebDriver", "pdftotext", "qpdf"];
    let stage = !wanted.contains(&"xvfb") || programs.iter().all(|name| program(name).is_some());
    if found && stage {
        return Ok(());
    }
    Err(format!(
        "This is not Debian or Ubuntu. Install what these Debian packages hold, then try again:\n  {}\n\
         Fedora: gcc pkgconf openssl-devel webkit2gtk4.1-devel; Arch: base-devel pkgconf openssl webkit2gtk-4.1",
        wanted.join(" ")
    ))
}

/// Windows and macOS: the compiler comes with Rust's own requirements; only what can be missing is checked.
fn elsewhere() -> Result<(), Failure> {
    if program("perl").is_some() {
        return Ok(());
    }
    Err("OpenSSL is built from source here and needs Perl.\n\
         Windows: winget install StrawberryPerl.StrawberryPerl (and Visual Studio's C++ build tools)\n\
         macOS: xcode-select --install"
        .into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_packages_that_are_fully_installed_count() {
        let listing = "qpdf ii \nxvfb un \ndbus rc \n";
        assert_eq!(missing(&["qpdf", "xvfb", "dbus", "chromium"], listing), ["xvfb", "dbus", "chromium"]);
    }

    #[test]
    fn a_machine_with_everything_lacks_nothing() {
        assert!(missing(&["qpdf"], "qpdf ii \n").is_empty());
    }

    #[test]
    fn debian_and_its_children_have_apt() {
        assert!(is_debian("PRETTY_NAME=\"Debian\"\nID=debian\n"));
        assert!(is_debian("ID=ubuntu\nID_LIKE=debian\n"));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian("ID=fedora\n"));
        assert!(!is_debian("VERSION_ID=debian\n"));
    }
}
