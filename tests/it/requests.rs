//! The register of requests: every kind is answered in its term, extended once where the law has it,
//! blocked and given back as the law says; a mistaken withdrawal is undone by new facts.

use std::collections::BTreeSet;

use desk_core::api::{self, Nothing};
use desk_core::audit::{self, AuditQuery};
use desk_core::clinic::Clinic;
use desk_core::consent::{self, ConsentBadge, ConsentOf, PurposeKind};
use desk_core::erasure::{self, StartDestruction, Walk};
use desk_core::error::Problem;
use desk_core::leads::{self, LeadRef};
use desk_core::requests::{
    self, Applicant, BlockReason, CalendarText, ClockGround, Closing, ConsentPart, Decision, Extension,
    ExtensionReason, IdentityCheck, Mistake, NewRequest, NewScan, NewStep, PaperKind, RecordedRequest,
    RefusalGround, RequestDetails, RequestKind, RequestOutcome, RequestPaper, RequestQuery, RequestRef,
    StepKind, UndoRequest, Urgency, Verdict,
};
use desk_core::staff::Role;
use desk_core::testing::{TestClinic, anna, day, sample_lead};
use desk_core::today::{self, TodayQuery};
use desk_core::values::{Language, LeadId, RequestId, TimeOfDay, Timestamp};
use desk_core::{Error, Result};
use rstest::rstest;

use crate::golden;

const TODAY: &str = "2026-11-23";

fn record(clinic: &Clinic, kind: RequestKind, leads: &[LeadId]) -> RecordedRequest {
    let letter = NewRequest::sample([kind], leads.iter().copied(), day(TODAY));
    requests::record(clinic, letter).unwrap().remove(0)
}

fn get(clinic: &Clinic, request: RequestId) -> RequestDetails {
    requests::get(clinic, RequestRef { request }).unwrap()
}

fn at(clinic: &TestClinic, moment: &str) {
    clinic.world().set(Timestamp::parse(moment).unwrap());
}

fn state(word: &str) -> Error {
    Error::WrongState { state: word.into() }
}

fn extend(clinic: &Clinic, request: RequestId, ground: ClockGround) -> Result<RequestDetails> {
    requests::extend(clinic, Extension { request, ground, reason: ExtensionReason::Archive })
}

fn close(clinic: &Clinic, request: RequestId, outcome: RequestOutcome) -> Result<RequestDetails> {
    requests::close(clinic, Closing { request, outcome })
}

fn decide(clinic: &Clinic, request: RequestId, decision: Decision) -> Result<RequestDetails> {
    let refusal_ground = (decision == Decision::Refused).then_some(RefusalGround::ThirdPersons);
    requests::decide(clinic, Verdict { request, decision, refusal_ground })
}

fn card(clinic: &Clinic, lead: LeadId) -> Result<leads::LeadCard> {
    leads::get(clinic, LeadRef { lead })
}

fn purposes(clinic: &Clinic, lead: LeadId) -> Vec<PurposeKind> {
    consent::get(clinic, ConsentOf { lead }).unwrap().status.purposes
}

