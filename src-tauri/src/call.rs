//! The one command: questions of the page go through the door, off the main thread.

use desk_core::api::Answer;
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager};

use crate::Shell;

/// Answers one command of the table; tells every window what a write has touched.
#[tauri::command(async)]
pub(crate) fn call(app: AppHandle, name: String, args: Value) -> Answer {
    let answer = app.state::<Shell>().door.call(&name, args);
    match &answer {
        Answer::Done { changed, .. } if !changed.is_empty() => {
            // A window that is closing hears nothing; the write stands all the same.
            let _ = app.emit("changed", changed);
        }
        _ => {}
    }
    answer
}

/// The program ends: waiting looks are written, a due backup is waited for, keys are wiped.
pub(crate) fn lock_on_exit(app: &AppHandle) {
    let door = &app.state::<Shell>().door;
    door.lock();
    door.finish();
}
