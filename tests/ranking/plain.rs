//! Plain rankings: BM25 over words or over pairs of characters of headline and text, as an index has them out of the
//! box. Any of the units of a query may match.

use newspaper::text::JIEBA;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::{Index, Searcher, TantivyDocument, Term};

use super::{Item, ROWS};

/// What a text is cut into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// jieba's words.
    Words,
    /// Every pair of neighbouring characters.
    Pairs,
}

impl Unit {
    fn cut(self, text: &str) -> Vec<String> {
        let text = text.to_lowercase();
        match self {
            Self::Words => JIEBA.cut(&text, false).into_iter().map(|token| token.word.to_owned()).collect(),
            Self::Pairs => {
                let chars: Vec<char> = text.chars().collect();
                chars.windows(2).map(|pair| pair.iter().collect()).collect()
            }
        }
    }
}

/// An index in memory.
pub struct Plain {
    searcher: Searcher,
    unit: Unit,
    text: Field,
    number: Field,
}

impl Plain {
    /// Indexes all articles.
    ///
    /// # Errors
    /// What the index reports.
    pub fn new(items: &[Item], unit: Unit) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default().set_tokenizer("whitespace");
        let indexing = indexing.set_index_option(IndexRecordOption::WithFreqs);
        let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let number = schema.add_u64_field("number", STORED);
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 100_000_000)?;
        for (n, item) in (0u64..).zip(items) {
            let texts = std::iter::once(&item.title).chain(&item.paragraphs);
            let units: Vec<String> = texts.flat_map(|text| unit.cut(text)).collect();
            let mut document = TantivyDocument::default();
            document.add_text(text, units.join(" "));
            document.add_u64(number, n);
            writer.add_document(document)?;
        }
        writer.commit()?;
        Ok(Self { searcher: index.reader()?.searcher(), unit, text, number })
    }

    /// The numbers of the first articles.
    ///
    /// # Errors
    /// What the index reports.
    pub fn search(&self, query: &str) -> tantivy::Result<Vec<usize>> {
        let units = query.split_whitespace().flat_map(|phrase| self.unit.cut(phrase));
        let clauses = units.map(|unit| {
            let term = Term::from_field_text(self.text, &unit);
            let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
            (Occur::Should, query)
        });
        let query = BooleanQuery::new(clauses.collect());
        let found = self.searcher.search(&query, &TopDocs::with_limit(ROWS).order_by_score())?;
        let number = |address| -> tantivy::Result<usize> {
            let document: TantivyDocument = self.searcher.doc(address)?;
            Ok(document.get_first(self.number).and_then(|value| value.as_u64()).unwrap_or_default() as usize)
        };
        found.into_iter().map(|(_, address)| number(address)).collect()
    }
}
