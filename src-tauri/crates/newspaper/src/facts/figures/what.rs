//! What is counted or measured, in the words of the text: the noun behind a measure word (120个工程项目), else the words
//! before the number (家电消费额6904.08万元). Connecting words are dropped, so that one measure gets the same words
//! everywhere.

use super::super::scan::{Scan, is_han};
use super::super::words::{Word, is_plain_word, words};
use super::Reading;
use super::around::Around;
use super::compare::{change_before, is_comparing};
use super::lists::{COUNTED, EMPTY, LINKS, MEASURES, TAILS};
use super::unit::{Kind, is_time};
use crate::model::Compared;

/// Names of measures have this many characters at most.
const LONGEST: usize = 12;

/// The figure before this one, and what is known from it.
#[derive(Debug, Default)]
pub(super) struct Before {
    pub(super) end: usize,
    unit: String,
    what: Option<String>,
    pub(super) comparison: Option<Compared>,
}

impl Before {
    /// Is `figure` the next of a list (30.3%、29.8%)?
    pub(super) fn lists(&self, scan: &Scan, figure: &Reading) -> bool {
        self.end > 0
            && self.unit == figure.unit
            && figure.start == self.end + 1
            && matches!(scan.at(self.end), '、' | '和' | '与')
    }

    /// What is known after `figure`; a stretch of time (两年平均增长8%) is passed over.
    pub(super) fn followed_by(
        self,
        figure: &Reading,
        what: Option<&str>,
        comparison: Option<&Compared>,
    ) -> Self {
        let passed = is_time(&figure.unit);
        Self {
            end: figure.end,
            unit: figure.unit.clone(),
            what: if passed { self.what } else { what.map(str::to_owned) },
            comparison: comparison.cloned(),
        }
    }
}

/// What the figure counts. `clause` is where its clause starts; of a change that names nothing itself it is what the
/// figure before it counts (消费额3亿元，同比增长5%).
pub(super) fn what(
    scan: &Scan,
    around: &Around,
    figure: &Reading,
    clause: usize,
    changed: bool,
    before: &Before,
) -> Option<String> {
    let counted = matches!(figure.kind, Kind::Count | Kind::Narrow) && figure.unit != "成";
    let share = matches!(figure.unit.as_str(), "%" | "成" | "") && scan.at(figure.end) == '的';
    if (counted || share)
        && let Some(what) = behind(scan, around, figure)
    {
        return Some(what);
    }
    if before.lists(scan, figure)
        && !scan.any_within(figure.start.saturating_sub(24), figure.start, &["分别"])
    {
        return before.what.clone();
    }
    let apart = scan.any_within(clause, figure.start, &["分别"]);
    let carries = changed || clause == before.end && figure.unit == before.unit;
    let measured = figure.kind == Kind::Measure
        && !share
        && !is_time(&figure.unit)
        && !matches!(figure.unit.as_str(), "岁" | "周岁" | "倍" | "番" | "%" | "百分点" | "℃");
    subject(scan, around, figure, clause)
        .or_else(|| measured.then(|| behind(scan, around, figure)).flatten())
        .or_else(|| carried(scan, figure, clause, carries, before).filter(|_| !apart))
        .or_else(|| {
            topic(scan, around, figure, clause, changed, before.end)
                .filter(|_| !counted && !is_time(&figure.unit))
        })
}

/// The noun behind the measure word.
fn behind(scan: &Scan, around: &Around, figure: &Reading) -> Option<String> {
    let mut from = figure.end;
    while let Some((_, len)) = scan.one_of(from, &["以上", "以下", "左右", "以内", "的"]) {
        if scan.at(from) == '的' && person(figure) {
            return None;
        }
        from += len;
    }
    if scan.at(from) == '“' {
        let close = (from + 1..from + 2 + LONGEST).find(|i| scan.at(*i) == '”')?;
        return Some(scan.slice(from + 1, close)).filter(|w| !w.is_empty());
    }
    if figure.unit == "人" && scan.at(from) == '口' {
        return Some("人口".into());
    }
    let stop = (from..from + 24).find(|i| !is_han(scan.at(*i))).unwrap_or(from + 24);
    let next = around.names.partition_point(|n| n.start <= from);
    let stop = around.names.get(next).map_or(stop, |n| stop.min(n.start));
    let words = words(scan, from, stop);
    if person(figure)
        && let Some(fate) = fate(scan, &words)
    {
        return Some(fate);
    }
    let described = words.first().is_some_and(|w| matches!(w.tag, "v" | "p" | "d"));
    let words = match words.iter().position(|w| described && scan.at(w.start) == '的' && w.end == w.start + 1)
    {
        Some(of) => &words[of + 1..],
        None => &words[..],
    };
    let (start, noun) = noun_phrase(scan, words)?;
    Some(tidy(&scan.slice(start, noun))).filter(|w| w.chars().count() > 1 || w.chars().all(is_noun_char))
}

