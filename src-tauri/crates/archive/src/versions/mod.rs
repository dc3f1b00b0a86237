//! Versions of one text: reprints, updates and errata. Linked, folded in lists, compared; never deleted.
//!
//! Every article has a sketch in the index. Once the index has caught up, each article that is new or other than
//! before is compared with the few that share much of its sketch, and what is found is kept in the table `version`.
//! The result is the same in whatever order articles were added.

pub(crate) mod collation;
mod pair;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use common::edtf::{Day, Stretch};
use common::memo::Memo;
use common::threads::on_all_cores;
use index::{Alike, Families, Index, erratum, is_damage, sketch};
use newspaper::text::fold;
use pair::{Sieve, Text};
use rusqlite::Connection;
use store::article::{self, Stored};
use store::version::{self, Pair};
use store::{Error, Result, Store, change, page};
use tantivy::TantivyError;
use wire::{ArticleId, Version, VersionKind};

/// Changes looked at in one transaction: for each, all sketches of the archive are passed over. Fewer where somebody
/// waits.
const BATCH: u32 = 20_000;
const BATCH_OF_SOME: u32 = 2_000;

/// Articles that one is compared with at most: those that share most. Reprints of a text find each other through any of
/// them, and a large archive repeats sentences.
const CANDIDATES: usize = 8;

/// Articles with a quoted title that an erratum may be about, at most.
const TITLED: usize = 200;

/// Versions shown with an article at most.
const SHOWN: usize = 100;

/// The families as of some change and some state of the table.
pub(crate) type Cache = Memo<State, Arc<Families>>;

/// The last change of the archive, and the last whose article was compared.
type State = (i64, i64);

/// The families of the archive.
pub(crate) fn families(cache: &Cache, store: &Store) -> Result<Arc<Families>> {
    store.read(|connection| {
        // Pairs come with a state of the table and go with articles.
        let state = (change::latest(connection)?, version::seq(connection)?);
        cache.get(state, || Ok(Arc::new(Families::new(&version::all(connection)?))))
    })
}

/// How much is compared in one go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Everything that is new.
    All,
    /// A moment's work: somebody waits.
    Some,
}

/// Compares articles that are new or other than before, as far as the index knows them.
///
/// # Errors
/// `cancelled`, `disk-full`, `index-error`; what was looked at so far is kept.
pub(crate) fn catch_up(store: &Store, index: &Index, reach: Reach, cancel: &AtomicBool) -> Result<()> {
    if store.is_immutable() {
        return Ok(());
    }
    let batch = if reach == Reach::All { BATCH } else { BATCH_OF_SOME };
    loop {
        let indexed = index.seq();
        let (seq, mut changes) = store.read(|connection| {
            let seq = version::seq(connection)?;
            Ok((seq, change::since(connection, seq, batch)?))
        })?;
        changes.retain(|(change, _)| *change <= indexed);
        let Some(&(last, _)) = changes.last() else { return Ok(()) };
        let ids: BTreeSet<ArticleId> = changes.into_iter().map(|(_, id)| id).collect();
        let ids: Vec<ArticleId> = ids.into_iter().collect();
        let (pairs, errata) = found(store, index, &ids, cancel)?;
        store.write(|tx| {
            // Another thread may have looked at them meanwhile.
            if version::seq(tx)? != seq {
                return Ok(());
            }
            for &id in &ids {
                version::remove(tx, id)?;
            }
            for (erratum, _) in &errata {
                version::remove_erratum(tx, *erratum)?;
            }
            let errata = errata.iter().flat_map(|(_, pairs)| pairs);
            pairs.iter().chain(errata).try_for_each(|pair| version::insert(tx, pair))?;
            version::set_seq(tx, last)
        })?;
        if reach == Reach::Some {
            return Ok(());
        }
    }
}

