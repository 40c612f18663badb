//! Slabs onto pages.
//!
//! A slab is cut only if it is taller than a page. Slabs that keep together move to the next page together, unless they are
//! taller than a page: then they are taken one by one. A slab that opens a page brings its head
//! (a table's column names) along.

use std::rc::Rc;

use super::words::Line;

/// A4 in points.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// Margins left and right, 20 mm.
pub(super) const MARGIN: f32 = 56.69;
/// Width of the text.
pub(super) const BODY_WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
const TOP: f32 = 51.0;
/// Where the text ends; below it stands the foot.
const BOTTOM: f32 = PAGE.1 - 65.0;
const BODY_HEIGHT: f32 = BOTTOM - TOP;

/// Points in a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;

/// Something drawn. `y` grows downwards: from the top of its slab, or of the page once placed.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    /// A line of text on its baseline. `hidden` text is found by a reader but not drawn.
    Text { x: f32, y: f32, line: Rc<Line>, size: f32, gray: f32, hidden: bool },
    /// A horizontal rule.
    Rule { x: f32, y: f32, length: f32, weight: f32, gray: f32 },
    /// A tinted ground.
    Panel { x: f32, y: f32, width: f32, height: f32, gray: f32 },
    /// An empty square.
    Square { x: f32, y: f32, side: f32, gray: f32 },
}

impl Mark {
    fn y(&self) -> f32 {
        match self {
            Mark::Text { y, .. } | Mark::Rule { y, .. } | Mark::Panel { y, .. } | Mark::Square { y, .. } => {
                *y
            }
        }
    }

    fn lowered(&self, by: f32) -> Mark {
        let mut mark = self.clone();
        match &mut mark {
            Mark::Text { y, .. } | Mark::Rule { y, .. } | Mark::Panel { y, .. } | Mark::Square { y, .. } => {
                *y += by;
            }
        }
        mark
    }
}

/// A piece that is not cut unless it is taller than a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Slab {
    pub(super) height: f32,
    /// Space above it, dropped at the top of a page.
    pub(super) before: f32,
    /// Stays on the page of the next slab.
    pub(super) keep: bool,
    /// Starts a new page.
    pub(super) new_page: bool,
    /// Drawn above it when it opens a page.
    pub(super) head: Option<Rc<Slab>>,
    pub(super) marks: Vec<Mark>,
}

/// What is drawn on one page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) marks: Vec<Mark>,
    used: f32,
}

/// Tallest part of a table row that still fits under a repeated head.
pub(super) const TALLEST: f32 = BODY_HEIGHT * 0.75;

/// Distributes slabs over pages; there is always at least one page.
pub(super) fn paginate(slabs: Vec<Slab>) -> Vec<Page> {
    let mut pages = vec![Page::default()];
    let slabs: Vec<Slab> = slabs.into_iter().flat_map(cut).collect();
    let mut rest: &[Slab] = &slabs;
    while let Some(first) = rest.first() {
        let mut chain = rest.get(..chain_length(rest)).unwrap_or_default();
        if height(chain, true) > BODY_HEIGHT {
            chain = std::slice::from_ref(first);
        }
        let used = pages.last().map_or(0.0, |page| page.used);
        let turn = first.new_page || used + height(chain, false) > BODY_HEIGHT;
        if used > 0.0 && turn {
            pages.push(Page::default());
        }
        if let Some(page) = pages.last_mut() {
            for slab in chain {
                place(page, slab);
            }
        }
        rest = rest.get(chain.len()..).unwrap_or_default();
    }
    pages
}

/// A slab taller than a page in parts that are not; lines of text stay whole.
fn cut(slab: Slab) -> Vec<Slab> {
    /// Room for a line above its baseline.
    const RISE: f32 = 22.0;
    if slab.height <= BODY_HEIGHT {
        return vec![slab];
    }
    let count = (slab.height / TALLEST).ceil() as usize;
    let mut parts: Vec<Slab> = (0..count)
        .map(|at| {
            let height = (slab.height - at as f32 * TALLEST).min(TALLEST) + RISE;
            let new_page = slab.new_page && at == 0;
            Slab { height, new_page, head: slab.head.clone(), ..Slab::default() }
        })
        .collect();
    for mark in &slab.marks {
        let at = ((mark.y().max(0.0) / TALLEST) as usize).min(count - 1);
        if let Some(part) = parts.get_mut(at) {
            part.marks.push(mark.lowered(RISE - at as f32 * TALLEST));
        }
    }
    if let Some(last) = parts.last_mut() {
        last.keep = slab.keep;
    }
    parts
}

