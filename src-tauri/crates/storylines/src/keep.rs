//! Keeping storylines up with the archive, in steps that can be stopped anywhere and gone on with:
//!
//! ```text
//! changes ─read→ words of each article ─→ episodes of each stretch ─→ links between stretches ─→ storylines
//! ```
//!
//! Each step notes which stretches the next one has to look at. The result is the same in whatever order articles were
//! imported, as long as words weigh the same: these weights are taken anew when the archive has grown by half, and
//! all is worked out anew then, in the background, while what there is stays to be read. Up to then a word that has
//! become frequent may weigh too much by the logarithm of one and a half (0.4; of 3 to 11 for a telling word) at most.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use common::edtf::{self, Day};
use common::threads::on_all_cores;
use rusqlite::Connection;
use store::storyline::{self as table, Step};
use store::{Error, Result, Store, article, change, holding, page};
use wire::{ArticleId, Building};

use super::concerned::Concerned;
use super::episode::{self, Knot};
use super::link::{self, Stretch};
use super::rarity::{Census, Rarity};
use super::said::Said;
use super::terms::Text;
use super::words::Words;
use super::{STRETCH, settle};

/// Changes looked at in one transaction.
const BATCH: u32 = 2_000;

/// Stretches written in one transaction.
const STRETCHES: usize = 16;

/// Articles that the rarity of words is counted in, spread over all.
const SAMPLE: u32 = 40_000;

/// A small archive grows by this many articles before words are counted anew.
const GROWN: u32 = 500;

/// Stretches to either side of one whose episodes may be linked with its own.
const AROUND: i32 = 2;

/// Works until storylines are up with the archive.
///
/// # Errors
/// `cancelled`, `disk-full`, `archive-damaged`; what was done so far is kept.
pub(super) fn keep_up(store: &Store, progress: &mut dyn FnMut(&Building), cancel: &AtomicBool) -> Result<()> {
    let work = Work { store, cancel };
    let mut state = Building::default();
    while !store.is_immutable() && is_behind(store)? {
        let left = store.read(table::all_due)?;
        let (rarity, is_new) = work.rarity()?;
        let mut concerned = Concerned::new(left, is_new);
        work.read(&rarity, &mut concerned, &mut state, progress)?;
        work.episodes(&mut concerned)?;
        work.links(&mut concerned)?;
        work.settle(&concerned)?;
    }
    Ok(())
}

/// Whether there is something to do.
pub(super) fn is_behind(store: &Store) -> Result<bool> {
    store.read(|connection| {
        Ok(change::latest(connection)? > table::seq(connection)? || table::any_due(connection)?)
    })
}

struct Work<'a> {
    store: &'a Store,
    cancel: &'a AtomicBool,
}

