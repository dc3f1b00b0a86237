//! Figures that cannot both be right.

use std::collections::BTreeMap;

use common::edtf::Stretch;

use super::figure::Figure;

/// Pairs at most.
const MOST: usize = 50;

/// Shares of a value by which figures may differ that say of themselves that they are not exact.
const ROUGH: f64 = 0.1;

/// Pairs of figures, in different articles, of one measure of one that the text names, at one stated time, with values that exclude each other.
/// Of several that agree the earliest speaks for all.
pub(super) fn find<'f, 'a>(figures: &'f [Figure<'a>]) -> Vec<(&'f Figure<'a>, &'f Figure<'a>)> {
    let mut same: BTreeMap<(String, Stretch), Vec<&Figure<'a>>> = BTreeMap::new();
    for figure in figures {
        let time = figure.when.and_then(Stretch::parse);
        // What an article is mostly about need not be what a figure is of.
        let named = figure.measure().filter(|_| figure.whose.is_some());
        let (Some(measure), Some(time), Some(_)) = (named, time, figure.value) else { continue };
        let held = same.entry((measure, time)).or_default();
        if !held.iter().any(|other| agree(other, figure)) {
            held.push(figure);
        }
    }
    let mut pairs = Vec::new();
    for held in same.values() {
        for (n, left) in held.iter().enumerate() {
            let others = held[n + 1..].iter().filter(|right| right.stored.id != left.stored.id);
            pairs.extend(others.map(|right| (*left, *right)));
        }
    }
    pairs.truncate(MOST);
    pairs
}

/// Whether two values may be the same quantity: equal, or one the other rounded.
fn agree(left: &Figure<'_>, right: &Figure<'_>) -> bool {
    let (Some(a), Some(b)) = (left.base().0, right.base().0) else { return true };
    let rough = [left, right].iter().any(|figure| figure.qualifier.is_some());
    let difference = (a - b).abs();
    difference <= rounding(a).max(rounding(b)) || rough && difference <= ROUGH * a.abs().max(b.abs())
}

/// Half of the last place that a value is written to: 2.2万 may be anything from 21500 to 22500.
fn rounding(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    let mut place = 1.0;
    if value.fract() == 0.0 {
        while (value / (place * 10.0)).fract() == 0.0 {
            place *= 10.0;
        }
        // A whole number below a hundred was counted, not rounded.
        return if place < 100.0 { 0.0 } else { place / 2.0 };
    }
    let is_whole = |value: f64| (value - value.round()).abs() < 1e-6;
    while !is_whole(value / place) && place > 1e-6 {
        place /= 10.0;
    }
    place / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_know_how_far_they_are_rounded() {
        let check = |value: f64, expect: f64| {
            assert!((rounding(value) - expect).abs() < expect * 0.01 + 1e-9, "{value}: {}", rounding(value));
        };
        check(22_295.0, 0.0);
        check(22_000.0, 500.0);
        check(120.0, 0.0);
        check(5.2, 0.05);
        check(9.02, 0.005);
        check(0.0, 0.0);
    }
}