/// As [`catch_up`]; a damaged index is built anew.
///
/// # Errors
/// As [`catch_up`].
pub(crate) fn find(store: &Store, index: &Index, reach: Reach, cancel: &AtomicBool) -> Result<()> {
    match catch_up(store, index, reach, cancel) {
        Err(Error::Index(error)) if is_damage(&error) => {
            index.rebuild(store, &mut |_| {}, cancel)?;
            catch_up(store, index, reach, cancel)
        }
        compared => compared,
    }
}

/// Versions of these articles, and errata with what they set right.
fn found(
    store: &Store,
    index: &Index,
    ids: &[ArticleId],
    cancel: &AtomicBool,
) -> Result<(Vec<Pair>, Vec<Errata>)> {
    let work = || {
        let (searcher, fields) = index.searcher();
        let alike = Alike::new(searcher, fields)?;
        let pairs = pairs_of(store, &alike, ids, cancel)?;
        Ok((pairs, store.read(|connection| errata_of(connection, &alike, ids))?))
    };
    // tantivy panics on some damage of its files.
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    caught.unwrap_or_else(|_| Err(Error::Index(TantivyError::InternalError("panic".into()))))
}

/// Compares every article anew.
pub(crate) fn rebuild(store: &Store, index: &Index, cancel: &AtomicBool) -> Result<()> {
    if !store.is_immutable() {
        store.write(|tx| version::clear(tx))?;
    }
    catch_up(store, index, Reach::All, cancel)
}

