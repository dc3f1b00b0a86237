//! All pages of an archive in memory, as far as they say what is held: what counts, papers and calendars are made of.
//! After an import only what it added is read.

use std::sync::Arc;

use common::memo::Memo;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::holding::{self, File, Held};
use store::{Result, change, correction, source};

/// The state of an archive that its pages are kept for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The last change of an article, correction, page and file.
    change: i64,
    step: i64,
    page: i64,
    file: i64,
}

impl Mark {
    /// The state of the tables that pages are read from.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn read(connection: &Connection) -> Result<Self> {
        Ok(Self {
            change: change::latest(connection)?,
            step: correction::latest_step(connection)?,
            page: holding::latest_page(connection)?,
            file: source::latest(connection)?,
        })
    }

    /// Whether something was added since another one, at most, and nobody set anything right.
    fn goes_on_from(self, before: Self) -> bool {
        let is_later = self.change >= before.change && self.page >= before.page && self.file >= before.file;
        is_later && self.step == before.step
    }
}

/// All pages and files.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pages {
    mark: Mark,
    /// The greatest id of an article that is counted.
    article: i64,
    /// Ascending by id.
    pub pages: Vec<Held>,
    /// Ascending by id.
    pub files: Vec<File>,
}

/// The pages as of the last state they were asked for of.
#[derive(Debug, Default)]
pub struct Cache(Memo<Mark, Arc<Pages>>);

impl Cache {
    /// Whether pages are in memory, of this state or an earlier one.
    pub fn is_known(&self) -> bool {
        self.0.is_filled()
    }
}

/// The pages of the archive that a connection reads.
pub fn pages(cache: &Cache, connection: &Connection) -> Result<Arc<Pages>> {
    let mark = Mark::read(connection)?;
    cache.0.go_on(mark, |before| {
        let before = match before {
            Some(before) if mark.goes_on_from(before.mark) && before.still_holds(connection)? => {
                Arc::unwrap_or_clone(before)
            }
            _ => Pages::default(),
        };
        Ok(Arc::new(before.go_on(connection, mark)?))
    })
}

impl Pages {
    /// Whether none of the articles that are counted was changed since: then none was taken off its page.
    fn still_holds(&self, connection: &Connection) -> Result<bool> {
        Ok(!change::any_of(connection, self.mark.change, self.article)?)
    }

    /// With what was added.
    fn go_on(mut self, connection: &Connection, mark: Mark) -> Result<Self> {
        self.pages.extend(holding::pages_after(connection, self.mark.page)?);
        self.files.extend(holding::files_after(connection, self.mark.file)?);
        for (page, count) in holding::articles_after(connection, self.article)? {
            if let Ok(at) = self.pages.binary_search_by_key(&page, |held| held.id) {
                self.pages[at].articles += count;
            }
        }
        (self.mark, self.article) = (mark, holding::latest_article(connection)?.max(self.article));
        Ok(self)
    }
}
