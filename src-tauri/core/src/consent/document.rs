//! The documents of the clinic: a separate text for each kind of consent, and its policy.

use super::ConsentKind;
use crate::values::word::words;

words! {
    /// A document kept in versions: the four kinds of consent (152-FZ Art. 9(1)) and the policy that
    /// each consent refers to (Art. 18.1(2), the policy's § 6.2).
    DocumentKind in "kind" {
        /// Consent to processing.
        Processing = "processing",
        /// Consent to health data.
        Health = "health",
        /// Consent to marketing messages.
        Marketing = "marketing",
        /// Consent to a transfer to a third party. The policy (§ 4.4) promises none: nothing is
        /// published until the owner decides otherwise.
        ThirdParty = "third_party",
        /// The policy of personal data.
        Policy = "policy",
    }
}

impl DocumentKind {
    /// The kind of consent a text is for; `None` for the policy, to which nobody consents.
    pub fn consent(self) -> Option<ConsentKind> {
        match self {
            DocumentKind::Processing => Some(ConsentKind::Processing),
            DocumentKind::Health => Some(ConsentKind::Health),
            DocumentKind::Marketing => Some(ConsentKind::Marketing),
            DocumentKind::ThirdParty => Some(ConsentKind::ThirdParty),
            DocumentKind::Policy => None,
        }
    }
}

impl From<ConsentKind> for DocumentKind {
    fn from(kind: ConsentKind) -> Self {
        match kind {
            ConsentKind::Processing => DocumentKind::Processing,
            ConsentKind::Health => DocumentKind::Health,
            ConsentKind::Marketing => DocumentKind::Marketing,
            ConsentKind::ThirdParty => DocumentKind::ThirdParty,
        }
    }
}
