//! What is counted or measured, in the words of the text: the noun behind a measure word (120个工程项目), else the words
//! before the number (家电消费额6904.08万元). Connecting words are dropped, so that one measure gets the same words
//! everywhere.

use super::super::scan::{Scan, is_han};
use super::super::words::{Word, words};
use super::Reading;
use super::around::Around;
use super::compare::change_before;
use super::unit::Kind;

/// Names of measures have this many characters at most.
const LONGEST: usize = 12;

/// The figure before this one.
#[derive(Debug, Default)]
pub(super) struct Before {
    pub(super) end: usize,
    pub(super) what: Option<String>,
}

/// Words between a measure and its number, longer ones first where one ends in another.
const LINKS: &[&str] = &[
    "增长到",
    "增加到",
    "提高到",
    "提升到",
    "上升到",
    "下降到",
    "减少到",
    "降低到",
    "扩大到",
    "缩短到",
    "增长至",
    "增加至",
    "提高至",
    "提升至",
    "上升至",
    "下降至",
    "减少至",
    "降低至",
    "扩大至",
    "缩短至",
    "增至",
    "升至",
    "降至",
    "减至",
    "达到了",
    "达到",
    "达成",
    "超过了",
    "超过",
    "突破",
    "接近",
    "将近",
    "大约",
    "约为",
    "约占",
    "约有",
    "约",
    "近",
    "逾",
    "超",
    "不少于",
    "不低于",
    "不超过",
    "不足",
    "不到",
    "至少",
    "最多",
    "最高",
    "最低",
    "最快",
    "最大",
    "高达",
    "多达",
    "可达",
    "已达",
    "达",
    "共计",
    "累计",
    "总计",
    "合计",
    "一共",
    "总共",
    "共有",
    "共",
    "分别为",
    "分别是",
    "分别",
    "仅为",
    "只有",
    "仅有",
    "仅",
    "只",
    "已经",
    "已",
    "为",
    "是",
    "有",
    "了",
    "过",
    "将",
    "至",
    "到",
    "上",
    "均",
    "各",
    "均为",
    "平均",
    "再",
    "还",
    "就",
    "也",
    "都",
    "其中",
    "预计",
    "可",
    "能",
    "需",
    "要",
    "在",
    "的",
    "之",
    "零下",
    "每年",
    "每天",
    "每月",
    "每日",
    "全年",
    "当年",
    "当日",
    "当天",
    "目前",
    "以",
];
/// Verbs that say nothing of what is counted.
const EMPTY: &[&str] = &[
    "实现", "完成", "达到", "获得", "拥有", "成为", "具有", "位于", "包括", "进行", "开展", "举行", "有",
    "是", "为", "来自", "超过", "突破", "占", "做到", "确保", "保持", "形成", "取得", "带动", "拉动", "促进",
    "推动", "达", "共", "称", "说", "表示", "介绍", "显示", "涉及", "覆盖", "含", "包含", "涵盖", "给予",
    "提供", "给", "用", "花", "花费", "让", "使", "令", "被", "把", "将", "据", "需要", "可以", "能够",
    "分布", "设有", "设", "建有", "安排", "下达", "实施", "力争", "预计", "计划", "争取", "组织", "参与",
    "参加", "开始", "经过", "历经", "存在", "出现", "发生", "造成", "导致", "成", "到", "至", "来", "去",
    "得", "出", "建成", "带来", "享受", "收到", "带", "吸引", "创造",
];
/// Nouns that measure: the verb before them belongs to them (受灾面积, 销售收入).
const MEASURES: &[&str] = &[
    "额",
    "量",
    "率",
    "数",
    "值",
    "面积",
    "金额",
    "总额",
    "长度",
    "里程",
    "收入",
    "支出",
    "产值",
    "产量",
    "价格",
    "价",
    "成本",
    "时间",
    "距离",
    "人口",
    "规模",
    "费",
    "速度",
    "温度",
    "气温",
    "能力",
    "投资",
    "资金",
    "比例",
    "比重",
    "占比",
    "余额",
    "利润",
    "强度",
    "指数",
    "高度",
    "宽度",
    "深度",
    "重量",
    "水位",
    "流量",
    "人数",
    "数量",
    "水平",
    "损失",
    "容量",
    "密度",
    "寿命",
    "年龄",
    "总量",
    "总值",
    "贷款",
    "存款",
    "次数",
    "户数",
    "吞吐量",
    "贸易额",
    "消费",
    "能耗",
    "排放",
    "覆盖率",
    "工资",
    "单价",
    "均价",
    "产能",
    "装机",
    "里",
];

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
    if matches!(figure.kind, Kind::Count | Kind::Narrow) && figure.unit != "成" {
        if let Some(what) = behind(scan, around, figure) {
            return Some(what);
        }
    }
    let start = around.last_end(clause, figure.start).max(clause);
    subject(scan, figure, start, clause)
        .or_else(|| carried(scan, figure, clause, changed, before))
        .or_else(|| topic(scan, around, figure, clause, changed))
}

