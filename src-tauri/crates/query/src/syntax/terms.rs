//! The words and phrases of a query's text, each with its place, so that one can be put in the place of another.

use super::day::dated_words;
use super::lexer::{Bond, Kind};
use super::parser::tokens;
use super::{SyntaxError, Text};

/// A word or phrase that must stand in the articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its characters in the query.
    pub range: std::ops::Range<usize>,
    /// What is asked for.
    pub text: Text,
    /// In quotation marks.
    pub is_phrase: bool,
}

/// What a text asks for outside of fields and of what is not wanted.
///
/// # Errors
/// As [`super::parse`] of the same text.
pub fn terms(text: &str) -> Result<Vec<Term>, SyntaxError> {
    let (tokens, _) = tokens(text)?;
    let mut terms = Vec::new();
    let mut dated = 0;
    // Of each open parenthesis, whether what it holds is asked for.
    let mut asked = vec![true];
    for (n, token) in tokens.iter().enumerate() {
        // A date is no text, and its numbers are not either.
        let is_value = n > 0 && matches!(tokens[n - 1].kind, Kind::Field(..));
        if dated == 0 && !is_value {
            dated = dated_words(&tokens[n..]).map_or(0, |(words, _)| words);
        }
        if dated > 0 {
            dated -= 1;
            continue;
        }
        let before = n.checked_sub(1).map(|n| &tokens[n].kind);
        let is_asked = asked.last() == Some(&true) && !matches!(before, Some(Kind::Not | Kind::Field(..)));
        let (typed, is_phrase) = match &token.kind {
            Kind::Open => {
                asked.push(is_asked);
                continue;
            }
            Kind::Close => {
                asked.pop();
                continue;
            }
            Kind::Word(typed) => (typed, false),
            Kind::Phrase(typed, Bond::Exact) => (typed, true),
            _ => continue,
        };
        if let Some(text) = Text::new(typed).filter(|_| is_asked) {
            terms.push(Term { range: token.at..token.end, text, is_phrase });
        }
    }
    Ok(terms)
}

/// The dates among the words of a text, with their places, that days of issue are asked for by.
///
/// # Errors
/// As [`super::parse`] of the same text.
pub fn dates(text: &str) -> Result<Vec<std::ops::Range<usize>>, SyntaxError> {
    let (tokens, _) = tokens(text)?;
    let mut dates = Vec::new();
    let mut n = 0;
    while n < tokens.len() {
        let follows = n > 0 && matches!(tokens[n - 1].kind, Kind::Field(..) | Kind::Not);
        let words = if follows { 0 } else { dated_words(&tokens[n..]).map_or(0, |(words, _)| words) };
        if words > 0 {
            dates.push(tokens[n].at..tokens[n + words - 1].end);
        }
        n += words.max(1);
    }
    Ok(dates)
}

/// A text with other text in the place of some characters of it.
pub fn replaced(text: &str, range: &std::ops::Range<usize>, other: &str) -> String {
    let before = text.chars().take(range.start);
    let after = text.chars().skip(range.end);
    before.chain(other.chars()).chain(after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_knows_its_place() {
        for (text, expect) in [
            ("", ""),
            ("甲 “乙 丙”", "甲@0 乙丙@2!"),
            ("甲 -乙 -(丙 丁) (戊 | 己)", "甲@0 戊@13 己@17"),
            ("标题:甲 记者:(乙|丙) NOT 丁 戊", "戊@20"),
            ("\"甲乙 丙丁\"~5 戊", "戊@10"),
            ("2024-07-17 甲 2024 年 7 月 乙", "甲@11 乙@24"),
        ] {
            let shown = |term: &Term| {
                let word: String = term.text.chars.iter().collect();
                format!("{word}@{}{}", term.range.start, if term.is_phrase { "!" } else { "" })
            };
            let found: Vec<String> = terms(text).unwrap().iter().map(shown).collect();
            assert_eq!(found.join(" "), expect, "{text}");
        }
        assert_eq!(replaced("甲 茌平 乙", &(2..4), "(甲|乙)"), "甲 (甲|乙) 乙");
    }
}
