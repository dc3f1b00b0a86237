//! Tokens of a query to a tree.

use common::edtf::Day;

use super::dates::parse_date_range;
use super::day::{Dated, dated_words};
use super::lexer::{Bond, Kind, Token, error, lex};
use super::{Expected, Field, Node, SyntaxError, Text};
use crate::Axis;

/// Characters of a query at most: a long paragraph may be pasted, a book may not.
const LONGEST: usize = 10_000;

/// Parentheses within each other at most; keeps every recursion shallow.
const DEEPEST: usize = 50;

/// Words of a phrase with `~5` or `/2` at most.
const MOST_WORDS: usize = 6;

/// Characters between words near each other at most.
const FARTHEST: u32 = 100;

/// Values for articles without a date.
pub(super) const UNDATED: [&str; 2] = ["无", "none"];

/// Values of a date of issue that is an estimate.
const ESTIMATED: [&str; 2] = ["推定", "estimated"];

/// Values for any date, where only the axis is to be named.
pub(super) const ANY: [&str; 2] = ["不限", "any"];

/// Reads a search box, with dates such as 去年 as of `today`. An empty one asks for everything.
///
/// # Errors
/// The place that cannot be understood, and what should stand there.
pub fn parse(text: &str, today: Day) -> Result<Node, SyntaxError> {
    let (tokens, end) = tokens(text)?;
    if tokens.is_empty() {
        return Ok(Node::All);
    }
    let mut parser = Parser { tokens, next: 0, depth: 0, end, today };
    let node = parser.alternatives()?;
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(error(parser.place(), Expected::OpeningParenthesis)),
    }
}

/// The tokens of a query, and how many characters it has.
pub(super) fn tokens(text: &str) -> Result<(Vec<Token>, usize), SyntaxError> {
    let chars: Vec<char> = text.chars().take(LONGEST + 1).collect();
    if chars.len() > LONGEST {
        return Err(error(LONGEST, Expected::ShorterQuery));
    }
    Ok((lex(&chars)?, chars.len()))
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    depth: usize,
    /// Place of the end of the query.
    end: usize,
    today: Day,
}

impl Parser {
    fn peek(&self) -> Option<&Kind> {
        self.tokens.get(self.next).map(|token| &token.kind)
    }

