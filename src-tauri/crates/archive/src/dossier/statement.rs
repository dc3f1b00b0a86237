//! Who runs an initiative, when it began and where it is, from the sentences that name it.

use std::collections::BTreeMap;

use newspaper::{Fact, FactValue, NameKind, Part, Tense};

use super::passage::Passage;
use crate::edtf::Stretch;
use crate::gather;
use crate::headings::Headings;
use crate::ledger;
use crate::marks::Range;
use crate::quote::{quote, range};
use crate::store::article::Stored;
use crate::view::{ArticleId, Quote, Statement};

/// Statements of each sort at most.
const MOST: usize = 6;

/// What whoever runs it does.
const RUNS: &[&str] = &[
    "主办", "承办", "协办", "牵头", "运营", "负责", "开发", "研发", "建设", "推出", "打造", "创新", "创建",
    "建立", "探索", "开展", "启动", "实施", "组织", "推行", "推动", "构建", "搭建", "设立", "发起", "联合",
    "印发", "出台", "制定", "发布", "举办", "召开", "主导", "管理", "上线", "推广", "部署",
];

/// Words that say that something began.
const BEGINS: &[&str] = &[
    "上线",
    "启动",
    "启用",
    "开通",
    "投用",
    "投入使用",
    "投入运行",
    "正式运行",
    "运行以来",
    "成立",
    "建成",
    "开工",
    "开始",
    "实施",
    "施行",
    "推出",
    "推行",
    "首次",
    "开展",
    "召开",
    "举行",
    "举办",
    "揭牌",
    "印发",
    "出台",
    "发布",
    "建立",
    "打造",
    "推广",
    "探索",
];

/// Years from then to now: 上线两年来, 运行三周年.
const SINCE: &[&str] = &["周年", "年来", "年多来", "年"];

/// Words for the days before an issue.
const LATELY: &[&str] = &["近日", "日前", "近期", "最近"];

/// What is gathered of one value.
struct Said {
    text: String,
    weight: u32,
    articles: Vec<ArticleId>,
    best: (u32, Quote),
}

/// Statements by value.
#[derive(Default)]
struct Tally {
    said: BTreeMap<String, Said>,
}

impl Tally {
    fn add(&mut self, stored: &Stored, part: Part, value: String, text: String, weight: u32, at: Range) {
        let said = self.said.entry(value).or_insert_with(|| Said {
            text,
            weight: 0,
            articles: Vec::new(),
            best: (weight, quote(stored, part, std::slice::from_ref(&at))),
        });
        said.weight += weight;
        if said.articles.last() != Some(&stored.id) {
            said.articles.push(stored.id);
        }
        if weight > said.best.0 {
            said.best = (weight, quote(stored, part, &[at]));
        }
    }

    /// Whether an article says anything.
    fn knows(&self, article: ArticleId) -> bool {
        self.said.values().any(|said| said.articles.contains(&article))
    }

    /// The surest first; what is weaker than `least` is left out.
    fn statements(self, least: u32) -> Vec<Statement> {
        let mut said: Vec<(String, Said)> =
            self.said.into_iter().filter(|(_, said)| said.weight >= least).collect();
        said.sort_by(|a, b| {
            b.1.best.0.cmp(&a.1.best.0).then(b.1.weight.cmp(&a.1.weight)).then(a.0.cmp(&b.0))
        });
        said.truncate(MOST);
        let view = |(value, said): (String, Said)| Statement {
            value,
            text: said.text,
            articles: said.articles.len() as u32,
            quote: said.best.1,
        };
        said.into_iter().map(view).collect()
    }
}

fn is_org(fact: &Fact) -> bool {
    matches!(fact.value, FactValue::Org { .. })
}

