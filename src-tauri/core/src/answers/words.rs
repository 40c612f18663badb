//! The words of the answer, item by item: short, and true of what this program does.

use super::closed;
use crate::backup::KEEP_DAYS_MAX;
use crate::consent::{ConsentKind, InForce};
use crate::settings::{Settings, Transfers};
use crate::values::{Day, Language};

/// What the law asks for, by its own number.
pub(super) fn title(number: &str, l: Language) -> &'static str {
    match number {
        "1" => l.pick(
            "Подтверждение факта обработки персональных данных",
            "确认处理个人信息的事实",
            "Confirmation that personal data is processed",
        ),
        "2" => l.pick(
            "Правовые основания и цели обработки",
            "处理的法律依据和目的",
            "Legal grounds and purposes of processing",
        ),
        "3" => l.pick("Способы обработки", "处理方式", "Methods of processing"),
        "4" => l.pick(
            "Оператор и лица, имеющие доступ к данным, кроме его работников",
            "运营者及可接触信息的人员（员工除外）",
            "The operator and those with access to the data other than its staff",
        ),
        "5" => l.pick(
            "Обрабатываемые персональные данные и источник их получения",
            "所处理的个人信息及其来源",
            "The personal data processed and its source",
        ),
        "6" => l.pick("Сроки обработки и хранения", "处理和保存期限", "Terms of processing and storage"),
        "7" => l.pick("Порядок осуществления Ваших прав", "您行使权利的方式", "How to exercise your rights"),
        "8" => l.pick(
            "Осуществлённая или предполагаемая трансграничная передача",
            "已进行或拟进行的跨境传输",
            "Cross-border transfers, done or planned",
        ),
        "9" => l.pick(
            "Лица, обрабатывающие данные по поручению оператора",
            "受运营者委托处理信息的人",
            "Those who process the data on the operator’s behalf",
        ),
        "9.1" => l.pick(
            "Как исполняются обязанности оператора по статье 18.1",
            "运营者如何履行第18.1条规定的义务",
            "How the operator’s duties under Article 18.1 are met",
        ),
        _ => l.pick(
            "Иные сведения: выданные документы и файлы",
            "其他信息：已出具的文件和存档文件",
            "Other: papers given out and files kept",
        ),
    }
}

pub(super) fn confirmed(since: Option<Day>, l: Language) -> Vec<String> {
    let since = since.map(|day| day.long(l));
    vec![match since {
        Some(day) => l.pick(
            format!("Да, оператор обрабатывает Ваши персональные данные. Карточка заведена {day}"),
            format!("是，运营者处理您的个人信息。记录建立于{day}。"),
            format!("Yes, the operator processes your personal data. The record was made on {day}."),
        ),
        None => l.pick(
            "Да, оператор обрабатывает Ваши персональные данные.".to_owned(),
            "是，运营者处理您的个人信息。".to_owned(),
            "Yes, the operator processes your personal data.".to_owned(),
        ),
    }]
}

pub(super) fn grounds(
    consents: &[InForce],
    blocked: Option<Day>,
    settings: &Settings,
    l: Language,
) -> Vec<String> {
    if let Some(due) = blocked {
        let due = due.long(l);
        return vec![l.pick(
            format!("Обработка прекращена: запись заблокирована (статья 21). Данные только хранятся, к ним допущен лишь ответственный за персональные данные; последний день срока — {due}"),
            format!("处理已停止：记录已冻结（第21条）。信息仅作保存，只有个人信息负责人可以查看；期限最后一日为{due}。"),
            format!("Processing has stopped: the record is blocked (Article 21). The data is only kept, and only the privacy officer may see it; the last day of the term is {due}."),
        )];
    }
    if consents.is_empty() {
        let days = settings.enquiry_days;
        return vec![l.pick(
            format!("Действующего согласия нет. Данные используются только для ответа на Ваше собственное обращение (пункт 1 части 1 статьи 6, часть 2 статьи 5), дней со дня регистрации: {days}."),
            format!("目前没有有效的同意。信息仅用于答复您本人的咨询（第6条第1款第1项、第5条第2款），自登记之日起{days}天。"),
            format!("No consent is in force. The data is used only to answer your own enquiry (Articles 6(1)1 and 5(2)), days from registration: {days}."),
        )];
    }
    let mut grounds = Vec::new();
    let has = |kind| consents.iter().any(|consent| consent.fact.kind == kind);
    if has(ConsentKind::Health) {
        grounds.push(
            l.pick(
                "Данные о здоровье — с Вашего письменного согласия (пункт 1 части 2 статьи 10).",
                "健康数据：依据您的书面同意（第10条第2款第1项）。",
                "Health data: with your written consent (Article 10(2)1).",
            )
            .to_owned(),
        );
    }
    if has(ConsentKind::Marketing) {
        grounds.push(
            l.pick(
                "Рассылки и реклама — с Вашего отдельного согласия (статья 15).",
                "营销信息：依据您的单独同意（第15条）。",
                "Marketing: with your separate consent (Article 15).",
            )
            .to_owned(),
        );
    }
    grounds.push(
        l.pick(
            "Ваше согласие (пункт 1 части 1 статьи 6, статья 9). Действуют:",
            "您的同意（第6条第1款第1项、第9条）。现行有效的同意：",
            "Your consent (Articles 6(1)1 and 9). In force:",
        )
        .to_owned(),
    );
    grounds
}

