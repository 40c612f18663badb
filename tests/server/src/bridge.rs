//! One request, one answer: which address means what.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk_core::api::{Answer, answer, read_args};
use desk_core::door::Door;
use desk_core::hand_over::Paper;
use desk_core::surroundings::Surroundings;
use desk_core::vault::{Cost, DeviceSecret, DeviceTrouble, MemoryDevice};
use desk_core::{Error, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use tiny_http::{Method, Request};

use crate::page;
use crate::papers;
use crate::reply::Reply;
use crate::world::World;

/// What every worker shares.
pub struct Bridge {
    /// The door of the clinic.
    pub door: Door,
    device: Arc<MemoryDevice>,
    world: Arc<World>,
    dist: PathBuf,
    papers: PathBuf,
}

/// `POST /call`.
#[derive(Deserialize)]
struct Question {
    name: String,
    args: Value,
}

/// `POST /paper_save` and `/paper_print`.
#[derive(Deserialize)]
struct HandOver {
    paper: Paper,
}

/// `POST /world`: what happens to the computer.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Happening {
    /// So many seconds pass.
    Forward(i64),
    /// The keyring works, is absent, or was wiped.
    Keyring(Keyring),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Keyring {
    Works,
    Absent,
    Wiped,
}

impl Bridge {
    /// The bridge to a clinic's folder; nothing is made there yet.
    pub fn new(data: &Path, dist: PathBuf, world: World) -> Self {
        let (world, device) = (Arc::new(world), Arc::new(MemoryDevice::default()));
        let door = Door::new(
            &data.join("clinic"),
            Arc::clone(&device) as Arc<dyn DeviceSecret>,
            Arc::clone(&world) as Arc<dyn Surroundings>,
            Cost::for_tests(),
        );
        Bridge { door, device, world, dist, papers: data.join("papers") }
    }

    /// From the beginning there is no keyring: the clinic made now opens by passwords alone, also by
    /// another program.
    pub fn without_keyring(&self) {
        self.device.set_trouble(Some(DeviceTrouble::Unreachable));
    }

    /// Answers one request; a page that has gone away hears nothing.
    pub fn answer(&self, mut request: Request) {
        let reply = if *request.method() == Method::Post {
            let mut body = String::new();
            let said = request
                .as_reader()
                .read_to_string(&mut body)
                .map_err(Error::from)
                .and_then(|_| Ok(serde_json::from_str(&body)?))
                .and_then(|body| self.post(request.url(), body));
            let said = said.unwrap_or_else(|error| answer(Err(error)));
            Reply::json(serde_json::to_vec(&said).unwrap_or_default())
        } else {
            page::serve(&self.dist, request.url())
        };
        let _ = reply.send(request);
    }

    fn post(&self, url: &str, body: Value) -> Result<Answer> {
        match url {
            "/call" => {
                let asked: Question = read_args(body)?;
                Ok(self.door.call(&asked.name, asked.args))
            }
            "/paper_save" => {
                let out: HandOver = read_args(body)?;
                let path = papers::save(&self.door, &self.papers, &out.paper)?;
                Ok(answer(Ok((json!({ "path": path }), papers::touched()))))
            }
            "/list_save" => Ok(papers::save_list(&self.door, &self.papers, body)),
            "/log_save" => Ok(papers::save_log(&self.door, &self.papers, body)),
            "/extract_save" => Ok(papers::save_extract(&self.door, &self.papers, body)),
            "/answer_save" => Ok(papers::save_answer(&self.door, &self.papers, body)),
            "/pack_save" => Ok(papers::save_pack(&self.door, &self.papers, body)),
            // As on a computer without a printer: nothing is registered, nothing leaves.
            "/paper_print" => Err(Error::NoPrinter),
            "/printers" => Ok(answer(Ok((json!([]), Vec::new())))),
            "/world" => {
                self.happen(&read_args(body)?);
                Ok(answer(Ok((json!({}), papers::touched()))))
            }
            _ => Err(Error::not_found("address")),
        }
    }

    fn happen(&self, what: &Happening) {
        match what {
            Happening::Forward(seconds) => {
                self.world.forward(*seconds);
                self.door.tick();
            }
            Happening::Keyring(Keyring::Works) => self.device.set_trouble(None),
            Happening::Keyring(Keyring::Absent) => self.without_keyring(),
            Happening::Keyring(Keyring::Wiped) => self.device.wipe(),
        }
    }
}