    fn place(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |token| token.at)
    }

    fn alternatives(&mut self) -> Result<Node, SyntaxError> {
        let mut nodes = vec![self.conditions()?];
        while self.peek() == Some(&Kind::Or) {
            self.next += 1;
            nodes.push(self.conditions()?);
        }
        Ok(single(nodes, Node::Or))
    }

    fn conditions(&mut self) -> Result<Node, SyntaxError> {
        let mut nodes = vec![self.condition()?];
        loop {
            match self.peek() {
                None | Some(Kind::Or | Kind::Close) => return Ok(single(nodes, Node::And)),
                Some(Kind::And) => self.next += 1,
                Some(_) => {}
            }
            nodes.push(self.condition()?);
        }
    }

    fn condition(&mut self) -> Result<Node, SyntaxError> {
        if self.peek() == Some(&Kind::Not) {
            self.next += 1;
            return Ok(Node::Not(Box::new(self.operand()?)));
        }
        self.operand()
    }

    fn operand(&mut self) -> Result<Node, SyntaxError> {
        let at = self.place();
        let Some(kind) = self.peek().cloned() else { return Err(error(at, Expected::Term)) };
        if let Some((words, date)) = dated_words(&self.tokens[self.next..]) {
            self.next += words;
            return Ok(match date {
                Dated::Range(range) => Node::Date(range, Some(Axis::Published)),
                Dated::EveryYear(month, day) => Node::EveryYear(month, day),
            });
        }
        self.next += 1;
        match kind {
            Kind::Word(text) => Text::new(&text).map(Node::Text).ok_or_else(|| error(at, Expected::Term)),
            Kind::Phrase(text, Bond::Exact) => phrase(&text, at),
            Kind::Phrase(text, bond) => several(&text, bond, at),
            Kind::Field(field, is_exact) => self.filter(field, is_exact),
            Kind::Open => self.group(at),
            Kind::Close | Kind::Or | Kind::And | Kind::Not => Err(error(at, Expected::Term)),
        }
    }

    fn group(&mut self, at: usize) -> Result<Node, SyntaxError> {
        if self.depth == DEEPEST {
            return Err(error(at, Expected::ShallowerNesting));
        }
        self.depth += 1;
        let node = self.alternatives()?;
        self.depth -= 1;
        if self.peek() != Some(&Kind::Close) {
            return Err(error(at, Expected::ClosingParenthesis));
        }
        self.next += 1;
        Ok(node)
    }

    fn filter(&mut self, field: Field, is_exact: bool) -> Result<Node, SyntaxError> {
        let values = self.values()?;
        let value = |(_, value): (usize, String)| field.value(value);
        match field {
            Field::Date(axis) => {
                let dates = values.into_iter().map(|(at, value)| self.date(&value, axis, at));
                Ok(single(dates.collect::<Result<_, _>>()?, Node::Or))
            }
            _ if is_exact && field.list().is_some() => {
                Ok(Node::Exact(field, values.into_iter().map(value).collect()))
            }
            Field::Author => {
                let both = |(_, name): (usize, String)| {
                    [Field::Reporter, Field::Correspondent].map(|field| Node::Filter(field, name.clone()))
                };
                Ok(Node::Or(values.into_iter().flat_map(both).collect()))
            }
            _ => {
                let filters = values.into_iter().map(|named| Node::Filter(field, value(named)));
                Ok(single(filters.collect(), Node::Or))
            }
        }
    }

    /// A value, or `(one|another)`, each with its place.
    fn values(&mut self) -> Result<Vec<(usize, String)>, SyntaxError> {
        let open = self.place();
        if self.peek() != Some(&Kind::Open) {
            return Ok(vec![self.value()?]);
        }
        self.next += 1;
        let mut values = vec![self.value()?];
        loop {
            let at = self.place();
            match self.peek() {
                Some(Kind::Or) => self.next += 1,
                Some(Kind::Close) => {
                    self.next += 1;
                    return Ok(values);
                }
                None => return Err(error(open, Expected::ClosingParenthesis)),
                Some(_) => return Err(error(at, Expected::ListMark)),
            }
            values.push(self.value()?);
        }
    }

    fn value(&mut self) -> Result<(usize, String), SyntaxError> {
        let at = self.place();
        let value = match self.peek() {
            Some(Kind::Word(text) | Kind::Phrase(text, Bond::Exact)) => text.clone(),
            _ => return Err(error(at, Expected::FieldValue)),
        };
        self.next += 1;
        if newspaper::text::fold(&value).is_empty() {
            return Err(error(at, Expected::FieldValue));
        }
        Ok((at, value))
    }

    fn date(&self, value: &str, axis: Option<Axis>, at: usize) -> Result<Node, SyntaxError> {
        let folded = newspaper::text::fold(value);
        if UNDATED.contains(&folded.as_str()) {
            return Ok(Node::Undated(axis));
        }
        if ESTIMATED.contains(&folded.as_str()) && axis != Some(Axis::Event) {
            return Ok(Node::Estimated);
        }
        if ANY.contains(&folded.as_str()) {
            return Ok(Node::All);
        }
        let range = parse_date_range(value, self.today).ok_or_else(|| error(at, Expected::Date))?;
        Ok(Node::Date(range, axis))
    }
}

