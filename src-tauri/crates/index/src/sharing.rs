//! Which articles of an archive share numbers of their sketches with some of them: told for many at once, in two passes
//! over the numbers of all. A pass takes a few nanoseconds for a number; lists of who has which number would take half
//! as much room as the words of the archive.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

use common::threads::side_by_side;
use tantivy::DocId;
use tantivy::columnar::Column;
use wire::ArticleId;

use crate::bits::Bits;
use crate::sketch;

/// A number that more articles have is of a form or a set phrase, and tells nothing.
const MOST_COMMON: u32 = 500;

/// Numbers that are shared at least.
const FEWEST: u16 = 2;

/// Articles whose numbers are unpacked together.
const BLOCK: u32 = 1 << 12;

/// Articles of a segment that one thread looks through before it takes others.
const STRETCH: u32 = 1 << 16;

/// Numbers are below this.
const BOUND: usize = sketch::KEPT as usize + 1;

/// Who of some articles has a number.
struct Holders {
    /// The numbers that anyone has: small enough to stay at hand while all numbers of the archive pass by.
    numbers: Bits,
    /// Where the holders of each number begin; one more at the end.
    starts: Vec<u32>,
    holders: Vec<u32>,
}

impl Holders {
    /// Leaves out the numbers that too many articles have.
    fn new(sketches: &[Vec<u32>], how_common: &[u32]) -> Self {
        let tells = |number: &&u32| how_common[**number as usize] <= MOST_COMMON;
        let mut starts = vec![0; BOUND + 1];
        for number in sketches.iter().flatten().filter(tells) {
            starts[*number as usize + 1] += 1;
        }
        for number in 0..BOUND {
            starts[number + 1] += starts[number];
        }
        let mut next = starts.clone();
        let mut holders = vec![0; starts[BOUND] as usize];
        for (article, sketch) in sketches.iter().enumerate() {
            for number in sketch.iter().filter(tells) {
                holders[next[*number as usize] as usize] = article as u32;
                next[*number as usize] += 1;
            }
        }
        Self { numbers: set_of(sketches.iter().flatten().filter(tells)), starts, holders }
    }

    fn of(&self, number: u64) -> &[u32] {
        if !self.numbers.has(number as i64) {
            return &[];
        }
        let at = self.starts.get(number as usize..number as usize + 2);
        at.map_or(&[], |at| &self.holders[at[0] as usize..at[1] as usize])
    }
}

fn set_of<'a>(numbers: impl Iterator<Item = &'a u32>) -> Bits {
    let mut set = Bits::up_to(BOUND as i64);
    numbers.for_each(|number| set.insert(i64::from(*number)));
    set
}

/// For each sketch, the `most` articles that share most of its numbers, the most first, equal ones by their id: of those
/// that share [`FEWEST`] and that `like` names, given the sketch, the numbers shared, the segment and place of the article
/// and how many numbers it has.
pub(super) fn sharing(
    columns: &[Column<u64>],
    sketches: &[Vec<u32>],
    most: usize,
    like: impl Fn(usize, u16, (usize, DocId), usize) -> Option<ArticleId> + Sync,
) -> Vec<Vec<ArticleId>> {
    let asked = set_of(sketches.iter().flatten());
    let holders = Holders::new(sketches, &how_common(columns, &asked));
    let parts = side_by_side(&stretches(columns), |(segment, docs)| {
        let mut found = vec![Best::default(); sketches.len()];
        let mut counts = vec![0_u16; sketches.len()];
        let mut touched = Vec::new();
        each(&columns[*segment], docs.clone(), |doc, numbers| {
            for article in numbers.iter().flat_map(|number| holders.of(*number)) {
                let count = &mut counts[*article as usize];
                if *count == 0 {
                    touched.push(*article as usize);
                }
                *count += 1;
            }
            for article in touched.drain(..) {
                let count = std::mem::take(&mut counts[article]);
                if count >= FEWEST
                    && let Some(id) = like(article, count, (*segment, doc), numbers.len())
                {
                    found[article].add((Reverse(count), id), most);
                }
            }
        });
        found
    });
    let mut found = vec![Best::default(); sketches.len()];
    for part in parts {
        found
            .iter_mut()
            .zip(part)
            .for_each(|(all, some)| some.0.into_iter().for_each(|one| all.add(one, most)));
    }
    found.into_iter().map(|best| best.cut(most)).collect()
}

/// Those that share most, and some more.
#[derive(Clone, Default)]
struct Best(Vec<(Reverse<u16>, ArticleId)>);

impl Best {
    fn add(&mut self, one: (Reverse<u16>, ArticleId), most: usize) {
        self.0.push(one);
        if self.0.len() > 4 * most {
            self.0.sort_unstable();
            self.0.truncate(most);
        }
    }

    fn cut(mut self, most: usize) -> Vec<ArticleId> {
        self.0.sort_unstable();
        self.0.truncate(most);
        self.0.into_iter().map(|(_, id)| id).collect()
    }
}

