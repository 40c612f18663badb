//! The register of personal data: every column of every table, on one page.
//!
//! The dry run counts by it, the destruction deletes by it, the proof collects by it what to look
//! for, the act names its categories. A test compares it with the live schema, and a destruction
//! refuses to begin while a column is unclassified.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::Category::{
    self, Consent, Contact, Dealings, Emails, Index, Interests, Names, Papers, Phones, Plan, Scans, Trip,
    Wishes,
};
use crate::Result;

/// How a personal value looks on the page, and so what the proof can look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Free or identifying text: the proof looks for it.
    Text,
    /// A closed word, a day or a number: gone with its row, too common to look for.
    Word,
    /// Key bytes: the proof looks for them.
    Secret,
}
use Shape::{Secret, Text, Word};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Data of a person who came to the clinic.
    Personal(Category, Shape),
    /// A number or random name that stands for such a person.
    Pseudonymous,
    /// Data of the clinic's own staff, or who of them acted.
    Staff,
    /// Says nothing about a person.
    Plain,
}
use Class::{Personal, Plain, Pseudonymous, Staff};

/// How a row is reached from a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The lead's own row.
    Own,
    /// By its column `lead_id`.
    OfLead,
    /// By this column, which holds the `id` of that table.
    Through(&'static str, &'static str),
    /// No row belongs to a lead; what points at one is a pseudonym.
    Nobody,
}
use Route::{Nobody, OfLead, Own, Through};

/// One table with all its columns.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// How its rows are reached.
    pub route: Route,
    /// Its columns by class.
    pub columns: &'static [(Class, &'static [&'static str])],
}

impl Table {
    /// Each column with its class.
    pub fn each_column(&self) -> impl Iterator<Item = (&'static str, Class)> {
        self.columns.iter().flat_map(|(class, names)| names.iter().map(|name| (*name, *class)))
    }

    /// The class of a column; `None` for one the register does not know.
    pub fn class_of(&self, column: &str) -> Option<Class> {
        self.each_column().find(|(name, _)| *name == column).map(|(_, class)| class)
    }
}

