//! Names without quotation marks: meetings that are held, campaigns that are carried out, systems, projects and works
//! that bear the name of their place.

use super::super::orgs::NAME_VERBS;
use super::super::places::Found;
use super::super::scan::{Scan, is_han};
use super::Named;
use super::around::{BEGUN, BUILT, CARRY_OUT, COSTS, HELD, HOLD, MEETING_LEADS};
use super::body::{Body, HERE, behind_last, body};
use super::triggers::{FINDER, Trigger};
use crate::facts::Rule;
use crate::model::InitiativeKind::{self, Campaign, Event, Other, Platform, Policy};

/// All such names of a part. `places` are the part's names of places.
pub(super) fn named(scan: &Scan, places: &[Found]) -> Vec<Named> {
    let (finder, triggers) = &*FINDER;
    let mut found: Vec<Named> = Vec::new();
    for hit in finder.find(&scan.chars) {
        let (at, end) = (hit.start, hit.end);
        // 成就展暨表彰大会: the name goes on.
        if scan.at(end) == '暨' {
            continue;
        }
        let mut body = behind_quotation(scan, body(scan, places, at), at);
        if scan.before(body.edge) == '”' {
            // “你好，春天”摄影大赛 goes by its quotation.
            let meeting = triggers[hit.word] == Trigger::Meeting;
            found.extend(after_quotation(scan, places, body.edge, end).filter(|_| meeting));
            continue;
        }
        if found.last().is_some_and(|n| n.end > body.start && scan.at(n.end) == '(') {
            // 生产基地(某县)项目: the rest of the name before.
            continue;
        }
        // 甲项目和乙项目: a name begins behind the one before.
        if let Some(last) = found.last().filter(|n| n.end > body.start) {
            body = Body {
                start: last.end + usize::from("和及、与".contains(scan.at(last.end))),
                edge: last.end,
                place: None,
            };
        }
        let trigger = triggers[hit.word];
        let named = judge(scan, &body, (at, end), trigger, found.last());
        let built = |n: &Named| matches!(n.rule, Rule::Project | Rule::PlaceWork | Rule::Building);
        found.extend(named.filter(|n| n.start < n.end && !(built(n) && is_clause(scan, n.start, at))));
    }
    found
}

/// Is it half a sentence: somebody does something at a bridge? Names of works hold no predicate.
fn is_clause(scan: &Scan, start: usize, at: usize) -> bool {
    let words = scan.words().within(start, at);
    words.iter().skip(1).any(|w| {
        let text = scan.slice(w.start, w.end);
        let acts = w.tag == "v" && w.end - w.start > 1 && !NAME_VERBS.contains(&text.as_str());
        let people = text.ends_with(['者', '们']) || matches!(text.as_str(), "工人" | "职工" | "民工");
        acts && words.iter().any(|w| matches!(w.tag, "d" | "r" | "t")) || people
    })
}

/// “净水”行动和河道修复项目: the second one is a name of its own.
fn behind_quotation(scan: &Scan, body: Body, at: usize) -> Body {
    let quoted = scan.before(body.edge) == '”';
    match (body.edge..at).rev().find(|i| quoted && "和及与".contains(scan.at(*i))) {
        Some(i) => Body { start: i + 1, edge: i + 1, place: None },
        None => body,
    }
}

/// The name that ends in the class word at `at..end`, if it is one.
fn judge(
    scan: &Scan,
    body: &Body,
    (at, end): (usize, usize),
    trigger: Trigger,
    last: Option<&Named>,
) -> Option<Named> {
    match trigger {
        Trigger::Meeting => meeting(scan, body, at, end),
        Trigger::Edition => edition(scan, body, at, end).or_else(|| meeting(scan, body, at, end)),
        Trigger::Campaign => campaign(scan, body, at, end),
        Trigger::Work(kind) => work(scan, body, at, end, kind),
        Trigger::App => app(scan, body, end),
        Trigger::Project => project(scan, body, at, end, last),
        Trigger::Building => building(scan, body, at, end),
        Trigger::Response => response(scan, body, at, end),
        Trigger::Honour => honour(scan, body, at, end),
    }
}

fn name(start: usize, end: usize, kind: InitiativeKind, rule: Rule, confidence: f32) -> Option<Named> {
    Some(Named { start, end, kind, rule, confidence })
}

