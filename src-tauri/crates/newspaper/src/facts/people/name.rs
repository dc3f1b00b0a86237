//! Is this a name? Evidence is added up in tenths of a natural logarithm: what its characters weigh, what stands to
//! its left and right, and whether the segmenter's words agree.

use std::sync::LazyLock;

use super::super::scan::{LongList, Scan, is_han};
use super::super::words::Word;
use super::speech::speech_at;
use super::titles::title_behind;
use crate::text::char_set::CharSet;
use crate::text::name_chars::weights;
use crate::text::{JIEBA, not_names, surnames};

/// What may follow a name besides punctuation and verbs of speech.
static FOLLOWS: LazyLock<LongList> = LazyLock::new(|| LongList::new(FOLLOWING));
const FOLLOWING: &[&str] = &[
    "出席", "主持", "参加", "致辞", "讲话", "带领", "率领", "率", "带着", "当即", "立即", "随即", "正在",
    "正", "已", "曾", "将", "还", "又", "也", "就", "都", "便", "是", "为", "在", "从", "对", "向", "与",
    "和", "及", "以", "把", "被", "给", "让", "同", "等", "的", "看", "走", "来到", "来", "到", "拿", "指着",
    "笑", "深", "有", "没", "不", "一", "今年", "代表", "作", "做", "接", "宣布", "担任", "任", "获", "荣获",
    "赴", "多次", "先后", "会见", "会晤", "前往", "摄", "去世", "逝世", "主编", "著", "因", "于", "抵达",
    "访问", "发表", "上任", "时", "日", "今天", "昨天", "一行", "更", "自", "所说", "当时", "通过", "签署",
    "举行", "作出", "致电", "同意", "当选", "考察", "视察", "应邀", "调研", "再次", "所", "则", "却", "并",
    "之",
];
/// Characters that are hardly ever part of a given name.
static NO_NAME: LazyLock<CharSet> = LazyLock::new(|| NEVER.chars().collect());
const NEVER: &str =
    "的了在是和与及说称对向被把等也就都不我你他她它这那会来去有没着过个们里上下吗呢吧某先女后前摄获";
/// Words right before a name that are no titles.
const LEADS: &[&str] = &[
    "名叫", "叫做", "叫", "任命", "选举", "推荐", "会见", "会晤", "由", "和", "与", "同", "及", "以及", "对",
    "向", "为", "给", "把", "被", "让", "请", "邀请", "以", "跟", "据", "名为", "包括",
];

/// Last characters of places that are rare in given names.
static PLACE_ENDS: LazyLock<CharSet> = LazyLock::new(|| OF_PLACES.chars().collect());
const OF_PLACES: &str =
    "村庄镇乡县市区省州沟坝桥寺庙亭城关泉井屯堡营寨岭洞路街巷宫殿塔楼湾店里坊湖河岛港口庵院园苑陵制堆";
/// What makes the words before it a name of something else: 张裕公司, 金鑫果茶厂.
static GOES_ON: LazyLock<LongList> = LazyLock::new(|| LongList::new(GOING_ON));
const GOING_ON: &[&str] = &[
    "公司",
    "集团",
    "大学",
    "学院",
    "医院",
    "酒家",
    "酒店",
    "饭店",
    "大厦",
    "基金",
    "主义",
    "思想",
    "理论",
    "纪念馆",
    "故居",
    "村",
    "镇",
    "乡",
    "县",
    "市",
    "区",
    "路",
    "街",
    "厂",
    "店",
    "厅",
    "馆",
    "站",
    "杯",
    "奖",
    "队",
    "班",
    "寺",
    "河",
    "山",
    "湖",
    "庄",
    "牌",
    "氏",
    "州",
    "省",
    "府",
    "姓",
    "族",
    "人",
    "桥",
    "港",
    "岛",
    "小学",
    "中学",
    "律师事务所",
];

/// What leads a reader to expect a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// A title.
    Title,
    /// A word for a relative or for people of all sorts, which often stands without a name.
    Relative,
    /// A name and 、 or 和.
    List,
    /// Anything else.
    Open,
}

/// A name that may start somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) end: usize,
    pub(super) score: i32,
}

/// Evidence from which a name is taken by itself, and from which it is worth a second look.
pub(super) const ENOUGH: i32 = 84;
pub(super) const MAYBE: i32 = 60;