#[test]
fn art_20_4_a_regulators_question_is_extended_once_and_a_second_time_is_refused() {
    let clinic = TestClinic::new();
    let mut letter = NewRequest::sample([RequestKind::Regulator], [], day("2026-11-02"));
    letter.reference = "РКН-12/345".into();
    let recorded = requests::record(&clinic, letter).unwrap().remove(0);
    let request = recorded.request;
    assert_eq!((recorded.due_on, recorded.lead_case_no.as_str()), (day("2026-11-17"), ""));
    assert_eq!(get(&clinic, request).row.urgency, Urgency::Overdue, "it was entered late");
    assert_eq!(extend(&clinic, request, ClockGround::Regulator).err(), Some(state("too_late")));

    at(&clinic, "2026-11-24T01:00:00Z");
    let request = record(&clinic, RequestKind::Regulator, &[]).request;
    let before = get(&clinic, request);
    assert_eq!((before.row.due_on, before.may.extend), (day("2026-12-07"), vec![ClockGround::Regulator]));
    let after = extend(&clinic, request, ClockGround::Regulator).unwrap();
    assert_eq!((after.row.due_on, after.clocks[0].due_on), (day("2026-12-14"), day("2026-12-14")));
    assert_eq!(after.clocks[0].extended_reason, Some(ExtensionReason::Archive));
    assert_eq!(extend(&clinic, request, ClockGround::Regulator).err(), Some(state("already_extended")));
    assert_eq!(get(&clinic, request).row.due_on, day("2026-12-14"), "nothing has moved");

    requests::step(&clinic, NewStep { request, step: StepKind::AnswerSent }).unwrap();
    let done = close(&clinic, request, RequestOutcome::Answered).unwrap();
    assert_eq!((done.row.closed, done.row.outcome), (true, Some(RequestOutcome::Answered)));
    assert!(done.clocks.iter().all(|clock| clock.done_at.is_some()));
    assert_eq!(extend(&clinic, request, ClockGround::Regulator).err(), Some(state("closed")));
}

#[rstest]
#[case::art_21_5(RequestKind::Withdrawal, ClockGround::Withdrawal)]
#[case::art_20_3(RequestKind::Correction, ClockGround::Correction)]
#[case::art_21_1(RequestKind::Dispute, ClockGround::Dispute)]
fn a_term_the_law_does_not_extend_is_not_extended(#[case] kind: RequestKind, #[case] ground: ClockGround) {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let request = record(&clinic, kind, &[lead]).request;
    assert_eq!(extend(&clinic, request, ground).err(), Some(state("no_extension")));
}

#[test]
fn art_21_5_1_extending_a_demand_to_stop_moves_the_day_of_the_block() {
    let clinic = TestClinic::new();
    let lead = sample_lead(&clinic).lead;
    let recorded = record(&clinic, RequestKind::Stop, &[lead]);
    assert_eq!(recorded.blocked, Some(BlockReason::Stopped));
    assert_eq!((recorded.cancelled.trips, recorded.cancelled.next_actions), (1, 1));
    assert_eq!(card(&clinic, lead).err(), Some(Error::Blocked { due: day("2026-12-07") }));
    extend(&clinic, recorded.request, ClockGround::Stop).unwrap();
    assert_eq!(card(&clinic, lead).err(), Some(Error::Blocked { due: day("2026-12-14") }));
    // Another ground for the processing: the demand is refused in writing, the record is given back.
    close(&clinic, recorded.request, RequestOutcome::Refused).unwrap();
    assert!(card(&clinic, lead).is_ok());
}

#[test]
fn one_letter_starts_several_clocks_and_the_earliest_rules() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let letter = NewRequest::sample([RequestKind::Withdrawal, RequestKind::Stop], [lead], day(TODAY));
    let recorded = requests::record(&clinic, letter).unwrap().remove(0);
    let grounds: Vec<_> = recorded.clocks.iter().map(|clock| clock.ground).collect();
    assert_eq!(grounds, [ClockGround::Stop, ClockGround::Withdrawal]);
    assert_eq!((recorded.due_on, recorded.blocked), (day("2026-12-07"), Some(BlockReason::Withdrawn)));
    let row = &requests::list(&clinic, RequestQuery { open_only: true }).unwrap()[0];
    assert_eq!((row.due_on, row.kind), (day("2026-12-07"), RequestKind::Stop));
    assert_eq!(card(&clinic, lead).err(), Some(Error::Blocked { due: day("2026-12-07") }));
    assert_eq!(
        close(&clinic, recorded.request, RequestOutcome::Refused).err(),
        Some(state("destruction_due")),
        "a withdrawal ends in a destruction"
    );
}

