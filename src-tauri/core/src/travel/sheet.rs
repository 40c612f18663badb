//! The trip sheet: what the person takes along, in the language asked for.
//!
//! Made from committed rows. Nothing on it that must not be recorded: the passport is a tick.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bank::Bank;
use super::checklist::CheckStage;
use super::crossings;
use super::leg::{Mode, TripLeg};
use super::outlook::LegOutlook;
use super::trip::{self, Trip, TripStatus};
use crate::Result;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::consent::{self, Appointment};
use crate::hand_over::{Paper, PaperOrigin, PaperType};
use crate::leads::{self, Person};
use crate::paper::{Align, Block, Column, Document, Row, Table, Width};
use crate::settings::{self, Settings};
use crate::values::{Language, LeadId};

/// Which sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripSheet {
    /// Whose.
    pub lead: LeadId,
    /// In which language.
    pub language: Language,
}

/// The sheet of a lead's trip, ready to print.
///
/// # Errors
/// `NotFound` (no lead, no trip), `Blocked`, `NoConsent`.
pub fn sheet(clinic: &Clinic, of: TripSheet) -> Result<Paper> {
    let (trip, person, settings, now) = clinic.read(Op::PrintTripSheet, |tx| {
        let permit = consent::permit::<Appointment>(tx, of.lead)?;
        let trip = trip::existing(tx, &permit)?;
        Ok((trip, leads::person(tx, &permit)?, settings::current(tx)?, tx.now()))
    })?;
    let number = person.case_no.to_string();
    let stem = format!("trip-{number}-{}", of.language.code());
    let document = document(of.language, &trip, &person, &settings)?;
    let origin = PaperOrigin::Lead { lead: of.lead, kind: PaperType::TripSheet, number };
    Paper::made(&stem, &document, now, origin)
}

fn document(l: Language, trip: &Trip, person: &Person, settings: &Settings) -> Result<Document> {
    let title = l.pick("Лист поездки", "行程单", "Trip sheet");
    let pair = |label: &str, value: String| (label.to_owned(), value);
    let mut blocks = vec![
        Block::Title(title.into()),
        Block::KeyValues(vec![
            pair(l.pick("Пациент", "患者", "Patient"), person.full_name.clone()),
            pair(l.pick("Карточка", "客户编号", "Card"), person.case_no.to_string()),
            pair(l.pick("Поездка", "行程状态", "Trip"), status(trip.status, l).into()),
            pair(l.pick("Сопровождающих", "同行人数", "Companions"), companions(trip.companions, l)),
        ]),
        Block::Space(2.0),
        Block::Table(ways(trip, l)),
        Block::Space(2.0),
        Block::KeyValues(vec![
            pair(l.pick("Гостиница", "酒店", "Hotel"), or_open(&trip.hotel, l)),
            pair(l.pick("Ночей", "住宿晚数", "Nights"), nights(trip.outlook.nights, l)),
            pair(
                l.pick("Кто и где встречает", "接送安排", "Who meets, and where"),
                or_open(&trip.transfer, l),
            ),
        ]),
        Block::Heading(l.pick("Перед поездкой", "出行前", "Before the trip").into()),
        Block::Ticks(ticks(trip, CheckStage::Before, l)),
        Block::Heading(l.pick("Перед отъездом", "返程前", "Before going home").into()),
        Block::Ticks(ticks(trip, CheckStage::Departure, l)),
        Block::Heading(l.pick("Запасной вариант и пожелания", "备用方案与备注", "Plan B and wishes").into()),
    ];
    if trip.note.is_empty() {
        blocks.push(Block::Fill(vec![String::new(), String::new()]));
    } else {
        blocks.push(Block::Paragraph(trip.note.clone()));
    }
    let checked = crossings::checked_on()?.long(l);
    blocks.push(Block::Note(l.pick(
        format!(
            "Хэйхэ на час позади Благовещенска; время указано по обоим городам. Часы работы переправ сверены \
             {checked} и меняются: накануне уточните их у перевозчика, а правила въезда — в официальных источниках."
        ),
        format!(
            "黑河时间比布拉戈维申斯克晚一小时，本单同时列出两地时间。口岸时间核对于{checked}，可能变动：\
             出行前请向承运方确认，入境规定以官方信息为准。"
        ),
        format!(
            "Heihe is an hour behind Blagoveshchensk; both times are given. Border hours were checked on {checked} \
             and change: ask the carrier the day before, and read the entry rules from official sources."
        ),
    )));
    Ok(Document {
        title: format!("{title} {}", person.case_no),
        language: l,
        second: None,
        header: settings.letterhead(),
        footer: format!("{title} · {}", person.case_no),
        blocks,
    })
}

