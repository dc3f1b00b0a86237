//! People: names of the byline, and names behind a title (聊城市水利局副局长韩刚).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::scan::{Scan, is_clause_end, is_han};
use super::words::is_plain_word;
use crate::model::{Article, Fact, FactValue, Part, PersonPart};
use crate::text::surnames;

const TITLES: &str = include_str!("../../data/titles.txt");

/// Titles by their last character, longer ones first.
static BY_LAST: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
    let mut titles: HashMap<char, Vec<&str>> = HashMap::new();
    for title in TITLES.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace) {
        if let Some(last) = title.chars().last() {
            titles.entry(last).or_default().push(title);
        }
    }
    titles.values_mut().for_each(|t| t.sort_by_key(|t| std::cmp::Reverse(t.len())));
    titles
});

/// Verbs that attribute words.
const SPEECH: &[&str] = &[
    "告诉记者",
    "告诉",
    "表示",
    "坦言",
    "指出",
    "认为",
    "透露",
    "解释",
    "感慨",
    "强调",
    "回忆",
    "直言",
    "提醒",
    "建议",
    "呼吁",
    "谈及",
    "谈起",
    "评价",
    "讲述",
    "分析",
    "补充",
    "总结",
    "感叹",
    "笑道",
    "说道",
    "笑着说",
    "说起",
    "说",
    "称",
    "讲",
    "谈到",
    "坚定地",
    "介绍",
    "点评",
    "算了",
    "算起",
    "感言",
    "激动地",
    "高兴地",
    "自豪地",
];
/// What may follow a name besides punctuation and verbs of speech.
const FOLLOWS: &[&str] = &[
    "出席", "主持", "参加", "致辞", "讲话", "带领", "率领", "率", "带着", "当即", "立即", "随即", "正在",
    "正", "已", "曾", "将", "还", "又", "也", "就", "都", "便", "是", "为", "在", "从", "对", "向", "与",
    "和", "及", "以", "把", "被", "给", "让", "同", "等", "的", "看", "走", "来到", "来", "到", "拿", "指着",
    "笑", "深", "有", "没", "不", "一", "今年", "先生", "女士", "同志", "老师", "代表", "作", "做", "接",
    "宣布", "担任", "任", "获", "荣获", "赴", "多次", "先后", "说",
];
/// Characters that are hardly ever part of a given name.
const NO_NAME: &str =
    "的了在是和与及说称对向被把等也就都不我你他她它这那会来去有没着过个们里上下吗呢吧某先女后前";

/// Reads the people of one article.
pub(super) fn facts(article: &Article, scans: &[Scan]) -> Vec<Fact> {
    let mut facts = bylines(article, scans);
    let reporters: HashSet<String> = facts.iter().filter_map(name_of).collect();
    for scan in scans {
        titled(scan, &reporters, &mut facts);
    }
    // Once named with a title, a person may go on without: 李福雷说.
    let known: Vec<String> = facts.iter().filter_map(name_of).filter(|n| !reporters.contains(n)).collect();
    for scan in scans {
        again(scan, &known, &mut facts);
    }
    facts
}

fn name_of(fact: &Fact) -> Option<String> {
    match &fact.value {
        FactValue::Person { name, .. } => Some(name.clone()),
        _ => None,
    }
}

fn bylines(article: &Article, scans: &[Scan]) -> Vec<Fact> {
    let byline = &article.byline;
    let groups = [
        (&byline.reporters, PersonPart::Reporter, "记者"),
        (&byline.correspondents, PersonPart::Correspondent, "通讯员"),
        (&byline.photographers, PersonPart::Photographer, "摄影"),
    ];
    let mut facts = Vec::new();
    for (names, part, label) in groups {
        for name in names {
            let role = byline_label(&byline.printed, label);
            let value = FactValue::Person { name: name.clone(), role: Some(role), org: None, part };
            facts.push(byline_fact(scans, name, value));
        }
    }
    facts
}

/// The label as printed: 本报记者 where that stands before the names.
fn byline_label(printed: &[String], label: &str) -> String {
    let whole: String = printed.concat().chars().filter(|c| !c.is_whitespace()).collect();
    let ours = format!("本报{label}");
    if whole.contains(&ours) { ours } else { label.to_owned() }
}

/// A byline name, with its place where it stands in a text (`本报讯（记者 …）`).
fn byline_fact(scans: &[Scan], name: &str, value: FactValue) -> Fact {
    const NEAR: usize = 40;
    for scan in scans.iter().filter(|s| matches!(s.part, Part::Block(_))) {
        let ends = [0..NEAR.min(scan.len()), scan.len().saturating_sub(NEAR)..scan.len()];
        for at in ends.into_iter().flatten() {
            let labelled = scan.any_within(at.saturating_sub(24), at, &["记者", "通讯员", "摄"]);
            if labelled && scan.starts(at, name) {
                return scan.fact(at, at + name.chars().count(), "byline", 0.99, value);
            }
        }
    }
    Fact { text: name.to_owned(), span: None, rule: "byline".into(), confidence: 0.99, value }
}

