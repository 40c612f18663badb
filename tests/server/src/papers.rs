//! Papers on their way out, as the shell lets them go: registered first, then written.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use desk_core::Result;
use desk_core::answers::{AnswerFile, Pack};
use desk_core::api::{Answer, answer};
use desk_core::audit::{AuditFile, Op, Touched};
use desk_core::door::Door;
use desk_core::erasure::ActExtract;
use desk_core::hand_over::Paper;
use desk_core::leads::ExportFile;
use serde_json::{Value, json};

/// What a paper on its way out changes, as the shell tells it.
pub fn touched() -> Vec<Touched> {
    Op::HandOverPaper.touches().to_vec()
}

/// Writes a paper under its own name and tells its path; a second copy gets a number.
pub fn save(door: &Door, folder: &Path, paper: &Paper) -> Result<String> {
    let bytes = paper.pdf()?;
    std::fs::create_dir_all(folder)?;
    let stem = paper.file_name.trim_end_matches(".pdf");
    let path = (1..1000)
        .map(|copy| if copy == 1 { format!("{stem}.pdf") } else { format!("{stem} ({copy}).pdf") })
        .map(|name| folder.join(name))
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join(&paper.file_name));
    let place = path.display().to_string();
    if let Some(command) = paper.origin.registered_by() {
        let out = json!({ "paper": paper.origin, "target": "saved", "place": place, "sha256": paper.sha256 });
        if let Answer::Refused { error, .. } = door.call(command, out) {
            return Err(error);
        }
    }
    OpenOptions::new().create_new(true).write(true).open(&path)?.write_all(&bytes)?;
    Ok(place)
}

/// Writes the log extract of an act, as the core gives it.
pub fn save_extract(door: &Door, folder: &Path, of: Value) -> Answer {
    let written = |data: Value| -> Result<String> {
        let extract: ActExtract = serde_json::from_value(data)?;
        std::fs::create_dir_all(folder)?;
        let path = folder.join(&extract.file_name);
        OpenOptions::new().create_new(true).write(true).open(&path)?.write_all(extract.csv.as_bytes())?;
        Ok(path.display().to_string())
    };
    match door.call("act_extract", of) {
        Answer::Done { data, .. } => answer(written(data).map(|path| (json!({ "path": path }), Vec::new()))),
        refused => refused,
    }
}

/// Writes the answer to a question about one's own data, registered first.
pub fn save_answer(door: &Door, folder: &Path, of: Value) -> Answer {
    let written = |data: Value| -> Result<String> {
        let file: AnswerFile = serde_json::from_value(data)?;
        std::fs::create_dir_all(folder)?;
        let path = folder.join(&file.file_name);
        let place = path.display().to_string();
        let out = json!({ "paper": file.origin, "target": "saved", "place": place, "sha256": file.sha256 });
        if let Answer::Refused { error, .. } = door.call("office_paper_hand_over", out) {
            return Err(error);
        }
        OpenOptions::new().create_new(true).write(true).open(&path)?.write_all(file.json.as_bytes())?;
        Ok(place)
    };
    match door.call("access_answer_data", of) {
        Answer::Done { data, .. } => answer(written(data).map(|path| (json!({ "path": path }), touched()))),
        refused => refused,
    }
}

/// Writes the inspector's pack into a folder of its own.
pub fn save_pack(door: &Door, folder: &Path, of: Value) -> Answer {
    let written = |data: Value| -> Result<String> {
        let pack: Pack = serde_json::from_value(data)?;
        let folder = folder.join(&pack.folder);
        std::fs::create_dir_all(&folder)?;
        for file in &pack.files {
            let path = folder.join(&file.name);
            OpenOptions::new().create_new(true).write(true).open(path)?.write_all(&file.bytes()?)?;
        }
        Ok(folder.display().to_string())
    };
    match door.call("request_pack", of) {
        Answer::Done { data, .. } => answer(written(data).map(|path| (json!({ "path": path }), Vec::new()))),
        refused => refused,
    }
}

/// Writes part of the audit log, as the core gives it.
pub fn save_log(door: &Door, folder: &Path, body: Value) -> Answer {
    let written = |data: Value| -> Result<String> {
        let file: AuditFile = serde_json::from_value(data)?;
        std::fs::create_dir_all(folder)?;
        let path = folder.join(&file.file_name);
        OpenOptions::new().create_new(true).write(true).open(&path)?.write_all(file.csv.as_bytes())?;
        Ok(path.display().to_string())
    };
    match door.call("audit_export", body.get("query").cloned().unwrap_or_default()) {
        Answer::Done { data, .. } => answer(written(data).map(|path| (json!({ "path": path }), Vec::new()))),
        refused => refused,
    }
}

/// Saves a list of people as the shell does.
pub fn save_list(door: &Door, folder: &Path, body: Value) -> Answer {
    let written = |data: Value| -> Result<Value> {
        let file: ExportFile = serde_json::from_value(data)?;
        let path = folder.join(&file.file_name);
        OpenOptions::new().create_new(true).write(true).open(&path)?.write_all(&file.bytes()?)?;
        Ok(json!({ "path": path, "people": file.people, "left_out": file.left_out }))
    };
    if let Err(error) = std::fs::create_dir_all(folder) {
        return answer(Err(error.into()));
    }
    let mut order = body.get("order").cloned().unwrap_or_default();
    if let Some(order) = order.as_object_mut() {
        order.insert("folder".to_owned(), json!(folder));
    }
    match door.call("lead_export", order) {
        Answer::Done { data, .. } => answer(written(data).map(|told| (told, touched()))),
        refused => refused,
    }
}
