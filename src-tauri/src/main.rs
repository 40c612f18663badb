//! Starts the window. On Windows no console opens beside it.
#![cfg_attr(all(not(debug_assertions), windows), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    zhenmei_desk::run(std::env::args_os().skip(1))
}