/// `全市社会事业发展推进会议召开`, `召开全市工业经济运行分析会`.
fn meeting(scan: &Scan, body: &Body, at: usize, end: usize) -> Option<Named> {
    const LEAST: usize = 4;
    let whole = scan.one_before(body.edge, HOLD).is_some();
    let cut = behind_last(scan, body.edge, at, MEETING_LEADS).filter(|_| !whole);
    let start = cut.or(body.place.map(|p| p.0).filter(|_| !whole)).unwrap_or(body.edge);
    let held = scan.one_of(end, HELD).is_some();
    let hold = scan.one_before(start, HOLD).is_some() && (!is_han(scan.at(end)) || scan.at(end) == '上')
        || scan.at(end) == '上' && matches!(scan.before(start), '在' | '是');
    let long = at >= start + LEAST && end - start >= LEAST + 4;
    (held || hold).then_some(())?;
    let vague = scan.any_within(
        start,
        at,
        &["本届", "本次", "一场", "有关", "相关", "一系列", "多次", "各类", "多场", "各级", "重要"],
    );
    if long && !vague { name(start, end, Event, Rule::MeetingHeld, 0.75) } else { None }
}

/// `全市“放管服”改革推进会`: a meeting about what is quoted, with the place it is held for.
fn after_quotation(scan: &Scan, places: &[Found], close: usize, end: usize) -> Option<Named> {
    const REACH: usize = 14;
    let open = (close.saturating_sub(REACH)..close - 1).rev().find(|i| scan.at(*i) == '“')?;
    let n = places.partition_point(|p| p.end < open);
    let place = places.get(n).filter(|p| p.end == open).map(|p| p.start);
    let start = place.or_else(|| scan.one_before(open, HERE).map(|w| open - w.chars().count()))?;
    let closes = !is_han(scan.at(end)) || scan.one_of(end, HELD).is_some() || scan.at(end) == '上';
    if closes { name(start, end, Event, Rule::MeetingHeld, 0.7) } else { None }
}

/// `第三届邻里节`, `2023安踏晋江马拉松`.
fn edition(scan: &Scan, body: &Body, at: usize, end: usize) -> Option<Named> {
    let counted =
        (body.start..at).find(|i| scan.at(*i) == '第' && (i + 2..i + 6).any(|j| scan.at(j) == '届'));
    let year = |i: usize| (i..i + 4).all(|j| scan.at(j).is_ascii_digit()) && !scan.at(i + 4).is_ascii_digit();
    let years = (body.start..at.saturating_sub(3)).find(|i| year(*i) && matches!(scan.at(*i), '1' | '2'));
    // The place belongs to the name where it stands right before the number; a year begins it.
    let placed = |n: usize| body.place.filter(|p| p.1 == n).map_or(n, |p| p.0);
    // 建市40周年庆祝活动.
    let round = scan.any_within(body.start, at, &["周年"]);
    let round = round.then(|| behind_last(scan, body.edge, at, HOLD).unwrap_or(body.start));
    let start = counted.map(placed).or(years).or(round)?;
    (at >= start + 2).then_some(())?;
    name(start, end, Event, Rule::Edition, 0.8)
}

/// `开展电动自行车安全隐患专项整治行动`, `农村人居环境整治三年行动`.
fn campaign(scan: &Scan, body: &Body, at: usize, end: usize) -> Option<Named> {
    const LEAST: usize = 4;
    // 启动河道建设三年行动: 建设 is of the name.
    let from = if at < body.start + LEAST { body.edge } else { body.start };
    let start = behind_last(scan, from, at, CARRY_OUT).unwrap_or(from);
    // 辽东省农机推广周, 全国节水宣传月: a week of that name, of that place or of the country.
    let timed = matches!(scan.before(end), '周' | '月' | '季');
    let national = (start..at).find(|i| timed && scan.one_of(*i, &["全国", "国家"]).is_some());
    let dated = national.is_some_and(|i| scan.before(i) == '年' && scan.at(start).is_ascii_digit());
    let start = national.filter(|_| !dated).unwrap_or(start);
    let week = national.is_some() || timed && body.place.is_some_and(|p| p.0 == start);
    let carried = scan.one_before(start, CARRY_OUT).is_some()
        || week
        || scan.starts(at, "三年行动")
        || scan.one_of(end, &["启动", "中,", "已"]).is_some();
    let vague = scan.any_within(
        start,
        at,
        &[
            "系列",
            "各类",
            "有关",
            "相关",
            "多种",
            "一次",
            "形式",
            "各项",
            "军事",
            "救援",
            "打击",
            "反恐",
            "人道",
            "搜救",
            "救助",
            "搜捕",
            "抓捕",
            "大规模",
            "统一",
            "一场",
        ],
    );
    // 30项专项行动: so many of them.
    let vague = vague || counted(scan, start, at);
    let whole = week
        || !is_han(scan.at(end))
        || scan.one_of(end, &["启动", "中", "以来", "在", "取得", "部署", "和", "已"]).is_some();
    (carried && whole && !vague && at >= start + LEAST).then_some(())?;
    name(start, end, Campaign, Rule::Campaign, 0.65)
}

