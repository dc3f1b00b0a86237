//! Text that is looked for in articles.

use crate::syntax::Text;

/// Text that a query asks for: one run of text, or words near each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The text; several for words near each other.
    pub words: Vec<Text>,
    /// Characters between words at most.
    pub within: u32,
    /// Only kicker, headline and deck count.
    pub title_only: bool,
    /// Phrases of one number are alternatives: one of them is as good as all.
    pub group: u32,
}

impl Phrase {
    /// A run of text.
    pub fn text(text: Text) -> Self {
        Self { words: vec![text], within: 0, title_only: false, group: 0 }
    }

    /// A run of folded text.
    pub fn folded(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        Self::text(Text::folded(chars))
    }
}
