//! Tokenizers: all work on folded text.

use newspaper::text::{JIEBA, fold, fold_chars};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

/// Parts the pieces of an article in a field: no phrase runs across it.
pub(super) const PART: char = '\u{1f}';

/// Positions left free between two parts, so that no phrase runs from one into the next.
const GAP: usize = 8;

/// Longer names are cut; they cannot be filtered by anyway.
const LONGEST_NAME: usize = 200;

pub(super) fn register(tokenizers: &TokenizerManager) {
    tokenizers.register("gram2", Grams { width: 2 });
    tokenizers.register("uni", Grams { width: 1 });
    tokenizers.register("words", Words);
    tokenizers.register("name", Name);
}

/// Every run of `width` folded characters, with consecutive positions.
#[derive(Debug, Clone)]
struct Grams {
    width: usize,
}

impl Tokenizer for Grams {
    type TokenStream<'a> = GramStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> GramStream {
        let mut chars = Vec::with_capacity(text.len() / 3);
        for part in text.split(PART) {
            chars.extend(fold_chars(part));
            chars.push(PART);
        }
        chars.pop();
        GramStream { chars, width: self.width, at: 0, position: 0, token: Token::default() }
    }
}

struct GramStream {
    chars: Vec<char>,
    width: usize,
    at: usize,
    position: usize,
    token: Token,
}

impl TokenStream for GramStream {
    fn advance(&mut self) -> bool {
        while self.at + self.width <= self.chars.len() {
            let gram = &self.chars[self.at..self.at + self.width];
            self.at += 1;
            if gram.contains(&PART) {
                self.position += if gram[0] == PART { GAP } else { 1 };
                continue;
            }
            self.token.text.clear();
            self.token.text.extend(gram);
            self.token.position = self.position;
            self.position += 1;
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// Words that were told apart before, with [`PART`] between them: the thread that fills the index has enough to do.
#[derive(Debug, Clone)]
struct Words;

impl Tokenizer for Words {
    type TokenStream<'a> = ListStream<std::str::SplitTerminator<'a, char>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        ListStream::new(text.split_terminator(PART))
    }
}

/// Telling words of a text: jieba's words of the folded text, of two characters or more, with a letter or digit in them.
pub fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    telling(&folded).map(str::to_owned).collect()
}

/// The telling words of some texts as they are handed to the index.
pub(super) fn words_of(texts: &[String]) -> String {
    let mut all = String::new();
    for text in texts {
        let folded = fold(text);
        for word in telling(&folded) {
            if !all.is_empty() {
                all.push(PART);
            }
            all.push_str(word);
        }
    }
    all
}

fn telling(folded: &str) -> impl Iterator<Item = &str> {
    let words = JIEBA.cut(folded, false).into_iter().map(|token| token.word);
    words.filter(|w| w.chars().nth(1).is_some() && w.chars().any(char::is_alphanumeric))
}

/// The whole folded value as one token.
#[derive(Debug, Clone)]
struct Name;

impl Tokenizer for Name {
    type TokenStream<'a> = ListStream<std::option::IntoIter<String>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        ListStream::new(Some(name(text)).into_iter())
    }
}

/// A name as it is indexed.
pub fn name(text: &str) -> String {
    fold_chars(text).take(LONGEST_NAME).collect()
}

struct ListStream<I> {
    tokens: I,
    token: Token,
}

impl<I> ListStream<I> {
    fn new(tokens: I) -> Self {
        Self { tokens, token: Token::default() }
    }
}

impl<I: Iterator<Item: AsRef<str>>> TokenStream for ListStream<I> {
    fn advance(&mut self) -> bool {
        let Some(text) = self.tokens.next() else { return false };
        self.token.text.clear();
        self.token.text.push_str(text.as_ref());
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(mut tokenizer: impl Tokenizer, text: &str) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        let mut stream = tokenizer.token_stream(text);
        stream.process(&mut |token| found.push((token.text.clone(), token.position)));
        found
    }

    #[test]
    fn grams_have_consecutive_positions_and_stop_between_parts() {
        let found = tokens(Grams { width: 2 }, "冠 縣Ａ\u{1f}灵芝");
        let expect = [("冠县", 0), ("县a", 1), ("灵芝", 3 + GAP)];
        assert_eq!(found, expect.map(|(t, p)| (t.to_owned(), p)));
    }

    #[test]
    fn words_are_cut_from_folded_text() {
        let texts = ["推动大规 模设备更新，1000吨", "的", "大规"].map(str::to_owned);
        let found: Vec<String> = tokens(Words, &words_of(&texts)).into_iter().map(|t| t.0).collect();
        assert_eq!(found, ["推动", "大规模", "设备", "更新", "1000", "大规"]);
        assert_eq!(words(&texts[0]), found[..5]);
        assert_eq!(tokens(Words, &words_of(&["的".to_owned()])), []);
    }

    #[test]
    fn a_name_is_one_token() {
        assert_eq!(tokens(Name, "张 喜江"), [("张喜江".to_owned(), 0)]);
    }
}
