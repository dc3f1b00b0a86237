//! Where the name of an organisation begins: back from its ending, word by word.

use std::sync::LazyLock;

use super::super::number::digit;
use super::super::scan::{Scan, is_clause_end, is_han};
use super::super::words::{Word, is_plain_word, stands_alone};
use super::endings::{ENDINGS, Ending};
use super::sites::Sites;
use crate::facts::Rule;
use crate::text::word_list::WordList;

/// Names reach back this far at most.
const REACH: usize = 32;
/// Verbs that stand inside names of organisations; jieba tags them v where it does not know the name.
pub(in super::super) const NAME_VERBS: &[&str] = &[
    "管理", "服务", "监督", "监管", "建设", "规划", "保障", "审批", "发展", "改革", "检验", "检测", "检疫",
    "投资", "开发", "经营", "运营", "销售", "制造", "加工", "贸易", "物流", "供应", "勘查", "勘探", "咨询",
    "研究", "保护", "利用", "预防", "控制", "执法", "统计", "调查", "测绘", "设计", "施工", "出版", "广播",
    "培训", "交易", "担保", "租赁", "拍卖", "评估", "审计", "仲裁", "调解", "援助", "救助", "康复", "急救",
    "指挥", "救援", "考试", "招生", "创新", "创业", "推广", "种植", "养殖", "繁育", "储备", "运输", "绿化",
    "维修", "安装", "防治", "开放", "应用", "合作", "交流", "宣讲", "献血", "巡察", "接待", "信息", "组织",
    "宣传", "教育", "城管", "协会", "促进", "采购", "监测", "认证", "收购", "供销", "仓储", "养护", "监理",
    "防疫", "防控", "铸造", "冶炼", "印刷", "装饰", "通信", "捕捞", "灌溉", "疏浚", "打捞", "收藏", "登山",
    "游泳", "体操", "救护", "保健", "消费", "拥军", "速滑", "举重", "跳水", "射击", "反诈", "禁毒", "扶贫",
    "招商", "编译", "翻译",
];
/// Bodies that describe and do not name: 有关公司, 各银行, 家电企业集团.
static GENERIC: LazyLock<WordList> = LazyLock::new(|| WordList::new(DESCRIBING.split_whitespace()));
const DESCRIBING: &str = "\
    不同 一个 一家 两家 外国 国外 这家 那家 某家 多家 无此 相关 有关 各 该 本 全 多 这 那 \
    每 其他 其 主管 责任 职能 成员 属地 地方 当地 基层 上级 下级 民营 国有 上市 外资 科技型 \
    大型 小微 龙头 知名 重点 所有 部分 一些 不少 许多 另 同 某 经办 乡镇 社区 城市 农村 \
    公立 私立 高等 职业 普通 专科 综合 定点 三甲 三级 二级 商业 政策性 村镇 社会 专业 农民 \
    农业 种植 养殖 大中型 我 你 他 两 几 首个 国家级 省级 市级 县级 特色 优秀 新 国际 世界 \
    一大批 一批 中小 乡村 年度 备案 科技";

/// Between a place and an ending they say that many are meant, or none by name.
const VAGUE: &[&str] = &[
    "第一",
    "一流",
    "重点",
    "全国",
    "各级",
    "六大",
    "多家",
    "数家",
    "一批",
    "各大",
    "各地",
    "有关",
    "相关",
    "部分",
    "所有",
    "最大",
    "最高",
    "公立",
    "民营",
    "政策性",
    "建立健全",
    "当地",
    "十多个",
    "等新闻",
    "为村",
    "新一轮",
];