/// Start and end of the noun phrase that `words` begin with: 重大科研课题, 国家和军队课题, 受灾县.
fn noun_phrase(scan: &Scan, words: &[Word]) -> Option<(usize, usize)> {
    let start = words.first()?.start;
    let (mut end, mut after_noun) = (start, false);
    for (n, word) in words.iter().enumerate() {
        let (len, text) = (word.end - word.start, scan.slice(word.start, word.end));
        let next_noun = words.get(n + 1).is_some_and(|w| names(scan, w));
        let noun = names(scan, word) || after_noun && len == 1 && TAILS.contains(&text);
        let before_noun = next_noun
            && (matches!(word.tag, "b" | "an" | "vn" | "j" | "f" | "m")
                || word.tag == "a" && !after_noun
                || word.tag == "v" && n == 0 && len > 1
                || after_noun && matches!(text.as_str(), "和" | "与" | "及" | "的"));
        if word.end - start > LONGEST || EMPTY.contains(&text.as_str()) || !(noun || before_noun) {
            break;
        }
        if noun {
            end = word.end;
        }
        after_noun = noun;
    }
    (end > start).then_some((start, end))
}

/// Is the word a noun?
fn names(scan: &Scan, word: &Word) -> bool {
    let known = || {
        let text = scan.slice(word.start, word.end);
        text.chars().all(|c| c.is_ascii_alphabetic()) || is_plain_word(&text)
    };
    is_noun(word.tag) || matches!(word.tag, "" | "x") && word.end - word.start > 1 && known()
}

fn person(figure: &Reading) -> bool {
    matches!(figure.unit.as_str(), "人" | "例" | "名" | "位" | "户" | "人次")
}

/// What happened to the people counted: 85人死亡, 13人受伤.
fn fate(scan: &Scan, words: &[Word]) -> Option<String> {
    const FATES: &[&str] = &[
        "死亡", "受伤", "失踪", "遇难", "受灾", "获救", "丧生", "伤亡", "被困", "重伤", "轻伤", "失联",
        "感染", "落网", "被捕", "获奖", "脱贫", "参赛", "报名", "就业", "失业", "住院", "治愈", "出院",
        "确诊", "牺牲", "溺水", "中毒", "遇害", "罹难", "受益",
    ];
    let words: Vec<String> = words.iter().take(2).map(|w| scan.slice(w.start, w.end)).collect();
    let first = words.first()?;
    let fate = if matches!(first.as_str(), "因灾" | "被" | "不幸" | "已" | "全部") {
        words.get(1)?
    } else {
        first
    };
    // 受灾群众 are a noun.
    let noun =
        words.get(1).is_some_and(|w| matches!(w.as_str(), "人员" | "群众" | "者" | "人口" | "患者" | "病例"));
    FATES.iter().find(|f| fate.starts_with(**f)).map(|f| (*f).to_owned()).filter(|_| !noun)
}

fn is_noun(tag: &str) -> bool {
    matches!(tag, "n" | "nz" | "j" | "vn" | "an" | "nr" | "ns" | "nt")
}

fn is_noun_char(c: char) -> bool {
    "人牛羊猪鸡鸭鹅马鱼树车船房田地井桥路花药酒茶米油布书画歌舞县区市镇乡村国省州站".contains(c)
}

/// The words right before the number.
fn subject(scan: &Scan, around: &Around, figure: &Reading, clause: usize) -> Option<String> {
    let mut end = figure.start;
    if let Some((_, change)) = change_before(scan, figure, clause) {
        end = change;
    }
    // 较上年增长: what is compared with is no subject.
    let end = (clause..end).find(|i| compares(scan, *i, clause)).unwrap_or(end);
    // 覆盖率从2011年的14%提高到: what changes stands before 从.
    let from = (clause + 2..end).rev().find(|i| matches!(scan.at(*i), '从' | '由'));
    let end = from.filter(|i| around.last_end(clause, end) > *i).unwrap_or(end);
    let start = around.last_end(clause, end);
    let end = strip(scan, start, end);
    // 占X(的)50%: what has the share stands before 占.
    let shared = end;
    let end = match (start..end)
        .rev()
        .find(|i| scan.at(*i) == '占' && scan.at(i + 1) != '地' && scan.at(i + 1) != '比')
    {
        Some(share) if share > start => strip(scan, start, share),
        Some(_) => return None,
        None => end,
    };
    if end <= start {
        return None;
    }
    let words = words(scan, start, end);
    let from = phrase(scan, &words)?;
    let mut text = tidy(&scan.slice(from, end));
    if end != shared && !text.is_empty() {
        text.push_str("占比");
    }
    let len = text.chars().count();
    (len > 1 && len <= LONGEST + 2 || matches!(text.as_str(), "长" | "宽" | "高" | "重" | "深"))
        .then_some(text)
}

