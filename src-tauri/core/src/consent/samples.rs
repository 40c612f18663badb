//! Sample arguments for the test over the command table.

use super::{ConsentForm, ConsentHistoryForm, ConsentKind, ConsentOf, NewConsent, PurposeKind};
use crate::testing::{ForLead, SampleLead, paper_consent};
use crate::values::Language;

impl ForLead for NewConsent {
    fn for_lead(sample: &SampleLead) -> Self {
        paper_consent(sample.lead, ConsentKind::Processing, PurposeKind::ALL, sample.today)
    }
}

impl ForLead for ConsentOf {
    fn for_lead(sample: &SampleLead) -> Self {
        ConsentOf { lead: sample.lead }
    }
}

impl ForLead for ConsentHistoryForm {
    fn for_lead(sample: &SampleLead) -> Self {
        ConsentHistoryForm { lead: sample.lead, language: Language::Ru }
    }
}

impl ForLead for ConsentForm {
    fn for_lead(sample: &SampleLead) -> Self {
        ConsentForm { lead: sample.lead, kind: ConsentKind::Processing, language: Language::Ru }
    }
}