/// The organisation named last before.
#[derive(Debug, Clone, Copy)]
pub(super) struct House {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Start of the name whose ending stands at `from..to`, with how sure that is and by which rule.
pub(super) fn start_of(
    scan: &Scan,
    from: usize,
    to: usize,
    ending: Ending,
    sites: &Sites,
    house: Option<House>,
) -> Option<(usize, f32, Rule)> {
    if ending == Ending::Fixed {
        if to - from <= 4 && !whole_words(scan, from, to) {
            return None;
        }
        let place = sites.ending(from).unwrap_or(from);
        // 聊城市委 shares its 市 with the place; 北京东站 is no 京东.
        if sites.overlap(from) && !matches!(scan.at(from), '省' | '市' | '县' | '区') {
            return None;
        }
        let start = prefixed(scan, place);
        // 全市政府补贴 is 全市 and 政府.
        let level = matches!(scan.at(from), '省' | '市' | '县' | '区');
        let bounded = !level || start < from || level_free(scan, from) || stands_alone(scan, from, to);
        return bounded.then_some((start, 0.95, Rule::KnownOrganisation));
    }
    let house = house.filter(|h| from - h.start.min(from) <= REACH && belongs(scan, h.end, from));
    if let Some(house) = house
        && to - from <= 4
        && (house.end == from && scan.ends(to, "集团") || !"馆站校厂队社团".contains(scan.before(to)))
        && scan.one_before(from, &["教授", "主任", "院士", "书记", "长"]).is_none()
    {
        return Some((house.start, 0.8, Rule::Department));
    }
    if ending == Ending::Branch {
        return None;
    }
    if let Some(start) = numbered_team(scan, from, to) {
        return Some((start, 0.72, Rule::OrganisationEnding));
    }
    let floor = run_start(scan, from, sites);
    let before = scan.words().within(floor, to);
    let mut start = from;
    let mut anchored = None;
    for word in before.iter().rev().filter(|w| w.start < from) {
        if !joins(scan, word, sites, floor) {
            break;
        }
        start = word.start;
        let place = sites.starting(start).is_some_and(|end| end <= to) && scan.before(start) != '(';
        if place || level_word(scan, start) || is_world(scan, start, from, to) {
            anchored = Some(start);
        }
    }
    // A place in the middle of a word the segmenter got wrong still starts a name.
    let outside = |i: &usize| scan.before(*i) != '(';
    let place = (start..from).filter(outside).find(|i| level_word(scan, *i) || sites.starting(*i).is_some());
    if let Some(start) = anchored.into_iter().chain(place).min() {
        // 北京厅, 国家队: between place and a one-character ending something must be named.
        let place_end = sites.starting(start).unwrap_or(start + 1);
        let named = from > place_end || to - from >= 2 && !scan.starts(from, "政府");
        // 全国某某委员会 is one, 全国各地 are many.
        let national = scan.starts(start, "全国") && scan.before(to) == '会';
        let vague = scan.any_within(start + if national { 2 } else { 0 }, from, VAGUE)
            || scan.starts(start, "国家级")
            || scan.before(from) == '级' && !scan.ends(from, "高级")
            || is_stop(scan, from, to, sites)
            || scan.any_within(start, to, &["中小学", "三甲医院"]);
        return (named && !vague && to - start >= 3).then_some((
            prefixed(scan, start),
            0.88,
            Rule::PlaceOrganisation,
        ));
    }
    let body = scan.slice(start, from);
    let ending_alone =
        ENDINGS.words.longest_at(&scan.chars[..from], start).is_some_and(|hit| hit.end == from);
    let generic = ending_alone || body.chars().count() < 2 || is_generic(scan, start, from);
    // 各类资金参与的科学基金会 is a sort.
    let generic = generic || scan.before(start) == '的' && is_plain_word(&body);
    let ours = scan.ends(start, "我国") && to - start >= 6;
    let proper = ending == Ending::Strong || ending == Ending::Common && (ours || is_proper(before, start));
    (proper && !generic && to - start >= 4).then_some((start, 0.72, Rule::OrganisationEnding))
}

/// 河湾东站, 柳林站: trains stop there; 水文站 is an office.
fn is_stop(scan: &Scan, from: usize, to: usize, sites: &Sites) -> bool {
    let named = |w: &Word| matches!(w.tag, "nr" | "ns" | "nz" | "x" | "f" | "");
    let stop = || sites.ends_at(from) || "东南西北客车城".contains(scan.before(from));
    to == from + 1
        && scan.at(from) == '站'
        && (stop() || scan.words().at(from - 1).as_ref().is_some_and(named))
}

/// 3208钻井队: a team that goes by its number.
fn numbered_team(scan: &Scan, from: usize, to: usize) -> Option<usize> {
    const WORK: &[&str] = &["钻井", "勘探", "地质", "物探", "测井", "采油", "掘进", "采煤", "地勘", "潜水"];
    const DIGITS: std::ops::RangeInclusive<usize> = 2..=5;
    let work = scan.one_before(from, WORK).filter(|_| scan.before(to) == '队')?;
    let end = from - work.chars().count();
    let digits = (0..end).rev().take_while(|i| scan.at(*i).is_ascii_digit()).count();
    DIGITS.contains(&digits).then_some(end - digits)
}

/// Do words begin and end with `from..to`? 北大 in 华北大平原 is a piece of others.
fn whole_words(scan: &Scan, from: usize, to: usize) -> bool {
    let words = scan.words().within(from, to);
    let jut = |w: &Word| w.end > to || w.start < from;
    !words.iter().any(jut)
        || words.iter().filter(|w| jut(w)).all(|w| matches!(w.tag, "nt" | "ns" | "nz" | "x" | ""))
}

/// 有关公司, 社会团体; but 农业转基因生物安全委员会 is one, though it begins like many.
fn is_generic(scan: &Scan, start: usize, from: usize) -> bool {
    const SUBJECTS: &[&str] = &["农业", "科技", "职业", "社会", "城市", "农村", "专业", "乡村"];
    /// So much of a body names something, whatever it begins with.
    const TELLING: usize = 8;
    let hit = GENERIC.longest_at(&scan.chars[..from], start);
    hit.is_some_and(|hit| {
        let subject = SUBJECTS.contains(&scan.slice(hit.start, hit.end).as_str());
        !(subject && from >= start + TELLING)
    })
}

/// Words that stand before a whole name and belong to it: 中共, 武警.
fn prefixed(scan: &Scan, start: usize) -> usize {
    let found = scan
        .one_before(start, &["中共", "武警", "空军", "海军", "陆军", "国家", "中华", "原"])
        .filter(|w| *w != "原");
    found.map_or(start, |word| start - word.chars().count())
}

/// Does the name of a department begin at `at`, right behind its house, and run to its ending at `from`?
fn belongs(scan: &Scan, at: usize, from: usize) -> bool {
    const LONGEST: usize = 10;
    let plain = |w: &Word| {
        let joint =
            matches!(w.tag, "n" | "vn" | "nz" | "b" | "a" | "x" | "an" | "") || scan.at(w.start) == '第';
        let verb = matches!(w.tag, "v") && NAME_VERBS.contains(&scan.slice(w.start, w.end).as_str());
        w.start >= at && (joint || verb)
    };
    at <= from
        && from - at <= LONGEST
        && (at..from).all(|i| is_han(scan.at(i)))
        && (at == from || scan.words().within(at, from).iter().all(plain))
        && !scan.any_within(at, from, &["负责", "有关", "相关", "领导", "各", "原", "下属", "所属", "直属"])
}

/// Does a proper name start at `start`: a person's, a known place or name, or a word no dictionary has?
fn is_proper(words: &[Word], start: usize) -> bool {
    let first = words.iter().find(|w| w.start == start);
    first.is_some_and(|w| {
        matches!(w.tag, "nr" | "nrt" | "nrfg" | "ns" | "nt" | "nz" | "x") && w.end - w.start >= 2
    })
}

/// Start of the unbroken run that a name ending at `end` can reach into; (山东) inside a name is no break.
fn run_start(scan: &Scan, end: usize, sites: &Sites) -> usize {
    /// 本报河湾讯: a dateline is within so many characters.
    const DATELINE: usize = 24;
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
        let dateline = matches!(c, '讯' | '电') && at <= DATELINE;
        let dateline = dateline && (scan.before(at - 1) == '日' || c == '讯' && sites.ends_at(at - 1));
        if dateline || is_clause_end(c) || matches!(c, '、' | '/' | '+') || c.is_ascii_digit() {
            break;
        }
        at -= 1;
    }
    at
}

