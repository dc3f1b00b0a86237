//! One article as it is read, and the page it was cut from.

use newspaper::text::{fold, fold_with_origin};
use newspaper::{Article, LookAlike, PageField, PageInfo, Part, Replaced};
use query::Query;
use query::highlight::{self, Range};
use query::phrase::Phrase;
use rusqlite::Connection;
use store::article::{self, Stored};
use store::headings::Headings;
use store::originals::Originals;
use store::page::published;
use store::source::{self, SourceKind};
use store::{Error, Result, jumps};
use wire::*;

use crate::answers::evidence;
use crate::correct::corrections;
use crate::search::quote::sentence;
use crate::search::{Search, like};
use crate::versions;

pub(crate) fn article(
    search: &Search,
    originals: &Originals,
    id: ArticleId,
    query: &Query,
) -> Result<ArticleView> {
    let families = search.families()?;
    let (stored, mut sources, corrections, versions, storyline, headings) =
        search.store.read(|connection| {
            let id = article::root(connection, id)?;
            let mut stored = article::get_whole(connection, id)?.ok_or(Error::ArticleMissing(id))?;
            let corrections = corrections::of_article(connection, &stored)?;
            let versions = versions::of_article(connection, &families, &stored)?;
            jumps::complete(connection, &mut stored, true)?;
            let own = (stored.page_id, stored.article.lines.clone());
            let continued = stored.continued.iter().map(|piece| (piece.page_id, piece.lines.clone()));
            let sources = std::iter::once(own)
                .chain(continued)
                .map(|(page_id, lines)| source_ref(connection, page_id, lines))
                .collect::<Result<Vec<_>>>()?;
            let storyline = storylines::of_article(connection, id)?;
            Ok((stored, sources, corrections, versions, storyline, Headings::load(connection)?))
        })?;
    let (_, compiled) = search.compile(query)?;
    let related = like::related(search, stored.id)?;
    for (source, piece) in sources.iter_mut().skip(1).zip(&stored.continued) {
        source.head.clone_from(&piece.head);
    }
    let pages: Vec<_> = sources.iter().map(|source| printed(originals, source)).collect();
    let phrases = highlight::of_article(&stored.article, &compiled.phrases);
    let view = view(stored, sources, &pages, &headings, &phrases);
    Ok(ArticleView { related, corrections, versions, storyline, ..view })
}

fn source_ref(connection: &Connection, page_id: PageId, lines: Vec<u32>) -> Result<SourceRef> {
    let source = source::of_page(connection, page_id)?.ok_or(Error::PageMissing(page_id))?;
    let record = source.kind == SourceKind::Records;
    let (file, sha256, encoding) = (source.file_name, source.sha256, source.encoding);
    Ok(SourceRef { page_id, file, sha256, encoding, lines, record, head: Vec::new() })
}

/// The lines of a page as printed; `None` for a record, which is one line, and where the original is gone: reading
/// goes on without it.
fn printed(originals: &Originals, source: &SourceRef) -> Option<Vec<String>> {
    let bytes = (!source.record).then(|| originals.read(&source.sha256).ok())??;
    Some(newspaper::decode::decode(&bytes, Some(&source.encoding)).ok()?.lines)
}

/// `sources` are where the article and its pieces on other pages were cut from, `pages` the lines of these.
fn view(
    stored: Stored,
    mut sources: Vec<SourceRef>,
    pages: &[Option<Vec<String>>],
    headings: &Headings,
    phrases: &[Phrase],
) -> ArticleView {
    let article = &stored.article;
    let order = order_of_facts(article);
    let mut marker = Marker { article, order: &order, phrases, hits: 0 };
    let kicker = marker.part(Part::Kicker, article.kicker.as_deref());
    let headline = marker.part(Part::Headline, Some(&article.headline));
    let deck = marker.part(Part::Deck, article.deck.as_deref());
    let byline = article.byline.printed.iter().map(|line| marker.mark(None, line)).collect();
    let blocks = article.blocks.iter().enumerate().map(|(n, block)| BlockView {
        kind: block.kind,
        segments: marker.mark(Some(Part::Block(n as u32)), &block.text),
        lines: block.lines.clone(),
        page: stored.continued.iter().filter(|piece| piece.first_block <= n as u32).count() as u32,
    });
    let blocks = blocks.collect();
    let hits = marker.hits;
    let facts = evidence::facts(&stored, &order, pages, headings);
    let subjects = article.subjects.iter().map(|s| SubjectView {
        id: s.id.clone(),
        label: s.label.clone(),
        parent: s.parent.clone(),
        confidence: s.confidence,
        evidence: s.evidence.clone(),
    });
    let (date, estimated) = published(&stored.page).unzip();
    let evidence = stored.page.issue_date_estimate.as_ref().filter(|_| estimated == Some(true));
    ArticleView {
        id: stored.id,
        source_id: stored.record.key.clone(),
        standing_head: article.standing_head.clone(),
        kicker,
        headline,
        headline_supplied: article.headline_supplied,
        deck,
        byline,
        reporters: article.byline.reporters.clone(),
        correspondents: article.byline.correspondents.clone(),
        photographers: article.byline.photographers.clone(),
        dateline: article.dateline.clone(),
        kind: article.kind,
        confidence: article.confidence,
        published: date.map(str::to_owned),
        published_estimated: estimated.unwrap_or(false),
        published_evidence: evidence.map(|e| e.evidence.clone()).unwrap_or_default(),
        publication: stored.page.publication.clone(),
        page: stored.page.page_label.clone(),
        section: stored.page.section.clone(),
        origins: origins(&stored.page),
        continued: sources.split_off(1),
        replaced: article.replaced.iter().map(replaced_view).collect(),
        look_alikes: article.look_alikes.iter().map(|found| look_alike_view(article, found)).collect(),
        blocks,
        facts,
        subjects: subjects.collect(),
        hits,
        source: sources.remove(0),
        related: Vec::new(),
        storyline: None,
        versions: Vec::new(),
        corrections: Vec::new(),
    }
}

