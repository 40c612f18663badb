//! Node and the packages of the one npm project.
//!
//! `npm ci` runs only when the lock file differs from the one last installed: a copy of it is the stamp.
//! The stories in `tests` are not a project of their own, so they borrow these packages by a link.

use std::path::Path;

use crate::Failure;
use crate::house::House;
use crate::step::Step;

/// The oldest Node that the build tools of the UI accept.
const OLDEST: (u32, u32) = (20, 19);

/// Makes sure Node is new enough and `ui/node_modules` is what the lock file says.
pub fn install(house: &House) -> Result<(), Failure> {
    let advice = format!("install Node {}.{} or newer: https://nodejs.org", OLDEST.0, OLDEST.1);
    let found = Step::at(house.root(), "node")
        .args(["--version"])
        .read()
        .map_err(|_| format!("Node is missing: {advice}"))?;
    if version(&found).is_none_or(|found| found < OLDEST) {
        return Err(format!("Node {} is too old: {advice}", found.trim()));
    }
    let lock = house.ui().join("package-lock.json");
    let stamp = house.ui().join("node_modules/.installed-lock.json");
    lend(house)?;
    if is_current(&lock, &stamp)? {
        return Ok(());
    }
    println!("Installing Node packages");
    Step::npm(house, &["ci", "--no-audit", "--no-fund", "--loglevel=error"]).live()?;
    std::fs::copy(&lock, &stamp)
        .map(|_| ())
        .map_err(|error| format!("cannot write {}: {error}", stamp.display()))
}

/// Lets `tests` find the packages of the one npm project: Node looks for them upwards from each file.
fn lend(house: &House) -> Result<(), Failure> {
    let link = house.root().join("tests/node_modules");
    if link.is_symlink() {
        return Ok(());
    }
    #[cfg(unix)]
    let made = std::os::unix::fs::symlink("../ui/node_modules", &link);
    #[cfg(windows)]
    let made = std::os::windows::fs::symlink_dir("..\\ui\\node_modules", &link);
    made.map_err(|error| format!("cannot link {}: {error}", link.display()))
}

/// Whether the stamp left by the last installation equals the lock file of today.
fn is_current(lock: &Path, stamp: &Path) -> Result<bool, Failure> {
    let wanted = std::fs::read(lock).map_err(|error| format!("cannot read {}: {error}", lock.display()))?;
    Ok(std::fs::read(stamp).is_ok_and(|installed| installed == wanted))
}

fn version(words: &str) -> Option<(u32, u32)> {
    let mut numbers = words.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_compared_by_number() {
        assert_eq!(version("v20.19.4\n"), Some((20, 19)));
        assert!(version("v20.9.0").unwrap() < OLDEST);
        assert!(version("v22.1.0").unwrap() > OLDEST);
        assert_eq!(version("command not found"), None);
    }

    #[test]
    fn packages_are_installed_again_only_when_the_lock_file_changed() {
        let dir = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let (lock, stamp) = (dir.join("lock"), dir.join("stamp"));
        let _ = std::fs::remove_file(&stamp);
        std::fs::write(&lock, "one").unwrap();
        assert_eq!(is_current(&lock, &stamp), Ok(false), "nothing is installed yet");
        std::fs::copy(&lock, &stamp).unwrap();
        assert_eq!(is_current(&lock, &stamp), Ok(true));
        std::fs::write(&lock, "two").unwrap();
        assert_eq!(is_current(&lock, &stamp), Ok(false));
        std::fs::remove_file(&lock).unwrap();
        assert!(is_current(&lock, &stamp).is_err(), "without a lock file there is nothing to install");
    }
}
