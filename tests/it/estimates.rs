//! Estimates: exact, numbered without gaps, frozen when given.

use desk_core::clinic::Clinic;
use desk_core::consent::{ConsentKind, PurposeKind};
use desk_core::error::Problem;
use desk_core::estimates::{
    self, Discount, Estimate, EstimateDraft, EstimateForm, EstimateIssue, EstimatePaper, EstimatePreview,
    EstimateRef, EstimateState, EstimatesOf, ItemDraft, NewRate, RateProblem, ServiceEdit, ServiceQuery,
};
use desk_core::leads::{self, Channel, LeadRef, NewLead, TimelineQuery};
use desk_core::requests::{self, NewRequest};
use desk_core::settings::{self, Settings};
use desk_core::staff::Role;
use desk_core::testing::{
    TestClinic, day, item, paper_consent, sample_estimate, sample_rate, sample_settings, test_moment,
};
use desk_core::values::{Category, Currency, Language, LeadId, Money, PersonName};
use desk_core::{Error, api::Nothing};

/// Анна Сергеевна Лебедева with consent to estimates and, in writing, to health data.
pub fn patient(clinic: &TestClinic) -> LeadId {
    let lead = patient_without_health_consent(clinic);
    consent(clinic, lead, ConsentKind::Health, []);
    lead
}

fn patient_without_health_consent(clinic: &TestClinic) -> LeadId {
    let lead = person(clinic);
    consent(clinic, lead, ConsentKind::Processing, PurposeKind::ALL);
    lead
}

fn person(clinic: &TestClinic) -> LeadId {
    let name = PersonName {
        surname: "Лебедева".into(),
        given: "Анна".into(),
        patronymic: "Сергеевна".into(),
        latin: "LEBEDEVA ANNA".into(),
        chinese: "列别杰娃·安娜".into(),
    };
    let new = NewLead {
        name,
        phones: Vec::new(),
        emails: Vec::new(),
        language: Language::Ru,
        channel: Channel::Website,
        interests: Vec::new(),
        comment: String::new(),
        next_action: None,
    };
    leads::register(clinic, new).unwrap().id
}

fn consent(
    clinic: &TestClinic,
    lead: LeadId,
    kind: ConsentKind,
    purposes: impl IntoIterator<Item = PurposeKind>,
) {
    let given = paper_consent(lead, kind, purposes, day("2026-11-23"));
    desk_core::consent::grant(clinic, given).unwrap();
}

fn typed(draft: &Estimate, items: Vec<ItemDraft>) -> EstimateDraft {
    EstimateDraft {
        estimate: draft.id,
        version: draft.version,
        doctor: String::new(),
        note: String::new(),
        items,
        discount: Discount::None,
        second_currency: true,
    }
}

fn draft(clinic: &TestClinic) -> Estimate {
    estimates::draft(clinic, EstimatesOf { lead: patient(clinic) }).unwrap()
}

fn issue(clinic: &Clinic, draft: &Estimate) -> desk_core::Result<estimates::IssuedEstimate> {
    estimates::issue(clinic, EstimateIssue { estimate: draft.id, version: draft.version, language: None })
}

fn get(clinic: &Clinic, of: &Estimate) -> Estimate {
    estimates::get(clinic, EstimateRef { estimate: of.id }).unwrap()
}

/// Another price, name of the service, operator, rate and doctor than when the sample was issued.
pub fn change_everything_around(clinic: &TestClinic, sample: &Estimate) {
    let service = sample.items[0].service.clone();
    let edit = ServiceEdit {
        id: Some(service.id),
        code: service.code,
        category: service.category,
        names: estimates::ServiceNames { ru: "иное".into(), zh: "其他".into(), en: "other".into() },
        unit: service.unit,
        price_fen: 1,
        active: false,
    };
    estimates::service_edit(clinic, edit).unwrap();
    settings::change(clinic, Settings { operator_name: "Другая".into(), ..sample_settings() }).unwrap();
    let rate = NewRate { micro: 20_000_000, on: day("2026-11-23"), source: "иной".into() };
    estimates::rate_record(clinic, rate).unwrap();
    estimates::save(clinic, typed(sample, vec![item(clinic, "THE-07", "11", 1, Discount::None)])).unwrap();
}