fn single(mut nodes: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Node {
    if nodes.len() == 1 { nodes.remove(0) } else { many(nodes) }
}

/// A phrase of nothing but white space stands in every article.
fn phrase(text: &str, at: usize) -> Result<Node, SyntaxError> {
    match (text.is_empty(), Text::new(text)) {
        (true, _) => Err(error(at + 1, Expected::Term)),
        (false, None) => Ok(Node::All),
        (false, Some(text)) => Ok(Node::Text(text)),
    }
}

/// The words of a phrase, near each other or some of them.
fn several(text: &str, bond: Bond, at: usize) -> Result<Node, SyntaxError> {
    let words: Vec<Text> = text.split_whitespace().filter_map(Text::new).collect();
    if words.len() < 2 {
        return Err(error(at, Expected::SeveralWords));
    }
    if words.len() > MOST_WORDS {
        return Err(error(at, Expected::FewerWords));
    }
    match bond {
        // Of one character the index does not know the places.
        Bond::Near(_) if words.iter().any(|word| word.chars.len() < 2) => {
            Err(error(at, Expected::LongerWords))
        }
        Bond::Near(within) => Ok(Node::Near(words, within.min(FARTHEST))),
        Bond::AtLeast(least) => {
            let least = least.min(words.len() as u32);
            Ok(Node::AtLeast(words, least))
        }
        Bond::Exact => phrase(text, at),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A Wednesday.
    const TODAY: Day = 19_921;

    /// The tree in one line.
    fn show(node: &Node) -> String {
        let list = |nodes: &[Node]| nodes.iter().map(show).collect::<Vec<_>>().join(" ");
        let text = |text: &Text| text.chars.iter().collect::<String>();
        let texts = |texts: &[Text]| texts.iter().map(text).collect::<Vec<_>>().join(" ");
        match node {
            Node::All => "*".into(),
            Node::Text(one) => text(one),
            Node::Near(words, within) => format!("near{within}({})", texts(words)),
            Node::AtLeast(words, least) => format!("some{least}({})", texts(words)),
            Node::Filter(field, value) => format!("{field:?}={value}"),
            Node::Exact(field, values) => format!("{field:?}=={}", values.join("|")),
            Node::Date(range, axis) => format!("{:?}..{:?}{}", range.from, range.to, shown(*axis)),
            Node::EveryYear(month, day) => format!("every {month}/{day}"),
            Node::Estimated => "estimated".into(),
            Node::Undated(axis) => format!("undated{}", shown(*axis)),
            Node::And(nodes) => format!("and({})", list(nodes)),
            Node::Or(nodes) => format!("or({})", list(nodes)),
            Node::Not(node) => format!("not({})", show(node)),
        }
    }

    fn shown(axis: Option<Axis>) -> String {
        axis.map(|axis| format!(" {axis:?}")).unwrap_or_default()
    }

    #[test]
    fn queries_are_understood() {
        for (query, expect) in [
            ("", "*"),
            (" 　", "*"),
            ("冠县", "冠县"),
            ("冠县 灵芝", "and(冠县 灵芝)"),
            ("冠县　灵芝", "and(冠县 灵芝)"),
            ("\"冠 县\"", "冠县"),
            ("“冠县”", "冠县"),
            ("＂冠县＂", "冠县"),
            ("“甲“乙”丙”", "甲\"乙\"丙"),
            (r#""称\"好\"""#, "称\"好\""),
            (r#""a\b""#, r"a\b"),
            (r#""末\""#, r"末\"),
            ("\" \"", "*"),
            ("甲 OR 乙 丙", "or(甲 and(乙 丙))"),
            ("甲|乙｜丙", "or(甲 乙 丙)"),
            ("甲 AND 乙", "and(甲 乙)"),
            ("甲 -乙", "and(甲 not(乙))"),
            ("－乙", "not(乙)"),
            ("NOT \"乙\"", "not(乙)"),
            ("甲-乙", "甲-乙"),
            ("（甲 | 乙） 丙", "and(or(甲 乙) 丙)"),
            ("-(甲 乙)", "not(and(甲 乙))"),
            ("标题:以旧换新", "Title=以旧换新"),
            ("标题：“以旧 换新”", "Title=以旧 换新"),
            ("TITLE:x", "Title=x"),
            ("記者:张三", "Reporter=张三"),
            ("记者: 张三", "Reporter=张三"),
            ("日期:2024-07..2024-08", "Some(19905)..Some(19966)"),
            ("10:30", "10:30"),
            ("http://a.cn", "http://a.cn"),
            ("地点:甲:乙", "Place=甲:乙"),
            ("or", "or"),
            ("惠循环“平台”", "and(惠循环 平台)"),
            ("\"甲乙 丙丁\"~5", "near5(甲乙 丙丁)"),
            ("“甲乙　丙丁”～１２ 戊", "and(near12(甲乙 丙丁) 戊)"),
            ("\"甲乙 丙丁\"~999", "near100(甲乙 丙丁)"),
            ("\"甲 乙 丙\"/2", "some2(甲 乙 丙)"),
            ("\"甲 乙\"/9", "some2(甲 乙)"),
            ("\"甲\"/乙", "and(甲 /乙)"),
            ("记者:(张三|李四)", "or(Reporter=张三 Reporter=李四)"),
            ("记者：（张三｜“李 四” OR 王:五）", "or(Reporter=张三 Reporter=李 四 Reporter=王:五)"),
            ("-地点:(甲|乙) 丙", "and(not(or(Place=甲 Place=乙)) 丙)"),
            ("地点=某省/某市", "Place==某省/某市"),
            ("人物＝(甲|乙)", "Person==甲|乙"),
            ("记者=张三", "Reporter==张三"),
            ("体裁=图片新闻", "Kind==photo-caption"),
            ("kind:brief", "Kind=brief"),
            ("E=mc2", "e=mc2"),
            ("2024-07-17 灵芝", "and(Some(19921)..Some(19921) Published 灵芝)"),
            ("2024年7月 | 灵芝", "or(Some(19905)..Some(19935) Published 灵芝)"),
            ("-2024.7.17 灵芝", "and(not(Some(19921)..Some(19921) Published) 灵芝)"),
            ("(2024 年 7 月 17 日)", "Some(19921)..Some(19921) Published"),
            ("灵芝 7月17日", "and(灵芝 every 7/17)"),
            ("“2024年7月17日”", "2024年7月17日"),
            ("标题:2024-07-17", "Title=2024-07-17"),
            ("作者:张三", "or(Reporter=张三 Correspondent=张三)"),
            (
                "-作者:(张三|李四)",
                "not(or(Reporter=张三 Correspondent=张三 Reporter=李四 Correspondent=李四))",
            ),
            ("见报:2024-07-17", "Some(19921)..Some(19921) Published"),
            ("专名:惠循环", "Initiative=惠循环"),
            ("日期:去年", "Some(19358)..Some(19722)"),
            ("事发日期:今天", "Some(19921)..Some(19921) Event"),
            ("日期:无", "undated"),
            ("日期:推定", "estimated"),
            ("published:estimated", "estimated"),
            ("event:none", "undated Event"),
        ] {
            assert_eq!(show(&parse(query, TODAY).unwrap()), expect, "{query}");
        }
    }

    #[test]
    fn what_cannot_be_understood_is_pointed_at() {
        for (query, position, expected) in [
            ("甲 \"乙", 3, Expected::ClosingQuote),
            ("“乙", 1, Expected::ClosingQuote),
            ("乙”", 2, Expected::OpeningQuote),
            ("(甲", 1, Expected::ClosingParenthesis),
            ("甲)", 2, Expected::OpeningParenthesis),
            ("()", 2, Expected::Term),
            ("OR", 1, Expected::Term),
            ("甲 OR", 5, Expected::Term),
            ("| 甲", 1, Expected::Term),
            ("-", 2, Expected::Term),
            ("--甲", 2, Expected::Term),
            ("\"\"", 2, Expected::Term),
            ("\u{200b}", 1, Expected::Term),
            ("住址:张三", 1, Expected::FieldName),
            ("甲 记者:", 6, Expected::FieldValue),
            ("记者:|", 4, Expected::FieldValue),
            ("日期:某天", 4, Expected::Date),
            ("日期:(2024|某天)", 10, Expected::Date),
            ("\"甲乙 丙丁\"~", 9, Expected::Distance),
            ("\"甲乙 丙丁\"~5000", 9, Expected::Distance),
            ("\"甲乙\"~5", 1, Expected::SeveralWords),
            ("戊 \"甲乙 丙\"~5", 3, Expected::LongerWords),
            ("\"一 二 三 四 五 六 七\"/2", 1, Expected::FewerWords),
            ("记者:(张三", 4, Expected::ClosingParenthesis),
            ("记者:(张三 李四)", 8, Expected::ListMark),
            ("记者:()", 5, Expected::FieldValue),
            ("记者:(张三|)", 8, Expected::FieldValue),
            ("日期:2024-13", 4, Expected::Date),
        ] {
            assert_eq!(parse(query, TODAY), Err(SyntaxError { position, expected }), "{query}");
        }
    }

    #[test]
    fn hostile_queries_are_refused() {
        for query in ["(".repeat(9_000), "-".repeat(9_000), "OR ".repeat(3_000), "甲".repeat(400_000)] {
            assert!(parse(&query, TODAY).is_err());
        }
        assert_eq!(parse(&"(".repeat(9_000), TODAY).unwrap_err().expected, Expected::ShallowerNesting);
        assert!(parse(&"甲 ".repeat(5_000), TODAY).is_ok());
    }

    proptest! {
        #[test]
        fn no_query_panics(query in "[\\PC\\x00-\\x1f\"“”()（）:：=~/5|-]{0,60}") {
            let _ = parse(&query, TODAY);
        }
    }
}