/// The likeliest Chinese name that starts at `at`.
pub(super) fn chinese(scan: &Scan, at: usize, left: Left) -> Option<Candidate> {
    let compound = scan.chars.get(at..).is_some_and(surnames::is_compound);
    let given = at + if compound { 2 } else { 1 };
    let led = left != Left::Open;
    let surname = compound || surnames::is_common(scan.at(at)) || led && surnames::is_any(scan.at(at));
    // 罗大爷, 周总理: a surname and a title are no full name.
    if !surname || title_behind(scan, given).is_some() || !compound && is_preposition(scan, at) {
        return None;
    }
    let expected = match left {
        Left::Title => 75,
        Left::Relative => 50,
        Left::List => 60,
        Left::Open => before(scan, at),
    };
    let scored = |len: usize| {
        let end = given + len;
        let known = scan
            .words()
            .at(at)
            .is_some_and(|w| w.start == at && w.end == end && end - at > 2 && is_name_tag(w.tag));
        let usual = |i| is_han(scan.at(i)) && (known || !NO_NAME.contains(scan.at(i)));
        let shape = (given..end).all(usual).then(|| shape(scan, at, given, end, left == Left::Title))?;
        let score =
            shape + expected + behind(scan, end)? + segmentation(scan, at, end)? + sounds(scan, at, end);
        Some(Candidate { end, score })
    };
    [2, 1].into_iter().filter_map(scored).max_by_key(|c| c.score)
}

/// Those that somebody meets, speaks to, or does something for.
const PEOPLE: &[&str] = &[
    "大家", "群众", "村民", "居民", "干部", "职工", "员工", "工人", "师生", "学生", "同学", "同事", "记者",
    "代表", "客商", "来宾", "战士", "官兵", "老人", "孩子", "乡亲", "家人", "妻子", "丈夫", "他", "她",
];

/// Does its last character begin a saying? 种粮大户某某喜上眉梢.
fn cuts_saying(scan: &Scan, end: usize) -> bool {
    const LENGTH: usize = 4;
    let saying = scan.slice(end - 1, end - 1 + LENGTH);
    let word = |t: &jieba_rs::Tag| t.word == saying && (t.tag.starts_with('i') || t.tag.starts_with('l'));
    JIEBA.has_word(&saying) && JIEBA.tag(&saying, false).first().is_some_and(word)
}

/// What the characters weigh.
fn shape(scan: &Scan, at: usize, given: usize, end: usize, led: bool) -> i32 {
    let compound = given > at + 1;
    let surname = if compound { of_compound(scan, at) } else { i32::from(weights(scan.at(at)).surname) };
    let last = i32::from(weights(scan.before(end)).last);
    // 乔庄, 李家沟, 卓刀泉.
    let place = if !led && PLACE_ENDS.contains(scan.before(end)) { -60 } else { 0 };
    place
        + match end - given {
            1 => surname + last - 10,
            _ => surname + i32::from(weights(scan.at(given)).first) + last,
        }
}

/// 欧阳 and 司徒 are hardly ever anything but surnames; 东方 and 西门 mostly are.
fn of_compound(scan: &Scan, at: usize) -> i32 {
    const PLACES: &str = "东西南长太第百闻";
    if PLACES.contains(scan.at(at)) { 40 } else { 70 }
}

/// 向, 和 and 由 stand before names far oftener than they are surnames.
fn is_preposition(scan: &Scan, at: usize) -> bool {
    const BOTH: &str = "向和由从于与同";
    let alone = |w: &Word| w.start == at && w.end == at + 1 && matches!(w.tag, "p" | "c");
    BOTH.contains(scan.at(at)) && scan.words().at(at).as_ref().is_some_and(alone)
}

/// Three people, 二人, 五位同志: they were named just before.
fn counts_people(scan: &Scan, at: usize) -> bool {
    let number = scan.at(at).is_ascii_digit() || "一二两三四五六七八九十".contains(scan.at(at));
    number && (matches!(scan.at(at + 1), '人' | '位') || scan.starts(at + 1, "名同志"))
}

/// A piece of a longer name by sound, 马尔 of 马尔克斯, is no Chinese name.
fn sounds(scan: &Scan, at: usize, end: usize) -> i32 {
    let sound = |at: usize| if is_han(scan.at(at)) { weights(scan.at(at)).foreign } else { -40 };
    let before = at > 0 && sound(at - 1) >= 20 && sound(at) >= 12;
    let behind = sound(end) >= 20 && sound(end - 1) >= 12;
    if before || behind { -35 } else { 0 }
}

