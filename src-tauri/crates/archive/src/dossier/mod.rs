//! Everything the archive says of one initiative, each statement with the sentence that makes it.

mod definition;
mod passage;
mod statement;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use newspaper::Part;
use newspaper::facts::initiative_key;
use newspaper::text::fold;

use crate::edtf::Stretch;
use crate::error::Result;
use crate::headings::Headings;
use crate::index::Order;
use crate::ledger::{self, Figure};
use crate::quote::{quote, sentence_at};
use crate::store::article::Stored;
use crate::syntax::phrase;
use crate::threads::on_all_cores;
use crate::view::{Dossier, FigureRow, Quote};
use crate::{Archive, Query, gather};
use passage::{Names, Passage};

/// Sentences that say what it is, at most.
const DEFINITIONS: usize = 4;

/// An article that names it in so many sentences is about it.
const ABOUT: usize = 3;

/// A sentence after one that names it still speaks of it when it begins so.
const GOES_ON: &[&str] =
    &["该", "这一", "此", "目前", "截至", "累计", "平台", "系统", "活动", "其中", "上线", "自"];

pub(crate) fn dossier(archive: &Archive, name: &str) -> Result<Dossier> {
    let mut query = Query { initiatives: vec![name.to_owned()], ..Query::default() };
    if gather::count(archive, &query)? == 0 {
        // No name as it stands, but perhaps part of one, or a phrase: the text is asked.
        query = Query { text: phrase(name), ..Query::default() };
    }
    let (count, articles) = gather::articles(archive, &query, Order::Oldest, gather::DOSSIER)?;
    let headings = archive.store().read(Headings::load)?;
    let names = Names::of(name, &articles, &headings);
    let all = on_all_cores(&articles, |some| {
        some.iter().flat_map(|stored| names.passages(stored)).collect::<Vec<_>>()
    });
    let all: Vec<Passage<'_>> = all.into_iter().flatten().collect();
    let called = called(archive, &names.key)?;
    let (heading, kind) = called.map_or((name.to_owned(), None), |(name, kind)| (name, Some(kind)));
    Ok(Dossier {
        variants: variants(&articles, &names.key, &headings, &heading),
        name: heading,
        kind,
        count,
        definitions: definitions(&all),
        runners: statement::runners(&all, &headings),
        began: statement::began(&all),
        places: statement::places(&articles, &all),
        figures: figures(&names.key, &articles, &all),
        articles: articles.iter().map(|stored| first_quote(stored, &all)).collect(),
        value: names.key,
    })
}

/// The name and the kind that most mentions give.
fn called(archive: &Archive, key: &str) -> Result<Option<(String, String)>> {
    let (searcher, _) = archive.index().searcher();
    let initiatives = archive.ordinals.initiatives(&searcher, &archive.columns)?;
    Ok(initiatives.get(key).map(|mentions| (mentions.name.clone(), mentions.kind.clone())))
}

/// Other names as printed, the most frequent first.
fn variants(articles: &[Stored], key: &str, headings: &Headings, heading: &str) -> Vec<String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for stored in articles {
        for (_, name) in passage::named(stored, key, headings) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let mut variants: Vec<(&str, u32)> = counts.into_iter().filter(|(name, _)| *name != heading).collect();
    variants.sort_by_key(|(name, count)| (Reverse(*count), *name));
    variants.into_iter().map(|(name, _)| name.to_owned()).collect()
}

/// The sentences that say best what it is; each text once.
fn definitions(passages: &[Passage<'_>]) -> Vec<Quote> {
    let mut ranked: Vec<(u32, &Passage<'_>)> = passages.iter().map(|p| (definition::worth(p), p)).collect();
    // The sort is stable: of equals the earliest article comes first.
    ranked.sort_by_key(|(worth, _)| Reverse(*worth));
    let mut seen = BTreeSet::new();
    let is_new = |p: &&Passage<'_>| seen.insert(fold(&p.text(p.sentence.clone())));
    let best = ranked.into_iter().filter(|(worth, _)| *worth > 1).map(|(_, p)| p).filter(is_new);
    best.take(DEFINITIONS).map(|p| quote(p.stored, p.part, &p.marks)).collect()
}

/// Figures said of it, by their time: in the sentences that name it, or that go on from one; in an article that
/// has it in its headline all that are not of somebody else. The same figure of one article once.
fn figures(key: &str, articles: &[Stored], passages: &[Passage<'_>]) -> Vec<FigureRow> {
    let mut rows: Vec<(Option<Stretch>, FigureRow)> = Vec::new();
    for stored in articles {
        let own: Vec<&Passage<'_>> = passages.iter().filter(|p| p.stored.id == stored.id).collect();
        let titled = own.iter().any(|p| !matches!(p.part, Part::Block(_)));
        let is_about = titled || own.len() >= ABOUT;
        for figure in ledger::of_article(stored) {
            // An article that is named after it counts nothing else without saying so.
            let of_it = || figure.is_of_the_matter(|whose| initiative_key(whose) == key);
            let is_said = titled && of_it() || own.iter().any(|p| is_said_in(&figure, p, is_about));
            if is_said {
                let row = figure.row();
                let is_same = |(_, other): &(_, FigureRow)| {
                    other.quote.article == stored.id
                        && other.text == row.text
                        && other.what == row.what
                        && other.when == row.when
                };
                if !rows.iter().any(is_same) {
                    rows.push((figure.time(), row));
                }
            }
        }
    }
    rows.sort_by_key(|(time, _)| (time.is_none(), *time));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Whether a figure is said of the initiative that a sentence names: in it, or, in an article about it, in the next
/// sentence where that goes on with it.
fn is_said_in(figure: &Figure<'_>, passage: &Passage<'_>, is_about: bool) -> bool {
    let Some((part, at)) = figure.place_in_text() else { return false };
    if part != passage.part || at.start < passage.sentence.start {
        return false;
    }
    if at.end <= passage.sentence.end {
        return true;
    }
    let next = sentence_at(&passage.chars, passage.sentence.end..passage.sentence.end);
    let goes_on = || {
        let text = passage.text(next.clone());
        GOES_ON.iter().any(|word| text.starts_with(word))
    };
    is_about && at.end <= next.end && goes_on()
}

/// The sentence of an article that names it first; the lead where none does any more.
fn first_quote(stored: &Stored, passages: &[Passage<'_>]) -> Quote {
    match passages.iter().find(|p| p.stored.id == stored.id) {
        Some(p) => quote(stored, p.part, &p.marks),
        None => quote(stored, Part::Block(0), &[]),
    }
}