/// How many slabs from the first on keep together.
fn chain_length(slabs: &[Slab]) -> usize {
    let mut length = 1;
    for pair in slabs.windows(2) {
        let [this, next] = pair else { break };
        if !this.keep || next.new_page {
            break;
        }
        length += 1;
    }
    length
}

fn height(chain: &[Slab], at_top: bool) -> f32 {
    let all: f32 = chain.iter().map(|slab| slab.before + slab.height).sum();
    match chain.first() {
        Some(first) if at_top => {
            all - first.before + first.head.as_ref().map_or(0.0, |head| head.before + head.height)
        }
        _ => all,
    }
}

fn place(page: &mut Page, slab: &Slab) {
    if page.used > 0.0 {
        page.used += slab.before;
    } else if let Some(head) = &slab.head {
        page.marks.extend(head.marks.iter().map(|mark| mark.lowered(TOP)));
        page.used += head.height;
    }
    page.marks.extend(slab.marks.iter().map(|mark| mark.lowered(TOP + page.used)));
    page.used += slab.height;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slab(height: f32) -> Slab {
        // One rule per slab, so that a page's marks count its slabs.
        let mark = Mark::Rule { x: 0.0, y: 0.0, length: 1.0, weight: 1.0, gray: 0.0 };
        Slab { height, marks: vec![mark], ..Slab::default() }
    }

    fn counts(slabs: Vec<Slab>) -> Vec<usize> {
        paginate(slabs).iter().map(|page| page.marks.len()).collect()
    }

    #[test]
    fn nothing_still_makes_one_page() {
        assert_eq!(counts(vec![]), [0]);
    }

    #[test]
    fn what_does_not_fit_goes_to_the_next_page_whole() {
        assert_eq!(counts(vec![slab(500.0), slab(300.0)]), [1, 1]);
    }

    #[test]
    fn what_keeps_together_moves_together() {
        let heading = Slab { keep: true, ..slab(100.0) };
        assert_eq!(counts(vec![slab(500.0), heading, slab(300.0)]), [1, 2]);
    }

    #[test]
    fn a_chain_taller_than_a_page_is_taken_one_by_one() {
        let link = || Slab { keep: true, ..slab(300.0) };
        assert_eq!(counts(vec![link(), link(), link(), link(), slab(10.0)]), [2, 3]);
    }

    #[test]
    fn a_row_that_opens_a_page_brings_its_head() {
        let head = Rc::new(slab(20.0));
        let row = || Slab { head: Some(head.clone()), ..slab(300.0) };
        assert_eq!(counts(vec![slab(20.0), row(), row(), row()]), [3, 2]);
    }

    #[test]
    fn the_space_above_is_dropped_at_the_top_of_a_page() {
        let spaced = Slab { before: 60.0, ..slab(BODY_HEIGHT) };
        assert_eq!(counts(vec![spaced.clone(), spaced]), [1, 1]);
    }

    #[test]
    fn a_slab_taller_than_a_page_is_cut_and_loses_nothing() {
        let mut tall = slab(3.0 * BODY_HEIGHT);
        let mark = tall.marks[0].clone();
        tall.marks = (0..100).map(|at| mark.lowered(at as f32 * 3.0 * BODY_HEIGHT / 100.0)).collect();
        let pages = paginate(vec![tall]);
        assert_eq!(pages.iter().map(|page| page.marks.len()).sum::<usize>(), 100);
        assert!(pages.iter().flat_map(|page| &page.marks).all(|mark| (0.0..BOTTOM).contains(&mark.y())));
    }

    #[test]
    fn a_page_break_leaves_no_empty_page() {
        let turn = || Slab { new_page: true, ..slab(10.0) };
        assert_eq!(counts(vec![turn(), turn()]), [1, 1]);
    }
}
