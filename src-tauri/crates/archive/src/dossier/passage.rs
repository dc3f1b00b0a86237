//! Sentences of an article that name an initiative, and the facts in them.

use newspaper::text::fold;
use newspaper::{Fact, FactValue, Part};

use crate::headings::Headings;
use crate::index::Phrase;
use crate::marks::{self, Range};
use crate::quote::{range, sentence_at};
use crate::store::article::Stored;
use newspaper::facts::initiative_key;

/// A sentence that names the initiative.
pub(super) struct Passage<'a> {
    pub(super) stored: &'a Stored,
    pub(super) part: Part,
    /// The part's text.
    pub(super) chars: Vec<char>,
    /// The sentence in it.
    pub(super) sentence: Range,
    /// The first naming in the sentence.
    pub(super) mention: Range,
    /// All namings in it.
    pub(super) marks: Vec<Range>,
}

impl<'a> Passage<'a> {
    /// Facts that stand in the sentence.
    pub(super) fn facts(&self) -> impl Iterator<Item = (&'a Fact, Range)> + '_ {
        self.stored.article.facts.iter().filter_map(|fact| {
            let span = fact.span.filter(|span| span.part == self.part)?;
            let at = range(span);
            (at.start >= self.sentence.start && at.end <= self.sentence.end).then_some((fact, at))
        })
    }

    pub(super) fn text(&self, at: Range) -> String {
        self.chars.get(at).unwrap_or_default().iter().collect()
    }

    /// The sentence up to a place of it.
    pub(super) fn before(&self, at: usize) -> String {
        self.text(self.sentence.start..at.max(self.sentence.start))
    }

    /// The sentence from a place of it.
    pub(super) fn after(&self, at: usize) -> String {
        self.text(at.min(self.sentence.end)..self.sentence.end)
    }

    /// What stands between two places.
    pub(super) fn between(&self, a: &Range, b: &Range) -> String {
        let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
        self.text(first.end.min(second.start)..second.start)
    }
}

/// Names an initiative goes by.
pub(super) struct Names {
    pub(super) key: String,
    phrases: Vec<Phrase>,
}

impl Names {
    /// The name that is asked for, and all that the facts of some articles give it.
    pub(super) fn of(asked: &str, articles: &[Stored], headings: &Headings) -> Self {
        let key = initiative_key(asked);
        let mut names: Vec<String> = vec![fold(asked)];
        for stored in articles {
            for (fact, name) in named(stored, &key, headings) {
                names.extend([fold(name), fold(&fact.text)]);
            }
        }
        names.sort();
        names.dedup();
        let is_telling = |name: &String| name.chars().count() > 1;
        let phrase = |name: String| Phrase::folded(&name);
        Self { key, phrases: names.into_iter().filter(is_telling).map(phrase).collect() }
    }

    /// Sentences of an article that name it: in the text first, then in the headline.
    pub(super) fn passages<'a>(&self, stored: &'a Stored) -> Vec<Passage<'a>> {
        let mut parts: Vec<(Part, &str)> = stored.article.parts().collect();
        parts.sort_by_key(|(part, _)| !matches!(part, Part::Block(_)));
        let mut passages: Vec<Passage<'a>> = Vec::new();
        for (part, text) in parts {
            let chars: Vec<char> = text.chars().collect();
            for mark in marks::find(text, &self.phrases, true) {
                let sentence = sentence_at(&chars, mark.clone());
                match passages.last_mut() {
                    Some(last) if last.part == part && last.sentence == sentence => last.marks.push(mark),
                    _ => passages.push(Passage {
                        stored,
                        part,
                        chars: chars.clone(),
                        sentence,
                        mention: mark.clone(),
                        marks: vec![mark],
                    }),
                }
            }
        }
        passages
    }
}

/// Facts of an article that name the initiative, with the name in them.
pub(super) fn named<'a>(
    stored: &'a Stored,
    key: &'a str,
    headings: &'a Headings,
) -> impl Iterator<Item = (&'a Fact, &'a str)> {
    stored.article.facts.iter().filter_map(move |fact| match &fact.value {
        FactValue::Initiative { name, .. } => {
            let heading = headings.of_fact(fact, stored.id)?;
            (initiative_key(&heading) == key).then_some((fact, name.as_str()))
        }
        _ => None,
    })
}
