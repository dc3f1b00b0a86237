//! The one message catalogue: `ui/src/messages/{zh,en}.json`, read here for the command line and for the
//! shell's native dialogs. The window reads the same two files.
//!
//! ```
//! let zh = messages::catalogue(messages::Language::Zh);
//! assert_eq!(zh.text("no.such.key", &[]), "no.such.key");
//! ```

use std::collections::HashMap;
use std::sync::LazyLock;

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// 中文.
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language of a BCP 47 tag or POSIX locale; Chinese unless it asks for English.
    pub fn of_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Zh }
    }

    /// The system's language; Chinese where the system does not say.
    pub fn of_system() -> Self {
        sys_locale::get_locale().map_or(Self::Zh, |tag| Self::of_tag(&tag))
    }
}

/// The sentences of one language.
#[derive(Debug)]
pub struct Catalogue {
    texts: HashMap<String, String>,
}

impl Catalogue {
    /// The sentence for `key` with `{0}`, `{1}` … filled in; the key itself where there is none, so that a
    /// gap is seen and never hides what happened.
    pub fn text(&self, key: &str, args: &[&str]) -> String {
        let Some(text) = self.texts.get(key) else { return key.to_owned() };
        // Filled in one pass: an argument may itself hold `{1}` (a file's name, a query), and stays as it is.
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = rest.find('{') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            match argument(rest, args) {
                Some((arg, length)) => {
                    out.push_str(arg);
                    rest = &rest[length..];
                }
                None => {
                    out.push('{');
                    rest = &rest[1..];
                }
            }
        }
        out + rest
    }

    /// True when there is a sentence for `key`.
    pub fn knows(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }
}

/// The argument that the placeholder at the start of `text` stands for, and the placeholder's length in bytes.
fn argument<'a>(text: &str, args: &[&'a str]) -> Option<(&'a str, usize)> {
    let end = text.find('}')?;
    let arg = args.get(text[1..end].parse::<usize>().ok()?)?;
    Some((arg, end + 1))
}

/// The catalogue of a language.
pub fn catalogue(language: Language) -> &'static Catalogue {
    static ZH: LazyLock<Catalogue> =
        LazyLock::new(|| read(include_str!("../../../../ui/src/messages/zh.json")));
    static EN: LazyLock<Catalogue> =
        LazyLock::new(|| read(include_str!("../../../../ui/src/messages/en.json")));
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

fn read(json: &str) -> Catalogue {
    // A test reads both files, so a malformed one cannot be shipped.
    Catalogue { texts: serde_json::from_str(json).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Language; 2] = [Language::Zh, Language::En];

    #[test]
    fn every_code_of_the_core_has_a_sentence() {
        let codes = archive::Code::ALL.iter().map(|code| format!("error.{code}"));
        let remarks = newspaper::DiagnosticCode::ALL.iter().map(|code| format!("diagnostic.{code}"));
        let whys = archive::wire::Why::ALL.iter().map(|why| format!("why.{}", why.name()));
        let widened = archive::wire::WideningKind::ALL.iter().map(|kind| format!("widened.{}", kind.name()));
        let lists = archive::wire::FacetField::ALL.iter().map(|field| format!("facet.{}", field.name()));
        let kinds = newspaper::FactKind::ALL.iter().map(|kind| format!("fact.{kind}"));
        let places = archive::syntax::Expected::ALL.iter().map(|lacks| format!("query.{}", lacks.code()));
        let answers =
            newspaper::doubt::AnswerMeaning::ALL.iter().map(|meaning| format!("answer.{}", meaning.name()));
        let reasons =
            newspaper::correction::Reason::ALL.iter().map(|reason| format!("unapplied.{}", reason.name()));
        let missing: Vec<String> = codes
            .chain(remarks)
            .chain(whys)
            .chain(widened)
            .chain(lists)
            .chain(kinds)
            .chain(places)
            .chain(answers)
            .chain(reasons)
            .chain(newspaper::facts::Rule::ALL.iter().map(|rule| format!("rule.{rule}")))
            .chain(newspaper::look_alike::RULES.iter().map(|rule| format!("repair.{rule}")))
            .filter(|key| BOTH.iter().any(|&language| !catalogue(language).knows(key)))
            .collect();
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn placeholders_are_filled_in_order() {
        let check = |text: &str, args: &[&str], expect: &str| {
            let texts = HashMap::from([("k".to_owned(), text.to_owned())]);
            assert_eq!(Catalogue { texts }.text("k", args), expect, "{text} {args:?}");
        };
        check("{0} of {1}, {0}", &["1", "2"], "1 of 2, 1");
        check("{0} of {1}", &["{1}.txt", "2"], "{1}.txt of 2");
        check("{0} of {1}", &["1"], "1 of {1}");
        check("a { b", &["1"], "a { b");
        check("{x} {0", &["1"], "{x} {0");
    }

    #[test]
    fn only_english_systems_are_spoken_to_in_english() {
        let check = |tag, language| assert_eq!(Language::of_tag(tag), language, "{tag}");
        check("en-GB", Language::En);
        check("zh-CN", Language::Zh);
        check("C", Language::Zh);
        check("fr-FR", Language::Zh);
    }
}
