//! The words of the answers, in three languages.

use super::papers_access::{destroyed, refused};
use super::{ExtensionReason, PaperKind, RefusalGround};
use crate::values::{CaseNo, Day, Language};

/// A phrase in three languages.
pub(super) struct Phrase(&'static str, &'static str, &'static str);

impl Phrase {
    /// In one of them.
    pub fn in_language(&self, language: Language) -> String {
        language.pick(self.0, self.1, self.2).to_owned()
    }
}

/// To whom an answer goes when it is the regulator's question.
pub(super) const REGULATOR: Phrase = Phrase(
    "Уполномоченный орган по защите прав субъектов персональных данных (Роскомнадзор)",
    "个人数据主体权利保护主管机关（俄罗斯联邦通信监督局）",
    "The authority for the protection of the rights of personal data subjects (Roskomnadzor)",
);

/// To whom an answer goes when there is no record of the person.
pub(super) const APPLICANT: Phrase = Phrase("Заявителю", "申请人", "The applicant");

pub(super) const LAW: Phrase = Phrase(
    "Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных»",
    "俄罗斯联邦2006年7月27日第152-FZ号《个人数据法》",
    "of the Russian Federal Law No. 152-FZ of 27.07.2006 “On Personal Data”",
);

/// What an answer says of its letter.
pub(super) struct Facts {
    pub received_on: Day,
    pub due_on: Day,
    /// Of the term extended: `20(1)`, `20(4)`, `21(5.1)`.
    pub article: String,
    pub reason: ExtensionReason,
    /// What a refused access stands on.
    pub refusal: RefusalGround,
    /// The day the data was destroyed, and the number of the act.
    pub destroyed_on: Day,
    pub act: Option<CaseNo>,
    /// Something was wrong and is right now; otherwise the check found nothing wrong.
    pub corrected: bool,
}

/// Title and paragraphs of an answer.
pub(super) fn of(kind: PaperKind, facts: &Facts, language: Language) -> (&'static str, Vec<String>) {
    let received = facts.received_on.long(language);
    match kind {
        // The confirmation has a file of its own.
        PaperKind::Confirmation => ("", Vec::new()),
        PaperKind::ExtensionNotice => extension(facts, &received, language),
        PaperKind::NoSuchPerson => no_such_person(&received, language),
        PaperKind::Corrected if facts.corrected => corrected(&received, language),
        PaperKind::Corrected => given_back(&received, language),
        PaperKind::MarketingStopped => marketing(&received, language),
        PaperKind::RegulatorAnswer => regulator(&received, language),
        PaperKind::AccessRefused => refused(facts.refusal, &received, language),
        PaperKind::DataDestroyed => destroyed(facts, &received, language),
    }
}

/// `20(1)` as the language writes it.
pub(super) fn article(article: &str, language: Language) -> String {
    let (number, part) = article.split_once('(').unwrap_or((article, ""));
    let part = part.trim_end_matches(')');
    match language {
        Language::Ru => format!("часть {part} статьи {number}"),
        Language::Zh => format!("第{number}条第{part}款"),
        Language::En => format!("Article {number}({part})"),
    }
}

fn reason(reason: ExtensionReason, language: Language) -> &'static str {
    match reason {
        ExtensionReason::Volume => language.pick(
            "необходимо проверить большой объём записей",
            "需要核查的记录数量较多",
            "a large number of records has to be looked through",
        ),
        ExtensionReason::Archive => language.pick(
            "необходимо проверить бумажный архив",
            "需要核查纸质档案",
            "the paper archive has to be looked through",
        ),
        ExtensionReason::Others => language.pick(
            "необходимо получить сведения от третьих лиц",
            "需要向第三方获取信息",
            "information has to be obtained from third parties",
        ),
        ExtensionReason::Technical => language.pick(
            "произошёл сбой оборудования, который устраняется",
            "设备发生故障，正在排除",
            "a failure of the equipment is being repaired",
        ),
    }
}

fn extension(facts: &Facts, received: &str, language: Language) -> (&'static str, Vec<String>) {
    let title = language.pick("Уведомление о продлении срока", "延期通知", "Notice of extension");
    let (due, law) = (facts.due_on.long(language), LAW.in_language(language));
    let (article, reason) = (article(&facts.article, language), reason(facts.reason, language));
    let paragraphs = language.pick(
        vec![
            format!("Ваше обращение получено {received}"),
            format!("Срок ответа на него продлён на пять рабочих дней ({article} {law}). Причина: {reason}."),
            format!("Ответ будет направлен не позднее {due} Повторное продление закон не допускает."),
        ],
        vec![
            format!("我们已于{received}收到您的来函。"),
            format!("根据{law}{article}，答复期限延长五个工作日。原因：{reason}。"),
            format!("答复将最迟于{due}发出。法律不允许再次延期。"),
        ],
        vec![
            format!("Your letter was received on {received}."),
            format!("The term for the answer is extended by five working days ({article} {law}). Reason: {reason}."),
            format!("The answer will be sent by {due} at the latest. The law allows no second extension."),
        ],
    );
    (title, paragraphs)
}

