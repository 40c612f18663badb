//! Append-only migrations: a copy stands aside, each step is one transaction, foreign keys are
//! checked, then the file opens. A newer file is refused before anything is written.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::{Error, Result};

/// One step of the schema.
pub struct Migration {
    /// `PRAGMA user_version` after this step: 1, 2, 3…
    pub version: u32,
    /// The step.
    pub sql: &'static str,
}

/// All steps, oldest first; never edited once released.
const MIGRATIONS: &[Migration] = &[
    Migration { version: 1, sql: include_str!("../../../../migrations/0001_the_house.sql") },
    Migration { version: 2, sql: include_str!("../../../../migrations/0002_requests.sql") },
    Migration { version: 3, sql: include_str!("../../../../migrations/0003_erasure.sql") },
    Migration { version: 4, sql: include_str!("../../../../migrations/0004_backup.sql") },
    Migration { version: 5, sql: include_str!("../../../../migrations/0005_consent.sql") },
    Migration { version: 6, sql: include_str!("../../../../migrations/0006_audit.sql") },
    Migration { version: 7, sql: include_str!("../../../../migrations/0007_ledger.sql") },
    Migration { version: 8, sql: include_str!("../../../../migrations/0008_merge.sql") },
    Migration { version: 9, sql: include_str!("../../../../migrations/0009_import.sql") },
    Migration { version: 10, sql: include_str!("../../../../migrations/0010_export.sql") },
    Migration { version: 11, sql: include_str!("../../../../migrations/0011_desk.sql") },
];

/// The newest schema this program knows.
pub const LATEST: u32 = 11;

/// Makes the newest schema in an empty database, for tests that look at nothing else.
///
/// # Errors
/// Only the database's own.
#[cfg(feature = "testing")]
pub fn newest_schema(connection: &Connection) -> Result<()> {
    MIGRATIONS.iter().try_for_each(|step| Ok(connection.execute_batch(step.sql)?))
}

/// Brings an opened file to the newest schema.
pub(super) fn to_latest(connection: &mut Connection, path: &Path) -> Result<()> {
    run(connection, path, MIGRATIONS)
}

fn run(connection: &mut Connection, path: &Path, steps: &[Migration]) -> Result<()> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = steps.last().map_or(0, |step| step.version);
    if found > known {
        return Err(Error::NewerSchema { found, known });
    }
    if found == known {
        return Ok(());
    }
    let aside = path.with_extension(format!("before-{known}"));
    if found > 0 {
        // The copy must be whole: everything of the log goes into the file first.
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        std::fs::copy(path, &aside)?;
    }
    // A step may build a table anew: dropping the old one must not pull at rows that point at it.
    // What it leaves is checked below, inside its transaction.
    let enforced: bool = connection.query_row("PRAGMA foreign_keys", [], |row| row.get(0))?;
    connection.pragma_update(None, "foreign_keys", false)?;
    let done = steps.iter().filter(|step| step.version > found).try_for_each(|step| apply(connection, step));
    connection.pragma_update(None, "foreign_keys", enforced)?;
    done?;
    if found > 0 {
        // The copy holds people who may be destroyed later: it goes as soon as it is not needed.
        std::fs::remove_file(&aside)?;
    }
    Ok(())
}

fn apply(connection: &mut Connection, step: &Migration) -> Result<()> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute_batch(step.sql)?;
    let broken: i64 = tx.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if broken > 0 {
        return Err(Error::internal(format!("migration {} breaks {broken} foreign keys", step.version)));
    }
    tx.pragma_update(None, "user_version", step.version)?;
    Ok(tx.commit()?)
}