/// Organisations that run it.
pub(super) fn runners(passages: &[Passage<'_>], headings: &Headings) -> Vec<Statement> {
    let mut tally = Tally::default();
    for passage in passages {
        for (fact, at) in passage.facts() {
            if !is_org(fact) {
                continue;
            }
            let name = fact.value.standard(&fact.text);
            let heading = headings.of(NameKind::Org, &name, passage.stored.id).to_owned();
            let weight = runs(passage, &at);
            if weight > 0 {
                tally.add(passage.stored, passage.part, heading, fact.text.clone(), weight, at);
            }
        }
    }
    tally.statements(1)
}

/// How surely the organisation at a place runs the initiative named in the sentence.
fn runs(passage: &Passage<'_>, org: &Range) -> u32 {
    let between = passage.between(org, &passage.mention);
    let does = |text: &str| RUNS.iter().any(|word| text.contains(word));
    let near: String = passage.after(org.end).chars().take(12).collect();
    let by = passage.before(org.start).ends_with('由');
    match () {
        () if by && does(&near) => 4,
        () if org.end > passage.mention.start && !by => 0,
        // 某局推出“…”, and nobody else between who could be meant.
        () if does(&between) && !between.contains(['，', '；']) => 3,
        () if does(&between) => 2,
        () if between.is_empty() || matches!(between.as_str(), "的" | "“" | "《" | "的“") => 2,
        () => 1,
    }
}

/// When it began.
pub(super) fn began(passages: &[Passage<'_>]) -> Vec<Statement> {
    let mut tally = Tally::default();
    for passage in passages {
        for (fact, at) in passage.facts() {
            let FactValue::Date { edtf, tense, .. } = &fact.value else { continue };
            let lately =
                || gather::published(passage.stored).filter(|_| LATELY.contains(&fact.text.as_str()));
            // 近日 is not long before the paper came out.
            let Some(edtf) =
                edtf.clone().or_else(|| lately().map(|day| format!("{}~", day.trim_end_matches('~'))))
            else {
                continue;
            };
            // What is still to come may be another stage of it, and is worth less.
            let weight = begins(passage, &at).saturating_sub(u32::from(*tense == Tense::Future));
            if weight > 0 && Stretch::parse(&edtf).is_some() {
                tally.add(passage.stored, passage.part, edtf, fact.text.clone(), weight, at);
            }
        }
        if let Some((edtf, text, at)) = since(passage) {
            tally.add(passage.stored, passage.part, edtf, text, 2, at);
        }
    }
    let mut statements = tally.statements(1);
    // Years counted back say nothing where a date is named that lies in them.
    let named: Vec<Stretch> = statements
        .iter()
        .filter(|s| !s.value.ends_with('~'))
        .filter_map(|s| Stretch::parse(&s.value))
        .collect();
    statements.retain(|s| {
        let about = Stretch::parse(&s.value).filter(|_| s.value.ends_with('~'));
        !about.is_some_and(|about| named.iter().any(|n| n.first >= about.first && n.last <= about.last))
    });
    statements
}

/// How surely the date at a place is when the initiative began.
fn begins(passage: &Passage<'_>, date: &Range) -> u32 {
    let between = passage.between(date, &passage.mention);
    let near: String = passage.after(passage.mention.end.max(date.end)).chars().take(16).collect();
    let cue = |text: &str| BEGINS.iter().any(|word| text.contains(word));
    let clause = !between.contains(['；', '。']);
    match (cue(&between), cue(&near)) {
        (true, _) | (_, true) if clause && between.chars().count() <= 30 => 3,
        (true, _) | (_, true) => 1,
        _ => 0,
    }
}

/// A beginning that is told by the years since: EDTF of the year, the words, where they stand.
fn since(passage: &Passage<'_>) -> Option<(String, String, Range)> {
    let text = passage.text(passage.sentence.clone());
    let chars: Vec<char> = text.chars().collect();
    let published = gather::published(passage.stored)?;
    let printed: i32 = published.get(..4)?.parse().ok()?;
    for cue in BEGINS.iter().chain(&["运行"]) {
        let Some(byte) = text.find(cue) else { continue };
        let at = text[..byte].chars().count();
        let rest = &chars[at + cue.chars().count()..];
        let Some((years, length)) = years(rest) else { continue };
        let end = at + cue.chars().count() + length;
        let place = passage.sentence.start + at..passage.sentence.start + end;
        return Some((format!("{:04}~", printed - years), chars[at..end].iter().collect(), place));
    }
    None
}

/// A number of years right at the beginning of a text, and how many characters it takes.
fn years(chars: &[char]) -> Option<(i32, usize)> {
    let digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let number = match chars.first()? {
        '两' => 2,
        c if c.is_ascii_digit() => c.to_digit(10)? as i32,
        c => digits.iter().position(|d| d == c)? as i32 + 1,
    };
    let rest: String = chars[1..].iter().take(3).collect();
    let word = SINCE.iter().find(|word| rest.starts_with(**word))?;
    (number > 0).then(|| (number, 1 + word.chars().count()))
}

/// Where it is: the places named with it; of an article that names none there, the one it mostly speaks of.
pub(super) fn places(articles: &[Stored], passages: &[Passage<'_>]) -> Vec<Statement> {
    let mut tally = Tally::default();
    for passage in passages {
        for (fact, at) in passage.facts() {
            // The place in a company's name is not where the matter is.
            let in_name = || {
                passage
                    .facts()
                    .any(|(other, name)| is_org(other) && name.start <= at.start && at.end <= name.end)
            };
            if let FactValue::Place { path, .. } = &fact.value
                && !in_name()
            {
                let between = passage.between(&at, &passage.mention);
                let weight = if between.contains(['，', '；']) { 1 } else { 2 };
                tally.add(passage.stored, passage.part, path.clone(), fact.text.clone(), weight, at);
            }
        }
    }
    for stored in articles.iter().filter(|stored| !tally.knows(stored.id)).collect::<Vec<_>>() {
        let Some(path) = ledger::main_place(stored) else { continue };
        let fact = stored.article.facts.iter().find(|fact| fact.value.standard(&fact.text) == path);
        if let Some((fact, span)) = fact.and_then(|fact| Some((fact, fact.span?))) {
            tally.add(stored, span.part, path.to_owned(), fact.text.clone(), 1, range(span));
        }
    }
    tally.statements(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_since_are_read() {
        let check = |text: &str, expect: Option<(i32, usize)>| {
            assert_eq!(years(&text.chars().collect::<Vec<_>>()), expect, "{text}");
        };
        check("两年来，惠及千家", Some((2, 3)));
        check("三周年", Some((3, 3)));
        check("5年多来", Some((5, 4)));
        check("以来", None);
        check("两个月", None);
        check("", None);
    }
}
