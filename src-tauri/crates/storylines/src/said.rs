//! What a person said of storylines: names, which are one, which articles are another, which are pinned or followed.
//! It is in the list of corrections, with articles: whatever is said of an article holds for the storyline that it is
//! in, so that it holds on when storylines grow, are worked out anew or are read again from their files.

use std::collections::{BTreeSet, HashMap};

use newspaper::{ArticleAt, Correction, StorylineWord};
use rusqlite::Connection;
use store::correction::{self, Entry, Place};
use store::{Result, headings};
use wire::ArticleId;

/// Two articles whose storylines are one. `own` says of each whether it stands for the storyline that its text puts it
/// in, though it was taken out of that one later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Joined {
    pub(super) articles: [ArticleId; 2],
    pub(super) by_text: [bool; 2],
}

/// All that holds.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) joined: Vec<Joined>,
    /// Articles that were taken out, and one that they were taken out with.
    apart: HashMap<ArticleId, ArticleId>,
    names: Vec<(ArticleId, String)>,
    pinned: Vec<(ArticleId, bool)>,
    followed: Vec<(ArticleId, bool)>,
}

impl Said {
    /// Reads it from the list of corrections.
    pub(super) fn load(connection: &Connection) -> Result<Self> {
        let mut said = Self::default();
        for entry in correction::storylines(connection)? {
            let Correction::Storyline { says, .. } = &entry.correction else { continue };
            let Some(id) = headings::article_of(connection, &entry)? else { continue };
            match says {
                StorylineWord::Named { name } => said.names.push((id, name.clone())),
                StorylineWord::Pinned { pinned } => said.pinned.push((id, *pinned)),
                StorylineWord::Followed { followed } => said.followed.push((id, *followed)),
                StorylineWord::With { article } => {
                    said.joined.extend(
                        at(connection, article)?
                            .map(|other| Joined { articles: [id, other], by_text: [false, false] }),
                    );
                }
                StorylineWord::Apart { with } => {
                    let with = match with {
                        Some(article) => at(connection, article)?,
                        None => None,
                    };
                    said.take_out(id, with.unwrap_or(id));
                }
            }
        }
        Ok(said)
    }

    fn take_out(&mut self, id: ArticleId, with: ArticleId) {
        self.apart.insert(id, with);
        for joined in &mut self.joined {
            for n in 0..2 {
                joined.by_text[n] |= joined.articles[n] == id;
            }
        }
    }

    /// The article that one was taken out with.
    pub(super) fn apart(&self, id: ArticleId) -> Option<ArticleId> {
        self.apart.get(&id).copied()
    }

    /// Articles that may be in another storyline because of this one.
    pub(super) fn concerned(&self, id: ArticleId) -> Vec<ArticleId> {
        let with = self.apart(id);
        let together = self.apart.iter().filter(|(_, other)| with == Some(**other)).map(|(own, _)| *own);
        let joined = self.joined.iter().filter(|joined| joined.articles.contains(&id));
        together.chain(joined.flat_map(|joined| joined.articles)).filter(|other| *other != id).collect()
    }

    /// Whether a person wants these articles to be a storyline, whatever their texts are like.
    pub(super) fn wants(&self, articles: &BTreeSet<ArticleId>) -> bool {
        articles.iter().any(|id| self.apart.contains_key(id))
            || self.name(articles).is_some()
            || self.is_pinned(articles)
            || self.is_followed(articles)
            || self.joined.iter().any(|joined| joined.articles.iter().any(|id| articles.contains(id)))
    }

    /// The name that was given last to the storyline of these articles.
    pub(super) fn name(&self, articles: &BTreeSet<ArticleId>) -> Option<&str> {
        self.names.iter().rev().find(|(id, _)| articles.contains(id)).map(|(_, name)| name.as_str())
    }

    pub(super) fn is_pinned(&self, articles: &BTreeSet<ArticleId>) -> bool {
        last(&self.pinned, articles)
    }

    pub(super) fn is_followed(&self, articles: &BTreeSet<ArticleId>) -> bool {
        last(&self.followed, articles)
    }
}

fn last(said: &[(ArticleId, bool)], articles: &BTreeSet<ArticleId>) -> bool {
    said.iter().rev().find(|(id, _)| articles.contains(id)).is_some_and(|(_, is_so)| *is_so)
}

/// The article at a place.
fn at(connection: &Connection, article: &ArticleAt) -> Result<Option<ArticleId>> {
    let place = Place { sha256: article.sha256.clone(), record: article.record };
    headings::article_at(connection, &place, Some(article.line))
}

/// Articles that corrections say something of storylines with.
pub(super) fn concerned(connection: &Connection, entries: &[Entry]) -> Result<BTreeSet<ArticleId>> {
    let mut concerned = BTreeSet::new();
    for entry in entries {
        let Correction::Storyline { says, .. } = &entry.correction else { continue };
        concerned.extend(headings::article_of(connection, entry)?);
        if let StorylineWord::With { article } | StorylineWord::Apart { with: Some(article) } = says {
            concerned.extend(at(connection, article)?);
        }
    }
    Ok(concerned)
}
