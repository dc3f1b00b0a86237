//! A query in the index's own terms.

use common::edtf::{Day, date_of};
use common::page_label::Label;
use newspaper::facts::initiative_key;
use query::phrase::Phrase;
use query::syntax::{self, DateRange, Field, Node, Text};
use query::{Axis, Granularity, Query, bin_of};
use store::{Error, Result};
use tantivy::query::doc_predicate_query::{DocPredicateQuery, FunctionPredicate};
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, ExistsQuery, Occur, Query as IndexQuery, RegexQuery,
    TermQuery, TermSetQuery,
};
use tantivy::schema::{Field as IndexField, IndexRecordOption};
use tantivy::{Searcher, SegmentReader, Term};

use super::near::NearQuery;
use super::run::{places, run, run_terms};
use super::schema::{Fields, bins_name, dates_name};
use super::tokenizer::{name, words};

type Boxed = Box<dyn IndexQuery>;

/// What a text in the headline is worth: more than any number of mentions in the text.
const IN_TITLE: f32 = 50.0;

/// What words are worth that stand beside each other as they were asked for.
const TOGETHER: f32 = 20.0;

/// How much more a word is worth than the pair of characters it is made of: 京都 in 北京都市 has the pair alone.
const WORD_BOOST: f32 = 2.0;

/// Characters of words beside each other that are looked for at most.
const LONGEST_TOGETHER: usize = 24;

/// A query, ready to be run, and what is to be marked in the articles it finds.
#[derive(Debug)]
pub struct Compiled {
    /// What the index is asked.
    pub query: Boxed,
    /// The texts that are asked for, to be marked.
    pub phrases: Vec<Phrase>,
    /// Of a query for one text: the articles in whose headline it stands.
    pub head: Option<Head>,
    /// The articles that what is found is like ([`Query::like`], or said in the text).
    pub like: Vec<String>,
}

/// The articles that come first: a text in the headline is worth more than any number of mentions.
#[derive(Debug)]
pub struct Head {
    pub query: Boxed,
    /// Terms that every article of the whole query has.
    terms: Vec<Term>,
}

impl Head {
    /// Articles that the whole query may have, at most.
    pub fn most(&self, searcher: &Searcher) -> Result<u64> {
        let counts = self.terms.iter().map(|term| searcher.doc_freq(term));
        Ok(counts.collect::<tantivy::Result<Vec<_>>>()?.into_iter().min().unwrap_or(0))
    }
}

/// An article with its nearness, 1 for one and the same.
pub(crate) type Near = (i64, f32);

/// What compiling a query asks of the archive.
pub struct Scope<'a> {
    /// What 去年 is reckoned from.
    pub today: Day,
    /// The articles of storylines.
    pub storylines: &'a dyn Fn(&[String]) -> Result<Vec<i64>>,
    /// What is like some articles, with its nearness.
    pub like: &'a dyn Fn(&[String]) -> Result<Vec<Near>>,
}

/// Compiles a query.
///
/// # Errors
/// `query-syntax`, `date-invalid`, and what `scope` fails with.
pub fn compile(fields: &Fields, query: &Query, scope: &Scope<'_>) -> Result<Compiled> {
    // Errors point into the text as it was typed.
    syntax::parse(&query.text, scope.today)?;
    let query = &syntax::lift(query.clone())?;
    let node = syntax::parse(&query.text, scope.today)?;
    let mut compiler =
        Compiler { fields, axis: query.axis, scope, phrases: Vec::new(), group: None, groups: 0 };
    let first = compiler.node(&node, true)?;
    let range = DateRange::of(query.from.as_deref(), query.to.as_deref(), scope.today);
    let range = range.map_err(Error::DateInvalid)?;
    let mut must = Vec::new();
    if range != DateRange::default() {
        must.push(within(range, query.axis));
    }
    compiler.lists(query, &mut must)?;
    if query.undated {
        must.push(not(dated(query.axis)));
    }
    let filters: Vec<_> = must.into_iter().map(|filter| (Occur::Must, unscored(filter))).collect();
    let head = as_text(&node).map(|text| compiler.head(text, &filters));
    let mut clauses: Vec<_> = [(Occur::Must, first)].into_iter().chain(filters).collect();
    // Words are what a list is ordered by where there are any.
    if compiler.phrases.is_empty() && !query.like.is_empty() {
        clauses.push((Occur::Should, nearness(fields, &(scope.like)(&query.like)?)));
    }
    let found: Boxed = Box::new(BooleanQuery::new(clauses));
    Ok(Compiled { query: found, phrases: compiler.phrases, head, like: query.like.clone() })
}

