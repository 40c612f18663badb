//! The register of personal data covers the schema, column by column.

use desk_core::erasure::register::{self, Route};
use rusqlite::Connection;

/// A connection with the newest schema.
fn schema() -> Connection {
    let sql = Connection::open_in_memory().unwrap();
    desk_core::db::newest_schema(&sql).unwrap();
    sql
}

#[test]
fn every_column_of_every_table_is_classified() {
    assert_eq!(register::unclassified(&schema()).unwrap(), [], "classify them in erasure/register.rs");
    assert_eq!(register::gone(&schema()).unwrap(), [], "remove them from erasure/register.rs");
}

#[test]
fn a_column_or_table_nobody_classified_is_named() {
    let sql = schema();
    sql.execute_batch("ALTER TABLE lead ADD COLUMN nickname TEXT; CREATE TABLE diary (line TEXT) STRICT;")
        .unwrap();
    let names = |columns: Vec<(String, String)>| -> Vec<String> {
        columns.into_iter().map(|(table, column)| format!("{table}.{column}")).collect()
    };
    assert_eq!(names(register::unclassified(&sql).unwrap()), ["diary.line", "lead.nickname"]);
    sql.execute_batch("DROP TABLE rate;").unwrap();
    assert!(names(register::gone(&sql).unwrap()).contains(&"rate.source".to_owned()));
}

#[test]
fn no_column_stands_in_two_classes() {
    for table in register::TABLES {
        let mut seen: Vec<_> = table.each_column().map(|(column, _)| column).collect();
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), all, "{}", table.name);
    }
}

#[test]
fn every_table_that_hangs_on_a_lead_has_a_route_and_goes_before_its_parent() {
    let sql = schema();
    let mut keys = sql
        .prepare(
            "SELECT t.name, f.\"table\" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f
             WHERE t.type = 'table' AND f.on_delete = 'CASCADE'",
        )
        .unwrap();
    let links: Vec<(String, String)> =
        keys.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    let place = |name: &str| register::of_a_lead().position(|table| table.name == name);
    let mut checked = 0;
    for (child, parent) in &links {
        let Some(parent_place) = place(parent) else { continue };
        let child_place = place(child);
        assert!(child_place.is_some_and(|place| place < parent_place), "{child} hangs on {parent}");
        checked += 1;
    }
    assert!(checked > 10, "the schema's links were read");
    assert!(matches!(register::find("lead").unwrap().route, Route::Own));
}
