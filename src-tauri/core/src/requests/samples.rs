//! Sample arguments for the test over the command table.

use super::{IdentityCheck, LetterChannel, NewWithdrawal, Scope, WithdrawalPreview};
use crate::testing::{ForLead, SampleLead};

impl ForLead for NewWithdrawal {
    fn for_lead(sample: &SampleLead) -> Self {
        NewWithdrawal {
            leads: vec![sample.lead],
            received_on: sample.today,
            channel: LetterChannel::Email,
            scope: Scope::Everything,
            identity_check: IdentityCheck::KnownAddress,
            language: None,
        }
    }
}

impl ForLead for WithdrawalPreview {
    fn for_lead(sample: &SampleLead) -> Self {
        WithdrawalPreview { leads: vec![sample.lead], received_on: sample.today }
    }
}
