//! The steps of a destruction, in their order, and where a job stands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! states {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// The next step of a destruction. Each is safe to repeat, so a job goes on after any stop.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum State { $($(#[$doc])* $name,)* }

        impl State {
            /// The stored word.
            pub fn code(self) -> &'static str {
                match self { $(State::$name => $code,)* }
            }
        }

        impl rusqlite::types::FromSql for State {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                match value.as_str()? {
                    $($code => Ok(State::$name),)*
                    _ => Err(rusqlite::types::FromSqlError::InvalidType),
                }
            }
        }
    };
}

states! {
    /// A second person must agree first, where the clinic asks for one.
    Approval = "approval";
    /// Write down, sealed, what the proof will look for.
    Collect = "collect";
    /// Overwrite and remove the person's files.
    Files = "files";
    /// Delete the rows.
    Rows = "rows";
    /// Take the person out of every backup.
    Backups = "backups";
    /// Write the ledger of the destroyed outside the database.
    Ledger = "ledger";
    /// Empty the planner's samples of values.
    Statistics = "statistics";
    /// Build the file anew, without free pages and slack.
    Vacuum = "vacuum";
    /// Empty the write-ahead log.
    Checkpoint = "checkpoint";
    /// Give the database a new key.
    Rekey = "rekey";
    /// Look for every form of the person on all decrypted pages, in the log and in all files.
    Prove = "prove";
    /// Issue the act of destruction.
    Act = "act";
    /// Overwrite and remove the sealed list.
    Clean = "clean";
    /// Nothing is left to do.
    Done = "done";
    /// The proof found something: the act is not issued, the job can be run again.
    FailedProof = "failed_proof";
}

impl State {
    /// The steps, in order.
    pub const STEPS: [State; 12] = [
        State::Collect,
        State::Files,
        State::Rows,
        State::Backups,
        State::Ledger,
        State::Statistics,
        State::Vacuum,
        State::Checkpoint,
        State::Rekey,
        State::Prove,
        State::Act,
        State::Clean,
    ];

    /// Where a job whose proof failed begins again.
    pub(super) fn again(self) -> State {
        if self == State::FailedProof { State::Backups } else { self }
    }

    /// Whether the step does nothing for a clinic without a vault: the act does not tell of it then.
    pub(super) fn needs_vault(self) -> bool {
        matches!(self, State::Backups | State::Ledger | State::Rekey)
    }

    /// The step after this one.
    pub fn next(self) -> State {
        let mut steps = Self::STEPS.into_iter().skip_while(|step| *step != self).skip(1);
        steps.next().unwrap_or(State::Done)
    }
}

impl rusqlite::ToSql for State {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(self.code().into())
    }
}
