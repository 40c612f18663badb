//! Changing a card, over the version that was looked at.

use super::{EditLead, LeadCard, card, store};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::consent::{self, Enquiry};
use crate::{Error, Result};

/// Changes a person's card.
///
/// # Errors
/// `Blocked`; `Conflict { current }` when somebody else changed it first; `Invalid` naming the field.
pub fn edit(clinic: &Clinic, args: EditLead) -> Result<LeadCard> {
    clinic.transact(Op::EditLead, |tx| {
        let permit = consent::permit::<Enquiry>(tx, args.lead)?;
        let seen = args.version;
        let content = args.checked()?;
        let before = card::of(tx, &permit)?;
        if before.version != seen {
            return Err(Error::Conflict { current: before.version });
        }
        store::update(tx, permit.lead(), &content)?;
        store::reindex(tx.sql(), permit.lead(), &before.case_no, &content)?;
        card::of(tx, &permit)
    })
}
