//! Blocks into slabs: sizes, spaces and what stays together.
//!
//! One column 170 mm wide, body 10/14. Paragraphs never leave a single line behind.

use std::rc::Rc;

use super::fonts::Weight;
use super::pages::{BODY_WIDTH, MARGIN, MM, Mark, PAGE, Slab};
use super::words::{Line, Style, single, wrap};
use super::{Block, Document, Letterhead, SignatureLine, table};
use crate::values::Language;

const INK: f32 = 0.08;
const SOFT: f32 = 0.36;
/// Gray of hairlines.
pub(super) const HAIR: f32 = 0.78;

const fn style(size: f32, leading: f32, weight: Weight, gray: f32) -> Style {
    Style { size, leading, weight, gray }
}
const TITLE: Style = style(16.0, 21.0, Weight::SemiBold, INK);
const HEADING: Style = style(11.5, 16.0, Weight::SemiBold, INK);
const BODY: Style = style(10.0, 14.0, Weight::Regular, INK);
const LABEL: Style = style(10.0, 14.0, Weight::Regular, SOFT);
const NOTE: Style = style(8.5, 12.0, Weight::Regular, SOFT);
const OPERATOR: Style = style(11.0, 15.0, Weight::SemiBold, INK);
const CAPTION: Style = style(7.0, 9.0, Weight::Regular, SOFT);
const FOOT: Style = style(8.0, 10.0, Weight::Regular, SOFT);
/// Cells of a table.
pub(super) const CELL: Style = style(9.5, 13.0, Weight::Regular, INK);
/// Column names of a table.
pub(super) const HEAD: Style = style(8.5, 11.5, Weight::SemiBold, SOFT);
/// Cells of subtotals and sections.
pub(super) const SUM: Style = style(9.5, 13.0, Weight::SemiBold, INK);
/// Cells of totals.
pub(super) const TOTAL: Style = style(10.5, 14.0, Weight::SemiBold, INK);

/// All slabs of the document, letterhead first.
pub(super) fn compose(document: &Document) -> Vec<Slab> {
    let mut slabs = letterhead(&document.header);
    let mut space = 0.0;
    let mut new_page = false;
    for block in &document.blocks {
        let mut made = match block {
            Block::Space(mm) => {
                space += mm.max(0.0) * MM;
                continue;
            }
            Block::PageBreak => {
                new_page = true;
                continue;
            }
            Block::Title(text) => Slab::text(text, &TITLE, 0.0, true),
            Block::Heading(text) => Slab::text(text, &HEADING, 15.0, true),
            Block::Paragraph(text) => Slab::text(text, &BODY, 6.0, false),
            Block::Note(text) => Slab::text(text, &NOTE, 6.0, false),
            Block::KeyValues(pairs) => key_values(pairs),
            Block::Table(table) => table::slabs(table),
            Block::Bullets(items) => list(items.iter().map(|item| bullet(item))),
            Block::Ticks(items) => list(items.iter().map(|(done, item)| tick(*done, item))),
            Block::Fill(labels) => labels.iter().map(|label| blank(label)).collect(),
            Block::Signatures(lines) => {
                // Nobody signs a page that says nothing.
                if let Some(above) = slabs.last_mut() {
                    above.keep = true;
                }
                signatures(lines, &captions(document))
            }
        };
        if let Some(first) = made.first_mut() {
            first.before += std::mem::take(&mut space);
            first.new_page = std::mem::take(&mut new_page);
        }
        slabs.append(&mut made);
    }
    slabs
}

impl Slab {
    /// Appends a line whose box starts `y` below the top.
    pub(super) fn put(&mut self, line: Line, style: &Style, x: f32, y: f32) {
        if !line.glyphs.is_empty() {
            let line = Rc::new(line);
            let y = y + baseline(style);
            self.marks.push(Mark::Text { x, y, line, size: style.size, gray: style.gray, hidden: false });
        }
    }

    /// Running text, a slab per line; never a single line alone, and all `together` if asked.
    fn text(text: &str, style: &Style, before: f32, together: bool) -> Vec<Slab> {
        Self::indented(text, style, before, 0.0, together)
    }

