//! Titles before and behind a name, and the office they belong to.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::orgs::NAME_VERBS;
use super::super::scan::{LongList, Scan, is_clause_end, is_han};
use crate::text::char_set::CharSet;

const TABLE: &str = include_str!("../../../data/titles.txt");

/// Titles by one of their characters.
struct Titles {
    /// Those characters: few of a text are any of them.
    keys: CharSet,
    /// The longer ones first.
    of: FxHashMap<char, Vec<&'static str>>,
}

impl Titles {
    fn get(&self, key: char) -> Option<&[&'static str]> {
        if !self.keys.contains(key) {
            return None;
        }
        self.of.get(&key).map(Vec::as_slice)
    }
}

/// Titles by their last character.
static BY_LAST: LazyLock<Titles> = LazyLock::new(|| by_key(|title| title.chars().next_back()));
/// Titles by their first character.
static BY_FIRST: LazyLock<Titles> = LazyLock::new(|| by_key(|title| title.chars().next()));

fn by_key(key: impl Fn(&str) -> Option<char>) -> Titles {
    let mut titles: FxHashMap<char, Vec<&str>> = FxHashMap::default();
    for title in TABLE.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace) {
        if let Some(key) = key(title) {
            titles.entry(key).or_default().push(title);
        }
    }
    titles.values_mut().for_each(|t| t.sort_by_key(|t| std::cmp::Reverse(t.len())));
    Titles { keys: titles.keys().copied().collect(), of: titles }
}

/// Forms of address and descriptions that stand behind a name only.
static ADDRESSES: LazyLock<LongList> = LazyLock::new(|| LongList::new(BEHIND));
const BEHIND: &[&str] = &[
    "同志",
    "先生",
    "女士",
    "小姐",
    "夫妇",
    "夫人",
    "一家",
    "等人",
    "烈士",
    "师傅",
    "阁下",
    "委员长",
    "总书记",
];

/// Titles that stand without a name as often as with one.
const RELATIVES: &[&str] = &[
    "妈妈",
    "母亲",
    "父亲",
    "儿子",
    "女儿",
    "妻子",
    "丈夫",
    "奶奶",
    "爷爷",
    "老人",
    "学生",
    "同学",
    "员工",
    "工人",
    "职工",
    "农民",
    "市民",
    "游客",
    "顾客",
    "旅客",
    "乘客",
    "患者",
    "家长",
    "用户",
    "消费者",
    "青年",
    "姑娘",
    "女孩",
    "男孩",
    "病人",
    "对手",
    "专家",
    "代表",
    "居民",
    "选手",
    "战士",
    "演员",
    "作家",
    "对手",
    "朋友",
    "同事",
    "邻居",
    "英雄",
    "明星",
    "冠军",
    "党员",
    "工作人员",
    "志愿者",
    "哥哥",
    "弟弟",
    "姐姐",
    "妹妹",
    "爸爸",
    "孙子",
    "孙女",
    "爱人",
    "学员",
    "作者",
    "主人",
    "老师",
    "教师",
    "家属",
    "干部",
    "老板",
    "导演",
    "编辑",
    "艺术家",
    "企业家",
    "大学生",
    "研究生",
    "负责人",
    "村民",
];

/// Does `title` often stand without a name?
pub(super) fn is_relative(title: &str) -> bool {
    RELATIVES.contains(&title)
}

/// Words that end an office to the left.
const STOPS: &[&str] = &[
    "的", "由", "据", "从", "获悉", "会上", "上午", "下午", "邀请", "请", "采访", "聘请", "是", "包括",
    "以及", "以来", "期间", "当天", "近日", "日前", "目前", "同时", "随后", "此外", "其中", "让", "被", "把",
    "时", "岁", "里", "说起", "提起", "在", "与", "会见", "会晤", "发表", "看望", "慰问", "陪同", "了", "着",
    "来到", "因为", "成为", "致信", "致电", "致函", "约见", "来自", "讲述", "担任", "出任", "任命", "当选",
];

/// The title that ends right before `at`.
pub(super) fn title_before(scan: &Scan, at: usize) -> Option<&'static str> {
    let titles = BY_LAST.get(scan.before(at))?;
    titles.iter().find(|t| scan.ends(at, t)).copied()
}

