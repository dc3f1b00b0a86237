//! The language of the search box: words are AND, `"…"` is an exact phrase, `OR` or `|`, `-word`, parentheses,
//! field filters such as `标题:`. Full-width forms of all of them are accepted.

mod error;
mod field;
mod lexer;
mod parser;

pub use error::{Expected, SyntaxError};
pub(crate) use field::{DateRange, Field, parse_date_range};
pub(crate) use parser::parse;

/// What a search box asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// Everything.
    All,
    /// Text that must stand in the article as it is (folded).
    Text {
        /// Folded characters, at least one.
        chars: Vec<char>,
        /// In quotation marks: no ranking by words.
        exact: bool,
    },
    /// A field filter; the value is not folded.
    Filter(Field, String),
    /// A date on the axis of the query.
    Date(DateRange),
    /// All of them.
    And(Vec<Node>),
    /// At least one of them.
    Or(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
}
