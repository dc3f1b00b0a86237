//! What a page is, from the name of its file and its folders: `聊城日报/2024-07-17/A02 要闻.txt`.
//!
//! A name is read by templates, the first that fits. A template describes the end of a path, whole folders and
//! the file's name without extension:
//!
//! ```
//! use newspaper::file_name::Patterns;
//!
//! let page = Patterns::default().read("扫描/2024-07/17/02.md");
//! assert_eq!((page.issue_date.as_deref(), page.page_label.as_deref()), (Some("2024-07-17"), Some("02")));
//! ```
//!
//! | in a template | stands for |
//! |---|---|
//! | `{year}` | four digits |
//! | `{month}` `{day}` | one or two digits; two where other digits stand beside them |
//! | `{page}` | up to one letter and one to three digits, perhaps within `第…版` |
//! | `{publication}` | a paper's name in Chinese, or a code of Latin letters |
//! | `{section}` | two to eight Chinese characters |
//! | `*` | anything but `/` |
//! | `~` | separators or none: `-_. 　年月日第`, brackets |
//! | `/` | the border of a folder |
//!
//! Anything else stands for itself. A date that is in no calendar fits no template.

mod template;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::PageInfo;
use crate::structure;
use template::{Found, Template};

/// What is tried after a person's own templates, the most telling first.
const DEFAULTS: [&str; 26] = [
    "{publication}/{year}~/{month}~/{day}~/{page}~{section}",
    "{publication}/{year}~/{month}~/{day}~/{page}",
    "{publication}~{year}~{month}~/{day}~/{page}~{section}",
    "{publication}~{year}~{month}~/{day}~/{page}",
    "{publication}/{year}~{month}~/{day}~/{page}~{section}",
    "{publication}/{year}~{month}~/{day}~/{page}",
    "{publication}/{year}~{month}~{day}~/{page}~{section}",
    "{publication}/{year}~{month}~{day}~/{page}",
    "{publication}/{year}~{month}~{day}~{page}~{section}",
    "{publication}/{year}~{month}~{day}~{page}",
    "{publication}~{year}~{month}~{day}~/{page}~{section}",
    "{publication}~{year}~{month}~{day}~/{page}",
    "{publication}~{year}~{month}~{day}~{page}~{section}",
    "{publication}~{year}~{month}~{day}~{page}",
    "{publication}~{year}~{month}~{day}~",
    "{year}~/{month}~/{day}~/{page}~{section}",
    "{year}~/{month}~/{day}~/{page}",
    "{year}~{month}~/{day}~/{page}~{section}",
    "{year}~{month}~/{day}~/{page}",
    "{year}~{month}~{day}~/{page}~{section}",
    "{year}~{month}~{day}~/{page}",
    "{year}~{month}~{day}~{page}~{section}",
    "{year}~{month}~{day}~{page}",
    "{year}~{month}~{day}~",
    "{publication}*期~{year}~{month}~{day}~*",
    "*期~{year}~{month}~{day}~*",
];

static COMPILED: LazyLock<Vec<Template>> =
    LazyLock::new(|| DEFAULTS.iter().filter_map(|text| Template::new(text).ok()).collect());

/// A page in Chinese numerals.
static PAGE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new("第([一二三四五六七八九十]{1,3})版").ok());

/// Cameras, telephones and scanners put the day a picture was taken into its name: no date of issue.
const DEVICES: [&str; 24] = [
    "img",
    "image",
    "dsc",
    "dscn",
    "dscf",
    "dji",
    "vid",
    "video",
    "mov",
    "pxl",
    "mvimg",
    "pano",
    "burst",
    "pic",
    "photo",
    "picture",
    "screenshot",
    "scan",
    "scanner",
    "camscanner",
    "wx",
    "wechat",
    "weixin",
    "mmexport",
];

/// What people write behind a name to tell its copies apart: no 版名.
const NOT_SECTIONS: [&str; 12] =
    ["副本", "复件", "备份", "初稿", "定稿", "终稿", "最终", "最终版", "修改", "修改版", "校对", "扫描件"];

/// Components of a path that are looked at, the file's name included: paper, year, month, day and page.
pub const DEPTH: usize = 5;

/// A template or a code that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no pattern for file names")]
pub struct PatternError(pub String);

/// How the names of files are read: a person's own templates, then the defaults.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    own: Vec<Template>,
    /// Papers by their code in lower case.
    codes: BTreeMap<String, String>,
}

