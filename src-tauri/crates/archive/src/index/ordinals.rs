//! Numbers for the values of a named field that hold in all segments. Each segment numbers its own; to add their
//! counts up by name would mean to read every name that occurs.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::sync::{Arc, Mutex};

use newspaper::facts::initiative_key;
use tantivy::columnar::StrColumn;
use tantivy::{Searcher, SegmentReader};

use super::collect::values;
use super::columns::Columns;
use super::found::{State, state};
use super::spread::Chosen;
use crate::error::Result;
use crate::memo::Memo;
use crate::threads::{lock, side_by_side};

/// All values of a field, ascending.
#[derive(Debug, Default)]
struct Ordinals {
    /// The number of each value of a segment among all; empty where the segment has none.
    of_segment: Vec<Vec<u32>>,
    /// A segment that has the value, and its number there.
    home: Vec<(u32, u32)>,
}

impl Ordinals {
    fn read(searcher: &Searcher, field: &str) -> tantivy::Result<Self> {
        let columns = columns(searcher, field)?;
        let mut all = Self::default();
        let mut streams = Vec::new();
        for column in &columns {
            all.of_segment.push(Vec::with_capacity(column.as_ref().map_or(0, |column| column.num_terms())));
            streams.push(column.as_ref().map(|column| column.dictionary().stream()).transpose()?);
        }
        let mut heads: BinaryHeap<Reverse<(Vec<u8>, usize)>> = BinaryHeap::new();
        for (segment, stream) in streams.iter_mut().enumerate() {
            if let Some(stream) = stream.as_mut()
                && stream.advance()
            {
                heads.push(Reverse((stream.key().to_vec(), segment)));
            }
        }
        let mut before: Option<Vec<u8>> = None;
        while let Some(Reverse((mut name, segment))) = heads.pop() {
            let Some(stream) = streams[segment].as_mut() else { continue };
            let ordinal = all.of_segment[segment].len() as u32;
            if before.as_deref() != Some(&name) {
                all.home.push((segment as u32, ordinal));
            }
            all.of_segment[segment].push(all.home.len() as u32 - 1);
            let kept = before.get_or_insert_default();
            kept.clone_from(&name);
            if stream.advance() {
                name.clear();
                name.extend_from_slice(stream.key());
                heads.push(Reverse((name, segment)));
            }
        }
        Ok(all)
    }

    /// Adds up what segments counted by their own numbers.
    fn add_up(&self, counts: &[Vec<u32>]) -> Vec<u32> {
        let mut sums = vec![0; self.home.len()];
        for (numbers, counts) in self.of_segment.iter().zip(counts) {
            for (&number, &count) in numbers.iter().zip(counts).filter(|(_, count)| **count > 0) {
                sums[number as usize] += count;
            }
        }
        sums
    }

    /// For each segment, the place of each of its values among some, from 1 on; 0 for the others.
    fn places(&self, wanted: &[u32]) -> Vec<Vec<u16>> {
        let mut places = vec![0_u16; self.home.len()];
        wanted.iter().zip(1..).for_each(|(value, place)| places[*value as usize] = place);
        let of_segment = |numbers: &Vec<u32>| numbers.iter().map(|number| places[*number as usize]).collect();
        self.of_segment.iter().map(of_segment).collect()
    }

    /// Names of some values, in their order.
    fn names(&self, searcher: &Searcher, field: &str, wanted: &[u32]) -> tantivy::Result<Vec<String>> {
        let mut names = vec![String::new(); wanted.len()];
        for (segment, column) in (0..).zip(columns(searcher, field)?) {
            let Some(column) = column else { continue };
            let home = wanted.iter().map(|&value| self.home[value as usize]);
            let own = home.zip(0..).filter(|((of, _), _)| *of == segment);
            let mut own: Vec<(u64, usize)> = own.map(|((_, ordinal), n)| (u64::from(ordinal), n)).collect();
            own.sort_unstable();
            let (ordinals, places): (Vec<u64>, Vec<usize>) = own.into_iter().unzip();
            for (name, place) in values(&column, &ordinals)?.into_iter().zip(places) {
                names[place] = name;
            }
        }
        Ok(names)
    }
}

