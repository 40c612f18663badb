//! Invented people for the demo, the benchmarks and the canary tests: the same seed, the same crowd.
//!
//! Nobody here exists: names are drawn from lists, addresses end in `.example`.

use crate::leads::{Channel, LeadStatus, NewLead, PhoneDraft};
use crate::values::{Category, Language, PersonName};

/// Dice thrown the same way for the same seed (SplitMix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice of a seed.
    pub fn new(seed: u64) -> Self {
        Dice(seed)
    }

    /// The next throw.
    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, `n`.
    pub fn below(&mut self, n: u32) -> u32 {
        u32::try_from(self.throw() % u64::from(n.max(1))).unwrap_or_default()
    }

    /// True `percent` times of a hundred.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of a list.
    ///
    /// # Panics
    /// When the list is empty.
    #[allow(clippy::indexing_slicing, reason = "below the length")]
    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(u32::try_from(list.len()).unwrap_or(1)) as usize]
    }
}

/// An invented person and how far the desk has come with them.
#[derive(Debug, Clone)]
pub struct InventedPerson {
    /// The card.
    pub new: NewLead,
    /// Status.
    pub status: LeadStatus,
    /// Registered so many days ago.
    pub days_ago: u32,
    /// Last changed so many days ago, at most [`InventedPerson::days_ago`].
    pub changed_days_ago: u32,
    /// What is promised, and in how many days from today (negative = overdue).
    pub promise: Option<(&'static str, i32)>,
    /// How many of the five purposes the consent covers; 0 = none given.
    pub purposes: u32,
    /// Whether the lead has left the lists.
    pub archived: bool,
}

/// An endless crowd; the same seed gives the same people.
pub fn people(seed: u64) -> impl Iterator<Item = InventedPerson> {
    let mut dice = Dice::new(seed);
    std::iter::repeat_with(move || invented(&mut dice))
}

fn invented(dice: &mut Dice) -> InventedPerson {
    let chinese = dice.chance(6);
    let name = if chinese { chinese_name(dice) } else { russian_name(dice) };
    let mut phones = vec![phone(dice, chinese)];
    if dice.chance(12) {
        phones.push(phone(dice, chinese));
    }
    let days_ago = dice.below(700);
    let status = status(dice, days_ago);
    let waits = !matches!(status, LeadStatus::Declined | LeadStatus::Spam | LeadStatus::Duplicate);
    let interests = (0..1 + dice.below(2)).map(|_| dice.pick(&CATEGORIES)).copied().collect();
    InventedPerson {
        new: NewLead {
            emails: email(dice, &name).into_iter().collect(),
            name,
            phones,
            language: if chinese { Language::Zh } else { Language::Ru },
            channel: *dice.pick(&CHANNELS),
            interests,
            comment: if dice.chance(60) { dice.pick(&COMMENTS).to_owned() } else { String::new() },
            next_action: None,
        },
        status,
        days_ago,
        changed_days_ago: dice.below(days_ago + 1),
        promise: (waits && dice.chance(35)).then(|| {
            let days = i32::try_from(dice.below(40)).unwrap_or_default() - 4;
            (dice.pick(&PROMISES), days)
        }),
        purposes: match dice.below(10) {
            0..=5 => 5,
            6 => 1 + dice.below(4),
            // Without consent only the newest: an enquiry is answered for three days.
            _ if days_ago <= 3 => 0,
            _ => 1,
        },
        archived: days_ago > 200 && dice.chance(25),
    }
}

fn russian_name(dice: &mut Dice) -> PersonName {
    let woman = dice.chance(58);
    let stem = dice.pick(&SURNAMES);
    let surname = match stem.strip_suffix("ий") {
        Some(stem) if woman => format!("{stem}ая"),
        None if woman && stem.ends_with(['в', 'н']) && !FIXED.contains(&stem) => format!("{stem}а"),
        _ => stem.to_owned(),
    };
    let given = dice.pick(if woman { &WOMEN } else { &MEN });
    let father = dice.pick(&FATHERS);
    let patronymic = match dice.below(20) {
        0 => String::new(),
        _ if woman => format!("{father}на"),
        _ => format!("{}ич", father),
    };
    let latin = if dice.chance(40) { latin(&format!("{surname} {given}")) } else { String::new() };
    PersonName { surname, given: given.to_owned(), patronymic, latin, chinese: String::new() }
}

fn chinese_name(dice: &mut Dice) -> PersonName {
    let mut chinese = dice.pick(&HAN_SURNAMES).to_owned();
    for _ in 0..1 + dice.below(2) {
        chinese.push_str(dice.pick(&HAN_GIVEN));
    }
    PersonName { chinese, ..PersonName::default() }
}

fn phone(dice: &mut Dice, chinese: bool) -> PhoneDraft {
    let number = if chinese {
        format!("+86{}{:08}", dice.pick(&CN_CODES), dice.below(100_000_000))
    } else {
        format!("+7{}{:07}", dice.pick(&RU_CODES), dice.below(10_000_000))
    };
    PhoneDraft { number, channel: *dice.pick(&PHONE_CHANNELS) }
}

fn email(dice: &mut Dice, name: &PersonName) -> Option<String> {
    let local = latin(&name.surname).to_lowercase().replace('-', "");
    (dice.chance(30) && !local.is_empty())
        .then(|| format!("{local}.{}@{}", dice.below(1000), dice.pick(&["pochta.example", "mail.example"])))
}

fn status(dice: &mut Dice, days_ago: u32) -> LeadStatus {
    use LeadStatus as S;
    const FRESH: [&LeadStatus; 6] =
        [&S::New, &S::New, &S::Contacting, &S::Qualified, &S::EstimateSent, &S::Deciding];
    const LATER: [&LeadStatus; 14] = [
        &S::Contacting,
        &S::EstimateSent,
        &S::Deciding,
        &S::Booked,
        &S::TripArranged,
        &S::Arrived,
        &S::InTreatment,
        &S::Completed,
        &S::Completed,
        &S::Aftercare,
        &S::Declined,
        &S::Duplicate,
        &S::Spam,
        &S::NoShow,
    ];
    *dice.pick(if days_ago < 30 { &FRESH[..] } else { &LATER[..] })
}

/// Passport spelling (ICAO 9303).
fn latin(cyrillic: &str) -> String {
    let mut out = String::new();
    for letter in cyrillic.chars() {
        let small: String = letter.to_lowercase().collect();
        let spelt = LETTERS.iter().find(|(from, _)| *from == small).map_or(small.as_str(), |(_, to)| to);
        let mut letters = spelt.chars();
        match letters.next() {
            Some(first) if letter.is_uppercase() => out.extend(first.to_uppercase().chain(letters)),
            Some(first) => out.extend(std::iter::once(first).chain(letters)),
            None => {}
        }
    }
    out
}

#[rustfmt::skip]
const LETTERS: [(&str, &str); 33] = [
    ("а", "a"), ("б", "b"), ("в", "v"), ("г", "g"), ("д", "d"), ("е", "e"), ("ё", "e"), ("ж", "zh"), ("з", "z"),
    ("и", "i"), ("й", "i"), ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"), ("п", "p"), ("р", "r"),
    ("с", "s"), ("т", "t"), ("у", "u"), ("ф", "f"), ("х", "kh"), ("ц", "ts"), ("ч", "ch"), ("ш", "sh"),
    ("щ", "shch"), ("ъ", "ie"), ("ы", "y"), ("ь", ""), ("э", "e"), ("ю", "iu"), ("я", "ia"),
];

/// Surnames in -ин and -в that are the same for a woman.
const FIXED: [&str; 2] = ["Хван", "Тян"];

#[rustfmt::skip]
const SURNAMES: [&str; 96] = [
    "Иванов", "Петров", "Сидоров", "Лебедев", "Козлов", "Новиков", "Морозов", "Волков", "Соловьёв", "Васильев",
    "Зайцев", "Павлов", "Семёнов", "Голубев", "Виноградов", "Богданов", "Воробьёв", "Фёдоров", "Михайлов", "Беляев",
    "Тарасов", "Белов", "Комаров", "Орлов", "Киселёв", "Макаров", "Андреев", "Ковалёв", "Ильин", "Гусев",
    "Титов", "Кузьмин", "Кудрявцев", "Баранов", "Куликов", "Алексеев", "Степанов", "Яковлев", "Сорокин", "Сергеев",
    "Романов", "Захаров", "Борисов", "Королёв", "Герасимов", "Пономарёв", "Григорьев", "Лазарев", "Медведев", "Ершов",
    "Никитин", "Соболев", "Рябов", "Поляков", "Цветков", "Данилов", "Жуков", "Фролов", "Журавлёв", "Николаев",
    "Крылов", "Максимов", "Осипов", "Белоусов", "Федотов", "Дорофеев", "Егоров", "Матвеев", "Бобров", "Дмитриев",
    "Калинин", "Анисимов", "Петухов", "Антонов", "Тимофеев", "Никифоров", "Веселов", "Филиппов", "Марков", "Большаков",
    "Суханов", "Миронов", "Ширяев", "Римский-Корсаков", "Вишневский", "Раевский", "Шевченко", "Бондаренко", "Ткаченко", "Коваленко",
    "Ким", "Пак", "Хван", "Тян", "Черных", "Седых",
];

#[rustfmt::skip]
const WOMEN: [&str; 28] = [
    "Анна", "Мария", "Елена", "Ольга", "Наталья", "Екатерина", "Татьяна", "Ирина", "Светлана", "Юлия",
    "Анастасия", "Дарья", "Ксения", "Виктория", "Полина", "Алёна", "Марина", "Людмила", "Галина", "Валентина",
    "Вера", "Надежда", "Любовь", "Евгения", "Александра", "София", "Алиса", "Зоя",
];

#[rustfmt::skip]
const MEN: [&str; 26] = [
    "Александр", "Сергей", "Дмитрий", "Андрей", "Алексей", "Максим", "Евгений", "Иван", "Михаил", "Владимир",
    "Артём", "Пётр", "Николай", "Павел", "Роман", "Игорь", "Олег", "Юрий", "Виктор", "Денис",
    "Кирилл", "Антон", "Вячеслав", "Степан", "Фёдор", "Геннадий",
];

/// What is left of a patronymic before `-на` and `-ич`.
#[rustfmt::skip]
const FATHERS: [&str; 22] = [
    "Александров", "Сергеев", "Дмитриев", "Андреев", "Алексеев", "Максимов", "Евгеньев", "Иванов", "Михайлов", "Владимиров",
    "Петров", "Николаев", "Павлов", "Романов", "Игорев", "Олегов", "Юрьев", "Викторов", "Денисов", "Антонов",
    "Степанов", "Геннадьев",
];

#[rustfmt::skip]
const HAN_SURNAMES: [&str; 20] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "林", "郭", "何", "高", "欧阳",
];

