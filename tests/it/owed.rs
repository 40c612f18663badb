//! An answer is owed until it is given: a question about one's own data outlives the data (152-FZ
//! Art. 14, 20(1)), a refusal names its provision (Art. 20(2)), and what was taken by mistake is given
//! back.

use desk_core::answers;
use desk_core::api;
use desk_core::clinic::Clinic;
use desk_core::consent::{self, ConsentOf};
use desk_core::erasure::{self, Ground, HoldItem, NewHold, StartDestruction, State};
use desk_core::error::Problem;
use desk_core::hand_over::{self, HandOver, Paper, Target};
use desk_core::leads::{self, LeadRef, NextAction};
use desk_core::requests::{
    self, ClockGround, Closing, ConfirmationForm, Decision, Extension, ExtensionReason, Mistake, NewRequest,
    NewStep, PaperKind, RecordedRequest, RefusalGround, RequestDetails, RequestKind, RequestOutcome,
    RequestPaper, RequestRef, StepKind, UndoRequest, Verdict,
};
use desk_core::staff::Role;
use desk_core::testing::{SampleLead, TestClinic, anna, day, sample_lead};
use desk_core::travel::{self, TripOf, TripStatus};
use desk_core::values::{Language, LeadId, RequestId, Timestamp};
use desk_core::{Error, Result};
use rstest::rstest;

use crate::golden;

const TODAY: &str = "2026-11-23";

fn record(clinic: &Clinic, kinds: &[RequestKind], lead: LeadId) -> RecordedRequest {
    let letter = NewRequest::sample(kinds.iter().copied(), [lead], day(TODAY));
    requests::record(clinic, letter).unwrap().remove(0)
}

fn get(clinic: &Clinic, request: RequestId) -> RequestDetails {
    requests::get(clinic, RequestRef { request }).unwrap()
}

fn at(clinic: &TestClinic, moment: &str) {
    clinic.world().set(Timestamp::parse(moment).unwrap());
}

fn destroy(clinic: &Clinic, letter: &RecordedRequest) {
    let order = StartDestruction::plain(letter.request, letter.case_no.to_string());
    assert_eq!(erasure::start(clinic, order).unwrap().state, State::Done);
}

fn close(clinic: &Clinic, request: RequestId, outcome: RequestOutcome) -> Result<RequestDetails> {
    requests::close(clinic, Closing { request, outcome })
}

fn paper(clinic: &Clinic, request: RequestId, kind: PaperKind, language: Language) -> Result<Paper> {
    requests::paper(clinic, RequestPaper { request, kind, language: Some(language) })
}

fn running(details: &RequestDetails) -> Vec<ClockGround> {
    details.clocks.iter().filter(|clock| clock.done_at.is_none()).map(|clock| clock.ground).collect()
}

fn steps(details: &RequestDetails) -> Vec<(StepKind, &str)> {
    details.steps.iter().map(|step| (step.step, step.detail.as_str())).collect()
}

#[test]
fn art_14_a_question_asked_before_the_destruction_is_owed_its_answer_in_its_own_term() {
    let clinic = TestClinic::new();
    let lead = sample_lead(&clinic).lead;
    let access = record(&clinic, &[RequestKind::Access], lead);
    let withdrawal = record(&clinic, &[RequestKind::Withdrawal], lead);
    at(&clinic, "2026-11-25T01:00:00Z");
    destroy(&clinic, &withdrawal);
    assert_eq!(get(&clinic, withdrawal.request).row.outcome, Some(RequestOutcome::Destroyed));

    let owed = get(&clinic, access.request);
    assert!(!owed.row.closed, "a destruction is no answer");
    assert_eq!((owed.row.due_on, running(&owed)), (day("2026-12-07"), vec![ClockGround::Access]));
    assert!(steps(&owed).contains(&(StepKind::Destroyed, "")));
    assert_eq!(owed.may.papers, [PaperKind::DataDestroyed], "there is nobody left to name");
    assert_eq!(owed.may.outcomes, [RequestOutcome::Answered]);
    assert_eq!((owed.may.undo, owed.may.destroy, owed.may.decisions.len()), (false, false, 0));
    let extension =
        Extension { request: access.request, ground: ClockGround::Access, reason: ExtensionReason::Archive };
    assert_eq!(requests::extend(&clinic, extension).unwrap().row.due_on, day("2026-12-14"));
    for language in Language::ALL {
        let paper = paper(&clinic, access.request, PaperKind::DataDestroyed, language).unwrap();
        let name = format!("answer-data-destroyed-{}", language.code());
        golden::check(&name, &paper.pdf().unwrap());
    }
    requests::step(&clinic, NewStep { request: access.request, step: StepKind::AnswerSent }).unwrap();
    let done = close(&clinic, access.request, RequestOutcome::Answered).unwrap();
    assert_eq!(done.row.outcome, Some(RequestOutcome::Answered));
}

