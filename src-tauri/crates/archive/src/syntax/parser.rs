//! Tokens of a query to a tree.

use super::lexer::{Kind, Token, error, lex};
use super::{Expected, Field, Node, SyntaxError, parse_date_range};

/// Characters of a query at most: a long paragraph may be pasted, a book may not.
const LONGEST: usize = 10_000;

/// Parentheses within each other at most; keeps every recursion shallow.
const DEEPEST: usize = 50;

/// Reads a search box. An empty one asks for everything.
///
/// # Errors
/// The place that cannot be understood, and what should stand there.
pub(crate) fn parse(text: &str) -> Result<Node, SyntaxError> {
    let chars: Vec<char> = text.chars().take(LONGEST + 1).collect();
    if chars.len() > LONGEST {
        return Err(error(LONGEST, Expected::ShorterQuery));
    }
    let tokens = lex(&chars)?;
    if tokens.is_empty() {
        return Ok(Node::All);
    }
    let mut parser = Parser { tokens, next: 0, depth: 0, end: chars.len() };
    let node = parser.alternatives()?;
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(error(parser.place(), Expected::OpeningParenthesis)),
    }
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    depth: usize,
    /// Place of the end of the query.
    end: usize,
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
        self.next += 1;
        match kind {
            Kind::Word(text) => words(&text, at),
            Kind::Phrase(text) => phrase(&text, at),
            Kind::Field(field) => self.filter(field),
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

    fn filter(&mut self, field: Field) -> Result<Node, SyntaxError> {
        let at = self.place();
        let value = match self.peek().cloned() {
            Some(Kind::Word(text) | Kind::Phrase(text)) => text,
            _ => return Err(error(at, Expected::FieldValue)),
        };
        self.next += 1;
        if newspaper::text::fold(&value).is_empty() {
            return Err(error(at, Expected::FieldValue));
        }
        match field {
            Field::Date => parse_date_range(&value).map(Node::Date).ok_or_else(|| error(at, Expected::Date)),
            _ => Ok(Node::Filter(field, value)),
        }
    }
}

fn single(mut nodes: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Node {
    if nodes.len() == 1 { nodes.remove(0) } else { many(nodes) }
}

fn words(text: &str, at: usize) -> Result<Node, SyntaxError> {
    let chars: Vec<char> = newspaper::text::fold(text).chars().collect();
    if chars.is_empty() { Err(error(at, Expected::Term)) } else { Ok(Node::Text { chars, exact: false }) }
}

/// A phrase of nothing but white space stands in every article.
fn phrase(text: &str, at: usize) -> Result<Node, SyntaxError> {
    let chars: Vec<char> = newspaper::text::fold(text).chars().collect();
    match (text.is_empty(), chars.is_empty()) {
        (true, _) => Err(error(at + 1, Expected::Term)),
        (false, true) => Ok(Node::All),
        (false, false) => Ok(Node::Text { chars, exact: true }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The tree in one line: `~` marks an exact phrase.
    fn show(node: &Node) -> String {
        let list = |nodes: &[Node]| nodes.iter().map(show).collect::<Vec<_>>().join(" ");
        match node {
            Node::All => "*".into(),
            Node::Text { chars, exact } => {
                format!("{}{}", if *exact { "~" } else { "" }, chars.iter().collect::<String>())
            }
            Node::Filter(field, value) => format!("{field:?}={value}"),
            Node::Date(range) => format!("{:?}..{:?}", range.from, range.to),
            Node::And(nodes) => format!("and({})", list(nodes)),
            Node::Or(nodes) => format!("or({})", list(nodes)),
            Node::Not(node) => format!("not({})", show(node)),
        }
    }

    #[test]
    fn queries_are_understood() {
        for (query, expect) in [
            ("", "*"),
            (" 　", "*"),
            ("冠县", "冠县"),
            ("冠县 灵芝", "and(冠县 灵芝)"),
            ("冠县　灵芝", "and(冠县 灵芝)"),
            ("\"冠 县\"", "~冠县"),
            ("“冠县”", "~冠县"),
            ("＂冠县＂", "~冠县"),
            ("“甲“乙”丙”", "~甲\"乙\"丙"),
            (r#""称\"好\"""#, "~称\"好\""),
            (r#""a\b""#, r"~a\b"),
            (r#""末\""#, r"~末\"),
            ("\" \"", "*"),
            ("甲 OR 乙 丙", "or(甲 and(乙 丙))"),
            ("甲|乙｜丙", "or(甲 乙 丙)"),
            ("甲 AND 乙", "and(甲 乙)"),
            ("甲 -乙", "and(甲 not(乙))"),
            ("－乙", "not(乙)"),
            ("NOT \"乙\"", "not(~乙)"),
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
            ("惠循环“平台”", "and(惠循环 ~平台)"),
        ] {
            assert_eq!(show(&parse(query).unwrap()), expect, "{query}");
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
            ("作者:张三", 1, Expected::FieldName),
            ("甲 记者:", 6, Expected::FieldValue),
            ("记者:|", 4, Expected::FieldValue),
            ("日期:昨天", 4, Expected::Date),
            ("日期:2024-13", 4, Expected::Date),
        ] {
            assert_eq!(parse(query), Err(SyntaxError { position, expected }), "{query}");
        }
    }

    #[test]
    fn hostile_queries_are_refused() {
        for query in ["(".repeat(9_000), "-".repeat(9_000), "OR ".repeat(3_000), "甲".repeat(400_000)] {
            assert!(parse(&query).is_err());
        }
        assert_eq!(parse(&"(".repeat(9_000)).unwrap_err().expected, Expected::ShallowerNesting);
        assert!(parse(&"甲 ".repeat(5_000)).is_ok());
    }

    proptest! {
        #[test]
        fn no_query_panics(query in "[\\PC\\x00-\\x1f\"“”()（）:：|-]{0,60}") {
            let _ = parse(&query);
        }
    }
}
