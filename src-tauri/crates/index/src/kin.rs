//! Which documents have a family, so that the rows of a list are counted without reading an id of every article.

use std::collections::HashMap;
use std::sync::Arc;

use store::Result;
use tantivy::{DocId, Searcher};
use wire::ArticleId;

use super::Columns;
use super::found::{Found, state};
use super::plain::has;
use crate::Families;

/// The documents that have a family, by segment, ascending.
#[derive(Debug, Default)]
pub struct Kin(Vec<Vec<Relative>>);

/// A document that has a family.
#[derive(Debug)]
struct Relative {
    doc: DocId,
    id: ArticleId,
    family: ArticleId,
}

impl Kin {
    /// Of the articles a searcher looks at; kept with the families until the index is another.
    pub fn of(searcher: &Searcher, columns: &Columns, families: &Families) -> Result<Arc<Self>> {
        families.kin.get(state(searcher), || {
            let relatives = |ids: Arc<Vec<ArticleId>>| {
                let own = ids.iter().zip(0..).filter_map(|(&id, doc)| {
                    let family = families.of(id)?;
                    Some(Relative { doc, id, family })
                });
                own.collect()
            };
            Ok(Arc::new(Self(columns.all_ids(searcher)?.into_iter().map(relatives).collect())))
        })
    }

    /// Those among found articles, by family.
    pub fn among(&self, found: &Found) -> HashMap<ArticleId, Vec<ArticleId>> {
        let mut families: HashMap<ArticleId, Vec<ArticleId>> = HashMap::new();
        for (segment, relatives) in self.0.iter().enumerate() {
            for relative in
                relatives.iter().filter(|relative| has(found.bits(segment), relative.doc as usize))
            {
                families.entry(relative.family).or_default().push(relative.id);
            }
        }
        families
    }
}
