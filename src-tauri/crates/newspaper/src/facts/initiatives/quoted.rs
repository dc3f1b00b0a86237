//! Names in quotation marks, and documents in 《…》.

use super::super::scan::{Scan, is_han};
use super::Named;
use crate::model::InitiativeKind::{self, Campaign, Document, Event, Other, Platform, Policy};

/// Class words beside a quotation, longer ones first where one ends another.
const CLASSES: &[(&str, InitiativeKind)] = &[
    ("新闻发布会", Event),
    ("工作思路", Policy),
    ("工作法", Policy),
    ("专项行动", Campaign),
    ("主题活动", Campaign),
    ("小程序", Platform),
    ("数据库", Platform),
    ("储备库", Platform),
    ("数字化平台", Platform),
    ("荣誉称号", Other),
    ("志愿服务", Campaign),
    ("宣传月", Campaign),
    ("宣传周", Campaign),
    ("座谈会", Event),
    ("研讨会", Event),
    ("博览会", Event),
    ("发布会", Event),
    ("启动仪式", Event),
    ("讲堂", Campaign),
    ("活动", Campaign),
    ("行动", Campaign),
    ("战役", Campaign),
    ("计划", Policy),
    ("机制", Policy),
    ("模式", Policy),
    ("制度", Policy),
    ("改革", Policy),
    ("政策", Policy),
    ("方式", Policy),
    ("体系", Policy),
    ("战略", Policy),
    ("工程", Other),
    ("项目", Other),
    ("品牌", Other),
    ("平台", Platform),
    ("系统", Platform),
    ("热线", Platform),
    ("专区", Platform),
    ("窗口", Platform),
    ("大赛", Event),
    ("比赛", Event),
    ("论坛", Event),
    ("会议", Event),
    ("仪式", Event),
    ("展览", Event),
    ("称号", Other),
    ("奖", Other),
    ("券", Other),
    ("建设", Policy),
    ("服务队", Other),
    ("服务站", Other),
    ("驿站", Other),
    ("专题调研", Other),
    ("工作", Policy),
    ("规划", Policy),
    ("文明实践", Campaign),
];
/// Endings that make a quotation a name by themselves.
const ENDINGS: &[(&str, usize, InitiativeKind)] = &[
    ("行动", 4, Campaign),
    ("活动", 4, Campaign),
    ("工程", 4, Other),
    ("平台", 4, Platform),
    ("模式", 4, Policy),
    ("机制", 4, Policy),
    ("计划", 4, Policy),
    ("系统", 4, Platform),
    ("政策", 4, Policy),
    ("讲堂", 4, Campaign),
    ("工作法", 5, Policy),
    ("券", 3, Other),
    ("节", 3, Event),
    ("世界献血日", 5, Event),
    ("提升年", 5, Campaign),
    ("攻坚年", 5, Campaign),
    ("杯", 3, Event),
    ("驿站", 4, Other),
    ("之家", 4, Other),
    ("服务站", 5, Other),
    ("进社区", 5, Campaign),
    ("进校园", 5, Campaign),
    ("进企业", 5, Campaign),
    ("进工地", 5, Campaign),
    ("进乡村", 5, Campaign),
    ("进机关", 5, Campaign),
    ("进农村", 5, Campaign),
    ("进万家", 5, Campaign),
    ("一件事", 4, Policy),
    ("一张图", 4, Platform),
    ("一张网", 4, Platform),
    ("一网通办", 4, Policy),
    ("先进市", 5, Other),
    ("先进县", 5, Other),
    ("示范区", 5, Other),
    ("示范县", 5, Other),
    ("示范市", 5, Other),
    ("生活圈", 5, Policy),
    ("地行", 5, Campaign),
    ("里行", 5, Campaign),
    ("基层行", 5, Campaign),
    ("万里行", 5, Campaign),
    ("APP", 4, Platform),
    ("云平台", 4, Platform),
];
/// Verbs of bestowing and launching right before a quotation.
const VERBS: &[(&str, InitiativeKind)] = &[
    ("荣获", Other),
    ("获评", Other),
    ("蝉联", Other),
    ("被评为", Other),
    ("授予", Other),
    ("入选", Other),
    ("推出", Policy),
    ("启动", Campaign),
    ("推行", Policy),
    ("创建", Policy),
    ("上线", Platform),
    ("探索出", Policy),
    ("创新实施", Policy),
];
/// Everyday words that look like formulas.
const SPEECH: &[&str] = &[
    "两张皮",
    "三只手",
    "两头跑",
    "双刃剑",
    "三角债",
    "万金油",
    "两头堵",
    "百家姓",
    "两难",
    "双赢",
    "三伏天",
    "双十一",
    "八股文",
];
/// Longest quotation that is still a name.
const LONGEST: usize = 28;

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

