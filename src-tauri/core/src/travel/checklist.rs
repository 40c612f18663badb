//! What is checked before a trip and before going home.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::values::word::words;
use crate::values::{Language, Timestamp};

words! {
    /// One thing to check.
    CheckItem in "item" {
        /// The person confirmed a passport valid for at least six months. Only this is kept.
        PassportConfirmed = "passport_confirmed",
        /// The person read today's entry rules.
        RulesRead = "rules_read",
        /// The person filled in China's online arrival card.
        ArrivalCard = "arrival_card",
        /// The hotel is booked.
        HotelBooked = "hotel_booked",
        /// Somebody meets.
        TransferArranged = "transfer_arranged",
        /// The estimate is printed.
        EstimatePrinted = "estimate_printed",
        /// What if the river closes: agreed.
        PlanB = "plan_b",
        /// The person has the papers.
        PapersGiven = "papers_given",
        /// The control visit is done.
        ControlVisit = "control_visit",
        /// When we speak next is agreed.
        NextContact = "next_contact",
    }
}

words! {
    /// When it is checked.
    CheckStage in "stage" {
        /// Before the trip.
        Before = "before",
        /// Before going home.
        Departure = "departure",
    }
}

/// One line of a trip's checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripCheck {
    /// What.
    pub item: CheckItem,
    /// When.
    pub stage: CheckStage,
    /// Who ticked it and when; `null` while open.
    pub tick: Option<Tick>,
}

/// Who ticked, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tick {
    /// When.
    pub at: Timestamp,
    /// Name of the account; empty for the program itself.
    pub by: String,
}

impl CheckItem {
    /// When it is checked.
    pub fn stage(self) -> CheckStage {
        match self {
            CheckItem::PassportConfirmed
            | CheckItem::RulesRead
            | CheckItem::ArrivalCard
            | CheckItem::HotelBooked
            | CheckItem::TransferArranged
            | CheckItem::EstimatePrinted
            | CheckItem::PlanB => CheckStage::Before,
            CheckItem::PapersGiven | CheckItem::ControlVisit | CheckItem::NextContact => {
                CheckStage::Departure
            }
        }
    }

    /// The words on the trip sheet, said to the person.
    pub(super) fn on_paper(self, language: Language) -> &'static str {
        match self {
            CheckItem::PassportConfirmed => language.pick(
                "Загранпаспорт действует не менее 6 месяцев",
                "护照有效期不少于六个月",
                "Passport valid for at least 6 months",
            ),
            CheckItem::RulesRead => language.pick(
                "Правила въезда прочитаны накануне поездки",
                "出行前已阅读最新入境规定",
                "Entry rules read before the trip",
            ),
            CheckItem::ArrivalCard => language.pick(
                "Электронная карта прибытия в КНР заполнена",
                "已在线填写中国入境卡",
                "China’s online arrival card filled in",
            ),
            CheckItem::HotelBooked => language.pick("Гостиница забронирована", "酒店已预订", "Hotel booked"),
            CheckItem::TransferArranged => {
                language.pick("Встреча и трансфер согласованы", "接送已安排", "Meeting and transfer arranged")
            }
            CheckItem::EstimatePrinted => {
                language.pick("Смета распечатана", "费用预算已打印", "Estimate printed")
            }
            CheckItem::PlanB => {
                language.pick("Запасной вариант согласован", "备用方案已商定", "Plan B agreed")
            }
            CheckItem::PapersGiven => language.pick(
                "Документы и рекомендации получены",
                "已领取资料和医嘱",
                "Papers and recommendations received",
            ),
            CheckItem::ControlVisit => {
                language.pick("Контрольный осмотр пройден", "已完成复查", "Control visit done")
            }
            CheckItem::NextContact => {
                language.pick("Следующая связь согласована", "已约定下次联系时间", "Next contact agreed")
            }
        }
    }
}
