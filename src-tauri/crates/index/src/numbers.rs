//! Numbers for the values of a named field that hold in all segments. Each segment numbers its own; to add their
//! counts up by name would mean to read every name that occurs.
//!
//! When an import adds a segment, the numbers there were are gone on with: only what the new segment names is sought in
//! the others.

use std::borrow::Borrow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Bound;

use tantivy::Searcher;
use tantivy::columnar::StrColumn;
use tantivy::index::SegmentId;

use super::collect::values;

/// The numbers there were are gone on with where new segments have at most one name for so many.
const FEW: usize = 4;

/// Names of a segment that are gone through in the time that one is looked up in.
const LOOKED_UP: usize = 100;

/// All values of a field, ascending.
#[derive(Debug, Clone, Default)]
pub(super) struct Ordinals {
    /// The segments they are of.
    segments: Vec<SegmentId>,
    /// The number of each value of a segment among all; empty where the segment has none.
    of_segment: Vec<Vec<u32>>,
    /// A segment that has the value, and its number there.
    home: Vec<(u32, u32)>,
}

/// What became of numbers: the new one of each, [`GONE`] where no segment has the value any more. `None` where all are
/// other than before.
pub(super) type Moved = Option<Vec<u32>>;

pub(super) const GONE: u32 = u32::MAX;

/// Values of new segments.
#[derive(Debug, Default)]
struct News {
    /// Each once, ascending.
    names: Vec<Vec<u8>>,
    /// A segment that has it, and its number there.
    homes: Vec<(u32, u32)>,
    /// For each segment the places of its values among the names; empty for those that are not new.
    of_segment: Vec<Vec<u32>>,
}

/// Where a value is, or comes in, among numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Known(u32),
    /// Before the value of this number.
    Before(u32),
}

impl Ordinals {
    /// The numbers for what a searcher looks at.
    pub(super) fn read(searcher: &Searcher, field: &str) -> tantivy::Result<Self> {
        Ok(Self::default().follow(searcher, field)?.0)
    }

    /// Goes on to what a searcher looks at.
    pub(super) fn follow(&self, searcher: &Searcher, field: &str) -> tantivy::Result<(Self, Moved)> {
        let columns = columns(searcher, field)?;
        let segments: Vec<SegmentId> = searcher.segment_readers().iter().map(|s| s.segment_id()).collect();
        let kept: Vec<Option<&Vec<u32>>> = segments.iter().map(|id| self.numbers_of(*id)).collect();
        let names = |column: &Option<StrColumn>| column.as_ref().map_or(0, |column| column.num_terms());
        let new: usize =
            columns.iter().zip(&kept).filter(|(_, kept)| kept.is_none()).map(|c| names(c.0)).sum();
        let held: usize = kept.iter().flatten().map(|numbers| numbers.len()).sum();
        if new * FEW > held {
            return Ok((Self { segments, ..merged(&columns)? }, None));
        }
        let news = News::read(&columns, &kept)?;
        let mut spots = vec![Spot::Before(self.home.len() as u32); news.names.len()];
        for (column, numbers) in columns.iter().zip(&kept) {
            if let (Some(column), Some(numbers)) = (column, numbers) {
                seek(column, numbers, &news.names, &mut spots)?;
            }
        }
        let (all, moved) = self.numbered(&kept, &news, &spots);
        Ok((Self { segments, ..all }, Some(moved)))
    }

    /// Whether these are the numbers for what a searcher looks at.
    pub(super) fn are_of(&self, searcher: &Searcher) -> bool {
        self.segments.iter().copied().eq(searcher.segment_readers().iter().map(|s| s.segment_id()))
    }

    fn numbers_of(&self, id: SegmentId) -> Option<&Vec<u32>> {
        self.segments.iter().position(|known| *known == id).map(|at| &self.of_segment[at])
    }

    /// The numbers that segments which were kept have, with new values at their spots.
    fn numbered(&self, kept: &[Option<&Vec<u32>>], news: &News, spots: &[Spot]) -> (Self, Vec<u32>) {
        let mut homes = vec![None; self.home.len()];
        for (segment, numbers) in (0..).zip(kept) {
            let own = numbers.iter().flat_map(|numbers| numbers.iter()).zip(0..);
            own.for_each(|(&number, ordinal)| _ = homes[number as usize].get_or_insert((segment, ordinal)));
        }
        let mut all = Self::default();
        let mut moved = Vec::with_capacity(homes.len());
        let mut of_news = vec![GONE; news.names.len()];
        let mut new = (0..spots.len()).filter(|n| matches!(spots[*n], Spot::Before(_))).peekable();
        for (old, home) in (0..).zip(homes.into_iter().map(Some).chain([None])) {
            while let Some(n) = new.next_if(|n| spots[*n] <= Spot::Before(old)) {
                of_news[n] = all.push(news.homes[n]);
            }
            match home {
                Some(Some(home)) => moved.push(all.push(home)),
                Some(None) => moved.push(GONE),
                None => {}
            }
        }
        for (spot, number) in spots.iter().zip(&mut of_news) {
            if let Spot::Known(old) = spot {
                *number = moved[*old as usize];
            }
        }
        let of_kept = |numbers: &Vec<u32>| numbers.iter().map(|old| moved[*old as usize]).collect();
        let of_new = |places: &Vec<u32>| places.iter().map(|n| of_news[*n as usize]).collect();
        let of_segment = kept.iter().zip(&news.of_segment);
        all.of_segment = of_segment.map(|(kept, new)| kept.map_or_else(|| of_new(new), of_kept)).collect();
        (all, moved)
    }

