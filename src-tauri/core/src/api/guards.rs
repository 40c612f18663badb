//! Which operation guards which command: with [`Op::allowed_to`] the one table of who may do what.
//!
//! A test calls every command without any role and compares; a command that is not here fails it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Nothing;
use crate::Result;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::staff::Role;

/// Every command with the operation that is asked for leave and registered. `None` = nothing of a
/// person and nothing secret: anybody signed in, or nobody signed in yet.
pub const GUARDS: &[(&str, Option<Op>)] = &[
    ("access_answer", Some(Op::AnswerAccess)),
    ("access_answer_data", Some(Op::AnswerAccess)),
    ("access_answer_state", Some(Op::AnswerAccess)),
    ("account_change", Some(Op::ChangeAccount)),
    ("account_password", Some(Op::SetPassword)),
    ("account_register", Some(Op::AddAccount)),
    ("act_extract", Some(Op::SeeAct)),
    ("act_paper", Some(Op::SeeAct)),
    ("act_sign", Some(Op::SignAct)),
    ("act_verify", Some(Op::VerifyAct)),
    ("audit_export", Some(Op::ExportAudit)),
    ("audit_finding_noted", Some(Op::NoteFinding)),
    ("audit_list", Some(Op::SeeAudit)),
    ("audit_verify", Some(Op::VerifyAudit)),
    ("audit_watch", Some(Op::SeeAudit)),
    ("backup_make", Some(Op::MakeBackup)),
    ("backup_overview", Some(Op::SeeBackups)),
    ("backup_settings_change", Some(Op::ChangeBackupSettings)),
    ("calendar_import", Some(Op::ImportCalendar)),
    ("calendar_years", Some(Op::SeeCalendar)),
    ("clinic_set_up", Some(Op::SetUp)),
    ("consent_form", Some(Op::PrintConsentForm)),
    ("consent_get", Some(Op::SeeConsent)),
    ("consent_grant", Some(Op::GrantConsent)),
    ("consent_history", Some(Op::PrintConsentHistory)),
    ("consent_history_blocked", Some(Op::PrintBlockedHistory)),
    ("consent_texts", Some(Op::SeeSettings)),
    ("crossing_list", None),
    ("desk_status", None),
    ("destruction_approve", Some(Op::ApproveDestruction)),
    ("destruction_batch", Some(Op::Destroy)),
    ("destruction_due", Some(Op::SeeDue)),
    ("destruction_get", Some(Op::SeeAct)),
    ("destruction_list", Some(Op::SeeAct)),
    ("destruction_preview", Some(Op::PreviewDestruction)),
    ("destruction_resume", Some(Op::Destroy)),
    ("destruction_start", Some(Op::Destroy)),
    ("door_state", None),
    ("estimate_discard", Some(Op::DiscardEstimate)),
    ("estimate_draft", Some(Op::DraftEstimate)),
    ("estimate_get", Some(Op::SeeEstimate)),
    ("estimate_issue", Some(Op::IssueEstimate)),
    ("estimate_list", Some(Op::SeeEstimate)),
    ("estimate_paper", Some(Op::PrintEstimate)),
    ("estimate_preview", Some(Op::PrintEstimate)),
    ("estimate_save", Some(Op::DraftEstimate)),
    ("estimates_recent", Some(Op::SeeEstimate)),
    ("hold_place", Some(Op::PlaceHold)),
    ("hold_release", Some(Op::ReleaseHold)),
    ("import_cancel", None),
    ("import_check", Some(Op::CheckImport)),
    ("import_close", None),
    ("import_list", Some(Op::SeeImports)),
    ("import_open", Some(Op::CheckImport)),
    ("import_progress", None),
    ("import_revert", Some(Op::RevertImport)),
    ("import_run", Some(Op::ImportLeads)),
    ("lead_archive", Some(Op::ArchiveLead)),
    ("lead_bulk", Some(Op::ChangeManyLeads)),
    ("lead_count", Some(Op::ListLeads)),
    ("lead_counts", Some(Op::ListLeads)),
    ("lead_duplicates", Some(Op::SeeDuplicates)),
    ("lead_edit", Some(Op::EditLead)),
    ("lead_export", Some(Op::ExportLeads)),
    ("lead_get", Some(Op::SeeLead)),
    ("lead_get_blocked", Some(Op::SeeBlocked)),
    ("lead_list", Some(Op::ListLeads)),
    ("lead_log", Some(Op::LogContact)),
    ("lead_merge", Some(Op::MergeLeads)),
    ("lead_merges", Some(Op::SeeLead)),
    ("lead_next_action", Some(Op::SetNextAction)),
    ("lead_papers", Some(Op::SeeLead)),
    ("lead_part", Some(Op::PartLeads)),
    ("lead_register", Some(Op::RegisterLead)),
    ("lead_restore", Some(Op::RestoreLead)),
    ("lead_search", Some(Op::SearchLeads)),
    ("lead_similar", Some(Op::SearchLeads)),
    ("lead_status", Some(Op::ChangeStatus)),
    ("lead_timeline", Some(Op::SeeLead)),
    ("lead_unmerge", Some(Op::UnmergeLeads)),
    ("lock", Some(Op::Lock)),
    ("loose_end_list", Some(Op::SeeAct)),
    ("loose_end_tick", Some(Op::TickLooseEnd)),
    ("note_draft", Some(Op::SeeLead)),
    ("note_keep", Some(Op::KeepNote)),
    ("number_search", Some(Op::SearchNumbers)),
    ("office_paper_hand_over", Some(Op::HandOverPaper)),
    ("paper_hand_over", Some(Op::HandOverPaper)),
    ("password_change", Some(Op::ChangePassword)),
    ("rate_current", Some(Op::SeeCatalogue)),
    ("rate_list", Some(Op::SeeCatalogue)),
    ("rate_record", Some(Op::RecordRate)),
    ("recover", Some(Op::Recover)),
    ("recovery_code_confirm", Some(Op::RenewRecoveryCode)),
    ("recovery_code_paper", Some(Op::PrintRecoveryCode)),
    ("recovery_code_renew", Some(Op::RenewRecoveryCode)),
    ("request_close", Some(Op::CloseRequest)),
    ("request_decide", Some(Op::DecideClaim)),
    ("request_extend", Some(Op::ExtendTerm)),
    ("request_get", Some(Op::SeeRequests)),
    ("request_list", Some(Op::SeeRequests)),
    ("request_pack", Some(Op::MakePack)),
    ("request_paper", Some(Op::PrintConfirmation)),
    ("request_preview", Some(Op::SeeRequests)),
    ("request_record", Some(Op::RecordWithdrawal)),
    ("request_step", Some(Op::NoteStep)),
    ("request_undo", Some(Op::UndoWithdrawal)),
    ("restore", Some(Op::RestoreBackup)),
    ("restore_look", None),
    ("retention_keep", Some(Op::KeepRecord)),
    ("retention_queue", Some(Op::SeeRetention)),
    ("role_matrix", None),
    ("scan_attach", Some(Op::AttachScan)),
    ("scan_get", Some(Op::SeeScan)),
    ("service_edit", Some(Op::EditCatalogue)),
    ("service_list", Some(Op::SeeCatalogue)),
    ("session_touch", None),
    ("settings_change", Some(Op::ChangeSettings)),
    ("settings_get", Some(Op::SeeSettings)),
    ("sign_in", Some(Op::SignIn)),
    ("staff_list", Some(Op::ListStaff)),
    ("template_fill", Some(Op::FillTemplate)),
    ("template_list", Some(Op::SeeTemplates)),
    ("template_remove", Some(Op::ChangeTemplate)),
    ("template_save", Some(Op::ChangeTemplate)),
    ("text_discard", Some(Op::DiscardConsentText)),
    ("text_draft", Some(Op::DraftConsentText)),
    ("text_history", Some(Op::SeeSettings)),
    ("text_preview", Some(Op::SeeSettings)),
    ("text_publish", Some(Op::PublishConsentText)),
    ("text_save", Some(Op::DraftConsentText)),
    ("text_watch", None),
    ("today_get", Some(Op::SeeToday)),
    ("transfers_change", Some(Op::ChangeTransfers)),
    ("transfers_get", Some(Op::SeeSettings)),
    ("trip_get", Some(Op::SeeTrip)),
    ("trip_list", Some(Op::ListTrips)),
    ("trip_outlook", None),
    ("trip_plan", Some(Op::PlanTrip)),
    ("trip_sheet", Some(Op::PrintTripSheet)),
    ("trip_tick", Some(Op::TickTrip)),
    ("view_list", Some(Op::ListLeads)),
    ("view_remove", Some(Op::RemoveView)),
    ("view_save", Some(Op::SaveView)),
    ("withdrawal_confirmation", Some(Op::PrintConfirmation)),
];