impl Patterns {
    /// Templates that are tried before the defaults, and papers by their code (`lcrb` → `聊城日报`).
    ///
    /// # Errors
    /// The first template with an unknown field, with a field twice, without any field, or with a day but no
    /// month or a month but no year; the first code that is not of 2 to 10 Latin letters or has no paper.
    pub fn new<'a>(
        templates: impl IntoIterator<Item = &'a str>,
        codes: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, PatternError> {
        let own = templates.into_iter().map(Template::new).collect::<Result<_, _>>()?;
        let code = |(code, paper): (&str, &str)| {
            let (code, paper) = (code.trim(), paper.trim());
            let sound = (2..=10).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphabetic());
            match sound && !paper.is_empty() {
                true => Ok((code.to_ascii_lowercase(), paper.to_owned())),
                false => Err(PatternError(format!("{code}={paper}"))),
            }
        };
        Ok(Self { own, codes: codes.into_iter().map(code).collect::<Result<_, _>>()? })
    }

    /// What a path (separated by `/` or `\`) says; nothing where no template fits.
    pub fn read(&self, path: &str) -> PageInfo {
        let path = tail(path);
        let fitting = self.own.iter().chain(COMPILED.iter()).filter_map(|template| template.read(&path));
        fitting.filter_map(|found| self.meaning(found)).next().unwrap_or_default()
    }

    /// `None` for the name of a picture that somebody took.
    fn meaning(&self, found: Found) -> Option<PageInfo> {
        let publication = match found.publication {
            Some(code) if code.is_ascii() => {
                let code = code.to_ascii_lowercase();
                let paper = self.codes.get(&code).cloned();
                if paper.is_none() && DEVICES.contains(&code.as_str()) {
                    return None;
                }
                paper
            }
            name => name,
        };
        Some(PageInfo {
            publication,
            issue_date: found.date,
            page_label: found.page,
            section: found.section.filter(|section| !NOT_SECTIONS.contains(&section.as_str())),
            ..PageInfo::default()
        })
    }
}

/// The last components of a path in one form: half width, without extension and without the number of a copy.
fn tail(path: &str) -> String {
    let half_width = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '\\' => '/',
        c => c,
    };
    let path: String = arabic(&path.chars().map(half_width).collect::<String>());
    let mut parts: Vec<&str> = path.split('/').map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.drain(..parts.len().saturating_sub(DEPTH));
    if let Some(name) = parts.last_mut() {
        *name = without_copy(without_extension(name));
    }
    parts.join("/")
}

/// Days and pages in Chinese numerals as in Arabic ones: `民国三十五年七月二日第二版` as `1946-07-02第2版`.
fn arabic(path: &str) -> String {
    let mut path = path.to_owned();
    if let Some((day, from, to)) = structure::han_day(&path) {
        path.replace_range(from..to, &day);
    }
    let page = PAGE.as_ref().and_then(|p| p.captures(&path)).and_then(|found| found.get(1));
    if let Some((range, label)) = page.map(|m| (m.range(), structure::arabic_label(m.as_str()))) {
        path.replace_range(range, &label);
    }
    path
}

/// An extension is of letters, so that `2024.07.17` keeps its day.
fn without_extension(name: &str) -> &str {
    let is_extension =
        |end: &str| (1..=8).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_alphabetic());
    name.rsplit_once('.')
        .filter(|(stem, end)| !stem.is_empty() && is_extension(end))
        .map_or(name, |(stem, _)| stem)
}

