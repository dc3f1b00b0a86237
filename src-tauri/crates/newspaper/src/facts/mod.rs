//! Who, where, when, how many: facts with their evidence.
//!
//! Each kind of fact has a file; all read the same [`scan::Scan`] of a part's text.

mod correct;
mod dates;
mod figures;
mod initiatives;
mod issue_date;
mod list;
mod number;
mod orgs;
mod people;
pub(crate) mod places;
pub(crate) mod scan;
mod subjects;
mod words;

pub use correct::{CORRECTED, LONGEST, correct, places_of};
pub use list::{PlaceName, RULES, SubjectName, places_named, subjects_known};

use crate::look_alike;
use crate::model::{Article, DateEstimate, PageInfo};
use dates::read::Expr;
use dates::resolve::{Anchor, anchor_of};
use scan::Scan;

/// Fills [`Article::facts`], [`Article::subjects`] and [`Article::look_alikes`] of every article of a page, and estimates the date of
/// issue where the page prints none and none was given. `home` is [`crate::Config::home`].
pub fn extract(articles: &mut [Article], page: &PageInfo, home: Option<&str>) -> Option<DateEstimate> {
    let scans: Vec<Vec<Scan>> = articles.iter().map(scans_of).collect();
    let exprs: Vec<Vec<Vec<Expr>>> =
        scans.iter().map(|s| s.iter().map(dates::read::read).collect()).collect();
    let (anchor, estimate) = anchor(&scans, &exprs, page);
    let found: Vec<Vec<places::Found>> = scans.iter().map(|s| places::find(s)).collect();
    let datelines = articles.iter().map(|a| a.dateline.as_deref());
    let voices = found.iter().map(Vec::as_slice).zip(datelines);
    let home = places::home(voices, page.publication.as_deref(), home);
    for (n, article) in articles.iter_mut().enumerate() {
        let mut facts = dates::facts(&scans[n], &exprs[n], anchor.as_ref());
        for (part, (scan, exprs)) in scans[n].iter().zip(&exprs[n]).enumerate() {
            let dated: Vec<_> = exprs.iter().map(|e| (e.start, e.end)).collect();
            facts.extend(figures::facts(scan, &dated));
            let here = places::of_part(&found[n], part);
            facts.extend(orgs::facts(scan, here, &home));
        }
        facts.extend(places::facts(article, &scans[n], &found[n], &home));
        facts.extend(initiatives::facts(&scans[n], &found[n]));
        facts.extend(people::facts(article, &scans[n]));
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

/// When the page was printed: as given, as printed, or as estimated.
fn anchor(
    scans: &[Vec<Scan>],
    exprs: &[Vec<Vec<Expr>>],
    page: &PageInfo,
) -> (Option<Anchor>, Option<DateEstimate>) {
    let known = page.issue_date.as_deref().and_then(anchor_of);
    if known.is_some() {
        return (known, None);
    }
    let pages: Vec<_> = scans.iter().zip(exprs).map(|(s, e)| (s.as_slice(), e.as_slice())).collect();
    issue_date::estimate(&pages).map_or((None, None), |(estimate, anchor)| (Some(anchor), Some(estimate)))
}

/// Facts in the order they stand; those without a place of their own (byline names) first.
fn sort(article: &mut Article) {
    article.facts.sort_by_key(|f| f.span.map(|s| (s.part, s.start, s.end)));
}

#[cfg(test)]
mod tests;