#[test]
fn art_15_2_an_objection_stops_marketing_at_once_and_the_rest_goes_on() {
    let clinic = TestClinic::new();
    let lead = sample_lead(&clinic).lead;
    let recorded = record(&clinic, RequestKind::Objection, &[lead]);
    assert_eq!((recorded.due_on, recorded.blocked, recorded.closed), (day(TODAY), None, true));
    assert_eq!(recorded.cancelled, requests::Cancelled::default());
    let seen = card(&clinic, lead).unwrap();
    assert!(seen.next_action.is_some() && !seen.consent.marketing);
    assert_eq!(purposes(&clinic, lead).len(), 5);
    let details = get(&clinic, recorded.request);
    assert_eq!(details.row.outcome, Some(RequestOutcome::MarketingStopped));
    assert_eq!(details.may.papers, [PaperKind::MarketingStopped]);
}

#[test]
fn art_9_2_a_partial_withdrawal_takes_what_it_names_and_the_last_purpose_takes_the_record() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let part = |parts: &[ConsentPart]| {
        let mut letter = NewRequest::sample([RequestKind::WithdrawalPart], [lead], day(TODAY));
        letter.parts = parts.iter().copied().collect();
        requests::record(&clinic, letter).map(|mut all| all.remove(0))
    };
    assert_eq!(part(&[]).err(), Some(Error::invalid("parts", Problem::Empty)));
    let first = part(&[ConsentPart::Estimate, ConsentPart::Health]).unwrap();
    assert_eq!((first.blocked, first.due_on), (None, day("2026-12-23")));
    assert!(!purposes(&clinic, lead).contains(&PurposeKind::Estimate));
    assert!(close(&clinic, first.request, RequestOutcome::PartStopped).unwrap().row.closed);
    let rest =
        [ConsentPart::Consultation, ConsentPart::Appointment, ConsentPart::Feedback, ConsentPart::Statistics];
    let last = part(&rest).unwrap();
    assert_eq!(last.blocked, Some(BlockReason::Withdrawn), "no ground for the record is left (Art. 21(5))");
    assert_eq!(card(&clinic, lead).err(), Some(Error::Blocked { due: day("2026-12-23") }));
}

#[test]
fn withdrawing_a_consent_never_given_is_accepted_and_answered() {
    let clinic = TestClinic::new();
    let lead = clinic.lead("Седова Ольга").phone("+7 914 765-43-21").create();
    let recorded = record(&clinic, RequestKind::Withdrawal, &[lead]);
    assert_eq!(recorded.blocked, Some(BlockReason::Withdrawn));
    let paper = RequestPaper { request: recorded.request, kind: PaperKind::Confirmation, language: None };
    assert!(requests::paper(&clinic, paper).is_ok());
}

#[test]
fn no_such_person_is_an_answer_with_a_term_too() {
    let clinic = TestClinic::new();
    let mut letter = NewRequest::sample([RequestKind::Access], [], day(TODAY));
    assert_eq!(
        requests::record(&clinic, letter.clone()).err(),
        Some(Error::invalid("leads", Problem::Empty)),
        "said, never assumed"
    );
    letter.no_such_person = true;
    letter.identity_check = IdentityCheck::NotNeeded;
    let recorded = requests::record(&clinic, letter).unwrap().remove(0);
    assert_eq!((recorded.lead_case_no.as_str(), recorded.due_on), ("", day("2026-12-07")));
    let details = get(&clinic, recorded.request);
    assert_eq!((details.row.full_name, details.may.outcomes), (None, vec![RequestOutcome::NoSuchPerson]));
    let scan = NewScan { request: recorded.request, content_base64: "JVBERi0xLjc=".into() };
    assert_eq!(requests::attach(&clinic, scan).err(), Some(state("no_record")));
    let done = close(&clinic, recorded.request, RequestOutcome::NoSuchPerson).unwrap();
    assert_eq!(done.row.urgency, Urgency::Closed);
    assert_eq!(done.may.papers, [PaperKind::NoSuchPerson], "it can be printed again");
}