#[rustfmt::skip]
const HAN_GIVEN: [&str; 28] = [
    "小", "明", "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "超", "霞", "平",
    "刚", "桂", "英", "华", "玉", "兰", "建", "国",
];

const RU_CODES: [&str; 12] =
    ["914", "924", "909", "962", "963", "913", "902", "950", "964", "968", "984", "999"];
const CN_CODES: [&str; 6] = ["138", "139", "136", "150", "159", "186"];

use crate::leads::PhoneChannel as P;
const PHONE_CHANNELS: [&P; 6] = [&P::Phone, &P::Phone, &P::Phone, &P::Whatsapp, &P::Telegram, &P::Max];

const CHANNELS: [&Channel; 9] = [
    &Channel::Website,
    &Channel::Phone,
    &Channel::Phone,
    &Channel::Whatsapp,
    &Channel::Telegram,
    &Channel::Max,
    &Channel::Vk,
    &Channel::WalkIn,
    &Channel::Referral,
];

const CATEGORIES: [&Category; 9] = [
    &Category::Hygiene,
    &Category::Therapy,
    &Category::Surgery,
    &Category::Implants,
    &Category::Implants,
    &Category::Prosthetics,
    &Category::Veneers,
    &Category::Orthodontics,
    &Category::Whitening,
];

