//! An estimate in running words: for the answer to the person's own question (152-FZ Art. 14(7)5).
//! Who prepared it is left out: the answer names none of the staff.

use super::snapshot::Snapshot;
use super::{Discount, words};
use crate::values::{Language, Money};

/// A stored discount: `12,5 %`, a sum, or nothing.
pub(crate) fn discount_told(kind: &str, value: i64, l: Language) -> Option<String> {
    match Discount::from_columns(kind, value).ok()? {
        Discount::None => None,
        Discount::Amount { fen } => Some(Money::fen(fen).show(l)),
        share @ Discount::Percent { .. } => words::percent(l, share),
    }
}

/// What an issued estimate says, from its frozen JSON; `None` when it cannot be read.
pub(crate) fn issued_told(snapshot: &str, l: Language) -> Option<String> {
    let snapshot: Snapshot = serde_json::from_str(snapshot).ok()?;
    let mut parts = Vec::new();
    if let Some(issue) = &snapshot.issue {
        parts.push(words::number(l, issue.number.as_str(), issue.version));
    }
    parts.push(snapshot.patient.full());
    for item in &snapshot.items {
        parts.push(format!(
            "{}: {}, {} × {} = {}",
            item.names.of(l),
            item.area.on_paper(l),
            words::quantity(l, item.quantity, item.unit),
            Money::fen(item.unit_price_fen).show(l),
            Money::fen(item.line.sum).show(l)
        ));
    }
    let total = Money::fen(snapshot.totals.total).show(l);
    parts.push(l.pick(format!("итого {total}"), format!("合计 {total}"), format!("total {total}")));
    if let Some((_, roubles)) = &snapshot.second {
        parts.push(roubles.show(l));
    }
    if !snapshot.doctor.is_empty() {
        let label = l.pick("врач", "医生", "doctor");
        parts.push(format!("{label} {}", snapshot.doctor));
    }
    if !snapshot.note.is_empty() {
        parts.push(snapshot.note.clone());
    }
    Some(parts.join("\n"))
}
