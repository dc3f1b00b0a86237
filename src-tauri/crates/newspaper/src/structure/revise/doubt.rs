//! What the cut of a page is not sure of, as questions with the answers that were weighed.

use std::collections::BTreeMap;

use crate::correction::{Correction, TitlePart};
use crate::doubt::{Answer, AnswerMeaning, Doubt, DoubtKind};
use crate::structure::DOUBTFUL;
use crate::structure::cut::reading::Reading;
use crate::structure::cut::viterbi::{Choice, PARTS, Part};
use crate::structure::pieces::element::{Element, Kind};
use crate::structure::revise::constraint::{Constraints, part_of};

/// An answer less probable than this is not offered.
const OFFERED: f32 = 0.02;
/// Most doubts of a page, the least sure ones: no person answers more about one page.
const MOST: usize = 200;
/// Longest quotation in an answer, in characters.
const QUOTED: usize = 24;

/// The doubts of a page in the order of its lines. `corrected` is the free reading and the constraints that made
/// `page` of it, where a person corrected its structure.
pub(in crate::structure) fn read(page: &Reading, corrected: Option<(&Reading, &Constraints)>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut n = 0;
    // A cut right after a doubtful title is the same decision.
    let mut settled = true;
    while n < page.elements.len() {
        let to = title_end(page, n);
        let title = headline(page, n, to, corrected);
        if title.is_none() {
            doubts.extend((n..to).filter(|&k| k > n || !settled).filter_map(|k| cut(page, k)));
        }
        settled = title.is_some();
        doubts.extend(title);
        n = to;
    }
    if doubts.len() > MOST {
        doubts.sort_by(|a, b| a.confidence.total_cmp(&b.confidence));
        doubts.truncate(MOST);
        doubts.sort_by_key(|d| d.lines.first().copied());
    }
    doubts
}

/// One past the last element of the title that begins with element `n`: of one part, in one article. Anything else
/// stands alone.
fn title_end(page: &Reading, n: usize) -> usize {
    if page.elements[n].kind != Kind::Title {
        return n + 1;
    }
    let part = page.choices[n].part;
    let more = |&k: &usize| {
        page.elements[k].kind == Kind::Title && page.choices[k].part == part && !page.choices[k].cut
    };
    n + 1 + (n + 1..page.elements.len()).take_while(more).count()
}

fn cut(page: &Reading, n: usize) -> Option<Doubt> {
    let (element, choice) = (&page.elements[n], &page.choices[n]);
    if choice.sure_cut >= DOUBTFUL {
        return None;
    }
    let line = element.first_line();
    let begins = answer(AnswerMeaning::Begins, element, choice.sure_cut, vec![Correction::Split { line }]);
    let goes_on = answer(AnswerMeaning::GoesOn, element, choice.sure_cut, vec![Correction::Join { line }]);
    let (present, mut other) = if choice.cut { (begins, goes_on) } else { (goes_on, begins) };
    other.probability = 1.0 - choice.sure_cut;
    Some(Doubt {
        kind: DoubtKind::Cut,
        confidence: choice.sure_cut,
        lines: vec![line],
        answers: vec![present, other],
    })
}

/// The doubt about the title of the elements `from..to`, if the least sure of them is doubtful.
fn headline(
    page: &Reading,
    from: usize,
    to: usize,
    corrected: Option<(&Reading, &Constraints)>,
) -> Option<Doubt> {
    let choice = page.choices[from..to].iter().min_by(|a, b| a.sure_part.total_cmp(&b.sure_part))?;
    if choice.sure_part >= DOUBTFUL || page.elements[from].kind != Kind::Title {
        return None;
    }
    let lines: Vec<u32> = page.elements[from..to].iter().flat_map(|e| e.lines.clone()).collect();
    let mut answers: Vec<Answer> = Vec::new();
    for (part, meaning) in TITLE_PARTS {
        let present = choice.part == part_of(part);
        let probability = probability(choice, part);
        let possible = probability >= OFFERED && !(from == 0 && part == TitlePart::Below);
        if !present && !possible {
            continue;
        }
        let corrections = match corrected {
            Some((free, constraints)) if present => {
                confirmation(page, free, constraints, &page.elements[from..to], part)
            }
            _ => vec![Correction::Title { lines: lines.clone(), part }],
        };
        answers.push(answer(meaning, &page.elements[from], probability, corrections));
    }
    let present = |a: &Answer| TITLE_PARTS.iter().any(|(p, m)| part_of(*p) == choice.part && *m == a.meaning);
    answers.sort_by(|a, b| present(b).cmp(&present(a)).then(b.probability.total_cmp(&a.probability)));
    Some(Doubt { kind: DoubtKind::Headline, confidence: choice.sure_part, lines, answers })
}

const TITLE_PARTS: [(TitlePart, AnswerMeaning); 4] = [
    (TitlePart::Above, AnswerMeaning::TitleAbove),
    (TitlePart::Below, AnswerMeaning::TitleBelow),
    (TitlePart::Subhead, AnswerMeaning::Subhead),
    (TitlePart::Text, AnswerMeaning::Text),
];

fn probability(choice: &Choice, part: TitlePart) -> f32 {
    let part: Part = part_of(part);
    if part == choice.part {
        return choice.sure_part;
    }
    PARTS.iter().zip(choice.parts).find(|(p, _)| **p == part).map_or(0.0, |(_, share)| share)
}

/// Keeps a title as it is on a page that earlier corrections changed: each of its elements by itself, for one word
/// on all of their lines would take back what broke them apart, and the boundaries around them where that word
/// would move them.
fn confirmation(
    page: &Reading,
    free: &Reading,
    constraints: &Constraints,
    title: &[Element],
    part: TitlePart,
) -> Vec<Correction> {
    let first = page.elements.first().map(Element::first_line);
    let around = |e: &Element| constraints.around(free, &e.lines, part);
    let said: BTreeMap<u32, bool> = title.iter().flat_map(around).collect();
    let moved = said.into_iter().filter(|&(line, begins)| Some(line) != first && page.begins(line) != begins);
    let titles = title.iter().map(|e| Correction::Title { lines: e.lines.clone(), part });
    let kept = moved.map(
        |(line, begins)| {
            if begins { Correction::Join { line } } else { Correction::Split { line } }
        },
    );
    titles.chain(kept).collect()
}

fn answer(
    meaning: AnswerMeaning,
    element: &Element,
    probability: f32,
    corrections: Vec<Correction>,
) -> Answer {
    Answer { meaning, args: vec![quote(&element.text)], probability, corrections }
}

/// The head of a line, with an ellipsis where it goes on.
pub(in crate::structure) fn quote(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= QUOTED {
        return line.to_owned();
    }
    line.chars().take(QUOTED - 1).chain(['…']).collect()
}
