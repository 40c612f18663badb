//! Papers as their readers get them: read back by poppler, checked by qpdf.

mod samples;

use std::io::Write;
use std::process::{Command, Stdio};

use desk_core::paper::{
    Align, Block, Column, Document, Letterhead, Row, RowKind, SignatureLine, Table, Width, page_count, to_pdf,
};
use desk_core::values::{Language, Timestamp};

use samples::estimate;

fn moment() -> Timestamp {
    Timestamp::parse("2026-11-05T03:00:00Z").unwrap()
}

fn pdf(document: &Document) -> Vec<u8> {
    to_pdf(document, moment()).unwrap()
}

fn bare(language: Language, blocks: Vec<Block>) -> Document {
    Document {
        title: "1".to_owned(),
        language,
        second: None,
        header: Letterhead::default(),
        footer: String::new(),
        blocks,
    }
}

/// What a tool of poppler (Debian: poppler-utils) says about the file.
fn ask(tool: &str, options: &[&str], file: &[u8]) -> String {
    let mut child = Command::new(tool)
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{tool} (poppler-utils): {error}"));
    child.stdin.take().unwrap().write_all(file).unwrap();
    let answer = child.wait_with_output().unwrap();
    assert!(answer.status.success(), "{tool}");
    String::from_utf8(answer.stdout).unwrap()
}

fn text(document: &Document) -> String {
    ask("pdftotext", &["-raw", "-", "-"], &pdf(document))
}

/// The text of each page, page breaks and all.
fn page_texts(document: &Document) -> Vec<String> {
    text(document).trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

#[test]
fn every_language_reads_back_in_reading_order() {
    for (language, expected) in [
        (
            Language::Ru,
            [
                "Стоматология «Чжэньмэй», Хэйхэ",
                "Предварительная смета лечения № 118",
                "Пациент Лебедева Анна Сергеевна",
                "Врач Ван Сяомин (王小明)",
                "№ Зуб Услуга Кол. Цена Сумма",
                "Этап 1. Диагностика и хирургия",
                "1 12 Имплантат Straumann с установкой 2 0 837,00 1 250,00",
                "Всего в рублях по курсу 11,42 ₽ от 05.11.2026 142 750,00 ₽",
                "✓ Копия плана выдана пациенту",
                "□ Пациент просит звонить",
                "подпись фамилия, имя, отчество дата",
            ],
        ),
        (
            Language::Zh,
            [
                "黑河臻美口腔",
                "初步治疗预算 第118号",
                "患者 列别杰娃·安娜",
                "日期及有效期 2026年11月5日，有效期至2026年12月5日",
                "№ 牙位 项目 数量 单价 金额",
                "第一阶段：检查与手术",
                "1 12 士卓曼种植体植入 2 0,837.00 1,250.00",
                "折合卢布（汇率11.42，2026年11月5日） ₽142,750.00",
                "✓ 已将方案副本交给患者",
                "□ 患者要求",
                "签名 姓名 日期",
            ],
        ),
        (
            Language::En,
            [
                "Heihe Zhenmei Dental",
                "Preliminary treatment estimate No. 118",
                "Patient Anna Lebedeva",
                "Doctor Wang Xiaoming (王小明)",
                "№ Tooth Service Qty Price Sum",
                "Stage 1. Diagnostics and surgery",
                "1 12 Straumann implant with placement 2 0,837.00 1,250.00",
                "Total in RUB at 11.42, 5 Nov 2026 ₽142,750.00",
                "✓ A copy was given to the patient",
                "□ Call before 18:00",
                "signature full name date",
            ],
        ),
    ] {
        let text = text(&estimate(language, None, 12));
        let mut rest = text.as_str();
        for phrase in expected {
            let found = rest.find(phrase);
            assert!(found.is_some(), "{phrase:?} is missing or out of order in:\n{text}");
            rest = &rest[found.unwrap()..];
        }
    }
}

#[test]
fn a_bilingual_paper_numbers_its_pages_in_both_languages() {
    let pages = page_texts(&estimate(Language::Ru, Some(Language::Zh), 8));
    let count = pages.len();
    assert!(count > 1);
    for (at, page) in pages.iter().enumerate() {
        let foot = format!("Страница {0} из {count} · 第 {0} 页，共 {count} 页", at + 1);
        assert!(page.contains(&foot), "{foot} in\n{page}");
    }
}

#[test]
fn every_font_is_embedded_and_subset() {
    let fonts = ask("pdffonts", &["-"], &pdf(&estimate(Language::Ru, Some(Language::Zh), 12)));
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 4, "{fonts}");
    for row in rows {
        assert!(row.contains("+NotoSans"), "a subset tag: {row}");
        assert!(
            row.split_whitespace().collect::<Vec<_>>().windows(3).any(|three| three == ["yes"; 3]),
            "{row}"
        );
    }
}