/// Articles that have a date on the axis.
fn dated(axis: Axis) -> Boxed {
    Box::new(ExistsQuery::new(dates_name(axis).into(), false))
}

/// Articles by number.
fn numbered(fields: &Fields, ids: impl Iterator<Item = i64>) -> Boxed {
    Box::new(TermSetQuery::new(ids.map(|id| Term::from_field_u64(fields.id, id as u64))))
}

/// Scores articles by their nearness.
fn nearness(fields: &Fields, near: &[Near]) -> Boxed {
    let one = |&(id, nearness): &Near| {
        let term = TermQuery::new(Term::from_field_u64(fields.id, id as u64), IndexRecordOption::Basic);
        (Occur::Should, Box::new(ConstScoreQuery::new(Box::new(term), nearness)) as Boxed)
    };
    Box::new(BooleanQuery::new(near.iter().map(one).collect()))
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
    scope: &'a Scope<'a>,
    phrases: Vec<Phrase>,
    /// Within alternatives, their number.
    group: Option<u32>,
    /// Numbers of alternatives that were given.
    groups: u32,
}

impl Compiler<'_> {
    /// `asked` is false below a `-`: nothing of it is to be marked.
    fn node(&mut self, node: &Node, asked: bool) -> Result<Boxed> {
        Ok(match node {
            Node::All => Box::new(AllQuery),
            Node::Text(text) => self.text(text, asked),
            Node::Near(words, within) => self.near(words, *within, asked),
            Node::AtLeast(words, least) => {
                let clauses = words.iter().map(|word| (Occur::Should, self.text(word, asked))).collect();
                Box::new(BooleanQuery::with_minimum_required_clauses(clauses, *least as usize))
            }
            Node::Filter(field, value) => self.filter(*field, value, asked)?,
            Node::Exact(field, values) => unscored(self.exact(*field, values)?),
            Node::Date(range, axis) => unscored(within(*range, axis.unwrap_or(self.axis))),
            Node::EveryYear(month, day) => unscored(every_year(*month, *day)),
            Node::Undated(axis) => unscored(not(dated(axis.unwrap_or(self.axis)))),
            Node::Estimated => unscored(Box::new(ExistsQuery::new("estimated".into(), false))),
            Node::And(nodes) => {
                let mut clauses = self.clauses(nodes, Occur::Must, asked)?;
                clauses.extend(self.together(nodes).map(|query| (Occur::Should, query)));
                Box::new(BooleanQuery::new(clauses))
            }
            Node::Or(nodes) => {
                let outer = self.group;
                self.group = outer.or_else(|| Some(self.next_group()));
                let clauses = self.clauses(nodes, Occur::Should, asked);
                self.group = outer;
                Box::new(BooleanQuery::new(clauses?))
            }
            Node::Not(inner) => unscored(not(self.node(inner, false)?)),
        })
    }

    fn next_group(&mut self) -> u32 {
        self.groups += 1;
        self.groups
    }

    /// Has a phrase marked and ranked by, where it is asked for.
    fn note(&mut self, phrase: Phrase, asked: bool) {
        if asked {
            let group = self.group.unwrap_or_else(|| self.next_group());
            self.phrases.push(Phrase { group, ..phrase });
        }
    }

    fn clauses(&mut self, nodes: &[Node], occur: Occur, asked: bool) -> Result<Vec<(Occur, Boxed)>> {
        nodes.iter().map(|node| Ok((occur, self.node(node, asked)?))).collect()
    }

    /// Words beside each other as they were asked for.
    fn together(&self, nodes: &[Node]) -> Option<Boxed> {
        let texts: Vec<&Text> = nodes.iter().map_while(|node| as_text(node)).collect();
        let chars: Vec<char> = texts.iter().flat_map(|text| &text.chars).copied().collect();
        let is_one = texts.len() < 2 || chars.len() > LONGEST_TOGETHER;
        (!is_one).then(|| Box::new(ConstScoreQuery::new(self.phrase(&chars, false), TOGETHER)) as Boxed)
    }

    /// The text must stand in the article; its words and the headline only rank.
    fn text(&mut self, text: &Text, asked: bool) -> Boxed {
        self.note(Phrase::text(text.clone()), asked);
        let title = ConstScoreQuery::new(self.phrase(&text.chars, true), IN_TITLE);
        let title: (Occur, Boxed) = (Occur::Should, Box::new(title));
        Box::new(BooleanQuery::new(self.mentions(text).chain([title]).collect()))
    }

    /// The text must stand in the article, its words only rank.
    fn mentions(&self, text: &Text) -> impl Iterator<Item = (Occur, Boxed)> + use<> {
        let mut clauses = vec![(Occur::Must, self.phrase(&text.chars, false))];
        if text.chars.len() > 1 {
            let folded: String = text.chars.iter().collect();
            let terms =
                words(&folded).into_iter().map(|word| Term::from_field_text(self.fields.words, &word));
            clauses.extend(terms.map(|term| {
                let word = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
                (Occur::Should, Box::new(BoostQuery::new(word, WORD_BOOST)) as Boxed)
            }));
        }
        clauses.into_iter()
    }

    fn head(&self, text: &Text, filters: &[(Occur, Boxed)]) -> Head {
        let title = unscored(self.phrase(&text.chars, true));
        let filters = filters.iter().map(|(occur, filter)| (*occur, filter.box_clone()));
        let clauses = [(Occur::Must, title)].into_iter().chain(self.mentions(text)).chain(filters);
        let terms = run_terms(self.fields.gram2, self.fields.uni, &text.chars);
        Head { query: Box::new(BooleanQuery::new(clauses.collect())), terms }
    }

    fn near(&mut self, words: &[Text], within: u32, asked: bool) -> Boxed {
        self.note(Phrase { words: words.to_vec(), within, title_only: false, group: 0 }, asked);
        let pairs = |word: &Text| {
            let terms = run_terms(self.fields.gram2, self.fields.gram2, &word.chars);
            (word.chars.len() as u32, places(word.chars.len()).zip(terms).collect())
        };
        Box::new(NearQuery { words: words.iter().map(pairs).collect(), within })
    }

    fn phrase(&self, chars: &[char], title_only: bool) -> Boxed {
        let f = self.fields;
        if title_only {
            return run(f.title, f.title_uni, chars, None);
        }
        let folded: String = chars.iter().collect();
        // One pair says by itself where it stands.
        let is_word = chars.len() > 2 && words(&folded).as_slice() == std::slice::from_ref(&folded);
        run(f.gram2, f.uni, chars, is_word.then(|| Term::from_field_text(f.words, &folded)))
    }

    fn filter(&mut self, field: Field, value: &str, asked: bool) -> Result<Boxed> {
        let f = self.fields;
        let query = match field {
            Field::Title => {
                let Some(text) = Text::new(value) else { return Ok(Box::new(AllQuery)) };
                let query = self.phrase(&text.chars, true);
                self.note(Phrase { title_only: true, ..Phrase::text(text) }, asked);
                return Ok(query);
            }
            Field::Reporter => exact(f.reporter, &[value]),
            Field::Correspondent => exact(f.correspondent, &[value]),
            Field::Author => any(vec![exact(f.reporter, &[value]), exact(f.correspondent, &[value])]),
            Field::Person => any(vec![exact(f.person, &[value]), exact(f.person_name, &[value])]),
            Field::Section => contains(f.section, value),
            Field::Page => exact(f.page, &page_keys(&[value])),
            Field::Place => self.place(value),
            Field::Org => any(vec![contains(f.org, value), contains(f.org_name, value)]),
            Field::Publication => contains(f.publication, value),
            Field::Initiative => contains(f.initiative_name, value),
            Field::Storyline | Field::Like | Field::Kind => self.exact(field, &[value.to_owned()])?,
            Field::Topic => any(vec![
                exact(f.topic, &[value]),
                contains(f.topic_label, value),
                contains(f.initiative_name, value),
            ]),
            Field::Date(_) => Box::new(AllQuery), // The parser makes it a range.
        };
        Ok(unscored(query))
    }

    /// One of just these values.
    fn exact(&self, field: Field, values: &[String]) -> Result<Boxed> {
        let f = self.fields;
        Ok(match field {
            Field::Publication => exact(f.publication, values),
            Field::Page => exact(f.page, &page_keys(values)),
            Field::Section => exact(f.section, values),
            Field::Reporter => exact(f.reporter, values),
            Field::Person => exact(f.person, values),
            Field::Org => exact(f.org, values),
            Field::Kind => exact(f.kind, values),
            Field::Initiative => {
                exact(f.initiative, &values.iter().map(|name| initiative_key(name)).collect::<Vec<_>>())
            }
            Field::Place => any(values.iter().map(|place| self.place(place)).collect()),
            Field::Topic => {
                let labels = values.iter().map(|topic| contains(f.topic_label, topic));
                any(std::iter::once(exact(f.topic, values)).chain(labels).collect())
            }
            Field::Storyline => {
                let ids = (self.scope.storylines)(values)?;
                numbered(f, ids.into_iter())
            }
            Field::Like => numbered(f, (self.scope.like)(values)?.into_iter().map(|(id, _)| id)),
            // Not lists of a query.
            Field::Title | Field::Author | Field::Correspondent | Field::Date(_) => Box::new(AllQuery),
        })
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
    fn lists(&self, query: &Query, must: &mut Vec<Boxed>) -> Result<()> {
        for (field, values) in syntax::lists(query).into_iter().filter(|(_, values)| !values.is_empty()) {
            must.push(self.exact(field, &values)?);
        }
        Ok(())
    }
}