fn columns(searcher: &Searcher, field: &str) -> tantivy::Result<Vec<Option<StrColumn>>> {
    searcher.segment_readers().iter().map(|segment| segment.fast_fields().str(field)).collect()
}

/// How many of all articles have each value of a field, for each segment by the segment's own numbers. For fields that are
/// asked for so alone, and need not lie in memory ([`Columns::counts`]).
fn counts_of_all(searcher: &Searcher, field: &str) -> tantivy::Result<Vec<Vec<u32>>> {
    let of_segment = |segment: &SegmentReader| -> tantivy::Result<Vec<u32>> {
        let Some(column) = segment.fast_fields().str(field)? else { return Ok(Vec::new()) };
        let mut counts = vec![0; column.num_terms()];
        for doc in segment.doc_ids_alive() {
            column.ords().values_for_doc(doc).for_each(|value| counts[value as usize] += 1);
        }
        Ok(counts)
    };
    side_by_side(searcher.segment_readers(), of_segment).into_iter().collect()
}

/// The most frequent of some counts, with their numbers; ties in the order of the numbers.
fn most_frequent(sums: &[u32], most: usize) -> Vec<(u32, u32)> {
    let least = least_of_most(sums, most);
    let counted = sums.iter().zip(0..).filter(|(count, _)| **count >= least);
    let mut counted: Vec<(Reverse<u32>, u32)> = counted.map(|(&count, n)| (Reverse(count), n)).collect();
    if counted.len() > most {
        counted.select_nth_unstable(most);
        counted.truncate(most);
    }
    counted.sort_unstable();
    counted.into_iter().map(|(count, n)| (n, count.0)).collect()
}

/// The count that the most frequent ones have at least; somewhat less where counts are very large.
fn least_of_most(sums: &[u32], most: usize) -> u32 {
    let mut with = vec![0_usize; 1 << 12];
    let greatest = with.len() - 1;
    sums.iter().for_each(|count| with[(*count as usize).min(greatest)] += 1);
    let mut left = most;
    for (least, with) in with.iter().enumerate().skip(1).rev() {
        left = left.saturating_sub(*with);
        if left == 0 {
            return least as u32;
        }
    }
    1
}

/// How an initiative is mentioned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Mentions {
    /// The heading that most mentions give it.
    pub(crate) name: String,
    /// Mentions by that name.
    named: u32,
    /// The kind that most mentions give it; `other` yields to any that says more.
    pub(crate) kind: String,
    /// Votes for that kind.
    best: (bool, u32),
    /// Mentions of any kind.
    pub(crate) all: u32,
}

/// Mentions of each initiative in the archive, by what all its names share.
pub(crate) type Initiatives = HashMap<String, Mentions>;

/// Adds up mentions as `kind name`.
fn mentions(mut counts: Vec<(String, u32)>) -> Initiatives {
    // Ties go to the name that is first in order, whatever order the counts come in.
    counts.sort_unstable();
    let mut names: HashMap<&str, u32> = HashMap::new();
    let mut mentions = Initiatives::new();
    for (kind_and_name, count) in &counts {
        let Some((kind, name)) = kind_and_name.split_once(' ') else { continue };
        let named = names.entry(name).or_default();
        *named += count;
        let held = mentions.entry(initiative_key(name)).or_default();
        held.all += count;
        if *named > held.named {
            (held.named, held.name) = (*named, name.to_owned());
        }
        let vote = (kind != "other", *count);
        if vote > held.best {
            (held.best, held.kind) = (vote, kind.to_owned());
        }
    }
    mentions
}

/// Values of a field, for a closer look at them.
#[derive(Debug)]
pub(crate) struct Frequent {
    pub(crate) field: &'static str,
    values: Vec<u32>,
    pub(crate) names: Vec<String>,
    /// How many articles have each.
    pub(crate) counts: Vec<u32>,
}

/// Something that is read once.
type Slot<T> = Arc<Memo<(), Arc<T>>>;

