//! Organisations: from a telling ending (局, 有限公司) back to the start of the name.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::number::digit;
use super::places::Found;
use super::places::Home;
use super::places::gazetteer::{GAZETTEER, Level};
use super::scan::{Scan, is_clause_end, is_han};
use super::words::{Word, stands_alone, words};
use crate::model::{Fact, FactValue};

const TABLE: &str = include_str!("../../data/org-suffixes.txt");

/// How much an ending says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Strong,
    Common,
    Local,
    Fixed,
}

struct Endings {
    matcher: AhoCorasick,
    kinds: Vec<Ending>,
}

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    let mut list = Vec::new();
    let mut kinds = Vec::new();
    for (kind, words) in TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')) {
        let kind = match kind {
            "strong" => Ending::Strong,
            "common" => Ending::Common,
            "fixed" => Ending::Fixed,
            _ => Ending::Local,
        };
        for word in words.split_whitespace() {
            list.push(word);
            kinds.push(kind);
        }
    }
    let matcher = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&list);
    // The list is part of the program; only one beyond the automaton's size limits could fail to build.
    let matcher = matcher.unwrap_or_else(|_| AhoCorasick::new([""; 0]).unwrap_or_else(|_| unreachable!()));
    Endings { matcher, kinds }
});

/// Names reach back this far at most.
const REACH: usize = 32;
/// Verbs that stand inside names of organisations; jieba tags them v where it does not know the name.
const NAME_VERBS: &[&str] = &[
    "管理", "服务", "监督", "监管", "建设", "规划", "保障", "审批", "发展", "改革", "检验", "检测", "检疫",
    "投资", "开发", "经营", "运营", "销售", "制造", "加工", "贸易", "物流", "供应", "勘查", "勘探", "咨询",
    "研究", "保护", "利用", "预防", "控制", "执法", "统计", "调查", "测绘", "设计", "施工", "出版", "广播",
    "培训", "交易", "担保", "租赁", "拍卖", "评估", "审计", "仲裁", "调解", "援助", "救助", "康复", "急救",
    "指挥", "救援", "考试", "招生", "创新", "创业", "推广", "种植", "养殖", "繁育", "储备", "运输", "绿化",
    "维修", "安装", "防治", "开放", "应用", "合作", "交流", "宣讲", "献血", "巡察", "接待", "信息", "组织",
    "宣传", "教育", "城管", "协会",
];
/// Bodies that describe and do not name: 有关公司, 各银行, 家电企业集团.
const GENERIC: &[&str] = &[
    "相关",
    "有关",
    "各",
    "该",
    "本",
    "全",
    "多",
    "这",
    "那",
    "每",
    "其他",
    "其",
    "主管",
    "责任",
    "职能",
    "成员",
    "属地",
    "地方",
    "当地",
    "基层",
    "上级",
    "下级",
    "民营",
    "国有",
    "上市",
    "外资",
    "科技型",
    "大型",
    "小微",
    "龙头",
    "知名",
    "重点",
    "所有",
    "部分",
    "一些",
    "不少",
    "许多",
    "另",
    "同",
    "某",
    "经办",
    "乡镇",
    "社区",
    "城市",
    "农村",
    "公立",
    "私立",
    "高等",
    "职业",
    "普通",
    "专科",
    "综合",
    "定点",
    "三甲",
    "三级",
    "二级",
    "商业",
    "政策性",
    "村镇",
    "社会",
    "专业",
    "农民",
    "农业",
    "种植",
    "养殖",
    "大中型",
    "我",
    "你",
    "他",
    "两",
    "几",
    "首个",
    "国家级",
    "省级",
    "市级",
    "县级",
    "重点",
    "特色",
    "优秀",
    "新",
    "国际",
    "世界",
    "一大批",
    "一批",
    "中小",
    "乡村",
    "年度",
    "备案",
    "科技",
];