#[test]
fn a_letter_that_withdraws_and_asks_stays_open_for_its_answer_alone() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let both = record(&clinic, &[RequestKind::Withdrawal, RequestKind::Access], lead);
    let confirmation = ConfirmationForm { request: both.request, language: Some(Language::Ru) };
    let text = golden::text_of_bytes(&requests::confirmation(&clinic, confirmation).unwrap().pdf().unwrap());
    assert!(text.contains("23 декабря 2026") && !text.contains("7 декабря 2026"), "its own day: {text}");
    destroy(&clinic, &both);
    let owed = get(&clinic, both.request);
    assert_eq!((owed.row.closed, running(&owed)), (false, vec![ClockGround::Access]));
    assert_eq!(owed.row.due_on, day("2026-12-07"));
    close(&clinic, both.request, RequestOutcome::Answered).unwrap();
}

#[test]
fn an_answer_that_was_sent_is_owed_no_more_when_the_data_goes() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let alone = record(&clinic, &[RequestKind::Access], lead);
    let both = record(&clinic, &[RequestKind::Withdrawal, RequestKind::Access], lead);
    let sent = |request| requests::step(&clinic, NewStep { request, step: StepKind::AnswerSent }).unwrap();
    assert_eq!(running(&sent(alone.request)), [ClockGround::Access], "closed with its outcome");
    let after = sent(both.request);
    assert_eq!(running(&after), [ClockGround::Withdrawal], "the answer is given, the data still to go");
    assert_eq!(after.row.due_on, day("2026-12-23"));
    destroy(&clinic, &both);
    assert_eq!(get(&clinic, alone.request).row.outcome, Some(RequestOutcome::Answered));
    assert_eq!(get(&clinic, both.request).row.outcome, Some(RequestOutcome::Destroyed));
}

#[test]
fn art_21_6_a_hold_moves_the_destruction_and_never_the_day_of_an_answer() {
    let clinic = TestClinic::new();
    let lead = sample_lead(&clinic).lead;
    let access = record(&clinic, &[RequestKind::Access], lead);
    let withdrawal = record(&clinic, &[RequestKind::Withdrawal], lead);
    let hold = NewHold {
        request: withdrawal.request,
        item: HoldItem::Estimate { id: 1 },
        ground: Ground::Contract,
        reference: "договор 12/26".into(),
        until_on: day("2027-03-01"),
    };
    erasure::hold_place(&clinic, hold).unwrap();
    let plain = StartDestruction::plain(withdrawal.request, withdrawal.case_no.to_string());
    erasure::start(&clinic, StartDestruction { beside_holds: true, ..plain }).unwrap();
    assert_eq!(get(&clinic, withdrawal.request).row.due_on, day("2027-03-01"));
    let owed = get(&clinic, access.request);
    assert_eq!((owed.row.closed, owed.row.due_on), (false, day("2026-12-07")));
    assert!(!owed.may.undo);
    let undone = UndoRequest { request: withdrawal.request, reason: Mistake::WrongPerson };
    let refused = Error::WrongState { state: "no_withdrawal".into() };
    assert_eq!(requests::undo(&clinic, undone).err(), Some(refused), "what is gone is gone");
    close(&clinic, access.request, RequestOutcome::Answered).unwrap();
}

fn refuse(clinic: &Clinic, request: RequestId, ground: Option<RefusalGround>) -> Result<RequestDetails> {
    requests::decide(clinic, Verdict { request, decision: Decision::Refused, refusal_ground: ground })
}

