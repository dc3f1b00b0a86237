//! Names without quotation marks: meetings that are held, systems and projects that bear the name of their place.

use super::super::places::Found;
use super::super::scan::{Scan, is_clause_end, is_han};
use super::Named;
use crate::model::InitiativeKind::{self, Document, Event, Other, Platform};

const MEETINGS: &[&str] = &[
    "新闻发布会",
    "推进会议",
    "座谈会",
    "推进会",
    "现场会",
    "动员会",
    "表彰会",
    "交流会",
    "洽谈会",
    "博览会",
    "交易会",
    "运动会",
    "启动仪式",
    "捐赠仪式",
    "揭牌仪式",
    "签约仪式",
    "开工仪式",
    "仪式",
    "论坛",
    "峰会",
    "大会",
    "会议",
    "大赛",
    "艺术节",
    "文化节",
    "旅游节",
    "马拉松",
];
/// 召开 behind the name of a meeting.
const HELD: &[&str] = &["召开", "举行", "举办", "开幕", "启动", "闭幕", "在"];
const WORKS: &[(&str, InitiativeKind)] = &[
    ("监管系统", Platform),
    ("管理系统", Platform),
    ("系统", Platform),
    ("服务平台", Platform),
    ("平台", Platform),
    ("储备库", Platform),
    ("工程", Other),
    ("项目", Other),
    ("专项规划", Document),
    ("规划", Document),
    ("应急预案", Document),
    ("实施方案", Document),
];
/// What may stand behind a system or project that was named, and not just described.
const THEN: &[&str] = &[
    "上线", "启动", "开工", "完工", "竣工", "建成", "投用", "投入", "正式", "通过", "完成", "建设", "首次",
    "全面", "顺利", "落地", "获", "在", "等",
];

/// All such names of a part. `places` are the part's names of places.
pub(super) fn named(scan: &Scan, places: &[Found]) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        if let Some(named) = meeting(scan, at) {
            at = named.end;
            found.push(named);
        } else {
            at += 1;
        }
    }
    found.extend(places.iter().filter_map(|p| work(scan, p)));
    found
}

/// `全市社会事业发展推进会议召开`: from the start of the clause, or from 举办的.
fn meeting(scan: &Scan, at: usize) -> Option<Named> {
    const SHORTEST: usize = 8;
    const REACH: usize = 40;
    let (_, len) = scan.one_of(at, MEETINGS)?;
    let end = at + len;
    scan.one_of(end, HELD)?;
    let clause = scan.clause_start(at, REACH);
    let start = (clause..at)
        .rev()
        .find(|i| scan.at(*i) == '的' || scan.at(*i) == '、' || scan.at(*i) == '日')
        .map_or(clause, |i| i + 1);
    let date = scan.at(start).is_ascii_digit() || "在由与从对据下上".contains(scan.at(start));
    let whole = (start..at).all(|i| is_han(scan.at(i)) && scan.at(i) != '了');
    let named = end - start >= SHORTEST && !date && whole;
    named.then_some(Named { start, end, kind: Event, rule: "meeting-held", confidence: 0.75 })
}

/// `聊城市民政养老机构预付费监管系统上线`: place, body, class word, and a verb or a break behind.
fn work(scan: &Scan, place: &Found) -> Option<Named> {
    const LONGEST: usize = 26;
    const BODY: usize = 4;
    let opens = place.start == 0
        || is_clause_end(scan.before(place.start))
        || "、的出了展施成行和".contains(scan.before(place.start));
    if !opens {
        return None;
    }
    let stop = (place.end..place.end + LONGEST)
        .find(|i| !is_han(scan.at(*i)) || "的了在由对将被为从向是个".contains(scan.at(*i)));
    let limit = stop.unwrap_or(place.end + LONGEST).min(scan.len());
    (place.end + BODY..limit).find_map(|at| {
        let (word, kind) = WORKS.iter().find(|(w, _)| scan.starts(at, w))?;
        let end = at + word.chars().count();
        let closes = !is_han(scan.at(end)) || scan.one_of(end, THEN).is_some();
        let end = if scan.starts(end, "建设") { end + 2 } else { end };
        closes.then_some(Named { start: place.start, end, kind: *kind, rule: "place-work", confidence: 0.65 })
    })
}
