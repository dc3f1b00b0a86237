//! Numbers for the values of a named field that hold in all segments. Each segment numbers its own; to add their
//! counts up by name would mean to read every name that occurs.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use newspaper::facts::initiative_key;
use tantivy::columnar::StrColumn;
use tantivy::{Searcher, TantivyError};

use super::found::{State, state};
use crate::error::Result;

/// All values of a field, ascending.
#[derive(Debug, Default)]
pub(crate) struct Ordinals {
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
    pub(crate) fn add_up(&self, counts: &[Vec<u32>]) -> Vec<u32> {
        let mut sums = vec![0; self.home.len()];
        for (numbers, counts) in self.of_segment.iter().zip(counts) {
            for (&number, &count) in numbers.iter().zip(counts).filter(|(_, count)| **count > 0) {
                sums[number as usize] += count;
            }
        }
        sums
    }

    /// Names of some values.
    pub(crate) fn names(&self, searcher: &Searcher, field: &str, values: &[u32]) -> Result<Vec<String>> {
        let columns = columns(searcher, field)?;
        let name = |&value: &u32| {
            let (segment, ordinal) = self.home[value as usize];
            let mut name = String::new();
            let column = columns.get(segment as usize).and_then(Option::as_ref);
            match column.map(|column| column.ord_to_str(u64::from(ordinal), &mut name)).transpose()? {
                Some(true) => Ok(name),
                _ => Err(TantivyError::InternalError("a name is missing in its dictionary".into())),
            }
        };
        Ok(values.iter().map(name).collect::<tantivy::Result<_>>()?)
    }
}

fn columns(searcher: &Searcher, field: &str) -> tantivy::Result<Vec<Option<StrColumn>>> {
    searcher.segment_readers().iter().map(|segment| segment.fast_fields().str(field)).collect()
}

/// The most frequent of some counts, with their numbers; ties in the order of the numbers.
pub(crate) fn most_frequent(sums: &[u32], most: usize) -> Vec<(u32, u32)> {
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
pub(crate) type InitiativeNames = HashMap<String, String>;

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
    pub(crate) fn of(&self, searcher: &Searcher, field: &'static str) -> Result<Arc<Ordinals>> {
        if let Some(ordinals) = self.known(searcher, |known| known.fields.get(field).cloned()) {
            return Ok(ordinals);
        }
        let ordinals = Arc::new(Ordinals::read(searcher, field)?);
        self.known(searcher, |known| known.fields.insert(field, ordinals.clone()));
        Ok(ordinals)
    }

    /// What initiatives are called, by their keys.
    pub(crate) fn initiatives(&self, searcher: &Searcher) -> Result<Arc<InitiativeNames>> {
        if let Some(names) = self.known(searcher, |known| known.initiatives.clone()) {
            return Ok(names);
        }
        let names = Arc::new(initiative_names(searcher)?);
        self.known(searcher, |known| known.initiatives = Some(names.clone()));
        Ok(names)
    }
}

/// The names of a field that most articles have, with how many.
pub(crate) fn frequent_names(
    searcher: &Searcher,
    field: &'static str,
    most: usize,
) -> Result<Vec<(String, u32)>> {
    let counts = searcher.search(&tantivy::query::AllQuery, &super::Counts(vec![field]))?;
    let ordinals = Ordinals::read(searcher, field)?;
    let sums = ordinals.add_up(counts.first().map(Vec::as_slice).unwrap_or_default());
    let (values, counts): (Vec<u32>, Vec<u32>) = most_frequent(&sums, most).into_iter().unzip();
    Ok(ordinals.names(searcher, field, &values)?.into_iter().zip(counts).collect())
}

/// What initiatives are called, by their keys.
pub(crate) fn initiative_names(searcher: &Searcher) -> Result<InitiativeNames> {
    // The most frequent first: the first that comes for a key stays.
    let mut names = InitiativeNames::new();
    for (name, _) in frequent_names(searcher, "initiative_kind", usize::MAX)? {
        if let Some((_, name)) = name.split_once(' ') {
            names.entry(initiative_key(name)).or_insert_with(|| name.to_owned());
        }
    }
    Ok(names)
}