/// Names behind titles, and the further names of a list (市长张三、李四).
fn titled(scan: &Scan, reporters: &HashSet<String>, facts: &mut Vec<Fact>) {
    let mut at = 1;
    while at < scan.len() {
        let found = title_before(scan, at).and_then(|title| Some((title, name_at(scan, at)?)));
        let Some((title, end)) = found else {
            at += 1;
            continue;
        };
        let role = role_before(scan, at, title);
        push(scan, at, end, Some(role), "title-name", 0.9, reporters, facts);
        at = end;
        while matches!(scan.at(at), '、' | '和') {
            let Some(next) = name_at(scan, at + 1) else { break };
            push(scan, at + 1, next, None, "name-list", 0.8, reporters, facts);
            at = next;
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn push(
    scan: &Scan,
    start: usize,
    end: usize,
    role: Option<String>,
    rule: &str,
    confidence: f32,
    reporters: &HashSet<String>,
    facts: &mut Vec<Fact>,
) {
    let name = scan.slice(start, end);
    if !reporters.contains(&name) {
        let part = if is_quoted(scan, start, end) { PersonPart::Quoted } else { PersonPart::Mentioned };
        facts.push(scan.fact(
            start,
            end,
            rule,
            confidence,
            FactValue::Person { name, role, org: None, part },
        ));
    }
}

/// The title that ends right before `at`.
fn title_before(scan: &Scan, at: usize) -> Option<&'static str> {
    let titles = BY_LAST.get(&scan.before(at))?;
    titles.iter().find(|t| scan.ends(at, t)).copied()
}

/// End of the name that starts at `at`, judged by what follows it.
fn name_at(scan: &Scan, at: usize) -> Option<usize> {
    if let Some(end) = transliterated(scan, at) {
        return Some(end);
    }
    let double = scan.chars.get(at..).is_some_and(surnames::is_compound);
    if !double && !surnames::is_common(scan.at(at)) {
        return None;
    }
    let given = at + if double { 2 } else { 1 };
    let fits = |len: usize| {
        let end = given + len;
        (given..end).all(|i| is_han(scan.at(i)) && !NO_NAME.contains(scan.at(i)))
            && may_follow(scan, end)
            && !is_plain_word(&scan.slice(at, end))
            && !(len == 2 && is_plain_word(&scan.slice(at, end - 1)))
    };
    [2, 1].into_iter().find(|len| fits(*len)).map(|len| given + len)
}

/// 阿卜杜拉·买买提, 约翰·史密斯.
fn transliterated(scan: &Scan, at: usize) -> Option<usize> {
    let run = |from: usize| (from..from + 9).find(|i| !is_han(scan.at(*i))).filter(|end| *end > from);
    let mut end = run(at)?;
    if scan.at(end) != '·' || !(2..=6).contains(&(end - at)) {
        return None;
    }
    while scan.at(end) == '·' {
        // The last piece ends where a verb or punctuation begins.
        let from = end + 1;
        end = (from + 1..=from + 6).find(|i| may_follow(scan, *i))?;
    }
    Some(end)
}

fn may_follow(scan: &Scan, at: usize) -> bool {
    let c = scan.at(at);
    !is_han(c) && !c.is_ascii_alphanumeric()
        || scan.one_of(at, SPEECH).is_some()
        || scan.one_of(at, FOLLOWS).is_some()
}

/// The title with the office before it, as printed: 聊城市水利局党组成员、副局长.
fn role_before(scan: &Scan, at: usize, title: &str) -> String {
    const REACH: usize = 45;
    let mut start = at - title.chars().count();
    let floor = at.saturating_sub(REACH);
    while start > floor {
        let before = scan.before(start);
        let open = is_clause_end(before) && before != ')' || scan.one_before(start, STOPS).is_some();
        let new_item = before == '、' && title_before(scan, start - 1).is_none();
        if open || new_item {
            break;
        }
        start -= 1;
    }
    scan.slice(start, at)
}

/// Words that end an office to the left.
const STOPS: &[&str] = &[
    "的", "由", "据", "从", "获悉", "会上", "上午", "下午", "邀请", "请", "采访", "聘请", "是", "包括",
    "以及", "以来", "期间", "当天", "近日", "日前", "目前", "同时", "随后", "此外", "其中", "记者", "让",
    "被", "把", "时", "岁", "里", "说起", "提起", "在", "与", "会见", "会晤", "发表", "看望", "慰问", "陪同",
];

/// Are words attributed to the person? 介绍 counts with what was told, not with 介绍…情况.
fn is_quoted(scan: &Scan, start: usize, end: usize) -> bool {
    const NEAR: usize = 8;
    let clause = scan.clause_end(end, NEAR + 4);
    let verb = (end..clause.min(end + NEAR)).find_map(|i| speech_at(scan, i));
    match verb {
        Some(("介绍", after)) => {
            let told = matches!(scan.at(after), ',' | ':' | '。' | '“' | '说') || scan.before(start) == '”';
            let report = scan.any_within(after, scan.sentence_end(after, 40), &["情况", "工作"]);
            told || !report
        }
        Some(_) => true,
        None => false,
    }
}

/// A verb of speech, with its end: not 讲话, 说明, 称为.
fn speech_at(scan: &Scan, at: usize) -> Option<(&'static str, usize)> {
    let (word, len) = scan.one_of(at, SPEECH)?;
    let other =
        matches!(scan.at(at + len), '话' | '课' | '座' | '明' | '为' | '赞' | '号' | '服' | '会' | '工');
    (!(other && len == 1)).then_some((word, at + len))
}

/// Later mentions of the people already named.
fn again(scan: &Scan, known: &[String], facts: &mut Vec<Fact>) {
    let taken: HashSet<usize> = facts
        .iter()
        .filter_map(|f| f.span.filter(|s| s.part == scan.part).map(|s| s.start as usize))
        .collect();
    let firsts: HashSet<char> = known.iter().filter_map(|n| n.chars().next()).collect();
    for at in (0..scan.len()).filter(|i| firsts.contains(&scan.at(*i))) {
        let Some(name) = known.iter().find(|n| scan.starts(at, n)) else { continue };
        let end = at + name.chars().count();
        let part = if is_quoted(scan, at, end) { PersonPart::Quoted } else { PersonPart::Mentioned };
        let value = FactValue::Person { name: name.clone(), role: None, org: None, part };
        let fact = scan.fact(at, end, "known-name", 0.85, value);
        if fact.span.is_some_and(|s| !taken.contains(&(s.start as usize))) {
            facts.push(fact);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Byline;

    fn check(text: &str, expect: &[(&str, Option<&str>, PersonPart)]) {
        let scans = [Scan::new(Part::Block(0), text)];
        let facts = facts(&Article::default(), &scans);
        let found: Vec<_> = facts
            .iter()
            .map(|f| match &f.value {
                FactValue::Person { name, role, part, .. } => (name.as_str(), role.as_deref(), *part),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn a_title_before_and_a_verb_behind_make_a_name() {
        use PersonPart::{Mentioned, Quoted};
        check("“好。”某某有限公司总经理周喜江介绍，", &[("周喜江", Some("某某有限公司总经理"), Quoted)]);
        check("副市长王刚出席会议并讲话。", &[("王刚", Some("副市长"), Mentioned)]);
        check("会上，市教育局副局长钱岭介绍有关工作情况。", &[("钱岭", Some("市教育局副局长"), Mentioned)]);
        check("水利局党组成员、副局长韩刚说，", &[("韩刚", Some("水利局党组成员、副局长"), Quoted)]);
        check("大队长韩启亮当即锁定", &[("韩启亮", Some("大队长"), Mentioned)]);
        check("村民孔兰仁说", &[("孔兰仁", Some("村民"), Quoted)]);
        check("校长欧阳修文表示，", &[("欧阳修文", Some("校长"), Quoted)]);
        check("教练约翰·史密斯说", &[("约翰·史密斯", Some("教练"), Quoted)]);
        check("局长张三、李四参加活动。", &[("张三", Some("局长"), Mentioned), ("李四", None, Mentioned)]);
    }

    #[test]
    fn words_behind_titles_are_no_names() {
        for text in [
            "工人文化宫",
            "专家高度评价",
            "代表时代精神",
            "学生家长表示",
            "负责人表示，",
            "主任和书记",
            "村民都说好",
            "老师安排妥当。",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn byline_names_are_located_where_they_stand() {
        let byline = Byline {
            reporters: vec!["胡磊".into()],
            correspondents: vec!["张迪".into()],
            ..Byline::default()
        };
        let article = Article { byline, ..Article::default() };
        let scans = [Scan::new(Part::Block(0), "本报讯（记者 胡 磊）近日，")];
        let facts = facts(&article, &scans);
        let spans: Vec<_> =
            facts.iter().map(|f| (f.text.as_str(), f.span.map(|s| (s.start, s.end)))).collect();
        assert_eq!(spans, [("胡 磊", Some((7, 10))), ("张迪", None)]);
    }
}