fn judge(scan: &Scan, start: usize, end: usize) -> Option<(InitiativeKind, &'static str, f32)> {
    let inner = scan.slice(start, end);
    if inner.contains(['。', '?', '!', ';', '>', '\n']) || is_organisation(&inner) {
        return None;
    }
    if let Some(kind) = class_after(scan, end + 1) {
        return Some((kind, "quote-class", 0.88));
    }
    if let Some(kind) = class_before(scan, start - 1) {
        return Some((kind, "class-quote", 0.85));
    }
    if scan.starts(end + 1, "为主题") {
        return Some((Campaign, "theme", 0.85));
    }
    if let Some((_, _, kind)) = ENDINGS.iter().find(|(e, min, _)| inner.ends_with(e) && end - start >= *min) {
        return Some((*kind, "quote-ending", 0.8));
    }
    if let Some((_, kind)) = VERBS
        .iter()
        .find(|(v, _)| scan.ends(start - 1, v))
        .filter(|_| end - start >= 3 && !is_de(scan, end + 1))
    {
        return Some((*kind, "verb-quote", 0.7));
    }
    formula(&inner).then_some((Policy, "formula", 0.65))
}

fn is_de(scan: &Scan, at: usize) -> bool {
    scan.at(at) == '的'
}

/// Names of organisations in quotes are organisations.
fn is_organisation(inner: &str) -> bool {
    ["公司", "实验室", "研究院", "委员会", "办公室", "集团", "大学", "医院"]
        .iter()
        .any(|e| inner.ends_with(e))
}

/// `”活动`, `”以旧换新数字化平台`, `”的智慧平台`, `”等方式` is for lists.
fn class_after(scan: &Scan, at: usize) -> Option<InitiativeKind> {
    const GAP: usize = 9;
    let of = |from: usize, gap: usize| {
        (from..=from + gap).take_while(|i| *i == from || fills(scan, *i - 1)).find_map(|i| class_at(scan, i))
    };
    if is_de(scan, at) { of(at + 1, 3).filter(|k| matches!(k, Platform | Policy)) } else { of(at, GAP) }
}

/// May the character stand between a quotation and its class word?
fn fills(scan: &Scan, at: usize) -> bool {
    let c = scan.at(at);
    is_han(c) && !"的了在和与及等是为被把将对从向由者员人以而于其".contains(c)
}

fn class_at(scan: &Scan, at: usize) -> Option<InitiativeKind> {
    let (word, kind) = CLASSES.iter().find(|(word, _)| scan.starts(at, word))?;
    let after = scan.at(at + word.chars().count());
    // 奖励, 券商, 工作人员, 系统性: another word begins there.
    let other = match *word {
        "奖" => matches!(after, '励' | '补' | '金'),
        "券" => after == '商',
        "工作" => matches!(after, '人' | '者' | '队' | '组' | '法'),
        "系统" | "制度" | "机制" => matches!(after, '性' | '化'),
        _ => false,
    };
    (!other).then_some(*kind)
}

/// `服务平台“惠循环”`, `品牌“…”`, `名为“…”`.
fn class_before(scan: &Scan, at: usize) -> Option<InitiativeKind> {
    if scan.one_before(at, &["名为", "取名", "命名为", "题为", "简称"]).is_some() {
        return Some(Other);
    }
    let nouns = ["平台", "系统", "品牌", "小程序", "行动", "工程", "项目", "模式", "工作法", "活动", "机制"];
    let word = scan.one_before(at, &nouns)?;
    CLASSES.iter().find(|(w, _)| *w == word).map(|(_, kind)| *kind)
}

/// 一链一院, 三免政策, 党支部+公司+农户.
fn formula(inner: &str) -> bool {
    let chars: Vec<char> = inner.chars().collect();
    if SPEECH.contains(&inner) || inner.contains(['、', ',']) {
        return false;
    }
    let han = chars.iter().filter(|c| is_han(**c)).count();
    let sum = inner.contains('+') && !chars.iter().any(char::is_ascii_digit) && han >= 4;
    let numeral = |c: char| "一二三四五六七八九十双两".contains(c);
    let twin = chars.len() == 4 && numeral(chars[0]) && numeral(chars[2]) && chars[1] != chars[3];
    let count = chars[0] != '一' && numeral(chars[0]) && (3..=6).contains(&chars.len()) && han == chars.len();
    sum || twin || count
}

/// “甲”“乙”“丙”等方式: one class word for a list of quotations.
fn listed(
    scan: &Scan,
    quotations: &[(usize, usize)],
    n: usize,
) -> Option<(InitiativeKind, &'static str, f32)> {
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

/// Documents in 《…》; papers and magazines are none.
pub(super) fn documents(scan: &Scan) -> Vec<Named> {
    const PAPERS: &[&str] = &["日报", "晚报", "时报", "早报", "晨报", "周刊", "周报", "杂志", "月刊"];
    let mut found = Vec::new();
    let mut open: Option<(usize, u32)> = None;
    for (at, c) in scan.chars.iter().enumerate() {
        open = match (c, open) {
            ('《', None) => Some((at + 1, 1)),
            ('《', Some((from, depth))) if at - from < 60 => Some((from, depth + 1)),
            ('《', _) => Some((at + 1, 1)),
            ('》', Some((from, 1))) => {
                let paper = scan.one_before(at, PAPERS).is_some();
                if (2..=60).contains(&(at - from)) && !paper {
                    found.push(Named {
                        start: from,
                        end: at,
                        kind: Document,
                        rule: "title-marks",
                        confidence: 0.9,
                    });
                }
                None
            }
            ('》', Some((from, depth))) => Some((from, depth - 1)),
            ('\n', _) => None,
            (_, open) => open,
        };
    }
    found
}
