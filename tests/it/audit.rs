//! The audit log: append-only, hash-linked, anchored outside the database, without personal data.

mod canary;
mod tampering;

use desk_core::api::Nothing;
use desk_core::audit::{self, AuditQuery, AuditResult, Op};
use desk_core::settings;
use desk_core::testing::{TestClinic, anna, day, sample_settings, test_moment};
use desk_core::values::AccountId;
use desk_core::{Error, error::Problem, staff::Role};

#[test]
fn every_write_and_look_is_registered_and_the_chain_verifies() {
    let clinic = TestClinic::new();
    settings::change(&clinic, sample_settings()).unwrap();
    settings::get(&clinic, Nothing {}).unwrap();
    settings::get(&clinic, Nothing {}).unwrap();
    clinic.flush_looks().unwrap();
    let page = audit::list(&clinic, AuditQuery::default()).unwrap();
    let actions: Vec<_> = page.rows.iter().map(|row| (row.action.as_str(), row.times)).collect();
    assert_eq!(actions[..3], [("settings.see", 2), ("settings.change", 1), ("clinic.set_up", 1)]);
    let verified = audit::verify(&clinic, Nothing {}).unwrap();
    // The look at the list itself is the newest entry.
    assert_eq!((verified.entries, verified.broken_at), (page.rows[0].seq + 1, None));
}

#[test]
fn a_refused_attempt_leaves_a_trace() {
    let clinic = TestClinic::new();
    let receptionist = clinic.as_role([Role::Receptionist]);
    let refused = settings::change(&receptionist, sample_settings());
    assert_eq!(refused, Err(Error::NotAllowed { op: Op::ChangeSettings.code().into() }));
    let page = audit::list(&clinic, AuditQuery::default()).unwrap();
    assert_eq!((page.rows[0].result.as_str(), page.rows[0].reason.as_str()), ("refused", "not_allowed"));
}

#[test]
fn a_clock_that_jumps_back_is_registered_once_before_the_next_entry() {
    let clinic = TestClinic::new();
    let at = |seconds| clinic.world().set(test_moment().plus_seconds(seconds));
    at(100);
    clinic.fill_log(1);
    at(96);
    clinic.fill_log(1);
    assert_eq!(jumps(&clinic), [""; 0], "a clock being set right by a few seconds is none");
    at(3600);
    settings::get(&clinic, Nothing {}).unwrap();
    at(0);
    // The look of before the jump is written after it, and is not a second one.
    clinic.fill_log(2);
    at(1);
    settings::get(&clinic, Nothing {}).unwrap();
    clinic.flush_looks().unwrap();
    assert_eq!(jumps(&clinic), ["3600"], "seconds, once");
    let log = clinic.log();
    let place = log.iter().position(|(_, action, _)| action == "clock.went_back").unwrap();
    assert_eq!(log[place + 1].1, "clinic.set_up", "before the entry that met it");
    assert_eq!(audit::verify(&clinic, Nothing {}).unwrap().broken_at, None);
}

#[test]
fn a_look_that_waited_long_is_no_jump() {
    let clinic = TestClinic::new();
    settings::get(&clinic, Nothing {}).unwrap();
    // A look of a minute ago, written after an entry of now.
    let longer = clinic.read(Op::SeeSettings, |_| {
        clinic.world().set(test_moment().plus_seconds(60));
        clinic.note(Op::Lock, audit::Outcome::Ok, "")
    });
    longer.unwrap();
    clinic.flush_looks().unwrap();
    assert_eq!(jumps(&clinic), [""; 0]);
}

fn jumps(clinic: &TestClinic) -> Vec<String> {
    let query = AuditQuery { group: Some("clock".into()), ..AuditQuery::default() };
    audit::list(clinic, query).unwrap().rows.into_iter().map(|row| row.object_id).collect()
}

#[test]
fn the_log_is_filtered_by_person_action_result_object_and_period() {
    let clinic = TestClinic::new();
    let lead = anna(&clinic).create();
    let card = desk_core::leads::get(&clinic, desk_core::leads::LeadRef { lead }).unwrap();
    let receptionist = clinic.as_role([Role::Receptionist]);
    settings::change(&receptionist, sample_settings()).unwrap_err();
    clinic.world().set(test_moment().plus_seconds(86_400));
    clinic.fill_log(3);
    let found = |query: AuditQuery| audit::list(&clinic, query).unwrap().rows;
    let refused = found(AuditQuery { result: Some(AuditResult::Refused), ..AuditQuery::default() });
    assert_eq!(refused.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["settings.change"]);
    let of_lead = found(AuditQuery {
        case_no: Some(format!(" {} ", card.case_no.to_string().replace('K', "к"))),
        ..AuditQuery::default()
    });
    assert!(of_lead.iter().all(|row| row.object_type == "lead") && of_lead.len() >= 3, "{of_lead:?}");
    let consents = found(AuditQuery { group: Some("consent".into()), ..AuditQuery::default() });
    assert!(!consents.is_empty() && consents.iter().all(|row| row.action.starts_with("consent.")));
    let program = found(AuditQuery { account: Some(AccountId::new(0)), ..AuditQuery::default() });
    assert!(!program.is_empty() && program.iter().all(|row| row.who.is_empty()));
    let second =
        AuditQuery { from: Some(day("2026-11-24")), to: Some(day("2026-11-24")), ..AuditQuery::default() };
    let own = AuditQuery { group: Some("clinic".into()), ..second.clone() };
    assert_eq!(found(own).len(), 3, "midnight of the desk's zone bounds a day");
    assert_eq!(found(AuditQuery { from: Some(day("2026-11-25")), ..AuditQuery::default() }).len(), 0);
    let nobody =
        audit::list(&clinic, AuditQuery { case_no: Some("K-2026-9999".into()), ..AuditQuery::default() });
    assert_eq!(nobody, Err(Error::invalid("case_no", Problem::Unknown)));
    let administrator = clinic.as_role([Role::Administrator]);
    let by_case = AuditQuery { case_no: Some(card.case_no.to_string()), ..AuditQuery::default() };
    assert!(
        matches!(audit::list(&administrator, by_case), Err(Error::NotAllowed { .. })),
        "who sees no people asks for none"
    );
}

#[test]
fn an_inspector_gets_the_log_as_a_table_without_a_name_and_the_export_is_registered() {
    let clinic = TestClinic::new();
    anna(&clinic).create();
    let file = audit::export(&clinic, AuditQuery::default()).unwrap();
    assert_eq!(file.csv.lines().count(), file.entries + 1);
    for name in ["Лебедева", "Ли Вэй", "9141234567"] {
        assert!(!file.csv.contains(name), "{name}");
    }
    assert_eq!(clinic.log().last().unwrap().1, "audit.export");
}