#[test]
fn art_21_1_a_disputed_record_is_blocked_for_the_check_and_given_back_when_nothing_is_wrong() {
    let clinic = TestClinic::new();
    let lead = sample_lead(&clinic).lead;
    let recorded = record(&clinic, RequestKind::Dispute, &[lead]);
    let due = day("2026-12-02");
    assert_eq!((recorded.blocked, recorded.due_on), (Some(BlockReason::Disputed), due));
    assert_eq!(recorded.cancelled, requests::Cancelled::default(), "for the time of a check nothing is lost");
    assert_eq!(card(&clinic, lead).err(), Some(Error::Disputed { due }));
    let order = StartDestruction::plain(recorded.request, recorded.case_no.to_string());
    assert_eq!(erasure::start(&clinic, order).err(), Some(state("not_blocked")), "nor destroyed");

    let done = decide(&clinic, recorded.request, Decision::Rejected).unwrap();
    assert_eq!((done.row.closed, done.row.outcome), (true, Some(RequestOutcome::Unfounded)));
    assert!(card(&clinic, lead).unwrap().next_action.is_some(), "as it was");
}

#[test]
fn art_21_2_a_confirmed_inaccuracy_is_corrected_within_the_term_that_goes_on() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let request = record(&clinic, RequestKind::Dispute, &[lead]).request;
    let decided = decide(&clinic, request, Decision::Confirmed).unwrap();
    assert_eq!((decided.row.closed, decided.row.due_on), (false, day("2026-12-02")));
    assert!(card(&clinic, lead).is_ok(), "given back to be corrected");
    assert_eq!(decide(&clinic, request, Decision::Rejected).err(), Some(state("decided")));
    close(&clinic, request, RequestOutcome::Corrected).unwrap();
}

#[test]
fn art_21_3_unlawful_processing_starts_the_clocks_of_stopping_and_destroying_that_day() {
    let clinic = TestClinic::new();
    let sample = sample_lead(&clinic);
    let request = record(&clinic, RequestKind::Dispute, &[sample.lead]).request;
    at(&clinic, "2026-11-26T01:00:00Z");
    let decided = decide(&clinic, request, Decision::Unlawful).unwrap();
    let clocks: Vec<_> =
        decided.clocks.iter().map(|clock| (clock.ground, clock.due_on, clock.done_at.is_some())).collect();
    assert_eq!(
        clocks,
        [
            (ClockGround::UnlawfulStop, day("2026-12-01"), true),
            (ClockGround::Dispute, day("2026-12-02"), true),
            (ClockGround::UnlawfulDestroy, day("2026-12-10"), false),
        ]
    );
    let due = day("2026-12-10");
    assert_eq!(card(&clinic, sample.lead).err(), Some(Error::Blocked { due }));
    let blocked = leads::get_blocked(&clinic, LeadRef { lead: sample.lead }).unwrap();
    assert_eq!(blocked.next_action, None, "now what was planned is called off");
    assert_eq!(close(&clinic, request, RequestOutcome::Answered).err(), Some(state("destruction_due")));
}

#[test]
fn art_20_2_a_refused_access_has_the_term_of_the_written_refusal() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let request = record(&clinic, RequestKind::Access, &[lead]).request;
    extend(&clinic, request, ClockGround::Access).unwrap();
    let refused = decide(&clinic, request, Decision::Refused).unwrap();
    assert_eq!((refused.row.due_on, refused.may.extend.len()), (day("2026-12-14"), 0), "extended already");
    assert_eq!(refused.may.outcomes, [RequestOutcome::Refused]);
}

#[test]
fn art_20_3_what_is_not_needed_is_destroyed_once_the_claim_is_confirmed() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let request = record(&clinic, RequestKind::Unnecessary, &[lead]).request;
    assert!(card(&clinic, lead).is_ok(), "a claim alone destroys nothing");
    decide(&clinic, request, Decision::Confirmed).unwrap();
    assert_eq!(card(&clinic, lead).err(), Some(Error::Blocked { due: day("2026-12-02") }));
    assert_eq!(close(&clinic, request, RequestOutcome::Refused).err(), Some(state("destruction_due")));
}

