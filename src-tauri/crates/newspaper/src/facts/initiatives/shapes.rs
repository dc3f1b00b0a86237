//! What a quotation says of itself, whatever stands beside it: working formulas, days, numbers, names with a middle dot,
//! brands that bear the name of their place.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::places::Found;
use super::super::places::gazetteer::GAZETTEER;
use super::super::scan::{Scan, is_han};
use super::super::words::is_plain_word;
use crate::model::InitiativeKind::{self, Other, Platform};

/// Words that papers quote without naming anything; see data/README.md.
static FIGURES_OF_SPEECH: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/figures-of-speech.txt").lines();
    rows.filter(|row| !row.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// A figure of speech, a day or an age: only a class word right behind makes it a name.
pub(super) fn is_figure(inner: &str) -> bool {
    FIGURES_OF_SPEECH.contains(inner) || is_day_or_age(inner)
}

/// May it be a name when nothing but a verb or its own shape speaks for it? Words of the dictionary are images, what
/// has particles is a phrase.
pub(super) fn may_be_coined(inner: &str) -> bool {
    const PARTICLES: &[char] =
        &['的', '了', '吗', '吧', '呢', '我', '你', '他', '她', '这', '那', '不', '没', '是', '很'];
    const LEAST: usize = 3;
    let called = inner.chars().filter(|c| is_han(*c) || c.is_ascii_alphanumeric()).count();
    called >= LEAST
        && inner.contains(is_han)
        && !inner.contains(PARTICLES)
        && !is_plain_word(inner)
        && !is_person(inner)
}

/// 小茶农, 焊花大王: quoted nicknames of people, manners and teachings.
fn is_person(inner: &str) -> bool {
    const SORTS: &[&str] = &[
        "人", "大王", "专家", "工匠", "能手", "师傅", "爷爷", "奶奶", "妈妈", "爸爸", "大姐", "大哥", "大叔",
        "阿姨", "兄弟", "姐妹", "老师", "医生", "达人", "农", "兵", "侠", "哥", "姐", "嫂", "叔", "婶", "爷",
        "族", "迷", "客", "主义", "式", "型", "事故", "案", "理论", "分子", "组织",
    ];
    SORTS.iter().any(|e| inner.ends_with(e))
}

/// 一链一院, 党支部+公司+农户; “三免”, “六稳” where they are carried out.
pub(super) fn formula(inner: &str, carried: bool) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十双两";
    let chars: Vec<char> = inner.chars().collect();
    if inner.contains(['、', ',']) {
        return carried && is_parallel(inner);
    }
    let han = chars.iter().filter(|c| is_han(**c)).count();
    let numeral = |n: usize| NUMERALS.contains(chars[n]);
    let sum = inner.contains('+') && (!chars.iter().any(char::is_ascii_digit) && han >= 4 || carried);
    let twin = chars.len() == 4 && numeral(0) && numeral(2) && chars[1] != chars[3];
    // 一街一品牌, 一村一名片.
    let second = chars.iter().skip(2).position(|c| *c == '一').map(|n| n + 2);
    let twin = twin
        || han == chars.len()
            && (5..=8).contains(&han)
            && chars[0] == '一'
            && second.is_some_and(|n| n <= han - 2);
    let count = chars[0] != '一' && numeral(0) && (2..=6).contains(&chars.len()) && han == chars.len();
    sum || twin || count && carried
}

/// 日碰头、周排名: members of one length, at least three characters each.
fn is_parallel(inner: &str) -> bool {
    const LEAST: usize = 3;
    let members: Vec<usize> = inner.split(['、', ',']).map(|m| m.chars().count()).collect();
    members.len() > 1
        && members[0] >= LEAST
        && members.iter().all(|m| *m == members[0])
        && !inner.contains('不')
}

/// 春风·邻里食堂: a name in two halves; “·” parts no phrase.
pub(super) fn halves(inner: &str) -> bool {
    const LEAST: usize = 2;
    const MOST: usize = 14;
    let Some((one, other)) = inner.split_once('·') else { return false };
    let whole = |half: &str| half.chars().all(is_han) && half.chars().count() >= LEAST;
    whole(one) && whole(other) && inner.chars().count() <= MOST
}

/// 9·11, 90后, 五一.
fn is_day_or_age(inner: &str) -> bool {
    let day = inner.split_once(['·', '.']).is_some_and(|(month, day)| digits(month) && digits(day));
    let age = inner.strip_suffix('后').is_some_and(digits);
    let feast =
        matches!(inner, "五一" | "七一" | "八一" | "十一" | "六一" | "三八" | "五四" | "双十一" | "双节");
    day || age || feast
}

/// 96110, 十三五: a number or a plan's years; 规划 behind it makes it a name.
pub(super) fn is_number(inner: &str) -> bool {
    digits(inner) || inner.chars().count() == 3 && inner.starts_with('十') && inner.ends_with('五')
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// Names of the article's own places, without the word for their kind: 清河 of 清河县.
pub(super) fn stems(scans: &[Scan], places: &[Found]) -> HashSet<String> {
    const KINDS: &[&str] = &["街道", "社区", "县", "区", "市", "镇", "乡", "村"];
    const LEAST: usize = 2;
    const MOST: usize = 4;
    let home = |p: &&Found| p.who.iter().all(|(id, _)| !GAZETTEER.is_abroad(*id));
    let stem = |p: &Found| {
        let name = scans.get(p.part)?.slice(p.start, p.end);
        let kind = KINDS.iter().find(|k| name.ends_with(**k)).map_or(0, |k| k.len());
        let short = &name[..name.len() - kind];
        (LEAST..=MOST).contains(&short.chars().count()).then(|| short.to_owned())
    };
    places.iter().filter(home).filter_map(stem).collect()
}

/// 清河码, 乐游清河: a short quotation with the name of a place of the article, and more.
pub(super) fn brand(inner: &str, stems: &HashSet<String>) -> Option<InitiativeKind> {
    const LENGTH: std::ops::RangeInclusive<usize> = 3..=10;
    const WIDTHS: std::ops::RangeInclusive<usize> = 2..=4;
    const ONLINE: &[&str] =
        &["码", "通", "办", "云", "网", "App", "APP", "大脑", "智游", "掌上", "数字", "智慧"];
    let chars: Vec<char> = inner.chars().collect();
    let fits = LENGTH.contains(&chars.len()) && chars.iter().all(|c| is_han(*c) || c.is_ascii_alphanumeric());
    if !fits || !may_be_coined(inner) {
        return None;
    }
    let placed = WIDTHS
        .filter(|w| *w < chars.len())
        .any(|w| chars.windows(w).any(|part| stems.contains(&part.iter().collect::<String>())));
    let online = ONLINE.iter().any(|w| inner.starts_with(w) || inner.ends_with(w));
    placed.then_some(if online { Platform } else { Other })
}
