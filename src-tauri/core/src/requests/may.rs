//! What can be done about a letter as it stands. The window offers this and the verbs refuse the
//! rest, by the same rules.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::grounds::ClockGround;
use super::{ConsentPart, Decision, PaperKind, RefusalGround, RequestOutcome, StepKind, store};

/// What can be done now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct May {
    /// Clocks that can be extended.
    pub extend: Vec<ClockGround>,
    /// Steps to note by hand.
    pub steps: Vec<StepKind>,
    /// What a claim can be decided to be.
    pub decisions: Vec<Decision>,
    /// What a refused access can stand on, when that is among the decisions.
    pub refusal_grounds: Vec<RefusalGround>,
    /// How it can be closed. Empty while a destruction is what the law asks for.
    pub outcomes: Vec<RequestOutcome>,
    /// Whether it can be undone as a mistake.
    pub undo: bool,
    /// Whether the law asks for a destruction.
    pub destroy: bool,
    /// The papers that can be printed.
    pub papers: Vec<PaperKind>,
}

/// A letter with what its rules look at.
pub(super) struct Case<'a> {
    pub row: &'a store::Stored,
    pub clocks: &'a [store::StoredClock],
    pub steps: &'a [store::StoredStep],
    pub parts: &'a str,
}

impl Case<'_> {
    /// What the check of the claim found, if it was decided.
    pub fn decided(&self) -> Option<Decision> {
        let decided = self
            .steps
            .iter()
            .rfind(|step| step.step == StepKind::Decided && step.detail != Decision::Refused.code());
        decided.and_then(|step| Decision::from_code(&step.detail).ok())
    }

    fn has(&self, ground: ClockGround) -> bool {
        self.clocks.iter().any(|clock| clock.ground == ground)
    }

    fn runs(&self, ground: ClockGround) -> bool {
        self.clocks.iter().any(|clock| clock.ground == ground && clock.done_at.is_none())
    }

    /// What a refused access stands on.
    pub fn refusal_ground(&self) -> Option<RefusalGround> {
        let ground = self.steps.iter().rfind(|step| step.step == StepKind::RefusalGround);
        ground.and_then(|step| RefusalGround::from_code(&step.detail).ok())
    }

    /// There never was a record.
    pub fn of_nobody(&self) -> bool {
        self.row.lead_case_no.as_str().is_empty()
    }

    /// Closed by the stop of marketing alone: a mistake is undone all the same.
    fn objected(&self) -> bool {
        let only = self.clocks.iter().all(|clock| clock.ground == ClockGround::Objection);
        let stopped = self.row.outcome == Some(RequestOutcome::MarketingStopped);
        self.row.closed && self.row.lead.is_some() && self.row.destruction.is_none() && only && stopped
    }

    /// There was one, and it is destroyed.
    pub fn gone(&self) -> bool {
        self.row.lead.is_none() && !self.of_nobody()
    }

    fn destroys(&self) -> bool {
        self.row.lead.is_some()
            && (self.runs(ClockGround::Withdrawal)
                || self.runs(ClockGround::UnlawfulDestroy)
                || self.runs(ClockGround::Unnecessary) && self.decided() == Some(Decision::Confirmed))
    }
}

/// What can be done about it.
pub(super) fn of(case: &Case<'_>) -> May {
    let papers = papers(case);
    if case.row.closed || case.row.is_being_destroyed() {
        let destroy = !case.row.closed && case.destroys();
        return May { papers, destroy, undo: case.objected(), ..May::default() };
    }
    // What a destruction left open is owed all the same: an answer, or the end of what is held.
    let destroyed = case.row.destruction.is_some();
    let extend = |clock: &&store::StoredClock| {
        let rule = clock.ground.rule();
        clock.done_at.is_none()
            && clock.extended_on.is_none()
            && rule.longer_by.is_some()
            && !(destroyed && rule.destroys)
    };
    let decisions = decisions(case);
    let refuses = decisions.contains(&Decision::Refused);
    let taken_back = [ClockGround::Withdrawal, ClockGround::WithdrawalPart, ClockGround::Stop];
    May {
        extend: case.clocks.iter().filter(extend).map(|clock| clock.ground).collect(),
        steps: StepKind::BY_HAND.into(),
        decisions,
        refusal_grounds: if refuses { RefusalGround::ALL.to_vec() } else { Vec::new() },
        outcomes: outcomes(case),
        undo: case.row.lead.is_some() && !destroyed && taken_back.into_iter().any(|ground| case.runs(ground)),
        destroy: case.row.lead.is_some() && (case.destroys() || case.runs(ClockGround::Stop)),
        papers,
    }
}