/// `A02 (1)` is a copy of `A02`.
fn without_copy(name: &str) -> &str {
    let opened = name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
    let numbered = opened.filter(|(stem, number)| {
        !stem.is_empty() && (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
    });
    numbered.map_or(name, |(stem, _)| stem).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns() -> Patterns {
        Patterns::new([], [("lcrb", "聊城日报")]).expect("a code is a code")
    }

    fn shown(info: PageInfo) -> String {
        let parts = [info.publication, info.issue_date, info.page_label, info.section];
        parts.map(Option::unwrap_or_default).join("|")
    }

    #[test]
    fn names_say_what_a_page_is() {
        let patterns = patterns();
        let check = |path: &str, expect: &str| assert_eq!(shown(patterns.read(path)), expect, "{path}");
        check("lcrb20240717A02.txt", "聊城日报|2024-07-17|A02|");
        check("LCRB20240717a02", "聊城日报|2024-07-17|A02|");
        check("lcrb_2024-07-17_02.md", "聊城日报|2024-07-17|02|");
        check("abcd20240717A02", "|2024-07-17|A02|");
        check("20240717-A02.txt", "|2024-07-17|A02|");
        check("2024071702", "|2024-07-17|02|");
        check("聊城日报2024年7月17日第02版.txt", "聊城日报|2024-07-17|02|");
        check("聊城日报２０２４年７月１７日　第A02版", "聊城日报|2024-07-17|A02|");
        check("聊城日报 2024-07-17 A02 要闻.txt", "聊城日报|2024-07-17|A02|要闻");
        check("2024-07/17/02.md", "|2024-07-17|02|");
        check("/home/a/2024/07/17/02.txt", "|2024-07-17|02|");
        check("2024-07-17/02版 要闻.txt", "|2024-07-17|02|要闻");
        check("20240717/A02", "|2024-07-17|A02|");
        check("D:\\报纸\\聊城日报\\2024\\7\\17\\2.txt", "聊城日报|2024-07-17|2|");
        check("聊城日报/2024年7月/17日/第2版 文化", "聊城日报|2024-07-17|2|文化");
        check("lcrb/20240717/A02.txt", "聊城日报|2024-07-17|A02|");
        check("清河晚报2024-07/17/02.md", "清河晚报|2024-07-17|02|");
        check("清河晚报/2024-07-17-03.txt", "清河晚报|2024-07-17|03|");
        check("2024-07-17.txt", "|2024-07-17||");
        check("清河晚报(2024-07-17)第02版.txt", "清河晚报|2024-07-17|02|");
        check("清河晚报（2024-07-17）第02版.txt", "清河晚报|2024-07-17|02|");
        check("清河晚报[20240717].txt", "清河晚报|2024-07-17||");
        check("1958年7月2日第二版.txt", "|1958-07-02|2|");
        check("清河日報民國三十五年七月二日第十一版.txt", "清河日報|1946-07-02|11|");
        check("清河日报 一九五八年七月二日.txt", "清河日报|1958-07-02||");
        check("清流第十五期(19230702)1.txt", "|1923-07-02||");
        check("2024.07.17", "|2024-07-17||");
        check("2024-7-1 第3版", "|2024-07-01|3|");
        check("20240717-A02 (1).txt", "|2024-07-17|A02|");
        check("20240717-A02 - 副本.txt", "|2024-07-17|A02|");
        check("清河晚报/扫描/2024-07-17/A02.txt", "|2024-07-17|A02|");
    }

    #[test]
    fn names_that_only_look_like_it_say_nothing() {
        let patterns = patterns();
        let check = |path: &str| assert_eq!(shown(patterns.read(path)), "|||", "{path}");
        for path in [
            "001_4600770021876afd.txt",
            "columns-01.txt",
            "page12.txt",
            "12",
            "A02.txt",
            "IMG_20240717_103000.txt",
            "IMG_20240717.jpg",
            "Screenshot 2024-07-17 02",
            "20240717_103000.txt",
            "20240717103000",
            "2024-13-01",
            "20240631",
            "2023-02-29/02",
            "2024-07/32/02",
            "120240717",
            "202407171",
            "2024-07-1712345",
            "12/07/17/02",
            "3024-07-17",
            "4600770021876",
            "",
            "/",
            "文章",
        ] {
            check(path);
        }
    }

    #[test]
    fn own_templates_come_first() {
        let own = ["{day}~{month}~{year}*{section}", "卷{page}", "{publication}/{year}/*"];
        let patterns = Patterns::new(own, []).expect("templates");
        let check = |path: &str, expect: &str| assert_eq!(shown(patterns.read(path)), expect, "{path}");
        check("17-07-2024 x 要闻", "|2024-07-17||要闻");
        check("卷12", "||12|");
        check("甲.卷12", "|||");
        check("旧报/1987/随便.txt", "旧报|1987||");
        check("2024-07-17-02", "|2024-07-17|02|");
    }

    #[test]
    fn templates_and_codes_are_checked() {
        let template = |text: &str| Patterns::new([text], []).is_ok();
        for (text, good) in [
            ("{year}{month}{day}", true),
            ("{year}~第{page}", true),
            ("{jahr}", false),
            ("{year", false),
            ("year}", false),
            ("{year}/{year}", false),
            ("{day}{page}", false),
            ("{year}{day}", false),
            ("*", false),
            ("", false),
        ] {
            assert_eq!(template(text), good, "{text}");
        }
        for (code, paper, good) in
            [("lcrb", "聊城日报", true), ("l", "报", false), ("聊", "报", false), ("ab", " ", false)]
        {
            assert_eq!(Patterns::new([], [(code, paper)]).is_ok(), good, "{code}");
        }
    }

    #[test]
    fn every_default_is_a_template() {
        assert_eq!(COMPILED.len(), DEFAULTS.len());
    }
}
