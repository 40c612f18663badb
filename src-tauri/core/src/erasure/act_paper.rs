//! The act of destruction on paper, in Russian, Chinese or English, from its frozen fields.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Act, ActPerson, Category, Fate, Ground, Place, State, store};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::hand_over::{Paper, PaperOrigin, PaperType};
use crate::paper::{Align, Block, Column, Document, Letterhead, Row, RowKind, SignatureLine, Table, Width};
use crate::values::{DestructionId, Language};
use crate::{Error, Result};

/// Which act, in which language.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ActPaper {
    /// The destruction it tells of.
    pub destruction: DestructionId,
    /// Language of the paper.
    pub language: Language,
}

/// The act as a paper.
///
/// # Errors
/// `NotFound { destruction }`; `WrongState { state }` before the act is issued.
pub fn paper(clinic: &Clinic, of: ActPaper) -> Result<Paper> {
    let (job, act) = clinic.read(Op::SeeAct, |tx| {
        let job = store::job(tx.sql(), of.destruction)?;
        job.is_looked_at(tx)?;
        let Some(act) = &job.act else {
            return Err(Error::WrongState { state: job.state.code().to_owned() });
        };
        let act = Act::read(act)?;
        Ok((job, act))
    })?;
    let document = document(&act, job.act_sha256.as_deref().unwrap_or_default(), of.language);
    let request = job.people.iter().find_map(|person| person.request);
    let origin = PaperOrigin::Office { request, kind: PaperType::Act, number: act.number.clone() };
    let stem = format!("{}-{}", act.number, of.language.code());
    Paper::made(&stem, &document, act.destroyed_at, origin)
}

fn document(act: &Act, sha256: &str, l: Language) -> Document {
    let title = l.pick(
        "Акт об уничтожении персональных данных",
        "个人信息销毁证明",
        "Act of destruction of personal data",
    );
    let mut blocks = vec![
        Block::Title(format!("{title} № {}", act.number)),
        Block::Paragraph(
            l.pick(
                "Составлен по ст. 21 Федерального закона от 27.07.2006 № 152-ФЗ и приказу Роскомнадзора от 28.10.2022 № 179. Буквы соответствуют пунктам требований приказа.",
                "根据2006年7月27日第152-FZ号联邦法第21条及俄罗斯通信监督局2022年10月28日第179号令编制。字母对应该令所要求的各项。",
                "Drawn up under Art. 21 of Federal Law 152-FZ of 27.07.2006 and Order 179 of Roskomnadzor of 28.10.2022. Letters are those of the Order's fields.",
            )
            .into(),
        ),
        Block::KeyValues(fields(act, l)),
    ];
    if act.people.len() > 1 {
        blocks.push(Block::Heading(l.pick("Субъекты и причины", "主体与原因", "Persons and reasons").into()));
        blocks.push(people(act, l));
    }
    blocks.extend([
        Block::Heading(field(
            "д",
            l.pick("Категории уничтоженных данных", "已销毁信息的类别", "Categories of destroyed data"),
        )),
        categories(act, l),
        Block::Heading(field("з", l.pick("Способ уничтожения", "销毁方式", "Method of destruction"))),
        Block::Bullets(act.steps.iter().map(|step| method(*step, l).to_owned()).collect()),
        Block::Heading(
            l.pick("Проверка после уничтожения", "销毁后的核查", "Search after the destruction").into(),
        ),
        proof(act, l),
        Block::Note(forms(act, l)),
    ]);
    if act.people.iter().any(|person| !person.held.is_empty()) {
        blocks.push(Block::Heading(
            l.pick(
                "Уничтожается позже (ст. 21 ч. 6)",
                "延后销毁（第21条第6款）",
                "Destroyed later (Art. 21(6))",
            )
            .into(),
        ));
        blocks.push(held(act, l));
    }
    if act.people.iter().any(|person| !person.papers.is_empty()) {
        blocks.push(Block::Heading(
            l.pick(
                "Бумаги и файлы вне программы",
                "程序之外的纸质文件和档案",
                "Papers and files outside the program",
            )
            .into(),
        ));
        blocks.push(papers(act, l));
        blocks.push(Block::Note(
            l.pick(
                "Выданы раньше. Что программа не уничтожила сама, она отозвать не может: экземпляры оператора уничтожаются вручную.",
                "此前出具。程序未自行销毁的，无法收回：经营者留存的份数须人工销毁。",
                "Made before. What the program has not destroyed itself it cannot call back: the operator's copies are destroyed by hand.",
            )
            .into(),
        ));
    }
    blocks.push(Block::Note(format!(
        "{}: SHA-256 {}. {}: № {}, {}. {}: SHA-256 {sha256}.",
        l.pick("Выгрузка из журнала событий", "事件日志摘录", "Log extract"),
        act.extract_sha256,
        l.pick("Последняя запись журнала", "日志最后一条记录", "Last entry of the log"),
        act.log_head,
        act.log_head_hash,
        l.pick("Акт в электронном виде", "电子版证明", "Act in electronic form"),
    )));
    blocks.push(Block::Signatures(signatures(act, l)));
    Document {
        title: act.number.clone(),
        language: l,
        second: None,
        header: Letterhead {
            name: act.operator_name.clone(),
            address: act.operator_address.clone(),
            contacts: String::new(),
        },
        footer: act.number.clone(),
        blocks,
    }
}

