//! Lists somebody wants again: a filter with its order, form and columns under a name.
//!
//! A view holds closed words, days and numbers; only its name is typed. A name that names a person is
//! taken out when the person is destroyed; the view stays and is called by its number. Refuses: a view
//! of blocked records, changing somebody else's.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ListQuery, store};
use crate::api::Nothing;
use crate::audit::Op;
use crate::clinic::{Clinic, Tx};
use crate::error::Problem;
use crate::staff::Role;
use crate::values::{AccountId, LeadId, text, word::words};
use crate::{Error, Result};

/// Longest name of a view, in characters.
const NAME_MAX: usize = 60;
/// Most views of one account.
const VIEWS_MAX: u32 = 50;

words! {
    /// The form of a list.
    Layout in "layout" {
        /// Rows at the left, the card beside them.
        Cards = "cards",
        /// A table over the whole width.
        Table = "table",
        /// A column for each status.
        Board = "board",
    }
}

words! {
    /// A column of the table.
    Column in "column" {
        /// Speakable number.
        CaseNo = "case_no",
        /// End of the main phone.
        Phone = "phone",
        /// Status.
        Status = "status",
        /// What is promised next.
        Next = "next",
        /// Consent in force.
        Consent = "consent",
        /// Who answers for the person.
        Owner = "owner",
        /// How the person came.
        Channel = "channel",
        /// Preferred language.
        Language = "language",
        /// When the person arrives.
        Arrives = "arrives",
        /// When registered.
        Created = "created",
        /// Last change.
        Changed = "changed",
    }
}

/// What a view shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ViewContent {
    /// The list; place and limit are not kept.
    pub list: ListQuery,
    /// Its form.
    pub layout: Layout,
    /// Columns of the table in their order; the name is always the first and not among them.
    pub columns: Vec<Column>,
}

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedView {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// What the desk calls it; empty once it named a person who was destroyed.
    pub name: String,
    /// Everybody at the desk sees it.
    pub shared: bool,
    /// Whether the actor may change it.
    pub own: bool,
    /// What it shows.
    pub content: ViewContent,
}

/// A view to save: a new one, or over one of the actor's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ViewDraft {
    /// Which one; `null` = a new one.
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    /// What to call it.
    pub name: String,
    /// Everybody at the desk sees it.
    pub shared: bool,
    /// What it shows.
    pub content: ViewContent,
}

/// Names one view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ViewRef {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
}

/// The actor's own views and those everybody sees, by name.
///
/// # Errors
/// Only the database's own.
pub fn views(clinic: &Clinic, _: Nothing) -> Result<Vec<SavedView>> {
    clinic.read(Op::ListLeads, store::views)
}

/// Saves a view. A shared one may be changed by whoever saved it and by the coordinator.
///
/// # Errors
/// `Invalid { name | content… }`; `NotFound`; `NotAllowed` over somebody else's.
pub fn save_view(clinic: &Clinic, draft: ViewDraft) -> Result<Vec<SavedView>> {
    clinic.transact(Op::SaveView, |tx| {
        let name = text::filled_line("name", &draft.name, NAME_MAX)?;
        let content = checked(draft.content)?;
        match draft.id {
            Some(id) => may_change(tx, id)?,
            None if store::views_of(tx.sql(), tx.account())? >= VIEWS_MAX => {
                return Err(Error::invalid("name", Problem::TooLarge { max: 50 }));
            }
            None => {}
        }
        let id = store::save_view(tx, draft.id, &name, draft.shared, &content)?;
        tx.about("view", id);
        store::views(tx)
    })
}

/// Takes a view away; the people in it stay.
///
/// # Errors
/// `NotFound`; `NotAllowed` over somebody else's.
pub fn remove_view(clinic: &Clinic, args: ViewRef) -> Result<Vec<SavedView>> {
    clinic.transact(Op::RemoveView, |tx| {
        may_change(tx, args.id)?;
        tx.about("view", args.id);
        store::remove_view(tx.sql(), args.id)?;
        store::views(tx)
    })
}

fn checked(content: ViewContent) -> Result<ViewContent> {
    content.list.filter.check()?;
    if content.list.blocked {
        return Err(Error::invalid("content.list.blocked", Problem::Unknown));
    }
    let mut seen = BTreeSet::new();
    let columns = content.columns.into_iter().filter(|column| seen.insert(*column)).collect();
    Ok(ViewContent { list: ListQuery { after: None, limit: 0, ..content.list }, columns, ..content })
}

fn may_change(tx: &Tx<'_>, id: i64) -> Result<()> {
    let (owner, shared) = store::view_owner(tx.sql(), id)?.ok_or_else(|| Error::not_found("view"))?;
    if is_own(tx, owner, shared) {
        Ok(())
    } else if shared {
        Err(Error::NotAllowed { op: Op::SaveView.code().to_owned() })
    } else {
        // Somebody's personal view is nobody else's business, not even that it exists.
        Err(Error::not_found("view"))
    }
}

/// Whether the actor may change a view.
pub(super) fn is_own(tx: &Tx<'_>, owner: AccountId, shared: bool) -> bool {
    owner == tx.account() || (shared && tx.actor().roles.contains(&Role::Coordinator))
}

/// Takes the names of views away that hold a word of this person's name or a phone of theirs: the
/// person is being destroyed.
///
/// # Errors
/// Only the database's own.
pub(crate) fn forget_in_views(sql: &Connection, lead: LeadId) -> Result<()> {
    let before = store::names_before_merges(sql, lead)?;
    let before = before.iter().flat_map(|name| [name.full(), name.latin.clone(), name.chinese.clone()]);
    let words: Vec<String> = store::words_of(sql, lead)?
        .into_iter()
        .chain(before)
        .flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .map(|word| word.to_lowercase())
        .filter(|word| word.chars().count() > 1)
        .collect();
    for (id, name) in store::view_names(sql)? {
        let name = name.to_lowercase();
        let digits: String = name.chars().filter(char::is_ascii_digit).collect();
        if words.iter().any(|word| name.contains(word) || (digits.len() > 5 && word.ends_with(&digits))) {
            store::unname_view(sql, id)?;
        }
    }
    Ok(())
}
