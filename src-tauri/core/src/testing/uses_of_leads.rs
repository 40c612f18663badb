//! Arguments of the leads' verbs for the sample lead.

use super::{ForLead, SampleLead};
use crate::leads::{
    BulkAct, BulkChange, BulkOrder, Channel, Contact, ContactKind, EditLead, LeadRef, LeadStatus, NextAction,
    NextActionChange, NoteToKeep, StatusChange, TimelineQuery,
};
use crate::messages::FillTemplate;
use crate::values::{Language, PersonName};

impl ForLead for LeadRef {
    fn for_lead(sample: &SampleLead) -> Self {
        LeadRef { lead: sample.lead }
    }
}

impl ForLead for EditLead {
    fn for_lead(sample: &SampleLead) -> Self {
        EditLead {
            lead: sample.lead,
            version: sample.version,
            name: PersonName { surname: "Иванова".into(), ..PersonName::default() },
            phones: Vec::new(),
            emails: Vec::new(),
            language: Language::Ru,
            channel: Channel::Phone,
            interests: Vec::new(),
            comment: String::new(),
        }
    }
}

impl ForLead for StatusChange {
    fn for_lead(sample: &SampleLead) -> Self {
        StatusChange { lead: sample.lead, status: LeadStatus::Qualified, reason: None, until: None }
    }
}

impl ForLead for NextActionChange {
    fn for_lead(sample: &SampleLead) -> Self {
        let next = NextAction { text: "перезвонить".into(), on: sample.today, time: None };
        NextActionChange { lead: sample.lead, next_action: Some(next) }
    }
}

impl ForLead for Contact {
    fn for_lead(sample: &SampleLead) -> Self {
        Contact { lead: sample.lead, kind: ContactKind::Call, text: String::new() }
    }
}

impl ForLead for TimelineQuery {
    fn for_lead(sample: &SampleLead) -> Self {
        TimelineQuery { lead: sample.lead, before: None }
    }
}

impl ForLead for BulkOrder {
    fn for_lead(sample: &SampleLead) -> Self {
        let change = BulkAct::Status { status: LeadStatus::Qualified, reason: None, until: None };
        BulkOrder { changes: vec![BulkChange { lead: sample.lead, change }], preview: false }
    }
}

impl ForLead for NoteToKeep {
    fn for_lead(sample: &SampleLead) -> Self {
        NoteToKeep { lead: sample.lead, kind: ContactKind::Note, text: "хочет виниры".into() }
    }
}

impl ForLead for FillTemplate {
    fn for_lead(sample: &SampleLead) -> Self {
        FillTemplate { lead: sample.lead, template: 1, language: None }
    }
}
