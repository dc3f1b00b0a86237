//! Where a query cannot be understood, and what should stand there.

/// A query that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at character {position}: expected {expected}")]
pub struct SyntaxError {
    /// Character (not byte) of the query, 1-based.
    pub position: u32,
    /// What should stand there.
    pub expected: Expected,
}

/// What a query lacks at the place of a [`SyntaxError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A word or a phrase, where the query ends or an operator stands.
    Term,
    /// `"` or `”`.
    ClosingQuote,
    /// `“`; the quotation mark closes nothing.
    OpeningQuote,
    /// `)`.
    ClosingParenthesis,
    /// The parenthesis closes nothing.
    OpeningParenthesis,
    /// A name of a field, where another word stands before a colon.
    FieldName,
    /// Something after the colon of a field.
    FieldValue,
    /// `2024`, `2024-07`, `2024-07-17`, 去年 or a range `A..B` of them.
    Date,
    /// A number of up to three digits after `~`.
    Distance,
    /// Two words or more, parted by spaces, in a phrase with `~5` or `/2`.
    SeveralWords,
    /// Fewer words in such a phrase.
    FewerWords,
    /// Words of two characters or more before `~5`.
    LongerWords,
    /// `|` between the values of a list, or `)` after them.
    ListMark,
    /// Fewer parentheses within each other.
    ShallowerNesting,
    /// A shorter query.
    ShorterQuery,
}

impl Expected {
    /// Every value.
    pub const ALL: &[Self] = &[
        Self::Term,
        Self::ClosingQuote,
        Self::OpeningQuote,
        Self::ClosingParenthesis,
        Self::OpeningParenthesis,
        Self::FieldName,
        Self::FieldValue,
        Self::Date,
        Self::Distance,
        Self::SeveralWords,
        Self::FewerWords,
        Self::LongerWords,
        Self::ListMark,
        Self::ShallowerNesting,
        Self::ShorterQuery,
    ];

    /// Stable code, the key of its message.
    pub fn code(self) -> &'static str {
        match self {
            Self::Term => "expected-term",
            Self::ClosingQuote => "expected-closing-quote",
            Self::OpeningQuote => "expected-opening-quote",
            Self::ClosingParenthesis => "expected-closing-parenthesis",
            Self::OpeningParenthesis => "expected-opening-parenthesis",
            Self::FieldName => "expected-field-name",
            Self::FieldValue => "expected-field-value",
            Self::Date => "expected-date",
            Self::Distance => "expected-distance",
            Self::SeveralWords => "expected-several-words",
            Self::FewerWords => "expected-fewer-words",
            Self::LongerWords => "expected-longer-words",
            Self::ListMark => "expected-list-mark",
            Self::ShallowerNesting => "expected-shallower-nesting",
            Self::ShorterQuery => "expected-shorter-query",
        }
    }
}

impl std::fmt::Display for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Term => "a word or a phrase",
            Self::ClosingQuote => "a closing quotation mark",
            Self::OpeningQuote => "an opening quotation mark before this closing one",
            Self::ClosingParenthesis => "a closing parenthesis",
            Self::OpeningParenthesis => "an opening parenthesis before this closing one",
            Self::FieldName => {
                "a known field before the colon (put the text in quotation marks to search for it)"
            }
            Self::FieldValue => "something to look for after the colon",
            Self::Date => "a date such as 2024, 2024-07, 2024-07-17, 去年 or 2024-07..2024-08",
            Self::Distance => "a number of characters after ~, such as ~5",
            Self::SeveralWords => "two words or more, parted by spaces",
            Self::FewerWords => "fewer words in the quotation marks",
            Self::LongerWords => "words of two characters or more",
            Self::ListMark => "| or ) after a value",
            Self::ShallowerNesting => "fewer parentheses within each other",
            Self::ShorterQuery => "a shorter query",
        })
    }
}

impl SyntaxError {
    /// `POSITION CODE`, for instance `7 expected-closing-quote`: what the message catalogue needs.
    pub fn detail(&self) -> String {
        format!("{} {}", self.position, self.expected.code())
    }
}
