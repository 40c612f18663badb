//! Stored words as the answer writes them. A word nobody knows here is written as it stands.

use crate::hand_over::PaperType;
use crate::values::Language;

/// The words of one column's closed choice, or `None` when it is not one of them.
pub(super) fn word(table: &str, column: &str, stored: &str, l: Language) -> Option<&'static str> {
    if (table, column) == ("paper_copy", "kind") {
        return PaperType::from_code(stored).map(|kind| kind.words(l));
    }
    let [ru, zh, en] = match (table, column) {
        ("lead", "status") => lead_status(stored),
        ("lead" | "lead_phone", "channel") => channel(stored),
        ("lead", "language") => language(stored),
        ("lead_interest", _) => category(stored),
        ("timeline_entry", _) => happening(stored),
        ("consent_event", "event") => consent_event(stored),
        ("consent_event", "kind") => consent_kind(stored),
        ("consent_event", "channel") => consent_channel(stored),
        ("consent_event", "evidence") => evidence(stored),
        ("consent_event_purpose", _) => purpose(stored),
        ("trip", "status") => trip_status(stored),
        ("trip", "arrive_zone" | "depart_zone") => zone(stored),
        ("trip", "arrive_mode" | "depart_mode") => mode(stored),
        ("trip_check", _) => check(stored),
        ("estimate" | "estimate_item", "discount_kind") => discount(stored),
        ("estimate", "status") => estimate_status(stored),
        ("attachment", "media_type") => media(stored),
        ("paper_copy", "target") => target(stored),
        ("hold", "item") => held(stored),
        ("hold", "ground") => hold_ground(stored),
        ("identity_term", "kind") => term(stored),
        _ => None,
    }?;
    Some(l.pick(ru, zh, en))
}