fn compares(scan: &Scan, at: usize, start: usize) -> bool {
    const ABOVE: &[&str] = &["同比", "环比", "高于", "低于", "快于", "慢于", "多于", "少于", "优于"];
    scan.one_of(at, ABOVE).is_some() || is_comparing(scan, at, start)
}

/// Takes links off the end.
fn strip(scan: &Scan, start: usize, end: usize) -> usize {
    let mut end = end;
    loop {
        let link = LINKS.iter().filter(|w| scan.ends(end, w)).map(|w| w.chars().count()).max();
        match link {
            Some(len) if end - len >= start => end -= len,
            _ => return end,
        }
    }
}

/// Where the noun phrase that ends with the last of `words` starts.
fn phrase(scan: &Scan, words: &[Word]) -> Option<usize> {
    let last = words.last()?;
    let text = |w: &Word| scan.slice(w.start, w.end);
    let tail = text(last);
    if matches!(last.tag, "p" | "c" | "d" | "r" | "t" | "m" | "q" | "x" | "ns")
        || EMPTY.contains(&tail.as_str())
    {
        return None;
    }
    // Of whatever: 大桥全长 and 隧道全长 are the same measure.
    if matches!(tail.as_str(), "全长" | "总长" | "总投资" | "总面积") {
        return Some(last.start);
    }
    let measure = MEASURES.iter().any(|m| tail.ends_with(m));
    if !measure && !names(scan, last) {
        return COUNTED.contains(&tail.as_str()).then_some(last.start);
    }
    let mut from = last.start;
    for word in words[..words.len() - 1].iter().rev() {
        let long = word.end - word.start > 1;
        let joins = matches!(word.tag, "n" | "nz" | "vn" | "an" | "j" | "b" | "a" | "f")
            || long && (word.tag.is_empty() || measure && word.tag == "v")
            || matches!(
                text(word).as_str(),
                "直接" | "间接" | "人均" | "户均" | "年均" | "日均" | "总" | "单日" | "新增"
            );
        if !joins || last.end - word.start > LONGEST || EMPTY.contains(&text(word).as_str()) {
            break;
        }
        from = word.start;
    }
    Some(from)
}

/// A change or share that names nothing itself tells of what the figure before it counts.
fn carried(scan: &Scan, figure: &Reading, clause: usize, changed: bool, before: &Before) -> Option<String> {
    let near = before.end > 0 && figure.start - before.end <= 24;
    let same = near && !(before.end..figure.start).any(|i| super::super::scan::is_sentence_end(scan.at(i)));
    let only = scan.at(clause.saturating_sub(1)) == ','
        || clause == before.end
        || scan.at(clause.saturating_sub(1)) == '、';
    (same && only && (changed || scan.any_within(before.end, figure.start, &["占"])))
        .then(|| before.what.clone())
        .flatten()
}

/// The end of the clause before, where this clause only says how much (规模以上工业增加值，前三季度增长5%).
fn topic(
    scan: &Scan,
    around: &Around,
    figure: &Reading,
    clause: usize,
    changed: bool,
    before: usize,
) -> Option<String> {
    let comma = clause.checked_sub(1).filter(|i| matches!(scan.at(*i), ',' | ')' | '”'))?;
    let said = strip(scan, clause, figure.start);
    let bare = said <= around.last_end(clause, figure.start).max(clause) || changed;
    if !bare || scan.at(comma) != ',' {
        return None;
    }
    let start = around.last_end(scan.clause_start(comma, 24).max(before), comma);
    let words = words(scan, start, comma);
    let last = words.last().filter(|_| start < comma)?;
    let noun = matches!(last.tag, "n" | "vn" | "nz" | "j") && !scan.starts(last.start, "年");
    let text = noun.then(|| phrase(scan, &words)).flatten().map(|from| tidy(&scan.slice(from, comma)))?;
    (2..=LONGEST).contains(&text.chars().count()).then_some(text)
}

/// Drops words at the start that say nothing of the measure.
fn tidy(text: &str) -> String {
    const HEADS: &[&str] = &[
        "其中", "全市", "全省", "全县", "全区", "全国", "我市", "我国", "我省", "我县", "全村", "全镇",
        "共计", "累计", "总计", "合计", "的", "了", "该", "其", "各", "等", "和", "与", "及", "以及", "预计",
    ];
    let mut text = text.trim_matches(['“', '”', '的', '《', '》']);
    while let Some(rest) = HEADS.iter().find_map(|h| text.strip_prefix(h)) {
        text = rest;
    }
    text.to_owned()
}