/// Whoever destroyed, the second person, the commission; two empty lines when none is set.
fn signatures(act: &Act, l: Language) -> Vec<SignatureLine> {
    let by = field("г", l.pick("Уничтожил(а)", "销毁执行人", "Destroyed by"));
    let answers = field("г", l.pick("Ответственный за обработку", "个人信息负责人", "Privacy officer"));
    let first = if act.officer_name.is_empty() { answers } else { by };
    let mut lines = vec![SignatureLine { role: first, name: act.officer_name.clone() }];
    if !act.second_name.is_empty() {
        let role = l.pick("Согласовал(а)", "复核人", "Agreed by").to_owned();
        lines.push(SignatureLine { role, name: act.second_name.clone() });
    }
    let member = l.pick("Член комиссии", "委员会成员", "Member of the commission");
    if act.commission.is_empty() {
        lines.extend((0..2).map(|_| SignatureLine { role: member.into(), name: String::new() }));
    } else {
        lines.extend(act.commission.iter().map(|one| {
            let position =
                if one.position.is_empty() { String::new() } else { format!(", {}", one.position) };
            SignatureLine { role: format!("{member}{position}"), name: one.name.clone() }
        }));
    }
    lines
}

/// A label with the letter of its field in the Order.
fn field(letter: &str, label: &str) -> String {
    format!("{letter}) {label}")
}

fn fields(act: &Act, l: Language) -> Vec<(String, String)> {
    let none = l.pick("нет", "无", "none");
    let zone = act.zone.parse().unwrap_or(chrono_tz::Asia::Yakutsk);
    let by_itself = l.pick(
        "программа, автоматически в последний день срока; акт подписывает ответственный за обработку",
        "程序于期限最后一日自动执行；由个人信息负责人签字",
        "the program, by itself on the last day of the term; the act is signed by the privacy officer",
    );
    let officer = match act.officer_name.as_str() {
        "" => by_itself.to_owned(),
        name if act.officer_position.is_empty() => name.to_owned(),
        name => format!("{name}, {}", act.officer_position),
    };
    let (person, why) = match act.people.as_slice() {
        [one] => (subject(one, l), reason(one, l)),
        many => {
            let list = l.pick("перечень ниже", "见下表", "see the list below");
            (format!("{}: {list}", many.len()), list.to_owned())
        }
    };
    let medium = if act.medium.is_empty() {
        l.pick(
            "– (данные обрабатывались в электронном виде)",
            "–（信息以电子形式处理）",
            "– (data was electronic)",
        )
        .to_owned()
    } else {
        act.medium.clone()
    };
    vec![
        (
            field("а", l.pick("Оператор, адрес", "经营者及地址", "Operator, address")),
            format!("{}, {}", act.operator_name, act.operator_address),
        ),
        (
            field("б", l.pick("Обработчик по поручению", "受托处理者", "Processor for the operator")),
            if act.processor.is_empty() { none.to_owned() } else { act.processor.clone() },
        ),
        (field("в", l.pick("Субъект персональных данных", "个人信息主体", "Person")), person),
        (field("г", l.pick("Уничтожил(а)", "销毁执行人", "Destroyed by")), officer),
        (
            field("е", l.pick("Материальный носитель, листов", "物理载体及页数", "Physical medium, sheets")),
            medium,
        ),
        (
            field("ж", l.pick("Информационная система", "信息系统", "Information system")),
            act.system_name.clone(),
        ),
        (field("и", l.pick("Причина", "原因", "Reason")), why),
        (
            field("к", l.pick("Дата уничтожения", "销毁日期", "Date of destruction")),
            act.destroyed_at.on_paper(zone, l),
        ),
    ]
}

