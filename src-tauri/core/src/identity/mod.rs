//! The identity index: under which normalised words a person is found, in any of three scripts.
//!
//! Search, duplicates, import and destruction share it, so that what can be found can also be
//! destroyed. [`terms`] turns a person into words for an index with prefix search; [`query`] turns
//! what somebody typed into prefixes of those words; [`needles`] lists every written form that must
//! be gone after a destruction. Invariants: one folding for both sides; every typed beginning of a
//! spelling finds what the whole spelling finds. Pure: no SQL, no clock, never fails.
//!
//! Names of all spellings fold to one Latin key (Иванов, Ivanov, Iwanow → `ivanov`; ё ≡ е ≡ э,
//! й ≡ и ≡ ы, ь ≡ ъ ≡ nothing, doubled consonants single). Where a Latin spelling is ambiguous
//! the *query* lists several prefixes, the plain reading first; an everyday form (Саша) adds the full
//! names it stands for; [`QueryWord::misspelt`] lists what a word with one wrong letter may mean. [`other_layout`] reads what was typed under the wrong keyboard layout.

mod chinese;
mod diminutives;
mod key;
mod latin;
mod layout;
mod letters;
mod misspelt;
mod needles;
mod palladius;
mod query;
mod same;
mod terms;
#[cfg(test)]
mod tests;

pub use layout::other_layout;
pub use needles::{Needle, needles};
pub use query::{Query, QueryWord, query};
pub use same::name_key;
pub use terms::{Term, TermKind, terms};
