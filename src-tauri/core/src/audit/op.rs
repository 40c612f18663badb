//! Every operation of the desk on one page: its word in the log, who may do it, what it changes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::staff::Role::{self, Administrator, Coordinator, PrivacyOfficer, Receptionist};

/// Parts of the window to refetch after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Touched {
    /// Lists and cards of leads.
    Leads,
    /// Consent facts and texts.
    Consent,
    /// Trips.
    Travel,
    /// Catalogue, drafts, issued estimates, rates.
    Estimates,
    /// Letters with a clock.
    Requests,
    /// Destructions and acts.
    Erasure,
    /// Accounts and roles.
    Staff,
    /// Settings.
    Settings,
    /// The Today page.
    Today,
    /// The audit log.
    Audit,
    /// Backups and their settings.
    Backups,
}

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident = $code:literal, [$($role:ident),*], [$($area:ident),*];)*) => {
        /// An operation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Op { $($(#[$doc])* $name,)* }

        impl Op {
            /// All operations.
            pub const ALL: &'static [Op] = &[$(Op::$name,)*];

            /// The word in the audit log.
            pub fn code(self) -> &'static str {
                match self { $(Op::$name => $code,)* }
            }

            /// Who may do it; an empty list means any signed-in person.
            pub fn allowed_to(self) -> &'static [Role] {
                match self { $(Op::$name => &[$($role,)*],)* }
            }

            /// What to refetch after it.
            pub fn touches(self) -> &'static [Touched] {
                match self { $(Op::$name => &[$(Touched::$area,)*],)* }
            }
        }
    };
}

