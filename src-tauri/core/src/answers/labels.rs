//! What each column of a person is called in the answer, in three languages, and how its value is
//! written. A test compares this page with the register of personal data: a personal column without a
//! label here fails it, so nothing kept about a person can be left out of their answer.

use crate::erasure::Category::{
    self, Consent, Contact, Dealings, Emails, Index, Interests, Names, Papers, Phones, Plan, Scans, Trip,
    Wishes,
};

/// How a stored value is written for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As it stands.
    Text,
    /// A stored word, in the language of the paper.
    Word,
    /// A number as it stands; zero is not left out.
    Number,
    /// `+79141234567`, in groups.
    Phone,
    /// `YYYY-MM-DD`.
    Day,
    /// A moment, on the desk's clock.
    Moment,
    /// Bytes of a file.
    Size,
    /// Fen.
    Money,
    /// A number whose meaning is in the row's `discount_kind`.
    Discount,
    /// 1 or 0.
    YesNo,
    /// Number of a service of the catalogue.
    Service,
    /// A tooth or another place in the mouth.
    Area,
    /// Code of a crossing, or own words.
    Crossing,
    /// A text whose meaning is in the row's `kind`.
    Happening,
    /// An estimate as issued.
    Issued,
    /// Two cards as they were before they were joined.
    Cards,
    /// A card as it was before it was completed from a file.
    Card,
    /// Path of a saved file, of which only the file's name is told; or a printer.
    Place,
    /// Not told: the rows are in its order.
    Order,
    /// Keys and checksums: that they are kept is told, never their value.
    ByKind,
}