#[test]
fn art_21_3_1_a_leak_is_counted_in_hours_to_the_minute() {
    let clinic = TestClinic::new();
    let mut leak = NewRequest::sample([RequestKind::Leak], [], day(TODAY));
    assert_eq!(
        requests::record(&clinic, leak.clone()).err(),
        Some(Error::invalid("received_time", Problem::Empty))
    );
    leak.received_time = Some(TimeOfDay::parse("10:01").unwrap());
    assert_eq!(
        requests::record(&clinic, leak.clone()).err(),
        Some(Error::invalid("received_time", Problem::Future)),
        "it is ten o'clock"
    );
    leak.received_time = Some(TimeOfDay::parse("09:30").unwrap());
    let recorded = requests::record(&clinic, leak).unwrap().remove(0);
    assert_eq!(recorded.due_at.unwrap().to_string(), "2026-11-24T00:30:00.000Z");
    let minutes =
        |clinic: &TestClinic| today::get(clinic, TodayQuery::default()).unwrap().letters[0].minutes_left;
    assert_eq!(minutes(&clinic), Some(23 * 60 + 30));
    at(&clinic, "2026-11-24T00:30:30Z");
    let row = get(&clinic, recorded.request).row;
    assert_eq!((row.minutes_left, row.urgency), (Some(-1), Urgency::Overdue), "on the same day already");
    assert_eq!(minutes(&clinic), Some(-1));
    close(&clinic, recorded.request, RequestOutcome::Reported).unwrap();
}

#[test]
fn a_mistaken_withdrawal_is_undone_by_new_facts_before_a_destruction_has_begun() {
    let clinic = TestClinic::new();
    let sample = sample_lead(&clinic);
    let recorded = record(&clinic, RequestKind::Withdrawal, &[sample.lead]);
    let undone = UndoRequest { request: recorded.request, reason: Mistake::WrongPerson };
    let desk = clinic.as_role([Role::Receptionist]);
    assert!(matches!(requests::undo(&desk, undone), Err(Error::NotAllowed { .. })));
    at(&clinic, "2026-11-24T01:00:00Z");
    let done = requests::undo(&clinic, undone).unwrap();
    assert_eq!((done.row.closed, done.row.outcome), (true, Some(RequestOutcome::Mistaken)));
    let back = card(&clinic, sample.lead).unwrap();
    assert_eq!((back.consent.badge, back.blocked_due), (ConsentBadge::Given, None));
    let steps: Vec<_> = done.steps.iter().map(|step| (step.step, step.detail.as_str())).collect();
    assert!(steps.contains(&(StepKind::TripsCancelled, "1")), "what was called off is listed: {steps:?}");
    assert!(steps.contains(&(StepKind::Undone, "wrong_person")));
    let log = audit::list(&clinic, AuditQuery::default()).unwrap().rows;
    let entry = log.iter().find(|row| row.action == "request.undo" && row.result == "ok").unwrap();
    assert_eq!(entry.reason, "wrong_person");
    assert_eq!(requests::undo(&clinic, undone).err(), Some(state("closed")));
}

#[test]
fn a_mistake_is_not_undone_while_another_letter_withdraws_all_the_same() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let first = record(&clinic, RequestKind::Withdrawal, &[lead]);
    at(&clinic, "2026-11-24T01:00:00Z");
    let second = record(&clinic, RequestKind::Withdrawal, &[lead]);
    let undo = |request| {
        requests::undo(&clinic, UndoRequest { request, reason: Mistake::EnteredTwice }).unwrap();
    };
    undo(first.request);
    assert_eq!(card(&clinic, lead).err(), Some(Error::Blocked { due: second.due_on }));
    undo(second.request);
    assert_eq!(card(&clinic, lead).unwrap().consent.badge, ConsentBadge::Given);
}

