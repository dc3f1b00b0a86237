//! Names of fields in catalogues, databases, publishing systems and the lines under headlines of web pages:
//! `题名：`, `來源:`, `版 号：`.

use std::sync::LazyLock;

use regex::Regex;

/// What a field of that name holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) enum Field {
    /// When it appeared.
    Date,
    /// Where it appeared.
    Source,
    /// On which page.
    Page,
    /// Who wrote it.
    Author,
    /// Who took the pictures.
    Photographer,
    /// Who edited, checked or published it.
    Editor,
    /// How often it was read, how it is set.
    Count,
    /// Anything else about the text.
    Other,
}

const NAMES: &[(&str, Field)] = &[
    ("发布时间", Field::Date),
    ("发布日期", Field::Date),
    ("发表时间", Field::Date),
    ("发表日期", Field::Date),
    ("出版日期", Field::Date),
    ("出版时间", Field::Date),
    ("见报日期", Field::Date),
    ("见报时间", Field::Date),
    ("刊发日期", Field::Date),
    ("刊发时间", Field::Date),
    ("刊登日期", Field::Date),
    ("更新时间", Field::Date),
    ("更新日期", Field::Date),
    ("日期", Field::Date),
    ("时间", Field::Date),
    ("文章来源", Field::Source),
    ("稿件来源", Field::Source),
    ("信息来源", Field::Source),
    ("新闻来源", Field::Source),
    ("来源报纸", Field::Source),
    ("报纸名称", Field::Source),
    ("报刊名称", Field::Source),
    ("报刊名", Field::Source),
    ("报纸名", Field::Source),
    ("报纸", Field::Source),
    ("刊名", Field::Source),
    ("报名", Field::Source),
    ("来源", Field::Source),
    ("稿源", Field::Source),
    ("出处", Field::Source),
    ("版次/卷期", Field::Page),
    ("版次/卷号", Field::Page),
    ("版次", Field::Page),
    ("版面", Field::Page),
    ("版号", Field::Page),
    ("版位", Field::Page),
    ("版别", Field::Page),
    ("页码", Field::Page),
    ("第一责任者", Field::Author),
    ("责任者", Field::Author),
    ("第一作者", Field::Author),
    ("作者", Field::Author),
    ("著者", Field::Author),
    ("撰稿人", Field::Author),
    ("撰稿", Field::Author),
    ("署名", Field::Author),
    ("记者", Field::Author),
    ("通讯员", Field::Author),
    ("文字", Field::Author),
    ("摄影", Field::Photographer),
    ("摄影者", Field::Photographer),
    ("图片", Field::Photographer),
    ("责任编辑", Field::Editor),
    ("责编", Field::Editor),
    ("编辑", Field::Editor),
    ("编审", Field::Editor),
    ("审核", Field::Editor),
    ("审稿", Field::Editor),
    ("校对", Field::Editor),
    ("初审", Field::Editor),
    ("复审", Field::Editor),
    ("终审", Field::Editor),
    ("录入", Field::Editor),
    ("发布者", Field::Editor),
    ("发布人", Field::Editor),
    ("发布单位", Field::Editor),
    ("阅读次数", Field::Count),
    ("阅读量", Field::Count),
    ("阅读数", Field::Count),
    ("阅读", Field::Count),
    ("浏览次数", Field::Count),
    ("浏览量", Field::Count),
    ("浏览", Field::Count),
    ("点击数", Field::Count),
    ("点击量", Field::Count),
    ("点击", Field::Count),
    ("访问量", Field::Count),
    ("评论数", Field::Count),
    ("评论", Field::Count),
    ("人气", Field::Count),
    ("字数", Field::Count),
    ("字号", Field::Count),
    ("字体", Field::Count),
    ("关键词", Field::Other),
    ("主题词", Field::Other),
    ("分类号", Field::Other),
    ("中图分类", Field::Other),
    ("版名", Field::Other),
    ("刊号", Field::Other),
    ("摘要", Field::Other),
    ("标签", Field::Other),
    ("语种", Field::Other),
    ("期号", Field::Other),
    ("期数", Field::Other),
    ("卷期", Field::Other),
    ("地域", Field::Other),
    ("链接", Field::Other),
    ("网址", Field::Other),
    ("原文链接", Field::Other),
    ("文件名", Field::Other),
    ("稿件编号", Field::Other),
    ("编号", Field::Other),
];

/// A name with its colon, spaces between its characters allowed.
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let spaced = |name: &str| name.chars().map(String::from).collect::<Vec<_>>().join(r"\s*");
    let mut names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
    names.sort_by_key(|name| usize::MAX - name.len());
    let names: Vec<String> = names.into_iter().map(spaced).collect();
    Regex::new(&format!(r"({})\s*:", names.join("|"))).ok()
});

/// A field that begins in a folded line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) struct Named {
    pub(in crate::structure) field: Field,
    /// Where its name begins and its value begins, in bytes.
    pub(in crate::structure) from: usize,
    pub(in crate::structure) value: usize,
}

/// The fields of a folded line by their names.
pub(in crate::structure) fn named(line: &str) -> Vec<Named> {
    let Some(pattern) = NAMED.as_ref().filter(|_| line.contains(':')) else { return Vec::new() };
    pattern
        .captures_iter(line)
        .filter_map(|captures| {
            let (whole, name) = (captures.get(0)?, captures.get(1)?);
            let name: String = name.as_str().chars().filter(|c| !c.is_whitespace()).collect();
            let (_, field) = NAMES.iter().find(|(known, _)| *known == name)?;
            Some(Named { field: *field, from: whole.start(), value: whole.end() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_known_by_name() {
        let check = |line: &str, expect: &[Field]| {
            let found: Vec<Field> = named(line).iter().map(|n| n.field).collect();
            assert_eq!(found, expect, "{line}");
        };
        check("2024-07-17 来源:河湾日报作者:张红", &[Field::Source, Field::Author]);
        check("版 号:A02", &[Field::Page]);
        check("发布时间: 2024-07-17 浏览次数:12", &[Field::Date, Field::Count]);
        check("来源不明的一箱书", &[]);
        check("", &[]);
    }
}