fn no_such_person(received: &str, language: Language) -> (&'static str, Vec<String>) {
    let law = LAW.in_language(language);
    let title = language.pick("Ответ на обращение: данных нет", "答复：无相关信息", "Answer: no data held");
    let paragraphs = language.pick(
        vec![
            format!("Ваше обращение получено {received}"),
            format!("Мы проверили информационную систему по сведениям, указанным в обращении. Персональных данных о Вас в ней нет, их обработка не ведётся (статья 14, часть 1 статьи 20 {law})."),
            "Если Вы обращались в клинику под другим именем или с другого номера, сообщите их, и мы проверим ещё раз. Сведения из обращения в базу пациентов не внесены.".to_owned(),
        ],
        vec![
            format!("我们已于{received}收到您的来函。"),
            format!("我们已根据来函所列信息核查信息系统。系统中没有您的个人信息，我们未处理您的个人信息（{law}第14条、第20条第1款）。"),
            "如您曾以其他姓名或号码联系诊所，请告知，我们将再次核查。来函中的信息未录入患者数据库。".to_owned(),
        ],
        vec![
            format!("Your letter was received on {received}."),
            format!("We searched the information system by what the letter states. It holds no personal data about you and processes none (Article 14, Article 20(1) {law})."),
            "If you contacted the clinic under another name or number, tell us, and we will search again. What the letter states was not entered into the database of patients.".to_owned(),
        ],
    );
    (title, paragraphs)
}

fn corrected(received: &str, language: Language) -> (&'static str, Vec<String>) {
    let law = LAW.in_language(language);
    let title = language.pick("Уведомление об уточнении данных", "个人信息更正通知", "Notice of correction");
    let paragraphs = language.pick(
        vec![
            format!("Ваше обращение получено {received} и проверено."),
            format!("Неточность подтвердилась. Данные уточнены, блокирование снято (часть 3 статьи 20, часть 2 статьи 21 {law})."),
            "Тем, кому эти данные были переданы, сообщено об уточнении. Если данные не передавались, сообщать некому.".to_owned(),
        ],
        vec![
            format!("我们已于{received}收到您的来函，并已核查。"),
            format!("信息确有不准确之处，现已更正，并已解除封锁（{law}第20条第3款、第21条第2款）。"),
            "凡接收过该信息的各方均已获知更正内容；如未向任何方提供，则无需通知。".to_owned(),
        ],
        vec![
            format!("Your letter was received on {received} and has been checked."),
            format!("The inaccuracy was confirmed. The data is corrected and no longer blocked (Article 20(3), Article 21(2) {law})."),
            "Whoever had been given the data was told of the correction. If it was given to nobody, there is nobody to tell.".to_owned(),
        ],
    );
    (title, paragraphs)
}

fn given_back(received: &str, language: Language) -> (&'static str, Vec<String>) {
    let law = LAW.in_language(language);
    let title = language.pick(
        "Уведомление о результатах проверки",
        "核查结果通知",
        "Notice of the result of the check",
    );
    let paragraphs = language.pick(
        vec![
            format!("Ваше обращение получено {received} На время проверки данные были заблокированы (часть 1 статьи 21 {law})."),
            "Проверка нарушений и неточностей не выявила. Блокирование снято, обработка продолжается на прежних основаниях.".to_owned(),
            "Вы вправе обжаловать это решение в Роскомнадзор или в суд.".to_owned(),
        ],
        vec![
            format!("我们已于{received}收到您的来函。核查期间相关信息已被封锁（{law}第21条第1款）。"),
            "核查未发现违法或不准确之处。现已解除封锁，并依据原有依据继续处理。".to_owned(),
            "您有权就此决定向俄罗斯联邦通信监督局或法院提出申诉。".to_owned(),
        ],
        vec![
            format!("Your letter was received on {received}. The data was blocked while it was checked (Article 21(1) {law})."),
            "The check found nothing unlawful and nothing inaccurate. The data is no longer blocked and is processed on the same grounds as before.".to_owned(),
            "You may appeal against this decision to Roskomnadzor or to a court.".to_owned(),
        ],
    );
    (title, paragraphs)
}

fn marketing(received: &str, language: Language) -> (&'static str, Vec<String>) {
    let law = LAW.in_language(language);
    let title = language.pick(
        "Уведомление о прекращении рассылок",
        "停止营销信息通知",
        "Notice that marketing has stopped",
    );
    let paragraphs = language.pick(
        vec![
            format!("Ваше требование получено {received}"),
            format!("Обработка Ваших данных в целях продвижения услуг прекращена немедленно (часть 2 статьи 15 {law}). Рекламных сообщений от нас больше не будет."),
            "Остальные согласия, которые Вы дали, продолжают действовать. Отозвать их можно в любой момент.".to_owned(),
        ],
        vec![
            format!("我们已于{received}收到您的要求。"),
            format!("我们已立即停止为推广服务而处理您的信息（{law}第15条第2款）。您不会再收到我们的营销信息。"),
            "您给予的其他同意继续有效，您可随时撤回。".to_owned(),
        ],
        vec![
            format!("Your demand was received on {received}."),
            format!("Processing of your data to promote services stopped at once (Article 15(2) {law}). You will get no more marketing from us."),
            "The other consents you gave remain in force. You may withdraw them at any time.".to_owned(),
        ],
    );
    (title, paragraphs)
}

fn regulator(received: &str, language: Language) -> (&'static str, Vec<String>) {
    let law = LAW.in_language(language);
    let title = language.pick("Ответ на запрос", "对询问的答复", "Answer to the inquiry");
    let paragraphs = language.pick(
        vec![
            format!("Запрос получен {received}"),
            format!("Во исполнение части 4 статьи 20 {law} направляем запрошенные сведения. Они изложены в приложении."),
            "Приложение: на ____ листах.".to_owned(),
        ],
        vec![
            format!("我们已于{received}收到询问。"),
            format!("根据{law}第20条第4款，现提供所询信息，详见附件。"),
            "附件：共____页。".to_owned(),
        ],
        vec![
            format!("The inquiry was received on {received}."),
            format!("In accordance with Article 20(4) {law} we send the information asked for. It is set out in the annex."),
            "Annex: ____ sheets.".to_owned(),
        ],
    );
    (title, paragraphs)
}
