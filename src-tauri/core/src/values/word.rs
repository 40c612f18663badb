//! Closed choices stored as stable words: one table gives the enum, its word, and its columns.

/// Declares an enum whose variants are stored, sent and logged as fixed snake_case words.
///
/// Gives `ALL` (in the order of the table), `code`, `from_code`, `ToSql` and `FromSql`; a word this
/// program does not know is refused as `Invalid { field, Unknown }`.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident in $field:literal { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize, ts_rs::TS,
        )]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// All choices, in the order the desk shows them.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The stored word.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// Reads the stored word.
            ///
            /// # Errors
            /// `Invalid` for a word this program does not know.
            pub fn from_code(code: &str) -> $crate::Result<Self> {
                match code {
                    $($word => Ok($name::$variant),)*
                    _ => Err($crate::Error::invalid($field, $crate::error::Problem::Unknown)),
                }
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.code().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                $name::from_code(value.as_str()?)
                    .map_err(|error| rusqlite::types::FromSqlError::Other(Box::new(error)))
            }
        }
    };
}

pub(crate) use words;
