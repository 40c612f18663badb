//! The audit log: append-only, hash-linked.

use desk_core::api::Nothing;
use desk_core::audit::{self, Op};
use desk_core::settings;
use desk_core::testing::{TestClinic, sample_settings};
use desk_core::{Error, staff::Role};

#[test]
fn every_write_and_look_is_registered_and_the_chain_verifies() {
    let clinic = TestClinic::new();
    settings::change(&clinic, sample_settings()).unwrap();
    settings::get(&clinic, Nothing {}).unwrap();
    settings::get(&clinic, Nothing {}).unwrap();
    clinic.flush_looks().unwrap();
    let page = audit::list(&clinic, audit::AuditQuery::default()).unwrap();
    let actions: Vec<_> = page.rows.iter().map(|row| (row.action.as_str(), row.times)).collect();
    assert_eq!(actions, [("settings.see", 2), ("settings.change", 1), ("clinic.set_up", 1)]);
    let verified = audit::verify(&clinic, Nothing {}).unwrap();
    assert_eq!((verified.entries, verified.broken_at), (3, None));
}

#[test]
fn a_refused_attempt_leaves_a_trace() {
    let clinic = TestClinic::new();
    let receptionist = clinic.as_role([Role::Receptionist]);
    let refused = settings::change(&receptionist, sample_settings());
    assert_eq!(refused, Err(Error::NotAllowed { op: Op::ChangeSettings.code().into() }));
    let page = audit::list(&clinic, audit::AuditQuery::default()).unwrap();
    assert_eq!((page.rows[0].result.as_str(), page.rows[0].reason.as_str()), ("refused", "not_allowed"));
}
