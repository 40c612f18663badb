//! Pages into the bytes of a PDF 1.7 file.
//!
//! Every face used is embedded and cut to the glyphs used. Characters are numbered by first use
//! and mapped to glyphs and to Unicode one by one, so a reader gets back exactly what was meant
//! even where two characters share a glyph. No randomness, no clock: the same pages and moment
//! give the same bytes. The properties hold a title and a date, never a person.

use std::collections::BTreeMap;

use chrono::{Datelike, Timelike};
use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, TextRenderingMode, UnicodeCmap};
use pdf_writer::writers::CidFont;
use pdf_writer::{Content, Date, Filter, Finish, Name, Pdf, Rect, Ref, Settings, Str, TextStr};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::fonts::{Face, Glyph};
use super::pages::{Mark, PAGE, Page};
use super::{Document, layout};
use crate::values::{Language, Timestamp};
use crate::{Error, Result};

/// A paper is read by programs: no padding.
const DENSE: Settings = Settings { pretty: false };

/// The advance a reader assumes where a font's table of widths is silent: a hanzi is one em wide.
const WIDTH: f32 = 1000.0;

/// The characters of one face that are used, numbered from 1 in the order of first use.
#[derive(Default)]
struct Used {
    numbers: BTreeMap<char, u16>,
    glyphs: Vec<Glyph>,
}

impl Used {
    fn number(&mut self, glyph: &Glyph) -> u16 {
        let next = u16::try_from(self.glyphs.len() + 1).unwrap_or(u16::MAX);
        *self.numbers.entry(glyph.ch).or_insert_with(|| {
            self.glyphs.push(*glyph);
            next
        })
    }
}

/// Writes the pages with their feet.
pub(super) fn write(document: &Document, pages: &[Page], at: Timestamp) -> Result<Vec<u8>> {
    let mut next = Ref::new(1);
    let (catalog, tree, info) = (next.bump(), next.bump(), next.bump());
    let mut faces: BTreeMap<Face, Used> = BTreeMap::new();
    let mut pdf = Pdf::with_settings(DENSE);
    pdf.set_version(1, 7);

    let contents: Vec<Vec<u8>> = pages
        .iter()
        .enumerate()
        .map(|(index, page)| {
            let foot = layout::foot(document, index + 1, pages.len());
            draw(page.marks.iter().chain(&foot), &mut faces)
        })
        .collect();
    let mut fonts = BTreeMap::new();
    for (face, used) in &faces {
        fonts.insert(*face, embed(&mut pdf, &mut next, *face, used)?);
    }

    let sheets: Vec<(Ref, Ref)> = pages.iter().map(|_| (next.bump(), next.bump())).collect();
    pdf.pages(tree).kids(sheets.iter().map(|(page, _)| *page)).count(sheets.len() as i32);
    let mut digest = Sha256::new();
    digest.update(document.title.as_bytes());
    for ((page, stream), content) in sheets.iter().zip(&contents) {
        digest.update(content);
        let mut sheet = pdf.page(*page);
        sheet.parent(tree).media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).contents(*stream);
        let mut resources = sheet.resources();
        let mut dictionary = resources.fonts();
        for (face, id) in &fonts {
            dictionary.pair(resource(*face), *id);
        }
        dictionary.finish();
        resources.finish();
        sheet.finish();
        pdf.stream(*stream, &compress_to_vec_zlib(content, 9)).filter(Filter::FlateDecode);
    }

    let when = date(at);
    pdf.document_info(info)
        .title(TextStr(&document.title))
        .producer(TextStr("Zhenmei Desk"))
        .creation_date(when)
        .modified_date(when);
    let mut root = pdf.catalog(catalog);
    root.pages(tree).lang(TextStr(tag(document.language)));
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    digest.update(at.utc().timestamp().to_be_bytes());
    let id = digest.finalize().iter().take(16).copied().collect::<Vec<u8>>();
    pdf.set_file_id((id.clone(), id));
    Ok(pdf.finish())
}