/// `聊城市民政养老机构预付费监管系统上线`: place, body, class word, and a verb or a break behind.
fn work(scan: &Scan, body: &Body, at: usize, end: usize, kind: InitiativeKind) -> Option<Named> {
    const LEAST: usize = 4;
    const SET_UP: &[&str] =
        &["建立", "建成", "搭建", "推出", "开发", "启用", "上线", "开通", "接入", "研发", "引入"];
    const LEAST_SET_UP: usize = 5;
    let set_up = kind == Platform
        && scan.one_before(body.start, SET_UP).is_some()
        && at >= body.start + LEAST_SET_UP
        && !scan.any_within(body.start, at, &["高水平", "一流", "重大"]);
    // 建立起…平台: the rest of the verb is none of the name.
    let start = body.start + usize::from(matches!(scan.at(body.start), '起' | '出'));
    let place = body.place.or(set_up.then_some((start, start)))?;
    let plan = kind == Policy && scan.one_of(end, &["相关", "取得", "工作", "方案"]).is_some();
    let closes = plan || !is_han(scan.at(end)) || scan.one_of(end, BUILT).is_some();
    // 全市行政审批系统 is a branch of the administration.
    let branch = scan.starts(at, "系统")
        && scan.one_of(end, &["上线", "投用", "启用", "建成", "投入", "开通", "试运行"]).is_none();
    const DOING: &[&str] = &[
        "通过", "推出", "搭建", "建立", "利用", "让", "使", "比赛", "编制", "联合", "在", "设立", "出席",
        "调研", "宣布", "启动",
    ];
    let told = scan.any_within(place.1, at, DOING);
    (closes
        && !branch
        && !told
        && at + usize::from(end > at + 4) * (end - at - 2) >= place.1 + LEAST
        && !counted(scan, body.start, at))
    .then_some(())?;
    let end = if scan.starts(end, "建设") { end + 2 } else { end };
    name(place.0, end, kind, Rule::PlaceWork, 0.65)
}

/// `手机里的网上国网App`, `关注春城交警公众号`.
fn app(scan: &Scan, body: &Body, end: usize) -> Option<Named> {
    const LENGTH: std::ops::RangeInclusive<usize> = 6..=16;
    const LEADS: &[&str] = &[
        "通过", "登录", "下载", "打开", "关注", "使用", "利用", "上线", "推出", "开发", "在", "用", "和",
        "或", "到", "微信", "手机",
    ];
    const VAGUE: &[&str] =
        &["款", "个", "各类", "相关", "多", "等", "官方", "该", "类", "第三方", "违法", "违规", "规范"];
    let start = behind_last(scan, body.edge, end - 3, LEADS).unwrap_or(body.edge);
    let named = LENGTH.contains(&(end - start)) && !scan.any_within(start, end, VAGUE);
    if named { name(start, end, Platform, Rule::App, 0.65) } else { None }
}

/// 120个工程, 一系列重要项目: they are counted, not named.
fn counted(scan: &Scan, start: usize, end: usize) -> bool {
    const VAGUE: &[&str] = &[
        "一系列",
        "一批",
        "各类",
        "有关",
        "相关",
        "等",
        "多个",
        "多项",
        "重要",
        "最大",
        "最高",
        "最长",
        "首座",
        "首个",
    ];
    let number = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十百多余几数".contains(c);
    let measured = |i: usize| "个项批条座处".contains(scan.at(i)) && number(scan.before(i));
    (start..end).any(measured) || scan.any_within(start, end, VAGUE)
}