/// The noun behind the measure word.
fn behind(scan: &Scan, around: &Around, figure: &Reading) -> Option<String> {
    let mut from = figure.end;
    while let Some((_, len)) = scan.one_of(from, &["以上", "以下", "左右", "以内", "的"]) {
        from += len;
    }
    let stop = (from..from + 16)
        .find(|i| !is_han(scan.at(*i)) && !matches!(scan.at(*i), '“' | '”'))
        .unwrap_or(from + 16);
    let names = around.names.partition_point(|n| n.start < from);
    let stop =
        around.names.get(names).map_or(stop, |n| if n.start == from { stop } else { stop.min(n.start) });
    let (open, from) = if scan.at(from) == '“' { (true, from + 1) } else { (false, from) };
    if stop <= from || open && stop == from {
        return None;
    }
    let words = words(scan, from, stop);
    if person(figure)
        && let Some(fate) = fate(scan, &words)
    {
        return Some(fate);
    }
    let (mut end, mut noun) = (from, from);
    for (n, word) in words.iter().enumerate() {
        let len = word.end - from;
        let of = scan.slice(word.start, word.end) == "的" && end > from;
        let verb = word.tag == "v"
            && words.get(n + 1).is_some_and(|w| is_noun(w.tag))
            && n == 0
            && word.end - word.start > 1;
        if len > LONGEST
            || !(is_noun(word.tag) || matches!(word.tag, "b" | "a" | "an" | "vn" | "j") || of || verb)
        {
            break;
        }
        if of && len > 6 {
            break;
        }
        end = word.end;
        if is_noun(word.tag) || word.tag == "vn" {
            noun = word.end;
        }
    }
    (noun > from + usize::from(!person(figure)) || noun == from + 1 && is_noun_char(scan.at(from)))
        .then(|| tidy(&scan.slice(from, noun)))
        .filter(|w| !w.is_empty())
}

fn person(figure: &Reading) -> bool {
    matches!(figure.unit.as_str(), "人" | "例" | "名" | "位" | "户" | "人次")
}

/// What happened to the people counted: 85人死亡, 13人受伤.
fn fate(scan: &Scan, words: &[Word]) -> Option<String> {
    const FATES: &[&str] = &[
        "死亡", "受伤", "失踪", "遇难", "受灾", "获救", "丧生", "伤亡", "被困", "重伤", "轻伤", "失联",
        "感染", "落网", "被捕", "获奖", "脱贫", "参赛", "报名", "就业", "失业", "住院", "治愈", "出院",
        "确诊", "牺牲", "溺水", "中毒", "遇害", "罹难", "受益", "参加", "参与",
    ];
    let words: Vec<String> = words.iter().take(2).map(|w| scan.slice(w.start, w.end)).collect();
    let first = words.first()?;
    let fate = if matches!(first.as_str(), "因灾" | "被" | "不幸" | "已" | "全部") {
        words.get(1)?
    } else {
        first
    };
    FATES.iter().find(|f| fate.starts_with(**f)).map(|f| (*f).to_owned())
}

fn is_noun(tag: &str) -> bool {
    matches!(tag, "n" | "nz" | "j" | "vn" | "an" | "nr" | "ns" | "nt")
}

fn is_noun_char(c: char) -> bool {
    "人牛羊猪鸡鸭鹅马鱼树车船房田地井桥路花药酒茶米油布书画歌舞".contains(c)
}

