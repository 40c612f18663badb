//! What suites need before they can run: the pieces built once per run, in the order first asked for.
//!
//! A piece that could not be made fails every suite that needs it, with the same words.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::Failure;
use crate::house::House;
use crate::step::Step;
use crate::{node, system};

/// The version of the WebDriver bridge the app story is written for.
const DRIVER_VERSION: &str = "2.1.0";

/// Something a suite needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Piece {
    /// The typed messages: `ui/src/paraglide`.
    Messages,
    /// The page the window shows: `ui/dist`. The window cannot be compiled without it.
    Page,
    /// The HTTP bridge of the browser stories.
    Server,
    /// The window.
    App,
    /// Tauri's WebDriver bridge.
    Driver,
    /// A Chromium to tell the browser stories in.
    Browser,
}

/// Makes pieces and remembers them.
pub struct Workshop<'h> {
    house: &'h House,
    made: HashMap<Piece, Result<(), Failure>>,
}

impl<'h> Workshop<'h> {
    /// An empty workshop.
    pub fn new(house: &'h House) -> Self {
        Self { house, made: HashMap::new() }
    }

    /// Fetches everything that comes over the network, so that the suites themselves run without one.
    pub fn fetch(house: &House) -> Result<(), Failure> {
        system::install(&[system::HEADLESS, system::WINDOW, system::STAGE])?;
        node::install(house)?;
        Step::cargo(house, &["fetch", "--locked", "--quiet"]).live()
    }

    /// Makes a piece unless it is made; what it said goes to `log`.
    pub fn make(&mut self, piece: Piece, log: &Path) -> Result<(), Failure> {
        if let Some(made) = self.made.get(&piece) {
            return made.clone();
        }
        let made = self.build(piece, log);
        self.made.insert(piece, made.clone());
        made
    }

    fn build(&self, piece: Piece, log: &Path) -> Result<(), Failure> {
        let house = self.house;
        let npm = |script: &str| Step::npm(house, &["run", "--silent", script]).logged(log);
        let cargo = |package: &str| Step::cargo(house, &["build", "--locked", "-p", package]).logged(log);
        match piece {
            Piece::Messages => npm("messages"),
            Piece::Page => npm("build"),
            Piece::Server => cargo("test-server"),
            Piece::App => cargo("zhenmei-desk"),
            Piece::Driver if house.tool("tauri-driver").is_file() => Ok(()),
            Piece::Driver => {
                let root = house.target().join("tools");
                let install = ["install", "tauri-driver", "--version", DRIVER_VERSION, "--locked", "--root"];
                Step::cargo(house, &install).args([root]).logged(log)
            }
            Piece::Browser if browser().is_some() => Ok(()),
            Piece::Browser => {
                let playwright = house.ui().join("node_modules/.bin/playwright-core");
                Step::at(house.ui(), playwright).args(["install", "--with-deps", "chromium"]).logged(log)
            }
        }
    }

    /// What the stories are told by the environment: the pieces and a place for screenshots.
    pub fn stage(house: &House, step: Step, out: &Path) -> Step {
        let step = step
            .env("DESK_SERVER", house.binary("test-server"))
            .env("DESK_APP", house.binary("zhenmei-desk"))
            .env("DESK_DRIVER", house.tool("tauri-driver"))
            .env("DESK_DIST", house.ui().join("dist"))
            .env("DESK_OUT", out);
        match browser() {
            Some(path) => step.env("DESK_CHROMIUM", path),
            None => step,
        }
    }
}

/// The system's Chromium, or the one named by `DESK_CHROMIUM`.
fn browser() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("DESK_CHROMIUM") {
        return Some(named.into());
    }
    ["chromium", "google-chrome", "google-chrome-stable"].into_iter().find_map(system::program)
}
