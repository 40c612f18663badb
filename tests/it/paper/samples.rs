//! Papers of an invented clinic for an invented patient.

use desk_core::paper::{
    Align, Block, Column, Document, Letterhead, Row, RowKind, SignatureLine, Table, Width,
};
use desk_core::values::Language;

/// An estimate with `items` rows in two stages.
pub fn estimate(language: Language, second: Option<Language>, items: usize) -> Document {
    let say = |ru: &str, zh: &str, en: &str| {
        let first = language.pick(ru, zh, en);
        match second {
            Some(second) => format!("{first}\n{}", second.pick(ru, zh, en)),
            None => first.to_owned(),
        }
    };
    let services = [
        say("Компьютерная томография челюстей (КЛКТ)", "口腔锥形束CT检查", "Cone-beam CT of the jaws"),
        say("Имплантат Straumann с установкой", "士卓曼种植体植入", "Straumann implant with placement"),
        say(
            "Коронка из диоксида циркония на имплантате",
            "种植体二氧化锆全瓷冠",
            "Zirconia crown on an implant",
        ),
        say(
            "Лечение кариеса, реставрация двух поверхностей",
            "龋齿治疗，双面树脂修复",
            "Caries, two surfaces",
        ),
    ];
    let money = |yuan: usize| {
        let grouped = format!("{}\u{a0}{:03},00", yuan / 1000, yuan % 1000);
        language.pick(
            grouped,
            format!("{},{:03}.00", yuan / 1000, yuan % 1000),
            format!("{},{:03}.00", yuan / 1000, yuan % 1000),
        )
    };
    let mut rows = Vec::new();
    let half = items / 2;
    for number in 1..=items {
        if number == 1 {
            rows.push(Row::of(
                RowKind::Section,
                [say(
                    "Этап 1. Диагностика и хирургия",
                    "第一阶段：检查与手术",
                    "Stage 1. Diagnostics and surgery",
                )],
            ));
        }
        if number == half + 1 {
            rows.push(Row::of(
                RowKind::Subtotal,
                [
                    say("Итого по этапу 1", "第一阶段小计", "Stage 1 subtotal"),
                    String::new(),
                    String::new(),
                    String::new(),
                    String::new(),
                    money(1250 * half),
                ],
            ));
            rows.push(Row::of(
                RowKind::Section,
                [say("Этап 2. Протезирование", "第二阶段：修复", "Stage 2. Prosthetics")],
            ));
        }
        rows.push(Row::plain([
            number.to_string(),
            (10 + number % 8 + 1).to_string(),
            services[number % services.len()].clone(),
            (number % 3 + 1).to_string(),
            money(800 + number * 37),
            money(1250),
        ]));
    }
    rows.push(Row::of(
        RowKind::Subtotal,
        [
            say("Итого по этапу 2", "第二阶段小计", "Stage 2 subtotal"),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            money(1250 * (items - half)),
        ],
    ));
    rows.push(Row::of(
        RowKind::Total,
        [
            say("Всего, юаней (CNY)", "合计（人民币）", "Total, CNY"),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            money(1250 * items),
        ],
    ));
    rows.push(Row::of(
        RowKind::Total,
        [
            say(
                "Всего в рублях по курсу 11,42 ₽ от 05.11.2026",
                "折合卢布（汇率11.42，2026年11月5日）",
                "Total in RUB at 11.42, 5 Nov 2026",
            ),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            language.pick("142\u{a0}750,00\u{a0}₽", "₽142,750.00", "₽142,750.00").to_owned(),
        ],
    ));
    Document {
        title: language
            .pick("Смета № 118, версия 2", "治疗预算 118号 第2版", "Estimate 118, version 2")
            .to_owned(),
        language,
        second,
        header: Letterhead {
            name: say("Стоматология «Чжэньмэй», Хэйхэ", "黑河臻美口腔", "Heihe Zhenmei Dental"),
            address: say(
                "КНР, провинция Хэйлунцзян, г. Хэйхэ, ул. Чжунъян, 120",
                "中国黑龙江省黑河市中央街120号",
                "120 Zhongyang Street, Heihe, Heilongjiang, China",
            ),
            contacts: "+86 456 000 0000 · desk@example.org".to_owned(),
        },
        footer: language
            .pick("Смета № 118 · версия 2", "治疗预算 118号 · 第2版", "Estimate 118 · version 2")
            .to_owned(),
        blocks: vec![
            Block::Title(say(
                "Предварительная смета лечения № 118",
                "初步治疗预算 第118号",
                "Preliminary treatment estimate No. 118",
            )),
            Block::KeyValues(vec![
                (
                    say("Пациент", "患者", "Patient"),
                    say("Лебедева Анна Сергеевна", "列别杰娃·安娜", "Anna Lebedeva"),
                ),
                (
                    say("Дата и срок действия", "日期及有效期", "Date and validity"),
                    say(
                        "5 ноября 2026 г., действует до 5 декабря 2026 г.",
                        "2026年11月5日，有效期至2026年12月5日",
                        "5 Nov 2026, valid until 5 Dec 2026",
                    ),
                ),
                (
                    say("Врач", "医生", "Doctor"),
                    say("Ван Сяомин (王小明)", "王小明", "Wang Xiaoming (王小明)"),
                ),
            ]),
            Block::Table(Table {
                columns: vec![
                    Column::new("№", Align::Right, Width::Fit),
                    Column::new(say("Зуб", "牙位", "Tooth"), Align::Center, Width::Fixed(14.0)),
                    Column::new(say("Услуга", "项目", "Service"), Align::Left, Width::Share(1.0)),
                    Column::new(say("Кол.", "数量", "Qty"), Align::Right, Width::Fit),
                    Column::new(say("Цена", "单价", "Price"), Align::Right, Width::Fit),
                    Column::new(say("Сумма", "金额", "Sum"), Align::Right, Width::Fit),
                ],
                rows,
            }),
            Block::Heading(say("Что важно знать", "重要说明", "Please note")),
            Block::Bullets(vec![
                say(
                    "Смета предварительная: она составлена без осмотра и не является диагнозом, договором или публичной офертой.",
                    "本预算为初步预算，未经面诊作出，不构成诊断、合同或公开要约。",
                    "This estimate is preliminary: it was made without an examination and is not a diagnosis, a contract or a public offer.",
                ),
                say(
                    "Окончательный план и стоимость определяются после осмотра и КЛКТ.",
                    "最终方案与价格以面诊及CT检查后为准。",
                    "The final plan and price follow the examination and CBCT.",
                ),
            ]),
            Block::Ticks(vec![
                (
                    true,
                    say(
                        "Копия плана выдана пациенту",
                        "已将方案副本交给患者",
                        "A copy was given to the patient",
                    ),
                ),
                (
                    false,
                    say(
                        "Пациент просит звонить только до 18:00 по Благовещенску",
                        "患者要求仅在布拉戈维申斯克时间18:00前致电",
                        "Call before 18:00 Blagoveshchensk time only",
                    ),
                ),
            ]),
            Block::Note(say(
                "Исключены: наркоз, временные конструкции, проезд и проживание. Стоимость в рублях указана справочно.",
                "不包括：全身麻醉、临时修复体、交通和住宿费用。卢布金额仅供参考。",
                "Excluded: general anaesthesia, temporary works, travel and stay. Roubles are for reference.",
            )),
            Block::Fill(vec![say("Паспорт (заполняется от руки)", "护照（手写）", "Passport (by hand)")]),
            Block::Signatures(vec![
                SignatureLine { role: say("Пациент", "患者", "Patient"), name: String::new() },
                SignatureLine {
                    role: say("Врач", "医生", "Doctor"),
                    name: say("Ван Сяомин", "王小明", "Wang Xiaoming"),
                },
            ]),
        ],
    }
}
