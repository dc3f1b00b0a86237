//! Making, undoing, redoing and listing what a person set right. Everything of one call is one transaction: the
//! list, and the pages read anew with it.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use common::edtf::Stretch;
use newspaper::correction::Reason;
use newspaper::{ArticleAt, Correction, PageField, StorylineWord};
use rusqlite::Connection;
use store::article::{self, Stored};
use store::correction::{self, Action, Entry, Place};
use store::source::{self, SourceKind};
use store::{Error, Result, Shelf, Store, headings, page};
use wire::*;

use crate::correct::{dating, reparse};
use crate::import::Changes;
use crate::search::Search;
use crate::upkeep;

pub(crate) fn correct(shelf: &Shelf, search: &Search, changes: &[Change]) -> Result<Corrected> {
    let corrections = || changes.iter().flat_map(|change| &change.corrections);
    corrections().try_for_each(check)?;
    if corrections().any(is_general) {
        ask_of_index(search)?;
    }
    write(shelf, search, |connection| {
        let mut entries = Vec::new();
        for change in changes {
            let own = own_line(connection, change.target)?;
            for place in places(connection, change.target)? {
                let placed = change.corrections.iter().map(|c| (place.clone(), at_line(c, own)));
                entries.extend(placed);
            }
        }
        if entries.is_empty() {
            return Ok(Corrected::default());
        }
        check_scope(&entries)?;
        let batch = correction::insert(connection, &entries)?;
        let corrected = apply(shelf, search, connection, batch)?;
        match corrected.unapplied.first() {
            // What fits nowhere from the start is a mistake, not a correction.
            Some(entry) if corrected.unapplied.len() == entries.len() => {
                Err(Error::CorrectionUnfit(entry.unapplied.unwrap_or(Reason::ValueInvalid)))
            }
            _ => Ok(corrected),
        }
    })
}

pub(crate) fn undo(shelf: &Shelf, search: &Search, batch: Option<BatchId>) -> Result<Corrected> {
    step(shelf, search, batch, Action::Undo)
}

pub(crate) fn redo(shelf: &Shelf, search: &Search, batch: Option<BatchId>) -> Result<Corrected> {
    step(shelf, search, batch, Action::Redo)
}

fn step(shelf: &Shelf, search: &Search, batch: Option<BatchId>, action: Action) -> Result<Corrected> {
    if shelf.store.read(correction::any_general)? {
        ask_of_index(search)?;
    }
    write(shelf, search, |connection| {
        let next = if action == Action::Undo { correction::to_undo } else { correction::to_redo };
        let Some(id) = batch.map_or_else(|| next(connection), |batch| Ok(Some(batch)))? else {
            return Ok(Corrected::default());
        };
        let standing = correction::batch(connection, id)?.ok_or(Error::BatchMissing(id))?;
        if standing.holds == (action == Action::Redo) {
            return Ok(Corrected::default());
        }
        correction::step(connection, id, action)?;
        apply(shelf, search, connection, id)
    })
}

/// Whether a correction is about the whole archive and no page of it.
fn is_general(correction: &Correction) -> bool {
    matches!(correction, Correction::Heading { line: None, .. } | Correction::Issues { .. })
}

/// Which articles a name concerns is asked of the index: it has to be sound, and not far behind.
fn ask_of_index(search: &Search) -> Result<()> {
    search.with_index(|| Ok(()))
}

/// Writes; the index follows when it is asked next, so that many corrections in a row cost it one commit.
fn write(
    shelf: &Shelf,
    search: &Search,
    work: impl FnOnce(&Connection) -> Result<Corrected>,
) -> Result<Corrected> {
    shelf.store.check_writable()?;
    let corrected = shelf.store.write(|transaction| work(transaction))?;
    search.note_behind();
    let is_date =
        |entry: &Entry| matches!(entry.correction, Correction::Page { field: PageField::IssueDate, .. });
    let batch = corrected.batch.map(|batch| shelf.store.read(|c| correction::of_batch(c, batch)));
    // A day that a person sets, or takes back, tells of other pages.
    if batch.transpose()?.is_some_and(|entries| entries.iter().any(is_date)) {
        dating::look_again(shelf, search, &AtomicBool::new(false))?;
    }
    Ok(corrected)
}

