//! What a person says of storylines becomes corrections, each with an article that it holds on to.

use newspaper::correction::Reason;
use newspaper::{Correction, StorylineWord};
use store::{Error, Result, Shelf, Store, storyline as table};
use storylines::find;
use wire::{ArticleId, Change, Corrected, StorylineMark, Target};

use crate::correct::corrections::{self, article_at};
use crate::search::Search;

/// Gives a storyline a name. It holds on to the article in the middle, which stays in it longest when it is cut.
pub(crate) fn rename(shelf: &Shelf, search: &Search, id: &str, name: &str) -> Result<Corrected> {
    say(shelf, search, id, StorylineWord::Named { name: name.trim().to_owned() })
}

/// Pins or follows a storyline, or takes that back. What is followed from now on is seen up to now.
pub(crate) fn mark(shelf: &Shelf, search: &Search, id: &str, mark: StorylineMark) -> Result<Corrected> {
    let says = match mark {
        StorylineMark::Pin => StorylineWord::Pinned { pinned: true },
        StorylineMark::Unpin => StorylineWord::Pinned { pinned: false },
        StorylineMark::Follow => StorylineWord::Followed { followed: true },
        StorylineMark::Unfollow => StorylineWord::Followed { followed: false },
    };
    if mark == StorylineMark::Follow {
        see(&shelf.store, id)?;
    }
    say(shelf, search, id, says)
}

fn say(shelf: &Shelf, search: &Search, id: &str, says: StorylineWord) -> Result<Corrected> {
    let (_, articles) = shelf.store.read(|connection| find(connection, id))?;
    corrections::correct(shelf, search, &[change(articles[articles.len() / 2], says)])
}

/// Makes one storyline of some; it keeps the number of the longest.
pub(crate) fn merge(shelf: &Shelf, search: &Search, id: &str, others: &[String]) -> Result<Corrected> {
    let changes = shelf.store.read(|connection| {
        let (line, own) = find(connection, id)?;
        let article = article_at(connection, own[own.len() / 2])?;
        let mut changes = Vec::new();
        for other in others {
            let (other, articles) = find(connection, other)?;
            if other.id != line.id {
                let says = StorylineWord::With { article: article.clone() };
                changes.push(change(articles[articles.len() / 2], says));
            }
        }
        Ok(changes)
    })?;
    if changes.is_empty() {
        return Err(Error::CorrectionUnfit(Reason::ValueInvalid));
    }
    corrections::correct(shelf, search, &changes)
}

/// Takes articles out of a storyline, together into one of their own.
pub(crate) fn split(shelf: &Shelf, search: &Search, id: &str, out: &[ArticleId]) -> Result<Corrected> {
    let changes = shelf.store.read(|connection| {
        let (_, articles) = find(connection, id)?;
        if let Some(other) = out.iter().find(|id| !articles.contains(id)) {
            return Err(Error::ArticleMissing(*other));
        }
        let Some(&first) = out.first() else { return Err(Error::CorrectionUnfit(Reason::ValueInvalid)) };
        let with = Some(article_at(connection, first)?);
        Ok(out.iter().map(|&id| change(id, StorylineWord::Apart { with: with.clone() })).collect::<Vec<_>>())
    })?;
    corrections::correct(shelf, search, &changes)
}

/// Notes that a person looked at a storyline: what it has now is no news any more.
pub(crate) fn see(store: &Store, id: &str) -> Result<()> {
    store.check_writable()?;
    store.write(|tx| {
        let (line, articles) = find(tx, id)?;
        let latest = articles.iter().copied().max().unwrap_or(0);
        if latest > line.seen {
            table::set_seen(tx, line.id, latest)?;
            table::changed(tx)?;
        }
        Ok(())
    })
}

fn change(article: ArticleId, says: StorylineWord) -> Change {
    Change { target: Target::Article(article), corrections: vec![Correction::Storyline { line: 0, says }] }
}