    fn indented(text: &str, style: &Style, before: f32, indent: f32, together: bool) -> Vec<Slab> {
        let lines = wrap(text, style, BODY_WIDTH - indent);
        let count = lines.len();
        let slab = |(at, line): (usize, Line)| {
            let last = at + 1 == count;
            let mut slab = Slab {
                height: style.leading,
                before: if at == 0 { before } else { 0.0 },
                keep: together || !last && (at == 0 || at + 2 == count),
                ..Slab::default()
            };
            slab.put(line, style, MARGIN + indent, 0.0);
            slab
        };
        lines.into_iter().enumerate().map(slab).collect()
    }

    fn rule(&mut self, x: f32, y: f32, length: f32, weight: f32, gray: f32) {
        self.marks.push(Mark::Rule { x, y, length, weight, gray });
    }
}

/// From the top of a line's box to its baseline: Noto Sans rises 1.069 and falls 0.293 of its size.
fn baseline(style: &Style) -> f32 {
    (style.leading - 1.362 * style.size) / 2.0 + 1.069 * style.size
}

fn letterhead(header: &Letterhead) -> Vec<Slab> {
    let mut slab = Slab { keep: true, ..Slab::default() };
    for (text, style) in [(&header.name, &OPERATOR), (&header.address, &NOTE), (&header.contacts, &NOTE)] {
        if !text.trim().is_empty() {
            for line in wrap(text, style, BODY_WIDTH) {
                slab.put(line, style, MARGIN, slab.height);
                slab.height += style.leading;
            }
        }
    }
    if slab.marks.is_empty() {
        return Vec::new();
    }
    slab.height += 7.0;
    slab.rule(MARGIN, slab.height, BODY_WIDTH, 0.9, INK);
    slab.height += 17.0;
    vec![slab]
}

fn key_values(pairs: &[(String, String)]) -> Vec<Slab> {
    let lines = pairs.iter().flat_map(|(key, _)| key.split('\n'));
    let widest = lines.map(|line| single(line, &LABEL).width).fold(0.0, f32::max);
    let column = widest.min(BODY_WIDTH * 0.38) + 0.5;
    let indent = column + 14.0;
    let slab = |(at, (key, value)): (usize, &(String, String))| {
        let mut slab = Slab { before: if at == 0 { 7.0 } else { 2.0 }, ..Slab::default() };
        for (x, width, text, style) in
            [(MARGIN, column, key, &LABEL), (MARGIN + indent, BODY_WIDTH - indent, value, &BODY)]
        {
            let mut y = 0.0;
            for line in wrap(text, style, width) {
                slab.put(line, style, x, y);
                y += style.leading;
            }
            slab.height = slab.height.max(y);
        }
        slab
    };
    pairs.iter().enumerate().map(slab).collect()
}

fn list(items: impl Iterator<Item = Vec<Slab>>) -> Vec<Slab> {
    let mut slabs: Vec<Slab> = items.flatten().collect();
    if let Some(first) = slabs.first_mut() {
        first.before = 6.0;
    }
    slabs
}

fn bullet(text: &str) -> Vec<Slab> {
    let mut slabs = Slab::indented(text, &BODY, 3.0, 13.0, false);
    if let Some(first) = slabs.first_mut() {
        let mut dotted = Slab::default();
        dotted.put(single("•", &BODY), &BODY, MARGIN + 2.0, 0.0);
        first.marks.splice(0..0, dotted.marks);
    }
    slabs
}

fn tick(done: bool, text: &str) -> Vec<Slab> {
    const SIDE: f32 = 8.5;
    let mut slabs = Slab::indented(text, &BODY, 4.0, 17.0, false);
    if let Some(first) = slabs.first_mut() {
        let base = baseline(&BODY);
        let square = Mark::Square { x: MARGIN + 0.5, y: base - SIDE + 1.0, side: SIDE, gray: SOFT };
        // The sign of an open box is found by a reader but not drawn: the square is.
        let sign = single(if done { "✓" } else { "□" }, &BODY);
        let mark = Mark::Text {
            x: MARGIN + 1.0,
            y: base + 0.8,
            line: Rc::new(sign),
            size: 11.0,
            gray: INK,
            hidden: !done,
        };
        first.marks.splice(0..0, [square, mark]);
    }
    slabs
}