#[test]
fn art_20_2_a_refusal_names_its_provision_on_paper_and_is_closed_as_refused() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let request = record(&clinic, &[RequestKind::Access], lead).request;
    let unsaid = Error::invalid("refusal_ground", Problem::Empty);
    assert_eq!(refuse(&clinic, request, None).err(), Some(unsaid));
    assert_eq!(running(&get(&clinic, request)), [ClockGround::Access], "nothing has moved");
    let early = paper(&clinic, request, PaperKind::AccessRefused, Language::Ru);
    assert_eq!(early.err(), Some(Error::invalid("kind", Problem::Mismatch)));

    let refused = refuse(&clinic, request, Some(RefusalGround::ThirdPersons)).unwrap();
    assert_eq!(running(&refused), [ClockGround::Refusal]);
    assert!(steps(&refused).contains(&(StepKind::RefusalGround, "art_14_8_4")));
    for language in Language::ALL {
        let paper = paper(&clinic, request, PaperKind::AccessRefused, language).unwrap();
        golden::check(&format!("answer-refused-{}", language.code()), &paper.pdf().unwrap());
    }
    let done = close(&clinic, request, RequestOutcome::Refused).unwrap();
    assert_eq!(done.row.outcome, Some(RequestOutcome::Refused));
    assert!(done.may.papers.contains(&PaperKind::AccessRefused), "it can be printed again");
}

#[rstest]
#[case(RefusalGround::ThirdPersons, "пункт 4 части 8 статьи 14", "第14条第8款第4项", "Article 14(8)(4)")]
#[case(RefusalGround::Repeated, "часть 6 статьи 14", "第14条第6款", "Article 14(6)")]
#[case(RefusalGround::Laundering, "пункт 3 части 8 статьи 14", "第14条第8款第3项", "Article 14(8)(3)")]
#[case(RefusalGround::Security, "пункт 1 части 8 статьи 14", "第14条第8款第1项", "Article 14(8)(1)")]
#[case(RefusalGround::Detention, "пункт 2 части 8 статьи 14", "第14条第8款第2项", "Article 14(8)(2)")]
#[case(RefusalGround::Transport, "пункт 5 части 8 статьи 14", "第14条第8款第5项", "Article 14(8)(5)")]
fn each_ground_of_a_refusal_is_named_by_its_provision_in_three_languages(
    #[case] ground: RefusalGround,
    #[case] ru: &str,
    #[case] zh: &str,
    #[case] en: &str,
) {
    let clinic = TestClinic::new();
    let request = record(&clinic, &[RequestKind::Access], anna(&clinic).create()).request;
    refuse(&clinic, request, Some(ground)).unwrap();
    for (language, provision) in [(Language::Ru, ru), (Language::Zh, zh), (Language::En, en)] {
        let paper = paper(&clinic, request, PaperKind::AccessRefused, language).unwrap();
        let text = golden::text_of_bytes(&paper.pdf().unwrap()).replace(['\n', ' '], "");
        assert!(text.contains(&provision.replace(' ', "")), "{provision}: {text}");
    }
}

fn hand_over(clinic: &Clinic, paper: Paper) {
    let out =
        HandOver { sha256: paper.sha256, paper: paper.origin, target: Target::Saved, place: "a.pdf".into() };
    hand_over::of_office(clinic, out).unwrap();
}

#[test]
fn a_paper_that_left_is_a_step_of_its_letter() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let request = record(&clinic, &[RequestKind::Access], lead).request;
    let answer = answers::AccessAnswer { request, language: Some(Language::Ru) };
    let answer = answers::paper(&clinic, answer).unwrap();
    assert!(
        !get(&clinic, request).steps.iter().any(|step| step.step == StepKind::PaperMade),
        "only looked at"
    );
    hand_over(&clinic, answer);
    let state = answers::state(&clinic, RequestRef { request }).unwrap();
    assert!(state.asked && state.handed_over == Some(day(TODAY)));
    refuse(&clinic, request, Some(RefusalGround::Repeated)).unwrap();
    hand_over(&clinic, paper(&clinic, request, PaperKind::AccessRefused, Language::Ru).unwrap());
    let details = get(&clinic, request);
    let made: Vec<_> = steps(&details).into_iter().filter(|(step, _)| *step == StepKind::PaperMade).collect();
    assert_eq!(made, [(StepKind::PaperMade, "access_answer"), (StepKind::PaperMade, "access_refused")]);
    let state = answers::state(&clinic, RequestRef { request }).unwrap();
    assert!(!state.asked && state.handed_over == Some(day(TODAY)), "refused since");
    let objection = record(&clinic, &[RequestKind::Objection], lead).request;
    assert!(!answers::state(&clinic, RequestRef { request: objection }).unwrap().asked);
}