#[test]
fn a_new_clinic_has_a_catalogue_of_all_categories_found_in_three_languages() {
    let clinic = TestClinic::new();
    let all = estimates::service_list(&clinic, ServiceQuery::default()).unwrap();
    assert!(all.len() >= 60, "{} services", all.len());
    for category in Category::ALL {
        assert!(all.iter().any(|service| service.category == *category), "nothing in {}", category.code());
    }
    let found = |query: &str| {
        let query = ServiceQuery { query: Some(query.into()), ..ServiceQuery::default() };
        let services = estimates::service_list(&clinic, query).unwrap();
        services.into_iter().map(|service| service.code).collect::<Vec<_>>()
    };
    assert_eq!(found("КОРОНКА диоксида имплант"), ["IMP-05"]);
    assert_eq!(found("съемный полный"), ["PRO-05"], "е finds ё");
    assert_eq!(found("zirconia bridge"), ["PRO-04"]);
    assert_eq!(found("氧化锆 桥"), ["PRO-04"]);
    assert_eq!(found("imp-02"), ["IMP-02"]);
    assert!(found("nothing of the kind").is_empty());
}

#[test]
fn only_the_administrator_changes_the_catalogue_and_no_code_is_given_twice() {
    let clinic = TestClinic::new();
    let all = estimates::service_list(&clinic, ServiceQuery::default()).unwrap();
    let edit = ServiceEdit {
        id: Some(all[0].id),
        code: all[1].code.clone(),
        category: Category::Surgery,
        names: all[0].names.clone(),
        unit: all[0].unit,
        price_fen: 100,
        active: true,
    };
    assert_eq!(estimates::service_edit(&clinic, edit.clone()), Err(Error::invalid("code", Problem::Taken)));
    let receptionist = clinic.as_role([Role::Receptionist]);
    assert!(matches!(estimates::service_edit(&receptionist, edit.clone()), Err(Error::NotAllowed { .. })));
    let new = ServiceEdit { id: None, code: "new-1".into(), ..edit };
    assert_eq!(estimates::service_edit(&clinic, new).unwrap().code, "NEW-1");
}

#[test]
fn a_saved_draft_comes_back_with_sums_exact_to_the_fen() {
    let clinic = TestClinic::new();
    sample_rate(&clinic);
    let draft = draft(&clinic);
    let percent = Discount::Percent { hundredths: 12_50 };
    let items = vec![
        item(&clinic, "PRO-04", "mouth", 3, percent),
        item(&clinic, "THE-02", "36", 1, Discount::Amount { fen: 33 }),
    ];
    let saved = estimates::save(
        &clinic,
        EstimateDraft { discount: Discount::Percent { hundredths: 5_00 }, ..typed(&draft, items) },
    )
    .unwrap();
    let sums: Vec<i64> = saved.items.iter().map(|item| item.line.sum).collect();
    assert_eq!(sums, [4725_00, 299_67]);
    let totals = saved.totals;
    assert_eq!((totals.subtotal, totals.discount, totals.total), (5024_67, 251_23, 4773_44));
    // 4773.44 × 11.2345 = 53 627.21 (…168 kopecks rounded)
    assert_eq!(saved.second, Some(Money { minor: 53_627_21, currency: Currency::Rub }));
    assert_eq!(get(&clinic, &draft), saved);
}

#[test]
fn each_wrong_field_is_named_and_nothing_is_saved() {
    let clinic = TestClinic::new();
    let draft = draft(&clinic);
    let good = item(&clinic, "PRO-02", "46", 1, Discount::None);
    let refused =
        |item: ItemDraft| estimates::save(&clinic, typed(&draft, vec![good.clone(), item])).unwrap_err();
    let invalid = |field: &str, problem| Error::invalid(format!("items.1.{field}"), problem);
    let item = |change: &dyn Fn(&mut ItemDraft)| {
        let mut item = good.clone();
        change(&mut item);
        item
    };
    let cases = [
        (item(&|i| i.quantity = 0), invalid("quantity", Problem::TooSmall { min: 1 })),
        (item(&|i| i.quantity = 1000), invalid("quantity", Problem::TooLarge { max: 999 })),
        (item(&|i| i.unit_price_fen = -1), invalid("unit_price_fen", Problem::TooSmall { min: 0 })),
        (
            item(&|i| i.discount = Discount::Percent { hundredths: 100_01 }),
            invalid("discount", Problem::TooLarge { max: 100 }),
        ),
        (
            item(&|i| i.discount = Discount::Amount { fen: i.unit_price_fen + 1 }),
            invalid("discount", Problem::TooLarge { max: 1800_00 }),
        ),
        (
            item(&|i| i.service = desk_core::values::ServiceId::new(9999)),
            invalid("service", Problem::Unknown),
        ),
    ];
    for (wrong, error) in cases {
        assert_eq!(refused(wrong), error);
    }
    assert_eq!(get(&clinic, &draft), draft);
}

#[test]
fn a_tooth_that_does_not_exist_is_named_by_its_place_at_the_door() {
    let clinic = TestClinic::new();
    let draft = draft(&clinic);
    let mut args =
        serde_json::to_value(typed(&draft, vec![item(&clinic, "PRO-02", "46", 1, Discount::None)])).unwrap();
    args["items"][0]["area"]["tooth"] = 19.into();
    let Err(Error::Invalid { field, problem }) = desk_core::api::call(&clinic, "estimate_save", args) else {
        panic!("tooth 19 was accepted")
    };
    assert_eq!(problem, Problem::Tooth);
    assert!(field.starts_with("items"), "{field}");
}

