//! Names in quotation marks: which quotations name something, and which are figures of speech.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::scan::{Scan, is_han};
use super::Named;
use super::classes::{class_at, class_before, class_of_ending};
use crate::model::InitiativeKind::{self, Campaign, Event, Other, Platform, Policy};

/// Words that papers quote without naming anything; see data/README.md.
static FIGURES_OF_SPEECH: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/figures-of-speech.txt").lines();
    rows.filter(|row| !row.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Verbs of bestowing and launching right before a quotation.
const VERBS: &[(InitiativeKind, &[&str])] = &[
    (Other, &["荣获", "获评", "蝉联", "评为", "授予", "入选"]),
    (Policy, &["推出", "推行", "创建", "探索出", "创新实施", "首创", "总结出", "提炼出"]),
    (Campaign, &["启动"]),
    (Platform, &["上线"]),
];
/// Verbs of carrying out: what has the shape of a working formula and follows one of them is a policy.
const CARRYING_OUT: &[&str] = &[
    "落实", "实施", "推行", "实行", "推进", "推动", "推广", "开展", "探索", "创新", "执行", "坚持", "做好",
    "做到", "贯彻", "构建", "打造", "深化", "创建", "建立", "完善", "形成", "采取", "采用", "运用", "通过",
    "按照", "增强", "坚定", "抓好", "加强", "统筹", "建设", "完成", "聚焦",
];
/// Behind a quotation they say that it is a matter, a likeness or somebody, not a name.
const NO_NAME_AFTER: &[&str] = &[
    "问题", "现象", "难题", "顽疾", "作用", "效应", "功能", "角色", "地位", "思维", "式", "般", "们", "类",
    "型", "感", "事件", "事变", "之", "者", "派", "号", "台风", "飓风", "病", "时代", "时刻", "阶段", "风险",
    "威胁", "关系",
];
/// Before a quotation they say the same.
const NO_NAME_BEFORE: &[&str] = &[
    "所谓",
    "所谓的",
    "誉为",
    "称为",
    "称作",
    "称之为",
    "戏称",
    "自称",
    "号称",
    "俗称",
    "成为",
    "当成",
    "当作",
    "视为",
    "如同",
    "好比",
    "像",
    "说",
    "道",
    "说:",
    ":",
];
/// Behind a quotation they say that somebody spoke.
const SPOKEN: &[&str] = &["说", "表示", "称,", "告诉", "介绍", "指出", "强调", "写道", "认为"];
/// Longest quotation that is still a name.
const LONGEST: usize = 32;

/// Outer and inner quotations, without their marks, in order.
pub(super) fn quotations(scan: &Scan) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in scan.chars.iter().enumerate() {
        match c {
            '“' | '‘' => {
                let close = if *c == '“' { '”' } else { '’' };
                // Marks of a page dump may be missing: a quotation that never ends is forgotten.
                open.retain(|(o, _)| *o != close);
                open.push((close, at + 1));
            }
            '”' | '’' => {
                if let Some(n) = open.iter().rposition(|(close, _)| close == c) {
                    let from = open[n].1;
                    open.truncate(n);
                    if (2..=LONGEST).contains(&(at - from)) {
                        found.push((from, at));
                    }
                }
            }
            '\n' => open.clear(),
            _ => {}
        }
    }
    found.sort_unstable();
    found
}

/// Those quotations that are names.
pub(super) fn named(scan: &Scan, quotations: &[(usize, usize)]) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for (n, &(start, end)) in quotations.iter().enumerate() {
        if let Some((kind, rule, confidence)) =
            judge(scan, start, end).or_else(|| listed(scan, quotations, n))
        {
            found.push(Named { start, end, kind, rule, confidence });
        }
    }
    found
}

