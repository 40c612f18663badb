//! The log as it lies in the file, and a hand that gets at it past the triggers.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::TestClinic;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::db::Db;
use crate::surroundings::Surroundings;

#[allow(clippy::expect_used, reason = "for tests")]
impl TestClinic {
    /// Number, action and result of every entry, without a trace of the look.
    pub fn log(&self) -> Vec<(i64, String, String)> {
        let reader = self.db().reader().expect("a reader");
        let mut statement =
            reader.prepare("SELECT seq, action, result FROM audit_entry ORDER BY seq").expect("the log");
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("rows");
        rows.collect::<rusqlite::Result<_>>().expect("rows")
    }

    /// Every text of every column of the log.
    pub fn log_texts(&self) -> Vec<String> {
        let reader = self.db().reader().expect("a reader");
        let mut statement = reader.prepare("SELECT * FROM audit_entry").expect("the log");
        let columns = statement.column_count();
        let mut rows = statement.query([]).expect("rows");
        let mut texts = Vec::new();
        while let Some(row) = rows.next().expect("a row") {
            texts.extend((0..columns).filter_map(|column| row.get::<_, String>(column).ok()));
        }
        texts
    }

    /// Does something to the log with the triggers taken away.
    pub fn tamper(&self, sql: &str) {
        tamper(&self.db().writer(), sql);
    }

    /// Puts a copy of the log into another database of the newest schema.
    pub fn copy_log(&self, to: &rusqlite::Connection) {
        let reader = self.db().reader().expect("a reader");
        let mut statement = reader.prepare("SELECT * FROM audit_entry ORDER BY seq").expect("the log");
        let columns = statement.column_count();
        let places = vec!["?"; columns].join(", ");
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let values: Vec<rusqlite::types::Value> =
                (0..columns).map(|column| row.get(column).expect("a value")).collect();
            to.execute(
                &format!("INSERT INTO audit_entry VALUES ({places})"),
                rusqlite::params_from_iter(values),
            )
            .expect("a row");
        }
    }

    /// The same file opened once more: nothing of the first opening is remembered.
    pub fn reopened(&self) -> Clinic {
        let key = Zeroizing::new(*self.db().key());
        let db = Db::open(self.db().path(), key).expect("the same file");
        let world = Arc::clone(&self.world) as Arc<dyn Surroundings>;
        Clinic::new(db, self.path(), world, self.actor().clone())
    }

    /// Appends `n` entries in one transaction.
    pub fn fill_log(&self, n: u32) {
        self.transact(Op::SetUp, |tx| {
            (1..n).try_for_each(|number| {
                tx.about("number", number);
                tx.close_entry()
            })
        })
        .expect("entries");
    }
}

/// Does something to the log of an open database with the triggers taken away.
#[allow(clippy::expect_used, reason = "for tests")]
pub fn tamper(connection: &rusqlite::Connection, sql: &str) {
    connection
        .execute_batch(&format!(
            "DROP TRIGGER audit_entry_is_never_changed; DROP TRIGGER audit_entry_is_never_removed; {sql};
             CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
             BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
             CREATE TRIGGER audit_entry_is_never_removed BEFORE DELETE ON audit_entry
             BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;"
        ))
        .expect("a hand on the log");
}
