//! The act of destruction on paper, in Russian, Chinese or English, from its frozen fields.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Act, Place, State, store};
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::hand_over::{Paper, PaperOrigin};
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
        tx.about_lead(&job.subject);
        let Some(act) = &job.act else {
            return Err(Error::WrongState { state: job.state.code().to_owned() });
        };
        let act: Act = serde_json::from_str(act)?;
        Ok((job, act))
    })?;
    let document = document(&act, job.act_sha256.as_deref().unwrap_or_default(), of.language);
    let origin = PaperOrigin::Office { request: job.request, kind: "act".into(), number: act.number.clone() };
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
                "根据2006年7月27日第152-ФЗ号联邦法第21条及俄罗斯通信监督局2022年10月28日第179号令编制。字母对应该令所要求的各项。",
                "Drawn up under Art. 21 of Federal Law 152-FZ of 27.07.2006 and Order 179 of Roskomnadzor of 28.10.2022. Letters are those of the Order's fields.",
            )
            .into(),
        ),
        Block::KeyValues(fields(act, l)),
        Block::Heading(field("д", l.pick("Категории уничтоженных данных", "已销毁信息的类别", "Categories of destroyed data"))),
        categories(act, l),
        Block::Heading(field("з", l.pick("Способ уничтожения", "销毁方式", "Method of destruction"))),
        Block::Bullets(act.steps.iter().map(|step| method(*step, l).to_owned()).collect()),
        Block::Heading(l.pick("Проверка после уничтожения", "销毁后的核查", "Search after the destruction").into()),
        proof(act, l),
        Block::Note(forms(act, l)),
    ];
    if !act.papers.is_empty() {
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
                "Выданы до отзыва согласия. Программа не может их отозвать: экземпляры оператора уничтожаются вручную.",
                "撤回同意之前出具。程序无法收回：经营者留存的份数须人工销毁。",
                "Made before the withdrawal. The program cannot call them back: the operator's copies are destroyed by hand.",
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
    let member = l.pick("Член комиссии", "委员会成员", "Member of the commission");
    blocks.push(Block::Signatures(vec![
        SignatureLine {
            role: field("г", l.pick("Уничтожил(а)", "销毁执行人", "Destroyed by")),
            name: act.officer_name.clone(),
        },
        SignatureLine { role: member.into(), name: String::new() },
        SignatureLine { role: member.into(), name: String::new() },
    ]));
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

/// A label with the letter of its field in the Order.
fn field(letter: &str, label: &str) -> String {
    format!("{letter}) {label}")
}

fn fields(act: &Act, l: Language) -> Vec<(String, String)> {
    let none = l.pick("нет", "无", "none");
    let zone = act.zone.parse().unwrap_or(chrono_tz::Asia::Yakutsk);
    let officer = [act.officer_name.as_str(), act.officer_position.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty());
    let person = match l {
        Language::Ru => format!("карточка {}, код в журнале {}", act.lead_case_no, act.subject_uid),
        Language::Zh => format!("卡号 {}，日志代码 {}", act.lead_case_no, act.subject_uid),
        Language::En => format!("card {}, known to the log as {}", act.lead_case_no, act.subject_uid),
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
        (
            field("г", l.pick("Уничтожил(а)", "销毁执行人", "Destroyed by")),
            officer.collect::<Vec<_>>().join(", "),
        ),
        (
            field("е", l.pick("Материальный носитель, листов", "物理载体及页数", "Physical medium, sheets")),
            medium,
        ),
        (
            field("ж", l.pick("Информационная система", "信息系统", "Information system")),
            act.system_name.clone(),
        ),
        (field("и", l.pick("Причина", "原因", "Reason")), reason(act, l)),
        (
            field("к", l.pick("Дата уничтожения", "销毁日期", "Date of destruction")),
            act.destroyed_at.on_paper(zone, l),
        ),
    ]
}

fn reason(act: &Act, l: Language) -> String {
    let words = l.pick(
        "отзыв согласия субъекта, ст. 21 ч. 5 Закона № 152-ФЗ",
        "主体撤回同意，第152-ФЗ号法第21条第5款",
        "consent withdrawn, Art. 21(5) of Law 152-FZ",
    );
    let (Some(received), Some(due)) = (act.received_on, act.due_on) else { return words.to_owned() };
    let (received, due, letter) = (received.short(l), due.short(l), &act.letter_case_no);
    match l {
        Language::Ru => format!("{words}; обращение {letter} получено {received}, срок до {due}"),
        Language::Zh => format!("{words}；函件 {letter} 于 {received} 收到，期限至 {due}"),
        Language::En => format!("{words}; letter {letter} received {received}, due by {due}"),
    }
}

fn categories(act: &Act, l: Language) -> Block {
    let rows = act
        .categories
        .iter()
        .map(|row| Row::plain([row.category.words(l).to_owned(), row.count.to_string()]))
        .chain((act.attachments > 0).then(|| {
            let files =
                l.pick("в том числе зашифрованных файлов", "其中加密文件", "of these, encrypted files");
            Row::plain([files.to_owned(), act.attachments.to_string()])
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
        State::Collect => l.pick(
            "составлен перечень искомых написаний и номеров (в отдельном зашифрованном файле, уничтожен после проверки)",
            "编制待查写法和号码清单（单独加密文件，核查后销毁）",
            "a list of spellings and numbers to look for was made (in a sealed file of its own, destroyed after the search)",
        ),
        State::Files => l.pick(
            "файлы перезаписаны случайными данными и удалены, единственные ключи к ним уничтожены",
            "文件以随机数据覆盖后删除，其唯一密钥已销毁",
            "files were overwritten with random data and removed, their only keys destroyed",
        ),
        State::Rows => l.pick(
            "записи во всех таблицах и поисковом указателе удалены с перезаписью нулями",
            "所有表和检索索引中的记录以零覆盖并删除",
            "records in all tables and in the search index were deleted and overwritten with zeros",
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
    let rows = act.papers.iter().map(|paper| {
        let kind = match paper.kind.as_str() {
            "consent_form" => l.pick("согласие", "同意书", "consent form"),
            "trip_sheet" => l.pick("лист поездки", "行程单", "trip sheet"),
            "estimate" => l.pick("смета", "估价单", "estimate"),
            "confirmation" => l.pick("подтверждение отзыва", "撤回确认函", "confirmation"),
            other => other,
        };
        let target = match paper.target.as_str() {
            "saved" => l.pick("файл", "文件", "file"),
            "printed" => l.pick("печать", "打印", "printed"),
            other => other,
        };
        let day = paper.day.map(|day| day.short(l)).unwrap_or_default();
        Row::plain([kind.to_owned(), paper.number.clone(), target.to_owned(), day])
    });
    Block::Table(Table {
        columns: vec![
            Column::new(l.pick("Документ", "文件", "Paper"), Align::Left, Width::Share(1.0)),
            Column::new("№", Align::Left, Width::Fit),
            Column::new(l.pick("Вид", "形式", "Form"), Align::Left, Width::Fit),
            Column::new(l.pick("Дата", "日期", "Date"), Align::Right, Width::Fit),
        ],
        rows: rows.collect(),
    })
}
