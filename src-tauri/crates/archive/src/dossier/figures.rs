//! The figures of an initiative.

use newspaper::Part;
use newspaper::facts::initiative_key;

use super::sentence::{Account, Link};
use crate::edtf::Stretch;
use crate::ledger;
use crate::marks::Range;
use crate::view::FigureRow;

/// Figures said of it, by their time: in the sentences that name it, or that go on from one; in an article about it
/// all that are not of somebody else. The same figure of one article once.
pub(super) fn figures(key: &str, accounts: &[Account<'_>]) -> Vec<FigureRow> {
    let mut rows: Vec<(Option<Stretch>, FigureRow)> = Vec::new();
    for account in accounts {
        for figure in ledger::of_article(account.stored) {
            // An article that is about it counts nothing else without saying so.
            let of_it = || figure.is_of_the_matter(|whose| initiative_key(whose) == key);
            let is_said = || figure.place_in_text().is_some_and(|(part, at)| is_said_in(account, part, &at));
            if account.opens_with_it && of_it() || is_said() {
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

/// Whether a figure stands in a sentence that speaks of the initiative.
fn is_said_in(account: &Account<'_>, part: Part, at: &Range) -> bool {
    let holds = |start: usize, end: usize| start <= at.start && at.end <= end;
    let sentence = account.sentences.iter().find(|s| s.part == part && holds(s.at.start, s.at.end));
    sentence.is_some_and(|sentence| sentence.link != Link::Apart)
}