#[test]
fn once_a_destruction_has_begun_nothing_is_undone_closed_or_decided() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let recorded = record(&clinic, RequestKind::Withdrawal, &[lead]);
    let order = StartDestruction::plain(recorded.request, recorded.case_no.to_string());
    let _ = erasure::start_with(&clinic, order, &|_| Walk::Stop);
    let begun = Some(state("destruction_begun"));
    let undone = UndoRequest { request: recorded.request, reason: Mistake::WrongPerson };
    assert_eq!(requests::undo(&clinic, undone).err(), begun);
    assert_eq!(close(&clinic, recorded.request, RequestOutcome::Refused).err(), begun);
}

#[rstest]
#[case::nothing_asked(&[], "kinds", Problem::Empty)]
#[case::everything_and_a_part(&[RequestKind::Withdrawal, RequestKind::WithdrawalPart], "kinds", Problem::Mismatch)]
#[case::the_regulator_does_not_withdraw(&[RequestKind::Regulator, RequestKind::Withdrawal], "kinds", Problem::Mismatch)]
fn kinds_that_cannot_stand_in_one_letter_are_refused(
    #[case] kinds: &[RequestKind],
    #[case] field: &str,
    #[case] problem: Problem,
) {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let letter = NewRequest::sample(kinds.iter().copied(), [lead], day(TODAY));
    assert_eq!(requests::record(&clinic, letter).err(), Some(Error::invalid(field, problem)));
    assert!(card(&clinic, lead).is_ok());
}

#[test]
fn nobodys_data_is_touched_on_an_unchecked_word_and_no_name_fits_into_the_register() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let mut letter = NewRequest::withdrawal([lead], day(TODAY));
    letter.identity_check = IdentityCheck::NotNeeded;
    let refused = Error::invalid("identity_check", Problem::Empty);
    assert_eq!(requests::record(&clinic, letter.clone()).err(), Some(refused));
    letter.identity_check = IdentityCheck::CallBack;
    letter.reference = "Лебедева".into();
    let refused = Error::invalid("reference", Problem::BadCharacters);
    assert_eq!(requests::record(&clinic, letter.clone()).err(), Some(refused));
    letter.reference = String::new();
    letter.applicant = Applicant::Clinic;
    let refused = Error::invalid("applicant", Problem::Mismatch);
    assert_eq!(requests::record(&clinic, letter).err(), Some(refused));
}

#[test]
fn an_imported_year_moves_the_clocks_that_run_and_a_missing_one_warns() {
    let clinic = TestClinic::new();
    let years = requests::calendar_years(&clinic, Nothing {}).unwrap();
    let told: Vec<_> = years.iter().map(|year| (year.year, year.preliminary, year.imported)).collect();
    assert_eq!(told, [(2025, false, false), (2026, false, false), (2027, true, false)]);
    at(&clinic, "2026-12-21T01:00:00Z");
    let letter = NewRequest::sample([RequestKind::Access], [anna(&clinic).create()], day("2026-12-21"));
    let request = requests::record(&clinic, letter).unwrap().remove(0).request;
    assert_eq!(get(&clinic, request).row.due_on, day("2027-01-13"));
    let text =
        "year 2027\noff 01-01..01-12 02-23 03-08 05-01..05-03 05-09..05-10 06-12..06-14 11-04\nwork 02-20";
    let import = |clinic: &Clinic| requests::calendar_import(clinic, CalendarText { text: text.into() });
    assert!(matches!(import(&clinic.as_role([Role::Receptionist])), Err(Error::NotAllowed { .. })));
    let years = import(&clinic).unwrap();
    let year = years.iter().find(|year| year.year == 2027).unwrap();
    assert_eq!((year.preliminary, year.imported, year.working_saturdays.len()), (false, true, 1));
    assert_eq!(get(&clinic, request).row.due_on, day("2027-01-15"), "counted anew");
    let far = NewRequest::sample([RequestKind::Access], [], day("2028-01-10"));
    at(&clinic, "2028-01-10T01:00:00Z");
    let warned = requests::preview(&clinic, NewRequest { no_such_person: true, ..far }).unwrap().warnings;
    assert_eq!(warned.len(), 1, "{warned:?}");
}

