//! A query in the index's own terms.

use tantivy::query::doc_predicate_query::{DocPredicateQuery, FunctionPredicate};
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, ExistsQuery, Occur, PhraseQuery,
    Query as IndexQuery, RegexQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field as IndexField, IndexRecordOption};
use tantivy::{SegmentReader, Term};

use super::document::bin_of;
use super::schema::{Fields, bins_name};
use super::tokenizer::{name, words};
use crate::edtf::Day;
use crate::error::{Error, Result};
use crate::query::{Axis, Query};
use crate::syntax::{self, DateRange, Field, Node};
use newspaper::facts::initiative_key;

type Boxed = Box<dyn IndexQuery>;

/// How much more a phrase is worth in the headline.
const TITLE_BOOST: f32 = 3.0;

/// A query, ready to be run, and what is to be marked in the articles it finds.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) query: Boxed,
    pub(crate) phrases: Vec<Phrase>,
}

/// Text that a query asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Folded characters.
    pub(crate) chars: Vec<char>,
    /// Only kicker, headline and deck count.
    pub(crate) title_only: bool,
}

/// Compiles a query. `storylines` are the articles of its storylines, where it names any.
///
/// # Errors
/// `query-syntax`, `date-invalid`.
pub(crate) fn compile(fields: &Fields, query: &Query, storylines: Option<&[i64]>) -> Result<Compiled> {
    let node = syntax::parse(&query.text)?;
    let mut compiler = Compiler { fields, axis: query.axis, phrases: Vec::new() };
    let mut must = vec![compiler.node(&node, true)];
    let range = DateRange::of(query.from.as_deref(), query.to.as_deref()).map_err(Error::DateInvalid)?;
    if range != DateRange::default() {
        must.push(compiler.within(range));
    }
    compiler.lists(query, &mut must);
    if let Some(ids) = storylines {
        must.push(Box::new(TermSetQuery::new(
            ids.iter().map(|&id| Term::from_field_u64(fields.id, id as u64)),
        )));
    }
    if query.undated {
        must.push(not(dated(query.axis)));
    }
    let first = must.remove(0);
    let filters = must.into_iter().map(|filter| (Occur::Must, unscored(filter)));
    let clauses: Vec<_> = [(Occur::Must, first)].into_iter().chain(filters).collect();
    Ok(Compiled { query: Box::new(BooleanQuery::new(clauses)), phrases: compiler.phrases })
}

/// Articles that have a date on the axis.
fn dated(axis: Axis) -> Boxed {
    let field = match axis {
        Axis::Published => "published",
        Axis::Event => "event",
    };
    Box::new(ExistsQuery::new(field.into(), false))
}

fn not(query: Boxed) -> Boxed {
    Box::new(BooleanQuery::new(vec![(Occur::Must, Box::new(AllQuery) as Boxed), (Occur::MustNot, query)]))
}

fn unscored(query: Boxed) -> Boxed {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

struct Compiler<'a> {
    fields: &'a Fields,
    axis: Axis,
    phrases: Vec<Phrase>,
}

