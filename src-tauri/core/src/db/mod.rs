//! The encrypted database file: opening, schema, and its decrypted pages.
//!
//! One writer and a few read-only readers, so a long proof or backup never freezes the desk.
//! Refuses: a wrong key (told apart from a damaged file), a newer schema, a second key over an
//! existing file.

mod migrate;
mod open;
pub mod pages;
pub(crate) mod records;
mod rekey;

#[cfg(feature = "testing")]
pub use migrate::newest_schema;
pub use migrate::{LATEST, Migration, schema_sql};
#[cfg(feature = "testing")]
pub(crate) use open::PLAIN;
pub use open::{Db, FILE_NAME, Reader};
pub(crate) use open::{checkpoint, connection};
pub(crate) use rekey::rekey_closed;
