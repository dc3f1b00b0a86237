//! A query as one text, and read from one: its lists, dates and axis are conditions such as `地点=(冠县|莘县)`
//! beside its text, outside of all parentheses.

use super::dates::ends;
use super::field::lists;
use super::lexer::{Bond, Kind, Token, quoted};
use super::parser::{ANY, UNDATED, tokens};
use super::{Expected, Field, SyntaxError};
use crate::{Axis, Query};

/// The query as one text, which [`lift`] reads as the same query again (but for spaces around its text). Blank
/// values are left out.
pub(super) fn write(query: &Query) -> String {
    let mut conditions = Vec::new();
    for (field, values) in lists(query) {
        let written = values.iter().filter(|value| !newspaper::text::fold(value).is_empty());
        let written: Vec<String> = written.map(|value| quoted(field.written(value))).collect();
        match written.as_slice() {
            [] => {}
            [one] => conditions.push(format!("{}={one}", field.name())),
            several => conditions.push(format!("{}=({})", field.name(), several.join("|"))),
        }
    }
    conditions.extend(dates(query));
    let text = query.text.trim();
    match (text.is_empty(), conditions.is_empty()) {
        (true, _) => conditions.join(" "),
        (false, true) => text.to_owned(),
        (false, false) => format!("{} {}", before_others(text), conditions.join(" ")),
    }
}

fn dates(query: &Query) -> Vec<String> {
    let name = match query.axis {
        Axis::Published => Field::Date(None).name(),
        Axis::Event => Field::Date(Some(Axis::Event)).name(),
    };
    let filled = |date: &Option<String>| date.clone().filter(|date| !date.trim().is_empty());
    let mut values = Vec::new();
    match (filled(&query.from), filled(&query.to)) {
        (None, None) => {}
        (Some(from), Some(to)) if from.trim() == to.trim() => values.push(from.trim().to_owned()),
        (from, to) => {
            values.push(format!("{}..{}", from.unwrap_or_default().trim(), to.unwrap_or_default().trim()))
        }
    }
    if query.undated {
        values.push(UNDATED[0].into());
    }
    if values.is_empty() && query.axis == Axis::Event {
        values.push(ANY[0].into());
    }
    values.into_iter().map(|value| format!("{name}={}", quoted(&value))).collect()
}

/// A text that other conditions come after: in parentheses where they would belong to its last alternative, and
/// where it stands in parentheses already, which [`lift`] takes off.
fn before_others(text: &str) -> String {
    let Ok((found, _)) = tokens(text) else { return text.to_owned() };
    let mut text = text.to_owned();
    // A backslash before the last mark is itself only there.
    if found.last().is_some_and(
        |token| matches!(&token.kind, Kind::Phrase(phrase, Bond::Exact) if phrase.ends_with('\\')),
    ) && let Some((at, '"' | '＂')) = text.char_indices().next_back()
    {
        let backslashes = text[..at].chars().rev().take_while(|&c| c == '\\').count();
        if backslashes % 2 == 1 {
            text.insert(at, '\\');
        }
    }
    if has_alternatives(&found) || is_group(&found) { format!("({text})") } else { text }
}

/// Whether an OR stands outside of all parentheses.
fn has_alternatives(tokens: &[Token]) -> bool {
    let mut depth = 0;
    tokens.iter().any(|token| {
        depth += step(token);
        depth == 0 && token.kind == Kind::Or
    })
}

/// Whether one pair of parentheses holds everything.
fn is_group(tokens: &[Token]) -> bool {
    let mut depth = 0;
    let closes = tokens.iter().position(|token| {
        depth += step(token);
        depth == 0
    });
    tokens.first().is_some_and(|first| first.kind == Kind::Open) && closes == Some(tokens.len() - 1)
}

fn step(token: &Token) -> i32 {
    match token.kind {
        Kind::Open => 1,
        Kind::Close => -1,
        _ => 0,
    }
}

