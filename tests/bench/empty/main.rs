//! The smallest window Tauri makes: what the desk's own is measured beside (`cargo xtask bench`). Not
//! incognito: a WebDriver cannot reach such a window, and the desk's is not either while one drives it.

fn main() {
    let app = tauri::Builder::default().run(tauri::generate_context!("../tests/bench/empty/tauri.conf.json"));
    if app.is_err() {
        std::process::exit(1);
    }
}
