//! A withdrawal letter for tests and the demo.

use super::{Applicant, IdentityCheck, LetterChannel, NewRequest, RequestKind};
use crate::values::{Day, LeadId};

impl NewRequest {
    /// A letter by e-mail about these records, of these kinds, from the person.
    pub fn sample(
        kinds: impl IntoIterator<Item = RequestKind>,
        leads: impl IntoIterator<Item = LeadId>,
        received_on: Day,
    ) -> Self {
        let kinds: std::collections::BTreeSet<_> = kinds.into_iter().collect();
        let applicant = if kinds.contains(&RequestKind::Regulator) {
            Applicant::Regulator
        } else if kinds.contains(&RequestKind::Leak) || kinds.contains(&RequestKind::Unlawful) {
            Applicant::Clinic
        } else {
            Applicant::Person
        };
        NewRequest {
            kinds,
            leads: leads.into_iter().collect(),
            no_such_person: false,
            applicant,
            received_on,
            received_time: None,
            long_before_record: false,
            channel: LetterChannel::Email,
            parts: std::collections::BTreeSet::new(),
            identity_check: IdentityCheck::KnownAddress,
            reference: String::new(),
            language: None,
        }
    }

    /// A withdrawal of everything.
    pub fn withdrawal(leads: impl IntoIterator<Item = LeadId>, received_on: Day) -> Self {
        Self::sample([RequestKind::Withdrawal], leads, received_on)
    }
}
