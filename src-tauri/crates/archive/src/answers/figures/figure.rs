//! A figure of an article: what is measured, when, and what else it can be laid beside.

use common::edtf::Stretch;
use newspaper::text::fold;
use newspaper::{Compared, Fact, FactValue, Part};
use query::highlight::Range;
use store::article::Stored;
use wire::FigureRow;

use crate::search::quote::{quote, range};

/// A figure with its article.
#[derive(Clone, Copy)]
pub(crate) struct Figure<'a> {
    pub(super) stored: &'a Stored,
    pub(super) fact: &'a Fact,
    pub(super) value: Option<f64>,
    unit: &'a str,
    pub(super) qualifier: Option<&'a str>,
    pub(super) what: Option<&'a str>,
    pub(super) whose: Option<&'a str>,
    pub(super) when: Option<&'a str>,
    pub(super) comparison: Option<&'a Compared>,
    /// Path of the place it is about.
    pub(super) place: Option<&'a str>,
}

/// Figures of an article in their order.
pub(crate) fn of_article(stored: &Stored) -> impl Iterator<Item = Figure<'_>> {
    let main = main_place(stored);
    stored.article.facts.iter().filter_map(move |fact| {
        let FactValue::Figure { value, unit, qualifier, what, whose, when, comparison } = &fact.value else {
            return None;
        };
        let place = whose.as_deref().and_then(|whose| place_called(stored, whose)).or(main);
        Some(Figure {
            stored,
            fact,
            value: *value,
            unit,
            qualifier: qualifier.as_deref(),
            what: what.as_deref(),
            whose: whose.as_deref(),
            when: when.as_deref(),
            comparison: comparison.as_ref(),
            place,
        })
    })
}

/// Path of a place that the article calls so.
fn place_called<'a>(stored: &'a Stored, name: &str) -> Option<&'a str> {
    stored.article.facts.iter().find_map(|fact| match &fact.value {
        FactValue::Place { path, .. } if fact.text == name || path == name => Some(path.as_str()),
        _ => None,
    })
}

/// The place that an article names most often, the first of equals.
pub(crate) fn main_place(stored: &Stored) -> Option<&str> {
    let paths = || {
        stored.article.facts.iter().filter_map(|fact| match &fact.value {
            FactValue::Place { path, .. } => Some(path.as_str()),
            _ => None,
        })
    };
    let mut best: Option<(usize, &str)> = None;
    for path in paths() {
        let count = paths().filter(|other| *other == path).count();
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, path));
        }
    }
    best.map(|(_, path)| path)
}

impl Figure<'_> {
    /// The value in the unit that measures are compared in.
    pub(super) fn base(&self) -> (Option<f64>, &str) {
        match newspaper::facts::base_unit(self.unit) {
            Some((unit, factor)) => (self.value.map(|value| value * factor), unit),
            None => (self.value, self.unit),
        }
    }

    /// What is the same for the same thing measured in the same unit, whoever writes of it. A change is another
    /// measure than the thing that changed.
    pub(super) fn measure(&self) -> Option<String> {
        let what = fold(self.what?);
        let of = self.whose.map(fold).or_else(|| self.place.map(str::to_owned)).unwrap_or_default();
        let change = self.comparison.map(|c| c.against.clone().unwrap_or_default());
        let change = change.map(|against| format!("|{against}")).unwrap_or_default();
        Some(format!("{what}|{}|{of}{change}", self.base().1))
    }

    /// The time it holds for: as the text says, else when it was printed.
    pub(crate) fn time(&self) -> Option<Stretch> {
        let printed = || crate::search::gather::published(self.stored).and_then(|edtf| Stretch::parse(&edtf));
        self.when.and_then(Stretch::parse).or_else(printed)
    }

    /// Whether the text says what is counted, and of nobody else than of the matter or the place that the article is
    /// about.
    pub(crate) fn is_of_the_matter(&self, is_matter: impl Fn(&str) -> bool) -> bool {
        let fits = |whose: &str| is_matter(whose) || place_called(self.stored, whose).is_some();
        self.what.is_some() && self.whose.is_none_or(fits)
    }

    /// Where it stands.
    pub(crate) fn place_in_text(&self) -> Option<(Part, Range)> {
        self.fact.span.map(|span| (span.part, range(span)))
    }

    /// As it is shown.
    pub(crate) fn row(&self) -> FigureRow {
        let span = self.fact.span;
        let part = span.map_or(Part::Headline, |span| span.part);
        let marks: Vec<_> = span.map(range).into_iter().collect();
        FigureRow {
            text: self.fact.text.clone(),
            value: self.value,
            unit: self.unit.to_owned(),
            qualifier: self.qualifier.map(str::to_owned),
            what: self.what.map(str::to_owned),
            whose: self.whose.map(str::to_owned),
            when: self.when.map(str::to_owned),
            comparison: self.comparison.cloned(),
            place: self.place.map(str::to_owned),
            measure: self.measure(),
            quote: quote(self.stored, part, &marks),
        }
    }
}
