//! Which names of an article are variants of one another, and the key that joins them across articles.

use std::collections::HashMap;

use super::super::places::gazetteer::GAZETTEER;
use super::super::scan::is_han;
use crate::model::InitiativeKind::{self, Document};
use crate::text::simple::simplified;

/// Ends that say what a thing is and not which one; longer ones first.
const CLASS_ENDS: &[&str] = &[
    "专项整治行动",
    "集中整治行动",
    "专项行动",
    "专项整治",
    "专项治理",
    "集中整治",
    "集中行动",
    "主题活动",
    "志愿服务活动",
    "志愿服务",
    "数字化平台",
    "服务平台",
    "管理平台",
    "监管平台",
    "工作机制",
    "服务模式",
    "工作模式",
    "管理模式",
    "荣誉称号",
    "积分制",
    "小程序",
    "微平台",
    "平台",
    "系统",
    "活动",
    "行动",
    "工程",
    "项目",
    "机制",
    "模式",
    "改革",
    "制度",
    "计划",
    "政策",
    "品牌",
    "工作",
    "建设",
    "称号",
    "新闻发布会",
    "发布会",
    "座谈会",
    "推进会",
    "会议",
    "规划",
];
/// What a paper calls its own place.
const HERE: &[&str] = &["我市", "我省", "我县", "我区", "全市", "全省", "全县", "全区", "本市", "本省"];
/// Titles that only say what sort of document is meant: 《条例》 for the one named before.
const SHORT_TITLES: &[&str] = &[
    "意见",
    "条例",
    "办法",
    "方案",
    "通知",
    "规定",
    "规划",
    "细则",
    "计划",
    "纲要",
    "决定",
    "报告",
    "公约",
    "决议",
    "建议",
    "措施",
    "标准",
    "指南",
    "声明",
    "协定",
    "协议",
    "规范",
    "公告",
    "通告",
    "倡议",
    "白皮书",
    "实施意见",
    "实施方案",
    "行动计划",
    "指导意见",
    "若干措施",
];
/// What is left of a name is distinctive from this many characters on.
const DISTINCTIVE: usize = 3;

/// The key under which an initiative is one and the same wherever it is named: in simplified characters, without quotation
/// marks, brackets and spaces, and without the place in front and the class word behind where at least three characters are left without
/// them (`聊城市“惠循环”平台` and `惠循环` are one, `雷霆行动` stays whole).
pub fn initiative_key(name: &str) -> String {
    let folded = fold(&simplified(name));
    let mut key = folded.as_str();
    // What is left may begin with a place again: until nothing more goes, the key of a key is itself.
    loop {
        let whole = without_place(key);
        let shorter = core(whole).unwrap_or(whole);
        if shorter.len() == key.len() {
            return shorter.to_owned();
        }
        key = shorter;
    }
}

fn fold(name: &str) -> String {
    let name = name.trim_end();
    let open = name.rfind(['(', '（']).filter(|at| *at > 0 && name.ends_with([')', '）']));
    let name = open.map_or(name, |at| &name[..at]);
    let dropped = |c: &char| c.is_whitespace() || "“”‘’「」『』《》〈〉【】()（）[]\"'·•・‧∙".contains(*c);
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '—' | '–' | '―' | '─' => '-',
        _ => c,
    };
    name.chars().filter(|c| !dropped(c)).map(half).flat_map(char::to_lowercase).collect()
}

/// The name without the places and the 全市 it begins with, if what is left tells it from others.
fn without_place(name: &str) -> &str {
    let mut rest = name;
    while let Some(shorter) = behind_place(rest) {
        rest = shorter;
    }
    let tells = core(rest).is_some() || rest.chars().count() > DISTINCTIVE && ends_in_class(rest).is_none();
    if tells { rest } else { name }
}

fn behind_place(name: &str) -> Option<&str> {
    if let Some(rest) = HERE.iter().find_map(|here| name.strip_prefix(here)) {
        return Some(rest).filter(|r| !r.is_empty());
    }
    let chars: Vec<char> = name.chars().collect();
    let (end, who) = GAZETTEER.beginning(&chars)?;
    // Short names begin other words (长春, 和平); full ones do not.
    let (rest, _) = name.char_indices().nth(end).filter(|_| who.iter().any(|(_, short)| !short))?;
    Some(&name[rest..])
}

