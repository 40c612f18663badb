//! Bundles the window's page and its rights.

fn main() {
    tauri_build::build();
}
