//! The built page, under the very content security policy of the real window.

use std::path::{Component, Path};

use serde_json::Value;

use crate::reply::Reply;

/// The shell's configuration: the policy is written once.
const WINDOW: &str = include_str!("../../../src-tauri/tauri.conf.json");

/// A file of the page; `/` is `index.html`. Nothing above the folder is reached.
pub fn serve(dist: &Path, url: &str) -> Reply {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let stays_inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    let read = if stays_inside { std::fs::read(dist.join(path)).ok() } else { None };
    match read {
        Some(body) => {
            let kind = kind_of(path.extension().and_then(|end| end.to_str()).unwrap_or_default());
            Reply { status: 200, kind, policy: policy(), body }
        }
        // Browsers ask for this one by themselves; the window has its icon from the program.
        None => Reply {
            status: if url == "/favicon.ico" { 204 } else { 404 },
            kind: "text/plain",
            policy: policy(),
            body: Vec::new(),
        },
    }
}

fn kind_of(end: &str) -> &'static str {
    match end {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// The window's policy; without one the page may do nothing at all.
fn policy() -> String {
    let window: Value = serde_json::from_str(WINDOW).unwrap_or_default();
    let policy = window.pointer("/app/security/csp").and_then(Value::as_str);
    policy.unwrap_or("default-src 'none'").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_stands_under_the_windows_own_policy() {
        assert!(policy().contains("script-src 'self'"));
    }

    #[test]
    fn nothing_above_the_page_is_served() {
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path().join("dist");
        std::fs::create_dir(&dist).unwrap();
        std::fs::write(folder.path().join("secret"), b"x").unwrap();
        std::fs::write(dist.join("index.html"), b"<p>").unwrap();
        assert_eq!(serve(&dist, "/?a").status, 200);
        assert_eq!(serve(&dist, "/../secret").status, 404);
        assert_eq!(serve(&dist, "//etc/hostname").status, 404);
    }
}