/// May `word` be part of the name to its right?
fn joins(scan: &Scan, word: &Word, sites: &Sites, floor: usize) -> bool {
    let text = scan.slice(word.start, word.end);
    if sites.cover(word.start, word.end) || text.starts_with('第') || matches!(scan.at(word.start), '(' | ')')
    {
        return true;
    }
    match text.as_str() {
        "组织" if scan.at(word.end) != '部' => return false,
        "和" | "与" | "及" => return couples(scan, word, sites, floor),
        "的" | "了" | "由" | "在" | "是" | "联合" | "依托" | "会同" | "作为" | "记者" | "总经理"
        | "董事长" | "书记" | "主任" | "局长" | "院长" | "校长" | "经理" | "教授" | "兼" | "获悉"
        | "有关" | "相关" | "各" | "该" | "全市" | "全省" | "我市" | "建立健全" | "培育" | "面向" =>
        {
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
        // Adverbs to the segmenter, and common in names of companies.
        "d" if matches!(text.as_str(), "微" | "恒" | "永" | "极" | "特" | "正" | "广") => true,
        "p" | "c" | "d" | "r" | "t" => false,
        "m" => text.chars().count() > 2,
        "x" | "" => is_han(scan.at(word.start)) && !matches!(text.as_str(), "了" | "着" | "等" | "过"),
        _ => true,
    }
}

/// 和 within a name (自然资源和规划局): a level or place stands to its left with no other ending between, and
/// what is to its right does not start anew (工商银行与聊城市民政局).
fn couples(scan: &Scan, word: &Word, sites: &Sites, floor: usize) -> bool {
    // 蔡塘村与金田集团 are two.
    let two = scan.at(word.start) != '和' && sites.cover(word.start.saturating_sub(1), word.start)
        || matches!(scan.before(word.start), '村' | '镇' | '乡');
    let anew = two || level_word(scan, word.end) || sites.starting(word.end).is_some();
    // 军民健康和医院 are two.
    if anew || ENDINGS.words.longest_at(&scan.chars, word.end).is_some() {
        return false;
    }
    let left = word.start.saturating_sub(12).max(floor);
    if ENDINGS.words.find(&scan.chars[left..word.start]).any(|hit| left + hit.end == word.start) {
        return false;
    }
    (left..word.start).any(|i| level_word(scan, i) || sites.starting(i).is_some())
}

/// 国际 and 世界 as the first word of the name of an association: 国际园艺师联合会.
fn is_world(scan: &Scan, at: usize, from: usize, to: usize) -> bool {
    const LEAST: usize = 4;
    const REGIONS: &[&str] = &["国际", "世界", "亚洲", "欧洲", "非洲", "亚太", "全球", "中华", "中央"];
    let association =
        ["协会", "学会", "联合会", "联盟", "委员会", "理事会", "联合总会", "总会", "促进会", "研究会"];
    scan.one_before(to, &association).is_some() && from >= at + LEAST && scan.one_of(at, REGIONS).is_some()
}

/// 市, 省, 县, 区, 国家, 中国 as the first word of a name.
fn level_word(scan: &Scan, at: usize) -> bool {
    let level = matches!(scan.at(at), '市' | '省' | '县' | '区') && level_free(scan, at);
    let follows = !matches!(
        scan.at(at + 1),
        '场' | '民' | '区' | '级' | '内' | '里' | '域' | '长' | '属' | '外' | '道' | '面' | '份' | '直'
    );
    level && follows
        || scan.starts(at, "国家")
        || scan.starts(at, "全国")
        || scan.starts(at, "中国") && !scan.starts(at, "中国特色")
}

/// Nothing before 市 that it would belong to.
fn level_free(scan: &Scan, at: usize) -> bool {
    !is_han(scan.before(at)) && !scan.before(at).is_ascii_alphanumeric()
        || "由和与及在对向从到经据让被为同,是会邀合自给请助托归报获于至讯电".contains(scan.before(at))
}
