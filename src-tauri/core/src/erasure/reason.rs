//! Why a person's data is destroyed (Order 179, field и).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::values::Language;

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal: $ru:literal, $zh:literal, $en:literal;)*) => {
        /// The reason of a destruction.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[ts(rename = "DestructionReason")]
        pub enum Reason { $($(#[$doc])* #[serde(rename = $code)] $name,)* }

        impl Reason {
            /// All reasons.
            pub const ALL: &'static [Reason] = &[$(Reason::$name,)*];

            /// The stored word.
            pub fn code(self) -> &'static str {
                match self { $(Reason::$name => $code,)* }
            }

            /// Reads the stored word; rows of the first schema hold a withdrawal only.
            pub(super) fn from_code(code: &str) -> Self {
                match code { $($code => Reason::$name,)* _ => Reason::Withdrawal }
            }

            /// The words of an act and of a log extract.
            pub fn words(self, language: Language) -> &'static str {
                match self { $(Reason::$name => language.pick($ru, $zh, $en),)* }
            }
        }
    };
}

reasons! {
    /// Consent withdrawn, Art. 21(5).
    Withdrawal = "withdrawal_21_5":
        "отзыв согласия субъекта, ст. 21 ч. 5 Закона № 152-ФЗ",
        "主体撤回同意，第152-FZ号法第21条第5款",
        "consent withdrawn, Art. 21(5) of Law 152-FZ";
    /// Demand to stop processing, Art. 21(5.1).
    Stop = "stop_21_5_1":
        "требование прекратить обработку, ст. 21 ч. 5.1 Закона № 152-ФЗ",
        "要求停止处理，第152-FZ号法第21条第5.1款",
        "demand to stop processing, Art. 21(5.1) of Law 152-FZ";
    /// Unlawful processing found, Art. 21(3).
    Unlawful = "unlawful_21_3":
        "выявлена неправомерная обработка, ст. 21 ч. 3 Закона № 152-ФЗ",
        "发现违法处理，第152-FZ号法第21条第3款",
        "unlawful processing found, Art. 21(3) of Law 152-FZ";
    /// Unlawfully obtained or unnecessary data, Art. 20(3).
    Unnecessary = "unnecessary_20_3":
        "данные получены незаконно или не нужны для заявленной цели, ст. 20 ч. 3 Закона № 152-ФЗ",
        "信息系非法取得或并非所声明目的所必需，第152-FZ号法第20条第3款",
        "data unlawfully obtained or not needed for the stated purpose, Art. 20(3) of Law 152-FZ";
    /// Purpose achieved, Art. 21(4).
    Achieved = "achieved_21_4":
        "достигнута цель обработки, ст. 21 ч. 4 Закона № 152-ФЗ",
        "处理目的已实现，第152-FZ号法第21条第4款",
        "purpose of the processing achieved, Art. 21(4) of Law 152-FZ";
    /// The set term ended, Art. 5(7), 21(4).
    TermExpired = "term_expired":
        "истёк установленный срок обработки, ст. 5 ч. 7 и ст. 21 ч. 4 Закона № 152-ФЗ",
        "规定的处理期限届满，第152-FZ号法第5条第7款和第21条第4款",
        "the set term of processing ended, Art. 5(7) and 21(4) of Law 152-FZ";
}

impl Reason {
    /// The reason that follows from the kind of a letter.
    pub(super) fn of_request(kind: &str) -> Self {
        match kind {
            "stop" => Reason::Stop,
            "unlawful" => Reason::Unlawful,
            "correction" | "unnecessary" => Reason::Unnecessary,
            _ => Reason::Withdrawal,
        }
    }
}
