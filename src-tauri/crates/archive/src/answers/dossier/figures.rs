//! The figures of an initiative.

use common::edtf::Stretch;
use newspaper::Part;
use newspaper::facts::initiative_key;
use query::highlight::Range;
use wire::FigureRow;

use super::sentence::{Account, Link};
use crate::answers::figures;

/// Figures said of it, by their time: in the sentences that name it, or that go on from one; in an article about it
/// all that are not of somebody else. The same figure of one article once.
pub(super) fn figures(key: &str, accounts: &[Account<'_>]) -> Vec<FigureRow> {
    let mut rows: Vec<(Option<Stretch>, FigureRow)> = Vec::new();
    for account in accounts {
        for figure in figures::of_article(account.stored) {
            // An article that is about it counts nothing else without saying so.
            let of_it = || figure.is_of_the_matter(|whose| initiative_key(whose) == key);
            let stands = figure.place_in_text().and_then(|(part, at)| standing(account, part, &at));
            let is_said = stands.is_some_and(|n| account.sentences[n].link != Link::Apart);
            let swept =
                || account.opens_with_it && of_it() && stands.is_none_or(|n| !account.speaks_of_another(n));
            if is_said || swept() {
                let row = figure.row();
                if !rows.iter().any(|(_, other)| is_same(other, &row)) {
                    rows.push((figure.time(), row));
                }
            }
        }
    }
    rows.sort_by_key(|(time, _)| (time.is_none(), *time));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn is_same(a: &FigureRow, b: &FigureRow) -> bool {
    (a.quote.article, &a.text, &a.what, &a.when) == (b.quote.article, &b.text, &b.what, &b.when)
}

/// The sentence in which a figure stands.
fn standing(account: &Account<'_>, part: Part, at: &Range) -> Option<usize> {
    account.sentences.iter().position(|s| s.part == part && s.at.start <= at.start && at.end <= s.at.end)
}
