//! Headlines that a dump gives before all the texts of its page: a stack of titles over one text, and texts without any
//! behind it. What belongs together is told by shared words alone, and never sure.

use crate::diagnostic::{Diagnostic, DiagnosticCode};
use crate::model::Article;
use crate::structure::cut::terms::Terms;
use crate::structure::cut::viterbi::{Choice, Part};
use crate::structure::pieces::element::{Element, Kind};

/// How sure an article is whose headline was found by shared words.
const MATCHED: f32 = 0.6;
/// How sure one is whose headline may be any of several.
const UNMATCHED: f32 = 0.4;
/// A title that shares this much more of its words with another text is that text's headline.
const TELLING: f32 = 0.25;

/// Gives the titles of a stack to the texts behind it. `starts` are the elements that articles begin with, closed by
/// their number; `articles` are in the same order.
pub(in crate::structure) fn match_titles(
    elements: &[Element],
    choices: &[Choice],
    starts: &[usize],
    articles: &mut [Article],
) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    let mut terms = None;
    for at in 0..articles.len() {
        let above = (starts[at]..starts[at + 1]).take_while(|&n| choices[n].part == Part::TitleAbove);
        let above: Vec<usize> = above.collect();
        // What a sign or label says is no stack.
        if above.iter().any(|&n| !elements[n].is_bare()) {
            continue;
        }
        let titles: Vec<usize> = above.iter().copied().take_while(|&n| !elements[n].is_dashed()).collect();
        let untitled = |&k: &usize| articles[k].headline_supplied && elements[starts[k]].kind == Kind::Para;
        let texts =
            1 + (at + 1..articles.len()).take_while(untitled).take(titles.len().saturating_sub(1)).count();
        if titles.len() < 2 || texts < 2 {
            continue;
        }
        let terms = terms.get_or_insert_with(|| Terms::new(elements));
        let share = |n: usize, k: usize| terms.share(&elements[n].text, starts[at + k], starts[at + k + 1]);
        let pairs = assign(&titles, texts, share);
        let strays = pairs.iter().any(|&(n, k)| k > 0 && share(n, k) > share(n, 0) + TELLING);
        if !strays && (titles.len() < 3 || texts < 3) {
            continue;
        }
        let whole = pairs.len() == texts && pairs.iter().all(|&(n, k)| share(n, k) > TELLING);
        // Titles behind a byline are no part of the stack, and are kept.
        let is_title = |n: &usize| matches!(choices[*n].part, Part::TitleAbove | Part::TitleBelow);
        let further = (starts[at] + above.len()..starts[at + 1]).filter(is_title);
        let further: Vec<&str> = further.map(|n| elements[n].text.as_str()).collect();
        for (n, k) in pairs.into_iter().filter(|_| whole) {
            give(elements, &above, n, &mut articles[at + k], k == 0);
            if k == 0 && !further.is_empty() {
                articles[at].deck = Some(further.join(" "));
            }
        }
        for article in &mut articles[at..at + texts] {
            article.confidence = article.confidence.min(if whole { MATCHED } else { UNMATCHED });
        }
        let lines = titles.iter().flat_map(|&n| elements[n].lines.clone()).collect();
        remarks.push(Diagnostic::warning(
            DiagnosticCode::HeadlinesApart,
            lines,
            vec![elements[titles[0]].text.clone()],
        ));
    }
    remarks
}

/// The best pairs of title and text, each title and each text once.
fn assign(titles: &[usize], texts: usize, share: impl Fn(usize, usize) -> f32) -> Vec<(usize, usize)> {
    let mut all: Vec<(f32, usize, usize)> = titles
        .iter()
        .flat_map(|&n| (0..texts).map(move |k| (n, k)))
        .map(|(n, k)| (share(n, k), n, k))
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, n, k) in all {
        if pairs.iter().all(|&(title, text)| title != n && text != k) {
            pairs.push((n, k));
        }
    }
    pairs
}

/// The lines stay with the article they stand above; the others get theirs as a proposal.
fn give(elements: &[Element], above: &[usize], n: usize, article: &mut Article, owner: bool) {
    article.headline.clone_from(&elements[n].text);
    if owner {
        let others: Vec<&str> =
            above.iter().filter(|&&t| t != n).map(|&t| elements[t].text.as_str()).collect();
        article.kicker = Some(others.join(" "));
        article.deck = None;
    }
}
