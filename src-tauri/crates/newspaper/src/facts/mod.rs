//! Who, where, when, how many: facts with their evidence.
//!
//! Each kind of fact has a file; all read the same [`scan::Scan`] of a part's text.

mod correct;
pub(crate) mod dates;
mod figures;
mod initiatives;
pub mod issue_date;
mod list;
mod number;
mod orgs;
mod people;
pub(crate) mod places;
mod rule;
pub(crate) mod scan;
mod subjects;
mod words;

use std::collections::HashMap;

pub use correct::{LONGEST, correct, places_of};
pub use list::{PlaceName, places_named};
pub use rule::Rule;

use crate::look_alike;
use crate::model::{Article, Fact, IssueHint, PageInfo, Part};
use dates::expr::Expr;
use dates::resolve::{Anchor, anchor_of};
pub use figures::base_unit;
pub use initiatives::initiative_key;
use issue_date::Estimated;
pub use places::{OtherName, guess_home, is_place, other_place_names};
use scan::Scan;
pub use subjects::{SubjectName, subject_label, subject_list, subject_parent};

/// Fills [`Article::facts`], [`Article::subjects`] and [`Article::look_alikes`] of every article of a page, and estimates the date of
/// issue where the page prints none and none was given. `home` and `hints` are those of [`crate::Config`].
pub fn extract(
    articles: &mut [Article],
    page: &PageInfo,
    home: Option<&str>,
    hints: &[IssueHint],
) -> Option<Estimated> {
    extract_of_days(articles, page, home, hints, &[])
}

/// The same of a page that may hold pieces of several days, with the day that is printed on each; such a page has no
/// day that could be estimated.
pub(crate) fn extract_of_days(
    articles: &mut [Article],
    page: &PageInfo,
    home: Option<&str>,
    hints: &[IssueHint],
    days: &[Option<String>],
) -> Option<Estimated> {
    let scans: Vec<Vec<Scan>> = articles.iter().map(scans_of).collect();
    let exprs: Vec<Vec<Vec<Expr>>> =
        scans.iter().map(|s| s.iter().map(dates::read::read).collect()).collect();
    let (anchor, estimate) =
        if days.is_empty() { anchor(&scans, &exprs, page, hints) } else { Default::default() };
    let found: Vec<Vec<places::Found>> = scans.iter().map(|s| places::find(s)).collect();
    let datelines = articles.iter().map(|a| a.dateline.as_deref());
    let voices = found.iter().map(Vec::as_slice).zip(datelines);
    let home = places::home(voices, page.publication.as_deref(), home);
    for (n, article) in articles.iter_mut().enumerate() {
        let own = days.get(n).and_then(Option::as_deref).and_then(anchor_of);
        let mut facts = dates::facts(&scans[n], &exprs[n], own.as_ref().or(anchor.as_ref()));
        for (part, scan) in scans[n].iter().enumerate() {
            let here = places::of_part(&found[n], part);
            facts.extend(orgs::facts(scan, here, &home));
        }
        orgs::resolve(&scans[n], &mut facts);
        facts.extend(places::facts(article, &scans[n], &found[n], &home));
        facts.extend(initiatives::facts(&scans[n], &found[n]));
        let people = people::facts(article, &scans[n], &found[n], &facts);
        places::drop_names(&mut facts, &people);
        facts.extend(people);
        facts.extend(figures(&scans[n], &exprs[n], &facts));
        article.subjects = subjects::subjects(&scans[n]);
        article.facts = facts;
    }
    look_alike::read(articles, &scans, &found, &home);
    articles.iter_mut().for_each(sort);
    estimate
}

fn scans_of(article: &Article) -> Vec<Scan> {
    article.parts().map(|(part, text)| Scan::new(part, text)).collect()
}

/// The figures of an article, read last: the dates and names found say when they hold and whose they are.
fn figures(scans: &[Scan], exprs: &[Vec<Expr>], facts: &[Fact]) -> Vec<Fact> {
    let mut by_part: HashMap<Part, Vec<&Fact>> = HashMap::new();
    for fact in facts {
        if let Some(span) = fact.span {
            by_part.entry(span.part).or_default().push(fact);
        }
    }
    let of_part = |(scan, exprs): (&Scan, &Vec<Expr>)| {
        let known = by_part.get(&scan.part).into_iter().flatten().copied();
        let around = figures::Around::new(scan, exprs.iter().map(|e| (e.start, e.end)), known);
        figures::facts(scan, &around)
    };
    scans.iter().zip(exprs).flat_map(of_part).collect()
}

/// When the page was printed: as given, as printed, or as estimated.
fn anchor(
    scans: &[Vec<Scan>],
    exprs: &[Vec<Vec<Expr>>],
    page: &PageInfo,
    hints: &[IssueHint],
) -> (Option<Anchor>, Option<Estimated>) {
    let known = page.issue_date.as_deref().and_then(anchor_of);
    if known.is_some() {
        return (known, None);
    }
    let pages: Vec<_> = scans.iter().zip(exprs).map(|(s, e)| (s.as_slice(), e.as_slice())).collect();
    issue_date::estimate(&pages, hints)
        .map_or((None, None), |(estimate, anchor)| (Some(anchor), Some(estimate)))
}

/// Facts in the order they stand; those without a place of their own (byline names) first.
fn sort(article: &mut Article) {
    article.facts.sort_by_key(|f| f.span.map(|s| (s.part, s.start, s.end)));
}

#[cfg(test)]
mod tests;