fn subject(person: &ActPerson, l: Language) -> String {
    let (card, code) = (&person.lead_case_no, &person.subject_uid);
    match l {
        Language::Ru => format!("карточка {card}, код в журнале {code}"),
        Language::Zh => format!("卡号 {card}，日志代码 {code}"),
        Language::En => format!("card {card}, known to the log as {code}"),
    }
}

fn reason(person: &ActPerson, l: Language) -> String {
    let words = person.reason.words(l);
    let (Some(received), Some(due)) = (person.received_on, person.due_on) else { return words.to_owned() };
    let (received, due, letter) = (received.short(l), due.short(l), &person.letter_case_no);
    match (l, letter.is_empty()) {
        (Language::Ru, false) => format!("{words}; обращение {letter} получено {received}, срок до {due}"),
        (Language::Zh, false) => format!("{words}；函件 {letter} 于 {received} 收到，期限至 {due}"),
        (Language::En, false) => format!("{words}; letter {letter} received {received}, due by {due}"),
        (Language::Ru, true) => format!("{words}; в очереди с {received}, срок до {due}"),
        (Language::Zh, true) => format!("{words}；自 {received} 起列入队列，期限至 {due}"),
        (Language::En, true) => format!("{words}; in the queue since {received}, due by {due}"),
    }
}

fn people(act: &Act, l: Language) -> Block {
    let rows = act.people.iter().map(|person| Row::plain([subject(person, l), reason(person, l)]));
    Block::Table(Table {
        columns: vec![
            Column::new(field("в", l.pick("Субъект", "主体", "Person")), Align::Left, Width::Share(1.0)),
            Column::new(field("и", l.pick("Причина", "原因", "Reason")), Align::Left, Width::Share(1.0)),
        ],
        rows: rows.collect(),
    })
}

fn held(act: &Act, l: Language) -> Block {
    let rows = act.people.iter().flat_map(|person| {
        person.held.iter().map(|held| {
            let item = match held.item.as_str() {
                "estimate" => l.pick("смета", "估价单", "estimate"),
                "attachment" => l.pick("копия документа", "文件扫描件", "scan"),
                _ => l.pick("сведения о согласии", "同意记录", "facts of consent"),
            };
            let ground = match held.ground {
                Ground::Law => l.pick("требование закона", "法律要求", "a law demands it"),
                Ground::Contract => l.pick("исполнение договора", "履行合同", "a contract is carried out"),
                Ground::Court => {
                    l.pick("запрос суда или органа", "法院或机关要求", "a court or authority asks")
                }
            };
            Row::plain([
                person.lead_case_no.to_string(),
                item.to_owned(),
                ground.to_owned(),
                held.until_on.short(l),
            ])
        })
    });
    Block::Table(Table {
        columns: vec![
            Column::new(l.pick("Карточка", "卡号", "Card"), Align::Left, Width::Fit),
            Column::new(l.pick("Что", "内容", "What"), Align::Left, Width::Share(1.0)),
            Column::new(l.pick("Основание", "依据", "Ground"), Align::Left, Width::Share(1.0)),
            Column::new(l.pick("До", "截止", "Until"), Align::Right, Width::Fit),
        ],
        rows: rows.collect(),
    })
}

