//! Closed choices of a request, as stable words. A request outlives the person, so whatever is
//! noted about it is one of these words and never free text.

use crate::consent::{ConsentKind, PurposeKind};
use crate::values::word::words;

words! {
    /// What comes in. One letter can ask for several things.
    RequestKind in "kinds" {
        /// Every consent is withdrawn (152-FZ Art. 21(5)).
        Withdrawal = "withdrawal",
        /// Some purposes or kinds of consent are withdrawn (Art. 9(2)); the rest goes on.
        WithdrawalPart = "withdrawal_part",
        /// A demand to stop processing (Art. 21(5.1)).
        Stop = "stop",
        /// The person asks what is known about them (Art. 14, 20(1)).
        Access = "access",
        /// Something about the person is wrong, with proof (Art. 20(3)).
        Correction = "correction",
        /// Something was got unlawfully or is not needed, with proof (Art. 20(3)).
        Unnecessary = "unnecessary",
        /// A claim that data is inaccurate or processed unlawfully, to be checked (Art. 21(1)).
        Dispute = "dispute",
        /// Unlawful processing was found (Art. 21(3)).
        Unlawful = "unlawful",
        /// No more marketing (Art. 15(2)).
        Objection = "objection",
        /// A question of the regulator (Art. 20(4)).
        Regulator = "regulator",
        /// Data got out (Art. 21(3.1)).
        Leak = "leak",
    }
}

words! {
    /// Who asks.
    Applicant in "applicant" {
        /// The person.
        Person = "person",
        /// A representative with a power of attorney.
        Representative = "representative",
        /// The regulator (Roskomnadzor).
        Regulator = "regulator",
        /// The clinic itself found it.
        Clinic = "clinic",
    }
}

words! {
    /// How the letter came.
    LetterChannel in "channel" {
        /// By e-mail.
        Email = "email",
        /// By post.
        Post = "post",
        /// Handed in, or found here.
        InPerson = "in_person",
        /// Said on the phone.
        Phone = "phone",
        /// In a messenger.
        Messenger = "messenger",
    }
}

words! {
    /// How much of the consent a letter is about.
    Scope in "scope" {
        /// Every consent.
        Everything = "everything",
        /// The parts it names.
        Part = "part",
        /// It withdraws nothing.
        None = "none",
    }
}

words! {
    /// How it was made sure who writes. The document's number is never stored (law.md §4).
    IdentityCheck in "identity_check" {
        /// A document was shown.
        DocumentSeen = "document_seen",
        /// The letter came from the address or number on the card.
        KnownAddress = "known_address",
        /// Called back on the number on the card.
        CallBack = "call_back",
        /// A representative with a power of attorney.
        Representative = "representative",
        /// Nobody's data is asked for or touched on somebody's word.
        NotNeeded = "not_needed",
    }
}

words! {
    /// What a partial withdrawal names: a purpose of the policy or a kind of consent.
    ConsentPart in "parts" {
        /// Consultation.
        Consultation = "consultation",
        /// Appointment and travel coordination.
        Appointment = "appointment",
        /// Estimated plans.
        Estimate = "estimate",
        /// Feedback.
        Feedback = "feedback",
        /// Anonymised statistics.
        Statistics = "statistics",
        /// Health data (Art. 10).
        Health = "health",
        /// Marketing (Art. 15).
        Marketing = "marketing",
        /// Transfer to third parties.
        ThirdParty = "third_party",
    }
}

impl ConsentPart {
    /// The purpose it stands for.
    pub fn purpose(self) -> Option<PurposeKind> {
        PurposeKind::from_code(self.code()).ok()
    }

    /// The kind of consent it stands for.
    pub fn kind(self) -> Option<ConsentKind> {
        match self {
            ConsentPart::Health => Some(ConsentKind::Health),
            ConsentPart::Marketing => Some(ConsentKind::Marketing),
            ConsentPart::ThirdParty => Some(ConsentKind::ThirdParty),
            _ => None,
        }
    }
}

words! {
    /// Why a term is extended: the reason the notice gives (Art. 14(3), 20, 21(5.1)).
    ExtensionReason in "reason" {
        /// Much has to be looked through.
        Volume = "volume",
        /// Paper files outside the program have to be looked through.
        Archive = "archive",
        /// Something has to be asked from others.
        Others = "others",
        /// A failure of the equipment.
        Technical = "technical",
    }
}