/// Reprints and updates among these articles and all others. Works on all cores.
fn pairs_of(store: &Store, alike: &Alike, ids: &[ArticleId], cancel: &AtomicBool) -> Result<Vec<Pair>> {
    stop_if(cancel)?;
    let likely = likely_pairs(ids, &alike.sharing(ids, CANDIDATES)?);
    let found =
        on_all_cores(&likely, |pairs| store.read(|connection| compare_all(connection, pairs, cancel)));
    Ok(found.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// Pairs of articles and those like them, each once, with the smaller id first, ascending.
fn likely_pairs(ids: &[ArticleId], like: &[Vec<ArticleId>]) -> Vec<(ArticleId, ArticleId)> {
    let pairs = ids.iter().zip(like).flat_map(|(&id, others)| others.iter().map(move |&other| (id, other)));
    let pairs = pairs.filter(|(id, other)| id != other).map(|(id, other)| (id.min(other), id.max(other)));
    // Two new articles find each other twice.
    let mut pairs: Vec<(ArticleId, ArticleId)> = pairs.collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Those of some pairs, in ascending order, that are versions.
fn compare_all(
    connection: &Connection,
    pairs: &[(ArticleId, ArticleId)],
    cancel: &AtomicBool,
) -> Result<Vec<Pair>> {
    let mut found = Vec::new();
    for pairs in pairs.chunk_by(|a, b| a.0 == b.0) {
        stop_if(cancel)?;
        let Some(stored) = article::get(connection, pairs[0].0)? else { continue };
        let text = Text::new(&stored);
        let sieve = Sieve::new(&text);
        for &(_, other) in pairs {
            let letters = article::blocks(connection, other)?.map(|blocks| sketch::letters(&blocks));
            let Some(letters) = letters.filter(|letters| sieve.lets_through(letters)) else { continue };
            if let Some(stored) = article::get(connection, other)? {
                found.extend(compare(connection, &text, &Text::of(letters, &stored))?);
            }
        }
    }
    Ok(found)
}

fn stop_if(cancel: &AtomicBool) -> Result<()> {
    if cancel.load(Ordering::Relaxed) { Err(Error::Cancelled) } else { Ok(()) }
}

fn compare(connection: &Connection, a: &Text, b: &Text) -> Result<Option<Pair>> {
    let Some((kind, similarity)) = pair::likeness(a, b) else { return Ok(None) };
    let (short, long) = pair::by_length(a, b);
    let Some(whole) = article::get_whole(connection, short.id)? else { return Ok(None) };
    let differ = pair::names_differ(&whole.article, long);
    Ok((!differ).then_some(Pair { article: a.id.min(b.id), other: a.id.max(b.id), kind, similarity }))
}

/// An erratum with what it sets right.
type Errata = (ArticleId, Vec<Pair>);

/// Errata among these articles, and those that quote a title of one of them, each with what it sets right.
fn errata_of(connection: &Connection, alike: &Alike, ids: &[ArticleId]) -> Result<Vec<Errata>> {
    let mut found = Vec::new();
    let errata = alike.errata()?;
    if errata.is_empty() {
        return Ok(found);
    }
    let mut changed = Vec::new();
    for &id in ids {
        changed.extend(article::title(connection, id)?.map(|title| fold(&title)));
    }
    for id in errata {
        let Some(stored) = article::get(connection, id)? else { continue };
        let titles = erratum::titles(&stored.article);
        let is_new = ids.binary_search(&id).is_ok();
        if is_new || titles.iter().any(|quoted| changed.iter().any(|title| title.contains(quoted.as_str()))) {
            found.push((id, set_right(connection, alike, &stored, &titles)?));
        }
    }
    Ok(found)
}

/// What an erratum sets right: for each title it quotes, the article that fits best.
fn set_right(
    connection: &Connection,
    alike: &Alike,
    erratum: &Stored,
    titles: &[String],
) -> Result<Vec<Pair>> {
    let mut others = BTreeSet::new();
    for quoted in titles {
        let mut best = None;
        for id in alike.titled(quoted)?.into_iter().take(TITLED) {
            let Some(stored) = article::get(connection, id)? else { continue };
            let fit = erratum::fit(erratum, day(erratum), &stored, day(&stored));
            best = best.max(fit.map(|fit| (fit, id)));
        }
        others.extend(best.map(|(_, id)| id));
    }
    let pair = |other| Pair { article: erratum.id, other, kind: VersionKind::Erratum, similarity: 0.0 };
    Ok(others.into_iter().map(pair).collect())
}

fn day(stored: &Stored) -> Option<Day> {
    page::published(&stored.page).and_then(|(edtf, _)| Stretch::parse(edtf)).map(|stretch| stretch.first)
}

/// The other versions of an article, by date.
pub(crate) fn of_article(
    connection: &Connection,
    families: &Families,
    stored: &Stored,
) -> Result<Vec<Version>> {
    let pairs = version::of_article(connection, stored.id)?;
    let mut others: HashMap<ArticleId, Option<Pair>> =
        families.with(stored.id).iter().filter(|&&id| id != stored.id).map(|&id| (id, None)).collect();
    for pair in pairs {
        let other = if pair.article == stored.id { pair.other } else { pair.article };
        others.insert(other, Some(pair));
    }
    let text = Text::new(stored);
    let mut versions = Vec::new();
    for (id, pair) in others {
        let Some(other) = article::get(connection, id)? else { continue };
        let (kind, similarity) = match pair {
            Some(Pair { kind: VersionKind::Erratum, article, .. }) if article == stored.id => {
                (VersionKind::Corrected, pair::similarity(&text, &Text::new(&other)))
            }
            Some(pair) if pair.kind == VersionKind::Erratum => {
                (VersionKind::Erratum, pair::similarity(&text, &Text::new(&other)))
            }
            Some(pair) => (pair.kind, pair.similarity),
            None => {
                let other = Text::new(&other);
                let similarity = pair::similarity(&text, &other);
                (pair::kind(&text, &other, similarity), similarity)
            }
        };
        versions.push((day(&other), view(other, kind, similarity)));
    }
    versions.sort_by_key(|(day, version)| (day.is_none(), *day, version.id));
    versions.truncate(SHOWN);
    Ok(versions.into_iter().map(|(_, version)| version).collect())
}

fn view(stored: Stored, kind: VersionKind, similarity: f32) -> Version {
    Version {
        id: stored.id,
        published: page::published(&stored.page).map(|(date, _)| date.to_owned()),
        source_id: stored.record.key,
        headline: stored.article.headline,
        publication: stored.page.publication,
        page: stored.page.page_label,
        kind,
        similarity,
    }
}
