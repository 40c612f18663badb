//! The words of the estimate's paper in three languages.
//!
//! A paper already given must read the same for ever: changed words are a new [`VERSION`], and the
//! old ones stay for the snapshots that name them.

use super::plan::Discount;
use super::service::Unit;
use crate::values::{Language, Rate};

/// Version of these words, frozen into each snapshot.
pub(super) const VERSION: u32 = 1;

/// A short text in the three languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words(&'static str, &'static str, &'static str);

impl Words {
    /// In one language.
    pub(super) fn of(self, language: Language) -> &'static str {
        language.pick(self.0, self.1, self.2)
    }
}

pub(super) const TITLE: Words = Words(
    "Предварительный план лечения с расчётом стоимости",
    "初步治疗方案及费用估算",
    "Preliminary treatment plan and cost estimate",
);
pub(super) const DRAFT: Words = Words("Черновик", "草稿", "Draft");
pub(super) const DRAFT_MEANS: Words = Words(
    "Черновик для проверки: номер не присвоен, цены не закреплены, пациенту не выдаётся.",
    "仅供核对的草稿：未编号，价格未锁定，不交付患者。",
    "A draft for checking: it has no number, its prices are not fixed, it is not given to the patient.",
);

pub(super) const NUMBER: Words = Words("Номер", "编号", "Number");
pub(super) const SUPERSEDES: Words = Words("Взамен", "替代", "Supersedes");
pub(super) const DATED: Words = Words("Дата", "日期", "Date");
pub(super) const VALID_UNTIL: Words = Words("Действителен до", "有效期至", "Valid until");
pub(super) const PATIENT: Words = Words("Пациент", "患者", "Patient");
pub(super) const CARD: Words = Words("Карточка", "客户编号", "Card");
pub(super) const DOCTOR: Words = Words("Врач", "医生", "Doctor");
pub(super) const PREPARED_BY: Words = Words("Подготовлено", "制表人", "Prepared by");

pub(super) const PLACE: Words = Words("Зуб, область", "部位", "Tooth, area");
pub(super) const SERVICE: Words = Words("Услуга", "项目", "Service");
pub(super) const QUANTITY: Words = Words("Кол-во", "数量", "Qty");
pub(super) const PRICE: Words = Words("Цена, юаней (CNY)", "单价（元）", "Price, CNY");
pub(super) const DISCOUNT: Words = Words("Скидка", "优惠", "Discount");
pub(super) const SUM: Words = Words("Сумма, юаней (CNY)", "金额（元）", "Sum, CNY");
pub(super) const SUBTOTAL: Words = Words("Сумма по строкам", "小计", "Sum of the lines");
const WHOLE_DISCOUNT: Words = Words("Скидка на весь план", "整体优惠", "Discount on the whole plan");
pub(super) const TOTAL: Words = Words("Итого, юаней (CNY)", "合计（人民币元）", "Total, CNY");
pub(super) const SECOND_TOTAL: Words =
    Words("Справочно, рублей (RUB)", "参考金额（卢布）", "For reference, roubles (RUB)");
pub(super) const RATE: Words = Words("Курс", "汇率", "Rate");

pub(super) const NOTE: Words = Words("Примечание", "备注", "Note");
pub(super) const PAYMENT: Words = Words("Порядок оплаты", "付款方式", "Payment");
pub(super) const EXCLUDED: Words = Words("Что не входит в сумму", "费用不包括", "Not included");
pub(super) const CHANGES: Words =
    Words("Как может измениться цена", "价格可能如何变动", "How the price may change");
pub(super) const MEANING: Words = Words("Что это за документ", "文件说明", "What this paper is");

pub(super) const PAYMENT_STEPS: [Words; 3] = [
    Words(
        "Лечение оплачивается по этапам, в юанях (CNY): каждый этап — до его начала, по окончательному плану.",
        "费用以人民币（CNY）分阶段支付：每一阶段开始前，按最终方案支付该阶段费用。",
        "Treatment is paid stage by stage in yuan (CNY): each stage before it begins, by the final plan.",
    ),
    Words(
        "Работы зуботехнической лаборатории (коронки, виниры, протезы) оплачиваются до передачи заказа в лабораторию.",
        "技工室制作项目（牙冠、贴面、义齿）的费用，在制作前支付。",
        "Work of the dental laboratory (crowns, veneers, dentures) is paid before the order goes to the laboratory.",
    ),
    Words(
        "Суммы и даты платежей по этапам согласуются с пациентом до начала лечения.",
        "各阶段的付款金额和日期在治疗开始前与患者确定。",
        "Amounts and dates for the stages are agreed with the patient before treatment begins.",
    ),
];