/// Reads the organisations of one part. `places` are the part's names of places.
pub(super) fn facts(scan: &Scan, places: &[Found], home: &Home) -> Vec<Fact> {
    let (text, index) = scan.utf8();
    let mut facts: Vec<(usize, usize, Fact)> = Vec::new();
    for found in ENDINGS.matcher.find_iter(text) {
        let ending = ENDINGS.kinds[found.pattern().as_usize()];
        let (from, to) = (index[found.start()] as usize, index[found.end()] as usize);
        if goes_on(scan, to) {
            continue;
        }
        let Some((mut start, confidence, rule)) = start_of(scan, from, to, ending, places) else { continue };
        // A longer name swallows the one it starts with: 聊城市公安局东昌府分局, 工商银行聊城分行.
        while let Some((before, _, _)) = facts.pop_if(|(s, e, _)| *s >= start || *e == start) {
            start = start.min(before);
        }
        let full = full_name(scan, start, to, home);
        facts.push((start, to, scan.fact(start, to, rule, confidence, FactValue::Org { full })));
    }
    facts.into_iter().map(|f| f.2).collect()
}

/// 局长, 委员, 中心城区, 部门: the ending is part of another word.
fn goes_on(scan: &Scan, end: usize) -> bool {
    // 第一部, 常委, 大局, 火车站, 东部: the ending ends another word.
    const WORDS: &[&str] = &[
        "常委",
        "主委",
        "政委",
        "大局",
        "格局",
        "布局",
        "空间站",
        "火车站",
        "车站",
        "内部",
        "全部",
        "大部",
        "东部",
        "西部",
        "南部",
        "北部",
        "中部",
        "总部",
        "干部",
        "局部",
        "头部",
        "腹部",
        "底部",
    ];
    if scan.at(end.saturating_sub(3)) == '第' || scan.one_before(end, WORDS).is_some() {
        return true;
    }
    let c = scan.at(end);
    let last = scan.before(end);
    let title = c == '长' && !matches!(scan.at(end + 1), '期' | '江' | '征');
    title
        || match last {
            '委' if scan.ends(end, "党委") => matches!(c, '书' | '副' | '委' | '班' | '成' | '会'),
            '组' => matches!(c, '成' | '书' | '副' | '织' | '长' | '建' | '合'),
            '委' => matches!(c, '员' | '托' | '会' | '派' | '屈' | '任'),
            '部' => matches!(c, '品' | '门' | '分' | '署' | '件' | '队' | '位' | '级' | '落' | '委'),
            '办' => matches!(
                c,
                '理' | '事' | '法' | '公' | '好' | '学' | '成' | '结' | '代' | '的' | '案' | '税' | '证'
            ),
            '站' => matches!(c, '在' | '点' | '台' | '位' | '立' | '起' | '上'),
            '团' => matches!(c, '结' | '队' | '体' | '购' | '圆' | '聚' | '员'),
            '社' => matches!(c, '会' | '区' | '保' | '群' | '交' | '员'),
            '所' => matches!(c, '以' | '有' | '在' | '属' | '需' | '谓' | '长' | '示'),
            '队' => matches!(c, '员' | '伍' | '列'),
            '院' => matches!(c, '子' | '落' | '校' | '士' | '内'),
            '厂' => matches!(c, '房' | '区' | '家' | '商'),
            '心' => matches!(c, '城' | '思' | '任' | '区' | '点' | '地'),
            '馆' | '局' => matches!(c, '面' | '部' | '势' | '限' | '域'),
            '厅' => matches!(c, '级' | '堂'),
            '校' => matches!(c, '园' | '长' | '企' | '区'),
            _ => false,
        }
}

