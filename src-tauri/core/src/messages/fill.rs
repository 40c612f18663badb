//! Filling a text in for a person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::audit::Op;
use crate::clinic::Clinic;
use crate::consent::{self, Enquiry};
use crate::values::{Language, LeadId};
use crate::{Error, Result, leads, settings};

/// What can be filled in.
const GAPS: [&str; 4] = ["{name}", "{clinic}", "{next}", "{arrival}"];

/// Which text for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FillTemplate {
    /// Whom it is for.
    pub lead: LeadId,
    /// The text's number.
    #[ts(type = "number")]
    pub template: i64,
    /// In this language; `null` = the one the person prefers.
    #[serde(default)]
    pub language: Option<Language>,
}

/// A text ready to be copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FilledText {
    /// Its language.
    pub language: Language,
    /// The words. What is not known stays in braces, to be seen.
    pub text: String,
    /// Whether something is not known.
    pub gaps: bool,
}

/// Fills a text in for a person. What nobody knows stays in braces: a message with a hole is seen
/// before it is sent.
///
/// # Errors
/// `NotFound`, `Blocked`.
pub fn fill(clinic: &Clinic, args: FillTemplate) -> Result<FilledText> {
    clinic.read(Op::FillTemplate, |tx| {
        let permit = consent::permit::<Enquiry>(tx, args.lead)?;
        let template = store::find(tx.sql(), args.template)?.ok_or_else(|| Error::not_found("template"))?;
        let person = leads::addressed(tx, &permit, args.language)?;
        let language = person.language;
        let arrival = person.arrives_on.map(|day| day.long(language));
        let next = person.next_on.map(|day| day.long(language));
        let clinic = settings::current(tx)?.operator_name;
        let known = [
            ("{name}", Some(person.name)),
            ("{clinic}", Some(clinic)),
            ("{next}", next),
            ("{arrival}", arrival),
        ];
        let text = filled(&template.words(language).body, &known);
        Ok(FilledText { language, gaps: GAPS.iter().any(|gap| text.contains(gap)), text })
    })
}

/// One pass over the text: what is put in is never read for braces again.
fn filled(body: &str, known: &[(&str, Option<String>)]) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match known.iter().find(|(gap, _)| rest.starts_with(gap)) {
            Some((gap, value)) => {
                match value.as_deref().filter(|value| !value.is_empty()) {
                    Some(value) => out.push_str(value),
                    None => out.push_str(gap),
                }
                rest = &rest[gap.len()..];
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

/// Whether a text has braces that nothing fills.
pub(super) fn unknown_gap(body: &str) -> bool {
    GAPS.iter().fold(body.to_owned(), |text, gap| text.replace(gap, "")).contains(['{', '}'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("{name}, ждём вас {arrival}.", "Анна, ждём вас {arrival}.")]
    #[case("{name}{name}", "АннаАнна")]
    #[case("без ничего", "без ничего")]
    #[case("{", "{")]
    #[case("{clinic}", "«{name}»")]
    fn a_gap_is_filled_once_and_what_is_unknown_stays(#[case] body: &str, #[case] text: &str) {
        let known = [
            ("{name}", Some("Анна".to_owned())),
            ("{clinic}", Some("«{name}»".to_owned())),
            ("{arrival}", None),
        ];
        assert_eq!(filled(body, &known), text);
    }

    #[rstest]
    #[case("{name}", false)]
    #[case("{имя}", true)]
    #[case("{name", true)]
    #[case("name}", true)]
    #[case("", false)]
    fn braces_that_nothing_fills_are_known(#[case] body: &str, #[case] unknown: bool) {
        assert_eq!(unknown_gap(body), unknown);
    }
}
