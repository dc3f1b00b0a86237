//! Names in quotation marks: which quotations name something, and which are figures of speech.

use std::collections::HashSet;

use super::super::scan::{Scan, is_han};
use super::super::words::is_plain_word;
use super::Named;
use super::classes::{class_at, class_before, class_of_ending};
use super::shapes::{brand, formula, halves, is_figure, is_number, may_be_coined};
use crate::facts::Rule;
use crate::model::InitiativeKind::{self, Campaign, Document, Event, Other, Platform, Policy};

/// Verbs of bestowing and launching right before a quotation.
const VERBS: &[(InitiativeKind, &[&str])] = &[
    (
        Other,
        &[
            "荣获",
            "获评",
            "蝉联",
            "评为",
            "授予",
            "入选",
            "申报",
            "评选",
            "发放",
            "擦亮",
            "叫响",
            "唱响",
            "加入",
            "命名为",
            "确定为",
            "获得",
            "推介",
        ],
    ),
    (
        Policy,
        &[
            "推出",
            "推行",
            "创建",
            "探索出",
            "创新实施",
            "首创",
            "总结出",
            "提炼出",
            "摸索出",
            "创设",
            "试行",
            "试点",
            "设立",
            "实行",
            "选择",
            "申请",
            "申领",
            "领取",
            "办理",
            "享受",
            "列入",
            "创新",
            "探索",
            "实施",
            "首推",
            "升级",
        ],
    ),
    (Event, &["召开", "举办", "举行", "办起", "开办"]),
    (Campaign, &["启动", "发起", "开展"]),
    (Platform, &["上线", "开通", "开发", "登录", "下载", "搭建", "启用", "扫描"]),
];
/// The same right behind it.
const VERBS_AFTER: &[(InitiativeKind, &[&str])] = &[
    (Other, &["入选", "获评", "荣获", "揭牌", "开张", "又开张", "开街", "亮相", "获批"]),
    (Event, &["开场", "开幕", "举行", "举办", "开讲", "开赛"]),
    (Platform, &["上线", "正式上线", "开通", "投用", "试运行"]),
];
/// Verbs of making: so much is made in quotation marks that only a long word of its own is a name.
const MAKING: &[&str] =
    &["打造", "建立", "建成", "构建", "形成", "培育", "成立", "创办", "开设", "开出", "用好", "推广"];
/// So long is it then, unless the article quotes it again.
const LEAST_MADE: usize = 5;
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
    "威胁", "关系", "重大", "特大", "卫星", "火箭",
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

/// Those quotations that are names. `stems` are the names of the article's places.
pub(super) fn named(scan: &Scan, quotations: &[(usize, usize)], stems: &HashSet<String>) -> Vec<Named> {
    let judged = |n: usize, (start, end): (usize, usize)| {
        judge(scan, start, end, stems).or_else(|| listed(scan, quotations, n))
    };
    let mut judgements: Vec<Judgement> = quotations.iter().enumerate().map(|(n, q)| judged(n, *q)).collect();
    beside_names(scan, quotations, &mut judgements);
    let found = quotations.iter().zip(judgements).filter_map(|(&(start, end), judgement)| {
        let (kind, rule, confidence) = judgement?;
        Some(Named { start, end, kind, rule, confidence })
    });
    found.collect()
}

/// “甲”计划和“乙”擂台赛, “甲”“乙”: what stands in a row with a name is one too.
fn beside_names(scan: &Scan, quotations: &[(usize, usize)], judgements: &mut [Judgement]) {
    let joined = |n: usize| {
        const CLASS: usize = 6;
        let (end, start) = (quotations[n].1, quotations[n + 1].0);
        let gap = end + 1..start.saturating_sub(1);
        gap.is_empty() && start == end + 2
            || (1..=CLASS).contains(&gap.len())
                && "、和及与".contains(scan.at(gap.end - 1))
                && (gap.start..gap.end - 1).all(|i| fills(scan, i))
    };
    let open = |n: usize| {
        let (start, end) = quotations[n];
        let inner = scan.slice(start, end);
        let pair = end - start == 2 && !is_plain_word(&inner);
        (pair || may_be_coined(&inner)) && !is_figure(&inner) && !no_name_beside(scan, start, end)
    };
    // Keywords of a year stand in rows as well: only the nearest to a name is one.
    let before = judgements.to_vec();
    let sure = |n: usize| {
        before[n]
            .filter(|(_, rule, _)| !matches!(*rule, Rule::VerbQuote | Rule::Formula))
            .map(|(kind, ..)| kind)
    };
    for (n, judgement) in judgements.iter_mut().enumerate().filter(|(_, j)| j.is_none()) {
        let ahead = || (n > 0 && joined(n - 1)).then(|| sure(n - 1)).flatten();
        let behind = || (n + 1 < quotations.len() && joined(n)).then(|| sure(n + 1)).flatten();
        if let Some(kind) = ahead().or_else(behind).filter(|_| open(n)) {
            *judgement = Some((kind, Rule::QuoteList, 0.65));
        }
    }
}