type Words = Option<[&'static str; 3]>;

macro_rules! closed {
    ($($(#[$doc:meta])* $name:ident { $($word:literal: $ru:literal, $zh:literal, $en:literal;)* })*) => {
        $($(#[$doc])* pub(super) fn $name(stored: &str) -> Words {
            match stored { $($word => Some([$ru, $zh, $en]),)* _ => None }
        })*
    };
}

closed! {
    /// Of a lead.
    lead_status {
        "new": "новое обращение", "新咨询", "new";
        "contacting": "связываемся", "联系中", "being contacted";
        "qualified": "пожелания ясны", "需求明确", "wishes are clear";
        "estimate_sent": "смета отправлена", "报价已发", "estimate sent";
        "deciding": "думает", "考虑中", "deciding";
        "booked": "записан(а) к врачу", "已预约", "booked";
        "trip_arranged": "поездка готова", "行程已定", "trip arranged";
        "arrived": "приехал(а)", "已到达", "arrived";
        "in_treatment": "лечится", "治疗中", "in treatment";
        "completed": "лечение завершено", "治疗完成", "completed";
        "aftercare": "наблюдение", "术后随访", "aftercare";
        "declined": "отказ", "已婉拒", "declined";
        "postponed": "отложено", "已推迟", "postponed";
        "duplicate": "повторная карточка", "重复记录", "duplicate";
        "spam": "не обращение", "垃圾信息", "not an enquiry";
        "no_show": "не приехал(а)", "未到", "no-show";
    }
    /// How a person came, or what a number answers to.
    channel {
        "website": "сайт", "网站", "website";
        "phone": "телефон", "电话", "phone";
        "whatsapp": "WhatsApp", "WhatsApp", "WhatsApp";
        "telegram": "Telegram", "Telegram", "Telegram";
        "wechat": "WeChat", "微信", "WeChat";
        "max": "MAX", "MAX", "MAX";
        "vk": "ВКонтакте", "VK", "VK";
        "email": "электронная почта", "电子邮件", "e-mail";
        "walk_in": "личный визит", "到店", "walked in";
        "referral": "по рекомендации", "他人推荐", "referral";
    }
    /// Of a person.
    language {
        "ru": "русский", "俄语", "Russian";
        "zh": "китайский", "中文", "Chinese";
        "en": "английский", "英语", "English";
    }
    /// Of services.
    category {
        "diagnostics": "диагностика", "检查诊断", "diagnostics";
        "hygiene": "гигиена", "洁牙保健", "hygiene";
        "therapy": "терапия", "牙体治疗", "fillings";
        "endodontics": "эндодонтия", "根管治疗", "endodontics";
        "periodontics": "пародонтология", "牙周治疗", "periodontics";
        "surgery": "хирургия", "口腔外科", "surgery";
        "implants": "имплантация", "种植", "implants";
        "prosthetics": "протезирование", "修复", "prosthetics";
        "veneers": "виниры", "贴面", "veneers";
        "orthodontics": "ортодонтия", "正畸", "orthodontics";
        "whitening": "отбеливание", "美白", "whitening";
        "paediatric": "детская стоматология", "儿童口腔", "children’s teeth";
        "temporary": "временные работы", "临时修复", "temporary works";
    }
    /// Of the history.
    happening {
        "registered": "карточка заведена", "建立记录", "registered";
        "note": "заметка", "备注", "note";
        "call": "звонок", "通话", "call";
        "message": "сообщение", "消息", "message";
        "status": "новый статус", "状态变更", "new status";
        "next_action": "следующий шаг", "下一步", "next step";
        "consent": "согласие", "同意", "consent";
        "trip": "поездка", "行程", "trip";
        "estimate": "смета", "估价单", "estimate";
        "paper": "документ", "文件", "paper";
        "archived": "в архив", "归档", "archived";
        "restored": "из архива", "取消归档", "restored";
        "merged": "объединено с карточкой", "与卡片合并", "joined with card";
        "unmerged": "снова отдельно от карточки", "与卡片重新分开", "separate again from card";
    }
    /// What is held back from destruction.
    held {
        "estimate": "смета", "估价单", "estimate";
        "attachment": "файл", "文件", "file";
        "consent": "записи о согласии", "同意记录", "facts of consent";
    }
    /// Why it is held.
    hold_ground {
        "law": "закон", "法律", "law";
        "contract": "договор", "合同", "contract";
        "court": "суд", "法院", "court";
    }
    /// Facts of consent.
    consent_event {
        "granted": "дано", "已同意", "given";
        "withdrawn": "отозвано", "已撤回", "withdrawn";
        "reinstated": "отзыв отменён как ошибочный", "误撤回已更正", "mistaken withdrawal undone";
        "narrowed": "не действует: карточки объединены, дано было только на одной", "失效：两张卡片合并，仅其中一张已同意", "no longer in force: cards joined, given on one only";
    }
    /// Kinds of consent.
    consent_kind {
        "processing": "обработка персональных данных", "个人信息处理", "processing of personal data";
        "health": "данные о здоровье", "健康数据", "health data";
        "marketing": "рассылки и реклама", "营销信息", "marketing";
        "third_party": "передача третьим лицам", "向第三方提供", "transfer to third parties";
    }
    /// How a consent was expressed, or a letter came.
    consent_channel {
        "paper": "на бумаге", "纸质", "on paper";
        "website": "на сайте", "网站", "on the website";
        "message": "в мессенджере", "即时通讯", "by messenger";
        "messenger": "в мессенджере", "即时通讯", "by messenger";
        "email": "по электронной почте", "电子邮件", "by e-mail";
        "phone": "по телефону", "电话", "on the phone";
        "post": "по почте", "邮寄", "by post";
        "in_person": "лично", "当面", "in person";
    }
    /// What proves a consent.
    evidence {
        "paper": "подписанный оригинал", "签字原件", "signed original";
        "scan": "копия подписанного оригинала", "签字原件扫描件", "scan of the signed original";
        "web_form": "выгрузка формы сайта", "网站表单导出", "export of the website’s form";
        "message": "сохранённое сообщение", "保存的消息", "kept message";
        "recording": "запись разговора", "通话录音", "call recording";
        "letter": "уведомление об отзыве", "撤回通知", "notice of withdrawal";
        "none": "нет", "无", "none";
    }
    /// Purposes of the policy (§2).
    purpose {
        "consultation": "консультация", "咨询", "consultation";
        "appointment": "запись к врачу и организация поездки", "预约医生和协调行程", "appointment with a doctor and travel";
        "estimate": "предварительный план лечения с расчётом стоимости", "初步治疗方案和费用预算", "preliminary treatment plan with its cost";
        "feedback": "обратная связь по телефону, в мессенджерах, по электронной почте", "通过电话、即时通讯和电子邮件反馈", "feedback by phone, messenger and e-mail";
        "statistics": "обезличенная статистика", "匿名统计", "anonymised statistics";
    }
    /// Of a trip.
    trip_status {
        "planned": "запланирована", "已计划", "planned";
        "bought": "билеты куплены", "已购票", "tickets bought";
        "confirmed": "подтверждена", "已确认", "confirmed";
        "crossed": "переправа состоялась", "已过境", "crossed";
        "missed": "не состоялась", "未成行", "missed";
        "cancelled": "отменена", "已取消", "cancelled";
    }
    /// Whose clock.
    zone {
        "Asia/Shanghai": "Хэйхэ", "黑河", "Heihe";
        "Asia/Yakutsk": "Благовещенск", "布拉戈维申斯克", "Blagoveshchensk";
    }
    /// Means of transport.
    mode {
        "ship": "теплоход", "客船", "ship";
        "hovercraft": "судно на воздушной подушке", "气垫船", "hovercraft";
        "pontoon_bus": "автобус по понтонному мосту", "浮箱固冰通道客车", "bus over the pontoon bridge";
        "bridge_bus": "автобус по автомобильному мосту", "公路大桥客车", "bus over the road bridge";
        "cable_car": "канатная дорога", "跨江索道", "cable car";
        "plane": "самолёт", "飞机", "plane";
        "train": "поезд", "火车", "train";
        "car": "автомобиль", "汽车", "car";
    }
    /// The checklist of a trip.
    check {
        "passport_confirmed": "паспорт действует не менее 6 месяцев", "护照有效期不少于六个月", "passport valid for at least 6 months";
        "rules_read": "правила въезда прочитаны", "已阅读入境规定", "entry rules read";
        "arrival_card": "электронная карта прибытия заполнена", "已填写入境卡", "arrival card filled in";
        "hotel_booked": "гостиница забронирована", "酒店已预订", "hotel booked";
        "transfer_arranged": "встреча и трансфер согласованы", "接送已安排", "meeting and transfer arranged";
        "estimate_printed": "смета распечатана", "估价单已打印", "estimate printed";
        "plan_b": "запасной вариант согласован", "备用方案已商定", "plan B agreed";
        "papers_given": "документы получены", "已领取资料", "papers received";
        "control_visit": "контрольный осмотр пройден", "已完成复查", "control visit done";
        "next_contact": "следующая связь согласована", "已约定下次联系", "next contact agreed";
    }
    /// Kinds of discount.
    discount {
        "none": "нет", "无", "none";
        "percent": "доля", "比例", "share";
        "amount": "сумма", "金额", "amount";
    }
    /// Of a draft.
    estimate_status {
        "draft": "черновик", "草稿", "draft";
        "issued": "выдана", "已出具", "issued";
    }
    /// Of a file.
    media {
        "application/pdf": "документ PDF", "PDF 文档", "PDF document";
        "image/png": "изображение PNG", "PNG 图像", "PNG image";
        "image/jpeg": "изображение JPEG", "JPEG 图像", "JPEG image";
    }
    /// How a paper left.
    target {
        "saved": "сохранён в файл", "已存为文件", "saved to a file";
        "printed": "напечатан", "已打印", "printed";
    }
    /// Kinds of words in the index.
    term {
        "name": "имя", "姓名", "name";
        "pinyin": "пиньинь", "拼音", "pinyin";
        "phone": "телефон", "电话", "phone";
        "email": "электронная почта", "电子邮箱", "e-mail";
        "case_no": "номер карточки", "记录编号", "card number";
    }
    /// Countries met in this work; others are told by their two letters.
    country {
        "RU": "Российская Федерация", "俄罗斯联邦", "Russian Federation";
        "CN": "Китайская Народная Республика", "中华人民共和国", "People’s Republic of China";
        "KZ": "Республика Казахстан", "哈萨克斯坦", "Kazakhstan";
        "BY": "Республика Беларусь", "白俄罗斯", "Belarus";
        "MN": "Монголия", "蒙古国", "Mongolia";
        "KR": "Республика Корея", "韩国", "Republic of Korea";
        "JP": "Япония", "日本", "Japan";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::{ConsentChannel, ConsentKind, Evidence, PurposeKind};
    use crate::leads::{Channel, EntryKind, LeadStatus, PhoneChannel};
    use crate::travel::{Bank, CheckItem, Mode, TripStatus};
    use crate::values::Category;

    #[test]
    fn every_stored_choice_has_its_word() {
        let all = |words: Vec<&'static str>, known: fn(&str) -> Words| {
            let missing: Vec<_> = words.into_iter().filter(|word| known(word).is_none()).collect();
            assert_eq!(missing, [""; 0]);
        };
        all(LeadStatus::ALL.iter().map(|it| it.code()).collect(), lead_status);
        all(Channel::ALL.iter().map(|it| it.code()).collect(), channel);
        all(PhoneChannel::ALL.iter().map(|it| it.code()).collect(), channel);
        all(Language::ALL.iter().map(|it| it.code()).collect(), language);
        all(Category::ALL.iter().map(|it| it.code()).collect(), category);
        all(EntryKind::ALL.iter().map(|it| it.code()).collect(), happening);
        all(ConsentKind::ALL.iter().map(|it| it.code()).collect(), consent_kind);
        all(PurposeKind::ALL.iter().map(|it| it.code()).collect(), purpose);
        all(TripStatus::ALL.iter().map(|it| it.code()).collect(), trip_status);
        all(ConsentChannel::ALL.iter().map(|it| it.code()).collect(), consent_channel);
        all(Evidence::ALL.iter().map(|it| it.code()).collect(), evidence);
        all(Bank::ALL.iter().map(|it| it.code()).collect(), zone);
        all(Mode::ALL.iter().map(|it| it.code()).collect(), mode);
        all(CheckItem::ALL.iter().map(|it| it.code()).collect(), check);
    }
}