/// What stands before a name that no title leads to.
fn before(scan: &Scan, at: usize) -> i32 {
    let c = scan.before(at);
    match c {
        _ if c.is_ascii_digit() => -30,
        '《' | '〈' => -20,
        '“' | '‘' => -12,
        _ if !is_han(c) => 8,
        '的' if scan.ends(at, "岁的") || scan.any_within(scan.clause_start(at, 20), at, &["家住"]) => 40,
        _ if scan.one_before(at, LEADS).is_some() => 5,
        _ => 0,
    }
}

/// What follows the name; `None` where a name cannot end.
fn behind(scan: &Scan, end: usize) -> Option<i32> {
    let c = scan.at(end);
    if let Some((_, after)) = speech_at(scan, end) {
        return Some(if after - end > 1 { 25 } else { 15 });
    }
    if title_behind(scan, end).is_some() {
        return Some(25);
    }
    if is_han(c) && cuts_saying(scan, end) {
        return None;
    }
    // 戴维博 in 戴维博士: the last character begins a title.
    if title_behind(scan, end - 1).is_some_and(|title| title.chars().count() > 1) {
        return None;
    }
    if counts_people(scan, end) {
        return Some(20);
    }
    if is_han(c) && GOES_ON.at(scan, end).is_some() {
        return Some(-30);
    }
    // 王成与大家交谈: somebody has to do with people.
    if "与和同跟向给对为".contains(c) && scan.one_of(end + 1, PEOPLE).is_some() {
        return Some(20);
    }
    if is_han(c) {
        return Some(match FOLLOWS.at(scan, end) {
            Some((_, 1)) => 5,
            Some(_) => 15,
            None => -8,
        });
    }
    match c {
        '·' => None,
        ',' if matches!(scan.at(end + 1), '男' | '女') && !is_han(scan.at(end + 2)) => Some(40),
        '、' if surnames::is_common(scan.at(end + 1)) && (end + 3..end + 5).any(|i| scan.at(i) == '、') => {
            Some(28)
        }
        '、' | '(' => Some(12),
        '》' => Some(-5),
        _ => Some(8),
    }
}

/// May a name end before `at`?
pub(super) fn may_end(scan: &Scan, at: usize) -> bool {
    let c = scan.at(at);
    !is_han(c) && !c.is_ascii_alphabetic()
        || speech_at(scan, at).is_some()
        || FOLLOWS.at(scan, at).is_some()
        || title_behind(scan, at).is_some()
}

/// Is the character hardly ever part of a given name?
pub(super) fn is_no_name(c: char) -> bool {
    NO_NAME.contains(c)
}

pub(super) fn is_name_tag(tag: &str) -> bool {
    matches!(tag, "nr" | "nrt" | "nrfg")
}

/// Tags of words that no dictionary has.
fn is_guess(tag: &str) -> bool {
    matches!(tag, "x" | "")
}

/// Do the segmenter's words agree? `None` where the name is a word of its own that is no name.
fn segmentation(scan: &Scan, at: usize, end: usize) -> Option<i32> {
    let words = scan.words().within(at, end);
    if let [word] = words
        && word.start == at
        && word.end == end
    {
        let text = scan.slice(at, end);
        return if not_names::contains(&text) {
            None
        } else if is_name_tag(word.tag) {
            // Among two characters, the dictionary's names are half everyday words.
            Some(if end - at > 2 { 40 } else { 5 })
        } else {
            (is_guess(word.tag) || !JIEBA.has_word(&text)).then_some(15)
        };
    }
    Some(words.iter().map(|word| agreement(word, at, end)).sum())
}

/// What one word says about a name at `at..end` that it is a part of or juts out of.
fn agreement(word: &Word, at: usize, end: usize) -> i32 {
    let known = !is_guess(word.tag);
    let name = is_name_tag(word.tag);
    match (word.start < at, word.end > end) {
        (true, _) if name || !known => -12,
        (true, _) => -40,
        (false, true) if !known => -8,
        (false, true) if name => -15,
        (false, true) if word.start + 1 == end => -22,
        (false, true) => -40,
        // Inside: a surname by itself, 建国; but 高兴 in 高兴地.
        (false, false) if word.end - word.start == 1 || name || !known => 3,
        // 康复 in 康复领域, 梅花 in 梅花山.
        (false, false) if word.start == at => -32,
        (false, false) => -6,
    }
}

/// Is the name at `at..end`, known from elsewhere in the article, a name here too, and no piece of other words?
pub(super) fn known(scan: &Scan, at: usize, end: usize) -> bool {
    let goes_on = is_han(scan.at(end)) && GOES_ON.at(scan, end).is_some();
    !goes_on && segmentation(scan, at, end).is_some_and(|score| score > -30)
}
