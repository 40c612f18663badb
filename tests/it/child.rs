//! A process of its own that is killed with SIGKILL: the test calls itself again, tells when it has come to
//! a place, and nothing of it runs any more.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Names the file by which the child tells.
const MARK: &str = "DESK_CHILD_MARK";

/// What the parent has given the child; `None` in the parent itself.
pub fn given(name: &str) -> Option<String> {
    std::env::var_os(MARK).map(|_| std::env::var(name).unwrap())
}

/// Tells the parent that the place is reached.
pub fn reached() {
    std::fs::write(std::env::var(MARK).unwrap(), b"").unwrap();
}

/// Tells the parent, and waits there to be killed.
pub fn wait_here() {
    reached();
    std::thread::sleep(Duration::from_secs(600));
}

/// Runs a test of this binary as a child, `temporary` as its folder for temporary files, and kills it
/// `after` it has reached its place.
pub fn killed(test: &str, given: &[(&str, &str)], temporary: Option<&Path>, after: Duration) {
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("reached");
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test]).envs(given.iter().copied()).env(MARK, &mark);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    if let Some(temporary) = temporary {
        command.env("TMPDIR", temporary);
    }
    let mut child = command.spawn().unwrap();
    while !mark.exists() {
        assert!(child.try_wait().unwrap().is_none(), "{test}: the child ended by itself, given {given:?}");
        std::thread::sleep(Duration::from_millis(2));
    }
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
}
