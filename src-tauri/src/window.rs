//! The one window: closed to the network, leaving nothing in the webview's storage.

use std::fs::{File, OpenOptions};
use std::path::Path;

use tauri::{App, WebviewUrl, WebviewWindowBuilder};

/// Opens the window. Its title never holds a name.
pub(crate) fn open(app: &App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("Zhenmei Desk")
        .inner_size(1280.0, 800.0)
        .min_inner_size(960.0, 600.0)
        .incognito(!driven())
        .general_autofill_enabled(false)
        .zoom_hotkeys_enabled(true)
        // A scan dropped on the page goes to the page, not to the shell.
        .disable_drag_drop_handler()
        .on_navigation(|url| {
            if let Some(number) = dialled(url.as_str()) {
                // No program for calls: the number stands on the card, to be read and copied.
                let _ = open::that_detached(number);
            }
            matches!(url.scheme(), "tauri" | "blob") || url.host_str() == Some("tauri.localhost")
        })
        .build()?;
    Ok(())
}

/// The `tel:` link of a card, for the system's own program for calls. The only thing the window opens
/// outside itself: digits somebody pressed on, never an address.
fn dialled(url: &str) -> Option<&str> {
    let number = url.strip_prefix("tel:+")?;
    let digits = (5..=15).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    digits.then_some(url)
}

/// Whether a WebDriver drives the window (its bridge says so). On Linux a driver cannot reach a
/// webview that keeps nothing, so in a story alone the webview stores where it was told to; the
/// story looks there and finds nothing.
fn driven() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|value| value == "true")
}

/// Holds the folder for this program; `None` when another holds it. The lock ends with the process,
/// also when it is killed.
pub(crate) fn only_program_on(folder: &Path) -> Option<File> {
    let file =
        OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("desk.lock")).ok()?;
    file.try_lock().ok()?;
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::dialled;

    #[test]
    fn only_digits_are_dialled() {
        assert_eq!(dialled("tel:+79141234567"), Some("tel:+79141234567"));
        for other in
            ["tel:+", "tel:79141234567", "tel:+7914;ext=1", "tel:+7914%20123", "https://tel:+79141234567", ""]
        {
            assert_eq!(dialled(other), None, "{other}");
        }
    }
}
