//! The bridge of the browser stories: the real page and the real core behind one address.
//!
//! `test-server [--data DIR] [--dist DIR] [--clinic N] [--no-keyring]` serves the built page and answers
//! `POST /call { name, args }` exactly as the shell's `call` does, `POST /paper_save` and
//! `/paper_print` as its papers do, and `POST /world` for what a test does to the computer (time
//! passes, the keyring is lost). Listens on 127.0.0.1 only. Never shipped.

mod bridge;
mod clinic;
mod page;
mod papers;
mod reply;
mod world;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tiny_http::Server;

use bridge::Bridge;

/// Requests are answered side by side: reads go on while a destruction runs.
const WORKERS: usize = 6;

/// What the command line asks for.
struct Args {
    data: Option<PathBuf>,
    dist: PathBuf,
    leads: Option<u32>,
    keyring: bool,
}

impl Args {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let dist = std::env::var_os("DESK_DIST").map_or_else(|| "ui/dist".into(), PathBuf::from);
        let mut args = Args { data: None, dist, leads: None, keyring: true };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} needs a value"));
            match word.as_str() {
                "--data" => args.data = Some(value()?.into()),
                "--dist" => args.dist = value()?.into(),
                "--clinic" => args.leads = Some(value()?.parse().map_err(|_| "--clinic takes a number")?),
                "--no-keyring" => args.keyring = false,
                _ => return Err(format!("unknown argument {word}")),
            }
        }
        Ok(args)
    }
}

#[allow(clippy::print_stdout, clippy::print_stderr, reason = "the story reads the address from here")]
fn main() -> ExitCode {
    match Args::read(std::env::args().skip(1)).and_then(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("test-server: {problem}");
            ExitCode::FAILURE
        }
    }
}

#[allow(clippy::print_stdout, reason = "the story reads the address from here")]
fn start(args: Args) -> Result<(), String> {
    // Removed with everything in it when the server ends by itself.
    let temporary = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
    let data = args.data.unwrap_or_else(|| temporary.path().to_owned());
    let bridge = Arc::new(Bridge::new(&data, args.dist, world::World::from_env()?));
    if !args.keyring {
        bridge.without_keyring();
    }
    if let Some(leads) = args.leads {
        clinic::set_up(&bridge.door, leads)?;
    }
    let server = Server::http("127.0.0.1:0").map_err(|error| format!("cannot listen: {error}"))?;
    let address = server.server_addr();
    let server = Arc::new(server);
    let ticking = Arc::clone(&bridge);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(1));
            ticking.door.tick();
        }
    });
    println!("listening on http://{address}");
    let workers: Vec<_> = (0..WORKERS)
        .map(|_| {
            let (server, bridge) = (Arc::clone(&server), Arc::clone(&bridge));
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    bridge.answer(request);
                }
            })
        })
        .collect();
    workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a worker fell".to_owned()))
}
