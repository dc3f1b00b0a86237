//! Markup that a copy brought along: tags, entities and comments of web pages and publishing systems are no print.
//! `&` and `<` that are print stay.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// Tags of web pages; any other word between < and > is print.
const TAGS: &str = "a|abbr|article|aside|b|big|blockquote|body|br|center|cite|code|dd|div|dl|dt|em|figcaption|figure|\
    font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|mark|meta|nav|nobr|o:p|ol|\
    p|pre|s|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|\
    video|wbr|st1:[a-z]+|founder-[a-z]+|enp[a-z]*|source";

fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

/// A whole comment, the rest of one that was opened before, and the head of one that goes on below.
static COMMENT: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?s)<!--.*?-->|<!\[CDATA\[|\]\]>"));
/// Fields that publishing systems leave behind the text when the tags around them are gone.
static SYSTEM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"\s*(?:<!--\s*enpproperty\b.*$|[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(?::[0-9]+)?\s+[0-9]+ .*?/?enpproperty\s*-->|/?enpproperty\s*-->)")
});
static TAG: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r#"(?i)</?(?:{TAGS})(?:\s+[a-z:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)|\s+[a-z]+)*\s*/?>"#)));
/// Tags at which a line or paragraph ends.
static BREAK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"(?i)^</?(?:br|p|div|li|tr|h[1-6]|dd|dt|ul|ol|table|blockquote|section|article)\b")
});
static ENTITY: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"&(?:#([0-9]{2,6})|#[xX]([0-9a-fA-F]{2,5})|([A-Za-z]{2,8}));"));

const ENTITIES: [(&str, &str); 30] = [
    ("nbsp", "\u{a0}"), ("ensp", " "), ("emsp", "\u{3000}"), ("thinsp", ""), ("zwnj", ""), ("zwj", ""),
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("mdash", "—"), ("ndash", "–"),
    ("hellip", "…"), ("middot", "·"), ("bull", "•"), ("ldquo", "“"), ("rdquo", "”"), ("lsquo", "‘"),
    ("rsquo", "’"), ("laquo", "«"), ("raquo", "»"), ("times", "×"), ("deg", "°"), ("permil", "‰"),
    ("yen", "¥"), ("copy", "©"), ("reg", "®"), ("sup2", "²"), ("plusmn", "±"),
];

/// A text without markup; what a tag parted is parted by `parting`.
pub fn without_markup<'a>(text: &'a str, parting: &str) -> Cow<'a, str> {
    if !text.contains(['<', '&', '>']) {
        return Cow::Borrowed(text);
    }
    let mut text = Cow::Borrowed(text);
    replace(&mut text, &COMMENT, |_| String::new());
    replace(&mut text, &SYSTEM, |_| String::new());
    replace(&mut text, &TAG, |found| {
        let breaks = BREAK.as_ref().is_some_and(|p| p.is_match(&found[0]));
        if breaks { parting.to_owned() } else { String::new() }
    });
    replace(&mut text, &ENTITY, |found| entity(found).unwrap_or_else(|| found[0].to_owned()));
    text
}

fn replace(text: &mut Cow<'_, str>, pattern: &Option<Regex>, with: impl Fn(&Captures<'_>) -> String) {
    let Some(pattern) = pattern else { return };
    if let Cow::Owned(changed) = pattern.replace_all(text, with) {
        *text = Cow::Owned(changed);
    }
}

fn entity(found: &Captures<'_>) -> Option<String> {
    let number = |group: usize, radix| u32::from_str_radix(found.get(group)?.as_str(), radix).ok();
    if let Some(code) = number(1, 10).or_else(|| number(2, 16)) {
        return char::from_u32(code).filter(|c| !c.is_control()).map(String::from);
    }
    let name = found.get(3)?.as_str();
    ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned())
}

/// Lines that a comment may reach over.
const LONGEST_COMMENT: usize = 60;

/// The lines of a page without markup; comments may reach over several lines.
pub fn lines_without_markup(lines: &[String]) -> Vec<Cow<'_, str>> {
    let mut out = Vec::with_capacity(lines.len());
    let mut inside = false;
    for (n, line) in lines.iter().enumerate() {
        let mut rest = line.as_str();
        if inside {
            let Some((_, behind)) = line.split_once("-->") else {
                out.push(Cow::Borrowed(""));
                continue;
            };
            (inside, rest) = (false, behind);
        }
        let opened = rest.rsplit_once("<!--").filter(|(_, behind)| !behind.contains("-->"));
        let closes = |line: &String| line.contains("-->");
        out.push(match opened {
            Some((before, _)) => {
                inside = lines[n + 1..].iter().take(LONGEST_COMMENT).any(closes);
                Cow::Owned(without_markup(before, " ").into_owned())
            }
            None => without_markup(rest, " "),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_no_print() {
        let check = |text: &str, expect: &str| assert_eq!(without_markup(text, " "), expect, "{text}");
        check("河湾的渡口<br>柳林的桥", "河湾的渡口 柳林的桥");
        check("河湾<b>渡口</b>", "河湾渡口");
        check("<p style=\"text-indent:2em\">大桥通车。</p>", " 大桥通车。 ");
        check("通车&mdash;&mdash;全长六百米", "通车——全长六百米");
        check("&#8220;惠民&#x201d;", "“惠民”");
        check("大桥<!-- 图一 -->通车", "大桥通车");
        check("通车。 2024-07-17 00:00:00:0 3016 1 0 1 19 大桥 /enpproperty-->", "通车。");
        check("“A&B”书店", "“A&B”书店");
        check("PM2.5<35微克，5<x<50", "PM2.5<35微克，5<x<50");
        check("<正文>大桥通车</正文>", "<正文>大桥通车</正文>");
        check("R&D;投入", "R&D;投入");
        check("a<b 且 c>d", "a<b 且 c>d");
    }

    #[test]
    fn comments_reach_over_lines() {
        let lines: Vec<String> = ["通车。<!--enpproperty <date>2024", "张红</author>", "/enpproperty-->", "村民称便。"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(lines_without_markup(&lines), ["通车。", "", "", "村民称便。"]);
    }
}