ops! {
    /// The clinic is set up.
    SetUp = "clinic.set_up", [], [];
    /// A person signs in.
    SignIn = "session.sign_in", [], [];
    /// Sign-in failed.
    SignInFailed = "session.sign_in_failed", [], [];
    /// Entry by the recovery code.
    Recover = "session.recover", [], [];
    /// The clock of the computer lies before the last entry.
    ClockWentBack = "clock.went_back", [], [];
    /// The desk is locked.
    Lock = "session.lock", [], [];
    /// Someone looks at the Today page.
    SeeToday = "today.see", [], [];
    /// A lead is registered.
    RegisterLead = "lead.register", [Receptionist, Coordinator], [Leads, Today];
    /// A lead's card is changed.
    EditLead = "lead.edit", [Receptionist, Coordinator], [Leads, Today];
    /// A lead's card is looked at.
    SeeLead = "lead.see", [Receptionist, Coordinator, PrivacyOfficer], [];
    /// Leads are listed.
    ListLeads = "lead.list", [Receptionist, Coordinator, PrivacyOfficer], [];
    /// A view of the list is saved.
    SaveView = "view.save", [Receptionist, Coordinator, PrivacyOfficer], [Leads];
    /// A view of the list is taken away.
    RemoveView = "view.remove", [Receptionist, Coordinator, PrivacyOfficer], [Leads];
    /// Someone searches.
    SearchLeads = "lead.search", [Receptionist, Coordinator, PrivacyOfficer], [];
    /// Someone looks a number up: of an estimate, a letter, an act.
    SearchNumbers = "number.search", [], [];
    /// A lead leaves the lists.
    ArchiveLead = "lead.archive", [Receptionist, Coordinator], [Leads, Today];
    /// A lead comes back to the lists.
    RestoreLead = "lead.restore", [Receptionist, Coordinator], [Leads, Today];
    /// Likely duplicates are looked through.
    SeeDuplicates = "lead.duplicates", [Receptionist, Coordinator], [];
    /// Two cards are two people.
    PartLeads = "lead.part", [Receptionist, Coordinator], [Leads];
    /// Two cards of one person become one.
    MergeLeads = "lead.merge", [Receptionist, Coordinator], [Leads, Consent, Travel, Estimates, Requests, Today];
    /// Two cards that became one are two again.
    UnmergeLeads = "lead.unmerge", [Receptionist, Coordinator], [Leads, Consent, Travel, Estimates, Requests, Today];
    /// Merges older than thirty days can be undone no more: what they were made of goes.
    EndMergeSnapshots = "lead.end_snapshots", [], [];
    /// A list leaves as a spreadsheet.
    ExportLeads = "lead.export", [Coordinator], [];
    /// A spreadsheet is looked at before it is taken in.
    CheckImport = "import.check", [Coordinator], [];
    /// A spreadsheet is taken in.
    ImportLeads = "import.run", [Coordinator], [Leads, Consent, Today];
    /// Imports are listed.
    SeeImports = "import.see", [Coordinator], [];
    /// An import is taken back.
    RevertImport = "import.revert", [Coordinator], [Leads, Consent, Today];
    /// Imports older than thirty days can be taken back no more: what that would need goes.
    EndImportSnapshots = "import.end_snapshots", [], [];
    /// A lead's status changes.
    ChangeStatus = "lead.status", [Receptionist, Coordinator], [Leads, Today];
    /// A next action is set.
    SetNextAction = "lead.next_action", [Receptionist, Coordinator], [Leads, Today];
    /// Someone answers for a lead from now on.
    SetOwner = "lead.owner", [Receptionist, Coordinator], [Leads, Today];
    /// Many leads are changed at once, each with an entry of its own beside this one; or only looked at.
    ChangeManyLeads = "lead.bulk", [Receptionist, Coordinator], [Leads, Today];
    /// A note being written is kept.
    KeepNote = "lead.keep_note", [Receptionist, Coordinator], [];
    /// Texts for messages are looked at.
    SeeTemplates = "template.see", [Receptionist, Coordinator, PrivacyOfficer, Administrator], [];
    /// A text for messages is written or taken away.
    ChangeTemplate = "template.change", [Coordinator, Administrator], [Settings];
    /// A text for messages is filled in for a person.
    FillTemplate = "template.fill", [Receptionist, Coordinator], [];
    /// A note, call or message is logged.
    LogContact = "lead.log_contact", [Receptionist, Coordinator], [Leads, Today];
    /// A consent is recorded.
    GrantConsent = "consent.grant", [Receptionist, Coordinator, PrivacyOfficer], [Consent, Leads, Today];
    /// Consent facts are looked at.
    SeeConsent = "consent.see", [Receptionist, Coordinator, PrivacyOfficer], [];
    /// A consent form is printed.
    PrintConsentForm = "consent.print_form", [Receptionist, Coordinator, PrivacyOfficer], [Leads];
    /// A history of consents is printed.
    PrintConsentHistory = "consent.print_history", [Receptionist, Coordinator, PrivacyOfficer], [Leads];
    /// The history of a blocked person's consents is printed: it is evidence.
    PrintBlockedHistory = "consent.print_history_blocked", [PrivacyOfficer], [];
    /// A consent text is being written.
    DraftConsentText = "consent.draft_text", [PrivacyOfficer, Administrator], [Consent];
    /// A draft of a consent text is thrown away.
    DiscardConsentText = "consent.discard_text", [PrivacyOfficer, Administrator], [Consent];
    /// A consent text is published.
    PublishConsentText = "consent.publish_text", [PrivacyOfficer, Administrator], [Consent, Leads, Today];
    /// A trip is looked at.
    SeeTrip = "trip.see", [Receptionist, Coordinator], [];
    /// A trip is planned or changed.
    PlanTrip = "trip.plan", [Receptionist, Coordinator], [Travel, Leads, Today];
    /// A trip's checklist is ticked.
    TickTrip = "trip.tick", [Receptionist, Coordinator], [Travel, Leads, Today];
    /// A trip sheet is printed.
    PrintTripSheet = "trip.print_sheet", [Receptionist, Coordinator], [Leads];
    /// Trips are listed.
    ListTrips = "trip.list", [Receptionist, Coordinator], [];
    /// The catalogue is looked at.
    SeeCatalogue = "catalogue.see", [], [];
    /// The catalogue is changed.
    EditCatalogue = "catalogue.edit", [Administrator], [Estimates];
    /// A rate is recorded.
    RecordRate = "rate.record", [Receptionist, Coordinator, Administrator], [Estimates];
    /// Estimates are looked at.
    SeeEstimate = "estimate.see", [Receptionist, Coordinator], [];
    /// An estimate is drafted or changed.
    DraftEstimate = "estimate.draft", [Receptionist, Coordinator], [Estimates, Leads];
    /// A draft is thrown away.
    DiscardEstimate = "estimate.discard", [Receptionist, Coordinator], [Estimates, Leads];
    /// An estimate is issued.
    IssueEstimate = "estimate.issue", [Receptionist, Coordinator], [Estimates, Leads, Today];
    /// An estimate is previewed or printed.
    PrintEstimate = "estimate.print", [Receptionist, Coordinator], [Leads];
    /// A paper is saved or sent to a printer.
    HandOverPaper = "paper.hand_over", [Receptionist, Coordinator, PrivacyOfficer], [Leads, Requests];
    /// A withdrawal letter is recorded (152-FZ Art. 21(5)).
    RecordWithdrawal = "request.withdrawal", [Receptionist, Coordinator, PrivacyOfficer], [Requests, Leads, Consent, Travel, Estimates, Today];
    /// A letter of another kind is recorded (152-FZ Art. 14, 15, 20, 21).
    RecordRequest = "request.record", [Receptionist, Coordinator, PrivacyOfficer], [Requests, Leads, Consent, Travel, Estimates, Today];
    /// A step about a letter is noted.
    NoteStep = "request.step", [Receptionist, Coordinator, PrivacyOfficer], [Requests];
    /// A term is extended, once (152-FZ Art. 20, 21(5.1)).
    ExtendTerm = "request.extend", [PrivacyOfficer], [Requests, Leads, Today];
    /// A claim is decided (152-FZ Art. 21(1)–(3)).
    DecideClaim = "request.decide", [PrivacyOfficer], [Requests, Leads, Travel, Estimates, Today];
    /// A letter is closed.
    CloseRequest = "request.close", [PrivacyOfficer], [Requests, Leads, Today];
    /// A withdrawal recorded by mistake is undone.
    UndoWithdrawal = "request.undo", [PrivacyOfficer], [Requests, Leads, Consent, Travel, Estimates, Today];
    /// An answer to a letter is printed.
    PrintAnswer = "request.print", [Receptionist, Coordinator, PrivacyOfficer], [];
    /// The working-day calendars are looked at.
    SeeCalendar = "calendar.see", [], [];
    /// A year of the working-day calendar is read in.
    ImportCalendar = "calendar.import", [PrivacyOfficer, Administrator], [Requests, Today];
    /// Letters are looked at.
    SeeRequests = "request.see", [Receptionist, Coordinator, PrivacyOfficer], [];
    /// The confirmation of a withdrawal is printed.
    PrintConfirmation = "request.print_confirmation", [Receptionist, Coordinator, PrivacyOfficer], [Requests];
    /// The answer to a person's question about their own data is made (152-FZ Art. 14(7)).
    AnswerAccess = "request.answer_access", [PrivacyOfficer], [];
    /// An inspector's pack is made.
    MakePack = "request.pack", [PrivacyOfficer], [];
    /// A scan of a letter is attached.
    AttachScan = "request.attach_scan", [Receptionist, Coordinator, PrivacyOfficer], [Requests];
    /// A scan is opened.
    SeeScan = "request.see_scan", [PrivacyOfficer], [];
    /// Files no row knows are removed.
    SweepScans = "attachment.sweep", [], [];
    /// A blocked record is looked at.
    SeeBlocked = "lead.see_blocked", [PrivacyOfficer], [];
    /// A destruction's dry run is looked at.
    PreviewDestruction = "erasure.preview", [PrivacyOfficer], [];
    /// An item is held: its destruction is impossible in time (152-FZ Art. 21(6)).
    PlaceHold = "erasure.hold", [PrivacyOfficer], [Erasure, Requests];
    /// A hold is ended.
    ReleaseHold = "erasure.release_hold", [PrivacyOfficer], [Erasure, Requests];
    /// What comes to its hard date is looked at.
    SeeDue = "erasure.see_due", [PrivacyOfficer, Administrator], [];
    /// The retention queue is looked at.
    SeeRetention = "retention.see", [PrivacyOfficer], [];
    /// A record whose term has ended begins to wait for destruction (152-FZ Art. 21(4)).
    QueueRecord = "retention.enter", [PrivacyOfficer], [Erasure, Today];
    /// A record leaves the queue because its card was used again.
    ReopenRecord = "retention.reopened", [PrivacyOfficer], [Erasure, Today];
    /// A record is kept by the officer's word.
    KeepRecord = "retention.keep", [PrivacyOfficer], [Erasure, Today];
    /// Acts and log extracts older than three years end.
    EndActs = "erasure.acts_ended", [PrivacyOfficer], [Erasure, Requests];
    /// A second person agrees to a destruction.
    ApproveDestruction = "erasure.approve", [PrivacyOfficer, Administrator], [Erasure, Requests, Leads, Today];
    /// An act was signed on paper.
    SignAct = "erasure.sign_act", [PrivacyOfficer], [Erasure];
    /// An act and its log extract are verified against the log.
    VerifyAct = "erasure.verify_act", [PrivacyOfficer], [];
    /// A paper or file outside the program was dealt with by hand.
    TickLooseEnd = "erasure.loose_end", [PrivacyOfficer], [Erasure];
    /// A person's data is destroyed (152-FZ Art. 21(5), (7)).
    Destroy = "erasure.destroy", [PrivacyOfficer], [Erasure, Requests, Leads, Today];
    /// What a destruction's proof will look for is written down, sealed.
    PrepareDestruction = "erasure.prepare", [PrivacyOfficer], [Erasure];
    /// A person's files are overwritten and removed.
    DestroyFiles = "erasure.files", [PrivacyOfficer], [Erasure];
    /// A person's rows are deleted.
    DestroyRows = "erasure.rows", [PrivacyOfficer], [Erasure];
    /// Statistics are emptied, the file is built anew, the write-ahead log is emptied.
    ClearRemains = "erasure.remains", [PrivacyOfficer], [Erasure];
    /// The scan after a destruction found nothing.
    ProveDestruction = "erasure.proven", [PrivacyOfficer], [Erasure];
    /// The scan after a destruction found something.
    FailProof = "erasure.proof_failed", [PrivacyOfficer], [Erasure];
    /// An act of destruction is issued.
    IssueAct = "erasure.act", [PrivacyOfficer], [Erasure, Requests];
    /// A destruction is finished.
    FinishDestruction = "erasure.finished", [PrivacyOfficer], [Erasure, Requests];
    /// The person leaves every backup.
    DestroyInBackups = "erasure.backups", [PrivacyOfficer], [Erasure, Backups];
    /// The ledger of the destroyed is written outside the database.
    WriteLedger = "erasure.ledger", [PrivacyOfficer], [Erasure];
    /// The database gets a new key after a destruction.
    RekeyAfterDestruction = "erasure.rekey", [PrivacyOfficer], [Erasure];
    /// Somebody destroyed, who came back with an older copy, is destroyed again.
    DestroyAgain = "erasure.again", [], [Leads, Requests, Erasure, Today];
    /// An act or log extract is read or printed.
    SeeAct = "erasure.see_act", [PrivacyOfficer, Administrator], [];
    /// Settings are changed.
    ChangeSettings = "settings.change", [Administrator], [Settings, Today];
    /// The register of cross-border transfers is changed (152-FZ Art. 12).
    ChangeTransfers = "settings.transfers", [PrivacyOfficer, Administrator], [Settings];
    /// Settings are read.
    SeeSettings = "settings.see", [], [];
    /// An account is added.
    AddAccount = "staff.add", [Administrator], [Staff];
    /// An account's roles change.
    ChangeAccount = "staff.change", [Administrator], [Staff];
    /// An account gets a new password from the administrator.
    SetPassword = "staff.set_password", [Administrator], [Staff];
    /// An account gets a role: the reason names it.
    GiveRole = "staff.role_given", [Administrator], [];
    /// An account loses a role: the reason names it.
    TakeRole = "staff.role_taken", [Administrator], [];
    /// An account may not sign in any more.
    Dismiss = "staff.dismissed", [Administrator], [];
    /// A dismissed account may sign in again.
    TakeBack = "staff.taken_back", [Administrator], [];
    /// Accounts are listed.
    ListStaff = "staff.list", [], [];
    /// One's own password is changed.
    ChangePassword = "staff.password", [], [];
    /// A new recovery code is made.
    RenewRecoveryCode = "vault.recovery_code", [Administrator], [Settings];
    /// The database gets a new key.
    Rekey = "vault.rekey", [], [];
    /// A backup is made, or one that stands in the managed folder is found.
    MakeBackup = "backup.make", [], [Backups];
    /// A backup is removed, overwritten.
    PruneBackup = "backup.prune", [], [Backups];
    /// The clinic was restored from a backup.
    RestoreBackup = "backup.restore", [], [Backups];
    /// Backups are listed.
    SeeBackups = "backup.see", [], [];
    /// Where backups stand and how long is changed.
    ChangeBackupSettings = "backup.settings", [Administrator], [Backups];
    /// The ledger's file was missing or changed, or knew more than the database.
    MendLedger = "ledger.mend", [], [Backups];
    /// The recovery code is put on paper.
    PrintRecoveryCode = "vault.print_code", [Administrator], [];
    /// The audit log is read.
    SeeAudit = "audit.see", [PrivacyOfficer, Administrator], [];
    /// The audit chain is verified in full.
    VerifyAudit = "audit.verify", [PrivacyOfficer, Administrator], [Audit, Staff];
    /// Part of the audit log is saved for an inspector.
    ExportAudit = "audit.export", [PrivacyOfficer, Administrator], [Audit];
    /// The head of the log is written down outside the database for the first time.
    AnchorAudit = "audit.anchor", [Administrator], [];
    /// Something was done to the log: the reason says what, the object where.
    FindTampering = "audit.tampering", [Administrator], [Audit, Staff];
    /// Somebody takes note of what was found in the log.
    NoteFinding = "audit.noted", [PrivacyOfficer, Administrator], [Audit, Staff];
}