fn start_of(
    scan: &Scan,
    from: usize,
    to: usize,
    ending: Ending,
    places: &[Found],
) -> Option<(usize, f32, &'static str)> {
    if ending == Ending::Fixed {
        let start = place_ending_at(places, from).unwrap_or(from);
        // 全市政府补贴 is 全市 and 政府.
        let level = matches!(scan.at(from), '省' | '市' | '县' | '区');
        let bounded = !level || start < from || level_free(scan, from) || stands_alone(scan, from, to);
        return bounded.then_some((start, 0.95, "known-organisation"));
    }
    let floor = run_start(scan, from);
    let before = words(scan, floor, to);
    let mut start = from;
    let mut anchored = None;
    for word in before.iter().rev().filter(|w| w.start < from) {
        if !joins(scan, word, places, floor) {
            break;
        }
        start = word.start;
        let place = places.iter().any(|p| p.start == start && p.end <= to) && scan.before(start) != '(';
        if place || level_word(scan, start) {
            anchored = Some(start);
        }
    }
    // A place in the middle of a word the segmenter got wrong still starts a name.
    let outside = |i: &usize| scan.before(*i) != '(';
    let place =
        (start..from).filter(outside).find(|i| level_word(scan, *i) || places.iter().any(|p| p.start == *i));
    if let Some(start) = anchored.into_iter().chain(place).min() {
        // 北京厅, 国家队: between place and a one-character ending something must be named.
        let place_end = places.iter().find(|p| p.start == start).map_or(start + 1, |p| p.end);
        let named = from > place_end || to - from >= 2 && !scan.starts(from, "政府");
        let vague = scan.any_within(
            start,
            from,
            &["第一", "一流", "重点", "全国", "各级", "六大", "多家", "数家", "一批"],
        );
        return (named && !vague && to - start >= 3).then_some((start, 0.88, "place-organisation"));
    }
    let body = scan.slice(start, from);
    let ending_alone = ENDINGS.matcher.find_iter(&body).any(|m| m.start() == 0 && m.end() == body.len());
    let generic = ending_alone || body.chars().count() < 2 || GENERIC.iter().any(|g| body.starts_with(g));
    let proper = ending == Ending::Strong || ending == Ending::Common && is_proper(&before, start);
    (proper && !generic && to - start >= 4).then_some((start, 0.72, "organisation-ending"))
}

/// Does a proper name start at `start`: a person's, a known place or name, or a word no dictionary has?
fn is_proper(words: &[Word], start: usize) -> bool {
    let first = words.iter().find(|w| w.start == start);
    first.is_some_and(|w| matches!(w.tag, "nr" | "nrt" | "nrfg" | "ns" | "nt" | "nz") && w.end - w.start >= 2)
}

/// Start of the unbroken run that a name ending at `end` can reach into; (山东) inside a name is no break.
fn run_start(scan: &Scan, end: usize) -> usize {
    let floor = end.saturating_sub(REACH);
    let mut at = end;
    while at > floor {
        let c = scan.before(at);
        if c == ')'
            && let Some(open) = (at.saturating_sub(6)..at - 1).rev().find(|i| scan.at(*i) == '(')
            && (open + 1..at - 1).all(|i| is_han(scan.at(i)))
            && open > floor
        {
            at = open;
            continue;
        }
        if is_clause_end(c) || matches!(c, '、' | '/' | '+') || c.is_ascii_digit() {
            break;
        }
        at -= 1;
    }
    at
}

/// May `word` be part of the name to its right?
fn joins(scan: &Scan, word: &Word, places: &[Found], floor: usize) -> bool {
    let text = scan.slice(word.start, word.end);
    if is_place(places, word) || text.starts_with('第') || matches!(scan.at(word.start), '(' | ')') {
        return true;
    }
    match text.as_str() {
        "和" | "与" | "及" => return couples(scan, word, places, floor),
        "的" | "了" | "由" | "在" | "是" | "联合" | "依托" | "会同" | "作为" | "记者" | "总经理"
        | "董事长" | "获悉" | "有关" | "相关" | "各" | "该" | "全市" | "全省" | "我市" => {
            return false;
        }
        _ => {}
    }
    match word.tag {
        // A lone character the segmenter takes for a verb is mostly a piece of a name (物化探).
        "v" | "vd" | "vg" => {
            let lone = text.chars().count() == 1
                && !"到去赴访找请让使设建创办入进给帮跟有是为经向被说称报由送交获同".contains(&text);
            lone || NAME_VERBS.contains(&text.as_str())
        }
        // 泓 and 盛 are measure words to the segmenter, and common in names of companies.
        "q" => {
            text.chars().count() == 1
                && !scan.before(word.start).is_ascii_digit()
                && digit(scan.before(word.start)).is_none()
        }
        "p" | "c" | "d" | "r" | "t" => false,
        "m" => text.chars().count() > 2,
        "x" | "" => is_han(scan.at(word.start)) && !matches!(text.as_str(), "了" | "着" | "等" | "过"),
        _ => true,
    }
}