/// In how many articles each of some numbers is.
fn how_common(columns: &[Column<u64>], asked: &Bits) -> Vec<u32> {
    let counts: Vec<AtomicU32> = (0..BOUND).map(|_| AtomicU32::new(0)).collect();
    side_by_side(&stretches(columns), |(segment, docs)| {
        each(&columns[*segment], docs.clone(), |_, numbers| {
            for &number in numbers.iter().filter(|number| asked.has(**number as i64)) {
                counts[number as usize].fetch_add(1, Ordering::Relaxed);
            }
        });
    });
    counts.into_iter().map(AtomicU32::into_inner).collect()
}

/// Stretches of all segments.
fn stretches(columns: &[Column<u64>]) -> Vec<(usize, Range<DocId>)> {
    let mut parts = Vec::new();
    for (segment, column) in columns.iter().enumerate() {
        let all = column.num_docs();
        let ends = |from: u32| (segment, from..(from + STRETCH).min(all));
        parts.extend((0..all).step_by(STRETCH as usize).map(ends));
    }
    parts
}

/// Hands over the numbers of each article of a stretch.
fn each(column: &Column<u64>, docs: Range<DocId>, mut hand: impl FnMut(DocId, &[u64])) {
    let mut numbers = Vec::new();
    for first in docs.clone().step_by(BLOCK as usize) {
        let block = first..(first + BLOCK).min(docs.end);
        let rows: Vec<Range<u32>> = block.clone().map(|doc| column.index.value_row_ids(doc)).collect();
        let filled = rows.iter().filter(|rows| !rows.is_empty());
        let Some(from) = filled.clone().map(|rows| rows.start).min() else { continue };
        let to = filled.map(|rows| rows.end).max().unwrap_or(from);
        numbers.resize((to - from) as usize, 0);
        column.values.get_range(u64::from(from), &mut numbers);
        for (doc, rows) in block.zip(rows).filter(|(_, rows)| !rows.is_empty()) {
            hand(doc, &numbers[(rows.start - from) as usize..(rows.end - from) as usize]);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tantivy::schema::{FAST, Schema};
    use tantivy::{Index, IndexWriter, TantivyDocument};

    use super::*;

    /// Columns of segments of sketches.
    fn columns(segments: &[Vec<Vec<u32>>]) -> Vec<Column<u64>> {
        let mut schema = Schema::builder();
        let field = schema.add_u64_field("sketch", FAST);
        let index = Index::create_in_ram(schema.build());
        let mut writer: IndexWriter =
            index.writer_with_num_threads(1, 15_000_000).expect("an index in memory");
        writer.set_merge_policy(Box::new(tantivy::merge_policy::NoMergePolicy));
        for sketches in segments {
            for sketch in sketches {
                let mut doc = TantivyDocument::default();
                sketch.iter().for_each(|number| doc.add_u64(field, u64::from(*number)));
                writer.add_document(doc).expect("an index in memory");
            }
            writer.commit().expect("an index in memory");
        }
        let searcher = index.reader().expect("an index in memory").searcher();
        let mut readers: Vec<_> = searcher.segment_readers().iter().collect();
        readers.sort_by_key(|reader| segments.iter().position(|s| s.len() == reader.max_doc() as usize));
        readers.iter().map(|reader| reader.fast_fields().u64("sketch").expect("an index in memory")).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn those_that_share_most_are_found_as_by_comparing_one_by_one(
            first in prop::collection::vec(prop::collection::btree_set(1_u32..60, 0..6), 30),
            second in prop::collection::vec(prop::collection::btree_set(1_u32..60, 0..6), 20),
        ) {
            let [first, second] = [first, second]
                .map(|list| list.into_iter().map(|set| set.into_iter().collect::<Vec<u32>>()).collect::<Vec<_>>());
            let columns = columns(&[first.clone(), second.clone()]);
            let id = |(segment, doc): (usize, DocId)| (segment * 1_000) as i64 + i64::from(doc);
            let found = sharing(&columns, &first, 3, |_, _, at, _| Some(id(at)));
            for (sketch, found) in first.iter().zip(found) {
                let all = first.iter().enumerate().map(|(n, other)| (id((0, n as u32)), other));
                let all = all.chain(second.iter().enumerate().map(|(n, other)| (id((1, n as u32)), other)));
                let mut expect: Vec<(Reverse<usize>, i64)> = all
                    .map(|(id, other)| (Reverse(other.iter().filter(|n| sketch.contains(n)).count()), id))
                    .filter(|(count, _)| count.0 >= usize::from(FEWEST))
                    .collect();
                expect.sort_unstable();
                prop_assert_eq!(found, expect.into_iter().take(3).map(|(_, id)| id).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn a_number_of_very_many_tells_nothing() {
        let form = |n: u32| vec![5, 6, 1_000 + n, 2_000 + n];
        let many: Vec<Vec<u32>> = (0..=MOST_COMMON).map(form).collect();
        let sketches = [vec![5, 6], vec![1_003, 2_003]];
        let found = sharing(&columns(&[many]), &sketches, 9, |_, _, (_, doc), _| Some(i64::from(doc)));
        assert_eq!(found, [vec![], vec![3]]);
        let fewer: Vec<Vec<u32>> = (0..MOST_COMMON).map(form).collect();
        let found = sharing(&columns(&[fewer]), &sketches, 9, |_, _, (_, doc), _| Some(i64::from(doc)));
        assert_eq!((found[0].len(), &found[1]), (9, &vec![3]));
    }
}