/// `总投资10亿元的铝材加工项目和…项目`, `年产20万吨高端铝材项目`, `黄河下游引黄涵闸改建工程开工`.
fn project(scan: &Scan, body: &Body, at: usize, end: usize, last: Option<&Named>) -> Option<Named> {
    const LEAST: usize = 4;
    const REACH: usize = 40;
    let closes = !is_han(scan.at(end))
        || scan.one_of(end, BUILT).is_some()
        || matches!(scan.at(end), '和' | '及' | '、');
    // 新设投资项目155个: they are counted.
    if scan.at(end).is_ascii_digit() {
        return None;
    }
    let yearly = (body.start..at).find(|i| scan.starts(*i, "年产"));
    let paid = scan.one_before(body.start, COSTS).is_some()
        || scan.one_of(end, &["各投资", "总投资", "投资"]).is_some();
    let started = scan.starts(at, "工程")
        && closes
        && scan.one_before(body.start, &["启动", "实施"]).is_some()
        && !scan.any_within(body.start, at, &["重大", "重点", "这", "该", "建设"]);
    let listed =
        last.is_some_and(|n| n.rule == Rule::Project && (n.end == body.start || n.end + 1 == body.start));
    let phase = scan.one_before(at, &["一期", "二期", "三期", "四期"]).is_some()
        || scan.any_within(body.start, at, &["千伏"]);
    let begun = scan.one_of(end, BEGUN).is_some()
        && !is_han(scan.before(body.start))
        && at > body.start + LEAST
        && !scan.any_within(body.start, at, &["重大", "重点", "这", "该"]);
    let clause = scan.clause_start(body.start, REACH);
    let row = "和、".contains(scan.before(body.start))
        && scan.any_within(clause, body.start, &["实施", "推进", "启动", "建成", "完成"])
        && !scan.any_within(body.start, at, &["重大", "重点", "这", "该"]);
    let finished = closes
        && at >= body.start + LEAST + 2
        && scan.one_before(body.start, &["推进", "建成", "完成", "开工", "推动"]).is_some()
        && !scan.any_within(body.start, at, &["重大", "重点", "这", "该", "建设", "农村", "惠民"]);
    let led = begun || finished || row || yearly.is_some() || paid || listed || started || phase;
    if closes && led && at >= body.start + LEAST && !counted(scan, body.start, at) {
        return name(yearly.unwrap_or(body.start), end, Other, Rule::Project, 0.65);
    }
    let place = work(scan, body, at, end, Other)?;
    let vague =
        ["重点", "重大", "产业", "建设", "投资", "民生", "在建", "签约", "招商", "扶贫", "有关", "相关"];
    let generic = scan.one_before(at, &vague).is_some() && at < body.place?.1 + LEAST + 4;
    (!generic).then_some(place)
}

/// `哈伊高铁`, `花江峡谷大桥` where they are being built or opened.
fn building(scan: &Scan, body: &Body, at: usize, end: usize) -> Option<Named> {
    const LEAST: usize = 2;
    const MOST: usize = 14;
    const WORKS: &[&str] = &[
        "开工",
        "通车",
        "贯通",
        "合龙",
        "建成",
        "竣工",
        "投产",
        "投运",
        "开通",
        "控制性工程",
        "铺装",
        "架梁",
        "施工",
        "在建",
        "建设",
        "动工",
        "试运行",
        "全线",
        "主体",
        "地下厂房",
        "蓄水",
        "首台机组",
    ];
    let near = scan.any_within(end, end + 12, WORKS)
        || scan.any_within(body.start.saturating_sub(6), body.start, &["在建", "建设中"]);
    let whole = !is_han(scan.at(end)) || scan.one_of(end, BUILT).is_some();
    let vague = [
        "大型",
        "海底",
        "条",
        "座",
        "个",
        "处",
        "新建",
        "重点",
        "全国",
        "全省",
        "全市",
        "这",
        "该",
        "多",
        "我国",
        "国家",
        "一批",
        "公里",
        "标志着",
        "风险",
    ];
    // 安龙高速公路花江峡谷大桥: the bridge has its own name.
    let start = behind_last(scan, body.start, at, &["高速公路", "高铁", "铁路", "高速", "控制性工程", "月"])
        .unwrap_or(body.start);
    let named = !scan.any_within(start, at, &vague)
        && !counted(scan, start, at)
        && (LEAST..=MOST).contains(&(at - start));
    (near && whole && named).then_some(())?;
    name(start, end, Other, Rule::Building, 0.6)
}

/// `启动防汛Ⅲ级应急响应`.
fn response(scan: &Scan, body: &Body, at: usize, end: usize) -> Option<Named> {
    const VERBS: &[&str] = &[
        "首个",
        "启动了",
        "启动",
        "发布",
        "将",
        "提升至",
        "升级为",
        "升级",
        "终止",
        "解除",
        "调整为",
        "维持",
        "至",
        "为",
    ];
    const MOST: usize = 14;
    let start = behind_last(scan, body.edge, at, VERBS)?;
    (at > start && at - start <= MOST).then_some(())?;
    name(start, end, Policy, Rule::Response, 0.75)
}

/// `创建全国文明城市`, `全国文明城市创建`.
fn honour(scan: &Scan, body: &Body, at: usize, end: usize) -> Option<Named> {
    const STRIVE: &[&str] = &["创建", "争创", "荣获", "获评", "蝉联", "入选", "评为", "命名为", "获"];
    let start = (body.start..at.max(1))
        .rev()
        .find(|i| scan.starts(*i, "全国") || scan.starts(*i, "国家"))
        .or_else(|| (scan.starts(at, "全国") || scan.starts(at, "国家")).then_some(at))?;
    let striven = scan.one_before(start, STRIVE).is_some();
    if scan.starts(end, "创建") {
        return name(start, end + 2, Campaign, Rule::Honour, 0.65);
    }
    striven.then_some(())?;
    name(start, end, Other, Rule::Honour, 0.65)
}