/// Do the words around it say that it is a matter, a likeness, somebody or something said?
fn no_name_beside(scan: &Scan, start: usize, end: usize) -> bool {
    scan.one_of(end + 1, NO_NAME_AFTER).is_some()
        || scan.one_of(end + 1, SPOKEN).is_some()
        || scan.one_before(start - 1, NO_NAME_BEFORE).is_some()
}

type Judgement = Option<(InitiativeKind, Rule, f32)>;

fn judge(scan: &Scan, start: usize, end: usize, stems: &HashSet<String>) -> Judgement {
    let inner = scan.slice(start, end);
    // “涉诈”App, “涉农”案件 are of a sort.
    let sort = inner.starts_with('涉') && end - start <= 3;
    if sort || inner.contains(['。', '?', '!', ';', '>', '\n']) || is_organisation(&inner) {
        return None;
    }
    let figure = is_figure(&inner);
    if let Some(kind) = class_after(scan, end + 1, end - start < 3, figure) {
        // “百日行动”实施方案: the plan is a document, what is quoted is none.
        let kind = if kind == Document { class_of_ending(&inner).unwrap_or(Policy) } else { kind };
        return Some((kind, Rule::QuoteClass, 0.88));
    }
    if let Some(kind) = theme(scan, start, end) {
        return Some((kind, Rule::Theme, 0.85));
    }
    if figure || is_number(&inner) || no_name_beside(scan, start, end) {
        return None;
    }
    if let Some(kind) = class_before(scan, start - 1) {
        return Some((kind, Rule::ClassQuote, 0.85));
    }
    if let Some(kind) = class_of_ending(&inner) {
        return Some((kind, Rule::QuoteEnding, 0.8));
    }
    let carried = scan.one_before(start - 1, CARRYING_OUT).is_some() || scan.ends(start - 1, "的");
    let carried = carried && scan.at(end + 1) != '的';
    if formula(&inner, carried) {
        return Some((Policy, Rule::Formula, 0.65));
    }
    by_verb(scan, start, end, &inner).or_else(|| by_shape(&inner, stems))
}

/// `推行“周三夜谈”`, `设立了3个“板凳课”`: coined words that are launched, opened, bestowed.
fn by_verb(scan: &Scan, start: usize, end: usize, inner: &str) -> Judgement {
    let mut before = start - 1;
    if scan.before(before) == '个' && before >= 2 && !is_han(scan.at(before - 2)) {
        before = (0..before - 1).rev().find(|i| !scan.at(*i).is_ascii_digit()).map_or(0, |i| i + 1);
    }
    if matches!(scan.before(before), '了' | '出') && scan.one_before(before, &["推出"]).is_none() {
        before -= 1;
    }
    if !may_be_coined(inner) || scan.at(end + 1) == '的' {
        return None;
    }
    let verb = VERBS.iter().find(|(_, verbs)| scan.one_before(before, verbs).is_some());
    if let Some((kind, _)) = verb {
        return Some((*kind, Rule::VerbQuote, 0.7));
    }
    let behind = VERBS_AFTER.iter().find(|(_, verbs)| scan.one_of(end + 1, verbs).is_some());
    if let Some((kind, _)) = behind {
        return Some((*kind, Rule::QuoteVerb, 0.65));
    }
    if launched(scan, before) {
        return Some((Policy, Rule::VerbQuote, 0.6));
    }
    let made = end - start >= LEAST_MADE && scan.one_before(before, MAKING).is_some();
    made.then_some((Other, Rule::VerbQuote, 0.6))
}

/// Something made in quotation marks, of whatever length.
pub(super) fn is_made(scan: &Scan, start: usize, end: usize) -> bool {
    let inner = scan.slice(start, end);
    let open = may_be_coined(&inner) && !is_figure(&inner) && !is_number(&inner) && !is_organisation(&inner);
    open && scan.one_before(start - 1, MAKING).is_some() && !no_name_beside(scan, start, end)
}

/// 推出老年人“一卡通行”: what is launched, with whom or what it is for in between.
fn launched(scan: &Scan, before: usize) -> bool {
    const VERBS: &[&str] = &["推出", "推行", "开通", "首创"];
    const REACH: usize = 8;
    let between = |i: usize| is_han(scan.at(i)) && !matches!(scan.at(i), '的' | '了' | '是');
    let run = (before.saturating_sub(REACH)..before).rev().take_while(|i| between(*i)).last();
    run.is_some_and(|from| (from..before).any(|i| scan.one_of(i, VERBS).is_some()))
}

