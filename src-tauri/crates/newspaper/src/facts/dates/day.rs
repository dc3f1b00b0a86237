//! Days that are counted from another day: 昨日, 当天, 上周五, and days without a month.

use super::super::scan::{Scan, is_clause_end, is_han};
use super::super::words::words;
use super::clock::{DAY_PARTS, clock};
use super::digits::{dash, one_or_two_digits};
use super::expr::{Expr, Point, Unit, Year};
use super::point::point;
use crate::facts::Rule;

pub(super) const TODAY: [(&str, i64); 22] = [
    ("大前天", -3),
    ("大后天", 3),
    ("昨午", -1),
    ("今日", 0),
    ("今天", 0),
    ("今晨", 0),
    ("今早", 0),
    ("今晚", 0),
    ("今夜", 0),
    ("昨日", -1),
    ("昨天", -1),
    ("昨晚", -1),
    ("昨夜", -1),
    ("昨晨", -1),
    ("前天", -2),
    ("前晚", -2),
    ("前日", -2),
    ("明日", 1),
    ("明天", 1),
    ("明晚", 1),
    ("明晨", 1),
    ("后天", 2),
];
pub(super) const THAT_DAY: [(&str, i64); 16] = [
    ("当天", 0),
    ("当日", 0),
    ("当晚", 0),
    ("同日", 0),
    ("同一天", 0),
    ("同天", 0),
    ("这一天", 0),
    ("这天", 0),
    ("那天", 0),
    ("次日", 1),
    ("翌日", 1),
    ("隔天", 1),
    ("第二天", 1),
    ("前一天", -1),
    ("前一日", -1),
    ("前一晚", -1),
];
/// What is done on a day: behind 今天 or `12号` these make it a date rather than a figure of speech or a number.
const DONE: [&str; 73] = [
    "表示",
    "宣布",
    "发布",
    "发表",
    "发生",
    "发出",
    "发射了",
    "发动",
    "发起",
    "举行",
    "召开",
    "公布",
    "通报",
    "会见",
    "称",
    "说",
    "报道",
    "证实",
    "抵达",
    "援引",
    "对",
    "向",
    "就",
    "在",
    "从",
    "起",
    "至",
    "到",
    "电",
    "讯",
    "出版",
    "播出",
    "印发",
    "启动",
    "开幕",
    "闭幕",
    "介绍",
    "获悉",
    "强调",
    "指出",
    "主持",
    "出席",
    "离开",
    "前往",
    "访问",
    "谴责",
    "打击",
    "投票",
    "致电",
    "致信",
    "还",
    "再次",
    "继续",
    "正式",
    "联合",
    "分别",
    "将",
    "与",
    "同",
    "由",
    "签署",
    "通过",
    "开始",
    "下令",
    "警告",
    "呼吁",
    "进行",
    "当地",
    "开展",
    "了解",
    "透露",
    "以",
    "迎来",
];

/// 昨日上午, 今晚, where they stand as a time: elsewhere 今天 is mostly a figure of speech.
pub(super) fn relative_day(scan: &Scan, at: usize) -> Option<Expr> {
    let (word, len, shift) = scan.row_of(at, &TODAY)?;
    let end = at + len;
    let before = scan.before(at);
    let bound = matches!(
        before,
        '“' | '《' | '愧' | '负' | '的' | '好' | '创' | '赢' | '望' | '后' | '向' | '月' | '年' | '以'
    );
    let now = word.starts_with('今') && scan.at(end) == '我';
    if bound || now || matches!(scan.at(end), '的' | '之' | '》' | '本' | '更') && !at_event(scan, at, end)
    {
        return None;
    }
    let opens = at == 0 || is_clause_end(before) || matches!(before, '、' | '于');
    let cue = ["记者", "从", "截至", "截止", "自", "至", "到", "定于", "将于", "时间", "拟于", "电"];
    let cued = scan.one_before(at, &cue).is_some() && !scan.ends(at, "直到") && !scan.ends(at, "走到");
    let timed =
        scan.one_of(end, &DAY_PARTS).is_some() || scan.at(end) == '(' || scan.at(end).is_ascii_digit();
    let done =
        scan.one_of(end, &DONE).is_some() && !matches!(word, "明天" | "后天" | "今日" | "明日" | "前日");
    let innate = word == "后天" && !(timed || cued || scan.starts(end, "将"));
    let told = is_han(before) && between(scan, at, word);
    let is_date = !innate && (opens && !figure(scan, end) || cued || timed || done || told);
    let is_date = is_date || at_event(scan, at, end);
    let end = clock(scan, end);
    let told = in_bracket(scan, end).unwrap_or(Point { year: Year::Unstated, unit: Unit::Today(shift) });
    is_date.then(|| Expr::simple(at, end, told.year, told.unit, Rule::DayOfIssue))
}