/// Each consent in force: its kind, and its purposes, day, text by version and hash.
pub(super) fn consents(consents: &[InForce], l: Language) -> Vec<(String, String)> {
    consents.iter().map(|consent| (kind(consent.fact.kind, l).to_owned(), told(consent, l))).collect()
}

fn kind(kind: ConsentKind, l: Language) -> &'static str {
    closed::consent_kind(kind.code()).map_or_else(|| kind.code(), |[ru, zh, en]| l.pick(ru, zh, en))
}

fn told(InForce { purposes, fact }: &InForce, l: Language) -> String {
    let mut parts = Vec::new();
    if !purposes.is_empty() {
        let words = purposes.iter().filter_map(|purpose| closed::purpose(purpose.code()));
        let words: Vec<_> = words.map(|[ru, zh, en]| l.pick(ru, zh, en)).collect();
        let label = l.pick("цели: ", "目的：", "purposes: ");
        parts.push(format!("{label}{}", words.join(l.pick(", ", "、", ", "))));
    }
    let day = fact.on.long(l);
    parts.push(l.pick(format!("дано {day}"), format!("{day}作出"), format!("given on {day}")));
    if let (Some(version), Some(hash)) = (fact.text_version, &fact.text_sha256) {
        let language = fact.text_language.and_then(|text| closed::language(text.code()));
        let language = language.map(|[ru, zh, en]| l.pick(ru, zh, en)).unwrap_or_default();
        parts.push(l.pick(
            format!("редакция текста {version} ({language}), SHA-256 {hash}"),
            format!("文本版本 {version}（{language}），SHA-256 {hash}"),
            format!("text version {version} ({language}), SHA-256 {hash}"),
        ));
    }
    parts.join(l.pick("; ", "；", "; "))
}

pub(super) fn methods(settings: &Settings, l: Language) -> Vec<String> {
    let system = &settings.system_name;
    vec![
        l.pick(
            format!("Смешанная обработка: в информационной системе «{system}» и на бумаге. Действия: сбор, запись, систематизация, накопление, хранение, уточнение, извлечение, использование, блокирование, удаление, уничтожение."),
            format!("混合处理：在信息系统“{system}”中及纸质方式。操作包括：收集、记录、整理、累积、保存、更正、提取、使用、冻结、删除、销毁。"),
            format!("Mixed: in the information system “{system}” and on paper. Actions: collection, recording, arrangement, accumulation, storage, correction, retrieval, use, blocking, deletion, destruction."),
        ),
        l.pick(
            "Программа ничего не передаёт по сети. Решений на основании исключительно автоматизированной обработки не принимается (статья 16).",
            "程序不通过网络传输任何数据。不作出仅以自动化处理为依据的决定（第16条）。",
            "The program sends nothing over a network. No decision is made by automated processing alone (Article 16).",
        )
        .to_owned(),
    ]
}

pub(super) fn operator(settings: &Settings, l: Language) -> Vec<(String, String)> {
    let country = country(&settings.database_country, l);
    let place = format!("{}, {country}", settings.database_address);
    vec![
        (l.pick("Оператор", "运营者", "Operator").into(), settings.operator_name.clone()),
        (l.pick("Место нахождения", "所在地", "Place").into(), settings.operator_address.clone()),
        (l.pick("Связь", "联系方式", "Contacts").into(), settings.operator_contacts.clone()),
        (l.pick("Место нахождения базы данных", "数据库所在地", "Place of the database").into(), place),
    ]
}

pub(super) fn access(settings: &Settings, l: Language) -> Vec<String> {
    let words = if settings.processor.is_empty() {
        l.pick(
            "Кроме работников оператора, доступа к Вашим данным никто не имеет.".to_owned(),
            "除运营者的员工外，无人可以接触您的信息。".to_owned(),
            "Nobody but the operator’s staff has access to your data.".to_owned(),
        )
    } else {
        let processor = &settings.processor;
        l.pick(
            format!("Кроме работников оператора, доступ имеет обработчик по поручению: {processor}."),
            format!("除运营者的员工外，受托处理者可以接触信息：{processor}。"),
            format!("Besides the operator’s staff, the processor has access: {processor}."),
        )
    };
    vec![words]
}

