//! Numbers for the values of a named field that hold in all segments. Each segment numbers its own; to add their
//! counts up by name would mean to read every name that occurs.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use newspaper::facts::initiative_key;
use tantivy::Searcher;
use tantivy::columnar::StrColumn;
use tantivy::query::AllQuery;

use super::Counts;
use super::collect::values;
use super::found::{State, state};
use crate::error::Result;

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

/// The most frequent of some counts, with their numbers; ties in the order of the numbers.
fn most_frequent(sums: &[u32], most: usize) -> Vec<(u32, u32)> {
    let counted = sums.iter().zip(0..).filter(|(count, _)| **count > 0);
    let mut counted: Vec<(Reverse<u32>, u32)> = counted.map(|(&count, n)| (Reverse(count), n)).collect();
    if counted.len() > most {
        counted.select_nth_unstable(most);
        counted.truncate(most);
    }
    counted.sort_unstable();
    counted.into_iter().map(|(count, n)| (n, count.0)).collect()
}

/// The name that most mentions give each initiative, by what all its names share.
type InitiativeNames = HashMap<String, String>;

/// What is known of the names of a state of the index.
#[derive(Debug, Default)]
struct Known {
    state: State,
    fields: HashMap<&'static str, Arc<Ordinals>>,
    initiatives: Option<Arc<InitiativeNames>>,
}

/// Ordinals that are kept until the index changes.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<Known>);

impl Cache {
    fn known<T>(&self, searcher: &Searcher, work: impl FnOnce(&mut Known) -> T) -> T {
        let state = state(searcher);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.state != state {
            *known = Known { state, ..Known::default() };
        }
        work(&mut known)
    }

    /// The values of a named field.
    fn of(&self, searcher: &Searcher, field: &'static str) -> Result<Arc<Ordinals>> {
        if let Some(ordinals) = self.known(searcher, |known| known.fields.get(field).cloned()) {
            return Ok(ordinals);
        }
        let ordinals = Arc::new(Ordinals::read(searcher, field)?);
        self.known(searcher, |known| known.fields.insert(field, ordinals.clone()));
        Ok(ordinals)
    }

    /// The names of a field that most articles have, with how many; ties in the order of the names. `counts` is of
    /// [`Counts`].
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
        let ordinals = self.of(searcher, field)?;
        let (values, counts): (Vec<u32>, Vec<u32>) =
            most_frequent(&ordinals.add_up(counts), most).into_iter().unzip();
        Ok(ordinals.names(searcher, field, &values)?.into_iter().zip(counts).collect())
    }

    /// The same, of all articles.
    pub(crate) fn frequent_of_all(
        &self,
        searcher: &Searcher,
        field: &'static str,
        most: usize,
    ) -> Result<Vec<(String, u32)>> {
        let counts = searcher.search(&AllQuery, &Counts(vec![field]))?;
        self.frequent(searcher, field, counts.first().map(Vec::as_slice).unwrap_or_default(), most)
    }

    /// What initiatives are called, by their keys.
    pub(crate) fn initiatives(&self, searcher: &Searcher) -> Result<Arc<InitiativeNames>> {
        if let Some(names) = self.known(searcher, |known| known.initiatives.clone()) {
            return Ok(names);
        }
        // The most frequent first: the first that comes for a key stays.
        let mut names = InitiativeNames::new();
        for (name, _) in self.frequent_of_all(searcher, "initiative_kind", usize::MAX)? {
            if let Some((_, name)) = name.split_once(' ') {
                names.entry(initiative_key(name)).or_insert_with(|| name.to_owned());
            }
        }
        let names = Arc::new(names);
        self.known(searcher, |known| known.initiatives = Some(names.clone()));
        Ok(names)
    }
}
