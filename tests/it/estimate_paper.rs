//! The estimate on paper, read back in its four forms.

use desk_core::estimates::{self, EstimateForm, EstimatePaper, EstimatePreview};
use desk_core::hand_over::{Paper, PaperOrigin, PaperType};
use desk_core::testing::{TestClinic, sample_estimate};

use crate::{estimates::patient, golden};

fn bytes(paper: &Paper) -> Vec<u8> {
    paper.pdf().unwrap()
}

#[test]
fn an_issued_estimate_reads_the_same_in_russian_chinese_english_and_both() {
    let clinic = TestClinic::new();
    let issued = sample_estimate(&clinic, patient(&clinic)).issued.id;
    for form in EstimateForm::ALL {
        let paper = estimates::paper(&clinic, EstimatePaper { issued, form: *form }).unwrap();
        assert_eq!(paper.file_name, format!("E-2026-0001-{}.pdf", form.code()));
        golden::check(&format!("estimate.{}", form.code()), &bytes(&paper));
    }
}

#[test]
fn a_preview_is_the_same_paper_marked_as_a_draft_without_a_number() {
    let clinic = TestClinic::new();
    let estimate = sample_estimate(&clinic, patient(&clinic)).draft.id;
    let preview = estimates::preview(&clinic, EstimatePreview { estimate, form: EstimateForm::Ru }).unwrap();
    golden::check("estimate_draft.ru", &bytes(&preview));
}

#[test]
fn the_same_estimate_gives_the_same_bytes_whatever_changes_around_it() {
    let clinic = TestClinic::new();
    let lead = patient(&clinic);
    let sample = sample_estimate(&clinic, lead);
    let ask = EstimatePaper { issued: sample.issued.id, form: EstimateForm::RuZh };
    let before = estimates::paper(&clinic, ask).unwrap();
    crate::estimates::change_everything_around(&clinic, &sample.draft);
    assert_eq!(estimates::paper(&clinic, ask).unwrap().sha256, before.sha256);
}

#[test]
fn a_paper_in_one_language_or_two_weighs_at_most_eighty_kilobytes() {
    let clinic = TestClinic::new();
    let issued = sample_estimate(&clinic, patient(&clinic)).issued.id;
    for form in EstimateForm::ALL {
        let paper = estimates::paper(&clinic, EstimatePaper { issued, form: *form }).unwrap();
        assert!(bytes(&paper).len() <= 80 * 1024, "{}: {} bytes", form.code(), bytes(&paper).len());
    }
}

#[test]
fn a_paper_is_kept_in_the_register_of_its_person_by_number() {
    let clinic = TestClinic::new();
    let sample = sample_estimate(&clinic, patient(&clinic));
    let ask = EstimatePaper { issued: sample.issued.id, form: EstimateForm::Ru };
    let paper = estimates::paper(&clinic, ask).unwrap();
    let origin = PaperOrigin::Lead {
        lead: sample.draft.lead,
        kind: PaperType::Estimate,
        number: "E-2026-0001".into(),
    };
    assert_eq!(paper.origin, origin);
    assert!(!paper.file_name.contains("ebedeva"));
}
