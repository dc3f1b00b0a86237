//! A query asked at one moment, and all that can be counted of its articles.

use std::sync::Arc;

use common::edtf::Day;
use query::{Axis, Granularity};
use store::Result;
use tantivy::Searcher;
use tantivy::collector::Collector;

use super::bits::Bits;
use super::columns::Columns;
use super::counts::OfSegments;
use super::family::Families;
use super::found::Found;
use super::initiatives::Initiatives;
use super::kin::Kin;
use super::on_days::{OnDay, OnDays};
use super::ordinals::{Cache as OrdinalsCache, Frequent};
use super::over_time::Spreads;
use super::split::{Split, Tally};
use super::spread::{Chosen, Sparks, Spread};

/// What articles are counted by: kept in memory for a state of the index, and gone on with when that grows. One for an
/// archive, shared by all who count.
#[derive(Debug, Default)]
pub struct Counters {
    /// The columns of the segments.
    pub columns: Columns,
    /// What is known of names.
    pub ordinals: OrdinalsCache,
}

impl Counters {
    /// The names of a field that most articles of the whole index have, with how many; ties in the order of the names.
    ///
    /// # Errors
    /// `index-error`.
    pub fn frequent_of_all(
        &self,
        searcher: &Searcher,
        field: &'static str,
        most: usize,
    ) -> Result<Vec<(String, u32)>> {
        self.ordinals.frequent_of_all(searcher, &self.columns, field, most)
    }

    /// How initiatives are mentioned in the whole index.
    ///
    /// # Errors
    /// `index-error`.
    pub fn initiatives(&self, searcher: &Searcher) -> Result<Arc<Initiatives>> {
        self.ordinals.initiatives(searcher, &self.columns)
    }
}

/// The articles of a query in the index as it was at one moment: whatever is counted of them agrees with each other,
/// however the archive changes meanwhile. All of its methods fail with `index-error` where a file of the index is damaged.
#[derive(Debug, Clone)]
pub struct Asked {
    searcher: Searcher,
    found: Arc<Found>,
    counters: Arc<Counters>,
}

impl Asked {
    /// The articles `found` by a query with `searcher`.
    pub fn new(searcher: Searcher, found: Arc<Found>, counters: Arc<Counters>) -> Self {
        Self { searcher, found, counters }
    }

    /// How many articles the query has.
    pub fn total(&self) -> u32 {
        self.found.total
    }

    /// How many articles the index has.
    pub fn all(&self) -> u32 {
        self.searcher.num_docs() as u32
    }

    /// The index as it was when the query was asked.
    pub fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// Hands every article to a collector, as a search would, without scores.
    pub fn collect<C: Collector>(&self, collector: &C) -> Result<C::Fruit> {
        self.found.collect(&self.searcher, collector)
    }

    /// The ids of the articles.
    pub fn ids(&self) -> Result<Bits> {
        self.counters.columns.ids(&self.searcher, &self.found)
    }

    /// How many of the articles have each value of some named fields, to be read with [`Asked::frequent`].
    pub fn counts(&self, fields: &[&'static str]) -> Result<Vec<OfSegments>> {
        self.counters.columns.counts(&self.searcher, &self.found, fields)
    }

    /// The names that most of the articles have, with how many; ties in the order of the names.
    pub fn frequent(
        &self,
        field: &'static str,
        counts: &[Vec<u32>],
        most: usize,
    ) -> Result<Vec<(String, u32)>> {
        self.counters.ordinals.frequent(&self.searcher, field, counts, most)
    }

    /// As [`Asked::frequent`], for a closer look at the values.
    pub fn most_frequent(&self, field: &'static str, counts: &[Vec<u32>], most: usize) -> Result<Frequent> {
        self.counters.ordinals.most_frequent(&self.searcher, field, counts, most)
    }

    /// How many articles of the whole index have each of the values.
    pub fn of_all(&self, frequent: &Frequent) -> Result<Vec<u32>> {
        self.counters.ordinals.of_all(&self.searcher, &self.counters.columns, frequent)
    }

    /// Where a pass over articles finds the values; with `ends` it asks for the first and the last day of each.
    pub fn chosen(&self, frequent: &Frequent, ends: bool) -> Result<Chosen> {
        self.counters.ordinals.chosen(&self.searcher, frequent, ends)
    }

    /// How initiatives are mentioned in the whole index.
    pub fn initiatives(&self) -> Result<Arc<Initiatives>> {
        self.counters.initiatives(&self.searcher)
    }

    /// The articles in bins of a width.
    pub fn bins(&self, axis: Axis, by: Granularity) -> Result<Spreads> {
        self.counters.columns.bins(&self.searcher, &self.found, axis, by)
    }

    /// The first and the last bin of a width that any article of the whole index stands in.
    pub fn span(&self, axis: Axis, by: Granularity) -> Result<Option<(i64, i64)>> {
        self.counters.columns.span(&self.searcher, axis, by)
    }

    /// The articles parted into series and bins.
    pub fn tally(&self, split: &Split) -> Result<Tally> {
        split.tally(&self.counters.columns, &self.searcher, &self.found)
    }

    /// How articles and values spread over time.
    pub fn sparks(&self, spread: &Spread) -> Result<Sparks> {
        spread.sparks(&self.counters.columns, &self.searcher, &self.found)
    }

    /// The articles of some days.
    pub fn on_days(&self, days: &OnDays) -> Result<Vec<OnDay>> {
        days.count(&self.counters.columns, &self.searcher, &self.found)
    }

    /// First and last day on which articles of some values may have been published: of those without any value, then
    /// of each; `None` where nothing is dated.
    pub fn ends(&self, chosen: &Chosen) -> Result<Vec<Option<(Day, Day)>>> {
        self.counters.columns.ends(&self.searcher, &self.found, chosen)
    }

    /// The dated articles that were published first and last.
    pub fn first_and_last(&self) -> Result<Option<(i64, i64)>> {
        self.counters.columns.first_and_last(&self.searcher, &self.found)
    }

    /// The articles of each family that has any.
    pub fn families(&self, families: &Families) -> Result<std::collections::HashMap<i64, Vec<i64>>> {
        Ok(Kin::of(&self.searcher, &self.counters.columns, families)?.among(&self.found))
    }
}