/// The name without its class words, if it has one and enough is left.
fn core(name: &str) -> Option<&str> {
    let mut left = None;
    let mut rest = name;
    while let Some(shorter) = ends_in_class(rest).filter(|r| r.chars().count() >= DISTINCTIVE) {
        left = Some(shorter);
        rest = shorter;
    }
    left
}

fn ends_in_class(name: &str) -> Option<&str> {
    CLASS_ENDS.iter().find_map(|class| name.strip_suffix(class))
}

/// A name of an article.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) name: String,
    pub(super) kind: InitiativeKind,
    /// The article says that it is short for another one of its names (以下简称).
    pub(super) short_for: Option<String>,
}

/// What each name goes by, for those that are variants. `names` in the order in which they stand.
pub(super) fn goes_by(names: &[Name]) -> HashMap<String, String> {
    let known: HashMap<&str, usize> =
        names.iter().enumerate().rev().map(|(n, x)| (x.name.as_str(), n)).collect();
    let mut shortest: HashMap<(bool, String), &str> = HashMap::new();
    for name in names {
        let key = (name.kind == Document, initiative_key(&name.name));
        let best = shortest.entry(key).or_insert(&name.name);
        if name.name.chars().count() < best.chars().count() {
            *best = &name.name;
        }
    }
    let mut joined: HashMap<&str, &str> = HashMap::new();
    let mut titles = Titles::default();
    for name in names {
        if let Some(full) = name.short_for.as_deref().filter(|f| *f != name.name) {
            joined.insert(full, &name.name);
        }
        let key = (name.kind == Document, initiative_key(&name.name));
        let to = shortest.get(&key).copied().filter(|to| *to != name.name);
        let to = to.or_else(|| match name.kind {
            Document => titles.meant(&name.name),
            _ => part_of(&known, names, &name.name),
        });
        if let Some(to) = to {
            joined.entry(&name.name).or_insert(to);
        }
        if name.kind == Document {
            titles.add(&name.name);
        }
    }
    joined.iter().map(|(from, to)| ((*from).to_owned(), end_of(&joined, from, to).to_owned())).collect()
}

/// Follows variants of variants; names that explain each other in a circle stop it.
fn end_of<'a>(joined: &HashMap<&'a str, &'a str>, from: &str, to: &'a str) -> &'a str {
    const FURTHEST: usize = 4;
    let mut to = to;
    for _ in 0..FURTHEST {
        match joined.get(to) {
            Some(next) if *next != from => to = next,
            _ => break,
        }
    }
    to
}

/// Full titles by the short one they may be called by: 《条例》 is the document named last whose title ends so.
#[derive(Default)]
struct Titles<'a>(HashMap<&'static str, &'a str>);

impl<'a> Titles<'a> {
    fn add(&mut self, title: &'a str) {
        let end = without_bracket(title);
        for short in SHORT_TITLES.iter().filter(|s| end.ends_with(**s) && title != **s) {
            self.0.insert(short, title);
        }
    }

    fn meant(&self, title: &str) -> Option<&'a str> {
        self.0.get(title).copied()
    }
}

fn without_bracket(title: &str) -> &str {
    title.split(['(', '（']).next().unwrap_or(title)
}

/// The other name that this one only adds a class or a place and an edition to: 惠循环以旧换新平台, 第三届邻里节.
fn part_of<'a>(known: &HashMap<&str, usize>, names: &'a [Name], name: &str) -> Option<&'a str> {
    const LEAST: usize = 3;
    let other = |part: &str| known.get(part).map(|n| &names[*n]).filter(|n| n.kind != Document);
    let cuts = name.char_indices().map(|(at, _)| at).skip(LEAST);
    let head = cuts.clone().find_map(|at| {
        let behind = &name[at..];
        let class = CLASS_ENDS.iter().any(|c| behind.ends_with(c)) && behind.chars().all(is_han);
        other(&name[..at]).filter(|_| class)
    });
    let tail = || {
        let starts = name.char_indices().map(|(at, _)| at).skip(1);
        starts.filter(|at| name[*at..].chars().count() > LEAST).find_map(|at| other(&name[at..]))
    };
    head.or_else(tail).map(|n| n.name.as_str())
}
