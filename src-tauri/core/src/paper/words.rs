//! Text into lines: glyphs, places where a line may end, and greedy filling.
//!
//! Russian and English break at spaces, after a hyphen between letters and after a slash; a
//! no-break space never breaks. Chinese breaks between any two characters except before closing
//! and after opening punctuation (禁则), and a number keeps its measure word. A word longer than
//! the line is broken by force, so no line is ever wider than its column.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::fonts::{Glyph, Weight, glyph, kerning};

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// Size of the letters in points.
    pub(super) size: f32,
    /// Distance between baselines in points.
    pub(super) leading: f32,
    pub(super) weight: Weight,
    /// 0.0 is black, 1.0 is white.
    pub(super) gray: f32,
}

/// One line of glyphs, its trailing spaces dropped.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) glyphs: Vec<Glyph>,
    /// In points at the style's size.
    pub(super) width: f32,
}

/// Breaks a text into lines no wider than `width` points; a newline always breaks.
///
/// The only line that may be wider holds a single glyph wider than the column itself.
pub(super) fn wrap(text: &str, style: &Style, width: f32) -> Vec<Line> {
    let limit = width * 1000.0 / style.size + 0.01;
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        fill(&shape(paragraph, style.weight), limit, style.size, &mut lines);
    }
    lines
}

/// The text as one line, however wide.
pub(super) fn single(text: &str, style: &Style) -> Line {
    let glyphs = shape(&text.replace('\n', " "), style.weight);
    line(&glyphs, 0..glyphs.len(), style.size)
}

/// Width in points of the widest part that should not be broken.
pub(super) fn widest_word(text: &str, style: &Style) -> f32 {
    let mut widest: f32 = 0.0;
    for paragraph in text.split('\n') {
        let glyphs = shape(paragraph, style.weight);
        let mut start = 0;
        for end in 1..=glyphs.len() {
            if end == glyphs.len() || may_break(&glyphs, end) {
                widest = widest.max(line(&glyphs, start..end, style.size).width);
                start = end;
            }
        }
    }
    widest
}

fn fill(glyphs: &[Glyph], limit: f32, size: f32, lines: &mut Vec<Line>) {
    let mut start = 0; // first glyph of the line
    let mut stop = None; // last place it may end
    let mut width = 0.0;
    let mut at = 0;
    while let Some(glyph) = glyphs.get(at) {
        if at > start && may_break(glyphs, at) {
            stop = Some(at);
        }
        // A space may hang over the edge, and the last glyph of a line is not kerned to the next.
        let wide = width + bare_advance(glyphs, at);
        if wide > limit && !is_space(glyph.ch) && at > start {
            let end = stop.unwrap_or(at);
            lines.push(line(glyphs, start..end, size));
            (start, at, stop, width) = (end, end, None, 0.0);
            continue;
        }
        width += glyph.advance;
        at += 1;
    }
    lines.push(line(glyphs, start..glyphs.len(), size));
}

fn bare_advance(glyphs: &[Glyph], at: usize) -> f32 {
    let Some(left) = glyphs.get(at) else { return 0.0 };
    left.advance - glyphs.get(at + 1).map_or(0.0, |right| kerning(left, right))
}

/// The glyphs of `range` as a line; its last glyph is not kerned to the one after it.
fn line(glyphs: &[Glyph], range: Range<usize>, size: f32) -> Line {
    let mut kept = glyphs.get(range.clone()).unwrap_or_default().to_vec();
    kept.truncate(kept.iter().rposition(|glyph| !is_space(glyph.ch)).map_or(0, |last| last + 1));
    let end = range.start + kept.len();
    if let Some(last) = kept.last_mut() {
        last.advance = bare_advance(glyphs, end - 1);
    }
    let width = kept.iter().map(|glyph| glyph.advance).sum::<f32>() * size / 1000.0;
    Line { glyphs: kept, width }
}

/// Characters into kerned glyphs. Control and invisible format characters have no place on paper.
fn shape(text: &str, weight: Weight) -> Vec<Glyph> {
    let chars: Vec<char> = text
        .nfc()
        .map(|ch| if ch == '\t' { ' ' } else { ch })
        .filter(|ch| !ch.is_control() && !is_invisible(*ch))
        .collect();
    let near = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().is_some_and(is_cjk);
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(chars.len());
    for (at, ch) in chars.iter().enumerate() {
        let hanzi = is_cjk(*ch) || is_shared(*ch) && (near(at.checked_sub(1)) || near(Some(at + 1)));
        let next = glyph(*ch, weight, hanzi);
        if let Some(last) = glyphs.last_mut() {
            last.advance += kerning(last, &next);
        }
        glyphs.push(next);
    }
    glyphs
}

/// Whether a line may end between `at - 1` and `at`.
fn may_break(glyphs: &[Glyph], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|i| glyphs.get(i)), glyphs.get(at)) else {
        return false;
    };
    let (a, b) = (before.ch, after.ch);
    if is_space(b) || is_glue(a) || is_glue(b) {
        return false;
    }
    if is_space(a) {
        return true;
    }
    // A mark stays with what it stands on.
    if after.advance <= 0.0 {
        return false;
    }
    if is_cjk(a) || is_cjk(b) {
        let counted = a.is_ascii_digit() && is_cjk(b);
        return !counted && !closes(b) && !opens(a);
    }
    match a {
        '-' | '/' | '\u{2010}' => {
            let lead =
                at.checked_sub(2).and_then(|i| glyphs.get(i)).is_some_and(|glyph| glyph.ch.is_alphabetic());
            lead && b.is_alphabetic()
        }
        _ => false,
    }
}

