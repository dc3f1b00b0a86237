//! Counts of values over all articles of a query.

use std::cmp::Reverse;
use std::collections::HashMap;

use index::{Asked, Initiatives, label};
use newspaper::text::fold;
use query::{Axis, Granularity, Query};
use store::Result;
use wire::{Facet, FacetField, Facets};

use crate::search::Search;

/// Values of a facet at most, unless more are asked for.
const LONGEST: usize = 50;

/// Years at most: far more than any newspaper has, for dates that are none.
const YEARS: usize = 300;

/// Lists of names: all but that of the years.
const NAMED: [FacetField; 10] = [
    FacetField::Publication,
    FacetField::Section,
    FacetField::Page,
    FacetField::Place,
    FacetField::Person,
    FacetField::Reporter,
    FacetField::Org,
    FacetField::Initiative,
    FacetField::Topic,
    FacetField::Kind,
];

pub(crate) fn facets(search: &Search, query: &Query) -> Result<Facets> {
    let asked = search.ask(query)?;
    let counts = asked.counts(&NAMED.map(FacetField::name))?;
    let initiatives = asked.initiatives()?;
    let mut lists: HashMap<FacetField, Vec<Facet>> = HashMap::new();
    for (field, counts) in NAMED.into_iter().zip(counts) {
        let counted = asked.frequent(field.name(), &counts, LONGEST)?;
        lists.insert(field, values(field, counted, &initiatives));
    }
    let mut take = |field| lists.remove(&field).unwrap_or_default();
    Ok(Facets {
        publication: take(FacetField::Publication),
        year: years(&asked)?,
        section: take(FacetField::Section),
        page: take(FacetField::Page),
        place: take(FacetField::Place),
        person: take(FacetField::Person),
        reporter: take(FacetField::Reporter),
        org: take(FacetField::Org),
        initiative: take(FacetField::Initiative),
        topic: take(FacetField::Topic),
        kind: take(FacetField::Kind),
    })
}

/// Values of one list whose names have some words in them, the most frequent first; none of the years, which are no
/// names.
pub(crate) fn facet_values(
    search: &Search,
    query: &Query,
    field: FacetField,
    words: &str,
    most: usize,
) -> Result<Vec<Facet>> {
    if field == FacetField::Year {
        return Ok(Vec::new());
    }
    let asked = search.ask(query)?;
    let counts = asked.counts(&[field.name()])?.into_iter().next().unwrap_or_default();
    let wanted = fold(words.trim());
    let looked_at = if wanted.is_empty() { most } else { usize::MAX };
    let counted = asked.frequent(field.name(), &counts, looked_at)?;
    let initiatives = asked.initiatives()?;
    let all = values(field, counted, &initiatives).into_iter();
    Ok(all.filter(|facet| fold(&facet.label).contains(&wanted)).take(most).collect())
}

/// The values of a list of names, with what each is shown as.
fn values(field: FacetField, counted: Vec<(String, u32)>, initiatives: &Initiatives) -> Vec<Facet> {
    let facet = |(value, count): (String, u32)| Facet {
        label: label(field.name(), &value, initiatives).to_owned(),
        value,
        count,
    };
    counted.into_iter().map(facet).collect()
}

fn years(asked: &Asked) -> Result<Vec<Facet>> {
    let bins = asked.bins(Axis::Published, Granularity::Year)?.bins;
    let mut years: Vec<(i64, u32)> = bins.into_iter().map(|(year, (count, _))| (year, count)).collect();
    years.sort_by_key(|&(year, count)| (Reverse(count), year));
    years.truncate(YEARS);
    let facet = |(year, count): (i64, u32)| {
        let year = format!("{year:04}");
        Facet { label: year.clone(), value: year, count }
    };
    Ok(years.into_iter().map(facet).collect())
}
