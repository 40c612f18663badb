//! The request on one sheet of the inspector's pack: what it asks for and by which article, how it
//! came, who writes made sure how, its clocks, what was done, how it ended. In Russian.

use crate::hand_over::PaperType;
use crate::paper::{Block, Document};
use crate::requests::{
    BlockReason, ClockGround, Decision, ExtensionReason, Mistake, RefusalGround, RequestClock,
    RequestDetails, RequestOutcome, RequestStep, StepKind,
};
use crate::settings::Settings;
use crate::values::Language;

const RU: Language = Language::Ru;

/// The sheet.
pub(super) fn summary(details: &RequestDetails, settings: &Settings, zone: chrono_tz::Tz) -> Document {
    let row = &details.row;
    let fact = |name: &str, value: String| (name.to_owned(), value);
    let card = match row.lead_case_no.as_str() {
        "" => "нет".to_owned(),
        number => number.to_owned(),
    };
    let mut facts = vec![fact("Номер обращения", row.case_no.to_string()), fact("Карточка", card)];
    facts.push(fact("О чём обращение", asked(details)));
    facts.push(fact("Получено", row.received_on.long(RU)));
    facts.push(fact("Внесено", format!("{}, {}", row.recorded_at.on_paper(zone, RU), details.recorded_by)));
    facts.push(fact("Канал", channel(row.channel.code()).to_owned()));
    facts.push(fact(
        "Личность проверена",
        match details.identity_check.code() {
            "not_needed" => "не требовалось".to_owned(),
            code => format!("{}, {}", identity(code), details.identity_by),
        },
    ));
    if !details.reference.is_empty() {
        facts.push(fact("Номер отправителя", details.reference.clone()));
    }
    facts.push(fact("Состояние", state(details, zone)));
    let mut blocks = vec![
        Block::Title(format!("Карточка обращения {}", row.case_no)),
        Block::KeyValues(facts),
        Block::Heading("Сроки".to_owned()),
    ];
    for clock in &details.clocks {
        blocks.push(Block::KeyValues(clock_facts(clock, zone)));
    }
    blocks.push(Block::Heading("Что сделано".to_owned()));
    blocks.push(Block::Bullets(details.steps.iter().map(|step| step_line(step, zone)).collect()));
    blocks.push(Block::Note(
        "Человек назван номером карточки. Номер документа, удостоверяющего личность, программа не хранит."
            .to_owned(),
    ));
    Document {
        title: row.case_no.to_string(),
        language: RU,
        second: None,
        header: settings.letterhead(),
        footer: row.case_no.to_string(),
        blocks,
    }
}

/// What the letter asks for, each with its article; a letter can ask for several things.
fn asked(details: &RequestDetails) -> String {
    let mut asked: Vec<String> = Vec::new();
    for clock in &details.clocks {
        let words = format!("{} ({})", of_ground(clock.ground), article(&clock.article));
        if !asked.contains(&words) {
            asked.push(words);
        }
    }
    asked.join("\n")
}

fn state(details: &RequestDetails, zone: chrono_tz::Tz) -> String {
    match (details.row.outcome, details.closed_at) {
        (Some(outcome), Some(at)) => format!("закрыто {}: {}", at.on_paper(zone, RU), of_outcome(outcome)),
        _ => "открыто".to_owned(),
    }
}

fn clock_facts(clock: &RequestClock, zone: chrono_tz::Tz) -> Vec<(String, String)> {
    let mut facts = vec![
        ("Срок".to_owned(), format!("{} ({})", does(clock.ground), article(&clock.article))),
        (
            "Последний день".to_owned(),
            clock.due_at.map_or_else(|| clock.due_on.long(RU), |at| at.on_paper(zone, RU)),
        ),
    ];
    if clock.due_at.is_none() && clock.target_on != clock.due_on {
        facts.push(("Рабочий срок".to_owned(), clock.target_on.long(RU)));
    }
    if let (Some(on), Some(why)) = (clock.extended_on, clock.extended_reason) {
        let by =
            if clock.extended_by.is_empty() { String::new() } else { format!(", {}", clock.extended_by) };
        facts.push(("Продлён".to_owned(), format!("{}{by}: {}", on.long(RU), of_extension(why))));
    }
    facts.push(match clock.done_at {
        Some(at) => ("Выполнено".to_owned(), at.on_paper(zone, RU)),
        None => ("Выполнено".to_owned(), "ещё нет".to_owned()),
    });
    facts
}

