//! The background clock: once a second the log is written out and the idle time looked at.

use std::time::Duration;

use desk_core::door::Tick;
use tauri::{AppHandle, Emitter, Manager};

use crate::Shell;

/// Starts ticking; ends with the program.
pub(crate) fn start(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        let mut second = tokio::time::interval(Duration::from_secs(1));
        // A sleeping laptop owes no ticks when it wakes: the idle time is read off the clock.
        second.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            second.tick().await;
            let app = app.clone();
            let ticked = tauri::async_runtime::spawn_blocking(move || {
                if app.state::<Shell>().door.tick() == Tick::Locked {
                    // The page throws itself away when it hears this.
                    let _ = app.emit("locked", ());
                }
            });
            if ticked.await.is_err() {
                break;
            }
        }
    });
}
