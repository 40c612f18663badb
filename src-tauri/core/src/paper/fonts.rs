//! The four bundled faces, and which of them draws a character.
//!
//! Noto Sans draws Latin, Cyrillic and currency signs, Noto Sans SC draws hanzi and whatever else
//! Noto Sans lacks. Every character gets a glyph: one no face knows becomes U+FFFD, seen on paper
//! instead of silently lost. Faces are parsed once per process.

use std::sync::OnceLock;

use ttf_parser::{
    GlyphId, Tag,
    gpos::{PairAdjustment, PositioningSubtable},
};

static SANS_REGULAR: &[u8] = include_bytes!("../../fonts/NotoSans-Regular.ttf");
static SANS_SEMIBOLD: &[u8] = include_bytes!("../../fonts/NotoSans-SemiBold.ttf");
static HANZI_REGULAR: &[u8] = include_bytes!("../../fonts/NotoSansSC-Regular.ttf");
static HANZI_SEMIBOLD: &[u8] = include_bytes!("../../fonts/NotoSansSC-SemiBold.ttf");

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    SemiBold,
}

/// One of the bundled faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    Sans,
    SansSemiBold,
    Hanzi,
    HanziSemiBold,
}

impl Face {
    pub(super) const ALL: [Face; 4] = [Face::Sans, Face::SansSemiBold, Face::Hanzi, Face::HanziSemiBold];

    /// The whole font file.
    pub(super) fn file(self) -> &'static [u8] {
        match self {
            Face::Sans => SANS_REGULAR,
            Face::SansSemiBold => SANS_SEMIBOLD,
            Face::Hanzi => HANZI_REGULAR,
            Face::HanziSemiBold => HANZI_SEMIBOLD,
        }
    }

    /// Its PostScript name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Face::Sans => "NotoSans-Regular",
            Face::SansSemiBold => "NotoSans-SemiBold",
            Face::Hanzi => "NotoSansSC-Regular",
            Face::HanziSemiBold => "NotoSansSC-SemiBold",
        }
    }

    /// The parsed font; `None` only if the bundled file were damaged.
    pub(super) fn parsed(self) -> Option<&'static ttf_parser::Face<'static>> {
        static PARSED: OnceLock<[Option<ttf_parser::Face<'static>>; 4]> = OnceLock::new();
        PARSED
            .get_or_init(|| Face::ALL.map(|face| ttf_parser::Face::parse(face.file(), 0).ok()))
            .get(self as usize)?
            .as_ref()
    }

    fn glyph(self, ch: char) -> Option<Glyph> {
        let font = self.parsed()?;
        let id = font.glyph_index(ch).filter(|id| id.0 != 0)?;
        Some(Glyph { face: self, id: id.0, advance: per_mille(font, font.glyph_hor_advance(id)?), ch })
    }
}

/// One character ready to be set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub(super) face: Face,
    /// Glyph id in the face's file.
    pub(super) id: u16,
    /// How far the pen moves, in thousandths of the size, kerning towards the next glyph included.
    pub(super) advance: f32,
    /// The character as a reader's search should find it.
    pub(super) ch: char,
}

/// The glyph of `ch`; `hanzi` asks for the Chinese form of punctuation both scripts share.
pub(super) fn glyph(ch: char, weight: Weight, hanzi: bool) -> Glyph {
    let (sans, cjk) = match weight {
        Weight::Regular => (Face::Sans, [Face::Hanzi, Face::Hanzi]),
        Weight::SemiBold => (Face::SansSemiBold, [Face::HanziSemiBold, Face::Hanzi]),
    };
    let cjk_glyph = || cjk.iter().find_map(|face| face.glyph(ch));
    let found =
        if hanzi { cjk_glyph().or_else(|| sans.glyph(ch)) } else { sans.glyph(ch).or_else(cjk_glyph) };
    found.or_else(|| sans.glyph(char::REPLACEMENT_CHARACTER)).unwrap_or(Glyph {
        face: sans,
        id: 0,
        advance: 600.0,
        ch,
    })
}

