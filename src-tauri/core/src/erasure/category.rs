//! Categories of personal data, in the words of an act of destruction (Order 179, field д).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::values::Language;

macro_rules! categories {
    ($($(#[$doc:meta])* $name:ident: $ru:literal, $zh:literal, $en:literal;)*) => {
        /// What kind of personal data a column holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        #[ts(rename = "PersonalCategory")]
        pub enum Category { $($(#[$doc])* $name,)* }

        impl Category {
            /// All categories, in the order of an act.
            pub const ALL: &'static [Category] = &[$(Category::$name,)*];

            /// The words of an act.
            pub fn words(self, language: Language) -> &'static str {
                match self { $(Category::$name => language.pick($ru, $zh, $en),)* }
            }
        }
    };
}

categories! {
    /// Surname, given name, patronymic, Latin and Chinese spelling.
    Names: "фамилия, имя, отчество, иные написания имени", "姓名及其其他写法", "names and their other spellings";
    /// Phones with their messenger.
    Phones: "номера телефонов", "电话号码", "phone numbers";
    /// E-mail addresses.
    Emails: "адреса электронной почты", "电子邮箱地址", "e-mail addresses";
    /// Preferred language, channel of the enquiry.
    Contact: "язык общения, канал обращения", "沟通语言、咨询渠道", "language and channel of contact";
    /// Services the person asked about.
    Interests: "интересующие услуги", "感兴趣的服务", "services of interest";
    /// The person's wishes, notes of calls and messages.
    Wishes: "пожелания, комментарии, записи разговоров", "需求、备注及沟通记录", "wishes, comments, notes of contacts";
    /// Status, next step, history of the enquiry.
    Dealings: "ход обращения: статус, следующий шаг, история", "咨询进程：状态、下一步、历史", "course of the enquiry: status, next step, history";
    /// Facts of consent.
    Consent: "сведения о согласиях и их отзыве", "同意及撤回同意的记录", "facts of consent and its withdrawal";
    /// Trip.
    Trip: "сведения о поездке", "行程信息", "trip";
    /// Estimates: teeth, services, sums.
    Plan: "предварительный план лечения (смета)", "初步治疗方案（估价）", "preliminary treatment plan (estimate)";
    /// Scans of letters and of signed papers.
    Scans: "копии писем и документов (файлы)", "信函及文件的扫描件", "scans of letters and papers (files)";
    /// Which papers were printed or saved.
    Papers: "учёт выданных документов", "已出具文件的登记", "register of papers made";
    /// The search index.
    Index: "поисковый указатель", "检索索引", "search index";
}
