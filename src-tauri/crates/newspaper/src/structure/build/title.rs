//! Kicker (引题), headline (主题) and deck (副题) from the lines of a title.

use crate::structure::pieces::element::Element;
use crate::structure::pieces::mend::parts_word;
use crate::structure::signs::glyph::{is_blank, is_closing, is_han, is_marker, is_unclosed};
use crate::structure::signs::join;
use crate::structure::signs::label::Label;
use crate::text::JIEBA;

/// The parts of a title.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::structure) struct Title {
    pub(in crate::structure) kicker: Option<String>,
    pub(in crate::structure) headline: Option<String>,
    pub(in crate::structure) deck: Option<String>,
    /// Only the size of its letters could tell which line is the headline.
    pub(in crate::structure) ambiguous: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    Kicker,
    Headline,
    Deck,
}

/// Ends of decks that are set without a dash.
const DECK_ENDS: [&str; 11] =
    ["见闻", "探访记", "侧记", "纪实", "记事", "综述", "采访记", "启示录", "述评", "观察", "速写"];

/// Ends of decks that name who was there: `…出席并讲话`.
const ATTENDED: [&str; 16] = [
    "出席并讲话",
    "出席会议并讲话",
    "出席会议",
    "出席",
    "并讲话",
    "讲话",
    "致辞",
    "致词",
    "列队欢迎",
    "夹道欢迎",
    "主持会议",
    "参加典礼",
    "作报告",
    "到场祝贺",
    "到场",
    "陪同调研",
];
/// A line of this length hardly names a series, in characters.
const LONG_KICKER: usize = 10;

/// A line of a headline that is broken in its middle has at least so many characters, and the next at most one more.
const LEAST_HALF: usize = 6;
const LONGER_HALF: usize = 1;

/// Words with which no line of a title ends that stands by itself: what they govern stands in the next.
const WANTS_MORE: [&str; 26] = [
    "的", "和", "与", "及", "或", "在", "于", "对", "向", "从", "由", "把", "被", "将", "以", "为", "称",
    "致", "受", "使", "令", "促", "宣布", "发现", "呼吁", "强调",
];

/// Words with which no line of a title begins that stands by itself.
const GOES_ON: [&str; 9] = ["的", "和", "及", "称", "被", "等", "并", "而", "或"];
/// Plain lines from which a stack has a headline in its middle.
const STACK: usize = 3;

/// Sorts the lines of a title.
pub(in crate::structure) fn read(elements: &[&Element]) -> Title {
    let pieces = merge_torn(elements);
    let (ranks, ambiguous) = ranks(&pieces);
    let part = |rank: Rank| {
        let texts: Vec<&str> =
            pieces.iter().zip(&ranks).filter(|(_, r)| **r == rank).map(|(p, _)| p.text.as_str()).collect();
        (!texts.is_empty()).then(|| texts.join(" "))
    };
    Title { kicker: part(Rank::Kicker), headline: part(Rank::Headline), deck: part(Rank::Deck), ambiguous }
}

/// A line of a title, torn pieces put together.
struct Piece {
    text: String,
    label: Option<Label>,
    heading: u8,
    dashed: bool,
}

fn merge_torn(elements: &[&Element]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for element in elements {
        if let Some(last) = pieces.last_mut()
            && is_torn(last, element)
        {
            join::append(&mut last.text, &element.text);
            last.text = join::tidy(&last.text);
            continue;
        }
        pieces.push(Piece {
            text: element.text.clone(),
            label: element.label,
            heading: element.heading,
            dashed: element.is_dashed(),
        });
    }
    pieces
}

/// Whether a blank line stands inside one line of a title.
fn is_torn(last: &Piece, next: &Element) -> bool {
    if last.text.len() > 120
        || last.label.is_some()
        || next.label.is_some()
        || last.heading > 0
        || next.heading > 0
        || next.is_dashed()
    {
        return false;
    }
    let words = |t: &str| t.chars().filter(|c| is_han(*c) || c.is_ascii_alphanumeric()).count();
    let (a, b) = (words(&last.text), words(&next.text));
    // Four characters above a longer line name a series (引题); fewer are a piece of the headline.
    let series = a == 4 && b >= 8;
    // A series has a name of words alone; figures and quotation marks are of the headline.
    let named = last.text.chars().all(|c| is_han(c) || is_blank(c) || is_marker(c));
    let scrap = a.min(b) <= 3 || a.min(b) == 4 && !series || a <= 6 && a <= b + 2 && !named;
    let seam = next.text.starts_with(is_closing) || a.abs_diff(b) <= 4 && parts_word(&last.text, &next.text);
    is_unclosed(&last.text) || scrap || seam || is_one_clause(&last.text, &next.text)
}

/// Whether the end of a line or the beginning of the next says that they are halves of one clause: `马里人质劫持致` above
/// `3名中国公民遇害`.
fn is_one_clause(above: &str, below: &str) -> bool {
    let last = JIEBA.cut(above.trim_end(), false).into_iter().next_back().map(|token| token.word);
    let first = JIEBA.cut(below.trim_start(), false).into_iter().next().map(|token| token.word);
    last.is_some_and(|word| WANTS_MORE.contains(&word)) || first.is_some_and(|word| GOES_ON.contains(&word))
}