pub(super) fn source(channel: &str, l: Language) -> Vec<String> {
    let way = closed::channel(channel).map_or(channel, |[ru, zh, en]| l.pick(ru, zh, en));
    vec![if channel == "referral" {
        l.pick(
            "Источник: данные сообщены тем, кто Вас рекомендовал, и уточнены у Вас.".to_owned(),
            "来源：由推荐人提供，并向您核实。".to_owned(),
            "Source: told by whoever referred you, and confirmed with you.".to_owned(),
        )
    } else {
        l.pick(
            format!("Источник: данные получены от Вас; канал обращения — {way}."),
            format!("来源：由您本人提供；咨询渠道：{way}。"),
            format!("Source: received from you; channel of the enquiry: {way}."),
        )
    }]
}

pub(super) fn terms(blocked: Option<Day>, settings: &Settings, l: Language) -> Vec<String> {
    let (days, idle, copies) = (settings.enquiry_days, settings.retention_days, KEEP_DAYS_MAX);
    let mut terms = vec![
        l.pick(
            "Данные обрабатываются до достижения цели или до отзыва согласия. После этого обработка прекращается, данные уничтожаются не позднее 30 дней (части 4 и 5 статьи 21).".to_owned(),
            "信息处理至目的达成或您撤回同意为止；此后停止处理，并在30天内销毁（第21条第4、5款）。".to_owned(),
            "The data is processed until its purpose is achieved or consent is withdrawn. Then processing stops and the data is destroyed within 30 days (Article 21(4) and (5)).".to_owned(),
        ),
        l.pick(
            format!("Карточка без связи с Вами, дней: {idle}, ставится в очередь и ещё через 30 дней уничтожается (часть 4 статьи 21)."),
            format!("与您无联系满{idle}天的记录进入待销毁队列，再过30天销毁（第21条第4款）。"),
            format!("A record without contact with you, days: {idle}, is queued and destroyed 30 days later (Article 21(4))."),
        ),
        l.pick(
            format!("Без согласия данные служат только для ответа на Ваше обращение, дней: {days}."),
            format!("未经同意的信息仅用于答复您的咨询，期限{days}天。"),
            format!("Without consent the data serves only to answer your enquiry, days: {days}."),
        ),
        l.pick(
            format!("Зашифрованные резервные копии хранятся не дольше {copies} дней; уничтоженные данные удаляются и из них."),
            format!("加密备份最多保存{copies}天；已销毁的信息也会从备份中删除。"),
            format!("Encrypted backups are kept for at most {copies} days; destroyed data is removed from them too."),
        ),
        l.pick(
            "Об уничтожении составляется акт; он хранится 3 года и не называет Вас по имени (приказ Роскомнадзора от 28.10.2022 № 179).".to_owned(),
            "销毁时出具销毁证明，保存3年，其中不含您的姓名（俄罗斯通信监督局2022年10月28日第179号令）。".to_owned(),
            "An act of destruction is drawn up; it is kept for 3 years and does not name you (Order 179 of Roskomnadzor of 28.10.2022).".to_owned(),
        ),
    ];
    if let Some(due) = blocked {
        let due = due.long(l);
        terms.insert(
            0,
            l.pick(
                format!("Ваша запись заблокирована; последний день срока — {due}"),
                format!("您的记录已冻结；期限最后一日为{due}。"),
                format!("Your record is blocked; the last day of the term is {due}."),
            ),
        );
    }
    terms
}

pub(super) fn rights(settings: &Settings, l: Language) -> Vec<String> {
    let contacts = &settings.operator_contacts;
    vec![
        l.pick(
            format!("Вы можете потребовать уточнить, заблокировать или уничтожить данные (часть 1 статьи 14), отозвать согласие (часть 2 статьи 9), потребовать прекратить обработку (часть 5.1 статьи 21) или рассылку (статья 15). Достаточно обращения в свободной форме: {contacts}."),
            format!("您可以要求更正、冻结或销毁信息（第14条第1款）、撤回同意（第9条第2款）、要求停止处理（第21条第5.1款）或停止营销信息（第15条）。以任何形式提出即可：{contacts}。"),
            format!("You may have the data corrected, blocked or destroyed (Article 14(1)), withdraw consent (Article 9(2)), demand that processing stop (Article 21(5.1)) or marketing stop (Article 15). A request in free form is enough: {contacts}."),
        ),
        l.pick(
            "Ответ даётся не позднее 10 рабочих дней (часть 1 статьи 20). Повторно те же сведения можно запросить через 30 дней, а если ответ был неполным — раньше (части 4 и 5 статьи 14). Действия оператора можно обжаловать в Роскомнадзор или в суд (статья 17).",
            "答复期限为10个工作日（第20条第1款）。30天后可再次要求提供相同信息；如答复不完整，可提前提出（第14条第4、5款）。对运营者的行为可向俄罗斯通信监督局或法院申诉（第17条）。",
            "An answer is given within 10 working days (Article 20(1)). The same may be asked again after 30 days, or sooner if the answer was incomplete (Article 14(4) and (5)). You may complain of the operator to Roskomnadzor or to a court (Article 17).",
        )
        .to_owned(),
    ]
}