/// Both ways side by side.
fn ways(trip: &Trip, l: Language) -> Table {
    let labels = [
        l.pick("День", "日期", "Day"),
        l.pick("Время", "时间", "Time"),
        l.pick("Транспорт", "交通方式", "Transport"),
        l.pick("Переправа", "口岸", "Crossing"),
    ];
    let arrival = leg(&trip.arrival, &trip.outlook.arrival, l);
    let departure = leg(&trip.departure, &trip.outlook.departure, l);
    let rows = labels.into_iter().zip(arrival.into_iter().zip(departure));
    Table {
        columns: vec![
            Column::new("", Align::Left, Width::Fit),
            Column::new(l.pick("Прибытие", "前往黑河", "Arrival"), Align::Left, Width::Share(1.0)),
            Column::new(l.pick("Отъезд", "返程", "Departure"), Align::Left, Width::Share(1.0)),
        ],
        rows: rows.map(|(label, (there, back))| Row::plain([label.to_owned(), there, back])).collect(),
    }
}

/// One way: day, time on both clocks, transport, crossing; what is open says so.
fn leg(leg: &TripLeg, outlook: &LegOutlook, l: Language) -> [String; 4] {
    let city = |bank| match bank {
        Bank::Heihe => l.pick("Хэйхэ", "黑河", "Heihe"),
        Bank::Blagoveshchensk => l.pick("Благовещенск", "布拉戈维申斯克", "Blagoveshchensk"),
    };
    let open = || or_open("", l);
    let (day, time) = match &outlook.clocks {
        None => (leg.on.map_or_else(open, |day| day.long(l)), open()),
        Some(clocks) => {
            let [here, there] = [clocks.of(Bank::Heihe), clocks.of(Bank::Blagoveshchensk)];
            let times = if here.on == there.on {
                format!(
                    "{} {} / {} {}",
                    here.time,
                    city(Bank::Heihe),
                    there.time,
                    city(Bank::Blagoveshchensk)
                )
            } else {
                // Around midnight the two clocks show different days.
                format!(
                    "{} {} {} / {} {} {}",
                    here.on.short(l),
                    here.time,
                    city(Bank::Heihe),
                    there.on.short(l),
                    there.time,
                    city(Bank::Blagoveshchensk)
                )
            };
            (clocks.of(leg.zone).on.long(l), times)
        }
    };
    let line = crossings::of_leg(leg);
    let crossing = match line {
        Some(line) => line.name(l).to_owned(),
        None => or_open(&leg.crossing, l),
    };
    [day, time, leg.mode.map_or_else(open, |mode| mode_name(mode, l).into()), crossing]
}

fn ticks(trip: &Trip, stage: CheckStage, l: Language) -> Vec<(bool, String)> {
    let lines = trip.checklist.iter().filter(|check| check.stage == stage);
    lines.map(|check| (check.tick.is_some(), check.item.on_paper(l).to_owned())).collect()
}

fn or_open(text: &str, l: Language) -> String {
    if text.is_empty() {
        l.pick("уточняется", "待定", "to be agreed").into()
    } else {
        text.to_owned()
    }
}

fn companions(count: u32, l: Language) -> String {
    if count == 0 { l.pick("нет", "无", "none").into() } else { count.to_string() }
}

fn nights(nights: Option<u32>, l: Language) -> String {
    nights.map_or_else(|| or_open("", l), |nights| nights.to_string())
}

fn status(status: TripStatus, l: Language) -> &'static str {
    match status {
        TripStatus::Planned => l.pick("запланирована", "已计划", "planned"),
        TripStatus::Bought => l.pick("билеты куплены", "已购票", "tickets bought"),
        TripStatus::Confirmed => l.pick("подтверждена", "已确认", "confirmed"),
        TripStatus::Crossed => l.pick("переправа состоялась", "已过境", "crossed"),
        TripStatus::Missed => l.pick("не состоялась", "未成行", "missed"),
        TripStatus::Cancelled => l.pick("отменена", "已取消", "cancelled"),
    }
}

fn mode_name(mode: Mode, l: Language) -> &'static str {
    match mode {
        Mode::Ship => l.pick("теплоход", "客船", "ship"),
        Mode::Hovercraft => l.pick("судно на воздушной подушке", "气垫船", "hovercraft"),
        Mode::PontoonBus => {
            l.pick("автобус по понтонному мосту", "浮箱固冰通道客车", "bus over the pontoon bridge")
        }
        Mode::BridgeBus => {
            l.pick("автобус по автомобильному мосту", "公路大桥客车", "bus over the road bridge")
        }
        Mode::CableCar => l.pick("канатная дорога", "跨江索道", "cable car"),
        Mode::Plane => l.pick("самолёт", "飞机", "plane"),
        Mode::Train => l.pick("поезд", "火车", "train"),
        Mode::Car => l.pick("автомобиль", "汽车", "car"),
    }
}
