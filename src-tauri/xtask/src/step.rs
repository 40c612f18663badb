//! One command of another program: where it runs, with what, for how long, and where its words go.
//!
//! A step never reads standard input under test and never colours a log.

use std::ffi::{OsStr, OsString};
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::Failure;
use crate::house::House;

/// A command that is not running yet.
#[derive(Debug, Clone)]
pub struct Step {
    program: PathBuf,
    args: Vec<OsString>,
    at: PathBuf,
    env: Vec<(OsString, OsString)>,
    deadline: Option<Duration>,
}

impl Step {
    /// A program to run in the directory `at`.
    pub fn at(at: impl Into<PathBuf>, program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), args: Vec::new(), at: at.into(), env: Vec::new(), deadline: None }
    }

    /// Cargo at the root, with the same target directory whoever calls.
    pub fn cargo(house: &House, args: &[&str]) -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Self::at(house.root(), cargo).args(args).env("CARGO_TARGET_DIR", house.target())
    }

    /// A script or a tool of the one npm project.
    pub fn npm(house: &House, args: &[&str]) -> Self {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        Self::at(house.ui(), npm).args(args)
    }

    /// Adds arguments.
    pub fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.args.extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    /// Sets one variable of the environment.
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.env.push((name.as_ref().to_owned(), value.as_ref().to_owned()));
        self
    }

    /// Ends the program and everything it started after `longest`.
    pub fn deadline(mut self, longest: Duration) -> Self {
        self.deadline = Some(longest);
        self
    }

    /// Runs with the person watching: streams are passed through.
    pub fn live(&self) -> Result<(), Failure> {
        let status = self.command().status().map_err(|error| self.unstartable(&error))?;
        self.judge(status)
    }

    /// Runs and gives back what it wrote on standard output; its errors go into the failure.
    pub fn read(&self) -> Result<String, Failure> {
        let output =
            self.command().stdin(Stdio::null()).output().map_err(|error| self.unstartable(&error))?;
        self.judge(output.status)
            .map_err(|words| format!("{words}\n{}", String::from_utf8_lossy(&output.stderr).trim_end()))?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs with both streams appended to `log`, and nothing to read.
    pub fn logged(&self, log: &Path) -> Result<(), Failure> {
        let unwritable = |error| format!("cannot write {}: {error}", log.display());
        let file = OpenOptions::new().create(true).append(true).open(log).map_err(unwritable)?;
        let other = file.try_clone().map_err(unwritable)?;
        let mut command = self.command();
        command.env("CARGO_TERM_COLOR", "never").env("NO_COLOR", "1").env_remove("FORCE_COLOR");
        command.stdin(Stdio::null()).stdout(file).stderr(other);
        let status = match self.deadline {
            None => command.status().map_err(|error| self.unstartable(&error))?,
            Some(longest) => self.wait(&mut command, longest)?,
        };
        self.judge(status)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.args).current_dir(&self.at);
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Waits for a program in a process group of its own, so that nothing it started outlives its deadline.
    fn wait(&self, command: &mut Command, longest: Duration) -> Result<ExitStatus, Failure> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let mut child = command.spawn().map_err(|error| self.unstartable(&error))?;
        let end = Instant::now() + longest;
        loop {
            if let Some(status) = child.try_wait().map_err(|error| self.unstartable(&error))? {
                return Ok(status);
            }
            if Instant::now() > end {
                let group = format!("-{}", child.id());
                if !cfg!(unix) || Command::new("kill").args(["-KILL", "--", &group]).status().is_err() {
                    let _ = child.kill();
                }
                let _ = child.wait();
                return Err(format!("{self} was not done after {} s and was ended", longest.as_secs()));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn judge(&self, status: ExitStatus) -> Result<(), Failure> {
        if status.success() { Ok(()) } else { Err(format!("{self}: {status}")) }
    }

    fn unstartable(&self, error: &std::io::Error) -> Failure {
        format!("{self} could not be started: {error}")
    }
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = self.program.file_stem().unwrap_or(self.program.as_os_str());
        write!(f, "`{}", name.to_string_lossy())?;
        for arg in &self.args {
            write!(f, " {}", arg.to_string_lossy())?;
        }
        f.write_str("`")
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn log(name: &str) -> PathBuf {
        let log = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
        let _ = std::fs::remove_file(&log);
        log
    }

    #[test]
    fn a_step_logs_both_streams_and_tells_how_it_ended() {
        let log = log("streams");
        let step = Step::at("/", "sh").args(["-c", "echo out; echo err >&2; exit 3"]);
        let words = step.logged(&log).unwrap_err();
        assert!(words.contains("exit status: 3"), "{words}");
        assert_eq!(std::fs::read_to_string(&log).unwrap(), "out\nerr\n");
    }

    #[test]
    fn what_a_step_started_does_not_outlive_its_deadline() {
        let log = log("deadline");
        let step = Step::at("/", "sh").args(["-c", "sleep 100 & echo $!; wait"]);
        let words = step.deadline(Duration::from_millis(300)).logged(&log).unwrap_err();
        assert!(words.contains("was ended"), "{words}");
        let grandchild = std::fs::read_to_string(&log).unwrap();
        let alive = || {
            let stat = std::fs::read_to_string(format!("/proc/{}/stat", grandchild.trim()));
            stat.is_ok_and(|stat| !stat.contains(") Z ") && !stat.contains(") X "))
        };
        // A killed process ends when the system gets to it, which on a busy machine is not at once.
        let end = Instant::now() + Duration::from_secs(20);
        while alive() {
            assert!(Instant::now() < end, "process {grandchild} still runs");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let words = Step::at("/", "no-such-program-here").live().unwrap_err();
        assert!(words.contains("no-such-program-here"), "{words}");
    }
}