/// What is known of the names of a state of the index.
#[derive(Debug, Default)]
struct Known {
    state: State,
    fields: HashMap<&'static str, Slot<Ordinals>>,
    initiatives: Slot<Initiatives>,
}

/// Ordinals that are kept until the index changes.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<Known>);

impl Cache {
    fn known<T>(&self, searcher: &Searcher, work: impl FnOnce(&mut Known) -> T) -> T {
        let state = state(searcher);
        let mut known = lock(&self.0);
        if known.state != state {
            *known = Known { state, ..Known::default() };
        }
        work(&mut known)
    }

    /// The values of a named field.
    fn of(&self, searcher: &Searcher, field: &'static str) -> Result<Arc<Ordinals>> {
        let slot = self.known(searcher, |known| known.fields.entry(field).or_default().clone());
        slot.get((), || Ok(Arc::new(Ordinals::read(searcher, field)?)))
    }

    /// Reads the values of a named field before they are asked for.
    pub(crate) fn ready(&self, searcher: &Searcher, field: &'static str) -> Result<()> {
        self.of(searcher, field).map(drop)
    }

    /// The names of a field that most articles have, with how many; ties in the order of the names. `counts` is of
    /// [`Columns::counts`].
    pub(crate) fn frequent(
        &self,
        searcher: &Searcher,
        field: &'static str,
        counts: &[Vec<u32>],
        most: usize,
    ) -> Result<Vec<(String, u32)>> {
        if counts.iter().flatten().all(|&count| count == 0) {
            return Ok(Vec::new());
        }
        let Frequent { names, counts, .. } = self.most_frequent(searcher, field, counts, most)?;
        Ok(names.into_iter().zip(counts).collect())
    }

    /// The same, of all articles.
    pub(crate) fn frequent_of_all(
        &self,
        searcher: &Searcher,
        field: &'static str,
        most: usize,
    ) -> Result<Vec<(String, u32)>> {
        self.frequent(searcher, field, &counts_of_all(searcher, field)?, most)
    }

    /// As [`Cache::frequent`], for a closer look at the values.
    pub(crate) fn most_frequent(
        &self,
        searcher: &Searcher,
        field: &'static str,
        counts: &[Vec<u32>],
        most: usize,
    ) -> Result<Frequent> {
        let ordinals = self.of(searcher, field)?;
        let (values, counts): (Vec<u32>, Vec<u32>) =
            most_frequent(&ordinals.add_up(counts), most).into_iter().unzip();
        let names = ordinals.names(searcher, field, &values)?;
        Ok(Frequent { field, values, names, counts })
    }

    /// Where a pass over articles ([`super::Spread`]) finds the values, fewer than 65,536; with `ends` it asks for the first
    /// and the last day of each.
    pub(crate) fn chosen(&self, searcher: &Searcher, frequent: &Frequent, ends: bool) -> Result<Chosen> {
        let Frequent { field, values, .. } = frequent;
        let places = self.of(searcher, field)?.places(values);
        Ok(Chosen { field, places, values: values.len(), ends })
    }

    /// How many articles of the whole archive have each of the values.
    pub(crate) fn of_all(
        &self,
        searcher: &Searcher,
        columns: &Columns,
        frequent: &Frequent,
    ) -> Result<Vec<u32>> {
        let ordinals = self.of(searcher, frequent.field)?;
        let sums = ordinals.add_up(&columns.of_all(searcher, frequent.field)?);
        let of = |value: &u32| sums.get(*value as usize).copied().unwrap_or(0);
        Ok(frequent.values.iter().map(of).collect())
    }

    /// How initiatives are mentioned, by their keys.
    pub(crate) fn initiatives(&self, searcher: &Searcher) -> Result<Arc<Initiatives>> {
        let slot = self.known(searcher, |known| known.initiatives.clone());
        slot.get((), || {
            let counts = self.frequent_of_all(searcher, "initiative_kind", usize::MAX)?;
            Ok(Arc::new(mentions(counts)))
        })
    }
}
