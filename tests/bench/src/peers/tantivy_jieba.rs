//! A bare tantivy index of jieba's words, inside this process: what an index alone costs.

use std::ops::Bound;
use std::path::PathBuf;
use std::time::Instant;

use serde_json::json;
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, Query, QueryParser, RangeQuery, TermQuery};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::{DocAddress, Index, IndexReader, Order, Searcher, TantivyDocument, TantivyError, Term, doc};

use super::emptied;
use crate::Result;
use crate::engine::{Answer, Engine, Task};
use crate::measure::Used;
use crate::queries::{Asked, By, PAGE, Substring, quoted};

pub(super) const SET_UP: &str = "tantivy and tantivy-jieba (in process), all defaults: headline, byline and body cut by \
`JiebaTokenizer` with positions, ids stored, no texts kept, no snippets. Every text is asked for as a phrase. Facets are \
publication and year.";

/// Bytes of memory of the writer, all threads together.
const BUFFER: usize = 256 << 20;

pub(super) struct TantivyJieba {
    folder: PathBuf,
    open: Option<(Index, IndexReader)>,
}

struct Fields {
    id: Field,
    texts: [Field; 3],
    day: Field,
    month: Field,
    year: Field,
    publication: Field,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = TextFieldIndexing::default()
        .set_tokenizer("jieba")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let words = TextOptions::default().set_indexing_options(words);
    let fields = Fields {
        id: schema.add_text_field("id", STRING | STORED),
        texts: ["headline", "byline", "body"].map(|name| schema.add_text_field(name, words.clone())),
        day: schema.add_i64_field("day", INDEXED | FAST),
        month: schema.add_i64_field("month", FAST),
        year: schema.add_i64_field("year", FAST),
        publication: schema.add_text_field("publication", STRING | FAST),
    };
    (schema.build(), fields)
}

fn why(error: TantivyError) -> String {
    error.to_string()
}

impl TantivyJieba {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, open: None }
    }

    fn ready(&self) -> Result<(&Index, Searcher)> {
        let (index, reader) = self.open.as_ref().ok_or("tantivy is not open")?;
        Ok((index, reader.searcher()))
    }
}

fn register(index: &Index) {
    index.tokenizers().register("jieba", tantivy_jieba::JiebaTokenizer::new());
}

/// The query in tantivy's own terms.
fn compile(index: &Index, asked: &Asked) -> Result<Box<dyn Query>> {
    let (_, fields) = schema();
    let parser = QueryParser::for_index(index, fields.texts.to_vec());
    let phrase = |text: &String| parser.parse_query(&quoted(text)).map_err(|e| e.to_string());
    let mut clauses = Vec::new();
    for text in &asked.all {
        clauses.push((Occur::Must, phrase(text)?));
    }
    let any = asked.any.iter().map(phrase).collect::<Result<Vec<_>>>()?;
    if !any.is_empty() {
        clauses.push((Occur::Must, Box::new(BooleanQuery::union(any)) as Box<dyn Query>));
    }
    if let Some(text) = &asked.without {
        clauses.push((Occur::MustNot, phrase(text)?));
    }
    if let Some((first, last)) = asked.days() {
        let bound = |day| Bound::Included(Term::from_field_i64(fields.day, day));
        clauses.push((Occur::Must, Box::new(RangeQuery::new(bound(first), bound(last)))));
    }
    Ok(Box::new(BooleanQuery::new(clauses)))
}

/// Counts by the values of some fields. Returns the number of articles.
fn count_by(searcher: &Searcher, query: &dyn Query, names: &[&str]) -> tantivy::Result<usize> {
    let terms =
        names.iter().map(|name| ((*name).to_owned(), json!({ "terms": { "field": name, "size": 20_000 } })));
    let request: serde_json::Map<String, serde_json::Value> = terms.collect();
    let request: Aggregations =
        serde_json::from_value(request.into()).map_err(|e| TantivyError::InvalidArgument(e.to_string()))?;
    let counts = AggregationCollector::from_aggs(request, Default::default());
    Ok(searcher.search(query, &(Count, counts))?.0)
}