pub(super) const NOT_INCLUDED: [Words; 3] = [
    Words(
        "Работы, не названные в таблице, в том числе те, необходимость которых выявит осмотр.",
        "表中未列明的项目，包括检查后需要增加的项目。",
        "Work not named in the table, also work that an examination may show to be needed.",
    ),
    Words(
        "Лекарства для приёма дома, проезд, проживание, питание, визовые и страховые расходы.",
        "居家用药、交通、住宿、餐饮、签证及保险费用。",
        "Medicines taken at home, travel, accommodation, meals, visa and insurance costs.",
    ),
    Words(
        "Комиссии банков и потери на обмене валют.",
        "银行费用及换汇费用。",
        "Bank fees and losses on currency exchange.",
    ),
];

pub(super) const PRICE_CHANGES: [Words; 2] = [
    Words(
        "После осмотра и КЛКТ могут измениться перечень работ, материалы и количество, а с ними и сумма.",
        "检查和CBCT后，治疗项目、材料和数量可能变动，费用随之变动。",
        "After the examination and CBCT the list of work, materials and quantities may change, and the sum with them.",
    ),
    Words(
        "Об изменении пациент узнаёт до начала работ; новая сумма указывается в новой версии этого документа.",
        "任何变动均在治疗开始前告知患者，新的金额以本文件的新版本为准。",
        "The patient learns of a change before the work begins; the new sum is stated in a new version of this paper.",
    ),
];

pub(super) const PRELIMINARY: Words = Words(
    "План предварительный: он составлен без осмотра, со слов пациента и по присланным материалам.",
    "本方案为初步方案：未经口腔检查，仅根据患者提供的资料制定。",
    "The plan is preliminary: it was made without an examination, from the patient's words and materials sent.",
);
pub(super) const NOT_A_CONTRACT: Words = Words(
    "Это не диагноз, не медицинское заключение, не договор и не публичная оферта.",
    "本文件不是诊断、医学结论、合同或公开要约。",
    "It is not a diagnosis, a medical opinion, a contract or a public offer.",
);
pub(super) const FINAL_PLAN: Words = Words(
    "Окончательный план и цену врач определяет после осмотра и КЛКТ.",
    "最终治疗方案和价格由医生在检查和CBCT后确定。",
    "The doctor settles the final plan and price after an examination and CBCT.",
);
pub(super) const NO_OBLIGATION: Words = Words(
    "План ни к чему не обязывает: от лечения можно отказаться без объяснения причин.",
    "本方案不产生任何义务：患者可随时放弃治疗。",
    "The plan obliges to nothing: treatment may be declined without giving a reason.",
);
pub(super) const SIGNING: Words = Words(
    "Подпись пациента означает, что план получен и разъяснён; она не обязывает ни к лечению, ни к оплате.",
    "患者签名仅表示已收到并了解本方案，不产生治疗或付款的义务。",
    "The patient's signature means that the plan was received and explained; it obliges neither to treatment nor to payment.",
);
pub(super) const ROUNDING: Words = Words(
    "Округление: строка (цена × количество минус её скидка) и скидка на весь план — до 0,01 юаня, сумма \
     в рублях (итог × курс) — до 1 копейки; ровно половина — в сторону от нуля.",
    "每行金额（单价×数量－优惠）及整体优惠四舍五入到0.01元，卢布金额（合计×汇率）四舍五入到1戈比。",
    "Rounding: a line (price × quantity less its discount) and the discount on the whole plan to CNY 0.01, the sum in \
     roubles (total × rate) to 1 kopeck; exactly half goes away from zero.",
);

/// `№ E-2026-0118, версия 2`.
pub(super) fn number(language: Language, number: &str, version: u32) -> String {
    language.pick(
        format!("№\u{a0}{number}, версия\u{a0}{version}"),
        format!("{number}，第{version}版"),
        format!("No.\u{a0}{number}, version\u{a0}{version}"),
    )
}

/// `№ E-2026-0117 от 20 ноября 2026 г.`
pub(super) fn number_of(language: Language, number: &str, day: &str) -> String {
    language.pick(
        format!("№\u{a0}{number} от\u{a0}{day}"),
        format!("{number}（{day}）"),
        format!("No.\u{a0}{number} of\u{a0}{day}"),
    )
}

/// `23 декабря 2026 г. включительно (30 дней)`.
pub(super) fn valid(language: Language, day: &str, days: u32) -> String {
    let word = language.plural(days.into(), ["день", "дня", "дней"], "天", ["day", "days"]);
    language.pick(
        format!("{day} включительно ({days}\u{a0}{word})"),
        format!("{day}（含当日，共{days}{word}）"),
        format!("{day} inclusive ({days}\u{a0}{word})"),
    )
}