fn categories(act: &Act, l: Language) -> Block {
    let mut counts: BTreeMap<Category, u32> = BTreeMap::new();
    for row in act.people.iter().flat_map(|person| &person.categories) {
        let sum = counts.entry(row.category).or_default();
        *sum = sum.saturating_add(row.count);
    }
    let attachments: u32 = act.people.iter().map(|person| person.attachments).sum();
    let rows = counts
        .iter()
        .map(|(category, count)| Row::plain([category.words(l).to_owned(), count.to_string()]))
        .chain((attachments > 0).then(|| {
            let files =
                l.pick("в том числе зашифрованных файлов", "其中加密文件", "of these, encrypted files");
            Row::plain([files.to_owned(), attachments.to_string()])
        }));
    Block::Table(Table {
        columns: vec![
            Column::new(l.pick("Категория", "类别", "Category"), Align::Left, Width::Share(1.0)),
            Column::new(l.pick("Записей", "记录数", "Records"), Align::Right, Width::Fit),
        ],
        rows: rows.collect(),
    })
}

fn method(step: State, l: Language) -> &'static str {
    match step {
        State::Approval | State::Collect => l.pick(
            "составлен перечень искомых написаний и номеров (в отдельном зашифрованном файле, уничтожен после проверки)",
            "编制待查写法和号码清单（单独加密文件，核查后销毁）",
            "a list of spellings and numbers to look for was made (in a sealed file of its own, destroyed after the search)",
        ),
        State::Files => l.pick(
            "файлы субъекта и сохранённые вне программы бумаги, оставшиеся неизменными, перезаписаны случайными данными и удалены, единственные ключи к файлам уничтожены",
            "该主体的文件以及在程序外保存且未变更的文件以随机数据覆盖后删除，文件的唯一密钥已销毁",
            "files of the person, and papers saved outside that were unchanged, were overwritten with random data and removed, the only keys to the files destroyed",
        ),
        State::Rows => l.pick(
            "записи во всех таблицах и поисковом указателе удалены с перезаписью нулями",
            "所有表和检索索引中的记录以零覆盖并删除",
            "records in all tables and in the search index were deleted and overwritten with zeros",
        ),
        State::Backups => l.pick(
            "записи и файлы удалены из всех резервных копий: копии построены заново под новыми ключами, прежние перезаписаны",
            "记录和文件已从所有备份中删除：备份以新密钥重新构建，旧备份已覆盖",
            "records and files were taken out of every backup: rebuilt under new keys, the old ones overwritten",
        ),
        State::Ledger => l.pick(
            "внесена строка в список уничтоженных записей, чтобы восстановление из копии не вернуло данные",
            "已登记于已销毁记录清单，使从备份恢复时不会重新出现",
            "a line was added to the ledger of the destroyed, so that no restore brings the data back",
        ),
        State::Rekey => l.pick(
            "база данных зашифрована новым ключом, прежний уничтожен",
            "数据库已以新密钥加密，旧密钥已销毁",
            "the database was encrypted under a new key, the old one destroyed",
        ),
        State::Statistics => l.pick(
            "очищены образцы значений в статистике базы данных",
            "清除数据库统计中的样本值",
            "samples of values in the database's statistics were cleared",
        ),
        State::Vacuum => l.pick(
            "файл базы данных построен заново, без свободных страниц и остатков",
            "数据库文件重新构建，不含空闲页和残留",
            "the database file was built anew, without free pages and slack",
        ),
        State::Checkpoint => l.pick(
            "журнал упреждающей записи опустошён",
            "预写日志已清空",
            "the write-ahead log was emptied",
        ),
        State::Prove | State::Act | State::Clean | State::Done | State::FailedProof => l.pick(
            "все расшифрованные страницы, журнал и файлы проверены поиском",
            "对所有解密页、日志和文件进行检索核查",
            "all decrypted pages, the log and the files were searched",
        ),
    }
}

