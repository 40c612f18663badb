//! The one door: everything the window, the browser stories and the CLI can ask for, on one page.
//!
//! Each row is `use name: verb, Args => Reply;`. `use` says what the command does with people:
//! `free` takes none; `lead` uses a lead or something of a lead and is refused once consent is
//! withdrawn (a test calls each of these); `office` belongs to the privacy office, which alone may
//! still handle a blocked record. The same table gives the dispatcher and the TypeScript types.

mod bindings;
mod dispatch;
mod guards;

pub(crate) use bindings::Types;
pub use bindings::typescript;
pub use dispatch::{Answer, Uses, answer, read_args};
pub use guards::{
    GUARDS, INTERNAL, MatrixRow, RoleMatrix, every_command, guard_of, matrix_text, role_matrix,
};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// No arguments, or nothing to tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nothing {}

dispatch::commands! {
    free settings_get: crate::settings::get, Nothing => crate::settings::Settings;
    free desk_status: crate::settings::status, Nothing => crate::settings::DeskStatus;
    free settings_change: crate::settings::change, crate::settings::Settings => crate::settings::Settings;
    free transfers_get: crate::settings::transfers_get, Nothing => crate::settings::Transfers;
    free transfers_change: crate::settings::transfers_change, crate::settings::Transfers => crate::settings::Transfers;
    free service_list: crate::estimates::service_list, crate::estimates::ServiceQuery => Vec<crate::estimates::Service>;
    free service_edit: crate::estimates::service_edit, crate::estimates::ServiceEdit => crate::estimates::Service;
    free rate_current: crate::estimates::rate_current, Nothing => crate::estimates::CurrentRate;
    free rate_list: crate::estimates::rate_list, Nothing => Vec<crate::values::Rate>;
    free rate_record: crate::estimates::rate_record, crate::estimates::NewRate => crate::estimates::CurrentRate;
    free estimates_recent: crate::estimates::recent, Nothing => Vec<crate::estimates::RecentEstimate>;
    lead estimate_list: crate::estimates::list, crate::estimates::EstimatesOf => Vec<crate::estimates::EstimateRow>;
    lead estimate_draft: crate::estimates::draft, crate::estimates::EstimatesOf => crate::estimates::Estimate;
    lead estimate_get: crate::estimates::get, crate::estimates::EstimateRef => crate::estimates::Estimate;
    lead estimate_save: crate::estimates::save, crate::estimates::EstimateDraft => crate::estimates::Estimate;
    lead estimate_discard: crate::estimates::discard, crate::estimates::EstimateRef => Nothing;
    lead estimate_issue: crate::estimates::issue, crate::estimates::EstimateIssue => crate::estimates::IssuedEstimate;
    lead estimate_preview: crate::estimates::preview, crate::estimates::EstimatePreview => crate::hand_over::Paper;
    lead estimate_paper: crate::estimates::paper, crate::estimates::EstimatePaper => crate::hand_over::Paper;
    lead consent_grant: crate::consent::grant, crate::consent::NewConsent => crate::consent::ConsentStatus;
    lead consent_get: crate::consent::get, crate::consent::ConsentOf => crate::consent::ConsentPage;
    lead consent_form: crate::consent::form, crate::consent::ConsentForm => crate::hand_over::Paper;
    lead consent_history: crate::consent::history, crate::consent::ConsentHistoryForm => crate::hand_over::Paper;
    office consent_history_blocked: crate::consent::history_blocked, crate::consent::ConsentHistoryForm => crate::hand_over::Paper;
    free text_draft: crate::consent::text_draft, crate::consent::TextOf => crate::consent::TextDraft;
    free text_save: crate::consent::text_save, crate::consent::TextSave => crate::consent::TextDraft;
    free text_publish: crate::consent::text_publish, crate::consent::TextPublish => crate::consent::TextVersion;
    free text_discard: crate::consent::text_discard, crate::consent::TextOf => Nothing;
    free text_preview: crate::consent::text_preview, crate::consent::TextPreview => crate::hand_over::Paper;
    free text_history: crate::consent::text_history, crate::consent::TextOf => crate::consent::TextHistory;
    free consent_texts: crate::consent::texts, Nothing => Vec<crate::consent::ConsentText>;
    lead lead_papers: crate::hand_over::papers, crate::leads::LeadRef => Vec<crate::hand_over::PaperCopy>;
    lead paper_hand_over: crate::hand_over::of_lead, crate::hand_over::HandOver => Nothing;
    office office_paper_hand_over: crate::hand_over::of_office, crate::hand_over::HandOver => Nothing;
    office request_preview: crate::requests::preview, crate::requests::NewRequest => crate::requests::Consequences;
    office request_record: crate::requests::record, crate::requests::NewRequest => Vec<crate::requests::RecordedRequest>;
    office request_extend: crate::requests::extend, crate::requests::Extension => crate::requests::RequestDetails;
    office request_step: crate::requests::step, crate::requests::NewStep => crate::requests::RequestDetails;
    office request_decide: crate::requests::decide, crate::requests::Verdict => crate::requests::RequestDetails;
    office request_close: crate::requests::close, crate::requests::Closing => crate::requests::RequestDetails;
    office request_undo: crate::requests::undo, crate::requests::UndoRequest => crate::requests::RequestDetails;
    office request_paper: crate::requests::paper, crate::requests::RequestPaper => crate::hand_over::Paper;
    free calendar_years: crate::requests::calendar_years, Nothing => Vec<crate::requests::CalendarYear>;
    free calendar_import: crate::requests::calendar_import, crate::requests::CalendarText => Vec<crate::requests::CalendarYear>;
    office withdrawal_confirmation: crate::requests::confirmation, crate::requests::ConfirmationForm => crate::hand_over::Paper;
    office request_list: crate::requests::list, crate::requests::RequestQuery => Vec<crate::requests::RequestRow>;
    office request_get: crate::requests::get, crate::requests::RequestRef => crate::requests::RequestDetails;
    office access_answer: crate::answers::paper, crate::answers::AccessAnswer => crate::hand_over::Paper;
    office access_answer_data: crate::answers::data, crate::answers::AccessAnswer => crate::answers::AnswerFile;
    office access_answer_state: crate::answers::state, crate::requests::RequestRef => crate::answers::AnswerState;
    office request_pack: crate::answers::pack, crate::requests::RequestRef => crate::answers::Pack;
    office scan_attach: crate::requests::attach, crate::requests::NewScan => crate::values::AttachmentId;
    office scan_get: crate::requests::scan_get, crate::requests::ScanRef => crate::requests::Scan;
    free staff_list: crate::staff::list, Nothing => Vec<crate::staff::Account>;
    lead trip_get: crate::travel::get, crate::travel::TripOf => Option<crate::travel::Trip>;
    lead trip_plan: crate::travel::plan, crate::travel::TripPlan => crate::travel::Trip;
    lead trip_tick: crate::travel::tick, crate::travel::TripTick => crate::travel::Trip;
    lead trip_sheet: crate::travel::sheet, crate::travel::TripSheet => crate::hand_over::Paper;
    free trip_list: crate::travel::list, crate::travel::TripsBetween => Vec<crate::travel::TripRow>;
    free trip_outlook: crate::travel::outlook, crate::travel::TripLegs => crate::travel::Outlook;
    free crossing_list: crate::travel::crossing_list, Nothing => Vec<crate::travel::Crossing>;
    free text_watch: crate::watch::text_watch, crate::watch::WatchedText => Vec<crate::watch::Suspicion>;
    free audit_list: crate::audit::list, crate::audit::AuditQuery => crate::audit::AuditPage;
    free audit_verify: crate::audit::verify, Nothing => crate::audit::Verified;
    free audit_watch: crate::audit::state, Nothing => crate::audit::AuditWatch;
    free audit_finding_noted: crate::audit::take_note, crate::audit::FindingRef => Nothing;
    free audit_export: crate::audit::export, crate::audit::AuditQuery => crate::audit::AuditFile;
    free role_matrix: crate::api::role_matrix, Nothing => crate::api::RoleMatrix;
    office destruction_preview: crate::erasure::preview, crate::erasure::PreviewArgs => crate::erasure::DestructionPreview;
    office destruction_start: crate::erasure::start, crate::erasure::StartDestruction => crate::erasure::Destruction;
    office destruction_batch: crate::erasure::start_batch, crate::erasure::StartBatch => crate::erasure::Destruction;
    office destruction_approve: crate::erasure::approve, crate::erasure::DestructionRef => crate::erasure::Destruction;
    office hold_place: crate::erasure::hold_place, crate::erasure::NewHold => Vec<crate::erasure::Hold>;
    office hold_release: crate::erasure::hold_release, crate::erasure::HoldRef => Vec<crate::erasure::Hold>;
    office retention_queue: crate::erasure::retention_queue, crate::api::Nothing => crate::erasure::RetentionQueue;
    office retention_keep: crate::erasure::retention_keep, crate::erasure::RetentionRef => Nothing;
    office destruction_due: crate::erasure::announced, crate::api::Nothing => crate::erasure::Due;
    office act_sign: crate::erasure::sign, crate::erasure::Signature => crate::erasure::Destruction;
    office act_verify: crate::erasure::verify, crate::erasure::DestructionRef => crate::erasure::ActVerified;
    office loose_end_list: crate::erasure::loose_ends, crate::erasure::DestructionRef => Vec<crate::erasure::LooseEnd>;
    office loose_end_tick: crate::erasure::loose_end_tick, crate::erasure::LooseEndRef => Vec<crate::erasure::LooseEnd>;
    office destruction_resume: crate::erasure::resume, crate::erasure::DestructionRef => crate::erasure::Destruction;
    office destruction_get: crate::erasure::get, crate::erasure::DestructionRef => crate::erasure::Destruction;
    office destruction_list: crate::erasure::list, crate::api::Nothing => Vec<crate::erasure::Destruction>;
    office act_paper: crate::erasure::paper, crate::erasure::ActPaper => crate::hand_over::Paper;
    office act_extract: crate::erasure::extract, crate::erasure::DestructionRef => crate::erasure::ActExtract;
    free lead_register: crate::leads::register, crate::leads::NewLead => crate::leads::LeadCard;
    lead lead_edit: crate::leads::edit, crate::leads::EditLead => crate::leads::LeadCard;
    lead lead_get: crate::leads::get, crate::leads::LeadRef => crate::leads::LeadCard;
    office lead_get_blocked: crate::leads::get_blocked, crate::leads::LeadRef => crate::leads::LeadCard;
    free lead_list: crate::leads::list, crate::leads::ListQuery => crate::leads::LeadPage;
    free lead_count: crate::leads::count, crate::leads::ListQuery => crate::leads::LeadCount;
    lead lead_bulk: crate::leads::bulk, crate::leads::BulkOrder => crate::leads::BulkDone;
    free view_list: crate::leads::views, Nothing => Vec<crate::leads::SavedView>;
    free view_save: crate::leads::save_view, crate::leads::ViewDraft => Vec<crate::leads::SavedView>;
    free view_remove: crate::leads::remove_view, crate::leads::ViewRef => Vec<crate::leads::SavedView>;
    lead note_draft: crate::leads::note_draft, crate::leads::LeadRef => Option<crate::leads::NoteDraft>;
    lead note_keep: crate::leads::keep_note, crate::leads::NoteToKeep => Nothing;
    free template_list: crate::messages::list, Nothing => Vec<crate::messages::Template>;
    free template_save: crate::messages::save, crate::messages::Template => Vec<crate::messages::Template>;
    free template_remove: crate::messages::remove, crate::messages::TemplateRef => Vec<crate::messages::Template>;
    lead template_fill: crate::messages::fill, crate::messages::FillTemplate => crate::messages::FilledText;
    free lead_counts: crate::leads::counts, Nothing => crate::leads::LeadCounts;
    free lead_search: crate::leads::search, crate::leads::SearchQuery => crate::leads::FoundLeads;
    free number_search: crate::numbers::find, crate::numbers::NumberQuery => Vec<crate::numbers::Numbered>;
    free lead_similar: crate::leads::similar, crate::leads::SimilarQuery => crate::leads::SimilarLeads;
    free lead_duplicates: crate::leads::duplicates, Nothing => crate::leads::Duplicates;
    lead lead_part: crate::leads::part, crate::leads::LeadPair => Nothing;
    lead lead_merge: crate::leads::merge, crate::leads::MergeOrder => crate::leads::LeadCard;
    lead lead_unmerge: crate::leads::unmerge, crate::leads::MergeRef => crate::leads::LeadCard;
    lead lead_merges: crate::leads::merges, crate::leads::LeadRef => Vec<crate::leads::Merged>;
    free lead_export: crate::leads::export, crate::leads::ExportOrder => crate::leads::ExportFile;
    lead lead_archive: crate::leads::archive, crate::leads::LeadRef => crate::leads::LeadCard;
    lead lead_restore: crate::leads::restore, crate::leads::LeadRef => crate::leads::LeadCard;
    lead lead_status: crate::leads::change_status, crate::leads::StatusChange => crate::leads::LeadCard;
    lead lead_next_action: crate::leads::set_next_action, crate::leads::NextActionChange => crate::leads::LeadCard;
    lead lead_log: crate::leads::log_contact, crate::leads::Contact => crate::leads::TimelineEntry;
    lead lead_timeline: crate::leads::timeline, crate::leads::TimelineQuery => crate::leads::Timeline;
    free import_open: crate::import::open, crate::import::ImportFile => crate::import::ImportLooked;
    free import_check: crate::import::check, crate::import::ImportPlan => crate::import::ImportChecked;
    free import_run: crate::import::run, crate::import::ImportPlan => crate::import::ImportBatch;
    free import_list: crate::import::list, Nothing => Vec<crate::import::ImportBatch>;
    free import_revert: crate::import::revert, crate::import::ImportRef => crate::import::ImportReverted;
    free import_progress: crate::import::progress, Nothing => crate::import::ImportProgress;
    free import_cancel: crate::import::cancel, Nothing => Nothing;
    free import_close: crate::import::close, Nothing => Nothing;
    free backup_overview: crate::backup::overview, Nothing => crate::backup::BackupOverview;
    free backup_make: crate::backup::make, Nothing => crate::backup::BackupOverview;
    free backup_settings_change: crate::backup::change_settings, crate::backup::BackupSettings => crate::backup::BackupOverview;
    free today_get: crate::today::get, crate::today::TodayQuery => crate::today::Today;
}