/// 昨晚(2月4日): the day that a bracket right behind says.
fn in_bracket(scan: &Scan, end: usize) -> Option<Point> {
    let (date, close) = if scan.at(end) == '(' { point(scan, end + 1)? } else { return None };
    (matches!(date.unit, Unit::Day(..)) && scan.at(close) == ')').then_some(date)
}

/// 在今天的总结大会上: what is held on the day.
fn at_event(scan: &Scan, at: usize, end: usize) -> bool {
    const EVENTS: &[&str] =
        &["会上", "会议上", "仪式上", "典礼上", "论坛上", "活动上", "活动中", "比赛中", "决赛中", "会中"];
    const REACH: usize = 14;
    scan.before(at) == '在' && scan.at(end) == '的' && {
        let until = scan.clause_end(end + 1, REACH);
        scan.any_within(end + 1, until, EVENTS)
    }
}

/// Between subject and predicate a word for a day is that day, whatever is done: 渔船昨日返港, 新桥今日通车. 今天, 明天 and the
/// like are as often these times and the future: they need a verb behind them that tells of a deed.
fn between(scan: &Scan, at: usize, word: &str) -> bool {
    const STATES: &[&str] = &[
        "是", "有", "已", "仍", "依", "需", "看", "成为", "变", "更", "还", "也", "再", "要", "应", "该",
        "能", "可", "必", "会", "想", "属", "都", "就", "才", "不", "没", "越", "究竟", "到底", "所", "如",
        "依然", "正", "取得", "拥有", "面", "很", "最", "太",
    ];
    const PASSED: &[&str] = &["辉煌", "荣光", "黄花", "重现", "时光", "岁月", "今", "明", "与", "和", "、"];
    let end = at + word.chars().count();
    if scan.ends(at, "直到") || !is_han(scan.at(end)) {
        return false;
    }
    if !matches!(word, "今天" | "今日" | "明天" | "明日" | "后天" | "前日") {
        return scan.longest_of(end, PASSED).is_none();
    }
    let we = scan.one_before(at, &["我们", "你们", "他们", "人们", "咱们", "大家", "自己", "时代"]).is_some();
    !we && scan.longest_of(end, STATES).is_none() && deed_at(scan, end)
}

/// Does a verb of two characters or more stand at `at`? 通车 and 合龙 are nouns to the dictionary: they end a clause.
fn deed_at(scan: &Scan, at: usize) -> bool {
    let first = words(scan, at, (at + 6).min(scan.len())).into_iter().next();
    first.filter(|w| w.end - w.start > 1).is_some_and(|w| match w.tag {
        "v" | "vn" | "vd" | "t" => true,
        "n" | "ns" | "nz" | "" | "x" => is_clause_end(scan.at(w.end)) || scan.at(w.end) == '了',
        _ => false,
    })
}

/// 今天，我们…: speaks of these times rather than of the day.
fn figure(scan: &Scan, end: usize) -> bool {
    scan.one_of(
        end,
        &["，我们", ",我们", "中国", "、明", "和明", "会更", "会越", "可期", "属于", "辉煌", "重现", "荣光"],
    )
    .is_some()
}