fn as_text(node: &Node) -> Option<&Text> {
    match node {
        Node::Text(text) => Some(text),
        _ => None,
    }
}

/// Articles that a timeline of the range's own precision counts within it, so that every count of a
/// timeline leads to just the articles it counts: of a day none that is only known by its year.
fn within(range: DateRange, axis: Axis) -> Boxed {
    let by = range.granularity();
    let field = bins_name(axis, by);
    let bin = |day: Option<Day>, open: i64| day.map_or(open, |day| bin_of(day, by));
    let (from, to) = (bin(range.from, i64::MIN), bin(range.to, i64::MAX));
    let predicate = FunctionPredicate::from(move |segment: &SegmentReader| {
        let column = segment.fast_fields().i64(field)?;
        Ok(move |doc| column.values_for_doc(doc).any(|bin| (from..=to).contains(&bin)))
    });
    Box::new(DocPredicateQuery::from(predicate))
}

/// Articles that were printed on a day of any year.
fn every_year(month: u32, day: u32) -> Boxed {
    let field = bins_name(Axis::Published, Granularity::Day);
    let predicate = FunctionPredicate::from(move |segment: &SegmentReader| {
        let column = segment.fast_fields().i64(field)?;
        let is_day = move |bin: i64| {
            let (_, its_month, its_day) = date_of(bin as Day);
            (its_month, its_day) == (month, day)
        };
        Ok(move |doc| column.values_for_doc(doc).any(is_day))
    });
    Box::new(DocPredicateQuery::from(predicate))
}

fn any(queries: Vec<Boxed>) -> Boxed {
    Box::new(BooleanQuery::new(queries.into_iter().map(|query| (Occur::Should, query)).collect()))
}

/// Pages in the form in which they are indexed.
fn page_keys<S: AsRef<str>>(labels: &[S]) -> Vec<String> {
    labels.iter().flat_map(|label| Label::keys(label.as_ref())).collect()
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
