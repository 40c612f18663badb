//! The words of an inspector's pack.

use super::pack::PackFile;
use crate::audit::Verified;
use crate::erasure::ActVerified;
use crate::paper::{Block, Document};
use crate::requests::RequestDetails;
use crate::settings::Settings;
use crate::values::{Language, Timestamp};

const RU: Language = Language::Ru;

/// The request on one sheet: how it came, who writes made sure how, its clock, what was done.
pub(super) fn summary(details: &RequestDetails, settings: &Settings, zone: chrono_tz::Tz) -> Document {
    let row = &details.row;
    let fact = |name: &str, value: String| (name.to_owned(), value);
    let facts = vec![
        fact("Номер обращения", row.case_no.to_string()),
        fact("Карточка", row.lead_case_no.to_string()),
        fact("Получено", row.received_on.long(RU)),
        fact("Внесено", format!("{}, {}", row.recorded_at.on_paper(zone, RU), details.recorded_by)),
        fact("Канал", channel(row.channel.code()).to_owned()),
        fact(
            "Личность проверена",
            format!("{}, {}", identity(details.identity_check.code()), details.identity_by),
        ),
        fact("Последний день срока", row.due_on.long(RU)),
        fact("Рабочий срок", row.target_on.long(RU)),
        fact("Состояние", if row.closed { "закрыто" } else { "открыто" }.to_owned()),
    ];
    Document {
        title: row.case_no.to_string(),
        language: RU,
        second: None,
        header: settings.letterhead(),
        footer: row.case_no.to_string(),
        blocks: vec![
            Block::Title(format!("Карточка обращения {}", row.case_no)),
            Block::KeyValues(facts),
            Block::Note("Человек назван номером карточки. Номер документа, удостоверяющего личность, программа не хранит.".to_owned()),
        ],
    }
}

/// The verification of the log and of the extract, as plain text.
pub(super) fn chain(
    case: &str,
    log: &Verified,
    extract: Option<&ActVerified>,
    at: Timestamp,
    zone: chrono_tz::Tz,
) -> String {
    let mut lines = vec![
        format!("Проверка журнала событий по обращению {case}"),
        format!("Проверено: {}", at.on_paper(zone, RU)),
        format!("Записей пройдено: {}", log.entries),
        format!("Последняя запись: № {}", log.head),
        format!("Её хеш (SHA-256): {}", log.head_hash),
    ];
    lines.push(match log.broken_at {
        None => "Цепочка цела: хеш каждой записи покрывает её поля и хеш предыдущей.".to_owned(),
        Some(seq) => format!("ЦЕПОЧКА НАРУШЕНА, первая запись: № {seq}."),
    });
    if let Some(extract) = extract {
        lines.push(format!("Строк выгрузки сверено с журналом: {}", extract.rows));
        lines.push(
            if extract.extract_fits {
                "Хеш выгрузки совпадает с указанным в акте."
            } else {
                "ХЕШ ВЫГРУЗКИ НЕ СОВПАДАЕТ С УКАЗАННЫМ В АКТЕ."
            }
            .to_owned(),
        );
        lines.push(match extract.row {
            None => "Каждая строка выгрузки совпадает с записью журнала.".to_owned(),
            Some(seq) => format!("СТРОКА ВЫГРУЗКИ НЕ СОВПАДАЕТ С ЗАПИСЬЮ ЖУРНАЛА: № {seq}."),
        });
    }
    lines.push(String::new());
    lines.join("\r\n")
}

/// The list of the files; its lines are those `sha256sum --check` reads.
pub(super) fn contents(case: &str, files: &[PackFile]) -> String {
    let mut text = format!("# Материалы по обращению {case}. Проверка: sha256sum -c contents.txt\n");
    for file in files {
        text.push_str(&format!("{}  {}\n", file.sha256, file.name));
    }
    text
}

fn channel(code: &str) -> &str {
    match code {
        "email" => "электронная почта",
        "post" => "почта",
        "in_person" => "лично",
        "phone" => "по телефону",
        "messenger" => "мессенджер",
        other => other,
    }
}

fn identity(code: &str) -> &str {
    match code {
        "document_seen" => "предъявлен документ",
        "known_address" => "адрес или номер из карточки",
        "call_back" => "обратный звонок",
        "representative" => "представитель по доверенности",
        "not_needed" => "не требовалось",
        other => other,
    }
}