impl Work<'_> {
    fn check(&self) -> Result<()> {
        if self.cancel.load(Ordering::Relaxed) { Err(Error::Cancelled) } else { Ok(()) }
    }

    /// How rare words are, counted anew where the archive has outgrown what is known; and whether they were.
    fn rarity(&self) -> Result<(Rarity, bool)> {
        let enough = |counted: u32| i64::from((counted + counted / 2).max(counted + GROWN));
        let (known, latest) = self
            .store
            .read(|connection| Ok((table::rarity(connection)?, holding::latest_article(connection)?)))?;
        let counted = known.as_ref().map(|(counted, _)| *counted);
        // There are no more articles than the greatest id says, which takes no counting.
        let is_near = counted.is_some_and(|counted| latest >= enough(counted));
        let articles = if is_near || counted.is_none() { self.store.read(article::count)? } else { 0 };
        if let Some((counted, bytes)) = known
            && i64::from(articles) < enough(counted)
        {
            return Ok((Rarity::read(&bytes), false));
        }
        let ids =
            self.store.read(|connection| table::sample(connection, articles.div_ceil(SAMPLE).max(1)))?;
        let mut census = Census::default();
        for some in ids.chunks(BATCH as usize) {
            let texts = self.texts(some, |day, text| (day, text))?;
            texts.into_iter().flatten().for_each(|(day, text)| census.add(day, &text));
        }
        let bytes = census.done().bytes();
        self.store.write(|tx| table::set_rarity(tx, articles, &bytes))?;
        Ok((Rarity::read(&bytes), true))
    }

    /// Reads articles on all cores; `None` for one that is undated, gone or a piece of another.
    fn texts<T: Send>(
        &self,
        ids: &[ArticleId],
        each: impl Fn(Day, Text) -> T + Sync,
    ) -> Result<Vec<Option<T>>> {
        let texts = on_all_cores(ids, |some| {
            self.store.read(|connection| {
                let mut found = Vec::with_capacity(some.len());
                for &id in some {
                    self.check()?;
                    found.push(read(connection, id)?.map(|(day, text)| each(day, text)));
                }
                Ok(found)
            })
        });
        Ok(texts.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// Reads what was added or changed.
    fn read(
        &self,
        rarity: &Rarity,
        concerned: &mut Concerned,
        state: &mut Building,
        progress: &mut dyn FnMut(&Building),
    ) -> Result<()> {
        loop {
            let (seq, changes, latest) = self.store.read(|connection| {
                let seq = table::seq(connection)?;
                Ok((seq, change::since(connection, seq, BATCH)?, change::latest(connection)?))
            })?;
            let Some(&(last, _)) = changes.last() else { return Ok(()) };
            let ids: BTreeSet<ArticleId> = changes.into_iter().map(|(_, id)| id).collect();
            let ids: Vec<ArticleId> = ids.into_iter().collect();
            let texts = self.texts(&ids, |day, text| (day, rarity.words(&text).bytes()))?;
            self.store.write(|tx| {
                for (id, text) in ids.iter().zip(texts) {
                    put(tx, *id, text, concerned)?;
                }
                table::set_seq(tx, last)
            })?;
            state.total = state.total.max(state.done + (latest - seq) as u32);
            state.done += (last - seq) as u32;
            progress(state);
        }
    }

    /// Finds the episodes of stretches whose articles changed.
    fn episodes(&self, concerned: &mut Concerned) -> Result<()> {
        let due = self.store.read(|connection| table::due(connection, Step::Episodes))?;
        for some in due.chunks(STRETCHES) {
            let found = on_all_cores(some, |some| {
                let of_stretch = |stretch: &i32| {
                    self.check()?;
                    self.store.read(|connection| episodes(connection, *stretch))
                };
                some.iter().map(of_stretch).collect::<Result<Vec<_>>>()
            });
            let found = found.into_iter().collect::<Result<Vec<_>>>()?.concat();
            self.store.write(|tx| {
                for (stretch, moved) in some.iter().zip(found) {
                    for Moved { id, before, after } in moved {
                        table::set_episode(tx, id, after)?;
                        concerned.episode(*stretch, before);
                        concerned.episode(*stretch, after);
                    }
                    table::done(tx, *stretch, Step::Episodes)?;
                    for near in stretch - AROUND..=stretch + AROUND {
                        table::note_due(tx, near, Step::Links)?;
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Links the episodes of stretches near those whose episodes changed.
    fn links(&self, concerned: &mut Concerned) -> Result<()> {
        let due = self.store.read(|connection| table::due(connection, Step::Links))?;
        let mut held: HashMap<i32, Stretch> = HashMap::new();
        for some in due.chunks(STRETCHES) {
            let mut found = Vec::new();
            for &stretch in some {
                self.check()?;
                held.retain(|near, _| (near - stretch).abs() <= AROUND);
                for near in stretch - AROUND..=stretch + AROUND {
                    if let Entry::Vacant(vacant) = held.entry(near) {
                        vacant.insert(self.store.read(|connection| knots(connection, near))?);
                    }
                }
                let some = |near: std::ops::Range<i32>| near.filter_map(|n| held.get(&n)).collect::<Vec<_>>();
                let (before, after) =
                    (some(stretch - AROUND..stretch), some(stretch + 1..stretch + 1 + AROUND));
                found.push(
                    held.get(&stretch).map(|own| link::links(own, &before, &after)).unwrap_or_default(),
                );
            }
            self.store.write(|tx| {
                for (stretch, links) in some.iter().zip(&found) {
                    if concerned.asks(*stretch) {
                        concerned.links(*stretch, &table::links_of(tx, *stretch)?, links);
                    }
                    table::set_links(tx, *stretch, links)?;
                    table::done(tx, *stretch, Step::Links)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Settles the storylines of stretches whose links may have changed.
    fn settle(&self, concerned: &Concerned) -> Result<()> {
        let due = self.store.read(|connection| table::due(connection, Step::Settle))?;
        let mut known = HashSet::new();
        for some in due.chunks(STRETCHES) {
            self.check()?;
            self.store.write(|tx| {
                let said = Said::load(tx)?;
                let mut changed = false;
                for &stretch in some {
                    let episodes = concerned.of(tx, stretch)?;
                    changed |= settle::settle(tx, &said, &episodes, &mut known)?;
                    table::done(tx, stretch, Step::Settle)?;
                }
                if changed { table::changed(tx) } else { Ok(()) }
            })?;
        }
        Ok(())
    }
}

/// A dated article that is no piece of another.
fn read(connection: &Connection, id: ArticleId) -> Result<Option<(Day, Text)>> {
    let Some(stored) = article::get_whole(connection, id)?.filter(|stored| stored.continues.is_none()) else {
        return Ok(None);
    };
    let published = page::published(&stored.page).and_then(|(date, _)| edtf::Stretch::parse(date));
    Ok(published.map(|days| (days.first, Text::new(&stored.article))))
}

/// Writes what is known of an article, and notes its stretches where it is other than before.
fn put(
    connection: &Connection,
    id: ArticleId,
    text: Option<(Day, Vec<u8>)>,
    concerned: &mut Concerned,
) -> Result<()> {
    let before = table::text(connection, id)?;
    let is_same = match (&before, &text) {
        (Some(before), Some((day, words))) => before.day == *day && before.words == *words,
        (before, text) => before.is_none() && text.is_none(),
    };
    if is_same {
        return Ok(());
    }
    if let Some(before) = before {
        let stretch = before.day.div_euclid(STRETCH);
        table::note_due(connection, stretch, Step::Episodes)?;
        concerned.episode(stretch, before.episode);
    }
    let Some((day, words)) = text else {
        table::remove_text(connection, id)?;
        return table::changed(connection);
    };
    let stretch = day.div_euclid(STRETCH);
    concerned.article(stretch, id);
    table::put_text(connection, &table::Text { id, day, words, episode: id }, stretch)?;
    table::note_due(connection, stretch, Step::Episodes)
}

/// An article that is in another episode than before.
#[derive(Debug, Clone, Copy)]
struct Moved {
    id: ArticleId,
    before: ArticleId,
    after: ArticleId,
}

/// Articles of a stretch that are in another episode than before.
fn episodes(connection: &Connection, stretch: i32) -> Result<Vec<Moved>> {
    let texts = table::of_stretch(connection, stretch)?;
    let knots: Vec<Knot> = texts.iter().map(|text| Knot::new(text.day, Words::read(&text.words))).collect();
    let mut moved = Vec::new();
    for group in episode::episodes(&knots) {
        let Some(id) = group.iter().map(|&n| texts[n].id).min() else { continue };
        let others = group.iter().map(|&n| &texts[n]).filter(|text| text.episode != id);
        moved.extend(others.map(|text| Moved { id: text.id, before: text.episode, after: id }));
    }
    Ok(moved)
}

/// The episodes of a stretch.
fn knots(connection: &Connection, stretch: i32) -> Result<Stretch> {
    let mut knots: BTreeMap<ArticleId, Knot> = BTreeMap::new();
    for text in table::of_stretch(connection, stretch)? {
        let knot = Knot::new(text.day, Words::read(&text.words));
        match knots.get_mut(&text.episode) {
            Some(known) => known.add(&knot),
            None => {
                knots.insert(text.episode, knot);
            }
        }
    }
    Ok(Stretch::new(knots.into_iter().collect()))
}
