//! The words of an inspector's pack.

use super::pack::PackFile;
use crate::audit::Verified;
use crate::erasure::ActVerified;
use crate::values::{Language, Timestamp};

const RU: Language = Language::Ru;

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
