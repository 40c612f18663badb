//! The sample estimate: one of everything a paper can show.

use super::{ForLead, SampleLead, day};
use crate::clinic::Clinic;
use crate::estimates::{
    self, Discount, Estimate, EstimateDraft, EstimateForm, EstimateIssue, EstimatePaper, EstimatePreview,
    EstimateRef, EstimatesOf, IssuedEstimate, ItemDraft, NewRate, ServiceQuery,
};
use crate::values::{Area, LeadId, Tooth};

/// A draft and what was issued from it.
#[derive(Debug, Clone)]
pub struct SampleEstimate {
    /// The draft as it stands after issuing.
    pub draft: Estimate,
    /// The issued version.
    pub issued: IssuedEstimate,
}

/// One line of a plan at the catalogue's price; `area` is a tooth (`"46"`), `upper`, `lower` or
/// `mouth`.
///
/// # Panics
/// When the catalogue has no such code or the area is none.
#[allow(clippy::expect_used, reason = "for tests: a plan that cannot be made is a failed test")]
pub fn item(clinic: &Clinic, code: &str, area: &str, quantity: u32, discount: Discount) -> ItemDraft {
    let query = ServiceQuery { query: Some(code.into()), ..ServiceQuery::default() };
    let services = estimates::service_list(clinic, query).expect("the catalogue");
    let service = services.into_iter().find(|service| service.code == code).expect("a service of the seed");
    ItemDraft {
        service: service.id,
        area: Area::from_code(area).expect("an area"),
        quantity,
        unit_price_fen: service.price_fen,
        discount,
    }
}

/// Records the rate of the tests: 11.2345 ₽ on Friday 20 November 2026.
///
/// # Panics
/// When the clinic refuses it.
#[allow(clippy::expect_used, reason = "for tests")]
pub fn sample_rate(clinic: &Clinic) {
    let rate = NewRate { micro: 11_234_500, on: day("2026-11-20"), source: "Банк России".into() };
    estimates::rate_record(clinic, rate).expect("a rate");
}

/// The lines of the sample: every unit, both kinds of discount, teeth, jaws and the mouth.
pub fn sample_items(clinic: &Clinic) -> Vec<ItemDraft> {
    let ten_percent = Discount::Percent { hundredths: 10_00 };
    vec![
        item(clinic, "DIA-04", "mouth", 1, Discount::None),
        item(clinic, "HYG-02", "mouth", 1, Discount::None),
        item(clinic, "THE-02", "36", 1, ten_percent),
        item(clinic, "SUR-06", "mouth", 1, Discount::Amount { fen: 500_00 }),
        item(clinic, "IMP-02", "16", 1, ten_percent),
        item(clinic, "IMP-05", "16", 1, Discount::None),
        item(clinic, "PRO-04", "mouth", 3, Discount::Percent { hundredths: 12_50 }),
        item(clinic, "WHI-02", "upper", 1, Discount::None),
        item(clinic, "TMP-01", "24", 1, Discount::None),
    ]
}

/// Drafts, saves and issues the sample plan. The lead needs consent to estimates and to health data.
///
/// # Panics
/// When the clinic refuses it.
#[allow(clippy::expect_used, reason = "for tests")]
pub fn sample_estimate(clinic: &Clinic, lead: LeadId) -> SampleEstimate {
    sample_rate(clinic);
    let saved = sample_draft(clinic, lead);
    let ask = EstimateIssue { estimate: saved.id, version: saved.version, language: None };
    let issued = estimates::issue(clinic, ask).expect("an issued estimate");
    let draft = estimates::get(clinic, EstimateRef { estimate: saved.id }).expect("the draft");
    SampleEstimate { draft, issued }
}

/// Drafts and saves the sample plan.
///
/// # Panics
/// When the clinic refuses it.
#[allow(clippy::expect_used, reason = "for tests")]
pub fn sample_draft(clinic: &Clinic, lead: LeadId) -> Estimate {
    let draft = estimates::draft(clinic, EstimatesOf { lead }).expect("a draft");
    let typed = EstimateDraft {
        estimate: draft.id,
        version: draft.version,
        doctor: "Ван Цзяньго".into(),
        note: "Имплантация — первая поездка, коронки — через 3–6 месяцев.".into(),
        items: sample_items(clinic),
        discount: Discount::Percent { hundredths: 5_00 },
        second_currency: true,
    };
    estimates::save(clinic, typed).expect("a saved draft")
}

impl ForLead for EstimatesOf {
    fn for_lead(sample: &SampleLead) -> Self {
        EstimatesOf { lead: sample.lead }
    }
}

impl ForLead for EstimateRef {
    fn for_lead(sample: &SampleLead) -> Self {
        EstimateRef { estimate: sample.draft }
    }
}

impl ForLead for EstimateDraft {
    #[allow(clippy::expect_used, reason = "for tests")]
    fn for_lead(sample: &SampleLead) -> Self {
        EstimateDraft {
            estimate: sample.draft,
            version: sample.draft_version,
            doctor: String::new(),
            note: String::new(),
            items: vec![ItemDraft {
                service: sample.service,
                area: Area::Tooth { tooth: Tooth::new(46).expect("a tooth") },
                quantity: 1,
                unit_price_fen: 100_00,
                discount: Discount::None,
            }],
            discount: Discount::None,
            second_currency: false,
        }
    }
}

impl ForLead for EstimateIssue {
    fn for_lead(sample: &SampleLead) -> Self {
        EstimateIssue { estimate: sample.draft, version: sample.draft_version, language: None }
    }
}

impl ForLead for EstimatePreview {
    fn for_lead(sample: &SampleLead) -> Self {
        EstimatePreview { estimate: sample.draft, form: EstimateForm::Ru }
    }
}

impl ForLead for EstimatePaper {
    fn for_lead(sample: &SampleLead) -> Self {
        EstimatePaper { issued: sample.issued, form: EstimateForm::RuZh }
    }
}
