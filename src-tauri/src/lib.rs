//! The shell: the only code that knows Tauri, the OS keyring and the printer.
//!
//! It holds one [`desk_core::door::Door`] and passes the page's questions through it. It decides
//! nothing about people: every rule lives in the core. Refuses: remote pages, new windows, a second
//! program on the same folder.

mod args;
mod call;
mod clock;
mod hand_over;
mod keyring;
mod printer;
mod window;
mod world;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use desk_core::door::Door;
use desk_core::surroundings::Surroundings;
use desk_core::vault::{Cost, DeviceSecret};

use args::Args;

/// What every command of the shell can reach.
pub(crate) struct Shell {
    pub(crate) door: Door,
    pub(crate) args: Args,
}

/// Opens the window and stays until it closes.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let args = match Args::read(args) {
        Ok(args) => args,
        Err(problem) => return say(&problem),
    };
    if let Err(error) = std::fs::create_dir_all(&args.data) {
        return say(&format!("The data folder cannot be made: {}", error.kind()));
    }
    let Some(_alone) = window::only_program_on(&args.data) else {
        return say("Zhenmei Desk is already running on this folder.");
    };
    let world: Arc<dyn Surroundings> = Arc::new(world::System);
    let device: Arc<dyn DeviceSecret> = Arc::new(keyring::OsKeyring);
    let door = Door::new(&args.data, device, world, Cost::default());
    let app = tauri::Builder::default()
        .manage(Shell { door, args })
        .invoke_handler(tauri::generate_handler![
            call::call,
            hand_over::list_save,
            hand_over::paper_save,
            hand_over::paper_print,
            hand_over::extract_save,
            hand_over::answer_save,
            hand_over::pack_save,
            hand_over::log_save,
            hand_over::printers
        ])
        .setup(|app| {
            window::open(app)?;
            clock::start(app.handle().clone());
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|handle, event| {
                if let tauri::RunEvent::Exit = event {
                    call::lock_on_exit(handle);
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => say(&format!("The window cannot be opened: {error}")),
    }
}

#[allow(clippy::print_stderr, reason = "there is no window to say it in")]
fn say(words: &str) -> ExitCode {
    eprintln!("{words}");
    ExitCode::FAILURE
}