/// Operations no command asks for by itself: what the program does, and entries that another
/// operation brings with it.
pub const INTERNAL: &[(Op, &str)] = &[
    (Op::SignInFailed, "told at the next sign-in: the log is locked meanwhile"),
    (Op::ClockWentBack, "before the next entry, once for each jump"),
    (Op::GiveRole, "with AddAccount and ChangeAccount, one for each role"),
    (Op::TakeRole, "with ChangeAccount, one for each role"),
    (Op::Dismiss, "with ChangeAccount"),
    (Op::TakeBack, "with ChangeAccount"),
    (Op::RecordRequest, "by request_record, for a letter that does not withdraw everything"),
    (Op::PrintAnswer, "by request_paper, for all papers but the confirmation"),
    (Op::SetOwner, "by lead_bulk, one for each lead"),
    (Op::SweepScans, "at the opening"),
    (Op::PrepareDestruction, "a step of Destroy"),
    (Op::DestroyFiles, "a step of Destroy"),
    (Op::DestroyRows, "a step of Destroy"),
    (Op::ClearRemains, "a step of Destroy"),
    (Op::ProveDestruction, "a step of Destroy"),
    (Op::FailProof, "a step of Destroy"),
    (Op::IssueAct, "a step of Destroy"),
    (Op::FinishDestruction, "a step of Destroy"),
    (Op::QueueRecord, "by the background clock"),
    (Op::ReopenRecord, "by the background clock"),
    (Op::EndActs, "by the background clock"),
    (Op::EndMergeSnapshots, "by the background clock"),
    (Op::EndImportSnapshots, "by the background clock"),
    (Op::DestroyInBackups, "a step of Destroy"),
    (Op::WriteLedger, "a step of Destroy"),
    (Op::RekeyAfterDestruction, "a step of Destroy"),
    (Op::DestroyAgain, "at the opening and while restoring, by the ledger"),
    (Op::Rekey, "with a dismissal, or by the background clock"),
    (Op::PruneBackup, "by the background clock"),
    (Op::MendLedger, "at the opening"),
    (Op::AnchorAudit, "by the background clock, once"),
    (Op::FindTampering, "at the opening and by each verification"),
];

