//! Names written by sound: 阿依古丽·买买提, 约翰·史密斯, and foreign names of one piece where a title or a verb of
//! speech stands beside them.

use std::sync::LazyLock;

use super::super::scan::{Scan, is_han};
use super::super::words::Word;
use super::name::{Left, is_name_tag, is_no_name, may_end};
use super::speech::speech_at;
use super::titles::{title_before, title_behind};
use crate::text::char_set::CharSet;
use crate::text::name_chars::weights;
use crate::text::not_names;

/// The longest piece of such a name, in characters.
const PIECE: usize = 10;
/// The most pieces behind the first.
const PIECES: usize = 5;

/// End of the name by sound that starts at `at`.
pub(super) fn by_sound(scan: &Scan, at: usize, left: Left) -> Option<usize> {
    let dotted = if scan.is_dotted() { dotted(scan, at, left) } else { None };
    dotted.or_else(|| single(scan, at, left))
}

/// 木哈买提·萨尔特拜: pieces with dots between them.
fn dotted(scan: &Scan, at: usize, left: Left) -> Option<usize> {
    let mut end = first_end(scan, at)?;
    if scan.at(end) != '·'
        || end == at
        || NO_START.contains(scan.at(at)) && scan.at(at + 1) != '-'
        || (at + 1..end).any(|i| title_before(scan, i).is_some())
    {
        return None;
    }
    let first = end;
    for _ in 0..PIECES {
        if matches!(scan.at(end), '·' | '-') && is_han(scan.at(end + 1)) {
            end = piece_end(scan, end + 1)?;
        }
    }
    // 文旅消费·“…”: behind the dot stands no piece of a name.
    if end == first {
        return None;
    }
    let bound = |from: usize, to: usize| sound(scan, from, to) >= 8 * (to - from) as i32;
    let known = |from: usize| scan.one_of(from, PARTS).is_some();
    let sounds =
        known(at) || bound(at, first) && (left != Left::Open || bound(first + 1, end) || known(first + 1));
    (sounds || left == Left::Title && first - at < 6).then_some(end)
}

/// Where the first piece ends: 弗拉基米尔, 让-皮埃尔.
fn first_end(scan: &Scan, at: usize) -> Option<usize> {
    let hyphen =
        |i: usize| matches!(scan.at(i), '-' | '—') && is_han(scan.before(i)) && is_han(scan.at(i + 1));
    let mut hyphens = 0;
    (at..at + PIECE).find(|i| {
        let joins = *i > at && hyphen(*i) && hyphens == 0;
        hyphens += usize::from(joins);
        !is_han(scan.at(*i)) && !joins
    })
}

/// Where the piece that starts at `from` ends: at a break, or before a word that is no piece of a name.
fn piece_end(scan: &Scan, from: usize) -> Option<usize> {
    let part = scan.one_of(from, PARTS).map_or(from, |(_, len)| from + len);
    let more = (part..from + PIECE)
        .find(|i| !is_han(scan.at(*i)) || weights(scan.at(*i)).foreign < 8 || word_begins(scan, *i))?;
    let end = words_end(scan, from)?.max(if part > from { more } else { from });
    // 力克 in 哈力克 is a verb to the segmenter: up to a break, what ends in a sound of names is their rest.
    const SHORT: usize = 4;
    const BREAKS: &str = "和与及同向对将在是为由被把说等的了也就都";
    let whole = (from..from + PIECE)
        .find(|i| !is_han(scan.at(*i)) || BREAKS.contains(scan.at(*i)) || speech_at(scan, *i).is_some())?;
    let rest = whole > end && whole - from <= SHORT && weights(scan.before(whole)).foreign >= 8;
    Some(if rest { whole } else { end })
}

/// The same by the words of the segmenter alone.
fn words_end(scan: &Scan, from: usize) -> Option<usize> {
    let mut end = from;
    while end < from + PIECE && is_han(scan.at(end)) {
        let inside =
            scan.words().at(end).is_some_and(|w| w.start >= from && w.start < end && is_name_tag(w.tag));
        if end > from && !inside && (weights(scan.at(end)).foreign < -12 || word_begins(scan, end)) {
            break;
        }
        end += 1;
    }
    (end > from).then_some(end)
}

/// Does a word begin at `at` that has nothing to do with sounds: 表示, 昨天, 总统?
fn word_begins(scan: &Scan, at: usize) -> bool {
    let word = scan.words().at(at).filter(|w| w.start == at);
    let plain = word.is_some_and(|w| {
        let len = (w.end - w.start) as i32;
        let told = !is_name_tag(w.tag) && !matches!(w.tag, "ns" | "nz" | "x" | "");
        told && (len > 1 && sound(scan, w.start, w.end) < 12 * len || len == 1 && sound(scan, at, w.end) < 0)
    });
    plain || may_end(scan, at) && weights(scan.at(at)).foreign < 15
}

/// Words of one character before a name.
static NO_START: LazyLock<CharSet> = LazyLock::new(|| "对和与向在同为由将从以及了是等".chars().collect());