fn step_line(step: &RequestStep, zone: chrono_tz::Tz) -> String {
    let mut line = format!("{} — {}", step.at.on_paper(zone, RU), of_step(step.step));
    let detail = detail(step.step, &step.detail);
    if !detail.is_empty() {
        line.push_str(": ");
        line.push_str(&detail);
    }
    if !step.by.is_empty() {
        line.push_str(", ");
        line.push_str(&step.by);
    }
    line
}

/// `21(5.1)` as a Russian paper writes it.
fn article(article: &str) -> String {
    match article.split_once('(') {
        Some((number, part)) => format!("ст. {number} ч. {} 152-ФЗ", part.trim_end_matches(')')),
        None => format!("ст. {article} 152-ФЗ"),
    }
}

/// What the person asked for.
fn of_ground(ground: ClockGround) -> &'static str {
    match ground {
        ClockGround::Withdrawal => "отзыв согласия",
        ClockGround::WithdrawalPart => "отзыв части согласия",
        ClockGround::Stop => "требование прекратить обработку",
        ClockGround::Access => "запрос сведений о себе",
        ClockGround::Refusal => "отказ в доступе к сведениям",
        ClockGround::Correction => "уточнение данных",
        ClockGround::Unnecessary => "уничтожение лишних данных",
        ClockGround::Dispute => "спор о точности или законности",
        ClockGround::UnlawfulStop | ClockGround::UnlawfulDestroy => "выявлена неправомерная обработка",
        ClockGround::Objection => "отказ от рекламы",
        ClockGround::Regulator => "запрос Роскомнадзора",
        ClockGround::Leak24h | ClockGround::Leak72h => "утечка данных",
    }
}

/// What the operator has to do by the clock's day.
fn does(ground: ClockGround) -> &'static str {
    match ground {
        ClockGround::Withdrawal | ClockGround::UnlawfulDestroy => "уничтожить данные",
        ClockGround::WithdrawalPart => "прекратить отозванное",
        ClockGround::Stop | ClockGround::UnlawfulStop => "прекратить обработку",
        ClockGround::Access => "дать сведения",
        ClockGround::Refusal => "отказать письменно",
        ClockGround::Correction => "уточнить данные",
        ClockGround::Unnecessary => "уничтожить лишнее",
        ClockGround::Dispute => "проверить и разблокировать",
        ClockGround::Objection => "прекратить рекламу сразу",
        ClockGround::Regulator => "ответить Роскомнадзору",
        ClockGround::Leak24h => "уведомить Роскомнадзор, 24 ч",
        ClockGround::Leak72h => "сообщить о расследовании, 72 ч",
    }
}

fn of_extension(reason: ExtensionReason) -> &'static str {
    match reason {
        ExtensionReason::Volume => "большой объём записей",
        ExtensionReason::Archive => "нужен бумажный архив",
        ExtensionReason::Others => "нужны сведения от третьих лиц",
        ExtensionReason::Technical => "сбой оборудования",
    }
}

fn of_outcome(outcome: RequestOutcome) -> &'static str {
    match outcome {
        RequestOutcome::Destroyed => "данные уничтожены",
        RequestOutcome::Answered => "ответ дан",
        RequestOutcome::Refused => "отказано письменно",
        RequestOutcome::Corrected => "данные уточнены",
        RequestOutcome::Unfounded => "нарушений нет, разблокировано",
        RequestOutcome::MarketingStopped => "реклама прекращена",
        RequestOutcome::PartStopped => "отозванное прекращено",
        RequestOutcome::NoSuchPerson => "данных нет, ответ дан",
        RequestOutcome::Reported => "Роскомнадзор уведомлён",
        RequestOutcome::Mistaken => "записано по ошибке",
    }
}