fn decisions(case: &Case<'_>) -> Vec<Decision> {
    let mut decisions = Vec::new();
    let destroyed = case.row.destruction.is_some();
    if case.row.lead.is_some() && case.decided().is_none() && !destroyed {
        if case.runs(ClockGround::Dispute) {
            decisions.extend([Decision::Confirmed, Decision::Rejected, Decision::Unlawful]);
        } else if case.runs(ClockGround::Unnecessary) {
            decisions.extend([Decision::Confirmed, Decision::Rejected]);
        }
    }
    // A refusal decided before its provision was asked for gets it now.
    let unfounded = case.runs(ClockGround::Refusal) && case.refusal_ground().is_none();
    if case.row.lead.is_some() && (case.runs(ClockGround::Access) || unfounded) {
        decisions.push(Decision::Refused);
    }
    decisions
}

fn outcomes(case: &Case<'_>) -> Vec<RequestOutcome> {
    if case.destroys() {
        return Vec::new();
    }
    if case.of_nobody() && case.row.kind.of_a_person() {
        return vec![RequestOutcome::NoSuchPerson];
    }
    let mut outcomes: Vec<RequestOutcome> = Vec::new();
    for clock in case.clocks.iter().filter(|clock| clock.done_at.is_none()) {
        outcomes.extend_from_slice(match (clock.ground, case.decided()) {
            (ClockGround::WithdrawalPart, _) => &[RequestOutcome::PartStopped],
            (ClockGround::Stop, _) if case.row.destruction.is_some() => &[],
            (ClockGround::Stop | ClockGround::Refusal, _) => &[RequestOutcome::Refused],
            (ClockGround::Access, _) => &[RequestOutcome::Answered],
            (ClockGround::Correction, _) => &[RequestOutcome::Corrected, RequestOutcome::Refused],
            (ClockGround::Dispute, Some(Decision::Confirmed)) => &[RequestOutcome::Corrected],
            (ClockGround::Objection, _) => &[RequestOutcome::MarketingStopped],
            (ClockGround::Regulator, _) => &[RequestOutcome::Answered],
            (ClockGround::Leak24h | ClockGround::Leak72h, _) => &[RequestOutcome::Reported],
            _ => &[],
        });
    }
    outcomes.sort_unstable();
    outcomes.dedup();
    outcomes
}

fn papers(case: &Case<'_>) -> Vec<PaperKind> {
    let marketing = case.parts.split(' ').any(|part| part == ConsentPart::Marketing.code());
    let checked = matches!(case.decided(), Some(Decision::Confirmed | Decision::Rejected));
    let corrected = case.row.outcome == Some(RequestOutcome::Corrected);
    let can = |paper: &PaperKind| match paper {
        PaperKind::Confirmation => {
            let refused = case.row.outcome == Some(RequestOutcome::Refused);
            let mistaken = case.row.outcome == Some(RequestOutcome::Mistaken);
            let stops = case.has(ClockGround::Withdrawal) || case.has(ClockGround::Stop) && !refused;
            stops && !case.of_nobody() && !mistaken
        }
        PaperKind::ExtensionNotice => case.clocks.iter().any(|clock| clock.extended_on.is_some()),
        PaperKind::NoSuchPerson => case.of_nobody() && case.row.kind.of_a_person(),
        PaperKind::Corrected => case.has(ClockGround::Dispute) && checked || corrected,
        PaperKind::MarketingStopped => {
            marketing && !case.of_nobody() && case.row.outcome != Some(RequestOutcome::Mistaken)
        }
        PaperKind::RegulatorAnswer => case.has(ClockGround::Regulator),
        PaperKind::AccessRefused => case.has(ClockGround::Refusal) && case.refusal_ground().is_some(),
        PaperKind::DataDestroyed => case.gone() && case.has(ClockGround::Access),
    };
    // Nobody is left to address; what is given with the card's number is all there is.
    let numbered = [PaperKind::Confirmation, PaperKind::AccessRefused, PaperKind::DataDestroyed];
    let named = |paper: &PaperKind| !case.gone() || numbered.contains(paper);
    PaperKind::ALL.iter().copied().filter(can).filter(named).collect()
}