/// A page of results. Returns the number of articles.
fn page(searcher: &Searcher, query: &dyn Query, asked: &Asked) -> tantivy::Result<usize> {
    let (_, fields) = schema();
    let top = TopDocs::with_limit(PAGE).and_offset(asked.offset);
    let (total, rows): (usize, Vec<DocAddress>) = if asked.newest {
        let (total, rows) =
            searcher.search(query, &(Count, top.order_by_fast_field::<i64>("day", Order::Desc)))?;
        (total, rows.into_iter().map(|(_, row)| row).collect())
    } else {
        let (total, rows) = searcher.search(query, &(Count, top.order_by_score()))?;
        (total, rows.into_iter().map(|(_, row)| row).collect())
    };
    for row in rows {
        let stored: TantivyDocument = searcher.doc(row)?;
        std::hint::black_box(stored.get_first(fields.id).and_then(|id| id.as_str().map(str::len)));
    }
    Ok(total)
}

impl Engine for TantivyJieba {
    fn used(&self) -> Used {
        Used::own()
    }

    fn prepare(&mut self, _: &Task) -> Result<()> {
        emptied(&self.folder)
    }

    fn import(&mut self, task: &Task) -> Result<()> {
        let (schema, fields) = schema();
        let index = Index::create_in_dir(&self.folder, schema).map_err(why)?;
        register(&index);
        let mut writer = index.writer(BUFFER).map_err(why)?;
        for article in task.articles()? {
            let article = article?;
            let day = article.day();
            let headline = [&article.kicker, &article.headline, &article.deck].map(String::as_str).join("\n");
            let [in_headline, in_byline, in_body] = fields.texts;
            writer
                .add_document(doc!(
                    fields.id => article.id, in_headline => headline, in_byline => article.byline,
                    in_body => article.body, fields.day => day, fields.month => day / 100,
                    fields.year => day / 10_000, fields.publication => article.publication,
                ))
                .map_err(why)?;
        }
        writer.commit().map_err(why)?;
        writer.wait_merging_threads().map_err(why)
    }

    fn parts(&self) -> Vec<(String, u64)> {
        vec![("index".to_owned(), crate::measure::size(&self.folder))]
    }

    fn open(&mut self) -> Result<()> {
        let index = Index::open_in_dir(&self.folder).map_err(why)?;
        register(&index);
        let reader = index.reader().map_err(why)?;
        self.open = Some((index, reader));
        Ok(())
    }

    fn ask(&mut self, asked: &Asked) -> Result<Option<Answer>> {
        let (index, searcher) = self.ready()?;
        let start = Instant::now();
        let query = compile(index, asked)?;
        let width = asked.timeline.map(|by| match by {
            By::Year => ["year"],
            By::Month => ["month"],
            By::Day => ["day"],
        });
        let total = match (asked.facets, width) {
            (true, _) => count_by(&searcher, &query, &["publication", "year"]),
            (false, Some(width)) => count_by(&searcher, &query, &width),
            (false, None) => page(&searcher, &query, asked),
        };
        Ok(Some(Answer { total: total.map_err(why)? as u64, taken: start.elapsed() }))
    }

    fn finds(&mut self, substring: &Substring) -> Result<bool> {
        let (index, searcher) = self.ready()?;
        let (_, fields) = schema();
        let asked = Asked { all: vec![substring.text.clone()], ..Asked::default() };
        let id = Term::from_field_text(fields.id, &substring.id);
        let clauses: Vec<(Occur, Box<dyn Query>)> = vec![
            (Occur::Must, compile(index, &asked)?),
            (Occur::Must, Box::new(TermQuery::new(id, IndexRecordOption::Basic))),
        ];
        Ok(searcher.search(&BooleanQuery::new(clauses), &Count).map_err(why)? > 0)
    }
}
