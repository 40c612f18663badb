//! What a paper is, with its name on other papers: in an act, in the answer about somebody's data, in an
//! inspector's pack.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::requests::PaperKind;
use crate::values::Language;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal: $ru:literal, $zh:literal, $en:literal;)*) => {
        /// What a paper is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum PaperType { $($(#[$doc])* $name,)* }

        impl PaperType {
            /// The stored word.
            pub fn code(self) -> &'static str {
                match self { $(PaperType::$name => $code,)* }
            }

            /// Reads a stored word; `None` for one that no program wrote.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(PaperType::$name),)* _ => None }
            }

            /// Its name, small.
            pub fn words(self, language: Language) -> &'static str {
                match self { $(PaperType::$name => language.pick($ru, $zh, $en),)* }
            }
        }
    };
}

kinds! {
    /// A blank of a consent text for one person.
    ConsentForm = "consent_form": "согласие", "同意书", "consent form";
    /// Every consent and withdrawal of a person.
    ConsentHistory = "consent_history": "история согласий", "同意记录", "history of consents";
    /// A trip, day by day.
    TripSheet = "trip_sheet": "лист поездки", "行程单", "trip sheet";
    /// A preliminary estimate.
    Estimate = "estimate": "смета", "估价单", "estimate";
    /// A withdrawal was received.
    Confirmation = "confirmation": "подтверждение отзыва", "撤回确认函", "confirmation of a withdrawal";
    /// What is known of a person (Art. 14).
    AccessAnswer = "access_answer": "ответ о персональных данных", "信息查询答复", "answer about data";
    /// An access refused (Art. 20(2)).
    AccessRefused = "access_refused": "отказ в сведениях", "拒绝提供信息的答复", "refusal of access";
    /// A longer term (Art. 20, 21(5.1)).
    ExtensionNotice = "extension_notice": "уведомление о продлении", "延期通知", "notice of extension";
    /// Nobody of that name is here (Art. 20(1)).
    NoSuchPerson = "no_such_person": "ответ: данных нет", "答复：无此人信息", "answer: no such person";
    /// Checked (Art. 20(3), 21(2)).
    Corrected = "corrected": "ответ о проверке", "核查结果通知", "answer about the check";
    /// Marketing has stopped (Art. 15(2)).
    MarketingStopped = "marketing_stopped": "ответ о рекламе", "停止营销信息通知", "answer about marketing";
    /// To the regulator (Art. 20(4)).
    RegulatorAnswer = "regulator_answer": "ответ Роскомнадзору", "对监管机构的答复", "answer to the regulator";
    /// The data asked about is destroyed (Art. 14, 20(1)).
    DataDestroyed = "data_destroyed": "ответ: данные уничтожены", "答复：信息已销毁", "answer: data destroyed";
    /// A list of people as a spreadsheet.
    Export = "export": "выгрузка списка", "导出名单", "exported list";
    /// The extract of the log that goes with an act (Order 179).
    Extract = "extract": "выгрузка из журнала", "日志摘录", "log extract";
    /// The act of destruction (Order 179).
    Act = "act": "акт об уничтожении", "销毁证明", "act of destruction";
}

impl From<PaperKind> for PaperType {
    fn from(kind: PaperKind) -> Self {
        match kind {
            PaperKind::Confirmation => PaperType::Confirmation,
            PaperKind::ExtensionNotice => PaperType::ExtensionNotice,
            PaperKind::NoSuchPerson => PaperType::NoSuchPerson,
            PaperKind::Corrected => PaperType::Corrected,
            PaperKind::MarketingStopped => PaperType::MarketingStopped,
            PaperKind::RegulatorAnswer => PaperType::RegulatorAnswer,
            PaperKind::AccessRefused => PaperType::AccessRefused,
            PaperKind::DataDestroyed => PaperType::DataDestroyed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_what_the_window_is_sent() {
        let kind: PaperType = serde_json::from_str("\"no_such_person\"").unwrap();
        assert_eq!(kind.code(), "no_such_person");
        assert_eq!(PaperType::from_code(kind.code()), Some(kind));
        assert_eq!(PaperType::from_code("diary"), None);
    }
}
