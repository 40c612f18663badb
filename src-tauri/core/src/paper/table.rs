//! Tables: column widths, rows, and what a page break may not part.
//!
//! Hairlines only. A sum stays with the last row it sums, a section with its first row, and the
//! head repeats on each page. A row taller than most of a page is continued on the next.

use std::rc::Rc;

use super::layout::{CELL, HAIR, HEAD, SUM, TOTAL};
use super::pages::{BODY_WIDTH, MARGIN, MM, Mark, Slab, TALLEST};
use super::words::{Line, Style, single, widest_word, wrap};
use super::{Align, Column, Row, RowKind, Table, Width};

const PAD_X: f32 = 6.0;
const PAD_Y: f32 = 3.5;
const TINT: f32 = 0.955;

/// A cell with the columns it covers.
struct Cell<'a> {
    text: &'a str,
    first: usize,
    columns: usize,
}

/// The slabs of a table: its head, then a slab per row.
pub(super) fn slabs(table: &Table) -> Vec<Slab> {
    let widths = widths(table);
    let mut slabs: Vec<Slab> = Vec::new();
    let names = Row::plain(table.columns.iter().map(|column| column.head.as_str()));
    let head = table.columns.iter().any(|column| !column.head.is_empty()).then(|| {
        let mut head = parts(&names, &HEAD, &table.columns, &widths).into_iter().next().unwrap_or_default();
        line(&mut head, 0.9, 0.2);
        head.keep = true;
        Rc::new(head)
    });
    if let Some(head) = &head {
        slabs.push(Slab::clone(head));
    }
    for (at, row) in table.rows.iter().enumerate() {
        let next = table.rows.get(at + 1).map(|row| row.kind);
        let keep = row.kind == RowKind::Section && next.is_some()
            || matches!(next, Some(RowKind::Subtotal | RowKind::Total));
        let mut made = parts(row, style(row.kind), &table.columns, &widths);
        if let Some(last) = made.last_mut() {
            // Under a section heading the tint already parts it from its rows.
            match (row.kind, next) {
                (RowKind::Section, _) => {}
                (_, Some(RowKind::Subtotal | RowKind::Total)) => line(last, 0.6, 0.45),
                (RowKind::Total, None) => line(last, 0.9, 0.2),
                _ => line(last, 0.4, HAIR),
            }
            last.keep = keep;
        }
        made.iter_mut().for_each(|slab| slab.head = head.clone());
        slabs.append(&mut made);
    }
    if let Some(first) = slabs.first_mut() {
        first.before = 10.0;
    }
    slabs
}

fn style(kind: RowKind) -> &'static Style {
    match kind {
        RowKind::Plain => &CELL,
        RowKind::Subtotal | RowKind::Section => &SUM,
        RowKind::Total => &TOTAL,
    }
}

fn line(slab: &mut Slab, weight: f32, gray: f32) {
    slab.marks.push(Mark::Rule { x: MARGIN, y: slab.height, length: BODY_WIDTH, weight, gray });
}

/// Cells of a row; in rows other than plain a text runs over the empty cells after it.
fn cells<'a>(row: &'a Row, columns: usize) -> Vec<Cell<'a>> {
    let mut cells: Vec<Cell<'a>> = Vec::new();
    for first in 0..columns {
        let text = row.cells.get(first).map_or("", String::as_str);
        match cells.last_mut() {
            Some(open) if text.is_empty() && row.kind != RowKind::Plain && !open.text.is_empty() => {
                open.columns += 1;
            }
            _ => cells.push(Cell { text, first, columns: 1 }),
        }
    }
    cells
}

/// One slab, or several when the row is taller than most of a page.
fn parts(row: &Row, style: &Style, columns: &[Column], widths: &[f32]) -> Vec<Slab> {
    let mut laid: Vec<(f32, f32, Align, Vec<Line>)> = Vec::new();
    for cell in cells(row, columns.len()) {
        let x: f32 = widths.iter().take(cell.first).sum();
        let width: f32 = widths.iter().skip(cell.first).take(cell.columns).sum();
        let inner = (width - 2.0 * PAD_X).max(1.0);
        let own = columns.get(cell.first).map_or(Align::Left, |column| column.align);
        // The words of a sum stand next to the figure.
        let align = match row.kind {
            RowKind::Section => Align::Left,
            RowKind::Subtotal | RowKind::Total if cell.columns > 1 => Align::Right,
            _ => own,
        };
        laid.push((MARGIN + x + PAD_X, inner, align, wrap(cell.text, style, inner)));
    }
    let tallest = laid.iter().map(|(.., lines)| lines.len()).max().unwrap_or(1).max(1);
    let most = ((TALLEST - 2.0 * PAD_Y) / style.leading).floor().max(1.0) as usize;
    let mut slabs = Vec::new();
    let mut from = 0;
    while from < tallest {
        let count = (tallest - from).min(most);
        let mut slab = Slab { height: count as f32 * style.leading + 2.0 * PAD_Y, ..Slab::default() };
        if matches!(row.kind, RowKind::Section | RowKind::Total) {
            // Below the rule of the row above, not over it.
            let (width, height) = (BODY_WIDTH, slab.height - 0.5);
            slab.marks.push(Mark::Panel { x: MARGIN, y: 0.5, width, height, gray: TINT });
        }
        for (x, inner, align, lines) in &laid {
            for (at, line) in lines.iter().skip(from).take(count).enumerate() {
                let free = (inner - line.width).max(0.0);
                let shift = match align {
                    Align::Left => 0.0,
                    Align::Center => free / 2.0,
                    Align::Right => free,
                };
                slab.put(line.clone(), style, x + shift, PAD_Y + at as f32 * style.leading);
            }
        }
        slabs.push(slab);
        from += count;
    }
    slabs
}