fn proof(act: &Act, l: Language) -> Block {
    let found = |count: u32| match l {
        Language::Ru => format!("найдено {count}"),
        Language::Zh => format!("发现 {count} 处"),
        Language::En => format!("{count} found"),
    };
    let mut rows: Vec<Row> = act
        .proof
        .places
        .iter()
        .map(|row| Row::plain([place(row.place, l).to_owned(), row.scanned.to_string(), found(row.found)]))
        .collect();
    let total = l.pick("Всего", "合计", "Total").to_owned();
    rows.push(Row::of(RowKind::Total, [total, String::new(), found(act.proof.found_total)]));
    Block::Table(Table {
        columns: vec![
            Column::new(l.pick("Где искали", "检索位置", "Place"), Align::Left, Width::Share(1.0)),
            Column::new(l.pick("Просмотрено", "已检查", "Looked at"), Align::Right, Width::Fit),
            Column::new(l.pick("Результат", "结果", "Result"), Align::Right, Width::Fit),
        ],
        rows,
    })
}

fn place(place: Place, l: Language) -> &'static str {
    match place {
        Place::Rows => l.pick(
            "таблицы с записями о людях, включая поисковый указатель",
            "人员记录表（含检索索引）",
            "tables with records of people, search index included",
        ),
        Place::DatabasePages => l.pick(
            "страницы файла базы данных, расшифрованные, включая свободные",
            "数据库文件的解密页（含空闲页）",
            "decrypted pages of the database file, free pages included",
        ),
        Place::WriteAheadLog => {
            l.pick("записи журнала упреждающей записи", "预写日志帧", "frames of the write-ahead log")
        }
        Place::AttachmentFiles => l.pick("файлы субъекта", "该主体的文件", "files of the person"),
        Place::SavedPapers => l.pick(
            "бумаги, сохранённые вне программы и неизменные",
            "在程序外保存且未变更的文件",
            "papers saved outside the program, unchanged",
        ),
        Place::Backups => l.pick(
            "резервные копии (все страницы и файлы)",
            "备份（全部页面和文件）",
            "backups (every page and file)",
        ),
        Place::OtherFiles => l.pick(
            "прочие файлы в папке программы",
            "程序文件夹中的其他文件",
            "other files in the program's folder",
        ),
    }
}

fn forms(act: &Act, l: Language) -> String {
    let (forms, shared) = (act.proof.forms, act.proof.shared);
    match l {
        Language::Ru => format!(
            "Искали написания и номера (UTF-8 и UTF-16): {forms}. Из них совпадают с данными других людей или справочников и проверены по записям: {shared}."
        ),
        Language::Zh => format!(
            "检索的写法和号码（UTF-8 与 UTF-16）：{forms}。其中与他人信息或目录相同、已按记录核查：{shared}。"
        ),
        Language::En => format!(
            "Spellings and numbers looked for (UTF-8 and UTF-16): {forms}. Of these, shared with other people or catalogues and checked by records: {shared}."
        ),
    }
}

fn papers(act: &Act, l: Language) -> Block {
    let rows = act.people.iter().flat_map(|person| &person.papers).map(|paper| {
        let kind = PaperType::from_code(&paper.kind).map_or(paper.kind.as_str(), |kind| kind.words(l));
        let target = match paper.target.as_str() {
            "saved" => l.pick("файл", "文件", "file"),
            "printed" => l.pick("печать", "打印", "printed"),
            other => other,
        };
        let day = paper.day.map(|day| day.short(l)).unwrap_or_default();
        let fate = match paper.fate {
            Some(Fate::Removed) => l.pick("уничтожен программой", "已由程序销毁", "destroyed by the program"),
            Some(Fate::Changed) => {
                l.pick("изменён, уничтожить вручную", "已变更，须人工销毁", "changed, by hand")
            }
            Some(Fate::Missing) => l.pick("не найден на месте", "原处未找到", "not found in its place"),
            None => l.pick("уничтожить вручную", "须人工销毁", "by hand"),
        };
        Row::plain([kind.to_owned(), paper.number.clone(), target.to_owned(), day, fate.to_owned()])
    });
    Block::Table(Table {
        columns: vec![
            Column::new(l.pick("Документ", "文件", "Paper"), Align::Left, Width::Share(1.0)),
            Column::new("№", Align::Left, Width::Fit),
            Column::new(l.pick("Вид", "形式", "Form"), Align::Left, Width::Fit),
            Column::new(l.pick("Дата", "日期", "Date"), Align::Right, Width::Fit),
            Column::new(l.pick("Что с ним", "处理结果", "What became of it"), Align::Left, Width::Fit),
        ],
        rows: rows.collect(),
    })
}
