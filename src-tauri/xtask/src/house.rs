//! Where things lie: the project's root, its UI, and the directory for everything built.
//!
//! Build outputs go where `CARGO_TARGET_DIR` says; nothing else is written outside it,
//! except `ui/node_modules`, `ui/dist` and the papers of `run` in `out/`.

use std::path::{Path, PathBuf};

use crate::Failure;

/// The paths every command needs.
pub struct House {
    root: PathBuf,
    target: PathBuf,
}

impl House {
    /// Finds the project from the place this tool was built at, or from where it stands if the clone has moved.
    pub fn find() -> Result<Self, Failure> {
        let here =
            std::env::current_dir().map_err(|error| format!("the current directory is gone: {error}"))?;
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let start = manifest.unwrap_or_else(|| here.clone());
        let root = start
            .ancestors()
            .find(|dir| dir.join("src-tauri/xtask/Cargo.toml").is_file())
            .ok_or("run `cargo xtask` inside the project")?
            .to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => here.join(dir),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// The directory of the workspace's `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The one npm project.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// Cargo's target directory.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// A binary of the debug build.
    pub fn binary(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// Logs, counts and screenshots of the suites.
    pub fn logs(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// Tools installed for the tests, e.g. the WebDriver of the window.
    pub fn tool(&self, name: &str) -> PathBuf {
        self.target.join("tools/bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}