/// “春风·邻里食堂”, “清河码”.
fn by_shape(inner: &str, stems: &HashSet<String>) -> Judgement {
    if halves(inner) {
        return Some((Other, Rule::TwoHalves, 0.6));
    }
    brand(inner, stems).map(|kind| (kind, Rule::PlaceBrand, 0.6))
}

/// Names of organisations in quotes are organisations.
fn is_organisation(inner: &str) -> bool {
    ["公司", "实验室", "研究院", "委员会", "办公室", "集团", "大学", "医院", "协会", "合作社", "党"]
        .iter()
        .any(|e| inner.ends_with(e))
}

/// `”活动`, `”以旧换新数字化平台`, `”的智慧平台`. A figure of speech needs a strong class word right behind it.
fn class_after(scan: &Scan, at: usize, short: bool, figure: bool) -> Option<InitiativeKind> {
    const GAP: usize = 9;
    const GAP_DE: usize = 4;
    if scan.one_of(at, NO_NAME_AFTER).is_some() {
        return None;
    }
    let at = if scan.starts(at, "系列") { at + 2 } else { at };
    let de = scan.at(at) == '的';
    let (from, gap) = if de { (at + 1, GAP_DE) } else { (at, GAP) };
    let gap = if figure { 0 } else { gap };
    let reach = (from..=from + gap).take_while(|i| *i == from || fills(scan, *i - 1));
    let class = reach.filter_map(|i| Some((i, class_at(scan, i)?))).find(|(i, c)| !c.weak || *i == from);
    let class = class.filter(|(_, c)| !(figure && (c.weak || de || c.len < 2) || short && c.weak));
    // 监督平台, 管理系统: the last word says what it is.
    let class = class.map(|(i, c)| {
        class_at(scan, i + c.len).filter(|next| c.weak && !next.weak).map_or((i, c), |n| (i, n))
    });
    let Some((_, class)) = class else { return (!figure && method_after(scan, at)).then_some(Policy) };
    (!de || matches!(class.kind, Platform | Policy)).then_some(class.kind)
}

/// `”筑堤法`, `”代办制`: ways of doing things.
fn method_after(scan: &Scan, at: usize) -> bool {
    const REACH: usize = 5;
    let tail = (at + 1..at + REACH)
        .find(|i| matches!(scan.at(*i), '法' | '制'))
        .filter(|i| (at..*i).all(|n| fills(scan, n)));
    let word = |i: usize| {
        ["办", "司", "执", "立", "宪", "违", "体", "编", "控", "限", "抵", "管"]
            .iter()
            .any(|w| scan.ends(i, w))
    };
    tail.is_some_and(|i| !word(i) && (!is_han(scan.at(i + 1)) || "在把让使后".contains(scan.at(i + 1))))
}

/// May the character stand between a quotation and its class word?
fn fills(scan: &Scan, at: usize) -> bool {
    let c = scan.at(at);
    is_han(c) && !"的了在和与及等是为被把将对从向由者员人以而于其".contains(c)
}

/// `以“…”为主题`, `主题为“…”`: the theme of an activity is of its kind.
fn theme(scan: &Scan, start: usize, end: usize) -> Option<InitiativeKind> {
    const REACH: usize = 30;
    let behind = scan.one_of(end + 1, &["为主题", "为年度主题", "为活动主题", "的主题"]).is_some();
    let before = scan.one_before(start - 1, &["主题为", "主题是", "主题"]).is_some();
    if !behind && !before {
        return None;
    }
    let clause = start.saturating_sub(REACH);
    let event = ["节", "会", "赛", "展", "论坛", "仪式", "马拉松"];
    let activity = scan.any_within(clause, start - 1, &["活动"]);
    Some(if !activity && scan.any_within(clause, start - 1, &event) { Event } else { Campaign })
}

/// “甲”“乙”“丙”等方式: one class word for a list of quotations.
fn listed(scan: &Scan, quotations: &[(usize, usize)], n: usize) -> Judgement {
    const CLASSES: &[&str] = &[
        "方式", "活动", "举措", "政策", "载体", "品牌", "项目", "工程", "做法", "模式", "机制", "行动",
        "制度", "服务",
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
    // “甲”“乙”送餐等方式.
    const FILL: usize = 4;
    let etc = (last + 1..=last + 1 + FILL)
        .find(|i| scan.at(*i) == '等')
        .filter(|i| (last + 1..*i).all(|i| fills(scan, i)));
    let class = etc.and_then(|etc| (etc + 1..etc + 8).find_map(|i| scan.one_of(i, CLASSES)));
    let (word, _) = class.filter(|_| members > 1 || before)?;
    let kind = match word {
        "品牌" | "项目" | "工程" => Other,
        "举措" | "政策" | "做法" | "模式" | "机制" | "制度" | "服务" => Policy,
        _ => Campaign,
    };
    Some((kind, Rule::QuoteList, 0.75))
}