pub(super) fn transfers(transfers: &Transfers, settings: &Settings, l: Language) -> Vec<String> {
    let mut words = Vec::new();
    if settings.database_country != "RU" {
        let country = country(&settings.database_country, l);
        words.push(l.pick(
            format!("База данных находится за пределами Российской Федерации: {country}."),
            format!("数据库位于俄罗斯联邦境外：{country}。"),
            format!("The database stands outside the Russian Federation: {country}."),
        ));
    }
    if transfers.list.is_empty() {
        words.push(
            l.pick(
                "Трансграничная передача не осуществлялась и не предполагается.",
                "未进行、也不拟进行跨境传输。",
                "No cross-border transfer has been done or is planned.",
            )
            .to_owned(),
        );
    }
    words
}

/// Each transfer of the register: the recipient, and where, on what ground, notified how.
pub(super) fn each_transfer(transfers: &Transfers, l: Language) -> Vec<(String, String)> {
    let between = l.pick("; ", "；", "; ");
    let told = transfers.list.iter().map(|transfer| {
        let state = if transfer.planned {
            l.pick("предполагается", "拟进行", "planned")
        } else {
            l.pick("осуществляется", "已进行", "done")
        };
        let mut parts = vec![
            state.to_owned(),
            country(&transfer.country, l).to_owned(),
            format!("{}{}", l.pick("основание: ", "依据：", "ground: "), transfer.ground),
        ];
        if !transfer.notification.is_empty() {
            let day = transfer.notified_on.map(|day| day.long(l)).unwrap_or_default();
            let number = &transfer.notification;
            parts.push(
                l.pick(
                    format!("уведомление Роскомнадзора № {number} {day}"),
                    format!("已通知监管机构，编号 {number} {day}"),
                    format!("notification of the regulator no. {number} {day}"),
                )
                .trim_end()
                .to_owned(),
            );
        }
        (transfer.recipient.clone(), parts.join(between))
    });
    told.collect()
}

fn country(code: &str, l: Language) -> &str {
    closed::country(code).map_or(code, |[ru, zh, en]| l.pick(ru, zh, en))
}

pub(super) fn processors(settings: &Settings, l: Language) -> Vec<String> {
    vec![if settings.processor.is_empty() {
        l.pick("Таких лиц нет.", "无。", "None.").to_owned()
    } else {
        settings.processor.clone()
    }]
}

pub(super) fn duties(l: Language) -> Vec<String> {
    vec![l
        .pick(
            "База данных зашифрована, её копии тоже. Каждый работник входит под своей учётной записью с паролем и видит не больше, чем нужно для его работы; без работы экран закрывается сам. Каждое действие с данными, включая просмотр и печать, записывается в неизменяемый журнал. На каждое использование нужно Ваше согласие на эту цель; после отзыва программа отказывает в нём сама. Уничтожение проверяется поиском по всему файлу базы и подтверждается актом с выгрузкой из журнала.",
            "数据库及其备份均已加密。每位员工使用自己的账户和密码登录，只能看到工作所需的内容；无人操作时自动锁屏。对信息的每项操作，包括查看和打印，都记入不可更改的日志。每次使用均须有您对该目的的同意；撤回后程序自动拒绝。销毁后对整个数据库文件进行检索核查，并出具附日志摘录的销毁证明。",
            "The database is encrypted, and so are its copies. Each member of staff signs in with an account and password of their own and sees no more than their work needs; an idle screen locks itself. Every action with data, viewing and printing included, is written to a log that cannot be changed. Every use needs your consent for that purpose; after a withdrawal the program itself refuses. Destruction is verified by a search of the whole database file and proved by an act with an extract of the log.",
        )
        .to_owned()]
}

pub(super) fn other(none: bool, l: Language) -> Vec<String> {
    if none {
        vec![
            l.pick(
                "Документы с Вашими данными не выдавались, файлы не хранятся.",
                "未出具含有您信息的文件，也未保存相关文件。",
                "No papers with your data were given out, and no files are kept.",
            )
            .to_owned(),
        ]
    } else {
        Vec::new()
    }
}