/// One thing that can be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MatrixRow {
    /// Its word in the audit log.
    pub op: String,
    /// The commands that ask for it.
    pub commands: Vec<String>,
    /// Who may; empty = anybody signed in.
    pub roles: Vec<Role>,
}

/// Who may do what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoleMatrix {
    /// All roles, in the order of the columns.
    pub roles: Vec<Role>,
    /// What can be done, related things together.
    pub rows: Vec<MatrixRow>,
    /// Commands that need no right: nothing of a person, nothing secret.
    pub open: Vec<String>,
}

/// The operation that guards a command.
pub fn guard_of(command: &str) -> Option<Op> {
    GUARDS.iter().find(|(name, _)| *name == command).and_then(|(_, op)| *op)
}

/// The matrix of roles and commands, from the tables the program itself obeys.
///
/// # Errors
/// None; it is a command like the others.
pub fn role_matrix(_: &Clinic, _: Nothing) -> Result<RoleMatrix> {
    Ok(matrix())
}

fn matrix() -> RoleMatrix {
    let mut rows: Vec<MatrixRow> = Vec::new();
    for op in Op::ALL {
        let commands: Vec<String> =
            GUARDS.iter().filter(|(_, guard)| *guard == Some(*op)).map(|(name, _)| (*name).into()).collect();
        if !commands.is_empty() {
            rows.push(MatrixRow { op: op.code().into(), commands, roles: op.allowed_to().to_vec() });
        }
    }
    // Sorting keeps the table's order inside a group.
    let group = |row: &MatrixRow| row.op.split('.').next().unwrap_or_default().to_owned();
    let mut order: Vec<String> = Vec::new();
    for row in &rows {
        if !order.contains(&group(row)) {
            order.push(group(row));
        }
    }
    rows.sort_by_key(|row| order.iter().position(|name| *name == group(row)));
    let open = GUARDS.iter().filter(|(_, op)| op.is_none()).map(|(name, _)| (*name).into()).collect();
    RoleMatrix { roles: Role::ALL.to_vec(), rows, open }
}

/// The matrix as one page of text.
pub fn matrix_text() -> String {
    let RoleMatrix { roles, rows, open } = matrix();
    let mut out = format!("{:27}", "");
    for role in &roles {
        out.push_str(&format!("{:16}", role.code()));
    }
    out.truncate(out.trim_end().len());
    for row in &rows {
        out.push_str(&format!("\n{:27}", row.op));
        for role in &roles {
            let may = row.roles.is_empty() || row.roles.contains(role);
            out.push_str(&format!("{:16}", if may { "yes" } else { "–" }));
        }
        out.push_str(&row.commands.join(", "));
    }
    out.push_str(&format!("\n\nanybody signed in: {}\n", open.join(", ")));
    out
}

/// Every command of the table and of the door.
pub fn every_command() -> Vec<&'static str> {
    let mut names: Vec<&str> = super::COMMANDS.iter().map(|(name, _)| *name).collect();
    names.extend(crate::door::COMMANDS);
    names.sort_unstable();
    names
}