/// How many pixels of the first page are dark, at 36 dots per inch.
fn ink(document: &Document) -> usize {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("paper-ink.pdf");
    std::fs::write(&path, pdf(document)).unwrap();
    let answer = Command::new("pdftoppm").args(["-gray", "-r", "36"]).arg(&path).output().unwrap();
    std::fs::remove_file(path).unwrap();
    answer.stdout.iter().skip(20).filter(|gray| **gray < 160).count()
}

#[test]
fn what_reads_back_is_also_drawn() {
    let block = |title: bool, text: String| {
        bare(Language::En, vec![if title { Block::Title(text) } else { Block::Paragraph(text) }])
    };
    for title in [false, true] {
        let blank = ink(&block(title, String::new()));
        for dense in ["Ж", "W", "龘", "明", "₽"] {
            // A glyph of another character would be found by a reader all the same.
            let (dots, letters) = (ink(&block(title, ". ".repeat(40))), ink(&block(title, dense.repeat(40))));
            assert!(
                dots < letters && blank + 100 < letters,
                "{dense}: blank {blank}, dots {dots}, {letters}"
            );
        }
    }
    let ticks = |done| ink(&bare(Language::En, vec![Block::Ticks(vec![(done, String::new()); 20])]));
    assert!(ticks(true) > ticks(false), "a tick is seen, an open box is empty");
}

#[test]
fn the_file_is_sound_to_qpdf() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("paper-qpdf.pdf");
    for language in Language::ALL {
        std::fs::write(&path, pdf(&estimate(language, None, 60))).unwrap();
        let answer = Command::new("qpdf").arg("--check").arg(&path).output().expect("qpdf");
        assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stdout));
    }
    std::fs::remove_file(path).unwrap();
}

#[test]
fn the_same_document_and_moment_give_the_same_bytes() {
    let document = estimate(Language::Zh, Some(Language::Ru), 20);
    assert!(pdf(&document) == pdf(&document));
    let later = Timestamp::parse("2026-11-05T03:00:01Z").unwrap();
    assert!(pdf(&document) != to_pdf(&document, later).unwrap());
}

#[test]
fn the_properties_hold_title_date_and_language_and_nobody() {
    let file = pdf(&estimate(Language::Ru, None, 4));
    let info = ask("pdfinfo", &["-rawdates", "-"], &file);
    assert!(info.contains("Смета № 118, версия 2"), "{info}");
    assert!(info.contains("D:20261105030000"), "{info}");
    assert!(!info.contains("Author") && !info.contains("Лебедева"), "{info}");
    assert!(file.windows(12).any(|bytes| bytes == b"/Lang(ru-RU)"), "a screen reader needs the language");
}

#[test]
fn two_pages_in_two_languages_weigh_under_eighty_kilobytes() {
    let document = estimate(Language::Ru, Some(Language::Zh), 8);
    assert_eq!(page_count(&document), 2);
    let size = pdf(&document).len();
    assert!(size <= 80 * 1024, "{size} bytes");
}