/// `2 зуба`, `2颗`, `2 teeth`.
pub(super) fn quantity(language: Language, n: u32, unit: Unit) -> String {
    let word = match unit {
        Unit::Tooth => language.plural(n.into(), ["зуб", "зуба", "зубов"], "颗", ["tooth", "teeth"]),
        Unit::Jaw => language.plural(n.into(), ["челюсть", "челюсти", "челюстей"], "颌", ["jaw", "jaws"]),
        Unit::Piece => language.plural(n.into(), ["шт.", "шт.", "шт."], "项", ["pc.", "pcs."]),
        Unit::Visit => language.plural(n.into(), ["визит", "визита", "визитов"], "次", ["visit", "visits"]),
    };
    language.pick(format!("{n}\u{a0}{word}"), format!("{n}{word}"), format!("{n}\u{a0}{word}"))
}

/// `12,5 %`; nothing for a discount that is no share.
pub(super) fn percent(language: Language, discount: Discount) -> Option<String> {
    let Discount::Percent { hundredths } = discount else { return None };
    let number = decimal(language, u64::from(hundredths), 2, 0);
    Some(language.pick(format!("{number}\u{a0}%"), format!("{number}%"), format!("{number}%")))
}

/// `Скидка на весь план, 5 %`.
pub(super) fn whole_discount(language: Language, discount: Discount) -> String {
    let label = WHOLE_DISCOUNT.of(language);
    match percent(language, discount) {
        Some(share) => language.pick(
            format!("{label}, {share}"),
            format!("{label}（{share}）"),
            format!("{label}, {share}"),
        ),
        None => label.to_owned(),
    }
}

/// `1 CNY = 11,2345 RUB на 20 ноября 2026 г.; источник: Банк России`.
pub(super) fn rate(language: Language, rate: &Rate) -> String {
    let number = decimal(language, rate.micro.unsigned_abs(), 6, 4);
    let (equation, day) = (format!("1\u{a0}CNY\u{a0}=\u{a0}{number}\u{a0}RUB"), rate.on.long(language));
    let source = &rate.source;
    language.pick(
        format!("{equation} на\u{a0}{day}; источник: {source}"),
        format!("{equation}（{day}，来源：{source}）"),
        format!("{equation} on\u{a0}{day}; source: {source}"),
    )
}

/// "The plan is valid until …".
pub(super) fn valid_until(language: Language, day: &str) -> String {
    language.pick(
        format!("Цены действительны до\u{a0}{day} включительно."),
        format!("价格有效期至{day}（含当日）。"),
        format!("The prices are valid until {day} inclusive."),
    )
}

/// "Roubles are for reference".
pub(super) fn roubles_are_for_reference(language: Language, day: &str) -> String {
    language.pick(
        // The day ends with the dot of "г.".
        format!("Цены и расчёты — в юанях (CNY); рубли — справочно, по курсу на\u{a0}{day}"),
        format!("价格和付款均以人民币（CNY）为准；卢布金额按{day}汇率计算，仅供参考。"),
        format!("Prices and payments are in yuan (CNY); roubles are for reference, at the rate of {day}."),
    )
}

/// A number of `1 / 10^places` units, trailing zeros dropped down to `least` digits.
fn decimal(language: Language, value: u64, places: u32, least: usize) -> String {
    let one = 10_u64.pow(places);
    let mut fraction = format!("{:0width$}", value % one, width = places as usize);
    while fraction.len() > least && fraction.ends_with('0') {
        fraction.pop();
    }
    let point = if fraction.is_empty() { "" } else { language.pick(",", ".", ".") };
    format!("{}{point}{fraction}", value / one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_rates_show_the_digits_they_have() {
        let share = |hundredths| percent(Language::Ru, Discount::Percent { hundredths }).unwrap();
        assert_eq!([share(10_00), share(12_50), share(33)], ["10\u{a0}%", "12,5\u{a0}%", "0,33\u{a0}%"]);
        assert_eq!(decimal(Language::En, 11_234_500, 6, 4), "11.2345");
        assert_eq!(decimal(Language::Ru, 11_000_000, 6, 4), "11,0000");
    }

    #[test]
    fn quantities_are_counted_by_rule() {
        let ru = |n| quantity(Language::Ru, n, Unit::Tooth).replace('\u{a0}', " ");
        assert_eq!([ru(1), ru(2), ru(5), ru(21)], ["1 зуб", "2 зуба", "5 зубов", "21 зуб"]);
        assert_eq!(quantity(Language::Zh, 2, Unit::Jaw), "2颌");
    }
}