/// Whether a line says something of something: it has a verb or an adjective, or a figure at its end.
fn has_predicate(text: &str) -> bool {
    let tags = JIEBA.tag(text, false);
    let says = |tag: &str| tag.starts_with(['v', 'a']) && !matches!(tag, "vn" | "an");
    let counts = tags.last().is_some_and(|token| token.tag.starts_with(['m', 'q']));
    text.contains(is_blank) || counts || tags.iter().any(|token| says(token.tag))
}

/// The headline is what a heading sign or label says, else the last line that is no deck, or the middle one of a
/// stack. Whether only the size of the letters could tell.
fn ranks(pieces: &[Piece]) -> (Vec<Rank>, bool) {
    let deck = |p: &Piece| p.label == Some(Label::Deck) || (p.label.is_none() && p.dashed);
    let marked = pieces.iter().position(|p| p.label == Some(Label::Headline) || p.heading > 0);
    let ends = |n: usize, words: &[&str]| words.iter().any(|end| pieces[n].text.ends_with(end));
    let plain: Vec<usize> =
        (0..pieces.len()).filter(|&n| !deck(&pieces[n]) && pieces[n].label != Some(Label::Kicker)).collect();
    let (main, ambiguous) = match (marked, plain.as_slice()) {
        (Some(main), _) => (main, false),
        (None, [rest @ .., a, b]) if ends(*b, &DECK_ENDS) || ends(*b, &ATTENDED) => (*a, rest.len() > 1),
        (None, [_, .., a, _]) if plain.len() >= STACK => (*a, true),
        // A line as long above the last one may as well be the headline over its deck; and one that says nothing by itself
        // may be the first half of a headline.
        (None, [a, b]) => {
            let [above, below] = [a, b].map(|n| pieces[*n].text.chars().count());
            let half =
                above >= LEAST_HALF && above + LONGER_HALF >= below && !has_predicate(&pieces[*a].text);
            (*b, above >= LONG_KICKER && above >= below || half)
        }
        (None, [.., last]) => (*last, false),
        (None, []) => (0, false),
    };
    let rank = |(n, piece): (usize, &Piece)| match piece.label {
        Some(Label::Kicker) if n != main => Rank::Kicker,
        Some(Label::Headline) => Rank::Headline,
        Some(Label::Deck) if n != main => Rank::Deck,
        _ if n == main => Rank::Headline,
        _ if n > main || piece.dashed => Rank::Deck,
        _ => Rank::Kicker,
    };
    (pieces.iter().enumerate().map(rank).collect(), ambiguous)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::lines::line;
    use crate::structure::pieces::element;
    use crate::structure::pieces::layout;

    /// Reads a title block set on a page of its own; blank lines part its lines.
    fn of_lines(lines: &[&str]) -> Title {
        let source: Vec<String> = lines.join("\n\n").split('\n').map(str::to_owned).collect();
        let lines = line::classify(&source);
        let elements = element::read(&lines, &layout::read(&lines));
        read(&elements.iter().collect::<Vec<_>>())
    }

    fn title(lines: &[&str]) -> [String; 3] {
        let found = of_lines(lines);
        [found.kicker, found.headline, found.deck].map(Option::unwrap_or_default)
    }

    #[test]
    fn a_line_that_says_nothing_by_itself_may_be_half_a_headline() {
        let check = |lines: &[&str], expect: bool| assert_eq!(of_lines(lines).ambiguous, expect, "{lines:?}");
        check(&["县第十三届人大常委会", "第二十六次会议昨日闭幕"], true);
        check(&["过河只要五分钟", "柳林大桥昨日通车"], false);
        check(&["河湾镇", "柳林大桥昨日正式建成通车"], false);
    }

    #[test]
    fn lines_of_a_title_are_ranked() {
        let check = |lines: &[&str], expect: [&str; 3]| assert_eq!(title(lines), expect, "{lines:?}");
        check(&["柳林大桥昨日通车"], ["", "柳林大桥昨日通车", ""]);
        check(&["两岸过河只要五分钟", "柳林大桥昨日通车"], ["两岸过河只要五分钟", "柳林大桥昨日通车", ""]);
        check(&["柳林大桥昨日通车", "——来自河湾镇的报告"], ["", "柳林大桥昨日通车", "——来自河湾镇的报告"]);
        check(
            &["柳林大桥昨日通车", "河湾镇两岸通车探访记"],
            ["", "柳林大桥昨日通车", "河湾镇两岸通车探访记"],
        );
        check(&["过河五分钟", "# 柳林大桥通车", "全长六百米"], ["过河五分钟", "柳林大桥通车", "全长六百米"]);
        check(
            &["两岸过河只要五分钟", "柳林大桥昨日通车", "沿河村民两千人到场祝贺"],
            ["两岸过河只要五分钟", "柳林大桥昨日通车", "沿河村民两千人到场祝贺"],
        );
        check(&["全县防汛会议召开", "张红出席并讲话"], ["", "全县防汛会议召开", "张红出席并讲话"]);
        check(&["冠县", "灵芝产业加速崛起"], ["", "冠县灵芝产业加速崛起", ""]);
        check(&["老桥垮塌致", "两岸村民绕行"], ["", "老桥垮塌致两岸村民绕行", ""]);
        check(&["水利部门公布柳林大桥", "的检测结果"], ["", "水利部门公布柳林大桥的检测结果", ""]);
        check(&["河湾政务“掌上", "办”事项增至百项"], ["", "河湾政务“掌上办”事项增至百项", ""]);
        check(&["标题：柳林大桥通车", "副题：两岸说变化"], ["", "柳林大桥通车", "两岸说变化"]);
    }
}