#[test]
fn a_letter_names_its_person_to_the_privacy_officer_alone() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let request = record(&clinic, RequestKind::Access, &[lead]).request;
    let desk = clinic.as_role([Role::Receptionist]);
    assert_eq!(get(&desk, request).row.full_name, None);
    assert_eq!(get(&clinic, request).row.full_name.as_deref(), Some("Лебедева Анна Сергеевна"));
}

#[test]
fn the_commands_of_the_privacy_office_refuse_every_other_role() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let request = record(&clinic, RequestKind::Access, &[lead]).request;
    let desk = clinic.as_role([Role::Receptionist, Role::Coordinator, Role::Administrator]);
    let refused = |result: Result<RequestDetails>| matches!(result, Err(Error::NotAllowed { .. }));
    assert!(refused(extend(&desk, request, ClockGround::Access)));
    assert!(refused(close(&desk, request, RequestOutcome::Answered)));
    assert!(refused(decide(&desk, request, Decision::Refused)));
}

#[test]
fn the_answers_read_as_their_golden_texts_in_three_languages() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let objection = record(&clinic, RequestKind::Objection, &[lead]).request;
    let mut question = NewRequest::sample([RequestKind::Regulator], [], day(TODAY));
    question.reference = "РКН-12/345".into();
    let question = requests::record(&clinic, question).unwrap().remove(0).request;
    extend(&clinic, question, ClockGround::Regulator).unwrap();
    let mut stranger = NewRequest::sample([RequestKind::Access], [], day(TODAY));
    stranger.no_such_person = true;
    let stranger = requests::record(&clinic, stranger).unwrap().remove(0).request;
    let right = record(&clinic, RequestKind::Dispute, &[lead]).request;
    decide(&clinic, right, Decision::Rejected).unwrap();
    let wrong = record(&clinic, RequestKind::Correction, &[lead]).request;
    close(&clinic, wrong, RequestOutcome::Corrected).unwrap();
    let papers = [
        ("marketing", objection, PaperKind::MarketingStopped),
        ("extension", question, PaperKind::ExtensionNotice),
        ("regulator", question, PaperKind::RegulatorAnswer),
        ("no-such-person", stranger, PaperKind::NoSuchPerson),
        ("given-back", right, PaperKind::Corrected),
        ("corrected", wrong, PaperKind::Corrected),
    ];
    let all: BTreeSet<_> = papers.iter().map(|(_, _, kind)| *kind).collect();
    // The confirmation is read in `withdrawal`, the answers that give no data in `owed`.
    assert_eq!(all.len() + 3, PaperKind::ALL.len());
    for (name, request, kind) in papers {
        for language in Language::ALL {
            let paper = requests::paper(&clinic, RequestPaper { request, kind, language: Some(language) });
            golden::check(&format!("answer-{name}-{}", language.code()), &paper.unwrap().pdf().unwrap());
        }
    }
    let none = RequestPaper { request: stranger, kind: PaperKind::RegulatorAnswer, language: None };
    assert_eq!(requests::paper(&clinic, none).err(), Some(Error::invalid("kind", Problem::Mismatch)));
}

#[test]
fn free_text_finds_no_way_into_a_request() {
    // Everything a request keeps is a fixed word, a day, a number or the checked sender's number.
    let clinic = TestClinic::new();
    let arguments = serde_json::json!({ "request": 1, "step": "called Анна Лебедева" });
    let refused = api::call(&clinic, "request_step", arguments);
    assert_eq!(refused, Err(Error::invalid("step", Problem::Unknown)));
}
