//! Front matter: fields between `---` lines at the head of a cutting, read as labelled lines.

use std::borrow::Cow;

/// Names of fields in front matter, and the label that means the same.
const KEYS: [(&str, &str); 27] = [
    ("title", "题名"),
    ("headline", "题名"),
    ("subtitle", "副题"),
    ("kicker", "引题"),
    ("date", "日期"),
    ("issued", "日期"),
    ("published", "日期"),
    ("pubdate", "日期"),
    ("publication", "报纸名称"),
    ("newspaper", "报纸名称"),
    ("paper", "报纸名称"),
    ("source", "来源"),
    ("page", "版次"),
    ("author", "作者"),
    ("authors", "作者"),
    ("byline", "作者"),
    ("reporter", "作者"),
    ("reporters", "作者"),
    ("column", "栏目"),
    ("标题", "题名"),
    ("日期", "日期"),
    ("作者", "作者"),
    ("来源", "来源"),
    ("报纸", "报纸名称"),
    ("版次", "版次"),
    ("版面", "版次"),
    ("栏目", "栏目"),
];
/// Label of what else stands there.
const OTHER: &str = "标签";
/// Longest head in lines.
const LONGEST: usize = 60;

/// The lines of a page with the fields of its head as labelled lines; the page as it is where it has no such head.
pub(in crate::structure) fn translate(mut lines: Vec<Cow<'_, str>>) -> Vec<Cow<'_, str>> {
    let Some((first, last)) = bounds(&lines) else { return lines };
    let mut key = OTHER;
    for line in &mut lines[first + 1..last] {
        let text = line.trim();
        if text.is_empty() {
            continue;
        }
        let value = match text.split_once([':', '：']).filter(|_| !text.starts_with('-')) {
            Some((name, value)) => {
                key = label(name);
                value
            }
            None => text.trim_start_matches('-'),
        };
        let value = value.trim().trim_matches(['"', '\'', '[', ']']);
        *line = Cow::Owned(if value.is_empty() { "---".to_owned() } else { format!("{key}：{value}") });
    }
    lines
}

fn label(name: &str) -> &'static str {
    let name = name.trim().to_lowercase();
    KEYS.iter().find(|(key, _)| *key == name).map_or(OTHER, |(_, label)| label)
}

/// Where the head begins and ends: the first line and the next `---`, with nothing but fields between.
fn bounds(lines: &[Cow<'_, str>]) -> Option<(usize, usize)> {
    let first = lines.iter().position(|l| !l.trim().is_empty())?;
    let is_bound = |l: &str| matches!(l.trim(), "---" | "...");
    (lines[first].trim() == "---").then_some(())?;
    let length = lines[first + 1..].iter().take(LONGEST).position(|l| is_bound(l))?;
    let last = first + 1 + length;
    let is_field = |l: &Cow<'_, str>| {
        let text = l.trim();
        let name = text.split_once([':', '：']).map(|(name, _)| name.trim());
        text.is_empty()
            || text.starts_with('-')
            || name.is_some_and(|n| (1..=16).contains(&n.chars().count()))
    };
    let known = lines[first + 1..last].iter().any(|l| {
        let name = l.split_once([':', '：']).map_or("", |(name, _)| name);
        label(name) == "题名" || label(name) == "日期"
    });
    (known && lines[first + 1..last].iter().all(is_field)).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_cutting_is_made_of_fields() {
        let check = |lines: &[&str], expect: &[&str]| {
            let lines: Vec<Cow<'_, str>> = lines.iter().map(|l| Cow::Borrowed(*l)).collect();
            assert_eq!(translate(lines), expect);
        };
        check(
            &[
                "---",
                "title: \"河湾的渡口\"",
                "date: 2024-07-17",
                "authors:",
                "  - 张红",
                "lang: zh",
                "---",
                "正文。",
            ],
            &[
                "---",
                "题名：河湾的渡口",
                "日期：2024-07-17",
                "---",
                "作者：张红",
                "标签：zh",
                "---",
                "正文。",
            ],
        );
        check(&["---", "河湾的渡口", "---"], &["---", "河湾的渡口", "---"]);
        check(&["title: a", "---"], &["title: a", "---"]);
    }
}
