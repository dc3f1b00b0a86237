//! Elements of one article to the [`Article`].

use crate::model::{Article, Block, BlockKind, Byline};
use crate::structure::build::suspicion::{self, Suspicion};
use crate::structure::build::{field, kind, title};
use crate::structure::cut::viterbi::{Choice, Part};
use crate::structure::pieces::element::{Element, Kind};
use crate::structure::signs::byline::Credits;
use crate::structure::signs::jump;

/// How sure an article is at most that something speaks against.
const SUSPECT: f32 = 0.6;

/// Builds the article from its elements and their parts. `sure_end` is the probability of the cut after it.
/// `doubtful` where something around it speaks against its title. Second, what speaks against the article.
pub(in crate::structure) fn build(
    elements: &[Element],
    choices: &[Choice],
    sure_end: f32,
    doubtful: bool,
) -> (Article, Vec<Suspicion>) {
    let (mut credits, mut printed, mut blocks) = (Credits::default(), Vec::new(), Vec::new());
    let mut titles = Vec::new();
    let (mut dateline, mut standing_head) = (None, None);
    let mut lines = Vec::new();
    for (element, choice) in elements.iter().zip(choices) {
        lines.extend_from_slice(&element.lines);
        match (choice.part, &element.kind) {
            // A second one is no head, and may not be lost.
            _ if element.signs.is_head_line(&element.kind) && standing_head.is_none() => {
                standing_head = element.signs.head.as_ref().map(|head| head.name.clone());
            }
            (Part::TitleAbove | Part::TitleBelow, _) => titles.push(element),
            (_, Kind::Byline(_, names)) => {
                credits.merge(names);
                printed.push(element.text.clone());
            }
            (part, _) => {
                if let Some(lead) = &element.lead {
                    credits.merge(&lead.credits);
                    dateline = dateline.or_else(|| lead.dateline.clone());
                }
                if let Some((_, names)) = &element.tail {
                    credits.merge(names);
                }
                blocks.push(block(element, part));
            }
        }
    }
    lines.sort_unstable();
    lines.dedup();
    let in_text = || elements.iter().find_map(|e| e.signs.head.as_ref()).map(|head| head.name.clone());
    let standing_head = standing_head.or_else(in_text);
    let title = title::read(&titles);
    let ambiguous = title.ambiguous || doubtful;
    let kind = kind::read(elements, choices, &title, &credits, standing_head.as_deref());
    let confidence = confidence(choices, sure_end);
    let headline_supplied = title.headline.is_none();
    let headline = title.headline.unwrap_or_else(|| field::propose(&blocks));
    let mut article = Article {
        standing_head,
        kicker: title.kicker,
        headline,
        headline_supplied,
        deck: title.deck,
        byline: byline(credits, printed),
        dateline,
        kind,
        lines,
        jump_to: blocks.last().and_then(|b| jump::ending(&b.text)).map(|(_, jump)| jump),
        jump_from: blocks.first().and_then(|b| jump::opening(&b.text)),
        blocks,
        confidence,
        ..Article::default()
    };
    let suspicions = suspicion::read(&article, ambiguous);
    if !suspicions.is_empty() {
        article.confidence = article.confidence.min(SUSPECT);
    }
    (article, suspicions)
}

fn byline(credits: Credits, printed: Vec<String>) -> Byline {
    Byline {
        reporters: credits.reporters,
        correspondents: credits.correspondents,
        photographers: credits.photographers,
        printed,
    }
}

fn block(element: &Element, part: Part) -> Block {
    let kind = match (part, &element.kind) {
        (Part::Subhead, _) => BlockKind::Subhead,
        (_, Kind::Verse) => BlockKind::Verse,
        (_, Kind::Table) => BlockKind::Table,
        _ => BlockKind::Paragraph,
    };
    Block { kind, text: element.text.clone(), lines: element.lines.clone() }
}

/// The cut before and after, and the parts of its titles, must all be right.
fn confidence(choices: &[Choice], sure_end: f32) -> f32 {
    let start = choices.first().map_or(1.0, |c| c.sure_cut);
    let title = |c: &&Choice| matches!(c.part, Part::TitleAbove | Part::TitleBelow | Part::Subhead);
    let titles = choices.iter().filter(title).map(|c| c.sure_part).fold(1.0, f32::min);
    let inner = choices.iter().skip(1).map(|c| c.sure_cut).fold(1.0, f32::min);
    (start * sure_end * titles.min(inner)).clamp(0.01, 0.99)
}
