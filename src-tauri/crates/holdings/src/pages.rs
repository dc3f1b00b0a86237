//! Which pages of an issue are not held.
//!
//! A page belongs to an issue when most issues of the same weekday around it have it: papers have fixed sizes by
//! weekday, and change them now and then. Where there are too few to compare, only a hole in the numbering tells.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use common::edtf::Day;
use common::page_label::Label;

use super::paper::Issue;
use super::rhythm::weekday;

/// Issues of the same weekday before and after that are compared.
const AROUND: usize = 12;

/// Issues that have to be there to compare with.
const TELLING: usize = 3;

/// The pages that are not held of each issue that lacks any.
pub(super) fn missing(issues: &BTreeMap<Day, Issue>) -> HashMap<Day, Vec<Label>> {
    let mut all = HashMap::new();
    for of_week in 0..7 {
        let own: Vec<(Day, &BTreeSet<Label>)> = issues
            .iter()
            .filter(|(day, issue)| weekday(**day) == of_week && !issue.labels.is_empty())
            .map(|(day, issue)| (*day, &issue.labels))
            .collect();
        walk(&own, &mut all);
    }
    all
}

/// Walks through the issues of a weekday with those around in view.
fn walk(issues: &[(Day, &BTreeSet<Label>)], all: &mut HashMap<Day, Vec<Label>>) {
    let mut counts: BTreeMap<(&str, u32), (u32, &Label)> = BTreeMap::new();
    let mut view: VecDeque<&BTreeSet<Label>> = VecDeque::new();
    let mut next = 0;
    for (at, (day, labels)) in issues.iter().enumerate() {
        while next < issues.len() && next <= at + AROUND {
            for label in issues[next].1 {
                counts.entry((&label.series, label.number)).or_insert((0, label)).0 += 1;
            }
            view.push_back(issues[next].1);
            next += 1;
        }
        while view.len() > next - at.saturating_sub(AROUND) {
            for label in view.pop_front().into_iter().flatten() {
                if let Some(count) = counts.get_mut(&(label.series.as_str(), label.number)) {
                    count.0 -= 1;
                }
            }
        }
        let expected: Vec<&Label> = match view.len() > TELLING {
            true => counts
                .values()
                .filter(|(n, _)| *n as usize * 2 > view.len())
                .map(|(_, label)| *label)
                .collect(),
            false => Vec::new(),
        };
        let mut lacks: Vec<Label> =
            expected.into_iter().filter(|page| !holds(labels, page)).cloned().collect();
        if view.len() <= TELLING {
            lacks = holes(labels);
        }
        if !lacks.is_empty() {
            all.insert(*day, lacks);
        }
    }
}

fn holds(labels: &BTreeSet<Label>, page: &Label) -> bool {
    labels.iter().any(|label| label.is(page))
}

/// Numbers that are left out in a series that begins with its first page.
fn holes(labels: &BTreeSet<Label>) -> Vec<Label> {
    let mut holes = Vec::new();
    let numbered = labels.iter().filter(|label| label.number > 0);
    let mut before: Option<&Label> = None;
    for label in numbered {
        match before.filter(|before| before.series == label.series) {
            Some(before) => holes.extend((before.number + 1..label.number).map(|n| label.beside(n))),
            // A page that is held alone says nothing of those before it.
            None if label.number != 1 => {
                before = None;
                continue;
            }
            None => {}
        }
        before = Some(label);
    }
    holes
}

/// Pages that an issue lacks where it is known how many it has: by their numbers where it has one series, else only
/// how many.
pub(super) fn of_known(issue: &Issue, pages: u32) -> (u32, Vec<Label>) {
    let held = issue.pages();
    let lacks = pages.saturating_sub(held);
    let mut series: Vec<&Label> = issue.labels.iter().collect();
    series.dedup_by(|a, b| a.series == b.series);
    let named = match series.as_slice() {
        [one] if one.number > 0 && issue.unlabelled == 0 => {
            let numbers = (1..=pages).map(|n| one.beside(n));
            numbers.filter(|page| !holds(&issue.labels, page)).collect()
        }
        _ => Vec::new(),
    };
    (lacks, if named.len() as u32 == lacks { named } else { Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issue(labels: &[&str]) -> Issue {
        Issue { labels: labels.iter().flat_map(|text| Label::read(text)).collect(), ..Issue::default() }
    }

    /// Weekly issues from a Monday on, and what each lacks.
    fn check(issues: &[&[&str]], expect: &[(usize, &[&str])]) {
        let issues: BTreeMap<Day, Issue> =
            issues.iter().enumerate().map(|(n, labels)| (11_323 + n as Day * 7, issue(labels))).collect();
        let mut found: Vec<(usize, Vec<String>)> = missing(&issues)
            .into_iter()
            .map(|(day, labels)| ((day - 11_323) as usize / 7, labels.iter().map(Label::text).collect()))
            .collect();
        found.sort();
        let expect: Vec<(usize, Vec<String>)> =
            expect.iter().map(|(n, labels)| (*n, labels.iter().map(|l| (*l).to_owned()).collect())).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn pages_that_other_issues_have_are_missing() {
        let whole: &[&str] = &["01", "02", "03", "04"];
        check(&[whole, whole, &["01", "02", "04"], whole, &["1", "2", "3", "4"], whole], &[(2, &["03"])]);
        check(&[whole, whole, whole, &["01"], whole, whole], &[(3, &["02", "03", "04"])]);
        // One page of each is what is kept here.
        check(&[&["08"], &["08"], &["08"], &["08"], &["08"]], &[]);
    }

    #[test]
    fn a_paper_that_grows_is_whole() {
        let (small, large): (&[&str], &[&str]) = (&["A01", "A02"], &["A01", "A02", "B01", "B02"]);
        let issues: Vec<&[&str]> = [[small; 20], [large; 20]].concat();
        check(&issues, &[]);
    }

    #[test]
    fn a_hole_tells_where_there_is_nothing_to_compare_with() {
        check(&[&["01", "02", "04"]], &[(0, &["03"])]);
        check(&[&["A01", "A03", "B02"]], &[(0, &["A02"])]);
        check(&[&["08"]], &[]);
        check(&[&["封面", "01"]], &[]);
    }

    #[test]
    fn pages_are_counted_where_their_number_is_known() {
        let of = |labels: &[&str], pages| {
            let (lacks, named) = of_known(&issue(labels), pages);
            (lacks, named.iter().map(Label::text).collect::<Vec<_>>())
        };
        assert_eq!(of(&["01", "02"], 4), (2, vec!["03".to_owned(), "04".to_owned()]));
        assert_eq!(of(&["A01", "B01"], 4), (2, vec![]));
        assert_eq!(of(&["01", "02"], 2), (0, vec![]));
        assert_eq!(of(&["01", "05"], 4), (2, vec![]));
    }
}
