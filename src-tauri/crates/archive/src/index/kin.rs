//! Which documents have a family, so that the rows of a list are counted without reading an id of every article.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use tantivy::{DocId, Searcher};

use super::found::{Found, State, state};
use crate::error::Result;
use crate::threads::lock;
use crate::versions::Families;
use crate::view::ArticleId;

/// The documents that have a family, by segment, ascending.
#[derive(Debug, Default)]
pub(crate) struct Kin(Vec<Vec<Relative>>);

/// A document that has a family.
#[derive(Debug)]
struct Relative {
    doc: DocId,
    id: ArticleId,
    family: ArticleId,
}

impl Kin {
    fn read(searcher: &Searcher, families: &Families) -> Result<Self> {
        let mut all = Self::default();
        for segment in searcher.segment_readers() {
            let ids = segment.fast_fields().u64("id")?;
            let relative = |doc: DocId| {
                let id = ids.first(doc)? as ArticleId;
                Some(Relative { doc, id, family: families.of(id)? })
            };
            all.0.push((0..segment.max_doc()).filter_map(relative).collect());
        }
        Ok(all)
    }

    /// Those among found articles, by family.
    pub(crate) fn among(&self, found: &Found) -> HashMap<ArticleId, Vec<ArticleId>> {
        let mut families: HashMap<ArticleId, Vec<ArticleId>> = HashMap::new();
        for (segment, relatives) in self.0.iter().enumerate() {
            for relative in relatives.iter().filter(|relative| found.has(segment, relative.doc)) {
                families.entry(relative.family).or_default().push(relative.id);
            }
        }
        families
    }
}

/// The state of the index, the families, and the documents that have one of them.
type Entry = (State, Arc<Families>, Arc<Kin>);

/// The documents that have a family, in the last state that was asked for.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<Option<Entry>>);

impl Cache {
    pub(crate) fn get(&self, searcher: &Searcher, families: &Arc<Families>) -> Result<Arc<Kin>> {
        let state = state(searcher);
        let mut kept = lock(&self.0);
        if let Some((_, _, kin)) = kept.as_ref().filter(|(s, f, _)| *s == state && Arc::ptr_eq(f, families)) {
            return Ok(kin.clone());
        }
        let kin = Arc::new(Kin::read(searcher, families)?);
        *kept = Some((state, families.clone(), kin.clone()));
        Ok(kin)
    }
}