/// Where the values of a page come from; an estimated date has no origin but evidence.
fn origins(page: &PageInfo) -> Vec<PageOrigin> {
    let from = &page.origins;
    let fields = [
        (PageField::Publication, from.publication),
        (PageField::IssueDate, from.issue_date),
        (PageField::PageLabel, from.page_label),
        (PageField::Section, from.section),
    ];
    let known = fields.into_iter().filter_map(|(field, origin)| Some((field, origin?)));
    known.map(|(field, origin)| PageOrigin { field, origin, confidence: origin.confidence() }).collect()
}

/// Byline names first, then as they stand in the text.
fn order_of_facts(article: &Article) -> Vec<usize> {
    let mut order: Vec<usize> = (0..article.facts.len()).collect();
    order.sort_by_key(|&n| article.facts[n].span.map(|span| (span.part, span.start, span.end)));
    order
}

/// Cuts parts into segments and counts the hits.
struct Marker<'a> {
    article: &'a Article,
    /// Facts as they are shown.
    order: &'a [usize],
    phrases: &'a [Phrase],
    hits: u32,
}

impl Marker<'_> {
    fn part(&mut self, part: Part, text: Option<&str>) -> Vec<MarkedSegment> {
        text.map(|text| self.mark(Some(part), text)).unwrap_or_default()
    }

    fn mark(&mut self, part: Option<Part>, text: &str) -> Vec<MarkedSegment> {
        let hits = match part {
            Some(part) => highlight::find_in_part(self.article, part, self.phrases),
            None => highlight::find(text, self.phrases, false),
        };
        let first = self.hits + 1;
        self.hits += hits.len() as u32;
        let chars: Vec<char> = text.chars().collect();
        let mut of_char: Vec<Option<u32>> = vec![None; chars.len()];
        let spans = if part.is_some() { self.spans(part, chars.len()) } else { self.names(text) };
        for (shown, range) in spans {
            of_char[range].fill(Some(shown));
        }
        let mut nth_of: Vec<Option<u32>> = vec![None; chars.len()];
        (first..).zip(hits).for_each(|(nth, hit)| nth_of[hit].fill(Some(nth)));
        let mut segments: Vec<MarkedSegment> = Vec::new();
        for ((c, nth), fact) in chars.into_iter().zip(nth_of).zip(of_char) {
            match segments.last_mut() {
                Some(last) if last.nth == nth && last.fact == fact => last.text.push(c),
                _ => segments.push(MarkedSegment { text: c.to_string(), hit: nth.is_some(), fact, nth }),
            }
        }
        segments
    }

    /// Facts of a part, the longest last: it is painted over the others where facts overlap.
    fn spans(&self, part: Option<Part>, length: usize) -> Vec<(u32, Range)> {
        let spans = self.order.iter().enumerate().filter_map(|(shown, &n)| {
            let span = self.article.facts[n].span.filter(|span| Some(span.part) == part)?;
            let range = span.start as usize..(span.end as usize).min(length);
            (range.start < range.end).then_some((shown as u32, range))
        });
        let mut spans: Vec<_> = spans.collect();
        spans.sort_by_key(|(_, range)| range.len());
        spans
    }
}

/// Names of a byline that are marked in it at most.
const MOST_NAMES: usize = 100;

impl Marker<'_> {
    /// Names that come from the byline alone, where a line of it prints them.
    fn names(&self, line: &str) -> Vec<(u32, Range)> {
        let folded = fold_with_origin(line);
        let shown = self.order.iter().zip(0..);
        let names = shown.take_while(|(n, _)| self.article.facts[**n].span.is_none()).take(MOST_NAMES);
        let found = names.filter_map(|(&n, shown)| {
            let name: Vec<char> = fold(&self.article.facts[n].text).chars().collect();
            let at = folded.chars.windows(name.len().max(1)).position(|window| window == name)?;
            Some((shown, folded.origin[at] as usize..folded.origin[at + name.len() - 1] as usize + 1))
        });
        found.collect()
    }
}

fn replaced_view(replaced: &Replaced) -> ReplacedView {
    let block = match replaced.part {
        Part::Block(n) => Some(n),
        Part::Kicker | Part::Headline | Part::Deck => None,
    };
    ReplacedView { block, text: replaced.text.clone() }
}

fn look_alike_view(article: &Article, found: &LookAlike) -> LookAlikeView {
    let text = article.part(found.span.part).unwrap_or_default();
    LookAlikeView {
        text: found.text.clone(),
        proposal: found.proposal.clone(),
        rule: found.rule.clone(),
        confidence: found.confidence,
        sentence: sentence(text, found.span),
    }
}
