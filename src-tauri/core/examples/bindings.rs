//! Prints the TypeScript types of the command table; `cargo xtask bindings` puts them where the UI reads them.
#![allow(clippy::print_stdout, reason = "its output is its purpose")]

fn main() {
    print!("{}", desk_core::api::typescript());
}
