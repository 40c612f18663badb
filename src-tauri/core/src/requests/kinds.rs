//! Closed choices of a letter, as stable words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// The stored word.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)* }
            }

            /// Reads the stored word.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some($name::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// How the letter came.
    LetterChannel {
        /// By e-mail.
        Email = "email",
        /// By post.
        Post = "post",
        /// Handed in.
        InPerson = "in_person",
        /// Said on the phone.
        Phone = "phone",
        /// In a messenger.
        Messenger = "messenger",
    }
}

words! {
    /// What is withdrawn. Parts of a consent come later; a letter that names none means everything.
    Scope {
        /// Every consent.
        Everything = "everything",
    }
}

words! {
    /// How it was made sure who writes. The document's number is never stored (law.md §4).
    IdentityCheck {
        /// A document was shown.
        DocumentSeen = "document_seen",
        /// The letter came from the address or number on the card.
        KnownAddress = "known_address",
        /// Called back on the number on the card.
        CallBack = "call_back",
        /// A representative with a power of attorney.
        Representative = "representative",
    }
}