/// Every table. Those reached from a lead stand in the order of deletion: children first.
pub const TABLES: &[Table] = &[
    table(
        "identity_term",
        OfLead,
        &[
            (Personal(Index, Text), &["term"]),
            (Personal(Index, Word), &["kind"]),
            (Pseudonymous, &["lead_id"]),
        ],
    ),
    // The other card as it was, its names and phones among it.
    table(
        "merge",
        OfLead,
        &[
            (Personal(Names, Text), &["snapshot"]),
            (Pseudonymous, &["id", "lead_id", "kept_id", "absorbed_id", "subject_uid", "case_no"]),
            (Staff, &["merged_by"]),
            (Plain, &["merged_at", "undone_at"]),
        ],
    ),
    table(
        "import_lead",
        OfLead,
        &[
            (Personal(Names, Text), &["snapshot"]),
            (Pseudonymous, &["lead_id"]),
            (Plain, &["batch_id", "created", "version", "facts"]),
        ],
    ),
    table(
        "note_draft",
        OfLead,
        &[
            (Personal(Wishes, Text), &["text"]),
            (Personal(Dealings, Word), &["kind", "saved_at"]),
            (Pseudonymous, &["lead_id"]),
            (Staff, &["account_id"]),
        ],
    ),
    table(
        "distinct_pair",
        OfLead,
        &[(Pseudonymous, &["lead_id", "other_id"]), (Staff, &["said_by"]), (Plain, &["said_at"])],
    ),
    table(
        "trip_check",
        Through("trip_id", "trip"),
        &[
            (Personal(Trip, Word), &["item", "ticked_at"]),
            (Pseudonymous, &["trip_id"]),
            (Staff, &["ticked_by"]),
        ],
    ),
    table(
        "trip",
        OfLead,
        &[
            (Personal(Trip, Text), &["arrive_crossing", "depart_crossing", "hotel", "transfer", "note"]),
            (
                Personal(Trip, Word),
                &[
                    "status",
                    "arrive_on",
                    "arrive_time",
                    "arrive_zone",
                    "arrive_mode",
                    "depart_on",
                    "depart_time",
                    "depart_zone",
                    "depart_mode",
                    "companions",
                    "passport_ok_on",
                ],
            ),
            (Pseudonymous, &["id", "lead_id"]),
            (Staff, &["changed_by"]),
            (Plain, &["version", "changed_at"]),
        ],
    ),
    table(
        "hold",
        OfLead,
        &[
            (Personal(Dealings, Text), &["reference"]),
            (Personal(Dealings, Word), &["item", "ground", "until_on", "placed_at"]),
            (Pseudonymous, &["id", "lead_id", "item_id"]),
            (Staff, &["placed_by"]),
        ],
    ),
    table(
        "estimate_item",
        Through("estimate_id", "estimate"),
        &[
            (
                Personal(Plan, Word),
                &["area", "quantity", "unit_price_fen", "discount_kind", "discount_value"],
            ),
            (Pseudonymous, &["id", "estimate_id"]),
            (Plain, &["position", "service_id"]),
        ],
    ),
    table(
        "estimate_issue",
        OfLead,
        &[
            (Personal(Plan, Text), &["snapshot", "sha256"]),
            (Personal(Plan, Word), &["issued_on", "issued_at", "valid_until"]),
            (
                Pseudonymous,
                &["id", "estimate_id", "lead_id", "year", "number", "issue_version", "supersedes"],
            ),
            (Staff, &["issued_by"]),
        ],
    ),
    table(
        "estimate",
        OfLead,
        &[
            (Personal(Plan, Text), &["doctor", "note"]),
            (Personal(Plan, Word), &["status", "discount_kind", "discount_value", "second_currency"]),
            (Pseudonymous, &["id", "lead_id"]),
            (Staff, &["created_by"]),
            (Plain, &["version", "created_at", "changed_at"]),
        ],
    ),
    table(
        "paper_copy",
        OfLead,
        &[
            (Personal(Papers, Text), &["place", "sha256"]),
            (Personal(Papers, Word), &["kind", "number", "target", "made_at"]),
            (Pseudonymous, &["id", "lead_id"]),
            (Staff, &["made_by"]),
        ],
    ),
    table(
        "consent_event_purpose",
        Through("event_id", "consent_event"),
        &[(Personal(Consent, Word), &["purpose"]), (Pseudonymous, &["event_id"])],
    ),
    table(
        "consent_event",
        OfLead,
        &[
            (Personal(Consent, Text), &["evidence_place", "evidence_sha256"]),
            (Personal(Consent, Word), &["event", "kind", "on_day", "recorded_at", "channel", "evidence"]),
            (Pseudonymous, &["id", "lead_id", "attachment_id"]),
            (Staff, &["recorded_by"]),
            (Plain, &["text_id", "policy_version"]),
        ],
    ),
    table(
        "attachment",
        OfLead,
        &[
            (Personal(Scans, Secret), &["file_key"]),
            (Personal(Scans, Text), &["file_name", "sha256"]),
            (Personal(Scans, Word), &["media_type", "size", "added_at"]),
            (Pseudonymous, &["id", "lead_id", "request_id"]),
            (Staff, &["added_by"]),
        ],
    ),
    table(
        "timeline_entry",
        OfLead,
        &[
            (Personal(Wishes, Text), &["text"]),
            (Personal(Dealings, Word), &["kind", "at"]),
            (Pseudonymous, &["id", "lead_id"]),
            (Staff, &["by"]),
        ],
    ),
    table(
        "lead_interest",
        OfLead,
        &[(Personal(Interests, Word), &["category"]), (Pseudonymous, &["lead_id"])],
    ),
    table(
        "lead_email",
        OfLead,
        &[(Personal(Emails, Text), &["address"]), (Pseudonymous, &["id", "lead_id"]), (Plain, &["position"])],
    ),
    table(
        "lead_phone",
        OfLead,
        &[
            (Personal(Phones, Text), &["e164"]),
            (Personal(Phones, Word), &["channel"]),
            (Pseudonymous, &["id", "lead_id"]),
            (Plain, &["position"]),
        ],
    ),
    table(
        "lead",
        Own,
        &[
            (Personal(Names, Text), &["surname", "given", "patronymic", "latin", "chinese"]),
            (Personal(Contact, Word), &["language", "channel"]),
            (Personal(Wishes, Text), &["comment"]),
            (Personal(Dealings, Text), &["next_action"]),
            (Personal(Dealings, Word), &["status", "status_at", "next_on", "next_time"]),
            (Pseudonymous, &["id", "subject_uid", "case_no"]),
            (Staff, &["created_by", "owner_id"]),
            (
                Plain,
                &[
                    "version",
                    "archived_at",
                    "blocked_at",
                    "blocked_due",
                    "blocked_reason",
                    "created_at",
                    "changed_at",
                ],
            ),
        ],
    ),
    table(
        "request",
        Nobody,
        &[
            (Pseudonymous, &["id", "case_no", "lead_id", "subject_uid", "lead_case_no", "reference"]),
            (Staff, &["recorded_by", "identity_by", "closed_by"]),
            (
                Plain,
                &[
                    "kind",
                    "received_on",
                    "recorded_at",
                    "channel",
                    "scope",
                    "identity_check",
                    "language",
                    "due_on",
                    "target_on",
                    "status",
                    "closed_at",
                    "applicant",
                    "received_at",
                    "parts",
                    "outcome",
                ],
            ),
        ],
    ),
    table(
        "retention_entry",
        Nobody,
        &[
            (Pseudonymous, &["id", "lead_id", "subject_uid", "lead_case_no"]),
            (Staff, &["decided_by"]),
            (Plain, &["cause", "entered_on", "due_on", "state", "decided_at"]),
        ],
    ),
    table(
        "request_clock",
        Nobody,
        &[
            (Pseudonymous, &["id", "request_id"]),
            (Staff, &["extended_by", "done_by"]),
            (
                Plain,
                &[
                    "ground",
                    "started_on",
                    "due_on",
                    "due_at",
                    "target_on",
                    "extended_on",
                    "extended_reason",
                    "done_at",
                ],
            ),
        ],
    ),
    table(
        "request_step",
        Nobody,
        &[(Pseudonymous, &["id", "request_id"]), (Staff, &["by"]), (Plain, &["at", "step", "detail"])],
    ),
    table(
        "calendar_year",
        Nobody,
        &[(Plain, &["year", "preliminary", "days_off", "working", "imported_at"]), (Staff, &["imported_by"])],
    ),
    table(
        "destruction",
        Nobody,
        &[
            (Pseudonymous, &["id", "needle_key", "act", "act_sha256", "extract", "proof", "medium"]),
            (Staff, &["started_by", "approved_by", "signed_by"]),
            (
                Plain,
                &["state", "started_at", "approved_at", "finished_at", "act_year", "act_number", "signed_on"],
            ),
        ],
    ),
    table(
        "destruction_person",
        Nobody,
        &[
            (
                Pseudonymous,
                &["destruction_id", "request_id", "retention_id", "subject_uid", "lead_case_no", "found"],
            ),
            (Plain, &["position", "reason"]),
        ],
    ),
    table(
        "loose_end",
        Nobody,
        &[
            (Pseudonymous, &["id", "destruction_id", "lead_case_no", "number"]),
            (Staff, &["ticked_by"]),
            (Plain, &["kind", "target", "fate", "made_on", "ticked_at"]),
        ],
    ),
    table(
        "audit_entry",
        Nobody,
        &[
            (Pseudonymous, &["object_id", "prev_hash", "hash"]),
            (Staff, &["account_id"]),
            (
                Plain,
                &["seq", "at", "zone", "workstation", "action", "object_type", "result", "reason", "times"],
            ),
        ],
    ),
    table(
        "ledger_line",
        Nobody,
        &[(Pseudonymous, &["subject_uid"]), (Plain, &["position", "kind", "day", "detail"])],
    ),
    table(
        "import_batch",
        Nobody,
        &[
            (Pseudonymous, &["sha256"]),
            (Staff, &["by"]),
            (Plain, &["id", "at", "rows", "created", "updated", "skipped", "reverted_at"]),
        ],
    ),
    table(
        "lead_export",
        Nobody,
        &[
            (Pseudonymous, &["number"]),
            (Staff, &["by", "recipient"]),
            (Plain, &["id", "at", "purpose", "reason", "people", "left_out"]),
        ],
    ),
    // A name that names a destroyed person is taken out with their rows, see `views::forget`.
    table(
        "saved_view",
        Nobody,
        &[(Plain, &["id", "name", "shared", "content", "changed_at"]), (Staff, &["owner_id"])],
    ),
    table(
        "message_template",
        Nobody,
        &[
            (
                Plain,
                &["id", "title_ru", "body_ru", "title_zh", "body_zh", "title_en", "body_en", "changed_at"],
            ),
            (Staff, &["changed_by"]),
        ],
    ),
    table("import_mapping", Nobody, &[(Plain, &["header", "plan", "used_at"])]),
    table("backup", Nobody, &[(Plain, &["name", "folder", "made_at", "audit_seq", "gone_at"])]),
    table(
        "audit_finding",
        Nobody,
        &[(Plain, &["id", "found_at", "kind", "from_seq", "to_seq", "seen_at"]), (Staff, &["seen_by"])],
    ),
    table("audit_checkpoint", Nobody, &[(Plain, &["seq", "hash", "at"])]),
    table(
        "staff_account",
        Nobody,
        &[(Staff, &["id", "login", "display_name", "position", "language", "active", "created_at"])],
    ),
    table("staff_role", Nobody, &[(Staff, &["account_id", "role"])]),
    table("setting", Nobody, &[(Plain, &["key", "value", "changed_at"]), (Staff, &["changed_by"])]),
    table("number_series", Nobody, &[(Plain, &["series", "year", "last"])]),
    table(
        "consent_text",
        Nobody,
        &[(Plain, &["id", "kind", "version", "language", "title", "body", "sha256", "published_at"])],
    ),
    table(
        "consent_version",
        Nobody,
        &[
            (Plain, &["kind", "version", "published_at", "substance", "renew_by", "valid_months"]),
            (Staff, &["published_by"]),
        ],
    ),
    table(
        "consent_draft",
        Nobody,
        &[
            (
                Plain,
                &[
                    "kind",
                    "edit",
                    "title_ru",
                    "body_ru",
                    "title_zh",
                    "body_zh",
                    "title_en",
                    "body_en",
                    "substance",
                    "renew_days",
                    "valid_months",
                    "changed_at",
                ],
            ),
            (Staff, &["changed_by"]),
        ],
    ),
    table(
        "service",
        Nobody,
        &[(
            Plain,
            &["id", "code", "category", "name_ru", "name_zh", "name_en", "unit", "price_fen", "active"],
        )],
    ),
    table(
        "rate",
        Nobody,
        &[(Plain, &["id", "micro", "on_day", "source", "recorded_at"]), (Staff, &["recorded_by"])],
    ),
];

const fn table(
    name: &'static str,
    route: Route,
    columns: &'static [(Class, &'static [&'static str])],
) -> Table {
    Table { name, route, columns }
}

/// Finds a table of the register.
pub fn find(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

/// The tables with rows of a lead, children first.
pub fn of_a_lead() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().filter(|table| table.route != Nobody)
}

/// Columns of the open database the register does not know, as (table, column).
pub fn unclassified(sql: &Connection) -> Result<Vec<(String, String)>> {
    let known = classified();
    Ok(live(sql)?.into_iter().filter(|column| !known.contains(column)).collect())
}

/// Columns the register classifies and the open database does not have.
pub fn gone(sql: &Connection) -> Result<Vec<(String, String)>> {
    let live = live(sql)?;
    Ok(classified().into_iter().filter(|column| !live.contains(column)).collect())
}

fn classified() -> BTreeSet<(String, String)> {
    let each = |table: &'static Table| table.each_column().map(|(column, _)| (table.name, column));
    TABLES.iter().flat_map(each).map(|(table, column)| (table.to_owned(), column.to_owned())).collect()
}

fn live(sql: &Connection) -> Result<BTreeSet<(String, String)>> {
    let mut statement = sql.prepare(
        "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
