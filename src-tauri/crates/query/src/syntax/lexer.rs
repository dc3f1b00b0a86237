//! Characters of a query to tokens.

use super::{Expected, Field, SyntaxError};

/// A token and where it stands (0-based characters, without `end`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Word(String),
    Phrase(String, Bond),
    /// A field name with its colon, or with its `=`: exactly these values.
    Field(Field, bool),
    Open,
    Close,
    Or,
    And,
    Not,
}

/// How the words of a phrase hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bond {
    /// As they stand there.
    Exact,
    /// `~5`: in any order, with so many characters between them at most.
    Near(u32),
    /// `/2`: at least so many of them, anywhere.
    AtLeast(u32),
}

pub(super) fn lex(chars: &[char]) -> Result<Vec<Token>, SyntaxError> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    // Between the parentheses of `记者:(张三|李四)` stand values.
    let mut in_values = false;
    while at < chars.len() {
        let start = at;
        let after_field = tokens.last().is_some_and(|token| matches!(token.kind, Kind::Field(..)));
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
            _ => word(chars, &mut at, after_field || in_values)?,
        };
        match kind {
            Kind::Open => in_values = after_field,
            Kind::Close => in_values = false,
            _ => {}
        }
        let kind = bonded(kind, chars, &mut at)?;
        tokens.push(Token { at: start, end: at, kind });
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

/// Reads what hangs on a phrase: `~5`, `/2`. A `/` without a number begins a word.
fn bonded(kind: Kind, chars: &[char], at: &mut usize) -> Result<Kind, SyntaxError> {
    let (Kind::Phrase(text, _), Some(mark)) = (&kind, chars.get(*at)) else { return Ok(kind) };
    let is_near = matches!(mark, '~' | '～' | '〜');
    if !is_near && !matches!(mark, '/' | '／') {
        return Ok(kind);
    }
    let digits = chars[*at + 1..].iter().map_while(|&c| newspaper::text::fold_char(c).next()?.to_digit(10));
    let digits: Vec<u32> = digits.take(4).collect();
    let number = digits.iter().fold(0, |sum, digit| sum * 10 + digit);
    match (is_near, digits.len()) {
        (true, 1..4) => {
            *at += 1 + digits.len();
            Ok(Kind::Phrase(text.clone(), Bond::Near(number)))
        }
        (true, _) => Err(error(*at + 1, Expected::Distance)),
        (false, 1..4) if number > 0 => {
            *at += 1 + digits.len();
            Ok(Kind::Phrase(text.clone(), Bond::AtLeast(number)))
        }
        (false, _) => Ok(kind),
    }
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
                return Ok(Kind::Phrase(text, Bond::Exact));
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
            return Ok(Kind::Phrase(chars[start + 1..n].iter().collect(), Bond::Exact));
        }
    }
    Err(error(start, Expected::ClosingQuote))
}

/// Ends a word.
fn ends(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '|' | '｜' | '"' | '＂' | '“' | '”')
}

/// A word, an operator in capitals, or a field name up to its colon.
fn word(chars: &[char], at: &mut usize, is_value: bool) -> Result<Kind, SyntaxError> {
    let start = *at;
    let end = chars[start..].iter().position(|&c| ends(c)).map_or(chars.len(), |n| start + n);
    let run = &chars[start..end];
    let mark = run.iter().position(|c| matches!(c, ':' | '：' | '=' | '＝')).filter(|_| !is_value);
    if let Some(mark) = mark {
        let name: String = run[..mark].iter().collect();
        let is_exact = matches!(run[mark], '=' | '＝');
        if let Some(field) = Field::named(&newspaper::text::fold(&name)) {
            *at = start + mark + 1;
            return Ok(Kind::Field(field, is_exact));
        }
        // `10:30`, `http://…` and `a=b` are text; `作者:张三` means a field that does not exist.
        let is_address = run.get(mark + 1) == Some(&'/');
        if mark > 0 && !is_exact && !is_address && run[..mark].iter().all(|c| c.is_alphabetic()) {
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

/// A value as a query writes it: in quotation marks where it would not be read as one word.
pub(super) fn quoted(value: &str) -> String {
    let is_operator = matches!(value, "OR" | "AND" | "NOT") || value.starts_with(['-', '－']);
    if !value.is_empty() && !is_operator && !value.chars().any(ends) {
        return value.to_owned();
    }
    phrase(value)
}

/// A text as a query asks for it just as it stands.
pub fn phrase(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        if matches!(c, '"' | '＂' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted + "\""
}
