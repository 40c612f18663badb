//! Papers leave the program here: into the papers folder or to a printer, each registered first.
//!
//! The core registers (and may refuse) before a byte leaves; then the file is written under the
//! paper's number, never over another file.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use desk_core::answers::{AnswerFile, Pack};
use desk_core::api::Answer;
use desk_core::audit::{AuditFile, Op, Touched};
use desk_core::erasure::ActExtract;
use desk_core::hand_over::{Paper, PaperOrigin};
use desk_core::leads::ExportFile;
use desk_core::{Error, Result};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager};

use crate::{Shell, printer};

/// Saves a paper into the papers folder; the reply tells its path.
#[tauri::command(async)]
pub(crate) fn paper_save(app: AppHandle, paper: Paper) -> Answer {
    let shell = app.state::<Shell>();
    let saved = save(&shell, &paper).map(|path| (json!({ "path": path }), touched()));
    desk_core::api::answer(saved)
}

fn save(shell: &Shell, paper: &Paper) -> Result<String> {
    let bytes = paper.pdf()?;
    std::fs::create_dir_all(&shell.args.papers)?;
    let path = free_path(&shell.args.papers, &paper.file_name);
    let place = path.display().to_string();
    register(shell, &paper.origin, &paper.sha256, "saved", &place)?;
    write(&path, &bytes)
}

/// Saves the log extract of an act into the papers folder; the reply tells its path. It names nobody.
#[tauri::command(async)]
pub(crate) fn extract_save(app: AppHandle, destruction: i64) -> Answer {
    let shell = app.state::<Shell>();
    let saved = read::<ActExtract>(&shell, "act_extract", json!({ "destruction": destruction })).and_then(
        |extract| {
            let number = extract.file_name.trim_end_matches(".csv");
            let office = json!({ "of": "office", "request": null, "kind": "extract", "number": number });
            write_table(&shell, &extract.file_name, &extract.csv, |place| {
                let out =
                    json!({ "paper": office, "target": "saved", "place": place, "sha256": extract.sha256 });
                read::<Value>(&shell, "office_paper_hand_over", out).map(drop)
            })
        },
    );
    desk_core::api::answer(saved.map(|path| (json!({ "path": path }), Vec::new())))
}

/// Saves part of the audit log into the papers folder, for an inspector; the reply tells its path. The
/// core has registered the export when it gave the rows. It names nobody.
#[tauri::command(async)]
pub(crate) fn log_save(app: AppHandle, query: Value) -> Answer {
    let shell = app.state::<Shell>();
    let saved = read::<AuditFile>(&shell, "audit_export", query)
        .and_then(|file| write_table(&shell, &file.file_name, &file.csv, |_| Ok(())));
    desk_core::api::answer(saved.map(|path| (json!({ "path": path }), Vec::new())))
}

/// What a paper on its way out changes: the page asks for it anew.
fn touched() -> Vec<Touched> {
    Op::HandOverPaper.touches().to_vec()
}

/// Asks the core as the page would.
fn read<T: serde::de::DeserializeOwned>(shell: &Shell, command: &str, args: Value) -> Result<T> {
    match shell.door.call(command, args) {
        Answer::Done { data, .. } => Ok(serde_json::from_value(data)?),
        Answer::Refused { error, .. } => Err(error),
    }
}

/// Registers a table and then writes it under the first free name.
fn write_table(
    shell: &Shell,
    file_name: &str,
    csv: &str,
    register: impl FnOnce(&str) -> Result<()>,
) -> Result<String> {
    std::fs::create_dir_all(&shell.args.papers)?;
    let path = free_path(&shell.args.papers, file_name);
    register(&path.display().to_string())?;
    write(&path, csv.as_bytes())
}

/// Saves the answer to a question about one's own data as JSON; the reply tells its path.
#[tauri::command(async)]
pub(crate) fn answer_save(app: AppHandle, request: i64, language: String) -> Answer {
    let shell = app.state::<Shell>();
    match shell.door.call("access_answer_data", json!({ "request": request, "language": language })) {
        Answer::Done { data, .. } => {
            let saved = save_answer(&shell, data);
            desk_core::api::answer(saved.map(|path| (json!({ "path": path }), touched())))
        }
        refused => refused,
    }
}

fn save_answer(shell: &Shell, answer: Value) -> Result<String> {
    let answer: AnswerFile = serde_json::from_value(answer)?;
    std::fs::create_dir_all(&shell.args.papers)?;
    let path = free_path(&shell.args.papers, &answer.file_name);
    register(shell, &answer.origin, &answer.sha256, "saved", &path.display().to_string())?;
    write(&path, answer.json.as_bytes())
}

