//! What the articles of a query are about besides: names and subjects that come with it more often than elsewhere.

use index::{Frequent, label};
use query::Query;
use store::Result;
use wire::{Cooccurrence, Cooccurrences};

use crate::answers::topics::FIELDS;
use crate::search::Search;

/// Values of a field that are weighed: the most frequent among the articles of the query.
const WEIGHED: usize = 200;

/// Cooccurrences of a field at most.
const MOST: usize = 8;

/// One article is a coincidence.
const FEWEST: u32 = 2;

/// How much more frequent a companion is than in the whole archive, at least.
const LEAST_LIFT: f32 = 1.5;

pub(crate) fn cooccurrences(search: &Search, query: &Query) -> Result<Cooccurrences> {
    let asked = search.ask(query)?;
    let all = asked.all();
    let counts = asked.counts(&FIELDS)?;
    let initiatives = asked.initiatives()?;
    let mut lists = Vec::new();
    for (field, counts) in FIELDS.into_iter().zip(counts) {
        let frequent = asked.most_frequent(field, &counts, WEIGHED)?;
        let of_all = asked.of_all(&frequent)?;
        let label = |value: &str| label(field, value, &initiatives).to_owned();
        lists.push(telling(frequent, &of_all, asked.total(), all, label));
    }
    // In the order of [`FIELDS`].
    let mut lists = lists.into_iter();
    let mut next = || lists.next().unwrap_or_default();
    Ok(Cooccurrences { topics: next(), initiatives: next(), places: next(), people: next(), orgs: next() })
}

/// The values that say most of `total` articles out of `all`: they are frequent, and more so than elsewhere.
fn telling(
    frequent: Frequent,
    of_all: &[u32],
    total: u32,
    all: u32,
    label: impl Fn(&str) -> String,
) -> Vec<Cooccurrence> {
    let counted = frequent.names.into_iter().zip(frequent.counts).zip(of_all);
    let mut weighed: Vec<(f32, Cooccurrence)> = counted
        .filter_map(|((value, count), of_all)| {
            let lift = lift(count, total, *of_all, all);
            // What every article has is what was asked for.
            let tells = count >= FEWEST && count < total && lift >= LEAST_LIFT;
            let weight = count as f32 * lift.ln();
            tells.then(|| (weight, Cooccurrence { label: label(&value), value, count, lift }))
        })
        .collect();
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.value.cmp(&b.1.value)));
    weighed.truncate(MOST);
    weighed.into_iter().map(|(_, companion)| companion).collect()
}

/// Share among some articles divided by the share among all.
fn lift(count: u32, total: u32, of_all: u32, all: u32) -> f32 {
    let share = |count: u32, of: u32| count as f32 / of.max(1) as f32;
    share(count, total) / share(of_all.max(count), all).max(f32::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_measured_against_the_whole() {
        for (count, total, of_all, all, expect) in
            [(5, 10, 50, 1_000, 10.0), (5, 10, 500, 1_000, 1.0), (0, 10, 5, 10, 0.0)]
        {
            assert_eq!(lift(count, total, of_all, all), expect);
        }
    }
}