/// Column widths in points; together always the width of the text.
fn widths(table: &Table) -> Vec<f32> {
    let count = table.columns.len();
    let mut least = vec![2.0 * PAD_X; count];
    let mut whole = least.clone();
    let names = Row::plain(table.columns.iter().map(|column| column.head.as_str()));
    let rows = table.rows.iter().map(|row| (row, style(row.kind)));
    for (row, style) in std::iter::once((&names, &HEAD)).chain(rows) {
        for cell in cells(row, count) {
            if cell.columns > 1 || row.kind == RowKind::Section {
                continue;
            }
            if let (Some(least), Some(whole)) = (least.get_mut(cell.first), whole.get_mut(cell.first)) {
                *least = least.max(widest_word(cell.text, style) + 2.0 * PAD_X + 0.1);
                for line in cell.text.split('\n') {
                    *whole = whole.max(single(line, style).width + 2.0 * PAD_X + 0.1);
                }
            }
        }
    }
    // Widths that stand by themselves first; shares divide the rest but never below the longest word.
    let own = |at: usize| match table.columns.get(at).map(|column| column.width) {
        Some(Width::Fixed(mm)) => Some((mm * MM).max(least.get(at).copied().unwrap_or(0.0))),
        Some(Width::Fit) => whole.get(at).copied(),
        _ => None,
    };
    let share = |at: usize| match table.columns.get(at).map(|column| column.width) {
        Some(Width::Share(share)) => share.max(0.01),
        _ => 0.0,
    };
    let mut fixed: Vec<Option<f32>> = (0..count).map(own).collect();
    loop {
        let left = BODY_WIDTH - fixed.iter().flatten().sum::<f32>();
        let shares: f32 = (0..count).filter(|at| matches!(fixed.get(*at), Some(None))).map(share).sum();
        let tight = (0..count).find_map(|at| {
            let least = *least.get(at)?;
            (fixed.get(at)?.is_none() && left * share(at) / shares < least).then_some((at, least))
        });
        if let Some((at, least)) = tight {
            if let Some(slot) = fixed.get_mut(at) {
                *slot = Some(least);
            }
            continue;
        }
        let widths: Vec<f32> =
            fixed.iter().enumerate().map(|(at, width)| width.unwrap_or(left * share(at) / shares)).collect();
        let total: f32 = widths.iter().sum();
        return widths.iter().map(|width| width * BODY_WIDTH / total.max(1.0)).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(widths: &[Width], rows: Vec<Row>) -> Table {
        let columns = widths.iter().map(|width| Column::new("Графа", Align::Left, *width)).collect();
        Table { columns, rows }
    }

    #[test]
    fn columns_fill_the_width_whatever_is_asked() {
        for asked in [
            vec![Width::Share(1.0), Width::Share(3.0)],
            vec![Width::Fixed(20.0), Width::Fit],
            vec![Width::Fixed(500.0), Width::Share(1.0), Width::Fit],
        ] {
            let total: f32 = super::widths(&table(&asked, vec![])).iter().sum();
            assert!((total - BODY_WIDTH).abs() < 0.01, "{asked:?}: {total}");
        }
    }

    #[test]
    fn a_figure_is_not_broken_while_words_can_give_way() {
        let sum = "1\u{a0}234\u{a0}567,50\u{a0}CN¥";
        let rows = vec![Row::plain(["Металлокерамическая коронка на имплантате", sum])];
        let widths = super::widths(&table(&[Width::Share(20.0), Width::Share(1.0)], rows));
        assert!(wrap(sum, &CELL, widths[1] - 2.0 * PAD_X).len() == 1);
    }

    #[test]
    fn a_sum_stays_with_the_last_row_and_a_section_with_its_first() {
        let rows = vec![
            Row::of(RowKind::Section, ["Этап 1", ""]),
            Row::plain(["а", "1"]),
            Row::plain(["б", "2"]),
            Row::of(RowKind::Subtotal, ["Итого", "3"]),
            Row::of(RowKind::Total, ["Всего", "3"]),
        ];
        let keeps: Vec<bool> =
            slabs(&table(&[Width::Share(1.0), Width::Fit], rows)).iter().map(|slab| slab.keep).collect();
        assert_eq!(keeps, [true, true, false, true, true, false], "head, section, а, б, subtotal, total");
    }

    #[test]
    fn a_row_taller_than_a_page_continues() {
        let rows = vec![Row::plain(["слово ".repeat(3000)])];
        let made = slabs(&table(&[Width::Share(1.0)], rows));
        assert!(made.len() > 3);
        assert!(made.iter().all(|slab| slab.height <= TALLEST));
    }

    #[test]
    fn the_words_of_a_sum_run_over_the_empty_cells_before_the_figure() {
        let row = Row::of(RowKind::Total, ["Всего", "", "", "12"]);
        let spans: Vec<usize> = cells(&row, 4).iter().map(|cell| cell.columns).collect();
        assert_eq!(spans, [3, 1]);
    }
}