/// The schema as SQL, one statement a paragraph, ordered by name: what `migrations/schema.sql` holds.
pub fn schema_sql(connection: &Connection) -> Result<String> {
    let mut statement = connection.prepare(
        "SELECT sql FROM sqlite_schema
         WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name",
    )?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut out = String::from("-- The schema after all migrations; a test keeps it true.\n");
    for sql in rows {
        out.push('\n');
        out.push_str(&sql?);
        out.push_str(";\n");
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Migration = Migration { version: 1, sql: "CREATE TABLE a(x INTEGER PRIMARY KEY) STRICT;" };

    fn version(connection: &Connection) -> u32 {
        connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_newer_file_is_refused_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.db");
        let mut connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "user_version", 7).unwrap();
        assert_eq!(run(&mut connection, &path, &[FIRST]), Err(Error::NewerSchema { found: 7, known: 1 }));
        assert_eq!(version(&connection), 7);
    }

    #[test]
    fn a_step_that_breaks_a_foreign_key_is_taken_back_and_the_copy_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.db");
        let mut connection = Connection::open(&path).unwrap();
        run(&mut connection, &path, &[FIRST]).unwrap();
        let breaking = Migration {
            version: 2,
            sql: "CREATE TABLE b(x INTEGER REFERENCES a(x)) STRICT; INSERT INTO b VALUES (5);",
        };
        assert!(run(&mut connection, &path, &[FIRST, breaking]).is_err());
        assert_eq!(version(&connection), 1);
        assert!(path.with_extension("before-2").exists());
        let good = Migration { version: 2, sql: "CREATE TABLE b(x INTEGER) STRICT;" };
        run(&mut connection, &path, &[FIRST, good]).unwrap();
        assert_eq!(version(&connection), 2);
        assert!(!path.with_extension("before-2").exists());
    }

    #[test]
    fn the_newest_version_is_the_last_step() {
        assert_eq!(MIGRATIONS.last().map(|step| step.version), Some(LATEST));
    }

    #[test]
    fn the_ledger_learns_what_was_destroyed_beside_a_hold_and_the_acts_of_before() {
        let sql = Connection::open_in_memory().unwrap();
        let (before, new) = MIGRATIONS.split_at(6);
        for step in before {
            sql.execute_batch(step.sql).unwrap();
        }
        let (gone, held, done) = ("a".repeat(32), "b".repeat(32), "2026-11-20T01:02:03Z");
        sql.execute_batch(&format!(
            "INSERT INTO ledger_line VALUES (1, '{gone}', '2026-11-20');
             INSERT INTO lead (id, case_no, subject_uid, surname, given, patronymic, latin, chinese, language, channel,
               status, status_at, comment, created_at, created_by, changed_at)
             VALUES (7, 'K-2026-0007', '{held}', '', '', '', '', '', 'ru', 'phone', 'completed', '{done}', '', '{done}', 1, '{done}');
             INSERT INTO hold (lead_id, item, item_id, ground, reference, until_on, placed_at, placed_by) VALUES
               (7, 'estimate', 12, 'contract', 'договор 1', '2027-03-01', '{done}', 1),
               (7, 'consent', NULL, 'law', 'ст. 1', '2027-01-10', '{done}', 1);
             INSERT INTO destruction (id, state, started_at, started_by, finished_at, act_year, act_number)
             VALUES (1, 'done', '{done}', 1, '{done}', 2026, 1), (2, 'done', '{done}', 1, '{done}', 2026, 2);
             INSERT INTO destruction_person (destruction_id, position, subject_uid, lead_case_no, reason)
             VALUES (1, 1, '{gone}', 'K-2026-0001', 'withdrawal_21_5'), (2, 1, '{held}', 'K-2026-0007', 'withdrawal_21_5');"
        ))
        .unwrap();
        sql.execute_batch(new[0].sql).unwrap();
        let mut statement =
            sql.prepare("SELECT kind, subject_uid, day, detail FROM ledger_line ORDER BY position").unwrap();
        let mut rows = statement.query([]).unwrap();
        let mut lines = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            lines.push((0..4).map(|at| row.get::<_, String>(at).unwrap()).collect::<Vec<_>>().join(" "));
        }
        let still = "estimate:12:contract:2027-03-01,consent::law:2027-01-10";
        assert_eq!(
            lines,
            [
                format!("gone {gone} 2026-11-20 "),
                format!("partly {held} 2026-11-20 {still}"),
                "act  2026-11-20 A-2026-0001".to_owned(),
                "act  2026-11-20 A-2026-0002".to_owned(),
            ]
        );
    }
}
