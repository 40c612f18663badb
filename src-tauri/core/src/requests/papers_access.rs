//! The words of the answers to a question about one's own data that do not give it: refused, or
//! destroyed by now.

use super::RefusalGround;
use super::papers_words::{Facts, LAW, article};
use crate::values::Language;

/// The provision as the language writes it.
fn provision(ground: RefusalGround, language: Language) -> String {
    let item = match ground {
        RefusalGround::Repeated => return article("14(6)", language),
        RefusalGround::Security => 1,
        RefusalGround::Detention => 2,
        RefusalGround::Laundering => 3,
        RefusalGround::ThirdPersons => 4,
        RefusalGround::Transport => 5,
    };
    language.pick(
        format!("пункт {item} части 8 статьи 14"),
        format!("第14条第8款第{item}项"),
        format!("Article 14(8)({item})"),
    )
}

/// What it says, in the law's own terms.
fn reason(ground: RefusalGround, language: Language) -> &'static str {
    match ground {
        RefusalGround::ThirdPersons => language.pick(
            "доступ к этим данным нарушает права и законные интересы третьих лиц",
            "查询该信息将侵害第三人的权利和合法利益",
            "access to this data infringes the rights and lawful interests of third persons",
        ),
        RefusalGround::Repeated => language.pick(
            "запрос повторный и подан раньше чем через тридцать дней после первого, на который дан полный ответ (части 4 и 5 статьи 14)",
            "该请求系重复提出，距首次请求不足三十日，且首次请求已获完整答复（第14条第4款、第5款）",
            "the request is a repeated one, made within thirty days of the first, which was answered in full (Article 14(4) and (5))",
        ),
        RefusalGround::Laundering => language.pick(
            "данные обрабатываются в соответствии с законодательством о противодействии легализации (отмыванию) доходов, полученных преступным путём, и финансированию терроризма",
            "该信息依据反洗钱和反恐怖主义融资法律处理",
            "the data is processed under the law against the laundering of proceeds of crime and the financing of terrorism",
        ),
        RefusalGround::Security => language.pick(
            "данные обрабатываются в целях обороны страны, безопасности государства и охраны правопорядка",
            "该信息为国防、国家安全和维护法律秩序之目的而处理",
            "the data is processed for the defence of the country, the security of the state and the protection of law and order",
        ),
        RefusalGround::Detention => language.pick(
            "данные обрабатываются органами, осуществившими задержание по подозрению в совершении преступления, предъявившими обвинение или применившими меру пресечения",
            "该信息由实施拘留、提出指控或采取强制措施的机关处理",
            "the data is processed by the bodies that detained a suspect, brought a charge or applied a measure of restraint",
        ),
        RefusalGround::Transport => language.pick(
            "данные обрабатываются в случаях, предусмотренных законодательством о транспортной безопасности",
            "该信息依据运输安全法律规定的情形处理",
            "the data is processed in the cases provided for by the law on transport security",
        ),
    }
}

/// The written refusal, with its reason and the way to appeal (152-FZ Art. 17, 20(2)).
pub(super) fn refused(
    ground: RefusalGround,
    received: &str,
    language: Language,
) -> (&'static str, Vec<String>) {
    let law = LAW.in_language(language);
    let (provision, reason) = (provision(ground, language), reason(ground, language));
    let title =
        language.pick("Отказ в предоставлении сведений", "拒绝提供信息的答复", "Refusal to give information");
    let paragraphs = language.pick(
        vec![
            format!("Ваш запрос сведений о персональных данных получен {received}"),
            format!(
                "В предоставлении запрошенных сведений отказано. Основание: {provision} {law}: {reason}."
            ),
            format!("Отказ составлен в письменной форме в срок, установленный {}.", article_by(language)),
            "Вы вправе обжаловать отказ в Роскомнадзор или в суд (статья 17 того же закона).".to_owned(),
        ],
        vec![
            format!("我们已于{received}收到您关于查询个人信息的请求。"),
            format!("我们决定不提供所查询的信息。依据：{law}{provision}，即{reason}。"),
            format!("本答复依{}规定的期限以书面形式作出。", article_by(language)),
            "您有权就此向俄罗斯联邦通信监督局或法院提出申诉（该法第17条）。".to_owned(),
        ],
        vec![
            format!("Your request for information about your personal data was received on {received}."),
            format!("The information asked for is refused. Ground: {provision} {law}: {reason}."),
            format!("The refusal is given in writing within the term of {}.", article_by(language)),
            "You may appeal against the refusal to Roskomnadzor or to a court (Article 17 of the same law)."
                .to_owned(),
        ],
    );
    (title, paragraphs)
}

fn article_by(language: Language) -> &'static str {
    language.pick("частью 2 статьи 20 того же закона", "该法第20条第2款", "Article 20(2) of the same law")
}

/// The data asked about is destroyed: when, by which act, and what is left of it.
pub(super) fn destroyed(facts: &Facts, received: &str, language: Language) -> (&'static str, Vec<String>) {
    let law = LAW.in_language(language);
    let day = facts.destroyed_on.long(language);
    let act = facts.act.as_ref().map_or_else(String::new, |number| {
        language.pick(
            format!(" (акт № {number})"),
            format!("（证明编号{number}）"),
            format!(" (act No. {number})"),
        )
    });
    let title = language.pick(
        "Ответ на запрос: данные уничтожены",
        "答复：个人信息已销毁",
        "Answer: the data is destroyed",
    );
    let paragraphs = language.pick(
        vec![
            format!("Ваш запрос сведений о персональных данных получен {received}"),
            format!("Ваши персональные данные уничтожены {day}{act}. На дату этого ответа информационная система их не содержит, обработка не ведётся (часть 7 статьи 14, часть 1 статьи 20 {law})."),
            "После уничтожения остались номер обращения, даты и перечень категорий данных. Определить Вас по ним нельзя, и других сведений о Вас у нас нет.".to_owned(),
            "Вы вправе обжаловать действия оператора в Роскомнадзор или в суд (статья 17 того же закона).".to_owned(),
        ],
        vec![
            format!("我们已于{received}收到您关于查询个人信息的请求。"),
            format!("您的个人信息已于{day}销毁{act}。截至本答复之日，信息系统中没有您的个人信息，我们未处理您的个人信息（{law}第14条第7款、第20条第1款）。"),
            "销毁后仅保留案件编号、日期和信息类别清单，据此无法识别您的身份，我们没有关于您的其他信息。".to_owned(),
            "您有权就运营者的行为向俄罗斯联邦通信监督局或法院提出申诉（该法第17条）。".to_owned(),
        ],
        vec![
            format!("Your request for information about your personal data was received on {received}."),
            format!("Your personal data was destroyed on {day}{act}. On the date of this answer the information system holds none of it and processes none (Article 14(7), Article 20(1) {law})."),
            "After the destruction the case number, dates and the categories of data remain. You cannot be identified from them, and we hold nothing else about you.".to_owned(),
            "You may appeal against the actions of the operator to Roskomnadzor or to a court (Article 17 of the same law).".to_owned(),
        ],
    );
    (title, paragraphs)
}