/// Does a title or a form of address begin at `at`?
pub(super) fn title_behind(scan: &Scan, at: usize) -> Option<&'static str> {
    let titles = BY_FIRST.get(scan.at(at)).and_then(|titles| titles.iter().find(|t| scan.starts(at, t)));
    titles.copied().or_else(|| ADDRESSES.at(scan, at).map(|(title, _)| title))
}

/// All titles that a text ends with: 副局长 and 局长.
pub(super) fn titles_ending(text: &str) -> impl Iterator<Item = &'static str> {
    let titles = text.chars().next_back().and_then(|last| BY_LAST.get(last));
    titles.into_iter().flatten().copied().filter(move |title| text.ends_with(title))
}

/// The title proper that begins at `at`: no form of address that anybody may be given, no word that needs no name.
pub(super) fn office_behind(scan: &Scan, at: usize) -> Option<&'static str> {
    let title = BY_FIRST.get(scan.at(at))?.iter().find(|title| scan.starts(at, title)).copied()?;
    (!BEHIND.contains(&title) && !is_relative(title)).then_some(title)
}

/// Start of the title with the office before it, as printed: 聊城市水利局党组成员、副局长. `named` says which characters
/// belong to an organisation, whose name may hold verbs.
pub(super) fn role_start(scan: &Scan, at: usize, title: &str, named: &[bool]) -> usize {
    const REACH: usize = 45;
    let mut start = at - title.chars().count();
    let floor = at.saturating_sub(REACH);
    while start > floor {
        let before = scan.before(start);
        if before == ')' {
            match aside(scan, start) {
                Some(open) if open > floor => start = open,
                _ => break,
            }
            continue;
        }
        let new_item = before == '、' && title_before(scan, start - 1).is_none();
        let reporter = scan.ends(start, "记者") && !title.ends_with("记者");
        let stops =
            is_clause_end(before) || before.is_whitespace() || scan.one_before(start, STOPS).is_some();
        if stops || new_item || reporter || ends_clause(scan, start, named) {
            break;
        }
        start -= 1;
    }
    start
}

/// Where (集团) opens that ends before `at`, a bracket within a name; `None` of a byline and of what else stands in brackets.
fn aside(scan: &Scan, at: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    let open = (at.saturating_sub(LONGEST)..at - 1).rev().find(|i| scan.at(*i) == '(')?;
    let plain = (open + 1..at - 1).all(|i| is_han(scan.at(i)));
    let byline = scan.any_within(open, at, &["记者", "通讯员", "摄", "报道", "文", "图"]);
    (plain && !byline && is_han(scan.before(open))).then_some(open)
}

/// Does a word end before `at` that is no part of an office: a verb, a preposition, 8号?
fn ends_clause(scan: &Scan, at: usize, named: &[bool]) -> bool {
    // Verbs of offices: 副书记兼市长, 项目开发经理.
    const OF_OFFICES: &[&str] = &[
        "兼", "兼任", "原任", "执行", "代理", "主持", "分管", "常务", "副", "代", "离休", "退休", "候任",
        "驻", "专职", "返乡", "创业", "务工", "打工", "种植", "养殖", "驻村", "扶贫", "支教", "合成", "援藏",
        "援疆",
    ];
    if scan.before(at) == '号' && scan.before(at - 1).is_ascii_digit() {
        return true;
    }
    if named.get(at - 1).copied().unwrap_or_default() {
        return false;
    }
    let Some(word) = scan.words().at(at - 1).filter(|w| w.end == at) else { return false };
    let text = scan.slice(word.start, word.end);
    let several = word.end - word.start > 1;
    match word.tag {
        "v" | "vd" | "vg" => {
            several && !NAME_VERBS.contains(&text.as_str()) && !OF_OFFICES.contains(&text.as_str())
        }
        "c" | "d" | "ad" => several,
        "r" => text.starts_with(['他', '她', '它', '这', '那', '其']) || text.ends_with('们'),
        "p" => true,
        _ => false,
    }
}

/// Is the character at `at` within a title that ends behind it: 任 of 主任?
pub(super) fn inside_title(scan: &Scan, at: usize) -> bool {
    (at + 1..at + 4).any(|end| title_before(scan, end).is_some_and(|title| title.chars().count() > end - at))
}