/// One column.
#[derive(Debug)]
pub struct Label {
    /// Its name in the schema.
    pub column: &'static str,
    /// What it is called: Russian, Chinese, English.
    pub words: [&'static str; 3],
    /// How its value is written.
    pub form: Form,
}

/// Some columns of one table, told together.
#[derive(Debug)]
pub struct Part {
    /// The table.
    pub table: &'static str,
    /// Under which heading it is told.
    pub under: Category,
    /// What one of its rows is: Russian, Chinese, English.
    pub words: [&'static str; 3],
    /// Its columns; rows are told in their order.
    pub labels: &'static [Label],
}

const fn label(column: &'static str, form: Form, words: [&'static str; 3]) -> Label {
    Label { column, words, form }
}

const fn part(
    table: &'static str,
    under: Category,
    words: [&'static str; 3],
    labels: &'static [Label],
) -> Part {
    Part { table, under, words, labels }
}

const SHA256: [&str; 3] = ["контрольная сумма", "校验值", "checksum"];
const KIND: [&str; 3] = ["вид", "种类", "kind"];
const STATUS: [&str; 3] = ["статус", "状态", "status"];
const ADDED: [&str; 3] = ["внесено", "录入时间", "entered"];
const DISCOUNT_KIND: [&str; 3] = ["вид скидки", "折扣方式", "kind of discount"];
const DISCOUNT: [&str; 3] = ["скидка", "折扣", "discount"];
const DRAFT_NO: [&str; 3] = ["черновик №", "草稿编号", "draft no."];
const FACT_NO: [&str; 3] = ["запись №", "记录编号", "record no."];

/// Every part, in the order of the answer.
pub const PARTS: &[Part] = &[
    part(
        "lead",
        Names,
        ["имя", "姓名", "name"],
        &[
            label("surname", Form::Text, ["фамилия", "姓", "surname"]),
            label("given", Form::Text, ["имя", "名", "given name"]),
            label("patronymic", Form::Text, ["отчество", "父称", "patronymic"]),
            label("latin", Form::Text, ["имя латиницей", "拉丁字母姓名", "name in Latin letters"]),
            label("chinese", Form::Text, ["имя иероглифами", "中文姓名", "name in Chinese"]),
        ],
    ),
    part(
        "lead_phone",
        Phones,
        ["телефон", "电话", "phone"],
        &[
            label("position", Form::Order, ["№", "序号", "no."]),
            label("e164", Form::Phone, ["номер", "号码", "number"]),
            label("channel", Form::Word, ["на нём отвечают", "联系方式", "answers to"]),
        ],
    ),
    part(
        "lead_email",
        Emails,
        ["адрес", "地址", "address"],
        &[
            label("position", Form::Order, ["№", "序号", "no."]),
            label("address", Form::Text, ["электронная почта", "电子邮箱", "e-mail"]),
        ],
    ),
    part(
        "lead",
        Contact,
        ["карточка", "记录", "record"],
        &[
            label("case_no", Form::Text, ["номер карточки", "记录编号", "card number"]),
            label("created_at", Form::Moment, ["заведена", "建立时间", "made"]),
            label("language", Form::Word, ["язык общения", "沟通语言", "language"]),
            label("channel", Form::Word, ["канал обращения", "咨询渠道", "channel of the enquiry"]),
        ],
    ),
    part(
        "lead_interest",
        Interests,
        ["услуга", "服务", "service"],
        &[label("category", Form::Word, ["интересует", "感兴趣", "interested in"])],
    ),
    part(
        "merge",
        Names,
        ["объединение двух карточек", "两张卡片的合并", "joining of two cards"],
        &[label(
            "snapshot",
            Form::Cards,
            ["копия обеих карточек до объединения", "合并前两张卡片的副本", "copy of both cards before"],
        )],
    ),
    part(
        "import_lead",
        Names,
        ["дополнение карточки из файла", "由文件补充记录", "card completed from a file"],
        &[label("snapshot", Form::Card, ["карточка до дополнения", "补充前的记录", "the card before"])],
    ),
    part(
        "lead",
        Wishes,
        ["пожелания", "需求", "wishes"],
        &[label("comment", Form::Text, ["комментарий", "备注", "comment"])],
    ),
    part(
        "lead",
        Dealings,
        ["обращение", "咨询", "enquiry"],
        &[
            label("status", Form::Word, STATUS),
            label("status_at", Form::Moment, ["статус с", "状态起始", "status since"]),
            label("next_action", Form::Text, ["следующий шаг", "下一步", "next step"]),
            label("next_on", Form::Day, ["его день", "日期", "its day"]),
            label("next_time", Form::Text, ["его час", "时间", "its hour"]),
        ],
    ),
    part(
        "timeline_entry",
        Dealings,
        ["запись истории", "历史记录", "entry of the history"],
        &[
            label("id", Form::Order, ["№", "序号", "no."]),
            label("at", Form::Moment, ["когда", "时间", "when"]),
            label("kind", Form::Word, ["что", "事项", "what"]),
            label("text", Form::Happening, ["содержание", "内容", "words"]),
        ],
    ),
    part(
        "note_draft",
        Wishes,
        ["недописанная заметка", "未完成的备注", "note being written"],
        &[
            label("saved_at", Form::Moment, ["когда", "时间", "when"]),
            label("kind", Form::Word, ["что", "事项", "what"]),
            label("text", Form::Text, ["содержание", "内容", "words"]),
        ],
    ),
    part(
        "hold",
        Dealings,
        ["удержание от уничтожения", "暂缓销毁", "held back from destruction"],
        &[
            label("placed_at", Form::Moment, ADDED),
            label("item", Form::Word, ["что", "事项", "what"]),
            label("ground", Form::Word, ["основание", "依据", "ground"]),
            label("reference", Form::Text, ["номер основания", "依据编号", "its number"]),
            label("until_on", Form::Day, ["до", "截止", "until"]),
        ],
    ),
    part(
        "consent_event",
        Consent,
        ["запись о согласии", "同意记录", "fact of consent"],
        &[
            label("id", Form::Number, FACT_NO),
            label("event", Form::Word, ["что", "事项", "what"]),
            label("kind", Form::Word, ["о чём", "内容", "about"]),
            label("on_day", Form::Day, ["день", "日期", "day"]),
            label("recorded_at", Form::Moment, ADDED),
            label("channel", Form::Word, ["как выражено", "表达方式", "how it was given"]),
            label("evidence", Form::Word, ["чем доказывается", "证明材料", "proved by"]),
            label("evidence_place", Form::Text, ["где хранится", "存放处", "kept at"]),
            label("policy_version", Form::Number, ["редакция политики", "政策版本", "policy version"]),
            label("evidence_sha256", Form::ByKind, SHA256),
        ],
    ),
    part(
        "consent_event_purpose",
        Consent,
        ["цель согласия", "同意的目的", "purpose of a consent"],
        &[
            label("event_id", Form::Number, FACT_NO),
            label("purpose", Form::Word, ["цель", "目的", "purpose"]),
        ],
    ),
    part(
        "trip",
        Trip,
        ["поездка", "行程", "trip"],
        &[
            label("status", Form::Word, STATUS),
            label("arrive_on", Form::Day, ["день приезда", "到达日期", "day of arrival"]),
            label("arrive_time", Form::Text, ["час приезда", "到达时间", "hour of arrival"]),
            label("arrive_zone", Form::Word, ["по времени", "所用时间", "on the clock of"]),
            label("arrive_mode", Form::Word, ["чем", "交通方式", "by"]),
            label("arrive_crossing", Form::Crossing, ["переправа туда", "去程口岸", "crossing there"]),
            label("depart_on", Form::Day, ["день отъезда", "离开日期", "day of departure"]),
            label("depart_time", Form::Text, ["час отъезда", "离开时间", "hour of departure"]),
            label("depart_zone", Form::Word, ["по времени", "所用时间", "on the clock of"]),
            label("depart_mode", Form::Word, ["чем", "交通方式", "by"]),
            label("depart_crossing", Form::Crossing, ["переправа обратно", "返程口岸", "crossing back"]),
            label("hotel", Form::Text, ["гостиница", "酒店", "hotel"]),
            label("transfer", Form::Text, ["встреча и трансфер", "接送", "meeting and transfer"]),
            label("companions", Form::Number, ["сопровождающих", "同行人数", "companions"]),
            label(
                "passport_ok_on",
                Form::Day,
                ["срок паспорта подтверждён", "护照有效期确认日", "passport confirmed on"],
            ),
            label("note", Form::Text, ["заметка", "备注", "note"]),
        ],
    ),
    part(
        "trip_check",
        Trip,
        ["отметка о поездке", "行程核对", "check of the trip"],
        &[
            label("ticked_at", Form::Moment, ["отмечено", "勾选时间", "ticked"]),
            label("item", Form::Word, ["что", "事项", "what"]),
        ],
    ),
    part(
        "estimate",
        Plan,
        ["черновик сметы", "估价草稿", "draft of an estimate"],
        &[
            label("id", Form::Number, DRAFT_NO),
            label("status", Form::Word, STATUS),
            label("doctor", Form::Text, ["врач", "医生", "doctor"]),
            label("note", Form::Text, ["заметка", "备注", "note"]),
            label("discount_kind", Form::Word, DISCOUNT_KIND),
            label("discount_value", Form::Discount, DISCOUNT),
            label("second_currency", Form::YesNo, ["также в рублях", "同时以卢布显示", "also in roubles"]),
        ],
    ),
    part(
        "estimate_item",
        Plan,
        ["строка черновика", "草稿项目", "line of a draft"],
        &[
            label("estimate_id", Form::Number, DRAFT_NO),
            label("position", Form::Number, ["строка", "行", "line"]),
            label("service_id", Form::Service, ["услуга", "服务", "service"]),
            label("area", Form::Area, ["зуб или область", "牙位或区域", "tooth or area"]),
            label("quantity", Form::Number, ["количество", "数量", "quantity"]),
            label("unit_price_fen", Form::Money, ["цена", "单价", "price"]),
            label("discount_kind", Form::Word, DISCOUNT_KIND),
            label("discount_value", Form::Discount, DISCOUNT),
        ],
    ),
    part(
        "estimate_issue",
        Plan,
        ["выданная смета", "已出具的估价单", "issued estimate"],
        &[
            label("issued_on", Form::Day, ["день выдачи", "出具日期", "issued on"]),
            label("issued_at", Form::Moment, ["выдана", "出具时间", "issued"]),
            label("valid_until", Form::Day, ["действует до", "有效期至", "valid until"]),
            label("snapshot", Form::Issued, ["содержание", "内容", "contents"]),
            label("sha256", Form::ByKind, SHA256),
        ],
    ),
    part(
        "attachment",
        Scans,
        ["файл", "文件", "file"],
        &[
            label("added_at", Form::Moment, ADDED),
            label("media_type", Form::Word, KIND),
            label("size", Form::Size, ["размер", "大小", "size"]),
            label("file_name", Form::ByKind, ["случайное имя файла", "随机文件名", "random file name"]),
            label("sha256", Form::ByKind, SHA256),
            label("file_key", Form::ByKind, ["ключ шифрования", "加密密钥", "encryption key"]),
        ],
    ),
    part(
        "paper_copy",
        Papers,
        ["документ", "文件", "paper"],
        &[
            label("made_at", Form::Moment, ["когда", "时间", "when"]),
            label("kind", Form::Word, KIND),
            label("number", Form::Text, ["номер", "编号", "number"]),
            label("target", Form::Word, ["как", "形式", "how"]),
            label("place", Form::Place, ["файл или принтер", "文件或打印机", "file or printer"]),
            label("sha256", Form::ByKind, SHA256),
        ],
    ),
    part(
        "identity_term",
        Index,
        ["слово указателя", "索引词", "word of the index"],
        &[label("kind", Form::Word, KIND), label("term", Form::Text, ["слово", "词", "word"])],
    ),
];