fn tag(language: Language) -> &'static str {
    language.pick("ru-RU", "zh-CN", "en-GB")
}

fn date(at: Timestamp) -> Date {
    let at = at.utc();
    Date::new(u16::try_from(at.year()).unwrap_or(0))
        .month(at.month() as u8)
        .day(at.day() as u8)
        .hour(at.hour() as u8)
        .minute(at.minute() as u8)
        .second(at.second() as u8)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn resource(face: Face) -> Name<'static> {
    match face {
        Face::Sans => Name(b"F1"),
        Face::SansSemiBold => Name(b"F2"),
        Face::Hanzi => Name(b"F3"),
        Face::HanziSemiBold => Name(b"F4"),
    }
}

/// The drawing of one page, in PDF's coordinates (y grows upwards).
fn draw<'a>(marks: impl Iterator<Item = &'a Mark>, faces: &mut BTreeMap<Face, Used>) -> Vec<u8> {
    let mut content = Content::with_settings(DENSE);
    let up = |y: f32| round(PAGE.1 - y);
    for mark in marks {
        match mark {
            Mark::Text { x, y, line, size, gray, hidden } => {
                content.set_fill_gray(*gray);
                content.begin_text();
                if *hidden {
                    content.set_text_rendering_mode(TextRenderingMode::Invisible);
                }
                content.next_line(round(*x), up(*y));
                show(&mut content, &line.glyphs, *size, faces);
                if *hidden {
                    content.set_text_rendering_mode(TextRenderingMode::Fill);
                }
                content.end_text();
            }
            Mark::Rule { x, y, length, weight, gray } => {
                content.set_stroke_gray(*gray).set_line_width(*weight);
                content.move_to(round(*x), up(*y)).line_to(round(x + length), up(*y)).stroke();
            }
            Mark::Panel { x, y, width, height, gray } => {
                content.set_fill_gray(*gray);
                content.rect(round(*x), up(y + height), round(*width), round(*height)).fill_nonzero();
            }
            Mark::Square { x, y, side, gray } => {
                content.set_stroke_gray(*gray).set_line_width(0.7);
                content.rect(round(*x), up(y + side), *side, *side).stroke();
            }
        }
    }
    content.finish().into_vec()
}

/// Shows glyphs run by run of one face; kerning goes between the characters of a run.
fn show(content: &mut Content, glyphs: &[Glyph], size: f32, faces: &mut BTreeMap<Face, Used>) {
    for run in glyphs.chunk_by(|a, b| a.face == b.face) {
        let Some(face) = run.first().map(|glyph| glyph.face) else { continue };
        let used = faces.entry(face).or_default();
        content.set_font(resource(face), size);
        let mut operation = content.show_positioned();
        let mut items = operation.items();
        let mut pending: Vec<u8> = Vec::with_capacity(run.len() * 2);
        for glyph in run {
            pending.extend(used.number(glyph).to_be_bytes());
            let kern = natural(glyph) - glyph.advance;
            if kern.abs() > 0.5 {
                items.show(Str(&pending)).adjust(kern.round());
                pending.clear();
            }
        }
        if !pending.is_empty() {
            items.show(Str(&pending));
        }
    }
}

/// The advance the font itself gives, in thousandths of the size.
fn natural(glyph: &Glyph) -> f32 {
    let advance = glyph.face.parsed().and_then(|font| {
        let units = font.glyph_hor_advance(ttf_parser::GlyphId(glyph.id))?;
        Some(f32::from(units) * 1000.0 / f32::from(font.units_per_em().max(1)))
    });
    advance.unwrap_or(glyph.advance)
}

fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// Embeds one face, cut to the characters used.
fn embed(pdf: &mut Pdf, next: &mut Ref, face: Face, used: &Used) -> Result<Ref> {
    let damaged = || Error::internal(format!("paper: font {} is damaged", face.name()));
    let font = face.parsed().ok_or_else(damaged)?;
    let mut remapper = GlyphRemapper::new();
    let map: Vec<u16> = used.glyphs.iter().map(|glyph| remapper.remap(glyph.id)).collect();
    // Where no two characters share a glyph, a character's number is its glyph's.
    let identity = map.iter().copied().eq(1..=u16::try_from(map.len()).unwrap_or(u16::MAX));
    let file = subsetter::subset(face.file(), 0, &remapper).map_err(|_| damaged())?;
    let [font_id, cid_id, descriptor_id, file_id, unicode_id, map_id] = [(); 6].map(|()| next.bump());
    let name = format!("{}+{}", subset_tag(&file), face.name());
    let info = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

    pdf.type0_font(font_id)
        .base_font(Name(name.as_bytes()))
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid_id)
        .to_unicode(unicode_id);
    let mut cid = pdf.cid_font(cid_id);
    cid.subtype(CidFontType::Type2).base_font(Name(name.as_bytes())).system_info(info);
    cid.font_descriptor(descriptor_id).default_width(WIDTH);
    if identity {
        cid.cid_to_gid_map_predefined(Name(b"Identity"));
    } else {
        cid.cid_to_gid_map_stream(map_id);
    }
    widths(&mut cid, &used.glyphs);
    cid.finish();

    let scale = 1000.0 / f32::from(font.units_per_em().max(1));
    let em = |units: i16| f32::from(units) * scale;
    let bounds = font.global_bounding_box();
    pdf.font_descriptor(descriptor_id)
        .name(Name(name.as_bytes()))
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(em(bounds.x_min), em(bounds.y_min), em(bounds.x_max), em(bounds.y_max)))
        .italic_angle(0.0)
        .ascent(em(font.ascender()))
        .descent(em(font.descender()))
        .cap_height(em(font.capital_height().unwrap_or(font.ascender())))
        .stem_v(if matches!(face, Face::Sans | Face::Hanzi) { 80.0 } else { 120.0 })
        .font_file2(file_id);
    let length = i32::try_from(file.len()).unwrap_or(i32::MAX);
    let packed = compress_to_vec_zlib(&file, 6);
    pdf.stream(file_id, &packed).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
    if !identity {
        let map: Vec<u8> = std::iter::once(0).chain(map).flat_map(u16::to_be_bytes).collect();
        pdf.stream(map_id, &compress_to_vec_zlib(&map, 6)).filter(Filter::FlateDecode);
    }

    let mut unicode: UnicodeCmap = UnicodeCmap::new(Name(b"Desk"), info);
    for (glyph, number) in used.glyphs.iter().zip(1u16..) {
        // A reader who searches types a plain space.
        unicode.pair(number, if matches!(glyph.ch, '\u{A0}' | '\u{202F}') { ' ' } else { glyph.ch });
    }
    let table = unicode.finish();
    pdf.stream(unicode_id, &compress_to_vec_zlib(table.as_slice(), 6)).filter(Filter::FlateDecode);
    Ok(font_id)
}

/// The widths that are not [`WIDTH`], run by run of neighbouring numbers.
fn widths(cid: &mut CidFont<'_>, glyphs: &[Glyph]) {
    let numbered: Vec<(u16, f32)> = (1..).zip(glyphs.iter().map(natural)).collect();
    let mut table = cid.widths();
    for run in numbered.chunk_by(|a, b| (a.1 == WIDTH) == (b.1 == WIDTH)) {
        match run.first() {
            Some((first, width)) if *width != WIDTH => {
                table.consecutive(*first, run.iter().map(|(_, width)| *width));
            }
            _ => {}
        }
    }
}

/// Six capital letters that name a subset, the same for the same glyphs.
fn subset_tag(file: &[u8]) -> String {
    Sha256::digest(file).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