fn is_space(ch: char) -> bool {
    matches!(ch, ' ' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{3000}')
}

/// Holds its neighbours together: no-break spaces and the no-break hyphen.
fn is_glue(ch: char) -> bool {
    matches!(ch, '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2011}')
}

fn is_invisible(ch: char) -> bool {
    matches!(ch,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Hanzi, kana, full-width forms and their punctuation.
fn is_cjk(ch: char) -> bool {
    matches!(ch,
        '\u{2E80}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Punctuation that Chinese writes as wide as a hanzi and European scripts do not.
fn is_shared(ch: char) -> bool {
    matches!(ch, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Never first on a line.
fn closes(ch: char) -> bool {
    matches!(
        ch,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '”'
            | '’'
            | '…'
            | '—'
            | '·'
            | '％'
            | '‰'
            | '℃'
            | '～'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
            | '»'
            | '%'
    )
}

/// Never last on a line.
fn opens(ch: char) -> bool {
    matches!(
        ch,
        '（' | '《'
            | '〈'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '“'
            | '‘'
            | '￥'
            | '¥'
            | '('
            | '['
            | '{'
            | '«'
            | '№'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BODY: Style = Style { size: 10.0, leading: 14.0, weight: Weight::Regular, gray: 0.0 };

    fn text_of(line: &Line) -> String {
        line.glyphs.iter().map(|glyph| glyph.ch).collect()
    }

    fn lines(text: &str, width: f32) -> Vec<String> {
        wrap(text, &BODY, width).iter().map(text_of).collect()
    }

    #[test]
    fn russian_breaks_at_spaces_and_drops_the_space_at_the_end() {
        assert_eq!(lines("отзыв согласия получен", 80.0), ["отзыв согласия", "получен"]);
    }

    #[test]
    fn a_no_break_space_never_ends_a_line() {
        assert_eq!(
            lines("итого 1\u{a0}234\u{a0}567,50\u{a0}₽", 75.0),
            ["итого", "1\u{a0}234\u{a0}567,50\u{a0}₽"]
        );
    }

    #[test]
    fn a_double_surname_may_break_after_its_hyphen_but_a_phone_may_not() {
        assert_eq!(lines("Петрова-Водкина", 50.0), ["Петрова-", "Водкина"]);
        assert_eq!(lines("тел. 123-45-67", 50.0), ["тел.", "123-45-67"]);
    }

    #[test]
    fn a_newline_always_breaks_and_an_empty_line_stays() {
        assert_eq!(lines("a\n\nb", 100.0), ["a", "", "b"]);
    }

    #[test]
    fn chinese_never_starts_a_line_with_closing_nor_ends_it_with_opening_punctuation() {
        // Five hanzi fit: the comma would be sixth, so it takes its hanzi along.
        assert_eq!(lines("一二三四五，六七", 50.0), ["一二三四", "五，六七"]);
        assert_eq!(lines("一二三四（五六七", 50.0), ["一二三四", "（五六七"]);
        assert_eq!(lines("一二三四五。”六", 50.0), ["一二三四", "五。”六"]);
    }

    #[test]
    fn a_number_keeps_its_measure_word() {
        assert_eq!(lines("种植牙共12颗", 50.0), ["种植牙共", "12颗"]);
    }

    #[test]
    fn quotes_are_wide_beside_hanzi_and_narrow_beside_letters() {
        let quote = |text: &str| shape(text, Weight::Regular).first().map(|glyph| glyph.face);
        assert_eq!(quote("“你好”"), Some(super::super::fonts::Face::Hanzi));
        assert_eq!(quote("“hello”"), Some(super::super::fonts::Face::Sans));
    }

    #[test]
    fn a_decomposed_letter_is_set_as_one() {
        assert_eq!(lines("и\u{306}", 100.0), ["й"]);
    }

    #[test]
    fn the_last_letter_of_a_line_is_not_kerned_to_the_first_of_the_next() {
        let width = |text: &str| single(text, &BODY).width;
        let lines = wrap("ТоТоТоТо", &BODY, 20.0);
        assert!(lines.len() > 1);
        for line in lines {
            assert!((line.width - width(&text_of(&line))).abs() < 0.001, "{}", text_of(&line));
        }
    }

    fn any_text() -> impl Strategy<Value = String> {
        "([а-яА-Я]{1,12}|[a-z]{1,30}|[一-龥]{1,9}|[0-9]{1,6}|[ \u{a0}，。（）“”,.()№₽-]|\u{1F600}){0,40}"
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_column(text in any_text(), width in 12.0f32..300.0) {
            for line in wrap(&text, &BODY, width) {
                prop_assert!(line.width <= width + 0.01, "{} > {width}", line.width);
            }
        }

        #[test]
        fn wrapping_loses_nothing_but_spaces(text in any_text(), width in 12.0f32..300.0) {
            let kept = |text: &str| text.chars().filter(|ch| !is_space(*ch)).collect::<String>();
            let whole: String = shape(&text, Weight::Regular).iter().map(|glyph| glyph.ch).collect();
            prop_assert_eq!(kept(&lines(&text, width).concat()), kept(&whole));
        }

        #[test]
        fn punctuation_keeps_its_side_wherever_a_hanzi_line_ends(text in "[一二三四，。（《、]{1,60}", width in 60.0f32..120.0) {
            for pair in lines(&text, width).windows(2) {
                let (end, start) = (pair[0].chars().last().unwrap(), pair[1].chars().next().unwrap());
                let wrong = closes(start) || opens(end);
                // Only a line without one allowed break is broken by force.
                let chars: Vec<char> = pair[0].chars().collect();
                let could = chars.windows(2).any(|two| !closes(two[1]) && !opens(two[0]));
                prop_assert!(!(wrong && could), "{} | {}", pair[0], pair[1]);
            }
        }
    }
}