fn blank(label: &str) -> Slab {
    let lines = wrap(label, &BODY, BODY_WIDTH * 0.6);
    let mut slab = Slab { before: 6.0, ..Slab::default() };
    let mut end = 0.0;
    for line in lines {
        end = line.width;
        slab.put(line, &BODY, MARGIN, slab.height);
        slab.height += BODY.leading;
    }
    let start = if end > 0.0 { end + 6.0 } else { 0.0 };
    let y = slab.height - BODY.leading + baseline(&BODY) + 2.0;
    slab.rule(MARGIN + start, y, BODY_WIDTH - start, 0.5, 0.5);
    slab.height += 4.0;
    slab
}

/// Role, a line to sign on, the name, a line for the date.
fn signatures(lines: &[SignatureLine], captions: &[String; 3]) -> Vec<Slab> {
    const GAP: f32 = 11.0;
    const ROLE: f32 = 132.0;
    const DATE: f32 = 74.0;
    let each = (BODY_WIDTH - ROLE - DATE - 3.0 * GAP) / 2.0;
    let columns = [(ROLE + GAP, each), (ROLE + each + 2.0 * GAP, each), (BODY_WIDTH - DATE, DATE)];
    let count = lines.len();
    let slab = |(at, signature): (usize, &SignatureLine)| {
        let roles = wrap(&signature.role, &BODY, ROLE);
        let names = wrap(&signature.name, &BODY, each);
        let rows = roles.len().max(names.len()) as f32;
        let mut slab = Slab { before: 20.0, keep: at + 1 < count, ..Slab::default() };
        // The last line of role and name stands on the signature's line.
        for (x, texts) in [(0.0, roles), (ROLE + each + 2.0 * GAP, names)] {
            let mut y = (rows - texts.len() as f32) * BODY.leading;
            for line in texts {
                slab.put(line, &BODY, MARGIN + x, y);
                y += BODY.leading;
            }
        }
        let y = (rows - 1.0) * BODY.leading + baseline(&BODY) + 3.0;
        for ((x, width), caption) in columns.into_iter().zip(captions) {
            slab.rule(MARGIN + x, y, width, 0.5, 0.5);
            let caption = single(caption, &CAPTION);
            let x = MARGIN + x + (width - caption.width).max(0.0) / 2.0;
            slab.put(caption, &CAPTION, x, y + 1.5);
        }
        slab.height = y + 1.5 + CAPTION.leading;
        slab
    };
    lines.iter().enumerate().map(slab).collect()
}

fn in_languages(document: &Document, words: impl Fn(Language) -> String) -> String {
    let first = words(document.language);
    match document.second.filter(|second| *second != document.language) {
        Some(second) => format!("{first} · {}", words(second)),
        None => first,
    }
}

/// Under the lines of a signature: signature, name, date.
fn captions(document: &Document) -> [String; 3] {
    let caption = |ru: &str, zh: &str, en: &str| {
        in_languages(document, |language| language.pick(ru, zh, en).to_owned())
    };
    [
        caption("подпись", "签名", "signature"),
        caption("фамилия, имя, отчество", "姓名", "full name"),
        caption("дата", "日期", "date"),
    ]
}

/// The foot of a page: the document's footer on the left, "page x of y" on the right.
pub(super) fn foot(document: &Document, page: usize, pages: usize) -> Vec<Mark> {
    let number = in_languages(document, |language| match language {
        Language::Ru => format!("Страница\u{a0}{page} из\u{a0}{pages}"),
        Language::Zh => format!("第\u{a0}{page}\u{a0}页，共\u{a0}{pages}\u{a0}页"),
        Language::En => format!("Page\u{a0}{page} of\u{a0}{pages}"),
    });
    let number = single(&number, &FOOT);
    let left = BODY_WIDTH - number.width - 12.0;
    let mut slab = Slab::default();
    let top = PAGE.1 - 48.0;
    slab.rule(MARGIN, top, BODY_WIDTH, 0.4, HAIR);
    if let Some(line) = wrap(&document.footer, &FOOT, left).into_iter().next() {
        slab.put(line, &FOOT, MARGIN, top + 4.0);
    }
    let x = MARGIN + BODY_WIDTH - number.width;
    slab.put(number, &FOOT, x, top + 4.0);
    slab.marks
}
