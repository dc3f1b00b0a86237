//! Families: articles that tell the same, by whatever chain of pairs.

use std::collections::HashMap;
use std::sync::Arc;

use common::memo::Memo;
use store::version::Pair;
use wire::{ArticleId, VersionKind};

use crate::bits::Bits;
use crate::{Kin, State};

/// The family of every article that has one; a family is named by its smallest id.
#[derive(Debug, Default)]
pub struct Families {
    of_article: HashMap<ArticleId, ArticleId>,
    /// Articles that have a family: most have none, and lists ask of every one.
    has_family: Bits,
    members: HashMap<ArticleId, Vec<ArticleId>>,
    /// Where they are in the index.
    pub kin: Memo<State, Arc<Kin>>,
}

impl Families {
    /// Joins pairs. Errata make no family: they do not tell the same.
    pub fn new(pairs: &[Pair]) -> Self {
        let mut parents: HashMap<ArticleId, ArticleId> = HashMap::new();
        for pair in pairs.iter().filter(|pair| pair.kind != VersionKind::Erratum) {
            let (a, b) = (root(&mut parents, pair.article), root(&mut parents, pair.other));
            parents.insert(a.max(b), a.min(b));
        }
        let mut ids: Vec<ArticleId> = parents.keys().copied().collect();
        ids.sort_unstable();
        let mut families = Self::default();
        for id in ids {
            let family = root(&mut parents, id);
            families.of_article.insert(id, family);
            families.has_family.insert(id);
            families.members.entry(family).or_default().push(id);
        }
        families
    }

    /// The family of an article, if it has one.
    pub fn of(&self, id: ArticleId) -> Option<ArticleId> {
        if self.has_family.has(id) { self.of_article.get(&id).copied() } else { None }
    }

    /// All articles of the family of an article, ascending.
    pub fn with(&self, id: ArticleId) -> &[ArticleId] {
        self.of(id).and_then(|family| self.members.get(&family)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The smallest article known to be of the same family; shortens the way to it.
fn root(parents: &mut HashMap<ArticleId, ArticleId>, id: ArticleId) -> ArticleId {
    let mut root = id;
    while let Some(&parent) = parents.get(&root).filter(|&&parent| parent != root) {
        root = parent;
    }
    let mut at = id;
    while let Some(parent) = parents.insert(at, root).filter(|&parent| parent != root) {
        at = parent;
    }
    parents.entry(root).or_insert(root);
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_join_to_families() {
        let pair = |(article, other): (i64, i64), kind| Pair { article, other, kind, similarity: 1.0 };
        let reprints = [(5, 9), (2, 7), (7, 9), (11, 12)].map(|ids| pair(ids, VersionKind::Reprint));
        let mut pairs = reprints.to_vec();
        pairs.push(pair((1, 2), VersionKind::Erratum));
        let families = Families::new(&pairs);
        assert_eq!(families.with(9), [2, 5, 7, 9]);
        assert_eq!((families.of(12), families.of(1), families.with(1).len()), (Some(11), None, 0));
        pairs.reverse();
        assert_eq!(Families::new(&pairs).of_article, families.of_article);
    }
}