/// Values that no page could have are refused, not recorded.
fn check(correction: &Correction) -> Result<()> {
    match correction {
        Correction::Page { field: PageField::IssueDate, value: Some(date) }
            if Stretch::parse(date).is_none() =>
        {
            Err(Error::DateInvalid(date.clone()))
        }
        Correction::Heading { name, heading, .. } if name.trim().is_empty() || heading.trim().is_empty() => {
            Err(Error::CorrectionUnfit(Reason::ValueInvalid))
        }
        Correction::Issues { from, to, known, .. } => holdings::check(from.as_deref(), to.as_deref(), known),
        Correction::Storyline { says: StorylineWord::Named { name }, .. } if name.trim().is_empty() => {
            Err(Error::CorrectionUnfit(Reason::ValueInvalid))
        }
        _ => Ok(()),
    }
}

/// The first line of an article that corrections are made on.
fn own_line(connection: &Connection, target: Target) -> Result<Option<u32>> {
    let Target::Article(id) = target else { return Ok(None) };
    Ok(article::get(connection, id)?.map(|stored| headings::at(&stored.article)))
}

/// Headings and words on storylines are kept with the first line of an article, which who gives them need not know.
fn at_line(correction: &Correction, own: Option<u32>) -> Correction {
    match (correction, own) {
        (Correction::Heading { line: Some(_), of, name, heading }, Some(own)) => {
            Correction::Heading { line: Some(own), of: *of, name: name.clone(), heading: heading.clone() }
        }
        (Correction::Storyline { says, .. }, Some(own)) => {
            Correction::Storyline { line: own, says: says.clone() }
        }
        _ => correction.clone(),
    }
}

/// Headings that name no line and what is known of issues hold for the whole archive, and nothing else does.
fn check_scope(entries: &[(Place, Correction)]) -> Result<()> {
    let fits = |(place, correction): &(Place, Correction)| {
        is_general(correction) == (*place == headings::everywhere())
    };
    match entries.iter().all(fits) {
        true => Ok(()),
        false => Err(Error::CorrectionUnfit(Reason::ValueInvalid)),
    }
}

/// Reads every place of a batch anew.
fn apply(shelf: &Shelf, search: &Search, connection: &Connection, batch: BatchId) -> Result<Corrected> {
    // Headings change how names are filed, what is known of issues says what is not held, storylines what belongs together:
    // none changes how a page is read.
    let is_read = |entry: &Entry| {
        !matches!(
            entry.correction,
            Correction::Heading { .. } | Correction::Issues { .. } | Correction::Storyline { .. }
        )
    };
    let entries = correction::of_batch(connection, batch)?;
    let places: BTreeSet<Place> = entries.into_iter().filter(is_read).map(|entry| entry.place).collect();
    let mut all = Changes::default();
    for place in &places {
        let changes = reparse::place(&shelf.originals, connection, place)?;
        all.changed.extend(changes.changed);
        all.gone.extend(changes.gone);
    }
    let entries = correction::of_batch(connection, batch)?;
    all.changed.extend(upkeep::headings::note(&search.index, connection, &entries)?);
    storylines::note(connection, &entries)?;
    all.changed.sort_unstable();
    all.changed.dedup();
    let unapplied = entries.into_iter().filter(|entry| entry.unapplied.is_some());
    Ok(Corrected {
        batch: Some(batch),
        changed: all.changed,
        gone: all.gone,
        unapplied: unapplied.map(|entry| entry_view(connection, entry)).collect::<Result<_>>()?,
    })
}

/// What a target stands for.
fn places(connection: &Connection, target: Target) -> Result<Vec<Place>> {
    match target {
        Target::Page(id) => page_places(connection, id),
        Target::Archive => Ok(vec![headings::everywhere()]),
        Target::Article(id) => {
            let stored = article::get(connection, id)?.ok_or(Error::ArticleMissing(id))?;
            article_place(connection, &stored).map(|place| vec![place])
        }
        Target::Issue(id) => {
            let mut places = Vec::new();
            for page in page::of_issue(connection, id)? {
                places.extend(page_places(connection, page)?);
            }
            Ok(places)
        }
    }
}

