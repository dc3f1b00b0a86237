//! Supplied headlines (代拟标题): a clause of the lead where the page prints none.

use super::glyph::{is_blank, is_marker, is_stop};
use super::lead;
use crate::text::JIEBA;

/// Longest supplied headline in characters.
const LONGEST: usize = 20;
/// Letters before 报道 in an opening at most.
const REPORT: usize = 40;
/// A shorter clause says too little.
const SHORTEST: usize = 6;

/// Proposes a headline from the first paragraph.
pub(super) fn headline(text: &str) -> String {
    let text: String = text.chars().take(400).collect();
    let body = after_lead(&text);
    let clauses: Vec<&str> = body
        .split(|c: char| is_stop(c) || matches!(c, '，' | '；' | '：' | ',' | ';' | '\n'))
        .map(|c| c.trim_matches(|c| is_blank(c) || is_marker(c) || matches!(c, '“' | '”' | '‘' | '’')))
        .filter(|c| !c.is_empty())
        .collect();
    let length = |c: &&&str| c.chars().count();
    let fits = |c: &&&str| (SHORTEST..=LONGEST).contains(&length(c)) && !is_time(c);
    if let Some(clause) = clauses.iter().find(fits) {
        return (*clause).to_owned();
    }
    let clause = clauses.iter().find(|c| !is_time(c)).or(clauses.first());
    clause.map_or_else(|| "（无题）".to_owned(), |c| shorten(c))
}

/// The text behind `本报讯（记者 …）` and the like; all of it where it has no such opening.
pub fn after_lead(text: &str) -> &str {
    if lead::read(text).is_none() {
        return text;
    }
    let close = text.char_indices().take(130).find(|(_, c)| matches!(c, '）' | ')'));
    let news = text.char_indices().take(34).find(|(_, c)| matches!(c, '讯' | '电'));
    let bracket = close.filter(|&(at, _)| text[..at].contains("记者") || text[..at].contains("通讯员"));
    let rest = bracket.or(news).map_or(text, |(at, c)| &text[at + c.len_utf8()..]);
    let rest = rest.trim_start_matches(|c| is_blank(c) || matches!(c, '】' | '：' | ':'));
    after_report(rest).unwrap_or(rest)
}

/// The text behind `记者张红报道：`.
fn after_report(text: &str) -> Option<&str> {
    let named = ["记者", "通讯员", "本报记者", "本台记者"].iter().any(|role| text.starts_with(role));
    let at = text.find("报道").filter(|&at| named && text[..at].chars().count() <= REPORT)?;
    text[at + "报道".len()..].trim_start_matches(is_blank).strip_prefix(['：', ':', '，', ','])
}

/// `7月12日`, `近日`: says when, not what.
fn is_time(clause: &str) -> bool {
    let rest =
        clause.trim_start_matches(|c: char| c.is_ascii_digit() || "年月日至—-、时分上下午晨晚凌".contains(c));
    rest.chars().count() < 3
        || ["近日", "日前", "连日来", "据悉", "据了解", "近年来", "今年以来"].contains(&clause)
}

/// Whole words up to the longest headline, with an ellipsis.
fn shorten(clause: &str) -> String {
    if clause.chars().count() <= LONGEST {
        return clause.to_owned();
    }
    let mut out = String::new();
    for word in JIEBA.cut(clause, false) {
        if out.chars().count() + word.word.chars().count() > LONGEST - 1 {
            break;
        }
        out.push_str(word.word);
    }
    if out.is_empty() {
        out = clause.chars().take(LONGEST - 1).collect();
    }
    out + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_ends_where_the_news_begins() {
        let check = |text: &str, expect: &str| assert_eq!(after_lead(text), expect);
        check("本报讯（记者 张红）昨日，大桥通车。", "昨日，大桥通车。");
        check("本报柳林7月16日电 昨日，大桥通车。", "昨日，大桥通车。");
        check("【本报讯】（记者 张红）昨日，大桥通车。", "昨日，大桥通车。");
        check("本报讯 记者张红报道：昨日，大桥通车。", "昨日，大桥通车。");
        check("记者张红走进大桥工地，报道：这里很忙。", "记者张红走进大桥工地，报道：这里很忙。");
        check("昨日，大桥通车（记者 张红）。", "昨日，大桥通车（记者 张红）。");
    }

    #[test]
    fn a_whole_clause_of_the_lead_is_proposed() {
        let check = |text: &str, expect: &str| assert_eq!(headline(text), expect);
        check(
            "本报讯（记者 张红）7月16日，全市社会事业发展推进会议召开。副市长出席。",
            "全市社会事业发展推进会议召开",
        );
        check("7月14日，工人正在生产订单产品。", "工人正在生产订单产品");
        check("短。", "短");
        check("", "（无题）");
    }
}
