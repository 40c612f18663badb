//! The plumbing behind the table, written once.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::audit::Touched;
use crate::{Error, Result, error::Problem};

/// What a command does with people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uses {
    /// Takes no person.
    Free,
    /// Uses a lead: refused once consent is withdrawn.
    Lead,
    /// The privacy office's: may handle a blocked record.
    Office,
}

/// What goes back through the door.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// Done.
    Done {
        /// Always true.
        ok: bool,
        /// The reply.
        data: Value,
        /// What to refetch.
        changed: Vec<Touched>,
    },
    /// Refused.
    Refused {
        /// Always false.
        ok: bool,
        /// Why.
        error: Error,
    },
}

/// Wraps a result for the way back.
pub fn answer(result: Result<(Value, Vec<Touched>)>) -> Answer {
    match result {
        Ok((data, changed)) => Answer::Done { ok: true, data, changed },
        Err(error) => Answer::Refused { ok: false, error },
    }
}

/// Reads arguments; a value that refuses itself (a phone, a tooth, a day) names its field.
pub fn read_args<A: DeserializeOwned>(args: Value) -> Result<A> {
    serde_path_to_error::deserialize(args).map_err(|error| {
        let path = error.path().to_string();
        // A value's own refusal travels through serde as its JSON text.
        match serde_json::from_str::<Error>(&error.inner().to_string()) {
            Ok(Error::Invalid { problem, .. }) => Error::Invalid { field: path, problem },
            Ok(other) => other,
            Err(_) => Error::Invalid { field: path, problem: Problem::Unknown },
        }
    })
}

macro_rules! commands {
    ($($uses:tt $name:ident: $verb:path, $args:ty => $reply:ty;)*) => {
        /// Runs one command for the clinic's actor.
        ///
        /// # Errors
        /// `NotFound { command }` for an unknown name, `Invalid` for arguments of a wrong shape,
        /// and whatever the verb refuses.
        pub fn call(clinic: &$crate::clinic::Clinic, name: &str, args: serde_json::Value) -> $crate::Result<serde_json::Value> {
            match name {
                $(stringify!($name) => Ok(serde_json::to_value($verb(clinic, dispatch::read_args::<$args>(args)?)?)?),)*
                _ => Err($crate::Error::not_found("command")),
            }
        }

        /// Every command with what it does with people.
        pub const COMMANDS: &[(&str, Uses)] = &[$((stringify!($name), dispatch::uses!($uses)),)*];

        /// Each command that uses a lead, with arguments made for a sample lead. A row whose
        /// arguments cannot be made does not compile, so no command escapes the test.
        #[cfg(feature = "testing")]
        pub fn uses_of_a_lead() -> Vec<(&'static str, fn(&$crate::testing::SampleLead) -> serde_json::Value)> {
            #[allow(unused_mut, reason = "a table without lead rows")]
            let mut uses: Vec<(&'static str, fn(&$crate::testing::SampleLead) -> serde_json::Value)> = Vec::new();
            $(dispatch::sample!(uses, $uses, $name, $args);)*
            uses
        }

        /// Each command with every type its arguments are made of: a command that can name a person
        /// cannot pass for one that takes none.
        #[cfg(feature = "testing")]
        pub fn arguments() -> Vec<(&'static str, Uses, std::collections::BTreeSet<std::any::TypeId>)> {
            vec![$((stringify!($name), dispatch::uses!($uses), bindings::types_in::<$args>()),)*]
        }

        pub(super) fn describe(types: &mut bindings::Types) {
            $(types.command::<$args, $reply>(stringify!($name));)*
        }
    };
}

macro_rules! uses {
    (free) => {
        Uses::Free
    };
    (lead) => {
        Uses::Lead
    };
    (office) => {
        Uses::Office
    };
}

#[cfg(feature = "testing")]
macro_rules! sample {
    ($uses:ident, lead, $name:ident, $args:ty) => {
        $uses.push((stringify!($name), |sample| {
            let args: $args = $crate::testing::ForLead::for_lead(sample);
            serde_json::to_value(args).unwrap_or_default()
        }));
    };
    ($uses:ident, $other:tt, $name:ident, $args:ty) => {};
}

pub(super) use commands;
#[cfg(feature = "testing")]
pub(super) use sample;
pub(super) use uses;