/// How much closer (negative) or wider two neighbours stand, in thousandths of the size.
pub(super) fn kerning(left: &Glyph, right: &Glyph) -> f32 {
    if left.face != right.face || !matches!(left.face, Face::Sans | Face::SansSemiBold) {
        return 0.0;
    }
    // Digits keep their columns.
    if left.ch.is_ascii_digit() && right.ch.is_ascii_digit() {
        return 0.0;
    }
    let Some(font) = left.face.parsed() else { return 0.0 };
    kern_pair(font, GlyphId(left.id), GlyphId(right.id)).map_or(0.0, |value| value * 1000.0 / em(font))
}

/// The first lookup of the `kern` feature that knows the left glyph decides, as OpenType says.
fn kern_pair(font: &ttf_parser::Face<'_>, left: GlyphId, right: GlyphId) -> Option<f32> {
    let table = font.tables().gpos?;
    let kern = table.features.into_iter().find(|feature| feature.tag == Tag::from_bytes(b"kern"))?;
    for index in kern.lookup_indices {
        let Some(lookup) = table.lookups.get(index) else { continue };
        for subtable in lookup.subtables.into_iter::<PositioningSubtable<'_>>() {
            let PositioningSubtable::Pair(pair) = subtable else { continue };
            let Some(covered) = pair.coverage().get(left) else { continue };
            let value = match pair {
                PairAdjustment::Format1 { sets, .. } => sets.get(covered).and_then(|set| set.get(right)),
                PairAdjustment::Format2 { classes, matrix, .. } => {
                    matrix.get((classes.0.get(left), classes.1.get(right)))
                }
            };
            if let Some((first, _)) = value {
                return Some(f32::from(first.x_advance));
            }
        }
    }
    None
}

fn em(font: &ttf_parser::Face<'_>) -> f32 {
    f32::from(font.units_per_em().max(1))
}

fn per_mille(font: &ttf_parser::Face<'_>, units: u16) -> f32 {
    f32::from(units) * 1000.0 / em(font)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_fonts_together_stay_under_twelve_megabytes() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts");
        let total: u64 =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum();
        assert!(total > 4_000_000 && total <= 12_000_000, "{total} bytes");
    }

    #[test]
    fn the_regular_face_knows_every_unified_hanzi_a_name_may_hold() {
        for ch in '\u{4E00}'..='\u{9FA5}' {
            assert_eq!(glyph(ch, Weight::Regular, true).ch, ch);
        }
    }

    #[test]
    fn a_rare_hanzi_in_a_heading_falls_back_to_the_regular_face() {
        assert_eq!(glyph('明', Weight::SemiBold, true).face, Face::HanziSemiBold);
        assert_eq!(glyph('喆', Weight::SemiBold, true).face, Face::Hanzi);
    }

    #[test]
    fn every_sign_the_desk_prints_has_a_glyph_in_both_weights() {
        for ch in
            "АЯаяЁёAZaz0123456789№₽¥€%‰°±×−–—…«»„“”‘’→✓●◐○□■，。、；：？！（）《》【】％￥\u{a0}\u{202f}"
                .chars()
        {
            for weight in [Weight::Regular, Weight::SemiBold] {
                assert_eq!(glyph(ch, weight, false).ch, ch, "{ch:?}");
            }
        }
    }

    #[test]
    fn what_no_face_knows_is_seen_as_a_replacement() {
        assert_eq!(glyph('\u{1F9B7}', Weight::Regular, false).ch, char::REPLACEMENT_CHARACTER);
    }

    #[test]
    fn figures_are_as_wide_as_each_other_and_are_not_kerned() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            let zero = glyph('0', weight, false);
            for digit in '1'..='9' {
                let digit = glyph(digit, weight, false);
                assert_eq!(digit.advance, zero.advance);
                assert_eq!(kerning(&digit, &zero), 0.0);
            }
        }
    }

    #[test]
    fn letters_that_gape_are_drawn_together() {
        let pair = |a, b| kerning(&glyph(a, Weight::Regular, false), &glyph(b, Weight::Regular, false));
        assert!(pair('Т', 'о') < 0.0, "То");
        assert!(pair('A', 'V') < 0.0, "AV");
        assert_eq!(pair('н', 'н'), 0.0);
    }
}
