//! The values of named fields that most articles have, and what is known of all of them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use common::memo::Memo;
use common::threads::lock;
use store::Result;
use tantivy::Searcher;

use super::columns::Columns;
use super::found::{State, state};
use super::initiatives::Initiatives;
use super::numbers::Ordinals;
use super::spread::Chosen;

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

/// Values of a field, for a closer look at them.
#[derive(Debug)]
pub struct Frequent {
    /// The field.
    pub field: &'static str,
    values: Vec<u32>,
    /// The values, the most frequent first.
    pub names: Vec<String>,
    /// How many articles have each.
    pub counts: Vec<u32>,
}

/// The values of a field as of some state of the index.
type Known = Arc<Memo<State, Arc<Ordinals>>>;

/// What is known of names: kept until the index changes, and gone on with then.
#[derive(Debug, Default)]
pub struct Cache {
    fields: Mutex<HashMap<&'static str, Known>>,
    initiatives: Memo<State, Arc<Initiatives>>,
}

impl Cache {
    /// The values of a named field.
    fn of(&self, searcher: &Searcher, field: &'static str) -> Result<Arc<Ordinals>> {
        let known = lock(&self.fields).entry(field).or_default().clone();
        known.go_on(state(searcher), |before| match before {
            None => Ok(Arc::new(Ordinals::read(searcher, field)?)),
            // Articles were taken out, and no segment is other than before.
            Some(before) if before.are_of(searcher) => Ok(before),
            Some(before) => Ok(Arc::new(before.follow(searcher, field)?.0)),
        })
    }

    /// Reads the values of a named field before they are asked for.
    pub fn ready(&self, searcher: &Searcher, field: &'static str) -> Result<()> {
        self.of(searcher, field).map(drop)
    }

    /// The names of a field that most articles have, with how many; ties in the order of the names. `counts` is of
    /// [`Columns::counts`].
    pub fn frequent(
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
    pub fn frequent_of_all(
        &self,
        searcher: &Searcher,
        columns: &Columns,
        field: &'static str,
        most: usize,
    ) -> Result<Vec<(String, u32)>> {
        self.frequent(searcher, field, &columns.of_all(searcher, field)?, most)
    }

    /// As [`Cache::frequent`], for a closer look at the values.
    pub fn most_frequent(
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
    pub fn chosen(&self, searcher: &Searcher, frequent: &Frequent, ends: bool) -> Result<Chosen> {
        let Frequent { field, values, .. } = frequent;
        let places = self.of(searcher, field)?.places(values);
        Ok(Chosen { field, places, values: values.len(), ends })
    }

    /// How many articles of the whole archive have each of the values.
    pub fn of_all(&self, searcher: &Searcher, columns: &Columns, frequent: &Frequent) -> Result<Vec<u32>> {
        let ordinals = self.of(searcher, frequent.field)?;
        let sums = ordinals.add_up(&columns.of_all(searcher, frequent.field)?);
        let of = |value: &u32| sums.get(*value as usize).copied().unwrap_or(0);
        Ok(frequent.values.iter().map(of).collect())
    }

    /// How initiatives are mentioned.
    pub fn initiatives(&self, searcher: &Searcher, columns: &Columns) -> Result<Arc<Initiatives>> {
        self.initiatives.go_on(state(searcher), |before| {
            let before = before.map(Arc::unwrap_or_clone).unwrap_or_default();
            Ok(Arc::new(before.follow(searcher, columns)?))
        })
    }
}
