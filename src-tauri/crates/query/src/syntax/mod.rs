//! The language of the search box. Full-width forms of all its marks are accepted.
//!
//! | written | asks for |
//! |---|---|
//! | `灵芝 产业` | both words (AND), anywhere |
//! | `"灵芝 产业"` | just this text, across line wraps and spaces |
//! | `灵芝 OR 设备`, `灵芝｜设备` | either |
//! | `-设备`, `NOT 设备` | not this |
//! | `(灵芝 \| 设备) -校园` | parentheses |
//! | `"灵芝 种植"~5` | the words near each other: in any order, not over each other, with at most five characters from one to the next; between two paragraphs lie eight |
//! | `"灵芝 种植 大棚"/2` | at least two of the words, anywhere |
//! | `标题:灵芝`, `记者:张三` | a field, see [`Field`]; names with the value in them where the field holds names of papers, organisations, initiatives, subjects |
//! | `2024-07-17`, `2024年7月`, `7月17日` | a day of issue, however it is written (see [`day`]); in quotation marks the text |
//! | `地点=冠县` | a field that is just this: the chips of a query |
//! | `记者:(张三\|李四)`, `地点=(冠县\|莘县)` | one of these values |
//! | `日期:2024-07..2024-08`, `日期:去年7月` | dates of the query's axis ([`DateRange`]); `见报日期:` and `事发日期:` name theirs |
//! | `日期:无`, `日期:不限` | without a date, with any or none |
//! | `日期:推定` | with a date of issue that is only estimated |
//!
//! Conditions outside of parentheses that are just this (`地点=冠县`) are the lists of a [`Query`]:
//! [`Query::from_text`] reads them into it, [`Query::to_text`] writes them out.

mod dates;
mod day;
mod error;
mod field;
mod lexer;
mod parser;
mod relative;
mod terms;
mod write;

use crate::Axis;
#[cfg(doc)]
use crate::Query;
pub use dates::{DateRange, parse_date_range as date_range};
pub use day::{Dated, dated};
pub use error::{Expected, SyntaxError};
pub use field::{Field, lists};
pub use lexer::phrase;
pub use parser::parse;
pub use terms::{Term, dates, replaced, terms};
pub use write::lift;

/// What a search box asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Everything.
    All,
    /// Text that must stand in the article as it is (folded).
    Text(Text),
    /// Texts near each other, in any order, with so many characters from one to the next at most.
    Near(Vec<Text>, u32),
    /// At least so many of the texts.
    AtLeast(Vec<Text>, u32),
    /// A field filter; the value is not folded.
    Filter(Field, String),
    /// A field that has one of just these values.
    Exact(Field, Vec<String>),
    /// A date on an axis, or on that of the query.
    Date(DateRange, Option<Axis>),
    /// A month and day of issue, of any year.
    EveryYear(u32, u32),
    /// Without a date there.
    Undated(Option<Axis>),
    /// With an estimate for its date of issue.
    Estimated,
    /// All of them.
    And(Vec<Node>),
    /// At least one of them.
    Or(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
}

/// A run of text that is asked for; not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Folded characters.
    pub chars: Vec<char>,
    /// What was typed, without what folds to nothing.
    pub printed: Vec<char>,
    /// For each folded character the index of the typed one it comes from.
    origin: Vec<u32>,
}

impl Text {
    /// `None` where nothing is left of the text when it is folded.
    pub fn new(typed: &str) -> Option<Self> {
        let (mut chars, mut printed, mut origin) = (Vec::new(), Vec::new(), Vec::new());
        for c in typed.chars() {
            let before = chars.len();
            chars.extend(newspaper::text::fold_char(c));
            if chars.len() > before {
                origin.resize(chars.len(), printed.len() as u32);
                printed.push(c);
            }
        }
        (!chars.is_empty()).then_some(Self { chars, printed, origin })
    }

    /// A text that is folded already, as it is.
    pub fn folded(chars: Vec<char>) -> Self {
        Self { printed: chars.clone(), origin: (0..chars.len() as u32).collect(), chars }
    }

    /// For each folded character the typed one it comes from.
    pub fn sources(&self) -> impl Iterator<Item = char> {
        self.origin.iter().filter_map(|at| self.printed.get(*at as usize)).copied()
    }
}
