//! Sample arguments for the test over the command table.

use super::{ConsentChannel, ConsentForm, ConsentKind, ConsentOf, Evidence, NewConsent, PurposeKind};
use crate::testing::{ForLead, SampleLead};
use crate::values::Language;

impl ForLead for NewConsent {
    fn for_lead(sample: &SampleLead) -> Self {
        NewConsent {
            lead: sample.lead,
            kind: ConsentKind::Processing,
            purposes: PurposeKind::ALL.into(),
            language: Language::Ru,
            on: sample.today,
            channel: ConsentChannel::Paper,
            evidence: Evidence::Paper,
            evidence_place: "папка 7".into(),
        }
    }
}

impl ForLead for ConsentOf {
    fn for_lead(sample: &SampleLead) -> Self {
        ConsentOf { lead: sample.lead }
    }
}

impl ForLead for ConsentForm {
    fn for_lead(sample: &SampleLead) -> Self {
        ConsentForm { lead: sample.lead, kind: ConsentKind::Processing, language: Language::Ru }
    }
}
