//! A permit, not a flag: every verb that uses a lead's data takes one, so forgetting the check does
//! not compile.
//!
//! Refuses: a blocked record (consent withdrawn, 152-FZ Art. 21(5)), a purpose the consent does not
//! cover (Art. 6(1), 9), answering an enquiry once its term without any consent is over (Art. 5(2),
//! 6(1)1), tooth-level work without the written health consent (Art. 10).

use std::marker::PhantomData;

use super::{ConsentKind, PurposeKind, enquiry, force, store};
use crate::clinic::Tx;
use crate::values::{LeadId, SubjectUid};
use crate::{Error, Result, settings};

/// What a purpose needs of the consent in force. A blocked record serves none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: only the consent itself, a letter about it, or the paper that asks for it.
    Nothing,
    /// Any consent in force, or the first days after registration ([`Settings::enquiry_days`]).
    ///
    /// [`Settings::enquiry_days`]: settings::Settings::enquiry_days
    AnyOrTerm,
    /// A consent in force that covers this purpose.
    Covered(PurposeKind),
}

/// A purpose as a type. Sealed: the policy's five, answering the person's own enquiry, and the
/// dealings about consent itself.
pub trait Purpose: sealed::Sealed {
    /// What it needs.
    const NEED: Need;
}

macro_rules! purposes {
    ($($(#[$doc:meta])* $name:ident => $need:expr;)*) => {
        mod sealed {
            /// Nobody else makes purposes.
            pub trait Sealed {}
            $(impl Sealed for super::$name {})*
        }
        $($(#[$doc])* #[derive(Debug)] pub struct $name;
        impl Purpose for $name { const NEED: Need = $need; })*
    };
}

purposes! {
    /// Consent itself: recording it, its form, its facts, letters about it. Never the card.
    AskConsent => Need::Nothing;
    /// Answering the person's own enquiry: the card, the call back.
    Enquiry => Need::AnyOrTerm;
    /// Consultation.
    Consultation => Need::Covered(PurposeKind::Consultation);
    /// Appointment with a doctor and travel coordination.
    Appointment => Need::Covered(PurposeKind::Appointment);
    /// Preliminary estimated treatment plan.
    Estimate => Need::Covered(PurposeKind::Estimate);
    /// Feedback by call, messenger, e-mail.
    Feedback => Need::Covered(PurposeKind::Feedback);
    /// Anonymised statistics.
    Statistics => Need::Covered(PurposeKind::Statistics);
}

/// Leave to use one lead's data for purpose `P`, alive as long as its transaction.
/// Only [`permit`] makes one.
#[derive(Debug)]
pub struct Permit<'tx, P: Purpose> {
    lead: LeadId,
    subject: SubjectUid,
    life: PhantomData<(&'tx (), P)>,
}

impl<P: Purpose> Permit<'_, P> {
    /// Whose data.
    pub fn lead(&self) -> LeadId {
        self.lead
    }
    /// The person's random name, for the audit log.
    pub fn subject(&self) -> &SubjectUid {
        &self.subject
    }
}

impl<P: Purpose> From<&Permit<'_, P>> for LeadId {
    fn from(permit: &Permit<'_, P>) -> LeadId {
        permit.lead
    }
}

/// Asks leave to use a lead's data for purpose `P`; the audit entry will be about this person.
///
/// # Errors
/// `NotFound`; `Blocked { due }` after a withdrawal; `Disputed { due }` while a claim is checked; `NoConsent { purpose }` when the consent in
/// force does not cover it; `EnquiryOver { since }` when there is none and the term for answering
/// the person's enquiry has ended.
pub fn permit<'tx, P: Purpose>(tx: &'tx Tx<'_>, lead: LeadId) -> Result<Permit<'tx, P>> {
    let state = store::lead_state(tx.sql(), lead)?.ok_or_else(|| Error::not_found("lead"))?;
    tx.about_lead(&state.subject);
    if let Some(due) = state.blocked_due {
        return Err(if state.disputed { Error::Disputed { due } } else { Error::Blocked { due } });
    }
    match P::NEED {
        Need::Nothing => {}
        Need::AnyOrTerm => {
            if let Some(since) = enquiry::over_since(tx, lead, state.registered_at)? {
                return Err(Error::EnquiryOver { since });
            }
        }
        Need::Covered(purpose) => {
            if !force::purposes(tx, lead)?.in_force.contains(&purpose) {
                return Err(Error::NoConsent { purpose });
            }
        }
    }
    Ok(Permit { lead, subject: state.subject, life: PhantomData })
}

/// Whether work on single teeth may be written down for this person (152-FZ Art. 10; a setting
/// decides whether it needs the written health consent).
///
/// # Errors
/// `NoHealthConsent`.
pub fn health_allowed<P: Purpose>(tx: &Tx<'_>, permit: &Permit<'_, P>) -> Result<()> {
    if !settings::current(tx)?.health_consent_for_teeth
        || force::kind(tx, permit.lead, ConsentKind::Health)?.0
    {
        Ok(())
    } else {
        Err(Error::NoHealthConsent)
    }
}