/// 当天 where it starts a clause or somebody does something on it: in 活动当天 it points to the 活动.
pub(super) fn that_day(scan: &Scan, at: usize) -> Option<Expr> {
    let (word, len, shift) = scan.row_of(at, &THAT_DAY)?;
    let end = at + len;
    let before = scan.before(at);
    let opens = at == 0 || is_clause_end(before) && !matches!(before, '”' | '’' | '》');
    let linked = matches!(before, '、' | '于' | '在' | '从' | '与' | '和' | '至');
    let event = "会赛礼节式展演选票生婚事发业夕幕动典日”’".contains(before);
    let office =
        matches!(before, '部' | '府' | '院' | '局' | '社' | '台' | '委' | '军' | '方' | '警' | '心' | '所');
    let done = scan.one_of(end, &DONE).is_some() || scan.one_of(end, &DAY_PARTS).is_some();
    // 开馆当天: what opened is what the day named before it was told of.
    let opening =
        scan.one_before(at, &["开馆", "开业", "开园", "开幕", "揭牌", "启动", "开工", "活动"]).is_some();
    let loose =
        matches!(word, "这天" | "那天" | "第二天" | "前一天") && !opens && !(linked && word == "这天");
    let is_date = (opens || linked || opening || office || done && !event) && !loose && scan.at(end) != '的';
    let end = clock(scan, end);
    is_date.then(|| Expr::simple(at, end, Year::Unstated, Unit::ThatDay(shift), Rule::ThatDay))
}

/// `16日上午`, `3号`, `3日至5日` with the month left out.
pub(super) fn day_only(scan: &Scan, at: usize, after_date: bool) -> Option<Expr> {
    let (first, end) = day_number(scan, at)?;
    let mark = scan.at(end);
    let more = dash(scan, end).or_else(|| (mark == '、').then_some(end + 1));
    if let Some((last, end)) = more.and_then(|next| day_number(scan, next)).filter(|(d, _)| *d > first) {
        // 16-18日, 6、7日两天.
        let pair = mark != '、' || scan.one_of(end + 1, &["两天", "两日", "三天"]).is_some();
        return (scan.at(end) == '日' && pair && !bound(scan, at))
            .then(|| range(scan, at, first, last, end + 1));
    }
    let is_date = match mark {
        '日' => is_day(scan, at, end + 1, after_date),
        '号' => is_numbered_day(scan, at, end + 1, after_date),
        _ => false,
    };
    if !is_date {
        return None;
    }
    let end = clock(scan, end + 1);
    let second = dash(scan, end).and_then(|next| day_number(scan, next)).filter(|(_, e)| scan.at(*e) == mark);
    Some(match second {
        Some((last, after)) => range(scan, at, first, last, after + 1),
        None => Expr::simple(at, end, Year::Unstated, Unit::DayOnly(first), Rule::Day),
    })
}

fn range(scan: &Scan, at: usize, first: u32, last: u32, end: usize) -> Expr {
    let to = Point { year: Year::Unstated, unit: Unit::DayOnly(last) };
    let expr = Expr::simple(at, clock(scan, end), Year::Unstated, Unit::DayOnly(first), Rule::DayRange);
    Expr { to: Some(to), ..expr }
}

fn day_number(scan: &Scan, at: usize) -> Option<(u32, usize)> {
    if !scan.at(at).is_ascii_digit() {
        return None;
    }
    one_or_two_digits(scan, at).filter(|(day, _)| (1..=31).contains(day))
}

/// Before it stands what makes the number a length of time: 拘留10日, 近3日, 连续5日.
fn bound(scan: &Scan, at: usize) -> bool {
    const BEFORE: &str = "近续连每留满约超整前后头余多隔期第达了过短足月《";
    let place = scan.one_before(at, &["纽约", "北约", "条约"]).is_some();
    let length = BEFORE.contains(scan.before(at)) && scan.before(at) != '\0' && !place;
    length
        || scan
            .one_before(at, &["历时", "一共", "为时", "时长", "有效期", "未来", "不少于", "不超过"])
            .is_some()
}

fn is_day(scan: &Scan, at: usize, end: usize, after_date: bool) -> bool {
    const LENGTH: [&str; 20] = [
        "内",
        "游",
        "之",
        "以内",
        "以上",
        "以下",
        "左右",
        "多",
        "余",
        "龄",
        "均线",
        "均价",
        "拘",
        "线",
        "后",
        "行程",
        "无理由",
        "元",
        "化",
        "圆",
    ];
    let length =
        scan.one_of(end, &LENGTH).is_some() && !scan.starts(end, "内蒙") && !scan.starts(end, "之前");
    let before_it = scan.at(end) == '前' && scan.one_before(at, &["于", "在", "将", "到", "至"]).is_none();
    let japan = scan.at(end) == '本' && !scan.starts(end, "本报") && !scan.starts(end, "本台");
    after_date || !(bound(scan, at) || length || before_it || japan)
}