const COMMENTS: [&str; 10] = [
    "Просит перезвонить после 18:00 по Благовещенску.",
    "Приедет вдвоём с мужем, нужна гостиница рядом с клиникой.",
    "Хочет сравнить два варианта по цене.",
    "Спрашивает, сколько дней займёт первая поездка.",
    "Уже лечилась у нас два года назад, довольна.",
    "Нужен переводчик и встреча на таможне.",
    "Ждёт отпуск в январе, даты пока не знает.",
    "Снимок сделает дома и привезёт с собой.",
    "Пришла по совету подруги.",
    "Интересуется сроком гарантии и оплатой по частям.",
];

const PROMISES: [&str; 7] = [
    "перезвонить",
    "прислать смету",
    "уточнить даты приезда",
    "согласовать время с врачом",
    "напомнить о поездке",
    "спросить о самочувствии",
    "заказать гостиницу",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_crowd_and_another_seed_another() {
        let names = |seed| people(seed).take(50).map(|person| person.new.name).collect::<Vec<_>>();
        assert_eq!(names(7), names(7));
        assert_ne!(names(7), names(8));
    }

    #[test]
    fn names_are_spelt_as_in_a_passport() {
        assert_eq!(latin("Щербакова Юлия"), "Shcherbakova Iuliia");
        assert_eq!(latin("Соловьёв"), "Solovev");
    }
}