/// Moves the conditions of a query's text that are just its lists and dates out of the text. What the query has
/// already stays in the text as a further condition.
///
/// # Errors
/// Where the text cannot be read as tokens; [`super::parse`] says what else is wrong.
pub fn lift(mut query: Query) -> Result<Query, SyntaxError> {
    let (found, _) = tokens(&query.text)?;
    if has_alternatives(&found) {
        return Ok(query);
    }
    let mut lifter = Lifter { tokens: found, axis: None };
    let cuts = lifter.lift(&mut query);
    if cuts.is_empty() {
        return Ok(query);
    }
    query.text = rest(&query.text, &cuts);
    let (left, _) = tokens(&query.text)?;
    if is_group(&left) {
        let inner = query.text.chars().skip(1).take(query.text.chars().count() - 2);
        query.text = inner.collect::<String>().trim().to_owned();
    }
    Ok(query)
}

/// The text without some stretches of its characters, ascending.
fn rest(text: &str, cuts: &[(usize, usize)]) -> String {
    let chars: Vec<char> = text.chars().collect();
    let starts = std::iter::once(0).chain(cuts.iter().map(|cut| cut.1));
    let kept = starts.zip(cuts.iter().map(|cut| cut.0).chain([chars.len()]));
    let pieces = kept.map(|(start, end)| chars[start..end.max(start)].iter().collect::<String>());
    let pieces: Vec<String> = pieces.map(|piece| piece.trim().to_owned()).collect();
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

struct Lifter {
    tokens: Vec<Token>,
    /// The axis that a condition has named.
    axis: Option<Axis>,
}

impl Lifter {
    /// Gives back the stretches of characters that were moved.
    fn lift(&mut self, query: &mut Query) -> Vec<(usize, usize)> {
        let mut cuts: Vec<(usize, usize)> = Vec::new();
        let (mut depth, mut n) = (0, 0);
        while n < self.tokens.len() {
            let Kind::Field(field, true) = self.tokens[n].kind else {
                depth += step(&self.tokens[n]);
                n += 1;
                continue;
            };
            let (end, values) = self.values(n + 1);
            let is_free = depth == 0 && (n == 0 || self.tokens[n - 1].kind != Kind::Not);
            if is_free && !values.is_empty() && self.take(query, field, values) {
                cuts.push(self.with_and(n, end, cuts.last().map_or(0, |cut| cut.1)));
            }
            n = end.max(n + 1);
        }
        cuts
    }

    /// The values after a field, and the token after them; none where they are not well-formed.
    fn values(&self, at: usize) -> (usize, Vec<String>) {
        let text = |n: usize| match self.tokens.get(n).map(|token| &token.kind) {
            Some(Kind::Word(text) | Kind::Phrase(text, Bond::Exact)) => Some(text.clone()),
            _ => None,
        };
        let kind = |n: usize| self.tokens.get(n).map(|token| &token.kind);
        if kind(at) != Some(&Kind::Open) {
            return (at + 1, text(at).into_iter().collect());
        }
        let mut values = Vec::new();
        let mut n = at + 1;
        while let Some(value) = text(n) {
            values.push(value);
            match kind(n + 1) {
                Some(Kind::Or) => n += 2,
                Some(Kind::Close) => return (n + 2, values),
                _ => break,
            }
        }
        (at + 1, Vec::new())
    }

    /// The characters of tokens `start..end`, with an AND beside them.
    fn with_and(&self, start: usize, end: usize, after: usize) -> (usize, usize) {
        let is_and = |n: usize| self.tokens.get(n).is_some_and(|token| token.kind == Kind::And);
        let (mut from, mut to) = (self.tokens[start].at, self.tokens[end - 1].end);
        if start > 0 && is_and(start - 1) && self.tokens[start - 1].at >= after {
            from = self.tokens[start - 1].at;
        } else if is_and(end) {
            to = self.tokens[end].end;
        }
        (from, to)
    }

    /// Puts values into the query; false where it has such already.
    fn take(&mut self, query: &mut Query, field: Field, values: Vec<String>) -> bool {
        if let Field::Date(axis) = field {
            return match values.as_slice() {
                [one] => self.take_date(query, axis, one.trim()),
                _ => false,
            };
        }
        let Some(list) = field.list() else { return false };
        let list = list(query);
        if !list.is_empty() {
            return false;
        }
        *list = values.into_iter().map(|value| field.value(value)).collect();
        true
    }

    fn take_date(&mut self, query: &mut Query, axis: Option<Axis>, value: &str) -> bool {
        let folded = newspaper::text::fold(value);
        let has_dates = query.from.is_some() || query.to.is_some() || query.undated;
        let axis = axis.or(self.axis).unwrap_or(query.axis);
        // Dates are of one axis.
        if axis != query.axis && (has_dates || self.axis.is_some()) {
            return false;
        }
        if ANY.contains(&folded.as_str()) {
        } else if UNDATED.contains(&folded.as_str()) {
            if query.undated {
                return false;
            }
            query.undated = true;
        } else {
            let (from, to) = ends(value);
            if query.from.is_some() || query.to.is_some() || from.is_none() && to.is_none() {
                return false;
            }
            (query.from, query.to) = (from.map(str::to_owned), to.map(str::to_owned));
        }
        query.axis = axis;
        self.axis = Some(axis);
        true
    }
}

impl Query {
    /// The whole query as one text: what can be typed into the search box for it.
    pub fn to_text(&self) -> String {
        write(self)
    }

    /// The query of a text: conditions that are just a list or a date of a query are moved there (`地点=冠县`,
    /// `日期=2024-07..`), all else is its text.
    ///
    /// # Errors
    /// The place that cannot be understood, and what should stand there.
    pub fn from_text(text: &str) -> Result<Self, SyntaxError> {
        let query = Self { text: text.trim().to_owned(), ..Self::default() };
        // Which day it is makes no difference to what is a date.
        super::parse(&query.text, 0).map_err(|e| SyntaxError { position: e.position + indent(text), ..e })?;
        let lifted = lift(query)?;
        match super::DateRange::of(lifted.from.as_deref(), lifted.to.as_deref(), 0) {
            Ok(_) => Ok(lifted),
            Err(_) => Err(SyntaxError { position: 1, expected: Expected::Date }),
        }
    }
}

/// White space before a text.
fn indent(text: &str) -> u32 {
    text.chars().take_while(|c| c.is_whitespace()).count() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::{collection, option, sample};

    use super::*;

    #[test]
    fn queries_are_written_as_one_text() {
        let some = Query::default;
        let list = |values: &[&str]| values.iter().map(|&v| v.to_owned()).collect::<Vec<_>>();
        for (query, expect) in [
            (some(), ""),
            (Query { text: " 灵芝 ".into(), ..some() }, "灵芝"),
            (Query { text: "灵芝".into(), places: list(&["某省/某市"]), ..some() }, "灵芝 地点=某省/某市"),
            (Query { people: list(&["张三", "李 四"]), ..some() }, "人物=(张三|\"李 四\")"),
            (Query { text: "甲|乙".into(), pages: list(&["A02"]), ..some() }, "(甲|乙) 版次=A02"),
            (Query { text: "(甲 乙)".into(), pages: list(&["1"]), ..some() }, "((甲 乙)) 版次=1"),
            (Query { kinds: list(&["photo-caption"]), ..some() }, "体裁=图片新闻"),
            (Query { from: Some("2024-07".into()), to: Some("2024-07".into()), ..some() }, "日期=2024-07"),
            (Query { from: Some("去年".into()), ..some() }, "日期=去年.."),
            (Query { to: Some("2024".into()), axis: Axis::Event, ..some() }, "事发日期=..2024"),
            (Query { axis: Axis::Event, ..some() }, "事发日期=不限"),
            (Query { undated: true, ..some() }, "日期=无"),
            (Query { text: r#""末\""#.into(), orgs: list(&["a\"b\\"]), ..some() }, r#""末\\" 机构="a\"b\\""#),
        ] {
            assert_eq!(query.to_text(), expect, "{query:?}");
        }
    }

    #[test]
    fn conditions_of_a_text_become_lists() {
        let list = |values: &[&str]| values.iter().map(|&v| v.to_owned()).collect::<Vec<_>>();
        let check = |text: &str, rest: &str, change: &dyn Fn(&mut Query)| {
            let mut expect = Query { text: rest.into(), ..Query::default() };
            change(&mut expect);
            assert_eq!(Query::from_text(text), Ok(expect), "{text}");
        };
        check("灵芝 地点=冠县 产业", "灵芝 产业", &|q| q.places = list(&["冠县"]));
        check("灵芝 AND 地点=(冠县|莘县)", "灵芝", &|q| q.places = list(&["冠县", "莘县"]));
        check("地点=冠县 AND 灵芝", "灵芝", &|q| q.places = list(&["冠县"]));
        check("person=张三 kind=简讯", "", &|q| {
            (q.people, q.kinds) = (list(&["张三"]), list(&["brief"]))
        });
        check("(甲|乙) 日期=2024-07..2024-08", "甲|乙", &|q| {
            (q.from, q.to) = (Some("2024-07".into()), Some("2024-08".into()));
        });
        check("event=近三年", "", &|q| {
            (q.axis, q.from, q.to) = (Axis::Event, Some("近三年".into()), Some("近三年".into()));
        });
        // Not a list of the query: negated, within alternatives, a second one, of another axis, not exact.
        check("-地点=冠县", "-地点=冠县", &|_| {});
        check("甲 | 地点=冠县", "甲 | 地点=冠县", &|_| {});
        check("(地点=冠县 | 甲) 乙", "(地点=冠县 | 甲) 乙", &|_| {});
        check("地点=冠县 地点=莘县", "地点=莘县", &|q| q.places = list(&["冠县"]));
        check("日期=2024 事发日期=2023", "事发日期=2023", &|q| {
            (q.from, q.to) = (Some("2024".into()), Some("2024".into()));
        });
        check("地点:冠县", "地点:冠县", &|_| {});
        assert!(Query::from_text(" 甲 地点=").is_err_and(|e| e.position == 7));
    }

    /// Values with everything in them that has a meaning.
    fn value() -> impl Strategy<Value = String> {
        "[甲乙a1\"＂“”\\\\()（|:=~ -]{0,6}[丙z]"
    }

    fn list() -> impl Strategy<Value = Vec<String>> {
        collection::vec(value(), 0..3)
    }

    fn text() -> impl Strategy<Value = String> {
        let word = "[甲乙丙]{1,3}|\"[甲乙 ]{1,3}丙\"|\"[甲 \\\\]{1,3}\"|\"甲乙 丙丁\"~5|\"甲 乙 丙\"/2|记者:(甲\\|乙)|-丁|日期:去年";
        let several = collection::vec(word, 0..4).prop_map(|words| words.join(" "));
        (several.clone(), several, 0..4).prop_map(|(a, b, shape)| match shape {
            0 if !a.is_empty() && !b.is_empty() => format!("{a} | {b}"),
            1 if !a.is_empty() && !b.is_empty() => format!("({a} OR {b})"),
            2 if !a.is_empty() => format!("({a})"),
            _ => a,
        })
    }

    fn date() -> impl Strategy<Value = Option<String>> {
        option::of(
            sample::select(vec!["2024", "2024-07", "2024-07-17", "去年", "近三年"]).prop_map(String::from),
        )
    }

    prop_compose! {
        fn query()(
            text in text(),
            (from, to, undated) in (date(), date(), any::<bool>()),
            axis in sample::select(vec![Axis::Published, Axis::Event]),
            (publications, pages, places, people) in (list(), list(), list(), list()),
            (sections, reporters) in (list(), list()),
            (orgs, initiatives, topics, storylines, like) in (list(), list(), list(), list(), list()),
            kinds in collection::vec(sample::select(vec!["news", "photo-caption", "brief"]).prop_map(String::from), 0..3),
        ) -> Query {
            Query { text, from, to, axis, publications, pages, sections, reporters, places, people, orgs, initiatives, topics, storylines, like, kinds, undated }
        }
    }

    proptest! {
        #[test]
        fn a_query_is_read_as_it_was_written(query in query()) {
            prop_assume!(super::super::parse(&query.text, 0).is_ok());
            let text = query.to_text();
            let read = Query::from_text(&text).map_err(|e| TestCaseError::fail(format!("{text}: {e}")))?;
            prop_assert_eq!(read.to_text(), text.clone(), "{}", text);
            // A backslash at the end of the text may be written as two.
            let same = |text: &str| text.replace("\\\\", "\\");
            prop_assert_eq!(same(&read.text), same(&query.text));
            prop_assert_eq!(Query { text: String::new(), ..read }, Query { text: String::new(), ..query });
        }

        #[test]
        fn what_is_read_is_written_and_read_the_same(text in "[甲乙\"“”()|:= 2024地点日期无=AND-]{0,30}") {
            if let Ok(query) = Query::from_text(&text) {
                prop_assert_eq!(Query::from_text(&query.to_text()), Ok(query.clone()), "{}", query.to_text());
            }
        }
    }
}