#[test]
fn the_papers_that_left_are_told_in_words_by_the_answer_and_by_the_act() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let of = |kinds: &[RequestKind]| record(&clinic, kinds, lead).request;
    let (access, objection, wrong) =
        (of(&[RequestKind::Access]), of(&[RequestKind::Objection]), of(&[RequestKind::Correction]));
    let mut question = NewRequest::sample([RequestKind::Regulator], [lead], day(TODAY));
    question.reference = "РКН-12/345".into();
    let question = requests::record(&clinic, question).unwrap().remove(0).request;
    let reason = ExtensionReason::Archive;
    requests::extend(&clinic, Extension { request: access, ground: ClockGround::Access, reason }).unwrap();
    refuse(&clinic, access, Some(RefusalGround::Repeated)).unwrap();
    close(&clinic, wrong, RequestOutcome::Corrected).unwrap();
    for (request, kind) in [
        (access, PaperKind::ExtensionNotice),
        (access, PaperKind::AccessRefused),
        (objection, PaperKind::MarketingStopped),
        (wrong, PaperKind::Corrected),
        (question, PaperKind::RegulatorAnswer),
    ] {
        hand_over(&clinic, paper(&clinic, request, kind, Language::Ru).unwrap());
    }
    let history = serde_json::json!({ "lead": lead, "language": "ru" });
    let history = api::call(&clinic, "consent_history", history).unwrap();
    let out = serde_json::json!({ "paper": history["origin"], "target": "printed", "place": "",
        "sha256": history["sha256"] });
    api::call(&clinic, "paper_hand_over", out).unwrap();
    let again = of(&[RequestKind::Access]);
    let withdrawal = record(&clinic, &[RequestKind::Withdrawal], lead);
    hand_over(&clinic, paper(&clinic, withdrawal.request, PaperKind::Confirmation, Language::Ru).unwrap());
    let in_words = |text: &str| {
        for kind in PaperKind::ALL.iter().map(|kind| kind.code()).chain(["consent_history"]) {
            assert!(!text.contains(kind), "{kind} stands as a code: {text}");
        }
    };
    for language in Language::ALL {
        let answer = answers::AccessAnswer { request: again, language: Some(language) };
        let paper = answers::paper(&clinic, answer).unwrap();
        // In English some of the words are codes by themselves.
        if language != Language::En {
            in_words(&golden::text_of_bytes(&paper.pdf().unwrap()));
        }
    }
    destroy(&clinic, &withdrawal);
    let destruction = get(&clinic, withdrawal.request).row.destruction.unwrap().destruction;
    for language in [Language::Ru, Language::Zh] {
        let act = erasure::paper(&clinic, erasure::ActPaper { destruction, language }).unwrap();
        let text = golden::text_of_bytes(&act.pdf().unwrap());
        assert!(text.contains("L-2026-0001"), "papers are listed: {text}");
        in_words(&text);
    }
}

#[test]
fn a_demand_to_stop_is_confirmed_by_its_own_article_and_other_letters_are_not_confirmed_so() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let stop = record(&clinic, &[RequestKind::Stop], lead).request;
    let form = |request| ConfirmationForm { request, language: Some(Language::Ru) };
    for language in Language::ALL {
        let form = ConfirmationForm { request: stop, language: Some(language) };
        let paper = requests::confirmation(&clinic, form).unwrap();
        golden::check(&format!("confirmation-stop-{}", language.code()), &paper.pdf().unwrap());
    }
    let access = record(&clinic, &[RequestKind::Access], lead).request;
    let none = Error::invalid("kind", Problem::Mismatch);
    assert_eq!(requests::confirmation(&clinic, form(access)).err(), Some(none));
    close(&clinic, stop, RequestOutcome::Refused).unwrap();
    assert!(requests::confirmation(&clinic, form(stop)).is_err(), "a refused demand stops nothing");
}

fn promised(clinic: &Clinic, lead: LeadId) -> Option<NextAction> {
    leads::get(clinic, LeadRef { lead }).unwrap().next_action
}

fn trip(clinic: &Clinic, lead: LeadId) -> TripStatus {
    travel::get(clinic, TripOf { lead }).unwrap().unwrap().status
}

fn undo(clinic: &Clinic, request: RequestId) -> RequestDetails {
    requests::undo(clinic, UndoRequest { request, reason: Mistake::WrongPerson }).unwrap()
}

