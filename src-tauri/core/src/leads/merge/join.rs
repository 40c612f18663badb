//! Joining: the other card's rows move, its own row goes, and everything needed to take it back is
//! written into a snapshot.

use super::MergeOrder;
use crate::clinic::Tx;
use crate::leads::timeline::EntryKind;
use crate::leads::{LeadCard, store};
use crate::values::{LeadId, text};
use crate::{Result, consent};

pub(super) fn join(tx: &Tx<'_>, order: MergeOrder, kept: &LeadCard, other: &LeadCard) -> Result<()> {
    let (keep, absorb) = (order.card.lead, order.absorb);
    let content = order.card.clone().checked()?;
    let stays = consent::in_both(tx, keep, absorb)?;
    let mut snapshot = store::Snapshot::of(tx.sql(), keep, absorb)?;

    // Of two trips one stays; what the other said is noted.
    let dropped = match store::trip_note(tx.sql(), keep)?.zip(store::trip_note(tx.sql(), absorb)?) {
        Some((of_kept, _)) if order.trip_of == absorb => Some((keep, of_kept)),
        Some((_, of_other)) => Some((absorb, of_other)),
        None => None,
    };
    if let Some((side, _)) = &dropped {
        snapshot.drop_trip(tx.sql(), *side)?;
    }
    snapshot.move_rows(tx.sql(), absorb, keep)?;
    let mut notes: Vec<String> = dropped.map(|(_, note)| note).into_iter().collect();
    notes.extend(lost_promise(&order, kept, other));

    let chosen = |of: LeadId| if of == absorb { other } else { kept };
    store::update(tx, keep, &content)?;
    store::set_status_as(tx, keep, chosen(order.status_of))?;
    store::set_next_action(tx, keep, chosen(order.next_of).next_action.as_ref())?;
    store::set_created(tx.sql(), keep, kept.created_at.min(other.created_at))?;
    store::delete_card(tx.sql(), absorb)?;
    snapshot.facts = consent::narrow(tx, keep, &stays)?;
    for note in notes {
        let note = text::note("text", &note)?;
        snapshot.entries.push(store::add_entry(tx, keep, EntryKind::Note, &note)?.id);
    }
    snapshot.entries.push(store::add_entry(tx, keep, EntryKind::Merged, other.case_no.as_str())?.id);
    snapshot.version = kept.version + 1;
    store::insert_merge(tx, keep, absorb, &snapshot)?;
    store::reindex(tx.sql(), keep, &kept.case_no, &content)
}

/// A promise that stays on neither card, as a note.
fn lost_promise(order: &MergeOrder, kept: &LeadCard, other: &LeadCard) -> Option<String> {
    let lost = if order.next_of == order.absorb { kept } else { other };
    let next = lost.next_action.as_ref()?;
    let time = next.time.map(|time| format!(" {time}")).unwrap_or_default();
    Some(format!("{} → {}{time}: {}", lost.case_no, next.on, next.text))
}