#[test]
fn two_windows_cannot_overwrite_each_other() {
    let clinic = TestClinic::new();
    let draft = draft(&clinic);
    estimates::save(&clinic, typed(&draft, vec![])).unwrap();
    assert_eq!(estimates::save(&clinic, typed(&draft, vec![])), Err(Error::Conflict { current: 2 }));
}

#[test]
fn a_double_click_issues_once_and_numbers_have_no_gaps() {
    let clinic = TestClinic::new();
    let draft = draft(&clinic);
    assert_eq!(issue(&clinic, &draft), Err(Error::invalid("items", Problem::Empty)));
    let saved =
        estimates::save(&clinic, typed(&draft, vec![item(&clinic, "DIA-01", "mouth", 1, Discount::None)]))
            .unwrap();
    let first = issue(&clinic, &saved).unwrap();
    assert!(matches!(issue(&clinic, &saved), Err(Error::Conflict { .. })));
    assert_eq!(
        (first.number.as_str(), first.issue_version),
        ("E-2026-0001", 1),
        "the refused took no number"
    );
    assert_eq!((first.issued_on, first.valid_until), (day("2026-11-23"), day("2026-12-23")));
    let again = get(&clinic, &draft);
    let second = issue(&clinic, &again).unwrap();
    assert_eq!((second.number.as_str(), second.issue_version), ("E-2026-0002", 2));
    assert_eq!(second.supersedes, Some(first.number));
    assert_eq!(get(&clinic, &draft).issued.iter().map(|row| row.issue_version).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn what_was_issued_cannot_be_thrown_away_and_a_draft_can() {
    let clinic = TestClinic::new();
    let sample = sample_estimate(&clinic, patient(&clinic));
    let discard = |estimate| estimates::discard(&clinic, EstimateRef { estimate });
    assert_eq!(discard(sample.draft.id), Err(Error::WrongState { state: "issued".into() }));
    let draft = estimates::draft(&clinic, EstimatesOf { lead: sample.draft.lead }).unwrap();
    discard(draft.id).unwrap();
    assert_eq!(discard(draft.id), Err(Error::not_found("estimate")));
}

#[test]
fn a_missing_or_stale_rate_leaves_roubles_out_and_says_so() {
    let clinic = TestClinic::new();
    let draft = draft(&clinic);
    let items = vec![item(&clinic, "DIA-01", "mouth", 1, Discount::None)];
    let saved = estimates::save(&clinic, typed(&draft, items)).unwrap();
    assert_eq!((saved.second, saved.rate.problem), (None, Some(RateProblem::Missing)));
    assert_eq!(issue(&clinic, &saved).unwrap().rate_problem, Some(RateProblem::Missing));
    sample_rate(&clinic);
    let thirty_days_old = test_moment().plus_seconds(27 * 86_400);
    clinic.world().set(thirty_days_old);
    assert_eq!(get(&clinic, &draft).rate.problem, None);
    clinic.world().set(thirty_days_old.plus_seconds(86_400));
    let stale = get(&clinic, &draft);
    assert_eq!((stale.second, stale.rate.problem), (None, Some(RateProblem::Stale)));
    assert_eq!(issue(&clinic, &stale).unwrap().rate_problem, Some(RateProblem::Stale));
}

#[test]
fn a_rate_of_tomorrow_or_of_nothing_is_refused() {
    let clinic = TestClinic::new();
    let record = |micro, on: &str, source: &str| {
        estimates::rate_record(&clinic, NewRate { micro, on: day(on), source: source.into() })
    };
    assert_eq!(record(11_000_000, "2026-11-24", "банк"), Err(Error::invalid("on", Problem::Future)));
    assert_eq!(record(0, "2026-11-23", "банк"), Err(Error::invalid("micro", Problem::TooSmall { min: 1 })));
    assert_eq!(record(11_000_000, "2026-11-23", " "), Err(Error::invalid("source", Problem::Empty)));
    record(11_000_000, "2026-11-20", "банк").unwrap();
    record(12_000_000, "2026-11-01", "банк").unwrap();
    let newest = estimates::rate_current(&clinic, Nothing {}).unwrap().rate.unwrap();
    assert_eq!(newest.on, day("2026-11-20"), "an older day recorded later does not count");
    assert_eq!(estimates::rate_list(&clinic, Nothing {}).unwrap().len(), 2);
}

#[test]
fn teeth_need_the_written_health_consent_and_jaws_do_not() {
    let clinic = TestClinic::new();
    let lead = patient_without_health_consent(&clinic);
    let draft = estimates::draft(&clinic, EstimatesOf { lead }).unwrap();
    assert!(!draft.teeth_allowed);
    let tooth = typed(&draft, vec![item(&clinic, "PRO-02", "46", 1, Discount::None)]);
    assert_eq!(estimates::save(&clinic, tooth.clone()), Err(Error::NoHealthConsent));
    let jaw = typed(&draft, vec![item(&clinic, "PRO-05", "upper", 1, Discount::None)]);
    let saved = estimates::save(&clinic, jaw).unwrap();
    issue(&clinic, &saved).unwrap();
    settings::change(&clinic, Settings { health_consent_for_teeth: false, ..sample_settings() }).unwrap();
    let version = get(&clinic, &draft).version;
    estimates::save(&clinic, EstimateDraft { version, ..tooth }).unwrap();
}

#[test]
fn the_area_lists_what_was_drafted_issued_and_expired() {
    let clinic = TestClinic::new();
    let sample = sample_estimate(&clinic, patient(&clinic));
    let second = estimates::draft(&clinic, EstimatesOf { lead: sample.draft.lead }).unwrap();
    let items = vec![item(&clinic, "DIA-03", "mouth", 2, Discount::None)];
    estimates::save(&clinic, typed(&second, items)).unwrap();
    let rows = estimates::recent(&clinic, Nothing {}).unwrap();
    let states: Vec<_> = rows.iter().map(|row| (row.state, row.total.minor)).collect();
    assert_eq!(states, [(EstimateState::Draft, 200_00), (EstimateState::Issued, sample.draft.totals.total)]);
    assert_eq!(rows[1].name, "Лебедева А. С.");
    clinic.world().set(test_moment().plus_seconds(31 * 86_400));
    assert_eq!(estimates::recent(&clinic, Nothing {}).unwrap()[1].state, EstimateState::Expired);
}

#[test]
fn nothing_is_planned_for_a_person_who_did_not_consent_to_it() {
    let clinic = TestClinic::new();
    let lead = person(&clinic);
    let refused = Err(Error::NoConsent { purpose: PurposeKind::Estimate });
    assert_eq!(estimates::draft(&clinic, EstimatesOf { lead }), refused);
    consent(&clinic, lead, ConsentKind::Processing, [PurposeKind::Consultation]);
    assert_eq!(estimates::draft(&clinic, EstimatesOf { lead }), refused);
    consent(&clinic, lead, ConsentKind::Processing, [PurposeKind::Estimate]);
    assert!(estimates::draft(&clinic, EstimatesOf { lead }).is_ok());
}

#[test]
fn an_issued_estimate_stands_on_the_timeline_by_its_number() {
    let clinic = TestClinic::new();
    let sample = sample_estimate(&clinic, patient(&clinic));
    let timeline = leads::timeline(&clinic, TimelineQuery { lead: sample.draft.lead, before: None }).unwrap();
    let entry = timeline.entries.first().unwrap();
    assert_eq!((entry.kind, entry.text.as_str()), (leads::EntryKind::Estimate, "E-2026-0001"));
}

#[test]
fn an_archived_person_is_not_in_the_area_but_a_restored_one_is() {
    let clinic = TestClinic::new();
    let lead = sample_estimate(&clinic, patient(&clinic)).draft.lead;
    leads::archive(&clinic, LeadRef { lead }).unwrap();
    assert!(estimates::recent(&clinic, Nothing {}).unwrap().is_empty());
    leads::restore(&clinic, LeadRef { lead }).unwrap();
    assert_eq!(estimates::recent(&clinic, Nothing {}).unwrap().len(), 1);
}

#[test]
fn after_a_withdrawal_no_estimate_is_seen_changed_issued_or_printed() {
    let clinic = TestClinic::new();
    let sample = sample_estimate(&clinic, patient(&clinic));
    let (estimate, issued) = (sample.draft.id, sample.issued.id);
    let letter = NewRequest::withdrawal([sample.draft.lead], day("2026-11-23"));
    requests::record(&clinic, letter).unwrap();
    let blocked = Error::Blocked { due: day("2026-12-23") };
    let form = EstimateForm::Ru;
    let refused = [
        estimates::get(&clinic, EstimateRef { estimate }).err(),
        estimates::save(&clinic, typed(&sample.draft, vec![])).err(),
        issue(&clinic, &sample.draft).err(),
        estimates::preview(&clinic, EstimatePreview { estimate, form }).err(),
        estimates::paper(&clinic, EstimatePaper { issued, form }).err(),
        estimates::discard(&clinic, EstimateRef { estimate }).err(),
    ];
    for error in refused {
        assert_eq!(error, Some(blocked.clone()));
    }
    assert!(estimates::recent(&clinic, Nothing {}).unwrap().is_empty());
}