    /// Adds a value after all others; gives its number.
    fn push(&mut self, home: (u32, u32)) -> u32 {
        self.home.push(home);
        self.home.len() as u32 - 1
    }

    /// Adds up what segments counted by their own numbers.
    pub(super) fn add_up<C: Borrow<Vec<u32>>>(&self, counts: &[C]) -> Vec<u32> {
        let mut sums = vec![0; self.home.len()];
        for (numbers, counts) in self.of_segment.iter().zip(counts) {
            for (&number, &count) in numbers.iter().zip(counts.borrow()).filter(|(_, count)| **count > 0) {
                sums[number as usize] += count;
            }
        }
        sums
    }

    /// For each segment, the place of each of its values among some, from 1 on; 0 for the others.
    pub(super) fn places(&self, wanted: &[u32]) -> Vec<Vec<u16>> {
        let mut places = vec![0_u16; self.home.len()];
        wanted.iter().zip(1..).for_each(|(value, place)| places[*value as usize] = place);
        let of_segment = |numbers: &Vec<u32>| numbers.iter().map(|number| places[*number as usize]).collect();
        self.of_segment.iter().map(of_segment).collect()
    }

    /// Names of some values, in their order.
    pub(super) fn names(
        &self,
        searcher: &Searcher,
        field: &str,
        wanted: &[u32],
    ) -> tantivy::Result<Vec<String>> {
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

/// The column of a field in each segment.
pub(super) fn columns(searcher: &Searcher, field: &str) -> tantivy::Result<Vec<Option<StrColumn>>> {
    searcher.segment_readers().iter().map(|segment| segment.fast_fields().str(field)).collect()
}

/// The numbers of the values of all columns, which are gone through side by side.
fn merged(columns: &[Option<StrColumn>]) -> tantivy::Result<Ordinals> {
    let mut all = Ordinals::default();
    let mut of_segment = vec![Vec::new(); columns.len()];
    walk(columns, |_, ordinal, segment, is_new| {
        let number = if is_new { all.push((segment, ordinal)) } else { all.home.len() as u32 - 1 };
        of_segment[segment as usize].push(number);
    })?;
    Ok(Ordinals { of_segment, ..all })
}

impl News {
    /// The values of the columns that no numbers are kept of.
    fn read(columns: &[Option<StrColumn>], kept: &[Option<&Vec<u32>>]) -> tantivy::Result<Self> {
        let new = columns.iter().zip(kept).map(|(column, kept)| column.clone().filter(|_| kept.is_none()));
        let new: Vec<Option<StrColumn>> = new.collect();
        let mut news = Self { of_segment: vec![Vec::new(); new.len()], ..Self::default() };
        walk(&new, |name, ordinal, segment, is_new| {
            if is_new {
                news.names.push(name.to_vec());
                news.homes.push((segment, ordinal));
            }
            news.of_segment[segment as usize].push(news.names.len() as u32 - 1);
        })?;
        Ok(news)
    }
}

/// Hands over the values of all columns in their order: name, number in the segment, segment, and whether no segment had it
/// before.
fn walk(columns: &[Option<StrColumn>], mut hand: impl FnMut(&[u8], u32, u32, bool)) -> tantivy::Result<()> {
    let mut streams = Vec::new();
    for column in columns {
        streams.push(column.as_ref().map(|column| column.dictionary().stream()).transpose()?);
    }
    let mut ordinals = vec![0_u32; columns.len()];
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
        hand(&name, ordinals[segment], segment as u32, before.as_deref() != Some(&name));
        ordinals[segment] += 1;
        before.get_or_insert_default().clone_from(&name);
        if stream.advance() {
            name.clear();
            name.extend_from_slice(stream.key());
            heads.push(Reverse((name, segment)));
        }
    }
    Ok(())
}

/// Finds names, which ascend, in a segment with its `numbers`; what is found of them so far is in `spots`.
fn seek(column: &StrColumn, numbers: &[u32], names: &[Vec<u8>], spots: &mut [Spot]) -> tantivy::Result<()> {
    let mut note = |n: usize, ordinal: usize, is_there: bool| match numbers.get(ordinal) {
        Some(&number) if is_there => spots[n] = Spot::Known(number),
        Some(&number) => spots[n] = spots[n].min(Spot::Before(number)),
        None => {}
    };
    let dictionary = column.dictionary();
    if names.len() * LOOKED_UP < numbers.len() {
        for (n, name) in names.iter().enumerate() {
            // What is there is left out of the bound, what is not is not.
            match dictionary.term_bounds_to_ord(Bound::Excluded(name), Bound::Unbounded)?.0 {
                Bound::Excluded(ordinal) => note(n, ordinal as usize, true),
                Bound::Included(ordinal) => note(n, ordinal as usize, false),
                Bound::Unbounded => {}
            }
        }
        return Ok(());
    }
    let (mut stream, mut ordinal) = (dictionary.stream()?, 0);
    let mut is_more = stream.advance();
    for (n, name) in names.iter().enumerate() {
        while is_more && stream.key() < name.as_slice() {
            is_more = stream.advance();
            ordinal += 1;
        }
        note(n, ordinal, is_more && stream.key() == name.as_slice());
    }
    Ok(())
}
