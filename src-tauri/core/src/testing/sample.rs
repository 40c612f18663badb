//! A sample lead with one of everything, for the test over the command table.

use super::{LeadBuilder, TestClinic, all_purposes, sample_draft, sample_estimate, sample_trip};
use crate::leads::{self, EditLead, LeadCard, LeadRef, MergeOrder, PhoneDraft};
use crate::surroundings::Surroundings;
use crate::values::{Day, EstimateId, IssuedId, LeadId, ServiceId, TripId};

/// One lead with a trip, a draft and an issued estimate.
#[derive(Debug, Clone)]
pub struct SampleLead {
    /// The lead.
    pub lead: LeadId,
    /// Version of its card.
    pub version: u32,
    /// Another lead with every consent and nothing else.
    pub other: LeadId,
    /// A merge of the lead.
    pub merge: i64,
    /// Its trip.
    pub trip: TripId,
    /// Version of that trip.
    pub trip_version: u32,
    /// A draft estimate.
    pub draft: EstimateId,
    /// Version of that draft.
    pub draft_version: u32,
    /// An issued estimate.
    pub issued: IssuedId,
    /// A service of the catalogue.
    pub service: ServiceId,
    /// The day at the desk.
    pub today: Day,
}

/// Arguments that can be made for a lead. Each arguments type of a `lead` row implements it.
pub trait ForLead {
    /// Arguments that would succeed with consent and must be refused without.
    fn for_lead(sample: &SampleLead) -> Self;
}

/// Анна Сергеевна Лебедева with every consent and a promise for tomorrow.
pub fn anna(clinic: &TestClinic) -> LeadBuilder<'_> {
    clinic
        .lead("Лебедева Анна Сергеевна")
        .latin("Lebedeva Anna")
        .phone("+7 914 123-45-67")
        .email("anna.lebedeva@example.com")
        .promised("перезвонить о датах", today(clinic).plus_days(1))
        .with_consent(all_purposes())
        .with_health_consent()
}

/// Registers [`anna`] with one of everything.
///
/// # Panics
/// When the clinic refuses it.
#[allow(clippy::expect_used, reason = "for tests")]
pub fn sample_lead(clinic: &TestClinic) -> SampleLead {
    let lead = anna(clinic).create();
    let other = clinic.lead("Ким Ольга").with_consent(all_purposes()).with_health_consent().create();
    let merge = sample_merge(clinic, lead);
    let issued = sample_estimate(clinic, lead).issued;
    let draft = sample_draft(clinic, lead);
    let trip = sample_trip(clinic, lead);
    SampleLead {
        lead,
        other,
        merge,
        version: leads::get(clinic, LeadRef { lead }).expect("the card").version,
        trip: trip.id,
        trip_version: trip.version,
        draft: draft.id,
        draft_version: draft.version,
        issued: issued.id,
        service: draft.items.first().expect("a line of the sample").service.id,
        today: today(clinic),
    }
}

/// Registers another card of the person with the same consents, and joins it into theirs.
#[allow(clippy::expect_used, reason = "for tests")]
fn sample_merge(clinic: &TestClinic, lead: LeadId) -> i64 {
    let twice = clinic.lead("Лебедева Аня").with_consent(all_purposes()).with_health_consent().create();
    let card = |lead| leads::get(clinic, LeadRef { lead }).expect("a card");
    leads::merge(clinic, merge_order(&card(lead), &card(twice))).expect("a joined card");
    leads::merges(clinic, LeadRef { lead }).expect("its merges").first().expect("the merge").id
}

/// The plainest order: the second card goes into the first, which gains its phones and addresses.
pub fn merge_order(keep: &LeadCard, absorb: &LeadCard) -> MergeOrder {
    let phones = keep.phones.iter().chain(&absorb.phones);
    MergeOrder {
        card: EditLead {
            lead: keep.id,
            version: keep.version,
            name: keep.name.clone(),
            phones: phones
                .map(|phone| PhoneDraft { number: phone.number.e164().to_owned(), channel: phone.channel })
                .collect(),
            emails: keep.emails.iter().chain(&absorb.emails).map(|email| email.as_str().to_owned()).collect(),
            language: keep.language,
            channel: keep.channel,
            interests: keep.interests.iter().chain(&absorb.interests).copied().collect(),
            comment: keep.comment.clone(),
        },
        absorb: absorb.id,
        absorb_version: absorb.version,
        status_of: keep.id,
        next_of: keep.id,
        trip_of: keep.id,
    }
}

fn today(clinic: &TestClinic) -> Day {
    clinic.world().now().day_in(chrono_tz::Asia::Yakutsk)
}