fn is_place(places: &[Found], word: &Word) -> bool {
    places.iter().any(|p| p.start <= word.start && word.end <= p.end)
}

/// 和 within a name (自然资源和规划局): a level or place stands to its left with no other ending between, and
/// what is to its right does not start anew (工商银行与聊城市民政局).
fn couples(scan: &Scan, word: &Word, places: &[Found], floor: usize) -> bool {
    let anew = level_word(scan, word.end) || places.iter().any(|p| p.start == word.end);
    if anew {
        return false;
    }
    let left = word.start.saturating_sub(12).max(floor);
    let before = scan.slice(left, word.start);
    if ENDINGS.matcher.find_iter(&before).any(|m| m.end() == before.len()) {
        return false;
    }
    (left..word.start).any(|i| level_word(scan, i) || places.iter().any(|p| p.start == i))
}

/// 市, 省, 县, 区, 国家, 中国 as the first word of a name.
fn level_word(scan: &Scan, at: usize) -> bool {
    let level = matches!(scan.at(at), '市' | '省' | '县' | '区') && level_free(scan, at);
    let follows = !matches!(
        scan.at(at + 1),
        '场' | '民' | '区' | '级' | '内' | '里' | '域' | '长' | '属' | '外' | '道' | '面' | '份' | '直'
    );
    level && follows || scan.starts(at, "国家") || scan.starts(at, "中国") && !scan.starts(at, "中国特色")
}

/// Nothing before 市 that it would belong to.
fn level_free(scan: &Scan, at: usize) -> bool {
    !is_han(scan.before(at)) && !scan.before(at).is_ascii_alphanumeric()
        || "由和与及在对向从到经据让被为同,是会邀".contains(scan.before(at))
}

fn place_ending_at(places: &[Found], end: usize) -> Option<usize> {
    // 聊城市委: the place took the 市 that the ending needs.
    places.iter().find(|p| p.end == end || p.end == end + 1).map(|p| p.start)
}

/// 市水利局 → 聊城市水利局, by the page's home.
fn full_name(scan: &Scan, start: usize, end: usize, home: &Home) -> Option<String> {
    let unit = match scan.at(start) {
        '市' => home.region,
        '省' => home.region.and_then(|id| GAZETTEER.at_level(id, Level::Province)),
        '县' | '区' => home.county,
        _ => None,
    }?;
    Some(format!("{}{}", GAZETTEER.unit(unit).name, scan.slice(start + 1, end)))
}

#[cfg(test)]
mod tests {
    use super::super::places;
    use super::*;
    use crate::model::Part;

    fn check(text: &str, expect: &[&str]) {
        let scans = [Scan::new(Part::Block(0), text)];
        let places = places::find(&scans);
        let found: Vec<String> =
            facts(&scans[0], &places, &Home::default()).into_iter().map(|f| f.text).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn names_reach_from_place_to_ending() {
        check("近日，由工商银行聊城分行与聊城市民政局联合推出", &["工商银行聊城分行", "聊城市民政局"]);
        check("由市自然资源和规划局、省物化探勘查院联合举办", &["市自然资源和规划局", "省物化探勘查院"]);
        check("会上，市教育和体育局副局长介绍", &["市教育和体育局"]);
        check("移交到聊城市公安局东昌府分局香江派出所。", &["聊城市公安局东昌府分局香江派出所"]);
        check("我市依托惠讯云（山东）环保科技有限公司，", &["惠讯云（山东）环保科技有限公司"]);
        check("根据国家卫生健康委员会办公厅的要求", &["国家卫生健康委员会办公厅"]);
        check("国务院印发方案，市委要求", &["国务院", "市委"]);
        check("聊城市委召开会议", &["聊城市委"]);
    }

    #[test]
    fn bare_words_are_no_organisations() {
        for text in [
            "有关公司负责人",
            "各银行",
            "相关部门",
            "局长说",
            "全力办好",
            "站在路边",
            "三级医院",
            "该公司",
            "当地政府",
            "社会团体",
            "医院的医生",
        ] {
            check(text, &[]);
        }
    }
}
