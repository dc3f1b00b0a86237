//! Articles by what certainly stands in them or is named in them, and the names there are.

use std::collections::{BTreeSet, HashMap};

use newspaper::NameKind;
use newspaper::text::fold_chars;
use store::Result;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::{AllQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader, Term};
use wire::ArticleId;

use super::collect::values;
use super::run::run;
use super::tokenizer::name as folded_name;
use super::{Fields, Ids};

/// Articles in which a text stands, ascending; none for an empty one.
pub fn saying(searcher: &Searcher, fields: &Fields, text: &str) -> Result<Vec<ArticleId>> {
    let query = standing(fields.gram2, fields.uni, text);
    query.map_or(Ok(Vec::new()), |query| Ok(searcher.search(&*query, &Ids)?))
}

/// A text in a field of pairs, or in its field of single characters where it has no pair.
pub(super) fn standing(pairs: Field, single: Field, text: &str) -> Option<Box<dyn Query>> {
    let chars: Vec<char> = fold_chars(text).collect();
    if chars.is_empty() { None } else { Some(run(pairs, single, &chars, None)) }
}

/// Articles that have a name under itself or under another heading.
pub fn naming(
    searcher: &Searcher,
    fields: &Fields,
    kind: NameKind,
    name: &str,
) -> Result<BTreeSet<ArticleId>> {
    let held = match kind {
        NameKind::Person => [fields.person, fields.person_name],
        NameKind::Org => [fields.org, fields.org_name],
        NameKind::Initiative => [fields.initiative_name, fields.initiative_name],
    };
    let mut found = BTreeSet::new();
    for field in held {
        let term = Term::from_field_text(field, &folded_name(name));
        found.extend(searcher.search(&TermQuery::new(term, IndexRecordOption::Basic), &Ids)?);
    }
    Ok(found)
}

/// A name that articles have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Of a person in a byline; else of an organisation or initiative.
    pub person: bool,
    /// Articles that have it.
    pub articles: u32,
    /// The first and the last of them.
    pub first: ArticleId,
    /// The article that has it and came last.
    pub last: ArticleId,
}

/// Named fields that are read for [`names`], and whether they name people.
const NAMED: [(&str, bool); 6] = [
    ("org", false),
    ("org_name", false),
    ("initiative_kind", false),
    ("reporter", true),
    ("correspondent", true),
    ("photographer", true),
];

/// Every name of organisations, initiatives and people of bylines, the most frequent first.
pub fn names(searcher: &Searcher) -> Result<Vec<Named>> {
    let mut all: HashMap<(String, bool), Named> = HashMap::new();
    for (field, person) in NAMED {
        for mut named in searcher.search(&AllQuery, &Names(field))? {
            if field == "initiative_kind" {
                named.name = named.name.split_once(' ').map_or("", |(_, name)| name).to_owned();
            }
            named.person = person;
            let known = all
                .entry((named.name.clone(), person))
                .or_insert_with(|| Named { articles: 0, ..named.clone() });
            known.articles += named.articles;
            known.first = known.first.min(named.first);
            known.last = known.last.max(named.last);
        }
    }
    let mut all: Vec<Named> = all.into_values().collect();
    all.sort_by(|a, b| {
        b.articles.cmp(&a.articles).then_with(|| (&a.name, a.person).cmp(&(&b.name, b.person)))
    });
    Ok(all)
}

/// Gathers the values of a named field.
struct Names(&'static str);

struct NamesSegment {
    id: Column<u64>,
    names: Option<StrColumn>,
    /// Articles, first and last, by value.
    found: Vec<(u32, i64, i64)>,
}

impl Collector for Names {
    type Fruit = Vec<Named>;
    type Child = NamesSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<NamesSegment> {
        let names = segment.fast_fields().str(self.0)?;
        let found = vec![(0, i64::MAX, 0); names.as_ref().map_or(0, |names| names.num_terms())];
        Ok(NamesSegment { id: segment.fast_fields().u64("id")?, names, found })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<tantivy::Result<Vec<Named>>>) -> tantivy::Result<Vec<Named>> {
        Ok(fruits.into_iter().collect::<tantivy::Result<Vec<_>>>()?.into_iter().flatten().collect())
    }
}

impl SegmentCollector for NamesSegment {
    type Fruit = tantivy::Result<Vec<Named>>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let (Some(names), Some(id)) = (&self.names, self.id.first(doc)) else { return };
        // A field that counts mentions has a value more than once; an article counts once.
        let mut before = None;
        for ord in names.term_ords(doc) {
            if before.replace(ord) != Some(ord) {
                let (articles, first, last) = &mut self.found[ord as usize];
                (*articles, *first, *last) = (*articles + 1, (*first).min(id as i64), (*last).max(id as i64));
            }
        }
    }

    fn harvest(self) -> Self::Fruit {
        let Some(names) = self.names else { return Ok(Vec::new()) };
        let (ords, found): (Vec<u64>, Vec<_>) =
            (0..).zip(self.found).filter(|(_, found)| found.0 > 0).unzip();
        let named = |(name, (articles, first, last))| Named { name, person: false, articles, first, last };
        Ok(values(&names, &ords)?.into_iter().zip(found).map(named).collect())
    }
}
