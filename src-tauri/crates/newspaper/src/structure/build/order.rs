//! Whether the lines of a page stand in the order of print: columns read across, line by line, and vertical text read
//! in rows cannot be put right by their words, and nothing read from them is sure.

use crate::diagnostic::{Diagnostic, DiagnosticCode};
use crate::model::Article;
use crate::structure::lines::line::{Class, Line};
use crate::structure::pieces::element::{Element, Kind};
use crate::structure::pieces::mend::parts_word;
use crate::structure::signs::glyph::{is_blank, is_finished, is_han};
use crate::structure::signs::lead;

/// How sure an article of such a page is at most.
const BROKEN: f32 = 0.3;
/// Words of a lead: one inside a paragraph opened another piece.
const LEADS: [&str; 6] = ["本报讯", "本報訊", "讯（记者", "訊（記者", "讯(记者", "訊(記者"];
/// Fewest lines of single characters.
const FEWEST: usize = 3;

/// A remark where the order is broken.
pub(in crate::structure) fn broken(lines: &[Line], elements: &[Element]) -> Option<Diagnostic> {
    let mut found = vertical(lines);
    found.extend(elements.iter().filter(|e| has_inner_lead(e)).filter_map(|e| e.lines.first().copied()));
    found.extend(torn_leads(lines));
    found.extend(interleaved(lines));
    found.sort_unstable();
    found.dedup();
    (!found.is_empty()).then(|| Diagnostic::warning(DiagnosticCode::OrderBroken, found, Vec::new()))
}

/// Lowers what the articles of such a page say of themselves.
pub(in crate::structure) fn doubt(articles: &mut [Article]) {
    for article in articles {
        article.confidence = article.confidence.min(BROKEN);
    }
}

/// Lines of single characters with blanks between them, where most of the page is set so.
fn vertical(lines: &[Line]) -> Vec<u32> {
    let single = |line: &&Line| {
        let mut words = 0;
        let one = line.text.split(is_blank).filter(|w| !w.is_empty()).inspect(|_| words += 1);
        let ones = one.filter(|w| w.chars().count() == 1 && w.chars().all(is_han)).count();
        words >= 3 && ones * 5 >= words * 4
    };
    let full = lines.iter().filter(|l| l.class != Class::Blank).count();
    let found: Vec<u32> = lines.iter().filter(single).map(|l| l.number).collect();
    // The letters of a headline may be spaced.
    if found.len() >= FEWEST && found.len() * 2 > full { found } else { Vec::new() }
}

/// A lead inside a paragraph, behind words that are not its own opening.
fn has_inner_lead(element: &Element) -> bool {
    if element.kind != Kind::Para {
        return false;
    }
    let opening = element.text.char_indices().nth(OPENING).map_or(element.text.len(), |(at, _)| at);
    let inner = &element.text[opening..];
    LEADS.iter().any(|word| {
        let at = inner.find(word);
        at.is_some_and(|at| {
            let before = element.text[..opening + at].trim_end_matches(is_blank).chars().next_back();
            // `据本报讯`, `“本报记者”` and a byline behind the text are no openings.
            let own = before.is_some_and(|c| {
                matches!(c, '据' | '“' | '《' | '■' | '□' | '（' | '(' | '●' | '◎' | '○' | '向' | '受')
            });
            let rest = &inner[at + word.len()..];
            !own && rest.chars().count() > BEHIND
        })
    })
}

/// Characters at the head of a paragraph that are its own opening.
const OPENING: usize = 24;
/// A byline at a paragraph's end has no more than this behind it.
const BEHIND: usize = 20;

/// Lines that break off in an opening where the next line is an opening again: two columns line by line.
fn torn_leads(lines: &[Line]) -> Vec<u32> {
    let torn = |w: &&[Line]| {
        w[0].is_bare()
            && w[1].is_bare()
            && w[0].width < 100
            && !is_finished(&w[0].text)
            && !lead::is_alone(&w[0].text)
            && lead::read(&w[1].text).is_some()
            && lead::read(&w[0].text).is_some()
    };
    lines.windows(2).filter(torn).map(|w| w[1].number).collect()
}

/// Seams of lines that are looked at.
const SEAMS: usize = 14;
/// Words across them that leave no doubt.
const WORDS: usize = 3;

/// Lines of two columns in turn: words stand across the seam with the line after next, and hardly any with the next.
fn interleaved(lines: &[Line]) -> Option<u32> {
    let text = |l: &Line| l.class == Class::Text && l.width <= WIDEST;
    let open =
        |w: &&[Line]| w.iter().all(text) && w[0].text.ends_with(is_han) && w[1].text.starts_with(is_han);
    let seams = || lines.windows(3).filter(open).take(SEAMS);
    // Text in order has a word across every second or third seam: the first few tell.
    if seams().filter(|w| parts_word(&w[0].text, &w[1].text)).take(WORDS).count() == WORDS {
        return None;
    }
    let next = seams().filter(|w| parts_word(&w[0].text, &w[1].text)).count();
    let after = seams().filter(|w| parts_word(&w[0].text, &w[2].text)).count();
    (after >= WORDS && after >= 3 * next).then(|| seams().next().map(|w| w[0].number)).flatten()
}

/// Widest line of a column, in cells.
const WIDEST: u32 = 100;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::read_freely;

    #[test]
    fn an_order_that_is_broken_is_seen() {
        let check = |page: &[&str], expect: bool| {
            let source: Vec<String> = page.iter().map(|l| (*l).to_owned()).collect();
            let page = read_freely(&source, &[]);
            assert_eq!(broken(&page.lines, &page.elements).is_some(), expect, "{source:?}");
        };
        check(&["橋 河 昨 本", "通 灣 日 報", "車 鎮 上 訊", "典 大 午 縣"], true);
        check(&["柳 林 大 桥", "本报讯（记者 张红）大桥昨日通车。", "两岸村民都来看。"], false);
        check(
            &[
                "柳林大桥通车",
                "面粉厂投产",
                "本报讯（记者 张红）柳",
                "本报讯（记者 李强）面",
                "林大桥昨日通车，两",
                "粉厂昨日投产，日产",
            ],
            true,
        );
        check(
            &[
                "本报讯（记者 张红）大桥昨日通车，两岸村民过河只要五分钟。 面粉厂投产 本报讯（记者 李强）河湾镇面粉厂昨日投产，日产面粉三百吨，销往各县。",
            ],
            true,
        );
        check(
            &["柳林大桥通车", "本报讯（记者 张红）大桥昨日通车。", "本报讯（记者 李强）面粉厂投产。"],
            false,
        );
        check(&["大桥昨日通车，两岸村民过河只要五分钟，学生上学不用再坐渡船了。（本报记者 张红）"], false);
    }
}