/// The bytes of a page; of a page of records, each of them by itself.
fn page_places(connection: &Connection, page_id: PageId) -> Result<Vec<Place>> {
    let source = source::of_page(connection, page_id)?.ok_or(Error::PageMissing(page_id))?;
    let place = |record| Place { sha256: source.sha256.clone(), record };
    if source.kind == SourceKind::Page {
        return Ok(vec![place(None)]);
    }
    let records = article::places_on_page(connection, page_id)?;
    Ok(records.iter().map(|record| place(record.lines.first().copied())).collect())
}

/// Where an article is read from.
pub(crate) fn article_at(connection: &Connection, id: ArticleId) -> Result<ArticleAt> {
    let stored = article::get(connection, id)?.ok_or(Error::ArticleMissing(id))?;
    let place = article_place(connection, &stored)?;
    Ok(ArticleAt { sha256: place.sha256, record: place.record, line: headings::at(&stored.article) })
}

/// The bytes an article was read from.
fn article_place(connection: &Connection, stored: &Stored) -> Result<Place> {
    let page_id = stored.page_id;
    let source = source::of_page(connection, page_id)?.ok_or(Error::PageMissing(page_id))?;
    let record =
        (source.kind == SourceKind::Records).then(|| stored.article.lines.first().copied().unwrap_or(0));
    Ok(Place { sha256: source.sha256, record })
}

pub(crate) fn list(store: &Store, limit: u32, offset: u32) -> Result<CorrectionList> {
    store.read(|connection| {
        let ids = correction::latest(connection, limit, offset)?;
        Ok(CorrectionList {
            total: correction::count(connection)?,
            unapplied: correction::unapplied(connection)?,
            undo: correction::to_undo(connection)?,
            redo: correction::to_redo(connection)?,
            batches: batch_views(connection, &ids, |_| true)?,
        })
    })
}

/// What was set right on an article: its own fields and text, and what its page is.
pub(crate) fn of_article(connection: &Connection, stored: &Stored) -> Result<Vec<CorrectionBatch>> {
    let place = article_place(connection, stored)?;
    let ids = correction::batches_of(connection, &place)?;
    let lines = &stored.article.lines;
    let is_own = |line: &u32| lines.binary_search(line).is_ok();
    // Furniture is no line of an article any more.
    let within = |line: &u32| lines.first() <= Some(line) && Some(line) <= lines.last();
    let concerns = |entry: &Entry| {
        let at = entry.correction.lines();
        let here = match &entry.correction {
            Correction::Furniture { .. } => at.iter().any(within),
            _ => at.is_empty() || at.iter().any(is_own),
        };
        entry.place == place && here
    };
    batch_views(connection, &ids, concerns)
}

fn batch_views(
    connection: &Connection,
    ids: &[BatchId],
    concerns: impl Fn(&Entry) -> bool,
) -> Result<Vec<CorrectionBatch>> {
    let mut views = Vec::new();
    for &id in ids {
        let Some(batch) = correction::batch(connection, id)? else { continue };
        let entries = correction::of_batch(connection, id)?.into_iter().filter(|entry| concerns(entry));
        let entries: Vec<CorrectionEntry> =
            entries.map(|entry| entry_view(connection, entry)).collect::<Result<_>>()?;
        if !entries.is_empty() {
            views.push(CorrectionBatch { id, at: batch.at, holds: batch.holds, entries });
        }
    }
    Ok(views)
}

fn entry_view(connection: &Connection, entry: Entry) -> Result<CorrectionEntry> {
    let source = source::find(connection, &entry.place.sha256)?;
    let (page_id, article) = match (&source, entry.place.record) {
        (None, _) => (None, None),
        (Some(source), Some(record)) => {
            let stored = article::of_record(connection, source.id, record)?;
            (stored.as_ref().map(|s| s.page_id), stored.map(|s| s.id))
        }
        (Some(source), None) => {
            let page_id = source::page_of(connection, source.id)?;
            let line = entry.correction.lines().first().copied();
            let found = page_id.zip(line).map(|(page, line)| article::at_line(connection, page, line));
            // A piece on another page is read with the article that it goes on with.
            let whole = found.transpose()?.flatten().map(|id| article::root(connection, id));
            (page_id, whole.transpose()?)
        }
    };
    Ok(CorrectionEntry {
        correction: entry.correction,
        file: source.map(|source| source.file_name),
        page_id,
        article,
        unapplied: entry.unapplied,
    })
}
