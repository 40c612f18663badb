//! One integration binary: the desk through its public verbs, on real SQLCipher files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

mod access_answer;
mod attachments;
mod audit;
mod backup;
mod consent;
mod database;
mod desk;
mod destruction;
mod door;
mod estimate_paper;
mod estimates;
mod fabricated;
mod golden;
mod guard_matrix;
mod holds;
mod import;
mod leads;
mod ledger;
mod match_set;
mod merge;
mod migrations;
mod owed;
mod pack;
mod paper;
mod phones;
mod register;
mod rekey;
mod requests;
mod retention;
mod roles;
mod safety_net;
mod search;
mod today;
mod travel;
mod withdrawal;