type Judgement = Option<(InitiativeKind, &'static str, f32)>;

fn judge(scan: &Scan, start: usize, end: usize) -> Judgement {
    let inner = scan.slice(start, end);
    // “涉诈”App, “涉农”案件 are of a sort.
    let sort = inner.starts_with('涉') && end - start <= 3;
    if sort || inner.contains(['。', '?', '!', ';', '>', '\n']) || is_organisation(&inner) {
        return None;
    }
    let figure = FIGURES_OF_SPEECH.contains(&*inner) || is_day_or_age(&inner);
    if let Some(kind) = class_after(scan, end + 1, figure) {
        return Some((kind, "quote-class", 0.88));
    }
    if let Some(kind) = theme(scan, start, end) {
        return Some((kind, "theme", 0.85));
    }
    let figure = figure
        || is_number(&inner)
        || scan.one_of(end + 1, NO_NAME_AFTER).is_some()
        || scan.one_of(end + 1, SPOKEN).is_some();
    if figure || scan.one_before(start - 1, NO_NAME_BEFORE).is_some() {
        return None;
    }
    if let Some(kind) = class_before(scan, start - 1) {
        return Some((kind, "class-quote", 0.85));
    }
    if let Some(kind) = class_of_ending(&inner) {
        return Some((kind, "quote-ending", 0.8));
    }
    let verb = VERBS.iter().find(|(_, verbs)| scan.one_before(start - 1, verbs).is_some());
    if let Some((kind, _)) = verb.filter(|_| end - start >= 3 && scan.at(end + 1) != '的') {
        return Some((*kind, "verb-quote", 0.7));
    }
    let carried = scan.one_before(start - 1, CARRYING_OUT).is_some() || scan.ends(start - 1, "的");
    formula(&inner, carried).then_some((Policy, "formula", 0.65))
}

/// Names of organisations in quotes are organisations.
fn is_organisation(inner: &str) -> bool {
    ["公司", "实验室", "研究院", "委员会", "办公室", "集团", "大学", "医院", "协会", "合作社", "联盟", "党"]
        .iter()
        .any(|e| inner.ends_with(e))
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
fn is_number(inner: &str) -> bool {
    digits(inner) || inner.chars().count() == 3 && inner.starts_with('十') && inner.ends_with('五')
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// `”活动`, `”以旧换新数字化平台`, `”的智慧平台`. A figure of speech needs a strong class word right behind it.
fn class_after(scan: &Scan, at: usize, figure: bool) -> Option<InitiativeKind> {
    const GAP: usize = 9;
    const GAP_DE: usize = 3;
    if scan.one_of(at, NO_NAME_AFTER).is_some() {
        return None;
    }
    let de = scan.at(at) == '的';
    let (from, gap) = if de { (at + 1, GAP_DE) } else { (at, GAP) };
    let gap = if figure { 0 } else { gap };
    let reach = (from..=from + gap).take_while(|i| *i == from || fills(scan, *i - 1));
    let class = reach.filter_map(|i| Some((i, class_at(scan, i)?))).find(|(i, c)| !c.weak || *i == from);
    let (_, class) = class.filter(|(_, c)| !(figure && (c.weak || de || c.len < 2)))?;
    (!de || matches!(class.kind, Platform | Policy)).then_some(class.kind)
}

/// May the character stand between a quotation and its class word?
fn fills(scan: &Scan, at: usize) -> bool {
    let c = scan.at(at);
    is_han(c) && !"的了在和与及等是为被把将对从向由者员人以而于其".contains(c)
}

/// `以“…”为主题`, `主题为“…”`: the theme of an activity is of its kind.
fn theme(scan: &Scan, start: usize, end: usize) -> Option<InitiativeKind> {
    const REACH: usize = 30;
    let behind = scan.one_of(end + 1, &["为主题", "为年度主题", "为活动主题"]).is_some();
    let before = scan.one_before(start - 1, &["主题为", "主题是", "主题"]).is_some();
    if !behind && !before {
        return None;
    }
    let clause = start.saturating_sub(REACH);
    let event = ["节", "会", "赛", "展", "论坛", "仪式", "马拉松"];
    Some(if scan.any_within(clause, start - 1, &event) { Event } else { Campaign })
}

/// 一链一院, 党支部+公司+农户; “三免”, “六稳” where they are carried out.
fn formula(inner: &str, carried: bool) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十双两";
    let chars: Vec<char> = inner.chars().collect();
    if inner.contains(['、', ',']) {
        return false;
    }
    let han = chars.iter().filter(|c| is_han(**c)).count();
    let numeral = |n: usize| NUMERALS.contains(chars[n]);
    let sum = inner.contains('+') && !chars.iter().any(char::is_ascii_digit) && han >= 4;
    let twin = chars.len() == 4 && numeral(0) && numeral(2) && chars[1] != chars[3];
    let count = chars[0] != '一' && numeral(0) && (2..=6).contains(&chars.len()) && han == chars.len();
    sum || twin || count && carried
}

/// “甲”“乙”“丙”等方式: one class word for a list of quotations.
fn listed(scan: &Scan, quotations: &[(usize, usize)], n: usize) -> Judgement {
    const CLASSES: &[&str] = &[
        "方式", "活动", "举措", "载体", "品牌", "项目", "工程", "做法", "模式", "机制", "行动", "制度",
        "服务",
    ];
    /// A list is looked at this far.
    const LIST: usize = 8;
    let mut last = quotations[n].1;
    let mut members = 1;
    let gap = |last: usize, start: usize| start == last + 2 || start == last + 3 && scan.at(last + 1) == '、';
    for (start, end) in quotations[n + 1..].iter().take(LIST) {
        if !gap(last, *start) {
            break;
        }
        last = *end;
        members += 1;
    }
    let before = n > 0 && gap(quotations[n - 1].1, quotations[n].0);
    let after = last + 1;
    let class = scan.at(after) == '等' && (after + 1..after + 7).any(|i| scan.one_of(i, CLASSES).is_some());
    (class && (members > 1 || before)).then_some((Campaign, "quote-list", 0.75))
}