/// 奥尔默特 behind a title or before a verb of speech.
fn single(scan: &Scan, at: usize, left: Left) -> Option<usize> {
    let word = scan.words().at(at)?;
    let open = left == Left::Open;
    let piece = || open && is_han(scan.before(at)) && weights(scan.before(at)).foreign >= 15;
    if word.start != at && open || piece() || NO_START.contains(scan.at(at)) {
        return None;
    }
    let known = word.start == at && is_name_tag(word.tag) && word.end - at >= 2 && may_end(scan, word.end);
    let named = known && sound(scan, at, word.end) >= 5 * (word.end - at) as i32;
    let run = (at..at + PIECE).find(|i| {
        !is_han(scan.at(*i)) || weights(scan.at(*i)).foreign < 0 || *i > at && word_begins(scan, *i)
    })?;
    let sounds = run - at >= 2 && sound(scan, at, run) >= 14 * (run - at) as i32 && may_end(scan, run);
    let end = sounds.then_some(run).or(named.then_some(word.end))?;
    let inside = scan.words().within(at, end);
    // 帝力 in 穆拉帝力: a place behind the first sound of a listed name is a piece of it.
    let piece_of_name = |w: &Word| left == Left::List && w.start > at;
    let place = inside.iter().any(|w| w.tag == "ns" && w.end - w.start >= 2 && !piece_of_name(w));
    if place || not_names::contains(&scan.slice(at, end)) {
        return None;
    }
    let person = speech_at(scan, end).is_some() || title_behind(scan, end).is_some();
    let acts = scan.one_of(end, ACTS).is_some() || scan.one_before(at, MEETS).is_some();
    let whole = inside.len() == 1 && named && end - at >= 3;
    let expected = left != Left::Open || person && (end - at >= 3 || named) || acts && whole;
    expected.then_some(end)
}

/// A name of four to six characters that no dictionary has, between a title and a verb of speech or a break: 阿牛阿呷.
pub(super) fn unheard(scan: &Scan, at: usize) -> Option<usize> {
    let end = (at + 4..=at + 6).find(|i| !is_han(scan.at(*i)) || speech_at(scan, *i).is_some())?;
    let strange = |w: &Word| w.end - w.start == 1 || is_name_tag(w.tag) || matches!(w.tag, "x" | "");
    let named = (at..end).all(|i| is_han(scan.at(i)) && !is_no_name(scan.at(i)));
    let sounds = (at..end).filter(|i| weights(scan.at(*i)).foreign > -15).count() * 2 > end - at;
    (named && sounds && scan.words().within(at, end).iter().all(strange)).then_some(end)
}

/// What people do, and places and companies less often.
const ACTS: &[&str] = &[
    "出席", "会见", "会晤", "当选", "辞职", "抵达", "访问", "应邀", "宣誓", "去世", "逝世", "发表", "夺得",
    "获得",
];
/// What is done with people.
const MEETS: &[&str] = &["会见", "会晤", "会见了", "邀请", "接见"];

/// What names of Uygurs, Kazakhs, Mongols and Tibetans begin with, in characters that are common in text as well.
const PARTS: &[&str] = &[
    "阿不都",
    "阿布都",
    "阿卜杜",
    "阿不力",
    "阿布力",
    "阿布列",
    "阿不列",
    "艾合买",
    "热合曼",
    "玉素甫",
    "司马义",
    "买买提",
    "买合",
    "麦麦提",
    "吐尔",
    "吐逊",
    "依明",
    "依米",
    "依力",
    "艾力",
    "艾山",
    "艾合",
    "艾买",
    "热合",
    "热孜",
    "热依",
    "玉素",
    "玉山",
    "木拉",
    "木沙",
    "努尔",
    "努力",
    "阿不",
    "阿布",
    "阿卜",
    "阿依",
    "阿迪",
    "阿力",
    "古丽",
    "库尔班",
    "库来",
    "迪力",
    "迪丽",
    "帕提",
    "帕尔",
    "帕哈",
    "肉孜",
    "如孜",
    "司马义",
    "斯马",
    "哈力",
    "哈山",
    "哈斯",
    "哈丽",
    "亚生",
    "亚森",
    "亚库",
    "加米",
    "加马",
    "祖力",
    "祖丽",
    "再吐",
    "沙拉",
    "沙吾",
    "塔依",
    "巴哈",
    "巴特",
    "叶尔",
    "别克",
    "居马",
    "贾马",
    "米吉",
    "赛力",
    "赛福",
    "铁木",
    "铁力",
    "包尔",
    "乌拉",
    "尼亚孜",
    "吾斯",
    "吾买",
    "伊力",
    "伊布",
    "卡德",
    "卡斯",
    "萨依",
    "萨拉",
    "扎西",
    "次仁",
    "多吉",
    "卓玛",
    "格桑",
    "洛桑",
];

/// What the characters of a run weigh as sounds.
pub(super) fn sound(scan: &Scan, start: usize, end: usize) -> i32 {
    (start..end)
        .filter(|i| !matches!(scan.at(*i), '·' | '-' | '—'))
        .map(|i| i32::from(weights(scan.at(i)).foreign))
        .sum()
}

/// Is `start..end` a name by itself, and no piece of a longer one?
pub(super) fn stands_free(scan: &Scan, start: usize, end: usize) -> bool {
    let within = |c: char| c == '·' || is_han(c) && weights(c).foreign >= 20;
    !within(scan.before(start)) && !within(scan.at(end))
}
