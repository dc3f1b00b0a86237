//! Grades of articles by the rules of the README: slow, plain, and without the index.

use newspaper::text::JIEBA;

use super::Item;

/// 0 (not about it) to 3 (about it).
pub type Grade = u8;

/// Mentions as whole words that make an article about something that neither its headline nor its lead names.
const MANY: usize = 4;

/// Articles, cut into words once for all queries.
pub struct Judged<'a> {
    items: Vec<(Cut<'a>, Vec<Cut<'a>>)>,
}

/// A text and the places (bytes) where words end in it.
struct Cut<'a> {
    text: &'a str,
    ends: Vec<u32>,
}

impl<'a> Cut<'a> {
    fn new(text: &'a str) -> Self {
        let mut at = 0;
        let words = JIEBA.cut(text, false).into_iter();
        let ends = words.map(|token| {
            at += token.word.len() as u32;
            at
        });
        Self { text, ends: std::iter::once(0).chain(ends).collect() }
    }

    /// How often a phrase stands here as whole words.
    fn count(&self, phrase: &str) -> usize {
        let is_end = |at: usize| self.ends.binary_search(&(at as u32)).is_ok();
        self.text.match_indices(phrase).filter(|(at, _)| is_end(*at) && is_end(at + phrase.len())).count()
    }
}

impl<'a> Judged<'a> {
    /// Cuts all articles into words.
    pub fn new(items: &'a [Item]) -> Self {
        let cut = |item: &'a Item| {
            let paragraphs = item.paragraphs.iter().map(|text| Cut::new(text)).collect();
            (Cut::new(&item.title), paragraphs)
        };
        Self { items: items.iter().map(cut).collect() }
    }

    /// Of each article, how well it answers a query of phrases parted by spaces: as well as it answers the phrase it
    /// answers worst.
    pub fn grades(&self, query: &str) -> Vec<Grade> {
        let of_item = |item: &(Cut<'a>, Vec<Cut<'a>>)| {
            query.split_whitespace().map(|phrase| grade(item, phrase)).min().unwrap_or(0)
        };
        self.items.iter().map(of_item).collect()
    }
}

fn grade((title, paragraphs): &(Cut<'_>, Vec<Cut<'_>>), phrase: &str) -> Grade {
    if title.count(phrase) > 0 {
        return 3;
    }
    let lead = paragraphs.first().map_or(0, |lead| lead.count(phrase));
    let all: usize = paragraphs.iter().map(|paragraph| paragraph.count(phrase)).sum();
    match (lead, all) {
        (1.., _) | (_, MANY..) => 2,
        (0, 1..) => 1,
        (0, 0) => 0,
    }
}