impl Compiler<'_> {
    /// `asked` is false below a `-`: nothing of it is to be marked.
    fn node(&mut self, node: &Node, asked: bool) -> Boxed {
        match node {
            Node::All => Box::new(AllQuery),
            Node::Text { chars, exact } => self.text(chars, *exact, asked),
            Node::Filter(field, value) => self.filter(*field, value, asked),
            Node::Date(range) => unscored(self.within(*range)),
            Node::And(nodes) => {
                let clauses = nodes.iter().map(|n| (Occur::Must, self.node(n, asked))).collect();
                Box::new(BooleanQuery::new(clauses))
            }
            Node::Or(nodes) => {
                let clauses = nodes.iter().map(|n| (Occur::Should, self.node(n, asked))).collect();
                Box::new(BooleanQuery::new(clauses))
            }
            Node::Not(inner) => unscored(not(self.node(inner, false))),
        }
    }

    /// The text must stand in the article; its words and the headline only rank.
    fn text(&mut self, chars: &[char], exact: bool, asked: bool) -> Boxed {
        if asked {
            self.phrases.push(Phrase { chars: chars.to_vec(), title_only: false });
        }
        let title: Boxed = Box::new(BoostQuery::new(self.phrase(chars, true), TITLE_BOOST));
        let mut clauses = vec![(Occur::Must, self.phrase(chars, false)), (Occur::Should, title)];
        if !exact && chars.len() > 1 {
            let text: String = chars.iter().collect();
            let words = words(&text).into_iter().map(|word| Term::from_field_text(self.fields.words, &word));
            clauses.extend(words.map(|term| {
                (Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Boxed)
            }));
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// Pairs at 0, 2, 4 … and the last one cover every character; a single character has its own field.
    fn phrase(&self, chars: &[char], title_only: bool) -> Boxed {
        let f = self.fields;
        let (pairs, single) = if title_only { (f.title, f.title_uni) } else { (f.gram2, f.uni) };
        let term = |field, chars: &[char]| Term::from_field_text(field, &chars.iter().collect::<String>());
        match chars.len() {
            0 => Box::new(AllQuery),
            1 => Box::new(TermQuery::new(term(single, chars), IndexRecordOption::Basic)),
            2 => Box::new(TermQuery::new(term(pairs, chars), IndexRecordOption::WithFreqs)),
            n => {
                let starts = (0..n - 2).step_by(2).chain([n - 2]);
                let terms = starts.map(|at| (at, term(pairs, &chars[at..at + 2]))).collect();
                Box::new(PhraseQuery::new_with_offset(terms))
            }
        }
    }

    fn filter(&mut self, field: Field, value: &str, asked: bool) -> Boxed {
        let f = self.fields;
        let query = match field {
            Field::Title => {
                let chars: Vec<char> = newspaper::text::fold(value).chars().collect();
                if asked {
                    self.phrases.push(Phrase { chars: chars.clone(), title_only: true });
                }
                return self.phrase(&chars, true);
            }
            Field::Reporter => exact(f.reporter, &[value]),
            Field::Correspondent => exact(f.correspondent, &[value]),
            Field::Person => any(vec![exact(f.person, &[value]), exact(f.person_name, &[value])]),
            Field::Page => exact(f.page, &[value.trim_start_matches('第').trim_end_matches('版')]),
            Field::Place => self.place(value),
            Field::Org => any(vec![contains(f.org, value), contains(f.org_name, value)]),
            Field::Publication => contains(f.publication, value),
            Field::Topic => any(vec![
                exact(f.topic, &[value]),
                contains(f.topic_label, value),
                contains(f.initiative_name, value),
            ]),
            Field::Date => Box::new(AllQuery), // The parser makes it a range.
        };
        unscored(query)
    }

    /// A path finds everything below it; a bare name finds it under any parent.
    fn place(&self, value: &str) -> Boxed {
        if value.contains('/') {
            exact(self.fields.place, &[value.trim_end_matches('/')])
        } else {
            exact(self.fields.place_name, &[value])
        }
    }

    /// The lists of a query: each is a condition, its values are alternatives.
    fn lists(&self, query: &Query, must: &mut Vec<Boxed>) {
        let f = self.fields;
        let initiatives = query.initiatives.iter().map(|name| initiative_key(name)).collect();
        let lists = [
            (f.publication, &query.publications),
            (f.page, &query.pages),
            (f.person, &query.people),
            (f.org, &query.orgs),
            (f.initiative, &initiatives),
            (f.kind, &query.kinds),
        ];
        for (field, values) in lists.into_iter().filter(|(_, values)| !values.is_empty()) {
            must.push(exact(field, values));
        }
        if !query.places.is_empty() {
            must.push(any(query.places.iter().map(|place| self.place(place)).collect()));
        }
        if !query.topics.is_empty() {
            let labels = query.topics.iter().map(|topic| contains(f.topic_label, topic));
            must.push(any(std::iter::once(exact(f.topic, &query.topics)).chain(labels).collect()));
        }
    }

    /// Articles that a timeline of the range's own precision counts within it, so that every count of a
    /// timeline leads to just the articles it counts: of a day none that is only known by its year.
    fn within(&self, range: DateRange) -> Boxed {
        let by = range.granularity();
        let field = bins_name(self.axis, by);
        let bin = |day: Option<Day>, open: i64| day.map_or(open, |day| bin_of(day, by));
        let (from, to) = (bin(range.from, i64::MIN), bin(range.to, i64::MAX));
        let predicate = FunctionPredicate::from(move |segment: &SegmentReader| {
            let column = segment.fast_fields().i64(field)?;
            Ok(move |doc| column.values_for_doc(doc).any(|bin| (from..=to).contains(&bin)))
        });
        Box::new(DocPredicateQuery::from(predicate))
    }
}

fn any(queries: Vec<Boxed>) -> Boxed {
    Box::new(BooleanQuery::new(queries.into_iter().map(|query| (Occur::Should, query)).collect()))
}

fn exact<S: AsRef<str>>(field: IndexField, values: &[S]) -> Boxed {
    let terms = values.iter().map(|value| Term::from_field_text(field, &name(value.as_ref())));
    Box::new(TermSetQuery::new(terms))
}

/// Names with the value anywhere in them.
fn contains(field: IndexField, value: &str) -> Boxed {
    let escaped: String = name(value)
        .chars()
        .flat_map(|c| [c.is_ascii_punctuation().then_some('\\'), Some(c)])
        .flatten()
        .collect();
    match RegexQuery::from_pattern(&format!(".*{escaped}.*"), field) {
        Ok(query) => Box::new(query),
        Err(_) => exact(field, &[value]),
    }
}
