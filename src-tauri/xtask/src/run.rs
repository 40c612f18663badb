//! `cargo xtask run`: from a fresh machine to the open window, or to the papers of the same story without one.

use crate::Failure;
use crate::house::House;
use crate::step::Step;
use crate::{node, system};

/// Installs what is missing, builds, and opens the window with `args`.
/// Without a display it says so and runs `desk demo --out out/`.
pub fn run(house: &House, args: &[String]) -> Result<(), Failure> {
    if !has_display() {
        println!(
            "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): the same story runs without a window."
        );
        return headless(house);
    }
    system::install(&[system::HEADLESS, system::WINDOW])?;
    node::install(house)?;
    Step::npm(house, &["run", "--silent", "build"]).live()?;
    println!("Building the window (the first time takes some minutes)");
    Step::cargo(house, &["build", "--locked", "-p", "zhenmei-desk"]).live()?;
    let window = Step::at(house.root(), house.binary("zhenmei-desk"));
    if !args.iter().any(|arg| arg == "--demo") {
        return window.args(args).live();
    }
    // The window itself knows nothing of demos: it opens the folder `desk` has filled.
    let demo = house.target().join("demo");
    Step::cargo(house, &["build", "--locked", "-p", "desk-cli"]).live()?;
    Step::at(house.root(), house.binary("desk")).args(["demo", "--data"]).args([&demo]).live()?;
    let rest = args.iter().filter(|arg| *arg != "--demo");
    window.args(["--data"]).args([&demo]).args(rest).live()
}

fn headless(house: &House) -> Result<(), Failure> {
    system::install(&[system::HEADLESS])?;
    println!("Building `desk` (the first time takes some minutes)");
    Step::cargo(house, &["build", "--locked", "-p", "desk-cli"]).live()?;
    let out = house.root().join("out");
    Step::at(house.root(), house.binary("desk")).args(["demo", "--out"]).args([&out]).live()?;
    println!("The papers are in {}", out.display());
    Ok(())
}

fn has_display() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
