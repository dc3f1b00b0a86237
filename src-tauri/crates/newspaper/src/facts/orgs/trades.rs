//! Companies that go by their name and trade alone (柳泉矿业), and bodies that news comes from.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::scan::{Scan, is_han};
use super::endings::ENDINGS;
use super::sites::Sites;
use crate::facts::Rule;
use crate::text::JIEBA;
use crate::text::word_list::{Hit, WordList};

/// Trades that stand behind the name of a company.
static TRADES: LazyLock<WordList> = LazyLock::new(|| WordList::new(TELLING.iter().chain(COMMON).copied()));
/// Hardly any of these stands behind an everyday word.
const TELLING: &[&str] = &[
    "矿业", "药业", "重工", "实业", "置业", "铝业", "乳业", "酒业", "纸业", "铜业", "锂业", "煤业", "钢铁",
    "水泥", "集团", "股份", "轮胎", "制药", "电器", "石化", "地产", "家居", "服饰",
];
const COMMON: &[&str] =
    &["科技", "汽车", "航空", "能源", "电子", "化工", "软件", "传媒", "影业", "电气", "光电"];
/// Behind it they say that it is the owner of something, or goes on.
const GOES_ON: &[&str] = &[
    "公司", "集团", "有限", "股份", "工业", "产业", "企业", "行业", "制度", "市场", "大学", "学院", "园",
    "局", "厅", "部", "厂", "所", "院", "站", "馆", "协会", "基地", "项目", "工程", "化", "业", "兵",
];
/// Who speaks for a company or works there.
const RUN_BY: &[&str] = &["董事长", "总经理", "总裁", "负责人", "员工", "职工", "股东", "旗下"];
/// Words that describe a trade.
const NO_CORES: &[&str] = &[
    "全球",
    "世界",
    "国际",
    "传统",
    "现代",
    "本土",
    "民族",
    "通讯",
    "智慧",
    "中医药",
    "医院",
    "全国",
    "行业",
    "外资",
    "国产",
    "大型",
];
const CORE: [usize; 2] = [2, 3];

/// A name with how sure it is.
pub(super) type Found = (usize, usize, f32, Rule);

/// 柳泉矿业 where it begins a clause, and its first half is no everyday word or it stands there again.
pub(super) fn companies(scan: &Scan, sites: &Sites) -> Vec<Found> {
    let goes_on = |end: usize| scan.one_of(end, GOES_ON).is_some();
    let hits: Vec<Hit> = TRADES.find(&scan.chars).filter(|hit| !goes_on(hit.end)).collect();
    let mut times: FxHashMap<&[char], usize> = FxHashMap::default();
    for hit in &hits {
        for start in CORE.iter().filter_map(|len| hit.start.checked_sub(*len)) {
            *times.entry(&scan.chars[start..hit.end]).or_default() += 1;
        }
    }
    let named = |hit: &Hit| {
        let starts = CORE.iter().filter_map(|len| hit.start.checked_sub(*len));
        let run = scan.one_of(hit.end, RUN_BY).is_some();
        let often = |start: usize| times[&scan.chars[start..hit.end]] > 1;
        let again = |start: usize| hit.word < TELLING.len() && (run || often(start));
        let start = starts.into_iter().find(|s| is_core(scan, sites, *s, hit.start, again(*s)))?;
        Some((start, hit.end, 0.7, Rule::CompanyTrade))
    };
    hits.iter().filter_map(named).collect()
}

/// Is `start..end` the proper name of a company? `again` says that it stands there more than once, or that somebody runs it.
fn is_core(scan: &Scan, sites: &Sites, start: usize, end: usize, again: bool) -> bool {
    let c = scan.before(start);
    let free = !is_han(c) && !c.is_ascii_alphanumeric()
        || sites.ends_at(start)
        || "的和与及在由对从为被是".contains(c);
    let own = (start..end).all(|i| is_han(scan.at(i))) && sites.starting(start).is_none();
    if !free || !own {
        return false;
    }
    let text = scan.slice(start, end);
    if NO_CORES.contains(&text.as_str()) {
        return false;
    }
    let tags = JIEBA.tag(&text, false);
    match tags.as_slice() {
        [word] => {
            let name = !JIEBA.has_word(&text) || matches!(word.tag, "nz" | "nr" | "nrt");
            name || again && word.tag == "n"
        }
        // Two words are a phrase, two characters mostly a name.
        words => again && words.iter().all(|w| w.word.chars().count() == 1),
    }
}

/// `记者从…获悉`, `据…介绍`: who is asked has an ending of organisations, and need bear no place.
pub(super) fn sources(scan: &Scan) -> Vec<Found> {
    const LONGEST: usize = 26;
    const LEAST: usize = 5;
    const TOLD: &[&str] = &["获悉", "了解到", "得知"];
    const SAYS: &[&str] = &["介绍", "统计", "监测", "透露", "消息", "预计", "预测", "测算", "数据"];
    let mut found = Vec::new();
    for at in (0..scan.len()).filter(|i| matches!(scan.at(*i), '从' | '据')) {
        let asked = scan.at(at) == '从';
        let start = at + 1;
        if asked && !scan.any_within(at.saturating_sub(6), at, &["记者"]) || !asked && is_han(scan.before(at))
        {
            continue;
        }
        let verbs = if asked { TOLD } else { SAYS };
        let run =
            (start..start + LONGEST).take_while(|i| is_han(scan.at(*i)) || scan.at(*i).is_ascii_digit());
        let Some(verb) = run.clone().find(|i| scan.one_of(*i, verbs).is_some()) else { continue };
        let dated = |i: usize| scan.one_before(i, &["今天", "今日", "昨天", "昨日", "近日", "日前", "最新"]);
        let end = dated(verb).map_or(verb, |w| verb - w.chars().count());
        let ending = (start + LEAST..end)
            .rev()
            .any(|i| ENDINGS.words.longest_at(&scan.chars[..end], i).is_some_and(|hit| hit.end == end));
        let told = scan.any_within(start, end, &["的", "会上", "有关", "相关", "部门", "当地", "各"]);
        if ending && !told && end >= start + LEAST {
            found.push((start, end, 0.75, Rule::Source));
        }
    }
    found
}
