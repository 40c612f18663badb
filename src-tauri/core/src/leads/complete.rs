//! Adding to a card what it lacks, for an import: nothing on it is overwritten.

use super::{EditLead, NewLead, PhoneDraft, card, store};
use crate::Result;
use crate::clinic::Tx;
use crate::consent::{self, Enquiry};
use crate::values::{LeadId, PersonName};

/// Fills empty parts of the name, adds phones, addresses and wishes. Tells whether anything was new.
///
/// # Errors
/// `Blocked`; `Invalid` when the card becomes too long.
pub(crate) fn complete(tx: &Tx<'_>, lead: LeadId, new: &NewLead) -> Result<bool> {
    let permit = consent::permit::<Enquiry>(tx, lead)?;
    let before = card::of(tx, &permit)?;
    let (more, _) = new.clone().checked()?;
    let filled = |own: &str, other: &str| if own.is_empty() { other.to_owned() } else { own.to_owned() };
    let name = PersonName {
        surname: filled(&before.name.surname, &more.name.surname),
        given: filled(&before.name.given, &more.name.given),
        patronymic: filled(&before.name.patronymic, &more.name.patronymic),
        latin: filled(&before.name.latin, &more.name.latin),
        chinese: filled(&before.name.chinese, &more.name.chinese),
    };
    let phones = before.phones.iter().map(|phone| (phone.number.clone(), phone.channel));
    let mut phones: Vec<_> = phones.collect();
    for (number, channel) in more.phones {
        if !phones.iter().any(|(known, _)| *known == number) {
            phones.push((number, channel));
        }
    }
    let mut emails = before.emails.clone();
    emails.extend(more.emails.into_iter().filter(|email| !before.emails.contains(email)));
    let comment = if more.comment.is_empty() || before.comment.contains(&more.comment) {
        before.comment.clone()
    } else if before.comment.is_empty() {
        more.comment
    } else {
        format!("{}\n{}", before.comment, more.comment)
    };
    let same = name == before.name
        && phones.len() == before.phones.len()
        && emails.len() == before.emails.len()
        && comment == before.comment;
    if same {
        return Ok(false);
    }
    let drafts = phones
        .iter()
        .map(|(number, channel)| PhoneDraft { number: number.e164().to_owned(), channel: *channel });
    let edit = EditLead {
        lead,
        version: before.version,
        name,
        phones: drafts.collect(),
        emails: emails.iter().map(|email| email.as_str().to_owned()).collect(),
        language: before.language,
        channel: before.channel,
        interests: before.interests,
        comment,
    };
    let content = edit.checked()?;
    store::update(tx, lead, &content)?;
    store::reindex(tx.sql(), lead, &before.case_no, &content)?;
    Ok(true)
}
