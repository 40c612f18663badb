//! Papers read back: their text equals the golden text, every font is embedded and cut to what is
//! used, the file is sound.
//!
//! `UPDATE_GOLDEN=1` rewrites the texts; the papers themselves are left in the target directory to
//! look at. Spaces between columns are not compared: they differ between versions of poppler.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Checks the paper `name` against `tests/golden/<name>.txt`.
pub fn check(name: &str, pdf: &[u8]) {
    let papers = Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers");
    std::fs::create_dir_all(&papers).unwrap();
    let paper = papers.join(format!("{name}.pdf"));
    std::fs::write(&paper, pdf).unwrap();
    let text = text_of(&paper);
    let golden = golden_file(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &text).unwrap();
    }
    let expected = std::fs::read_to_string(&golden)
        .unwrap_or_else(|_| panic!("no {}: run with UPDATE_GOLDEN=1", golden.display()));
    let first = text.lines().zip(expected.lines()).position(|(found, wanted)| found != wanted);
    assert!(
        text == expected,
        "{name}: the paper reads otherwise than its golden text, from line {}:\n{text}",
        first.unwrap_or_else(|| text.lines().count().min(expected.lines().count())) + 1
    );
    assert_fonts_are_embedded_and_subset(name, &paper);
    assert_sound(name, &paper);
}

/// Checks a text of the program's own against `tests/golden/<name>.txt`.
pub fn same(name: &str, text: &str) {
    let golden = golden_file(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&golden).unwrap_or_default(), "run with UPDATE_GOLDEN=1");
}

/// The paper's text as a reader finds it: one line a line, columns two spaces apart.
pub fn text_of(paper: &Path) -> String {
    let text =
        run("pdftotext", &["-layout".as_ref(), "-enc".as_ref(), "UTF-8".as_ref(), paper, "-".as_ref()]);
    let mut out = String::new();
    for line in text.replace('\u{c}', "\n── page ──\n").lines() {
        let columns: Vec<&str> = line.split("  ").map(|column| column.trim_matches(' ')).collect();
        let line = columns.into_iter().filter(|column| !column.is_empty()).collect::<Vec<_>>().join("  ");
        if !line.is_empty() {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

/// As [`text_of`], for a paper not yet in a file.
pub fn text_of_bytes(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("paper.pdf");
    std::fs::write(&paper, pdf).unwrap();
    text_of(&paper)
}

fn golden_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden").join(format!("{name}.txt"))
}

fn assert_fonts_are_embedded_and_subset(name: &str, paper: &Path) {
    let listing = run("pdffonts", &[paper]);
    let (rule, fonts) = listing.split_once("\n").and_then(|(_, rest)| rest.split_once('\n')).unwrap();
    // Columns stand under their dashes; the last ones are: emb sub uni object ID.
    assert!(rule.starts_with('-') && !fonts.trim().is_empty(), "{name}: no fonts at all\n{listing}");
    for font in fonts.lines() {
        let words: Vec<&str> = font.split_whitespace().rev().collect();
        assert_eq!((words[4], words[3], words[2]), ("yes", "yes", "yes"), "{name}: {font}");
    }
}

fn assert_sound(name: &str, paper: &Path) {
    let checked = Command::new("qpdf").arg("--check").arg(paper).output().expect("qpdf is installed");
    let said = String::from_utf8_lossy(&checked.stdout) + String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success() && !said.contains("WARNING"), "{name}: {said}");
}

fn run(tool: &str, args: &[&Path]) -> String {
    let output = Command::new(tool).args(args).output().expect("poppler-utils is installed");
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