#[test]
fn what_a_mistaken_withdrawal_called_off_comes_back_where_its_day_is_ahead() {
    let clinic = TestClinic::new();
    let SampleLead { lead, .. } = sample_lead(&clinic);
    let (promise, status) = (promised(&clinic, lead), trip(&clinic, lead));
    assert!(promise.is_some() && status != TripStatus::Cancelled);
    let request = record(&clinic, &[RequestKind::Withdrawal], lead).request;
    at(&clinic, "2026-11-24T01:00:00Z");
    let done = undo(&clinic, request);
    assert_eq!((promised(&clinic, lead), trip(&clinic, lead)), (promise, status), "as it was");
    assert!(steps(&done).contains(&(StepKind::PutBack, "2")), "{:?}", steps(&done));
}

#[test]
fn a_trip_whose_day_has_passed_stays_called_off_and_a_promise_stands_among_the_overdue() {
    let clinic = TestClinic::new();
    let SampleLead { lead, .. } = sample_lead(&clinic);
    let promise = promised(&clinic, lead);
    let request = record(&clinic, &[RequestKind::Withdrawal], lead).request;
    at(&clinic, "2026-12-22T01:00:00Z");
    let done = undo(&clinic, request);
    assert_eq!((promised(&clinic, lead), trip(&clinic, lead)), (promise, TripStatus::Cancelled));
    assert!(steps(&done).contains(&(StepKind::PutBack, "1")), "{:?}", steps(&done));
}

#[test]
fn what_the_desk_called_off_itself_is_not_put_back() {
    let clinic = TestClinic::new();
    let SampleLead { lead, .. } = sample_lead(&clinic);
    let first = record(&clinic, &[RequestKind::Withdrawal], lead).request;
    at(&clinic, "2026-11-23T02:00:00Z");
    undo(&clinic, first);
    let version = travel::get(&clinic, TripOf { lead }).unwrap().unwrap().version;
    let plan = desk_core::testing::sample_plan(lead, day("2026-11-25"));
    let plan = travel::TripPlan { version: Some(version), status: TripStatus::Cancelled, ..plan };
    travel::plan(&clinic, plan).unwrap();
    at(&clinic, "2026-11-23T03:00:00Z");
    let second = record(&clinic, &[RequestKind::Withdrawal], lead).request;
    undo(&clinic, second);
    assert_eq!(trip(&clinic, lead), TripStatus::Cancelled, "the first letter's trip is another matter");
}

#[test]
fn art_15_2_a_mistaken_objection_is_undone_by_a_new_fact() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let grant = serde_json::json!({ "lead": lead, "kind": "marketing", "purposes": [], "language": "ru",
        "on": "2026-11-20", "channel": "paper", "evidence": "paper", "evidence_place": "папка 7" });
    api::call(&clinic, "consent_grant", grant).unwrap();
    let marketing = || consent::get(&clinic, ConsentOf { lead }).unwrap().status.marketing;
    assert!(marketing());
    let request = record(&clinic, &[RequestKind::Objection], lead).request;
    assert!(!marketing());
    let before = get(&clinic, request);
    assert!(before.row.closed && before.may.undo);
    at(&clinic, "2026-11-24T01:00:00Z");
    let desk = clinic.as_role([Role::Receptionist]);
    let asked = UndoRequest { request, reason: Mistake::WrongPerson };
    assert!(matches!(requests::undo(&desk, asked), Err(Error::NotAllowed { .. })));
    let done = undo(&clinic, request);
    assert!(marketing(), "back");
    let facts = consent::get(&clinic, ConsentOf { lead }).unwrap().facts;
    assert_eq!((facts[0].event.as_str(), facts[1].event.as_str()), ("reinstated", "withdrawn"));
    assert_eq!((done.row.outcome, done.may.undo), (Some(RequestOutcome::Mistaken), false));
    assert_eq!(done.may.papers, [], "nobody is told that marketing has stopped");
    let again = Error::WrongState { state: "closed".into() };
    assert_eq!(requests::undo(&clinic, asked).err(), Some(again));
}

#[test]
fn an_objection_is_not_undone_over_a_withdrawal_that_came_since() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let objection = record(&clinic, &[RequestKind::Objection], lead).request;
    at(&clinic, "2026-11-24T01:00:00Z");
    let withdrawal = record(&clinic, &[RequestKind::Withdrawal], lead);
    undo(&clinic, objection);
    let blocked = leads::get(&clinic, LeadRef { lead }).err();
    assert_eq!(blocked, Some(Error::Blocked { due: withdrawal.due_on }), "the withdrawal stands");
}