#[test]
fn a_long_table_repeats_its_head_and_never_parts_a_sum_from_its_rows() {
    // Wherever the page happens to end.
    for items in 50..70 {
        let pages = page_texts(&estimate(Language::En, None, items));
        assert!(pages.len() >= 2);
        for page in &pages {
            let lines: Vec<&str> = page.lines().collect();
            let item = |line: &str| line.starts_with(|ch: char| ch.is_ascii_digit());
            if lines.iter().any(|line| item(line)) {
                assert!(
                    lines.contains(&"№ Tooth Service Qty Price Sum"),
                    "{items}: a head on each page\n{page}"
                );
            }
            for (at, line) in lines.iter().enumerate() {
                if line.contains("subtotal") {
                    assert!(at > 0 && item(lines[at - 1]), "{items}: {line} without its rows");
                }
                if line.starts_with("Stage 2.") {
                    assert!(
                        lines.get(at + 1).is_some_and(|line| item(line)),
                        "{items}: {line} without a row"
                    );
                }
            }
        }
    }
}

#[test]
fn nobody_signs_an_empty_page() {
    for lines in 40..60 {
        let document = bare(
            Language::En,
            vec![
                Block::Paragraph(vec!["word"; lines].join("\n")),
                Block::Signatures(vec![SignatureLine { role: "Patient".into(), name: String::new() }]),
            ],
        );
        let pages = page_texts(&document);
        let signed = pages.iter().find(|page| page.contains("Patient")).unwrap();
        assert!(signed.matches("word").count() >= 2, "{lines} lines:\n{signed}");
    }
}

#[test]
fn a_heading_is_never_the_last_thing_on_a_page() {
    for lines in 40..60 {
        let document = bare(
            Language::Ru,
            vec![
                Block::Paragraph(vec!["слово"; lines].join("\n")),
                Block::Heading("Заголовок".into()),
                Block::Paragraph("а\nб\nв".into()),
            ],
        );
        let pages = page_texts(&document);
        let page = pages.iter().find(|page| page.contains("Заголовок")).unwrap();
        assert!(page.contains("Заголовок\nа\nб"), "{lines} lines:\n{page}");
    }
}

#[test]
fn what_no_font_knows_is_printed_as_a_replacement_and_breaks_nothing() {
    let document =
        bare(Language::Ru, vec![Block::Paragraph("зуб \u{1F9B7}\u{FE0F} болит\u{7}, \u{202E}ש".into())]);
    assert!(text(&document).starts_with("зуб � болит, �"), "{}", text(&document));
}

#[test]
fn ten_thousand_characters_in_one_cell_or_label_still_print() {
    let long = "слово".repeat(2000);
    let cell = || Row::plain([long.clone(), "1".to_owned()]);
    let document = bare(
        Language::Ru,
        vec![
            Block::KeyValues(vec![(long.clone(), long.clone())]),
            Block::Table(Table {
                columns: vec![
                    Column::new("a", Align::Left, Width::Fixed(20.0)),
                    Column::new("b", Align::Right, Width::Fit),
                ],
                rows: vec![cell(), Row::of(RowKind::Total, [long.clone(), "2".to_owned()])],
            }),
            Block::Title(long.clone()),
            Block::Fill(vec![long.clone()]),
            Block::Signatures(vec![SignatureLine { role: long.clone(), name: long.clone() }]),
            Block::Bullets(vec![long.clone()]),
        ],
    );
    let text = text(&document);
    let letters = text.chars().filter(|ch| matches!(ch, 'с' | 'л' | 'о' | 'в')).count();
    assert!(letters >= 9 * 10_000, "{letters} of {} letters are on paper", 9 * 10_000);
}

#[test]
fn an_empty_document_is_one_empty_page() {
    let document = bare(Language::En, vec![]);
    assert_eq!(page_count(&document), 1);
    assert_eq!(text(&document).trim(), "Page 1 of 1");
}
