//! Sources (来源): `（据新华社）`, `据《河湾日报》`, `本报综合`: a text taken from elsewhere, and nobody's byline.

use crate::structure::signs::glyph::{is_blank, is_han};
use crate::structure::signs::role::is_outlet;

/// What stands before a source's name, and whether a name must follow.
const HEADS: [(&str, bool); 11] = [
    ("本报综合", false),
    ("综合", true),
    ("据", true),
    ("来源：", true),
    ("来源:", true),
    ("转自", true),
    ("摘自", true),
    ("选自", true),
    ("原载", true),
    ("本报讯 综合", false),
    ("稿件来源：", true),
];

/// What may stand behind it.
const TAILS: [&str; 9] = ["综合报道", "报道", "消息", "电", "整理", "讯", "客户端", "微信公众号", "公众号"];

/// Longest source in characters.
const LONGEST: usize = 24;

/// Whether a text without its brackets is a source.
pub(in crate::structure) fn is_source(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    if text.chars().take(LONGEST + 1).count() > LONGEST {
        return false;
    }
    let Some((rest, named)) = HEADS.iter().find_map(|(head, named)| Some((text.strip_prefix(head)?, *named)))
    else {
        return false;
    };
    // `摘自《河湾旧事》 张红著`: whoever wrote a book is nobody's reporter.
    let rest = written(rest);
    let rest = TAILS.iter().fold(rest, |rest, tail| rest.strip_suffix(tail).unwrap_or(rest));
    let rest = rest.trim_matches(is_blank);
    if rest.is_empty() {
        return !named;
    }
    rest.split(['、', '和', ' ', '　']).all(is_publication)
}

/// `《河湾日报》`, `新华社`.
fn is_publication(text: &str) -> bool {
    let quoted = text.strip_prefix('《').and_then(|t| t.strip_suffix('》'));
    let name = quoted.unwrap_or(text);
    let han = name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric());
    let length = name.chars().count();
    // 新闻 and 中心 alone name nobody.
    han && (2..=12).contains(&length) && (quoted.is_some() || length > 2 && is_outlet(name))
}

/// A title without the names of its authors behind it.
fn written(text: &str) -> &str {
    let Some((title, behind)) = text.split_once('》') else { return text };
    let behind = behind.trim_matches(is_blank);
    let role =
        ["著", "编", "译", "编著", "主编", "选编", "编译", "作"].iter().any(|end| behind.ends_with(end));
    let short = behind.chars().count() <= 12 && behind.chars().all(|c| is_han(c) || is_blank(c) || c == '、');
    if role && short { &text[..title.len() + '》'.len_utf8()] } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_told_from_text() {
        let check = |text: &str, expect: bool| assert_eq!(is_source(text), expect, "{text}");
        check("据新华社", true);
        check("据新华社电", true);
        check("据《河湾日报》", true);
        check("据河湾日报、柳林晚报报道", true);
        check("本报综合", true);
        check("本报综合报道", true);
        check("综合新华社消息", true);
        check("来源：河湾日报", true);
        check("摘自《河湾文学》", true);
        check("据悉", false);
        check("据介绍", false);
        check("综合整治见成效", false);
        check("综合", false);
        check("综合新闻", false);
        check("摘自《河湾旧事》 张红著", true);
        check("选自《柳林文集》李强、王伟编", true);
        check("", false);
    }
}
