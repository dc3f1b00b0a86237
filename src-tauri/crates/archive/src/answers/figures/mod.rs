//! The figures of a query's articles: a ledger by time, measures over time, and what contradicts itself.

mod contradiction;
mod figure;

use std::cmp::Reverse;
use std::collections::HashMap;

use newspaper::text::fold;

pub(crate) use figure::{Figure, main_place, of_article};

use common::edtf::Stretch;
use index::Order;
use query::Query;
use store::{Error, Result};
use wire::{Contradiction, FigureFilter, FigureList, Measure, Point};

use crate::search::{Search, gather};

/// Articles whose figures are read at most, the newest.
const MOST_ARTICLES: usize = 2_000;

/// Measures listed at most.
const MOST_MEASURES: usize = 200;

pub(crate) fn figures(
    search: &Search,
    query: &Query,
    filter: &FigureFilter,
    limit: u32,
    offset: u32,
) -> Result<FigureList> {
    let wanted = Wanted::of(filter)?;
    let (found, articles) = gather::articles(search, query, Order::Newest, MOST_ARTICLES)?;
    let mut figures: Vec<Figure<'_>> =
        articles.iter().flat_map(of_article).filter(|figure| wanted.takes(figure)).collect();
    // One measure is read along its time, undated figures last; all figures stand as they were printed, newest first.
    if wanted.measure.is_some() {
        figures.sort_by_cached_key(|figure| Reverse(figure.time().map(|time| time.first)));
    }
    let rows = figures.iter().skip(offset as usize).take(limit as usize).map(Figure::row).collect();
    let pairs = contradiction::find(&figures);
    let contradictions = pairs.into_iter().map(|(a, b)| {
        let (left, right) = if a.stored.id <= b.stored.id { (a, b) } else { (b, a) };
        Contradiction { left: left.row(), right: right.row() }
    });
    Ok(FigureList {
        articles: found,
        read: articles.len() as u32,
        total: figures.len() as u32,
        measures: measures(&figures),
        rows,
        contradictions: contradictions.collect(),
    })
}

/// A [`FigureFilter`], read.
struct Wanted<'a> {
    subject: Vec<String>,
    measure: Option<&'a str>,
    place: Option<&'a str>,
    from: Option<Stretch>,
    to: Option<Stretch>,
}

impl<'a> Wanted<'a> {
    fn of(filter: &'a FigureFilter) -> Result<Self> {
        let date = |edtf: &Option<String>| match edtf.as_deref().map(str::trim).filter(|d| !d.is_empty()) {
            None => Ok(None),
            Some(text) => Stretch::parse(text).map(Some).ok_or_else(|| Error::DateInvalid(text.to_owned())),
        };
        let words = filter.subject.as_deref().unwrap_or_default();
        Ok(Self {
            subject: words.split_whitespace().map(fold).collect(),
            measure: filter.measure.as_deref(),
            place: filter.place.as_deref().map(|place| place.trim_end_matches('/')).filter(|p| !p.is_empty()),
            from: date(&filter.from)?,
            to: date(&filter.to)?,
        })
    }

    fn takes(&self, figure: &Figure<'_>) -> bool {
        let about = || fold(&[figure.what, figure.whose].into_iter().flatten().collect::<String>());
        let time = || figure.time();
        (self.subject.is_empty() || {
            let about = about();
            self.subject.iter().all(|word| about.contains(word.as_str()))
        }) && self.measure.is_none_or(|key| figure.measure().as_deref() == Some(key))
            && self.place.is_none_or(|place| lies_in(figure.place, place))
            && self.from.is_none_or(|from| time().is_some_and(|time| time.last >= from.first))
            && self.to.is_none_or(|to| time().is_some_and(|time| time.first <= to.last))
    }
}

/// Whether a path is a place or lies below it; a bare name may stand anywhere in the path.
fn lies_in(path: Option<&str>, place: &str) -> bool {
    let Some(path) = path else { return false };
    let below = path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    below || path.split('/').any(|unit| unit == place)
}

/// What is measured at least twice, the most frequent first.
fn measures(figures: &[Figure<'_>]) -> Vec<Measure> {
    let mut of_key: HashMap<String, Vec<&Figure<'_>>> = HashMap::new();
    for figure in figures {
        if let Some(key) = figure.measure() {
            of_key.entry(key).or_default().push(figure);
        }
    }
    let several = of_key.into_iter().filter(|(_, figures)| figures.len() > 1);
    let mut measures: Vec<Measure> = several.map(|(key, figures)| measure(key, &figures)).collect();
    measures.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
    measures.truncate(MOST_MEASURES);
    measures
}

fn measure(key: String, figures: &[&Figure<'_>]) -> Measure {
    let whose = figures[0].whose.or(figures[0].place.and_then(|path| path.rsplit('/').next()));
    let mut points: Vec<(Stretch, Point)> = Vec::new();
    for figure in figures {
        let (Some(time), Some(value)) = (figure.time(), figure.base().0) else { continue };
        let when = figure.when.map(str::to_owned).or_else(|| gather::published(figure.stored));
        points.push((time, Point { when: when.unwrap_or_default(), value, article: figure.stored.id }));
    }
    points.sort_by(|a, b| {
        a.0.cmp(&b.0).then(a.1.value.total_cmp(&b.1.value)).then(a.1.article.cmp(&b.1.article))
    });
    points.dedup_by(|a, b| a.0 == b.0 && a.1.value == b.1.value);
    Measure {
        key,
        what: figures[0].what.unwrap_or_default().to_owned(),
        whose: whose.map(str::to_owned),
        unit: figures[0].base().1.to_owned(),
        count: figures.len() as u32,
        points: points.into_iter().map(|(_, point)| point).collect(),
    }
}