fn of_step(step: StepKind) -> &'static str {
    match step {
        StepKind::Received => "обращение записано",
        StepKind::Blocked => "карточка закрыта",
        StepKind::TripsCancelled => "отменено поездок",
        StepKind::ActionsCancelled => "снято напоминаний",
        StepKind::DraftsStopped => "остановлено черновиков смет",
        StepKind::PartStopped => "отозванное прекращено",
        StepKind::Extended => "срок продлён",
        StepKind::AskedMore => "запрошены уточнения",
        StepKind::IdentityChecked => "личность проверена",
        StepKind::AnswerDrafted => "ответ подготовлен",
        StepKind::AnswerSent => "ответ отправлен",
        StepKind::RegulatorTold => "Роскомнадзор уведомлён",
        StepKind::PersonTold => "человек уведомлён",
        StepKind::OthersTold => "третьи лица уведомлены",
        StepKind::Decided => "проверка завершена",
        StepKind::Unblocked => "карточка разблокирована",
        StepKind::Undone => "отменено как ошибочное",
        StepKind::PutBack => "возвращено запланированное",
        StepKind::RefusalGround => "основание отказа",
        StepKind::PaperMade => "бумага передана",
        StepKind::Destroyed => "данные уничтожены, ответ ещё не дан",
        StepKind::Closed => "обращение закрыто",
    }
}

/// A step's fixed word; a number stands as it is.
fn detail(step: StepKind, detail: &str) -> String {
    let known = match step {
        StepKind::Blocked => BlockReason::from_code(detail).ok().map(of_block),
        StepKind::Extended => ClockGround::from_code(detail).ok().map(does),
        StepKind::Decided => Decision::from_code(detail).ok().map(of_decision),
        StepKind::Undone => Mistake::from_code(detail).ok().map(of_mistake),
        StepKind::Closed => RequestOutcome::from_code(detail).ok().map(of_outcome),
        StepKind::RefusalGround => RefusalGround::from_code(detail).ok().map(of_refusal),
        StepKind::PaperMade => PaperType::from_code(detail).map(|kind| kind.words(RU)),
        _ => None,
    };
    known.map_or_else(|| detail.to_owned(), str::to_owned)
}

fn of_block(reason: BlockReason) -> &'static str {
    match reason {
        BlockReason::Disputed => "на время проверки",
        BlockReason::Unnecessary => "данные не нужны",
        BlockReason::Stopped => "требование прекратить",
        BlockReason::Unlawful => "обработка неправомерна",
        BlockReason::Withdrawn => "согласие отозвано",
    }
}

fn of_decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Confirmed => "подтвердилось",
        Decision::Rejected => "не подтвердилось",
        Decision::Unlawful => "обработка была неправомерной",
        Decision::Refused => "в доступе отказано",
    }
}

fn of_mistake(mistake: Mistake) -> &'static str {
    match mistake {
        Mistake::WrongPerson => "писал другой человек",
        Mistake::NotAWithdrawal => "в письме просили о другом",
        Mistake::EnteredTwice => "письмо записано дважды",
    }
}

fn of_refusal(ground: RefusalGround) -> &'static str {
    match ground {
        RefusalGround::ThirdPersons => "ст. 14 ч. 8 п. 4 152-ФЗ",
        RefusalGround::Repeated => "ст. 14 ч. 6 152-ФЗ",
        RefusalGround::Laundering => "ст. 14 ч. 8 п. 3 152-ФЗ",
        RefusalGround::Security => "ст. 14 ч. 8 п. 1 152-ФЗ",
        RefusalGround::Detention => "ст. 14 ч. 8 п. 2 152-ФЗ",
        RefusalGround::Transport => "ст. 14 ч. 8 п. 5 152-ФЗ",
    }
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
        other => other,
    }
}
