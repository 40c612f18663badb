//! The one door: everything the window, the browser stories and the CLI can ask for, on one page.
//!
//! Each row is `use name: verb, Args => Reply;`. `use` says what the command does with people:
//! `free` takes none; `lead` uses a lead or something of a lead and is refused once consent is
//! withdrawn (a test calls each of these); `office` belongs to the privacy office, which alone may
//! still handle a blocked record. The same table gives the dispatcher and the TypeScript types.

mod bindings;
mod dispatch;

pub use bindings::typescript;
pub use dispatch::{Answer, Uses, answer, read_args};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// No arguments, or nothing to tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nothing {}

dispatch::commands! {
    free settings_get: crate::settings::get, Nothing => crate::settings::Settings;
    free settings_change: crate::settings::change, crate::settings::Settings => crate::settings::Settings;
    free audit_list: crate::audit::list, crate::audit::AuditQuery => crate::audit::AuditPage;
    free audit_verify: crate::audit::verify, Nothing => crate::audit::Verified;
}