words! {
    /// What was done about a request.
    StepKind in "step" {
        /// It came and was entered.
        Received = "received",
        /// The record was blocked; the detail says why.
        Blocked = "blocked",
        /// Trips were called off; the detail says how many.
        TripsCancelled = "trips_cancelled",
        /// Promises of the desk were dropped; the detail says how many.
        ActionsCancelled = "actions_cancelled",
        /// Drafts of estimates were stopped; the detail says how many.
        DraftsStopped = "drafts_stopped",
        /// The parts named were withdrawn, or marketing was stopped.
        PartStopped = "part_stopped",
        /// A term was extended; the detail is its ground.
        Extended = "extended",
        /// More was asked from the sender.
        AskedMore = "asked_more",
        /// Who writes was made sure of.
        IdentityChecked = "identity_checked",
        /// An answer was drafted.
        AnswerDrafted = "answer_drafted",
        /// The answer was sent.
        AnswerSent = "answer_sent",
        /// The regulator was told.
        RegulatorTold = "regulator_told",
        /// The person was told.
        PersonTold = "person_told",
        /// Third parties who had the data were told.
        OthersTold = "others_told",
        /// A claim was decided; the detail says how.
        Decided = "decided",
        /// The record was given back to the desk.
        Unblocked = "unblocked",
        /// A mistaken withdrawal was undone; the detail says why it was a mistake.
        Undone = "undone",
        /// What was called off by mistake was put back; the detail says how much.
        PutBack = "put_back",
        /// The provision a refused access stands on (Art. 14(6), (8)); the detail is its word.
        RefusalGround = "refusal_ground",
        /// A paper left, printed or saved; the detail is its kind.
        PaperMade = "paper_made",
        /// The person's data was destroyed while the answer is still owed (Art. 20(1)).
        Destroyed = "destroyed",
        /// The request was closed; the detail says how.
        Closed = "closed",
    }
}

impl StepKind {
    /// The steps a person notes by hand; the program notes the others itself.
    pub const BY_HAND: [StepKind; 7] = [
        StepKind::AskedMore,
        StepKind::IdentityChecked,
        StepKind::AnswerDrafted,
        StepKind::AnswerSent,
        StepKind::RegulatorTold,
        StepKind::PersonTold,
        StepKind::OthersTold,
    ];
}

words! {
    /// How a request was closed.
    RequestOutcome in "outcome" {
        /// The data was destroyed.
        Destroyed = "destroyed",
        /// What was asked was answered.
        Answered = "answered",
        /// Refused in writing, with the reason (Art. 20(2)).
        Refused = "refused",
        /// The data was corrected.
        Corrected = "corrected",
        /// The check found nothing wrong: the record was given back.
        Unfounded = "unfounded",
        /// Marketing was stopped.
        MarketingStopped = "marketing_stopped",
        /// The parts named were stopped, the rest goes on.
        PartStopped = "part_stopped",
        /// There is no such person here, and that was answered.
        NoSuchPerson = "no_such_person",
        /// The regulator was told, the inquiry reported.
        Reported = "reported",
        /// The letter was recorded by mistake.
        Mistaken = "mistaken",
    }
}

words! {
    /// What the check of a claim found.
    Decision in "decision" {
        /// It is right: correct, or destroy what is not needed.
        Confirmed = "confirmed",
        /// It is wrong: the record is given back as it was.
        Rejected = "rejected",
        /// The processing was unlawful (Art. 21(3)).
        Unlawful = "unlawful",
        /// The access is refused with a reason (Art. 20(2)).
        Refused = "refused",
    }
}

words! {
    /// What a written refusal of access stands on: the provisions of Art. 14 that limit it.
    RefusalGround in "refusal_ground" {
        /// It would touch the rights of third persons (Art. 14(8)4).
        ThirdPersons = "art_14_8_4",
        /// Asked again within 30 days of a whole answer (Art. 14(6), by (4) and (5)).
        Repeated = "art_14_6",
        /// The law against laundering of money and financing of terrorism (Art. 14(8)3).
        Laundering = "art_14_8_3",
        /// Defence, security of the state, law and order (Art. 14(8)1).
        Security = "art_14_8_1",
        /// By the bodies that detain or charge (Art. 14(8)2).
        Detention = "art_14_8_2",
        /// Transport security (Art. 14(8)5).
        Transport = "art_14_8_5",
    }
}

words! {
    /// Why a recorded withdrawal was a mistake.
    Mistake in "reason" {
        /// Another person of the same name wrote.
        WrongPerson = "wrong_person",
        /// The letter asks for something else.
        NotAWithdrawal = "not_a_withdrawal",
        /// The same letter was entered before.
        EnteredTwice = "entered_twice",
    }
}
