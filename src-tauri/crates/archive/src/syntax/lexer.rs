//! Characters of a query to tokens.

use super::{Expected, Field, SyntaxError};

/// A token and where it starts (0-based character).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) at: usize,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Word(String),
    Phrase(String),
    /// A field name with its colon.
    Field(Field),
    Open,
    Close,
    Or,
    And,
    Not,
}

pub(super) fn lex(chars: &[char]) -> Result<Vec<Token>, SyntaxError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        let kind = match chars[at] {
            c if c.is_whitespace() => {
                at += 1;
                continue;
            }
            '(' | '（' => one(&mut at, Kind::Open),
            ')' | '）' => one(&mut at, Kind::Close),
            '|' | '｜' => one(&mut at, Kind::Or),
            '-' | '－' => one(&mut at, Kind::Not),
            '"' | '＂' => straight_phrase(chars, &mut at)?,
            '“' => curly_phrase(chars, &mut at)?,
            '”' => return Err(error(at, Expected::OpeningQuote)),
            _ => word(chars, &mut at, tokens.last())?,
        };
        tokens.push(Token { at: start, kind });
    }
    Ok(tokens)
}

pub(super) fn error(at: usize, expected: Expected) -> SyntaxError {
    SyntaxError { position: at as u32 + 1, expected }
}

fn one(at: &mut usize, kind: Kind) -> Kind {
    *at += 1;
    kind
}

/// `"…"`; `\"` stands for a quotation mark and `\\` for a backslash. A backslash before the very last mark is
/// itself, so that a phrase may end in one.
fn straight_phrase(chars: &[char], at: &mut usize) -> Result<Kind, SyntaxError> {
    let is_mark = |c: char| matches!(c, '"' | '＂');
    let start = *at;
    let mut text = String::new();
    let mut n = start + 1;
    while n < chars.len() {
        match chars[n] {
            '\\' if chars.get(n + 1).is_some_and(|&c| c == '\\' || is_mark(c)) && n + 2 < chars.len() => {
                text.push(chars[n + 1]);
                n += 2;
            }
            c if is_mark(c) => {
                *at = n + 1;
                return Ok(Kind::Phrase(text));
            }
            c => {
                text.push(c);
                n += 1;
            }
        }
    }
    Err(error(start, Expected::ClosingQuote))
}

/// `“…”`, which may hold further pairs.
fn curly_phrase(chars: &[char], at: &mut usize) -> Result<Kind, SyntaxError> {
    let start = *at;
    let mut depth = 0;
    for (n, &c) in chars.iter().enumerate().skip(start) {
        match c {
            '“' => depth += 1,
            '”' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            *at = n + 1;
            return Ok(Kind::Phrase(chars[start + 1..n].iter().collect()));
        }
    }
    Err(error(start, Expected::ClosingQuote))
}

/// A word, an operator in capitals, or a field name up to its colon.
fn word(chars: &[char], at: &mut usize, before: Option<&Token>) -> Result<Kind, SyntaxError> {
    let start = *at;
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '|' | '｜' | '"' | '＂' | '“' | '”')
    };
    let end = chars[start..].iter().position(|&c| ends(c)).map_or(chars.len(), |n| start + n);
    let run = &chars[start..end];
    let is_value = before.is_some_and(|token| matches!(token.kind, Kind::Field(_)));
    if let Some(colon) = run.iter().position(|c| matches!(c, ':' | '：')).filter(|_| !is_value) {
        let name: String = run[..colon].iter().collect();
        if let Some(field) = Field::named(&newspaper::text::fold(&name)) {
            *at = start + colon + 1;
            return Ok(Kind::Field(field));
        }
        // `10:30` and `http://…` are text; `作者:张三` means a field that does not exist.
        let is_address = run.get(colon + 1) == Some(&'/');
        if colon > 0 && !is_address && run[..colon].iter().all(|c| c.is_alphabetic()) {
            return Err(error(start, Expected::FieldName));
        }
    }
    *at = end;
    let text: String = run.iter().collect();
    Ok(match text.as_str() {
        "OR" => Kind::Or,
        "AND" => Kind::And,
        "NOT" => Kind::Not,
        _ => Kind::Word(text),
    })
}