/// Saves the inspector's pack of a case into a folder of its own; the reply tells its path. It names
/// nobody.
#[tauri::command(async)]
pub(crate) fn pack_save(app: AppHandle, request: i64) -> Answer {
    let shell = app.state::<Shell>();
    match shell.door.call("request_pack", json!({ "request": request })) {
        Answer::Done { data, .. } => {
            let saved = save_pack(&shell.args.papers, data);
            desk_core::api::answer(saved.map(|path| (json!({ "path": path }), Vec::new())))
        }
        refused => refused,
    }
}

fn save_pack(papers: &Path, pack: Value) -> Result<String> {
    let pack: Pack = serde_json::from_value(pack)?;
    std::fs::create_dir_all(papers)?;
    let folder = free_path(papers, &pack.folder);
    std::fs::create_dir(&folder)?;
    for file in &pack.files {
        write(&folder.join(&file.name), &file.bytes()?)?;
    }
    Ok(folder.display().to_string())
}

/// Saves a list of people as a spreadsheet into the papers folder; the reply tells its path and how many
/// are in it. The core registers it with this place before it gives a byte.
#[tauri::command(async)]
pub(crate) fn list_save(app: AppHandle, order: Value) -> Answer {
    let shell = app.state::<Shell>();
    let saved = save_list(&shell, order).map(|told| (told, touched()));
    desk_core::api::answer(saved)
}

fn save_list(shell: &Shell, mut order: Value) -> Result<Value> {
    std::fs::create_dir_all(&shell.args.papers)?;
    if let Some(order) = order.as_object_mut() {
        order.insert("folder".to_owned(), json!(shell.args.papers));
    }
    let file: ExportFile = read(shell, "lead_export", order)?;
    // Its number is new: no other file stands there.
    let path = write(&shell.args.papers.join(&file.file_name), &file.bytes()?)?;
    Ok(json!({ "path": path, "people": file.people, "left_out": file.left_out }))
}

/// Writes a new file through to the disk; tells its path.
fn write(path: &Path, bytes: &[u8]) -> Result<String> {
    let mut file = OpenOptions::new().create_new(true).write(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(path.display().to_string())
}

/// Sends a paper to a printer.
#[tauri::command(async)]
pub(crate) fn paper_print(app: AppHandle, paper: Paper, printer: Option<String>) -> Answer {
    let shell = app.state::<Shell>();
    let printed = print(&shell, &paper, printer.as_deref()).map(|()| (json!({}), touched()));
    desk_core::api::answer(printed)
}

fn print(shell: &Shell, paper: &Paper, printer: Option<&str>) -> Result<()> {
    let bytes = paper.pdf()?;
    if printer::list().is_empty() {
        return Err(Error::NoPrinter);
    }
    register(shell, &paper.origin, &paper.sha256, "printed", printer.unwrap_or_default())?;
    let title = paper.file_name.trim_end_matches(".pdf");
    printer::print(&bytes, title, printer).map_err(|trouble| match trouble {
        printer::PrintTrouble::NoPrinter => Error::NoPrinter,
        printer::PrintTrouble::Refused => Error::PrinterRefused,
    })
}

/// Names of this computer's printers, the default first.
#[tauri::command(async)]
pub(crate) fn printers() -> Vec<String> {
    printer::list()
}

fn register(shell: &Shell, origin: &PaperOrigin, sha256: &str, target: &str, place: &str) -> Result<()> {
    let args: Value = json!({ "paper": origin, "target": target, "place": place, "sha256": sha256 });
    let Some(command) = origin.registered_by() else { return Ok(()) };
    match shell.door.call(command, args) {
        Answer::Done { .. } => Ok(()),
        Answer::Refused { error, .. } => Err(error),
    }
}

/// The first free name: `E-2026-0012.pdf`, `E-2026-0012 (2).pdf`…; of a folder `L-2026-0001-pack (2)`.
fn free_path(folder: &Path, file_name: &str) -> PathBuf {
    let place = file_name.rfind('.').unwrap_or(file_name.len());
    let (stem, ending) = file_name.split_at(place);
    (1..)
        .map(|n| if n == 1 { file_name.to_owned() } else { format!("{stem} ({n}){ending}") })
        .map(|name| folder.join(name))
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join(file_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_copy_never_lands_on_the_first() {
        let folder = tempfile::tempdir().unwrap();
        assert!(free_path(folder.path(), "E-2026-0001.pdf").ends_with("E-2026-0001.pdf"));
        std::fs::write(folder.path().join("E-2026-0001.pdf"), b"").unwrap();
        assert!(free_path(folder.path(), "E-2026-0001.pdf").ends_with("E-2026-0001 (2).pdf"));
        std::fs::create_dir(folder.path().join("L-2026-0001-pack")).unwrap();
        assert!(free_path(folder.path(), "L-2026-0001-pack").ends_with("L-2026-0001-pack (2)"));
        assert!(free_path(folder.path(), "A-2026-0001.csv").ends_with("A-2026-0001.csv"));
    }
}