/// The words right before the number.
fn subject(scan: &Scan, figure: &Reading, start: usize, clause: usize) -> Option<String> {
    let mut end = figure.start;
    if let Some((_, change)) = change_before(scan, figure, clause) {
        end = change;
    }
    let end = strip(scan, start, end);
    // 占X(的)50%: what has the share stands before 占.
    let end = match (start..end)
        .rev()
        .find(|i| scan.at(*i) == '占' && scan.at(i + 1) != '地' && scan.at(i + 1) != '比')
    {
        Some(share) if share > start => strip(scan, start, share),
        Some(_) => return None,
        None => end,
    };
    // 较上年增长: what is compared with is no subject.
    let end = (start..end).find(|i| compares(scan, *i)).unwrap_or(end);
    let end = strip(scan, start, end);
    if end <= start {
        return None;
    }
    let words = words(scan, start, end);
    let from = phrase(scan, &words)?;
    let text = tidy(&scan.slice(from, end));
    let len = text.chars().count();
    (len > 1 && len <= LONGEST || matches!(text.as_str(), "长" | "宽" | "高" | "重" | "深")).then_some(text)
}

fn compares(scan: &Scan, at: usize) -> bool {
    scan.one_of(
        at,
        &[
            "同比", "环比", "较上", "较去", "较前", "较2", "比上", "比去", "比前", "比2", "比全", "与去",
            "与上",
        ],
    )
    .is_some()
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
    if EMPTY.contains(&tail.as_str())
        || matches!(last.tag, "p" | "c" | "d" | "r" | "t" | "m" | "q" | "x" | "ns")
    {
        // 全市共有: the noun before an empty verb still is the subject.
        let rest = &words[..words.len() - 1];
        let plain = rest.last().is_some_and(|w| is_noun(w.tag)) && matches!(last.tag, "v" | "d");
        return plain.then_some(()).and(None);
    }
    let measure = MEASURES.iter().any(|m| tail.ends_with(m));
    let mut from = last.start;
    for word in words[..words.len() - 1].iter().rev() {
        let joins = matches!(word.tag, "n" | "nz" | "vn" | "an" | "j" | "b" | "a" | "")
            || measure
                && word.tag == "v"
                && word.end - word.start > 1
                && !EMPTY.contains(&text(word).as_str());
        let verb_last = last.tag == "v" && !measure && !matches!(word.tag, "n" | "vn" | "nz" | "j");
        if !joins
            || verb_last
            || last.end - word.start > LONGEST
            || word.end - word.start == 1 && word.tag.is_empty()
        {
            break;
        }
        if EMPTY.contains(&text(word).as_str()) {
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
fn topic(scan: &Scan, around: &Around, figure: &Reading, clause: usize, changed: bool) -> Option<String> {
    let comma = clause.checked_sub(1).filter(|i| matches!(scan.at(*i), ',' | ')' | '”'))?;
    let said = strip(scan, clause, figure.start);
    let bare = said <= around.last_end(clause, figure.start).max(clause) || changed;
    if !bare || scan.at(comma) != ',' {
        return None;
    }
    let start = scan.clause_start(comma, 24);
    let start = around.last_end(start, comma);
    let words = words(scan, start, comma);
    let last = words.last()?;
    let noun = matches!(last.tag, "n" | "vn" | "nz" | "j") && !scan.starts(last.start, "年");
    let text = noun.then(|| phrase(scan, &words)).flatten().map(|from| tidy(&scan.slice(from, comma)))?;
    (2..=LONGEST).contains(&text.chars().count()).then_some(text)
}

/// Drops words at the start that say nothing of the measure.
fn tidy(text: &str) -> String {
    const HEADS: &[&str] = &[
        "其中", "全市", "全省", "全县", "全区", "全国", "我市", "我国", "我省", "我县", "全村", "全镇",
        "共计", "累计", "总计", "合计", "的", "了", "年", "月", "日", "共", "该", "其", "各", "等", "中",
        "和", "与", "及", "以及", "预计", "上",
    ];
    let mut text = text.trim_matches(['“', '”', '的', '《', '》']);
    while let Some(rest) = HEADS.iter().find_map(|h| text.strip_prefix(h)) {
        text = rest;
    }
    text.to_owned()
}