/// `3号` is a day where it opens a clause or something is done on it; 嫦娥5号, 3号楼 and 1号文件 are not.
fn is_numbered_day(scan: &Scan, at: usize, end: usize, after_date: bool) -> bool {
    const THINGS: &str = "楼线院门机馆文台公国高船舰飞卫火运探航列车房桌球选种病染厅口井坑库站桥路街泵炉堆矿地铁码汽柴令建议提决修\
        案信区塔墓沟仓池床岛包箱主嫌被厂城店展字段登店棚摊位屏池槽罐点牌球员服务热电力基环";
    const NAMED: [&str; 16] = [
        "嫦娥", "神舟", "天问", "天宫", "天舟", "长征", "东风", "北斗", "风云", "雪龙", "蛟龙", "资源",
        "高分", "力箭", "海洋", "梦天",
    ];
    let before = scan.before(at);
    let done = scan.one_of(end, &DONE).is_some() || scan.one_of(end, &DAY_PARTS).is_some();
    let opens = at == 0 || is_clause_end(before) || scan.one_before(at, &OPENERS).is_some();
    let thing = THINGS.contains(scan.at(end)) && !done;
    let done = done || is_han(scan.at(end)) && !thing && verb_at(scan, end);
    let rocket = scan.one_before(at, &NAMED).is_some();
    // 会议室1-7号.
    let numbered = matches!(before, '-' | '—' | '~') && scan.before(at - 1).is_ascii_digit();
    after_date || !bound(scan, at) && !rocket && !thing && !numbered && (opens || done)
}

/// Does a verb, adverb or preposition begin at `at`? 邻省12号也启动了…, but 天王星6号火力支援.
fn verb_at(scan: &Scan, at: usize) -> bool {
    words(scan, at, (at + 6).min(scan.len())).first().is_some_and(|w| matches!(w.tag, "v" | "vn" | "d" | "p"))
}

const OPENERS: [&str; 14] =
    ["记者", "时间", "截至", "截止", "自", "于", "在", "从", "到", "至", "今天", "昨天", "日", "、"];

/// 上周五, 本周末, 下周, 周五.
pub(super) fn week(scan: &Scan, at: usize) -> Option<Expr> {
    let (shift, start) = match (scan.at(at), scan.at(at + 1)) {
        ('上', '上') => (Some(-2), at + 2),
        ('下', '下') => (Some(2), at + 2),
        ('上', _) => (Some(-1), at + 1),
        ('本' | '这', _) => (Some(0), at + 1),
        ('下', _) => (Some(1), at + 1),
        _ => (None, at),
    };
    let start = start + usize::from(shift.is_some() && scan.at(start) == '个');
    let (_, len) = scan.one_of(start, &["星期", "礼拜", "周"])?;
    let end = start + len;
    let unit = match (shift, weekday(scan.at(end))) {
        (_, Some(_)) if !is_weekday_of_week(scan, at, end + 1, shift.is_some()) => return None,
        (_, Some(day)) => Unit::Weekday(shift, day),
        (Some(shift), None) if scan.at(end) == '末' => Unit::Weekend(shift),
        (Some(shift), None) if !matches!(scan.at(end), '期' | '岁' | '年' | '边' | '刊' | '报' | '游') =>
        {
            return Some(Expr::simple(at, end, Year::Unstated, Unit::Week(shift), Rule::Week));
        }
        _ => return None,
    };
    Some(Expr::simple(at, clock(scan, end + 1), Year::Unstated, unit, Rule::Weekday))
}

fn weekday(c: char) -> Option<i64> {
    "一二三四五六日天".chars().position(|d| d == c).map(|n| n.min(6) as i64)
}

/// Not every 周一 is a Monday: 一周一次, 每周五, 周一至周五, 《星期日…》.
fn is_weekday_of_week(scan: &Scan, at: usize, end: usize, shifted: bool) -> bool {
    let schedule = dash(scan, end).is_some_and(|n| scan.one_of(n, &["星期", "周", "礼拜"]).is_some());
    if shifted {
        return true;
    }
    let before = scan.before(at);
    let opens = at == 0
        || is_clause_end(before) && !matches!(before, '(' | '《' | '“')
        || matches!(before, '于' | '在');
    let done =
        scan.one_of(end, &DONE).is_some() || scan.one_of(end, &DAY_PARTS).is_some() || scan.at(end) == '(';
    opens && !schedule && (done || scan.at(end) == ',' || end == scan.len())
}
